"""The sheet for signatures (underskriftsblad) that ends minutes, and is no part of the item above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.attendance import reads_as_names
from generator.importing.blocks import Block, Heading, List, Paragraph, Table, plain, printed_lines
from generator.importing.pieces import line_of
from generator.importing.titles import heading_text

_HEADING = re.compile(r"underskrifts?(?:ark|blad|side)", re.IGNORECASE)


def part_signatures(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[tuple[int, str]]]:
    """The blocks above a sheet for signatures, and each line's number and words of it.

    It is one only if nothing but names and blanks to write on stand below its heading: below a closed item, all else
    may be the item's text.
    """
    place = next(
        (place for place, block in enumerate(blocks) if _HEADING.fullmatch(heading_text(line_of(block)))), None
    )
    if place is None:
        return blocks, []
    printed = [(block.line, line) for block in blocks[place:] for line in _lines(block)]
    is_sheet = all(_is_blank(line) or reads_as_names(line) for _, line in printed[1:])
    return (blocks[:place], printed) if is_sheet else (blocks, [])


def _lines(block: Block) -> Sequence[str]:
    if isinstance(block, Heading | Paragraph | List):
        return printed_lines(block)
    return [plain(cell) for row in block.rows for cell in row] if isinstance(block, Table) else ()


def _is_blank(line: str) -> bool:
    return not any(character.isalnum() for character in line)
