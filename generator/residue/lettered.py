"""Bytes that are written with letters, as in mails and addresses: base64 (RFC 4648) and hexadecimal digits."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from generator.residue.room import UNPACKERS

# Either goes on over the ends of lines. What has been taken is never given back, so nothing is looked at twice.
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}+(?:\r?\n[ \t]{0,9}+[A-Za-z0-9+/_-]{2,}+)*+")
_HEXADECIMAL = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[\s:]?+){24,}+")
_OF_ADDRESSES = str.maketrans("-_", "+/")  # section 5
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,\t\r\n\0"  # NUL: of UTF-16
_LONG = 100
_PACKED = (*UNPACKERS, b"PK", b"x")


def lettered(text: str) -> Iterator[bytes]:
    """All that stands so anywhere in a text; linear in its length."""
    for run in _BASE64.finditer(text):
        lines = run.group().split()
        yield from filter(_is_worth_a_look, map(_from_base64, ("".join(lines), "".join(lines[1:]))))
    for run in _HEXADECIMAL.finditer(text):
        yield from filter(_is_worth_a_look, [bytes.fromhex(run.group().replace(":", " "))])


def _from_base64(letters: str) -> bytes:
    """What the letters stand for; one that is over is left out. A word before them has a line of its own."""
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.b64decode(whole.translate(_OF_ADDRESSES) + "=" * (-len(whole) % 4))


def _is_worth_a_look(data: bytes) -> bool:
    """Quickly: not for the digests and addresses that every page is full of, which are short and read like no text."""
    return len(data) >= _LONG or data.startswith(_PACKED) or len(data.translate(None, _LETTERS)) < len(data) / 4
