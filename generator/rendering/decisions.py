"""The register of decisions: what was decided, when and by whom, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Address
from generator.rendering.fragments import cut, plain_text
from generator.rendering.items import ItemView, SectionView, Taken
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.registers import by_year, each_year, newest

_ALL_DECISIONS = Link("Beslutninger", urls.DECISIONS)
_ENOUGH = 100  # decisions on the register's first page
_LONGEST = 360  # letters of a decision that lists show


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """En beslutning i en liste."""

    date: dt.date
    body: str
    item: ItemView
    address: Address
    excerpt: str
    is_printed_later: bool
    """Whether another meeting's minutes print it."""

    @property
    def year(self) -> int:
        """The year it was taken."""
        return self.date.year


@dataclass(frozen=True, slots=True)
class Decision:
    """Beslutning: a section of that kind, with the item that prints it."""

    item: ItemView
    section: SectionView
    taken: Taken


def decisions(items: Iterable[ItemView]) -> tuple[Decision, ...]:
    """The decisions of items, which come oldest first, from the newest; those of one day in the order printed.

    A decision printed again by a later meeting is left out where the meeting that took it tells of it itself.
    """
    items = tuple(items)
    told = told_at(items)
    found = [
        Decision(item, section, section.taken)
        for item in items
        for section in item.sections
        if section.taken and (section.taken.is_here or (section.taken.meeting, item.case_number) not in told)
    ]
    return tuple(sorted(found, key=lambda decision: decision.taken.date, reverse=True))


def told_at(items: Iterable[ItemView]) -> frozenset[tuple[Address | None, str | None]]:
    """The meetings, with the case numbers, that themselves print what they decided."""
    return frozenset(
        (section.taken.meeting, item.case_number)
        for item in items
        for section in item.sections
        if section.taken and section.taken.is_here
    )


def excerpt(section: SectionView) -> str:
    """The beginning of a section's words."""
    return cut(plain_text(section.html), _LONGEST)


def decision_line(decision: Decision) -> DecisionLine:
    """A decision as lists show it."""
    return DecisionLine(
        decision.taken.date,
        decision.taken.body,
        decision.item,
        decision.section.address,
        excerpt(decision.section),
        not decision.taken.is_here,
    )


def decision_register(found: tuple[Decision, ...]) -> Iterator[Sheet]:
    """The register's first page and the page of each year."""
    years = by_year(map(decision_line, found), urls.DECISIONS)
    first = Page(urls.DECISIONS, "Beslutninger", f"Alle beslutninger i arkivet: {len(found)}.", area=urls.DECISIONS)
    yield Sheet(first, "decisions.html", newest(years, urls.DECISIONS, _ENOUGH))
    for register in each_year(years):
        year = register.shown[0]
        page = Page(
            year.address,
            f"Beslutninger i {year.label}",
            f"Beslutninger truffet i {year.label}: {len(year.entries)}.",
            (HOME, _ALL_DECISIONS),
            urls.DECISIONS,
        )
        yield Sheet(page, "decisions.html", register)
