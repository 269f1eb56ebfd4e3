"""What is to be said of a PDF: that it is a scan, that OCR made its text, that something in it can't be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.importing.pdf.sheet import Sheet
from generator.problems import Problem, say

_OCR = say("Lad et OCR-program læse den: «ocrmypdf -l dan ind.pdf ud.pdf», og importér resultatet")
_MOST_UNREADABLE = 0.05  # of the letters
_FEW = 20  # letters: what a page with a picture may have in its margins


def refusal(sheets: Sequence[Sheet]) -> Problem | None:
    """Why the document can't be read; None when it can."""
    covered = next((sheet.number for sheet in sheets if sheet.covered), None)
    if covered is not None:
        message = say("På side {page} er tekst dækket til, men den kan stadig læses i filen", page=covered)
        hint = say(
            "Fjern teksten helt i det program, den er skrevet i, eller med et redigeringsværktøj, der sletter den"
        )
        return Problem("error", message, hint=hint)
    letters = sum(map(_letters, sheets))
    if not letters and any(sheet.is_picture for sheet in sheets):
        return Problem("error", say("PDF'en er en skanning uden tekst"), hint=_OCR)
    if not letters:
        return Problem("error", say("PDF'en har ingen tekst"), hint=_OCR)
    unreadable = sum(sheet.unreadable for sheet in sheets)
    if unreadable > _MOST_UNREADABLE * (letters + unreadable):
        message = say("{count} af PDF'ens tegn kan ikke læses: dens skrifter siger ikke, hvilke bogstaver de er",
                      count=unreadable)  # fmt: skip
        hint = say("Lad et OCR-program læse den: «ocrmypdf --force-ocr -l dan ind.pdf ud.pdf», og importér resultatet")
        return Problem("error", message, hint=hint)
    return None


def doubts(sheets: Sequence[Sheet], page_starts: Sequence[int], attached: int) -> Iterator[Problem]:
    """What a person should look at, page by page."""
    if any(sheet.hidden for sheet in sheets):
        hint = say("Sammenhold det med kilden: OCR læser tit et bogstav eller et tal forkert")
        yield Problem("warning", say("Teksten er læst af et billede med OCR"), hint=hint)
    for sheet, line in zip(sheets, page_starts, strict=True):
        if sheet.is_picture and _letters(sheet) <= _FEW:
            message = say("Side {page} er et billede uden tekst; det, der står på den, er ikke med", page=sheet.number)
            yield Problem("warning", message, line=line, hint=_OCR)
        if sheet.unreadable:
            message = say("{count} tegn på side {page} kan ikke læses", count=sheet.unreadable, page=sheet.number)
            yield Problem("warning", message, line=line, hint=say("Se efter i kilden, hvad der står"))
    if comments := sum(sheet.comments for sheet in sheets):
        yield Problem("note", say("{count} kommentarer i PDF'en er ikke taget med", count=comments))
    if attached > 0:
        hint = say("Gem dem som filer, og importér dem, der er referater")
        yield Problem(
            "warning", say("PDF'en har {count} vedhæftede filer, som ikke er læst", count=attached), hint=hint
        )


def _letters(sheet: Sheet) -> int:
    cells = (line for grid in sheet.grids for row in grid.rows for cell in row for line in cell)
    return sum(len(line.text) for line in (*sheet.lines, *cells))
