"""Copies: files with the same bytes, of which one is taken back and another is still offered."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

_DIGITS = 16


def file_mark(file: Path) -> str:
    """What a file is known again by; "" where it can't be read."""
    return mark_of(_sha256(file))


def mark_of(sha256: str) -> str:
    """What a file with that SHA-256 is known again by."""
    return sha256[:_DIGITS]


def copies_of(taken: Collection[str], offered: Mapping[str, Path]) -> Iterator[str]:
    """The other of the files `offered` with the bytes of one of those `taken`; all by their path below `content/`."""
    sizes = {path: _size(file) for path, file in offered.items()}
    wanted = {sizes[path] for path in taken if path in sizes}
    digests = {path: _sha256(offered[path]) for path, size in sizes.items() if size in wanted}
    gone = {digests[path] for path in taken if path in digests} - {""}
    yield from (path for path, digest in digests.items() if path not in taken and digest in gone)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
