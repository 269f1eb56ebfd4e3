"""The five real minutes, where the machine has them, against facts that a person read from them.

They stay out of the repository (`../shared/minutes/README.md`): only dates, numbers and titles stand here.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.config import Config
from generator.content import format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument, read_document
from generator.linking import link
from generator.model import Archive, Attendance, ClosedItem, Item, Meeting

FOLDER = Path(__file__).parent.parent.parent / "shared" / "minutes" / "direktionen"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real minutes are not on this machine")

READ: dict[dt.date, ReadDocument] = {}
for _file in sorted(FOLDER.glob("*.txt")):
    _read = read_document(_file.read_bytes())
    READ[_read.meeting.date if _read.meeting else dt.date.min] = _read

SEPTEMBER_2015, JUNE_21, JUNE_28 = dt.date(2015, 9, 29), dt.date(2021, 6, 21), dt.date(2021, 6, 28)
JANUARY_2022, SEPTEMBER_2022 = dt.date(2022, 1, 10), dt.date(2022, 9, 26)


def meeting(date: dt.date) -> Meeting:
    found = READ[date].meeting
    assert found is not None
    return found


def item(date: dt.date, number: str) -> Item:
    found = next(item for item in meeting(date).items if item.number == number)
    assert isinstance(found, Item)
    return found


@pytest.fixture(scope="module")
def archive() -> Archive:
    return link([read.meeting for read in READ.values() if read.meeting], Config()).archive


def test_all_five_are_read() -> None:
    assert sorted(READ) == [SEPTEMBER_2015, JUNE_21, JUNE_28, JANUARY_2022, SEPTEMBER_2022]


@pytest.mark.parametrize(
    ("date", "time", "place", "items", "closed", "persons"),
    [
        (SEPTEMBER_2015, "10:00", "Mødelokale B105", 6, 0, 0),
        (JUNE_21, "09:00", "Mødelokale B105", 9, 2, 5),
        (JUNE_28, "08:30", "Helenekilde Badehotel", 13, 5, 5),
        (JANUARY_2022, "10:00", "Mødelokale B105", 5, 0, 5),
        (SEPTEMBER_2022, "13:30", "Mødelokale B105", 7, 3, 5),
    ],
)
def test_the_facts_of_each_meeting(date: dt.date, time: str, place: str, items: int, closed: int, persons: int) -> None:
    read = meeting(date)
    assert (read.body, read.time, read.place, read.preamble) == ("Direktionen", time, place, "")
    assert len(read.items) == items
    assert [item.number for item in read.items] == [str(number) for number in range(1, items + 1)]
    assert sum(isinstance(item, ClosedItem) for item in read.items) == closed
    assert len(read.participants) == persons


def test_together_they_hold_what_a_person_counted() -> None:
    items = [item for read in READ.values() if read.meeting for item in read.meeting.items]
    assert len(items) == 40
    assert sum(isinstance(item, ClosedItem) for item in items) == 10
    assert len({item.case for item in items}) == 26
    assert None not in {item.case for item in items}
    assert sum(len(item.attachments) for item in items if isinstance(item, Item)) == 35


@pytest.mark.parametrize("date", sorted(READ))
def test_no_word_is_lost_or_made_up(date: dt.date) -> None:
    account = READ[date].audit
    assert account is not None
    assert (account.lost, account.added) == ((), ())
    assert account.words_in == account.kept + account.removed


@pytest.mark.parametrize("date", sorted(READ))
def test_each_comes_back_from_its_content_file(date: dt.date) -> None:
    text = format(meeting(date))
    again = parse(text, "x.md")
    assert (again.meeting, again.problems) == (meeting(date), ())
    assert format(meeting(date)) == text


def test_the_doubts_are_those_that_a_person_has() -> None:
    told = {date: [problem.message.template for problem in read.problems] for date, read in READ.items()}
    differs = "Punkt {number} hedder «{title}», men «{listed}» i indholdsfortegnelsen"
    assert told == {
        SEPTEMBER_2015: ["Dokumentet nævner ingen deltagere", differs],
        JUNE_21: [],
        JUNE_28: [],
        JANUARY_2022: [],
        SEPTEMBER_2022: [differs, differs],
    }


def test_names_wrapped_over_lines_and_apologies_are_read() -> None:
    names = ["Lars Holte", "Jørgen Lerhard", "Charlotte Markussen", "Kathrine Seier Skastrup", "Anya Krogh Manghezi"]
    assert [person.name for person in meeting(JUNE_21).participants] == names
    assert meeting(JANUARY_2022).participants[3] == Attendance("Jørgen Lerhard", absent=True)
    assert sum(person.absent for read in READ.values() if read.meeting for person in read.meeting.participants) == 1


def test_the_layout_of_2015_keeps_its_order_and_both_decisions() -> None:
    sections = item(SEPTEMBER_2015, "3").sections
    assert [(section.kind, section.date) for section in sections] == [
        ("attachments", None),
        ("background", None),
        ("recommendation", None),
        ("decision", SEPTEMBER_2015),
        ("decision", dt.date(2015, 9, 15)),
        ("account", None),
    ]
    assert len(item(SEPTEMBER_2015, "3").attachments) == 5


def test_tables_lists_notes_and_marks_are_what_they_were() -> None:
    table = item(SEPTEMBER_2015, "6").sections[0].text
    assert table.count("\n|") >= 30
    council = item(JUNE_21, "4").sections
    account = next(section.text for section in council if section.kind == "account")
    assert [f"[^4-{number}]:" in account for number in range(1, 5)] == [True] * 4
    assert account.count("[^4-") == 8
    assert "CO<sub>2</sub>" in account
    assert "##### 1) Kultur" in account
    structure = next(section.text for section in item(JUNE_21, "3").sections if section.kind == "account")
    assert structure.count("\n  - ") == 4
    assert "\n##" not in structure.replace("\n####", "")


def test_the_cases_run_over_the_meetings_as_a_person_counted(archive: Archive) -> None:
    counts = {
        case.number: (len(case.treatments), len({treatment.meeting.date for treatment in case.treatments}))
        for case in archive.cases
    }
    assert counts["21/24696"] == (6, 2)
    assert counts["20/23083"] == (7, 2)
    assert counts["20/9416"] == (2, 1)
    assert counts["14/32918"] == (3, 1)


def test_a_decision_at_a_meeting_that_is_not_held_belongs_to_its_case(archive: Archive) -> None:
    earlier = {case.number: [(e.date, e.meeting) for e in case.earlier] for case in archive.cases if case.earlier}
    assert earlier == {"13/4046": [(dt.date(2015, 9, 15), None)]}


def test_references_lead_to_what_the_archive_has(archive: Archive) -> None:
    found = {
        (place[0][-11:-1], place[1], ref.phrase): ref.address
        for place, links in archive.links.items()
        for ref in links.references
    }
    assert found == {
        ("2021-06-28", "3", "punkt 2 i denne dagsorden"): "moeder/direktionen/2021-06-28/#punkt-2",
    }


def test_two_spellings_are_proposed_as_one_person_and_not_merged(archive: Archive) -> None:
    problems = link([read.meeting for read in READ.values() if read.meeting], Config()).problems
    assert [dict(problem.message.values)["rare"] for problem in problems] == ["Kathrine Seier Skaastrup"]
    assert len(archive.persons) == 6
