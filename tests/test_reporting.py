from __future__ import annotations

import re

import pytest

from generator.accession import Accession, Account
from generator.build import templates_folder
from generator.problems import Problem, say
from generator.reporting import accession_lines, problem_lines
from generator.reporting.places import page_of, place_of
from generator.reporting.words import date, labels, number
from tests.builders import A_DAY

_USED = re.compile(r"\bwords\.(\w+)")


def test_a_problem_in_a_document_with_pages_names_the_page_in_the_terminal() -> None:
    problem = Problem("warning", say("Filen er tom"), "a.pdf", 41)
    assert problem_lines([problem], "da", (1, 30)) == ["a.pdf:41: advarsel: side 2: Filen er tom"]
    assert problem_lines([problem], "en", (1, 30)) == ["a.pdf:41: warning: page 2: The file is empty"]
    assert problem_lines([problem], "da") == ["a.pdf:41: advarsel: Filen er tom"]


def test_a_problem_of_the_whole_document_is_on_no_page() -> None:
    assert problem_lines([Problem("error", say("Filen er tom"))], "da", (1, 30)) == ["fejl: Filen er tom"]


@pytest.mark.parametrize(("line", "page"), [(1, 1), (29, 1), (30, 2), (31, 2), (60, 3), (99, 3)])
def test_a_page_begins_on_its_first_line(line: int, page: int) -> None:
    assert page_of(line, (1, 30, 60)) == page


def test_a_line_before_the_first_page_and_a_document_without_pages_have_no_page() -> None:
    assert page_of(2, (3, 30)) is None
    assert page_of(2, ()) is None


def test_a_place_names_the_file_only_where_it_is_another() -> None:
    problem = Problem("warning", say("Filen er tom"), "ind/a.pdf", 41)
    assert place_of(problem, (1, 30), "a.pdf", "da") == "side 2, linje 41"
    assert place_of(problem, (), "b.zip", "en") == "ind/a.pdf, line 41"
    assert place_of(Problem("note", say("Filen er tom")), (1,), "a.pdf", "da") == ""


def test_what_was_read_of_a_document_is_told_in_lines() -> None:
    why = say("indholdsfortegnelse")
    account = Account(2, 1, 3, 4, 100, 90, 10, 0, ((why, 10),))
    problem = Problem("note", say("Filen er tom"), "ind/a.pdf", 3)
    told = accession_lines(Accession("ind/a.pdf", "new", "m.md", account, (problem,), (1,)), "da")
    assert told == [
        "a.pdf → m.md (ny)",
        "    punkter: 2 (lukkede: 1), deltagere: 3, bilag: 4",
        "    ord: 100 (bevaret: 90, taget ud: 10, tabt: 0)",
        "    taget ud: indholdsfortegnelse (10 ord)",
        "ind/a.pdf:3: bemærk: side 1: Filen er tom",
    ]


def test_numbers_and_dates_are_written_as_each_language_does() -> None:
    assert (number(2648, "da"), number(2648, "en")) == ("2.648", "2,648")
    assert (date(A_DAY, "da"), date(A_DAY, "en")) == ("10. marts 2025", "10 March 2025")


def test_the_templates_use_every_word_there_is_and_no_other() -> None:
    templates = (templates_folder() / "reports").glob("*.html")
    used = {name for file in templates for name in _USED.findall(file.read_text(encoding="utf-8"))}
    assert used == set(labels("da"))
