"""Bringing in: the story of an import. Every document is read, then each meeting is settled, then all is told.

Reading is slow and done on all cores; what was read is remembered, so an import that was stopped goes on where it was.
Nothing is written in `content/` until all is read: so it can't matter which document comes first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.accession.choosing import Candidate, Contest, contests
from generator.accession.discovery import READER, Discovery, Found
from generator.accession.holdings import holdings_of
from generator.accession.intake import Desk, Wishes, forget_closed
from generator.accession.memory import key_for, remembered
from generator.accession.outcome import Accession
from generator.accession.reading import Reading, condensed, digests, inspected
from generator.accession.settling import accession_of, settle
from generator.config import Config, read_config
from generator.files import sweep
from generator.importing import ReadDocument
from generator.problems import Problem, say
from generator.urls import slug
from generator.withdrawal import read_withdrawals
from generator.workers import Limits, Workers

_SOME_WRITTEN = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """Hvor langt en import er."""

    done: int
    total: int
    source: str
    """The document that was last read."""


def bring_in(
    discovery: Discovery,
    content: Path,
    wishes: Wishes = Wishes(),  # noqa: B008 - a frozen value
    *,
    memory: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
    tell: Callable[[Progress], None] = lambda _: None,
) -> Iterator[Accession]:
    """Every document of `discovery` into `content`; what fails stops none of the others.

    `memory` is the file in which readings are remembered; `tell` hears of each document that is read.

    Raises:
        OSError: `content` can't be read.
    """
    config = read_config(content).config
    documents = discovery.documents
    if not wishes.dry_run:
        sweep(content)
    with remembered(memory) as readings, Workers(limits, READER) as workers:
        desk = Desk(content, wishes, readings, workers, read_withdrawals(content))
        read = []
        for place, (found, (key, reading)) in enumerate(zip(documents, _read_all(desk, documents), strict=True), 1):
            tell(Progress(place, len(documents), found.shown))
            read.append((key, reading))
        yield from _in_order(_settled(desk, documents, read, config))


def _settled(
    desk: Desk, documents: Sequence[Found], read: Sequence[tuple[str, Reading]], config: Config
) -> Iterator[tuple[int, Accession]]:
    """What becomes of each document, by its place among them: first of the refused, then meeting by meeting."""
    candidates = []
    for place, (found, (key, reading)) in enumerate(zip(documents, read, strict=True)):
        if reading.key:
            meeting = replace(reading.key, body=_known_body(reading.key.body, config))
            candidates.append(Candidate(place, found, key, reading, meeting))
        else:
            yield place, Accession(found.shown, "refused", "", None, reading.problems, reading.page_starts)
    for contest in sorted(contests(candidates, holdings_of(desk.content)), key=_place):
        desk.workers.heed_interrupts()
        yield from ((candidate.place, accession) for candidate, accession in _settle(desk, contest))
        if len(desk.written) >= _SOME_WRITTEN:
            _remember_written(desk)
    _remember_written(desk)


def _settle(desk: Desk, contest: Contest) -> list[tuple[Candidate, Accession]]:
    """What becomes of a contest's documents; a file of theirs that can't be read or written stops no other contest."""
    try:
        settled = list(settle(desk, contest))
        if any(accession.outcome != "unchanged" for _, accession in settled):
            forget_closed(desk, contest)
    except OSError as error:
        message = say("Kan ikke skrives: {reason}", reason=error.strerror or error)
        return [
            (each, accession_of(each, "refused", "", Problem("error", message, error.filename or "")))
            for each in contest.candidates
        ]
    return settled


def _in_order(settled: Iterable[tuple[int, Accession]]) -> Iterator[Accession]:
    """Each as soon as all those before it are there."""
    waiting: dict[int, Accession] = {}
    place = 0
    for settled_place, accession in settled:
        waiting[settled_place] = accession
        while place in waiting:
            yield waiting.pop(place)
            place += 1


def inspect(
    discovery: Discovery,
    body: str = "",
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
) -> Iterator[tuple[Found, ReadDocument]]:
    """What an import would make of every document, one after the other; nothing is written or remembered."""
    with Workers(limits, READER) as workers:
        for (found, _), result in workers.each(inspected, ((found, body) for found in discovery.documents)):
            if isinstance(result, Problem):
                yield found, ReadDocument(None, (replace(result, path=found.shown),))
            else:
                yield found, result


def _read_all(desk: Desk, documents: tuple[Found, ...]) -> Iterator[tuple[str, Reading]]:
    """The reading of every document, with the key it is remembered by; those that are remembered are not read."""
    body = desk.wishes.body
    queue: deque[tuple[Found, str, Reading | None]] = deque()

    def unread() -> Iterator[tuple[Found, str]]:
        for found, sha256 in zip(documents, digests(documents), strict=True):
            key = key_for(sha256, body)
            known = _unreadable(found.problem) if found.problem else None
            if not known and sha256 and not desk.wishes.again:
                known = desk.readings.known(key)
            queue.append((found, key, known))
            if not known:
                yield found, body

    for (_, _), result in desk.workers.each(condensed, unread()):
        yield from _taken_while_known(queue)
        found, key, _ = queue.popleft()
        if isinstance(result, Problem):
            reading, text = _unreadable(replace(result, path=found.shown)), ""
        else:
            reading, text = result
        desk.readings.keep(key, reading, text)
        yield key, reading
    yield from _taken_while_known(queue)


def _taken_while_known(queue: deque[tuple[Found, str, Reading | None]]) -> Iterator[tuple[str, Reading]]:
    while queue and (known := queue[0][2]):
        yield queue.popleft()[1], known


def _unreadable(problem: Problem) -> Reading:
    return Reading("", None, None, False, (problem,))  # noqa: FBT003 - a field, by its place


def _place(contest: Contest) -> int:
    return min(candidate.place for candidate in contest.candidates)


def _remember_written(desk: Desk) -> None:
    desk.readings.keep_written(desk.written)
    desk.written.clear()


def _known_body(printed: str, config: Config) -> str:
    """The body's name as the configuration spells it ("DIREKTIONEN" is Direktionen), else as printed."""
    return next((body.name for body in config.bodies if slug(body.name) == slug(printed)), printed)
