"""The story of a document: its paragraphs and tables in the order printed, each with how it looks.

What the grammar makes of them is the matter of `blocks`. Text boxes stand after the paragraph that they hang on, and
notes after the text that they belong to, so that they come into the same item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml.etree import _Element

from generator.importing.docx.emphasis import Span
from generator.importing.docx.inline import InlineReader, NoteKey, read_spans
from generator.importing.docx.numbering import Label, Numbering, count
from generator.importing.docx.styles import ParagraphLook, paragraph_look
from generator.importing.docx.xml import M, W, number, value

_MOST_COLUMNS = 63  # Word's own limit


@dataclass(frozen=True, slots=True)
class Passage:
    """Stykke: a paragraph as printed."""

    spans: tuple[Span, ...]
    look: ParagraphLook = field(default_factory=ParagraphLook)
    label: Label | None = None
    notes: tuple[NoteKey, ...] = ()
    """Whose marks stand in it."""
    is_note: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether any word of it is printed."""
        return any(span.text.strip() and not span.hidden for span in self.spans)

    @property
    def is_bold(self) -> bool:
        """Whether all that is printed of it is bold."""
        return self.is_shown and all(span.bold or span.hidden for span in self.spans if span.text.strip())

    @property
    def is_entry(self) -> bool:
        """Whether it is the line of a list, not a numbered heading: one by its style, in bold, or with words in it."""
        if self.label is None or self.look.level is not None or self.label.is_worded:
            return False
        return not (self.is_bold and self.label.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """Celle: how many columns it takes, and what stands in it."""

    width: int
    content: Content


@dataclass(frozen=True, slots=True)
class Grid:
    """Gitter: a table as printed, row by row."""

    rows: tuple[tuple[Cell, ...], ...]


Content: TypeAlias = "tuple[Passage | Grid, ...]"


@dataclass(frozen=True, slots=True)
class StoryReader:
    """Læser af tekst: what it takes to read the paragraphs of a part and to number them."""

    inline: InlineReader
    numbering: Numbering


def read_story(reader: StoryReader, container: _Element) -> Content:
    """What stands in a part, a cell or a text box of settled XML."""
    return tuple(_content(reader, container))


def _content(reader: StoryReader, container: _Element) -> Iterator[Passage | Grid]:
    for child in container:
        if child.tag in (f"{W}p", f"{M}oMathPara"):
            yield from _paragraph(reader, child)
        elif child.tag == f"{W}tbl":
            yield Grid(tuple(_row(reader, row) for row in _within(child, f"{W}tr")))
        elif child.tag not in (f"{W}sectPr", f"{W}tcPr"):
            yield from _content(reader, child)


def _paragraph(reader: StoryReader, paragraph: _Element) -> Iterator[Passage | Grid]:
    look = paragraph_look(reader.inline.styles, paragraph)
    spans, hanging = read_spans(reader.inline, paragraph, look.style)
    label = count(reader.numbering, *look.numbering, look.style) if look.numbering else None
    passage = Passage(tuple(spans), look, label, tuple(hanging.notes))
    if spans:
        yield passage
    for text in hanging.words:
        yield Passage((Span(text),))
    for box in hanging.boxes:
        yield from _content(reader, box)


def _row(reader: StoryReader, row: _Element) -> tuple[Cell, ...]:
    """The cells of a row, an empty one for the columns that it leaves out before them (17.4.14)."""
    properties = row.find(f"{W}trPr")
    before = _width(value(properties, "gridBefore"), least=0)
    cells = (
        Cell(_width(value(cell.find(f"{W}tcPr"), "gridSpan")), read_story(reader, cell))
        for cell in _within(row, f"{W}tc")
    )
    return (*([Cell(before, ())] if before else []), *cells)


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, in whatever they may be wrapped."""
    for child in parent:
        if child.tag == tag:
            yield child
        else:
            yield from _within(child, tag)


def _width(text: str | None, least: int = 1) -> int:
    return min(max(number(text) or least, least), _MOST_COLUMNS)


def with_notes(content: Content, notes: Mapping[NoteKey, Content]) -> Iterator[Passage | Grid]:
    """What stands in a document with its notes, each once, after the text that its mark stands in.

    Not between the entries of a list, nor below a heading, where a case number may follow at once.
    """
    waiting: dict[NoteKey, None] = {}
    printed: set[NoteKey] = set()

    def due() -> Iterator[Passage | Grid]:
        for key in waiting:
            yield from notes.get(key, ())
        printed.update(waiting)
        waiting.clear()

    is_in_list = False
    for element in content:
        if is_in_list and not (isinstance(element, Passage) and element.is_entry):
            yield from due()
        yield element
        waiting.update(dict.fromkeys(key for key in _marks(element) if key not in printed))
        is_in_list = isinstance(element, Passage) and element.is_entry
        is_heading = isinstance(element, Passage) and (element.look.level is not None or element.is_bold)
        if not (is_in_list or is_heading):
            yield from due()
    yield from due()


def _marks(element: Passage | Grid) -> Iterator[NoteKey]:
    if isinstance(element, Passage):
        yield from element.notes
    else:
        for row in element.rows:
            for cell in row:
                for inner in cell.content:
                    yield from _marks(inner)


def passages(content: Iterable[Passage | Grid]) -> Iterator[Passage]:
    """All paragraphs, those in tables too."""
    for element in content:
        if isinstance(element, Passage):
            yield element
        else:
            yield from (inner for row in element.rows for cell in row for inner in passages(cell.content))
