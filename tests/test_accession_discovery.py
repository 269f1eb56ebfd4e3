"""Which documents are found in files, folders and ZIPs."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from generator.accession import Discovery, Limits, documents_in
from generator.accession import discovery as discovering
from generator.accession.reading import digests
from tests.accession_documents import TEXT, bring, outcomes, told


def shown(discovery: Discovery, below: Path) -> list[str]:
    return [Path(found.shown).relative_to(below).as_posix() for found in discovery.documents]


def notes(discovery: Discovery) -> str:
    return "\n".join(note.in_language("da") for note in discovery.notes)


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


def packed(file: Path, *names: str) -> Path:
    with zipfile.ZipFile(file, "w") as zipped:
        for name in names:
            zipped.writestr(name, TEXT)
    return file


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "arkiv" / "content").mkdir(parents=True)
    return tmp_path / "arkiv" / "content"


def test_a_folder_gives_its_documents_by_name_and_passes_over_what_is_hidden(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "ind", "b.txt", "a/c.pdf", "a.docx", ".x.txt", ".git/x.txt", "~$a.docx", ".~lock.a.odt#",
        "Thumbs.db", "a/desktop.ini",
    )  # fmt: skip
    discovery = documents_in([folder])
    assert shown(discovery, folder) == ["a.docx", "a/c.pdf", "b.txt"]
    assert discovery.notes == ()


def test_what_is_plainly_no_document_is_told_once_for_all(tmp_path: Path) -> None:
    discovery = documents_in([lay(tmp_path / "ind", "a.txt", "b.JPG", "c.jpg", "d.xlsx")])
    assert shown(discovery, tmp_path / "ind") == ["a.txt"]
    assert notes(discovery) == "bemærk: Filer, der ikke er dokumenter, er ladt ude: 3 (.jpg, .xlsx)"


def test_a_file_that_is_named_is_always_answered_for(tmp_path: Path, content: Path) -> None:
    folder = lay(tmp_path / "ind", ".x.txt", "b.jpg")
    (folder / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    accessions = bring(content, folder / ".x.txt", folder / "b.jpg", folder / "intet")
    assert outcomes(accessions) == [(".x.txt", "new"), ("b.jpg", "refused"), ("intet", "refused")]
    assert "et billede" in told(accessions[1])
    assert "Filen findes ikke" in told(accessions[2])


def test_a_document_that_is_named_twice_is_taken_once(tmp_path: Path) -> None:
    folder = lay(tmp_path / "ind", "b/a.txt")
    discovery = documents_in([folder / "b" / "a.txt", folder, folder / ".." / "ind" / "b" / "a.txt"])
    assert shown(discovery, folder) == ["b/a.txt"]


@pytest.mark.parametrize("names", [[], ["b.jpg", ".skjult"]])
def test_a_folder_without_documents_is_told(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "ind").mkdir()
    (found,) = documents_in([lay(tmp_path / "ind", *names)]).documents
    assert found.problem is not None
    assert "Der er ingen dokumenter i mappen" in found.problem.in_language("da")


def test_a_zip_is_taken_as_a_folder_is(tmp_path: Path, content: Path) -> None:
    folder = lay(tmp_path / "ind", "a.txt")
    packed(folder / "Arkiv.zip", "2025/referat.txt", "billede.png", "__MACOSX/x.txt")
    discovery = documents_in([folder])
    assert shown(discovery, folder) == ["Arkiv.zip/2025/referat.txt", "a.txt"]
    assert ".png" in notes(discovery)
    accessions = bring(content, folder / "Arkiv.zip")
    assert outcomes(accessions) == [("referat.txt", "new")]
    assert (content / "originals/direktionen/2025-03-10.txt").read_text(encoding="utf-8") == TEXT


def test_a_zip_that_is_broken_or_in_another_is_told(tmp_path: Path) -> None:
    folder = lay(tmp_path / "ind", "falsk.zip")
    packed(folder / "ydre.zip", "indre.zip")
    discovery = documents_in([folder])
    problems = [found.problem.in_language("da") if found.problem else "" for found in discovery.documents]
    assert "ZIP-filen er beskadiget" in problems[0]
    assert "En ZIP inde i en ZIP åbnes ikke" in problems[1]


def test_a_word_document_is_no_zip_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    folder.mkdir()
    packed(folder / "a.zip", "[Content_Types].xml", "word/document.xml")
    assert shown(documents_in([folder]), folder) == ["a.zip"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = lay(tmp_path / "ude", "hemmelig.txt")
    folder = lay(tmp_path / "ind", "a.txt")
    try:
        (folder / "b.txt").symlink_to(outside / "hemmelig.txt")
    except OSError:
        pytest.skip("this system makes no links")
    assert shown(documents_in([folder]), folder) == ["a.txt"]


def test_a_package_that_cannot_be_looked_through_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay(tmp_path / "ind", "a.txt", "b.xml")
    monkeypatch.setattr(discovering, "deliveries_in", hang)
    monkeypatch.setattr(discovering, "_SEARCH", Limits(seconds=1, processes=1))
    (found,) = documents_in([folder]).documents
    assert found.problem is not None
    assert "tog for lang tid" in found.problem.in_language("da")


def hang(_: object) -> None:
    time.sleep(600)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes by name")
def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (found,) = documents_in([tmp_path / "a.txt"]).documents
    assert found.problem is not None


def test_a_document_is_known_by_its_bytes_wherever_it_lies(tmp_path: Path) -> None:
    folder = lay(tmp_path / "ind", "a.txt")
    packed(folder / "Arkiv.zip", "referat.txt", "x.txt")
    assert len(set(digests(documents_in([folder]).documents))) == 1


def test_thousands_of_documents_are_found_at_once(tmp_path: Path) -> None:
    names = [f"{number // 100}/{number}.txt" for number in range(3000)]
    folder = lay(tmp_path / "ind", *names)
    packed(folder / "Arkiv.zip", *names)
    began = time.perf_counter()
    documents = documents_in([folder]).documents
    assert len(list(digests(documents))) == 6000
    assert time.perf_counter() - began < 15
