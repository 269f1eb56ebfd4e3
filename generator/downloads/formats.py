"""What a file is, by its first bytes or, of a ZIP, by what is in it; its name may say anything."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from generator.downloads import packages, plain
from generator.downloads.mails import is_mail

Kind: TypeAlias = Literal["pdf", "office", "opendocument", "zip", "picture", "rtf", "mail", "markup", "text", "unknown"]

_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # bytes: readers' programs find the mark anywhere in the first of them
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # one with files, one without (APPNOTE 4.3)
_RTF = b"{\\rtf"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_BITMAP = b"BM"  # so may a word of a text begin
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_OPENING = 64_000  # bytes, by which text is known
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # there is a form feed in some, and an escape


def kind_of(data: bytes) -> Kind:
    """What is to look into the file."""
    if data.startswith(_ZIP):
        return _kind_of_package(data)
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_RTF):
        return "rtf"
    if data.startswith(_PICTURES) or _WEBP.match(data):
        return "picture"
    if is_mail(data[:_OPENING]):
        return "mail"
    opening = plain.decoded(data[:_OPENING])
    if not _NO_TEXT.search(opening):
        return "markup" if opening.lstrip().startswith("<") else "text"
    return "picture" if data.startswith(_BITMAP) else "unknown"


def _kind_of_package(data: bytes) -> Kind:
    package = packages.opened(data)
    if package is None:
        return "zip"
    with package:
        names = frozenset(package.namelist())
    if "[Content_Types].xml" in names:
        return "office"
    return "opendocument" if {"META-INF/manifest.xml", "content.xml"} <= names else "zip"
