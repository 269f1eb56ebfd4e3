"""Persons: one page for each who is listed as a participant.

Two spellings become one person only when `people.toml` says so; likely pairs are proposed, never merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.collation import collation_key
from generator.config import Config
from generator.model import Attendance, Meeting, Person
from generator.problems import Problem, say
from generator.urls import person_address


def link_persons(meetings: Sequence[Meeting], config: Config) -> tuple[Person, ...]:
    """Every participant with the meetings attended or excused from (oldest first), in Danish alphabetical order.

    One whose name has been taken out has no page.
    """
    known = {spelling: person for person in config.people for spelling in (person.name, *person.spellings)}
    attendances: dict[str, list[tuple[Meeting, Attendance]]] = {}
    for meeting in meetings:
        for attendance in meeting.participants:
            if attendance.is_withdrawn:
                continue
            person = known.get(attendance.name)
            attendances.setdefault(person.name if person else attendance.name, []).append((meeting, attendance))
    persons = []
    for name in sorted(attendances, key=collation_key):
        person = known.get(name)
        spellings = {attendance.name for _, attendance in attendances[name]} - {name}
        persons.append(
            Person(
                name,
                person_address(name),
                person.title if person else "",
                tuple(sorted(spellings, key=collation_key)),
                tuple(attendances[name]),
            )
        )
    return tuple(persons)


def propose_same_person(persons: Sequence[Person]) -> tuple[Problem, ...]:
    """A note for each pair of names that may be one person's: a letter apart, or alike but for a middle name."""
    by_part: dict[str, list[str]] = {}
    for person in persons:
        parts = person.name.casefold().split()
        for part in {parts[0], parts[-1]}:
            by_part.setdefault(part, []).append(person.name)
    pairs = {pair for names in by_part.values() for pair in combinations(sorted(names, key=collation_key), 2)}
    likely = sorted((pair for pair in pairs if _may_be_one(*pair)), key=lambda pair: collation_key(pair[0]))
    return tuple(_proposal(persons, *pair) for pair in likely)


def names_like(name: str, persons: Sequence[Person]) -> tuple[str, ...]:
    """The names of others that may be the same person's."""
    return tuple(person.name for person in persons if person.name != name and _may_be_one(name, person.name))


def _proposal(persons: Sequence[Person], first: str, second: str) -> Problem:
    count = {person.name: len(person.attendances) for person in persons}
    usual, rare = sorted((first, second), key=lambda name: (-count[name], name))
    message = say(
        "«{usual}» (møder: {often}) og «{rare}» (møder: {seldom}) kan være samme person",
        usual=usual, often=count[usual], rare=rare, seldom=count[rare],
    )  # fmt: skip
    hint = say(
        'Er de det, så skriv i people.toml: [[person]] name = "{usual}" spellings = ["{rare}"]', usual=usual, rare=rare
    )
    return Problem("note", message, hint=hint)


def _may_be_one(first: str, second: str) -> bool:
    if person_address(first) == person_address(second):
        return True  # "Aagaard" and "Aagård": to an address they are one already
    short, long = sorted((first.casefold().split(), second.casefold().split()), key=len)
    same_ends = short[0] == long[0] and short[-1] == long[-1]
    if len(short) < len(long):
        return same_ends and len(short) > 1 and _is_within(short, long)
    return _is_one_edit_apart(" ".join(short), " ".join(long))


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` is `long` with parts left out."""
    rest: Iterator[str] = iter(long)
    return all(part in rest for part in short)


def _is_one_edit_apart(first: str, second: str) -> bool:
    """One letter put in, left out, changed, or two neighbours swapped."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    a, b = first[at:], second[at:]
    is_swap = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or is_swap
