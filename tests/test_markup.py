import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup import to_html
from generator.model import Abbreviation, Reference, TextLinks

NOTHING = TextLinks()


def html(text: str, *references: Reference, short: tuple[Abbreviation, ...] = ()) -> str:
    return to_html(text, TextLinks(references, short), "p1")


def test_markdown_with_tables_and_footnotes_is_shown() -> None:
    shown = html("**Fed**[^1] og\n\n| A | B |\n| --- | ---: |\n| 1 | 2 |\n\n[^1]: En note.")
    assert "<strong>Fed</strong>" in shown
    assert '<th scope="col">A</th>' in shown
    assert '<td class="right">2</td>' in shown
    assert 'href="#note-p1-1"' in shown
    assert '<li id="note-p1-1"><p>En note.' in shown
    assert "style=" not in shown


@pytest.mark.parametrize("mark", ["sub", "sup", "i", "b", "em", "strong", "u", "s"])
def test_a_harmless_mark_is_shown_as_meant(mark: str) -> None:
    assert html(f"CO<{mark}>2</{mark}>") == f"<p>CO<{mark}>2</{mark}></p>\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<sub onclick=alert(1)>2</sub>",
        "<img src=x onerror=alert(1)>",
        "<sub>2",
        "</sub>",
        "<div>\n\n<script>alert(1)</script>\n</div>",
        "<!-- <script> -->",
        "<svg/onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        '[x](https://a.example/" onmouseover="alert(1))',
        "[x](root:sager/)",
    ],
)
def test_anything_else_is_shown_as_text(hostile: str) -> None:
    shown = html(hostile)
    tags = re.findall(r"<[^>]*>", shown)
    assert all(re.fullmatch(r'</?(p|sub|a|div)( href="https://[^"]*"| rel="external")*>', tag) for tag in tags), shown
    assert "root:" not in re.findall(r'href="([^"]*)', shown)


@given(st.text(st.sampled_from("<>\"'&=/ abscriptonload:#[](){}!`*_\n"), max_size=80))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    allowed = r"</?(p|em|strong|code|pre|a|br|ul|ol|li|blockquote|h[4-6]|s|sub|sup|b|i|u|hr)\b[^<>]*>"
    shown = html(text)
    assert all(re.fullmatch(allowed, tag) for tag in re.findall(r"<[^>]*>", shown)), shown
    assert not re.search(r"<[^>]*\son\w+=", shown)


def test_a_reference_becomes_a_link_from_the_root_wherever_it_stands() -> None:
    reference = Reference("sag 25/1", "sager/25-1/")
    assert html("Jf. **sag 25/1**, men ikke sag 25/12.", reference) == (
        '<p>Jf. <strong><a href="root:sager/25-1/">sag 25/1</a></strong>, men ikke sag 25/12.</p>\n'
    )


def test_a_phrase_in_a_link_or_in_code_is_left_alone() -> None:
    reference = Reference("sag 25/1", "sager/25-1/")
    assert "root:" not in html("[sag 25/1](https://a.example) `sag 25/1`", reference)


def test_an_abbreviation_is_explained_once() -> None:
    shown = html("HRC-team, HRC og HRC's råd", short=(Abbreviation("HRC", 'HR-"Centret"'),))
    assert shown == '<p>HRC-team, <abbr title="HR-&quot;Centret&quot;">HRC</abbr> og HRC\'s råd</p>\n'


def test_bare_addresses_become_links() -> None:
    shown = html("Se https://a.example/b?c=1&d=2, www.b.example. og post@b.example")
    assert re.findall(r'href="([^"]*)"', shown) == [
        "https://a.example/b?c=1&amp;d=2",
        "https://www.b.example",
        "mailto:post@b.example",
    ]


def test_a_link_to_nothing_is_its_text_and_one_to_an_attachment_leads_to_it() -> None:
    assert html("[kap. 2](#)") == "<p>kap. 2</p>\n"
    assert html("[kap. 2](../x.md)") == "<p>kap. 2</p>\n"
    assert (
        html("[Plan](../../../attachments/dir/Å-plan.pdf)") == '<p><a href="root:bilag/dir/aa-plan.pdf">Plan</a></p>\n'
    )


def test_headings_stay_below_the_pages_own() -> None:
    assert html("# A\n\n#### B\n\n##### C") == "<h4>A</h4>\n<h4>B</h4>\n<h5>C</h5>\n"


def test_a_list_lettered_by_hand_keeps_its_letters_without_bullets() -> None:
    assert html("- a) en\n- b) to").startswith('<ul class="lettered">')
    assert html("- a) en\n- to").startswith("<ul>")
    assert html("1. x\n   - a. en\n   - b. to\n2. y").count('class="lettered"') == 1


def test_a_numbered_list_goes_on_from_its_number() -> None:
    assert '<ol start="4">' in html("4. fire\n5. fem")


def test_a_list_numbered_with_parentheses_is_marked_so() -> None:
    assert html("1) et\n2) to").startswith('<ol class="parenthesis">')
    assert html("1. et").startswith("<ol>")


def test_a_line_break_that_is_meant_stays() -> None:
    assert html("a\\\nb<br>c") == "<p>a<br />\nb<br />\nc</p>\n"


def test_a_table_head_without_text_is_no_head() -> None:
    assert "<td></td>\n<th scope" in html("| | A |\n| --- | --- |\n| 1 | 2 |")


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    assert '<div class="table-scroll" role="region" aria-label="Tabel" tabindex="0">' in html("| A |\n| --- |\n| 1 |")


def test_a_mark_used_twice_leads_back_to_both() -> None:
    shown = html("a[^1] b[^1]\n\n[^1]: n")
    assert len(re.findall(r' id="([^"]*)"', shown)) == len(set(re.findall(r' id="([^"]*)"', shown))) == 3
    assert set(re.findall(r'href="#([^"]*)"', shown)) == set(re.findall(r' id="([^"]*)"', shown))


def test_no_text_gives_nothing() -> None:
    assert html("") == ""
