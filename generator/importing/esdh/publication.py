"""Publication: AgendaManager's and FirstAgenda's, and the variant of Aarhus (esdh.md, Publication)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from generator.dates import read_date
from generator.headings import understand_heading
from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredPerson,
    DeliveredText,
    Kind,
    Mark,
    kind_by_decisions,
)
from generator.importing.esdh.values import says, says_closed, when, whole, without_address
from generator.importing.esdh.xml import elements, text, value
from generator.problems import Problem, say

_KINDS: dict[str, Kind] = {"0": "draft", "1": "agenda", "2": "minutes"}
_PRESENT = ("", "0", "1", "4")
"""Of a meeting's member: not decided and taking part; 4 means present there, and absent of an item (esdh.md)."""
_ABSENT_FROM_ITEM = "4"
_NO_CASE = "-"
_CARRIER = "0"


def read_publication(root: etree._Element) -> DeliveredMeeting | Problem:
    """The meeting that the agendas of a publication tell of together; or the error that they are of several."""
    agendas = root.findall("Agendas/Agenda")
    if len({(value(agenda, "Committee/Name"), value(agenda, "Meeting/When")) for agenda in agendas}) > 1:
        hint = say("Bed om at få hvert møde leveret for sig")
        return Problem("error", say("Leveringen rummer dagsordener fra flere møder"), hint=hint)
    items = tuple(item for agenda in agendas for item in _items(agenda))
    first = agendas[0] if agendas else root
    date, time = when(value(first, "Meeting/When"), value(first, "Meeting/Until"))
    return DeliveredMeeting(
        body=value(first, "Committee/Name"),
        date=date,
        kind=_kind([root, *agendas], items),
        item_mark="IsPublic",
        attachment_mark="IsPublic",
        items=items,
        time=time,
        place=value(first, "Meeting/Where"),
        name=value(first, "Name"),
        people=tuple(_people(agendas)),
    )


def _kind(places: Sequence[etree._Element], items: tuple[DeliveredItem, ...]) -> Kind:
    """What the publication is; one that any of its parts calls a draft is one."""
    kinds = {_KINDS.get(number, "draft") for place in places if (number := value(place, "PublicationTypeAsValue"))}
    if "draft" in kinds or any(value(place, "PublicationTypeAsEnum").casefold() == "draft" for place in places):
        return "draft"
    if not kinds:
        return kind_by_decisions(items)
    return "minutes" if "minutes" in kinds else "agenda"


def _people(agendas: Sequence[etree._Element]) -> Iterator[DeliveredPerson]:
    """The meeting's members, each once. Aarhus writes `Participate`, 0 for those who come."""
    seen: set[str] = set()
    for agenda in agendas:
        for member in elements(agenda, "Meeting/Members/MeetingMember"):
            name = without_address(value(member, "Name"))
            if name in seen:
                continue
            seen.add(name)
            status, participate = value(member, "ParticipationStatusAsValue"), value(member, "Participate")
            is_absent = status not in _PRESENT or participate not in ("", "0")
            role, note = value(member, "MeetingMemberRolesList"), value(member, "ParticipationNote")
            yield DeliveredPerson(name, is_absent, role, note=without_address(note))


def _items(agenda: etree._Element) -> list[DeliveredItem]:
    """An agenda's items in the order of their numbers."""
    is_closed = says(value(agenda, "IsPublic"), "true") is False or says_closed(value(agenda, "Name"))
    items = [_item(item, is_closed) for item in elements(agenda, "Items/Item")]
    return sorted(items, key=_order)


def _order(item: DeliveredItem) -> tuple[bool, list[int]]:
    """By number, part by part ("1.2" before "1.10"); what has none, and carriers, last."""
    parts = [whole(part) for part in item.number.split(".")]
    known = [part for part in parts if part is not None]
    is_last = item.is_carrier or len(known) < len(parts)
    return (is_last, [] if is_last else known)


def _item(item: etree._Element, is_contradicted: bool) -> DeliveredItem:
    case = value(item, "ItemCaseNumber") or value(item, "Case/Number")
    fields = sorted(elements(item, "Fields/ItemField"), key=_index)
    texts = [
        DeliveredText(value(field, "Caption"), _content(field), is_plain=value(field, "FieldTypeAsEnum") == "Multiline")
        for field in fields
    ]
    number = value(item, "Number").rstrip(".")
    attachments = tuple(_attachment(each) for each in elements(item, "Enclosures/Enclosure"))
    return DeliveredItem(
        number=number,
        title=value(item, "Caption"),
        is_public=says(value(item, "IsPublic"), "true"),
        is_contradicted=is_contradicted,
        case="" if case == _NO_CASE else case,
        texts=_without_title(_with_history(texts, list(_history(item))), value(item, "Caption")),
        attachments=attachments,
        absent=tuple(
            without_address(value(member, "Name"))
            for member in elements(item, "Members/ItemMember")
            if value(member, "ParticipationStatusAsValue") == _ABSENT_FROM_ITEM
        ),
        is_carrier=number == _CARRIER and bool(attachments) and not any(each.text.strip() for each in texts),
    )


def _index(field: etree._Element) -> int:
    return whole(value(field, "Index")) or 0


def _content(field: etree._Element) -> str:
    return "" if value(field, "HasContent").casefold() == "false" else text(field, "Content")


def _without_title(texts: Sequence[DeliveredText], title: str) -> tuple[DeliveredText, ...]:
    """The texts with no heading for one that is called what the item is called (Aarhus)."""
    return tuple(replace(text, heading="") if text.heading == title else text for text in texts)


def _history(item: etree._Element) -> Iterator[DeliveredText]:
    """The decisions of other meetings, each with a heading as minutes print it."""
    for field in elements(item, "ItemHistory/ItemField"):
        caption, committee = value(field, "Caption"), value(field, "MeetingDetails/CommitteeName")
        date = read_date(value(field, "MeetingDetails/MeetingDueDate"))
        day = f"den {date:%d-%m-%Y}" if date else ""
        yield DeliveredText(" ".join(filter(None, (caption, committee, day))), _content(field))


def _with_history(texts: list[DeliveredText], history: list[DeliveredText]) -> list[DeliveredText]:
    """The texts with the earlier decisions before the meeting's own."""
    place = next((n for n, text in enumerate(texts) if understand_heading(text.heading).kind == "decision"), len(texts))
    return [*texts[:place], *history, *texts[place:]]


def _attachment(enclosure: etree._Element) -> DeliveredAttachment:
    """An enclosure by its `Name`: `FileName` may tell of the sender's own folders (trap 4), and is never shown."""
    path = value(enclosure, "InstantiationFilePathRelative") or value(enclosure, "FileName")
    return DeliveredAttachment(value(enclosure, "Name"), path, _mark(enclosure))


def _mark(enclosure: etree._Element) -> Mark:
    """What `IsPublic` and `IsProtected` (the other way round) say together; they must not contradict each other."""
    protected = says(value(enclosure, "IsProtected"), "false")
    marks = {says(value(enclosure, "IsPublic"), "true"), protected} - {None}
    return None if not marks else marks == {True}
