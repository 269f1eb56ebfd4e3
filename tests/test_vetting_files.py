"""The files that readers can download: known by what they are, however they are touched meanwhile."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator import downloads
from generator.config import PrivacyPolicy
from generator.findings import Examined
from generator.privacy import read_allowances
from generator.remembering import Memory
from generator.vetting import files
from generator.vetting.files import Seen, look_into
from generator.vetting.findings import Findings
from generator.withdrawal import passages_of

NUMBER = "010190-1234"
_LONG_AGO = (1, 1)


class AtOnce:
    """Workers that are this process."""

    def each(self, work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        return ((job, work(job)) for job in jobs)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def workers(*_: object) -> AbstractContextManager[AtOnce]:
        return nullcontext(AtOnce())

    monkeypatch.setattr(files, "Workers", workers)


def looked_into(file: Path, memory: Memory) -> Seen:
    """What is said of one file."""
    findings = Findings(memory, PrivacyPolicy(), read_allowances(file.parent).allowances)
    (seen,) = look_into({"plan": file}, {"plan": passages_of(())}, file.parent / "copies", findings).values()
    return seen


def a_plan(folder: Path, *, author: str = "") -> Path:
    file = folder / "plan.pdf"
    canvas = Canvas(str(file))
    canvas.setAuthor(author)
    canvas.drawString(72, 700, "En plan")
    canvas.save()
    return file


def has_number(seen: Seen) -> bool:
    return any(concern.kind == "cpr" for concern in seen.concerns)


def test_the_clean_copy_of_a_file_is_known_by_its_digest(tmp_path: Path) -> None:
    memory = Memory({})
    file = a_plan(tmp_path, author="Bo Lund")
    made, remembered = looked_into(file, memory), looked_into(file, memory)
    assert made.file != file
    assert made.sha256 == hashlib.sha256(made.file.read_bytes()).hexdigest()
    assert remembered == made


def test_a_file_that_needs_no_copy_is_known_by_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("En plan")
    assert looked_into(file, Memory({})).file == file
    assert looked_into(file, Memory({})).sha256 == hashlib.sha256(b"En plan").hexdigest()


def test_a_copy_that_somebody_has_altered_is_made_again(tmp_path: Path) -> None:
    memory = Memory({})
    made = looked_into(a_plan(tmp_path, author="Bo Lund"), memory)
    right = made.file.read_bytes()
    made.file.write_bytes(b"noget andet")
    assert looked_into(tmp_path / "plan.pdf", memory) == made
    assert made.file.read_bytes() == right


def test_what_is_found_is_not_remembered_of_what_the_file_was_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory({})
    file = tmp_path / "plan.txt"
    file.write_text(f"Sagen om {NUMBER}")
    examine = downloads.examine

    def late(file: Path) -> Examined:
        """Somebody saves the file just before it is read."""
        file.write_text("En plan")
        return examine(file)

    with monkeypatch.context() as patched:
        patched.setattr(downloads, "examine", late)
        seen = looked_into(file, memory)
    assert seen.sha256 == hashlib.sha256(f"Sagen om {NUMBER}".encode()).hexdigest()
    file.write_text(f"Sagen om {NUMBER}")
    assert has_number(looked_into(file, memory))


def test_a_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    memory = Memory({})
    file = tmp_path / "plan.txt"
    for text, is_one in [("Sagen om 010190-xxxx", False), (f"Sagen om {NUMBER}", True)]:
        file.write_text(text)
        os.utime(file, _LONG_AGO)
        assert has_number(looked_into(file, memory)) is is_one


@pytest.mark.parametrize("touched", ["st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "nothing", "nothing, Windows"])
def test_a_file_is_read_for_its_digest_only_if_it_may_have_been_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, touched: str
) -> None:
    memory = Memory({})
    file = tmp_path / "plan.txt"
    file.write_text("En plan")
    monkeypatch.setattr(files, "_BLUR", 0)
    looked_into(file, memory)
    status = file.stat()
    told = {name: getattr(status, name) - (name == touched) for name in dir(status) if name.startswith("st_")}
    read = []

    def digest(opened: IO[bytes], _: str) -> Any:
        read.append(opened.name)
        return hashlib.sha256(opened.read())

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", lambda *_, **__: SimpleNamespace(**told))
        patched.setattr(hashlib, "file_digest", digest)
        if touched.endswith("Windows"):  # its time of change is that of its making
            patched.setattr(sys, "platform", "win32")
        looked_into(file, memory)
    assert bool(read) is (touched != "nothing")


def test_a_file_that_was_written_a_moment_ago_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be written once more without its times telling."""
    memory = Memory({})
    file = tmp_path / "plan.txt"
    file.write_text("En plan som ikke er")
    status = file.stat()
    looked_into(file, memory)
    file.write_text(f"Sagen om {NUMBER}"[: status.st_size])
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)
    assert looked_into(file, memory).sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
