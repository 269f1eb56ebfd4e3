import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

from generator.config import Config
from generator.model import ClosedItem, Item, KnownPerson, Meeting
from generator.problems import Problem
from generator.withdrawal import Withdrawal, Withdrawals, marks_of, withdraw
from tests.builders import a_decision, a_meeting, a_section, an_item

TODAY = dt.date(2026, 11, 22)
LATER = dt.date(2025, 4, 7)
MEETING = "moeder/direktionen/2025-03-10/"
FIRST, SECOND = f"{MEETING}#punkt-1", f"{MEETING}#punkt-2"
WORDS = "Direktionen drøftede den enkelte borgers forhold og traf sin afgørelse i sagen."
SENSITIVE = an_item("1", "Personsag", "25/1", a_decision(WORDS))
NEW = an_item("1", "Ny plan for havnen", "25/9", a_decision("Direktionen godkendte planen."))


def numbered(number: str, item: Item, **changes: object) -> Item:
    return dataclasses.replace(item, number=number, **changes)  # type: ignore[arg-type] # any field


def taken_back(address: str, *meetings: Meeting, **known: object) -> Withdrawal:
    """The entry that `referat withdraw` notes of what stands there."""
    marks = marks_of(address, meetings, {})
    return Withdrawal(address, TODAY, "Fejl", 3, **{"marks": marks, **known})  # type: ignore[arg-type] # any field


def problems_of(meetings: Sequence[Meeting], *entries: Withdrawal) -> tuple[Problem, ...]:
    return withdraw(meetings, Config(), Withdrawals(entries, (), entries)).problems


def told(problems: Sequence[Problem]) -> str:
    (problem,) = problems
    assert (problem.level, problem.path, problem.line) == ("error", "withdrawals.toml", 3)
    said = problem.in_language("da")
    assert "borger" not in said
    assert "25/1" not in said
    return said


def test_an_item_that_has_not_moved_is_known_and_so_is_the_rest() -> None:
    meeting = a_meeting(SENSITIVE, numbered("2", NEW))
    assert problems_of([meeting], taken_back(FIRST, meeting)) == ()
    assert problems_of([meeting], taken_back(MEETING, meeting)) == ()


def test_an_item_whose_number_has_shifted_stops_the_build_and_is_told_of_where_it_stands() -> None:
    entry = taken_back(FIRST, a_meeting(SENSITIVE))
    shifted = a_meeting(NEW, numbered("2", SENSITIVE))
    said = told(problems_of([shifted], entry))
    assert f"/{FIRST}, er ikke det, der blev trukket tilbage; det står nu her: /{SECOND}" in said
    assert f"referat withdraw {SECOND}" in said
    assert f"referat withdraw {FIRST} --restore" in said
    also = taken_back(SECOND, shifted)
    assert f"referat withdraw {FIRST} --restore" in told(problems_of([shifted], entry, also))
    assert problems_of([shifted], also) == ()


def test_an_item_that_was_mended_is_known_by_its_case_and_title() -> None:
    entry = taken_back(FIRST, a_meeting(SENSITIVE))
    mended = numbered("1", SENSITIVE, sections=(a_decision(WORDS.replace("enkelte", "samme")),))
    assert problems_of([a_meeting(mended)], entry) == ()
    said = told(problems_of([a_meeting(NEW, numbered("2", mended))], entry))
    assert f"det står nu her: /{SECOND}" in said
    gone = a_meeting(numbered("4", mended))
    assert f"ville komme ud her: /{MEETING}#punkt-4" in told(problems_of([gone], entry))


def test_a_short_item_without_a_case_is_known_at_its_own_number_alone() -> None:
    short = an_item("1", "Personsag", None, a_decision("Godkendt."))
    entry = taken_back(FIRST, a_meeting(short))
    other = a_meeting(an_item("1", "Personsag", None, a_decision("Godkendt.")), date=LATER)
    assert problems_of([a_meeting(short), other], entry) == ()
    said = told(problems_of([a_meeting(NEW, numbered("2", short))], entry))
    assert f"det står nu her: /{SECOND}" in said


def test_an_item_that_was_written_anew_is_asked_about() -> None:
    entry = taken_back(FIRST, a_meeting(SENSITIVE))
    said = told(problems_of([a_meeting(NEW)], entry))
    assert f"træk det tilbage igen: referat withdraw {FIRST}" in said


def test_the_same_words_do_not_come_out_at_another_meeting() -> None:
    entry = taken_back(FIRST, a_meeting(SENSITIVE))
    later = a_meeting(NEW, numbered("2", SENSITIVE, case="25/77"), date=LATER)
    there = "moeder/direktionen/2025-04-07/#punkt-2"
    for meetings in ([a_meeting(SENSITIVE), later], [later]):
        assert f"ville komme ud her: /{there}" in told(problems_of(meetings, entry))
    assert problems_of([a_meeting(SENSITIVE), later], entry, taken_back(there, later)) == ()
    assert problems_of([a_meeting(SENSITIVE), later], entry, taken_back(there.partition("#")[0], later)) == ()


def test_words_that_stood_elsewhere_when_it_was_taken_back_may_still_stand_there() -> None:
    meetings = [a_meeting(SENSITIVE), a_meeting(SENSITIVE, date=LATER)]
    entry = taken_back(FIRST, *meetings)
    assert problems_of(meetings, entry) == ()
    other = "moeder/direktionen/2025-04-07/#punkt-1"
    marks = marks_of(other, meetings, {FIRST: entry})
    assert set(marks) > set(marks_of(other, meetings, {}))


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({"date": LATER}, "moeder/direktionen/2025-04-07/"),
        ({"sequence": 2}, "moeder/direktionen/2025-03-10-2/"),
        ({"body": "Chefforum"}, "moeder/chefforum/2025-03-10/"),
    ],
)
def test_a_meeting_that_has_moved_stops_the_build_also_when_another_has_its_address(
    change: dict[str, object], address: str
) -> None:
    meeting = a_meeting(SENSITIVE, numbered("2", NEW))
    entry = taken_back(MEETING, meeting)
    moved = dataclasses.replace(meeting, **change)  # type: ignore[arg-type] # any field
    assert f"ville komme ud her: /{address}\n" in told(problems_of([moved], entry))
    other = a_meeting(an_item("1", "Noget helt andet", "25/8", a_decision("Vedtaget.")))
    assert f"det står nu her: /{address}\n" in told(problems_of([moved, other], entry))
    assert problems_of([moved], taken_back(address, moved), dataclasses.replace(entry, marks=("0" * 16,)))[0].level == (
        "note"
    )


def test_a_meeting_is_known_while_one_of_its_items_is() -> None:
    entry = taken_back(MEETING, a_meeting(SENSITIVE, numbered("2", NEW)))
    assert problems_of([a_meeting(numbered("7", SENSITIVE))], entry) == ()
    said = told(problems_of([a_meeting(NEW), a_meeting(SENSITIVE, date=LATER)], entry))
    assert "ville komme ud her: /moeder/direktionen/2025-04-07/#punkt-1\n" in said


def test_layout_and_marks_of_markdown_change_nothing() -> None:
    entry = taken_back(FIRST, a_meeting(SENSITIVE))
    laid_out = a_decision(f"**{WORDS[:20]}**{WORDS[20:40]}\n{WORDS[40:].upper()}")
    later = a_meeting(numbered("3", SENSITIVE, sections=(laid_out,)), date=LATER)
    assert "2025-04-07/#punkt-3" in told(problems_of([later], entry))


def test_a_closed_item_is_known_by_its_case_and_title() -> None:
    closed = ClosedItem("1", "Lukket punkt", "25/4")
    entry = taken_back(FIRST, a_meeting(closed))
    assert problems_of([a_meeting(dataclasses.replace(closed, neutral_title="Personale"))], entry) == ()
    assert "er ikke det" in told(problems_of([a_meeting(NEW)], entry))


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("moeder/direktionen/2025-03-11/", MEETING),
        (f"{MEETING}#punkt-9", FIRST),
        ("bilag/a/b.pdf", ""),
        ("deltagere/bo-lunde/", "deltagere/bo-lund/"),
    ],
)
def test_what_a_person_has_written_of_nothing_is_an_error_until_it_is_said_to_be_gone(address: str, near: str) -> None:
    meetings = [a_meeting(SENSITIVE, participants=("Bo Lund",))]
    entry = Withdrawal(address, TODAY, "Fejl", 3)
    said = told(problems_of(meetings, entry))
    assert f"Mente du {near}?" in said if near else "Ret adressen" in said
    assert "gone = true" in said
    assert problems_of(meetings, dataclasses.replace(entry, is_gone=True)) == ()


@pytest.mark.parametrize(
    "entry",
    [
        Withdrawal(f"{MEETING}#punkt-9", TODAY, "Fejl", 3, marks=("0123456789abcdef",)),
        Withdrawal("bilag/a/b.pdf", TODAY, "Fejl", 3, marks=("0123456789abcdef",)),
        Withdrawal("deltagere/ida-by/", TODAY, "Fejl", 3, names=("Ida By",)),
    ],
)
def test_what_is_not_in_content_any_more_keeps_its_notice(entry: Withdrawal) -> None:
    published = withdraw([a_meeting(SENSITIVE)], Config(), Withdrawals((entry,), (), (entry,)))
    assert [each.address for each in published.withdrawn] == [entry.address]
    assert [(problem.level, problem.line) for problem in published.problems] == [("note", 3)]


def test_a_person_is_gone_in_every_spelling_of_that_day_whatever_people_toml_says_now() -> None:
    names = ("Karen Holm", "Karen Holm Sørensen", "KHS")
    entry = Withdrawal("deltagere/karen-holm-soerensen/", TODAY, "Efter ønske", 3, names=names)
    said = an_item("1", "Budget", "25/2", a_section("Resumé", "Karen Holm sagde noget; Karen Holm Sørensen også."))
    meeting = a_meeting(said, participants=("Karen Holm", "KHS", "Bo Lund"))
    for people in (
        (),
        (KnownPerson("Karen Holm"),),
        (KnownPerson("Karen Holm Sørensen Lind", "", ("Karen Holm", "K.H. Lind")),),
    ):
        published = withdraw([meeting], Config(people=people), Withdrawals((entry,), (), (entry,)))
        left = repr((published.meetings, published.config))
        assert "Karen" not in left
        assert "KHS" not in left
        assert "Lind" not in left
        assert "Bo Lund" in left
        assert published.problems == ()
    assert "Karen" not in repr(entry)


def test_a_first_name_of_that_day_takes_no_one_else_out() -> None:
    entry = Withdrawal("deltagere/bo-lund/", TODAY, "Efter ønske", 3, names=("Bo", "Bo Lund"))
    config = Config(people=(KnownPerson("Bo Hansen", "", ("Bo",)),))
    meeting = a_meeting(an_item("1", "Bo Hansen og Bo Lund"), participants=("Bo Hansen", "Bo Lund"))
    published = withdraw([meeting], config, Withdrawals((entry,), (), (entry,)))
    assert published.meetings[0].items[0].title == "Bo Hansen og [navn udeladt]"
