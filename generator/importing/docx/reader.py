"""The reader of Word documents: from the file's bytes to blocks, and what was seen on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element

from generator.importing.docx.blocks import Sheet, print_content, print_margins
from generator.importing.docx.emphasis import Span
from generator.importing.docx.inline import InlineReader, NoteKey
from generator.importing.docx.numbering import read_numbering
from generator.importing.docx.parts import Part, Parts, open_parts
from generator.importing.docx.settling import settle
from generator.importing.docx.story import Content, Passage, StoryReader, passages, read_story, with_notes
from generator.importing.docx.styles import read_styles
from generator.importing.docx.xml import W, number, value
from generator.importing.reading import Document
from generator.problems import Problem, say

_MOST_CELLS = 200_000
_HIDING = ("changes", "comments", "hidden", "objects")
"""What is counted and not read, though the file holds its words."""
_ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")


def read_docx(data: bytes) -> Document | Problem:
    """The blocks of a Word document; or why it is refused.

    What is read is the text as it stands when all tracked changes are accepted. Comments, and what they delete, are
    counted and never read.
    """
    parts = open_parts(data)
    if isinstance(parts, Problem):
        return parts
    refusal = _refusal(parts.document.root)
    if refusal:
        return refusal
    counts: Counter[str] = Counter()
    counts["comments"] = sum(1 for _ in parts.document.root.iter(f"{W}commentReference"))
    for part in (parts.document, *parts.notes.values(), *parts.headers, *parts.footers):
        counts["changes"] += settle(part.root)
    return _read(parts, counts)


def _refusal(root: _Element) -> Problem | None:
    """Why a document is refused that could be opened."""
    if next(root.iter(*_ELSEWHERE), None) is not None:
        hint = say("Åbn det i Word, gem det igen, så det indsatte bliver en del af det, og importér det")
        return Problem("error", say("Word-dokumentet henter en del af sin tekst fra et andet dokument"), hint=hint)
    cells = sum(1 for _ in root.iter(f"{W}tc"))
    if cells > _MOST_CELLS:
        message = say("Word-dokumentet har {cells} tabelceller; højst {most} kan læses", cells=cells, most=_MOST_CELLS)
        return Problem("error", message, hint=say("Del dokumentet i flere, eller gem det som PDF"))
    return None


def _read(parts: Parts, counts: Counter[str]) -> Document:
    styles, numbering = read_styles(parts.styles), read_numbering(parts.numbering)
    numbers = _note_numbers(parts.document.root)

    def story(part: Part, root: _Element, counts: Counter[str]) -> Content:
        inline = InlineReader(part, styles, numbers, frozenset(numbers.values()), counts)
        return read_story(StoryReader(inline, numbering), root)

    def margins(margin_parts: Iterable[Part]) -> list[Content]:
        return [story(part, part.root, Counter()) for part in margin_parts]

    content = story(parts.document, parts.document.root, counts)
    notes = {
        key: (_note(numbers[key], story(part, note, counts)),)
        for kind, part in parts.notes.items()
        for note in part.root
        if (key := (kind, note.get(f"{W}id", ""))) in numbers
    }
    sheet = Sheet()
    print_margins(sheet, margins(parts.headers), say("sidehoved"))
    print_content(sheet, tuple(with_notes(content, notes)))
    counts["hidden"] = sheet.hidden
    print_margins(sheet, margins(parts.footers), say("sidefod"))
    hides = parts.hides or any(counts[kind] for kind in _HIDING) or _has_unmarked_notes(parts, numbers)
    text = "\n".join(sheet.lines)
    return Document(tuple(sheet.blocks), tuple(sheet.removed), text, tuple(_doubts(counts)), hides=hides)


def _note_numbers(root: _Element) -> dict[NoteKey, str]:
    """The numbers of the notes, in the order of their marks; endnotes, which Word numbers apart, count on.

    Word may begin at another number (17.11.20), and begin anew on each page, which nobody but Word can know.
    """
    start = next((start for each in root.iter(f"{W}footnotePr") if (start := number(value(each, "numStart")))), 1)
    numbers: dict[NoteKey, str] = {}
    counted = 0
    for kind in ("footnote", "endnote"):
        for mark in root.iter(f"{W}{kind}Reference"):
            key = (f"{kind}s", mark.get(f"{W}id", ""))
            has_own_mark = mark.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")
            if key not in numbers:
                numbers[key] = "" if has_own_mark else str(start + counted)
                counted += not has_own_mark
    return numbers


def _has_unmarked_notes(parts: Parts, numbers: Collection[NoteKey]) -> bool:
    return any(
        (kind, note.get(f"{W}id", "")) not in numbers and any(text.text for text in note.iter(f"{W}t"))
        for kind, part in parts.notes.items()
        for note in part.root
    )


def _note(number: str, content: Content) -> Passage:
    """A note as one paragraph, its number as the grammar knows it, its own paragraphs line by line."""
    spans: list[Span] = []
    for passage in passages(content):
        label = f"{passage.label.text} " if passage.label else ""
        spans.extend((Span(f"\n{label}" if spans else label), *passage.spans))
    while spans and not spans[0].text.strip():  # a blank parts the number from the note
        del spans[0]
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
    return Passage((Span(f"[{number}] " if number else ""), *spans), is_note=True)


def _doubts(counts: Counter[str]) -> Iterator[Problem]:
    """What a person must know of the document, and do to have it otherwise."""
    if count := counts["changes"]:
        message = say("Dokumentet har sporede ændringer ({count}); det er læst, som om de var accepteret", count=count)
        hint = say("Acceptér eller afvis dem i Word (Gennemse), og importér det igen; ellers står de stadig i kilden")
        yield Problem("warning", message, hint=hint)
    if count := counts["comments"]:
        message = say("Dokumentet har kommentarer ({count}); de er ikke læst", count=count)
        hint = say("Slet dem i Word (Gennemse), og importér det igen; ellers står de stadig i kilden")
        yield Problem("warning", message, hint=hint)
    if count := counts["hidden"]:
        message = say("Dokumentet har skjult tekst (antal steder: {count}); den er ikke taget med", count=count)
        hint = say("Vis den eller slet den i Word, og importér det igen; ellers står den stadig i kilden")
        yield Problem("warning", message, hint=hint)
    if count := counts["objects"]:
        message = say("Dokumentet har indlejrede objekter, fx regneark ({count}); de er ikke taget med", count=count)
        yield Problem("warning", message, hint=say("Skal de med, så gem dem som PDF, og læg dem ved som bilag"))
    if count := counts["signs"]:
        message = say("Tegn fra en symbolskrifttype kunne ikke læses ({count}); de står som «�»", count=count)
        yield Problem("warning", message, hint=say("Se efter i kilden, og ret dem i indholdsfilen"))
    if count := counts["pictures"]:
        yield Problem("note", say("Dokumentet har billeder ({count}); de er ikke taget med", count=count))
