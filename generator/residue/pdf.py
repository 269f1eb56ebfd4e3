"""What stands in a PDF: the text of its pages as printed, and all its strings and streams, shown or not."""

from __future__ import annotations

import base64
import binascii
import io
import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2

from generator.residue.room import Room, unpacked

_BROKEN = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, OverflowError, RecursionError, LookupError)
_OLD_PACKINGS = ("/LZWDecode", "/LZW", "/RunLengthDecode", "/RL")
_OLD_PACKED = 200_000  # bytes; unpacked these are some hundred times as long at most, or well below a gigabyte
_DEEPEST = 50  # lists in lists


class UnreadablePdfError(Exception):
    """The PDF is locked or broken."""


def page_texts(data: bytes, room: Room) -> Iterator[str]:
    """The text of each page.

    Raises:
        UnreadablePdfError: it can't be opened.
        NoRoomError: there is more of it than is looked through.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError from error
    with document:
        for number in range(len(document)):
            try:
                text = document[number].get_textpage().get_text_bounded()
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdfError from error
            room.take(text.encode(errors="replace"))
            yield text


def parts(data: bytes, room: Room) -> Iterator[str | bytes]:
    """Every string and every stream that any of its objects holds, but the dots of pictures.

    Raises:
        UnreadablePdfError: it can't be opened.
        NoRoomError: there is more of it than is looked through.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for thing in document.objects:
                yield " ".join(_strings(thing, 0))
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                    yield room.take(_stream(thing, room))
    except (*_BROKEN, MemoryError) as error:
        raise UnreadablePdfError from error


def _stream(thing: pikepdf.Stream, room: Room) -> bytes:
    """What the stream holds, unpacked within bounds, which pikepdf has none of.

    What is packed as pictures and fonts are is handed out as it stands.
    """
    data = thing.read_raw_bytes()
    for name in map(str, _as_list(thing.get("/Filter"))):
        try:
            if name in ("/FlateDecode", "/Fl"):
                data, _ = unpacked(memoryview(data), zlib.decompressobj, room)
            elif name in ("/ASCII85Decode", "/A85"):
                data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
            elif name in ("/ASCIIHexDecode", "/AHx"):
                data = binascii.unhexlify(data.strip().removesuffix(b">"))
            elif name in _OLD_PACKINGS and len(data) < _OLD_PACKED:
                return thing.read_bytes()
            else:
                break
        except ValueError:  # not what it says it is
            break
    return data


def _as_list(filters: pikepdf.Object | None) -> list[pikepdf.Object]:
    if filters is None:
        return []
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]


def _strings(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth > _DEEPEST:
        return
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            if not _is_elsewhere(part):
                yield from _strings(part, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, part in thing.items():
            yield key
            if not _is_elsewhere(part):
                yield from _strings(part, depth + 1)


def _is_elsewhere(thing: object) -> bool:
    """Whether it is an object of its own, which is met by itself."""
    return isinstance(thing, pikepdf.Object) and thing.is_indirect
