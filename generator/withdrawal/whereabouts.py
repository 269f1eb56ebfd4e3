"""Whereabouts: whether what was taken back is still at its address, or would come out from another one.

The number of an item shifts when another is put before it, and a meeting's file may be given another date or body.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.model import Address, Meeting
from generator.problems import Message, Problem, say
from generator.urls import MEETINGS
from generator.withdrawal.files import all_files
from generator.withdrawal.marks import Standing, is_taken_back, standing_of
from generator.withdrawal.records import WITHDRAWALS_FILE, Withdrawal

_MOST_SUGGESTIONS = 3
"""Entries for which an address is suggested: to look for one takes a good part of a second in a large archive."""
_MOST_PLACES = 10


def misplaced(
    meetings: Sequence[Meeting],
    persons: Collection[Address],
    taken: Collection[Withdrawal],
    entries: Mapping[Address, Withdrawal],
) -> Iterator[Problem]:
    """What was taken back and isn't where the record has it.

    `persons` are the addresses of all who are listed or known, `taken` the entries that have to do with one of them.
    """
    if not entries:
        return
    standing = standing_of(meetings) if any(place.startswith(MEETINGS) for place in entries) else {}
    stray, items = _stray(standing, entries), _items_by_meeting(standing)
    files = {address for meeting in meetings for _, address in all_files(meeting)}
    missing = []
    for entry in entries.values():
        here = standing.get(entry.address)
        is_there = here is not None and _is_known(entry, here)
        now = list(stray.get(entry.address, ())) if is_there else _stands_now(entry, stray, items)
        left = [place for place in now if not is_taken_back(place, entries)]
        if here and not is_there:
            yield _other_there(entry, now, left)
        elif left:
            yield _also_elsewhere(entry, left)
        elif not here and entry.address not in files and entry not in taken and not entry.is_gone:
            missing.append(entry)
    known = [*standing, *files, *persons]
    for count, entry in enumerate(missing):
        yield _missing(entry, known if count < _MOST_SUGGESTIONS else ())


def moved_to(
    entry: Withdrawal, meetings: Sequence[Meeting], entries: Mapping[Address, Withdrawal]
) -> tuple[Address, ...]:
    """Where that would come out which is no more at the address it was taken back from."""
    standing = standing_of(meetings)
    here = standing.get(entry.address)
    if here and _is_known(entry, here):
        return ()
    now = _stands_now(entry, _stray(standing, entries), _items_by_meeting(standing))
    return tuple(place for place in now if not is_taken_back(place, entries))


def is_still_there(entry: Withdrawal, meetings: Sequence[Meeting]) -> bool:
    """Whether what stands at the address is what was taken back; also where nothing stands there."""
    here = standing_of(meetings).get(entry.address)
    return here is None or _is_known(entry, here)


def _is_known(entry: Withdrawal, here: Standing) -> bool:
    return not entry.marks or not here.marks.isdisjoint(entry.marks)


def _stray(
    standing: Mapping[Address, Standing], entries: Mapping[Address, Withdrawal]
) -> dict[Address, dict[Address, None]]:
    """Where the words of each entry stand that would come out; of a whole meeting, not its items too."""
    wanted: dict[str, list[Withdrawal]] = {}
    for entry in entries.values():
        for mark in entry.marks:
            wanted.setdefault(mark, []).append(entry)
    stray: dict[Address, dict[Address, None]] = {}
    for place, found in standing.items():
        for entry in wanted.get(found.words, ()):
            places = stray.setdefault(entry.address, {})
            if not is_taken_back(place, entries) and place.partition("#")[0] not in places:
                places[place] = None
    return stray


def _items_by_meeting(standing: Mapping[Address, Standing]) -> dict[Address, dict[Address, Standing]]:
    items: dict[Address, dict[Address, Standing]] = {}
    for place, found in standing.items():
        if "#" in place:
            items.setdefault(place.partition("#")[0], {})[place] = found
    return items


def _stands_now(
    entry: Withdrawal,
    stray: Mapping[Address, Mapping[Address, None]],
    items: Mapping[Address, Mapping[Address, Standing]],
) -> list[Address]:
    """Where that stands which is not at its address; by its words, or in its own meeting by any mark."""
    siblings = items.get(entry.address.partition("#")[0], {})
    alike = (place for place, found in siblings.items() if not found.marks.isdisjoint(entry.marks))
    return list(stray.get(entry.address, ())) or list(alike)


def _other_there(entry: Withdrawal, now: Sequence[Address], left: Sequence[Address]) -> Problem:
    """`now` is where it stands, `left` where it would come out."""
    message = say("Det, der står på /{address}, er ikke det, der blev trukket tilbage", address=entry.address)
    hint = say(
        "Er det noget andet, så lad det komme frem: referat withdraw {address} --restore. Er det det samme, kun rettet,"
        " så træk det tilbage igen: referat withdraw {address}",
        address=entry.address,
    )
    if now:
        message = say(
            "Det, der står på /{address}, er ikke det, der blev trukket tilbage; det står nu her: {places}",
            address=entry.address, places=_listed(now),
        )  # fmt: skip
    if left:
        hint = say(
            "Træk det tilbage dér: referat withdraw {place}. Lad så det komme frem, der nu har den gamle adresse:"
            " referat withdraw {address} --restore",
            place=left[0], address=entry.address,
        )  # fmt: skip
    return Problem("error", message, WITHDRAWALS_FILE, entry.line, hint)


def _also_elsewhere(entry: Withdrawal, places: Sequence[Address]) -> Problem:
    message = say(
        "Det, der blev trukket tilbage på /{address}, ville komme ud her: {places}",
        address=entry.address, places=_listed(places),
    )  # fmt: skip
    hint = say("Træk det også tilbage dér: referat withdraw {place}", place=places[0])
    return Problem("error", message, WITHDRAWALS_FILE, entry.line, hint)


def _missing(entry: Withdrawal, known: Sequence[Address]) -> Problem:
    if entry.marks or entry.names:
        message = say("Det, der er trukket tilbage, er ikke i content/ mere; adressen beholder sin besked")
        return Problem("note", message, WITHDRAWALS_FILE, entry.line)
    message = say("Der er ikke noget på /{address}, så intet er trukket tilbage", address=entry.address)
    hint: Message = say("Ret adressen. Er det slettet i content/, så skriv «gone = true» i posten")
    if near := difflib.get_close_matches(entry.address, known, n=1, cutoff=0.7):
        hint = say("Mente du {place}? Er det slettet i content/, så skriv «gone = true» i posten", place=near[0])
    return Problem("error", message, WITHDRAWALS_FILE, entry.line, hint)


def _listed(places: Sequence[Address]) -> str:
    more = ", …" if len(places) > _MOST_PLACES else ""
    return ", ".join(f"/{place}" for place in places[:_MOST_PLACES]) + more
