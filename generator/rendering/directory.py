"""Where things have their pages: the archive turned round, so that a page can look up what it links to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Address, Archive, Attendance, Case, EarlierDecision, Meeting, Section


@dataclass(frozen=True, slots=True)
class Directory:
    """Vejviser: from what a meeting names to the address of its page."""

    archive: Archive
    cases: Mapping[str, Case]
    """By case number as the items print it."""
    persons: Mapping[tuple[Address, str], Address]
    """By meeting and name as the meeting prints it."""
    bodies: Mapping[Address, Address]
    """By meeting."""
    earlier: Mapping[tuple[Address, Section], EarlierDecision]
    """By item and section: the decisions that were taken at another meeting than the one that prints them."""

    def person(self, meeting: Meeting, attendance: Attendance) -> Address | None:
        """The page of one who is listed at a meeting; a name that was taken out leads nowhere."""
        if attendance.is_withdrawn:
            return None
        return self.persons.get((self.archive.address_of(meeting), attendance.name))

    def body(self, meeting: Meeting) -> Address:
        """The page of the body that met."""
        return self.bodies[self.archive.address_of(meeting)]

    def meeting_on(self, body: str, date: dt.date) -> Address | None:
        """The body's first meeting that day."""
        return self.archive.addresses.get((body, date, 1))


def directory(archive: Archive) -> Directory:
    """The directory of an archive."""
    return Directory(
        archive,
        cases={step.item.case: case for case in archive.cases for step in case.treatments if step.item.case},
        persons={
            (archive.address_of(meeting), attendance.name): person.address
            for person in archive.persons
            for meeting, attendance in person.attendances
        },
        bodies={archive.address_of(meeting): body.address for body in archive.bodies for meeting in body.meetings},
        earlier={
            (decision.printed_in.address, decision.section): decision
            for case in archive.cases
            for decision in case.earlier
        },
    )
