import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.accession_documents import TEXT


@pytest.fixture(autouse=True)
def danish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "da_DK.UTF-8")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new archive of one's own, with the working folder in it."""
    assert main(["new", str(tmp_path / "arkiv")]) == 0
    monkeypatch.chdir(tmp_path / "arkiv")
    capsys.readouterr()
    return tmp_path / "arkiv"


def test_a_new_archive_can_be_built_at_once(archive: Path) -> None:
    assert main(["build"]) == 0
    assert (archive / "site" / "index.html").exists()


def test_new_touches_nothing_that_is_there(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(archive)]) == 1
    assert "der er allerede et arkiv her" in capsys.readouterr().err


def test_a_document_goes_in_and_comes_out_as_pages(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "referat.txt").write_text(TEXT, encoding="utf-8")
    assert main(["import", str(tmp_path / "referat.txt")]) == 0
    told = capsys.readouterr().out
    assert "[1/1] referat.txt → meetings/direktionen/2025/2025-03-10.md (ny)" in told
    assert "punkter: 1 (lukkede: 0), deltagere: 1, bilag: 0" in told
    assert "tabt: 0" in told
    assert [line.split() for line in told.splitlines()[-3:-1]] == [
        ["Dokumenter", "Læst", "ny", "afvist", "Tvivlsomme"],
        ["I", "alt", "1", "1", "1", "0", "0"],
    ]
    assert main(["build"]) == 0
    assert "Læst: møder 1, udvalg 1, sager 1, deltagere 1" in capsys.readouterr().out
    assert "Nyt rådhus" in (archive / "site/moeder/direktionen/2025-03-10/index.html").read_text(encoding="utf-8")
    assert main(["check"]) == 0
    assert "Alt er i orden" in capsys.readouterr().out


def test_a_build_with_a_mistake_leaves_the_last_good_site(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    before = {path: path.stat().st_mtime_ns for path in (archive / "site").rglob("*")}
    (archive / "content/archive.toml").write_text("titel = 'A'\n", encoding="utf-8")
    assert main(["build"]) == 1
    told = capsys.readouterr()
    assert "archive.toml:1: fejl: Ukendt felt «titel»\n    → Mente du «title»?" in told.err
    assert "webstedet er som før" in told.out
    assert {path: path.stat().st_mtime_ns for path in (archive / "site").rglob("*")} == before
    assert main(["check"]) == 1


def test_a_second_build_writes_no_byte(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(TEXT, encoding="utf-8")
    main(["import", str(tmp_path / "referat.txt")])
    main(["build"])
    before = {path: path.stat().st_mtime_ns for path in (archive / "site").rglob("*")}
    main(["build"])
    assert {path: path.stat().st_mtime_ns for path in (archive / "site").rglob("*")} == before


def test_inspect_prints_one_json_object_a_document_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT + "\nBilag\n\nPlan\n\nPunkt 2: Lukket\n\n25/3\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Kære alle", encoding="utf-8")
    assert main(["inspect", "a.txt", "b.txt", "--json"]) == 1
    good, bad = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert good["source"] == "a.txt"
    assert good["meeting"] == {
        "body": "Direktionen",
        "kind": "minutes",
        "date": "2025-03-10",
        "time": "09:00",
        "place": "",
        "participants": [{"name": "Karen Holm", "absent": False}],
        "items": [
            {
                "number": "1",
                "title": "Nyt rådhus",
                "case": "25/1204",
                "closed": False,
                "sections": [
                    {"kind": "decision", "heading": "Beslutning Direktionen den 10-03-2025", "date": "2025-03-10"},
                    {"kind": "attachments", "heading": "Bilag", "date": None},
                ],
                "attachments": [{"title": "Plan"}],
            },
            {"number": "2", "title": "Lukket", "case": "25/3", "closed": True, "sections": [], "attachments": []},
        ],
    }
    assert good["problems"] == []
    assert good["words"] == {"in": 38, "kept": 28, "removed": 10, "lost": 0}
    assert good["removed"][0] == {
        "text": "Mødedato Mandag d. 10. marts 2025 kl. 09:00",
        "why": "læst som mødets dato og tid",
    }
    assert bad["meeting"] is None
    assert bad["problems"] == [{"level": "error", "message": "Dokumentet ligner ikke et referat", "line": None}]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_messages_are_danish_or_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(tmp_path / "x.txt")]) == 1
    assert "Filen findes ikke" in capsys.readouterr().out
    assert main(["inspect", str(tmp_path / "x.txt"), "--lang", "en"]) == 1
    assert "The file does not exist" in capsys.readouterr().out
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    main(["inspect", str(tmp_path / "x.txt")])
    assert "The file does not exist" in capsys.readouterr().out
    monkeypatch.setenv("LANG", "C.UTF-8")
    main(["inspect", str(tmp_path / "x.txt")])
    assert "Filen findes ikke" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["bygge"], ["build", "--port", "1"], ["import"], ["serve", "--port", "x"]])
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: referat" in capsys.readouterr().err


def test_a_folder_without_an_archive_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 2
    assert "Lav et med «referat new DIR»" in capsys.readouterr().err


def test_a_folder_without_a_configuration_has_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "content").mkdir()
    content = ["--content", str(tmp_path / "content")]
    assert main(["import", str(tmp_path / "referat.txt"), *content]) == 0
    assert main(["build", *content]) == 0
    assert (tmp_path / "site/moeder/direktionen/2025-03-10/index.html").exists()


def test_commands_work_in_content_itself_and_on_the_folder_named(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive / "content")
    assert main(["build"]) == 0
    assert (archive / "site" / "index.html").exists()
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--content", str(archive / "content"), "--site", str(tmp_path / "ud")]) == 0
    assert (tmp_path / "ud" / "index.html").exists()


def test_the_import_report_proposes_who_may_be_one_person(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("Karen Holm", "Karen Ravn Holm, Karen Holm"), encoding="utf-8")
    assert main(["import", str(tmp_path / "a.txt")]) == 0
    assert "kan være samme person" in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "kan være samme person" in capsys.readouterr().out


def test_a_new_version_is_accepted_with_what_the_page_shall_say(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "referat.txt", tmp_path / "ny.txt"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(TEXT.replace("Godkendt", "Afvist"), encoding="utf-8")
    assert main(["import", str(old)]) == 0
    assert main(["import", str(new)]) == 1
    assert "      - Godkendt.\n      + Afvist." in capsys.readouterr().out
    assert main(["import", str(new), "--accept", "Stemmerne var talt forkert"]) == 0
    assert "ny.txt → meetings/direktionen/2025/2025-03-10.md (rettelse)" in capsys.readouterr().out
    assert main(["build"]) == 0
    page = (archive / "site/moeder/direktionen/2025-03-10/index.html").read_text(encoding="utf-8")
    assert "Stemmerne var talt forkert" in page
    assert "Afvist." in page


def test_an_import_is_reported_in_files_too(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "referat.txt").write_text(TEXT, encoding="utf-8")
    assert main(["import", str(tmp_path / "referat.txt")]) == 0
    assert (archive / ".referat/import/report.html").exists()
    assert main(["import", str(tmp_path / "referat.txt"), "--report", str(tmp_path / "rapport")]) == 0
    report = json.loads((tmp_path / "rapport/report.json").read_text(encoding="utf-8"))
    assert (report["summary"]["documents"], report["summary"]["unchanged"]) == (1, 1)
    assert str(tmp_path / "rapport") in capsys.readouterr().out
    (tmp_path / "fil").write_text("")
    assert main(["import", str(tmp_path / "referat.txt"), "--report", str(tmp_path / "fil")]) == 1
    assert "Kan ikke skrives" in capsys.readouterr().err


def test_a_quiet_import_tells_only_what_there_is_to_look_at(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Kære alle", encoding="utf-8")
    (tmp_path / "c.jpg").write_text("")
    assert main(["import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--quiet"]) == 1
    told = capsys.readouterr().out
    assert "a.txt" not in told
    assert "[2/2] b.txt (afvist)" in told


def test_inspect_writes_a_page_for_each_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert main(["inspect", "a.txt", "b", "--html", "--out", "ud"]) == 0
    assert sorted(path.name for path in (tmp_path / "ud").iterdir()) == ["a-txt-2.html", "a-txt.html"]
    assert "Nyt rådhus" in (tmp_path / "ud/a-txt.html").read_text(encoding="utf-8")
    assert "a.txt → " in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_one_line_shows_how_far_it_is(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(TEXT, encoding="utf-8")
    terminal, end = os.openpty()
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())", "import",
         str(tmp_path / "referat.txt"), "--content", str(archive / "content"), "--quiet"],
        stderr=end, stdout=subprocess.DEVNULL, check=False, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    os.close(end)
    shown = os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert run.returncode == 0
    assert "Læser 1/1 (100 %)" in shown
    assert "\n" not in shown


def test_the_module_is_the_command(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "generator", "inspect", "--json", str(tmp_path / "x.txt")],
        capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert run.returncode == 1
    assert json.loads(run.stdout)["meeting"] is None


def test_a_console_that_knows_no_arrows_gets_its_report_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kære alle", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "generator", "inspect", str(tmp_path / "a.txt")],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert (run.returncode, b"ligner ikke et referat" in run.stdout, run.stderr) == (1, True, b"")
