"""Mails as files (Internet Message Format, RFC 5322 and 2045; web archives, RFC 2557, are written the same way).

What a mail says stands in Base64 or with "=" for letters as often as not, so it is taken apart as a mail program does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message

from generator.downloads import plain
from generator.downloads.nesting import APART, Nesting, joined, text_at, unread
from generator.findings import Examined
from generator.problems import say

_HEADER = re.compile(rb"(?:From |[!-9;-~]+:)[^\n]*\n(?:[ \t][^\n]*\n)*")
_OWN_HEADERS = re.compile(
    rb"(?:mime-version|content-transfer-encoding|received|message-id|return-path):", re.IGNORECASE
)
_MOST_HEADERS = 200


def is_mail(opening: bytes) -> bool:
    """Whether a file that begins so is a mail: by headers that nothing else has, before any other line."""
    place, is_one = 0, False
    for _ in range(_MOST_HEADERS):
        header = _HEADER.match(opening, place)
        if header is None:
            break
        is_one = is_one or bool(_OWN_HEADERS.match(header.group()))
        place = header.end()
    return is_one


def examine(data: bytes, nesting: Nesting) -> Examined:
    """Its headers, its text and its attachments, and the mail as it stands; never raises."""
    try:
        return joined(plain.examine(data), *_parts(message_from_bytes(data, policy=policy.compat32), nesting))
    except (MessageError, ValueError, LookupError, RecursionError):
        return joined(plain.examine(data), unread(say("dele af mailen, som er beskadiget")))


def _parts(mail: Message, nesting: Nesting) -> Iterator[Examined]:
    for part in mail.walk():
        yield text_at(say("mailens hoved"), APART.join(_decoded(str(value)) for value in part.values()))
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body:
            yield nesting.examine(part.get_filename() or part.get_content_type(), body)


def _decoded(header: str) -> str:
    """A header's words, whatever they are written as (RFC 2047)."""
    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, ValueError, LookupError):
        return header
