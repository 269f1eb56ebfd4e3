"""Packages: the files of a folder or a ZIP, by the names that are meant, and nothing outside."""

from __future__ import annotations

import multiprocessing
import zipfile
from pathlib import Path

import pytest

from generator.importing.packages import Package, open_folder, open_zip
from generator.problems import Problem
from tests.deliveries import a_folder, a_zip


def test_a_folder_and_a_zip_hold_the_same(tmp_path: Path) -> None:
    files = {"a/b.xml": b"1", "Æble.pdf": b"2"}
    folder, packed = a_folder(tmp_path / "x", files), a_zip(tmp_path / "x.zip", files)
    assert folder.names == packed.names == ("a/b.xml", "Æble.pdf")
    assert [folder.read(name) for name in folder.names] == [packed.read(name) for name in packed.names] == [b"1", b"2"]


def test_hidden_files_and_links_out_of_the_folder_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "ude.txt").write_bytes(b"x")
    package = a_folder(tmp_path / "inde", {".skjult": b"x", ".git/x": b"x", "__MACOSX/._a": b"x", "a.txt": b"x"})
    (tmp_path / "inde" / "ud.txt").symlink_to(tmp_path / "ude.txt")
    assert open_folder(package.place).names == ("a.txt",)


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:/x", "..\\a", "\\\\server\\x", "c:x"])
def test_names_that_climb_out_of_a_zip_are_not_there(name: str, tmp_path: Path) -> None:
    assert a_zip(tmp_path / "x.zip", {name: b"x", "a.txt": b"x"}).names == ("a.txt",)


def test_a_folder_called_by_the_time_of_its_meeting_is_there(tmp_path: Path) -> None:
    assert a_zip(tmp_path / "x.zip", {"04-12-2012 13:00:00/a.xml": b"x"}).names == ("04-12-2012 13:00:00/a.xml",)


@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "Å\u030al/møde.pdf"), ("cp850", "Ål/møde.pdf")])
def test_names_packed_without_saying_in_which_letters_are_read(encoding: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("?" * len(name.encode(encoding)), b"x")
    file.write_bytes(file.read_bytes().replace(b"?" * len(name.encode(encoding)), name.encode(encoding)))
    package = open_zip(file)
    assert isinstance(package, Package)
    assert package.names == (name,)
    assert package.read(name) == b"x"


def test_backslashes_in_a_zip_part_folders(tmp_path: Path) -> None:
    package = a_zip(tmp_path / "x.zip", {"P7\\Enclosures\\1.pdf": b"x"})
    assert package.names == ("P7/Enclosures/1.pdf",)
    assert package.read("P7/Enclosures/1.pdf") == b"x"


@pytest.mark.parametrize(
    "printed",
    ["enclosures\\1.PDF", "Enclosures/1.pdf", ".\\ENCLOSURES\\1.pdf", "\\Enclosures\\1.pdf", "../P7/Enclosures/1.pdf"],
)
def test_a_printed_path_is_found_beside_the_file_that_prints_it(printed: str, tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"P7/a.xml": b"", "P7/Enclosures/1.pdf": b""})
    assert package.find(printed, "P7/a.xml") == "P7/Enclosures/1.pdf"


@pytest.mark.parametrize("printed", ["..\\..\\1.pdf", "../../P7/1.pdf", "1.pdf", "", "C:\\P7\\1.pdf", "\0"])
def test_a_path_that_leads_out_or_nowhere_is_not_found(printed: str, tmp_path: Path) -> None:
    assert a_folder(tmp_path, {"P7/a.xml": b"", "P7/x/1.pdf": b""}).find(printed, "P7/a.xml") is None


def refused(file: Path) -> str:
    found = open_zip(file)
    assert isinstance(found, Problem)
    return str(found.message)


def test_a_broken_zip_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(b"PK\x03\x04 and nothing more")
    assert refused(file).startswith("ZIP-filen er beskadiget")
    assert refused(tmp_path / "ikke her.zip").startswith("Kan ikke læses")


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    a_zip(tmp_path / "x.zip", {"a.txt": b"x"})
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(bytes(data))
    assert refused(tmp_path / "x.zip") == "ZIP-filen er beskyttet med adgangskode"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.xml", b"\0" * 30_000_000)
    assert refused(tmp_path / "x.zip") == "ZIP-filen fylder for meget udpakket"


def test_a_file_that_is_damaged_inside_a_zip_is_an_error_of_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"tekst " * 50)
        packed.writestr("b.txt", b"b")
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[37:45] = b"\xff" * 8
    (tmp_path / "x.zip").write_bytes(bytes(data))
    package = open_zip(tmp_path / "x.zip")
    assert isinstance(package, Package)
    (_, a), (_, b) = package.read_each(package.names)
    assert isinstance(a, OSError)
    assert b == b"b"
    with pytest.raises(OSError, match=r"."):
        package.read("a.txt")


def test_a_zip_that_has_changed_is_opened_anew(tmp_path: Path) -> None:
    first = a_zip(tmp_path / "x.zip", {"a.txt": b"1"})
    assert first.read("a.txt") == b"1"
    second = a_zip(tmp_path / "x.zip", {"a.txt": b"22"})
    assert (first.read("a.txt"), second.read("a.txt")) == (b"22", b"22")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # other tests have left threads
def test_processes_that_read_one_zip_do_not_disturb_each_other(tmp_path: Path) -> None:
    package = a_zip(tmp_path / "x.zip", {f"{n}.txt": str(n).encode() * 5000 for n in range(40)})
    assert package.read("0.txt")[:1] == b"0"
    with multiprocessing.get_context("fork").Pool(2) as pool:
        read = pool.map(package.read, package.names * 20, chunksize=1)
    assert [data[: len(name) - 4].decode() for name, data in zip(package.names * 20, read, strict=True)] == [
        name.removesuffix(".txt") for name in package.names * 20
    ]


def test_a_file_that_is_gone_or_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"a.txt": b"12345", "b.txt": b""})
    (tmp_path / "b.txt").unlink()
    found = dict(package.read_each(package.names, largest=3))
    assert all(isinstance(error, OSError) for error in found.values())
