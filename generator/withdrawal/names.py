"""Names: all that a person is called in the archive, and the names of others that look like it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.config import Config
from generator.model import Address, Meeting
from generator.urls import PERSONS, person_address
from generator.withdrawal.letters import is_enough, squeezed
from generator.withdrawal.passages import Passage, passages_of
from generator.withdrawal.records import Withdrawal

NAME_OMITTED = "[navn udeladt]"


def persons_by_name(meetings: Sequence[Meeting], config: Config) -> dict[str, Address]:
    """Every name that a person is listed or known by, and the address of that person's page (as linking has it)."""
    known = {spelling: person.name for person in config.people for spelling in (person.name, *person.spellings)}
    listed = {attendance.name for meeting in meetings for attendance in meeting.participants}
    return {name: person_address(known.get(name, name)) for name in sorted(listed | known.keys())}


def persons_taken(persons: Mapping[str, Address], withdrawals: Iterable[Withdrawal]) -> dict[str, Withdrawal]:
    """Those of the names that are of a person taken back, each with the entry that says so.

    A person is known by the address, and by the names that the entry has: people.toml may say today that they are
    another's, or that the person has more of them. A single word tells of no one else.
    """
    letters = {name: squeezed(name) for name in persons}
    taken: dict[str, Withdrawal] = {}
    for entry in withdrawals:
        if entry.address.startswith(PERSONS):
            noted, telling = set(map(squeezed, entry.names)), set(map(squeezed, _whole(entry.names)))
            pages = {entry.address} | {address for name, address in persons.items() if letters[name] in telling}
            for name, address in persons.items():
                if address in pages or letters[name] in noted:
                    taken.setdefault(name, entry)
    return taken


def _whole(names: Sequence[str]) -> Sequence[str]:
    """The names of more than one word; where there are none, all."""
    return [name for name in names if len(name.split()) > 1] or names


def name_passages(taken: Mapping[str, Withdrawal], withdrawals: Iterable[Withdrawal]) -> Iterator[Passage]:
    """The names of each person taken back, as what may stand nowhere.

    The address is a spelling of the name too, and the only one left where nothing lists the person any more. The
    family name comes first in some lists. A single word is no name to look for as long as there is a longer one.
    """
    for entry in withdrawals:
        if not entry.address.startswith(PERSONS):
            continue
        names = [*(name for name, by in taken.items() if by is entry), *filter(is_enough, entry.names)]
        names.append(entry.address.removeprefix(PERSONS).strip("/").replace("-", " "))
        names = list(_whole(names))
        turned = [" ".join((name.split()[-1], *name.split()[:-1])) for name in names if len(name.split()) > 1]
        for name in dict.fromkeys([*names, *turned]):
            yield Passage(name, NAME_OMITTED, entry.date, entry.reason, person=entry.address, line=entry.line)


def names_of_others(persons: Iterable[str], taken: Collection[str], names: Sequence[Passage]) -> tuple[str, ...]:
    """The longer names of other persons that hold a name taken back: "Bo Lund Nielsen", when Bo Lund was."""
    passages = passages_of(names)
    same = {squeezed(passage.text) for passage in names}
    return tuple(
        name for name in persons if name not in taken and squeezed(name) not in same and passages.found_in(name)
    )
