"""Targets: what a person means by an address, a path or a name, among all that the archive holds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.model import Address, ClosedItem, Item, Meeting, WithdrawnKind
from generator.problems import Message, Problem, say
from generator.urls import body_address, case_address, item_anchor, meeting_address, person_address, year_address
from generator.withdrawal.addresses import PART_OF_ITEM, is_withdrawable, plain_address
from generator.withdrawal.files import all_files, original_of
from generator.withdrawal.names import persons_by_name


@dataclass(frozen=True, slots=True)
class Target:
    """Mål: one thing in the archive that can be taken back, by its address."""

    address: Address
    kind: WithdrawnKind
    meeting: Meeting | None = None
    """The meeting that it is, or is an item of."""
    item: Item | ClosedItem | None = None
    names: tuple[str, ...] = ()
    """What a person is called."""
    notes: tuple[Problem, ...] = ()
    """What was asked for, where that is not quite what is meant."""


def target_of(said: str, meetings: Sequence[Meeting], config: Config) -> Target | Problem:
    """What `said` means: an address in the site with whatever stands before it, a path in content/, or a name.

    A page of a case, a body or a year is refused, for its items and meetings are what is taken back.
    """
    targets = _targets(meetings, config)
    address = plain_address(said)
    for wanted in (address, f"{address}/"):
        if wanted in targets:
            return targets[wanted]
    if (part := PART_OF_ITEM.search(address)) and (whole := targets.get(address[: part.end(1)])):
        message = say("Et afsnit kan ikke trækkes tilbage for sig; det er hele punktet, det gælder")
        hint = say("Skal kun noget af teksten væk, så skriv den efter --redact")
        return Target(
            whole.address, whole.kind, whole.meeting, whole.item, notes=(Problem("note", message, hint=hint),)
        )
    if originals := [target for target in targets.values() if _is_original(target, address)]:
        return originals[0]
    by_name = (targets.get(person_address(name)) for name in _names(said))
    return next(filter(None, by_name), None) or _several(address, meetings) or _unknown(said, address, targets)


def _names(said: str) -> Iterator[str]:
    """What is said as a name, also with the family name first, as lists have it: "Sørensen, Karen Holm"."""
    if "/" not in said and "\\" not in said:
        yield said
        family, comma, given = said.partition(",")
        if comma:
            yield f"{given} {family}"


def _targets(meetings: Sequence[Meeting], config: Config) -> dict[Address, Target]:
    targets: dict[Address, Target] = {}
    for meeting in meetings:
        at = meeting_address(meeting.body, meeting.date, meeting.sequence)
        targets[at] = Target(at, "meeting", meeting)
        for item in meeting.items:
            place = f"{at}#{item_anchor(item.number)}"
            targets[place] = Target(place, "item", meeting, item)
        for _, file in all_files(meeting):
            targets.setdefault(file, Target(file, "attachment", meeting))
    persons = persons_by_name(meetings, config)
    for address in set(persons.values()):
        targets[address] = Target(address, "person", names=tuple(n for n, at in persons.items() if at == address))
    return targets


def _is_original(target: Target, said: str) -> bool:
    original = original_of(target.meeting) if target.meeting and target.kind == "attachment" else None
    return original is not None and target.address == original[1] and said in original


def _several(address: Address, meetings: Sequence[Meeting]) -> Problem | None:
    """Why a page that gathers others can't be taken back, and which of them can."""
    parts = list(_parts(address.rstrip("/") + "/", meetings))
    if not parts:
        return None
    message = say("Siden samler andre og kan ikke trækkes tilbage for sig")
    most = 20
    listed = "\n      ".join(parts[:most]) + ("\n      …" if len(parts) > most else "")
    return Problem("error", message, hint=say("Træk det tilbage, der skal væk:\n      {parts}", parts=listed))


def _parts(page: Address, meetings: Sequence[Meeting]) -> Iterator[Address]:
    for meeting in meetings:
        at = meeting_address(meeting.body, meeting.date, meeting.sequence)
        if page in (body_address(meeting.body), year_address(meeting.date.year)):
            yield at
        for item in meeting.items:
            if item.case and page == case_address(item.case):
                yield f"{at}#{item_anchor(item.number)}"


def _unknown(said: str, address: Address, targets: Mapping[Address, Target]) -> Problem:
    names = {name: name for target in targets.values() for name in target.names}
    near = difflib.get_close_matches(address, targets, n=3, cutoff=0.7) or difflib.get_close_matches(said, names, n=3)
    hint: Message = say("Kopiér adressen fra browserens adresselinje, eller skriv navnet, som det står i referatet")
    if near:
        hint = say("Mente du {names}?", names=" / ".join(near))
    elif "#" in address and address.partition("#")[0] in targets:
        items = [place.partition("#")[2] for place in targets if place.startswith(address.partition("#")[0] + "#")]
        hint = say("Mødets punkter er: {names}", names=", ".join(items))
    elif is_withdrawable(address):
        hint = say("Er det taget ud af content/, så er det heller ikke i arkivet, når det er bygget igen")
    return Problem("error", say("Der er ikke noget i arkivet med den adresse eller det navn"), hint=hint)
