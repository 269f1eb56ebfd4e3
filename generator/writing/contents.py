"""The bytes of one file: does it hold them already, and putting them where there is no file yet."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

_PIECE = 1 << 20  # attachments are read a megabyte at a time, whatever their size


@dataclass(frozen=True, slots=True)
class Sealed:
    """Forseglet: a file to copy that somebody has looked through, and that may go out only as it was then."""

    path: Path
    sha256: str
    """Of what was looked through."""


Content: TypeAlias = bytes | Sealed
"""The bytes of one file, or the file to copy them from."""


class BrokenSealError(Exception):
    """A sealed file has been changed since, or is no ordinary file any more."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


def digest_if_same(content: Content, file: Path, listed: str | None) -> str | None:
    """The digest of `content` if `file` holds it already; None where they differ.

    `listed` is the digest that was written down when `file` was written. A file that was copied is not read again to
    find out: an archive's attachments are gigabytes, and a preview is rebuilt at each save.
    """
    if file.is_symlink():
        return None
    status = file.stat()
    if isinstance(content, bytes):
        is_same = status.st_size == len(content) and holds(file, content)
        return hashlib.sha256(content).hexdigest() if is_same else None
    is_same = status.st_size == content.path.stat().st_size and (listed or _digest(file)) == content.sha256
    return content.sha256 if is_same else None


def holds(file: Path, content: bytes) -> bool:
    """Whether the file is there and has just these bytes."""
    try:
        return file.read_bytes() == content
    except FileNotFoundError:
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def put(content: Content, target: Path) -> str:
    """Make the file `target`, which must not be there, and hand back the digest of what went into it.

    A copy bears the time of its source, which browsers and copying programs ask for.

    Raises:
        BrokenSealError: the file to copy is not the one that was sealed; `target` may be there and is to be thrown
            away.
    """
    if isinstance(content, bytes):
        with target.open("xb") as written:
            written.write(content)
        return hashlib.sha256(content).hexdigest()
    if content.path.is_symlink():  # Windows has no flag for it
        raise BrokenSealError(content.path)
    with open(content.path, "rb", opener=_itself) as read:
        if not stat.S_ISREG(os.fstat(read.fileno()).st_mode):
            raise BrokenSealError(content.path)
        digest = _copy(read, target)
    if digest != content.sha256:
        raise BrokenSealError(content.path)
    return digest


def _copy(read: BinaryIO, target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("xb") as written:
        while piece := read.read(_PIECE):
            digest.update(piece)
            written.write(piece)
        status = os.fstat(read.fileno())
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return digest.hexdigest()


def _itself(path: str, flags: int) -> int:
    """Open no other file that a link in its place leads to; a pipe there keeps nobody waiting."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def carry_over(source: Path, target: Path) -> None:
    """Let `target` be the very file that `source` is, or a copy of it where the file system has no hard links."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
