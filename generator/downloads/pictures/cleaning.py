"""A copy of a picture that shows the same and tells nothing else: its pixels are not packed anew.

Kept is what decides how it looks: colour profile, gamma, transparency, movement, and which way up it is.
"""

from __future__ import annotations

import zlib

from generator.downloads.pictures.exif import OPENING, orientation_alone, read_exif
from generator.downloads.pictures.segments import GIF, JPEG, PNG, REST, Segment, is_picture_in_segments, segments

_PROFILE = b"ICC_PROFILE\x00"
_JFIF = b"JFIF\x00"
_PNG_KEPT = frozenset(
    ("START", "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT",
     "bKGD", "pHYs", "acTL", "fcTL", "fdAT")
)  # fmt: skip
_WEBP_KEPT = frozenset(("START", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"))
_GIF_KEPT = frozenset(("START", "END", "IMAGE", "CONTROL"))
_HAS_METADATA = 0x0C  # the flags for EXIF and XMP in VP8X (RFC 9649, 2.7.1)
_ENDS = frozenset(("END", "IEND"))


def clean(data: bytes) -> bytes | None:
    """The picture without its metadata.

    None where there is nothing to take out, and where it can't be put together again whole: broken files, and formats
    whose pieces point at each other (TIFF).
    """
    if not is_picture_in_segments(data):
        return None
    found = tuple(segments(data))
    if data.startswith(b"RIFF"):  # turned ones are left: what says so is among what is to go
        is_whole = not any(
            segment.name == "EXIF" and _turned(segment.content.removeprefix(OPENING)) for segment in found
        )
    else:
        is_whole = any(segment.name in _ENDS for segment in found)
    copy = b"".join(_mended(segment, data) for segment in found) if is_whole else data
    if data.startswith(b"RIFF") and is_whole:
        copy = copy[:4] + (len(copy) - 8).to_bytes(4, "little") + copy[8:]
    return copy if copy != data else None


def _mended(segment: Segment, data: bytes) -> bytes:
    """What is kept of a piece: all, some or nothing."""
    if segment.name == REST:
        return b""
    if data.startswith(JPEG):
        return _of_jpeg(segment)
    if data.startswith(PNG):
        return _of_png(segment)
    return _of_gif(segment) if data.startswith(GIF) else _of_webp(segment)


def _of_jpeg(segment: Segment) -> bytes:
    content = segment.content
    match segment.name:
        case "APP0" if content.startswith(_JFIF):
            return b"\xff\xe0\x00\x10" + content[:12] + b"\x00\x00"  # without its small picture (JFIF 1.02)
        case "APP1" if content.startswith(OPENING) and (block := _turned(content.removeprefix(OPENING))):
            return b"\xff\xe1" + (2 + len(OPENING + block)).to_bytes(2, "big") + OPENING + block
        case "APP2" if content.startswith(_PROFILE):
            return segment.raw
        case "APP14":  # Adobe's: how the colours are written
            return segment.raw
        case name if name.startswith("APP") or name == "COM":
            return b""
    return segment.raw


def _of_png(segment: Segment) -> bytes:
    if segment.name == "eXIf" and (block := _turned(segment.content)):
        named = b"eXIf" + block
        return len(block).to_bytes(4, "big") + named + zlib.crc32(named).to_bytes(4, "big")
    return segment.raw if segment.name in _PNG_KEPT else b""


def _of_webp(segment: Segment) -> bytes:
    if segment.name == "VP8X" and segment.content:
        flags = segment.content[0] & ~_HAS_METADATA
        return segment.raw[:8] + bytes([flags]) + segment.raw[9:]
    return segment.raw if segment.name in _WEBP_KEPT else b""


def _of_gif(segment: Segment) -> bytes:
    is_movement = segment.name == "APPLICATION" and segment.content.startswith((b"NETSCAPE", b"ANIMEXTS"))
    return segment.raw if segment.name in _GIF_KEPT or is_movement else b""


def _turned(block: bytes) -> bytes:
    """Which way up the picture is, as EXIF; nothing where it is upright."""
    orientation = read_exif(block).orientation
    return orientation_alone(orientation) if orientation > 1 else b""
