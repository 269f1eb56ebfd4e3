"""Lines to blocks, one after the other: what a line opens, what it goes on from, and what that closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.importing.blocks import Block, Entry, Heading, List, Paragraph
from generator.importing.pdf.entries import Marked, read_marker
from generator.importing.pdf.follow import relation
from generator.importing.pdf.footnotes import Footnote
from generator.importing.pdf.inline import markdown, printed, words_of, wrapped
from generator.importing.pdf.measures import Measures
from generator.importing.pdf.sheet import Line
from generator.importing.reading import Removed
from generator.importing.text import Landmark
from generator.problems import Message, say

_LONGEST_HEADING = 250
_LOWEST = 6  # level of a heading, for those no larger than the text
_CELLS = 3
_NO_HEADING = re.compile(r"[.,;!]$")
_HANGING = 3.0  # points
_NEAR = 50  # entries of a list, above the one that is looked at
_INDENT = 0.8  # of the size of the letters

_Kind: TypeAlias = Literal["heading", "paragraph", "list"]


@dataclass(slots=True)
class _Text:
    """Lines that belong together, and before which of them a break is meant."""

    number: int
    """Of the first line in the document's text."""
    lines: list[Line]
    last: int
    """The number of the last line."""
    breaks: list[int] = field(default_factory=list)

    def add(self, line: Line, number: int, *, below: bool) -> None:
        """One line more; `below` the others, or going on from the last."""
        if below:
            self.breaks.append(len(self.lines))
        self.lines.append(line)
        self.last = number


@dataclass(slots=True)
class _Open:
    """The block that the next line may belong to."""

    kind: _Kind
    text: _Text
    """What the next line may go on from: of a list its last entry."""
    marks: list[Marked] = field(default_factory=list)
    entries: list[_Text] = field(default_factory=list)


@dataclass(slots=True)
class Builder:
    """Bygger: the blocks of a document as its lines come, and its text line by line."""

    measures: Measures
    landmark: Landmark
    levels: dict[float, int]
    """The level of a heading by its size."""
    counted: set[int] = field(default_factory=set)
    """The lines whose numbers count on; see `entries.counted`."""
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    _open: _Open | None = None
    _is_new_page: bool = False
    _notes: list[Footnote] = field(default_factory=list)
    """Those of the pages past; they wait for the block that the page break parts."""

    def begin_page(self) -> None:
        """What comes now stands on another page."""
        self.page_starts.append(len(self.text) + 1)
        self._is_new_page = True

    def leave_out(self, text: str, why: Message) -> None:
        """A line that is no part of the document's text, told where it stands."""
        self.removed.append(Removed(self._print(text), text, why))

    def add_notes(self, notes: Sequence[Footnote]) -> None:
        """The notes of the page; they follow the block that is open."""
        self._notes.extend(notes)

    def add_block(self, make: Block) -> None:
        """A block that is whole."""
        self.close()
        self.blocks.append(make)

    def print_row(self, cells: Sequence[str]) -> int:
        """A row of a table into the text; the number of its line."""
        return self._print("\t".join(cells))

    def add_line(self, line: Line) -> None:
        """The next line of the text."""
        marked = self._marked(line)
        mark = self.landmark(words_of(line), "") if not marked else ""
        if marked:
            self._add_entry(marked, line)
        elif not self._goes_on(line, is_landmark=bool(mark)):
            self.close()
            kind: _Kind = "heading" if self._is_heading(line) else "paragraph"
            self._open = _Open(kind, self._begin(line, line))
        self._is_new_page = False
        if mark == "alone" and self._open and len(self._open.text.lines) == 1 and self._open.kind == "paragraph":
            self.close()

    def close(self) -> None:
        """No more lines come for the open block; the notes that waited for it follow."""
        if self._open:
            self.blocks.append(self._block(self._open))
            self._open = None
        notes, self._notes = self._notes, []
        for note in notes:
            first, *others = printed(note.lines)
            number = self._print(f"{note.number} {first}")
            self.text.extend(others)
            self.blocks.append(Paragraph(number, f"<sup>{note.number}</sup> {markdown(note.lines)}"))

    def _print(self, text: str) -> int:
        self.text.append(text)
        return len(self.text)

    def _marked(self, line: Line) -> Marked | None:
        marked = read_marker(line, is_counted=id(line) in self.counted)
        if marked is None or (not marked.is_sure and self._is_inside(line)):
            return None
        is_heading = marked.marker != "-" and (line.bold or self.measures.is_large(line))
        return None if is_heading else marked

    def _is_inside(self, line: Line) -> bool:
        """Whether a line that begins with a dash goes on from the one above, whose text the dash is then a part of."""
        if self._open is None or self._open.kind == "heading":
            return False
        before = self._open.text.lines[-1]
        if any(abs(mark.x0 - line.x0) <= _HANGING for mark in self._open.marks[-_NEAR:]) or before.text.endswith(":"):
            return False
        return relation(before, line, self.measures, is_new_page=self._is_new_page) == "on"

    def _is_heading(self, line: Line) -> bool:
        """Whether a line is set as a heading is; of three cells it is the head of a table."""
        return len(line.spans) < _CELLS and (line.bold or line.underlined or self.measures.is_large(line))

    def _add_entry(self, marked: Marked, line: Line) -> None:
        if self._open is None or self._open.kind != "list":
            self.close()
        text = self._begin(line, marked.line)
        if marked.glyph == "o":
            self.removed.append(Removed(text.number, "o", say("punkttegn i en liste")))
        if self._open is None:
            self._open = _Open("list", text)
        self._open.text = text
        self._open.marks.append(marked)
        self._open.entries.append(text)

    def _goes_on(self, line: Line, *, is_landmark: bool) -> bool:
        """Take the line into the open block if it belongs there."""
        if self._open is None:
            return False
        before = self._open.text.lines[-1]
        how = relation(before, line, self.measures, is_new_page=self._is_new_page)
        if how == "apart" and self._is_in_entry(line):
            how = "below"
        is_heading = self._open.kind == "heading"
        if how == "apart" or (is_landmark and not is_heading) or (how == "below" and is_heading):
            return False
        self._print_on(self._open.text, line, below=how == "below")
        return True

    def _begin(self, line: Line, kept: Line) -> _Text:
        """Print the first line of a text, of which `kept` is kept."""
        number = self._print(words_of(line))
        return _Text(number, [kept], number)

    def _print_on(self, text: _Text, line: Line, *, below: bool) -> None:
        """Print a line that belongs to an open text; above it may stand the foot of a page."""
        words = words_of(line)
        if not below:
            self.text[text.last - 1], words = wrapped(self.text[text.last - 1], text.lines[-1], line)
        text.add(line, self._print(words) if words else text.last, below=below)

    def _is_in_entry(self, line: Line) -> bool:
        """Whether a line set off from the entry above it stands below its text: a paragraph more of it."""
        if self._open is None or self._open.kind != "list" or self._is_new_page or len(line.spans) > 1:
            return False
        last = self._open.marks[-1]
        is_indented = last.text_x0 - last.x0 > _INDENT * line.size
        return is_indented and abs(line.x0 - last.text_x0) <= _HANGING and not self._is_heading(line)

    def _block(self, block: _Open) -> Block:
        if block.kind == "list":
            depths = _depths([mark.x0 for mark in block.marks])
            entries = (
                Entry(depth, mark.marker, markdown(text.lines, text.breaks), text.number, _each(text.lines))
                for depth, mark, text in zip(depths, block.marks, block.entries, strict=True)
            )
            return List(block.entries[0].number, tuple(entries))
        number, lines, breaks = block.text.number, block.text.lines, block.text.breaks
        if block.kind == "paragraph":
            return Paragraph(number, markdown(lines, breaks), lines=_each(lines))
        text = markdown(lines, breaks, emphasis=False)
        is_large = self.measures.is_large(lines[0])
        if len(text) > _LONGEST_HEADING or (_NO_HEADING.search(text) and not is_large):
            return Paragraph(number, text, emphasised=lines[0].bold)
        return Heading(number, text, self.levels.get(lines[0].size, _LOWEST) if is_large else _LOWEST)


def _each(lines: Sequence[Line]) -> tuple[str, ...]:
    """The lines one by one, where there are several."""
    return tuple(markdown([line]) for line in lines) if len(lines) > 1 else ()


def _depths(places: Sequence[float]) -> list[int]:
    """How deep each entry lies, by where its marker stands against those before it."""
    open_places: list[float] = []
    depths: list[int] = []
    for place in places:
        while open_places and open_places[-1] > place + _HANGING:
            open_places.pop()
        if not open_places or open_places[-1] < place - _HANGING:
            open_places.append(place)
        depths.append(len(open_places) - 1)
    return depths
