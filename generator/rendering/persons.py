"""The pages of participants: one for each, and the register by letter."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.collation import collation_key, initial
from generator.model import Address, Attendance, Meeting, Person
from generator.rendering.directory import Directory
from generator.rendering.meeting import details
from generator.rendering.meetings import MeetingLine, meeting_line
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.words import counted

_ALL_PERSONS = Link("Deltagere", urls.PERSONS)


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Et møde på deltagerens side."""

    meeting: MeetingLine
    absent: bool
    details: str
    """Role and note as printed, after the party of one who has been of several."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Fremmøde: how many meetings one was at, excused from, and called to by an agenda that has no minutes yet."""

    attended: int
    absent: int
    invited: int


@dataclass(frozen=True, slots=True)
class BodyCount:
    """Et udvalg og hvor mange af dets møder en deltager står i."""

    body: Link
    meetings: int


@dataclass(frozen=True, slots=True)
class PartyPeriod:
    """Parti: the one that the minutes list a person for, and the years of the first and the last that do."""

    party: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """Deltagerens side."""

    name: str
    title: str
    spellings: tuple[str, ...]
    parties: tuple[PartyPeriod, ...]
    """Oldest first; one who comes back to a party has it twice."""
    presence: Presence
    first: dt.date
    last: dt.date
    bodies: tuple[BodyCount, ...]
    years: tuple[tuple[int, tuple[AttendanceLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """En deltager i en liste."""

    name: str
    address: Address
    title: str
    presence: Presence
    last: dt.date


@dataclass(frozen=True, slots=True)
class Letter:
    """Et bogstav i registret."""

    letter: str
    anchor: str
    persons: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class PersonsView:
    """Deltagerregistret."""

    letters: tuple[Letter, ...]
    total: int


def presence(attendances: Iterable[tuple[Meeting, Attendance]]) -> Presence:
    """What the lists of participants say of one person."""
    found = Counter(
        "absent" if attendance.absent else "invited" if meeting.kind == "agenda" else "attended"
        for meeting, attendance in attendances
    )
    return Presence(found["attended"], found["absent"], found["invited"])


def _line(person: Person) -> PersonLine:
    return PersonLine(
        person.name, person.address, person.title, presence(person.attendances), person.attendances[-1][0].date
    )


def person_sheets(directory: Directory) -> Iterator[Sheet]:
    """The register of participants and the page of each."""
    by_letter: dict[str, list[PersonLine]] = {}
    for person in directory.archive.persons:
        by_letter.setdefault(initial(person.name), []).append(_line(person))
    letters = tuple(Letter(letter, f"bogstav-{letter}", tuple(lines)) for letter, lines in by_letter.items())
    total = len(directory.archive.persons)
    register = Page(
        urls.PERSONS, "Deltagere", f"Alle der er nævnt som deltagere eller med afbud: {total}.", area=urls.PERSONS
    )
    yield Sheet(register, "persons.html", PersonsView(letters, total))
    for person in directory.archive.persons:
        view = _person_view(directory, person)
        meetings = counted(view.presence.attended, "møde", "møder")
        apologies = counted(view.presence.absent, "afbud", "afbud")
        page = Page(
            person.address,
            person.name,
            f"{person.name}: {meetings} og {apologies}, {view.first.year}–{view.last.year}.",
            trail=(HOME, _ALL_PERSONS),
            area=urls.PERSONS,
            has_data=True,
        )
        yield Sheet(page, "person.html", view)


def _person_view(directory: Directory, person: Person) -> PersonView:
    parties = tuple(_parties(person))
    lines = [
        AttendanceLine(
            meeting_line(directory, meeting),
            attendance.absent,
            ", ".join(filter(None, (attendance.party if len(parties) > 1 else "", details(attendance)))),
        )
        for meeting, attendance in reversed(person.attendances)
    ]
    years = groupby(lines, key=lambda attended: attended.meeting.year)
    return PersonView(
        name=person.name,
        title=person.title,
        spellings=person.spellings,
        parties=parties,
        presence=presence(person.attendances),
        first=person.attendances[0][0].date,
        last=person.attendances[-1][0].date,
        bodies=tuple(_bodies(directory, person)),
        years=tuple((year, tuple(group)) for year, group in years),
    )


def _parties(person: Person) -> Iterator[PartyPeriod]:
    listed = [(attendance.party, meeting.date.year) for meeting, attendance in person.attendances if attendance.party]
    for _, group in groupby(listed, key=lambda each: each[0].casefold()):
        in_party = list(group)
        yield PartyPeriod(in_party[0][0], in_party[0][1], in_party[-1][1])


def _bodies(directory: Directory, person: Person) -> Iterator[BodyCount]:
    meetings = Counter(meeting.body for meeting, _ in person.attendances)
    addresses = {meeting.body: directory.body(meeting) for meeting, _ in person.attendances}
    for name in sorted(addresses, key=collation_key):
        yield BodyCount(Link(name, addresses[name]), meetings[name])
