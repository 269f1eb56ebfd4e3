from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.markup import to_html
from generator.model import TextLinks
from generator.rendering.fragments import cut, fit_outline, plain_text


def test_a_texts_headings_begin_at_the_level_they_are_given() -> None:
    assert fit_outline("<h4>A</h4><p>a</p><h5>B</h5>", 3) == "<h3>A</h3><p>a</p><h4>B</h4>"


def test_a_skipped_level_is_closed_up() -> None:
    assert fit_outline("<h5>A</h5><h4>B</h4><h6>C</h6>", 4) == "<h4>A</h4><h4>B</h4><h5>C</h5>"


def test_tags_that_only_begin_like_a_heading_are_left_alone() -> None:
    assert fit_outline("<hr><header>x</header><h4 id='a'>A</h4>", 4) == "<hr><header>x</header><h4 id='a'>A</h4>"


@given(st.lists(st.integers(1, 6)), st.integers(2, 4))
def test_no_level_is_skipped_whatever_the_text_does(levels: list[int], top: int) -> None:
    fitted = fit_outline("".join(f"<h{level}>x</h{level}>" for level in levels), top)
    found = [int(level) for level in re.findall(r"<h(\d)>", fitted)]
    assert len(found) == len(levels)
    assert [int(level) for level in re.findall(r"</h(\d)>", fitted)] == found
    assert all(later <= earlier + 1 for earlier, later in zip([top - 1, *found], found, strict=False))


def test_plain_text_has_the_words_and_no_footnotes() -> None:
    html = to_html("Godkendt.[^1]\n\n- *A* & B\n- C\n\n[^1]: En note.", TextLinks(), "x")
    assert plain_text(html) == "Godkendt. A & B C"


def test_words_of_two_cells_are_not_run_together() -> None:
    assert plain_text("<tr><td>5,1</td><td>9,8</td></tr>") == "5,1 9,8"


def test_a_text_is_cut_between_two_words() -> None:
    assert cut("Direktionen godkender, at", 22) == "Direktionen godkender …"
    assert cut("Godkendt.", 22) == "Godkendt."


@given(st.text(), st.integers(5, 40))
def test_a_cut_text_is_never_longer_than_asked_for_but_for_its_mark(text: str, longest: int) -> None:
    assert len(cut(text, longest)) <= longest + len(" …")
