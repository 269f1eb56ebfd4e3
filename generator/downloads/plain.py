"""Plain text: TXT, CSV, Markdown, JSON and the like, in the encodings that they are met in."""

from __future__ import annotations

import codecs
import re

from generator.downloads.nesting import APART, joined, text_at
from generator.downloads.numbers import as_seen
from generator.findings import Examined
from generator.problems import say

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OPENING = 4096  # bytes, by which UTF-16 without a mark is known
# A field of a table in text that is a number of nine digits alone.
_FIELD = re.compile(r'(?:^|(?<=[;,\t"]))\d{9}(?=$|[;,\t"\r])', re.MULTILINE)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def examine(data: bytes) -> Examined:
    """The text; and the numbers in a table that may have lost their first zero. Never raises."""
    text = decoded(data)
    lost = APART.join(as_seen(field.group()) for field in _FIELD.finditer(text))
    found = [text_at(None, text), text_at(say("tal, der kan have mistet et nul"), lost)]
    if _ESCAPED.search(text):
        found.append(text_at(None, _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text)))
    return joined(*found)


def decoded(data: bytes) -> str:
    """The letters in `data`: UTF-8 or UTF-16, else Windows-1252; what is no letter becomes "�"."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    opening = data[:_OPENING]
    for encoding, high in (("utf-16-le", opening[1::2]), ("utf-16-be", opening[::2])):
        if high and high.count(0) * 2 > len(high):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
