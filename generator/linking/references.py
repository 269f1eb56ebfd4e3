"""References in running text: words that certainly name a meeting, an item or a case that the archive holds.

What is not in the archive, or could mean something else, stays plain text. The patterns are those that the
minutes use: "punkt 2 i denne dagsorden", "sag 20/9416", "direktionsseminaret den 25. marts 2021",
"godkendte d. 10-05-2021".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.dates import DATE_PATTERN, read_date
from generator.linking.cases import Addresses
from generator.model import Abbreviation, Address, BodyMeetings, Case, Item, Meeting, Reference, TextLinks, TextPlace
from generator.urls import item_anchor

_NUMBER = r"\d+(?:\.\d+)*"
_OWN_ITEM = re.compile(
    rf"\bpunkt(?:et)? (?P<number>{_NUMBER}) (?:(?:i|på) (?:denne|dagens|dette mødes?) dagsorden|på dagsordenen"
    r"|i dette referat|på dette møde)\b",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(
    r"(?:\bsag(?:en|snr\.?|snummer)? )?(?<![\w/.-])(?P<number>\w[\w.]*(?:[/-]\w[\w.]*)+)", re.IGNORECASE
)
_DAY = (
    rf"(?:den|d\.) (?:(?:man|tirs|ons|tors|fre|lør|søn)dag (?:den|d\.) )?(?P<first>\d{{1,2}}\.? ?[-–] ?)?{DATE_PATTERN}"
)
_DECIDED = (
    "afviste", "anbefalede", "behandlede", "besluttede", "drøftede", "godkendte", "igangsatte", "nedsatte",
    "prioriterede", "tiltrådte", "udsatte", "vedtog", "vendte",
)  # fmt: skip
_GATHERING = r"(?:møde|seminar|temamøde|temadrøftelse)\w*"


@dataclass(frozen=True, slots=True)
class _Bodies:
    """How each body is named in running text, as one pattern with a group for each."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    """The group's name to the body's."""


def link_texts(
    meetings: Sequence[Meeting],
    addresses: Addresses,
    bodies: Sequence[BodyMeetings],
    cases: Sequence[Case],
    config: Config,
) -> dict[TextPlace, TextLinks]:
    """What is linked and explained in every text of `meetings`; texts without any are left out."""
    case_addresses = {case.number: case.address for case in cases}
    named = _named_bodies(bodies)
    first_that_day = {(body, day): address for (body, day, _), address in reversed(list(addresses.items()))}
    links: dict[TextPlace, TextLinks] = {}
    for meeting in meetings:
        address = addresses[meeting.body, meeting.date, meeting.sequence]
        for number, texts in _texts(meeting):
            explained: set[str] = set()
            for place, text in texts:
                found = dict(_own_items(text, meeting, address))
                found |= _meetings(text, meeting, named, first_that_day)
                found |= _cases(text, case_addresses)
                shorts = tuple(_first_abbreviations(text, config.abbreviations, explained))
                if found or shorts:
                    references = tuple(Reference(phrase, target) for phrase, target in sorted(found.items()))
                    links[address, number, place] = TextLinks(references, shorts)
    return links


def _texts(meeting: Meeting) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The item's number and its texts with their places; the preamble has no number and the place -1."""
    if meeting.preamble:
        yield "", [(-1, meeting.preamble)]
    for item in meeting.items:
        if isinstance(item, Item):
            yield item.number, [(place, section.text) for place, section in enumerate(item.sections)]


def _own_items(text: str, meeting: Meeting, address: Address) -> Iterator[tuple[str, Address]]:
    numbers = {item.number for item in meeting.items}
    for match in _OWN_ITEM.finditer(text):
        if match["number"] in numbers:
            yield match.group(), f"{address}#{item_anchor(match['number'])}"


def _cases(text: str, case_addresses: Mapping[str, Address]) -> dict[str, Address]:
    found = {}
    for match in _CASE_NUMBER.finditer(text):
        number = match["number"].rstrip(".")
        if number in case_addresses:
            phrase = match.group()
            found[phrase[: phrase.rindex(number)] + number] = case_addresses[number]
    return found


def _named_bodies(bodies: Sequence[BodyMeetings]) -> _Bodies:
    """ "Direktionen", "direktionens møde", "direktionsmødet" and the spellings of the configuration."""
    groups: dict[str, str] = {}
    parts = []
    for place, body in enumerate(bodies):
        name = body.body.name
        stem = re.escape(re.sub(r"(?<=\w{4})(?:en|et)$", "", name))
        spellings = "|".join(re.escape(spelling) for spelling in body.body.spellings)
        forms = rf"{stem}(?:en|et)?s?(?: (?:ordinære |ekstraordinære )?{_GATHERING})?|{stem}s?{_GATHERING}"
        groups[f"body{place}"] = name
        parts.append(rf"(?P<body{place}>{forms}{'|' + spellings if spellings else ''})")
    verbs = "|".join(_DECIDED)
    named = "|".join(parts) or r"(?!)"
    head = rf"(?:(?:{named})(?: (?:{verbs}))?|(?P<own>(?:{verbs}|{_GATHERING})))"
    return _Bodies(re.compile(rf"\b{head} {_DAY}", re.IGNORECASE), groups)


def _meetings(
    text: str, meeting: Meeting, bodies: _Bodies, addresses: Mapping[tuple[str, dt.date], Address]
) -> dict[str, Address]:
    """The meetings that the text names by body and date, or by date where it can only be this body's own."""
    found = {}
    for match in bodies.pattern.finditer(text):
        body = next((name for group, name in bodies.names.items() if match[group]), meeting.body)
        date = read_date(match.group())
        if date is not None and match["first"]:
            date = _on_day(date, match["first"])
        target = addresses.get((body, date)) if date else None
        if target and not (date == meeting.date and body == meeting.body):
            found[match.group()] = target
    return found


def _on_day(last: dt.date, printed: str) -> dt.date | None:
    """The first day of "28.-29. juni 2021"."""
    first = re.match(r"\d+", printed)
    try:
        return last.replace(day=int(first.group())) if first else None
    except ValueError:
        return None


def _first_abbreviations(text: str, known: Sequence[Abbreviation], explained: set[str]) -> Iterator[Abbreviation]:
    """The abbreviations that stand in `text` and not in the item's texts before it.

    A compound ("HRC-team") is left whole, and what the text explains itself ("HR-Centret (HRC)") needs no more.
    """
    for abbreviation in known:
        short, long = abbreviation.short, abbreviation.long
        if short in text and short not in explained and re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            explained.add(short)
            lower = text.casefold()
            by_itself = f"{long} ({short}".casefold() in lower or f"{short} ({long}".casefold() in lower
            if not by_itself:
                yield abbreviation
