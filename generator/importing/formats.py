"""Which format a document is in: known by its first bytes, never by its name."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from generator.problems import Message, Problem, say
from generator.zips import BROKEN_ZIP, BoundedZip

Format: TypeAlias = Literal["text", "pdf", "docx", "html", "xml", "json", "zip"]

_MEGABYTE = 1_000_000
_LARGEST: dict[Format, int] = {
    "text": 20 * _MEGABYTE,
    "pdf": 500 * _MEGABYTE,
    "docx": 200 * _MEGABYTE,
    "html": 20 * _MEGABYTE,
    "xml": 50 * _MEGABYTE,
    "json": 50 * _MEGABYTE,
    "zip": 4000 * _MEGABYTE,
}
"""In bytes. A year's minutes are a tenth of it; what is larger is no minutes, and would hold up all the others."""

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO 2.3.4: a password-protected DOCX is an OLE file
_WORD_TEXT = re.compile(r"word/document\d*\.xml")  # Word on the web writes document2.xml
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|main|article|div|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s>/])")
_JSON = re.compile(rb"\s*[{\[]\s*[\"{\[\]}]")
_MAIL = re.compile(rb"(?:(?:Received|Return-Path|MIME-Version|Message-ID|X-[\w-]+|From|Delivered-To): )", re.IGNORECASE)
_PDF_WITHIN = 1024  # ISO 32000-1, Annex H: a header within the first 1024 bytes is accepted


def recognise(data: bytes) -> Format | Problem:
    """The format of a document; or the error that says why it can't be read and what to do."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    found = _recognised(head, data)
    if isinstance(found, Problem):
        return found
    if len(data) > _LARGEST[found]:
        message = say(
            "Filen fylder {size} MB; et dokument af den slags må højst fylde {most} MB",
            size=len(data) // _MEGABYTE, most=_LARGEST[found] // _MEGABYTE,
        )  # fmt: skip
        return Problem("error", message, hint=say("Er det flere referater i ét, så del det"))
    return found


def _recognised(head: bytes, data: bytes) -> Format | Problem:
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if head.startswith(_OLE) and _LOCKED in data:
        return "docx"  # its reader says what to do
    if head.startswith(_OLE):
        return _refused(
            say("et Word-dokument i det gamle format (.doc) eller en Outlook-besked"), say("DOCX eller PDF")
        )
    if head.lstrip().startswith(b"{\\rtf"):
        return _refused(say("RTF"), say("DOCX eller PDF"))
    if _MAIL.match(head):
        return _refused(say("en e-mail"), say("den vedhæftede fil for sig"))
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")):
        return _refused(say("et billede"), say("en PDF med tekst (fx med ocrmypdf)"))
    if _HTML.match(head):
        return "html"
    if _XML.match(head.replace(b"\x00", b"")):
        return "html" if re.search(rb"<html\b", head, re.IGNORECASE) else "xml"
    return "json" if _JSON.match(head) else "text"


def _packed(data: bytes) -> Format | Problem:
    """What a ZIP is: a Word document, another office document, or just a ZIP."""
    try:
        with BoundedZip(data) as packed:
            names = set(packed.namelist())
    except BROKEN_ZIP:
        return Problem("error", say("Filen er beskadiget"), hint=say("Hent den igen"))
    if any(_WORD_TEXT.fullmatch(name) for name in names):
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        return _refused(say("et dokument fra LibreOffice (.odt)"), say("DOCX eller PDF"))
    if "[Content_Types].xml" in names:
        return _refused(say("et regneark eller en præsentation"), say("PDF"))
    return "zip"


def _refused(what: Message, instead: Message) -> Problem:
    message = say("Filen er {what}, som ikke kan læses", what=what)
    return Problem("error", message, hint=say("Gem den som {instead}, og importér det", instead=instead))
