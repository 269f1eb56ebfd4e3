"""What is indexed, and that Pagefind is run when it must be, and its failures told."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import sys
import tempfile
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.markup import to_html
from generator.model import Abbreviation, Archive, Attachment, Attendance, ClosedItem, TextLinks, Withdrawn
from generator.search import documents, index, indexing
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, an_archive, an_item

DAY = dt.date(2021, 6, 21)
MEETING = "moeder/direktionen/2021-06-21/"


class _Facts(HTMLParser):
    """What Pagefind reads of a document: its facts by kind and name, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.facts: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as inherited
        given = dict(attrs)
        for kind in ("meta", "filter", "sort"):
            name = given.get(f"data-pagefind-{kind}")
            if name:
                self.facts[kind, name.removesuffix("[content]")].append(given["content"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def _documents(archive: Archive, config: Config | None = None) -> dict[str, str]:
    return documents(archive, config or Config(), to_html)


def _read(archive: Archive, place: str = "punkt-1", config: Config | None = None) -> _Facts:
    return _Facts(_documents(archive, config)[f"{MEETING}{place}.html"])


# What is indexed


def test_each_item_and_each_meeting_is_a_document_whose_path_is_its_address() -> None:
    meeting = a_meeting(an_item("1"), an_item("1.1"), a_closed_item("2"), date=DAY)
    assert list(_documents(an_archive(meeting))) == [
        f"{MEETING}index.html",
        f"{MEETING}punkt-1.html",
        f"{MEETING}punkt-1-1.html",
        f"{MEETING}punkt-2.html",
    ]


def test_the_second_meeting_of_a_day_has_its_own_documents() -> None:
    archive = an_archive(a_meeting(an_item(), date=DAY), a_meeting(an_item(), date=DAY, sequence=2))
    assert "moeder/direktionen/2021-06-21-2/punkt-1.html" in _documents(archive)


def test_an_item_is_found_by_the_facts_of_its_meeting_and_shown_with_them() -> None:
    facts = _read(an_archive(a_meeting(an_item("1", "Budget", "21/24696"), date=DAY))).facts
    assert facts["meta", "title"] == ["Budget"]
    assert facts["meta", "case"] == ["21/24696"]
    assert facts["meta", "body"] == ["Direktionen"]
    assert facts["meta", "date"] == ["2021-06-21"]
    assert facts["meta", "day"] == ["21-06-2021"]
    assert facts["meta", "dates"] == ["mandag 21. juni 2021 21.6.2021"]
    assert facts["meta", "meeting"] == ["REFERAT Direktionen d. 21-06-2021"]


def test_no_address_is_metadata_as_its_words_would_be_found() -> None:
    for html in _documents(an_archive(a_meeting(an_item(), date=DAY))).values():
        assert "moeder" not in html
        assert "punkt-1" not in html


def test_an_item_can_be_filtered_by_body_year_case_and_those_who_took_part() -> None:
    participants = ("Ane Bech", Attendance("Bo Dam", absent=True), "Åse Holm")
    facts = _read(an_archive(a_meeting(an_item(case="21/1"), date=DAY, participants=participants))).facts
    assert facts["filter", "body"] == ["Direktionen"]
    assert facts["filter", "year"] == ["2021"]
    assert facts["filter", "case"] == ["21/1"]
    assert facts["filter", "person"] == ["Ane Bech", "Åse Holm"]


def test_an_item_without_case_has_none() -> None:
    facts = _read(an_archive(a_meeting(an_item(case=None), date=DAY))).facts
    assert ("meta", "case") not in facts
    assert ("filter", "case") not in facts


def test_newest_first_keeps_the_order_of_a_meeting() -> None:
    early = a_meeting(an_item("1"), an_item("2"), date=DAY)
    late = a_meeting(an_item("1"), *(an_item(str(n)) for n in range(2, 12)), date=dt.date(2021, 10, 1))
    found = _documents(an_archive(early, late))
    ordered = sorted(found, key=lambda path: _Facts(found[path]).facts["sort", "date"][0], reverse=True)
    assert ordered[:3] == [f"moeder/direktionen/2021-10-01/{name}.html" for name in ("index", "punkt-1", "punkt-2")]
    assert ordered[-3:] == [f"{MEETING}{name}.html" for name in ("index", "punkt-1", "punkt-2")]
    assert ordered[11] == "moeder/direktionen/2021-10-01/punkt-11.html"


def test_blocks_run_on_as_text_so_that_no_full_stop_is_made_up() -> None:
    blocks = "Der indstilles, at", "- planen godkendes[^1]\n- sagen sendes videre", "#### Tal"
    text = "\n\n".join([*blocks, "| A | B |\n| --- | --- |\n| 1 | 2 |", "[^1]: Note."])
    item = an_item("1", "Budget", "21/1", a_section("Indstilling", text))
    html = _documents(an_archive(a_meeting(item, date=DAY)))[f"{MEETING}punkt-1.html"]
    marks = r'<sup class="note-mark">.*?</sup>|<a [^>]*class="note-back".*?</a>'  # Pagefind is told to pass them over
    body = re.sub(r"\s+", " ", re.sub(rf"{marks}|<[^>]*>", "", html.partition("<body")[2].partition(">")[2]))
    assert body.strip() == (
        "Indstilling: Der indstilles, at • planen godkendes • sagen sendes videre Tal: • A • B • 1 • 2 • Note."
    )
    assert not re.search(r"<(p|ul|li|table|td|div)\b", html.partition("<body")[2])


def test_the_decision_comes_first_and_weighs_more_than_the_background() -> None:
    item = an_item("1", "Budget", "21/1", a_section("Baggrund", "Der mangler penge."), a_decision("Godkendt.", DAY))
    html = _documents(an_archive(a_meeting(item, date=DAY)))[f"{MEETING}punkt-1.html"]
    assert html.index("Godkendt.") < html.index("Der mangler penge.")
    assert '<span data-pagefind-weight="3"> Godkendt.' in html
    assert '<span data-pagefind-weight="1"> Der mangler penge.' in html


def test_attachments_are_found_by_their_titles() -> None:
    item = an_item("1", "Budget", "21/1", a_section("Bilag", attachments=(Attachment("Notat & regneark"),)))
    assert "Notat & regneark" in _read(an_archive(a_meeting(item, date=DAY))).text


def test_a_text_is_made_html_with_the_links_that_its_page_has() -> None:
    item = an_item("1", "Budget", "21/1", a_section("Baggrund", "Se sag 21/1."))
    archive = an_archive(a_meeting(item, date=DAY, preamble="Mødet om sag 21/1."))
    asked: list[tuple[str, TextLinks]] = []

    def asking(text: str, links: TextLinks, notes: str) -> str:
        asked.append((text, links))
        return to_html(text, links, notes)

    documents(archive, Config(), asking)
    assert asked == [
        ("Mødet om sag 21/1.", archive.links.get((MEETING, "", -1), TextLinks())),
        ("Se sag 21/1.", archive.links[MEETING, "1", 0]),
    ]


def test_a_closed_item_gives_nothing_but_its_number_case_and_title() -> None:
    read = _read(an_archive(a_meeting(ClosedItem("1", "Lukket", "21/9"), date=DAY)))
    assert read.text == "Lukket"
    assert read.facts["meta", "case"] == ["21/9"]
    assert ("filter", "person") not in read.facts


def test_an_item_that_was_taken_back_is_not_found() -> None:
    withdrawn = Withdrawn(f"{MEETING}#punkt-2", "item", dt.date(2026, 11, 22), "Efter aftale.")
    meeting = a_meeting(an_item("1"), ClosedItem("2", "", withdrawn=withdrawn), an_item("3"), date=DAY)
    found = _documents(an_archive(meeting))
    assert list(found) == [f"{MEETING}{name}.html" for name in ("index", "punkt-1", "punkt-3")]
    assert not any("Efter aftale" in html for html in found.values())


def test_the_document_of_a_closed_item_whose_number_is_not_shown_leads_to_its_mark() -> None:
    item = ClosedItem("lukket-1", "Lukket punkt", None, is_numbered=False)
    assert _read(an_archive(a_meeting(item, date=DAY)), "punkt-lukket-1").text == "Lukket punkt"


def test_an_item_without_text_has_its_title_as_pagefind_leaves_out_what_has_none() -> None:
    assert _read(an_archive(a_meeting(an_item("1", "Eventuelt"), date=DAY))).text == "Eventuelt"


def test_a_meeting_is_found_by_its_preamble_its_place_and_those_listed() -> None:
    participants = (Attendance("Ane Bech", role="formand", note="til kl. 10"), Attendance("Bo Dam", absent=True))
    text = _read(
        an_archive(a_meeting(date=DAY, participants=participants, preamble="Mødet var **åbent**.")), "index"
    ).text
    assert "Mødet var åbent." in text
    assert "Sted: Mødelokale 2" in text
    assert "Deltagere: Ane Bech (formand, til kl. 10)" in text
    assert "Afbud: Bo Dam" in text


@pytest.mark.parametrize(("text", "found"), [("Vi spørger HRC.", "HR-Centret"), ("Vi spørger hr-centret.", "HRC")])
def test_an_abbreviation_is_found_by_what_it_stands_for_and_back(text: str, found: str) -> None:
    config = Config(abbreviations=(Abbreviation("HRC", "HR-Centret"), Abbreviation("RC", "Ressourcecentret")))
    item = an_item("1", "Ansættelser", "21/1", a_section("Baggrund", text))
    facts = _read(an_archive(a_meeting(item, date=DAY), config=config), config=config).facts
    assert facts["meta", "abbreviations"] == [found]


@given(st.text(min_size=1).filter(str.strip))
def test_a_title_is_the_same_in_the_document_whatever_stands_in_it(title: str) -> None:
    archive = an_archive(a_meeting(an_item("1", title), date=DAY))
    assert _read(archive).facts["meta", "title"] == [title]


# The index


DOCUMENTS = {
    f"{MEETING}punkt-1.html": '<html lang="da"><body data-pagefind-body>Budgettet er godkendt</body></html>',
    f"{MEETING}punkt-2.html": '<html lang="da"><body data-pagefind-body>Skolen åbner</body></html>',
}


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which scratch folders are made, to see that they are gone again."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _use_program(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Puts a Python script in Pagefind's place."""
    program = folder / "pagefind-stand-in"
    program.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(indexing, "get_executable", lambda: program)


def _use_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError("pagefind")

    monkeypatch.setattr(indexing, "get_executable", missing)


def test_the_index_has_what_the_search_page_loads_and_no_user_interface(tmp_path: Path, scratch: Path) -> None:
    indexed = index(DOCUMENTS, tmp_path / "memory")
    assert indexed.problems == ()
    names = {path.removeprefix("pagefind/") for path in indexed.files}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.da.pagefind"} < names
    assert sum(name.startswith("fragment/da_") for name in names) == 2
    assert not any("ui" in name or "highlight" in name or "unknown" in name for name in names)
    assert list(scratch.iterdir()) == []


def test_the_marks_of_footnotes_are_in_no_excerpt_but_their_text_is(tmp_path: Path) -> None:
    item = an_item("1", "Budget", "21/1", a_section("Baggrund", "Der mangler penge.[^1]\n\n[^1]: Se regnskabet."))
    files = index(_documents(an_archive(a_meeting(item, date=DAY))), tmp_path).files
    texts = [gzip.decompress(data).decode() for path, data in files.items() if path.endswith(".pf_fragment")]
    (text,) = (text for text in texts if "Der mangler penge" in text)
    assert "Se regnskabet" in text
    assert "[1]" not in text
    assert "↩" not in text


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    assert index(DOCUMENTS, tmp_path / "one").files == index(DOCUMENTS, tmp_path / "other").files


def test_the_same_documents_are_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = index(DOCUMENTS, tmp_path)
    _use_no_program(monkeypatch)
    assert index(DOCUMENTS, tmp_path) == first


def test_other_documents_are_indexed_anew(tmp_path: Path) -> None:
    first = index(DOCUMENTS, tmp_path)
    changed = DOCUMENTS | {f"{MEETING}punkt-2.html": '<html lang="da"><body data-pagefind-body>Lukker</body></html>'}
    second = index(changed, tmp_path)
    assert second.problems == ()
    assert second.files != first.files


def test_a_new_pagefind_indexes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(DOCUMENTS, tmp_path)
    monkeypatch.setattr(indexing, "version", lambda _: "9.9.9")
    _use_no_program(monkeypatch)
    assert [problem.level for problem in index(DOCUMENTS, tmp_path).problems] == ["error"]


@pytest.mark.parametrize("damage", [b"", b"not a zip"])
def test_a_broken_memory_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    first = index(DOCUMENTS, tmp_path)
    (memory,) = tmp_path.iterdir()
    memory.write_bytes(damage or memory.read_bytes()[:-30])
    assert index(DOCUMENTS, tmp_path) == first


def test_an_index_that_cannot_be_remembered_is_still_an_index(tmp_path: Path) -> None:
    cache = tmp_path / "a file"
    cache.write_text("no folder", encoding="utf-8")
    indexed = index(DOCUMENTS, cache)
    assert "pagefind/pagefind.js" in indexed.files
    assert [problem.level for problem in indexed.problems] == ["warning"]


def test_an_empty_archive_has_no_index_and_no_problem(tmp_path: Path) -> None:
    assert index({}, tmp_path) == indexing.Indexed({})


def test_a_missing_program_is_a_problem_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use_no_program(monkeypatch)
    indexed = index(DOCUMENTS, tmp_path)
    (problem,) = indexed.problems
    assert indexed.files == {}
    assert str(problem.message) == "Søgningen mangler: programmet Pagefind er ikke på maskinen"
    assert "pip install" in str(problem.hint)


def test_a_program_that_fails_is_a_problem_with_what_it_said(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use_program(monkeypatch, tmp_path, "import sys; sys.exit('no room left')")
    indexed = index(DOCUMENTS, tmp_path / "memory")
    (problem,) = indexed.problems
    assert indexed.files == {}
    assert problem.level == "error"
    assert str(problem.message).endswith("(kode 1): no room left")
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "memory").exists()


def test_a_program_that_never_ends_is_stopped(tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_SECONDS_AT_LEAST", 0.2)
    _use_program(monkeypatch, tmp_path, "import time; time.sleep(60)")
    (problem,) = index(DOCUMENTS, tmp_path).problems
    assert "ikke færdig" in str(problem.message)
    assert list(scratch.iterdir()) == []


def test_a_program_that_cannot_be_started_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use_program(monkeypatch, tmp_path, "")
    (tmp_path / "pagefind-stand-in").chmod(0o644)
    (problem,) = index(DOCUMENTS, tmp_path).problems
    assert "kunne ikke køre" in str(problem.message)


@pytest.mark.parametrize("where", ["file", "environment"])
def test_settings_lying_about_do_not_change_the_index(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = index(DOCUMENTS, tmp_path / "one").files
    if where == "file":
        (tmp_path / "pagefind.yml").write_text('include_characters: "§"\n', encoding="utf-8")
        monkeypatch.chdir(tmp_path)
    else:
        monkeypatch.setenv("PAGEFIND_INCLUDE_CHARACTERS", "§")
    assert index(DOCUMENTS, tmp_path / "other").files == expected
