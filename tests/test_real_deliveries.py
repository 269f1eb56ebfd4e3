"""The real deliveries, where the machine has them, against facts that a person read from them.

They stay out of the repository (`../shared/minutes/README.md`): only dates, numbers, counts and titles stand here.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.content import format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument
from generator.importing.esdh import deliveries_in, read_alone, read_delivery
from generator.importing.packages import open_folder
from generator.model import ClosedItem, Item, Meeting

MINUTES = Path(__file__).parent.parent.parent / "shared" / "minutes"
GREVE = MINUTES / "publication" / "byraad-2025-09-08.json"
pytestmark = pytest.mark.skipif(not MINUTES.is_dir(), reason="the real deliveries are not on this machine")
PUK = "Udvalget for plan, udvikling og kultur (PUK)"
FOLDERS = ("acadre-syddjurs", "edoc-ballerup", "edoc-fujitsu", "sbsys-ballerup")


def read(folder: str) -> ReadDocument:
    package = open_folder(MINUTES / "esdh" / folder)
    (delivery,) = deliveries_in(package)
    assert delivery.belongs == set(package.names)
    return read_delivery(package, delivery)


def meeting(found: ReadDocument) -> Meeting:
    assert found.meeting is not None
    return found.meeting


def item(found: ReadDocument, number: str) -> Item:
    (each,) = (each for each in meeting(found).items if each.number == number)
    assert isinstance(each, Item)
    return each


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_word_is_lost_or_made_up_and_each_comes_back(folder: str) -> None:
    found = read(folder)
    assert found.audit is not None
    assert (found.audit.lost, found.audit.added, found.audit.moved) == ((), (), "")
    again = parse(format(meeting(found)), "x.md")
    assert (again.meeting, again.problems) == (meeting(found), ())


@pytest.mark.parametrize(
    ("folder", "body", "date", "time", "kind", "items", "people"),
    [
        ("acadre-syddjurs", PUK, dt.date(2013, 6, 20), "10:30-13:00", "minutes", 1, 5),
        ("edoc-ballerup", "Sundheds- og Forebyggelsesudvalget", dt.date(2012, 12, 4), "13:00", "minutes", 8, 0),
        ("edoc-fujitsu", "Hennys testudvalg", dt.date(2017, 5, 2), "10:00-11:00", "agenda", 6, 7),
        ("sbsys-ballerup", "KMB IT-udvalget", dt.date(2013, 5, 15), "16:30-18:00", "agenda", 5, 11),
    ],
)  # fmt: skip
def test_the_facts_of_each(
    folder: str, body: str, date: dt.date, time: str, kind: str, items: int, people: int
) -> None:
    found = meeting(read(folder))
    assert (found.body, found.date, found.time, found.kind) == (body, date, time, kind)
    assert (len(found.items), len(found.participants)) == (items, people)


def test_acadre_has_its_number_case_decisions_and_attachments() -> None:
    found = read("acadre-syddjurs")
    only = item(found, "715")
    assert only.case == "12/27845"
    assert [section.date for section in only.sections if section.kind == "decision"] == [
        dt.date(2013, 4, 10),
        dt.date(2013, 4, 24),
        dt.date(2013, 6, 20),
    ]
    assert [section.kind for section in only.sections].index("attachments") == 3
    assert len(only.attachments) == 3
    assert {person.party for person in meeting(found).participants} == {"A", "V", "C"}
    assert not found.holds_closed_text


def test_edoc_items_are_in_order_with_their_sections_and_attachments() -> None:
    found = read("edoc-ballerup")
    assert [each.number for each in meeting(found).items] == [str(number) for number in range(1, 9)]
    assert item(found, "2").case == "2012-28504"
    assert sum(len(each.attachments) for each in meeting(found).items if isinstance(each, Item)) == 10
    assert [section.heading for section in item(found, "8").sections] == [
        "Sammendrag",
        "Baggrund",
        "Sagsfremstilling",
        "Økonomiske konsekvenser og finansiering",
        "Beslutningen træffes af",
        "Indstilling",
        "Sundheds- og Forebyggelsesudvalgets beslutning den 04.12.2012 Punkt 8",
    ]
    assert all(
        any(section.kind == "decision" for section in each.sections)
        for each in meeting(found).items
        if isinstance(each, Item)
    )


def test_fujitsus_closed_items_show_nothing_but_their_numbers() -> None:
    found = read("edoc-fujitsu")
    assert meeting(found).items[4:] == (
        ClosedItem("5", "Lukket punkt", "2016-003798"),
        ClosedItem("6", "Lukket punkt"),
    )
    assert found.holds_closed_text
    assert "#Incident" not in repr(found)
    assert "gulvtæppet" not in repr(found)
    assert item(found, "3").title == "Udvalgets indsatser 2010-2013"
    assert len(item(found, "1").attachments) == 4


def test_a_publication_without_marks_on_its_enclosures_withholds_them() -> None:
    found = read("sbsys-ballerup")
    assert [len(each.attachments) for each in meeting(found).items if isinstance(each, Item)] == [0] * 5
    assert [str(problem.message) for problem in found.problems] == [
        "Leveringen siger ikke, om bilagene må udgives; de er tilbageholdt (punkt 3)"
    ]


def test_greves_api_answer_marks_no_item_open_and_all_are_withheld() -> None:
    found = read_alone(GREVE.read_bytes())
    assert [type(each) for each in meeting(found).items] == [ClosedItem] * 3
    assert len([problem for problem in found.problems if problem.level == "warning"]) == 1
    assert len(meeting(found).participants) == 21
    assert sum(person.absent for person in meeting(found).participants) == 2


def test_greves_answer_with_its_items_open_is_read_to_sections() -> None:
    answer = json.loads(GREVE.read_bytes())
    for each in answer["Dagsordenpunkter"]:
        each["IsOpen"] = True
    found = read_alone(json.dumps(answer).encode())
    assert [section.heading for section in item(found, "2").sections] == [
        "Beslutning", "Sagsprocedure", "Resume", "Indstilling", "Sagsbeskrivelse", "Økonomiske konsekvenser", "Høring",
        "Kommunikation", "Tidsplan", "Sagens forløb",
    ]  # fmt: skip
    assert item(found, "2").case == "24-013048"
    assert meeting(found).kind == "minutes"
