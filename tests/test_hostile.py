"""Documents that mean harm, through the whole of an import: each is told of or read right, and the rest goes on.

Each bomb is a small one that would be large enough without the bound that it proves. Larger ones, and what they cost,
are for `python -m tests.fuzz` and for hand.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.accession import Limits, bring_in, documents_in, inspect
from generator.importing import read_document
from generator.importing.packages import Package, open_folder, open_zip
from generator.zips import BoundedZip, LongDirectoryError
from tests import hostile
from tests.accession_documents import TARGET, TEXT, WISHES, bring, document, held, told, tree
from tests.deliveries import AnItem, sbsys
from tests.docxs import NAMESPACES, a_docx, paragraph, zipped
from tests.fuzz.properties import broken
from tests.fuzz.targets import CANARY, TARGETS

FINDS = Path(__file__).parent / "fixtures" / "hostile"
LIMITS = Limits(seconds=30, bytes=700_000_000, processes=2)
OTHER = TEXT.replace("10-03-2025", "17-03-2025").replace("10. marts", "17. marts")
SBSYS = sbsys(AnItem()).decode()


def with_declarations(declarations: str, entity: str) -> bytes:
    return SBSYS.replace("<Dagsorden ", f"{declarations}<Dagsorden ", 1).replace("Budget", entity).encode()


BOMBS = {
    "nested.zip": (hostile.zip_of_zips(3), "En ZIP inde i en ZIP åbnes ikke"),
    "ratio.zip": (zipped({"a.txt": bytes(30_000_000)}), "ZIP-filen fylder for meget udpakket"),
    "overlap.zip": (hostile.overlapping_zip(b"tekst " * 90_000, 9_000), "ZIP-filen fylder for meget udpakket"),
    "names.zip": (hostile.zip_of_names(160_000), "ZIP-filen fylder for meget udpakket"),
    "short.zip": (hostile.lying_zip(TEXT.encode(), 20), "Kan ikke læses: den er beskadiget"),
    "cut.zip": (zipped({"a.txt": TEXT.encode()})[:60], "ZIP-filen er beskadiget"),
    "page.pdf": (hostile.packed_pdf(b"10 10 m 100 10 l S\n", 210_000), "Side 1 kan ikke læses"),
    "forms.pdf": (hostile.pdf_of_forms(12), "Dokumentet fik læseren til at bryde sammen"),
    "ring.pdf": (hostile.pdf_of_forms(3, is_ring=True), "Dokumentet fik læseren til at bryde sammen"),
    "tree.pdf": (hostile.pdf_of_pages(b"2 0 R 2 0 R", 100_000), "PDF'en har 100000 sider"),
    "count.pdf": (hostile.pdf_of_pages(b"3 0 R", 2_000), "Side 2 kan ikke læses"),
    "jbig2.pdf": (hostile.pdf_with_image(b"\x97JB2" * 99, b"JBIG2Decode"), "PDF'en har ingen tekst"),
    "jpx.pdf": (hostile.pdf_with_image(b"\0\0\0\x0cjP  \r\n\x87\n" * 99, b"JPXDecode"), "PDF'en har ingen tekst"),
    "1/laughs.xml": (with_declarations(hostile.laughs("Dagsorden"), "&a11;"), "XML-filen"),
    "2/outside.xml": (
        with_declarations('<!DOCTYPE Dagsorden [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        "XML",
    ),
    "3/deep.xml": (SBSYS.replace("<Indhold>", "<Indhold>" + "<a>" * 90_000).encode(), "XML-filen er i stykker"),
    "laughs.docx": (
        a_docx(more={"word/document.xml": f"{hostile.laughs('a')}<a {NAMESPACES}>&a11;</a>".encode()}),
        "Word-dokumentet er beskadiget",
    ),
    "bomb.docx": (
        a_docx(paragraph("x"), more={"word/document.xml": b"<a>" + bytes(40_000_000)}),
        "Word-dokumentet er for stort",
    ),
    "deep.html": (b"<html><body>" + b"<div>" * 300_000 + b"x", "Siden er bygget af flere eller dybere HTML-elementer"),
    "wide.html": (
        b"<html><table>" + b"<tr><td colspan=1000000000 rowspan=1000000000>a<td>b</tr>" * 500,
        "Dokumentet ligner ikke et referat",
    ),
    "line.txt": (b"x" * 21_000_000, "Filen fylder 21 MB; et dokument af den slags må højst fylde 20 MB"),
    "nul.txt": (TEXT.encode() + b"\0", "Filen er ikke tekst"),
    "utf-8.txt": (TEXT.encode() + b"\xff\xfe\x80", "Filens tegnsæt er ukendt"),
    "utf-16.txt": (TEXT.encode("utf-16-le"), "Filen er ikke tekst"),
    "empty.txt": (b"", "Filen er tom"),
    "empty.pdf": (b"", "Filen er tom"),
    "head.pdf": (b"%PDF-1.7\n", "PDF'en er beskadiget"),
}


def test_bombs_are_told_of_and_the_good_documents_among_them_taken_in(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    hostile.fill(folder, [(name, data) for name, (data, _) in BOMBS.items()])
    hostile.fill(folder, [("a.txt", TEXT.encode()), ("z.txt", OTHER.replace("\n\n", "\r\n\r").encode())])
    content = tmp_path / "content"
    content.mkdir()
    began = time.monotonic()
    accessions = list(bring_in(documents_in([folder]), content, WISHES, limits=LIMITS))
    assert time.monotonic() - began < 60
    outcomes = dict.fromkeys(BOMBS, "")
    for accession in accessions:
        name = next((name for name in BOMBS if f"/{name}" in accession.source), "")
        if name:
            assert accession.outcome == "refused"
            outcomes[name] = told(accession)
    assert [name for name, (_, message) in BOMBS.items() if f"fejl: {message}" not in outcomes[name]] == []
    assert [Path(each.source).name for each in accessions if each.outcome == "new"] == ["a.txt", "z.txt"]
    assert sorted(tree(content)) == [
        "meetings/direktionen/2025/2025-03-10.md",
        "meetings/direktionen/2025/2025-03-17.md",
        "originals/direktionen/2025-03-10.txt",
        "originals/direktionen/2025-03-17.txt",
    ]


def test_a_directory_beyond_reason_is_not_read() -> None:
    began = time.process_time()
    with pytest.raises(LongDirectoryError):
        BoundedZip(hostile.zip_of_names(600_000))
    assert time.process_time() - began < 5  # of which most is the part that a true one might have


def test_large_files_in_a_zip_are_read_whole_though_piece_by_piece(tmp_path: Path) -> None:
    data = os.urandom(9_000_000) * 2
    (tmp_path / "a.zip").write_bytes(hostile.zip_with(["a.bin"], data))
    package = open_zip(tmp_path / "a.zip")
    assert isinstance(package, Package)
    assert package.read("a.bin") == data


def test_what_is_no_file_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    hostile.fill(folder, [("a.txt", TEXT.encode()), ("mappe.pdf/b.txt", b"")])
    (tmp_path / "ude.txt").write_text(OTHER)
    os.mkfifo(folder / "rør.txt")
    for name, target in {"ring.txt": "ring.txt", "nul.txt": "/dev/zero", "ud.txt": "../ude.txt", "x.txt": "y"}.items():
        (folder / name).symlink_to(target)
    (folder / "op").symlink_to("..")
    assert open_folder(folder).names == ("a.txt", "mappe.pdf/b.txt")


@pytest.mark.parametrize("make", ["fifo", "ring", "device", "nothing"])
def test_what_is_no_file_says_so_when_it_is_named(make: str, tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    if make == "fifo":
        os.mkfifo(place)
    elif make != "nothing":
        place.symlink_to(place if make == "ring" else "/dev/zero")
    ((_, read),) = inspect(documents_in([place]), limits=LIMITS)
    assert [problem.level for problem in read.problems] == ["error"]
    assert str(read.problems[0].message).startswith(("Filen findes ikke", "Det er hverken en fil eller en mappe"))


def test_a_file_larger_than_any_document_is_not_read(tmp_path: Path) -> None:
    hostile.sparse(tmp_path / "a.txt", 3_000_000_000)
    hostile.sparse(tmp_path / "b.pdf", 3_000_000_000, b"%PDF-1.7\n")
    package = open_folder(tmp_path)
    assert [str(data) for _, data in package.read_each(package.names)] == ["[Errno 27] File too large"] * 2


def test_one_that_is_too_large_to_tell_what_came_with_it_says_what_waits_for_it(tmp_path: Path) -> None:
    document(tmp_path)
    hostile.sparse(tmp_path / "ind" / "a.xml", 60_000_000)
    (accession,) = bring(tmp_path / "content", tmp_path / "ind")
    assert "Kan ikke læses: den er for stor" in told(accession)
    assert "de 1 andre filer kan være dens og er ikke importeret" in told(accession)


NAMES = {
    b"esc\x1b[2J.txt": "esc�[2J.txt",
    b"line\nbreak.txt": "line�break.txt",
    b"bad\xff.txt": "bad�.txt",
    "gpj\u202etxt.txt".encode(): "gpj�txt.txt",
    b"{x}.txt": "{x}.txt",
    b"CON.txt": "CON.txt",
    b"a" * 240 + b".txt": "a" * 240 + ".txt",
    ("z" + "\u0301" * 60).encode() + b".txt": "z" + "\u0301" * 60 + ".txt",
}


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_does_no_harm_to_the_console_or_the_archive(name: bytes, tmp_path: Path) -> None:
    closed = TEXT + f"\nPunkt 2: Lukket\n\n25/2\n\nBaggrund\n\n{CANARY}\n"
    folder = tmp_path / "ind"
    folder.mkdir()
    hostile.bytes_name(folder, name).write_text(closed)
    content = tmp_path / "content"
    content.mkdir()
    (accession,) = bring(content, folder)
    assert accession.outcome == "new"
    assert Path(accession.source).name == NAMES[name]
    source = held(content).source  # of one that holds closed text, the name is all that is kept
    assert source is not None
    assert source.file == NAMES[name]
    assert list(tree(content)) == [TARGET]
    assert CANARY.encode() not in b"".join(tree(tmp_path / "content").values())


def test_names_in_a_zip_lead_nowhere_else(tmp_path: Path) -> None:
    names = ["../ud.txt", "/ud.txt", "C:\\ud.txt", "..\\ud.txt", "CON", "a/../../ud.txt", "nul\0.txt", "x" * 3000]
    (tmp_path / "a.zip").write_bytes(hostile.zip_with(names, b""))
    package = open_zip(tmp_path / "a.zip")
    assert isinstance(package, Package)
    assert all("ud" not in name and "\0" not in name for name in package.names)


def test_a_document_that_vanishes_or_changes_meanwhile_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    documents = [document(tmp_path, TEXT, "a.txt"), document(tmp_path, OTHER, "b.txt")]
    found = documents_in([tmp_path / "ind"])
    documents[0].unlink()
    content = tmp_path / "content"
    content.mkdir()
    one, other = bring_in(found, content, WISHES, limits=LIMITS)
    assert (one.outcome, other.outcome) == ("refused", "new")
    assert "Kan ikke læses: den findes ikke (mere)" in told(one)


def test_a_line_below_a_closed_heading_is_never_text_of_another_item() -> None:
    for text in (
        TEXT + "\n# Punkt 7: Valg\n\nPunkt 2: Lukket\n\n25/3310\n\nBaggrund\n\n{}\n",
        TEXT.replace("Punkt 1", "Punkt 9: Lukket\n\n25/3310\n\nBaggrund\n\n{}\n\nPunkt 1"),
    ):
        read = read_document(text.format(CANARY).encode())
        assert CANARY not in repr(read)
        assert read.meeting is None or read.holds_closed_text


@pytest.mark.parametrize("reader", TARGETS)
def test_the_documents_that_fuzzing_begins_with_are_read_as_they_must(reader: str) -> None:
    target = TARGETS[reader]
    seeds = list(target.seeds())[-3:]
    assert [found for seed in seeds if (found := broken(target, seed.data, seed.guarded))] == []


@pytest.mark.parametrize("file", sorted(FINDS.rglob("*.bin")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_fuzzing_has_found_stays_mended(file: Path) -> None:
    target, data = TARGETS[file.parent.name], file.read_bytes()
    guarded = next((seed.guarded for seed in target.seeds() if seed.guarded and seed.guarded in data), b"")
    assert broken(target, data, guarded) is None


def test_the_properties_find_what_is_broken() -> None:
    def let_out(data: bytes) -> str | None:
        read = read_document(TEXT.encode() + data)
        return broken(replace(TARGETS["text"], read=lambda _: [read]), data, CANARY.encode())

    assert let_out(f"\nBaggrund\n\n{CANARY}\n".encode()) == "closed text is let out: meeting, text\n"
