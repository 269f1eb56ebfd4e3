"""The lines that gather items: "Åbne punkter", "Lukket referat", "Tillægsdagsorden", "A. Sager til afgørelse"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NOUN = (
    r"(?P<noun>punkter|sager|dagsordenspunkter|referat|beslutningsreferat|dagsorden|tillægsdagsorden|protokol"
    r"|beslutningsprotokol|møde|del|mødedel|punkter på dagsordenen|punkter til dagsordenen)"
)
_OPEN = r"åbne|åben|åbent|offentlige?"
_CLOSED = r"lukkede|lukket|ikke[ -]offentlige?|fortrolige"
_GROUP = re.compile(rf"(?:(?:[A-ZÆØÅ]|[IVX]{{1,4}})\.\s*)?(?:(?P<open>{_OPEN})|{_CLOSED})\s+{_NOUN}", re.IGNORECASE)
_CLOSED_DOORS = re.compile(
    r"(?:[A-ZÆØÅ]\.\s*)?(?:punkter|sager|dagsordenspunkter)(?:,? (?:der|som) behandles)? for lukkede døre",
    re.IGNORECASE,
)
_SUPPLEMENT = re.compile(
    r"tillægsdagsorden|tillæg til (?:dagsorden(?:en)?|referat(?:et)?)|tillægspunkter", re.IGNORECASE
)
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
    if _CLOSED_DOORS.fullmatch(line):
        return Group("punkter", is_closed=True, is_open=False)
    if match := _GROUP.fullmatch(line):
        return Group(match["noun"].lower(), is_closed=not match["open"], is_open=bool(match["open"]))
    return Group("", is_closed=False, is_open=False) if _SUPPLEMENT.fullmatch(line) else None


def is_closed_group(line: str) -> bool:
    """Whether a line closes the items below it."""
    group = read_group(line) if line else None
    return bool(group and group.is_closed)


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
