from __future__ import annotations

import json
import re

import pytest

from generator.accession import Accession, Account, Outcome
from generator.problems import Language, Level, Problem, say
from generator.reporting import import_report_json, import_report_page
from generator.reporting.lines import OUTCOMES

AN_ACCOUNT = Account(items=7, closed=3, participants=4, attachments=2, words_in=2228, words_kept=2183, words_removed=45)


def a_problem(level: Level = "warning", what: str = "tom", line: int | None = None) -> Problem:
    return Problem(
        level, say("Filen er {what}, som ikke kan læses", what=what), "ind/a.pdf", line, say("Hent den igen")
    )


def an_accession(
    *problems: Problem,
    source: str = "ind/a.pdf",
    outcome: Outcome = "new",
    page_starts: tuple[int, ...] = (),
) -> Accession:
    target = "" if outcome == "refused" else "meetings/direktionen/2025/2025-03-10.md"
    account = None if outcome == "refused" else AN_ACCOUNT
    return Accession(source, outcome, target, account, problems, page_starts)


ONE_OF_EACH = [
    an_accession(source="ind/god.pdf"),
    an_accession(a_problem("note"), source="ind/noteret.pdf", outcome="unchanged"),
    an_accession(a_problem(), source="ind/tvivlsom.pdf"),
    an_accession(a_problem("error"), source="ind/afvist.pdf", outcome="refused"),
]


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="([\w-]+)">', page)


def test_the_json_counts_the_documents_and_tells_of_each() -> None:
    report = json.loads(import_report_json([an_accession(a_problem(line=41), page_starts=(1, 30))], "da"))
    assert report["version"] == 1
    assert report["documents"] == [
        {
            "source": "ind/a.pdf",
            "outcome": "new",
            "target": "meetings/direktionen/2025/2025-03-10.md",
            "items": 7,
            "closed": 3,
            "attachments": 2,
            "words": {"in": 2228, "kept": 2183, "removed": 45, "lost": 0},
            "problems": [
                {
                    "level": "warning",
                    "message": "Filen er tom, som ikke kan læses",
                    "hint": "Hent den igen",
                    "page": 2,
                    "line": 41,
                }
            ],
        }
    ]


def test_the_summary_adds_up() -> None:
    summary = json.loads(import_report_json(ONE_OF_EACH, "da"))["summary"]
    assert (summary["documents"], summary["read"], summary["refused"], summary["doubtful"]) == (4, 3, 1, 1)
    assert sum(summary[outcome] for outcome in OUTCOMES) == summary["documents"]


def test_a_document_that_was_refused_has_no_target_and_no_words() -> None:
    (document,) = json.loads(import_report_json([an_accession(a_problem("error"), outcome="refused")], "da"))[
        "documents"
    ]
    assert document["target"] is None
    assert document["words"] == {"in": 0, "kept": 0, "removed": 0, "lost": 0}


def test_what_needs_attention_stands_first_and_what_is_well_is_folded() -> None:
    page = import_report_page(ONE_OF_EACH, "da")
    assert headings(page) == ["afvist", "tvivl", "i-orden"]
    places = [page.index(name) for name in ("ind/afvist.pdf", "ind/tvivlsom.pdf", "ind/god.pdf", "ind/noteret.pdf")]
    assert places == sorted(places)
    assert page.rindex("<details>", 0, places[2]) > places[1]


def test_a_group_without_documents_is_not_there() -> None:
    assert headings(import_report_page([an_accession()], "da")) == ["i-orden"]
    assert "Der var ingen dokumenter." in import_report_page([], "da")


def test_a_row_tells_what_became_of_the_document_and_what_to_do() -> None:
    page = import_report_page([an_accession(a_problem(line=41), page_starts=(1, 30))], "da")
    row = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<tbody") :]).split())
    assert row.startswith("ind/a.pdf ny → meetings/direktionen/2025/2025-03-10.md")
    assert "Punkter 7 Lukkede 3 Bilag 2 Ord 2.228" in row
    assert "Advarsel Filen er tom, som ikke kan læses side 2, linje 41 Hent den igen" in row


def test_an_error_is_told_before_a_warning() -> None:
    page = import_report_page([an_accession(a_problem(what="tvivlsom"), a_problem("error", "kaput"))], "da")
    assert page.index("Filen er kaput") < page.index("Filen er tvivlsom")


def test_a_problem_of_another_file_names_it() -> None:
    problem = Problem("warning", say("Filen er tom"), "ind/bilag/plan.pdf", 2)
    assert "ind/bilag/plan.pdf, linje 2" in import_report_page([an_accession(problem)], "da")


def test_what_recurs_is_told_once_with_what_differs_left_open() -> None:
    documents = [an_accession(a_problem(what=str(number)), source=f"{number}.pdf") for number in range(3)]
    page = import_report_page(documents, "da")
    assert headings(page) == ["gaar-igen", "tvivl"]
    assert "Filen er …, som ikke kan læses" in page
    assert "dokumenter med det: 3" in page
    assert "gaar-igen" not in import_report_page(documents[:2], "da")


def test_one_document_with_the_same_problem_often_is_one_that_recurs_nowhere() -> None:
    problems = [a_problem(what=str(number)) for number in range(5)]
    assert "gaar-igen" not in import_report_page([an_accession(*problems)], "da")


def test_every_outcome_has_a_word() -> None:
    for outcome in OUTCOMES:
        assert OUTCOMES[outcome].in_language("da") in import_report_page([an_accession(outcome=outcome)], "da")


def test_names_and_messages_are_never_taken_for_markup() -> None:
    attack = "<script>alert(1)</script>"
    problem = Problem("error", say("Filen er {what}, som ikke kan læses", what=attack), attack)
    page = import_report_page([an_accession(problem, source=attack)] * 3, "da")
    assert "<script" not in page


def test_a_file_name_that_is_no_text_can_be_reported() -> None:
    accession = an_accession(source="r\udce6v.pdf")
    assert import_report_page([accession], "da").encode("utf-8")
    assert json.loads(import_report_json([accession], "da").encode("utf-8"))["documents"][0]["source"] == "r�v.pdf"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_same_import_gives_the_same_report(language: Language) -> None:
    assert import_report_page(ONE_OF_EACH, language) == import_report_page(list(ONE_OF_EACH), language)
    assert import_report_json(ONE_OF_EACH, language) == import_report_json(list(ONE_OF_EACH), language)


def test_the_report_speaks_english_when_asked() -> None:
    page = import_report_page(ONE_OF_EACH, "en")
    assert '<html lang="en">' in page
    assert "Read, but to be looked at" in page
    assert "2,228" in page
    assert "The file is tom, which cannot be read" in import_report_json(ONE_OF_EACH, "en")
