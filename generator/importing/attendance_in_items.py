"""Attendance that minutes print under their first item: "Fraværende med afbud: …" below "Godkendelse af dagsorden".

So do layouts that name nobody in the head (kk.dk; Brønderslev, whose first item is called "Fraværende"). What is read
here stands in the item's text too, which is left as it is; so only what is certain is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.importing.attendance import Line, names_below, read_names, read_sentence, reads_as_names
from generator.importing.blocks import HARD_BREAK, plain
from generator.importing.labels import read_label
from generator.importing.roster import Roster
from generator.model import Attendance, Item

_OPENING = re.compile(
    r"(?:\w+ og )?godkendelse af dagsorden(?:en)?|fremmøde|mødets åbning|åbning af mødet|konstatering af fremmøde",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")


def attendance_in(item: Item) -> tuple[Attendance, ...]:
    """Who the opening item of a meeting lists as present or absent; nobody where a name of it is in doubt."""
    roster = Roster()
    lines = list(_lines(item))
    title = read_label(item.title)
    if title and title.fact == "names" and not title.value:
        for line in lines:
            if not read_sentence(roster, 0, line.text) and reads_as_names(line.text):
                read_names(roster, title, [line])
    elif _OPENING.fullmatch(item.title):
        for at, line in enumerate(lines):
            label = read_label(line.text)
            if label and label.fact == "names" and label.is_marked:
                read_names(roster, label, names_below(lines, at, label))
    return () if roster.problems else tuple(roster.people)


def _lines(item: Item) -> Iterator[Line]:
    """The lines of the item's texts; none of them is told to go on, so a list broken over two is read by its commas."""
    for place, section in enumerate(item.sections):
        for line in section.text.replace(HARD_BREAK, "\n").split("\n"):
            if text := plain(_ENTRY.sub("", line, count=1)):
                yield Line(place, 0, text)
