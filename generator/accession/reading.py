"""Reading: what one document gives, in the worker's process: the whole account, or the light form that is kept.

A `Reading` holds the meeting as the text of its content file, and of the source's own text nothing; so a reading can
be remembered on disk and thousands of them be looked at together, with nothing in them that may not be published.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import groupby
from typing import IO

from generator.accession.discovery import Found
from generator.accession.outcome import Account, account_of
from generator.content import format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument, read_document
from generator.importing.esdh import read_delivery
from generator.importing.formats import recognise
from generator.importing.unreadable import why_unreadable
from generator.model import Attachment, Item, Meeting, MeetingKind
from generator.problems import Problem, say
from generator.zips import BROKEN_ZIP, BoundedZip

_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """Hvilket møde: what tells one meeting from another."""

    body: str
    date: dt.date
    time: str
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class Reading:
    """Læsning: what a document gave, but for the text."""

    sha256: str
    """Of the document; empty when it could not even be opened."""
    key: MeetingKey | None
    """None when it gives no meeting."""
    account: Account | None
    holds_closed_text: bool
    problems: tuple[Problem, ...]
    page_starts: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    """For each attachment of the meeting, in order, its file's name in the document's package; "" for none."""
    ending: str = ""
    """Of the original's name, after what the document is, whatever its own name says: ".pdf"."""


def read_found(found: Found, body: str) -> tuple[bytes, ReadDocument]:
    """A document's bytes, and what an import makes of it; one that can't be opened gives the problem."""
    if found.problem:
        return b"", ReadDocument(None, (found.problem,))
    try:
        data = found.package.read(found.name)
    except OSError as error:
        message = say("Kan ikke læses: {reason}", reason=why_unreadable(error))
        return b"", ReadDocument(None, (Problem("error", message, found.shown),))
    read = read_delivery(found.package, found.delivery, body) if found.delivery else read_document(data, body)
    problems = tuple(replace(problem, path=found.shown) for problem in read.problems)
    return data, replace(read, problems=problems)


def inspected(job: tuple[Found, str]) -> ReadDocument:
    """Worker: all that reading gives."""
    return read_found(*job)[1]


def condensed(job: tuple[Found, str]) -> tuple[Reading, str]:
    """Worker: the light form, and the meeting as the text of its content file ("" where there is none)."""
    data, read = read_found(*job)
    sha256 = hashlib.sha256(data).hexdigest()
    refused = Reading(sha256, None, None, read.holds_closed_text, read.problems, read.page_starts)
    if read.meeting is None:
        return refused, ""
    meeting, files = _without_files(read.meeting)
    text = format(meeting)
    if parse(text).meeting != meeting:
        message = say("Indholdsfilen ville ikke kunne læses igen som det samme møde; den er ikke skrevet")
        return replace(refused, problems=(*read.problems, Problem("error", message, job[0].shown))), ""
    key = MeetingKey(meeting.body, meeting.date, meeting.time, meeting.kind)
    ending = _ending(data, job[0].name)
    return replace(refused, key=key, account=account_of(read), files=files, ending=ending), text


def _ending(data: bytes, name: str) -> str:
    found = recognise(data)
    if found == "text":
        return ".md" if name.lower().endswith((".md", ".markdown")) else ".txt"
    return ".bin" if isinstance(found, Problem) else f".{found}"


def digests(documents: Iterable[Found]) -> Iterator[str]:
    """The SHA-256 of each document, of a delivery with the names of its files; "" for one that can't be opened."""
    for place, group in groupby(documents, lambda found: found.package.place):
        with ExitStack() as opened:
            packed = None
            if place.is_file():
                with suppress(*BROKEN_ZIP):  # the worker tells of it
                    packed = opened.enter_context(BoundedZip(place))
            for found in group:
                try:
                    file = packed.open(_packed_name(found)) if packed else (place / found.name).open("rb")
                    with file:
                        yield _digest(file, found)
                except BROKEN_ZIP:
                    yield ""


def _packed_name(found: Found) -> str:
    return found.package.packed_names.get(found.name, found.name)


def _digest(file: IO[bytes], found: Found) -> str:
    digest = hashlib.sha256()
    while some := file.read(_CHUNK):
        digest.update(some)
    if not found.delivery:
        return digest.hexdigest()
    named = "\n".join([digest.hexdigest(), *found.package.names])
    return hashlib.sha256(named.encode(errors="backslashreplace")).hexdigest()


def _without_files(meeting: Meeting) -> tuple[Meeting, tuple[str, ...]]:
    """The meeting with its attachments only named, and the names of their files in the package."""
    files = tuple(attachment.path or "" for attachment in attachments_of(meeting))
    return with_paths(meeting, tuple(None for _ in files)), files if any(files) else ()


def attachments_of(meeting: Meeting) -> Iterator[Attachment]:
    """All attachments of the open items, in order."""
    for item in meeting.items:
        if isinstance(item, Item):
            yield from item.attachments


def with_paths(meeting: Meeting, paths: tuple[str | None, ...]) -> Meeting:
    """The meeting with `paths` as its attachments' files, in order."""
    coming = iter(paths)

    def renewed(item: Item) -> Item:
        return replace(
            item,
            sections=tuple(
                replace(section, attachments=tuple(replace(each, path=next(coming)) for each in section.attachments))
                for section in item.sections
            ),
        )

    items = tuple(renewed(item) if isinstance(item, Item) else item for item in meeting.items)
    return replace(meeting, items=items)
