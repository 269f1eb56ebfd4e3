"""Those who took part, as a delivery lists them: what its own fields say goes before what is read of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.importing.esdh.delivery import DeliveredItem, DeliveredPerson
from generator.importing.names import left_out, merged, read_name
from generator.importing.reading import Removed
from generator.model import Attendance
from generator.problems import say

_ORDINARY = ("medlem", "deltager")
"""Roles that say no more than that one is on the list."""


def attendances(people: Sequence[DeliveredPerson], items: Sequence[DeliveredItem]) -> Iterator[tuple[Attendance, str]]:
    """Each person, with the words of the delivery that tell of them; `items` are those that may be shown.

    Whoever is absent from an item, but not from the meeting, has it as a note: "deltog ikke under punkt 3".
    """
    missed_by: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for name in dict.fromkeys(item.absent):
            missed_by[name].append(item.number)
    for person in people:
        if not person.name:
            continue
        missed = missed_by[person.name] if person.name in missed_by and not person.absent else []
        notes = (person.note, f"deltog ikke under punkt {' og '.join(missed)}" if missed else "")
        role = "" if person.role.casefold() in _ORDINARY else _uncapitalised(person.role)
        read = read_name(person.name)
        read = read if read.name else Attendance(person.name)
        party = "" if person.party.casefold() == read.party.casefold() else person.party
        fields = Attendance("", person.absent, role, ", ".join(filter(None, notes)), party)
        told = " ".join(filter(None, (person.name, party, role, *notes)))
        yield merged(read, fields), told


def unsaid(attendance: Attendance, told: str, line: int) -> Removed | None:
    """The words of `told` that the attendance does not hold: those that said that one was absent."""
    words = left_out(told, attendance)
    return Removed(line, words, say("læst som afbud")) if words else None


def _uncapitalised(role: str) -> str:
    return role[:1].lower() + role[1:] if role[1:2].islower() else role
