"""A PDF from its bytes to a document: its pages, what runs over them, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pypdfium2 import raw

from generator.importing.pdf.building import Builder
from generator.importing.pdf.columns import with_columns
from generator.importing.pdf.doubts import doubts, refusal
from generator.importing.pdf.entries import counted
from generator.importing.pdf.footnotes import take_footnotes
from generator.importing.pdf.frame import Handle
from generator.importing.pdf.inline import words_of
from generator.importing.pdf.margins import RunningLine, take_running
from generator.importing.pdf.measures import Measures, measure
from generator.importing.pdf.opening import opened
from generator.importing.pdf.outline import outline_says_more
from generator.importing.pdf.pages import read_sheet
from generator.importing.pdf.sheet import Grid, Line, Sheet, Stray
from generator.importing.pdf.tables import OpenTable, add_table, as_lines, is_table
from generator.importing.reading import Document
from generator.importing.text import Landmark
from generator.problems import Message, Problem, say


def read_pdf(data: bytes, landmark: Landmark) -> Document | Problem:
    """The blocks of a PDF; or the error that says why it is refused and what to do.

    `landmark` tells the lines that the grammar knows: they stand by themselves whatever the layout, are never taken
    for running heads, and are never buried in a table.
    """
    with opened(data) as document:
        if isinstance(document, Problem):
            return document
        sheets = _sheets(document)
        if isinstance(sheets, Problem):
            return sheets
        attached = raw.FPDFDoc_GetAttachmentCount(document)
        if refused := refusal(sheets):
            return refused
        read = _document(sheets, landmark, attached)
        hides = attached > 0 or any(sheet.has_contents for sheet in sheets) or outline_says_more(document, read.text)
        return replace(read, hides=hides)


def _sheets(document: Handle) -> list[Sheet] | Problem:
    sheets: list[Sheet] = []
    for place in range(raw.FPDF_GetPageCount(document)):
        sheet = read_sheet(document, place)
        if sheet is None:
            message = say(
                "Side {page} kan ikke læses: den er beskadiget, eller der er for meget på den", page=place + 1
            )
            return Problem("error", message, hint=say("Udskriv den til en ny PDF, og importér den"))
        sheets.append(sheet)
    return sheets


def _document(sheets: Sequence[Sheet], landmark: Landmark, attached: int) -> Document:
    def is_landmark(text: str) -> bool:
        return bool(landmark(text, ""))

    bare, running = take_running(sheets, is_landmark)
    measures = measure(bare)
    noted = [take_footnotes(sheet, measures) for sheet in bare]
    builder = Builder(measures, landmark, _levels(bare, measures))
    arranged = [list(_pieces(sheet, is_landmark)) for sheet, _ in noted]
    builder.counted = counted([piece for pieces in arranged for piece in pieces if isinstance(piece, Line)])
    table: OpenTable | None = None
    for (sheet, notes), pieces, around in zip(noted, arranged, running, strict=True):
        builder.begin_page()
        _leave_out(builder, (each for each in around if each.is_head))
        for piece in pieces:
            if isinstance(piece, Grid):
                table = add_table(builder, piece, table)
            else:
                table = None
                builder.add_line(piece)
        for stray in sheet.strays:
            builder.leave_out(stray.text, _stray(stray))
        _leave_out(builder, (each for each in around if not each.is_head))
        builder.add_notes(notes)
    builder.close()
    text = "\n".join(builder.text)
    problems = tuple(doubts(sheets, builder.page_starts, attached))
    return Document(tuple(builder.blocks), tuple(builder.removed), text, problems, tuple(builder.page_starts))


def _pieces(sheet: Sheet, is_landmark: Callable[[str], bool]) -> Iterator[Line | Grid]:
    """The lines and the tables of a page from its top; a grid that only arranges text is lines."""
    begun = 0
    for grid in sheet.grids:
        above = [line for line in sheet.lines[begun:] if line.y <= grid.top + 1]
        yield from with_columns(above)
        begun += len(above)
        yield from [grid] if is_table(grid, is_landmark) else as_lines(grid)
    yield from with_columns(sheet.lines[begun:])


def _leave_out(builder: Builder, running: Iterable[RunningLine]) -> None:
    for each in running:
        builder.leave_out(words_of(each.line), each.why)


def _stray(stray: Stray) -> Message:
    match stray.why:
        case "turned":
            return say("skrevet på tværs af siden, som et vandmærke")
        case "outside":
            return say("står uden for siden")
        case "hidden":
            return say("er usynlig på siden")


def _levels(sheets: Sequence[Sheet], measures: Measures) -> dict[float, int]:
    """The level of a heading by its size, the largest first."""
    sizes = {line.size for sheet in sheets for line in sheet.lines if measures.is_large(line)}
    return {size: min(place, 5) for place, size in enumerate(sorted(sizes, reverse=True), 1)}
