"""The words of the archive as frozen data: what a meeting, an item, a case and a person are.

Nothing here reads, writes or decides; every other module takes these values and hands them on.
Each class opens with its Danish word. Texts are Markdown (CommonMark with tables and footnotes),
without surrounding blank lines and without headings above the fourth level.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

SectionKind: TypeAlias = Literal[
    "summary",
    "background",
    "recommendation",
    "decision",
    "account",
    "economy",
    "legal_basis",
    "process",
    "hearing",
    "staff",
    "attachments",
    "other",
]

MeetingKind: TypeAlias = Literal["minutes", "agenda"]

Address: TypeAlias = str
"""A place in the site, from its root and without a leading slash: `sager/21-24696/`."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bilag: a document named under an item, delivered or not."""

    title: str
    path: str | None = None
    """Where the file is below `content/` (`attachments/direktionen/2021-06-21/plan.pdf`); None when only named."""


@dataclass(frozen=True, slots=True)
class Section:
    """Afsnit: a named part of an item, as printed."""

    kind: SectionKind
    heading: str
    """As printed, without a trailing colon; empty for text that stands before the first heading."""
    text: str = ""
    date: dt.date | None = None
    """The day a dated decision was taken ("Beslutning Direktionen den 21-06-2021")."""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Punkt: one numbered point of a meeting."""

    number: str
    """As printed: "3", "1.1"."""
    title: str
    case: str | None = None
    sections: tuple[Section, ...] = ()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """All attachments of the item, in the order printed."""
        return tuple(attachment for section in self.sections for attachment in section.attachments)


WithdrawnKind: TypeAlias = Literal["meeting", "item", "person", "attachment"]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Tilbagetrukket: an address whose page was taken back; it is kept for ever, and a page there says so."""

    address: Address
    kind: WithdrawnKind
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """Lukket punkt: its number, case and published title (taken back: its number); its text has nowhere to go."""

    number: str
    """As printed; where the archive does not show it, a mark that tells the item from others ("lukket-1")."""
    title: str
    case: str | None = None
    neutral_title: str = ""
    """What the secretary calls it where its own title is not to be shown."""
    is_numbered: bool = True
    """Whether the number may be shown."""
    withdrawn: Withdrawn | None = None
    """When and why it was taken back, after it had been published."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Deltager eller afbud: one person's line in the list of participants."""

    name: str
    absent: bool = False
    role: str = ""
    """"formand", "borgmester", "referent"."""
    note: str = ""
    """"stedfortræder for Bo Lund", "deltog ikke under punkt 3"."""
    party: str = ""
    """The letter that stands for a party ("A"), or "Løsgænger"."""
    is_withdrawn: bool = False
    """Whether the name has been taken out, and something else stands in its place: no person's page tells of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Kilde: the document that the minutes were imported from."""

    file: str
    """Below `content/` (`originals/direktionen/2021-06-21.txt`), or a bare name when the file may not be kept."""
    sha256: str
    closed: tuple[str, ...] = ()
    """The numbers of the items that the document itself leaves closed: of those it holds no text.

    Of an item that a person has closed since, it does.
    """


@dataclass(frozen=True, slots=True)
class Correction:
    """Rettelse: a change to the minutes after they were published, told to the reader."""

    date: dt.date
    text: str
    item: str | None = None
    """The number of the item that was corrected; None for the meeting as a whole."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Møde: one meeting of one body, with its minutes (referat) or its agenda (dagsorden)."""

    title: str
    date: dt.date
    body: str
    time: str = ""
    """"09:00", or "09:00-11:30"."""
    place: str = ""
    participants: tuple[Attendance, ...] = ()
    kind: MeetingKind = "minutes"
    source: Source | None = None
    corrections: tuple[Correction, ...] = ()
    preamble: str = ""
    """Text printed before the first item."""
    items: tuple[Item | ClosedItem, ...] = ()
    sequence: int = 1
    """Which of the body's meetings that day it is; from the file's name (`2021-06-21-2.md`)."""

    @property
    def closed(self) -> tuple[str, ...]:
        """The numbers of the closed items, in the order printed."""
        return tuple(item.number for item in self.items if isinstance(item, ClosedItem))


@dataclass(frozen=True, slots=True)
class Body:
    """Udvalg, råd: who met."""

    name: str
    description: str = ""
    spellings: tuple[str, ...] = ()
    """Other names it goes by in running text ("direktionsseminaret")."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Person i people.toml: one name, and the spellings that mean the same person."""

    name: str
    title: str = ""
    spellings: tuple[str, ...] = ()


# What linking makes of the meetings.


@dataclass(frozen=True, slots=True)
class Treatment:
    """Behandling: one item at one meeting, seen from its case."""

    meeting: Meeting
    item: Item | ClosedItem
    address: Address


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """Tidligere beslutning: a decision printed under an item, but taken at another meeting."""

    date: dt.date
    section: Section
    printed_in: Treatment
    meeting: Address | None
    """The meeting at which it was taken, where the archive holds it."""


@dataclass(frozen=True, slots=True)
class Case:
    """Sag: what a case number ties together across meetings."""

    number: str
    address: Address
    title: str
    """As the configuration calls it; else what most of its open items are called, up to a dash where they differ."""
    treatments: tuple[Treatment, ...]
    """Oldest first."""
    earlier: tuple[EarlierDecision, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Person: one who is listed as participant, with every meeting attended or excused from."""

    name: str
    address: Address
    title: str
    spellings: tuple[str, ...]
    """The spellings found in the minutes, the name itself not among them."""
    attendances: tuple[tuple[Meeting, Attendance], ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class BodyMeetings:
    """Udvalgets møder: a body and its meetings, oldest first."""

    body: Body
    address: Address
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Henvisning: words in a text that name something the archive holds."""

    phrase: str
    address: Address


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Forkortelse: a short form and what it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class TextLinks:
    """Henvisninger i et afsnit: what in one text is linked and explained."""

    references: tuple[Reference, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()


TextPlace: TypeAlias = tuple[Address, str, int]
"""Which text: the meeting's address, the item's number, the section's place in the item from 0 (-1: the preamble)."""


ToHtml: TypeAlias = Callable[[str, TextLinks, str], str]
"""A Markdown text, what is linked in it, and a prefix for the ids of its footnotes, to a fragment of HTML.

Links inside the archive are written from its root, `href="root:sager/21-24696/"`, for each page to make its own.
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """Arkiv: everything linked."""

    meetings: tuple[Meeting, ...]
    """Oldest first; of one day by body and sequence."""
    addresses: Mapping[tuple[str, dt.date, int], Address]
    """Each meeting's address, by body, date and sequence."""
    bodies: tuple[BodyMeetings, ...]
    cases: tuple[Case, ...]
    """By year and number."""
    persons: tuple[Person, ...]
    """By name, in Danish order."""
    links: Mapping[TextPlace, TextLinks]
    withdrawn: tuple[Withdrawn, ...] = ()
    """By address."""

    def address_of(self, meeting: Meeting) -> Address:
        """The meeting's page."""
        return self.addresses[meeting.body, meeting.date, meeting.sequence]
