"""The lines that gather items: "Åbne punkter", "Lukket referat", "Tillægsdagsorden", "A. Sager til afgørelse"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.headings import CLOSED, CLOSED_DOORS

_NOUN = (
    r"(?P<noun>punkter|sager|dagsordenspunkter|referat|beslutningsreferat|dagsorden|tillægsdagsorden|protokol"
    r"|beslutningsprotokol|møde|del|mødedel|punkter (?:på|til) dagsordenen|del af (?:mødet|dagsordenen|referatet))"
)
_OPEN = r"åbne|åben|åbent|offentlige?"
# What may stand before: "B.", "2. del:", "Dagsorden -"; and, behind what is closed: "(ikke offentlige)", ", jf. § 10".
_BEFORE = (
    r"(?:(?:[A-ZÆØÅ]|[IVX]{1,4})\.\s*|\d{1,2}\.\s*del\s*[:–-]?\s*)?"
    r"(?:(?:\w*(?:dagsorden|referat|protokol)|punkter|sager)\s*[:–-]\s*)?"
)
_AFTER = r"(?:\s*[,(].{1,120}|\s+(?:jf|efter)\b.{1,120})?"
_GROUP = re.compile(rf"{_BEFORE}(?:(?P<open>{_OPEN})|{CLOSED})\s+{_NOUN}(?P<after>{_AFTER})", re.IGNORECASE)
_BEHIND_DOORS = re.compile(
    rf"{_BEFORE}(?:punkter|sager|dagsordenspunkter)(?:,? (?:der|som) (?:\w+ ){{1,3}})?\s*{CLOSED_DOORS}{_AFTER}",
    re.IGNORECASE,
)
_CLOSED_ALONE = re.compile(rf"[\W_]*{CLOSED}[\W_]*", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"tillægsdagsorden|tillæg til (?:dagsorden(?:en)?|referat(?:et)?)|tillægspunkter", re.IGNORECASE
)
_LONGEST = 200  # in characters
_LETTERED = re.compile(r"[A-ZÆØÅ]\.\s+[A-ZÆØÅ][^.]{3,120}")


@dataclass(frozen=True, slots=True)
class Group:
    """Gruppe: a line that says what the items below it have in common."""

    noun: str
    """What is open or closed ("punkter"); "" where the line says nothing of that."""
    is_closed: bool
    is_open: bool


def read_group(line: str) -> Group | None:
    """The group that a line opens wherever it stands; None for any other line."""
    line = line.rstrip(": ")
    if len(line) > _LONGEST:
        return None
    if _BEHIND_DOORS.fullmatch(line):
        return Group("punkter", is_closed=True, is_open=False)
    if (match := _GROUP.fullmatch(line)) and not (match["open"] and match["after"]):
        return Group(match["noun"].lower(), is_closed=not match["open"], is_open=bool(match["open"]))
    return Group("", is_closed=False, is_open=False) if _SUPPLEMENT.fullmatch(line) else None


def is_closed_group(line: str) -> bool:
    """Whether a line closes the items below it."""
    group = read_group(line) if line else None
    return bool(group and group.is_closed)


def is_closed_alone(line: str) -> bool:
    """Whether a line is a closed word and no more: right above an item it closes what follows."""
    return len(line) <= _LONGEST and bool(_CLOSED_ALONE.fullmatch(line))


def closed_places(lines: Sequence[str]) -> list[bool]:
    """For each line of a document whether it is in a closed group, as far as the lines alone can tell."""
    closed: list[bool] = []
    noun = ""
    seen: set[str] = set()
    for line in lines:
        group = read_group(line) if line else None
        if group and (group.is_closed or (group.noun == noun and line.casefold() not in seen)):
            noun = group.noun if group.is_closed else ""
        if group:
            seen.add(line.casefold())
        closed.append(bool(noun))
    return closed


def group_letter(line: str) -> str:
    """The letter of a line that gathers items if it stands right above one: "A. Sager til afgørelse"; else ""."""
    return line[0] if _LETTERED.fullmatch(line) else ""
