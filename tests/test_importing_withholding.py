"""What is shown of documents that are refused, or that have closed items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.accession.outcome import account_of
from generator.importing import read_document
from generator.importing.audit import Audit
from generator.importing.blocks import Paragraph
from generator.importing.grammar import understand
from generator.importing.reading import Document, Removed
from generator.problems import Problem, say

HEAD = "Referat af møde i Kulturudvalget den 10. marts 2025\n\nDeltagere: Karen Holm\n\n"
SECRET = "Hemmelig"  # noqa: S105 - no password


def test_a_refused_document_shows_its_text_without_that_of_its_closed_items() -> None:
    undated = HEAD.replace(" den 10. marts 2025", "")
    items = f"Punkt 1: Plan\n\n25/1\n\nBaggrund\n\nÅben.\n\nPunkt 2: Lukket\n\n25/2\n\n{SECRET} aftale.\n"
    found = read_document((undated + items).encode())
    assert found.meeting is None
    assert "Åben." in found.text
    assert SECRET not in repr(found)
    assert found.text.count("\n") == (undated + items).count("\n")


def test_a_document_without_items_shows_its_text() -> None:
    found = read_document((HEAD + "Der var intet.\n").encode())
    assert found.meeting is None
    assert "Der var intet." in found.text


@pytest.mark.parametrize(
    "word", ["Lukkede punkter", "Det er fortroligt.", "behandlet for lukkede døre", "ikke-offentligt"]
)
def test_a_document_without_items_that_may_be_closed_shows_nothing(word: str) -> None:
    quoted = Problem("warning", say("Filen er {what}", what=SECRET), line=3)
    silent = Problem("note", say("Filen er tom"))
    text = f"Referat af møde i Kulturudvalget den 10. marts 2025\n{SECRET} Holm deltog ikke i alt.\n{word}"
    blocks = tuple(Paragraph(line, each) for line, each in enumerate(text.split("\n"), 1))
    found = understand(Document(blocks, (), text, (quoted, silent), (1,)))
    assert (found.meeting, found.text, found.page_starts) == (None, "", (1,))
    assert SECRET not in repr(found)
    assert silent in found.problems


def test_pages_are_told_of_a_refused_document_too() -> None:
    found = understand(Document((Paragraph(1, "Kære alle"),), (), "Kære alle", (), (1,)))
    assert (found.text, found.page_starts) == ("Kære alle", (1,))


def test_a_word_that_is_lost_is_never_named_where_an_item_is_closed() -> None:
    text = f"{HEAD}Punkt 1: Lukket\n\n25/2\n\n{SECRET}"
    lines = [each for each in enumerate(text.split("\n"), 1) if each[1] and each[1] != SECRET]
    found = understand(Document(tuple(Paragraph(line, each) for line, each in lines), (), text))
    assert found.audit is not None
    assert len(found.audit.lost) == 1
    assert SECRET.lower() not in repr(found).lower()
    assert any("Ord, der ville gå tabt (1): …" in str(problem.message) for problem in found.problems)


def test_withheld_words_are_counted_as_many_as_they_are() -> None:
    found = read_document(f"{HEAD}Punkt 1: Lukket\n\n25/2\n\nDet var en {SECRET} aftale.\n".encode())
    account = account_of(found)
    assert account is not None
    assert dict(account.removed)[say("tekst under et lukket punkt")] == 5
    assert [entry.text for entry in found.removed if entry.count is not None] == ["(5 ord)"]


def test_a_removal_stands_for_its_own_words_unless_it_says_otherwise() -> None:
    entry = Removed(1, "Sag nr. 2", say("ledetekst til sagsnummeret"))
    assert entry.words == 3
    assert replace(entry, count=12).words == 12
    assert Audit(0, 0, 0, (), ()).unlinked == ()


CLOSED = "Punkt 1: Plan\n\n25/1\n\nBeslutning\n\nÅben.\n\nPunkt 2: Lukket punkt\n\n25/2\n\n"
UNKNOWN = "Punkt {number} hedder «{title}», men noget andet i indholdsfortegnelsen"


@pytest.mark.parametrize("heading", ["Indholdsfortegnelse\n\n", ""])
def test_contents_show_no_title_of_a_closed_item_but_its_own(heading: str) -> None:
    contents = f"{heading}Punkt 1: Plan ........ 2\n\nPunkt 2: {SECRET} ........ 3\n\n"
    found = read_document(f"{HEAD}{contents}{CLOSED}".encode())
    assert found.meeting is not None
    assert SECRET not in repr(found)
    assert found.holds_closed_text


def test_contents_that_print_no_more_of_a_closed_item_than_it_does_are_trusted() -> None:
    contents = "Indholdsfortegnelse\n\nPunkt 1: Planen ........ 2\n\nPunkt 2: Lukket punkt ........ 3\n\n"
    found = read_document(f"{HEAD}{contents}{CLOSED}".encode())
    assert not found.holds_closed_text
    assert "Planen" in found.text
    assert any("men «Planen» i indholdsfortegnelsen" in str(problem.message) for problem in found.problems)


def test_contents_that_may_tell_a_closed_title_are_not_quoted() -> None:
    contents = f"Indholdsfortegnelse\n\nPunkt 1: {SECRET} ........ 2\n\nPunkt 2: Plan ........ 3\n\n"
    found = read_document(f"{HEAD}{contents}{CLOSED}".encode())
    assert SECRET not in repr(found)
    assert UNKNOWN in [problem.message.template for problem in found.problems]


def test_an_overview_below_the_last_item_shows_no_title_of_a_closed_one() -> None:
    listed = f"Punkt 3: Budget\n\n25/3\n\nBeslutning\n\nÅben.\n\n- Plan\n- {SECRET}\n- Budget\n"
    found = read_document(f"{HEAD}{CLOSED}{listed}".encode())
    assert SECRET not in repr(found)
    assert found.holds_closed_text


@pytest.mark.parametrize("hides", [True, False])
def test_a_source_that_hides_words_is_not_kept_where_an_item_is_closed(hides: bool) -> None:
    text = f"{HEAD}{CLOSED}"
    blocks = tuple(Paragraph(line, each) for line, each in enumerate(text.split("\n"), 1) if each)
    assert understand(Document(blocks, (), text, hides=hides)).holds_closed_text is hides


def test_a_source_that_hides_words_is_kept_where_none_is() -> None:
    text = f"{HEAD}{CLOSED}".replace("Lukket punkt", "Budget")
    blocks = tuple(Paragraph(line, each) for line, each in enumerate(text.split("\n"), 1) if each)
    assert not understand(Document(blocks, (), text, hides=True)).holds_closed_text


def test_a_document_whose_pages_all_say_closed_is_refused() -> None:
    lines = ("REFERAT Byrådet d. 10-03-2025", "Punkt 1: Plan", "25/1", "Tekst.")
    blocks = tuple(Paragraph(number, line) for number, line in enumerate(lines, 2))

    def with_running_head(line: str) -> Document:
        return Document(blocks, (Removed(1, line, say("sidetal")),), "\n".join((line, *lines)))

    assert understand(with_running_head("Birkeå Kommune")).meeting is not None
    refused = understand(with_running_head("FORTROLIGT REFERAT"))
    assert refused.meeting is None
    assert "Tekst" not in refused.text


_OPEN = f"{HEAD}Punkt 1: Plan\n\n25/1\n\nBaggrund\n\nÅben.\n\nPunkt 2: "


@pytest.mark.parametrize(
    "item",
    [
        "Skole\n\n25/2\n\nBaggrund\n\nDette punkt er lukket.\n",
        "Skole\n\n25/2\n\nBaggrund\n\nPunktet er lukket for offentligheden.\n\nKøb af hus.\n",
        "Skole\n\n25/2\n\nBaggrund\n\nPunktet er et lukket punkt\n",
        "Skole\n\n25/2\n\nBaggrund\n\nPunktet er lukket. Der er givet en frist.\n",
        "Skole\n\n25/2\n\nBaggrund: Sagen er lukket for offentligheden.\n",
        "Luk-\nket punkt\n\n25/2\n\nBaggrund\n\nKøb af hus.\n",
        "Ｌｕｋｋｅｔ punkt\n\n25/2\n\nBaggrund\n\nKøb af hus.\n",
        "Luk\u200bket punkt\n\n25/2\n\nBaggrund\n\nKøb af hus.\n",
    ],
)
def test_a_sentence_or_a_title_that_says_closed_closes_the_item_however_it_is_set(item: str) -> None:
    found = read_document((_OPEN + item).encode())
    assert found.meeting is not None
    assert found.meeting.closed == ("2",)
    assert "hus" not in repr(found.meeting)


@pytest.mark.parametrize(
    "sentence",
    ["Sagen er lukket.", "Sagen lukkes.", "Kontoret er lukket.", "Punktet er ikke lukket.", "Sagen er lukket. Tak."],
)
def test_a_sentence_on_what_was_closed_leaves_the_item_open(sentence: str) -> None:
    found = read_document(f"{_OPEN}Skole\n\n25/2\n\nBaggrund\n\n{sentence}\n".encode())
    assert found.meeting is not None
    assert found.meeting.closed == ()
