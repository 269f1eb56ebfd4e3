"""Tables of participants: one name a row, and in the head what the other columns say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.importing.blocks import plain
from generator.importing.names import is_name, merged, read_name
from generator.importing.roster import A_LABEL, Roster
from generator.model import Attendance
from generator.problems import say

_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("navn", "medlem", "medlemmer", "deltager", "deltagere"),
    "party": ("parti", "liste", "partibogstav"),
    "present": ("til stede", "tilstede", "mødt", "deltog", "fremmøde", "fremmødt"),
    "absent": ("afbud", "fraværende", "fravær", "ikke til stede", "afbud/fraværende"),
    "role": ("rolle", "titel", "funktion", "stilling"),
    "note": ("bemærkning", "bemærkninger"),
}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words}
_YES = re.compile(r"x|ja|\+|✓|✔|☒|☑|mødt|deltog|til ?stede", re.IGNORECASE)
_NO = re.compile(r"nej|afbud|fraværende|fravær|[-–]|☐", re.IGNORECASE)
_MARKS = {"present": (_YES, _NO), "absent": (_NO, _YES)}
"""For each column of marks those that say "was there", and those that say "was not"."""


def read_table(roster: Roster, line: int, rows: Sequence[Sequence[str]]) -> bool:
    """Enters the names of a table that has one a row, and says in its head what the other columns are.

    A table of another kind, or with a row that is not certainly a name, is left alone.
    """
    columns = [_COLUMN_OF.get(plain(cell).lower().strip(" :"), "") for cell in rows[0]]
    is_roster = "name" in columns and "" not in columns and 1 < len(columns) == len(set(columns))
    if not is_roster or len(rows) < 2:
        return False
    cells = [dict(zip(columns, map(plain, row), strict=True)) for row in rows[1:]]
    people = [person for row in cells if (person := _person_in(row))]
    if len(people) < len(cells):
        return False
    roster.leave_out(line, " ".join(map(plain, rows[0])), A_LABEL)
    is_marked = any(row.get("present") for row in cells)
    for row, person in zip(cells, people, strict=True):
        is_blank = is_marked and not row["present"] and not person.absent
        roster.enter(line, " ".join(row.values()), replace(person, absent=person.absent or is_blank))
        if is_blank:
            message = say("{name} er ikke krydset af som til stede, og er læst som fraværende", name=person.name)
            roster.doubt(line, message)
    return True


def _person_in(row: Mapping[str, str]) -> Attendance | None:
    """The person in a row, whose cells are named by their columns; None where it is not certainly one."""
    person = read_name(row["name"])
    marks = [(row[column], *_MARKS[column]) for column in _MARKS if row.get(column)]
    is_plain = all(there.fullmatch(mark) or away.fullmatch(mark) for mark, there, away in marks)
    if not is_name(person.name) or not is_plain:
        return None
    is_absent = any(away.fullmatch(mark) or mark.lower() in _COLUMNS["absent"] for mark, _, away in marks)
    party = row.get("party", "").strip("() ")
    return merged(person, Attendance("", is_absent, row.get("role", ""), row.get("note", ""), party))
