"""The index: Pagefind's program run on the documents, and what of its output the site needs.

The program is that of the package `pagefind_bin`, started directly: the package `pagefind` waits a tenth of a second
for each document. It reads a folder and writes a folder, so both are made in a scratch place and go away again.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped] # the package has no types

from generator.model import Address
from generator.problems import Message, Problem, say

FOLDER: Address = "pagefind/"
"""Where the index is served."""

_OPTIONS = ("--silent", "--exclude-selectors", ".note-mark, .note-back")  # the marks of footnotes are not words
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.da.pagefind")
_DATA = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
_MEMORY = "pagefind.zip"
# Pagefind 1.5.2 takes 25 s for 10,000 documents of this kind on two cores; a slow machine gets ten times that.
_SECONDS_AT_LEAST, _SECONDS_A_DOCUMENT = 60.0, 0.025


@dataclass(frozen=True, slots=True)
class Indexed:
    """Søgeindeks: its files, path below the site to bytes; none, and a problem, where there is no index."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def index(documents: Mapping[str, str], cache: Path) -> Indexed:
    """What Pagefind makes of `documents`; taken from the folder `cache` when they are those of last time."""
    if not documents:
        return Indexed({})  # Pagefind takes an empty folder for a mistake
    memory = cache / _MEMORY
    digest = _digest(documents)
    remembered = _recall(memory, digest)
    if remembered is not None:
        return Indexed(remembered)
    made = _run(documents)
    if isinstance(made, Problem):
        return Indexed({}, (made,))
    return Indexed(made, _remember(memory, digest, made))


def last_index(cache: Path) -> Indexed:
    """The index that was made last, whatever the documents are now; none where nothing is remembered."""
    return Indexed(_recall(cache / _MEMORY) or {})


def forget_index(cache: Path) -> None:
    """Remember no index."""
    (cache / _MEMORY).unlink(missing_ok=True)


def _digest(documents: Mapping[str, str]) -> bytes:
    """What the index depends on: the documents, the program, and what is asked of it."""
    digest = hashlib.sha256(repr((version("pagefind_bin"), _OPTIONS, _PROGRAM, _DATA)).encode())
    for path, html in sorted(documents.items()):
        digest.update(f"{path}\0{html}\0".encode())
    return digest.hexdigest().encode()


def _run(documents: Mapping[str, str]) -> dict[str, bytes] | Problem:
    """The files that Pagefind makes of the documents, or why there are none."""
    seconds = _SECONDS_AT_LEAST + _SECONDS_A_DOCUMENT * len(documents)
    try:
        program = get_executable()
    except FileNotFoundError:
        return _failure(
            say("Søgningen mangler: programmet Pagefind er ikke på maskinen"),
            say("Installér det igen: pip install --force-reinstall pagefind-bin"),
        )
    try:
        with tempfile.TemporaryDirectory(prefix="referat-", ignore_cleanup_errors=True) as scratch:
            return _run_in(Path(scratch), program, documents, seconds)
    except subprocess.TimeoutExpired:
        return _failure(
            say("Søgningen mangler: Pagefind var ikke færdig efter {seconds} sekunder", seconds=round(seconds)),
            say("Prøv igen, når maskinen har mindre at lave"),
        )
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.decode(errors="replace").split())
        return _failure(
            say("Søgningen mangler: Pagefind gik i stå (kode {code}): {said}", code=error.returncode, said=said),
            say("Pagefind skal bruge plads på disken og omkring 250 kB hukommelse til hvert punkt"),
        )
    except OSError as error:
        return _failure(
            say("Søgningen mangler: Pagefind kunne ikke køre: {reason}", reason=error.strerror or str(error)),
            say("Se efter, om {program} må køres, og om der er plads i {folder}", program=program, folder=_scratch()),
        )


def _scratch() -> str | Message:
    """The system's folder for files that soon go away, as people know it."""
    try:
        return tempfile.gettempdir()
    except OSError:  # none that can be written
        return say("mappen til midlertidige filer")


def _run_in(scratch: Path, program: Path, documents: Mapping[str, str], seconds: float) -> dict[str, bytes]:
    source, output = scratch / "documents", scratch / "output"
    for path, html in documents.items():
        file = source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html.encode())
    subprocess.run(  # noqa: S603 - our own program, and no argument that comes from outside
        [program, "--site", source, "--output-path", output, *_OPTIONS],
        cwd=scratch,  # where no pagefind.yml lies that would change what it does
        env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
        check=True,
        capture_output=True,
        timeout=seconds,
    )
    return _collect(output)


def _failure(message: Message, hint: Message) -> Problem:
    return Problem("error", message, hint=hint)


def _collect(output: Path) -> dict[str, bytes]:
    """The files that the search page loads, without Pagefind's own user interfaces."""
    return {
        FOLDER + file.relative_to(output).as_posix(): file.read_bytes()
        for file in sorted(output.rglob("*"))
        if file.name in _PROGRAM or file.suffix in _DATA
    }


def _recall(memory: Path, digest: bytes | None = None) -> dict[str, bytes] | None:
    """The files remembered, under `digest` where one is asked for; None where they are others, or can't be read."""
    try:
        with zipfile.ZipFile(memory) as archive:
            if digest not in (None, archive.comment):
                return None
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return None


def _remember(memory: Path, digest: bytes, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    new = memory.with_suffix(".new")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(new, "w") as archive:
            archive.comment = digest
            for path, content in files.items():
                archive.writestr(path, content)
        new.replace(memory)
    except OSError as error:
        message = say("Søgeindekset kunne ikke gemmes til næste gang: {reason}", reason=error.strerror)
        return (Problem("warning", message, str(memory)),)
    return ()
