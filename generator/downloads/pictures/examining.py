"""What a picture tells beside what it shows: who took it, where, with what.

The words in a picture can't be read here. That is told of what looks like a page that has been scanned, not of each
photo: who is warned of every photo reads no warning.
"""

from __future__ import annotations

import io
import warnings
import zlib

from PIL import Image, ImageFile

from generator.downloads.nesting import joined, text_at, unread
from generator.downloads.pictures.exif import OPENING, read_exif
from generator.downloads.pictures.segments import REST, Segment, is_picture_in_segments, segments
from generator.downloads.plain import decoded
from generator.downloads.printable import printable
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say

_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_MOST_TEXT = 4_000_000  # bytes of a PNG text when it is unpacked
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
_PAGE = 1000  # pixels: the long side of A4 at 90 dots an inch; less is not to be read
_A4 = (1.38, 1.45)  # its sides are as 1 to the square root of 2; those of photos as 3 to 4, or as 2 to 3


def examine(data: bytes) -> Examined:
    """The picture's metadata, that it looks like a scanned page, and what else is in the file; never raises."""
    found = [_examine_segment(segment) for segment in segments(data)] if is_picture_in_segments(data) else []
    if data.startswith(_TIFF):
        found.append(_examine_exif(data))
    return joined(*found, _examine_image(data))


def _examine_image(data: bytes) -> Examined:
    """What its size tells; no pixel is unpacked."""
    with warnings.catch_warnings(action="ignore"):  # of pictures so large that unpacking them would be unwise
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                (width, height), mode, form = image.size, image.mode, image.format
                stray = (
                    _beside_pixels(data, image)
                    if form == "BMP" and isinstance(image, ImageFile.ImageFile)
                    else Examined()
                )
        except Image.DecompressionBombError:
            return unread(say("hele billedet, som er for stort"))
        except Exception:  # noqa: BLE001  # whatever Pillow stumbles on; it names no few
            return unread(say("hele billedet, som er beskadiget"))
    is_page = max(width, height) >= _PAGE and _A4[0] <= max(width, height) / min(width, height) <= _A4[1]
    if is_page or form == "TIFF" or (mode == "1" and max(width, height) >= _PAGE):
        return joined(stray, unread(say("ordene i et billede, der ligner en scannet side")))
    return stray


def _beside_pixels(data: bytes, bitmap: ImageFile.ImageFile) -> Examined:
    """What stands in a bitmap before and after its pixels; of one that is packed all, for nothing tells their end."""
    [(packing, _, offset, arguments)] = bitmap.tile
    stride = arguments[1] if packing == "raw" and isinstance(arguments, tuple) else 0
    tail = data[offset + stride * bitmap.height :]
    after = (
        (HiddenPart("embedded", say("data, som står efter billedet")),) if stride and tail.strip(b"\x00\r\n ") else ()
    )
    return joined(printable(data[:offset] + b"\0" + tail), Examined(parts=after))


def _examine_segment(segment: Segment) -> Examined:
    content = segment.content
    match segment.name:
        case "APP1" if content.startswith(OPENING):
            return _examine_exif(content.removeprefix(OPENING))
        case "EXIF" | "eXIf":
            return _examine_exif(content.removeprefix(OPENING))
        case "APP1" | "XMP " | "APP13":  # XMP is XML; Photoshop's own is text among numbers
            return joined(printable(content), _told(say("oplysninger om billedet (XMP eller IPTC)")))
        case "APPLICATION" if not content.startswith((b"NETSCAPE", b"ANIMEXTS")):
            return joined(printable(content), _told(say("oplysninger om billedet (XMP eller IPTC)")))
        case "COM" | "COMMENT" | "TEXT":
            return joined(text_at(say("billedets kommentar"), _worded(content)), _told(say("en kommentar i billedet")))
        case "tEXt" | "zTXt" | "iTXt":
            told = _told(say("oplysninger om billedet (PNG-tekst)"))
            return joined(text_at(say("billedets oplysninger"), _worded(_png_text(segment))), told)
        case "tIME":
            return _told(say("hvornår billedet er gemt"))
        case name if name == REST and content.strip(b"\x00\r\n "):
            after = HiddenPart("embedded", say("data, som står efter billedet"))
            return joined(printable(content), Examined(parts=(after,)))
    return Examined()


def _examine_exif(block: bytes) -> Examined:
    exif = read_exif(block)
    parts = tuple(HiddenPart("metadata", place) for place in exif.told())
    return joined(text_at(say("billedets oplysninger"), exif.text), Examined(parts=parts))


def _told(place: Message) -> Examined:
    return Examined(parts=(HiddenPart("metadata", place),))


def _worded(content: bytes) -> str:
    return decoded(content).replace("\x00", "\n")


def _png_text(segment: Segment) -> bytes:
    """The keyword and the text, unpacked (PNG 3rd edition, 11.3.3)."""
    keyword, _, rest = segment.content.partition(b"\x00")
    is_packed = segment.name == "zTXt" or (segment.name == "iTXt" and rest[:1] == b"\x01")
    if not is_packed:
        return segment.content
    packed = rest[1:] if segment.name == "zTXt" else rest[2:].split(b"\x00", 2)[-1]
    try:
        return keyword + b"\n" + zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return segment.content
