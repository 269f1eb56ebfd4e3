from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.interchange import meeting_json
from generator.model import Attachment, Attendance, Meeting
from generator.rendering.data import csv_cell
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, a_site, an_item


def _read(files: dict[str, bytes], path: str) -> Any:
    return json.loads(files[path])


def _a_full_meeting() -> Meeting:
    bilag = a_section("Bilag", "", (Attachment("Plan", "attachments/a/plan.pdf"), Attachment("Notat")))
    item = an_item("1", "Budget", "25/1", a_section("Baggrund", "Se *nu*."), a_decision(), bilag)
    people = ("Åse Ærø", Attendance("Bo Lund", absent=True, role="formand", party="V"))
    return a_meeting(item, a_closed_item(), participants=people)


def test_a_meetings_data_are_those_of_inspect_with_texts_and_addresses_added() -> None:
    meeting = _a_full_meeting()
    found = _read(a_site(meeting, downloads={"attachments/a/plan.pdf": 9}), "moeder/direktionen/2025-03-10/index.json")
    assert _only_keys_of(meeting_json(meeting), found) == meeting_json(meeting)
    item = found["items"][0]
    assert item["address"] == "moeder/direktionen/2025-03-10/#punkt-1"
    assert item["sections"][0]["text"] == "Se *nu*."
    assert item["sections"][0]["address"] == "moeder/direktionen/2025-03-10/#punkt-1-afsnit-1"
    assert [attachment["address"] for attachment in item["attachments"]] == ["bilag/a/plan.pdf", None]
    assert found["participants"][0]["address"] == "deltagere/aase-aeroe/"


def test_participants_have_role_party_and_note_where_there_is_one() -> None:
    assert meeting_json(_a_full_meeting())["participants"] == [
        {"name": "Åse Ærø", "absent": False},
        {"name": "Bo Lund", "absent": True, "role": "formand", "party": "V"},
    ]
    person = _read(a_site(_a_full_meeting()), "deltagere/bo-lund/index.json")
    assert (person["meetings"][0]["party"], person["meetings"][0]["role"]) == ("V", "formand")


def _only_keys_of(shape: object, value: object) -> object:
    """`value` without the fields that `shape` has not."""
    if isinstance(shape, dict) and isinstance(value, dict):
        return {key: _only_keys_of(shape[key], value[key]) for key in shape}
    if isinstance(shape, list) and isinstance(value, list):
        return [_only_keys_of(part, whole) for part, whole in zip(shape, value, strict=True)]
    return value


def test_cases_persons_and_bodies_have_their_data_beside_their_pages_and_all_together() -> None:
    files = a_site(_a_full_meeting())
    assert _read(files, "sager/25-1/index.json") in _read(files, "data/cases.json")
    assert _read(files, "deltagere/bo-lund/index.json") in _read(files, "data/persons.json")
    assert _read(files, "udvalg/direktionen/index.json")["meetings"] == _read(files, "data/meetings.json")
    assert [row["text"] for row in _read(files, "data/decisions.json")] == ["Godkendt."]


def test_decisions_can_be_opened_in_danish_excel() -> None:
    content = a_site(a_meeting(an_item("1", "Æ; ø", "25/1", a_decision('Ja.\n\n"Nej".'))))["data/decisions.csv"]
    assert content.startswith("\ufeff".encode())
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert head[:6] == ["dato", "udvalg", "punkt", "titel", "sag", "beslutning"]
    assert row[:6] == ["2025-03-10", "Direktionen", "1", "Æ; ø", "25/1", 'Ja.\n\n"Nej".']


def test_the_addresses_in_the_spreadsheet_are_whole_where_the_sites_own_is_known() -> None:
    config = Config(base_url="https://intra.example/arkiv/")
    files = a_site(a_meeting(an_item("1", "Budget", "25/1", a_decision())), config=config)
    assert b";https://intra.example/arkiv/moeder/direktionen/2025-03-10/#punkt-1" in files["data/decisions.csv"]
    assert _read(files, "data/decisions.json")[0]["address"] == "moeder/direktionen/2025-03-10/#punkt-1-afsnit-1"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@given(st.text())
def test_a_cell_keeps_its_text(text: str) -> None:
    assert csv_cell(text).removeprefix("'") == text.removeprefix("'") or csv_cell(text) == text


def test_a_formula_in_the_minutes_is_guarded_in_the_file() -> None:
    content = a_site(a_meeting(an_item("1", "=cmd()", None, a_decision())))["data/decisions.csv"].decode()
    assert ";'=cmd();" in content
