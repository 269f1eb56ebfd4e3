"""What is left of a withdrawn text is found wherever it is, however it is packed, and nothing else is."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable
from html import escape

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.residue import (
    FileRole,
    Gone,
    Leftover,
    Passage,
    Sought,
    Unread,
    Unsearched,
    contents,
    copies_of,
    leftovers,
    opened,
    sought_in,
)
from generator.residue.room import Room
from tests import docxs, pdfs

PLACE = "moeder/direktionen/2025-03-10/#punkt-3"
TAKEN = "Grunden ved Åglimt sælges til Zqxwv Ejendomme for otte millioner kroner."
KEPT = ("Direktionen godkendte budgettet for næste år.", "Sagen om grunden er udsat til et senere møde.")
NAME = Passage("Søren Zqxwv", "withdrawals.toml:3")
SOUGHT = sought_in([Gone(TAKEN, PLACE)], KEPT)
NAMED = sought_in([], KEPT, [NAME], ["deltagere/soeren-zqxwv/"], listing="manifest-sha256.txt")


def found(data: bytes | str, sought: Sought = SOUGHT, path: str = "side.html", role: FileRole = "page") -> list[str]:
    """The places of what is found in one file."""
    file = opened(path, data.encode() if isinstance(data, str) else data, role)
    return [each.place for each in leftovers(file, sought) if isinstance(each, Leftover)]


def unread(data: bytes, path: str = "fil.bin") -> list[str]:
    return [str(each.reason) for each in leftovers(opened(path, data), SOUGHT) if isinstance(each, Unsearched)]


def a_zip(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def a_pdf(*, compressed: bool = True, **metadata: str) -> bytes:
    """A PDF with the secret on its page."""
    printed = pdfs.drawn([pdfs.text(pdfs.LEFT, 100, TAKEN)])
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as document:
        for key, value in metadata.items():
            document.docinfo[f"/{key}"] = value
        document.save(file, compress_streams=compressed)
    return file.getvalue()


def pagefind(data: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + data)


def cbor(*words: str) -> bytes:
    """An index of the words, with numbers between them as Pagefind has."""
    return bytes([0x81, 0x98, len(words)]) + b"".join(
        bytes([0x83, 0x78, len(word.encode())]) + word.encode() + b"\x81\x19\x03\xfd\x38\x18\x80" for word in words
    )


def as_json(text: str) -> bytes:
    return json.dumps({"text": text}).encode()


PACKINGS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "latin-1": lambda text: text.encode("latin-1"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "capitals": lambda text: text.upper().encode(),
    "soft hyphens": lambda text: text.replace("e", "e\u00ad").encode(),
    "lines": lambda text: text.replace(" ", "\r\n").encode(),
    "HTML": lambda text: f"<p>{escape(text)}</p>".encode(),
    "HTML with inline tags": lambda text: "<i>".join(text).replace(" ", "</b> <a href='x'>").encode(),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode(),
    "attribute": lambda text: f'<img alt="{escape(text)}">'.encode(),
    "comment": lambda text: f"<p>Hej</p><!-- > {text} --><p>Hej</p>".encode(),
    "HTML in a feed": lambda text: escape(f"<p>{escape(text).replace('Z', 'Z<b></b>')}</p>").encode(),
    "JSON": as_json,
    "percent": lambda text: ('<a href="' + "".join(f"%{byte:02X}" for byte in text.encode()) + '">').encode(),
    "data address": lambda text: b'<img src="data:text/plain;base64,' + base64.b64encode(text.encode()) + b'">',
    "base64": lambda text: b"Her: " + base64.b64encode(text.encode()) + b" slut",
    "base64 of addresses": lambda text: b"/?q=" + base64.urlsafe_b64encode(text.encode()) + b"&a=1",
    "base64 in lines": lambda text: b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(text.encode()),
    "base64 after a line": lambda text: b"Noget_der_ligner_base64_men_ikke_er_det\n" + base64.b64encode(text.encode()),
    "base64 of gzip": lambda text: base64.b64encode(gzip.compress(text.encode())),
    "base64 in latin-1": lambda text: "Ærøskøbing ".encode("latin-1") + base64.b64encode(text.encode()),
    "base64 of latin-1": lambda text: base64.b64encode(text.encode("latin-1")),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "hexadecimal": lambda text: f"Her: {text.encode().hex()} slut".encode(),
    "hexadecimal in lines": lambda text: text.encode().hex(" ").upper().replace(" 2", "\n2").encode(),
    "zlib": lambda text: zlib.compress(text.encode()),
    "zlib in bytes": lambda text: b"\xff\xfe\xfd" + zlib.compress(text.encode()) + b"\xff",
    "deflate": lambda text: zlib.compress(text.encode())[2:-4],
    "deflate with its sum": lambda text: zlib.compress(text.encode())[2:],
    "gzip": lambda text: gzip.compress(text.encode()),
    "two gzips": lambda text: gzip.compress(b"") + gzip.compress(text.encode()),
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "zlib in a picture": lambda text: b"\x89PNG\r\n\x1a\n\0\0" + zlib.compress(text.encode()) + b"\0\0",
    "ZIP": lambda text: a_zip(fil=text.encode()),
    "ZIP in a ZIP": lambda text: a_zip(fil=a_zip(fil=text.encode())),
    "name in a ZIP": lambda text: a_zip(**{text: b""}),
    "Word": lambda text: docxs.a_docx(docxs.paragraph(text)),
    "fragment": lambda text: pagefind(as_json(text)),
    "filter": lambda text: pagefind(cbor("person", text)),
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_withdrawn_text_is_found_however_it_is_packed(packing: str) -> None:
    assert found(PACKINGS[packing](TAKEN)) == [PLACE]
    assert found(PACKINGS[packing](KEPT[0])) == []


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_withdrawn_name_is_found_however_it_is_packed(packing: str) -> None:
    assert found(PACKINGS[packing](f"Sendt til Søren Zqxwv i går, {KEPT[0]}"), NAMED) == [NAME.place]


@pytest.mark.parametrize("role", ["page", "document", "stray"])
def test_a_withdrawn_text_is_found_in_a_pdf(role: FileRole) -> None:
    for data in (a_pdf(), a_pdf(compressed=False)):
        assert found(data, path="bilag/plan.pdf", role=role) == [PLACE]


def test_the_properties_of_a_pdf_are_looked_through() -> None:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.docinfo["/Author"] = "Søren Zqxwv"
        document.save(file)
    assert found(file.getvalue(), NAMED) == [NAME.place]


def test_what_a_pdf_was_before_it_was_changed_is_looked_through() -> None:
    """An editor adds its changes at the end, and leaves the old page where it was."""
    assert found(b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(f"({TAKEN}) Tj".encode()) + b"\nendstream") == [PLACE]


@pytest.mark.parametrize("word", ["zqxwv", "ejendom", "aglimt", "åglimt"])
def test_the_index_is_searched_for_words_as_pagefind_keeps_them(word: str) -> None:
    index = pagefind(cbor("adgang", word, "økonomi"))
    assert found(index, path="pagefind/index/da_1.pf_index") == [PLACE]


@pytest.mark.parametrize("word", ["grund", "godkendt", "budget"])
def test_a_word_that_is_said_elsewhere_may_stand_in_the_index(word: str) -> None:
    assert found(pagefind(cbor(word)), path="pagefind/index/da_1.pf_index") == []


def test_an_index_that_breaks_off_is_searched_to_its_end() -> None:
    index = pagefind(cbor("adgang") + b"\x7b\xff\xff\xff\xff\xff\xff\xff\xff zqxwv")
    assert found(index, path="pagefind/index/da_1.pf_index") == [PLACE]


def test_a_case_number_is_found_in_the_index_as_pagefind_keeps_it() -> None:
    sought = sought_in([Gone("25/98123", PLACE)], ["25/1204"])
    assert found(pagefind(cbor("2598123")), sought, "pagefind/index/da_1.pf_index") == [PLACE]
    assert found("<p>Sag 25/98123</p>", sought) == [PLACE]
    assert found(pagefind(cbor("251204")), sought, "pagefind/index/da_1.pf_index") == []


def test_a_single_word_is_enough_in_a_page_and_a_sentence_in_a_document() -> None:
    assert found("<p>Åglimt</p>") == [PLACE]
    assert found("Åglimt", path="bilag/kort.txt", role="document") == []
    assert found(TAKEN, path="bilag/kort.txt", role="document") == [PLACE]


def test_what_is_said_elsewhere_is_no_leftover() -> None:
    sought = sought_in([Gone("Godkendt.", PLACE), Gone(KEPT[0], PLACE)], [*KEPT, "Godkendt."])
    assert not sought
    assert found(f"<p>Godkendt. {KEPT[0]}</p>", sought) == []


def test_a_list_says_the_same_with_its_numbers_and_without() -> None:
    listed = "Direktionen indstiller,\n1. at planen godkendes\n2. at grunden sælges"
    shown = "<p>Direktionen indstiller,</p><ol><li>at planen godkendes</li><li>at grunden sælges</li></ol>"
    assert found(shown, sought_in([Gone(listed, PLACE)], [])) == [PLACE]
    assert found(shown, sought_in([Gone("Indstiller, at planen godkendes, at grunden sælges", PLACE)], [listed])) == []


# Names


@pytest.mark.parametrize(
    "text",
    [
        "Søren Zqxwv",
        "SØREN  ZQXWV",
        "Søren Zqxwvs forslag",
        "Søren\nZqx-\nwv",
        "<b>Sø</b>ren <span>Zqxwv</span>",
        "<td>Søren</td><td>Zqxwv</td>",
        '<a href="../deltagere/soeren-zqxwv/">en deltager</a>',
        "bilag/cv-soeren-zqxwv-2025.pdf",
    ],
)
def test_a_withdrawn_name_is_found_whatever_breaks_it(text: str) -> None:
    assert found(text, NAMED) == [NAME.place]


@pytest.mark.parametrize("text", ["Bo Lundby", "Abo Lund", "Bo og Lund", "Bodil Lund"])
def test_a_part_of_another_name_is_no_leftover(text: str) -> None:
    assert found(text, sought_in([], ["bo lund"], [Passage("Bo Lund", "x")])) == []


def test_the_longer_name_of_another_is_no_leftover() -> None:
    sought = sought_in([], ["Bo Lund Nielsen"], [Passage("Bo Lund", "x", spared=("Bo Lund Nielsen",))])
    assert found("Bo Lund Nielsen gik. Også bo-lund-nielsen.", sought) == []
    assert found("Bo Lund Nielsen og Bo Lund gik.", sought) == ["x"]


def test_the_address_of_who_was_withdrawn_stays_in_one_place() -> None:
    page, line = "deltagere/soeren-zqxwv/index.html", "0f0f  deltagere/soeren-zqxwv/index.html"
    assert found("<p>Trukket tilbage</p>", NAMED, page) == []
    assert found(line, NAMED, "manifest-sha256.txt") == []
    assert found(line, NAMED, "index.html") == [NAME.place]
    assert found("<p>Søren Zqxwv</p>", NAMED, page) == [NAME.place]


def test_a_passage_of_one_meeting_is_looked_for_there() -> None:
    sought = sought_in([], ["Anna Vang"], [Passage("Anna Vang", "x", within="moeder/direktionen/2025-03-10/")])
    assert found("Anna Vang", sought, "moeder/direktionen/2025-03-10/index.html") == ["x"]
    assert found("Anna Vang", sought, "moeder/direktionen/2025-04-07/index.html") == []


def test_a_file_is_told_without_the_name_that_it_bears() -> None:
    (told,) = leftovers(opened("gammelt/Søren Zqxwv/cv.txt", b"Hej"), NAMED)
    assert told.path == "gammelt/…/cv.txt"


# Files


@pytest.mark.parametrize(
    "name",
    [
        "Grunden ved Åglimt sælges til Zqxwv.pdf",
        "grunden-ved-aaglimt-saelges/index.html",
        "aaglimt_saelges_zqxwv.txt",
        "ÅGLIMT/SÆLGES TIL/ZQXWV.txt",
    ],
)
def test_a_file_is_found_by_what_it_is_called_and_told_without_it(name: str) -> None:
    (told,) = leftovers(opened(f"moeder/{name}", b"Hej"), SOUGHT)
    assert isinstance(told, Leftover)
    assert (told.kind, told.place) == ("words", PLACE)
    assert "…" in told.path
    assert not any(word in told.path.casefold() for word in ("glimt", "lges", "zqxwv"))


@pytest.mark.parametrize("name", ["grunden-ved-aaglimt.pdf", "sagen om grunden er udsat til et senere møde.pdf"])
def test_a_file_may_be_called_what_is_said_elsewhere_or_says_little(name: str) -> None:
    assert found(b"Hej", path=name) == []


@pytest.mark.parametrize(
    "kept", ["Teknik- og Miljøudvalgets arbejdsgruppe", "moeder/teknik-og-miljoeudvalgets-arbejdsgruppe/"]
)
def test_an_address_that_stays_is_no_leftover(kept: str) -> None:
    sought = sought_in([Gone("Teknik- og Miljøudvalgets arbejdsgruppe mødtes i går.", PLACE)], [kept])
    assert found("<p>Hej</p>", sought, "moeder/teknik-og-miljoeudvalgets-arbejdsgruppe/index.html") == []


def test_digests_and_addresses_are_nothing_packed() -> None:
    digests = "\n".join(f"{hashlib.sha256(bytes([n])).hexdigest()}  moeder/direktionen/2025-03-10/" for n in range(99))
    assert len(list(contents("manifest.txt", digests.encode()))) == 1


@given(st.binary(max_size=2000))
def test_bytes_that_are_nothing_packed_are_not_told_as_unread(data: bytes) -> None:
    assert unread(b"\xff" + data) == []


def test_a_file_that_may_not_be_there_is_known_by_its_digest() -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\1\2"
    sought = sought_in([], [], digests={opened("x", picture).sha256: "bilag/kort.png"})
    assert found(picture, sought, "andet/navn.png") == ["bilag/kort.png"]
    assert found(picture + b"\0", sought, "andet/navn.png") == []


def test_a_cleaned_copy_of_a_file_is_known_by_its_text() -> None:
    text = " ".join(f"ord{number}" for number in range(60))
    sought = sought_in([], [], digests={"0": "x"}, copies=copies_of({"bilag/plan.pdf": [text]}, []))
    assert found(f"Renset. {text}", sought, "bilag/plan-2.txt", "stray") == ["bilag/plan.pdf"]
    assert found(text[:100], sought, "bilag/plan-2.txt", "stray") == []


@pytest.mark.parametrize(
    "data",
    [
        b"7z\xbc\xaf\x27\x1c\0\0",
        b"Rar!\x1a\x07\x01\0",
        b"PK\x03\x04 nothing",
        b"%PDF-1.7 nothing",
        b"\x1f\x8bnothing",
    ],
)
def test_what_cannot_be_opened_is_told(data: bytes) -> None:
    assert len(unread(data)) == 1


def test_a_locked_pdf_is_told() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert unread(file.getvalue())


def test_a_bomb_is_told_and_not_unpacked() -> None:
    bomb = gzip.compress(bytes(20_000_000))
    told = [each for each in contents("x", bomb, Room(size=1_000_000)) if isinstance(each, Unread)]
    assert [str(each.reason) for each in told] == ["Filen fylder for meget pakket ud"]


def test_packages_in_packages_come_to_an_end() -> None:
    data = TAKEN.encode()
    for _ in range(12):
        data = gzip.compress(data)
    assert unread(data) == ["Der er pakker i pakker, dybere end der søges"]


@given(
    st.binary(max_size=3000),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\x1f\x8b", b"pagefind_dcd", b"BZh9"]),
)
def test_no_file_breaks_the_search(data: bytes, head: bytes) -> None:
    list(leftovers(opened("x.pf_index", head + data), SOUGHT))


@given(st.text(max_size=40), st.sampled_from(sorted(PACKINGS)), st.text(alphabet="<>&\"'{}[]\\%;#!- abc", max_size=40))
def test_what_stands_around_it_hides_nothing(before: str, packing: str, after: str) -> None:
    text = f"{before} {TAKEN} {after}".replace("\0", "")
    try:
        data = PACKINGS[packing](text)
    except UnicodeError:
        return
    if packing not in ("name in a ZIP", "latin-1", "comment"):
        assert found(data) == [PLACE]


def _in_turn(texts: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    texts = list(texts)
    return ((text, [other for other in texts if other != text]) for text in texts)


def test_each_text_in_turn_is_found_alone() -> None:
    for text, others in _in_turn([*KEPT, TAKEN, "Wvqxz", "Kortene er trykt hos Birkeå Bogtryk."]):
        sought = sought_in([Gone(text, PLACE)], others)
        assert found(text, sought) == [PLACE]
        assert not any(found(other, sought) for other in others)
