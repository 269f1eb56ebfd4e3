"""Files opened to be looked through: pages here, and whatever came from elsewhere in processes of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import downloads
from generator.config import PrivacyPolicy
from generator.privacy import Allowances, Concern, concerns_in_file, numbers_in_name
from generator.problems import Message, Problem, say
from generator.residue import FileRole, SiteFile, Unread, opened
from generator.urls import ATTACHMENTS
from generator.vetting import Vetted
from generator.workers import Limits, Workers
from generator.writing import MANIFEST
from generator.writing.manifest import read_manifest

_WORK = "generator.checking.looking"
_LIMITS = Limits(seconds=120)
_ORIGINAL = "original."
_OWN_IN_ATTACHMENTS = ("index.html", "index.json")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """En fil, som den ligger."""

    path: str
    """Below the site."""
    file: Path
    role: FileRole
    size: int = 0
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Looked:
    """En fil, der er set i: itself, and the CPR numbers in it where it is no page."""

    file: SiteFile
    numbers: tuple[Concern, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gate:
    """By what CPR numbers are looked for."""

    policy: PrivacyPolicy
    allowances: Allowances
    known: frozenset[str]
    """Digests of files that have been looked through already."""


@dataclass(frozen=True, slots=True)
class _Job:
    stored: StoredFile
    gate: _Gate | None = None
    """None where numbers are not looked for."""


def files_of_site(site: Path, offered: Collection[str]) -> tuple[StoredFile, ...]:
    """Every file below the site's folder, listed there or not; `offered` are the paths of what readers can download."""
    listed = {*(read_manifest(site) or ()), MANIFEST}
    files = ((file.relative_to(site).as_posix(), file) for file in sorted(site.rglob("*")) if file.is_file())
    return tuple(StoredFile(path, file, _role(path, listed, offered), file.stat().st_size) for path, file in files)


def _role(path: str, listed: Collection[str], offered: Collection[str]) -> FileRole:
    """What came from outside and is not offered any more is a stray, though the site's list may name it still."""
    if path in offered:
        return "document"
    name = path.rpartition("/")[2]
    is_own = not name.startswith(_ORIGINAL) and (not path.startswith(ATTACHMENTS) or name in _OWN_IN_ATTACHMENTS)
    return "page" if path in listed and is_own else "stray"


def looked_into(files: Iterable[StoredFile], vetted: Vetted) -> Iterator[Looked]:
    """Each file opened, and where it is no page looked through for CPR numbers, unless the vetting has done that."""
    known = frozenset(map(digest_of, vetted.gathered.delivered.values()))
    gate = _Gate(vetted.gathered.config.privacy, vetted.allowances, known)
    jobs = []
    for stored in files:
        if stored.role == "page":
            yield Looked(_opened(stored))
        else:
            jobs.append(_Job(stored, gate))
    yield from _each(jobs)


def opened_safely(files: Iterable[Path]) -> Iterator[SiteFile]:
    """Files that may be anything, opened; each is called by its whole path."""
    jobs = [_Job(StoredFile(str(file), file, "stray")) for file in files]
    return (looked.file for looked in _each(jobs))


def _each(jobs: Collection[_Job]) -> Iterator[Looked]:
    """Each file opened in a process of its own; or that it could not be."""
    if not jobs:
        return
    with Workers(_LIMITS, _WORK) as workers:
        for job, looked in workers.each(_look_into, jobs):
            yield Looked(_unread(job.stored, looked.message)) if isinstance(looked, Problem) else looked


def digest_of(file: Path) -> str:
    """The SHA-256 of a file; of one that can't be read, that of nothing."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256().hexdigest()


def _look_into(job: _Job) -> Looked:
    """In the worker's process."""
    file = _opened(job.stored)
    file = SiteFile(file.path, file.sha256, tuple(file.layers), file.role)
    gate = job.gate
    if gate is None or file.sha256 in gate.known:
        return Looked(file)
    found = concerns_in_file(downloads.examine(job.stored.file), file.sha256, gate.policy, gate.allowances)
    in_name = numbers_in_name(file.path, gate.allowances)
    return Looked(file, (*(concern for concern in found if concern.kind == "cpr"), *in_name))


def _opened(stored: StoredFile) -> SiteFile:
    try:
        return opened(stored.path, stored.file.read_bytes(), stored.role)
    except OSError as error:
        return _unread(stored, say("Kan ikke læses: {reason}", reason=error.strerror))


def _unread(stored: StoredFile, reason: Message) -> SiteFile:
    return SiteFile(stored.path, digest_of(stored.file), (Unread(reason),), stored.role)
