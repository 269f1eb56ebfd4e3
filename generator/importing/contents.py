"""The table of contents (indholdsfortegnelse): taken out of the document, and used to check and complete its titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importing.blocks import HARD_BREAK, Block, Heading, List, Paragraph, Table, joined, plain, printed_lines
from generator.importing.groups import read_group
from generator.importing.reading import Removed
from generator.problems import say

_HEADING = re.compile(
    r"indholdsfortegnelse|indhold|sagsoversigt|punktoversigt|dagsordenspunkter|punkter til dagsorden(?:en)?"
    r"|oversigt over punkter",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"(?:punkt|pkt|nr|sag)\.?(?:nr\.?)? (?:titel|overskrift|emne|punkt|sag)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?:Punkt|Pkt\.?)\s+)?(\d{1,4})(?:\.\d{1,3})*(?:\s*[:.)]\s*|\s+)", re.IGNORECASE)
_LEADERS = " .…·_\t"
_CUT_SHORT = 40  # a title in the contents may be cut at the page's width, never before this many characters


@dataclass(frozen=True, slots=True)
class Listed:
    """The titles that a table of contents lists, for looking up: case folded."""

    titles: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    """Those below "Lukkede punkter", as far as the contents may be cut short."""

    def has(self, title: str) -> bool:
        """Whether the title is listed, whole."""
        return title.casefold() in self.titles

    def closes(self, title: str) -> bool:
        """Whether the title is listed as closed, be it cut short."""
        return title.casefold()[:_CUT_SHORT] in self.closed


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the contents; one without a page is the beginning of a title that wraps."""

    line: int
    """Where it stands in the source; that of its block, where its own is not known."""
    text: str
    title: str
    has_page: bool


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item in the contents: its title, which may be cut short, and the rows that print it."""

    title: str
    rows: tuple[Row, ...]
    is_closed: bool
    """It stands below "Lukkede punkter"."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Indholdsfortegnelse: what it lists in order, its rows, and the document's blocks without it."""

    listed_items: tuple[ListedItem, ...]
    rows: tuple[Row, ...]
    """Its heading is the first."""
    rest: tuple[Block, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles in order; a long one may be cut short."""
        return tuple(listed.title for listed in self.listed_items)

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was taken out of the document for it."""
        return tuple(Removed(row.line, row.text, say("indholdsfortegnelse")) for row in self.rows)

    @property
    def listed(self) -> Listed:
        """The titles, for looking up."""
        cut = (listed.title.casefold()[:_CUT_SHORT] for listed in self.listed_items if listed.is_closed)
        return Listed(frozenset(title.casefold() for title in self.titles), frozenset(cut))


def is_contents_heading(line: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return bool(_HEADING.fullmatch(line.strip(" :")))


def take_contents(blocks: Sequence[Block]) -> Contents:
    """The table of contents, where the document has one: its heading, and the rows below as far as they are its rows.

    They are so as far as they have pages; where none has, as far as they print titles that come again.
    """
    start = next((place for place, block in enumerate(blocks) if _is_heading(block) or _is_overview(block)), None)
    if start is None:
        return Contents((), (), tuple(blocks))
    end = _end_of_pages(blocks, start)
    if end == start + 1 and not _is_overview(blocks[start]):
        end = _end_of_titles(blocks, start)
    rows = tuple(row for block in blocks[start:end] for row in rows_of(block))
    return Contents(tuple(_listed_items(rows[1:])), rows, (*blocks[:start], *blocks[end:]))


def _end_of_pages(blocks: Sequence[Block], start: int) -> int:
    """Where the rows with pages end; the last group of items may have none ("Lukket referat")."""
    end = start + 1
    has_open_group = False
    for place in range(start + 1, len(blocks)):
        rows = rows_of(blocks[place])
        groups = [group for row in rows if (group := read_group(row.title))]
        has_open_group = has_open_group or any(group.is_open for group in groups)
        if any(row.has_page for row in rows) or (has_open_group and place == end and len(groups) == len(rows) > 0):
            end = place + 1
        elif place > end or not isinstance(blocks[place], Paragraph):
            break  # one paragraph may begin a title that goes on in the next
    return end if any(row.has_page for block in blocks[start:end] for row in rows_of(block)) else start + 1


def _end_of_titles(blocks: Sequence[Block], start: int) -> int:
    """Where rows without pages end: numbered titles that come again below, and the page numbers printed after them."""
    again = Counter(
        _without_number(line)
        for block in blocks[start + 1 :]
        if isinstance(block, Heading | Paragraph | List)
        for line in (plain(block.text) if not isinstance(block, List) else "", *printed_lines(block))
    )
    end = start + 1
    listed: set[str] = set()
    while end < len(blocks):
        rows = rows_of(blocks[end])
        titles = {_without_number(row.title) for row in rows if not read_group(row.title)}
        is_pages = bool(listed) and all(row.text.replace(" ", "").isdigit() for row in rows)
        comes_again = all(title and again[title] > 1 for title in titles) and not titles & listed
        if not rows or not (is_pages or comes_again):
            break
        listed |= titles
        end += 1
    return end


def _without_number(line: str) -> str:
    return split_number(line)[1].casefold()


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and len(block.text) < 100 and is_contents_heading(plain(block.text))


def _is_overview(block: Block) -> bool:
    """Whether a table gives the items by number and title, as its head says."""
    return isinstance(block, Table) and bool(_COLUMNS.fullmatch(plain(" ".join(filter(None, block.rows[0])))))


def rows_of(block: Block) -> list[Row]:
    """The rows that a block would be in a table of contents."""
    match block:
        case Heading():
            return [_row(block.line, line) for line in block.text.split(HARD_BREAK)]
        case Paragraph():
            if block.lines:
                return [_row(line, text) for line, text in enumerate(block.lines, block.line)]
            return [_row(block.line, line) for line in block.text.split(HARD_BREAK)]
        case List():
            return [
                _row(entry.line or block.line, entry.text if entry.marker == "-" else f"{entry.marker} {entry.text}")
                for entry in block.entries
            ]
        case Table():
            rows = [_row(block.line, "\t".join(filter(None, cells))) for cells in block.rows]
            return rows if any(row.has_page for row in rows) else [replace(row, has_page=True) for row in rows]
        case _:
            return []


def _row(line: int, text: str) -> Row:
    """The title before leaders (dots, a tab, several spaces) and a page number."""
    text = text.strip()
    before_page = text.rstrip("0123456789")
    title = before_page.rstrip(_LEADERS)
    leaders = before_page[len(title) :]
    has_page = "..." in leaders or "…" in leaders or (before_page != text and ("\t" in leaders or "  " in leaders))
    return Row(line, plain(text), plain(title if has_page else text), has_page)


def _listed_items(rows: Sequence[Row]) -> Iterator[ListedItem]:
    """The titles, each of the rows as far as a page, without the number of its item."""
    begun: list[Row] = []
    printed: list[ListedItem] = []
    is_closed = False
    has_pages = any(row.has_page for row in rows)
    for row in rows:
        if group := read_group(row.title):
            is_closed = group.is_closed or (is_closed and not group.is_open)
            continue
        if not has_pages and row.text.replace(" ", "").isdigit():
            continue
        begun.append(row)
        if row.has_page or not has_pages:
            printed.append(ListedItem(joined([row.title for row in begun]), tuple(begun), is_closed))
            begun = []
    numbers = [int(match[1]) if (match := _NUMBER.match(listed.title)) else None for listed in printed]
    first = numbers[0] if numbers and numbers[0] is not None else 1
    counts_on = numbers == list(range(first, first + len(numbers)))
    for place, (number, listed) in enumerate(zip(numbers, printed, strict=True), 1):
        is_numbered = counts_on or number == place
        yield replace(listed, title=split_number(listed.title)[1]) if is_numbered else listed


def split_number(title: str) -> tuple[str, str]:
    """The number of an item before its title ("" where there is none), and the title."""
    match = _NUMBER.match(title)
    return (match[1], title[match.end() :]) if match else ("", title)


def is_same_title(listed: str, title: str) -> bool:
    """Whether the contents print the item's title, whole or cut at the page's width."""
    short, long = (" ".join(text.split()).casefold() for text in (listed, title))
    if short == long:
        return True
    return len(short) >= _CUT_SHORT and long.startswith(short)
