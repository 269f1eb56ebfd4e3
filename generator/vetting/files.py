"""The files that readers can download: a clean copy of each, what is found in it, and whether it may be offered.

A file comes from anywhere, so it is looked into in a process of its own within a limit of time and memory. What nobody
could look into is told as that.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator import downloads
from generator.config import PrivacyPolicy
from generator.findings import Examined, HiddenPart
from generator.privacy import Allowances, Concern, concerns_in_file
from generator.problems import Problem
from generator.remembering import Memory
from generator.vetting.findings import Findings
from generator.withdrawal import Passage, Passages
from generator.workers import Limits, Workers

_LIMITS = Limits(seconds=120)
_WORK = "generator.vetting.files"
_BLUR = 2_000_000_000  # ns within which a file may be written twice at what its system calls one time (FAT's is 2 s)


@dataclass(frozen=True, slots=True)
class Seen:
    """En fil, der er set igennem: what it is offered as, and what there is to say of it."""

    file: Path
    """Its clean copy, or itself where it needs none or none can be made. Of one that can't be offered none is kept."""
    sha256: str
    """Of that file as it was looked through: only so it may go out."""
    content_sha256: str
    """Of the file in `content/`."""
    concerns: tuple[Concern, ...]
    because: Passage | None
    """What may not stand in it and does, or may do where nobody could look: it can't be offered because of that."""
    is_lasting: bool = True
    """Whether it may be remembered: the next build may be able to write the copy that this one was not."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What a process needs to know to look into a file."""

    path: str
    file: Path
    sha256: str
    copy: Path
    passages: Passages
    policy: PrivacyPolicy
    allowances: Allowances

    @property
    def memory_key(self) -> str:
        """What is remembered of how a file is offered hangs on what may not stand in it."""
        return hashlib.sha256(repr((self.path, self.sha256, self.passages.key)).encode()).hexdigest()


def look_into(
    files: Mapping[str, Path], passages: Mapping[str, Passages], copies: Path, findings: Findings
) -> dict[str, Seen]:
    """What there is to say of each of `files`, by its path below `content/`; `passages` may not stand in it.

    Clean copies are put in the folder `copies`, and those of files that are not offered any more are removed from it.
    """
    jobs = [_job(path, file, passages[path], copies, findings) for path, file in sorted(files.items())]
    seen = {job.path: known for job in jobs if (known := _recall(job, findings))}
    new = [job for job in jobs if job.path not in seen]
    if new:
        with Workers(_LIMITS, _WORK) as workers:
            for job, result in workers.each(_look_into, new):
                looked = _unexamined(job, result) if isinstance(result, Problem) else result
                seen[job.path] = looked
                # what could not be examined may be so another time, unless a person has said that it is well so
                is_settled = not isinstance(result, Problem) or _is_offered(looked, findings.allowances)
                if looked.is_lasting and is_settled:
                    _keep(job, looked, findings)
    _remove_all_but({job.copy for job in jobs if _is_offered(seen[job.path], findings.allowances)}, copies)
    return seen


def _job(path: str, file: Path, passages: Passages, copies: Path, findings: Findings) -> _Job:
    sha256 = digest_of(file, findings.memory)
    copy = copies / f"{sha256}{file.suffix.lower()}"
    return _Job(path, file, sha256, copy, passages, findings.policy, findings.allowances)


def _look_into(job: _Job) -> Seen:
    """In the worker's process: of what the file says, nothing leaves it."""
    try:
        is_clean = downloads.clean(job.file, job.copy)
    except OSError:  # no room, or no leave: it is offered as it is, and what it says of its maker is told
        return replace(_seen(job, None, downloads.examine(job.file)), is_lasting=False)
    copy_sha256 = _sha256(job.copy) if is_clean else None
    seen = _seen(job, copy_sha256, downloads.examine(job.copy if is_clean else job.file))
    is_the_same = _sha256(job.file) == job.sha256  # else it is not to be remembered of what the file was before
    return seen if is_the_same else replace(seen, is_lasting=False)


def _unexamined(job: _Job, why: Problem) -> Seen:
    return _seen(job, None, Examined(parts=(HiddenPart("unexamined", why.message),)))


def _seen(job: _Job, copy_sha256: str | None, examined: Examined) -> Seen:
    concerns = concerns_in_file(examined, job.sha256, job.policy, job.allowances)
    spans = (span for found in examined.texts for span in job.passages.found_in(found.text))
    in_name = job.passages.name_in(job.path)
    may_have = job.passages.entries[:1] if any(concern.kind in ("unread", "unexamined") for concern in concerns) else ()
    because = next(chain((span.passage for span in spans), [in_name] if in_name else (), may_have), None)
    return Seen(*_offered(job, copy_sha256), job.sha256, concerns, because)


def _offered(job: _Job, copy_sha256: str | None) -> tuple[Path, str]:
    """The file that readers get, and its digest: the clean copy, where there is one."""
    return (job.copy, copy_sha256) if copy_sha256 else (job.file, job.sha256)


def _is_offered(seen: Seen, allowances: Allowances) -> bool:
    """Whether its copy may be kept: not that of a file which holds a number, or what was taken back."""
    numbers = (concern.fingerprint for concern in seen.concerns if concern.kind == "cpr")
    return seen.because is None and all(map(allowances.allows, numbers))


def _recall(job: _Job, findings: Findings) -> Seen | None:
    concerns = findings.recall(job.sha256)
    said = findings.memory.recall(job.memory_key)
    if concerns is None or said is None:
        return None
    copy_sha256, because = json.loads(said)
    if copy_sha256 and because is None and not _is_copy(job.copy, copy_sha256, findings.memory):
        return None
    return Seen(
        *_offered(job, copy_sha256), job.sha256, concerns, None if because is None else job.passages.entries[because]
    )


def _is_copy(file: Path, sha256: str, memory: Memory) -> bool:
    """Whether the copy that was made is there, and nobody has touched it."""
    return file.is_file() and not file.is_symlink() and digest_of(file, memory) == sha256


def _keep(job: _Job, seen: Seen, findings: Findings) -> None:
    findings.keep(job.sha256, seen.concerns)
    because = None if seen.because is None else job.passages.entries.index(seen.because)
    findings.memory.keep(job.memory_key, json.dumps([seen.sha256 if seen.file == job.copy else None, because]))


def digest_of(file: Path, memory: Memory) -> str:
    """The SHA-256 of a file; one that nobody has touched since the last build is not read for it.

    `st_ctime_ns` tells of any touch, and nobody can set it; on Windows it is the time when the file was made, so there
    every file is read: a gigabyte takes a second or two.
    """
    status = file.stat()
    if sys.platform == "win32" or time.time_ns() - status.st_ctime_ns < _BLUR:
        return _sha256(file)
    state = f"{file} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
    return memory.recalled(hashlib.sha256(state.encode()).hexdigest(), lambda: _sha256(file))


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _remove_all_but(needed: set[Path], copies: Path) -> None:
    with suppress(OSError):  # in a folder that may not be written nothing new can be left either
        for copy in set(copies.iterdir()) - needed if copies.is_dir() else ():
            copy.unlink(missing_ok=True)
