"""The pages of bodies: one for each, and the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Address, BodyMeetings, Person
from generator.rendering.decisions import Decision, DecisionLine, decision_line
from generator.rendering.directory import Directory
from generator.rendering.meetings import MeetingLine, meetings_by_year
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.persons import Presence, presence
from generator.rendering.registers import YearOf
from generator.rendering.words import counted

_ALL_BODIES = Link("Udvalg", urls.BODIES)
_NEWEST_DECISIONS = 5


@dataclass(frozen=True, slots=True)
class BodyLine:
    """Et udvalg i registret."""

    name: str
    address: Address
    description: str
    meetings: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Participation:
    """En deltager i udvalgets møder."""

    person: Link
    title: str
    presence: Presence
    last: dt.date


@dataclass(frozen=True, slots=True)
class BodyView:
    """Udvalgets side."""

    line: BodyLine
    years: tuple[YearOf[MeetingLine], ...]
    participants: tuple[Participation, ...]
    """In Danish order."""
    decisions: tuple[DecisionLine, ...]
    """The newest."""


def body_sheets(directory: Directory, decided: Iterable[Decision]) -> Iterator[Sheet]:
    """The register of bodies and the page of each; `decided` are all decisions, newest first."""
    by_body: dict[str, list[Decision]] = {}
    for decision in decided:
        by_body.setdefault(decision.taken.body, []).append(decision)
    bodies = [body for body in directory.archive.bodies if body.meetings]
    lines = tuple(map(_line, bodies))
    register = Page(urls.BODIES, "Udvalg", f"De {len(lines)} udvalg og råd i arkivet.", area=urls.BODIES)
    yield Sheet(register, "bodies.html", lines)
    for body, line in zip(bodies, lines, strict=True):
        page = Page(
            body.address,
            body.body.name,
            f"{body.body.name}: {counted(line.meetings, 'møde', 'møder')}, {line.first.year}–{line.last.year}.",
            trail=(HOME, _ALL_BODIES),
            area=urls.BODIES,
            has_data=True,
        )
        view = BodyView(
            line,
            meetings_by_year(directory, body.meetings),
            tuple(_participants(directory.archive.persons, body.body.name)),
            tuple(map(decision_line, by_body.get(body.body.name, [])[:_NEWEST_DECISIONS])),
        )
        yield Sheet(page, "body.html", view)


def _line(body: BodyMeetings) -> BodyLine:
    return BodyLine(
        body.body.name,
        body.address,
        body.body.description,
        len(body.meetings),
        body.meetings[0].date,
        body.meetings[-1].date,
    )


def _participants(persons: tuple[Person, ...], body: str) -> Iterator[Participation]:
    for person in persons:
        listed = [(meeting, attendance) for meeting, attendance in person.attendances if meeting.body == body]
        if listed:
            yield Participation(Link(person.name, person.address), person.title, presence(listed), listed[-1][0].date)
