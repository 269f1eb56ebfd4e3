"""Real prints, where the machine has them, against facts that a person read from them: only numbers stand here."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import read_document
from generator.importing.blocks import Heading, Table
from generator.importing.reading import Document
from tests.pdfs import read

FOLDER = Path(__file__).parent.parent.parent / "shared" / "minutes"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real minutes are not on this machine")


@pytest.fixture(scope="module")
def committee() -> Document:
    return read((FOLDER / "publication" / "sundheds-og-forebyggelsesudvalget-2012.pdf").read_bytes())


def test_the_print_of_a_meeting_is_the_same_meeting_as_its_text() -> None:
    (printed,) = (FOLDER / "direktionen-print").glob("003_*.pdf")
    (plain,) = (FOLDER / "direktionen").glob("003_*.txt")
    read(printed.read_bytes())
    from_print, from_text = read_document(printed.read_bytes()), read_document(plain.read_bytes())
    assert from_print.meeting is not None
    assert from_print.meeting == from_text.meeting
    assert [problem.message for problem in from_print.problems] == [problem.message for problem in from_text.problems]


def test_the_heads_of_a_committee_s_print_are_taken_out(committee: Document) -> None:
    assert len(committee.page_starts) == 15
    assert len(committee.removed) == 15 * 5
    assert {str(each.why) for each in committee.removed} == {"sidetal", "gentages øverst eller nederst på siderne"}


def test_its_items_sections_and_decisions_are_headings(committee: Document) -> None:
    headings = [block.text for block in committee.blocks if isinstance(block, Heading)]
    assert [text[:3] for text in headings if text[:1].isdigit()] == [f"{number}. " for number in range(1, 9)]
    assert sum(text == "Indstilling" for text in headings) == 7
    assert sum("beslutning den 04.12.2012 Punkt" in text for text in headings) == 8


def test_its_table_over_two_pages_is_one(committee: Document) -> None:
    tables = [block for block in committee.blocks if isinstance(block, Table)]
    assert [(len(table.rows), len(table.rows[0])) for table in tables] == [(9, 2)]
