from __future__ import annotations

import pytest

from generator.rendering.words import citation, clock, counted, file_facts, meeting_name
from tests.builders import a_closed_item, a_meeting, an_item


def test_a_citation_names_the_body_the_day_the_item_and_the_case() -> None:
    item = an_item("4", "Sygefravær", "25/1204")
    assert citation(a_meeting(item), item) == "Direktionen 10-03-2025, punkt 4, sag 25/1204"


def test_a_citation_without_a_case_number_says_nothing_of_a_case() -> None:
    item = an_item("1.1", "Sygefravær", None)
    assert citation(a_meeting(item), item) == "Direktionen 10-03-2025, punkt 1.1"


def test_a_closed_item_is_cited_as_any_other() -> None:
    item = a_closed_item("2", "25/2")
    assert citation(a_meeting(item), item) == "Direktionen 10-03-2025, punkt 2, sag 25/2"


def test_the_second_meeting_of_a_day_is_told_apart() -> None:
    assert meeting_name(a_meeting(sequence=2)) == "Direktionen 10-03-2025 (2. møde)"


@pytest.mark.parametrize(
    ("path", "size", "facts"),
    [
        ("attachments/x/plan.pdf", 42_300, "PDF, 42 kB"),
        ("attachments/x/plan.DOCX", 1_250_000, "Word, 1,2 MB"),
        ("attachments/x.y/plan", 12, "fil, 12 byte"),
        ("originals/x/2025-01-01.txt", 1_000, "tekst, 1 kB"),
        ("attachments/x/plan.zip", 999_700, "ZIP, 1,0 MB"),
    ],
)
def test_a_file_is_told_by_type_and_size(path: str, size: int, facts: str) -> None:
    assert file_facts(path, size) == facts


def test_times_are_written_as_danes_write_them() -> None:
    assert clock("09:00-11:30") == "kl. 09.00–11.30"
    assert clock("") == ""


def test_counts_are_written_with_their_word() -> None:
    assert [counted(n, "møde", "møder") for n in (0, 1, 2648)] == ["ingen møder", "1 møde", "2.648 møder"]
