"""Meetings in lists: the register of them all, and the page of each year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.dates import MONTHS
from generator.interchange import is_closed
from generator.model import Address, Item, Meeting
from generator.rendering.decisions import Decision
from generator.rendering.directory import Directory
from generator.rendering.fragments import cut
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.registers import YearOf, by_year, newest
from generator.rendering.words import counted

ALL_MEETINGS = Link("Møder", urls.MEETINGS)
_YEARS: Address = "aar/"  # as in `urls.year_address`
_ENOUGH = 200  # meetings on the register's first page
_LONGEST = 160  # letters of a meeting's topics


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """Et møde i en liste."""

    date: dt.date
    name: str
    """The body, and which of its meetings that day it is where there are more."""
    address: Address
    is_agenda: bool
    items: int
    closed: int
    topics: str
    """The titles of the open items, as many as there is room for."""

    @property
    def year(self) -> int:
        """The year that the meeting is listed under."""
        return self.date.year


@dataclass(frozen=True, slots=True)
class YearView:
    """Årets side: its meetings by month, newest first."""

    label: str
    total: int
    decisions: int
    """How many were taken that year."""
    months: tuple[tuple[str, tuple[MeetingLine, ...]], ...]
    previous: Link | None
    following: Link | None


def meeting_line(directory: Directory, meeting: Meeting) -> MeetingLine:
    """A meeting as lists show it."""
    return MeetingLine(
        date=meeting.date,
        name=body_name(meeting),
        address=directory.archive.address_of(meeting),
        is_agenda=meeting.kind == "agenda",
        items=len(meeting.items),
        closed=sum(map(is_closed, meeting.items)),
        topics=cut(" · ".join(item.title for item in meeting.items if isinstance(item, Item)), _LONGEST),
    )


def body_name(meeting: Meeting) -> str:
    """The body; where it met more than once that day, also which meeting it is."""
    return meeting.body + (f" ({meeting.sequence}. møde)" if meeting.sequence > 1 else "")


def newest_first(directory: Directory, meetings: Iterable[Meeting]) -> tuple[MeetingLine, ...]:
    """Meetings, which come oldest first, as lines from the newest."""
    return tuple(meeting_line(directory, meeting) for meeting in reversed(tuple(meetings)))


def meetings_by_year(directory: Directory, meetings: Iterable[Meeting]) -> tuple[YearOf[MeetingLine], ...]:
    """Meetings, which come oldest first, by year from the newest; each year leads to its page."""
    return by_year(newest_first(directory, meetings), _YEARS)


def meeting_lists(directory: Directory, decided: Iterable[Decision]) -> Iterator[Sheet]:
    """The register of meetings and the page of each year; `decided` are all decisions."""
    meetings = directory.archive.meetings
    years = meetings_by_year(directory, meetings)
    total = counted(len(meetings), "møde", "møder")
    register = Page(urls.MEETINGS, "Møder", f"Alle møder i arkivet efter år: {total}.", area=urls.MEETINGS)
    yield Sheet(register, "meetings.html", newest(years, urls.MEETINGS, _ENOUGH))
    decisions = Counter(decision.taken.date.year for decision in decided)
    for later, year, earlier in zip((None, *years), years, (*years[1:], None), strict=False):
        view = YearView(
            label=year.label,
            total=len(year.entries),
            decisions=decisions[year.entries[0].year],
            months=tuple(
                (MONTHS[month - 1].capitalize(), tuple(lines))
                for month, lines in groupby(year.entries, key=lambda line: line.date.month)
            ),
            previous=Link(earlier.label, earlier.address) if earlier else None,
            following=Link(later.label, later.address) if later else None,
        )
        page = Page(
            year.address,
            f"Møder i {year.label}",
            f"{counted(view.total, 'møde', 'møder').capitalize()} i {year.label}.",
            trail=(HOME, ALL_MEETINGS),
            area=urls.MEETINGS,
        )
        yield Sheet(page, "year.html", view)
