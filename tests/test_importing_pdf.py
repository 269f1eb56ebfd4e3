"""PDFs read to blocks: lines, paragraphs, headings, lists, columns, emphasis and hyphens, also over page breaks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable
from reportlab.platypus import Paragraph as Printed

from generator.importing.audit import words
from generator.importing.blocks import Block, Heading, List, Paragraph, Table
from tests.pdfs import LEFT, column, drawn, flowing, font, plain_words, read, style, text, unicode_font

PROSE = (
    "Direktionen drøftede sagen og lagde vægt på, at borgerne bliver hørt tidligt. Forvaltningen vender tilbage med et "
    "samlet oplæg, når høringen er slut, og økonomien i forslaget er gjort op for hvert af de kommende fire år."
)


def blocks(data: bytes) -> tuple[Block, ...]:
    return read(data).blocks


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks(data) if isinstance(block, Heading | Paragraph)]


def entries(data: bytes) -> list[tuple[int, str, str]]:
    found = next(block for block in blocks(data) if isinstance(block, List))
    return [(entry.depth, entry.marker, entry.text) for entry in found.entries]


def test_wrapped_lines_are_one_paragraph_and_the_gap_between_two_parts_them() -> None:
    first, second = blocks(flowing([Printed(PROSE, style()), Printed(PROSE[::-1], style())]))
    assert isinstance(first, Paragraph)
    assert (first.line, first.text) == (1, PROSE)
    assert len(first.lines) > 1
    assert isinstance(second, Paragraph)
    assert second.text == PROSE[::-1]
    assert second.line == len(first.lines) + 1


def test_lines_that_end_early_are_lines_of_their_own() -> None:
    short = ["Birkeå Rådhus", "Torvet 1", "9999 Birkeå"]
    assert texts(drawn(column([*short]))) == ["Birkeå Rådhus\\\nTorvet 1\\\n9999 Birkeå"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Sagen er fra Høje-", "Taastrup.", "Sagen er fra Høje-Taastrup."),
        ("Der er lagt en tids-", "og procesplan.", "Der er lagt en tids- og procesplan."),
        ("Beløbet skal budget-", "lægges.", "Beløbet skal budget-lægges."),
        ("Mødet blev flyttet på grund af Covid-", "19.", "Mødet blev flyttet på grund af Covid-19."),
        ("REFERAT Direktionen d. 10-01-", "2022", "REFERAT Direktionen d. 10-01-2022"),
        ("Beløbet skal budget\u00ad", "lægges.", "Beløbet skal budgetlægges."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_unless_it_is_soft(first: str, second: str, whole: str) -> None:
    name = unicode_font()
    page = [text(545 - 6.6 * len(first), 100, first, name=name), text(545 - 6.6 * len(first), 114, second, name=name)]
    page.append(text(LEFT, 300, PROSE[:80], name=name))
    found = read(drawn(page))
    wrapped = found.blocks[0]
    assert isinstance(wrapped, Heading | Paragraph)
    assert wrapped.text == whole
    assert words(found.text)[: len(words(whole))] == words(whole)


def test_ligatures_and_invisible_signs_are_folded() -> None:
    page = [text(LEFT, 100, "Det \ufb01nder Birk\u00adeå at være", name=unicode_font())]
    assert texts(drawn(page)) == ["Det finder Birkeå at være"]


def test_larger_letters_are_headings_by_size_and_a_wrapped_one_is_one() -> None:
    story = [
        Printed("REFERAT Direktionen d. 26-09-2022", style(size=20)),
        Printed(
            "Punkt 1: En titel, der er så lang, at den må brydes over flere linjer i den store skrift", style(size=16)
        ),
        Printed(PROSE, style()),
    ]
    title, item, _ = blocks(flowing(story))
    assert title == Heading(1, "REFERAT Direktionen d. 26-09-2022", 1)
    assert isinstance(item, Heading)
    assert item.level == 2
    assert item.text.endswith("over flere linjer i den store skrift")


def test_a_bold_line_is_a_heading_and_a_bold_sentence_an_emphasised_paragraph() -> None:
    page = [
        text(LEFT, 100, "Baggrund", bold=True),
        *column(["En tekst.", "Endnu en."], 114),
        text(LEFT, 200, "Det her er vigtigt.", bold=True),
    ]
    assert blocks(drawn(page)) == (
        Heading(1, "Baggrund", 6),
        Paragraph(2, "En tekst.\\\nEndnu en.", lines=("En tekst.", "Endnu en.")),
        Paragraph(4, "Det her er vigtigt.", emphasised=True),
    )


def test_an_underlined_line_is_a_heading() -> None:
    page = [text(LEFT, 100, "Beslutning"), lambda canvas: canvas.line(LEFT, 740, 123, 740), *column(["Godkendt."], 114)]
    assert [type(block) for block in blocks(drawn(page))] == [Heading, Paragraph]


def test_emphasis_inside_a_paragraph_is_kept() -> None:
    page = [text(70, 100, "Mødedato", bold=True), text(130, 100, "Mandag"), text(180, 100, "vist nok", italic=True)]
    assert texts(drawn(page)) == ["**Mødedato** Mandag *vist nok*"]


def test_emphasis_that_ends_inside_a_word_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(LEFT, 700)
        line.setFont(font(bold=True), 11)
        line.textOut("Byråds")
        line.setFont(font(), 11)
        line.textOut("mødet blev holdt.")
        canvas.drawText(line)

    assert texts(drawn([draw])) == ["Byrådsmødet blev holdt."]


def test_signs_that_markdown_would_read_are_escaped() -> None:
    assert texts(drawn(column(["Pris: 5*3 [note] og _x_"]))) == [r"Pris: 5\*3 \[note\] og \_x\_"]


def test_raised_and_lowered_marks_are_marked() -> None:
    page = [text(70, 100, "CO"), text(86.5, 103, "2", size=7), text(90.5, 100, "-kvoter"), text(124.4, 96, "1", size=7)]
    assert texts(drawn(page)) == ["CO<sub>2</sub>-kvoter<sup>1</sup>"]


def test_letter_spaced_and_twice_drawn_words_are_words() -> None:
    spaced = [text(70 + 14 * place, 100, letter, size=14) for place, letter in enumerate("REFERAT")]
    twice = [text(70 + shift, 200, "Beslutning", size=11) for shift in (0, 0.3)]
    page = [*spaced, *twice, *column(["En tekst, der er længere end de andre."], 300)]
    assert texts(drawn(page))[:2] == ["REFERAT", "Beslutning"]


def test_a_text_in_a_turned_page_is_read_as_it_is_shown() -> None:
    def landscape(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont(font(), 11)
        canvas.drawString(70, 500, "Første linje")
        canvas.drawString(70, 486, "Anden linje")

    assert texts(drawn([landscape])) == ["Første linje\\\nAnden linje"]


def test_a_watermark_is_taken_out_and_told() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 400)
        canvas.rotate(45)
        canvas.setFont(font(), 60)
        canvas.drawString(0, 0, "UDKAST")
        canvas.restoreState()

    document = read(drawn([*column([PROSE[:70]]), watermark]))
    assert [(each.text, str(each.why)) for each in document.removed] == [
        ("UDKAST", "skrevet på tværs af siden, som et vandmærke")
    ]


# lists


def test_bullets_nest_by_their_indents_and_wrapped_lines_belong_to_them() -> None:
    page = [
        *column(["•", "•"], 100, x=70, step=28),
        *column(["Et punkt, der går", "over to linjer", "Et punkt til"], 100, x=88),
        text(88, 142, "–"),
        text(106, 142, "Et underpunkt"),
        text(70, 156, "•"),
        text(88, 156, "Det sidste"),
    ]
    assert entries(drawn(page)) == [
        (0, "-", "Et punkt, der går\\\nover to linjer"),
        (0, "-", "Et punkt til"),
        (1, "-", "Et underpunkt"),
        (0, "-", "Det sidste"),
    ]


def test_bullets_of_symbol_fonts_and_letters_used_as_bullets_are_bullets() -> None:
    page = [
        text(70, 100, "•", name="Symbol"),
        text(88, 100, "Et punkt"),
        text(70, 114, "o"),
        text(88, 114, "Et andet"),
        text(70, 128, "■", name="ZapfDingbats"),
        text(88, 128, "Et tredje"),
    ]
    document = read(drawn(page))
    found = document.blocks[0]
    assert isinstance(found, List)
    assert [entry.text for entry in found.entries] == ["Et punkt", "Et andet", "Et tredje"]
    assert [(each.line, each.text) for each in document.removed] == [(2, "o")]


def test_bullets_that_are_drawn_are_bullets() -> None:
    dots = [lambda canvas, y=y: canvas.circle(75, 842 - y + 4, 1.5, fill=1) for y in (100, 114)]
    assert entries(drawn([*column(["Et punkt", "Et andet"], x=88), *dots])) == [
        (0, "-", "Et punkt"),
        (0, "-", "Et andet"),
    ]


def test_numbers_and_letters_in_front_of_a_wide_gap_are_entries() -> None:
    page = [*column(["1.", "2.", "a)", "b."], x=70), *column(["godkender", "beslutter", "Ja", "Nej"], x=92)]
    assert entries(drawn(page)) == [
        (0, "1.", "godkender"),
        (0, "2.", "beslutter"),
        (0, "-", "a) Ja"),
        (0, "-", "b. Nej"),
    ]


def test_numbers_that_count_on_are_entries_and_a_date_is_none() -> None:
    counted = column(["1. godkender", "2. beslutter"])
    dated = column(["1. juni holdt direktionen møde.", "2. juli holdt den ferie."], 300)
    found = blocks(drawn([*counted, *dated]))
    assert [type(block) for block in found] == [List, Paragraph]


def test_letters_that_count_on_are_entries_and_initials_are_none() -> None:
    assert entries(drawn(column(["a. anlæg", "b. drift"]))) == [(0, "-", "a. anlæg"), (0, "-", "b. drift")]
    assert texts(drawn(column(["A. P. Møller har svaret."]))) == ["A. P. Møller har svaret."]


def test_a_dash_that_begins_a_wrapped_line_is_no_bullet() -> None:
    full = PROSE[:83]
    assert texts(drawn(column([full, "– og det skal ske snart."]))) == [f"{full} – og det skal ske snart."]
    assert entries(drawn(column(["Det indstilles, at", "- sagen drøftes", "- planen vedtages"]))) == [
        (0, "-", "sagen drøftes"),
        (0, "-", "planen vedtages"),
    ]


def test_a_list_counts_on_over_a_page_break() -> None:
    assert [marker for _, marker, _ in entries(drawn(column(["1. godkender"], 780), column(["2. beslutter"])))] == [
        "1.",
        "2.",
    ]


def test_a_numbered_bold_line_is_a_heading() -> None:
    page = [text(57, 100, "1.", bold=True), text(84, 100, "Meddelelser", bold=True), *column(["Sagen drøftes."], 128)]
    assert texts(drawn(page)) == ["1. Meddelelser", "Sagen drøftes."]


# columns


def test_labels_to_the_left_begin_paragraphs_and_wrapped_facts_go_on_in_them() -> None:
    page = [
        *column(["Mødedato", "Mødested", "Mødedeltagere"], step=16),
        *column(["Mandag d. 26. september 2022", "Mødelokale B2"], x=170, step=16),
        text(170, 132, "Karen Holm, Bo Lund, Ida Krog, Per Skov, Eva Ravn, Ib Dam, Lis Bæk,"),
        text(170, 146, "Ole Kær"),
    ]
    assert texts(drawn(page)) == [
        "Mødedato Mandag d. 26. september 2022",
        "Mødested Mødelokale B2",
        "Mødedeltagere Karen Holm, Bo Lund, Ida Krog, Per Skov, Eva Ravn, Ib Dam, Lis Bæk, Ole Kær",
    ]


def test_members_in_two_columns_are_a_name_a_line() -> None:
    page = [*column(["Karen Holm (A)", "Bo Lund (V)"]), *column(["Ida Krog (C)", "Per Skov (Ø)"], x=300)]
    (found,) = blocks(drawn(page))
    assert isinstance(found, Paragraph)
    assert found.lines == ("Karen Holm (A)", "Ida Krog (C)", "Bo Lund (V)", "Per Skov (Ø)")


def test_prose_in_two_columns_is_read_one_after_the_other() -> None:
    left = ["Her begynder den første af to", "spalter, som står ved siden af", "hinanden på siden, ligesom de",
            "gør det i en avis, og som læses", "hver for sig, fra øverst til nederst."]  # fmt: skip
    right = [line.replace("e", "i") for line in left]
    found = read(drawn([*column(left), *column(right, x=320)]))
    assert found.text.splitlines() == left + right


def test_a_label_set_between_the_lines_of_its_fact_stands_before_them() -> None:
    page = [text(70, 107, "Deltagere"), text(170, 100, "Karen Holm, Bo Lund,"), text(170, 114, "Ida Krog")]
    assert texts(drawn(page)) == ["Deltagere Karen Holm, Bo Lund,\\\nIda Krog"]


def test_pages_in_a_table_of_contents_stand_apart() -> None:
    page = [*column(["1. Meddelelser", "2. Nyt rådhus"]), *column(["3", "10"], x=500)]
    assert entries(drawn(page)) == [(0, "1.", "Meddelelser\t3"), (0, "2.", "Nyt rådhus\t10")]


def test_leaders_and_a_page_end_a_line_of_a_table_of_contents() -> None:
    lines = ["Godkendelse af dagsorden" + "." * 100 + " 3", "Nyt rådhus" + "." * 115 + " 4"]
    (found,) = blocks(drawn(column(lines, size=9)))
    assert isinstance(found, Paragraph)
    assert found.lines == tuple(lines)


# page breaks


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    full = PROSE[:76] + " og"
    found = read(drawn(column([full], 780), column(["så videre i samme afsnit."])))
    (paragraph,) = found.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == f"{full} så videre i samme afsnit."
    assert found.page_starts == (1, 2)


def test_what_ends_before_a_page_break_does_not_go_on() -> None:
    assert texts(drawn(column(["Godkendt."], 780), column(["Direktionen drøftede sagen."]))) == [
        "Godkendt.",
        "Direktionen drøftede sagen.",
    ]


def test_a_list_goes_on_over_a_page_break() -> None:
    first = [text(70, 780, "•"), text(88, 780, "Et punkt")]
    second = [text(70, 80, "•"), text(88, 80, "Et andet")]
    assert entries(drawn(first, second)) == [(0, "-", "Et punkt"), (0, "-", "Et andet")]


def test_lines_that_the_grammar_knows_stand_alone_in_tight_text() -> None:
    lines = ["Punkt 2: Nyt rådhus", "25/1204", "Baggrund", "En tekst.", "Beslutning", "Godkendt."]
    assert texts(drawn(column(lines)))[:3] == lines[:3]
    full = PROSE[:83]
    assert texts(drawn(column([full, "Beslutning", "Godkendt."]))) == [full, "Beslutning", "Godkendt."]


# every word


DANISH = st.text(alphabet="abdefghiklmnoprstuvyæøåABDGKSTÆØÅ", min_size=2, max_size=14)
PARAGRAPH = st.lists(DANISH, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_word_comes_through_whatever_the_layout(data: st.DataObject) -> None:
    justified, size = data.draw(st.booleans()), data.draw(st.sampled_from([8, 11, 16]))
    paragraphs = data.draw(st.lists(PARAGRAPH, min_size=1, max_size=12))
    look = style(size=size, justified=justified, firstLineIndent=data.draw(st.sampled_from([0, 12])))
    story = [
        ListFlowable([Printed(each, look)], bulletType="bullet", bulletColor="black", start="•")
        if data.draw(st.booleans())
        else Printed(each, look)
        for each in paragraphs
    ]
    document = read(flowing(story, width=data.draw(st.sampled_from([120, 300, 450]))))
    assert words(document.text) == words(" ".join(paragraphs))
    assert words(plain_words(document)) == words(" ".join(paragraphs))
    assert not any(isinstance(block, Table) for block in document.blocks)
