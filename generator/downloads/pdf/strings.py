"""Every string of a PDF's objects, wherever it stands: notes, fields, bookmarks, links, layers, scripts, signatures.

Not by looking in the places that are known to have text, but in all objects, those that nothing refers to among them: a
string in a place that nobody has thought of is found as well. What it is said to be is told by the key it stands under.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pikepdf

from generator.downloads.pdf.objects import WrittenObjects, holders
from generator.findings import FoundText
from generator.problems import Message, say

_MOST_SIGNS = 50_000_000  # of a file

# As qpdf writes an object: in a string every parenthesis and backslash of its own has a backslash before it.
_TOKEN = re.compile(rb"/([^\s/<>\[\]()]*)|\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_DATE = re.compile(r"D:\d{4,14}[-+Z\d']*")  # ISO 32000-1, 7.9.4: no number to be looked at

_NOTES = say("kommentarer og andre påtegninger")
_FIELDS = say("formularfelter")
_LINKS = say("henvisninger")
_ALOUD = say("tekst til oplæsning")
_SCRIPTS = say("scripts og formularer i XML")
_FILES = say("navne på vedhæftede filer")
_SIGNATURES = say("den digitale underskrift")
_PLACES = {
    b"Contents": _NOTES, b"RC": _NOTES, b"Subj": _NOTES, b"T": say("navne på felter og på dem, der har kommenteret"),
    b"V": _FIELDS, b"DV": _FIELDS, b"TU": _FIELDS, b"TM": _FIELDS, b"Opt": _FIELDS,
    b"Title": say("bogmærker og overskrifter"), b"URI": _LINKS, b"Names": _LINKS, b"Dest": _LINKS, b"D": _LINKS,
    b"Alt": say("beskrivelser af billeder"), b"ActualText": _ALOUD, b"E": _ALOUD,
    b"JS": _SCRIPTS, b"F": _FILES, b"UF": _FILES,
    b"Name": say("navne på lag og underskrivere"), b"Reason": _SIGNATURES,
    b"Location": _SIGNATURES, b"ContactInfo": _SIGNATURES,
}  # fmt: skip
_ELSEWHERE = say("filens øvrige oplysninger")
_NO_TEXT = frozenset({b"ID", b"CheckSum", b"Cert", b"DA", b"Lang", b"Registry", b"Ordering", b"Panose", b"CharSet"})


def all_strings(pdf: pikepdf.Pdf, objects: WrittenObjects) -> Iterator[FoundText]:
    """The strings, once each, those of one place together. The file's own properties are read by `properties`."""
    found: dict[Message, dict[str, None]] = {}
    properties = _number(pdf.trailer.get("/Info"))
    size = 0
    for item, written in objects:
        if item.objgen == properties:
            continue
        for place, text in _strings_in(written):
            size += len(text)
            if size > _MOST_SIGNS:
                raise pikepdf.PdfError("more text than any document has")
            found.setdefault(place, {})[text] = None
    for text in _texts_in_streams(objects):
        found.setdefault(_SCRIPTS, {})[text] = None
    names = _names_of_destinations(pdf)
    found.setdefault(_LINKS, {}).update(dict.fromkeys(names))
    for place, texts in found.items():
        if texts:
            yield FoundText(place, "\n".join(texts))


def _strings_in(written: bytes) -> Iterator[tuple[Message, str]]:
    """Each string that stands in an object itself, and the place that the key before it tells."""
    if b"(" not in written and b"<" not in written:
        return
    is_signature = b"/ByteRange" in written
    key = b""
    for token in _TOKEN.finditer(written):
        if token[1] is not None:
            key = token[1]
        elif key not in _NO_TEXT and not (is_signature and key == b"Contents"):
            text = _CONTROLS.sub(" ", _DATE.sub("", str(pikepdf.Object.parse(token[0])))).strip()
            if text:
                yield _PLACES.get(key, _ELSEWHERE), text


def _texts_in_streams(objects: WrittenObjects) -> Iterator[str]:
    """Scripts, formatted values and forms in XML that are too long to be strings (12.6.4.16, 12.7.8)."""
    for holder in holders(objects, "/JS", "/RC", "/RV", "/XFA"):
        for key in ("/JS", "/RC", "/RV", "/XFA"):
            value = holder.get(key)
            for item in list(value) if isinstance(value, pikepdf.Array) else [value]:
                if isinstance(item, pikepdf.Stream):
                    yield html.unescape(item.read_bytes()[:_MOST_SIGNS].decode("utf-8", "replace"))


def _names_of_destinations(pdf: pikepdf.Pdf) -> list[str]:
    """The names of the places to which links may go, as they were until PDF 1.2, and in those that browsers print."""
    places = pdf.Root.get("/Dests")
    return [key[1:] for key in places.keys()] if isinstance(places, pikepdf.Dictionary) else []  # noqa: SIM118 - no dict


def _number(item: object) -> tuple[int, int] | None:
    return item.objgen if isinstance(item, pikepdf.Object) and item.is_indirect else None
