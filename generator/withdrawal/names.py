"""Names: all that a person is called in the archive, and the names of others that look like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.config import Config
from generator.model import Address, Meeting
from generator.urls import PERSONS, person_address
from generator.withdrawal.letters import squeezed
from generator.withdrawal.passages import Passage, passages_of
from generator.withdrawal.records import Withdrawal

NAME_OMITTED = "[navn udeladt]"


def persons_by_name(meetings: Sequence[Meeting], config: Config) -> dict[str, Address]:
    """Every name that a person is listed or known by, and the address of that person's page (as linking has it)."""
    known = {spelling: person.name for person in config.people for spelling in (person.name, *person.spellings)}
    listed = {attendance.name for meeting in meetings for attendance in meeting.participants}
    return {name: person_address(known.get(name, name)) for name in sorted(listed | known.keys())}


def name_passages(persons: Mapping[str, Address], withdrawals: Iterable[Withdrawal]) -> Iterator[Passage]:
    """The names of each person taken back, as what may stand nowhere.

    The address is a spelling of the name too, and the only one left where nothing lists the person any more. The
    family name comes first in some lists. A single word is no name to look for as long as there is a longer one.
    """
    for entry in withdrawals:
        if not entry.address.startswith(PERSONS):
            continue
        names = [name for name, address in persons.items() if address == entry.address]
        names.append(entry.address.removeprefix(PERSONS).strip("/").replace("-", " "))
        long = [name for name in names if len(name.split()) > 1]
        turned = [" ".join((name.split()[-1], *name.split()[:-1])) for name in long]
        for name in dict.fromkeys([*(long or names), *turned]):
            yield Passage(name, NAME_OMITTED, entry.date, entry.reason, person=entry.address, line=entry.line)


def names_of_others(
    persons: Mapping[str, Address], withdrawals: Iterable[Withdrawal], names: Sequence[Passage]
) -> tuple[str, ...]:
    """The longer names of other persons that hold a name taken back: "Bo Lund Nielsen", when Bo Lund was."""
    gone = {entry.address for entry in withdrawals}
    passages = passages_of(names)
    taken = {squeezed(passage.text) for passage in names}
    return tuple(
        name
        for name, address in persons.items()
        if address not in gone and squeezed(name) not in taken and passages.found_in(name)
    )
