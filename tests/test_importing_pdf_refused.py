"""PDFs that can't be read, or not all of them: refused or doubted, with what to do; and hostile ones."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from generator.importing.pdf import read_pdf
from generator.importing.reading import Document
from generator.importing.starts import landmark
from generator.problems import Problem
from tests.pdfs import HEIGHT, box, column, drawn, font, picture, read, refused, text

WORDS = column(["Direktionen godkendte planen for nyt rådhus.", "Den vender tilbage med en tidsplan."])


def told(data: bytes) -> list[str]:
    document = read_pdf(data, landmark)
    assert isinstance(document, Document)
    return [problem.in_language("da").partition("\n")[0] for problem in document.problems]


def hidden(x: float, y: float, words: str) -> Callable[[Canvas], None]:
    """A text drawn without ink."""

    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(x, HEIGHT - y)
        line.setFont(font(), 11)
        line.setTextRenderMode(3)
        line.textOut(words)
        canvas.drawText(line)

    return draw


def test_a_scan_without_text_is_refused_with_the_command_to_run() -> None:
    why = refused(drawn([picture()], [picture()]))
    assert why.startswith("fejl: PDF'en er en skanning uden tekst\n")
    assert "ocrmypdf -l dan ind.pdf ud.pdf" in why


def test_empty_pages_are_refused() -> None:
    assert refused(drawn([])).startswith("fejl: PDF'en har ingen tekst")


def test_a_page_that_is_a_picture_is_told_among_pages_of_text() -> None:
    assert told(drawn(WORDS, [picture()])) == [
        ":3: advarsel: Side 2 er et billede uden tekst; det, der står på den, er ikke med"
    ]


def test_the_text_that_ocr_has_laid_under_a_scan_is_read_and_doubted() -> None:
    data = drawn([picture(), hidden(70, 100, "Direktionen godkendte planen.")])
    assert read(data).text == "Direktionen godkendte planen."
    assert told(data) == ["advarsel: Teksten er læst af et billede med OCR"]


def test_text_without_ink_on_a_page_that_is_no_scan_is_taken_out() -> None:
    document = read(drawn([*WORDS, hidden(70, 300, "En hemmelighed")]))
    assert [(each.text, str(each.why)) for each in document.removed] == [("En hemmelighed", "er usynlig på siden")]


def test_text_outside_the_page_is_taken_out() -> None:
    document = read(drawn([*WORDS, text(700, 100, "Udenfor")]))
    assert [(each.text, str(each.why)) for each in document.removed] == [("Udenfor", "står uden for siden")]


def test_text_under_a_bar_is_refused_because_it_can_still_be_read() -> None:
    why = refused(drawn(WORDS, [*WORDS, box(60, 88, 400, 104)]))
    assert why.startswith("fejl: På side 2 er tekst dækket til, men den kan stadig læses i filen\n")


def test_a_marker_pen_and_shading_under_text_hide_nothing() -> None:
    def marker(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
        canvas.rect(60, HEIGHT - 104, 340, 16, stroke=0, fill=1)

    assert told(drawn([box(60, 88, 400, 104, grey=0.8), *WORDS, marker])) == []


def test_a_document_with_a_password_is_refused_and_one_with_only_an_owner_is_read() -> None:
    assert refused(drawn(WORDS, password="hemmelig")).startswith("fejl: PDF'en er beskyttet med adgangskode\n")  # noqa: S106 - a test's
    assert read(drawn(WORDS, owner="ejer")).text.startswith("Direktionen godkendte")


def test_broken_documents_are_refused() -> None:
    assert refused(b"%PDF-1.7\nintet").startswith("fejl: PDF'en er beskadiget\n")


def test_a_document_without_its_end_is_read_or_refused_and_never_more() -> None:
    data = drawn(WORDS, WORDS)
    for share in range(1, 10):
        assert isinstance(read_pdf(data[: share * len(data) // 10], landmark), Document | Problem)


def test_fields_that_are_filled_in_are_read() -> None:
    def field(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="sted", value="Birkeå", x=70, y=600, width=200, height=20)

    document = read_pdf(drawn([*WORDS, field]), landmark)
    assert isinstance(document, Document)
    assert "Birkeå" in document.text


def test_attached_files_are_told() -> None:
    with pypdfium2.PdfDocument(drawn(WORDS)) as pdf:
        pdf.new_attachment("bilag.txt").set_data(b"x")
        data = io.BytesIO()
        pdf.save(data)
    assert told(data.getvalue()) == ["advarsel: PDF'en har 1 vedhæftede filer, som ikke er læst"]


def test_more_pages_than_any_year_of_minutes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.importing.pdf.opening.MOST_PAGES", 2)
    assert refused(drawn(WORDS, WORDS, WORDS)).startswith("fejl: PDF'en har 3 sider; der må højst være 2\n")


def test_a_page_with_more_letters_than_any_is_refused() -> None:
    page = [text(70, 100 + place, "a" * 2000, size=1) for place in range(60)]
    assert refused(drawn(page)).startswith(
        "fejl: Side 1 kan ikke læses: den er beskadiget, eller der er for meget på den"
    )


def raw_pdf(content: bytes) -> bytes:
    """A PDF of one page that draws `content`."""
    packed = zlib.compress(content)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
        + (b"trailer<</Root 1 0 R>>\n%%EOF")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"q " * 50_000 + b"BT /F 11 Tf 70 700 Td (Ord) Tj ET",
        b"70 700 m 80 700 l S " * 30_000 + b"BT /F 11 Tf 70 700 Td (Ord) Tj ET",
        b"70 700 20 20 re f " * 20_000 + b"BT /F 11 Tf 70 600 Td (Ord) Tj ET",
        b"BT /F 11 Tf 70 700 Td " + b"(a) Tj 9 0 Td " * 20_000 + b" ET",
        b"BT /F 0 Tf 70 700 Td (Ord) Tj 0 0 0 0 0 0 Tm (Ord) Tj ET",
        b"BT /F 11 Tf 1e30 0 0 1e30 1e30 1e30 Tm (Ord) Tj ET BT /F 11 Tf 70 700 Td (Ord) Tj ET",
    ],
    ids=["states", "lines", "boxes", "letters", "flat", "huge"],
)
def test_pages_that_no_program_prints_are_read_or_refused_in_bounded_time(content: bytes) -> None:
    assert isinstance(read_pdf(raw_pdf(content), landmark), Document | Problem)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_a_document_raises(data: st.DataObject) -> None:
    whole = bytearray(drawn(WORDS, [picture(), *WORDS]))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_pdf(bytes(whole), landmark), Document | Problem)
