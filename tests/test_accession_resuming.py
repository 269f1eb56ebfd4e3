"""An import that is stopped, killed or run again goes on where it was, and ends as one that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.accession import Limits, Progress, Wishes, bring_in, documents_in
from generator.accession.memory import remembered
from generator.accession.reading import Reading, condensed
from generator.content import parse
from generator.problems import Message, Problem
from tests.accession_documents import AGENDA, QUICK, TEXT, bring, document, outcomes, tree

DRIVER = "import sys; from generator.cli import main; sys.exit(main())"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "arkiv" / "content"
    folder.mkdir(parents=True)
    return folder


def lay_out(folder: Path, count: int) -> Path:
    """Minutes of `count` days, of some the agenda too, and of some a second document."""
    for number in range(count):
        day = f"{number % 28 + 1:02}-{number // 28 % 12 + 1:02}-{2020 + number // 336}"
        document(
            folder, TEXT.replace("10-03-2025", day).replace("10. marts 2025", day.replace("-", ".")), f"{number}.txt"
        )
        if number % 5 == 0:
            text = AGENDA.replace("10-03-2025", day).replace("10. marts 2025", day.replace("-", "."))
            document(folder, text, f"{number}-dagsorden.txt")
        if number % 7 == 0:
            text = TEXT.replace("10-03-2025", day).replace("10. marts 2025", day.replace("-", "."))
            document(folder, text.replace("Godkendt.", "Afvist."), f"{number}-ny.txt")
    return folder / "ind"


def test_what_was_read_is_not_read_again(tmp_path: Path, content: Path) -> None:
    files = [document(tmp_path), document(tmp_path, "Kære alle", "b.txt"), document(tmp_path, AGENDA, "c.txt")]
    first = bring(content, *files)
    memory = content.parent / ".referat" / "readings.sqlite"
    began = time.monotonic()
    lamed = Limits(seconds=0, processes=1)  # no document could be read within it
    again = list(bring_in(documents_in(files), content, memory=memory, limits=lamed))
    assert time.monotonic() - began < 20
    assert outcomes(again) == [("referat.txt", "unchanged"), ("b.txt", "refused"), ("c.txt", "set_aside")]
    for before, after in zip(first, again, strict=True):
        assert (before.account, before.problems) == (after.account, after.problems)


def test_a_document_that_has_changed_is_read_again(tmp_path: Path, content: Path) -> None:
    document(tmp_path, "Kære alle")
    assert bring(content, tmp_path / "ind")[0].outcome == "refused"
    document(tmp_path, TEXT)
    assert bring(content, tmp_path / "ind")[0].outcome == "new"


def test_all_is_read_anew_when_asked_for(tmp_path: Path, content: Path) -> None:
    file = document(tmp_path)
    bring(content, file)
    memory = content.parent / ".referat" / "readings.sqlite"
    with remembered(memory) as readings:
        key = readings.key_of(next(iter(_sources(content))))
        assert key is not None
        reading = readings.known(key)
        assert reading is not None
        readings.keep(key, reading, readings.text(key).replace("Godkendt", "Glemt"))
    assert bring(content, file, wishes=Wishes(again=True))[0].outcome == "unchanged"
    with remembered(memory) as readings:
        assert "Godkendt" in readings.text(key)


def _sources(content: Path) -> list[str]:
    meetings = (parse(file.read_text(encoding="utf-8")).meeting for file in (content / "meetings").rglob("*.md"))
    return [meeting.source.sha256 for meeting in meetings if meeting and meeting.source]


def test_another_edition_of_the_program_reads_anew(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(content, document(tmp_path))
    memory = content.parent / ".referat" / "readings.sqlite"
    monkeypatch.setattr("generator.accession.memory.program", lambda: "en anden")
    with remembered(memory) as readings:
        assert readings.key_of(_sources(content)[0]) is None


@pytest.mark.parametrize("damage", [b"not a database, however long it is" * 100, b""])
def test_a_broken_memory_is_begun_anew(tmp_path: Path, content: Path, damage: bytes) -> None:
    file = document(tmp_path)
    bring(content, file)
    memory = content.parent / ".referat" / "readings.sqlite"
    memory.write_bytes(damage)
    for _ in range(2):
        assert bring(content, file)[0].outcome == "unchanged"


def test_a_memory_that_cannot_be_written_is_only_slower(tmp_path: Path, content: Path) -> None:
    (content.parent / ".referat").write_text("en fil")
    assert bring(content, document(tmp_path))[0].outcome == "new"


def test_a_reading_is_remembered_whole(tmp_path: Path) -> None:
    closed = TEXT + "\nPunkt 2: Lukket\n\n25/3\n\nBaggrund\n\nHemmelig aftale.\n"
    (found,) = documents_in([document(tmp_path, closed)]).documents
    reading, text = condensed((found, ""))
    with remembered(tmp_path / "x.sqlite") as readings:
        readings.keep("k", reading, text)
    with remembered(tmp_path / "x.sqlite") as readings:
        assert readings.known("k") == reading
        assert readings.text("k") == text
    assert "Hemmelig" not in text + repr(reading)


def test_a_reading_in_words_that_nobody_uses_any_more_is_not_remembered() -> None:
    told = Problem("note", Message("Ord, som ingen bruger mere"))
    reading = Reading("0" * 64, None, None, holds_closed_text=False, problems=(told,))
    with remembered(None) as readings:
        readings.keep("key", reading, "")
        readings.flush()
        assert readings.known("key") is None


def test_it_is_told_how_far_it_is(tmp_path: Path, content: Path) -> None:
    steps: list[Progress] = []
    discovery = documents_in([lay_out(tmp_path, 5)])
    accessions = list(bring_in(discovery, content, limits=QUICK, tell=steps.append))
    assert [step.done for step in steps] == list(range(1, len(accessions) + 1))
    assert {step.total for step in steps} == {len(accessions)}


def test_two_cores_give_what_one_gives(tmp_path: Path) -> None:
    place = lay_out(tmp_path, 40)
    results = []
    for processes in (1, 2):
        content = tmp_path / f"{processes}" / "content"
        content.mkdir(parents=True)
        accessions = list(bring_in(documents_in([place]), content, limits=Limits(processes=processes)))
        results.append((accessions, tree(content)))
    assert results[0] == results[1]


def test_the_numbers_of_a_days_meetings_do_not_depend_on_which_was_written_first(tmp_path: Path, content: Path) -> None:
    first, second = document(tmp_path, TEXT), document(tmp_path, TEXT.replace("09:00", "14:00"), "b.txt")
    bring(content, first, second)
    whole = tree(content)
    (content / "meetings/direktionen/2025/2025-03-10.md").unlink()  # as if it had been stopped between the two
    bring(content, first, second)
    assert tree(content) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_an_import_killed_at_any_moment_ends_as_one_that_nobody_disturbed(tmp_path: Path, content: Path) -> None:
    place = lay_out(tmp_path, 60)
    undisturbed = tmp_path / "uforstyrret" / "content"
    undisturbed.mkdir(parents=True)
    expected = {Path(each.source).name: each.outcome for each in bring(undisturbed, place)}
    whole = tree(undisturbed)
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    for _ in range(8):
        run = subprocess.Popen(
            [sys.executable, "-c", DRIVER, "import", str(place), "--content", str(content), "--quiet"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=Path(__file__).parent.parent,
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 1.6))
        run.kill()
        run.wait()
        for file, data in tree(content).items():
            if not file.endswith(".tmp"):
                assert data == whole[file]
    accessions = bring(content, place)
    assert tree(content) == whole
    after = {Path(each.source).name: each.outcome for each in accessions}
    assert {name: "new" if outcome == "unchanged" else outcome for name, outcome in after.items()} == expected


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a child")
def test_ctrl_c_stops_it_and_says_how_to_go_on(tmp_path: Path, content: Path) -> None:
    place = lay_out(tmp_path, 1500)
    run = subprocess.Popen(
        [sys.executable, "-c", DRIVER, "import", str(place), "--content", str(content), "--quiet"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent, start_new_session=True,
        env={**os.environ, "LANG": "da_DK.UTF-8", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    memory = content.parent / ".referat" / "readings.sqlite"
    while not memory.exists() and run.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the workers too
    began = time.monotonic()
    _, error = run.communicate(timeout=30)
    assert time.monotonic() - began < 10
    assert run.returncode == 1
    assert "Kør den samme kommando igen" in error.decode()
    assert "Traceback" not in error.decode()
