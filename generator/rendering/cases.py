"""The pages of cases: the story of each one, and the register by the year of the case number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import urls
from generator.collation import collation_key
from generator.dates import long_date
from generator.model import Address, Case, ClosedItem, Item, SectionKind
from generator.rendering.decisions import excerpt, told_at
from generator.rendering.directory import Directory
from generator.rendering.fragments import cut
from generator.rendering.items import AttachmentView, ItemView, SectionView, Taken
from generator.rendering.meetings import body_name
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.registers import by_year, each_year, newest
from generator.rendering.words import counted

_ALL_CASES = Link("Sager", urls.CASES)
_YEARS: Address = f"{urls.CASES}aar/"  # not straight below `sager/`, where a case may be called "2021"
_ENOUGH = 200  # cases on the register's first page
_LONGEST = 160  # letters of the other titles that the register shows
_TOLD_IN_FULL: tuple[SectionKind, ...] = ("recommendation", "decision")
_FULL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[/-])")
_SHORT_YEAR = re.compile(r"(\d\d)/|.*[-/](\d\d)$")
_CENTURY_TURNS = 70  # "70/1" is of 1970, "69/1" of 2069


@dataclass(frozen=True, slots=True)
class Step:
    """Et skridt i sagens forløb: one item, or a decision that an item prints from another meeting."""

    date: dt.date
    body: str
    anchor: str
    item: ItemView
    other_title: str
    """What the item is called, where that says more than the case's title and that it is closed."""
    told: tuple[SectionView, ...]
    """Recommendations and decisions, shown in full."""
    rest: tuple[SectionView, ...]
    """The other sections, named and linked."""
    attachments: tuple[AttachmentView, ...]
    is_printed_later: bool
    """Whether this is a decision of another meeting than the one whose minutes print it."""
    meeting: Address | None
    """The page of the meeting, where the archive holds it."""

    @property
    def has_decision(self) -> bool:
        """Whether something was decided."""
        return any(section.kind == "decision" for section in self.told)

    @property
    def decided(self) -> str:
        """The beginning of what was decided."""
        return next((excerpt(section) for section in self.told if section.kind == "decision"), "")

    @property
    def is_undecided(self) -> bool:
        """Whether the minutes, which would say it, tell of no decision."""
        return not self.has_decision and not self.item.is_closed and self.item.meeting.kind == "minutes"


@dataclass(frozen=True, slots=True)
class CaseView:
    """Sagens side."""

    number: str
    title: str
    steps: tuple[Step, ...]
    """Oldest first."""
    bodies: tuple[Link, ...]
    treatments: int
    first: dt.date
    last: dt.date
    latest_decision: Step | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """En sag i registret."""

    number: str
    title: str
    address: Address
    is_closed: bool
    """Whether nothing but closed items tells of it."""
    treatments: int
    bodies: str
    latest: dt.date
    other_titles: str
    """What its open items are also called, as many as there is room for."""
    year: int | None
    """The year in the case number."""


def case_sheets(directory: Directory, items_of: Mapping[Address, tuple[ItemView, ...]]) -> Iterator[Sheet]:
    """The page of every case; `items_of` holds each meeting's items by its address."""
    items = {item.address: item for of_meeting in items_of.values() for item in of_meeting}
    for case in directory.archive.cases:
        view = _case_view(directory, case, items)
        page = Page(
            case.address,
            f"Sag {case.number}: {case.title}",
            f"Sag {case.number}, {case.title}: behandlet {counted(view.treatments, 'gang', 'gange')}"
            f" i {', '.join(body.text for body in view.bodies)}, senest den {long_date(view.last)}.",
            trail=(HOME, _ALL_CASES),
            area=urls.CASES,
            has_data=True,
        )
        yield Sheet(page, "case.html", view)


def case_register(directory: Directory) -> Iterator[Sheet]:
    """The register of cases: its first page and the page of each year."""
    lines = sorted(map(_line, directory.archive.cases), key=lambda line: collation_key(line.number), reverse=True)
    years = by_year(sorted(lines, key=lambda line: line.year or 0, reverse=True), _YEARS)
    first = Page(urls.CASES, "Sager", f"Alle sager i arkivet: {len(lines)}.", area=urls.CASES)
    yield Sheet(first, "cases.html", newest(years, urls.CASES, _ENOUGH))
    for register in each_year(years):
        label = register.shown[0].label
        page = Page(
            register.current, f"Sager: {label}", f"Sager efter sagsnummer: {label}.", (HOME, _ALL_CASES), urls.CASES
        )
        yield Sheet(page, "cases.html", register)


def year_of(number: str) -> int | None:
    """The year in a case number: 2021 for "21/24696", "2021/17", "EMN-2021-003383" and "00.22.00-G01-1-21"."""
    if full := _FULL_YEAR.search(number):
        return int(full[1])
    if short := _SHORT_YEAR.match(number):
        year = int(short[1] or short[2])
        return year + (1900 if year >= _CENTURY_TURNS else 2000)
    return None


def _line(case: Case) -> CaseLine:
    bodies = sorted({step.meeting.body for step in case.treatments}, key=collation_key)
    return CaseLine(
        case.number,
        case.title,
        case.address,
        all(isinstance(step.item, ClosedItem) for step in case.treatments),
        len(case.treatments),
        ", ".join(bodies),
        case.treatments[-1].meeting.date,
        cut(" · ".join(_other_titles(case)), _LONGEST),
        year_of(case.number),
    )


def _other_titles(case: Case) -> list[str]:
    titles = dict.fromkeys(step.item.title for step in case.treatments if isinstance(step.item, Item))
    return [title for title in titles if title != case.title]


def _case_view(directory: Directory, case: Case, items: Mapping[Address, ItemView]) -> CaseView:
    treated = [items[treatment.address] for treatment in case.treatments]
    told = told_at(treated)
    steps = [_treatment(directory, item, case.title) for item in treated]
    for item in treated:
        steps.extend(
            _earlier(item, section, section.taken)
            for section in item.sections
            if section.taken and not section.taken.is_here and (section.taken.meeting, case.number) not in told
        )
    steps.sort(key=lambda step: step.date)
    bodies = {item.meeting.body: directory.body(item.meeting) for item in treated}
    return CaseView(
        number=case.number,
        title=case.title,
        steps=tuple(steps),
        bodies=tuple(Link(name, bodies[name]) for name in sorted(bodies, key=collation_key)),
        treatments=len(treated),
        first=treated[0].meeting.date,
        last=treated[-1].meeting.date,
        latest_decision=next((step for step in reversed(steps) if step.has_decision), None),
    )


def _treatment(directory: Directory, item: ItemView, case_title: str) -> Step:
    """An item of the case; decisions that it prints from other meetings are only named, they stand at their dates."""
    told = [
        section
        for section in item.sections
        if section.kind in _TOLD_IN_FULL and not (section.taken and not section.taken.is_here)
    ]
    is_told = item.title == case_title or (not item.number and item.is_known_as_closed)
    return Step(
        date=item.meeting.date,
        body=body_name(item.meeting),
        anchor=_anchor(item.address),
        item=item,
        other_title="" if is_told else item.title,
        told=tuple(told),
        rest=tuple(
            section for section in item.sections if section.heading and section not in told and not section.attachments
        ),
        attachments=item.attachments,
        is_printed_later=False,
        meeting=directory.archive.address_of(item.meeting),
    )


def _anchor(address: Address) -> str:
    """`direktionen-2021-06-21-punkt-3`: the anchor on a case's page of what stands at an address on a meeting's."""
    return re.sub("[/#]+", "-", address.removeprefix(urls.MEETINGS))


def _earlier(item: ItemView, section: SectionView, taken: Taken) -> Step:
    return Step(
        date=taken.date,
        body=taken.body,
        anchor=_anchor(section.address),
        item=item,
        other_title="",
        told=(section,),
        rest=(),
        attachments=(),
        is_printed_later=True,
        meeting=taken.meeting,
    )
