"""What stands in a Word document as the grammar's blocks, and its words line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.importing.blocks import HARD_BREAK, Block, Heading, Paragraph, Table, escape, plain
from generator.importing.contents import is_contents_heading
from generator.importing.docx.emphasis import in_markdown, printed
from generator.importing.docx.entries import lists
from generator.importing.docx.story import Content, Grid, Passage, passages
from generator.importing.docx.typed import with_typed_labels
from generator.importing.reading import Removed
from generator.problems import Message, say

_LONGEST_HEADING = 250  # what is longer is text, whatever its style
_LARGE = 1.15  # times the size of most text: a line so large is meant as heading
_LONGEST_LARGE = 150
_SENTENCE_ENDS = (".", ";", ",", "!")
_BEFORE_PAGE = re.compile(r"\t\d{1,4}$")
_TABS = re.compile(r" *\t[ \t]*")
_MOST_CELLS = 200_000
_NEW_LINE, _BETWEEN_CELLS = "<br>", " – "
"""What parts the lines of a cell, and the cells of a table inside it."""


@dataclass(slots=True)
class Sheet:
    """Ark: what has been printed so far."""

    usual_size: int = 0
    """Of most text, in half-points."""
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    hidden: int = 0
    """How many paragraphs have hidden text."""


def print_margins(sheet: Sheet, margins: Iterable[Content], why: Message) -> None:
    """The words of headers or footers, each once: they are no part of the minutes."""
    seen: set[str] = set()
    for passage in (passage for content in margins for passage in passages(content)):
        text = printed(passage.spans)
        if passage.is_shown and text not in seen:
            seen.add(text)
            line = _write(sheet, passage)
            sheet.removed.append(Removed(line, " ".join(text.split()), why))


def print_content(sheet: Sheet, content: Content) -> None:
    """The words of the document's text and its blocks."""
    sizes: Counter[int] = Counter()
    for passage in passages(content):
        for span in passage.spans:
            sizes[span.size] += len(span.text)
    sheet.usual_size = sizes.most_common(1)[0][0] if sizes else 0
    _print(sheet, content)


def _print(sheet: Sheet, content: Content) -> None:
    entries: list[Passage] = []
    are_listed = False  # whether the rows of a table of contents stand below its heading
    before: Passage | Grid | None = None
    for element in with_typed_labels(content):
        if isinstance(element, Passage) and element.is_entry:
            entries.append(element)
            continue
        _print_entries(sheet, entries)
        if isinstance(element, Grid):
            _print_grid(sheet, element)
        elif element.look.is_contents:
            follows = isinstance(before, Passage) and before.look.is_contents
            are_listed = are_listed if follows else _is_below_contents_heading(sheet)
            _print_contents_row(sheet, element, is_listed=are_listed)
        else:
            _print_passage(sheet, element)
        before = element
    _print_entries(sheet, entries)


def _print_entries(sheet: Sheet, entries: list[Passage]) -> None:
    """The lists that have been gathered, which are then empty."""
    written = [(_write(sheet, entry), entry) for entry in entries]
    sheet.blocks.extend(lists([(line, entry) for line, entry in written if entry.is_shown]))
    entries.clear()


def _is_below_contents_heading(sheet: Sheet) -> bool:
    last = sheet.blocks[-1] if sheet.blocks else None
    return isinstance(last, Heading | Paragraph) and is_contents_heading(plain(last.text))


def _print_contents_row(sheet: Sheet, passage: Passage, *, is_listed: bool) -> None:
    """A row of a table of contents: for the grammar, where it can know it as such."""
    if is_listed and _BEFORE_PAGE.search(printed(passage.spans)):
        _print_passage(sheet, passage)
    elif passage.is_shown:
        line = _write(sheet, passage)
        sheet.removed.append(Removed(line, " ".join(sheet.lines[line - 1].split()), say("indholdsfortegnelse")))


def _print_passage(sheet: Sheet, passage: Passage) -> None:
    level = passage.look.level
    if level is not None and len(printed(passage.spans)) <= _LONGEST_HEADING:
        plainer = tuple(replace(span, bold=False, italic=False, link="") for span in passage.spans)
        line = _write(sheet, replace(passage, spans=plainer))
        if text := _labelled(passage, in_markdown(plainer)):
            sheet.blocks.append(Heading(line, text.replace(HARD_BREAK, " "), level))
        return
    line = _write(sheet, passage)
    is_emphasised = passage.is_bold or _is_large(sheet, passage)
    text = _labelled(passage, in_markdown(passage.spans, is_bold=is_emphasised))
    if not _BEFORE_PAGE.search(text):
        text = _TABS.sub(" ", text)
    lines = tuple(text.split(HARD_BREAK))
    if text:
        sheet.blocks.append(Paragraph(line, text, is_emphasised, lines if len(lines) > 1 else ()))


def _labelled(passage: Passage, text: str) -> str:
    """A text behind the number that is printed before it."""
    return f"{escape(passage.label.text)} {text}" if text and passage.label and passage.label.text else text


def _is_large(sheet: Sheet, passage: Passage) -> bool:
    shown = [span for span in passage.spans if span.text.strip() and not span.hidden]
    text = "".join(span.text for span in shown).strip()
    is_line = len(text) <= _LONGEST_LARGE and not text.endswith(_SENTENCE_ENDS)
    return bool(shown) and is_line and min(span.size for span in shown) > _LARGE * sheet.usual_size


def _print_grid(sheet: Sheet, grid: Grid) -> None:
    """A table; one that only lays out its page gives what stands in it."""
    width = max((sum(cell.width for cell in row) for row in grid.rows), default=0)
    if _is_layout(grid) or width * len(grid.rows) > _MOST_CELLS:
        for row in grid.rows:
            for cell in row:
                _print(sheet, cell.content)
        return
    line = len(sheet.lines) + 1
    rows = []
    for number, row in enumerate(grid.rows):
        cells: list[str] = []
        for cell in row:
            cells.extend((_cell(sheet, cell.content, is_head=not number), *[""] * (cell.width - 1)))
        rows.append((*cells, *[""] * (width - len(cells))))
    filled = [row for row in rows if any(row)]
    columns = [place for place in range(width) if any(row[place] for row in filled)]
    if filled:
        sheet.blocks.append(Table(line, tuple(tuple(row[place] for place in columns) for row in filled)))


def _is_layout(grid: Grid) -> bool:
    """Whether a table lays out a page: its rows have one cell, or its cells have headings and tables of their own."""
    if all(len(row) <= 1 for row in grid.rows):
        return True
    contents = [cell.content for row in grid.rows for cell in row]
    return any(_has_text_below_heading(content) for content in contents) or (
        len(grid.rows) == 1 and any(isinstance(element, Grid) for content in contents for element in content)
    )


def _has_text_below_heading(content: Content) -> bool:
    return any(isinstance(element, Passage) and element.look.level is not None for element in content[:-1])


def _cell(sheet: Sheet, content: Content, *, is_head: bool) -> str:
    return _NEW_LINE.join(line.replace("\t", " ") for line in _cell_lines(sheet, content, is_head=is_head) if line)


def _cell_lines(sheet: Sheet, content: Content, *, is_head: bool) -> Iterator[str]:
    """The lines of a cell: its paragraphs, and the rows of a table in it."""
    for element in content:
        if isinstance(element, Passage):
            _write(sheet, element)
            text = in_markdown(element.spans, is_bold=is_head and element.is_bold).replace(HARD_BREAK, _NEW_LINE)
            bullet = "- " if element.is_entry and element.label and not element.label.text else ""
            yield bullet + _labelled(element, text) if text else ""
        else:
            for row in element.rows:
                cells = (_cell(sheet, cell.content, is_head=is_head) for cell in row)
                yield _BETWEEN_CELLS.join(filter(None, cells))


def _write(sheet: Sheet, passage: Passage) -> int:
    """Print the words of a passage, hidden ones on a line of their own that is told as left out; its first line."""
    line = len(sheet.lines) + 1
    label = f"{passage.label.text} " if passage.label and passage.is_shown else ""
    text = f"{label}{printed(passage.spans)}".strip()
    sheet.lines.extend(filter(None, map(str.strip, text.split("\n"))))
    hidden = " ".join("".join(span.text for span in passage.spans if span.hidden).split())
    if hidden:
        sheet.hidden += 1
        sheet.lines.append(hidden)
        sheet.removed.append(Removed(len(sheet.lines), hidden, say("skjult tekst")))
    return line
