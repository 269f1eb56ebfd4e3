"""What the feed says: the newest meetings, for those who follow the archive in a reader (Atom, RFC 4287).

A meeting that was taken back is said to be so (RFC 6721), for readers' programs to let go of it too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import urls
from generator.model import Address, ClosedItem, Meeting
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView
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
class Tombstone:
    """Et møde der er trukket tilbage, by the id that its entry had."""

    id: str
    when: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """Feedet, newest meeting first."""

    id: str
    updated: str
    entries: tuple[FeedEntry, ...]
    tombstones: tuple[Tombstone, ...]


def feed_sheet(directory: Directory, items: Mapping[Address, tuple[ItemView, ...]], base_url: str) -> Sheet:
    """The feed; its links are whole where the site's address is known, otherwise from the feed's own place.

    `items` are by their meeting's address.
    """
    archive = directory.archive
    newest = sorted(archive.meetings[-_NEWEST:], key=_updated, reverse=True)
    addressed = [(meeting, archive.address_of(meeting)) for meeting in newest]
    entries = tuple(_entry(meeting, address, items[address]) for meeting, address in addressed)
    tombstones = tuple(
        Tombstone(_id(withdrawn.address), _moment(withdrawn.date))
        for withdrawn in archive.withdrawn
        if withdrawn.kind == "meeting"
    )
    moments = [*(entry.updated for entry in entries), *(tombstone.when for tombstone in tombstones)]
    updated = max(moments, default=_moment(dt.date(1970, 1, 1)))
    page = Page(urls.FEED, "Nyeste møder", "", fixed_root=base_url or None)
    return Sheet(page, "feed.xml", FeedView(_id(base_url + urls.FEED), updated, entries, tombstones))


def _entry(meeting: Meeting, address: Address, items: tuple[ItemView, ...]) -> FeedEntry:
    return FeedEntry(
        id=_id(address),
        title=f"{KINDS[meeting.kind]}: {meeting_name(meeting)}",
        address=address,
        published=_moment(meeting.date),
        updated=_moment(_updated(meeting)),
        body=meeting.body,
        items=tuple(
            ". ".join(filter(None, (item.number, item.title)))
            + (" (lukket punkt)" if item.is_closed and not item.is_known_as_closed else "")
            for item in items
        ),
    )


def _updated(meeting: Meeting) -> dt.date:
    """The day of the meeting, or when its minutes were last corrected or an item of theirs taken back."""
    withdrawn = [item.withdrawn for item in meeting.items if isinstance(item, ClosedItem) and item.withdrawn]
    changes = [*(fix.date for fix in meeting.corrections), *(each.date for each in withdrawn)]
    return max([meeting.date, *changes])


def _moment(date: dt.date) -> str:
    """A date as RFC 3339 wants it; noon, so that it is the same day in Denmark as in UTC."""
    return f"{date.isoformat()}T12:00:00Z"


def _id(address: str) -> str:
    """An id that lasts whatever server the archive moves to."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, address)}"
