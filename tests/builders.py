"""Small builders of model values: a test names only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from generator.config import Config
from generator.headings import understand_heading
from generator.linking import link
from generator.markup import to_html
from generator.model import Archive, Attachment, Attendance, ClosedItem, Item, Meeting, Section
from generator.rendering import render

TEMPLATES = Path(__file__).parent.parent / "templates"

A_DAY = dt.date(2025, 3, 10)


def a_section(heading: str = "Baggrund", text: str = "", attachments: tuple[Attachment, ...] = ()) -> Section:
    """A section whose kind and date follow from its heading, as they always do."""
    read = understand_heading(heading) if heading else None
    return Section(read.kind if read else "other", heading, text, read.date if read else None, attachments)


def a_decision(text: str = "Godkendt.", date: dt.date = A_DAY, body: str = "Direktionen") -> Section:
    return a_section(f"Beslutning {body} den {date:%d-%m-%Y}", text)


def an_item(number: str = "1", title: str = "Budget", case: str | None = "25/1", *sections: Section) -> Item:
    return Item(number, title, case, sections)


def a_closed_item(number: str = "2", case: str | None = "25/2") -> ClosedItem:
    return ClosedItem(number, "Lukket", case)


def a_meeting(
    *items: Item | ClosedItem,
    date: dt.date = A_DAY,
    body: str = "Direktionen",
    participants: tuple[str | Attendance, ...] = ("Karen Holm",),
    sequence: int = 1,
    preamble: str = "",
) -> Meeting:
    listed = tuple(Attendance(name) if isinstance(name, str) else name for name in participants)
    return Meeting(
        title=f"REFERAT {body} d. {date:%d-%m-%Y}",
        date=date,
        body=body,
        time="09:00",
        place="Mødelokale 2",
        participants=listed,
        items=items,
        sequence=sequence,
        preamble=preamble,
    )


def an_archive(*meetings: Meeting, config: Config | None = None) -> Archive:
    """The meetings linked."""
    return link(meetings, config or Config()).archive


def a_site(
    *meetings: Meeting, config: Config | None = None, downloads: Mapping[str, int] | None = None
) -> dict[str, bytes]:
    """The files that the meetings are rendered to, with the project's own templates."""
    archive = an_archive(*meetings, config=config)
    return render(archive, config or Config(), downloads or {}, to_html, TEMPLATES)
