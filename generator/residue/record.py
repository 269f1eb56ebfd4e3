"""What of the record is not published: found by comparing the two, whatever rule has taken it out."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.dates import WEEKDAYS, long_date, short_date
from generator.model import Address, Meeting
from generator.residue.sought import Gone
from generator.urls import item_anchor, meeting_address

_NO_WORDS = frozenset({"kind"})
"""Fields whose values are the program's own."""


def texts_of(value: object) -> Iterator[str]:
    """Every text anywhere in a part of the model or of the configuration."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts_of(tuple(value.items()))
    elif isinstance(value, Iterable):
        for part in value:
            yield from texts_of(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _NO_WORDS:
                yield from texts_of(getattr(value, field.name))


def put_together(meetings: Iterable[Meeting]) -> Iterator[str]:
    """What pages say by putting parts of a meeting beside each other: its days, its participants, its cases."""
    for meeting in meetings:
        day, form = long_date(meeting.date), short_date(meeting.date)
        yield f"{WEEKDAYS[meeting.date.weekday()]} {day} {form} {meeting.date}"
        yield f"{meeting.body} {day} {meeting.body} den {day}"
        for person in meeting.participants:
            yield f"{person.name} {person.role} {person.note}"
            yield f"{person.name} {person.note}"
        for item in meeting.items:
            yield f"{item.number} {item.title} {item.case} {item.title}"


def gone_from(record: Iterable[Meeting], kept: Collection[str]) -> Iterator[Gone]:
    """Every text of the record that is not one of those that are `kept`, with the address it has, or had."""
    for address, part in _parts(record):
        for text in texts_of(part):
            if text not in kept:
                yield Gone(text, address)


def _parts(meetings: Iterable[Meeting]) -> Iterator[tuple[Address, object]]:
    """The meetings without their items, and each item, with their addresses."""
    for meeting in meetings:
        address = meeting_address(meeting.body, meeting.date, meeting.sequence)
        yield address, dataclasses.replace(meeting, items=())
        for item in meeting.items:
            yield f"{address}#{item_anchor(item.number)}", item
