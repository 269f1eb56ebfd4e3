"""Meetings to an `Archive`: what belongs together across them is tied together, once, for all pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.collation import collation_key
from generator.config import Config
from generator.linking.cases import link_cases
from generator.linking.persons import link_persons, names_like, propose_same_person
from generator.linking.references import link_texts
from generator.model import Address, Archive, Body, BodyMeetings, Meeting
from generator.problems import Problem, say
from generator.urls import body_address, collisions, item_anchor, meeting_address, meeting_name

__all__ = ["Linked", "link", "names_like", "propose_same_person"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gave: the archive, and what is wrong (two things at one address) or worth a look."""

    archive: Archive
    problems: tuple[Problem, ...] = ()


def link(meetings: Iterable[Meeting], config: Config) -> Linked:
    """The archive of `meetings`, with the names and spellings of `config`."""
    ordered = tuple(sorted(meetings, key=lambda meeting: (meeting.date, collation_key(meeting.body), meeting.sequence)))
    addresses = {(m.body, m.date, m.sequence): meeting_address(m.body, m.date, m.sequence) for m in ordered}
    bodies = _link_bodies(ordered, config)
    cases = link_cases(ordered, addresses, config.case_titles)
    persons = link_persons(ordered, config)
    links = link_texts(ordered, addresses, bodies, cases, config)
    archive = Archive(ordered, addresses, bodies, cases, persons, links)
    return Linked(archive, (*_address_problems(archive), *propose_same_person(persons)))


def _link_bodies(meetings: Sequence[Meeting], config: Config) -> tuple[BodyMeetings, ...]:
    """Every body that has met, in the order of the configuration, the rest by name."""
    known = {body.name: body for body in config.bodies}
    met: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        met.setdefault(meeting.body, []).append(meeting)
    rest = sorted(met.keys() - known.keys(), key=collation_key)
    names = [*(name for name in known if name in met), *rest]
    return tuple(BodyMeetings(known.get(name, Body(name)), body_address(name), tuple(met[name])) for name in names)


def _address_problems(archive: Archive) -> list[Problem]:
    """All addresses that two things ask for."""
    pages: list[tuple[Address, str]] = [(archive.address_of(meeting), _name(meeting)) for meeting in archive.meetings]
    pages += [(body.address, f"«{body.body.name}»") for body in archive.bodies]
    pages += [(case.address, f"«sag {case.number}»") for case in archive.cases]
    pages += [
        (f"{archive.address_of(meeting)}#{item_anchor(item.number)}", f"{_name(meeting)}, punkt {item.number}")
        for meeting in archive.meetings
        for item in meeting.items
    ]
    persons = [(person.address, f"«{person.name}»") for person in archive.persons]
    one_of_them = say("Ret det ene navn eller nummer; to sider kan ikke have samme adresse")
    one_person = say("Er det samme person, så saml stavemåderne i people.toml; ellers ret det ene navn")
    return [
        Problem(
            "error", say("Adressen /{address} ville gælde både {names}", address=at, names=" / ".join(names)), hint=hint
        )
        for wanted, hint in ((pages, one_of_them), (persons, one_person))
        for at, names in collisions(wanted).items()
    ]


def _name(meeting: Meeting) -> str:
    return f"«{meeting_name(meeting.date, meeting.sequence)} {meeting.body}»"
