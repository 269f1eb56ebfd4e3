"""The reader of Word documents on small ones of its own, each about one thing that Word can say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.content import format  # noqa: A004 - named for its pair, `parse`
from generator.importing import read_document
from generator.importing.audit import words
from generator.importing.blocks import Block, Entry, Heading, List, Paragraph, Table, markdown
from generator.importing.docx import read_docx
from generator.importing.reading import Document
from tests.docxs import HEADINGS, a_docx, as_strict, bold, cell, entry, heading, level, numbering, paragraph, run, table

REAL = Path(__file__).parent.parent.parent / "shared" / "minutes"
BULLET, DECIMAL = (
    numbering({1: level(0, "bullet", "") + level(1, "bullet", "o")}),
    numbering({1: level(0, "decimal", "%1.")}),
)


def read(data: bytes) -> Document:
    document = read_docx(data)
    assert isinstance(document, Document), document
    return document


def blocks(*body: str, styles: str = HEADINGS, numbers: str = "", footnotes: str = "") -> tuple[Block, ...]:
    return read(a_docx(*body, styles=styles, numbers=numbers, footnotes=footnotes)).blocks


def the_text(*body: str) -> str:
    """The Markdown of the one paragraph in a document."""
    (block,) = blocks(*body)
    assert isinstance(block, Paragraph)
    return block.text


def left_out(document: Document) -> list[tuple[int, str, str]]:
    return [(each.line, each.text, str(each.why)) for each in document.removed]


def told(data: bytes) -> list[str]:
    document = read_docx(data)
    problems = document.problems if isinstance(document, Document) else (document,)
    return [problem.in_language("da").splitlines()[0] for problem in problems]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not on this machine")
def test_real_minutes_give_the_same_meeting_as_their_text() -> None:
    printed = read_document(next((REAL / "direktionen-print").glob("003*.docx")).read_bytes())
    extracted = read_document(next((REAL / "direktionen").glob("003*.txt")).read_bytes())
    assert printed.problems == extracted.problems == ()
    assert printed.meeting is not None
    assert printed.meeting == extracted.meeting


MEETING = (
    paragraph("REFERAT Direktionen d. 10-03-2025", "Titel"),
    paragraph(bold("Mødedato") + "<w:r><w:tab/></w:r>" + run("Mandag d. 10. marts 2025 kl. 09:00")),
    paragraph(bold("Mødedeltagere") + "<w:r><w:tab/></w:r>" + run("Karen Holm, Bo Lund (Afbud)")),
    heading("Punkt 1: Nyt rådhus"),
    paragraph("25/1204"),
    heading("Baggrund", 2),
    paragraph(run("Rådhuset er ") + bold("for lille") + run(".")),
    heading("Beslutning", 2),
    entry("Godkendt."),
    entry("Sendes i høring."),
)


def test_a_document_becomes_a_meeting() -> None:
    found = read_document(a_docx(*MEETING, numbers=DECIMAL))
    assert found.problems == ()
    assert found.meeting is not None
    assert [person.absent for person in found.meeting.participants] == [False, True]
    assert format(found.meeting).endswith(
        "## Punkt 1: Nyt rådhus\n\nSag: 25/1204\n\n### Baggrund\n\nRådhuset er **for lille**.\n\n"
        "### Beslutning\n\n1. Godkendt.\n2. Sendes i høring.\n"
    )


def test_the_strict_form_of_the_standard_says_the_same() -> None:
    usual, strict = (read(a_docx(*MEETING, numbers=DECIMAL, strict=strict)) for strict in (False, True))
    assert as_strict("http://schemas.openxmlformats.org/wordprocessingml/2006/main").startswith("http://purl.oclc.org/")
    assert strict == usual


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ('w:styleId="x"><w:name w:val="heading 2"/>', 2),
        ('w:styleId="x"><w:name w:val="Overskrift 3"/>', 3),
        ('w:styleId="x"><w:name w:val="Title"/>', 1),
        ('w:styleId="x"><w:name w:val="Undertitel"/>', 2),
        ('w:styleId="x"><w:name w:val="Punkt"/><w:basedOn w:val="Overskrift2"/>', 2),
        ('w:styleId="x"><w:name w:val="Punkt"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>', 3),
        ('w:styleId="x"><w:name w:val="Brødtekst"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),
        ('w:styleId="x"><w:name w:val="Brødtekst"/><w:basedOn w:val="x"/>', None),
    ],
)
def test_a_heading_is_known_by_its_style_or_what_that_is_based_on(style: str, expected: int | None) -> None:
    known = '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
    (block,) = blocks(paragraph("Økonomi", "x"), styles=f'{known}<w:style w:type="paragraph" {style}</w:style>')
    assert (block.level if isinstance(block, Heading) else None) == expected


@pytest.mark.parametrize("style", ["Heading1", "Overskrift1", "Titel"])
def test_a_heading_is_known_by_the_id_where_there_are_no_styles(style: str) -> None:
    assert isinstance(blocks(paragraph("Økonomi", style), styles="")[0], Heading)


def test_a_line_all_bold_or_large_is_emphasised_and_nothing_else_is() -> None:
    usual = paragraph("En lang tekst, som er det meste af dokumentet.")
    found = blocks(
        usual,
        paragraph(bold("Økonomi") + run(" ")),
        paragraph(run("Økonomi", '<w:sz w:val="28"/>')),
        paragraph(bold("Beslutning:") + run(" Godkendt.")),
        paragraph(run("Her slutter en stor sætning.", '<w:sz w:val="28"/>')),
    )
    assert [block.emphasised for block in found if isinstance(block, Paragraph)] == [False, True, True, False, False]


def test_where_all_text_is_bold_no_style_switches_it_off() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    (block,) = blocks(paragraph(run("ord", '<w:rStyle w:val="Stærk"/>'), "Fed"), styles=defaults + STYLES)
    assert block == Paragraph(1, "ord", emphasised=True)


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Fed"><w:name w:val="Fed"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Barn"><w:name w:val="Barn"/><w:basedOn w:val="Fed"/></w:style>'
    '<w:style w:type="character" w:styleId="Stærk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "properties", "is_bold"),
    [
        ("Fed", "", True),
        ("Barn", "", True),
        ("Barn", '<w:b w:val="0"/>', False),
        ("Barn", '<w:b w:val="false"/>', False),
        ("", '<w:rStyle w:val="Stærk"/>', True),
        ("Barn", '<w:rStyle w:val="Stærk"/>', False),  # 17.7.3: two styles that toggle cancel out
        ("Barn", '<w:rStyle w:val="Stærk"/><w:b/>', True),
    ],
)
def test_bold_is_switched_through_the_styles(style: str, properties: str, *, is_bold: bool) -> None:
    (block,) = blocks(paragraph(run("ord", properties), style), styles=STYLES)
    assert isinstance(block, Paragraph)
    assert block.emphasised == is_bold


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO<sub>2</sub>"),
        (run("m") + run("2", '<w:vertAlign w:val="superscript"/>'), "m<sup>2</sup>"),
        (run("CO") + run("2", '<w:position w:val="-4"/><w:sz w:val="14"/>'), "CO<sub>2</sub>"),
        (run("gam") + run("mel", "<w:strike/>"), "gam<s>mel</s>"),
        (run("store ") + run("bogstaver", "<w:caps/>"), "store bogstaver"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a\\\nb"),
        ("<w:r><w:t>selv</w:t><w:noBreakHyphen/><w:t>eje</w:t></w:r>", "selv-eje"),
        ("<w:r><w:t>kommune</w:t><w:softHyphen/><w:t>plan</w:t></w:r>", "kommuneplan"),
        ('<w:r><w:t>A </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t> B</w:t></w:r>', "A → B"),
        (run("\uf061 \uf0b3 5", '<w:rFonts w:ascii="Symbol"/>'), "α ≥ 5"),
        (run("5*3 [x] _y_ <b"), r"5\*3 \[x\] \_y\_ \<b"),
        ('<w:bookmarkStart w:id="0" w:name="a"/>' + run("ord") + '<w:bookmarkEnd w:id="0"/>', "ord"),
        (f"<w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('b')}</w:rubyBase></w:ruby></w:r>", "ab"),
        (f"<w:smartTag><w:sdt><w:sdtContent>{run('ord')}</w:sdtContent></w:sdt></w:smartTag>", "ord"),
        ("<m:oMath><m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>2</m:t></m:den></m:f></m:oMath>", "1/2"),
    ],
)  # fmt: skip
def test_what_a_run_shows_is_kept(content: str, expected: str) -> None:
    assert the_text(paragraph(content)) == expected


def test_an_unknown_sign_is_told() -> None:
    data = a_docx(paragraph('<w:r><w:t>A</w:t><w:sym w:font="Webdings" w:char="F0FF"/></w:r>'))
    assert told(data) == ["advarsel: Tegn fra en symbolskrifttype kunne ikke læses (1); de står som «�»"]


# lists


def test_bullets_are_nested_by_their_level() -> None:
    (found,) = blocks(entry("et"), entry("to", level=1), entry("tre"), numbers=BULLET)
    assert found == List(1, (Entry(0, "-", "et"), Entry(1, "-", "to"), Entry(0, "-", "tre")))


def test_a_list_within_another_is_nested_by_its_indent() -> None:
    numbers = numbering({1: level(0, "decimal", "%1.", left=360), 2: level(0, "bullet", "•", left=720)})
    (found,) = blocks(entry("et"), entry("a", 2), entry("to"), numbers=numbers)
    assert isinstance(found, List)
    assert [(e.depth, e.marker) for e in found.entries] == [(0, "1."), (1, "-"), (0, "2.")]


def test_typed_lists_are_lists_and_a_single_number_is_not() -> None:
    found = blocks(paragraph("- et"), paragraph("• to"), paragraph("Tekst."), paragraph("1. a"), paragraph("2. b"),
                   paragraph("Tekst."), paragraph("3. Økonomi"), paragraph("10. marts holdes møde."))  # fmt: skip
    assert markdown(found) == (
        "- et\n- to\n\nTekst.\n\n1. a\n2. b\n\nTekst.\n\n3\\. Økonomi\n\n10\\. marts holdes møde."
    )


def test_a_list_that_begins_anew_keeps_its_numbers() -> None:
    numbers = numbering(
        {1: level(0, "decimal", "%1.")},
        {2: (1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')},
    )
    found = blocks(entry("a"), entry("b"), entry("c", 2), entry("d", 2), numbers=numbers)
    assert markdown(found) == "1. a\n2. b\n\n- 1\\. c\n- 2\\. d"


def test_a_numbered_heading_bears_its_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = [paragraph("Dagsorden", "Overskrift1"), paragraph("Økonomi", "Overskrift1")]
    dotted, worded = (numbering({1: level(0, "decimal", text)}) for text in ("%1.", "Punkt %1:"))
    assert blocks(*body, styles=styles, numbers=dotted)[1] == Heading(2, "2. Økonomi", 1)
    assert blocks(*body, styles=styles, numbers=worded)[1] == Heading(2, "Punkt 2: Økonomi", 1)


def test_a_numbered_line_in_bold_is_a_heading_and_no_list() -> None:
    found = blocks(entry(bold("Dagsorden")), paragraph("Godkendt."), entry(bold("Økonomi")), numbers=DECIMAL)
    assert found[2] == Paragraph(3, "2. Økonomi", emphasised=True)


# tables


def test_cells_that_span_columns_and_rows_leave_the_others_where_they_are() -> None:
    merged, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    (found,) = blocks(table(
        (cell("År"), cell("Beløb", '<w:gridSpan w:val="2"/>')),
        (cell("2025", merged), "1", "2"),
        (cell("", goes_on), "3", "4"),
    ))  # fmt: skip
    assert isinstance(found, Table)
    assert found.rows == (("År", "Beløb", ""), ("2025", "1", "2"), ("", "3", "4"))


def test_a_cell_keeps_its_lines_its_lists_and_the_table_in_it() -> None:
    inner = table(("a", "b"), ("c", "d"))
    (found,) = blocks(
        table(("Emne", "Note"), (cell(paragraph("x|y") + entry("z")), cell(inner + paragraph()))), numbers=DECIMAL
    )
    assert isinstance(found, Table)
    assert found.rows[1] == ("x|y<br>1. z", "a – b<br>c – d")


def test_a_frame_around_text_is_no_table() -> None:
    framed = blocks(table((cell(heading("Punkt 1: Budget") + paragraph("25/1")),)))
    assert framed == (Heading(1, "Punkt 1: Budget", 1), Paragraph(2, "25/1"))
    laid_out = blocks(
        table(
            ("1", cell(heading("Budget", 2) + paragraph("Godkendt."))),
        )
    )
    assert laid_out == (Paragraph(1, "1"), Heading(2, "Budget", 2), Paragraph(3, "Godkendt."))


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    (found,) = blocks(table(("a", "", "b"), ("", "", ""), ("c", "", "d")))
    assert isinstance(found, Table)
    assert found.rows == (("a", "b"), ("c", "d"))


# fields and links


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("d. ") + field(' DATE \\@ "d-M-yyyy" ', run("10-3-2025")), "d. 10-3-2025"),
        (f'<w:fldSimple w:instr=" AUTHOR ">{run("Bo")}</w:fldSimple>', "Bo"),
        (field(f" IF {field('MERGEFIELD x', run('skjult'))} = 1 ", run("svar")), "svar"),
        (run("før ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("efter"), "før efter"),
        (run("se ") + field(' HYPERLINK "https://birkeaa.example/a" ', run("her")), "se [her](https://birkeaa.example/a)"),
        (run("se ") + field(' HYPERLINK \\l "a" ', run("her")), "se her"),
        (f'<w:hyperlink r:id="web">{run("her")}</w:hyperlink>', "[her](https://birkeaa.example/%28a%29)"),
        (f'<w:hyperlink r:id="same">{run("https://birkeaa.example/")}</w:hyperlink>', "<https://birkeaa.example/>"),
        (f'<w:hyperlink r:id="mail">{run("Bo")}</w:hyperlink>', "[Bo](mailto:bo@birkeaa.example)"),
        (f'<w:hyperlink r:id="bad">{run("her")}</w:hyperlink>', "her"),
        (f'<w:hyperlink w:anchor="a">{run("her")}</w:hyperlink>', "her"),
        (f'<w:hyperlink r:id="web">{bold("h")}{run("er")}</w:hyperlink>', "[her](https://birkeaa.example/%28a%29)"),
    ],
)  # fmt: skip
def test_of_a_field_the_result_stays_and_of_a_link_a_safe_address(content: str, expected: str) -> None:
    links = {
        "web": "https://birkeaa.example/(a)", "same": "https://birkeaa.example/", "mail": "mailto:bo@birkeaa.example",
        "bad": "file:///C:/hemmelig.docx",
    }  # fmt: skip
    (block,) = read(a_docx(paragraph(content), links=links)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == expected


CONTENTS = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'


def row(title: str, page: str) -> str:
    return paragraph(f"{run(title)}<w:r><w:tab/></w:r>{field('PAGEREF a', run(page))}", "TOC1")


def test_a_table_of_contents_is_left_to_the_grammar_below_its_heading() -> None:
    found = blocks(paragraph("Indholdsfortegnelse"), row("1. Rådhus", "3"), row("2. Budget", "4"), styles=CONTENTS)
    assert [block.text for block in found if isinstance(block, Paragraph)][1:] == ["1. Rådhus\t3", "2. Budget\t4"]


def test_a_table_of_contents_without_a_heading_is_taken_out() -> None:
    rows = row("Nyt rådhus", "3") + row("Budget", "4")
    document = read(a_docx(paragraph("Referat"), rows, paragraph("Tekst."), styles=CONTENTS))
    assert [block.line for block in document.blocks] == [1, 4]
    assert left_out(document) == [(2, "Nyt rådhus 3", "indholdsfortegnelse"), (3, "Budget 4", "indholdsfortegnelse")]


# notes


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'


def mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_a_note_stands_below_the_text_with_its_mark() -> None:
    found = read(a_docx(
        paragraph(run("Et") + mark(7)), paragraph(run("To") + mark(3)),
        footnotes='<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>' + note(3, "B.") + note(7, "A."),
    ))  # fmt: skip
    assert markdown(found.blocks) == "Et\\[1\\]\n\n\\[1\\] A.\n\nTo\\[2\\]\n\n\\[2\\] B."
    assert found.text == "Et[1]\n[1] A.\nTo[2]\n[2] B."


def test_notes_begin_at_the_number_that_the_document_says() -> None:
    section = '<w:sectPr><w:footnotePr><w:numStart w:val="7"/></w:footnotePr></w:sectPr>'
    assert read(a_docx(paragraph(run("Et") + mark(1)), section, footnotes=note(1, "A."))).text == "Et[7]\n[7] A."


def test_a_note_with_two_marks_is_printed_once() -> None:
    found = read(a_docx(paragraph(run("Et") + mark(1)), paragraph(run("To") + mark(1)), footnotes=note(1, "A.")))
    assert found.text == "Et[1]\n[1] A.\nTo[1]"


def test_a_note_does_not_part_a_list_nor_a_heading_from_its_case_number() -> None:
    found = blocks(
        paragraph(run("x") + mark(1), "Overskrift1"), paragraph("25/1"), entry(run("a") + mark(2)), entry("b"),
        numbers=DECIMAL, footnotes=note(1, "A.") + note(2, "B."),
    )  # fmt: skip
    assert markdown(found) == "# x\\[1\\]\n\n25/1\n\n\\[1\\] A.\n\n1. a\\[2\\]\n2. b\n\n\\[2\\] B."


def test_notes_become_the_archives_footnotes() -> None:
    body = (*MEETING[:6], paragraph(run("Pris pr. m") + run("1", '<w:vertAlign w:val="superscript"/>') + mark(1)))
    found = read_document(a_docx(*body, footnotes=note(1, "Uden moms.")))
    assert found.problems == ()
    assert found.meeting is not None
    assert "Pris pr. m¹[^1-1]\n\n[^1-1]: Uden moms." in format(found.meeting)


def test_endnotes_count_on_and_a_mark_of_its_own_stays() -> None:
    text = paragraph(
        run("Et") + mark(1) + '<w:r><w:endnoteReference w:id="1"/></w:r>'
        '<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    )
    ends = "".join(f'<w:endnote w:id="{n}">{paragraph(t)}</w:endnote>' for n, t in ((1, "Slut."), (2, "* Egen.")))
    assert (
        read(a_docx(text, footnotes=note(1, "Fod."), endnotes=ends)).text == "Et[1][2]*\n[1] Fod.\n[2] Slut.\n* Egen."
    )


# what is left out


def test_headers_and_footers_are_left_out_and_told_once() -> None:
    margins = {
        "header1": paragraph("Birkeå Kommune"),
        "header2": paragraph("Birkeå Kommune"),
        "footer1": paragraph("Side 1"),
    }
    section = "<w:sectPr>" + "".join(f'<w:{name[:6]}Reference r:id="{name}"/>' for name in margins) + "</w:sectPr>"
    document = read(a_docx(paragraph("Tekst."), section, margins=margins))
    assert document.blocks == (Paragraph(2, "Tekst."),)
    assert document.text == "Birkeå Kommune\nTekst.\nSide 1"
    assert left_out(document) == [(1, "Birkeå Kommune", "sidehoved"), (3, "Side 1", "sidefod")]


def test_hidden_text_is_left_out_and_told() -> None:
    data = a_docx(paragraph(run("Synligt") + run("skjult", "<w:vanish/>") + run(" ord.")))
    document = read(data)
    assert document.blocks == (Paragraph(1, "Synligt ord."),)
    assert left_out(document) == [(2, "skjult", "skjult tekst")]
    assert told(data) == ["advarsel: Dokumentet har skjult tekst (antal steder: 1); den er ikke taget med"]


CHANGED = (
    paragraph(run("Blå") + '<w:del w:id="1"><w:r><w:delText>hemmelig</w:delText></w:r></w:del>'
              + f'<w:ins w:id="2">{run(" plan")}</w:ins>'),
    paragraph(f'<w:moveFrom w:id="3">{run("flyttet")}</w:moveFrom>' + run("Før ")),
    paragraph(f'<w:moveTo w:id="4">{run("flyttet")}</w:moveTo>'),
    paragraph(run("Første "), properties='<w:rPr><w:del w:id="5"/></w:rPr>'),
    paragraph("anden."),
    table(("a", "b")) + table(("c", "d")).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="6"/></w:trPr>'),
    paragraph(run("Rød", '<w:b/><w:rPrChange w:id="7"><w:rPr><w:i/></w:rPr></w:rPrChange>')),
)  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    data = a_docx(*CHANGED)
    document = read(data)
    assert document.text == "Blå plan\nFør\nflyttet\nFørste anden.\na\nb\nRød"
    assert document.blocks[-1] == Paragraph(7, "Rød", emphasised=True)
    assert told(data) == ["advarsel: Dokumentet har sporede ændringer (6); det er læst, som om de var accepteret"]
    assert "hemmelig" not in repr(document)


def test_comments_are_counted_and_never_read() -> None:
    data = a_docx(
        paragraph('<w:commentRangeStart w:id="1"/>' + run("Tekst.") + '<w:r><w:commentReference w:id="1"/></w:r>'),
        more={"word/comments.xml": b"<w:comments>hemmelig</w:comments>"},
    )
    assert told(data) == ["advarsel: Dokumentet har kommentarer (1); de er ikke læst"]
    assert "hemmelig" not in repr(read(data))


BOX = f"<w:txbxContent>{paragraph('I en boks.')}</w:txbxContent>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    twice = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(a_docx(paragraph(twice + run("Tekst.")))).text == "Tekst.\nI en boks."
    assert read(a_docx(paragraph(f"<w:r><w:pict>{BOX}</w:pict></w:r>"))).text == "I en boks."


def test_a_text_box_in_a_text_box_and_drawn_letters_are_read_once() -> None:
    inner = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
    outer = f"<w:txbxContent>{paragraph(run('Ydre.') + inner)}</w:txbxContent>"
    letters = '<w:r><w:pict><v:shape><v:textpath string="UDKAST"/></v:shape></w:pict></w:r>'
    document = read(a_docx(paragraph(f"<w:r><w:pict>{outer}</w:pict></w:r>" + letters)))
    assert document.text == "UDKAST\nYdre.\nI en boks."


def picture(description: str) -> str:
    inner = '<a:graphic><a:graphicData uri="x"><pic:pic/></a:graphicData></a:graphic>'
    named = f'<wp:docPr id="1" name="x" descr="{description}"/>'
    return f"<w:r><w:drawing><wp:inline>{named}{inner}</wp:inline></w:drawing></w:r>"


def test_pictures_are_told_and_what_they_are_said_to_show_is_kept() -> None:
    data = a_docx(
        paragraph(picture("Kort over havnen")), paragraph(picture("C:\\temp\\image001.png")), paragraph("Tekst.")
    )
    assert read(data).text == "[Kort over havnen]\nTekst."
    assert told(data) == ["bemærk: Dokumentet har billeder (2); de er ikke taget med"]


def test_an_embedded_object_is_told() -> None:
    data = a_docx(paragraph(run("Se arket.") + "<w:r><w:object><v:shape/></w:object></w:r>"))
    assert told(data) == ["advarsel: Dokumentet har indlejrede objekter, fx regneark (1); de er ikke taget med"]


# the account


EVERYTHING = (
    *MEETING,
    *CHANGED,
    paragraph("Indholdsfortegnelse"),
    table(("A", "B"), (cell(paragraph("x") + table(("inde", "i"))), cell(entry("listet")))),
    paragraph(f"<w:r><w:pict>{BOX}</w:pict></w:r>" + run("2", '<w:vertAlign w:val="subscript"/>') + mark(1)),
    f"<w:sdt><w:sdtContent>{paragraph('I et felt.')}</w:sdtContent></w:sdt>",
)  # fmt: skip


def test_every_word_that_is_shown_stands_in_the_text_and_in_the_blocks() -> None:
    document = read(a_docx(*EVERYTHING, numbers=DECIMAL, footnotes=note(1, "En note.")))
    xml = re.sub(
        r"<w:(del|moveFrom) .*?</w:\1>|<w:tr><w:trPr><w:del .*?</w:tr>", "", "".join(EVERYTHING) + note(1, "En note.")
    )
    shown = [word for text in re.findall(r"<w:t[ >][^<]*?>?([^<>]+)</w:t>", xml) for word in words(text)]
    for told_as in (document.text, markdown(document.blocks)):
        found = words(told_as)
        assert sorted(word for word in set(shown) if shown.count(word) > found.count(word)) == []
    assert sorted(words(document.text)) == sorted(words(markdown(document.blocks)))


def test_each_block_begins_at_its_line() -> None:
    document = read(a_docx(*EVERYTHING, numbers=DECIMAL, footnotes=note(1, "En note.")))
    lines = document.text.split("\n")
    starts = [words(markdown([block]))[0] for block in document.blocks]
    assert [words(lines[block.line - 1])[0] for block in document.blocks] == starts
    assert [block.line for block in document.blocks] == sorted(block.line for block in document.blocks)
