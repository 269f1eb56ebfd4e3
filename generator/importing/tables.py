"""Tables as text documents print them: cells parted by tabs, or by pipes that may be broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.importing.blocks import Table
from generator.importing.page_furniture import Line

_CELL_BREAK = re.compile(r"(?<!\\)\|")
_SEPARATOR_CELL = re.compile(r"\s*:?-+:?\s*")


def has_separator(lines: Sequence[str]) -> bool:
    """Whether lines are a pipe table whose rows need no pipe at their beginning: "A | B" above "---|---"."""
    return any("-|" in line.replace(" ", "") and all(map(_SEPARATOR_CELL.fullmatch, _cells(line))) for line in lines)


def is_cell_line(text: str) -> bool:
    """Whether a line is a row of a pipe table; the last pipe may be missing."""
    return text.lstrip().startswith("|") and len(_CELL_BREAK.findall(text)) > 1


def read_cells(lines: Sequence[Line], mark_up: Callable[[str], str]) -> Table:
    """A pipe table, however broken its separator rows and its empty head."""
    rows = [_cells(line.text) for line in lines]
    rows = [row for row in rows if not all(_SEPARATOR_CELL.fullmatch(cell) for cell in row)]
    while len(rows) > 1 and not any(cell.strip() for cell in rows[0]):
        rows = rows[1:]
    return _table(lines[0].number, [[cell.replace("\\|", "|") for cell in row] for row in rows], mark_up)


def _cells(text: str) -> list[str]:
    text = text.strip()
    cells = _CELL_BREAK.split(text)[1 if text.startswith("|") else 0 :]
    return cells if cells[-1].strip() else cells[:-1]


def read_tabs(lines: Sequence[Line], mark_up: Callable[[str], str]) -> Table:
    """A table of lines with a tab between their cells."""
    return _table(lines[0].number, [line.text.split("\t") for line in lines], mark_up)


def _table(line: int, rows: Sequence[Sequence[str]], mark_up: Callable[[str], str]) -> Table:
    width = max((len(row) for row in rows), default=1)
    cells = [tuple(mark_up(cell.strip()) for cell in row) + ("",) * (width - len(row)) for row in rows]
    return Table(line, tuple(cells) or (("",) * width,))
