"""The ZIP that an Office or OpenDocument file is: its members read within bounds, and packed anew."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping

from generator.downloads.nesting import Room, joined, text_at, unread
from generator.downloads.printable import printable
from generator.findings import Examined
from generator.problems import say
from generator.zips import BROKEN_ZIP, BoundedZip

MOST_OF_A_MEMBER = 100_000_000
"""Bytes; a sheet of a million cells is half as long."""

_LOCAL_HEADER = 30  # bytes before the name (APPNOTE 4.3.7)
_DESCRIPTOR = 24  # bytes at most, after a member that was written as a stream (4.3.9)
_DIRECTORY_ENTRY = 46
_SLACK = 4096  # bytes; some programs align their members, and ZIP64 has records of its own
_LONG_TIME_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP can hold: the same bytes whenever it is packed
_KNOWN_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(data: bytes) -> BoundedZip | None:
    """The ZIP, or None when it is none or is broken."""
    try:
        return BoundedZip(data)
    except BROKEN_ZIP:
        return None


def files(package: BoundedZip) -> Iterator[zipfile.ZipInfo]:
    """Each member that is no folder; also where several have one name."""
    return (info for info in package.infolist() if not info.is_dir() or info.file_size)


def unpacked(package: BoundedZip, info: zipfile.ZipInfo, room: Room) -> bytes | None:
    """A member's bytes; None where it is locked, broken, or more than there is room for."""
    if info.flag_bits & 0x1 or info.file_size > MOST_OF_A_MEMBER or not room.take(info.file_size):
        return None
    try:
        with package.open(info) as member:
            data = member.read(info.file_size + 1)  # what it says of its size is not to be trusted
    except BROKEN_ZIP:
        return None
    return data if len(data) == info.file_size else None


def is_locked(package: BoundedZip) -> bool:
    """Whether a member can't be read without a password."""
    return any(info.flag_bits & 0x1 for info in package.infolist())


def beside(package: BoundedZip, data: bytes) -> Examined:
    """What stands in the file beside its members: the ZIP's own comment, and bytes that belong to nothing."""
    found = text_at(say("pakkens kommentar"), package.comment.decode("cp1252", "replace"))
    if _unaccounted(package, data):
        return joined(found, printable(data), unread(say("data, som ikke hører til nogen del af den")))
    return found


def _unaccounted(package: BoundedZip, data: bytes) -> int:
    """How many bytes of the file belong to none of its members: text may stand there that no program shows."""
    size = 22 + len(package.comment)
    for info in package.infolist():
        size += _DIRECTORY_ENTRY + 2 * (len(info.filename.encode()) + len(info.extra)) + len(info.comment)
        size += _LOCAL_HEADER + info.compress_size + _DESCRIPTOR + _local_extra(data, info.header_offset)
    return max(0, len(data) - size - _SLACK)


def _local_extra(data: bytes, offset: int) -> int:
    header = data[offset : offset + _LOCAL_HEADER]
    return int(struct.unpack_from("<H", header, 28)[0]) if len(header) == _LOCAL_HEADER else 0


def packed_anew(package: BoundedZip, changed: Mapping[str, bytes | None]) -> bytes | None:
    """The same package with some members changed (None: left out), and without dates and comments.

    Returns None where it can't be done whole: a member is broken, or packed or named as no program would.
    """
    room = Room()
    names = [info.filename for info in package.infolist()]
    if len(names) != len(set(names)):
        return None
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for info in package.infolist():
            if changed.get(info.filename, b"") is None:
                continue
            data = changed.get(info.filename) or unpacked(package, info, room)
            if data is None or info.compress_type not in _KNOWN_PACKINGS:
                return None
            entry = zipfile.ZipInfo(info.filename, _LONG_TIME_AGO)
            copy.writestr(entry, data, info.compress_type)
    return target.getvalue()
