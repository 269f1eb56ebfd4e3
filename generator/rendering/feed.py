"""What the feed says: the newest meetings, for those who follow the archive in a reader (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import urls
from generator.model import Address, ClosedItem, Meeting
from generator.rendering.directory import Directory
from generator.rendering.meeting import KINDS
from generator.rendering.page import Page, Sheet
from generator.rendering.words import meeting_name

_NEWEST = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Et møde i feedet."""

    id: str
    title: str
    address: Address
    published: str
    updated: str
    body: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """Feedet, newest meeting first."""

    id: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_sheet(directory: Directory, base_url: str) -> Sheet:
    """The feed; its links are whole where the site's address is known, otherwise from the feed's own place."""
    newest = sorted(directory.archive.meetings[-_NEWEST:], key=_updated, reverse=True)
    entries = tuple(_entry(directory, meeting) for meeting in newest)
    updated = max((entry.updated for entry in entries), default=_moment(dt.date(1970, 1, 1)))
    page = Page(urls.FEED, "Nyeste møder", "", fixed_root=base_url or None)
    return Sheet(page, "feed.xml", FeedView(_id(base_url + urls.FEED), updated, entries))


def _entry(directory: Directory, meeting: Meeting) -> FeedEntry:
    address = directory.archive.address_of(meeting)
    return FeedEntry(
        id=_id(address),
        title=f"{KINDS[meeting.kind]}: {meeting_name(meeting)}",
        address=address,
        published=_moment(meeting.date),
        updated=_moment(_updated(meeting)),
        body=meeting.body,
        items=tuple(
            f"{item.number}. {item.title}" + (" (lukket punkt)" if isinstance(item, ClosedItem) else "")
            for item in meeting.items
        ),
    )


def _updated(meeting: Meeting) -> dt.date:
    """The day of the meeting, or of the last correction of its minutes."""
    return max([meeting.date, *(fix.date for fix in meeting.corrections)])


def _moment(date: dt.date) -> str:
    """A date as RFC 3339 wants it; noon, so that it is the same day in Denmark as in UTC."""
    return f"{date.isoformat()}T12:00:00Z"


def _id(address: str) -> str:
    """An id that lasts whatever server the archive moves to."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, address)}"
