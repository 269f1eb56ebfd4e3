"""Blocks: what every reader makes of its document, and all that the grammar needs to know of it.

A reader knows a format; the grammar knows minutes. Between them stand these few kinds of block, in the order
printed, each with the line of the source at which it begins. Texts are inline Markdown, already safe: what a
document means as text is escaped by its reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

HARD_BREAK = "\\\n"
"""A line break that the document means, inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Overskrift: a line that the document marks as heading; its level can't be trusted."""

    line: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Afsnit: running text; `emphasised` when the whole of it is bold."""

    line: int
    text: str
    emphasised: bool = False
    lines: tuple[str, ...] = ()
    """The lines that `text` was joined from, where there are several: in a list of names each may be one by itself."""
    is_body: bool = False
    """The document marks its headings, and did not mark this: "Beslutning" on a line by itself is a word here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: `marker` is "-", or the number as printed ("3.", "2)")."""

    depth: int
    marker: str
    text: str
    line: int = 0
    """Where it begins in the source; 0 where the reader does not say."""
    lines: tuple[str, ...] = ()
    """The lines that `text` was joined from, where there are several."""


@dataclass(frozen=True, slots=True)
class List:
    """Liste, with its nested lists."""

    line: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Tabel: rows of cells, all rows of one length; the first is the head."""

    line: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Streg: a line drawn across the page."""

    line: int


Block: TypeAlias = Heading | Paragraph | List | Table | Rule

Landmark: TypeAlias = Callable[[str, str], Literal["alone", "opens", ""]]
"""What a line is to the grammar, given it and the first line of its block: a block by itself, the beginning of one,
or just text. Many documents have no blank lines where one would expect them."""

_HARD_END = re.compile(r"(?: {2}|(?<=[^\s\\])\\)$")
_AND = re.compile(r"(?:og|eller|samt|/)\b")
_SPECIAL = re.compile(r"([\\`*\[\]])|(?<!\w)(_)|(_)(?!\w)")
_TAG_LIKE = re.compile(r"<(?!/?(?:sub|sup|i|b|em|strong|u|s|br\s*/?)>|https?://)", re.IGNORECASE)
_MARKED = re.compile(r"[\\\[*_]")
# Bounded, so that marks that are never closed cost no more than the text is long.
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.){0,300})\]\([^)\s\[\]]{0,2000}\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\\\w])([*_])(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLOCK_START = re.compile(r"^(?:([#>+=|]|-(?=\s)|~~~|`{3})|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    """Plain text as Markdown that shows just that text; harmless marks such as `<sub>` stay marks."""
    return _TAG_LIKE.sub(r"\\<", _SPECIAL.sub(r"\\\g<0>", text))


def escape_start(text: str) -> str:
    """A paragraph with lines that would open another kind of block ("# 1", "> 5", "1. juni") kept a paragraph."""
    return _BLOCK_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def plain(text: str) -> str:
    """Inline Markdown as the words it shows, on one line: emphasis, escapes and links taken off."""
    text = text.replace(HARD_BREAK, " ")
    if _MARKED.search(text):
        text = _LINK.sub(r"\1", text)
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\2", text)
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())


def joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one; a line break that is meant stays; a hyphen at a line's end is kept, never dropped."""
    pieces: list[str] = []
    before = ""
    for line in lines:
        piece = _HARD_END.sub("", line).strip()
        if before and not before.endswith(HARD_BREAK) and not is_one_word(before, piece):
            pieces.append(" ")
        before = piece + HARD_BREAK if _HARD_END.search(line) else piece
        pieces.append(before)
    return "".join(pieces).removesuffix(HARD_BREAK).strip()


def is_one_word(text: str, piece: str) -> bool:
    """Whether a line ends in the middle of a word ("budget-" / "lægges"), and not in "tids-" / "og procesplan".

    A capital goes on only in a name that begins with one ("Høje-" / "Taastrup"), a number in any word or number
    ("Covid-" / "19", "2022-" / "2025").
    """
    word = text.rsplit(maxsplit=1)[-1] if text.endswith("-") else ""
    if piece[:1].isdigit():
        return word[-2:-1].isalnum()
    if not word[-2:-1].isalpha() or _AND.match(piece):
        return False
    return piece[:1].islower() or (piece[:1].isupper() and word[:1].isupper())


def printed_lines(block: Heading | Paragraph | List) -> tuple[str, ...]:
    """The words of a block line by line, as the document breaks them; a number that an entry bears is one of them."""
    if isinstance(block, List):
        lines = tuple(f"{entry.marker} {entry.text}".removeprefix("- ") for entry in block.entries)
    else:
        lines = block.lines if isinstance(block, Paragraph) and block.lines else tuple(block.text.split(HARD_BREAK))
    return tuple(filter(None, map(plain, lines)))


def runs(blocks: Iterable[Block], goes_on: Callable[[Block, Block], bool]) -> list[list[Block]]:
    """The blocks in runs: each with those after it that go on from the one before."""
    parted: list[list[Block]] = []
    for block in blocks:
        if parted and goes_on(parted[-1][-1], block):
            parted[-1].append(block)
        else:
            parted.append([block])
    return parted


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, headings at their `level`."""
    return "\n\n".join(part for part in map(_block_markdown, blocks) if part)


def _block_markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {plain_heading(block.text)}"
        case Paragraph():
            text = escape_start(block.text)
            return f"**{text}**" if block.emphasised else text
        case List():
            return _list_markdown(block.entries)
        case Table():
            return _table_markdown(block.rows)
        case Rule():
            return "---"


def plain_heading(text: str) -> str:
    """A heading's text on one line, without emphasis around the whole of it."""
    return " ".join(re.sub(r"^(\*\*|__)(.+)\1$", r"\2", text.replace(HARD_BREAK, " ").strip()).split())


def _list_markdown(entries: Sequence[Entry]) -> str:
    """Entries with each nested list indented by the width of the marker above it (CommonMark 0.31, 5.2)."""
    lines = []
    indents = [0]
    for entry in entries:
        depth = min(entry.depth, len(indents) - 1)
        indents[depth + 1 :] = [indents[depth] + len(entry.marker) + 1]
        margin = " " * indents[depth]
        text = escape_start(entry.text).replace("\n", f"\n{' ' * indents[depth + 1]}")
        lines.append(f"{margin}{entry.marker} {text}")
    return "\n".join(lines)


def _table_markdown(rows: Sequence[Sequence[str]]) -> str:
    def line(row: Sequence[str]) -> str:
        cells = (cell.replace("|", "\\|") for cell in row)
        return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)

    return "\n".join([line(rows[0]), line(["---"] * len(rows[0])), *map(line, rows[1:])])
