"""The bytes of a text document to text: which encoding, and what of Unicode is folded.

Nothing is spelling-corrected. Folded is only what is the same text written otherwise: composed letters (NFC),
ligatures, soft hyphens, zero-width characters, the several kinds of space, and letters that an extractor left as
HTML writes them (`&oslash;`, `&nbsp;`).
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass

from generator.problems import Problem, say

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Soft hyphen, zero-width space, joiners, direction marks, word joiner, byte order mark: none is a letter or a space.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_NEWLINES = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
# What Danish text in Windows-1252 has beyond ASCII; other 8-bit encodings put other signs at these bytes.
_DANISH = re.compile("[æøåÆØÅ]")
_FOREIGN = re.compile("[^\x00-\x7fæøåÆØÅéÉèêëáàâäÄöÖüÜóíúñçßðþ§°·•»«½¼¾²³€£–—‘’‚“”„…´¨\u00a0]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text, or None when it is no text; and what to say of it."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text in `data`: UTF-8, UTF-16 with its mark, or Windows-1252 (which is said)."""
    if not data.strip():
        return Decoded(None, (Problem("error", say("Filen er tom")),))
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            try:
                return _decoded(data.decode(encoding))
            except UnicodeDecodeError:
                return _unknown()
    try:
        return _decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        return _binary()
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _unknown()
    if _CONTROL.search(text):
        return _binary()
    if not _DANISH.search(text) or _FOREIGN.search(text):
        return _unknown()
    note = Problem("note", say("Filen er i Windows-1252, ikke UTF-8; den er læst sådan"))
    return _decoded(text, (note,))


def _decoded(text: str, problems: tuple[Problem, ...] = ()) -> Decoded:
    return _binary() if _CONTROL.search(text) else Decoded(text, problems)


def _binary() -> Decoded:
    hint = say("Tekst (.txt) og Markdown (.md) kan importeres; gem dokumentet som tekst først")
    return Decoded(None, (Problem("error", say("Filen er ikke tekst"), hint=hint),))


def _unknown() -> Decoded:
    hint = say("Gem filen som UTF-8, og prøv igen")
    return Decoded(None, (Problem("error", say("Filens tegnsæt er ukendt"), hint=hint),))


def normalise(text: str) -> str:
    """`text` in NFC, without ligatures and invisible characters, with plain spaces and newlines."""
    text = _REFERENCE.sub(_referred, _NEWLINES.sub("\n", text))
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES))
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def _referred(found: re.Match[str]) -> str:
    """The character that an HTML reference stands for; `<` and `>` stay as written, they would be marks."""
    character = html.unescape(found.group())
    is_text = len(character) == 1 and character not in "<>\ufffd" and unicodedata.category(character) != "Cc"
    return character if is_text else found.group()
