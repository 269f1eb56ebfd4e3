"""The lines of a head's blocks, one a fact: cut where a label or a sentence begins, a table's cells each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.importing.attendance import Line, is_sentence
from generator.importing.blocks import (
    HARD_BREAK,
    Block,
    Heading,
    List,
    Paragraph,
    Rule,
    escape,
    joined,
    plain,
    printed_lines,
)
from generator.importing.labels import INNER_LABEL, read_label

_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-ZÆØÅ])")
_PREAMBLE_LEVEL = 4
_LONGEST = 5000  # in characters; what is longer is no line of facts


def head_lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of the blocks; a line with several facts is several, and a table's cells are lines of their own."""
    return [
        Line(place, block.line, text, number > 0 and isinstance(block, Paragraph))
        for place, block in enumerate(blocks)
        for number, text in enumerate(_texts(block))
    ]


def _texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph() | List():
            lines = printed_lines(block)
        case Rule():
            lines = ()
        case _:
            lines = tuple(plain(line) for cell in _cells(block.rows) for line in cell.split(HARD_BREAK))
    return [part for line in lines for text in _cut_at_labels(line) for part in _cut_at_sentences(text) if part]


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The cells of a table row by row; column by column where the head is labels and the names stand below them."""
    labels = [label for cell in rows[0] if (label := read_label(plain(cell))) and not label.value]
    is_columns = len(rows) > 1 and len(labels) == len(rows[0]) > 1 and {label.fact for label in labels} == {"names"}
    for line in zip(*rows, strict=True) if is_columns else rows:
        yield from line


def _cut_at_labels(text: str) -> Iterator[str]:
    """The parts of a line, each with its label: a label inside begins with a capital, or after a full stop."""
    if ":" not in text or len(text) > _LONGEST:
        return iter((text,))
    cuts = [cut for cut in INNER_LABEL.finditer(text) if text[cut.end()].isupper() or text[cut.start() - 1] in ".;"]
    places = [0, *(cut.end() for cut in cuts), len(text)]
    return (text[begin:end].strip() for begin, end in pairwise(places))


def _cut_at_sentences(text: str) -> list[str]:
    """The sentences of a line where each is on attendance: "Tilstede var Karen Holm. Bo Lund deltog ikke."."""
    sentences = _SENTENCE_END.split(text) if len(text) <= _LONGEST else [text]
    if len(sentences) == 1:
        return sentences
    return sentences if all(is_sentence(each) or read_label(each) for each in sentences) else [text]


def left(block: Block, texts: Sequence[str]) -> Block | None:
    """What of a block no fact has claimed: the block as it stands, or the `texts` that are left of it."""
    if list(texts) == _texts(block):
        return replace(block, level=_PREAMBLE_LEVEL) if isinstance(block, Heading) else block
    return Paragraph(block.line, escape(joined(texts))) if texts else None
