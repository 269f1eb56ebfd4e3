"""Runs of letters and digits in bytes of an unknown or old format, so that a number in them is found all the same."""

from __future__ import annotations

import re

from generator.downloads.nesting import LOCKED, joined, text_at, unread
from generator.findings import Examined
from generator.problems import Message, say

_SHORTEST = 6  # signs
_EIGHT_BIT = re.compile(rb"[\t\n\r\x20-\x7e\xa0-\xff]{%d,}" % _SHORTEST)
_SIXTEEN_BIT = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00){%d,}" % _SHORTEST)
_WORDS = re.compile(rb"[A-Za-z]{2}|[0-9]{4}")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4


def is_ole(data: bytes) -> bool:
    """Whether it is a compound file: Word, Excel, PowerPoint and Outlook as they were until 2007."""
    return data.startswith(_OLE)


def examine(data: bytes) -> Examined:
    """The printable runs of a file that can't be read as what it is, and that it can't be."""
    return joined(Examined(printable(data).texts), unread(_what(data)))


def printable(data: bytes) -> Examined:
    """The printable runs alone: letters of one byte each, and of two as Windows writes them."""
    eight = (found.group() for found in _EIGHT_BIT.finditer(data))
    narrow = b"\n".join(run for run in eight if _WORDS.search(run)).decode("cp1252", "replace")
    wide = b"\n\x00".join(found.group() for found in _SIXTEEN_BIT.finditer(data)).decode("utf-16-le", "replace")
    return text_at(say("de læselige tegn i den"), f"{narrow}\n\n{wide}")


def damaged(data: bytes) -> Examined:
    """The printable runs of a file that is broken, and that it is."""
    return joined(printable(data), unread(say("hele filen, som er beskadiget")))


def _what(data: bytes) -> Message:
    if not is_ole(data):
        return say("hele filen, hvis format er ukendt: gem den som PDF")
    if _ENCRYPTED in data:
        return LOCKED
    return say("hele filen, som er i et gammelt format (.doc, .xls, .ppt): gem den som DOCX, XLSX, PPTX eller PDF")
