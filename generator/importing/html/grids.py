"""Tables of the rows and cells of a page, in which a cell may span several of either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.importing.blocks import HARD_BREAK, Block, Heading, List, Paragraph, Table
from generator.importing.html.parts import Cell, Part, Row
from generator.importing.html.tree import Element
from generator.problems import Problem, say

_MOST_ROWS = 65534  # as far as a cell may span (HTML, 4.9.11)
_LARGEST = 100_000
"""Cells in a table, the empty ones too. What is larger is written as text: it would be mostly nothing."""
_MOST_STEPS = 50  # for each cell; a cell may span more than there are to span
_SPAN = re.compile(r"\s*\+?(\d{1,9})")


def read_span(element: Element, name: str) -> int:
    """How many columns or rows a cell spans; 0 rows are all the rest."""
    match = _SPAN.match(element.get(name))
    span = int(match[1]) if match else 1
    return span or (_MOST_ROWS if name == "rowspan" else 1)


def as_tables(parts: Sequence[Part], problems: list[Problem]) -> list[Part]:
    """The parts with each run of rows as a table; cells without a row are one."""
    tables: list[Part] = []
    for in_row, group in groupby(_rows(parts), lambda part: isinstance(part, Row)):
        if in_row:
            tables.extend(_table([part for part in group if isinstance(part, Row)], problems))
        else:
            tables.extend(group)
    return tables


def _rows(parts: Sequence[Part]) -> Iterator[Part]:
    for is_cell, group in groupby(parts, lambda part: isinstance(part, Cell)):
        if is_cell:
            cells = tuple(part for part in group if isinstance(part, Cell))
            yield Row(cells[0].line, cells)
        else:
            yield from group


def _table(rows: Sequence[Row], problems: list[Problem]) -> list[Block]:
    """The table of `rows`; their content one after another, when only one column has any."""
    placed = _placed(rows)
    if placed is None:
        return list(_as_text(rows, problems))
    columns = sorted({column for row in placed for column in row})
    filled = [(row.line, cells) for row, cells in zip(rows, placed, strict=True) if cells]
    if len(columns) <= 1:
        return [block for row in rows for cell in row.cells for block in cell.parts]
    if len(columns) * len(filled) > _LARGEST:
        return list(_as_text(rows, problems))
    return [Table(filled[0][0], tuple(tuple(cells.get(column, "") for column in columns) for _, cells in filled))]


def _placed(rows: Sequence[Row]) -> list[dict[int, str]] | None:
    """The texts of each row by their columns, a spanning cell's in its first; None when the spans are beyond reason."""
    widest = max(len(row.cells) for row in rows)
    steps = _MOST_STEPS * sum(len(row.cells) for row in rows)
    taken: dict[int, int] = {}  # up to which row each column is taken from above
    placed: list[dict[int, str]] = []
    for number, row in enumerate(rows):
        column = 0
        texts: dict[int, str] = {}
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
                steps -= 1
            if text := _text(cell):
                texts[column] = text
            width = min(cell.columns, widest)
            if cell.rows > 1:
                taken.update(dict.fromkeys(range(column, column + width), number + cell.rows))
                steps -= width
            column += width
            if steps < 0:
                return None
        placed.append(texts)
    return placed


def _text(cell: Cell) -> str:
    """All that stands in a cell, its lines parted by `<br>`."""
    return "<br>".join(line for part in cell.parts for line in _cell_lines(part))


def _cell_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(emphasised=True):
            yield f"**{block.text.replace(HARD_BREAK, '<br>')}**"
        case Heading() | Paragraph():
            yield block.text.replace(HARD_BREAK, "<br>")
        case List():
            yield from (f"{entry.marker} {entry.text.replace(HARD_BREAK, '<br>')}" for entry in block.entries)
        case Table():
            yield from (" ".join(filter(None, row)) for row in block.rows)


def _as_text(rows: Sequence[Row], problems: list[Problem]) -> Iterator[Block]:
    """A paragraph a row."""
    message = say("En tabel er for stor til at blive en tabel; den er skrevet som tekst, en række ad gangen")
    problems.append(Problem("warning", message, line=rows[0].line))
    for row in rows:
        if text := " – ".join(filter(None, map(_text, row.cells))).replace("<br>", " "):
            yield Paragraph(row.line, text)
