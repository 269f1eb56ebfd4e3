"""The archive for other programs: JSON beside the pages, and the whole of it under `data/`.

A meeting has the shape of `interchange.py` with texts and addresses added; addresses are from the site's root.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from generator.interchange import Json, item_json, meeting_json
from generator.model import Address, BodyMeetings, Case, Item, Meeting, Person
from generator.rendering.decisions import Decision
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView
from generator.rendering.words import meeting_name
from generator.urls import page_file

_FOLDER: Address = "data/"
_CSV_HEAD = ("dato", "udvalg", "punkt", "titel", "sag", "beslutning", "trykt i mødet den", "adresse")
# What Excel takes for the beginning of a formula (OWASP, "CSV Injection"), the full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip


def data_files(
    directory: Directory, items: dict[Address, tuple[ItemView, ...]], decisions: Iterable[Decision]
) -> Iterator[tuple[str, bytes]]:
    """Every JSON and CSV file of the site; `items` are by the meeting's address."""
    archive = directory.archive
    meetings = {archive.address_of(meeting): meeting for meeting in archive.meetings}
    for address, meeting in meetings.items():
        yield _beside(address), _bytes(full_meeting(directory, meeting, items[address]))
    cases = [_case(case) for case in archive.cases]
    persons = [_person(directory, person) for person in archive.persons]
    bodies = [_body(directory, body) for body in archive.bodies]
    for record in (*cases, *persons, *bodies):
        yield _beside(record["address"]), _bytes(record)
    rows = [_decision(decision, meetings) for decision in decisions]
    yield f"{_FOLDER}meetings.json", _bytes([_line(directory, meeting) for meeting in archive.meetings])
    yield f"{_FOLDER}cases.json", _bytes(cases)
    yield f"{_FOLDER}persons.json", _bytes(persons)
    yield f"{_FOLDER}decisions.json", _bytes(rows)
    yield f"{_FOLDER}decisions.csv", _csv(rows)


def full_meeting(directory: Directory, meeting: Meeting, items: tuple[ItemView, ...]) -> Json:
    """A meeting in the shape of `interchange.meeting_json`, with everything that its page says."""
    record = meeting_json(meeting)
    for person, attendance in zip(record["participants"], meeting.participants, strict=True):
        person |= {
            "role": attendance.role,
            "note": attendance.note,
            "address": directory.person(meeting, attendance),
        }
    record["items"] = [_item(item, view) for item, view in zip(meeting.items, items, strict=True)]
    return {
        "title": meeting.title,
        "address": directory.archive.address_of(meeting),
        **record,
        "preamble": meeting.preamble,
        "corrections": [
            {"date": fix.date.isoformat(), "item": fix.item, "text": fix.text} for fix in meeting.corrections
        ],
        "source": {"file": meeting.source.file, "sha256": meeting.source.sha256} if meeting.source else None,
    }


def _item(item: object, view: ItemView) -> Json:
    raise NotImplementedError


def csv_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
