"""The table of contents (indholdsfortegnelse): taken out of the document, and used to check and complete its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importing.blocks import HARD_BREAK, Block, Heading, List, Paragraph, Table, joined, plain
from generator.importing.reading import Removed
from generator.problems import say

_HEADING = re.compile(r"indholdsfortegnelse|indhold", re.IGNORECASE)
_NUMBER = re.compile(r"(?:Punkt\s+|Pkt\.?\s+)?(\d{1,3})(?:\.\d{1,3})*\s*[:.)]\s*", re.IGNORECASE)
_LEADERS = " .…·_\t"
_CUT_SHORT = 40  # a title in the contents may be cut at the page's width, never before this many characters


@dataclass(frozen=True, slots=True)
class Contents:
    """Indholdsfortegnelse: its titles in order, what was taken out for it, and the document's blocks without it."""

    titles: tuple[str, ...]
    """A long one may be cut short."""
    removed: tuple[Removed, ...]
    rest: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the contents; one without a page is the beginning of a title that wraps."""

    text: str
    title: str
    has_page: bool


def is_contents_heading(line: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return bool(_HEADING.fullmatch(line.strip(" :")))


def take_contents(blocks: Sequence[Block]) -> Contents:
    """The table of contents, where the document has one: its heading, and the rows below as far as they have pages."""
    start = next((place for place, block in enumerate(blocks) if _is_heading(block)), None)
    if start is None:
        return Contents((), (), tuple(blocks))
    end = start + 1
    for place in range(start + 1, len(blocks)):
        if any(row.has_page for row in _rows(blocks[place])):
            end = place + 1
        elif place > end or not isinstance(blocks[place], Paragraph):
            break  # one paragraph may begin a title that goes on in the next
    taken = [(block, row) for block in blocks[start:end] for row in _rows(block)]
    removed = tuple(Removed(block.line, row.text, say("indholdsfortegnelse")) for block, row in taken)
    return Contents(tuple(_titles([row for _, row in taken[1:]])), removed, (*blocks[:start], *blocks[end:]))


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and len(block.text) < 100 and is_contents_heading(plain(block.text))


def _rows(block: Block) -> list[_Row]:
    match block:
        case Heading() | Paragraph():
            lines = block.lines if isinstance(block, Paragraph) and block.lines else block.text.split(HARD_BREAK)
            return [_row(line) for line in lines]
        case List():
            return [
                _row(entry.text if entry.marker == "-" else f"{entry.marker} {entry.text}") for entry in block.entries
            ]
        case Table():
            rows = [_row("\t".join(filter(None, cells))) for cells in block.rows]
            return rows if any(row.has_page for row in rows) else [replace(row, has_page=True) for row in rows]
        case _:
            return []


def _row(text: str) -> _Row:
    """The title before leaders (dots, a tab, several spaces) and a page number."""
    text = text.strip()
    before_page = text.rstrip("0123456789")
    title = before_page.rstrip(_LEADERS)
    leaders = before_page[len(title) :]
    has_page = "..." in leaders or "…" in leaders or (before_page != text and ("\t" in leaders or "  " in leaders))
    return _Row(plain(text), plain(title if has_page else text), has_page)


def _titles(rows: Sequence[_Row]) -> Iterator[str]:
    """The titles, each of the rows as far as a page, without the number of its item."""
    begun: list[str] = []
    place = 0
    for row in rows:
        begun.append(row.title)
        if row.has_page:
            place += 1
            title = joined(begun)
            number = _NUMBER.match(title)
            yield title[number.end() :] if number and int(number[1]) == place else title
            begun = []


def is_same_title(listed: str, title: str) -> bool:
    """Whether the contents print the item's title, whole or cut at the page's width."""
    short, long = (" ".join(text.split()).casefold() for text in (listed, title))
    if short == long:
        return True
    return len(short) >= _CUT_SHORT and long.startswith(short)
