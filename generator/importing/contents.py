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
class Contents:
    """Indholdsfortegnelse: its titles in order, what was taken out for it, and the document's blocks without it."""

    titles: tuple[str, ...]
    """A long one may be cut short."""
    removed: tuple[Removed, ...]
    rest: tuple[Block, ...]
    closed: tuple[str, ...] = ()
    """Those that stand below "Lukkede punkter" in it."""

    @property
    def listed(self) -> Listed:
        """The titles, for looking up."""
        cut = (title.casefold()[:_CUT_SHORT] for title in self.closed)
        return Listed(frozenset(title.casefold() for title in self.titles), frozenset(cut))


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
    """The table of contents, where the document has one: its heading, and the rows below as far as they are its rows.

    They are so as far as they have pages; where none has, as far as they print titles that come again.
    """
    start = next((place for place, block in enumerate(blocks) if _is_heading(block) or _is_overview(block)), None)
    if start is None:
        return Contents((), (), tuple(blocks))
    end = _end_of_pages(blocks, start)
    if end == start + 1 and not _is_overview(blocks[start]):
        end = _end_of_titles(blocks, start)
    taken = [(block, row) for block in blocks[start:end] for row in _rows(block)]
    removed = tuple(Removed(block.line, row.text, say("indholdsfortegnelse")) for block, row in taken)
    titles = list(_titles([row for _, row in taken[1:]]))
    return Contents(
        tuple(title for title, _ in titles),
        removed,
        (*blocks[:start], *blocks[end:]),
        tuple(title for title, is_closed in titles if is_closed),
    )


def _end_of_pages(blocks: Sequence[Block], start: int) -> int:
    """Where the rows with pages end; the last group of items may have none ("Lukket referat")."""
    end = start + 1
    has_open_group = False
    for place in range(start + 1, len(blocks)):
        rows = _rows(blocks[place])
        groups = [group for row in rows if (group := read_group(row.title))]
        has_open_group = has_open_group or any(group.is_open for group in groups)
        if any(row.has_page for row in rows) or (has_open_group and place == end and len(groups) == len(rows) > 0):
            end = place + 1
        elif place > end or not isinstance(blocks[place], Paragraph):
            break  # one paragraph may begin a title that goes on in the next
    return end if any(row.has_page for block in blocks[start:end] for row in _rows(block)) else start + 1


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
        rows = _rows(blocks[end])
        titles = {_without_number(row.title) for row in rows if not read_group(row.title)}
        is_pages = bool(listed) and all(row.text.replace(" ", "").isdigit() for row in rows)
        comes_again = all(title and again[title] > 1 for title in titles) and not titles & listed
        if not rows or not (is_pages or comes_again):
            break
        listed |= titles
        end += 1
    return end


def _without_number(line: str) -> str:
    return _NUMBER.sub("", line, count=1).casefold() if _NUMBER.match(line) else line.casefold()


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and len(block.text) < 100 and is_contents_heading(plain(block.text))


def _is_overview(block: Block) -> bool:
    """Whether a table gives the items by number and title, as its head says."""
    return isinstance(block, Table) and bool(_COLUMNS.fullmatch(plain(" ".join(filter(None, block.rows[0])))))


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


def _titles(rows: Sequence[_Row]) -> Iterator[tuple[str, bool]]:
    """The titles, each of the rows as far as a page, without the number of its item; and whether it is closed."""
    begun: list[str] = []
    printed: list[tuple[str, bool]] = []
    is_closed = False
    has_pages = any(row.has_page for row in rows)
    for row in rows:
        if group := read_group(row.title):
            is_closed = group.is_closed or (is_closed and not group.is_open)
            continue
        if not has_pages and row.text.replace(" ", "").isdigit():
            continue
        begun.append(row.title)
        if row.has_page or not has_pages:
            printed.append((joined(begun), is_closed))
            begun = []
    numbers = [int(match[1]) if (match := _NUMBER.match(title)) else None for title, _ in printed]
    first = numbers[0] if numbers and numbers[0] is not None else 1
    counts_on = numbers == list(range(first, first + len(numbers)))
    for place, (number, (title, closed)) in enumerate(zip(numbers, printed, strict=True), 1):
        yield (_NUMBER.sub("", title, count=1) if counts_on or number == place else title), closed


def is_same_title(listed: str, title: str) -> bool:
    """Whether the contents print the item's title, whole or cut at the page's width."""
    short, long = (" ".join(text.split()).casefold() for text in (listed, title))
    if short == long:
        return True
    return len(short) >= _CUT_SHORT and long.startswith(short)
