import hashlib
from pathlib import Path

import pytest

from generator.accession import Accession, bring_in, documents_in
from generator.content import parse

TEXT = """REFERAT Direktionen d. 10-03-2025

Mødedato Mandag d. 10. marts 2025 kl. 09:00

Mødedeltagere Karen Holm

Punkt 1: Nyt rådhus

25/1204

Beslutning Direktionen den 10-03-2025

Godkendt.
"""
TARGET = "meetings/direktionen/2025/2025-03-10.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "archive.toml").write_text('[[body]]\nname = "Direktionen"\n', encoding="utf-8")
    return folder


def document(tmp_path: Path, text: str = TEXT, name: str = "referat.txt") -> Path:
    file = tmp_path / "ind" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def bring(
    content: Path, *places: Path, replace: bool = False, dry_run: bool = False, body: str = ""
) -> list[Accession]:
    return list(bring_in(documents_in(places), content, body, replace=replace, dry_run=dry_run))


def told(accession: Accession) -> str:
    return "\n".join(problem.in_language("da") for problem in accession.problems)


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_document_becomes_a_content_file_and_is_kept_as_it_came(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    (accession,) = bring(content, file)
    assert (accession.outcome, accession.target, accession.problems) == ("new", TARGET, ())
    meeting = parse((content / TARGET).read_text(encoding="utf-8"), TARGET).meeting
    assert meeting is not None
    assert meeting.source is not None
    assert meeting.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (content / meeting.source.file).read_bytes() == file.read_bytes()
    assert meeting.source.file == "originals/direktionen/2025-03-10.txt"


def test_importing_again_changes_nothing(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    bring(content, file)
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    (accession,) = bring(content, file)
    assert accession.outcome == "unchanged"
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_what_a_person_has_edited_is_never_overwritten_unasked(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    bring(content, file)
    imported = (content / TARGET).read_text(encoding="utf-8")
    edited = imported.replace("Godkendt.", "Godkendt med bemærkning.")
    (content / TARGET).write_text(edited, encoding="utf-8")
    (accession,) = bring(content, file)
    assert accession.outcome == "kept"
    assert (content / TARGET).read_text(encoding="utf-8") == edited
    assert "-Godkendt med bemærkning." in told(accession)
    assert "+Godkendt." in told(accession)
    assert bring(content, file, replace=True)[0].outcome == "replaced"
    assert (content / TARGET).read_text(encoding="utf-8") == imported


def test_a_dry_run_writes_nothing(tmp_path: Path, content: Path) -> None:
    before = tree(content)
    assert bring(content, document(tmp_path), dry_run=True)[0].outcome == "new"
    assert tree(content) == before


def test_two_documents_for_one_meeting_are_told_and_the_first_stays(tmp_path: Path, content: Path) -> None:
    first, second = document(tmp_path, name="a.txt"), document(tmp_path, TEXT.replace("Godkendt", "Afvist"), "b.txt")
    for dry_run in (True, False):
        accessions = bring(content, first, second, dry_run=dry_run)
        assert [accession.outcome for accession in accessions] == ["new", "refused"]
        assert "To dokumenter giver det samme møde: dette og" in told(accessions[1])
    assert "Godkendt" in (content / TARGET).read_text(encoding="utf-8")
    assert bring(content, second)[0].outcome == "refused"
    assert bring(content, second, replace=True)[0].outcome == "replaced"
    assert "Afvist" in (content / TARGET).read_text(encoding="utf-8")


def test_another_time_that_day_is_another_meeting(tmp_path: Path, content: Path) -> None:
    second = document(tmp_path, TEXT.replace("09:00", "14:00"), "b.txt")
    accessions = bring(content, document(tmp_path, name="a.txt"), second)
    assert [accession.target for accession in accessions] == [TARGET, "meetings/direktionen/2025/2025-03-10-2.md"]
    assert (content / "originals/direktionen/2025-03-10-2.txt").read_bytes() == second.read_bytes()
    assert [accession.outcome for accession in bring(content, second)] == ["unchanged"]


def test_a_folder_gives_all_its_documents_and_one_bad_one_stops_none(tmp_path: Path, content: Path) -> None:
    good = document(tmp_path)
    document(tmp_path, "", "b-tom.txt")
    document(tmp_path, "%PDF-1.7", "c.pdf")
    document(tmp_path, "Kære alle", "d.md")
    (good.parent / ".skjult.txt").write_text("x", encoding="utf-8")
    accessions = bring(content, good.parent, tmp_path / "findes-ikke.txt")
    assert [(a.source.name, a.outcome) for a in accessions] == [
        ("b-tom.txt", "refused"),
        ("c.pdf", "refused"),
        ("d.md", "refused"),
        ("referat.txt", "new"),
        ("findes-ikke.txt", "refused"),
    ]
    expected = [
        "Filen er tom",
        "af typen .pdf kan ikke importeres endnu",
        "ligner ikke et referat",
        "",
        "Filen findes ikke",
    ]
    for accession, message in zip(accessions, expected, strict=True):
        assert message in told(accession)
        assert str(accession.source) in told(accession) or not message


def test_a_document_that_is_named_twice_is_taken_once(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    assert [accession.outcome for accession in bring(content, file, file.parent, file)] == ["new"]


def test_an_empty_folder_is_told(tmp_path: Path, content: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert "Mappen er tom" in told(bring(content, tmp_path / "tom")[0])


def test_a_document_with_closed_text_is_not_kept(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path, TEXT + "\nPunkt 2: Lukket\n\n25/3\n\nBaggrund\n\nHemmelig aftale.\n")
    (accession,) = bring(content, file)
    assert accession.outcome == "new"
    assert all(b"Hemmelig" not in data for data in tree(content).values())
    meeting = parse((content / TARGET).read_text(encoding="utf-8"), TARGET).meeting
    assert meeting is not None
    assert meeting.source is not None
    assert (meeting.source.file, len(meeting.source.sha256)) == ("referat.txt", 64)


def test_the_body_is_spelt_as_the_configuration_does(tmp_path: Path, content: Path) -> None:
    (accession,) = bring(content, document(tmp_path, TEXT.replace("REFERAT Direktionen", "REFERAT DIREKTIONEN")))
    assert accession.read is not None
    assert accession.read.meeting is not None
    assert accession.read.meeting.body == "Direktionen"


def test_the_body_can_be_named_where_the_document_does_not(tmp_path: Path, content: Path) -> None:
    nameless = TEXT.replace("REFERAT Direktionen d. 10-03-2025\n\n", "")
    assert bring(content, document(tmp_path, nameless))[0].outcome == "refused"
    assert (
        bring(content, document(tmp_path, nameless), body="Chefforum")[0].target
        == "meetings/chefforum/2025/2025-03-10.md"
    )


def test_an_original_that_has_gone_is_put_back(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    bring(content, file)
    (content / "originals/direktionen/2025-03-10.txt").unlink()
    bring(content, file)
    assert (content / "originals/direktionen/2025-03-10.txt").exists()


def test_a_folder_that_cannot_be_written_is_told_and_leaves_no_half_file(tmp_path: Path, content: Path) -> None:
    (content / "originals").write_text("en fil, hvor en mappe skulle være", encoding="utf-8")
    (accession,) = bring(content, document(tmp_path))
    assert accession.outcome == "refused"
    assert "Kan ikke skrives" in told(accession)
    assert not (content / "meetings").exists()


def test_a_document_that_may_not_be_read_is_told(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = document(tmp_path)

    def refuse(_: Path) -> bytes:  # acted, because root may read whatever the mode says
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Kan ikke læses: Permission denied" in told(bring(content, file)[0])
