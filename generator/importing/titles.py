"""Titles: which words of which lines are an item's title, and which are its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.headings import CLOSED, is_closed_alone, is_closed_title, read_heading, read_run_in
from generator.importing.blocks import Block, Heading, List, Paragraph, Table, joined, plain
from generator.importing.case_lines import read_case
from generator.importing.contents import Listed
from generator.importing.forms import ItemLine
from generator.importing.pieces import Piece

_FULL_LINE = 55  # in characters; a line at least so long may go on in the next
_LONGEST_TITLE = 300
_APART = re.compile(r"\\?\n|\t| {3,}")
# "Lukket punkt Karen Holm": nothing parts the words from what a break, or a column, may have set apart.
_RUNS_ON = re.compile(
    rf"(?P<title>\W*{CLOSED}\s(?:(?:dagsordens)?punkt|sag))\s+"
    r"(?P<rest>(?!(?:jf|jævnfør|efter|nr|om|vedr|vedrørende|i|på|til|fra|for|af|behandles)\b)\w.*)",
    re.IGNORECASE,
)
# Brackets that begin with a case number, and say more: "Lukket punkt (25/7 Karen Holm)".
_FILED = re.compile(r"(?P<title>.*\S)\s*(?P<rest>[(\[]\s*[\w.-]*\d[/-]\d.*)")
_PROPOSED = re.compile(r"at\s", re.IGNORECASE)


def heading_text(line: str) -> str:
    """A heading without its trailing colon."""
    return line.removesuffix(":").rstrip()


def opens_section(line: str) -> bool:
    """Whether a line is a section's heading, with or without its text on the same line."""
    return bool(read_heading(heading_text(line)) or read_run_in(line))


def text_at(pieces: Sequence[Piece], place: int) -> str:
    """The words of the piece at `place`; "" beyond the ends."""
    return pieces[place].text if 0 <= place < len(pieces) else ""


def is_like_title(text: str) -> bool:
    """Whether a line may be a title: no sentence, no entry of a list that goes on."""
    is_short = 0 < len(text) <= _LONGEST_TITLE
    return is_short and not text[0].islower() and not text.endswith((".", ";", ",")) and not _PROPOSED.match(text)


def title_lines(piece: Piece, read: ItemLine, listed: Listed) -> tuple[tuple[str, ...], tuple[Paragraph, ...]]:
    """The lines of a piece that are its title, and the text below them that the reader took for more of it.

    A line that calls itself an item is taken to stand with nothing but its title.
    """
    lines = _lines(piece)
    if not lines:
        return _parts(piece.block, read.title), ()
    below = [plain(line) for line in lines[1:]]
    first = read.title.removesuffix(plain(joined(lines[1:]))).strip()
    if not below or first in ("", read.title):
        return (read.title,), ()
    if read.label or listed.has(read.title):
        return (first, *below), ()
    end = run_on([first, *below])
    tail = lines[end:]
    repeats = int(bool(tail) and plain(tail[0]).casefold() == first.casefold())
    parts = ((end, tail[:repeats]), (end + repeats, tail[repeats:]))
    return (first, *below[: end - 1]), tuple(
        Paragraph(piece.line + place, joined(part)) for place, part in parts if part
    )


def run_on(lines: Sequence[str]) -> int:
    """How many of the lines are a title that wraps: the next begins in lower case, or the one above is full."""
    end = 1
    while end < len(lines) and (lines[end][:1].islower() or len(lines[end - 1]) >= _FULL_LINE):
        end += 1
    return end


def _lines(piece: Piece) -> tuple[str, ...]:
    block = piece.block
    if isinstance(block, List) and piece.entry is not None:
        return block.entries[piece.entry].lines
    return block.lines if isinstance(block, Paragraph) else ()


def _parts(block: Block, title: str) -> tuple[str, ...]:
    """A title and what the block sets apart from it: behind a break, in another cell, or far to the right."""
    cells = (
        [cell for row in block.rows for cell in row]
        if isinstance(block, Table)
        else [block.text if isinstance(block, Heading | Paragraph) else ""]
    )
    below: list[str] = []
    for part in reversed([plain(part) for cell in cells for part in _APART.split(cell)]):
        if not part or title == part or not title.endswith(part):
            break
        title = title.removesuffix(part).rstrip()
        below.insert(0, part)
    return (title, *below)


def title_end(lines: Sequence[str], block: Block) -> int:
    """How many of the lines that a closed item's title may be are certainly title, and not the item's text."""
    is_wrapped = isinstance(block, List) or (isinstance(block, Paragraph) and block.lines)
    return run_on(lines) if is_wrapped and not is_closed_alone(lines[0]) else 1


def part_closed_title(title: str) -> tuple[str, str]:
    """The title of a closed item, and what stands on its line and may be the item's text; "" where nothing does."""
    found = _RUNS_ON.fullmatch(title) or _FILED.fullmatch(title)
    return (found["title"], found["rest"]) if found else (title, "")


def whole_title(pieces: Sequence[Piece], place: int, title: str, listed: Listed) -> tuple[str, int]:
    """A title and how many pieces it takes: two when the contents say so, or a case number follows the second."""
    following, after = text_at(pieces, place + 1), text_at(pieces, place + 2)
    whole = f"{title} {following}".strip()
    if is_closed_title(title) or listed.has(title):
        return title, 1
    goes_on = following and (listed.has(whole) or (following[:1].islower() and read_case(after)))
    return (whole, 2) if goes_on else (title, 1)
