import datetime as dt
from pathlib import Path

import pytest

from generator.cli import main
from generator.content import content_path, format  # noqa: A004 - named for its pair, `parse`
from generator.model import Attachment, Meeting, Source
from generator.withdrawal import read_withdrawals
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, an_item

PLAN = Attachment("Plan", "attachments/direktionen/2025-03-10/plan.txt")
SENTENCE = "Direktionen vedtog at flytte hele arkivet til kælderen under den gamle sal."


def put(content: Path, *meetings: Meeting) -> None:
    for meeting in meetings:
        path = content / content_path(meeting)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(format(meeting), encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An archive of two meetings, with the working folder in it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    assert main(["new", str(tmp_path / "arkiv")]) == 0
    monkeypatch.chdir(tmp_path / "arkiv")
    bilag = a_section("Bilag", "", (PLAN,))
    first = a_meeting(
        an_item("1", "Flytning", "25/1", a_decision(SENTENCE), bilag),
        a_closed_item(),
        participants=("Bo Ulk", "Eva Ny"),
    )
    again = an_item("1", "Igen", "25/1", a_decision(f"Tidligere: {SENTENCE} Ulk var enig."))
    second = a_meeting(again, date=first.date.replace(month=4), participants=("Bo Ulk",))
    source = Source("originals/direktionen/2025-03-10.txt", "0" * 64, closed=("2",))
    content = tmp_path / "arkiv" / "content"
    put(
        content,
        Meeting(first.title, first.date, first.body, participants=first.participants, source=source, items=first.items),
        second,
    )
    for path, text in ((str(PLAN.path), "Planen."), (source.file, SENTENCE)):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    capsys.readouterr()
    return tmp_path / "arkiv"


def test_an_item_is_noted_and_what_follows_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "https://referater.example.dk/a/moeder/direktionen/2025-03-10/#punkt-1-afsnit-1"
    assert main(["withdraw", said, "--reason", "Fejl i referatet"]) == 0
    told = capsys.readouterr()
    assert "Et afsnit kan ikke trækkes tilbage for sig" in told.err
    assert "punktet /moeder/direktionen/2025-03-10/#punkt-1" in told.out
    assert "Med følger bilag i referatet: 1" in told.out
    assert "    attachments/direktionen/2025-03-10/plan.txt\n    originals/direktionen/2025-03-10.txt" in told.out
    assert "De samme ord står også her" in told.out
    assert "    moeder/direktionen/2025-04-10/#punkt-1" in told.out
    assert "kælderen" not in told.out + told.err
    (entry,) = read_withdrawals(archive / "content").withdrawals
    assert (entry.address, entry.reason) == ("moeder/direktionen/2025-03-10/#punkt-1", "Fejl i referatet")


def test_a_person_is_named_as_in_the_minutes_and_the_family_name_alone_is_told(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", "Bo Ulk", "--reason", "Efter ønske"]) == 0
    told = capsys.readouterr().out
    assert "Møder, der ændres: 2" in told
    assert "Efternavnet alene står stadig her" in told
    assert "    moeder/direktionen/2025-04-10/#punkt-1" in told
    assert [entry.address for entry in read_withdrawals(archive / "content").withdrawals] == ["deltagere/bo-ulk/"]


def test_what_is_withdrawn_is_not_noted_twice_and_can_be_restored(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["withdraw", "Bo Ulk", "--reason", "Efter ønske"])
    before = (archive / "content/withdrawals.toml").read_bytes()
    assert main(["withdraw", "/deltagere/bo-ulk", "--reason", "Igen"]) == 0
    assert "allerede trukket tilbage" in capsys.readouterr().err
    assert (archive / "content/withdrawals.toml").read_bytes() == before
    assert main(["withdraw", "Bo Ulk", "--restore", "--reason", "Alligevel"]) == 0
    assert not read_withdrawals(archive / "content").withdrawals
    assert main(["withdraw", "Bo Ulk", "--restore", "--reason", "Alligevel"]) == 1
    capsys.readouterr()
    assert main(["withdraw", "--list"]) == 0
    assert [line[12:22] for line in capsys.readouterr().out.splitlines()] == ["har været ", "frem igen:"]


def test_a_text_is_left_out_and_never_shown(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", "--redact", "under den gamle sal", "--with", "[sted]", "--reason", "Efter ønske"]) == 0
    assert main(["withdraw", "--list"]) == 0
    told = capsys.readouterr()
    assert "Møder, der ændres: 2" in told.out
    assert "en tekst på 19 tegn overalt (linje 14 i filen)" in told.out
    assert "gamle sal" not in told.out + told.err
    (entry,) = read_withdrawals(archive / "content").redactions
    assert (entry.text, entry.replacement, entry.within) == ("under den gamle sal", "[sted]", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Bo Ulh", "--reason", "x"], "Mente du Bo Ulk?"),
        (["moeder/direktionen/2025-03-11/", "--reason", "x"], "Mente du moeder/direktionen/2025-03-10/"),
        (["moeder/direktionen/2025-03-10/#punkt-7", "--reason", "x"], "punkt-1"),
        (["sager/25-1/", "--reason", "x"], "moeder/direktionen/2025-04-10/#punkt-1"),
        (["https://x.dk/udvalg/direktionen/", "--reason", "x"], "moeder/direktionen/2025-04-10/"),
        (["aar/2025/", "--reason", "x"], "moeder/direktionen/2025-03-10/"),
        (["Bo Ulk", "--reason", "Ønske fra BO  ULK"], "Begrundelsen nævner"),
        (["--redact", "gamle sal", "--reason", "Om den gamle sal"], "Begrundelsen nævner"),
        (["--redact", "intetsteds her", "--reason", "x"], "hele filen tilbage: referat withdraw bilag/"),
        (["--redact", "at", "--reason", "x"], "mindst tre"),
        (["--redact", "gamle sal", "--with", " ", "--reason", "x"], "--with"),
        (["Bo Ulk", "--redact", "gamle sal", "--reason", "x"], "ikke af andre sider"),
        (["Bo Ulk", "--restore", "--reason", "x"], "ikke trukket tilbage"),
        (["Bo Ulk", "--reason", "Om 010190-0000"], "CPR-nummer"),
    ],
)
def test_what_is_refused_is_told_with_what_to_do_and_nothing_is_written(
    archive: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["withdraw", *arguments]) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert "Intet er noteret" in said.err
    assert not (archive / "content/withdrawals.toml").exists()


@pytest.mark.parametrize("arguments", [[], ["--reason", "x"], ["Bo Ulk"], ["Bo Ulk", "--reason", " "],
                                       ["Bo Ulk", "--with", "x", "--reason", "x"]])  # fmt: skip
def test_a_wrong_use_is_told(archive: Path, arguments: list[str]) -> None:
    assert main(["withdraw", *arguments]) == 2
    assert not (archive / "content/withdrawals.toml").exists()


def test_a_dry_run_writes_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", "Bo Ulk", "--reason", "x", "--dry-run"]) == 0
    assert "Intet er skrevet" in capsys.readouterr().out
    assert not (archive / "content/withdrawals.toml").exists()


def test_a_record_with_a_mistake_is_not_written_to(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = archive / "content/withdrawals.toml"
    record.write_text("[[withdrawal]]\n", encoding="utf-8")
    assert main(["withdraw", "Bo Ulk", "--reason", "x"]) == 1
    assert record.read_text(encoding="utf-8") == "[[withdrawal]]\n"
    assert main(["build"]) == 1


def test_a_number_in_the_name_of_a_file_is_not_shown(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Attachment("Sag", "attachments/direktionen/2025-05-10/sag-010190-1234.txt")
    (archive / "content/attachments/direktionen/2025-05-10").mkdir()
    (archive / "content" / str(file.path)).write_text("Sagen.", encoding="utf-8")
    bilag = a_section("Bilag", "", (file,))
    put(archive / "content", a_meeting(an_item("1", "Sag", "25/3", bilag), date=dt.date(2025, 5, 10)))
    assert main(["withdraw", "moeder/direktionen/2025-05-10/", "--reason", "x", "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "    attachments/direktionen/2025-05-10/sag-01••••-••••.txt" in told.out
    assert "1234" not in told.out + told.err


def test_another_spelling_of_the_person_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(archive / "content", a_meeting(participants=("Bo Ulks",), date=dt.date(2025, 5, 10)))
    assert main(["withdraw", "Bo Ulk", "--reason", "Efter ønske"]) == 0
    assert "Det kan være samme person. Skal navnet også væk, så træk det tilbage for sig:\n    Bo Ulks" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("said", ["Ulk, Bo", "ULK,Bo", "deltagere%2Fbo-ulk%2F", "https://x.dk/deltagere/Bo%20Ulk/"])
def test_a_person_is_known_with_the_family_name_first_and_by_an_encoded_address(archive: Path, said: str) -> None:
    assert main(["withdraw", said, "--reason", "Efter ønske"]) == 0
    assert [entry.address for entry in read_withdrawals(archive / "content").withdrawals] == ["deltagere/bo-ulk/"]


def test_the_record_says_what_it_was_that_was_taken_back(archive: Path) -> None:
    people = archive / "content/people.toml"
    people.write_text('[[person]]\nname = "Bo Ulk"\nspellings = ["B. Ulk"]\n', encoding="utf-8")
    for said in ("Bo Ulk", "moeder/direktionen/2025-03-10/#punkt-1", "moeder/direktionen/2025-04-10/"):
        assert main(["withdraw", said, "--reason", "Fejl"]) == 0
    assert main(["withdraw", "moeder/direktionen/2025-03-10/original.txt", "--reason", "Fejl"]) == 0
    person, item, meeting, file = read_withdrawals(archive / "content").withdrawals
    assert (person.names, person.marks) == (("B. Ulk", "Bo Ulk"), ())
    assert (len(item.marks), len(meeting.marks), file.marks) == (3, 4, ())  # the file went with the item already
    assert all(len(mark) == 16 for mark in (*item.marks, *meeting.marks))
    assert main(["build"]) == 0


def test_what_was_mended_since_can_be_taken_back_again(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["withdraw", "moeder/direktionen/2025-03-10/#punkt-2", "--reason", "Fejl"]
    assert main(said) == 0
    path = next((archive / "content/meetings").rglob("2025-03-10.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("Lukket", "Lukket punkt"), encoding="utf-8")
    assert main(["build"]) == 1
    assert "er ikke det, der blev trukket tilbage" in capsys.readouterr().err
    assert main(said) == 0
    assert main(["build"]) == 0
    assert main(said) == 0
    assert len(read_withdrawals(archive / "content").history) == 2


def test_what_has_moved_is_taken_back_where_it_stands_before_the_old_address_is_let_out(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = "moeder/direktionen/2025-03-10/#punkt-1", "moeder/direktionen/2025-03-10/#punkt-2"
    assert main(["withdraw", old, "--reason", "Fejl"]) == 0
    path = next((archive / "content/meetings").rglob("2025-03-10.md"))
    head, _, items = path.read_text(encoding="utf-8").partition("## Punkt 1: ")
    items = items.replace("## Punkt 2: ", "## Punkt 3: ")
    path.write_text(f"{head}## Punkt 1: Nyt punkt\n\n## Punkt 2: {items}", encoding="utf-8")
    restored = ["withdraw", old, "--restore", "--reason", "Flyttet"]
    assert main(restored) == 1
    assert f"Træk det først tilbage dér: referat withdraw {new}" in capsys.readouterr().err
    assert main(["build"]) == 1
    assert main(["withdraw", new, "--reason", "Fejl"]) == 0
    assert main(restored) == 0
    assert main(["build"]) == 0
    page = (archive / "site/moeder/direktionen/2025-03-10/index.html").read_text(encoding="utf-8")
    assert "Nyt punkt" in page
    assert "Flytning" not in page


def test_the_same_file_elsewhere_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Attachment("Også plan", "attachments/direktionen/2025-05-10/kopi.txt")
    (archive / "content/attachments/direktionen/2025-05-10").mkdir()
    (archive / "content" / str(copy.path)).write_text("Planen.", encoding="utf-8")
    bilag = a_section("Bilag", "", (copy,))
    put(archive / "content", a_meeting(an_item("1", "Plan", "25/3", bilag), date=dt.date(2025, 5, 10)))
    assert main(["withdraw", "bilag/direktionen/2025-03-10/plan.txt", "--reason", "Fejl"]) == 0
    assert f"Samme fil ligger også her. Træk den også tilbage, hvis den skal væk:\n    {copy.path}\n" in (
        capsys.readouterr().out
    )
    (entry,) = read_withdrawals(archive / "content").withdrawals
    assert [len(mark) for mark in entry.marks] == [16]
    assert main(["withdraw", str(copy.path), "--reason", "Fejl"]) == 0
    assert "Samme fil" not in capsys.readouterr().out
