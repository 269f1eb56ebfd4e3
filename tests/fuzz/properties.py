"""What must hold of whatever a reader makes of any bytes."""

from __future__ import annotations

import dataclasses
import time
import traceback
from collections.abc import Iterator

from generator.content import format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument
from generator.model import Item, Meeting
from generator.problems import is_any_error
from tests.fuzz.targets import CANARY, Target

_SECONDS = 2.0  # of one core, for a small document
_SECONDS_A_MEGABYTE = 20.0


def broken(target: Target, data: bytes, guarded: bytes = b"") -> str | None:
    """Which property does not hold of what is read from `data`, in a line, with the traceback if there is one."""
    began = time.process_time()
    try:
        document = target.wrap(data)
        read = target.read(document)
        wrong = next((f"{each}\n" for one in read for each in _wrong(one, data, guarded)), None)
        return wrong or _slow(began, document)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
        return _told(error)


def _told(error: Exception) -> str:
    """The error by where it arose, so that the same is told once."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{each.filename.rpartition('/')[2]}:{each.lineno}" for each in reversed(frames)]
    return f"{type(error).__name__} at {where[0]}: {error}\n{' < '.join(where)}"


def _slow(began: float, document: bytes) -> str | None:
    seconds = time.process_time() - began
    most = _SECONDS + _SECONDS_A_MEGABYTE * len(document) / 1e6
    return f"slow\n{seconds:.1f} s for {len(document)} bytes" if seconds > most else None


def _wrong(read: ReadDocument, data: bytes, guarded: bytes) -> Iterator[str]:
    if read.meeting is None and not is_any_error(read.problems):
        yield "refused without an error"
    for problem in read.problems:
        if not problem.in_language("da").strip() or not problem.in_language("en").strip():
            yield "an empty message"
    account = read.audit
    if account and account.words_in != account.kept + account.removed + len(account.lost):
        yield f"the audit does not add up: {account}"
    if read.meeting is not None:
        if account and (account.lost or account.added):
            yield f"a meeting though words are lost or made up: {account.lost[:9]} {account.added[:9]}"
        if (again := parse(format(read.meeting)).meeting) != read.meeting:
            yield f"the content file gives another meeting: {difference(read.meeting, again)}"
    yield from _let_out(read, data, guarded)


def _let_out(read: ReadDocument, data: bytes, guarded: bytes) -> Iterator[str]:
    """The closed part let out, while it stands whole in the document and its words nowhere else."""
    canary = CANARY.encode()
    if not guarded or data.count(guarded) != 1 or data.count(canary) != guarded.count(canary):
        return
    if b"<" in guarded and not data.lstrip(b"\xef\xbb\xbf\r\n ").startswith((b"<", b"{")):
        return  # nobody can see any more that it is a delivery, in which what is not marked is closed
    where = [each.name for each in dataclasses.fields(read) if CANARY in repr(getattr(read, each.name))]
    if where:
        yield f"closed text is let out: {', '.join(where)}"
    elif read.meeting is not None and not read.holds_closed_text and not data.lstrip().startswith(b"<"):
        yield "closed text in an original that is kept"


def difference(meeting: Meeting, again: Meeting | None) -> str:
    """The first thing in which two meetings differ."""
    if again is None:
        return "none"
    for name in (each.name for each in dataclasses.fields(meeting) if each.name != "items"):
        if getattr(meeting, name) != getattr(again, name):
            return f"{name}: {getattr(meeting, name)!r} / {getattr(again, name)!r}"[:600]
    for one, other in zip(meeting.items, again.items, strict=False):
        if one == other:
            continue
        if isinstance(one, Item) and isinstance(other, Item):
            pair = next(((a, b) for a, b in zip(one.sections, other.sections, strict=False) if a != b), None)
            return (f"{pair[0]!r} / {pair[1]!r}" if pair else f"{one!r} / {other!r}")[:1500]
        return f"{one!r} / {other!r}"[:600]
    return f"{len(meeting.items)} / {len(again.items)} items"
