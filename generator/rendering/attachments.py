"""The register of attachments: by meeting, those that the archive holds and those that are only named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import urls
from generator.model import Address
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView
from generator.rendering.meetings import MeetingLine, meeting_line
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.registers import Register, by_year, each_year, newest

_ALL_ATTACHMENTS = Link("Bilag", urls.ATTACHMENTS)
_ENOUGH = 50  # meetings on the register's first page


@dataclass(frozen=True, slots=True)
class MeetingAttachments:
    """Et møde og de af dets punkter der har bilag."""

    meeting: MeetingLine
    items: tuple[ItemView, ...]

    @property
    def year(self) -> int:
        """The year of the meeting."""
        return self.meeting.year


@dataclass(frozen=True, slots=True)
class AttachmentsView:
    """En side af bilagsregistret."""

    register: Register[MeetingAttachments]
    held: int
    named: int
    """Of all attachments in the archive, those that are only named."""


def attachment_register(directory: Directory, items: Mapping[Address, tuple[ItemView, ...]]) -> Iterator[Sheet]:
    """The register's first page and the page of each year; `items` are by the meeting's address."""
    entries = [
        MeetingAttachments(meeting_line(directory, meeting), with_attachments)
        for meeting in directory.archive.meetings
        if (
            with_attachments := tuple(item for item in items[directory.archive.address_of(meeting)] if item.attachments)
        )
    ]
    everything = [attachment for entry in entries for item in entry.items for attachment in item.attachments]
    held = sum(attachment.address is not None for attachment in everything)
    named = len(everything) - held
    years = by_year(reversed(entries), urls.ATTACHMENTS)
    first = Page(urls.ATTACHMENTS, "Bilag", f"Bilag til møderne: {held} i arkivet, {named} kun nævnt i referaterne.")
    yield Sheet(first, "attachments.html", AttachmentsView(newest(years, urls.ATTACHMENTS, _ENOUGH), held, named))
    for register in each_year(years):
        year = register.shown[0]
        page = Page(
            year.address,
            f"Bilag i {year.label}",
            f"Bilag til møderne i {year.label}.",
            (HOME, _ALL_ATTACHMENTS),
        )
        yield Sheet(page, "attachments.html", AttachmentsView(register, held, named))
