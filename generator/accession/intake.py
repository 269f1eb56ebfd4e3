"""Intake: one document's meeting made ready for `content/`, and put there with what comes along."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from generator.accession.choosing import Candidate, Contest
from generator.accession.discovery import Found
from generator.accession.holdings import Held
from generator.accession.memory import Readings, key_for
from generator.accession.reading import attachments_of, condensed, with_paths
from generator.accession.storing import Storage, original_name, plan_attachments
from generator.accession.versions import closed_in
from generator.content import content_path, format, parse  # noqa: A004 - named for its pair, `parse`
from generator.files import write_whole
from generator.importing.packages import Package
from generator.model import Correction, Meeting, Source
from generator.problems import Problem, say
from generator.withdrawal import Withdrawals
from generator.workers import Workers

_NAMED_FILES = re.compile(r"(?:\]\((?:\.\./)*|^  file: )((?:attachments|originals)/[^)\s]+)", re.MULTILINE)
_MOST_LINES = 24  # of a difference shown in a message


@dataclass(frozen=True, slots=True)
class Wishes:
    """Ønsker: what a person asked of an import."""

    body: str = ""
    """The body, for documents that do not say it."""
    replace: bool = False
    """What `content/` holds of a meeting gives way to the import's."""
    accept: str | None = None
    """New versions are taken in as corrections; the text is what the corrections say, "" for what has changed."""
    dry_run: bool = False
    """Nothing in `content/` is written."""
    again: bool = False
    """Every document is read, also those that are remembered."""
    today: dt.date = dt.date.min
    """The date of corrections."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Modtagelse: what taking in one document needs to know."""

    content: Path
    wishes: Wishes
    readings: Readings
    workers: Workers
    withdrawals: Withdrawals
    """What was taken back, and may not be told of."""
    written: list[tuple[str, str, str]] = field(default_factory=list)
    """Key, target and SHA-256 of the content files that are as the import writes them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Et møde, som det skal lægges i content/, med det, der skal følge med."""

    candidate: Candidate
    meeting: Meeting
    copies: tuple[Storage, ...]
    problems: tuple[Problem, ...]

    @property
    def target(self) -> str:
        """The content file, below `content/`."""
        return content_path(self.meeting)

    @property
    def original(self) -> str | None:
        """Where the original is kept below `content/`; None where it may not be."""
        source = self.meeting.source
        return source.file if source and "/" in source.file else None


def meeting_of(desk: Desk, candidate: Candidate) -> Meeting:
    """The meeting that a document gives, with its body as the configuration spells it."""
    meeting = parse(desk.readings.text(candidate.memory)).meeting
    if meeting is None:  # the worker has seen to it
        raise ValueError("a reading without a meeting")
    return replace(meeting, body=candidate.meeting.body)


def prepare(desk: Desk, candidate: Candidate, sequence: int, corrections: tuple[Correction, ...] = ()) -> Prepared:
    """The meeting with its number that day, its source, and the paths of the attachments that come along."""
    reading = candidate.reading
    meeting = replace(meeting_of(desk, candidate), sequence=sequence, corrections=corrections)
    copies: list[Storage] = []
    problems: list[Problem] = []
    if reading.files:
        attachments = list(attachments_of(meeting))
        package = candidate.found.package
        paths, copies, problems = plan_attachments(meeting, attachments, reading.files, package, desk.content)
        meeting = with_paths(meeting, paths)
    if reading.holds_closed_text:
        file = _own_name(candidate)
    else:
        file = original_name(desk.content, meeting, reading.ending, reading.sha256)
    meeting = replace(meeting, source=Source(file, reading.sha256, meeting.closed if "/" in file else ()))
    return Prepared(candidate, meeting, tuple(copies), tuple(problems))


def without_closed(prepared: Prepared, meeting: Meeting) -> Prepared:
    """The merged `meeting` in place of the document's; what it closes and the document does not is not kept with it."""
    still = {attachment.path for attachment in attachments_of(meeting)}
    if meeting.source and not closed_in(meeting) <= closed_in(prepared.meeting):
        meeting = replace(meeting, source=replace(meeting.source, file=_own_name(prepared.candidate), closed=()))
    return replace(prepared, meeting=meeting, copies=tuple(copy for copy in prepared.copies if copy.target in still))


def _own_name(candidate: Candidate) -> str:
    return PurePath(candidate.found.shown).name


def store(desk: Desk, prepared: Prepared) -> Problem | None:
    """Everything to its place, the content file last; why it could not be, else None."""
    if desk.wishes.dry_run:
        return None
    target, found = prepared.target, prepared.candidate.found
    text = format(prepared.meeting).encode()
    try:
        for copy in prepared.copies:
            write_whole(desk.content / copy.target, found.package.read(copy.name))
        if problem := keep_original(desk, prepared):
            return problem
        write_whole(desk.content / target, text)
    except OSError as error:
        return Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror or error), target)
    desk.written.append((prepared.candidate.memory, target, hashlib.sha256(text).hexdigest()))
    return None


def keep_original(desk: Desk, prepared: Prepared) -> Problem | None:
    """The original to its place, unless it is there or may not be kept."""
    original, found = prepared.original, prepared.candidate.found
    if original is None or (desk.content / original).exists():
        return None
    data = found.package.read(found.name)
    if hashlib.sha256(data).hexdigest() != prepared.candidate.reading.sha256:
        hint = say("Kør importen igen")
        return Problem("error", say("Dokumentet er ændret, mens importen kørte"), found.shown, hint=hint)
    write_whole(desk.content / original, data)
    return None


def is_whole(desk: Desk, held: Held) -> bool:
    """Whether all the files that a content file names are there; looked for in its text, for there may be thousands."""
    return all((desk.content / file).exists() for file in _NAMED_FILES.findall(held.text))


def base_of(desk: Desk, held: Held) -> Meeting | None:
    """What the document that a content file was imported from gives: remembered, or its kept original read again."""
    meeting = held.meeting
    if not held.sha256 or meeting is None or meeting.source is None:
        return None
    key = desk.readings.key_of(held.sha256)
    if key is None and "/" in meeting.source.file:
        key = _read_again(desk, desk.content / meeting.source.file, meeting.body)
    text = desk.readings.text(key) if key else ""
    base = parse(text).meeting if text else None
    return replace(base, body=meeting.body, sequence=held.sequence) if base else None


def forget_closed(desk: Desk, contest: Contest) -> None:
    """Remember no reading that has the text of an item which `content/` has closed, by the document or by hand."""
    held = contest.held
    closed = set(held.meeting.closed) if held and held.meeting else set()
    if not held or not closed:
        return
    for sha256 in {held.sha256, *(candidate.reading.sha256 for candidate in contest.candidates)}:
        key = desk.readings.key_of(sha256)
        meeting = parse(desk.readings.text(key)).meeting if key else None
        if meeting and not closed <= closed_in(meeting):  # by another number it may be open there too
            desk.readings.forget(sha256)


def _read_again(desk: Desk, original: Path, body: str) -> str | None:
    found = Found(str(original), Package(original.parent, (original.name,)), original.name)
    for _, result in desk.workers.each(condensed, [(found, body)]):
        if not isinstance(result, Problem) and result[1]:
            key = key_for(result[0].sha256, body)
            desk.readings.keep(key, *result)
            return key
    return None


def difference_lines(before: str, after: str) -> str:
    """The lines in which two texts of a content file differ, as `diff` shows them, the first of them."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    shown = [f"      {line}" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"      … (+{len(lines) - _MOST_LINES})")
    return "\n".join(shown)
