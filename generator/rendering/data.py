"""The archive for other programs: JSON beside the pages, and the whole of it under `data/`.

A meeting has the shape of `interchange.py` with texts and addresses added; addresses are from the site's root, but
whole in the CSV, where one wants to follow them, if the site's own address is known.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from generator.interchange import Json, is_closed, item_json, meeting_json, shown_number, withdrawn_json
from generator.model import Address, BodyMeetings, Case, ClosedItem, Item, Meeting, Person, Withdrawn
from generator.rendering.decisions import Decision
from generator.rendering.directory import Directory
from generator.rendering.items import ItemView
from generator.rendering.withdrawn import has_data, kept_folder
from generator.rendering.words import meeting_name

_FOLDER: Address = "data/"
_COLUMNS = {
    "dato": "date",
    "udvalg": "body",
    "punkt": "number",
    "titel": "title",
    "sag": "case",
    "beslutning": "text",
    "trykt i": "printed_in",
    "adresse": "address",
}
# What Excel takes for the beginning of a formula (OWASP, "CSV Injection"), the full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip


def data_files(
    directory: Directory,
    items: Mapping[Address, tuple[ItemView, ...]],
    decisions: Iterable[Decision],
    base_url: str,
) -> Iterator[tuple[str, bytes]]:
    """Every JSON and CSV file of the site, which is at `base_url`; `items` are by the meeting's address."""
    archive = directory.archive
    for meeting in archive.meetings:
        address = archive.address_of(meeting)
        yield _beside(address), _bytes(full_meeting(directory, meeting, items[address]))
    cases = [_case(case) for case in archive.cases]
    persons = [_person(directory, person) for person in archive.persons]
    bodies = [_body(directory, body) for body in archive.bodies]
    withdrawn = [_withdrawn(each) for each in archive.withdrawn if has_data(each)]
    for record in (*cases, *persons, *bodies, *withdrawn):
        yield _beside(record["address"]), _bytes(record)
    rows = [_decision(decision) for decision in decisions]
    yield f"{_FOLDER}meetings.json", _bytes([_line(directory, meeting) for meeting in archive.meetings])
    yield f"{_FOLDER}cases.json", _bytes(cases)
    yield f"{_FOLDER}persons.json", _bytes(persons)
    yield f"{_FOLDER}decisions.json", _bytes(rows)
    yield f"{_FOLDER}decisions.csv", _csv(row | {"address": base_url + row["address"]} for row in rows)


def full_meeting(directory: Directory, meeting: Meeting, items: tuple[ItemView, ...]) -> Json:
    """A meeting in the shape of `interchange.meeting_json`, with everything that its page says."""
    record = meeting_json(meeting)
    for person, attendance in zip(record["participants"], meeting.participants, strict=True):
        person |= {
            "role": attendance.role,
            "party": attendance.party,
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


def _item(item: Item | ClosedItem, view: ItemView) -> Json:
    record: Json = item_json(item) | {"address": view.address}
    if isinstance(item, Item):
        for section, printed, shown in zip(record["sections"], item.sections, view.sections, strict=True):
            section |= {"text": printed.text, "address": shown.address}
        for attachment, shown_attachment in zip(record["attachments"], view.attachments, strict=True):
            attachment["address"] = shown_attachment.address
    return record


def _line(directory: Directory, meeting: Meeting) -> Json:
    """A meeting in the list of all: its facts, without its items."""
    record = meeting_json(meeting)
    del record["items"], record["participants"]
    return {
        "title": meeting.title,
        "address": directory.archive.address_of(meeting),
        **record,
        "sequence": meeting.sequence,
        "items": len(meeting.items),
    }


def _case(case: Case) -> Json:
    return {
        "number": case.number,
        "title": case.title,
        "address": case.address,
        "treatments": [
            {
                "body": step.meeting.body,
                "date": step.meeting.date.isoformat(),
                "number": shown_number(step.item),
                "title": step.item.title,
                "closed": is_closed(step.item),
                "address": step.address,
            }
            for step in case.treatments
        ],
        "earlier": [
            {
                "date": decision.date.isoformat(),
                "heading": decision.section.heading,
                "text": decision.section.text,
                "meeting": decision.meeting,
                "printed_in": decision.printed_in.address,
            }
            for decision in case.earlier
        ],
    }


def _person(directory: Directory, person: Person) -> Json:
    return {
        "name": person.name,
        "title": person.title,
        "spellings": list(person.spellings),
        "address": person.address,
        "meetings": [
            {
                "body": meeting.body,
                "date": meeting.date.isoformat(),
                "name": attendance.name,
                "absent": attendance.absent,
                "role": attendance.role,
                "party": attendance.party,
                "note": attendance.note,
                "address": directory.archive.address_of(meeting),
            }
            for meeting, attendance in person.attendances
        ],
    }


def _body(directory: Directory, body: BodyMeetings) -> Json:
    return {
        "name": body.body.name,
        "description": body.body.description,
        "address": body.address,
        "meetings": [_line(directory, meeting) for meeting in body.meetings],
    }


def _decision(decision: Decision) -> Json:
    item = decision.item
    return {
        "date": decision.taken.date.isoformat(),
        "body": decision.taken.body,
        "number": item.number,
        "title": item.title,
        "case": item.case_number,
        "text": decision.section.markdown,
        "printed_in": meeting_name(item.meeting),
        "address": decision.section.address,
    }


def _withdrawn(withdrawn: Withdrawn) -> Json:
    return {"address": kept_folder(withdrawn), "withdrawn": withdrawn_json(withdrawn)}


def _csv(decisions: Iterable[Json]) -> bytes:
    """For Danish Excel: semicolons, and a byte order mark, without which æ, ø and å go wrong."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS.keys())
    for decision in decisions:
        writer.writerow([csv_cell(decision[field] or "") for field in _COLUMNS.values()])
    return table.getvalue().encode("utf-8-sig")


def _beside(address: Address) -> str:
    return f"{address}index.json"


def _bytes(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def csv_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
