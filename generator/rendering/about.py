"""The page about the archive: what it holds, and what it knows to be missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import urls
from generator.config import ClosedPolicy
from generator.model import Address
from generator.rendering.decisions import Decision
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView
from generator.rendering.meetings import MeetingLine, meeting_line
from generator.rendering.page import Page, Sheet
from generator.rendering.withdrawn import WithdrawnLine, withdrawn_lines


@dataclass(frozen=True, slots=True)
class MissingMeeting:
    """Et møde som arkivet ikke har: known from a decision that another meeting's minutes print."""

    date: dt.date
    body: str
    named_in: ItemView


@dataclass(frozen=True, slots=True)
class AboutView:
    """Siden om arkivet."""

    first: MeetingLine | None
    last: MeetingLine | None
    meetings: int
    agendas: int
    items: int
    closed: int
    cases: int
    persons: int
    bodies: int
    decisions: int
    attachments_held: int
    attachments_named: int
    originals: int
    closed_are_listed: bool
    closed_shown: str
    """What the archive shows of closed items, as a sentence."""
    withdrawn: tuple[tuple[WithdrawnLine, int], ...]
    """The latest first, with how many there are of each."""
    missing: tuple[MissingMeeting, ...]
    """Oldest first, each once."""
    without_participants: tuple[MeetingLine, ...]


def about_sheet(
    directory: Directory,
    policy: ClosedPolicy,
    items_of: Mapping[Address, tuple[ItemView, ...]],
    decided: Sequence[Decision],
    downloads: Mapping[str, int],
) -> Sheet:
    """The page about the archive; `items_of` holds each meeting's items by its address, `decided` all decisions."""
    archive = directory.archive
    items = [item for of_meeting in items_of.values() for item in of_meeting]
    lines = [meeting_line(directory, meeting) for meeting in archive.meetings]
    attachments = [attachment for item in items for attachment in item.attachments]
    held = sum(attachment.address is not None for attachment in attachments)
    view = AboutView(
        first=lines[0] if lines else None,
        last=lines[-1] if lines else None,
        meetings=len(lines),
        agendas=sum(line.is_agenda for line in lines),
        items=len(items),
        closed=sum(item.is_closed for item in items),
        cases=len(archive.cases),
        persons=len(archive.persons),
        bodies=len(archive.bodies),
        decisions=len(decided),
        attachments_held=held,
        attachments_named=len(attachments) - held,
        originals=sum(meeting.source is not None and meeting.source.file in downloads for meeting in archive.meetings),
        closed_are_listed=policy.listed,
        closed_shown=_shown_of_closed(policy),
        withdrawn=withdrawn_lines(archive, items_of),
        missing=_missing(items),
        without_participants=tuple(
            line for line, meeting in zip(lines, archive.meetings, strict=True) if not meeting.participants
        ),
    )
    page = Page(urls.ABOUT, "Om arkivet", "Hvad arkivet indeholder, hvad der mangler, og hvordan det læses.")
    return Sheet(page, "about.html", view)


def _shown_of_closed(policy: ClosedPolicy) -> str:
    if not policy.listed:
        return "Arkivet viser dem ikke."
    titles = {"printed": "den titel, der er offentliggjort", "neutral": "en neutral titel", "none": ""}
    facts = ("nummer" if policy.number else "", "sagsnummer" if policy.case else "", titles[policy.title])
    shown = [fact for fact in facts if fact]
    if not shown:
        return "Arkivet viser kun, at de har været behandlet."
    *first, last = shown
    return f"Om dem viser arkivet kun {', '.join(first)}{' og ' if first else ''}{last}."


def _missing(items: Sequence[ItemView]) -> tuple[MissingMeeting, ...]:
    missing: dict[tuple[dt.date, str], MissingMeeting] = {}
    for item in items:
        for section in item.sections:
            if (taken := section.taken) and not taken.is_here and not taken.meeting:
                missing.setdefault((taken.date, taken.body), MissingMeeting(taken.date, taken.body, item))
    return tuple(missing[key] for key in sorted(missing))
