"""The page of an inspection: a document's text beside what an import makes of it, each doubt in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import PurePath

from markupsafe import Markup

from generator.importing import ReadDocument
from generator.importing.audit import Audit
from generator.importing.reading import ItemOrigin
from generator.markup import to_html
from generator.model import ClosedItem, Item, Meeting, Section, TextLinks
from generator.problems import Language, say
from generator.rendering.fragments import fit_outline
from generator.reporting.page import draw
from generator.reporting.source_text import Doubt, Run, cut_text, doubts_of
from generator.reporting.taken_out import words_taken
from generator.reporting.words import MEETING_KINDS, SECTION_KINDS, date

_INSIDE_ARCHIVE = re.compile(r'<a href="root:[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_LONG = 100_000  # characters; what is longer is laid out as it comes into sight
_BELOW_SECTION, _BELOW_ITEM, _BELOW_MEETING = 4, 3, 3  # heading levels: page 1, meeting and item 2, section 3


@dataclass(frozen=True, slots=True)
class SectionView:
    """Afsnit, som det vil blive vist."""

    section: Section
    read_as: str
    """What the heading was taken for: its kind and the day of a decision; "" where the heading says just that."""
    html: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """Række: a piece of the source, and what was made of it: a section, or the head of its part."""

    source: tuple[Run, ...]
    section: SectionView | None = None

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts about the piece."""
        return tuple(doubt for run in self.source for line in run.lines for doubt in line.doubts)


@dataclass(frozen=True, slots=True)
class Part:
    """Del: the head of the document, an item, or the whole of one that is refused."""

    item: Item | ClosedItem | None
    rows: tuple[Row, ...]

    @property
    def is_closed(self) -> bool:
        """Whether it is a closed item."""
        return isinstance(self.item, ClosedItem)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Taget ud af én grund: how many words, and the first of its places."""

    why: str
    words: int
    line: int | None


@dataclass(frozen=True, slots=True)
class InspectionView:
    """Eftersynets side."""

    name: str
    folder: str
    verdict: str
    kind: str
    meeting: Meeting | None
    preamble: Markup
    account: Audit | None
    removed: tuple[TakenOut, ...]
    doubts: tuple[Doubt, ...]
    """The errors and the warnings."""
    notes: tuple[Doubt, ...]
    neighbours: Mapping[int, tuple[int | None, int | None]]
    """The doubts before and after each that has a place in the text, by their numbers."""
    has_text: bool
    is_long: bool
    parts: tuple[Part, ...]


def inspection_page(source: str, read: ReadDocument, language: Language) -> str:
    """The page, whole in one file; `source` is what the document is called.

    Nothing of a closed item can come into it: a `ReadDocument` holds only its title and its case number.
    """
    path = PurePath(source)
    doubts = doubts_of(read, source, language)
    parts = tuple(_parts(read, doubts, language))
    view = InspectionView(
        name=path.name or source,
        folder=str(path.parent) if len(path.parts) > 1 else "",
        verdict=_verdict(read.meeting, language),
        kind=MEETING_KINDS[read.meeting.kind].in_language(language) if read.meeting else "",
        meeting=read.meeting,
        preamble=_shown(read.meeting.preamble if read.meeting else "", "indledning", _BELOW_MEETING),
        account=read.audit,
        removed=tuple(_taken_out(read, parts, language)),
        doubts=tuple(doubt for doubt in doubts if doubt.level != "note"),
        notes=tuple(doubt for doubt in doubts if doubt.level == "note"),
        neighbours=_neighbours(doubts),
        has_text=bool(read.text),
        is_long=len(read.text) > _LONG,
        parts=parts,
    )
    return draw("inspection.html", view, language)


def _verdict(meeting: Meeting | None, language: Language) -> str:
    """In one sentence what becomes of the document."""
    if meeting is None:
        return say("Afvist: dokumentet bliver ikke til et møde").in_language(language)
    kind = MEETING_KINDS[meeting.kind].in_language(language)
    message = say("{kind} fra {body}, {date}", kind=kind, body=meeting.body, date=date(meeting.date, language))
    return message.in_language(language)


def _taken_out(read: ReadDocument, parts: Sequence[Part], language: Language) -> Iterator[TakenOut]:
    spans = [
        (span.why, line.number)
        for part in parts
        for row in part.rows
        for run in row.source
        for line in run.lines
        for span in line.spans
    ]
    firsts = dict(reversed(spans))
    for reason, count in words_taken(read.removed).items():
        why = reason.in_language(language)
        yield TakenOut(why, count, firsts.get(why))


def _neighbours(doubts: Sequence[Doubt]) -> Mapping[int, tuple[int | None, int | None]]:
    placed = sorted((doubt for doubt in doubts if doubt.line), key=lambda doubt: doubt.line or 0)
    way = [None, *(doubt.number for doubt in placed), None]
    return {doubt.number: (before, after) for before, doubt, after in zip(way, placed, way[2:], strict=False)}


def _parts(read: ReadDocument, doubts: Sequence[Doubt], language: Language) -> Iterator[Part]:
    """The rows of the page: the head's, then each item's."""
    if read.meeting is None:
        cuts = [1, *sorted({doubt.line for doubt in doubts if doubt.line} - {1})]  # so that each stands at its line
        yield Part(None, tuple(Row(source) for source in cut_text(read, doubts, cuts, language)))
        return
    pieces = iter(cut_text(read, doubts, _rising([1, *_begins(read, read.meeting.items)]), language))
    yield Part(None, (Row(next(pieces)),))
    for number, item in enumerate(read.meeting.items, 1):  # what is printed may come twice
        sections = item.sections if isinstance(item, Item) else ()
        shown = [_section(each, f"punkt-{number}-{place}", language) for place, each in enumerate(sections, 1)]
        yield Part(item, (Row(next(pieces)), *(Row(next(pieces), section) for section in shown)))


def _begins(read: ReadDocument, items: Sequence[Item | ClosedItem]) -> Iterator[int]:
    """The lines at which the items and their sections begin; after the text, where a reader could not tell."""
    unknown = ItemOrigin(read.text.count("\n") + 2)
    for item, origin in zip(items, (*read.origins, *repeat(unknown, len(items))), strict=False):
        yield origin.line
        for place in range(len(item.sections) if isinstance(item, Item) else 0):
            yield origin.sections[place] if place < len(origin.sections) else origin.line


def _rising(lines: Sequence[int]) -> list[int]:
    """The lines, none before the one that precedes it: a section whose line isn't known follows the last."""
    rising: list[int] = []
    for line in lines:
        rising.append(max(line, rising[-1]) if rising else line)
    return rising


def _section(section: Section, place: str, language: Language) -> SectionView:
    html = _shown(section.text, place, _BELOW_SECTION if section.heading else _BELOW_ITEM)
    kind = SECTION_KINDS[section.kind].in_language(language)
    day = date(section.date, language) if section.date else ""
    read_as = " · ".join(filter(None, (kind, day)))
    return SectionView(section, "" if section.heading.lower() == read_as else read_as, html)


def _shown(text: str, place: str, top: int) -> Markup:
    """The Markdown as the site will show it, but for links into an archive that isn't here."""
    html = fit_outline(to_html(text, TextLinks(), place), top)
    return Markup(_INSIDE_ARCHIVE.sub(r"\1", html))  # noqa: S704 - made by markup.py, which escapes
