from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.accession import Wishes
from generator.model import Meeting
from tests.accession_documents import (
    AGENDA,
    TARGET,
    TEXT,
    TODAY,
    bring,
    document,
    edit,
    held,
    outcomes,
    told,
    tree,
)

REPLACE, DRY_RUN = Wishes(replace=True, today=TODAY), Wishes(dry_run=True, today=TODAY)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "archive.toml").write_text('[[body]]\nname = "Direktionen"\n', encoding="utf-8")
    return folder


def test_a_document_becomes_a_content_file_and_is_kept_as_it_came(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    (accession,) = bring(content, file)
    assert (accession.outcome, accession.target, accession.problems) == ("new", TARGET, ())
    source = held(content).source
    assert source is not None
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (content / source.file).read_bytes() == file.read_bytes()
    assert source.file == "originals/direktionen/2025-03-10.txt"


def test_it_is_told_in_numbers_what_was_read(tmp_path: Path, content: Path) -> None:
    (accession,) = bring(content, document(tmp_path, TEXT + "\nBilag\n\nPlan\n\nPunkt 2: Lukket\n\n25/3\n"))
    account = accession.account
    assert account is not None
    assert (account.items, account.closed, account.participants, account.attachments) == (2, 1, 1, 1)
    assert account.words_in == account.words_kept + account.words_removed == 38
    assert sum(count for _, count in account.removed) == 10


@pytest.mark.parametrize("memory", [True, False])
def test_importing_again_changes_nothing(tmp_path: Path, content: Path, memory: bool) -> None:
    file = document(tmp_path)
    first = bring(content, file, memory=memory)[0]
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    (accession,) = bring(content, file, memory=memory)
    assert accession.outcome == "unchanged"
    assert (accession.account, accession.problems) == (first.account, first.problems)
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


@pytest.mark.parametrize("memory", [True, False])
def test_what_a_person_has_edited_is_never_overwritten_unasked(tmp_path: Path, content: Path, memory: bool) -> None:
    file = document(tmp_path)
    bring(content, file, memory=memory)
    imported = (content / TARGET).read_text(encoding="utf-8")
    edited = edit(content, "Godkendt.", "Godkendt med bemærkning.")
    (accession,) = bring(content, file, memory=memory)
    assert accession.outcome == "kept"
    assert (content / TARGET).read_text(encoding="utf-8") == edited
    assert "-Godkendt med bemærkning." in told(accession)
    assert "+Godkendt." in told(accession)
    assert bring(content, file, wishes=REPLACE, memory=memory)[0].outcome == "replaced"
    assert (content / TARGET).read_text(encoding="utf-8") == imported


def test_a_meeting_that_a_person_has_moved_to_another_day_is_known_by_its_document(
    tmp_path: Path, content: Path
) -> None:
    file = document(tmp_path)
    bring(content, file)
    text = edit(content, "date: 2025-03-10", "date: 2025-03-11")
    moved = content / "meetings/direktionen/2025/2025-03-11.md"
    (content / TARGET).rename(moved)
    (accession,) = bring(content, file)
    assert (accession.outcome, accession.target) == ("kept", "meetings/direktionen/2025/2025-03-11.md")
    assert moved.read_text(encoding="utf-8") == text
    assert not (content / TARGET).exists()
    assert bring(content, file, wishes=REPLACE)[0].outcome == "replaced"
    assert (content / TARGET).exists()
    assert not moved.exists()


def test_a_dry_run_writes_nothing_in_the_archive(tmp_path: Path, content: Path) -> None:
    before = tree(content)
    assert bring(content, document(tmp_path), wishes=DRY_RUN)[0].outcome == "new"
    assert tree(content) == before


def test_another_time_that_day_is_another_meeting(tmp_path: Path, content: Path) -> None:
    second = document(tmp_path, TEXT.replace("09:00", "14:00"), "a.txt")
    accessions = bring(content, document(tmp_path, name="b.txt"), second)
    assert [accession.target for accession in accessions] == [TARGET, "meetings/direktionen/2025/2025-03-10-2.md"]
    assert (content / "originals/direktionen/2025-03-10-2.txt").read_bytes() == second.read_bytes()
    assert outcomes(bring(content, second)) == [("a.txt", "unchanged")]


def test_a_document_without_a_time_cannot_be_one_of_two_meetings(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, TEXT.replace("09:00", "14:00"), "b.txt"), document(tmp_path, name="a.txt"))
    (accession,) = bring(content, document(tmp_path, TEXT.replace(" kl. 09:00", ""), "c.txt"))
    assert accession.outcome == "refused"
    assert "flere møder den dag" in told(accession)


def test_a_folder_gives_all_its_documents_and_one_bad_one_stops_none(tmp_path: Path, content: Path) -> None:
    good = document(tmp_path)
    document(tmp_path, "", "b-tom.txt")
    document(tmp_path, "{\\rtf1 Referat}", "c.pdf")
    document(tmp_path, "Kære alle", "d.md")
    document(tmp_path, "x", ".skjult.txt")
    accessions = bring(content, good.parent, tmp_path / "findes-ikke.txt")
    assert outcomes(accessions) == [
        ("b-tom.txt", "refused"),
        ("c.pdf", "refused"),
        ("d.md", "refused"),
        ("referat.txt", "new"),
        ("findes-ikke.txt", "refused"),
    ]
    expected = ["Filen er tom", "RTF, som ikke kan læses", "ligner ikke et referat", "", "Filen findes ikke"]
    for accession, message in zip(accessions, expected, strict=True):
        assert message in told(accession)
        assert accession.source in told(accession) or not message


def test_a_document_with_closed_text_is_not_kept(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path, TEXT + "\nPunkt 2: Lukket\n\n25/3\n\nBaggrund\n\nHemmelig aftale.\n")
    (accession,) = bring(content, file)
    assert accession.outcome == "new"
    # not even packed, in the memory
    assert all(b"Hemmelig" not in data for name, data in tree(tmp_path).items() if not name.startswith("ind/"))
    source = held(content).source
    assert source is not None
    assert (source.file, len(source.sha256)) == ("referat.txt", 64)
    assert bring(content, file)[0].outcome == "unchanged"


def test_the_body_is_spelt_as_the_configuration_does(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, TEXT.replace("REFERAT Direktionen", "REFERAT DIREKTIONEN")))
    assert held(content).body == "Direktionen"


def test_the_body_can_be_named_where_the_document_does_not(tmp_path: Path, content: Path) -> None:
    nameless = document(tmp_path, TEXT.replace("REFERAT Direktionen d. 10-03-2025\n\n", ""))
    assert bring(content, nameless)[0].outcome == "refused"
    (accession,) = bring(content, nameless, wishes=Wishes(body="Chefforum"))
    assert accession.target == "meetings/chefforum/2025/2025-03-10.md"


def test_an_original_that_has_gone_is_put_back(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    bring(content, file)
    (content / "originals/direktionen/2025-03-10.txt").unlink()
    assert bring(content, file)[0].outcome == "unchanged"
    assert (content / "originals/direktionen/2025-03-10.txt").exists()


def test_an_original_is_named_after_what_it_is_and_not_after_what_it_is_called(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, name="referat.exe"))
    assert (content / "originals/direktionen/2025-03-10.txt").exists()


def test_a_folder_that_cannot_be_written_is_told_and_leaves_no_half_file(tmp_path: Path, content: Path) -> None:
    (content / "originals").write_text("en fil, hvor en mappe skulle være", encoding="utf-8")
    (accession,) = bring(content, document(tmp_path))
    assert accession.outcome == "refused"
    assert "Kan ikke skrives" in told(accession)
    assert not (content / "meetings").exists()


def test_a_content_file_that_cannot_be_read_is_left_alone(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path))
    broken = edit(content, "body: Direktionen\n", "")
    for name, text in (("referat.txt", TEXT), ("b.txt", TEXT.replace("Godkendt", "Afvist"))):
        (accession,) = bring(content, document(tmp_path, text, name))
        assert accession.outcome == "kept"
        assert "referat check" in told(accession)
    assert (content / TARGET).read_text(encoding="utf-8") == broken


# Agendas.


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_an_agenda_gives_way_to_the_minutes_whichever_comes_first(
    tmp_path: Path, content: Path, names: tuple[str, str]
) -> None:
    files = document(tmp_path, AGENDA, names[0]), document(tmp_path, TEXT, names[1])
    accessions = bring(content, *files)
    assert outcomes(accessions) == [(names[0], "set_aside"), (names[1], "new")]
    assert "viger for mødets referat" in told(accessions[0])
    assert all(problem.level == "note" for problem in accessions[0].problems)
    assert held(content).kind == "minutes"
    assert [accession.outcome for accession in bring(content, *files)] == ["set_aside", "unchanged"]


def test_an_agenda_in_the_archive_gives_way_to_the_minutes(tmp_path: Path, content: Path) -> None:
    agenda, minutes = document(tmp_path, AGENDA, "dagsorden.txt"), document(tmp_path)
    bring(content, agenda)
    assert held(content).kind == "agenda"
    (accession,) = bring(content, minutes)
    assert accession.outcome == "replaced"
    assert "givet plads til referatet" in told(accession)
    meeting = held(content)
    assert (meeting.kind, meeting.corrections) == ("minutes", ())
    assert _original(content, meeting) == minutes.read_bytes()
    assert outcomes(bring(content, agenda, minutes)) == [("dagsorden.txt", "set_aside"), ("referat.txt", "unchanged")]


@pytest.mark.parametrize("memory", [True, False])
def test_an_agenda_that_a_person_has_edited_is_not_lost(tmp_path: Path, content: Path, memory: bool) -> None:
    bring(content, document(tmp_path, AGENDA, "dagsorden.txt"), memory=memory)
    edited = edit(content, "Der mangler plads.", "Der mangler lys.")
    minutes = document(tmp_path)
    (accession,) = bring(content, minutes, memory=memory)
    assert accession.outcome == "pending"
    assert "rettet i hånden" in told(accession)
    assert (content / TARGET).read_text(encoding="utf-8") == edited
    assert bring(content, minutes, wishes=REPLACE, memory=memory)[0].outcome == "replaced"


def _original(content: Path, meeting: Meeting) -> bytes:
    assert meeting.source is not None
    return (content / meeting.source.file).read_bytes()
