"""What is searched: one small HTML document an agenda item, for Pagefind to read.

A document's path says where its hit leads: `moeder/direktionen/2021-06-21/punkt-3.html` is the item at
`moeder/direktionen/2021-06-21/#punkt-3` (`templates/static/search/engine.js` makes the one of the other). As metadata
an address would be searched as text, and "punkt" would find everything.

The facts of the meeting are metadata: they are found, but stand in no excerpt. What Pagefind makes of the markup was
measured with 1.5.2: metadata weighs 1, the title 5; a weight on an element holds for all that is in it; a document
without text is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TypeAlias

from generator.dates import WEEKDAYS, long_date, short_date
from generator.model import Address, Archive, ClosedItem, Item, Meeting, TextLinks
from generator.urls import item_anchor

ToHtml: TypeAlias = Callable[[str, TextLinks, str], str]
"""A Markdown text, what is linked in it, and a prefix for the ids of its footnotes, to a fragment of HTML."""

_DECISION = 3
_TEXT = 1
_LAST_PLACE = 9999  # sorts as text, so all places need four digits
_HEADING = 0.2  # "Baggrund" stands in every item: it is to be found, but says nothing of which item is meant


def documents(archive: Archive, to_html: ToHtml) -> dict[str, str]:
    """What is indexed: each document's path in a scratch folder, and its HTML.

    One an item, a closed item by its number, case and published title only; and one for what a meeting's minutes
    say before the first item.
    """
    present = _present(archive)
    found: dict[str, str] = {}
    for meeting in archive.meetings:
        address = archive.address_of(meeting)
        persons = present.get(address, ())
        if meeting.preamble:
            text = to_html(meeting.preamble, archive.links.get((address, "", -1), TextLinks()), "")
            found[f"{address}index.html"] = _document(meeting, 0, meeting.title, None, persons, text)
        for place, item in enumerate(meeting.items, 1):
            text = "".join(_sections(item, address, archive, to_html)) if isinstance(item, Item) else ""
            listed = () if isinstance(item, ClosedItem) else persons
            html = _document(meeting, place, item.title, item.case, listed, text)
            found[f"{address}{item_anchor(item.number)}.html"] = html
    return found


def _present(archive: Archive) -> dict[Address, tuple[str, ...]]:
    """Who took part in each meeting, by the names of their pages."""
    present: dict[Address, tuple[str, ...]] = {}
    for person in archive.persons:
        for meeting, attendance in person.attendances:
            if not attendance.absent:
                address = archive.address_of(meeting)
                present[address] = (*present.get(address, ()), person.name)
    return present


def _document(meeting: Meeting, place: int, title: str, case: str | None, persons: Sequence[str], text: str) -> str:
    """The document of what stands at `place` in a meeting, 0 before the first item; `text` is a fragment of HTML."""
    metadata = {
        "title": title,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "day": long_date(meeting.date),
        "dates": _written(meeting.date),
        "case": case or "",
        "meeting": meeting.title,
    }
    filters = [("body", meeting.body), ("year", str(meeting.date.year)), ("case", case or "")]
    filters += [("person", name) for name in persons]
    head = [_element("meta", key, value) for key, value in metadata.items()]
    head += [_element("filter", key, value) for key, value in filters]
    # newest first, and a meeting's items in their order
    head.append(_element("sort", "date", f"{meeting.date.isoformat()} {_LAST_PLACE - place}"))
    return (
        f'<!doctype html><html lang="da"><head><meta charset="utf-8">{"".join(head)}</head>'
        f"<body data-pagefind-body>{text or escape(title)}</body></html>"
    )


def _element(kind: str, key: str, value: str) -> str:
    """A fact for Pagefind; nothing where there is none.

    Its value stands in an attribute of its own, as Pagefind would split "key:value" at a comma.
    """
    return f'<meta data-pagefind-{kind}="{key}[content]" content="{escape(value)}">' if value else ""


def _written(date: dt.date) -> str:
    """The date in the other forms that people write: "mandag 21-06-2021 21.6.2021"."""
    return f"{WEEKDAYS[date.weekday()]} {short_date(date)} {date.day}.{date.month}.{date.year}"


def _sections(item: Item, address: Address, archive: Archive, to_html: ToHtml) -> Iterator[str]:
    """The sections of an item, decisions first, so that the excerpt of a hit on the title alone begins there."""
    placed = sorted(enumerate(item.sections), key=lambda pair: pair[1].kind != "decision")
    for place, section in placed:
        links = archive.links.get((address, item.number, place), TextLinks())
        weight = _DECISION if section.kind == "decision" else _TEXT
        heading = section.heading.capitalize() if section.heading.isupper() else section.heading
        attachments = "".join(f"<li>{escape(attachment.title)}</li>" for attachment in section.attachments)
        yield (
            f'<p data-pagefind-weight="{_HEADING}">{escape(heading)}</p>'
            f'<div data-pagefind-weight="{weight}">{to_html(section.text, links, "")}<ul>{attachments}</ul></div>'
        )
