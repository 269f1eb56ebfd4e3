"""Tables in the flow of a document: to blocks, over page breaks, or back to lines where they only arrange text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.blocks import Table
from generator.importing.names import is_name, read_name
from generator.importing.pdf.building import Builder
from generator.importing.pdf.inline import markdown, printed
from generator.importing.pdf.sheet import Grid, Line
from generator.problems import say

_LONGEST_CELL = 15  # lines: what is longer is text that a table arranges
_SAME = 6.0  # points, between the columns of a table and of its part on the next page
_FEWEST = 2
_FEWEST_VALUES = 3  # filled cells of a row that is no label and its text


@dataclass(slots=True)
class OpenTable:
    """En tabel, som måske går videre: the last table, as long as nothing has come after it."""

    grid: Grid
    rows: list[tuple[str, ...]] = field(default_factory=list)
    place: int = 0
    """Of its block in the document."""
    pages: int = 0
    """How many pages the document had when its last rows came."""


def is_table(grid: Grid, is_landmark: Callable[[str], bool]) -> bool:
    """Whether a grid is a table of facts: rows and columns, no long text and no line that the grammar knows."""
    cells = [cell for row in grid.rows for cell in row]
    filled = [any(cell for cell in column) for column in zip(*grid.rows, strict=True)]
    return (
        len(grid.rows) >= _FEWEST
        and sum(filled) >= _FEWEST
        and all(len(cell) <= _LONGEST_CELL for cell in cells)
        and not any(_is_text(row, is_landmark) for row in grid.rows)
        and not _is_of_names(grid)
    )


def _is_text(row: Sequence[Sequence[Line]], is_landmark: Callable[[str], bool]) -> bool:
    """Whether a row says that its table arranges text: it opens with a line that the grammar knows.

    What the grammar knows may also be a value among others: "Kommunikation" is a heading, and a department.
    """
    filled = [cell for cell in row if cell]
    texts = [cell[0].text for cell in filled]
    openings = [" ".join(texts[:end]) for end in range(2 if len(filled) >= _FEWEST_VALUES else 1, len(texts) + 1)]
    return any(map(is_landmark, openings)) or any(is_landmark(cell[0].text) for cell in filled if len(cell) > 1)


def _is_of_names(grid: Grid) -> bool:
    texts = [line.text for row in grid.rows for cell in row for line in cell]
    return len(texts) > _FEWEST and all(is_name(read_name(text).name) for text in texts)


def add_table(builder: Builder, grid: Grid, before: OpenTable | None) -> OpenTable | None:
    """The table as a block, or as more rows of the one `before` it; what the next one may go on from."""
    rows = [row for row in grid.rows if any(row)]
    if not rows:
        return before
    if before and before.pages < len(builder.page_starts) and _goes_on(before.grid, grid):
        table = before
        table.pages = len(builder.page_starts)
        if len(rows) > 1 and _texts(rows[0]) == _texts(before.grid.rows[0]):
            builder.leave_out("\t".join(_printed(cell) for cell in rows[0]), say("tabellens hoved gentaget"))
            rows = rows[1:]
        _add_rows(builder, table, rows)
        block = builder.blocks[table.place]
        if isinstance(block, Table):
            builder.blocks[table.place] = replace(block, rows=tuple(table.rows))
        return table
    builder.close()
    table = OpenTable(grid, place=len(builder.blocks), pages=len(builder.page_starts))
    line = len(builder.text) + 1
    _add_rows(builder, table, rows)
    builder.add_block(Table(line, tuple(table.rows)))
    return table


def _goes_on(first: Grid, second: Grid) -> bool:
    return len(first.columns) == len(second.columns) and all(
        abs(a - b) <= _SAME for a, b in zip(first.columns, second.columns, strict=True)
    )


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell).casefold() for cell in row]


def _add_rows(builder: Builder, table: OpenTable, rows: Sequence[Sequence[Sequence[Line]]]) -> None:
    for row in rows:
        is_head = not table.rows
        builder.print_row([_printed(cell) for cell in row])
        table.rows.append(tuple(_cell(cell, emphasis=not is_head) for cell in row))


def _printed(cell: Sequence[Line]) -> str:
    """The words of a cell on one line."""
    return " ".join(printed(cell))


def _cell(cell: Sequence[Line], *, emphasis: bool) -> str:
    return markdown(cell, emphasis=emphasis).replace("\\\n", " ").replace("\t", " ")


def as_lines(grid: Grid) -> Iterator[Line]:
    """The lines of a grid that only arranges text, cell by cell; a row of single lines is one line."""
    of_names = _is_of_names(grid)
    ends = (*grid.columns[1:], grid.x1)
    for row in grid.rows:
        if not of_names and any(row) and all(len(cell) <= 1 for cell in row):
            lines = [line for cell in row for line in cell]
            yield replace(lines[0], spans=tuple(span for line in lines for span in line.spans))
            continue
        for cell, end in zip(row, ends, strict=True):
            for line in cell:
                yield replace(line, right=end - _SAME, apart=of_names)
