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
_DIRECTORY_ENTRY = 46  # before the name (4.3.12)
_BESIDE_MEMBER = 2 * 128  # bytes: a descriptor (4.3.9), and what programs note of times and owners
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
    strays = tuple(_strays(package, data))
    found = joined(found, printable(b"\0".join(strays)))
    if sum(map(len, strays)) > _SLACK + _BESIDE_MEMBER * len(package.infolist()):
        return joined(found, unread(say("data, som ikke hører til nogen del af den")))
    return found


def _strays(package: BoundedZip, data: bytes) -> Iterator[bytes]:
    """The bytes of the file that are neither a member's nor its name: before, between and behind them, and notes on it.

    Text may stand there that no program shows.
    """
    end = 0
    for info in sorted(package.infolist(), key=lambda info: info.header_offset):
        header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER:
            continue
        name, extra = struct.unpack_from("<HH", header, 26)
        begin = info.header_offset + _LOCAL_HEADER + name
        yield data[end : info.header_offset]
        yield data[max(end, begin) : begin + extra]  # members may overlap, and then it is not to be read over again
        yield info.extra
        yield info.comment
        end = max(end, begin + extra + info.compress_size)
    yield data[end : package.start_dir]
    directory = package.start_dir
    for _ in package.infolist():
        if len(data) < directory + _DIRECTORY_ENTRY:
            break
        directory += _DIRECTORY_ENTRY + sum(struct.unpack_from("<HHH", data, directory + 28))
    yield data[max(end, directory) :].replace(package.comment, b"", 1)


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
