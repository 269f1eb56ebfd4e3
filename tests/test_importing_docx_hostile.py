"""Word documents that are broken, locked, or made to do harm: read or refused, within bounds, with no traceback."""

from __future__ import annotations

import io
import re
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing import read_document
from generator.importing.docx import read_docx
from generator.importing.reading import Document
from generator.problems import Problem
from tests.docxs import NAMESPACES, a_docx, entry, heading, level, numbering, paragraph, run, table, zipped

GOOD = a_docx(
    paragraph("REFERAT Direktionen d. 10-03-2025", "Titel"),
    heading("Punkt 1: Budget"),
    paragraph("25/1"),
    paragraph(run("Tekst", "<w:b/>") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
    paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.example"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("her") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    entry("et"),
    entry("to", level=1),
    table(("a", "b"), ("c", "d")),
    paragraph(f'<w:ins w:id="1">{run("nyt")}</w:ins><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del>'),
    numbers=numbering({1: level(0, "decimal", "%1.") + level(1, "bullet", "o")}),
    footnotes=f'<w:footnote w:id="1">{paragraph("Note.")}</w:footnote>',
    links={"l": "https://a.example/"},
)
with zipfile.ZipFile(io.BytesIO(GOOD)) as _packed:
    FILES = {name: _packed.read(name) for name in _packed.namelist()}


def refusal(data: bytes) -> str:
    problem = read_docx(data)
    assert isinstance(problem, Problem)
    assert problem.level == "error"
    assert problem.hint is not None
    return str(problem.message)


def test_the_good_one_is_read() -> None:
    assert isinstance(read_docx(GOOD), Document)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04", GOOD[: len(GOOD) // 2], zipped({}), zipped({"a.txt": b""}),
        zipped(FILES | {"word/document.xml": b"<w:document"}),
        zipped(FILES | {"word/document.xml": b"<a/>"}),
        zipped(FILES | {"word/styles.xml": b"\x00"}),
    ],
    ids=range(8),
)  # fmt: skip
def test_a_broken_document_is_refused(data: bytes) -> None:
    assert refusal(data) == "Word-dokumentet er beskadiget"


def test_a_locked_document_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "Word-dokumentet er beskyttet med adgangskode"
    assert refusal(ole) == "Word-dokumentet er beskadiget"
    packed = bytearray(GOOD)
    for place in [found.start() for found in re.finditer(b"PK\x01\x02", GOOD)]:
        packed[place + 8] |= 1  # the flag of each entry in the ZIP's directory (APPNOTE 4.4.4)
    for place in [found.start() for found in re.finditer(b"PK\x03\x04", GOOD)]:
        packed[place + 6] |= 1
    assert refusal(bytes(packed)) == "Word-dokumentet er beskyttet med adgangskode"


@pytest.mark.parametrize("name", [name for name in FILES if name != "word/document.xml"])
def test_any_other_part_may_be_missing(name: str) -> None:
    document = read_docx(zipped({other: data for other, data in FILES.items() if other != name}))
    assert isinstance(document, Document)
    assert "Tekst" in document.text


def test_names_may_differ_in_capitals_and_slashes() -> None:
    renamed = {name.replace("word/numbering.xml", "/Word/Numbering.xml"): data for name, data in FILES.items()}
    links = renamed["word/_rels/document.xml.rels"].replace(b'"numbering.xml"', b'"\\word\\numbering.xml"')
    document = read_docx(zipped(renamed | {"word/_rels/document.xml.rels": links}))
    assert document == read_docx(GOOD)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_bomb_in_any_part_is_refused_in_no_time(name: str) -> None:
    bomb = zipped(FILES | {name: b"<a>" + b" " * 60_000_000})
    began = time.process_time()
    assert "er for stort" in refusal(bomb)
    assert time.process_time() - began < 2


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    xml = f"{laughs}<w:document {NAMESPACES}><w:body>{paragraph('x').replace('>x<', '>&b;<')}</w:body></w:document>"
    assert refusal(zipped(FILES | {"word/document.xml": xml.encode()})) == "Word-dokumentet er beskadiget"


def test_nesting_without_end_is_refused_and_a_deep_one_read() -> None:
    def nested(depth: int) -> bytes:
        return a_docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("inderst") + "</w:tc></w:tr></w:tbl>" * depth)

    assert refusal(nested(10_000)) == "Word-dokumentet er beskadiget"
    document = read_docx(nested(80))
    assert isinstance(document, Document)
    assert document.text == "inderst"


def test_a_million_cells_are_refused() -> None:
    assert refusal(a_docx("<w:tbl><w:tr>" + "<w:tc/>" * 1_000_000 + "</w:tr></w:tbl>")).startswith(
        "Word-dokumentet har 1000000 tabelceller"
    )


def test_a_wide_row_does_not_blow_up_the_others() -> None:
    wide = "<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>' * 1000 + "</w:tr>"
    data = a_docx(
        f"<w:tbl>{wide}" + f"<w:tr><w:tc>{paragraph('x')}</w:tc><w:tc><w:p/></w:tc></w:tr>" * 5000 + "</w:tbl>"
    )
    document = read_docx(data)
    assert isinstance(document, Document)
    assert document.text.count("x") == 5000


@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_text_that_stands_elsewhere_is_refused(element: str) -> None:
    assert "fra et andet dokument" in refusal(a_docx(paragraph("x"), f'<w:{element} r:id="a"/>'))


def test_styles_based_on_each_other_end() -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("ab", "ba")
    )
    assert isinstance(read_docx(a_docx(paragraph("x", "a"), styles=ring)), Document)


HUGE = {
    "runs": paragraph(run("a", "<w:b/>") * 20_000),
    "paragraphs": paragraph("a") * 20_000,
    "deleted marks": paragraph("a", properties='<w:rPr><w:del w:id="1"/></w:rPr>') * 20_000 + paragraph("a"),
    "fields": paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run("a")),
    "entries": "".join(entry("a", level=n % 9) for n in range(15_000)),
    "bullets": paragraph("- a") * 20_000,
    "insertions": paragraph('<w:ins w:id="1">' * 100 + run("a") * 10_000 + "</w:ins>" * 100),
    "one word": paragraph("a" * 5_000_000),
    "stars": paragraph("*" * 500_000),
}


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_document_takes_time_in_proportion(kind: str) -> None:
    data = a_docx(HUGE[kind], numbers=numbering({1: "".join(level(n, "decimal", f"%{n + 1}.") for n in range(9))}))
    began = time.process_time()
    assert isinstance(read_docx(data), Document)
    assert time.process_time() - began < 10


_TAGS = sorted(set(re.findall(rb"</?w:[^>]*>", FILES["word/document.xml"])))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_bytes_bring_it_down(data: st.DataObject) -> None:
    raw = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=8)):
        raw[place] = data.draw(st.integers(0, 255))
    assert isinstance(read_docx(bytes(raw)), Document | Problem)
    read_document(bytes(raw))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_shuffling_of_its_xml_brings_it_down(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in FILES if name.startswith("word/")]))
    pieces = re.findall(rb"<[^>]*>|[^<]+", FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(pieces) - 1))
        match data.draw(st.sampled_from(["drop", "swap", "repeat", "put"])):
            case "drop":
                del pieces[place : place + data.draw(st.integers(1, 12))]
            case "swap":
                other = data.draw(st.integers(0, len(pieces) - 1))
                pieces[place], pieces[other] = pieces[other], pieces[place]
            case "repeat":
                pieces[place:place] = pieces[place : place + 8]
            case _:
                tag = data.draw(st.sampled_from(_TAGS))
                pieces[place:place] = (
                    [tag] if tag.endswith(b"/>") else [tag, b"</" + tag[1:].split()[0].strip(b"</>") + b">"]
                )
        pieces = pieces or [b" "]
    assert isinstance(read_docx(zipped(FILES | {name: b"".join(pieces)})), Document | Problem)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_TAGS), st.sampled_from(["", "Tekst", "25/1"])), max_size=40))
def test_no_nesting_of_its_elements_brings_it_down(elements: list[tuple[bytes, str]]) -> None:
    """Well-formed, but in no order that the standard knows."""
    body = ""
    opened: list[str] = []
    for tag, text in elements:
        name = tag.decode().strip("</>").split()[0]
        if tag.startswith(b"</"):
            body += f"</{opened.pop()}>" if opened else ""
        else:
            body += tag.decode()
            opened.extend([] if tag.endswith(b"/>") else [name])
        body += text
    body += "".join(f"</{name}>" for name in reversed(opened))
    xml = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    assert isinstance(read_docx(zipped(FILES | {"word/document.xml": xml.encode()})), Document | Problem)
