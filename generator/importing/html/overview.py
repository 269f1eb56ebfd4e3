"""Tables of items, as FirstAgenda Publication and others lay out a meeting: a column of numbers, one of titles.

Each row becomes the item that it is: the heading "Punkt 3: Title" (the number under its column's heading), then what
stands in the row. A bare list of items that come again below is a table of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.importing.html.layout import own_elements
from generator.importing.html.tree import Element
from generator.problems import Message, say

_NUMBERS = re.compile(r"punkt(?:er)?|pkt\.?|nr\.?|punkt(?:nummer|nr\.?)", re.IGNORECASE)
_TITLES = re.compile(r"titel|overskrift|emne|sag|dagsordenspunkt", re.IGNORECASE)
_NUMBER = re.compile(r"(?:punkt|pkt\.?)?\s*(\d{1,4}(?:\.\d{1,4}){0,4})\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:punkt|pkt\.?)?\s*\d+(?:\.\d+)*[.:]?\s+", re.IGNORECASE)
_LONGEST_TITLE = 500  # in characters
_TABLE_PARTS = frozenset(("thead", "tbody", "tfoot", "tr", "td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class _ItemRow:
    """A row of such a table: the item's number and title, and the elements that hold them."""

    row: Element
    number: str
    holds_number: Element
    holds_title: Element

    @property
    def title(self) -> str:
        return self.holds_title.text()


def unfold_items(root: Element) -> dict[Element, Message]:
    """Makes an item of each row of the page's tables of items; the elements that are left out for it, with why."""
    left_out: dict[Element, Message] = {}
    headings = Counter(_heading(element) for element in root.elements() if element.tag in _HEADINGS)
    for table in [element for element in root.elements() if element.tag == "table"]:
        rows = [element for element in own_elements(table) if element.tag == "tr"]
        columns = _columns(rows[0]) if rows else None
        items = [item for row in rows[1:] if (item := _read_row(row, *columns))] if columns else []
        if items and _come_again(items, headings):
            left_out[table] = say("indholdsfortegnelse")
        elif items:
            left_out[rows[0]] = say("overskrifter til kolonnerne")
            _unfold(table, items)
    return left_out


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


def _columns(head: Element) -> tuple[int, int] | None:
    """The places of the numbers and of the titles in a table's rows; None for any other table."""
    names = [cell.text() for cell in _cells(head)]
    if not names or not _NUMBERS.fullmatch(names[0]):
        return None
    return next(((0, place) for place, name in enumerate(names) if _TITLES.fullmatch(name)), None)


def _read_row(row: Element, numbers: int, titles: int) -> _ItemRow | None:
    cells = _cells(row)
    number = _NUMBER.fullmatch(cells[numbers].text()) if len(cells) > titles else None
    if not number:
        return None
    cell = cells[titles]
    heading = next((element for element in cell.elements() if element.tag in _HEADINGS and element.text()), None)
    title = heading or _first_link(cell) or cell
    is_title = 0 < len(title.text()) <= _LONGEST_TITLE
    return _ItemRow(row, number[1], cells[numbers], title) if is_title else None


def _first_link(cell: Element) -> Element | None:
    """The link that a cell begins with."""
    link = next((element for element in cell.elements() if element.tag == "a"), None)
    return link if link and cell.text().startswith(link.text()) else None


def _heading(element: Element) -> str:
    return _NUMBERED.sub("", element.text()).casefold()


def _come_again(items: Sequence[_ItemRow], headings: Mapping[str, int]) -> bool:
    """Whether most of the titles stand as headings elsewhere on the page, too: the table is its contents."""
    again = sum(headings[_heading(item.holds_title)] > (item.holds_title.tag in _HEADINGS) for item in items)
    return again > len(items) / 2


def _unfold(table: Element, items: Sequence[_ItemRow]) -> None:
    """Rewrites the table as its items, one after another."""
    for item in items:
        heading = Element("h2", {}, [f"Punkt {item.number}: {item.title}"])
        for taken in (item.holds_number, item.holds_title):
            taken.children.clear()
        item.row.children.insert(0, heading)
    for element in [table, *(element for element in own_elements(table) if element.tag in _TABLE_PARTS)]:
        element.tag = "div"
