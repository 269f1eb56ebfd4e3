"""Accession (tilgang): source documents into `content/`, each whole or not at all.

The source is kept as it came under `content/originals/`, and its SHA-256 in the front matter says which document a
content file was made from. A content file that differs from what its source gives has been edited by a person,
and is never overwritten unasked.
"""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from generator.config import Config, read_config
from generator.content import content_path, format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument, read_document
from generator.model import Meeting, Source
from generator.problems import Problem, say
from generator.urls import meeting_name, slug

Outcome: TypeAlias = Literal["new", "unchanged", "replaced", "kept", "refused"]
"""kept: an edited content file was left as it is; refused: nothing was made of the document."""

_MOST_LINES = 24  # of a difference shown in a message


@dataclass(frozen=True, slots=True)
class Accession:
    """Tilgang: one document and what became of it."""

    source: Path
    outcome: Outcome
    target: str = ""
    """The content file, below `content/`."""
    read: ReadDocument | None = None
    problems: tuple[Problem, ...] = ()


Found: TypeAlias = tuple[Path, Problem | None]
"""A document, or a place that is none, and what is wrong with it."""


def documents_in(places: Iterable[Path]) -> list[Found]:
    """The documents that `places` (files and folders) name, each once, or what is wrong with a place."""
    return list({file.resolve(): (file, problem) for file, problem in _documents(places)}.values())


def _documents(places: Iterable[Path]) -> Iterator[Found]:
    for place in places:
        if place.is_dir():
            files = sorted(file for file in place.rglob("*") if file.is_file() and not _is_hidden(file, place))
            if not files:
                yield place, Problem("error", say("Mappen er tom"), str(place))
            yield from ((file, None) for file in files)
        elif place.exists():
            yield place, None
        else:
            yield place, Problem("error", say("Filen findes ikke"), str(place))


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def read_source(file: Path, body: str = "", config: Config | None = None) -> tuple[bytes, ReadDocument]:
    """A document's bytes and what an import makes of it; a file that can't be read gives the problem."""
    try:
        data = file.read_bytes()
    except OSError as error:
        message = say("Kan ikke læses: {reason}", reason=error.strerror)
        return b"", ReadDocument(None, (Problem("error", message, str(file)),))
    read = read_document(data, body)
    problems = tuple(dataclasses.replace(problem, path=str(file)) for problem in read.problems)
    meeting = read.meeting and dataclasses.replace(read.meeting, body=_known_body(read.meeting.body, config))
    return data, dataclasses.replace(read, meeting=meeting, problems=problems)


def _known_body(printed: str, config: Config | None) -> str:
    """The body's name as the configuration spells it ("DIREKTIONEN" is Direktionen), else as printed."""
    names = [body.name for body in config.bodies] if config else []
    return next((name for name in names if slug(name) == slug(printed)), printed)


def bring_in(
    documents: Iterable[Found], content: Path, body: str = "", *, replace: bool = False, dry_run: bool = False
) -> Iterator[Accession]:
    """Every one of `documents` into `content`, one after the other; what fails stops none of the others.

    With `dry_run` nothing is written; with `replace` what `content` holds of a meeting gives way to the import's.
    """
    config = read_config(content).config
    taken: dict[str, Path] = {}
    for file, problem in documents:
        if problem:
            yield Accession(file, "refused", problems=(problem,))
            continue
        data, read = read_source(file, body, config)
        if read.meeting is None:
            yield Accession(file, "refused", read=read, problems=read.problems)
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        sequence, rival = _sequence(read.meeting, sha256, content)
        meeting = dataclasses.replace(read.meeting, sequence=sequence)
        meeting = dataclasses.replace(meeting, source=_source(meeting, file, sha256, read))
        target = content_path(meeting)
        if (rival or target in taken) and not replace:
            clash = _two_for_one(file, taken.get(target, rival))
            yield Accession(file, "refused", target, read, (*read.problems, clash))
            continue
        taken[target] = file
        outcome, problems = _write(meeting, data, read, content, replace=replace, dry_run=dry_run)
        yield Accession(file, outcome, target, read, (*read.problems, *problems))


def _sequence(meeting: Meeting, sha256: str, content: Path) -> tuple[int, str]:
    """Which of the body's meetings that day it is; and the source of the one it would displace, else "".

    A document imported before keeps its place. Another document is another meeting when it certainly is one: each
    prints a time, and the times differ.
    """
    folder = (content / content_path(meeting)).parent
    files = sorted(folder.glob(f"{meeting_name(meeting.date, 1)}*.md"))
    parsed = [parse(file.read_text(encoding="utf-8", errors="replace"), file.name).meeting for file in files]
    held = [other for other in parsed if other]
    for other in held:
        if other.source and other.source.sha256 == sha256:
            return other.sequence, ""
    if meeting.time and all(other.time and other.time != meeting.time for other in held):
        return max((other.sequence for other in held), default=0) + 1, ""
    if not held:
        return 1, ""
    rival = next((other for other in held if other.time == meeting.time), held[0])
    return rival.sequence, rival.source.file if rival.source else content_path(rival)


def _two_for_one(file: Path, first: Path | str) -> Problem:
    message = say("To dokumenter giver det samme møde: dette og {first}", first=first)
    hint = say("Er dette den rigtige udgave, så importér den alene med --replace")
    return Problem("error", message, str(file), hint=hint)


def _source(meeting: Meeting, file: Path, sha256: str, read: ReadDocument) -> Source:
    """Where the source is kept; only its name is noted when it holds closed text."""
    if read.holds_closed_text:
        return Source(file.name, sha256)
    name = meeting_name(meeting.date, meeting.sequence)
    return Source(f"originals/{slug(meeting.body)}/{name}{file.suffix.lower()}", sha256)


def _write(
    meeting: Meeting, data: bytes, read: ReadDocument, content: Path, *, replace: bool, dry_run: bool
) -> tuple[Outcome, tuple[Problem, ...]]:
    """The content file and the original it names, unless the file was edited or is there already."""
    target = content_path(meeting)
    text = format(meeting)
    if parse(text, target).meeting != meeting:
        message = say("Indholdsfilen ville ikke kunne læses igen som det samme møde; den er ikke skrevet")
        return "refused", (Problem("error", message, target),)
    original = content / meeting.source.file if meeting.source and not read.holds_closed_text else None
    path = content / target
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else None
        if before == text and (original is None or original.exists()):
            return "unchanged", ()
        if before not in (None, text) and not replace:
            return "kept", (_edited(target, str(before), text),)
        if not dry_run and original is not None:
            _replace(original, data)  # first: the file must never name an original that isn't there
        if not dry_run:
            _replace(path, text.encode("utf-8"))
    except OSError as error:
        return "refused", (Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror), target),)
    return "new" if before is None else "replaced", ()


def _edited(target: str, before: str, text: str) -> Problem:
    """The difference between the content file and what the import would write."""
    lines = list(difflib.unified_diff(before.splitlines(), text.splitlines(), lineterm="", n=0))[2:]
    shown = [f"      {line}" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"      … (+{len(lines) - _MOST_LINES})")
    message = say(
        "Filen er rettet siden importen og er ikke ændret. Forskellen (- står der, + ville importen skrive):\n{lines}",
        lines="\n".join(shown),
    )
    return Problem("warning", message, target, hint=say("Skal importens udgave bruges, så gentag med --replace"))


def _replace(path: Path, data: bytes) -> None:
    """`data` as the file `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
