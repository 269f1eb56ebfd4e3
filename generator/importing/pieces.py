"""A document's blocks taken apart as far as an item may begin in them, and put together again.

An item may begin at an entry of a list ("2. Budget" where a reader saw a numbered list), at a line inside a paragraph,
or be a table of one row. What no item begins in comes together again just as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from generator.importing.blocks import Block, Heading, Landmark, List, Paragraph, Table, joined, plain

LONGEST_LINE = 600
"""In characters; what is longer is running text."""

_FEW_ROWS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Stykke: a block, or one entry of a list."""

    block: Block
    text: str
    """Its words where it can be a line by itself, an entry's number before them; "" for any other."""
    line: int
    entry: int | None = None
    """Which entry of the list it is."""
    dress: str = ""
    """How the document sets it: only what is dressed alike can be alike."""

    @property
    def is_marked(self) -> bool:
        """Whether the document sets it off from running text."""
        return self.dress not in ("", "entry")


def take_apart(blocks: Sequence[Block], landmark: Landmark) -> list[Piece]:
    """The pieces of `blocks`; a paragraph is cut at its lines that are landmarks."""
    following = chain((block.line for block in blocks[1:]), (0,))
    return [piece for block, after in zip(blocks, following, strict=False) for piece in _pieces(block, after, landmark)]


def _pieces(block: Block, after: int, landmark: Landmark) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(block, line_of(block), block.line, dress=f"heading {block.level}")
        case Paragraph():
            for part in _cut(block, landmark):
                yield Piece(part, line_of(part), part.line, dress="bold" if part.emphasised else "")
        case List():
            yield from _entries(block, after)
        case Table():
            yield Piece(block, row_text(block), block.line, dress="row" if len(block.rows) == 1 else "")
        case _:
            yield Piece(block, "", block.line)


def row_text(table: Table) -> str:
    """The words of a small table on one line; "" for a larger one."""
    text = "  ".join(plain(cell) for row in table.rows[:_FEW_ROWS] for cell in row if cell)
    return text if len(table.rows) <= _FEW_ROWS and len(text) <= LONGEST_LINE else ""


def line_of(block: Block) -> str:
    """The words of a block that can be a line by itself; "" for any other."""
    is_line = isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST_LINE
    return plain(block.text) if is_line and isinstance(block, Heading | Paragraph) else ""


def _cut(block: Paragraph, landmark: Landmark) -> Iterator[Paragraph]:
    lines = block.lines
    marks = [landmark(plain(line), plain(lines[0]) if place else "") for place, line in enumerate(lines)]
    starts = {place for place, mark in enumerate(marks) if mark}
    starts |= {place + 1 for place, mark in enumerate(marks) if mark == "alone"}
    places = sorted({0, *starts} - {len(lines)})
    if len(places) < 2:
        yield block
        return
    for place, end in zip(places, [*places[1:], len(lines)], strict=True):
        part = lines[place:end]
        below = part if len(part) > 1 else ()
        yield replace(block, line=block.line + place, text=joined(part), lines=below)


def _entries(block: List, after: int) -> Iterator[Piece]:
    """The entries; one whose line is not known is told to begin at the block `after`, not before its own line.

    So the lines of a closed item above it are hidden to the last.
    """
    for place, entry in enumerate(block.entries):
        is_line = len(entry.text) <= LONGEST_LINE
        marker = "" if entry.marker == "-" else f"{entry.marker} "
        text = f"{marker}{plain(entry.text)}" if is_line and entry.depth == 0 else ""
        yield Piece(block, text, entry.line or (after if place else 0) or block.line, place, "entry")


def put_together(pieces: Sequence[Piece]) -> list[Block]:
    """The blocks that `pieces` came from; of a list only the entries that are among them."""
    blocks: list[Block] = []
    for (_, is_list), run in groupby(pieces, key=lambda piece: (id(piece.block), piece.entry is not None)):
        group = list(run)
        block = group[0].block
        if is_list and isinstance(block, List) and len(group) < len(block.entries):
            places = [piece.entry or 0 for piece in group]
            blocks.append(List(group[0].line, block.entries[places[0] : places[-1] + 1]))
        else:
            blocks.append(block)
    return blocks
