"""The bytes of a page to text: its mark, UTF-8 where it is that, what the page declares, else as any text document."""

from __future__ import annotations

import codecs
import re

from generator.importing.decoding import Decoded, decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_AS_WINDOWS = frozenset(("iso8859-1", "ascii"))  # browsers read these as Windows-1252 (WHATWG Encoding, 4.2)


def decode_page(data: bytes) -> Decoded:
    """The text of a page; None, and the error, where its bytes are none."""
    if data.startswith(_MARKS) or b"\x00" in data or not data.strip():
        return decode(data)
    for encoding in ("utf-8", _declared(data)):
        try:
            return Decoded(data.decode(encoding))
        except (UnicodeError, LookupError):
            continue
    return decode(data)


def _declared(data: bytes) -> str:
    """The encoding that a page says it is in; "" where it says none that there is."""
    match = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except (LookupError, UnicodeError):
        return ""
    return "cp1252" if name in _AS_WINDOWS else name
