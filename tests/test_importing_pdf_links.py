"""Links in PDFs: which letters they take in, links that wrap, and addresses that link to themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Printed

from generator.importing.blocks import Heading, List, Paragraph, Table
from tests.pdfs import LEFT, Page, after, column, drawn, flowing, grid, read, rule, style, text

PAGE = "https://www.birkeaa.example/klima/hoering"
BEFORE = "Alle svar på forslaget til den nye plan kan læses samlet på"  # a line that is nearly full


def link(x0: float, x1: float, y: float, address: str = PAGE) -> Callable[[Canvas], None]:
    """A link over what stands between `x0` and `x1` on the line at `y`."""
    return lambda canvas: canvas.linkURL(address, (x0, 842 - y - 3, x1, 842 - y + 10))


def linked(words: str, y: float, shown: str, address: str = PAGE) -> Page:
    """A line of text, of which the part `shown` is a link."""
    start = after(words[: words.index(shown)])
    return [text(LEFT, y, words), link(start, start + after(shown) - LEFT, y, address)]


def texts(*pages: Page) -> list[str]:
    return [block.text for block in read(drawn(*pages)).blocks if isinstance(block, Heading | Paragraph)]


def test_links_to_the_net_are_kept_and_others_are_text() -> None:
    page = [
        *linked("Se rapporten", 100, "Se rapporten", "https://example.org/a b(1)"),
        *linked("Se kontoret", 114, "Se kontoret", "file:///etc/x"),
    ]
    assert texts(page) == ["[Se rapporten](https://example.org/a%20b%281%29)\\\nSe kontoret"]


@pytest.mark.parametrize("words", ["Se siden.", "Se (siden), som er ny", "Se »siden«"])
def test_the_signs_around_a_link_are_no_part_of_it(words: str) -> None:
    assert texts(linked(words, 100, "siden")) == [words.replace("siden", f"[siden]({PAGE})")]


def test_a_link_that_ends_inside_a_word_is_as_long_as_most_of_the_word() -> None:
    short = [text(LEFT, 100, "Hjemmesiden er ny."), link(LEFT, after("Hjemmesi"), 100)]
    assert texts(short) == [f"[Hjemmesiden]({PAGE}) er ny."]


def test_an_address_that_links_to_itself_is_an_address() -> None:
    assert texts(linked(f"Svar på {PAGE}.", 100, PAGE)) == [f"Svar på <{PAGE}>."]


@pytest.mark.parametrize(
    ("first", "second"),
    [("https://www.birkeaa.example/klima/", "hoering"), ("https://www.birkeaa.exam", "ple/klima/hoering")],
)
def test_an_address_over_two_lines_is_one(first: str, second: str) -> None:
    page = [
        *linked(f"Alle svar kan læses samlet på {first}", 100, first),
        *linked(f"{second}. De er nye.", 114, second),
    ]
    assert texts(page)[0] == f"Alle svar kan læses samlet på <{PAGE}>. De er nye."


def test_an_address_over_three_lines_is_one() -> None:
    parts = ["https://www.birkeaa.example/" + "sager/" * 8, "aar/" * 20, "bilag.html"]
    address = "".join(parts)
    lines = [draw for place, part in enumerate(parts) for draw in linked(part, 100 + 14 * place, part, address)]
    document = read(drawn([*lines, text(LEFT, 300, "x" * 70)]))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == f"<{address}>"
    assert document.text.splitlines()[0] == f"<{address}>"


WRAPPED = ["Rapporten om ordningen er offentliggjort på den side, som hedder kommunens", "hjemmeside i dag."]


def test_a_link_over_two_lines_is_one_whose_address_is_told_once() -> None:
    page = [*linked(WRAPPED[0], 100, "kommunens"), *linked(WRAPPED[1], 114, "hjemmeside")]
    document = read(drawn([*page, text(LEFT, 300, "x" * 70)]))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.endswith(f"[kommunens hjemmeside]({PAGE}) i dag.")
    assert document.text.splitlines()[:2] == [
        WRAPPED[0].replace("kommunens", "[kommunens"),
        WRAPPED[1].replace("hjemmeside", f"hjemmeside]({PAGE})"),
    ]


def test_a_link_goes_on_over_a_page_break_and_its_foot() -> None:
    running = [[text(LEFT, 800, f"Side {n}")] for n in (1, 2)]
    first = [*linked(WRAPPED[0], 780, "kommunens"), *running[0]]
    assert texts(first, [*linked(WRAPPED[1], 80, "hjemmeside"), *running[1]]) == [
        " ".join(WRAPPED).replace("kommunens hjemmeside", f"[kommunens hjemmeside]({PAGE})")
    ]


def test_a_link_wraps_in_a_list_and_in_a_cell() -> None:
    entry = [text(56, 100, "•"), *linked(WRAPPED[0], 100, "kommunens"), *linked(WRAPPED[1], 114, "hjemmeside")]
    found = read(drawn([*entry, text(56, 300, "x" * 70)])).blocks[0]
    assert isinstance(found, List)
    assert found.entries[0].text.endswith(f"[kommunens hjemmeside]({PAGE}) i dag.")
    cells = [*column(["Sag", "Svar"], step=30), text(210, 100, "Sted"), text(210, 130, "kommunens"),
             text(210, 142, "hjemmeside")]  # fmt: skip
    links = [link(210, 260, 130), link(210, 266, 142)]
    (table,) = read(drawn([*grid([60, 200, 400], [86, 116, 150]), *cells, *links])).blocks
    assert isinstance(table, Table)
    assert table.rows[1] == ("Svar", f"[kommunens hjemmeside]({PAGE})")


SHOWN = ["Rapporten", "om", "ordningen", "er", "ny", "hjemmeside", PAGE, f"{PAGE}/{'ab/' * 30}"]
WORDS = st.lists(st.sampled_from(SHOWN), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", PAGE, f"{PAGE}/2"])), min_size=1, max_size=6), st.data())
def test_no_word_of_a_link_is_lost_or_told_twice_wherever_it_breaks(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    shown = " ".join(f'<a href="{address}">{words}</a>' if address else words for words, address in parts)
    look = style(justified=data.draw(st.booleans()))
    look.splitLongWords = 1
    before = [Printed("Tekst", style())] * data.draw(st.integers(0, 35))
    read(flowing([*before, Printed(shown, look)], width=data.draw(st.sampled_from([120, 300, 450]))))


def test_two_lines_that_link_to_one_address_are_two_links() -> None:
    page = [*linked("Rapporten", 100, "Rapporten"), *linked("Bilaget", 114, "Bilaget")]
    assert texts(page) == [f"[Rapporten]({PAGE})\\\n[Bilaget]({PAGE})"]


def test_a_line_that_is_underlined_because_most_of_it_is_a_link_is_no_heading() -> None:
    words = ["Rapporten om ordningen er offentliggjort på kommunens hjemmeside, se", "siden om ordningen i dag."]
    page = [
        *linked(words[0], 100, words[0][:-4]),
        rule(LEFT, 102, after(words[0][:-4]), 102),
        text(LEFT, 114, words[1]),
    ]
    assert texts(page) == [f"[{words[0][:-4]}]({PAGE}), se {words[1]}"]


def test_emphasis_and_lowered_letters_are_inside_a_link() -> None:
    page = [
        text(LEFT, 100, "Se CO"),
        text(after("Se CO"), 103, "2", size=7),
        text(after("Se CO") + 4, 100, "-tallene"),
        text(after("Se CO-tallene ") + 4, 100, "nu", bold=True),
        link(LEFT, 200, 100),
    ]
    assert texts([*page, text(LEFT, 140, "x")])[0] == f"[Se CO<sub>2</sub>-tallene **nu**]({PAGE})"
