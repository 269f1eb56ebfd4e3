"""Which rows of a table of contents or an overview may be shown where an item is closed.

Contents print the real title of a closed item now and then. So only the titles of open items may be shown, and the
words that say just that an item is closed; any other row may be a closed item's, and is held back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.dates import DATE_PATTERN
from generator.importing.blocks import Block, List, Table
from generator.importing.contents import (
    Contents,
    Row,
    is_contents_heading,
    is_same_title,
    rows_of,
    split_number,
)
from generator.importing.division import FoundItems
from generator.importing.groups import read_group
from generator.importing.items import ReadItem
from generator.model import ClosedItem

_DOTTED = re.compile(r"(?:\.{3}|…|(?:[.·_] ){3})[\W_]*\d{1,4}$")
_DATE = re.compile(DATE_PATTERN)


@dataclass(frozen=True, slots=True)
class KnownTitles:
    """The titles that may be shown, case folded: of open items, with their numbers, and what closed ones print."""

    opened: Sequence[str]
    """In alphabetical order."""
    numbers: frozenset[tuple[str, str]]
    closed: frozenset[str]

    def is_open(self, listed: str) -> bool:
        """Whether the contents list the title of an open item, be it cut short."""
        place = bisect_left(self.opened, _folded(listed))
        return place < len(self.opened) and is_same_title(listed, self.opened[place])

    def shows(self, listed: str) -> bool:
        """Whether a listed title may be shown, with the number before it or without."""
        return any(self.is_open(title) or _folded(title) in self.closed for title in {listed, split_number(listed)[1]})


def known_titles(read: Sequence[ReadItem]) -> KnownTitles:
    """The titles of items; of a closed one what it prints itself."""
    opened = [each.item for each in read if not isinstance(each.item, ClosedItem)]
    shut = [each for each in read if isinstance(each.item, ClosedItem)]
    return KnownTitles(
        sorted({_folded(item.title) for item in opened}),
        frozenset((item.number, _folded(item.title)) for item in opened),
        frozenset(_folded(each.item.title.removeprefix(each.numbering.made)) for each in shut),
    )


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


def fits(listed: Sequence[str], found: FoundItems, read: Sequence[ReadItem]) -> bool:
    """Whether the contents list the items one by one, and of each closed one no more than it prints itself.

    What they call an open item is then its own, even if it differs from its title.
    """
    return (
        len(listed) == len(read)
        and not found.withheld
        and all(
            _folded(title) == _folded(each.item.title.removeprefix(each.numbering.made))
            for title, each in zip(listed, read, strict=True)
            if isinstance(each.item, ClosedItem)
        )
    )


def hidden_rows(contents: Contents, known: KnownTitles) -> set[int]:
    """The lines of the contents that may not be shown.

    A title that is wrapped over several rows is judged as a whole.
    """
    shown = {row for listed in contents.listed_items if known.shows(listed.title) for row in listed.rows}
    return {row.line for row in contents.rows[1:] if row not in shown and not _is_bare(row)}


def _is_bare(row: Row) -> bool:
    """Whether a row says nothing of any item: a group, a heading, page numbers."""
    return bool(read_group(row.title)) or is_contents_heading(row.title) or not any(map(str.isalpha, row.text))


def overviews(blocks: Sequence[Block], known: KnownTitles, *, is_head: bool) -> Iterator[Block]:
    """The blocks that list items and hold a row that may not be shown.

    In the head, and below the last item, one title that comes again is enough to tell what a list is.
    """
    for kind, group in groupby(enumerate(blocks), key=lambda each: _run_of(*each)):
        run = [block for _, block in group]
        rows = [row for block in run for row in rows_of(block)]
        if kind and _lists_items(rows, known, is_head=is_head, is_list=isinstance(run[0], List)):
            yield from (block for block in run if not all(_may_be_shown(row, known) for row in rows_of(block)))


def _run_of(place: int, block: Block) -> str:
    """What blocks are judged together: numbered lines, or rows with pages; a table and a plain list by themselves."""
    if isinstance(block, Table):
        return f"table {place}"
    rows = rows_of(block)
    if any((split_number(row.title)[0] and not _DATE.match(row.text)) or _DOTTED.search(row.text) for row in rows):
        return "numbered"
    return f"list {place}" if isinstance(block, List) else ""


def _lists_items(rows: Iterable[Row], known: KnownTitles, *, is_head: bool, is_list: bool) -> bool:
    titles: set[str] = set()
    for row in rows:
        number, title = split_number(_without_page(row))
        if is_head and _DOTTED.search(row.text):
            return True
        if is_head and number and (number, _folded(title)) in known.numbers:
            return True
        if known.is_open(title):
            titles.add(_folded(title))
    return len(titles) > 1 or (is_head and is_list and any(" " in title for title in titles))


def _may_be_shown(row: Row, known: KnownTitles) -> bool:
    return _is_bare(row) or known.shows(_without_page(row))


def _without_page(row: Row) -> str:
    return row.title.rstrip(" .…·_") if _DOTTED.search(row.text) else row.title
