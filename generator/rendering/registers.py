"""Registers cut by year, so that no page of them grows without end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from generator.model import Address


class Entry(Protocol):
    """What stands in a register under a year."""

    @property
    def year(self) -> int | None:
        """None for what has no year."""


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class YearOf(Generic[E]):
    """Et år af et register: its entries, and the page that holds them."""

    year: int | None
    address: Address
    entries: tuple[E, ...]

    @property
    def label(self) -> str:
        """The year as a heading."""
        return str(self.year) if self.year else "Uden årstal"


@dataclass(frozen=True, slots=True)
class Register(Generic[E]):
    """Register: what one page of it shows, and all the years that it leads to."""

    shown: tuple[YearOf[E], ...]
    years: tuple[YearOf[E], ...]
    total: int
    is_whole: bool
    """Whether this page shows every year."""
    current: Address
    """The year that this page shows; the register's own address where it shows the newest."""


def by_year(entries: Iterable[E], base: Address) -> tuple[YearOf[E], ...]:
    """The entries, which come newest first (those without a year last), each year with a page below `base`."""
    return tuple(
        YearOf(year, f"{base}{year or 'uden-aarstal'}/", tuple(group))
        for year, group in groupby(entries, key=lambda entry: entry.year)
    )


def newest(years: tuple[YearOf[E], ...], base: Address, enough: int) -> Register[E]:
    """A register's first page: the newest years, whole, until `enough` entries are shown."""
    shown: list[YearOf[E]] = []
    for year in years:
        if sum(len(before.entries) for before in shown) >= enough:
            break
        shown.append(year)
    return Register(tuple(shown), years, _total(years), len(shown) == len(years), base)


def each_year(years: tuple[YearOf[E], ...]) -> Iterator[Register[E]]:
    """The page of each single year; it is there also when the first page shows the year, so its address lasts."""
    for year in years:
        yield Register((year,), years, _total(years), len(years) == 1, year.address)


def _total(years: Iterable[YearOf[E]]) -> int:
    return sum(len(year.entries) for year in years)
