"""What was taken back: a page at every kept address, and the list of it all that the page about the archive has."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import urls
from generator.dates import short_date
from generator.model import Address, Archive, Withdrawn, WithdrawnKind
from generator.rendering.items import ItemView
from generator.rendering.page import HOME, Link, Page, Sheet

_TITLE = "Trukket tilbage"
_KINDS: dict[WithdrawnKind, str] = {"meeting": "Møde", "item": "Punkt", "person": "Deltager", "attachment": "Bilag"}
_ORIGINAL = "Original"
_AREAS = (Link("Møder", urls.MEETINGS), Link("Deltagere", urls.PERSONS), Link("Bilag", urls.ATTACHMENTS))


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """Siden på en adresse, hvis indhold er trukket tilbage.

    It says what kind of thing stood there and no more; not even its own address, which may have a name in it.
    """

    kind: str
    withdrawn: Withdrawn
    ways: tuple[Link, ...]
    """Where the reader may go on."""


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    """Noget der er trukket tilbage, i listen over det."""

    date: dt.date
    kind: str
    reason: str
    place: Link | None
    """Its kept address, where that tells no more than a body, a day and a number."""


def withdrawn_sheets(archive: Archive) -> Iterator[Sheet]:
    """The page at each address of something taken back; that of an item is its meeting's, which tells of it."""
    for withdrawn in archive.withdrawn:
        if withdrawn.kind != "item":
            area = next(area for area in _AREAS if withdrawn.address.startswith(area.address))
            page = Page(kept_folder(withdrawn), _TITLE, "Siden er trukket tilbage.", (HOME, area), area.address)
            ways = (HOME, _body(archive, withdrawn) or area)
            yield Sheet(page, "withdrawn.html", WithdrawnView(_kind(withdrawn), withdrawn, ways))


def kept_folder(withdrawn: Withdrawn) -> Address:
    """The folder of the page at a kept address.

    That of a file (`bilag/…/plan.pdf`) has its name: web servers lead from the one to the other, and send what is in
    the folder as HTML.
    """
    return f"{withdrawn.address.rstrip('/')}/"


def has_data(withdrawn: Withdrawn) -> bool:
    """Whether there was an `index.json` at its address."""
    return withdrawn.kind in ("meeting", "person")


def withdrawn_lines(
    archive: Archive, items: Mapping[Address, tuple[ItemView, ...]]
) -> tuple[tuple[WithdrawnLine, int], ...]:
    """All that was taken back, the latest first; what is told in the same words once, with how often.

    `items` are by their meeting's address. A person's address has the name in it, and a file's may have, so neither
    is led to.
    """
    cited = {item.address: item.citation for of_meeting in items.values() for item in of_meeting}
    lines = []
    for withdrawn in sorted(archive.withdrawn, key=lambda each: each.date, reverse=True):
        name = _meeting_name(archive, withdrawn) if withdrawn.kind == "meeting" else cited.get(withdrawn.address)
        place = Link(name, withdrawn.address) if name else None
        lines.append(WithdrawnLine(withdrawn.date, _kind(withdrawn), withdrawn.reason, place))
    return tuple(Counter(lines).items())


def _kind(withdrawn: Withdrawn) -> str:
    is_original = withdrawn.kind == "attachment" and not withdrawn.address.startswith(urls.ATTACHMENTS)
    return _ORIGINAL if is_original else _KINDS[withdrawn.kind]


def _body(archive: Archive, withdrawn: Withdrawn) -> Link | None:
    """The page of the body that the address names, where the archive has other meetings of it."""
    if withdrawn.kind == "person":
        return None
    address = f"{urls.BODIES}{withdrawn.address.split('/')[1]}/"
    return next((Link(body.body.name, body.address) for body in archive.bodies if body.address == address), None)


def _meeting_name(archive: Archive, withdrawn: Withdrawn) -> str:
    """ "Direktionen 10-03-2025", as far as the address and the rest of the archive tell it."""
    body = _body(archive, withdrawn)
    name = body.text if body else _KINDS["meeting"]
    try:
        return f"{name} {short_date(dt.date.fromisoformat(withdrawn.address.split('/')[2][:10]))}"
    except ValueError:  # a day that is in no calendar, as a person may write it
        return name
