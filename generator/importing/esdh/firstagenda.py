"""The FirstAgenda API's answer for one meeting, as JSON.

The names of its fields were read off real answers. It tells of attachments by title alone, without a mark and without
a file; and some municipalities never fill in `IsOpen`, so that every item counts as closed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.importing.decoding import decode
from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredPerson,
    DeliveredText,
    Kind,
    Mark,
    kind_by_name,
)
from generator.importing.esdh.values import clean, one_line, says, says_closed, when, without_address
from generator.problems import Problem, say

Json: TypeAlias = Mapping[str, object]

_EMPTY_FIELDS = ("ItemDecision", "Presentations", "Documents")
_DECISION = re.compile(r"<h[1-6][^>]{0,200}>\s*Beslutning", re.IGNORECASE)


def parse_json(data: bytes) -> Json | Problem:
    """The object in a JSON file; or why it is refused: broken, or nested too deep."""
    decoded = decode(data)
    if decoded.text is None:
        return decoded.problems[0]
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError):  # a number of thousands of digits is a ValueError
        return _broken()
    return found if isinstance(found, dict) else _broken()


def _broken() -> Problem:
    return Problem("error", say("JSON-filen er i stykker"), hint=say("Hent den igen"))


def read_answer(answer: Json) -> DeliveredMeeting:
    """The meeting in an answer."""
    meeting = _object(answer, "Moede")
    name = _value(meeting, "Navn")
    items = tuple(_item(item, says_closed(name)) for item in _objects(answer, "Dagsordenpunkter"))
    date, time = when(_value(meeting, "Dato", "MeetingBeginUtc"), _value(meeting, "MeetingEndUtc"))
    return DeliveredMeeting(
        body=_value(_object(answer, "Udvalg"), "Navn"),
        date=date,
        kind=_kind(name, items),
        item_mark="IsOpen",
        attachment_mark="",
        items=items,
        time=time,
        place=_value(meeting, "Sted"),
        name=name,
        people=tuple(_people(meeting)),
        problems=tuple(_unread(answer)),
    )


def _unread(answer: Json) -> Iterator[Problem]:
    """That there is something in fields which no answer that was looked at had filled in, so that nobody knows how."""
    names = {name for item in _objects(answer, "Dagsordenpunkter") for name in _EMPTY_FIELDS if item.get(name)}
    if names:
        message = say("Leveringen har indhold i felter, som ikke læses: {names}", names=", ".join(sorted(names)))
        hint = say("Se efter i kilden, om der mangler noget; importér i så fald referatet som PDF")
        yield Problem("warning", message, hint=hint)


def _kind(name: str, items: tuple[DeliveredItem, ...]) -> Kind:
    """By the meeting's name; an "Ekstraordinær dagsorden" with decisions is the minutes of that meeting."""
    named = kind_by_name(name)
    texts = (text.text for item in items for text in item.texts)
    return "minutes" if named != "draft" and any(map(_DECISION.search, texts)) else named or "agenda"


def _item(item: Json, is_contradicted: bool) -> DeliveredItem:
    return DeliveredItem(
        number=_value(item, "Number", "Punktnummer").rstrip("."),
        title=_value(item, "Caption", "Navn"),
        is_public=_mark(item),
        is_contradicted=is_contradicted,
        case=_value(item, "CaseNumber", "SagsNummer"),
        texts=tuple(
            DeliveredText(_value(field, "Navn"), _text(field, "Html") or _text(field, "Tekst"))
            for field in _objects(item, "Felter")
        ),
        attachments=tuple(
            DeliveredAttachment(_value(each, "Navn"), "", _mark(each)) for each in _objects(item, "Bilag")
        ),
    )


def _mark(thing: Json) -> Mark:
    """The mark `IsOpen`, which must be true itself: a number or another word is none."""
    is_open = thing.get("IsOpen")
    return is_open if isinstance(is_open, bool) else says(_value(thing, "IsOpen"), "true")


def _people(meeting: Json) -> Iterator[DeliveredPerson]:
    for person in _objects(meeting, "Moededeltagere"):
        is_absent = any(person.get(name) not in (None, False) for name in ("Absent", "ParticipationCancelled"))
        yield DeliveredPerson(without_address(_value(person, "Name")), is_absent)


def _object(thing: Json, name: str) -> Json:
    found = thing.get(name)
    return found if isinstance(found, dict) else {}


def _objects(thing: Json, name: str) -> list[Json]:
    found = thing.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _text(thing: Json, name: str) -> str:
    found = thing.get(name)
    return clean(found) if isinstance(found, str) else ""


def _value(thing: Json, *names: str) -> str:
    """The first of the values called `names` that is there, on one line."""
    values = (thing.get(name) for name in names)
    return next((one_line(str(value)) for value in values if isinstance(value, str | int) and value != ""), "")
