"""Choosing: which documents give the same meeting, and which of them stands for it.

Nothing depends on the order in which documents come, or were imported before: they are all read before one is
chosen, and what they are chosen by is their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from generator.accession.discovery import Found
from generator.accession.holdings import Held, Holdings
from generator.accession.reading import MeetingKey, Reading
from generator.urls import slug

_BEST_FIRST = (".xml", ".json", ".pdf", ".docx", ".html", ".md", ".txt")
"""Of documents that say the same: a delivery brings its attachments, and a PDF is one that readers may be offered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Kandidat: a document that gives a meeting."""

    place: int
    """In the list of documents."""
    found: Found
    memory: str
    """The key its reading is remembered by."""
    reading: Reading
    meeting: MeetingKey
    """Its body as the configuration spells it."""

    @property
    def start(self) -> str:
        """When the meeting began ("09:00"); an agenda does not know when it ended."""
        return self.meeting.time[:5]


@dataclass(frozen=True, slots=True)
class Contest:
    """Ét møde og de dokumenter, der giver det."""

    candidates: tuple[Candidate, ...]
    """The best first."""
    sequence: int
    """Which of the body's meetings that day it is."""
    held: Held | None
    """What the archive has of it."""
    is_ambiguous: bool = False
    """They print no time, and the body had several meetings that day."""


def contests(candidates: Iterable[Candidate], holdings: Holdings) -> Iterator[Contest]:
    """The meetings that the candidates give."""
    owned: dict[str, list[Candidate]] = {}
    days: dict[tuple[str, dt.date], list[Candidate]] = {}
    for candidate in candidates:
        days.setdefault((slug(candidate.meeting.body), candidate.meeting.date), []).append(candidate)
    for (body, date), of_day in days.items():
        held = holdings.of_day(body, date)
        strangers = []
        for candidate in of_day:
            target = holdings.sources.get(candidate.reading.sha256)
            if target and target not in {each.target for each in held}:
                owned.setdefault(target, []).append(candidate)  # a person has moved its meeting to another day or body
            else:
                strangers.append(candidate)
        yield from _of_day(strangers, held)
    for target, moved in owned.items():
        there = holdings.at(target)
        yield Contest(_best_first(moved), there.sequence if there else 1, there)


def _of_day(candidates: Sequence[Candidate], held: Sequence[Held]) -> Iterator[Contest]:
    """One body's meetings of one day: two documents give two meetings only when each prints a time, and they differ."""
    rivals: dict[Held | str, list[Candidate]] = {}
    strangers, timeless = [], []
    for candidate in candidates:
        own = next((each for each in held if each.sha256 == candidate.reading.sha256), None)
        if own:
            rivals.setdefault(own, []).append(candidate)
        else:
            strangers.append(candidate)
    starts = {each: each.meeting.time[:5] if each.meeting else "" for each in held} if strangers else {}
    for candidate in strangers:
        same = next((each for each in held if starts[each] in (candidate.start, "") and candidate.start), None)
        if same:
            rivals.setdefault(same, []).append(candidate)
        elif candidate.start:
            rivals.setdefault(candidate.start, []).append(candidate)
        else:
            timeless.append(candidate)
    meetings: list[Held | str] = [*held, *sorted(key for key in rivals if isinstance(key, str))]
    if len(meetings) > 1 and timeless:
        yield Contest(_best_first(timeless), 0, None, is_ambiguous=True)
    elif timeless:
        rivals.setdefault(meetings[0] if meetings else "", []).extend(timeless)
        meetings = meetings or [""]
    numbers = _free_numbers(held)
    for meeting in meetings:
        if isinstance(meeting, Held):
            if meeting in rivals:
                yield Contest(_best_first(rivals[meeting]), meeting.sequence, meeting)
        else:
            yield Contest(_best_first(rivals[meeting]), next(numbers), None)


def _free_numbers(held: Sequence[Held]) -> Iterator[int]:
    taken = {each.sequence for each in held}
    return (number for number in count(1) if number not in taken)


def _best_first(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=_rank))


def _rank(candidate: Candidate) -> tuple[bool, int, str, str, str]:
    ending = candidate.reading.ending
    rank = _BEST_FIRST.index(ending) if ending in _BEST_FIRST else len(_BEST_FIRST)
    name = PurePath(candidate.found.shown).name
    is_delivery = candidate.found.delivery is not None
    return (not is_delivery, rank, name, candidate.found.shown, candidate.reading.sha256)
