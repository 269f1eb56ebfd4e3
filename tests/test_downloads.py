"""What a file that readers can download is, whatever it is called; and that nothing in it stops the looking."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from generator.downloads import clean, examine, rtf
from generator.downloads.formats import kind_of
from generator.findings import Examined
from tests.docxs import a_docx, paragraph, zipped
from tests.pdfs import column, drawn

NAME = "Karen Prøvesen"
PDF = drawn(column([f"Sagen om {NAME}"]))
DOCX = a_docx(paragraph(f"Sagen om {NAME}"))
ODT = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<manifest/>",
              "content.xml": f"<office><p>Sagen om {NAME}</p></office>".encode()})  # fmt: skip


def image(form: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, form)
    return target.getvalue()


def examined(folder: Path, data: bytes, name: str = "bilag.bin") -> Examined:
    file = folder / name
    file.write_bytes(data)
    return examine(file)


def texts(found: Examined) -> str:
    return "\n".join(text.text for text in found.texts)


def told(found: Examined) -> list[str]:
    return [f"{part.kind}: {part.place}" for part in found.parts]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pdf", PDF),
        ("pdf", b"\xef\xbb\xbf\r\n" + PDF),
        ("office", DOCX),
        ("opendocument", ODT),
        ("zip", zipped({"a.pdf": PDF})),
        ("zip", b"PK\x05\x06" + bytes(18)),
        ("rtf", b"{\\rtf1 hej}"),
        ("markup", "\ufeff<svg/>".encode()),
        ("markup", "<p>hej</p>".encode("utf-16")),
        ("text", "Sagen om æblerne".encode("cp1252")),
        ("text", b"BM er et ord"),
        ("text", b""),
        ("unknown", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        *(("picture", image(form)) for form in ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP")),
    ],
)
def test_a_file_is_what_it_holds(kind: str, data: bytes) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize("data", [PDF, DOCX, ODT, f"Sagen om {NAME}".encode(), zipped({"x/a.dat": PDF})])
@pytest.mark.parametrize("name", ["bilag.pdf", "bilag.png", "bilag"])
def test_its_text_is_read_whatever_it_is_called(tmp_path: Path, data: bytes, name: str) -> None:
    assert f"Sagen om {NAME}" in texts(examined(tmp_path, data, name))


def test_a_file_of_no_format_known_gives_its_readable_runs_and_is_unread(tmp_path: Path) -> None:
    found = examined(tmp_path, b"\x00\x01\x02" + f"Sagen om {NAME}".encode("cp1252") + b"\x00\xff")
    assert NAME in texts(found)
    assert told(found) == ["unread: hele filen, hvis format er ukendt: gem den som PDF"]


def test_a_zip_is_looked_into_and_what_is_locked_or_too_deep_is_unread(tmp_path: Path) -> None:
    data = zipped({"bilag/notat.pdf": PDF})
    for _ in range(4):
        data = zipped({"inde.zip": data})
    found = examined(tmp_path, data)
    assert NAME not in texts(found)
    assert any("unread" in each and "filer inde i filer" in each for each in told(found))
    locked = bytearray(zipped({"notat.txt": b"hemmeligt"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        locked[locked.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    assert told(examined(tmp_path, bytes(locked))) == [
        "unread: filen «notat.txt» inde i den, som er låst, beskadiget eller for stor"
    ]


def test_a_zip_that_unpacks_to_far_too_much_is_not_unpacked(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bombe.txt", bytes(150_000_000))
    assert told(examined(tmp_path, target.getvalue())) == [
        "unread: filen «bombe.txt» inde i den, som er låst, beskadiget eller for stor"
    ]


def test_a_file_that_is_gone_is_unread(tmp_path: Path) -> None:
    assert told(examine(tmp_path / "væk.pdf")) == ["unread: hele filen, som ikke kan læses"]
    assert not clean(tmp_path / "væk.pdf", tmp_path / "kopi.pdf")


def test_a_copy_is_written_where_there_is_something_to_take_out(tmp_path: Path) -> None:
    file, copy, again = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf"))
    file.write_bytes(PDF)
    assert clean(file, copy)
    assert NAME in texts(examine(copy))
    assert told(examine(copy)) == []
    assert not clean(copy, again)
    assert not again.exists()


def test_of_a_text_no_copy_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hej", encoding="utf-8")
    assert not clean(tmp_path / "a.txt", tmp_path / "b.txt")


def test_what_breaks_one_reader_hides_nothing_that_the_others_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> Examined:
        raise KeyError("/Root")

    monkeypatch.setattr(rtf, "examine", break_down)
    data = zipped({"1.rtf": b"{\\rtf1 Ea Holm}", "2.txt": f"Sagen om {NAME}".encode()})
    found = examined(tmp_path, data)
    assert NAME in texts(found)
    assert "Ea Holm" in texts(found)
    assert any(line.startswith("unread: filen «1.rtf»") for line in told(found))


def test_no_copy_is_made_by_what_breaks_at_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise KeyError("/Root")

    monkeypatch.setattr("generator.downloads.pictures.cleaning.segments", break_down)
    (tmp_path / "a.png").write_bytes(image("PNG"))
    assert not clean(tmp_path / "a.png", tmp_path / "copy.png")
    assert not (tmp_path / "copy.png").exists()
