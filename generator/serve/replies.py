"""What is answered with a file: all of it, a part of it, or word that the browser has it already (RFC 9110)."""

from __future__ import annotations

import hashlib
import io
import os
import re
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from typing import BinaryIO, TypeAlias

from generator.serve.resources import media_type

Headers: TypeAlias = tuple[tuple[str, str], ...]

_RANGE = re.compile(r"bytes *= *(?P<first>\d*) *- *(?P<last>\d*) *", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What an address gives: bytes to read, how many they are, what they are, and a name for just these bytes."""

    stream: BinaryIO
    size: int
    media_type: str
    etag: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, its headers, and which bytes of a stream follow."""

    status: HTTPStatus
    headers: Headers = ()
    stream: BinaryIO = field(default_factory=io.BytesIO)
    part: range = range(0)


def file_body(stream: BinaryIO, name: str, script: bytes) -> Body:
    """The body that an open file makes; a page is sent with `script` at its end."""
    if name.endswith(".html"):
        page = with_script(stream.read(), script)
        return Body(io.BytesIO(page), len(page), media_type(name), f'"{hashlib.sha256(page).hexdigest()[:32]}"')
    status = os.fstat(stream.fileno())
    # Files are never written into, only replaced (`writing`), so this changes whenever the bytes do.
    return Body(
        stream, status.st_size, media_type(name), f'"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"'
    )


def with_script(page: bytes, script: bytes) -> bytes:
    """`page` with `script` before its last `</body>`, or at the end where that is left out."""
    place = page.lower().rfind(b"</body>")
    return page + script if place < 0 else page[:place] + script + page[place:]


def whole(status: HTTPStatus, body: Body, *headers: tuple[str, str]) -> Reply:
    """All of a body, whatever the request says of parts and what it has."""
    kind = (("Content-Type", body.media_type), ("Content-Length", str(body.size)))
    return Reply(status, (*kind, *headers), body.stream, range(body.size))


def text(status: HTTPStatus, sentence: str, *headers: tuple[str, str]) -> Reply:
    """A sentence for whom asks what is not answered."""
    content = sentence.encode()
    return whole(status, Body(io.BytesIO(content), len(content), media_type("a.txt"), ""), *headers)


def found(body: Body, request: Message) -> Reply:
    """The reply to a request for `body`: what of it the request's headers say is wanted."""
    known = (("ETag", body.etag), ("Accept-Ranges", "bytes"))
    if _names(request.get("If-None-Match", ""), body.etag):
        return Reply(HTTPStatus.NOT_MODIFIED, known)
    part = _part_of(request.get("Range", ""), body.size)
    if part is None or request.get("If-Range", body.etag) != body.etag:
        return whole(HTTPStatus.OK, body, *known)
    place = f"{part.start}-{part.stop - 1}" if part else "*"
    headers = (("Content-Length", str(len(part))), ("Content-Range", f"bytes {place}/{body.size}"))
    if not part:
        return Reply(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
    kind = ("Content-Type", body.media_type)
    return Reply(HTTPStatus.PARTIAL_CONTENT, (kind, *headers, *known), body.stream, part)


def _names(header: str, etag: str) -> bool:
    """Whether an If-None-Match header names `etag`; "W/" before a tag makes no difference there."""
    return header.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in header.split(","))


def _part_of(header: str, size: int) -> range | None:
    """The bytes that a Range header asks for; none of them when it asks beyond the end.

    None where the whole is to be sent: a range that is not understood, or that is many, may be passed over.
    """
    match = _RANGE.fullmatch(header)
    if not match or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        return range(max(size - int(match["last"]), 0), size)
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else max(first, size - 1)
    return range(first, min(last + 1, size)) if first <= last else None
