"""Lettered points of an item, each with attachments of its own: "a. Møder", "b. Konference", "Bilag", "c. Besøg".

A lettered list is a list. Only where it goes on below attachments do its points divide the item: as text there, they
would be taken for more attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.headings import read_heading, read_run_in
from generator.importing.blocks import Block, List, Paragraph, joined, plain
from generator.importing.pieces import line_of
from generator.importing.titles import heading_text, run_on

_LETTERED = re.compile(r"(?P<letter>[a-zæøå])[.)]\s+\S", re.IGNORECASE)
_LONGEST = 250  # in characters; what is longer is prose


@dataclass(frozen=True, slots=True)
class Part:
    """A block or a part of one; `point` is the line that opens a lettered point, and stands by itself."""

    block: Block
    point: str = ""


def part_at_points(blocks: Sequence[Block]) -> Iterator[Part]:
    """The blocks, cut at the lettered points that divide the item."""
    starts = [place for place, block in enumerate(blocks) if _kind(block) not in ("", "attachments")]
    for begin, end in pairwise(sorted({0, *starts, len(blocks)})):
        points = _points(blocks[begin:end])
        for place, block in enumerate(blocks[begin:end]):
            yield from _cut(block, points[place]) if place in points else (Part(block),)


def _kind(block: Block) -> str:
    line = line_of(block)
    run_in = read_run_in(line)
    heading = run_in[0] if run_in else read_heading(heading_text(line))
    return heading.kind if heading else ""


def _points(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """Which lines of which blocks open points, if their letters go on from above attachments to below them."""
    points: dict[int, list[int]] = {}
    expected, is_below, goes_on = "a", False, False
    for place, block in enumerate(blocks):
        is_below = is_below or _kind(block) == "attachments"
        for number, line in enumerate(_lines(block)):
            letter = _letter(line)
            if letter == "a" and not is_below and not goes_on:
                points, expected = {}, "a"
            if letter != expected or (is_below and not points):
                continue
            points.setdefault(place, []).append(number)
            goes_on = goes_on or is_below
            expected, is_below = chr(ord(letter) + 1), False
    return points if goes_on else {}


def _letter(line: str) -> str:
    match = _LETTERED.match(line) if len(line) <= _LONGEST else None
    return match["letter"].lower() if match else ""


def _lines(block: Block) -> Sequence[str]:
    """The lines of a block at which a point may begin; an entry of a list is one, with what it runs on in."""
    match block:
        case Paragraph():
            return [plain(line) for line in block.lines or (block.text,)]
        case List():
            return [plain(entry.text) if entry.depth == 0 else "" for entry in block.entries]
        case _:
            return ()


def _cut(block: Block, points: Sequence[int]) -> Iterator[Part]:
    """A block cut at the lines `points`."""
    places = sorted({0, *points, len(_lines(block))})
    for begin, end in pairwise(places):
        if isinstance(block, List):
            entries = block.entries[begin:end]
            if begin in points:
                yield Part(List(entries[0].line or block.line, entries[:1]), plain(entries[0].text))
                entries = entries[1:]
            if entries:
                yield Part(List(entries[0].line or block.line, entries))
        elif isinstance(block, Paragraph) and block.lines:
            lines = block.lines[begin:end]
            size = run_on([plain(line) for line in lines]) if begin in points else 0
            if size:
                yield Part(_paragraph(block, begin, lines[:size]), plain(joined(lines[:size])))
            if lines[size:]:
                yield Part(_paragraph(block, begin + size, lines[size:]))
        else:
            yield Part(block, line_of(block))


def _paragraph(block: Paragraph, place: int, lines: Sequence[str]) -> Paragraph:
    below = tuple(lines) if len(lines) > 1 else ()
    return replace(block, line=block.line + place, text=joined(lines), lines=below)
