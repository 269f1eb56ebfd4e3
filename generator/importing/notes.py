"""Footnotes: the marks and notes that extractors leave in the text, made working Markdown footnotes.

A mark and its note are taken for a footnote only when both are there; otherwise both stay as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from generator.importing.blocks import Block, Heading, List, Paragraph, Rule, Table
from generator.problems import Problem, say


@dataclass(frozen=True, slots=True)
class SectionBlocks:
    """A section's heading as printed, the line it stands on, and the blocks below it."""

    line: int
    heading: str
    blocks: list[Block]


_NOTE = re.compile(r"(?:\\?\[\^?(?P<bare>\d{1,3})\\?\]:?|<sup>(?P<raised>\d{1,3})</sup>)\s+(?P<text>\S.*)", re.DOTALL)
# As extractors print a mark: linked to nothing, linked to the note, bare, or raised.
_MARK = re.compile(
    r"\[\\?\[(?P<linked>\d{1,3})\\?\]\](?:\(#[^)]*\))?"
    r"|\\?\[\^?(?P<bare>\d{1,3})\\?\](?:\(#[^)]*\))?"
    r"|<sup>(?P<raised>\d{1,3})</sup>"
)


def take_notes(sections: Sequence[SectionBlocks], item: str) -> tuple[list[SectionBlocks], tuple[Problem, ...]]:
    """The sections of the item `item` with each footnote as `[^3-1]`, its note last in the section of its first mark.

    The label holds the item's number, so that it is one of its kind in the file.
    """
    notes = {number: block for section in sections for block in section.blocks if (number := _note_number(block))}
    if not notes:
        return list(sections), ()
    all_notes = set(notes.values())
    text = (block for section in sections for block in section.blocks if block not in all_notes)
    marked = {number for block in text for number in _marks(block)}
    footnotes = {number: block for number, block in notes.items() if number in marked}
    footnote_blocks = set(footnotes.values())
    homes: list[SectionBlocks] = []
    homeless = dict(footnotes)
    for section in sections:
        staying = [block for block in section.blocks if block not in footnote_blocks]
        numbers = [number for block in staying for number in _marks(block) if number in homeless]
        below = [_note(homeless.pop(number), f"{item}-{number}") for number in dict.fromkeys(numbers)]
        labelled = (_with_marks(block, footnotes, item) for block in (*staying, *below))
        homes.append(replace(section, blocks=_without_last_rule(list(labelled))))
    problems = (
        Problem("warning", say("Noten [{number}] har intet mærke i teksten", number=number), line=block.line)
        for number, block in notes.items()
        if number not in footnotes
    )
    return homes, tuple(problems)


def is_note(line: str) -> bool:
    """Whether a line opens the text of a footnote: "[1] …"."""
    return bool(_NOTE.fullmatch(line))


def _note_number(block: Block) -> str | None:
    match = _NOTE.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return match["bare"] or match["raised"] if match else None


def _note(block: Block, label: str) -> Paragraph:
    match = _NOTE.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return Paragraph(block.line, f"[^{label}]: {match['text'] if match else ''}")


def _marks(block: Block) -> list[str]:
    numbers: list[str] = []

    def see(text: str) -> str:
        numbers.extend(_number(match) for match in _MARK.finditer(text))
        return text

    _with_texts(block, see)
    return numbers


def _number(match: re.Match[str]) -> str:
    return match["linked"] or match["bare"] or match["raised"]


def _with_marks(block: Block, footnotes: Collection[str], item: str) -> Block:
    def as_mark(match: re.Match[str]) -> str:
        return f"[^{item}-{_number(match)}]" if _number(match) in footnotes else match.group()

    return _with_texts(block, lambda text: _MARK.sub(as_mark, text))


def _with_texts(block: Block, change: Callable[[str], str]) -> Block:
    """The block with every text in which a mark may stand changed."""
    match block:
        case Paragraph() | Heading():
            return replace(block, text=change(block.text))
        case List():
            return replace(block, entries=tuple(replace(entry, text=change(entry.text)) for entry in block.entries))
        case Table():
            return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
        case Rule():
            return block


def _without_last_rule(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a rule that parted text from notes, or that nothing follows."""
    return [
        block
        for place, block in enumerate(blocks)
        if not isinstance(block, Rule) or _is_text(blocks[place + 1 : place + 2])
    ]


def _is_text(following: Sequence[Block]) -> bool:
    return any(not (isinstance(block, Paragraph) and block.text.startswith("[^")) for block in following)
