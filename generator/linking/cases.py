"""Cases: what a case number ties together across meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.headings import read_heading
from generator.model import Address, Case, EarlierDecision, Item, Meeting, Treatment
from generator.urls import case_address, item_anchor, slug

Addresses = Mapping[tuple[str, dt.date, int], Address]

_NUMBERS = re.compile(r"\d+")
_STEP = re.compile(r"(?<!\d)\s[–—-]\s|\s[–—-]\s(?!\d)")  # but not in "2022 - 2025"


def link_cases(meetings: Sequence[Meeting], addresses: Addresses, titles: Mapping[str, str]) -> tuple[Case, ...]:
    """Every case, with all its items over all `meetings` (which come oldest first), by year and number.

    `titles` are what the configuration calls some of them.
    """
    treatments: dict[str, list[Treatment]] = {}
    for meeting in meetings:
        for item in meeting.items:
            if item.case:
                address = addresses[meeting.body, meeting.date, meeting.sequence]
                place = f"{address}#{item_anchor(item.number)}"
                treatments.setdefault(item.case, []).append(Treatment(meeting, item, place))
    cases = [
        _case(number, titles.get(number) or _title(found), tuple(found), addresses)
        for number, found in treatments.items()
    ]
    return tuple(sorted(cases, key=lambda case: _case_key(case.number)))


def _case(number: str, title: str, treatments: tuple[Treatment, ...], addresses: Addresses) -> Case:
    earlier = [decision for treatment in treatments for decision in _earlier_decisions(treatment, addresses)]
    earlier.sort(key=lambda decision: decision.date)
    return Case(number, case_address(number), title, treatments, tuple(earlier))


def _title(treatments: Sequence[Treatment]) -> str:
    """What most of the open items are called; where equally many are called differently, what the newest of them is.

    "Budget 2026 – høring" and "Budget 2026 – status" are steps of "Budget 2026".
    """
    titles = [step.item.title for step in treatments if isinstance(step.item, Item)] or [treatments[-1].item.title]
    names = [_STEP.split(title)[0] for title in titles]
    uses = Counter(names)
    name = max(reversed(names), key=uses.__getitem__)
    steps = [title for title in titles if _STEP.split(title)[0] == name]
    return name if len(set(steps)) > 1 else steps[0]


def _case_key(number: str) -> tuple[tuple[int, ...], str]:
    """ "21/24696" by its year and running number; what is in other forms by its numbers in their order."""
    return tuple(int(digits) for digits in _NUMBERS.findall(number)), number


def _earlier_decisions(treatment: Treatment, addresses: Addresses) -> Iterator[EarlierDecision]:
    """The decisions printed under an item that are dated at another day than its meeting's."""
    meeting = treatment.meeting
    if not isinstance(treatment.item, Item):
        return
    for section in treatment.item.sections:
        if section.kind == "decision" and section.date and section.date != meeting.date:
            heading = read_heading(section.heading)
            body = heading.body if heading and heading.body else meeting.body
            yield EarlierDecision(section.date, section, treatment, _meeting_of(body, section.date, addresses))


def _meeting_of(body: str, date: dt.date, addresses: Addresses) -> Address | None:
    """The first meeting of `body` that day; a body is the same whatever its case ("DIREKTIONEN")."""
    wanted = slug(body)
    return next((at for (name, day, _), at in addresses.items() if day == date and slug(name) == wanted), None)
