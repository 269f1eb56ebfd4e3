"""Storing: files into `content/`, each whole or not at all, and none that names another before that is there.

First what comes along (attachments, the original), last the content file that names them. An original is never
overwritten by another: a later one takes the next name that is free, and the content file says which is its own.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.accession.holdings import CHECKSUM, EDITION
from generator.files import write_whole
from generator.importing.packages import Package
from generator.importing.unreadable import why_unreadable
from generator.model import Attachment, Meeting
from generator.problems import Problem, say
from generator.urls import meeting_name, slug

_LARGEST_ATTACHMENT = 100_000_000
_ENDINGS = frozenset((
    ".csv", ".doc", ".docx", ".gif", ".jpeg", ".jpg", ".ods", ".odp", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".rtf",
    ".tif", ".tiff", ".txt", ".xls", ".xlsm", ".xlsx",
))  # fmt: skip
"""Endings of attachments that come along. A web page or a program could run at the reader's; a mail has addresses."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Storage:
    """Det, der skal lægges i content/ for ét bilag: where, and the file in the package that it comes from."""

    target: str
    name: str


def original_name(content: Path, meeting: Meeting, ending: str, sha256: str) -> str:
    """Where a meeting's original belongs below `content/`: where it is already, else the first name that is free."""
    name = meeting_name(meeting.date, meeting.sequence)
    ending = f".{slug(ending)}" if ending else ""
    for edition in _counted(f"{name}", EDITION):
        path = f"originals/{slug(meeting.body)}/{edition}{ending}"
        if not (content / path).exists() or is_file_with(content / path, sha256):
            return path
    raise AssertionError("the editions never end")


def _counted(name: str, mark: str) -> Iterator[str]:
    """ "plan", "plan-2", "plan-3" and so on."""
    yield name
    number = 2
    while True:
        yield f"{name}{mark}{number}"
        number += 1


def is_file_with(path: Path, sha256: str) -> bool:
    """Whether the file is there and has this SHA-256."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def note_original(content: Path, original: str, sha256: str) -> None:
    """Keep of an original that may not be kept its SHA-256 and its name, and do away with the file."""
    path = content / original
    if "/" in original:
        write_whole(path.with_name(path.name + CHECKSUM), f"{sha256}  {path.name}\n".encode())
        path.unlink(missing_ok=True)


def plan_attachments(
    meeting: Meeting, attachments: list[Attachment], files: tuple[str, ...], package: Package, content: Path
) -> tuple[tuple[str | None, ...], list[Storage], list[Problem]]:
    """Where the delivered attachments belong: a path for each of the meeting's, what is to be copied, what is doubtful.

    Each has a name made of its title. One that is there already with the same bytes is used as it is, and one with
    other bytes is left: then the new one takes the next name that is free.
    """
    folder = f"attachments/{slug(meeting.body)}/{meeting_name(meeting.date, meeting.sequence)}"
    paths: list[str | None] = []
    coming: dict[str, str] = {}
    planned: dict[str, str] = {}  # target and SHA-256
    problems: list[Problem] = []
    for attachment, name in zip(attachments, files, strict=True):
        data = _delivered(attachment, name, package) if name else None
        if isinstance(data, Problem):
            problems.append(data)
        if not isinstance(data, bytes):
            paths.append(None)
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        target = _target(folder, attachment.title, name, sha256, planned, content)
        planned[target] = sha256
        paths.append(target)
        if not (content / target).exists():
            coming[target] = name
    return tuple(paths), [Storage(target, name) for target, name in coming.items()], problems


def _target(folder: str, title: str, name: str, sha256: str, planned: dict[str, str], content: Path) -> str:
    ending = PurePosixPath(name).suffix.lower()
    stem = title.removesuffix(PurePosixPath(name).suffix) or PurePosixPath(name).stem
    for each in _counted(slug(stem)[:_LONGEST_NAME].strip("-") or "bilag", "-"):
        target = f"{folder}/{each}{ending}"
        is_free = target not in planned and not (content / target).exists()
        if is_free or planned.get(target) == sha256 or is_file_with(content / target, sha256):
            return target
    raise AssertionError("the names never end")


def _delivered(attachment: Attachment, name: str, package: Package) -> bytes | Problem:
    """The bytes of an attachment that was delivered; or why it does not come along."""
    title, ending = attachment.title, PurePosixPath(name).suffix.lower()
    if ending not in _ENDINGS:
        message = say(
            "Bilaget «{title}» er ikke taget med; det er en fil af typen {ending}", title=title, ending=ending or "?"
        )
        hint = say("Er det et dokument, så gem det som PDF, og læg det i content/attachments/")
        return Problem("warning", message, hint=hint)
    if package.place.is_dir() and not (package.place / name).resolve().is_relative_to(package.place.resolve()):
        reason: object = say("filen ligger uden for mappen")
        return Problem("warning", say("Bilaget «{title}» kan ikke læses: {reason}", title=title, reason=reason))
    ((_, data),) = package.read_each([name], _LARGEST_ATTACHMENT)
    if isinstance(data, bytes):
        return data
    if data.errno == errno.EFBIG:
        message = say(
            "Bilaget «{title}» fylder for meget og er ikke taget med; det må højst fylde {most} MB",
            title=title, most=_LARGEST_ATTACHMENT // 1_000_000,
        )  # fmt: skip
        return Problem("warning", message, hint=say("Gør filen mindre, og læg den i content/attachments/"))
    reason = why_unreadable(data)
    return Problem("warning", say("Bilaget «{title}» kan ikke læses: {reason}", title=title, reason=reason))
