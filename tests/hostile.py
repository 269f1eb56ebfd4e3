"""Builders of documents that mean harm: each says what is to be large or wrong in it, and is small itself."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.docxs import zipped
from tests.fuzz.targets import assembled

_ENTRY = struct.Struct("<4s4B4HL2L5H2L")  # of a ZIP's directory (APPNOTE 4.3.12)
_END = struct.Struct("<4s4H2LH")  # of a ZIP (4.3.16)


def zip_of_zips(depth: int) -> bytes:
    """A ZIP of ten ZIPs of ten ZIPs … of files that are nothing but zeros."""
    packed = zipped({"a.txt": bytes(1_000_000)})
    for _ in range(depth):
        packed = zipped({f"{number}.zip": packed for number in range(10)})
    return packed


def overlapping_zip(text: bytes, count: int) -> bytes:
    """A ZIP whose directory names the same packed bytes over and over, as files of the same name."""
    packed = zipped({"a.txt": text})
    directory, end = packed.index(b"PK\x01\x02"), packed.index(b"PK\x05\x06")
    entries = packed[directory:end] * count
    return packed[:directory] + entries + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), directory, 0)


def zip_of_names(count: int) -> bytes:
    """A ZIP that is all directory: so many names, and no file."""
    entry = _ENTRY.pack(b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0) + b"aaaa.txt"
    entries = entry * count
    return entries + _END.pack(b"PK\x05\x06", 0, 0, 0, count % 65_535, len(entries), 0, 0)


def lying_zip(text: bytes, says: int) -> bytes:
    """A ZIP whose file says that it is so many bytes unpacked."""
    packed = bytearray(zipped({"a.txt": text}))
    place = packed.index(b"PK\x01\x02") + 24
    packed[place : place + 4] = struct.pack("<L", says)
    return bytes(packed)


def zip_with(names: Iterable[str], text: bytes) -> bytes:
    """A ZIP of the same text under many names, as they are written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_BOX = b"/BBox[0 0 595 842]"


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (more, len(data), data)


def _page(resources: bytes, more: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%b>>%b>>" % (resources, more)


def packed_pdf(line: bytes, count: int) -> bytes:
    """A PDF whose page draws the line so often; packed it is a thousandth."""
    content = _stream(zlib.compress(b"BT /F1 9 Tf\n" + line * count + b"ET", 9), b"/Filter/FlateDecode")
    return assembled([_CATALOGUE, _PAGES, _page(b"/Font<</F1 5 0 R>>"), content, _FONT])


def pdf_of_forms(depth: int, *, is_ring: bool = False) -> bytes:
    """A PDF whose page draws a form that draws the next one ten times, and so on; the last a word, or the first."""
    forms = []
    for number in range(depth):
        is_last = number == depth - 1
        drawn = b"BT /F1 9 Tf 9 9 Td (a) Tj ET" if is_last and not is_ring else b"/X Do\n" * 10
        inner = 6 if is_last else 7 + number
        resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % inner
        forms.append(_stream(drawn, b"/Type/XObject/Subtype/Form" + _BOX + resources))
    return assembled([_CATALOGUE, _PAGES, _page(b"/XObject<</X 6 0 R>>"), _stream(b"/X Do"), _FONT, *forms])


def pdf_of_pages(kids: bytes, count: int) -> bytes:
    """A PDF whose tree of pages is as it says, right or not."""
    return assembled([_CATALOGUE, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count), _page(b""), _stream(b"")])


def pdf_with_image(data: bytes, kind: bytes) -> bytes:
    """A PDF of one image that says that it is enormous."""
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/"
    drawn = _stream(data, image + kind)
    return assembled([_CATALOGUE, _PAGES, _page(b"/XObject<</X 5 0 R>>"), _stream(b"/X Do"), drawn])


def laughs(root: str) -> str:
    """Declarations of entities that expand to a hundred thousand million words, for a document with that root."""
    inner = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE {root} [<!ENTITY a0 "ha">{inner}]>'


def fill(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """The files in the folder."""
    for name, data in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def sparse(file: Path, size: int, start: bytes = b"") -> None:
    """A file of that size, with nothing on the disk but its first bytes."""
    with file.open("wb") as opened:
        opened.write(start)
        opened.truncate(size)


def bytes_name(folder: Path, name: bytes) -> Path:
    """A file in the folder by a name of any bytes."""
    return Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
