from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from generator.importing.reading import Removed
from generator.problems import Message, say
from generator.reporting.taken_out import find_taken, words_taken

CONTENTS, LABEL = say("indholdsfortegnelse"), say("ledetekst til sagsnummeret")


def taken(text: str, *removed: Removed) -> dict[int, list[str]]:
    """What was found of each line."""
    lines = text.split("\n")
    return {
        number: [lines[number - 1][part.start : part.end] for part in parts]
        for number, parts in find_taken(lines, removed).items()
    }


def test_a_label_is_found_in_its_line_with_its_colon() -> None:
    assert taken("Punkt 1: Budget\n\nSagsnr.: 25/1", Removed(1, "Sagsnr", LABEL)) == {3: ["Sagsnr.:"]}


def test_a_line_that_is_taken_out_whole_is_marked_whole() -> None:
    assert taken("A\n| Budget..... | 3 |", Removed(2, "Budget..... 3", CONTENTS)) == {2: ["| Budget..... | 3 |"]}


def test_rows_that_name_the_line_of_their_table_are_found_each_at_its_own() -> None:
    rows = [Removed(1, "Lukket..... 3", CONTENTS), Removed(1, "Lukket..... 4", CONTENTS)]
    assert taken("Indhold\nLukket..... 3\nLukket..... 4", *rows) == {2: ["Lukket..... 3"], 3: ["Lukket..... 4"]}


def test_the_same_words_twice_are_found_one_after_the_other() -> None:
    rows = [Removed(1, "Lukket", CONTENTS), Removed(1, "Lukket", CONTENTS)]
    assert taken("Indhold\nLukket\nLukket", *rows) == {2: ["Lukket"], 3: ["Lukket"]}


def test_what_runs_over_lines_is_marked_on_each() -> None:
    found = taken("Beslutninger om\nbudgettet 2026", Removed(1, "om budgettet", CONTENTS))
    assert found == {1: ["om"], 2: ["budgettet"]}


def test_what_two_removals_name_is_marked_once() -> None:
    assert taken("A\nSag nr 25", Removed(1, "Sag nr", LABEL), Removed(2, "nr", LABEL)) == {2: ["Sag nr"]}


def test_what_is_not_found_is_told_at_the_end_of_its_line() -> None:
    assert taken("Budget", Removed(1, "noget andet", CONTENTS)) == {1: [""]}


def test_withheld_words_are_never_looked_for() -> None:
    assert taken("Punkt 2: Lukket\n\nDer er 3 ord her", Removed(2, "(3 ord)", LABEL)) == {2: [""]}


def test_a_line_that_the_text_has_not_is_left_out() -> None:
    assert taken("Budget", Removed(0, "Budget", LABEL), Removed(7, "Budget", LABEL)) == {}


def test_words_are_counted_by_why_and_withheld_ones_by_their_number() -> None:
    closed = say("tekst under et lukket punkt")
    counts: dict[Message, int] = dict(
        words_taken([Removed(1, "Sagsnr.:", LABEL), Removed(0, "(12 ord)", closed, 12), Removed(9, "Sag nr", LABEL)])
    )
    assert counts == {LABEL: 3, closed: 12}


@given(
    st.text("ab \n.|", max_size=60), st.lists(st.tuples(st.integers(-1, 9), st.text("ab .", max_size=6)), max_size=8)
)
def test_parts_lie_within_their_line_and_never_over_each_other(text: str, removed: list[tuple[int, str]]) -> None:
    lines = text.split("\n")
    for number, parts in find_taken(lines, [Removed(line, words, LABEL) for line, words in removed]).items():
        reached = 0
        for part in parts:
            assert reached <= part.start <= part.end <= len(lines[number - 1])
            reached = part.end


def test_a_thousand_rows_that_name_one_line_take_no_time() -> None:
    lines = ["Indhold", *(f"Emne {number} om noget ..... {number}" for number in range(20_000))]
    rows = [Removed(1, "Emne findes ikke", CONTENTS)] * 5_000
    rows += [Removed(1, line, CONTENTS) for line in lines[1:]]
    started = time.perf_counter()
    find_taken(lines, rows)
    assert time.perf_counter() - started < 5
