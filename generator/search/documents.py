"""What is searched: one small HTML document an agenda item, and one for the meeting itself, for Pagefind to read.

A document's path says where its hit leads: `moeder/direktionen/2021-06-21/punkt-3.html` is the item at
`moeder/direktionen/2021-06-21/#punkt-3` (`templates/static/search/engine.js` makes the one of the other). As metadata
an address would be searched as text, and "punkt" would find everything.

The facts of the meeting are metadata: they are found, but stand in no excerpt. What Pagefind makes of the markup was
measured with 1.5.2: metadata weighs 1, the title 5; a weight on an element holds for all that is in it; a document
without text is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TypeAlias

from generator.config import Config
from generator.dates import WEEKDAYS, long_date, short_date
from generator.model import (
    Abbreviation,
    Address,
    Archive,
    Attendance,
    ClosedItem,
    Item,
    Meeting,
    TextLinks,
    TextPlace,
    ToHtml,
)
from generator.urls import item_anchor

Links: TypeAlias = Mapping[TextPlace, TextLinks]

_DECISION = 3
_TEXT = 1
_HEADING = 0.2  # "Baggrund" stands in every item: it is to be found, but says nothing of which item is meant
_TAG = re.compile(r"<[^>]*>")
_HEADING_END = re.compile(r"</h\d>")
_ENTRY = re.compile(r"<(?:li|t[dh])\b[^>]*>")
_BLOCK = re.compile(r"</?(?:p|[uo]l|li|table|t[rdh]|thead|tbody|div|section|blockquote|pre|h\d)\b[^>]*>|<br\s*/?>")
_LAST_PLACE = 9999  # places are sorted as text, so all have four digits


@dataclass(frozen=True, slots=True)
class _Document:
    """Dokument: what is indexed as one hit."""

    meeting: Meeting
    place: int
    """The item's in the meeting, from 1; 0 for the meeting itself."""
    title: str
    text: str
    """A fragment of HTML."""
    case: str = ""
    persons: Sequence[str] = ()


def documents(archive: Archive, config: Config, to_html: ToHtml) -> dict[str, str]:
    """What is indexed: each document's path in a scratch folder, and its HTML.

    A closed item is indexed by its case and the title that is shown only, one that has been taken back not at all.
    """
    present = _present(archive)
    found: dict[str, str] = {}
    for meeting in archive.meetings:
        address = archive.address_of(meeting)
        persons = present.get(address, ())
        text = _meeting_text(meeting, address, archive.links, to_html)
        document = _Document(meeting, 0, meeting.title, text, persons=persons)
        found[f"{address}index.html"] = _html(document, config.abbreviations)
        for place, item in enumerate(meeting.items, 1):
            if isinstance(item, ClosedItem) and item.withdrawn:
                continue
            document = _Document(meeting, place, item.title, escape(item.title), item.case or "")
            if isinstance(item, Item):
                text = "".join(_sections(item, address, archive.links, to_html))
                document = replace(document, text=text or document.text, persons=persons)
            found[f"{address}{item_anchor(item.number)}.html"] = _html(document, config.abbreviations)
    return found


def _present(archive: Archive) -> dict[Address, list[str]]:
    """Who took part in each meeting, by the names of their pages."""
    present: dict[Address, list[str]] = {}
    for person in archive.persons:
        for meeting, attendance in person.attendances:
            if not attendance.absent:
                present.setdefault(archive.address_of(meeting), []).append(person.name)
    return present


def _meeting_text(meeting: Meeting, address: Address, links: Links, to_html: ToHtml) -> str:
    """What the minutes say of the meeting itself: what stands before the first item, where it was, who was there."""
    preamble = to_html(meeting.preamble, links.get((address, "", -1), TextLinks()), "")
    lists = [
        ("Sted", [meeting.place]),
        ("Deltagere", [_listed(person) for person in meeting.participants if not person.absent]),
        ("Afbud", [_listed(person) for person in meeting.participants if person.absent]),
        ("Rettelser", [correction.text for correction in meeting.corrections]),
    ]
    facts = [f"{name}: {escape(', '.join(filter(None, values)))}. " for name, values in lists if any(values)]
    return _running(preamble) + "".join(facts) or escape(meeting.title)


def _listed(person: Attendance) -> str:
    more = ", ".join(filter(None, (person.role, person.note)))
    return f"{person.name} ({more})" if more else person.name


def _sections(item: Item, address: Address, links: Links, to_html: ToHtml) -> Iterator[str]:
    """The sections of an item, decisions first, so that the excerpt of a hit on the title alone begins there."""
    for place, section in sorted(enumerate(item.sections), key=lambda pair: pair[1].kind != "decision"):
        text = to_html(section.text, links.get((address, item.number, place), TextLinks()), "")
        attachments = "".join(f"<li>{escape(attachment.title)}</li>" for attachment in section.attachments)
        weight = _DECISION if section.kind == "decision" else _TEXT
        if section.heading:
            yield f'<span data-pagefind-weight="{_HEADING}">{escape(section.heading)}:</span> '
        yield f'<span data-pagefind-weight="{weight}">{_running(text + attachments)}</span> '


def _running(html: str) -> str:
    """A fragment as running text: to a block Pagefind adds a full stop that nobody wrote, and excerpts show it."""
    html = _HEADING_END.sub(": ", html)
    return _BLOCK.sub(" ", _ENTRY.sub(" • ", html))


def _html(document: _Document, abbreviations: Sequence[Abbreviation]) -> str:
    meeting, case = document.meeting, document.case
    metadata = {
        "title": document.title,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "day": short_date(meeting.date),
        "dates": _other_forms(meeting.date),
        "case": case,
        "meeting": meeting.title,
        "abbreviations": _other_names(f"{document.title} {_TAG.sub(' ', document.text)}", abbreviations),
    }
    filters = [("body", meeting.body), ("year", str(meeting.date.year)), ("case", case)]
    filters += [("person", name) for name in document.persons]
    # newest first, and what is of one meeting in its order
    order = f"{meeting.date.isoformat()} {_LAST_PLACE - document.place}"
    facts = [
        *(_fact("meta", key, value) for key, value in metadata.items()),
        *(_fact("filter", key, value) for key, value in filters),
        _fact("sort", "date", order),
    ]
    return (
        f'<!doctype html><html lang="da"><head><meta charset="utf-8">{"".join(facts)}</head>'
        f"<body data-pagefind-body>{document.text}</body></html>"
    )


def _fact(kind: str, key: str, value: str) -> str:
    """A fact for Pagefind, nothing where it is empty; in an attribute of its own, as "key:value" ends at a comma."""
    return f'<meta data-pagefind-{kind}="{key}[content]" content="{escape(value)}">' if value else ""


def _other_forms(date: dt.date) -> str:
    """The date as people also write it: "mandag 21. juni 2021 21.6.2021"."""
    return f"{WEEKDAYS[date.weekday()]} {long_date(date)} {date.day}.{date.month}.{date.year}"


def _other_names(text: str, abbreviations: Sequence[Abbreviation]) -> str:
    """What the abbreviations in the text stand for, and the abbreviations of what is written out in it."""
    lower = text.lower()
    names = [abbreviation.long for abbreviation in abbreviations if _has(text, abbreviation.short)]
    names += [abbreviation.short for abbreviation in abbreviations if abbreviation.long.lower() in lower]
    return " ".join(names)


def _has(text: str, short: str) -> bool:
    return short in text and bool(re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text))
