"""Meetings in lists: the register of them all, and the page of each year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator import urls
from generator.dates import MONTHS
from generator.model import Address, ClosedItem, Meeting
from generator.rendering.directory import Directory
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.registers import YearOf, by_year, newest
from generator.rendering.words import counted

ALL_MEETINGS = Link("Møder", urls.MEETINGS)
_ENOUGH = 200  # meetings on the register's first page


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

    @property
    def year(self) -> int:
        """The year that the meeting is listed under."""
        return self.date.year


@dataclass(frozen=True, slots=True)
class YearView:
    """Årets side: its meetings by month, newest first."""

    year: int
    total: int
    months: tuple[tuple[str, tuple[MeetingLine, ...]], ...]
    previous: int | None
    following: int | None


def meeting_line(directory: Directory, meeting: Meeting) -> MeetingLine:
    """A meeting as lists show it."""
    return MeetingLine(
        date=meeting.date,
        name=body_name(meeting),
        address=directory.archive.address_of(meeting),
        is_agenda=meeting.kind == "agenda",
        items=len(meeting.items),
        closed=sum(isinstance(item, ClosedItem) for item in meeting.items),
    )


def body_name(meeting: Meeting) -> str:
    """The body; where it met more than once that day, also which meeting it is."""
    return meeting.body + (f" ({meeting.sequence}. møde)" if meeting.sequence > 1 else "")


def newest_first(directory: Directory, meetings: Iterable[Meeting]) -> tuple[MeetingLine, ...]:
    """Meetings, which come oldest first, as lines from the newest."""
    return tuple(meeting_line(directory, meeting) for meeting in reversed(tuple(meetings)))


def lines_by_year(lines: Iterable[MeetingLine]) -> tuple[YearOf[MeetingLine], ...]:
    """Lines, newest first, under their years; each year leads to its own page."""
    return tuple(YearOf(year.label, urls.year_address(int(year.label)), year.entries) for year in by_year(lines, ""))


def meeting_lists(directory: Directory) -> Iterator[Sheet]:
    """The register of meetings and the page of each year."""
    years = lines_by_year(newest_first(directory, directory.archive.meetings))
    total = counted(len(directory.archive.meetings), "møde", "møder")
    register = Page(urls.MEETINGS, "Møder", f"Alle møder i arkivet efter år: {total}.", area=urls.MEETINGS)
    yield Sheet(register, "meetings.html", newest(years, urls.MEETINGS, _ENOUGH))
    numbers = [int(year.label) for year in years]
    neighbours = dict(pairwise(numbers))
    for year in years:
        number = int(year.label)
        page = Page(
            year.address,
            f"Møder i {number}",
            f"{counted(len(year.entries), 'møde', 'møder').capitalize()} i {number}.",
            trail=(HOME, ALL_MEETINGS),
            area=urls.MEETINGS,
        )
        following = next((later for later, earlier in neighbours.items() if earlier == number), None)
        yield Sheet(page, "year.html", _year_view(year, neighbours.get(number), following))


def _year_view(year: YearOf[MeetingLine], previous: int | None, following: int | None) -> YearView:
    months = tuple(
        (MONTHS[month - 1].capitalize(), tuple(lines))
        for month, lines in groupby(year.entries, key=lambda line: line.date.month)
    )
    return YearView(int(year.label), len(year.entries), months, previous, following)
