"""HTML as case systems deliver it in their fields: each kind of element as the block that it is."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.importing.blocks import Entry, Heading, List, Paragraph, Rule, Table, markdown
from generator.importing.html import read_fragment
from generator.importing.items import read_sections
from generator.markup import to_html
from generator.model import TextLinks


def shown(html: str) -> str:
    return markdown(read_fragment(html).blocks)


def rows(html: str) -> tuple[tuple[str, ...], ...]:
    (table,) = read_fragment(html).blocks
    assert isinstance(table, Table)
    return table.rows


def entries(html: str) -> list[tuple[int, str, str]]:
    (block,) = read_fragment(html).blocks
    assert isinstance(block, List)
    return [(entry.depth, entry.marker, entry.text) for entry in block.entries]


def told(html: str) -> list[tuple[str, str]]:
    return [(entry.text, str(entry.why)) for entry in read_fragment(html).removed]


def test_headings_paragraphs_and_rules_are_blocks_with_their_lines() -> None:
    document = read_fragment("<h2>Titel</h2><p>En\n tekst.</p>løs<hr><div>Mere</div>", first_line=5)
    assert document.blocks == (
        Heading(5, "Titel", 2), Paragraph(6, "En tekst."), Paragraph(7, "løs"), Rule(8), Paragraph(8, "Mere"),
    )  # fmt: skip
    assert document.text == "Titel\nEn tekst.\nløs\nMere"


def test_spaces_run_together_also_over_the_edges_of_elements() -> None:
    assert shown("<p>  en&nbsp;&nbsp; <b> to </b> tre\u00ad</p>") == "en **to** tre"


@pytest.mark.parametrize(
    ("html", "markdown_text"),
    [
        ("<b>a</b> b", "**a** b"),
        ("<b>en </b>to", "**en** to"),
        ("<b>W</b>ord", "**W**ord"),
        ("x <i>(a)</i>b", "x (a)b"),  # Markdown would show the asterisk
        ("x <b>y</b><i>z</i>", "x **y**z"),
        ("x <b>y <i>z</i></b>", "x **y *z***"),
        ("CO<sub>2</sub> m<sup>3</sup>", "CO<sub>2</sub> m<sup>3</sup>"),
        ("x <u>y</u> <s>z</s>", "x <u>y</u> <s>z</s>"),
        ('x <span style="font-weight: bold">y</span>', "x **y**"),
        ('<b style="font-weight:normal">x</b>', "x"),
        ('x <span style="text-decoration: line-through">y</span>', "x <s>y</s>"),
    ],
)
def test_marks_are_kept_where_markdown_can_show_them(html: str, markdown_text: str) -> None:
    assert shown(f"<p>{html}</p>") == markdown_text


def test_a_paragraph_that_is_bold_or_underlined_as_a_whole_is_emphasised() -> None:
    html = "<p><b>Baggrund</b>:</p><p><u>Økonomi</u></p><p><strong>Hele</strong> ikke</p>"
    assert read_fragment(html).blocks == (
        Paragraph(1, "Baggrund:", emphasised=True),
        Paragraph(2, "Økonomi", emphasised=True),
        Paragraph(3, "**Hele** ikke"),
    )


def test_a_bold_line_stands_apart_from_what_follows_its_break() -> None:
    assert shown("<p><b>Beslutning:</b><br>Godkendt.<br>Ida var imod.</p>") == (
        "**Beslutning:**\n\nGodkendt.\\\nIda var imod."
    )


def test_an_empty_line_parts_paragraphs() -> None:
    assert shown("en<br>to<br>&nbsp;<br>tre") == "en\\\nto\n\ntre"


@pytest.mark.parametrize(
    "text", ["# 1", "- x", "1. juni", "*stjerne*", "[a](/x)", "~~x~~", "&lt;", "| a |", "> x", "---", "a_b _c_", "```"]
)
def test_text_is_shown_as_it_is_whatever_it_looks_like(text: str) -> None:
    html = to_html(shown(f"<p>Før</p><p>{text.replace('&', '&amp;')}<br>efter</p>"), TextLinks(), "")
    page = etree.HTML(html)
    assert {element.tag for element in page.iter()} <= {"html", "body", "p", "br"}
    assert [line for line in map(str.strip, "".join(page.itertext()).split("\n")) if line] == ["Før", text, "efter"]


def test_tags_that_are_text_stay_text() -> None:
    assert shown("<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;</p>") == "\\<b>x\\</b> \\<script>"


def test_lists_are_nested_and_numbered_as_the_page_shows_them() -> None:
    assert entries("<ol start=3><li>a<ul><li>b</ul><li value=7>c<p>d</p></ol>") == [
        (0, "3.", "a"), (1, "-", "b"), (0, "7.", "c\\\nd"),
    ]  # fmt: skip
    assert entries("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>") == [(0, "-", "a"), (1, "-", "b"), (0, "-", "c")]
    assert entries("<ol reversed><li>a<li>b</ol>") == [(0, "2.", "a"), (0, "1.", "b")]


def test_letters_before_entries_are_kept_as_text() -> None:
    assert entries('<ol start="1" style="list-style-type: upper-alpha"><li>en<li>to</ol>') == [
        (0, "-", "A. en"), (0, "-", "B. to"),
    ]  # fmt: skip
    assert entries("<ol type=i start=4><li>en<li>to</ol>") == [(0, "-", "iv. en"), (0, "-", "v. to")]
    assert read_fragment("<ol type=a><li>en</ol>").text == "a. en"


def test_words_lists_are_lists() -> None:
    word = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span>"
        "</span>en</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o&nbsp;</span>under</p>"
        "<p style='mso-list:l1 level1 lfo1'><span style='mso-list:Ignore'>2.&nbsp;</span>to</p>"
    )
    assert entries(word) == [(0, "-", "en"), (1, "-", "under"), (0, "2.", "to")]
    assert entries("<p class=MsoListParagraph>·&nbsp;&nbsp; en</p><p>• to</p>") == [(0, "-", "en"), (0, "-", "to")]


def test_typed_dashes_are_a_list_only_when_there_are_several() -> None:
    assert entries("<div>- a</div><div>– b</div>") == [(0, "-", "a"), (0, "-", "b")]
    assert shown("<div>- a</div><div>b</div>") == "\\- a\n\nb"
    assert shown("<p>a<br>- b<br>c</p>") == "a\\\n\\- b\\\nc"


def test_a_table_in_a_list_parts_it_and_numbers_go_on() -> None:
    assert shown("<ol><li>a<table><tr><td>x<td>y</table></li><li>b</ol>") == "1. a\n\n| x | y |\n| --- | --- |\n\n2. b"


def test_a_cell_that_spans_others_has_its_text_once() -> None:
    assert rows(
        "<table><tr><th colspan=2>A</th><th>B</th></tr><tr><td rowspan=2>1<td>2<td>3</tr><tr><td>4<td>5</tr></table>"
    ) == (("A", "", "B"), ("1", "2", "3"), ("", "4", "5"))


def test_a_cells_paragraphs_and_lists_are_lines_of_it() -> None:
    assert rows("<table><tr><td><p>a<p><b>b</b><td><ul><li>c<li>d</ul></table>") == (("a<br>**b**", "- c<br>- d"),)
    assert rows("<table border=1><tr><td>a<table><tr><td>b<td>c</table><td>d</table>") == (("a<br>b c", "d"),)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><h3>Titel</h3><p>tekst</td><td></td></tr></table>",
        "<table role=presentation><tr><td><h3>Titel</h3></td><td>tekst</td></tr></table>",
        "<table><tr><td><h3>Titel</h3></td></tr><tr><td>tekst</td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_the_page_is_none(html: str) -> None:
    assert shown(html) == "### Titel\n\ntekst"
    assert read_fragment(html).text == "Titel\ntekst"


def test_a_caption_and_stray_text_in_a_table_stay_in_order() -> None:
    html = "<table><caption>Tal</caption><tr><td>a<td>b</tr>løs<tr><td>c<td>d</tr></table>"
    assert [type(block).__name__ for block in read_fragment(html).blocks] == [
        "Paragraph",
        "Table",
        "Paragraph",
        "Table",
    ]


def test_links_that_lead_out_are_kept_and_others_are_their_text() -> None:
    html = (
        '<a href="https://x.dk/a(1) b">ud</a> <a href="mailto:a@b.dk">brev</a> <a href="javascript:x()">js</a> '
        '<a href="#top">op</a> <a href="/side">side</a> <a href="https://y.dk">https://y.dk</a>'
    )
    assert shown(html) == ("[ud](https://x.dk/a%281%29%20b) [brev](mailto:a@b.dk) js op side https://y.dk")
    assert shown('<h3><a href="https://x.dk">Bilag</a></h3>') == "### Bilag"
    assert shown('<a href="https://x.dk"><p>en</p><p>to</p></a>') == "en\n\nto"


@pytest.mark.parametrize(
    "html",
    [
        '<p>Ord<a href="#_ftn1"><sup>[1]</sup></a></p><hr><div id="ftn1"><p><a href="#_ftnref1">[1]</a>Noten</p></div>',
        '<p>Ord<sup id="fnref1"><a href="#fn1">1</a></sup></p><ol><li id="fn1">Noten <a href="#fnref1">↩</a></li></ol>',
        '<p>Ord<a href="#sdfootnote1sym"><sup>1</sup></a></p><div><p><a href="#sdfootnote1anc">1</a>Noten</p></div>',
    ],
)
def test_footnotes_are_footnotes(html: str) -> None:
    (section,) = read_sections(read_fragment(html).blocks, "", "3").sections
    assert section.text.removesuffix(" ↩") == "Ord[^3-1]\n\n[^3-1]: Noten"


def test_pictures_are_their_description_and_those_without_are_told() -> None:
    document = read_fragment('<p>Se <img src=a alt="Kort over byen"> her</p><img src=b><img src=c alt="">')
    assert markdown(document.blocks) == "Se Kort over byen her"
    assert [problem.in_language("da").split("\n")[0] for problem in document.problems] == [
        ":2: advarsel: Billeder uden beskrivelse er udeladt (1)"
    ]


def test_what_is_not_shown_is_told_and_scripts_are_no_text() -> None:
    html = (
        '<p>en<span style="display:none">skjult</span></p><div hidden>borte</div><script>x</script><style>y</style>'
        "<!-- z --><p>to <del datetime=2025>gammelt</del><ins datetime=2025>nyt</ins></p>"
    )
    assert shown(html) == "en\n\nto nyt"
    assert told(html) == [
        ("skjult", "skjult på siden"), ("borte", "skjult på siden"), ("gammelt", "slettet (sporede ændringer i Word)"),
    ]  # fmt: skip


def test_text_said_once_more_for_screen_readers_is_told() -> None:
    assert told('<p><span aria-hidden="true">3</span><span class="sr-only">3</span></p>') == [
        ("3", "gentaget for skærmlæsere")
    ]
    assert shown('<p><span aria-hidden="true">eneste</span></p>') == "eneste"


def test_other_elements_keep_their_text() -> None:
    html = "<dl><dt>Ord<dd>forklaring</dl><blockquote>citat</blockquote><pre>en\n  to\n\ntre</pre><o:p>x</o:p>"
    assert shown(html) == "**Ord**\n\nforklaring\n\ncitat\n\nen\\\nto\n\ntre\n\nx"


def test_a_full_stop_alone_is_no_text() -> None:
    assert read_fragment("<p>. </p>").blocks == ()
    assert told("<p>. </p>") == [(".", "et punktum uden tekst")]


def test_entries_know_their_lines() -> None:
    (block,) = read_fragment("<p></p><ul><li>a<br>b<li>c</ul>", 4).blocks
    assert isinstance(block, List)
    assert block.entries == (Entry(0, "-", "a\\\nb", 4), Entry(0, "-", "c", 6))
