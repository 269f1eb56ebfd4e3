"""Canaries: words that stand in one place of an archive each, and the search of every byte for them.

Each has the same beginning and letters of its own, so a test that fails says by which way it got out. No stemmer
shortens one, and none comes about by chance. The search shares no code with the program's own (`generator.residue`).
"""

from __future__ import annotations

import bz2
import gzip
import html
import io
import lzma
import os
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdfium2
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

_HEAD, _END = "zqx", "v"
_LETTERS = "bcfhjkmpwx"
_CANARY = re.compile(f"{_HEAD}[{_LETTERS}]{{6}}{_END}".encode())
_NUMBER = re.compile(rb"(?<![0-9a-f])(?:24)?(9[0-9]{6})(?![0-9a-f])")
_ZLIB = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]")
_TAG = re.compile(rb"</?[a-zA-Z][^<>]*>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]".encode())
_JSON_ESCAPE = re.compile(rb"\\u00([0-9a-fA-F]{2})")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){10,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_SPREADING = 387_421  # has no factor in common with a million: names that are alike would be proposed as one person's
_LONGEST = 20_000_000  # bytes, unpacked of one stream
_DEEPEST = 6

_MANY = os.environ.get("HYPOTHESIS_PROFILE") == "many"


def examples(few: int, many: int) -> settings:
    """The same `few` examples each time, for each is an archive that is built; `HYPOTHESIS_PROFILE=many` tries more.

    None is made smaller when it fails: the canary says by which way it got out.
    """
    return settings(
        max_examples=many if _MANY else few, derandomize=not _MANY, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), print_blob=_MANY, phases=[Phase.explicit, Phase.generate],
    )  # fmt: skip


def canaries(places: Iterable[str]) -> st.SearchStrategy[dict[str, str]]:
    """A word of its own for each place; for one whose name ends in "number" or "case", digits."""
    named = tuple(places)
    numbers = st.lists(st.integers(0, 999_999), min_size=len(named), max_size=len(named), unique=True)
    return numbers.map(lambda drawn: dict(zip(named, map(_canary, named, drawn), strict=True)))


def an_example(places: Iterable[str]) -> dict[str, str]:
    """One set of canaries, always the same."""
    return {place: _canary(place, number) for number, place in enumerate(places, 1)}


def _canary(place: str, number: int) -> str:
    digits = f"{number * _SPREADING % 1_000_000:06}"
    if place.endswith("number"):
        return f"9{digits}"
    if place.endswith("case"):
        return f"24/9{digits}"
    return _HEAD + "".join(_LETTERS[int(digit)] for digit in digits) + _END


def held_by(data: bytes, canaries: Mapping[str, str]) -> set[str]:
    """The places whose canary stands in the bytes, however they are packed."""
    wanted = {canary.rpartition("/")[2].encode(): place for place, canary in canaries.items()}
    words = {word for layer in layers(data) for reading in _readings(layer) for word in _words(reading)}
    return {wanted[word] for word in words & wanted.keys()}


def spilled(folders: Iterable[Path], canaries: Mapping[str, str]) -> dict[str, list[str]]:
    """By place the files that hold its canary, in their path or anywhere in them."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder).as_posix()
            held = held_by(path.encode(), canaries)
            if file.is_file():
                held |= held_by(file.read_bytes(), canaries)
            for place in held:
                found.setdefault(place, []).append(path)
    return found


def layers(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes as they stand, and whatever is packed in them."""
    yield data
    if depth < _DEEPEST:
        for inner in _unpacked(data):
            yield from layers(inner, depth + 1)


def _unpacked(data: bytes) -> Iterator[bytes]:
    data = data.removeprefix(b"pagefind_dcd")
    for magic, unpack in ((b"\x1f\x8b", gzip.decompress), (b"BZh", bz2.decompress), (b"\xfd7z", lzma.decompress)):
        if data.startswith(magic):
            yield unpack(data)
            return
    if data.startswith(b"PK"):
        with suppress(zipfile.BadZipFile, RuntimeError), zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed.comment
            for member in packed.infolist():
                yield f"{member.filename} ".encode() + member.comment
                yield packed.read(member)
    elif data.startswith(b"SQLite format 3\0"):
        yield from _rows(data)
    elif b"%PDF-" in data[:1024]:
        yield from _pdf(data)
    if b"base64" in data:
        for run in _BASE64.findall(data):
            with suppress(ValueError):
                yield b64decode(run + b"==", altchars=b"-_" if b"-" in run or b"_" in run else None)
    if b"\0" in data or b"%PDF-" in data[:1024]:
        for start in _ZLIB.finditer(data):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[start.start() :], _LONGEST)


def _rows(data: bytes) -> Iterator[bytes]:
    """All values of a database: a long one is broken over pages in the file itself."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        with suppress(sqlite3.DatabaseError):
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the database's own name
                    yield from (value if isinstance(value, bytes) else str(value).encode() for value in row)


def _pdf(data: bytes) -> Iterator[bytes]:
    with suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.get_textpage().get_text_range().encode(errors="replace")
    with suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            yield from (str(text).encode(errors="replace") for text in _strings(thing, 0))
            if isinstance(thing, pikepdf.Stream):
                with suppress(pikepdf.PdfError):
                    yield thing.read_bytes()


def _strings(thing: object, depth: int) -> Iterator[object]:
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield thing
    elif isinstance(thing, pikepdf.Array) and depth < _DEEPEST:
        for part in thing:
            yield from _strings(part, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and depth < _DEEPEST:
        for key, part in thing.items():
            yield key
            yield from _strings(part, depth + 1)


def _readings(data: bytes) -> Iterator[bytes]:
    """Ways to read the bytes, in lower case: in either UTF-16, out of escapes, and with nothing unseen in a word."""
    yield data.lower()
    if b"\0" in data:
        yield data.replace(b"\0", b"").lower()
    if b"%" in data:
        yield unquote_to_bytes(data).lower()
    if b"&#" in data:
        yield html.unescape(data.decode("latin-1")).encode(errors="replace").lower()
    if b"\\u00" in data:
        yield _JSON_ESCAPE.sub(lambda escape: bytes.fromhex(escape[1].decode()), data).lower()
    if b"<" in data:
        yield _UNSEEN.sub(b"", _TAG.sub(b"", data)).lower()
    elif not data.isascii() and _UNSEEN.search(data):
        yield _UNSEEN.sub(b"", data).lower()
    for run in _HEX.findall(data):
        yield bytes.fromhex(run.decode()).replace(b"\0", b"").lower()


def _words(reading: bytes) -> Iterator[bytes]:
    if _HEAD.encode() in reading:
        yield from _CANARY.findall(reading)
    yield from _NUMBER.findall(reading)


def digits_in(data: bytes) -> str:
    """All digits of the bytes as ASCII, a bar for each letter: what a number can be looked for in, however written."""
    text = unicodedata.normalize("NFKC", data.decode(errors="replace"))
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else "|" if sign.isalpha() else "" for sign in text)
