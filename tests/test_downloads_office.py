"""Office and OpenDocument files: everything that stands in them is found, and copies tell nothing of who made them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.downloads import archives, office, opendocument
from generator.downloads.nesting import Nesting, Room, unread
from generator.downloads.numbers import as_seen
from generator.findings import Examined
from generator.problems import say
from tests.docxs import NAMESPACES, RELATIONSHIPS, a_docx, paragraph, run, zipped
from tests.pictures import a_jpeg
from tests.slides import WIDTH, a_presentation, shape, slide
from tests.workbooks import X, a_workbook, number, row, shared, sheet, words

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Budget</dc:title><dc:creator>Ea Prøve</dc:creator>'
    "<cp:lastModifiedBy>Bo Prøve</cp:lastModifiedBy></cp:coreProperties>"
).encode()


def _look_into(name: str, data: bytes, nesting: Nesting) -> Examined:
    if data.startswith(b"PK"):
        return office.examine(data, nesting) if b"[Content_Types]" in data else archives.examine(data, nesting)
    return unread(say("hele filen, som er beskadiget")) if data else Examined()


def _examined(data: bytes) -> Examined:
    return office.examine(data, Nesting(_look_into))


def _words(found: Examined) -> str:
    return "\n".join(text.text for text in found.texts)


def _told(found: Examined, kind: str) -> list[str]:
    return [str(part.place) for part in found.parts if part.kind == kind]


def _place_of(found: Examined, text: str) -> str:
    return next(str(each.place) for each in found.texts if text in each.text)


# Word


@pytest.mark.parametrize("strict", [False, True])
def test_a_number_split_over_runs_is_one_text(strict: bool) -> None:
    data = a_docx(
        paragraph(run("0101") + run("90", "<w:b/>") + "<w:r><w:noBreakHyphen/></w:r>" + run("1234")), strict=strict
    )
    assert "010190-1234" in _words(_examined(data))


def test_deleted_text_is_found_and_told() -> None:
    change = '<w:del w:author="Bo" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>0190-1234</w:delText></w:r></w:del>'
    found = _examined(a_docx(paragraph(run("01") + change + run(" blev 20"))))
    assert "010190-1234" in _words(found)
    assert _told(found, "tracked_changes") == ["sporede ændringer i teksten (antal: 1)"]


def test_what_is_shown_is_also_read_without_what_is_deleted() -> None:
    change = "<w:del><w:r><w:delText>9999</w:delText></w:r></w:del>"
    assert "010190-1234" in _words(_examined(a_docx(paragraph(run("0101") + change + run("90-1234")))))


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:rStyle w:val="Hemmelig"/>'],
)
def test_text_that_nobody_sees_is_hidden(properties: str) -> None:
    styles = (
        '<w:style w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Hemmelig"><w:basedOn w:val="Skjult"/></w:style>'
    )
    found = _examined(a_docx(paragraph(run("Synlig. ") + run("Usynlig.", properties)), styles=styles))
    assert _told(found, "hidden") == ["skjult tekst i teksten (stykker: 1)"]
    assert "Usynlig." in _words(found)


def test_white_text_on_a_dark_cell_is_not_hidden() -> None:
    white = paragraph(run("Overskrift", '<w:color w:val="FFFFFF"/>'))
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{white}</w:tc>'
    assert not _told(_examined(a_docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")), "hidden")


def test_numbers_in_two_cells_are_not_read_as_one() -> None:
    found = _examined(
        a_docx(f"<w:tbl><w:tr><w:tc>{paragraph('110121')}</w:tc><w:tc>{paragraph('4500')}</w:tc></w:tr></w:tbl>")
    )
    assert "110121\n| 4500" in _words(found)


def test_all_that_is_beside_the_text_is_found() -> None:
    body = paragraph(
        '<w:r><w:instrText>HYPERLINK "mailto:feltkode"</w:instrText></w:r>'
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="b" descr="billedtekst"/></wp:inline></w:drawing></w:r>'
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        + paragraph("i en boks")
        + "</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    comments = (
        f"<w:comments {NAMESPACES}><w:comment w:author='Kim'>{paragraph('en bemærkning')}</w:comment></w:comments>"
    )
    data = a_docx(
        body,
        footnotes=f"<w:footnote>{paragraph('en fodnote')}</w:footnote>",
        margins={"header1": paragraph("et hoved")},
        links={"r9": "file:///C:/Users/prove/plan.docx"},
        more={"word/comments.xml": comments.encode(), "customXml/item1.xml": b"<sag><navn>i sagen</navn></sag>"},
    )
    found = _examined(data)
    for each in ("feltkode", "billedtekst", "i en boks", "en bemærkning", "Kim", "en fodnote", "et hoved", "i sagen"):
        assert each in _words(found), each
    assert _told(found, "comments") == ["kommentarer (antal: 1)"]
    assert _told(found, "metadata") == [
        "data, som et journalsystem har lagt i den",
        "placeringen af en fil, som den henter fra",
    ]


def test_a_file_inside_is_looked_into() -> None:
    inner = a_workbook({"Løn": sheet(row(words("A1", "bag diagrammet")))})
    found = _examined(a_docx(paragraph("x"), more={"word/embeddings/ark.xlsx": inner}))
    assert _place_of(found, "bag diagrammet") == "filen «ark.xlsx» inde i den, arket «Løn», A1"
    assert _told(found, "embedded") == ["filen «ark.xlsx» inde i den"]


def test_macros_are_told() -> None:
    assert _told(_examined(a_docx(paragraph("x"), more={"word/vbaProject.bin": b"x"})), "embedded") == ["makroer"]


# Excel


def test_a_cell_is_told_by_its_sheet_and_place() -> None:
    data = a_workbook({"Priser": sheet(row(shared("B7", 0)))}, strings=["010190-1234"])
    assert _place_of(_examined(data), "010190-1234") == "arket «Priser», B7"


@pytest.mark.parametrize("value", ["101901234", "101901234.0", "1.01901234E8"])
def test_a_number_has_its_lost_zero_again(value: str) -> None:
    found = _examined(a_workbook({"Ark1": sheet(row(number("A1", value)))}))
    assert "101901234 = 0101901234" in _words(found)


@pytest.mark.parametrize(
    ("form", "seen"),
    [("000000-0000", "101901234 = 0101901234"), ("0000000000", "101901234 = 0101901234"), ("#,##0", "101901234")],
)
def test_an_amount_has_lost_no_zero(form: str, seen: str) -> None:
    data = a_workbook({"Ark1": sheet(row(number("A1", "101901234", 1)))}, formats=[form])
    assert [text.text for text in _examined(data).texts if str(text.place) == "arket «Ark1», A1"] == [seen]


def test_what_is_hidden_in_a_workbook_is_told() -> None:
    data = a_workbook(
        {
            "Synlig": sheet(
                row(words("A1", "x"), words("C1", "y")),
                row(words("A2", "z"), more='hidden="1"'),
                row(number("A3", "7", 1)),
                before='<cols><col min="3" max="3" hidden="1"/></cols>',
            ),
            "Løn": sheet(row(words("A1", "hemmeligt"))),
        },
        states={"Løn": "veryHidden"},
        formats=[";;;"],
    )
    assert _told(_examined(data), "hidden") == [
        "skjulte rækker i arket «Synlig» (antal: 1)",
        "skjulte kolonner i arket «Synlig» (antal: 1)",
        "celler i arket «Synlig», hvis format intet viser (antal: 1)",
        "arket «Løn», som er skjult",
    ]


def test_the_rows_behind_a_pivot_table_are_hidden() -> None:
    records = f'<pivotCacheRecords xmlns="{X}"><r><s v="Ukendt Borger"/><n v="101901234"/></r></pivotCacheRecords>'
    found = _examined(a_workbook({"A": sheet()}, more={"xl/pivotCache/records1.xml": records.encode()}))
    assert _told(found, "hidden") == ["tallene bag en pivottabel"]
    assert "Ukendt Borger" in _words(found)
    assert "0101901234" in _words(found)


def test_a_string_that_no_cell_shows_is_found() -> None:
    found = _examined(a_workbook({"A": sheet(row(shared("A1", 0)))}, strings=["vist i arket", "slettet af arket"]))
    assert _place_of(found, "slettet af arket") == "tekster, som ingen celle viser"
    assert _words(found).count("vist i arket") == 1


def test_around_the_cells_is_found_too() -> None:
    after = "<headerFooter><oddHeader>i hovedet</oddHeader></headerFooter><dataValidation prompt='en hjælp'/>"
    inside = "<definedNames><definedName name='x'>i et navn</definedName></definedNames>"
    found = _words(_examined(a_workbook({"A": sheet(after=after)}, inside=inside)))
    assert all(each in found for each in ("i hovedet", "en hjælp", "i et navn"))


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_always_seen_as_it_is(value: int) -> None:
    assert as_seen(str(value)).split(" = ")[0] == str(value)


# PowerPoint


def test_what_is_hidden_in_a_presentation_is_told() -> None:
    data = a_presentation(
        slide(shape("på dias"), shape("ved siden af", x=WIDTH), shape("usynligt", more='hidden="1"')),
        slide(shape("skjult dias"), more='show="0"'),
        notes={1: slide(shape("min note", kind="body"), element="notes")},
    )
    found = _examined(data)
    assert _told(found, "hidden") == [
        "tekst uden for dias 1 (felter: 1)",
        "skjulte felter på dias 1 (antal: 1)",
        "dias 2, som er skjult",
    ]
    assert _told(found, "comments") == ["noterne til dias 1"]
    assert _place_of(found, "min note") == "noterne til dias 1"
    assert all(each in _words(found) for each in ("på dias", "ved siden af", "usynligt", "skjult dias"))


def test_notes_that_nobody_wrote_are_not_told() -> None:
    data = a_presentation(slide(shape("x")), notes={1: slide(shape("7", kind="sldNum"), element="notes")})
    assert not _told(_examined(data), "comments")


# OpenDocument


def _odf(content: str = "", meta: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    properties = f"<office:document-meta {names}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{content}</office:document-content>".encode(),
            "meta.xml": properties.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
            **(more or {}),
        }
    )


def test_what_an_opendocument_hides_is_told() -> None:
    content = (
        "<text:p>0101<text:span>90-1234</text:span></text:p>"
        '<text:section text:display="none"><text:p>skjult</text:p></text:section>'
        "<text:tracked-changes><text:changed-region><text:p>slettet</text:p></text:changed-region></text:tracked-changes>"
        "<office:annotation><text:p>bemærket</text:p></office:annotation>"
    )
    found = opendocument.examine(_odf(content, "<dc:creator>Ea Prøve</dc:creator>"), Nesting(_look_into))
    assert all(each in _words(found) for each in ("010190-1234", "skjult", "slettet", "bemærket", "Ea Prøve"))
    assert {part.kind for part in found.parts} == {"hidden", "tracked_changes", "comments", "metadata"}


@pytest.mark.parametrize("shown", ["", "<text:p>101901234</text:p>"])
def test_a_zero_that_a_cell_of_an_opendocument_has_lost_is_put_back(shown: str) -> None:
    cell = f'<table-cell office:value-type="float" office:value="101901234">{shown}</table-cell>'
    assert "0101901234" in _words(opendocument.examine(_odf(cell), Nesting(_look_into)))


@pytest.mark.parametrize(
    "cell",
    [
        '<table-cell office:value-type="float" office:value="101901234"><text:p>101.901.234</text:p></table-cell>',
        '<table-cell office:value-type="currency" office:value="101901234"/>',
    ],
)
def test_an_amount_in_an_opendocument_has_lost_none(cell: str) -> None:
    assert "0101901234" not in _words(opendocument.examine(_odf(cell), Nesting(_look_into)))


def test_texts_that_a_formula_puts_together_are_read_as_one() -> None:
    formula = "&quot;010190&quot; &amp; &quot;-1234&quot;"
    cell = f'<table-cell office:formula="of:={formula}"/>'
    assert "010190-1234" in _words(opendocument.examine(_odf(cell), Nesting(_look_into)))
    book = a_workbook({"Ark": sheet(row(f'<c r="A1"><f>{formula}</f><v></v></c>'))})
    assert "010190-1234" in _words(_examined(book))
    cached = a_workbook({"Ark": sheet(row('<c r="A1" t="str"><f>A2&amp;A3</f><v>010190-1234</v></c>'))})
    assert "010190-1234" in _words(_examined(cached))


def test_a_cleaned_opendocument_keeps_its_title_alone() -> None:
    meta = "<dc:title>Budget</dc:title><dc:creator>Ea Prøve</dc:creator>"
    cleaned = opendocument.clean(_odf("<text:p>x</text:p>", meta, {"Thumbnails/thumbnail.png": b"x"}))
    assert cleaned
    found = opendocument.examine(cleaned, Nesting(_look_into))
    assert "Budget" in _words(found)
    assert "Ea Prøve" not in _words(found)
    assert not found.parts
    assert zipfile.ZipFile(io.BytesIO(cleaned)).namelist()[0] == "mimetype"


# Copies without metadata


def _with_metadata() -> bytes:
    settings = f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="r1"/><w:zoom w:percent="100"/></w:settings>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{RELATIONSHIPS}/attachedTemplate" Target="file:///C:/Users/prove/brev.dotx" TargetMode="External"/>'
        "</Relationships>"
    )
    more = {
        "docProps/core.xml": CORE,
        "docProps/app.xml": b"<Properties xmlns='urn:extended'><Company>Firmaet</Company></Properties>",
        "docProps/custom.xml": b"<Properties xmlns='urn:custom'><property>Sagsbehandler</property></Properties>",
        "docProps/thumbnail.emf": b"",
        "word/settings.xml": settings.encode(),
        "word/_rels/settings.xml.rels": relations.encode(),
        "word/media/image1.jpeg": a_jpeg(comment=b"taget af Bo"),
    }
    return a_docx(paragraph("Teksten bliver."), more=more)


def test_a_cleaned_document_tells_its_title_and_its_text_alone() -> None:
    cleaned = office.clean(_with_metadata())
    assert cleaned
    found = _examined(cleaned)
    assert not _told(found, "metadata")
    assert all(each in _words(found) for each in ("Budget", "Teksten bliver."))
    for each in (b"Ea Pr", b"Firmaet", b"Sagsbehandler", b"brev.dotx", b"taget af Bo"):
        assert not any(each in data for data in _members(cleaned).values()), each


def test_the_rest_of_a_cleaned_document_is_the_same_byte_for_byte() -> None:
    before, after = _members(_with_metadata()), _members(office.clean(_with_metadata()) or b"")
    assert before["word/document.xml"] == after["word/document.xml"]
    assert before["word/styles.xml"] == after["word/styles.xml"]
    assert before.keys() - after.keys() == {"docProps/thumbnail.emf"}


def test_a_document_is_cleaned_to_the_same_bytes_once_and_for_all() -> None:
    cleaned = office.clean(_with_metadata())
    assert cleaned == office.clean(_with_metadata())
    assert cleaned
    assert office.clean(cleaned) is None


def test_where_a_workbook_lay_is_taken_out() -> None:
    inside = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        '<a:absPath xmlns:a="urn:x15ac" url="C:\\Users\\prove\\"/></mc:Choice></mc:AlternateContent>'
    )
    data = a_workbook({"A": sheet()}, inside=inside)
    assert _told(_examined(data), "metadata") == ["hvor den lå"]
    cleaned = office.clean(data)
    assert cleaned
    assert b"prove" not in _members(cleaned)["xl/workbook.xml"]


def test_names_that_comments_need_stay() -> None:
    people = b"<people><person author='Kim'/></people>"
    comments = f"<w:comments {NAMESPACES}><w:comment/></w:comments>".encode()
    alone = office.clean(a_docx(paragraph("x"), more={"word/people.xml": people}))
    assert alone
    assert "word/people.xml" not in _members(alone)
    assert office.clean(a_docx(paragraph("x"), more={"word/people.xml": people, "word/comments.xml": comments})) is None


def test_a_signed_document_is_not_touched_and_what_its_certificate_tells_is_found() -> None:
    signature = b"<Signature><X509Certificate>UGVyc29uIDAxMDE5MDEyMzQ=</X509Certificate></Signature>"
    data = a_docx(paragraph("x"), more={"docProps/core.xml": CORE, "_xmlsignatures/sig1.xml": signature})
    assert office.clean(data) is None
    assert "0101901234" in _words(_examined(data))


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# Hostile files


def test_text_beside_the_members_is_found() -> None:
    data = a_docx(paragraph("x"))
    padded = b"Hemmeligt 010190-1234 " * 400 + data
    assert _told(_examined(padded), "unread") == ["data, som ikke hører til nogen del af den"]
    assert "010190-1234" in _words(_examined(padded))


@pytest.mark.parametrize("is_before", [True, False])
def test_a_few_words_before_or_after_a_package_are_found(is_before: bool) -> None:
    for data in (a_docx(paragraph("x")), zipped({"a.txt": b"x"}), _odf("<text:p>x</text:p>")):
        stray = b"Nummer 010190-1234 her"
        padded = stray + data if is_before else data + stray
        assert "010190-1234" in _words(archives.examine(padded, Nesting(_look_into)))
        assert "010190-1234" not in _words(archives.examine(data, Nesting(_look_into)))


def test_what_is_noted_on_a_member_is_found() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        info = zipfile.ZipInfo("a.txt")
        info.comment = b"Nummer 010190-1234"
        info.extra = b"\xfe\xca\x12\x00Nummer 020190-1234"
        package.writestr(info, b"x")
    words = _words(archives.examine(target.getvalue(), Nesting(_look_into)))
    assert "010190-1234" in words
    assert "020190-1234" in words


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY a "010190-1234"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
        b"<a>" * 1_000_000,
        b"<a>" + b"<b/>" * 2_500_000 + b"</a>",
        b"<a " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>",
        b"<a",
    ],
)
def test_xml_that_is_no_xml_of_an_office_program_is_unread(xml: bytes) -> None:
    assert _told(_examined(a_docx(paragraph("x"), more={"word/more.xml": xml})), "unread")


def test_there_is_an_end_to_what_is_unpacked() -> None:
    bomb = zipped({f"{n}.txt": bytes(1_000_000) for n in range(20)})
    found = archives.examine(bomb, Nesting(lambda *_: Examined(), Room(bytes_left=5_000_000)))
    assert len(_told(found, "unread")) == 15


def test_there_is_an_end_to_how_deep_is_looked() -> None:
    data = b"x"
    for _ in range(6):
        data = zipped({"inde.zip": data})
    assert any("filer inde i filer" in place for place in _told(archives.examine(data, Nesting(_look_into)), "unread"))


@given(st.data())
def test_no_broken_file_is_an_exception(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for each in (office, opendocument):
        assert each.examine(broken, Nesting(_look_into)).texts is not None
        each.clean(broken)
    archives.examine(broken, Nesting(_look_into))


WHOLE = (
    _with_metadata(),
    a_workbook({"A": sheet(row(shared("A1", 0)))}, strings=["x"]),
    a_presentation(slide(shape("x")), notes={1: slide(shape("y"), element="notes")}),
    _odf("<text:p>x</text:p>", "<dc:creator>y</dc:creator>"),
)
