"""The front page, the page of search and the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator import urls
from generator.model import Archive
from generator.rendering.decisions import Decision, DecisionLine, decision_line
from generator.rendering.directory import Directory
from generator.rendering.meetings import MeetingLine, newest_first
from generator.rendering.page import HOME, Link, Page, Sheet
from generator.rendering.words import counted

_NEWEST_MEETINGS = 6
_NEWEST_DECISIONS = 6


@dataclass(frozen=True, slots=True)
class Way:
    """En vej ind i arkivet: a register, and how much it holds."""

    link: Link
    holds: str
    about: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """Forsiden."""

    meetings: tuple[MeetingLine, ...]
    decisions: tuple[DecisionLine, ...]
    ways: tuple[Way, ...]
    bodies: tuple[Link, ...]
    years: tuple[int, ...]
    span: str
    """ "Referater fra 2015 til 2022"."""


def front_sheet(directory: Directory, title: str, decided: tuple[Decision, ...]) -> Sheet:
    """The front page; `decided` are all decisions, newest first."""
    archive = directory.archive
    years = tuple(sorted({meeting.date.year for meeting in archive.meetings}, reverse=True))
    view = FrontView(
        meetings=newest_first(directory, archive.meetings[-_NEWEST_MEETINGS:]),
        decisions=tuple(map(decision_line, decided[:_NEWEST_DECISIONS])),
        ways=tuple(_ways(archive, len(decided))),
        bodies=tuple(Link(body.body.name, body.address) for body in archive.bodies if body.meetings),
        years=years,
        span=_span(years),
    )
    return Sheet(Page(urls.HOME, title, f"{title}. {view.span}.", trail=()), "front.html", view)


def search_sheet() -> Sheet:
    """The page of search, whose template says all."""
    page = Page(urls.SEARCH, "Søg", "Søg i alle referater: ord, sagsnumre, navne og datoer.", area=urls.SEARCH)
    return Sheet(page, "search.html", None)


def not_found_sheet(base_url: str) -> Sheet:
    """The page that a server shows at any address that is not there, so its links must not hang on where it is."""
    root = urlsplit(base_url).path if base_url else None
    page = Page(
        urls.NOT_FOUND,
        "Siden findes ikke",
        "Der er ingen side på denne adresse.",
        trail=(HOME,),
        fixed_root=root,
    )
    return Sheet(page, "not_found.html", None)


def _span(years: tuple[int, ...]) -> str:
    if not years:
        return "Arkivet er tomt endnu"
    if years[0] == years[-1]:
        return f"Referater fra {years[0]}"
    return f"Referater fra {years[-1]} til {years[0]}"


def _ways(archive: Archive, decided: int) -> Iterator[Way]:
    meetings, cases = len(archive.meetings), len(archive.cases)
    yield Way(
        Link("Møder", urls.MEETINGS), counted(meetings, "møde", "møder"), "Alle referater og dagsordener efter år"
    )
    yield Way(Link("Sager", urls.CASES), counted(cases, "sag", "sager"), "Hver sags forløb fra møde til møde")
    yield Way(
        Link("Beslutninger", urls.DECISIONS),
        counted(decided, "beslutning", "beslutninger"),
        "Hvad der er besluttet og hvornår",
    )
    persons = counted(len(archive.persons), "deltager", "deltagere")
    yield Way(Link("Deltagere", urls.PERSONS), persons, "Hvem der var med, og hvem der sendte afbud")
