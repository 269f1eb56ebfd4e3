"""eDoc as Fujitsu delivers it: notifications of what is published, and an agenda or minutes (esdh.md, Fujitsu eDoc)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from generator.dates import read_date
from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredPerson,
    DeliveredText,
    Kind,
    Mark,
)
from generator.importing.esdh.values import neutral, says, when, whole, without_address
from generator.importing.esdh.xml import elements, text, value

_PUBLIC = ("offentlig", "offentlig publicering", "åben")
_KINDS: dict[str, Kind] = {"agenda": "agenda", "minute": "minutes", "minutes": "minutes"}
_NOT_RELEASED = "beslutning ikke frigivet"
_PARTY = re.compile(r"[A-ZÆØÅ]{1,2}|løsgænger", re.IGNORECASE)
_TIME = re.compile(r"(?<=[T ])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")


@dataclass(frozen=True, slots=True)
class Notification:
    """Meddelelse: that an agenda is published, or no longer is."""

    agenda: str
    is_published: bool
    path: str
    moment: tuple[int, ...]
    """Year, month, day, hour, minute, second; empty when it can't be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """Version: which agenda a file holds, of what kind, and when it was written."""

    agenda: str
    kind: str
    moment: tuple[int, ...]


def read_notifications(root: etree._Element) -> list[Notification]:
    """The notifications in a file."""
    return [
        Notification(
            value(each, "AgendaIdentifier").casefold(),
            says(value(each, "Publish"), "true") is True,
            value(each, "PathToXml"),
            _moment(value(each, "Timestamp")),
        )
        for each in elements(root, "Notification")
    ]


def last_of(notifications: Sequence[Notification]) -> Notification | None:
    """The last of the notifications of one agenda (trap 10).

    Of two at one time, or where one has no time, the one that says that the agenda is not published counts.
    """
    undone = [each for each in notifications if not each.is_published]
    if undone and not all(each.moment for each in notifications):
        return undone[0]
    return max(notifications, key=lambda each: (each.moment, not each.is_published), default=None)


def version_of(root: etree._Element, name: str) -> Version:
    """Which version the file called `name` holds; the folder it lies in is called by the time it was written."""
    agenda = value(root, "Committee/Meeting/Agenda/Identifier").casefold()
    return Version(agenda, value(root, "OutputTypeEnumName").casefold(), _moment(PurePosixPath(name).parent.name))


def _moment(printed: str) -> tuple[int, ...]:
    """A point in time as numbers that can be compared: "2017-04-21T12:24:03", "21-04-2017 12.24.03"."""
    date, time = read_date(printed), _TIME.search(printed)
    return (date.year, date.month, date.day, *(int(part or 0) for part in time.groups())) if date and time else ()


def read_agenda(root: etree._Element) -> DeliveredMeeting:
    """The meeting in an agenda or minutes."""
    meeting = root.find("Committee/Meeting")
    meeting = root if meeting is None else meeting
    date, time = when(value(meeting, "MeetingDateTime"), value(meeting, "EndDateTime"))
    is_excepted = says(value(meeting, "MeetingPublicExceptionIndicator"), "false") is False
    items = sorted(elements(meeting, "Agenda/AgendaElements/AgendaElement"), key=_order)
    return DeliveredMeeting(
        body=value(root, "Committee/Name"),
        date=date,
        kind=_KINDS.get(value(root, "OutputTypeEnumName").casefold(), "draft"),
        item_mark="AccessIsPublic",
        attachment_mark="AccessEnumName",
        items=tuple(_item(item, is_excepted) for item in items),
        time=time,
        place=value(meeting, "MeetingLocation"),
        people=tuple(_people(meeting)),
    )


def _order(item: etree._Element) -> tuple[int, int]:
    """By serial number; those without one in the order they are sorted in."""
    return (whole(value(item, "HandlingItem/SerialNo")) or 0, whole(value(item, "SortOrder")) or 0)


def _people(meeting: etree._Element) -> Iterator[DeliveredPerson]:
    """The participants; guests (`MeetingParticipantExternal`) are no members, and not listed."""
    for each in elements(meeting, "MeetingParticipants/MeetingParticipant"):
        listed, party = value(each, "PoliticalPartyList"), value(each, "PoliticalParty")
        is_party = bool(_PARTY.fullmatch(listed))
        yield DeliveredPerson(
            without_address(value(each, "Name")),
            says(value(each, "Participate"), "true") is False,
            value(each, "RoleInMeeting"),
            listed if is_party else "",
            "" if is_party else without_address(party or listed),
        )


def _item(element: etree._Element, is_excepted: bool) -> DeliveredItem:
    item = element.find("HandlingItem")
    item = element if item is None else item
    is_contradicted = says(value(element, "AccessName"), *_PUBLIC) is False
    return DeliveredItem(
        number=value(item, "SerialNo"),
        title=value(item, "Title"),
        is_public=says(value(element, "AccessIsPublic"), "true"),
        is_contradicted=is_contradicted or is_excepted,
        neutral_title=neutral(value(item, "Title"), value(item, "NeutralTitle")),
        case=value(item, "CaseNumber"),
        texts=(*_presentations(item), *_decisions(item)),
        absent=tuple(_names(element.find("Absences"))),
        attachments=tuple(map(_attachment, sorted(elements(item, "Attachments/Attachment"), key=_show_order))),
    )


def _presentations(item: etree._Element) -> Iterator[DeliveredText]:
    for each in elements(item, "CasePresentations/CasePresentation"):
        yield DeliveredText(value(each, "Title"), text(each, "Content"))


def _decisions(item: etree._Element) -> Iterator[DeliveredText]:
    """What each committee has decided, oldest first as printed, with a heading as minutes print it."""
    for handling in elements(item, "HandlingPlan/Handling"):
        decision = text(handling, "Decision")
        if decision.strip().casefold() == _NOT_RELEASED:
            continue
        date = read_date(value(handling, "MeetingDate"))
        day = f"den {date:%d-%m-%Y}" if date else ""
        heading = " ".join(filter(None, ("Beslutning", value(handling, "CommitteeName"), day)))
        yield DeliveredText(
            heading, decision, _mark(value(handling, "Access")), tuple(_names(handling.find("HandlingAbsences")))
        )


def _mark(name: str) -> Mark:
    return says(name, *_PUBLIC)


def _names(absences: etree._Element | None) -> Iterator[str]:
    """Those who were absent: each by name, or all in one text."""
    for element in absences.iter() if absences is not None else ():
        if (element is absences or element.tag == "Name") and (name := without_address(element.text or "")):
            yield name


def _show_order(attachment: etree._Element) -> int:
    return whole(value(attachment, "ShowOrder")) or 0


def _attachment(attachment: etree._Element) -> DeliveredAttachment:
    """An attachment; its two marks must not contradict each other."""
    marks = {says(value(attachment, "AccessEnumName"), "public"), _mark(value(attachment, "AccessName"))}
    is_public = None if says(value(attachment, "AccessEnumName"), "public") is None else marks <= {True, None}
    return DeliveredAttachment(value(attachment, "Title"), value(attachment, "Link"), is_public)
