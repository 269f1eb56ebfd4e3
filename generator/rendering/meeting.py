"""The page of a meeting: its facts, its contents, its items, and the document that it was read from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dates import DATE_PATTERN, TIME_PATTERN, WEEKDAYS, long_date, read_date, short_date
from generator.interchange import shown_number
from generator.model import Address, Attendance, BodyMeetings, Meeting, MeetingKind
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView, Texts
from generator.rendering.meetings import ALL_MEETINGS, MeetingLine, body_name, meeting_line
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.words import file_facts, item_name
from generator.urls import MEETINGS, item_anchor, original_address

KINDS: dict[MeetingKind, str] = {"minutes": "Referat", "agenda": "Dagsorden"}
_TITLES_IN_DESCRIPTION = 3
_WHEN = re.compile(rf"{DATE_PATTERN}|{TIME_PATTERN}|{'|'.join(WEEKDAYS)}", re.IGNORECASE)
_ORDINARY_WORD = re.compile(r"\b(?:referat|dagsorden|mødet?|af|fra|for|til|i|d|den)\b|\W+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Participant:
    """Deltager i mødets hoved."""

    name: str
    address: Address | None
    party: str
    details: str
    """Role and note, as printed."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """Rettelse: with the link to the item that was corrected."""

    date: dt.date
    text: str
    item: str | None
    """ "punkt 3"; None where the meeting as a whole was corrected."""
    anchor: str | None
    """The item's place on the page; None where the meeting has no such item."""


@dataclass(frozen=True, slots=True)
class OriginalView:
    """Originalen: the document that the minutes were read from."""

    name: str
    address: Address | None
    facts: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Mødets side."""

    name: str
    kind: str
    subtitle: str
    """The title printed, where it says more than the kind, the body and the date."""
    meeting: Meeting
    body: Link
    present: tuple[Participant, ...]
    absent: tuple[Participant, ...]
    corrections: tuple[CorrectionView, ...]
    preamble: str
    items: tuple[ItemView, ...]
    original: OriginalView | None
    previous: MeetingLine | None
    following: MeetingLine | None


def meeting_sheets(texts: Texts, items: Mapping[Address, tuple[ItemView, ...]]) -> Iterator[Sheet]:
    """The page of every meeting; `items` holds each meeting's by its address."""
    for body in texts.directory.archive.bodies:
        lines = [meeting_line(texts.directory, meeting) for meeting in body.meetings]
        neighbours = zip((None, *lines), (*lines[1:], None), strict=False)
        for meeting, (previous, following) in zip(body.meetings, neighbours, strict=True):
            of_meeting = items[texts.directory.archive.address_of(meeting)]
            yield _meeting_sheet(texts, body, meeting, of_meeting, previous, following)


def _meeting_sheet(
    texts: Texts,
    body: BodyMeetings,
    meeting: Meeting,
    items: tuple[ItemView, ...],
    previous: MeetingLine | None,
    following: MeetingLine | None,
) -> Sheet:
    directory = texts.directory
    kind = KINDS[meeting.kind]
    page = Page(
        directory.archive.address_of(meeting),
        f"{body_name(meeting)} {short_date(meeting.date)}",
        _description(kind, meeting, items),
        trail=(HOME, ALL_MEETINGS, Link(body.body.name, body.address)),
        area=MEETINGS,
        has_data=True,
    )
    view = MeetingView(
        name=body_name(meeting),
        kind=kind,
        subtitle="" if _says_nothing_more(meeting) else meeting.title,
        meeting=meeting,
        body=Link(body.body.name, body.address),
        present=tuple(_participants(directory, meeting, absent=False)),
        absent=tuple(_participants(directory, meeting, absent=True)),
        corrections=tuple(_corrections(meeting)),
        preamble=texts.preamble(meeting),
        items=items,
        original=_original(meeting, texts.downloads),
        previous=previous,
        following=following,
    )
    return Sheet(page, "meeting.html", view)


def _description(kind: str, meeting: Meeting, items: Sequence[ItemView]) -> str:
    titles = [item.title for item in items if not item.is_closed and not item.withdrawn]
    listed = "; ".join(titles[:_TITLES_IN_DESCRIPTION])
    more = " m.m." if len(titles) > _TITLES_IN_DESCRIPTION else ""
    return f"{kind} fra {body_name(meeting)} den {long_date(meeting.date)}" + (f": {listed}{more}" if listed else "")


def _says_nothing_more(meeting: Meeting) -> bool:
    """Whether the title is only "Referat Direktionen d. 21-06-2021" or "Direktionens møde …" in some form."""
    rest = re.sub(rf"{re.escape(meeting.body)}s?", "", meeting.title, flags=re.IGNORECASE)
    rest = _WHEN.sub(lambda when: "" if read_date(when.group()) in (None, meeting.date) else when.group(), rest)
    return not _ORDINARY_WORD.sub("", rest)


def _participants(directory: Directory, meeting: Meeting, *, absent: bool) -> Iterator[Participant]:
    for attendance in meeting.participants:
        if attendance.absent == absent:
            address = directory.person(meeting, attendance)
            yield Participant(attendance.name, address, attendance.party, details(attendance))


def details(attendance: Attendance) -> str:
    """Role and note in one."""
    return ", ".join(detail for detail in (attendance.role, attendance.note) if detail)


def _corrections(meeting: Meeting) -> Iterator[CorrectionView]:
    numbers = {item.number: shown_number(item) for item in meeting.items}
    for fix in meeting.corrections:
        anchor = item_anchor(fix.item) if fix.item in numbers and fix.item else None
        name = item_name(numbers.get(fix.item, fix.item)) if fix.item else None
        yield CorrectionView(fix.date, fix.text, name, anchor)


def _original(meeting: Meeting, downloads: Mapping[str, int]) -> OriginalView | None:
    if not meeting.source:
        return None
    file = meeting.source.file
    is_held = file in downloads
    return OriginalView(
        name=file.rpartition("/")[2],
        address=original_address(meeting, file) if is_held else None,
        facts=file_facts(file, downloads[file]) if is_held else "",
        sha256=meeting.source.sha256,
    )
