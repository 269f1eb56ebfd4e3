"""An item as pages show it, on its meeting's page, its case's and in the registers; each text is made HTML once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.file_types import is_shown
from generator.headings import is_closed_title, read_heading
from generator.interchange import is_closed, shown_number
from generator.model import (
    Address,
    Attachment,
    ClosedItem,
    Correction,
    Item,
    Meeting,
    Section,
    SectionKind,
    TextLinks,
    ToHtml,
    Withdrawn,
)
from generator.rendering.directory import Directory
from generator.rendering.fragments import fit_outline
from generator.rendering.page import Link
from generator.rendering.words import citation, file_facts, item_name
from generator.urls import attachment_address, item_anchor, slug

_PREAMBLE = ("", -1)  # as `model.TextPlace` has it
_WITHDRAWN_TITLE = "Trukket tilbage"
_BELOW_SECTION, _BELOW_ITEM, _BELOW_MEETING = 4, 3, 2  # heading levels: page 1, item 2, section 3


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """Bilag: with the address and the facts of its file where the archive has it."""

    title: str
    address: Address | None
    facts: str
    """ "PDF, 42 kB"."""
    saved_as: str | None = None
    """The file's own name, where it is only to be saved: its address ends as bytes do (`file_types.py`)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Truffet: the day and the meeting of a decision."""

    date: dt.date
    body: str
    meeting: Address | None
    """The page of the meeting, where the archive holds it."""
    is_here: bool
    """Whether that is the meeting whose minutes print it."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Afsnit: its text as HTML, with links inside the archive still written from the root."""

    kind: SectionKind
    heading: str
    anchor: str
    address: Address
    markdown: str
    html: str
    attachments: tuple[AttachmentView, ...]
    taken: Taken | None
    """For decisions only."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """Punkt: all that any page says of it."""

    meeting: Meeting
    number: str
    """ "" where it is not to be shown."""
    title: str
    anchor: str
    address: Address
    case: Link | None
    treatments: int
    """How often the case has been treated, this time included; 0 without a case."""
    citation: str
    is_closed: bool
    withdrawn: Withdrawn | None
    sections: tuple[SectionView, ...]
    corrections: tuple[Correction, ...]

    @property
    def name(self) -> str:
        """ "punkt 3", "lukket punkt": what other pages call it, besides its title."""
        return item_name(self.number)

    @property
    def is_known_as_closed(self) -> bool:
        """Whether its own title says that it is closed."""
        return is_closed_title(self.title)

    @property
    def case_number(self) -> str | None:
        """The case number, as printed."""
        return self.case.text if self.case else None

    @property
    def attachments(self) -> tuple[AttachmentView, ...]:
        """All attachments of the item, in the order printed."""
        return tuple(attachment for section in self.sections for attachment in section.attachments)


@dataclass(frozen=True, slots=True)
class Texts:
    """Tekster: what it takes to make the texts of meetings into HTML."""

    directory: Directory
    downloads: Mapping[str, int]
    to_html: ToHtml

    def preamble(self, meeting: Meeting) -> str:
        """The HTML of what stands before a meeting's first item."""
        place = (self.directory.archive.address_of(meeting), *_PREAMBLE)
        links = self.directory.archive.links.get(place, TextLinks())
        return fit_outline(self.to_html(meeting.preamble, links, "indledning"), _BELOW_MEETING)

    def items(self, meeting: Meeting) -> Iterator[ItemView]:
        """The items of a meeting, in the order printed."""
        for item in meeting.items:
            case = self.directory.cases.get(item.case) if item.case else None
            anchor = item_anchor(item.number)
            withdrawn = item.withdrawn if isinstance(item, ClosedItem) else None
            yield ItemView(
                meeting=meeting,
                number=shown_number(item),
                title=_WITHDRAWN_TITLE if withdrawn else item.title,
                anchor=anchor,
                address=f"{self.directory.archive.address_of(meeting)}#{anchor}",
                case=Link(item.case, case.address) if item.case and case else None,
                treatments=len(case.treatments) if case else 0,
                citation=citation(meeting, item),
                is_closed=is_closed(item),
                withdrawn=withdrawn,
                sections=tuple(self._sections(meeting, item)) if isinstance(item, Item) else (),
                corrections=tuple(fix for fix in meeting.corrections if fix.item == item.number),
            )

    def _sections(self, meeting: Meeting, item: Item) -> Iterator[SectionView]:
        address = self.directory.archive.address_of(meeting)
        anchor = item_anchor(item.number)
        for place, section in enumerate(item.sections):
            links = self.directory.archive.links.get((address, item.number, place), TextLinks())
            # the notes' ids must differ also among the meetings that a case's page shows
            notes = f"{slug(meeting.body)}-{address.rstrip('/').rpartition('/')[2]}-{anchor}-{place + 1}"
            html = self.to_html(section.text, links, notes)
            yield SectionView(
                kind=section.kind,
                heading=section.heading,
                anchor=f"{anchor}-afsnit-{place + 1}",
                address=f"{address}#{anchor}-afsnit-{place + 1}",
                markdown=section.text,
                html=fit_outline(html, _BELOW_SECTION if section.heading else _BELOW_ITEM),
                attachments=tuple(self._attachment(attachment) for attachment in section.attachments),
                taken=self._taken(meeting, f"{address}#{anchor}", section) if section.kind == "decision" else None,
            )

    def _attachment(self, attachment: Attachment) -> AttachmentView:
        path = attachment.path
        if path is None or path not in self.downloads:
            return AttachmentView(attachment.title, None, "")
        saved_as = None if is_shown(path) else path.rpartition("/")[2]
        facts = file_facts(path, self.downloads[path])
        return AttachmentView(attachment.title, attachment_address(path), facts, saved_as)

    def _taken(self, meeting: Meeting, item: Address, section: Section) -> Taken:
        if section.date is None or section.date == meeting.date:
            return Taken(meeting.date, meeting.body, self.directory.archive.address_of(meeting), is_here=True)
        heading = read_heading(section.heading)
        printed = (heading and heading.body) or meeting.body
        body = meeting.body if slug(printed) == slug(meeting.body) else printed
        earlier = self.directory.earlier.get((item, section))
        held = earlier.meeting if earlier else self.directory.meeting_on(body, section.date)
        return Taken(section.date, body, held, is_here=False)
