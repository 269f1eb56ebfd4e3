"""The bytes of one file: does it hold them already, and putting them where there is no file yet."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

_PIECE = 1 << 20  # attachments are read a megabyte at a time, whatever their size


def digest_if_same(content: bytes | Path, file: Path, listed: str | None) -> str | None:
    """The digest of `content` if `file` holds it already; None where they differ.

    A file that was copied from `content` bears its time and is not read again while that stands, as with
    rsync: an archive's attachments are gigabytes, and a preview is rebuilt at each save. `listed` is the
    digest that was written down when it was copied.
    """
    if file.is_symlink():
        return None
    status = file.stat()
    if isinstance(content, bytes):
        is_same = status.st_size == len(content) and holds(file, content)
        return hashlib.sha256(content).hexdigest() if is_same else None
    source = content.stat()
    if source.st_size != status.st_size:
        return None
    if listed and source.st_mtime_ns == status.st_mtime_ns:
        return listed
    return _digest_if_alike(content, file)


def holds(file: Path, content: bytes) -> bool:
    """Whether the file is there and has just these bytes."""
    try:
        return file.read_bytes() == content
    except FileNotFoundError:
        return False


def _digest_if_alike(one: Path, other: Path) -> str | None:
    digest = hashlib.sha256()
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(_PIECE):
            if second.read(len(piece)) != piece:
                return None
            digest.update(piece)
        return None if second.read(1) else digest.hexdigest()


def put(content: bytes | Path, target: Path) -> str:
    """Make the file `target`, which must not be there, and hand back the digest of what went into it.

    A copy bears the time of its source, so that it is known again.
    """
    if isinstance(content, bytes):
        with target.open("xb") as written:
            written.write(content)
        return hashlib.sha256(content).hexdigest()
    digest = hashlib.sha256()
    with content.open("rb") as read, target.open("xb") as written:
        while piece := read.read(_PIECE):
            digest.update(piece)
            written.write(piece)
        status = os.fstat(read.fileno())
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return digest.hexdigest()


def carry_over(source: Path, target: Path) -> None:
    """Let `target` be the very file that `source` is, or a copy of it where the file system has no hard links."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
