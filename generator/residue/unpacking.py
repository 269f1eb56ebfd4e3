"""A file as it stands and every layer in it, as text to look through."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.problems import Message, say
from generator.residue import pagefind, pdf
from generator.residue.lettered import lettered
from generator.residue.markup import readings
from generator.residue.room import UNPACKERS, NoRoomError, Room, all_unpacked, unpacked
from generator.zips import BROKEN_ZIP, BoundedZip

LayerKind: TypeAlias = Literal[
    "text",  # somebody's words
    "program",  # a script or a style: words of a programmer's among others
    "index",  # words each by itself, as Pagefind keeps them
    "binary",  # bytes that are no text, but may have some in them
]


@dataclass(frozen=True, slots=True)
class Layer:
    """Lag: what a file holds, as it stands or unpacked."""

    kind: LayerKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """Ulæst: why a file, or a part of it, has not been looked through."""

    reason: Message


_PROGRAMS = (".js", ".mjs", ".css", ".wasm", ".pagefind")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ZLIB = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]")  # RFC 1950, section 2.2
_LOCKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd", b"MSCF")
_LOCKED_ENDINGS = (".br", ".zst")
_PDF_HEAD = 1024  # bytes that may stand before a PDF's own head (ISO 32000-1, note 13 of annex H)
_BROKEN = say("Pakken er i stykker eller låst med en adgangskode")
_LATIN_1_AND_MORE = "cp1252"


def contents(path: str, data: bytes, room: Room | None = None) -> Iterator[Layer | Unread]:
    """Each layer of the file `path`, in linear time; and what of it can't be looked through."""
    room = room or Room()
    if room.depth < 0:
        yield Unread(say("Der er pakker i pakker, dybere end der søges"))
        return
    inner = Room(room.size, room.depth - 1)
    try:
        yield from _layers(path, data, inner)
    except NoRoomError:
        yield Unread(say("Filen fylder for meget pakket ud"))
    room.size = inner.size


def _layers(path: str, data: bytes, room: Room) -> Iterator[Layer | Unread]:
    if data.startswith(pagefind.HEAD):
        yield from _pagefind(path, data.removeprefix(pagefind.HEAD))
        return
    yield from _as_it_stands(path, data, room)
    if data.startswith(_LOCKED) or path.casefold().endswith(_LOCKED_ENDINGS):
        yield Unread(say("Filen er pakket på en måde, som «referat» ikke kan pakke ud"))
    elif data.startswith(b"PK"):
        yield from _zip(data, room)
    elif b"%PDF-" in data[:_PDF_HEAD]:
        yield from _pdf(data, room)
        yield from _streams(data, room)
    elif begin := next((begin for magic, begin in UNPACKERS.items() if data.startswith(magic)), None):
        made, is_all = all_unpacked(data, begin, room)
        yield from contents(_inner_name(path), made, room)
        if not is_all:
            yield Unread(_BROKEN)
    elif not _is_text(data):
        yield from _streams(data, room)
        yield from _headless(data, room)


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _inner_name(path: str) -> str:
    stem, _, ending = path.rpartition(".")
    return stem if ending.casefold() in ("gz", "bz2", "xz", "lzma") else path


def _pagefind(path: str, data: bytes) -> Iterator[Layer]:
    """What Pagefind has packed: a fragment, its program, or the words of its index."""
    if data.startswith((b"{", b"\0asm")):
        yield from _text("text" if data.startswith(b"{") else "program", data.decode(errors="replace"))
    else:
        words = " | ".join(pagefind.cbor_texts(data))  # not one after another: two numbers are not one
        yield Layer("index" if path.endswith(".pf_index") else "text", words)


def _as_it_stands(path: str, data: bytes, room: Room) -> Iterator[Layer | Unread]:
    """The bytes as text; where they may be that in several ways, as each."""
    for kind, text in _ways_to_decode(data):
        if kind == "binary" and b"\0" in data:
            yield Layer(kind, text)
        else:
            yield from _text("program" if kind == "text" and path.endswith(_PROGRAMS) else kind, text)
        for packed in lettered(text):
            yield from contents(path, room.take(packed), room)


def _ways_to_decode(data: bytes) -> Iterator[tuple[LayerKind, str]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "text", data.decode("utf-16", errors="replace")
    if b"\0" in data:
        yield "binary", data.decode(errors="replace")
        yield "binary", data.replace(b"\0", b"").decode("latin-1")  # UTF-16 in either order
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield "binary", data.decode(errors="replace")
        yield "binary" if _CONTROLS.search(data) else "text", data.decode(_LATIN_1_AND_MORE, errors="replace")
        return
    yield "text", text


def _text(kind: LayerKind, text: str) -> Iterator[Layer]:
    return (Layer(kind, reading) for reading in readings(text))


def _zip(data: bytes, room: Room) -> Iterator[Layer | Unread]:
    """The files in a ZIP, which Word's, Excel's and LibreOffice's documents are too."""
    try:
        with BoundedZip(data) as archive:
            for member in archive.infolist():
                yield Layer("text", f"{member.filename}\n{member.comment.decode(errors='replace')}")
                with archive.open(member) as packed:
                    made = room.take(packed.read(room.size + 1))
                yield from contents(member.filename, made, room)
    except BROKEN_ZIP:
        yield Unread(_BROKEN)


def _pdf(data: bytes, room: Room) -> Iterator[Layer | Unread]:
    try:
        for text in pdf.page_texts(data, room):
            yield Layer("text", text)
        for part in pdf.parts(data, room):
            if isinstance(part, str):
                yield Layer("text", part)
            else:
                yield from _inside(part, room)
    except pdf.UnreadablePdfError:
        yield Unread(say("PDF-filen er i stykker eller låst med en adgangskode"))


def _streams(data: bytes, room: Room) -> Iterator[Layer | Unread]:
    """What is packed with zlib anywhere in the bytes: in pictures, databases, and what a PDF has been before."""
    whole = memoryview(data)
    at = 0
    while found := _ZLIB.search(data, at):
        made, length = unpacked(whole[found.start() :], zlib.decompressobj, room)
        at = found.start() + (length if made else 1)
        if made:
            yield from _inside(made, room)


def _headless(data: bytes, room: Room) -> Iterator[Layer | Unread]:
    """What the file holds if it is a stream of zlib's without its head (RFC 1951)."""
    made, _ = unpacked(memoryview(data), lambda: zlib.decompressobj(-zlib.MAX_WBITS), room)
    if made:
        yield from _inside(made, room)


def _inside(data: bytes, room: Room) -> Iterator[Layer | Unread]:
    """What a stream inside a file holds: drawing, numbers and fonts, with words among them."""
    for layer in contents("", data, room):
        yield Layer("binary", layer.text) if isinstance(layer, Layer) else layer
