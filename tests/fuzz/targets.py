"""What is fuzzed: each reader with its first documents, and how what is damaged becomes a document again."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content import read
from generator.importing import ReadDocument, read_document
from generator.importing.esdh import deliveries_in, read_delivery
from generator.importing.packages import Package, open_zip
from tests import deliveries, docxs
from tests.fuzz import tokens
from tests.printing import as_extracted_text
from tests.printing_docx import as_docx
from tests.printing_page import as_firstagenda_page

CANARY = "Zebraskovl"
"""Stands in closed items only."""
ROOT = Path(__file__).parent.parent.parent
_FIXTURES = ROOT / "tests" / "fixtures"


@dataclass(frozen=True, slots=True)
class Seed:
    """A document to begin with."""

    data: bytes
    guarded: bytes = b""
    """The part of it that is closed, from its mark to its last word: while it stands whole, nothing of it comes out."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, and what is fed to it."""

    seeds: Callable[[], Iterator[Seed]]
    tokens: tuple[bytes, ...]
    """Words of the format, of which damaged documents are made too."""
    wrap: Callable[[bytes], bytes] = bytes
    """What is damaged to the bytes of a document: the XML of a Word document is put into its ZIP."""
    read: Callable[[bytes], list[ReadDocument]] = lambda data: [read_document(data)]


def _text() -> Iterator[Seed]:
    for file in sorted((_FIXTURES / "importing").glob("*.txt")):
        yield Seed(file.read_bytes())
    yield from (Seed(as_extracted_text(meeting).encode()) for meeting in _MEETINGS[::4])
    closed = (
        f"\nPunkt 2: Lukket\n\n25/3310\n\nBaggrund\n\n{CANARY} aftale.\n\nBeslutning\n\n{CANARY} vedtaget.".encode()
    )
    yield Seed(_HEAD.encode() + closed + b"\n\nPunkt 3: Eventuelt\n\nIntet.\n", closed)


def _html() -> Iterator[Seed]:
    yield from (Seed(as_firstagenda_page(meeting).encode()) for meeting in _MEETINGS[::4])
    listed = f"<ul><li>{CANARY}</li></ul><table><tr><td>{CANARY}</td></tr></table>"
    inner = f"<h3>Baggrund</h3><p>{CANARY} aftale.</p>{listed}"
    closed = f"<h2>Punkt 2: Lukket</h2><p>25/3310</p>{inner}<h2>Punkt 3: Eventuelt</h2>".encode()
    lines = "".join(f"<p>{line}</p>" for line in _HEAD.split("\n\n") if line)
    yield Seed(b"<html><body><main>" + lines.encode() + closed + b"<p>Intet.</p></main></body></html>", closed)


def _docx() -> Iterator[Seed]:
    for meeting in _MEETINGS[::6]:
        with zipfile.ZipFile(io.BytesIO(as_docx(meeting))) as packed:
            yield Seed(packed.read("word/document.xml"))
    lines = "".join(docxs.paragraph(line) for line in _HEAD.split("\n\n") if line)
    inner = docxs.paragraph(f"{CANARY} aftale.") + docxs.entry(CANARY) + docxs.table((CANARY, "a"))
    closed = docxs.heading("Punkt 2: Lukket") + docxs.paragraph("25/3310") + inner + docxs.heading("Punkt 3: Valg")
    body = lines + closed + docxs.paragraph("Intet.")
    xml = f"<w:document {docxs.NAMESPACES}><w:body>{body}</w:body></w:document>"
    yield Seed(xml.encode(), closed.encode())


def _as_docx(xml: bytes) -> bytes:
    """The XML as the text of a Word document that has styles, lists, a note and a link."""
    numbers = docxs.numbering({1: docxs.level(0, "decimal", "%1.") + docxs.level(1, "bullet", "o")})
    footnotes = f'<w:footnote w:id="1">{docxs.paragraph("Note.")}</w:footnote>'
    links = {"l": "https://a.example/"}
    return docxs.a_docx(numbers=numbers, footnotes=footnotes, links=links, more={"word/document.xml": xml})


def _esdh() -> Iterator[Seed]:
    attachment = deliveries.AnAttachment()
    closed = deliveries.AnItem(
        "2", f"{CANARY} titel", None, (("Baggrund", f"<p>{CANARY} tekst</p>"),), (deliveries.AnAttachment(CANARY),)
    )
    for kind in deliveries.FORMATS.values():
        opened = deliveries.AnItem(attachments=(attachment,))
        data = kind.build(opened, closed)
        first, last = data.index(CANARY.encode()), data.rindex(CANARY.encode())
        yield Seed(data, data[max(first - 400, 0) : last + len(CANARY)])
        yield Seed(kind.build(opened, opened))


def _zip() -> Iterator[Seed]:
    files = {"a/b.txt": _HEAD.encode(), "m\\Referat.XML": deliveries.sbsys(deliveries.AnItem()), "Æ.html": b"<p>a"}
    yield Seed(docxs.zipped(files))
    yield Seed(docxs.zipped({"m.xml": deliveries.acadre_manifest({}), "Files_77_21/20.xml": deliveries.acadre()}))
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    yield Seed(stored.getvalue())


def _read_zip(data: bytes) -> list[ReadDocument]:
    """All that is in a ZIP, as an import looks through it."""
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        package = open_zip(Path(file.name))
        if not isinstance(package, Package):
            return [ReadDocument(None, (package,))]
        found = deliveries_in(package)
        of_files = (read_document(each) for _, each in package.read_each(package.names) if isinstance(each, bytes))
        return [*(read_delivery(package, each) for each in found), *of_files]


def _pdf() -> Iterator[Seed]:
    for file in sorted((ROOT / "content" / "originals").rglob("*.pdf"))[:6]:
        yield Seed(file.read_bytes())
    yield from (Seed(pdf_of(seed.data)) for seed in _page())


def _page() -> Iterator[Seed]:
    text = f"{_HEAD}Punkt 2: Valg\n\n25/2\n\nBeslutning\n\nGodkendt.\n\n- et\n\n- to"
    lines = [line for line in text.split("\n\n") if line]
    shown = "".join(f"1 0 0 1 70 {800 - 24 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines))
    rows = "".join(f"1 0 0 1 {80 + 120 * (n % 3)} {420 - 20 * (n // 3)} Tm (celle {n}) Tj\n" for n in range(9))
    rules = "".join(f"70 {435 - 20 * n} m 430 {435 - 20 * n} l S\n" for n in range(4))
    rules += "".join(f"{70 + 120 * n} 435 m {70 + 120 * n} 375 l S\n" for n in range(4))
    yield Seed(f"BT /F1 11 Tf\n{shown}{rows}ET\n{rules}q 1 0 0 1 0 0 cm /X1 Do Q\n".encode("cp1252"))


def pdf_of(content: bytes) -> bytes:
    """A PDF of one page with that content, two fonts and a form that is drawn in it."""
    form = b"BT /F2 9 Tf 1 0 0 1 70 30 Tm (Side 1 af 1) Tj ET"
    fonts = b"<</F1 5 0 R/F2 6 0 R>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font" + fonts + b"/XObject<</X1 7 0 R>>>>/Annots[<</Type/Annot/Subtype/Link/Rect[70 700 200 720]"
        b"/A<</S/URI/URI(https://a.example/)>>>>]>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font%b>>/Length %d>>stream\n%b\nendstream"
        % (fonts, len(form), form),
    )
    return assembled(objects)


def assembled(objects: tuple[bytes, ...] | list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(data))
    return bytes(data) + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer


_HEAD = (
    "REFERAT Direktionen d. 10-03-2025\n\nMødedato Mandag d. 10. marts 2025 kl. 09:00\n\nMødested Lokale 2\n\n"
    "Mødedeltagere Karen Holm, Bo Krog (afbud)\n\nPunkt 1: Nyt rådhus\n\n25/1204\n\nBaggrund\n\nEn tekst.\n\n"
    "Beslutning Direktionen den 10-03-2025\n\nGodkendt.\n\nBilag\n\nPlan.pdf\n\n"
)
_MEETINGS = read(ROOT / "content").meetings

TARGETS = {
    "text": Target(_text, tokens.MINUTES + tokens.UNICODE),
    "html": Target(_html, tokens.HTML + tokens.MINUTES + tokens.UNICODE),
    "docx": Target(_docx, tokens.DOCX + tokens.UNICODE + tokens.MINUTES, _as_docx),
    "esdh": Target(_esdh, tokens.XML + tokens.HTML + tokens.UNICODE),
    "zip": Target(_zip, tokens.ZIP, read=_read_zip),
    "pdf": Target(_pdf, tokens.PDF),
    "pdf-page": Target(_page, tokens.PDF_PAGE + tokens.PDF, pdf_of),
}
