"""Digital signatures: who has signed, and what the certificate in them tells.

A certificate of MitID or its forerunners may hold a number for the person, and some have held the CPR number (Vejen,
`shared/reference/privacy.md`, 3). It lies in the signature as DER (ISO 32000-1, 12.8.3.3; X.690), not as text.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.downloads.pdf.objects import WrittenObjects, holders
from generator.findings import FoundText
from generator.problems import say

_LARGEST = 2_000_000  # bytes of a signature; of those with a long list of revoked ones, the first
_SHORTEST = 4  # signs
_LONG_FORM = 0x81  # the length is in the next byte (X.690, 8.1.3.5)
_ENCODINGS = {
    0x0C: "utf-8", 0x12: "ascii", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1A: "ascii", 0x1E: "utf-16-be",
}  # fmt: skip
"""The tags of strings (X.680): UTF8String, Numeric-, Printable-, Teletex-, IA5-, Visible- and BMPString."""


def is_signed(pdf: pikepdf.Pdf, objects: WrittenObjects) -> bool:
    """Whether a change would break a signature, or what one says of later changes."""
    return "/Perms" in pdf.Root or any(holders(objects, "/ByteRange"))


def signed_strings(objects: WrittenObjects) -> FoundText | None:
    """What the certificates in the signatures tell."""
    contents = (signature.get("/Contents") for signature in holders(objects, "/ByteRange"))
    signed = [bytes(each)[:_LARGEST] for each in contents if isinstance(each, pikepdf.String)]
    texts = dict.fromkeys(text for each in signed for text in strings_of_der(each))
    return FoundText(say("den digitale underskrift"), "\n".join(texts)) if texts else None


def strings_of_der(data: bytes) -> Iterator[str]:
    """The strings in DER, found by their marks: so also in what is broken, or wrapped in something else."""
    for place in range(len(data) - 2):
        encoding = _ENCODINGS.get(data[place])
        if encoding is None:
            continue
        length, start = data[place + 1], place + 2
        if length == _LONG_FORM:
            length, start = data[place + 2], place + 3
        if text := _text(data[start : start + length], length, encoding):
            yield text


def _text(data: bytes, length: int, encoding: str) -> str:
    if len(data) != length:
        return ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return text if len(text) >= _SHORTEST and text.isprintable() else ""
