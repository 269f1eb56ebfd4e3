"""HTML made to do harm is read or refused in bounded time and memory, and never ends in a traceback."""

from __future__ import annotations

import time

import pytest

from generator.importing.blocks import Table, markdown
from generator.importing.html import read_fragment, read_html
from generator.importing.reading import Document
from generator.problems import Problem

_SECONDS = 20  # of processor time; a reading that is not linear would need hours


def refusal(html: str) -> str:
    read = read_html(f"<html><h1>Referat</h1>{html}".encode())
    assert isinstance(read, Problem)
    assert read.hint
    return str(read.message)


@pytest.mark.parametrize(
    "html",
    ["<div>" * 100_000, "<p>x" * 250_000, "<table><tr>" + "<td>x" * 3_000_000, "<ul><li>" * 100_000],
    ids=["deep", "many paragraphs", "millions of cells", "deep lists"],
)
def test_more_elements_than_any_minutes_have_are_refused(html: str) -> None:
    start = time.process_time()
    assert refusal(html).startswith("Siden er bygget af flere eller dybere HTML-elementer")
    assert time.process_time() - start < _SECONDS


def test_a_fragment_beyond_reason_gives_the_error_and_no_text() -> None:
    document = read_fragment("<div>" * 100_000)
    assert (document.blocks, document.text) == ((), "")
    assert [problem.level for problem in document.problems] == ["error"]


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td colspan=100000000 rowspan=100000000>x<td colspan=1000>y" * 10_000,
        "<table>" + "<tr><td rowspan=65534>x<td>y" * 10_000,
        "<table><tr>" + "<td>x" * 20_000 + "<tr><td>y" * 20_000,
    ],
    ids=["colspan", "rowspan", "ragged"],
)
def test_a_table_that_is_mostly_nothing_is_written_as_text(html: str) -> None:
    start = time.process_time()
    document = read_fragment(html)
    assert time.process_time() - start < _SECONDS
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert [str(problem.message)[:28] for problem in document.problems] == ["En tabel er for stor til at "]
    assert markdown(document.blocks).count("y") == html.count("y")


@pytest.mark.parametrize(
    "html",
    [
        "ord " * 4_900_000,
        "<" * 4_000_000,
        "<!--" * 4_000_000,
        "<p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">x",
        '<p style="' + "a:b;" * 2_000_000 + '">x',
        "<p>" + "* _ ** __ ~~ ` [" * 200_000,
        "<p>" + '<a href="https://x.dk">a</a> ' * 30_000,
        "<p>" + "<b>a</b><i>b</i>" * 15_000,
        "<ul><li>a" + "<ul><li>b</ul>" * 15_000,
        "<p>" + '<span aria-hidden="true">a</span>' * 30_000,
        "<table><tr><th>Punkt<th>Titel</table>" + "<table><tr><th>Punkt<th>Titel<tr><td>1<td>x</table>" * 5_000,
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + "&b;" * 100_000,
        "<div>" * 90 + "</b>" * 1_000_000,
    ],
    ids=["one line", "angles", "comments", "attributes", "style", "marks", "links", "looks", "lists", "hidden",
         "overviews", "entities", "ends"],
)  # fmt: skip
def test_a_large_page_is_read_in_bounded_time(html: str) -> None:
    start = time.process_time()
    assert isinstance(read_html(f"<html><h1>Referat</h1>{html}".encode()), Document)
    assert time.process_time() - start < _SECONDS


def test_what_lies_too_deep_is_text_of_what_it_lies_in() -> None:
    document = read_fragment(
        "<div>" * 3_000 + "inderst <b>fed</b><script>kode</script>" + "</div>" * 3_000 + "<p>efter"
    )
    assert document.text == "inderst fed\nefter"


def test_a_mark_that_is_never_closed_goes_on_to_the_end() -> None:
    document = read_fragment("".join(f"<p><font>ord {number}</p>" for number in range(500)))
    assert document.text.count("ord") == 500
