"""Room: how much may be unpacked of one file, so that a small one can't fill the machine."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

_BYTES = 400_000_000
_DEPTH = 6  # a spreadsheet in a Word document in a ZIP in a mail has four
_STEP = 4096  # bytes put in at a time: of bzip2, which packs hardest, some 80 MB may come out of as many

BROKEN_STREAM = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
"""What the unpackers raise on streams that are no such streams."""


class NoRoomError(Exception):
    """More would come out of the file than is looked through."""


@dataclass(slots=True)
class Room:
    """Plads: what is left of it, `size` in bytes, `depth` in packages within packages."""

    size: int = _BYTES
    depth: int = _DEPTH

    def take(self, data: bytes) -> bytes:
        """`data`, for which there is room.

        Raises:
            NoRoomError: there is none.
        """
        self.size -= len(data)
        if self.size < 0:
            raise NoRoomError
        return data


class Unpacker(Protocol):
    """Udpakker: as `zlib`, `bz2` and `lzma` have it."""

    def decompress(self, data: bytes, /) -> bytes:
        """What comes out when this is put in."""

    @property
    def eof(self) -> bool:
        """Whether its stream has ended."""

    @property
    def unused_data(self) -> bytes:
        """What was put in after that."""


def gzip_stream() -> Unpacker:
    """An unpacker of one gzip stream (RFC 1952)."""
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


UNPACKERS: dict[bytes, Callable[[], Unpacker]] = {
    b"\x1f\x8b": gzip_stream,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": lzma.LZMADecompressor,
    b"\x5d\x00\x00": lzma.LZMADecompressor,
}
"""Those of files that are one thing, packed, by what the files begin with."""


def unpacked(data: memoryview, begin: Callable[[], Unpacker], room: Room) -> tuple[bytes, int]:
    """What the stream at the start of `data` holds, cut off or broken off as it may be, and how long it is there.

    Raises:
        NoRoomError: it holds more than there is room for.
    """
    unpacker = begin()
    pieces = []
    at = 0
    while at < len(data) and not unpacker.eof:
        try:
            pieces.append(room.take(unpacker.decompress(bytes(data[at : at + _STEP]))))
        except BROKEN_STREAM:
            break
        at = min(at + _STEP, len(data))
    return b"".join(pieces), at - len(unpacker.unused_data)


def all_unpacked(data: bytes, begin: Callable[[], Unpacker], room: Room) -> tuple[bytes, bool]:
    """What the streams of `data` hold, one after another; and whether that is all there is in it.

    Raises:
        NoRoomError: it is more than there is room for.
    """
    rest = memoryview(data)
    pieces = []
    while rest:
        made, length = unpacked(rest, begin, room)
        if not length:
            break
        pieces.append(made)
        rest = rest[length:]
    return b"".join(pieces), not any(rest)
