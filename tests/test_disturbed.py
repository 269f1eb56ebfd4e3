"""Commands on a full disk, in folders that may not be written, and killed: nothing is lost, nothing is published half.

An import and a build that are killed are tried in `test_accession_resuming`, `test_build` and `test_writing` too.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.content import read
from generator.privacy import read_allowances
from generator.withdrawal import read_withdrawals
from tests.accession_documents import TEXT, document, tree

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parent.parent


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _can_be_held_back() -> bool:
    return not _is_root() or shutil.which("setpriv") is not None


ODD = Path(__file__).parent / "fixtures" / "odd"
_HELD_BACK = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner") if _is_root() else ()
"""What runs a command for which the permissions of folders hold: for root they do not."""

BUILD, IMPORT = ("build",), ("import", "{ind}/referat.txt")
WITHDRAW = ("withdraw", "/moeder/direktionen/2024-02-29/#punkt-1", "--reason", "En fejl")
ALLOW = ("allow", "abcdefghijklmnop", "--reason", "Et fakturanummer")

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit of a file's size, and no other user"
)


@pytest.fixture(scope="module")
def built_once() -> Iterator[Path]:
    """A folder with an archive that has been built; anybody may look into it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    shutil.copytree(ODD / "content", folder / "content")
    assert run(folder, "build").returncode in (0, 1)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def archive(built_once: Path) -> Iterator[Path]:
    """A copy of it to disturb."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(built_once, folder, dirs_exist_ok=True)
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def run(
    folder: Path, *arguments: str, largest: int | None = None, before: Sequence[str] = (), scratch: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The command in `folder`; no file may grow above `largest` bytes, as on a disk with no more room."""

    def confine() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(
        [*before, *_command(*arguments)], cwd=folder, env=_environment(folder, scratch),
        capture_output=True, text=True, encoding="utf-8", check=False, preexec_fn=confine,
    )  # fmt: skip


def _command(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "generator", *arguments, "--lang", "da")


def _environment(folder: Path, scratch: Path | None = None) -> dict[str, str]:
    own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder)}
    return {**os.environ, **own, **({"TMPDIR": str(scratch)} if scratch else {})}


def _change(archive: Path) -> None:
    """Have every page be another at the next build."""
    file = archive / "content/archive.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Små ting", "Store ting"), encoding="utf-8")


def told(finished: subprocess.CompletedProcess[str]) -> str:
    assert finished.returncode == 1, finished
    assert "Traceback" not in finished.stderr
    return finished.stdout + finished.stderr


@pytest.mark.parametrize("largest", [0, 50, 1_000, 5_000])
def test_a_build_on_a_full_disk_leaves_the_last_good_site(archive: Path, largest: int) -> None:
    before = tree(archive / "site")
    _change(archive)
    told(run(archive, "build", largest=largest))
    assert tree(archive / "site") == before
    assert sorted(path.name for path in archive.iterdir() if not path.name.startswith(".")) == ["content", "site"]


@pytest.mark.parametrize("largest", [0, 50, 1_000])
def test_an_import_on_a_full_disk_leaves_whole_files_or_none(archive: Path, largest: int) -> None:
    before = tree(archive / "content")
    place = document(archive, TEXT + "Der er plads til flere ord her.\n" * 100)
    told(run(archive, "import", str(place), largest=largest))
    after = tree(archive / "content")
    assert {name: after.get(name) for name in before} == before
    assert not [problem for problem in read(archive / "content").problems if problem.level == "error"]
    assert not [name for name in after if name.endswith(".tmp")]


@pytest.mark.skipif(not _can_be_held_back(), reason="root, and no setpriv to be less than that")
@pytest.mark.parametrize(
    "command", [BUILD, ("import", "ind/referat.txt"), WITHDRAW, ALLOW], ids=lambda command: str(command[0])
)
def test_a_folder_that_may_not_be_written_is_told_and_left(archive: Path, command: tuple[str, ...]) -> None:
    document(archive)
    _with_a_key(archive)
    _change(archive)
    before = tree(archive)
    folders = [archive, *(path for path in archive.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    finished = run(archive, *command, before=_HELD_BACK)
    for folder in folders:
        folder.chmod(0o755)
    assert "må ikke skrives" in told(finished) or "Permission denied" in told(finished)
    assert tree(archive) == before


def _with_a_key(archive: Path) -> None:
    """What a build leaves that has found something: without it nothing can be allowed."""
    (archive / "referat.key").write_text(f"{'0123456789abcdef' * 4}\n", encoding="utf-8")


def _are_read(archive: Path) -> bool:
    """Whether the records are whole, to their last entry."""
    problems = (*read_withdrawals(archive / "content").problems, *read_allowances(archive / "content").problems)
    return not [problem for problem in problems if problem.level == "error"]


@pytest.mark.parametrize("largest", [0, 50, 400])
@pytest.mark.parametrize("command", [WITHDRAW, ALLOW], ids=lambda command: str(command[0]))
def test_a_record_on_a_full_disk_stays_as_it_was(archive: Path, command: tuple[str, ...], largest: int) -> None:
    _with_a_key(archive)
    before = tree(archive / "content")
    words = told(run(archive, *command, largest=largest))
    assert "Kan ikke skrives" in words
    assert tree(archive / "content") == before


@pytest.mark.parametrize(
    ("command", "record", "entry"),
    [(WITHDRAW, "withdrawals.toml", b"\n[[withdrawal]]\n"), (ALLOW, "allowed.toml", b"\n[[allowed]]\n")],
    ids=["withdraw", "allow"],
)
def test_a_record_that_is_killed_at_any_moment_is_whole(
    archive: Path, command: tuple[str, ...], record: str, entry: bytes
) -> None:
    _with_a_key(archive)
    before = tree(archive / "content")
    whole = _seconds_of(archive, *command)
    assert (archive / "content" / record).read_bytes().count(entry) == 1
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    for _ in range(5):
        (archive / "content" / record).unlink(missing_ok=True)
        _kill(archive, *command, after=chance.uniform(0.5, 1.05) * whole)
        after = tree(archive / "content")
        assert {name: after[name] for name in before} == before
        assert after.get(record, entry).count(entry) == 1
        assert _are_read(archive)
        assert {name for name in after.keys() - before.keys() if not name.endswith(".tmp")} <= {record}
        for draft in (archive / "content").glob(".*.tmp"):  # what a killed process can't take away
            draft.unlink()
    (archive / "content" / record).unlink(missing_ok=True)
    run(archive, *command)
    assert (archive / "content" / record).read_bytes().count(entry) == 1


def test_a_build_after_a_withdrawal_that_is_killed_shows_all_of_it_or_nothing(archive: Path) -> None:
    """At any moment the site is the old one or the new one, and the next build makes it the new one."""
    secret, page = b"\xc3\x98A og \xc3\x98A", "moeder/direktionen/2024-02-29/index.html"
    before = tree(archive / "site")
    assert run(archive, *WITHDRAW[:1], "/moeder/direktionen/2024-02-29/", *WITHDRAW[2:]).returncode in (0, 1)
    chance = random.Random(5)  # noqa: S311 - moments, not secrets
    for _ in range(5):
        _kill(archive, "build", after=chance.uniform(0.3, 1.5))
        after = tree(archive / "site")
        assert after == before or b"Trukket tilbage" in after[page]
    assert run(archive, "build").returncode in (0, 1)
    after = tree(archive / "site")
    assert b"Trukket tilbage" in after[page]
    assert not [name for name, data in after.items() if secret in data]
    assert sorted(path.name for path in archive.iterdir() if path.name.startswith(".site")) == []


def _seconds_of(archive: Path, *arguments: str) -> float:
    started = time.monotonic()
    finished = run(archive, *arguments)
    assert finished.returncode in (0, 1), finished
    return time.monotonic() - started


def _kill(archive: Path, *arguments: str, after: float) -> None:
    running = subprocess.Popen(
        _command(*arguments), cwd=archive, env=_environment(archive),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.wait()


@pytest.fixture
def small_disk(archive: Path) -> Iterator[Path]:
    """The archive on a disk of its own with some room; where this machine lets one be made."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip(f"no disk can be made here: {mounted.stderr.strip()}")
    try:
        shutil.copytree(archive, folder / "arkiv")
        yield folder / "arkiv"
    finally:
        subprocess.run(["umount", str(folder)], check=False)
        folder.rmdir()


@pytest.mark.skipif(shutil.which("mount") is None, reason="no disk can be made here")
@pytest.mark.parametrize(
    ("command", "room"),
    [(BUILD, 0), (BUILD, 200_000), (IMPORT, 0), (IMPORT, 60_000), (WITHDRAW, 0), (ALLOW, 0)],
    ids=lambda value: value[0] if isinstance(value, tuple) else str(value),
)
def test_on_a_disk_that_is_full_nothing_is_lost_and_nothing_is_half(
    small_disk: Path, tmp_path: Path, command: tuple[str, ...], room: int
) -> None:
    document(tmp_path, TEXT + "Der er plads til flere ord her.\n" * 20_000)
    _with_a_key(small_disk)
    _change(small_disk)
    content, site = tree(small_disk / "content"), tree(small_disk / "site")
    _fill(small_disk.parent / "fyld", room)
    finished = run(small_disk, *(part.format(ind=tmp_path / "ind") for part in command), scratch=tmp_path)
    words = finished.stdout + finished.stderr
    (small_disk.parent / "fyld").unlink()
    assert "Traceback" not in words
    assert finished.returncode == 1 or room, words
    after = tree(small_disk / "content")
    assert {name: after.get(name) for name in content} == content
    assert not [name for name in after if name.endswith(".tmp")]
    assert not [problem for problem in read(small_disk / "content").problems if problem.level == "error"]
    assert _are_read(small_disk)
    if finished.returncode or command != ("build",):
        assert tree(small_disk / "site") == site
    assert sorted(path.name for path in small_disk.iterdir() if path.name.startswith(".site")) == []


def _fill(file: Path, room: int) -> None:
    """Fill the disk but for some `room` in bytes."""
    with file.open("wb", buffering=0) as filling:
        try:
            while True:
                filling.write(bytes(4096))
        except OSError:
            filling.truncate(max(0, filling.tell() - room))
