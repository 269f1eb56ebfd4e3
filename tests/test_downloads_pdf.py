"""What a PDF that readers can download holds, seen and unseen, and the copy without what is no part of its pages."""

from __future__ import annotations

import io
import re
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ExifTags, Image
from reportlab.pdfgen.canvas import Canvas

from generator.downloads import pdf
from generator.downloads.nesting import Nesting, text_at
from generator.downloads.pdf.signatures import strings_of_der
from generator.findings import Examined
from tests.pdfs import HEIGHT, box, column, drawn, picture, text

ROOT = Path(__file__).parent.parent
NAME = "Karen Prøvesen"
PASSWORD = "x"  # noqa: S105 - of a document that the test makes
LINES = column(["Dagsorden for mødet", f"Sagen om {NAME} er behandlet", "Intet at bemærke"])
UNDER_NAME = (70 + 48, 104, 70 + 140, 118)
"""Where the name in the second line stands."""


def examined(data: bytes) -> Examined:
    return pdf.examine(data, Nesting(lambda _name, inner, _nesting: text_at(None, inner.decode("latin-1"))))


def told(data: bytes) -> list[str]:
    """What is said of a file, its properties apart: reportlab's are in all of them."""
    return [f"{part.kind}: {part.place}" for part in examined(data).parts if part.kind != "metadata"]


def texts(data: bytes) -> str:
    return "\n".join(found.text for found in examined(data).texts)


def text_of(data: bytes, place: str) -> str:
    return "\n".join(found.text for found in examined(data).texts if str(found.place) == place)


def edited(data: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        edit(file)
        file.save(target, static_id=True)
    return target.getvalue()


def with_note(data: bytes, **note: object) -> bytes:
    def add(file: pikepdf.Pdf) -> None:
        made = file.make_indirect(Dictionary({"/Type": Name.Annot, **{f"/{key}": each for key, each in note.items()}}))
        file.pages[0].obj.Annots = Array([made])

    return edited(data, add)


def rect(x0: float, y0: float, x1: float, y1: float) -> Array:
    return Array([x0, HEIGHT - y1, x1, HEIGHT - y0])


def later(data: bytes, number: int, written: bytes) -> bytes:
    """The file with object `number` written anew below it, as a program that saves quickly does."""
    place = len(data)
    start = re.findall(rb"startxref\s+(\d+)", data)[-1]
    size = re.findall(rb"/Size (\d+)", data)[-1]
    root = re.findall(rb"/Root (\d+ 0 R)", data)[-1]
    added = b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    trailer = b"trailer\n<</Size %b/Root %b/Prev %b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, start, place + len(added))  # fmt: skip
    return data + added + table + trailer


# --- what covers, and what does not -----------------------------------------------------------------------------------


def test_a_page_of_plain_text_gives_its_text_and_no_alarm() -> None:
    data = drawn(LINES)
    assert told(data) == []
    assert NAME in text_of(data, "side 1")


def test_a_black_box_over_a_name_is_found_and_the_name_is_a_text() -> None:
    data = drawn(LINES, [*LINES, box(*UNDER_NAME)])
    assert told(data) == ["covered: tekst, der er dækket til, men kan læses i filen (side 2)"]
    assert NAME in text_of(data, "side 2")


@pytest.mark.parametrize("grey", [0, 0.5, 1])
def test_whatever_colour_it_has(grey: float) -> None:
    assert told(drawn([*LINES, box(*UNDER_NAME, grey=grey)]))


def test_a_picture_over_a_name_covers_it() -> None:
    assert told(drawn([*LINES, picture(*UNDER_NAME)])) == [
        "covered: tekst, der er dækket til, men kan læses i filen (side 1)"
    ]


def test_a_box_that_leaves_the_edges_of_letters_free_covers_none_of_them() -> None:
    assert told(drawn([*LINES, box(UNDER_NAME[0], 110, UNDER_NAME[2], 112)])) == []


@pytest.mark.parametrize("grey", [0.3, 0.9])
def test_a_box_drawn_before_its_text_is_no_cover(grey: float) -> None:
    assert told(drawn([box(*UNDER_NAME, grey=grey), *LINES])) == []


def test_text_drawn_again_on_the_box_is_seen() -> None:
    assert told(drawn([*LINES, box(60, 80, 300, 140, grey=0.9), *LINES])) == []


def test_a_marker_that_shines_through_is_no_cover() -> None:
    def marker(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 0, alpha=0.5)
        canvas.rect(118, HEIGHT - 118, 90, 14, stroke=0, fill=1)

    assert told(drawn([*LINES, marker])) == []


def test_a_highlight_note_is_no_cover_and_what_is_written_in_it_a_comment() -> None:
    quad = rect(*UNDER_NAME)
    x0, y0, x1, y1 = (float(each) for each in quad)
    points = Array([x0, y1, x1, y1, x0, y0, x1, y0])
    note = {"Subtype": Name.Highlight, "Rect": quad, "QuadPoints": points, "C": Array([1, 1, 0])}
    assert told(with_note(drawn(LINES), **note)) == []
    commented = with_note(drawn(LINES), **note, Contents=String("Hvem er det?"), T=String("Bo Prøvesen"))
    assert told(commented) == ["comments: kommentarer (side 1)"]
    assert "Hvem er det?" in texts(commented)
    assert "Bo Prøvesen" in texts(commented)


@pytest.mark.parametrize("kind", [Name.Square, Name.Polygon])
def test_a_black_square_drawn_as_a_note_covers(kind: Name) -> None:
    black = Array([0, 0, 0])
    x0, y0, x1, y1 = (float(each) for each in rect(*UNDER_NAME))
    data = with_note(drawn(LINES), Subtype=Name.Square, Rect=rect(*UNDER_NAME), IC=black, C=black,
                     Vertices=Array([x0, y0, x1, y0, x1, y1, x0, y1]))  # fmt: skip
    assert told(data) == ["covered: tekst, der er dækket til, men kan læses i filen (side 1)"]


def test_what_is_marked_for_redaction_and_still_there_is_told() -> None:
    data = with_note(drawn(LINES), Subtype=Name.Redact, Rect=rect(*UNDER_NAME))
    assert told(data) == ["covered: tekst, der er markeret til sletning, men ikke er slettet (side 1)"]
    assert told(with_note(drawn(LINES), Subtype=Name.Redact, Rect=rect(300, 300, 400, 320))) == []


def test_a_turned_and_cropped_page_is_seen_as_it_is_shown() -> None:
    def turn(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.Rotate = 90
        file.pages[0].obj.CropBox = rect(40, 60, 400, 400)

    assert told(edited(drawn(LINES), turn)) == []
    assert told(edited(drawn([*LINES, box(*UNDER_NAME)]), turn)) == [
        "covered: tekst, der er dækket til, men kan læses i filen (side 1)"
    ]


# --- what nobody sees -------------------------------------------------------------------------------------------------


def unseen_text(canvas: Canvas) -> None:
    written = canvas.beginText(70, HEIGHT - 300)
    written.setFont("Helvetica", 11)
    written.setTextRenderMode(3)
    written.textLine(f"Om {NAME} alene")
    canvas.drawText(written)


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    text(70, 300, f"Om {NAME} alene")(canvas)
    canvas.setFillGray(0)


@pytest.mark.parametrize("draw", [unseen_text, white, text(70, 300, f"Om {NAME} alene", size=0.1)])
def test_text_that_leaves_no_mark_is_hidden(draw: Callable[[Canvas], None]) -> None:
    data = drawn([*LINES, draw])
    assert told(data) == ["hidden: tekst, der ikke kan ses (side 1)"]
    assert NAME in texts(data)


def test_white_text_on_a_dark_heading_is_seen() -> None:
    assert told(drawn([*LINES, box(60, 285, 400, 310, grey=0.2), white])) == []


def test_text_beside_the_page_is_hidden() -> None:
    data = drawn([*LINES, text(-300, 200, NAME)])
    assert told(data) == ["hidden: tekst uden for siden (side 1)"]
    assert NAME in texts(data)


def test_text_on_a_layer_that_is_off_is_hidden_and_the_layers_name_a_text() -> None:
    def layer(file: pikepdf.Pdf) -> None:
        made = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Internt notat")))
        file.Root.OCProperties = Dictionary(OCGs=Array([made]), D=Dictionary(OFF=Array([made])))
        page = file.pages[0]
        page.obj.Resources.Properties = Dictionary(L=made)
        content = page.obj.Contents.read_bytes()
        page.obj.Contents = file.make_stream(b"/OC /L BDC " + content + b" EMC")

    data = edited(drawn(LINES), layer)
    assert told(data) == ["hidden: tekst, der ikke kan ses (side 1)"]
    assert "Internt notat" in texts(data)


def test_what_is_read_aloud_is_a_text_beside_what_is_drawn() -> None:
    def aloud(file: pikepdf.Pdf) -> None:
        content = file.pages[0].obj.Contents.read_bytes()
        file.pages[0].obj.Contents = file.make_stream(b"/Span <</ActualText(Noget andet)>> BDC " + content + b" EMC")

    found = texts(edited(drawn(LINES), aloud))
    assert "Noget andet" in found
    assert NAME in found


def test_a_hidden_note_is_told() -> None:
    data = with_note(drawn(LINES), Subtype=Name.FreeText, Rect=rect(70, 300, 200, 320), F=2, Contents=String(NAME))
    assert told(data) == ["hidden: skjulte felter eller påtegninger (side 1)"]


# --- scans ------------------------------------------------------------------------------------------------------------


def scan(*words: Callable[[Canvas], None]) -> bytes:
    """A page that is a picture of a text, with what a program has read in it."""
    shown = pypdfium2.PdfDocument(drawn([*LINES, text(70, 300, f"Om {NAME} alene")]))[0].render(scale=1.5).to_pil()
    whole = lambda canvas: canvas.drawInlineImage(shown, 0, 0, 595, 842)  # noqa: E731 - one line that draws
    return drawn([whole, *words])


def test_a_scan_without_text_is_unread() -> None:
    assert told(scan()) == ["unread: det, der står i billeder og tegninger uden tekst (side 1)"]


def test_what_a_program_has_read_in_a_scan_is_neither_hidden_nor_covered() -> None:
    data = scan(unseen_text)
    assert [each for each in told(data) if "unread" not in each] == []
    assert NAME in texts(data)


def test_a_box_over_a_scan_covers_what_has_been_read_below_it() -> None:
    assert "covered: tekst, der er dækket til, men kan læses i filen (side 1)" in told(
        scan(unseen_text, box(60, 285, 400, 310))
    )


# --- what else is in the file -----------------------------------------------------------------------------------------


def test_strings_are_found_wherever_they_stand() -> None:
    def everywhere(file: pikepdf.Pdf) -> None:
        root = file.Root
        root.Outlines = Dictionary(First=file.make_indirect(Dictionary(Title=String("Bogmærket"))), Count=1)
        root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("maalet"), Array([file.pages[0].obj, Name.Fit])])),
            JavaScript=Dictionary(Names=Array([String("s"), Dictionary(S=Name.JavaScript, JS=String("kald()"))])),
        )
        root.Dests = Dictionary({"/ankeret": Array([file.pages[0].obj, Name.Fit])})
        root.AcroForm = Dictionary(
            Fields=Array([Dictionary(FT=Name.Tx, T=String("feltet"), V=String("værdien"), TU=String("hjælpen"))])
        )
        root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Figure, Alt=String("Ω billedet"), E=String("udskrevet")))
        link = Dictionary(Subtype=Name.Link, Rect=rect(0, 0, 9, 9), A=Dictionary(URI=String("https://a.example/b")))
        file.pages[0].obj.Annots = Array([link])
        root.AcroForm.XFA = Array([String("skema"), file.make_stream("<felt>i&#xA0;æsken</felt>".encode())])
        root.NobodyKnows = Dictionary(This=Array([1, String("dybt (nede)")]))

    found = texts(edited(drawn(LINES), everywhere))
    for each in ("Bogmærket", "maalet", "kald()", "ankeret", "feltet", "værdien", "hjælpen", "Ω billedet", "udskrevet",
                 "https://a.example/b", "dybt (nede)", "i\u00a0æsken"):  # fmt: skip
        assert each in found


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" Creator="P&#xE5;skrevet">'
    b"<pdfuaid:part>1</pdfuaid:part><History>C:\\Sager\\Notat</History></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def with_properties(file: pikepdf.Pdf) -> None:
    file.trailer.Info = file.make_indirect(
        Dictionary(Title=String("Plan for året"), Author=String(NAME), Producer=String("Et program"))
    )
    file.Root.Metadata = file.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    file.Root.Lang = String("da-DK")
    file.Root.MarkInfo = Dictionary(Marked=True)
    file.Root.PieceInfo = Dictionary(Program=Dictionary(Private=String("privat")))
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("kald()"))
    file.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("c.exe")))
    go = Dictionary(S=Name.URI, URI=String("https://a.example/"), Next=Array([Dictionary(S=Name.Launch)]))
    file.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect(0, 0, 9, 9), A=go)])


def test_what_is_said_of_the_file_is_told_as_text() -> None:
    data = edited(drawn(LINES), with_properties)
    for each in ("Plan for året", NAME, "Et program", "Påskrevet", "C:\\Sager\\Notat"):
        assert each in text_of(data, "egenskaberne")
    assert [str(p.place) for p in examined(data).parts if p.kind == "metadata"] == [
        "oplysninger om, hvem og hvad der har lavet filen"
    ]


def cleaned(data: bytes) -> bytes:
    copy = pdf.clean(data)
    assert copy is not None
    return copy


def test_a_copy_has_the_pages_the_tags_the_language_and_the_title_and_nothing_else() -> None:
    data = edited(drawn(LINES, [*LINES, picture(70, 300, 200, 400)]), with_properties)
    copy = cleaned(data)
    assert not [part for part in examined(copy).parts if part.kind == "metadata"]
    assert text_of(copy, "egenskaberne").splitlines() == ["Plan for året", "1", "Plan for året"]
    for gone in (NAME + "\n", "Et program", "Påskrevet", "Sager", "privat", "kald()", "c.exe"):
        assert gone not in texts(copy).replace(f"Sagen om {NAME}", "")
    with pikepdf.open(io.BytesIO(copy)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "da-DK"
        assert str(file.pages[0].obj.Annots[0].A.URI) == "https://a.example/"
        assert "/OpenAction" not in file.Root
        assert "/Next" not in file.pages[0].obj.Annots[0].A
    assert list(looks(copy)) == list(looks(data))
    time.sleep(1.1)  # programs make a file's identity of the second in which they write it
    assert cleaned(data) == copy
    assert pdf.clean(copy) is None


def photographed() -> bytes:
    """A page with a photo in which a camera has written who took it."""
    photo = io.BytesIO()
    told_in_it = Image.Exif()
    told_in_it[ExifTags.Base.Artist] = "Bo Krog-Test"
    Image.linear_gradient("L").convert("CMYK").save(photo, "JPEG", exif=told_in_it)

    def add(file: pikepdf.Pdf) -> None:
        stream = file.make_stream(photo.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=256, Height=256,
                                  ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
        page = file.pages[0]
        page.obj.Resources.XObject = Dictionary(Photo=stream)
        page.contents_add(b"q 100 0 0 100 70 300 cm /Photo Do Q")

    return edited(drawn(LINES), add)


def test_what_a_camera_has_written_in_a_photo_is_told_and_gone_from_the_copy() -> None:
    data = photographed()
    assert "Bo Krog-Test" in text_of(data, "billedernes oplysninger")
    assert "billedernes oplysninger" in [str(part.place) for part in examined(data).parts if part.kind == "metadata"]
    copy = cleaned(data)
    assert not [part for part in examined(copy).parts if part.kind == "metadata"]
    assert list(looks(copy)) == list(looks(data))


def looks(data: bytes) -> Iterator[tuple[str, bytes]]:
    file = pypdfium2.PdfDocument(data)
    for page in file:
        yield page.get_textpage().get_text_range(), page.render().to_pil().tobytes()


@pytest.mark.parametrize(
    "title", ["Microsoft Word - Sag om en borger.docx", "C:\\Sager\\7", "notat.docx", "Dokument1", "untitled", ""]
)
def test_a_title_that_a_program_has_made_up_is_not_kept(title: str) -> None:
    data = edited(drawn(LINES), lambda file: file.trailer.Info.__setitem__("/Title", String(title)))
    assert text_of(cleaned(data), "egenskaberne") == ""


# --- signatures -------------------------------------------------------------------------------------------------------


def der(tag: int, text: str, encoding: str = "utf-8") -> bytes:
    data = text.encode(encoding)
    return bytes([tag, len(data)]) + data if len(data) < 0x80 else bytes([tag, 0x81, len(data)]) + data


def signed(file: pikepdf.Pdf) -> None:
    names = der(0x0C, NAME) + der(0x13, "CPR:010100-0000") + der(0x1E, "Birkeå", "utf-16-be")
    certificate = b"\x30\x82\x01\x00" + names
    signature = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(certificate),
                           Reason=String("Godkendt af formanden"))  # fmt: skip
    file.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Sig, T=String("underskrift"), V=signature)]))


def test_a_signature_is_read_to_the_strings_of_its_certificate() -> None:
    found = text_of(edited(drawn(LINES), signed), "den digitale underskrift")
    for each in (NAME, "CPR:010100-0000", "Birkeå", "Godkendt af formanden"):
        assert each in found


def test_a_signed_file_is_left_alone_and_it_is_told_why() -> None:
    data = edited(drawn(LINES), signed)
    assert pdf.clean(data) is None
    assert [str(part.place) for part in examined(data).parts] == [
        "egenskaber, der ikke kan fjernes, fordi filen er digitalt underskrevet"
    ]


@pytest.mark.parametrize("length", [4, 48, 57, 127, 128, 200, 255])
def test_strings_of_any_length_are_found_without_their_marks(length: int) -> None:
    assert "7" * length in list(strings_of_der(b"\x30\x10" + der(0x0C, "7" * length)))


# --- what was there before --------------------------------------------------------------------------------------------


def redrawn(data: bytes, shown: str) -> bytes:
    """The file with its first page's text written anew, as an editor that only adds to a file does."""
    with pikepdf.open(io.BytesIO(data)) as file:
        contents = file.pages[0].obj.Contents
        number, before = contents.objgen[0], contents.read_bytes()
    after = re.sub(rb"\(Sagen om [^)]*\) Tj", b"(" + shown.encode("cp1252") + b") Tj", before)
    assert after != before
    return later(data, number, b"<</Length %d>>stream\n%b\nendstream" % (len(after), after))


def test_what_an_earlier_edition_says_is_told_and_gone_from_the_copy() -> None:
    data = redrawn(drawn(LINES), "Sagen er behandlet")
    assert NAME not in text_of(data, "side 1")
    assert told(data) == ["hidden: en tidligere udgave af filen, som stadig ligger i den"]
    assert NAME in texts(data)
    assert told(cleaned(data)) == []
    assert NAME not in texts(cleaned(data))


def test_an_edition_that_only_adds_hides_nothing() -> None:
    assert told(redrawn(drawn(LINES), f"Sagen om {NAME} er behandlet igen")) == []


def test_a_page_that_was_taken_out_and_lies_in_the_file_is_told() -> None:
    def take_out(file: pikepdf.Pdf) -> None:
        file.Root.Kept = file.pages[1].obj
        del file.pages[1]

    data = edited(drawn(column(["Side et"]), LINES), take_out)
    assert told(data) == ["hidden: sider, der er taget ud, men stadig ligger i filen"]
    assert NAME in texts(data)


def test_what_stands_behind_or_in_front_of_the_file_is_told_and_gone_from_the_copy() -> None:
    for data in (drawn(LINES) + b"PK\x03\x04" + b"Hansens sag " * 9, b"Hansens sag " * 9 + drawn(LINES)):
        assert told(data) == ["hidden: data, som ikke hører til nogen del af den"]
        assert "Hansens sag" in texts(data)
        assert b"Hansens" not in cleaned(data)
    assert told(drawn(LINES) + bytes(5000)) == []


# --- attached files, and what can't be read ---------------------------------------------------------------------------


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["løn.txt"] = f"Løn til {NAME}".encode("latin-1")


def test_an_attached_file_is_told_and_looked_into() -> None:
    data = edited(drawn(column(["Uden navn"])), attach)
    assert told(data) == ["embedded: den vedhæftede fil «løn.txt»"]
    assert f"Løn til {NAME}" in texts(data)


def test_a_file_that_unpacks_to_far_too_much_is_unread() -> None:
    def bomb(file: pikepdf.Pdf) -> None:
        attach(file)
        stream = next(item for item in file.objects if isinstance(item, pikepdf.Stream) and "/Params" in item)
        stream.write(zlib.compress(bytes(200_000_000), 9), filter=Name.FlateDecode)

    assert told(edited(drawn(LINES), bomb))[-1] == "unread: den vedhæftede fil «løn.txt», som ikke kan pakkes ud"


def test_a_locked_file_is_unread_and_one_that_may_only_not_be_changed_is_read() -> None:
    assert told(drawn(LINES, password=PASSWORD)) == [
        "unread: hele filen, som er låst med adgangskode: fjern adgangskoden, og gem den igen"
    ]
    data = drawn(LINES, owner=PASSWORD)
    assert NAME in texts(data)
    assert "egenskaber, der ikke kan fjernes, fordi filen er beskyttet mod ændringer" in [
        str(part.place) for part in examined(data).parts
    ]
    assert pdf.clean(data) is None


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"(Karen)" * 90, b""])
def test_what_is_no_pdf_after_all_is_unread(data: bytes) -> None:
    assert told(data)[-1].startswith("unread: hele filen")
    assert pdf.clean(data) is None


def test_letters_that_the_file_does_not_name_are_unread() -> None:
    def unnamed(file: pikepdf.Pdf) -> None:
        font = next(iter(file.pages[0].obj.Resources.Font.values()))
        font.Encoding = Dictionary(Differences=Array([0, *(Name(f"/g{code}") for code in range(256))]))

    assert any("tegn, som ikke kan læses som bogstaver" in each for each in told(edited(drawn(LINES), unnamed)))


# --- real files -------------------------------------------------------------------------------------------------------

REAL = [*sorted((ROOT / "content").rglob("*.pdf")), *sorted((ROOT.parent / "shared/minutes").rglob("*.pdf"))]


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_files_give_no_false_alarm_and_copies_that_look_the_same(file: Path) -> None:
    data = file.read_bytes()
    assert not [each for each in told(data) if not each.startswith("unread: tegn")]
    assert list(looks(cleaned(data))) == list(looks(data))
