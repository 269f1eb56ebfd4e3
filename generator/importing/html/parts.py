"""What stands between the flow and the blocks: blocks, and the entries and cells that are not yet a list or a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.importing.blocks import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with all that stands in it."""

    line: int
    marker: str
    parts: tuple[Block, ...]
    depth: int = 0
    typed: Paragraph | None = None
    """The paragraph that it was typed as ("- tekst"), when no list says that it is one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with all that stands in it."""

    line: int
    columns: int
    rows: int
    parts: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    cells: tuple[Cell, ...]


Part: TypeAlias = Block | Item | Row | Cell
