"""The pieces that picture files are made of: JPEG segments, PNG chunks, WebP chunks, GIF blocks.

They are walked through without the pixels being unpacked, so that a picture of any size costs no more than its bytes,
and put together again without any being changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
GIF = (b"GIF87a", b"GIF89a")

_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # not a stuffed FF 00, not a restart (ITU-T T.81, B.1.1)
_SCAN, _END = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Segment:
    """Stykke af en billedfil: what it is called, its bytes as they stand, and those of them that are its content."""

    name: str
    raw: bytes
    content: bytes = b""


REST = "rest"
"""The name of what follows after the end of the picture, or can't be read as pieces."""


def jpeg_segments(data: bytes) -> Iterator[Segment]:
    """ "APP1", "COM", "SOS" (with the pixels after it), "END", and what follows (T.81, annex B)."""
    yield Segment("START", data[:2])
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # every marker begins so
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        content = data[at + 4 : end]
        if marker == _SCAN:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        yield Segment(_jpeg_name(marker), data[at:end], content)
        at = end
    if data[at : at + 2] == b"\xff\xd9":
        yield Segment("END", data[at : at + 2])
        at += 2
    if at < len(data):
        yield Segment(REST, data[at:], data[at:])


def _jpeg_name(marker: int) -> str:
    if 0xE0 <= marker <= 0xEF:  # T.81, table B.1
        return f"APP{marker - 0xE0}"
    names = {0xFE: "COM", _SCAN: "SOS"}
    is_frame = 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
    return "SOF" if is_frame else names.get(marker, "TABLE")


def png_segments(data: bytes) -> Iterator[Segment]:
    """ "IHDR", "tEXt", "IDAT" …, and what follows (PNG 3rd edition, 5.3)."""
    yield Segment("START", data[:8])
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if end > len(data) or not name.isalpha():
            break
        yield Segment(name.decode("latin-1"), data[at:end], data[at + 8 : end - 4])
        at = end
        if name == b"IEND":
            break
    if at < len(data):
        yield Segment(REST, data[at:], data[at:])


def webp_segments(data: bytes) -> Iterator[Segment]:
    """ "VP8X", "EXIF", "XMP " …, and what follows (RFC 9649, 2.3)."""
    yield Segment("START", data[:12])
    end_of_all = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at = 12
    while at + 8 <= end_of_all:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if end > len(data):
            break
        yield Segment(data[at : at + 4].decode("latin-1"), data[at:end], data[at + 8 : at + 8 + size])
        at = end
    if at < len(data):
        yield Segment(REST, data[at:], data[at:])


_GIF_EXTENSIONS = {0xFE: "COMMENT", 0xFF: "APPLICATION", 0x01: "TEXT", 0xF9: "CONTROL"}


def gif_segments(data: bytes) -> Iterator[Segment]:
    """ "COMMENT", "APPLICATION", "IMAGE" …, and what follows (GIF89a, 12 to 26)."""
    at = min(len(data), 13 + _colours(data[10:11]))
    yield Segment("START", data[:at])
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:  # the trailer
            yield Segment("END", data[at : at + 1])
            at += 1
            break
        if kind == 0x21:  # an extension
            name, start = _GIF_EXTENSIONS.get(data[at + 1] if at + 1 < len(data) else 0, "OTHER"), at + 2
        elif kind == 0x2C:  # an image: its place, its colours, the size of its codes
            name, start = "IMAGE", at + 11 + _colours(data[at + 9 : at + 10])
        else:
            break
        end, content = _sub_blocks(data, start)
        yield Segment(name, data[at:end], content)
        at = end
    if at < len(data):
        yield Segment(REST, data[at:], data[at:])


def _colours(flags: bytes) -> int:
    """How many bytes of colours follow."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _sub_blocks(data: bytes, start: int) -> tuple[int, bytes]:
    at, blocks = start, []
    while at < len(data) and data[at]:
        blocks.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return min(at + 1, len(data)), b"".join(blocks)


def is_picture_in_segments(data: bytes) -> bool:
    """Whether it is of a format that can be taken apart here, by how it begins."""
    return data.startswith((JPEG, PNG, *GIF)) or _is_webp(data)


def segments(data: bytes) -> Iterator[Segment]:
    """The pieces of such a file; put together, their `raw` are all its bytes."""
    if data.startswith(JPEG):
        return jpeg_segments(data)
    if data.startswith(PNG):
        return png_segments(data)
    return gif_segments(data) if data.startswith(GIF) else webp_segments(data)


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"
