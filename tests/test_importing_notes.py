"""Footnotes: which note a mark leads to, also where the document numbers its notes anew on each page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content import content_path, format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import read_document
from generator.importing.blocks import Block, Paragraph, markdown
from generator.importing.notes import SectionBlocks, take_notes

HEAD = (
    "REFERAT Kulturudvalget d. 10-03-2025\n\nMødedato Mandag d. 10. marts 2025 kl. 09:00\n\nMødedeltagere Karen "
    "Holm\n\nPunkt 1: Nyt bibliotek\n\n25/1204\n\nBaggrund\n\n"
)
SEVERAL = "Flere noter har nummeret [{number}]; se efter, at hvert mærke fører til sin egen"
NO_MARK = "Noten [{number}] har intet mærke i teksten"


def taken(*paragraphs: str) -> tuple[str, list[str]]:
    """The text of a section after its notes are taken, and what was told."""
    blocks: list[Block] = [Paragraph(line, text) for line, text in enumerate(paragraphs, 1)]
    sections, problems = take_notes([SectionBlocks(1, "Baggrund", blocks)], "3")
    return markdown(sections[0].blocks), [problem.message.template for problem in problems]


@pytest.mark.parametrize(
    "mark", ["[1]", "\\[1\\]", "<sup>1</sup>", "<sup>\\[1\\]</sup>", "<sup>[1]</sup>", "[\\[1\\]](#a)"]
)
def test_a_mark_is_one_as_a_whole_however_it_is_printed(mark: str) -> None:
    assert taken(f"Et tal{mark}.", "[1] Noten.") == ("Et tal[^3-1].\n\n[^3-1]: Noten.", [])


@pytest.mark.parametrize("note", ["[1] Noten.", "\\[1\\] Noten.", "<sup>1</sup> Noten.", "<sup>\\[1\\]</sup> Noten."])
def test_a_note_is_one_however_its_number_is_printed(note: str) -> None:
    assert taken("Et tal[1].", note)[0] == "Et tal[^3-1].\n\n[^3-1]: Noten."


def test_notes_that_a_page_numbers_anew_go_with_the_marks_above_them() -> None:
    text, told = taken("A[1].", "B[1].", "[1] Første.", "C[1].", "[1] Anden.")
    assert text == "A[^3-1].\n\nB[^3-1].\n\nC[^3-1b].\n\n[^3-1]: Første.\n\n[^3-1b]: Anden."
    assert told == []


def test_notes_of_one_number_that_all_stand_below_go_with_the_marks_in_order() -> None:
    text, told = taken("A[1] og B[1].", "[1] Første.", "[1] Anden.")
    assert text == "A[^3-1] og B[^3-1b].\n\n[^3-1]: Første.\n\n[^3-1b]: Anden."
    assert told == []


def test_labels_are_unique_however_many_notes_bear_one_number() -> None:
    text, told = taken(*["A[1].", "[1] Note."] * 60)
    labels = [line.split(":")[0] for line in text.split("\n") if line.endswith(": Note.")]
    assert len(set(labels)) == len(labels) == 60
    assert told == []


def test_the_same_note_twice_is_two_notes() -> None:
    text, told = taken("A[1].", "[1] Se loven.", "B[1].", "[1] Se loven.")
    assert text == "A[^3-1].\n\nB[^3-1b].\n\n[^3-1]: Se loven.\n\n[^3-1b]: Se loven."
    assert told == []


def test_which_of_several_notes_a_mark_leads_to_is_told_where_it_is_not_sure() -> None:
    text, told = taken("A[1].", "[1] Første.", "[1] Anden.")
    assert text == "A[^3-1].\n\n[1] Anden.\n\n[^3-1]: Første."
    assert told == [SEVERAL, NO_MARK]


def test_a_mark_in_a_note_leads_to_the_only_note_of_its_number() -> None:
    text, _ = taken("A[1] og B[2].", "[1] Se [2].", "[2] Anden.")
    assert text == "A[^3-1] og B[^3-2].\n\n[^3-1]: Se [^3-2].\n\n[^3-2]: Anden."


def test_a_note_is_in_the_section_of_its_first_mark() -> None:
    sections = [
        SectionBlocks(1, "Baggrund", [Paragraph(1, "A[1]."), Paragraph(2, "[1] Første.")]),
        SectionBlocks(3, "Beslutning", [Paragraph(4, "B[1]."), Paragraph(5, "[1] Anden.")]),
    ]
    found, problems = take_notes(sections, "3")
    assert [markdown(section.blocks) for section in found] == [
        "A[^3-1].\n\n[^3-1]: Første.", "B[^3-1b].\n\n[^3-1b]: Anden.",
    ]  # fmt: skip
    assert problems == ()


_parts = st.lists(st.sampled_from(["A[1]", "B[2] og[1]", "[1] Ene", "[2] Anden", "[1] Se[2]", "ord"]), max_size=9)


@settings(max_examples=200, deadline=None)
@given(_parts)
def test_no_word_is_lost_whatever_numbers_the_notes_bear(parts: list[str]) -> None:
    read = read_document((HEAD + "\n\n".join(parts)).encode())
    assert read.meeting is not None, [str(problem.message) for problem in read.problems]
    assert read.audit is not None
    assert (read.audit.lost, read.audit.added, read.audit.moved) == ((), (), "")
    assert parse(format(read.meeting), content_path(read.meeting)).meeting == read.meeting


CLOSED = "\n\nPunkt 2: Lukket punkt\n\n25/2{text}\n\nPunkt 3: Plan\n\n25/3\n\nBeslutning\n\nGodkendt{mark}.\n\n{notes}"


@pytest.mark.parametrize(
    ("text", "mark", "notes"),
    [
        ("\n\nSe [1].", "", "[1] Hemmelighed."),
        ("", "", "[1] Hemmelighed."),
        ("\n\nSe [2].", "[1]", "[1] Kendt.\n\n[2] Hemmelighed."),
        ("\n\nSe [1].", "[1]", "[1] Hemmelighed."),
    ],
    ids=["marked in it", "marked nowhere", "another's beside it", "marked in both"],
)
def test_a_note_that_may_be_of_a_closed_item_is_withheld(text: str, mark: str, notes: str) -> None:
    found = read_document((HEAD + "A." + CLOSED.format(text=text, mark=mark, notes=notes)).encode())
    assert found.meeting is not None
    assert "hemmelighed" not in repr(found).lower()
    assert found.holds_closed_text
    assert ("Kendt" in repr(found.meeting)) == ("Kendt" in notes)


def test_a_note_of_an_open_item_stays_beside_a_closed_one() -> None:
    found = read_document((HEAD + "A." + CLOSED.format(text="", mark="[1]", notes="[1] Kendt.")).encode())
    assert "[^3-1]: Kendt." in repr(found.meeting)
    assert not found.holds_closed_text
