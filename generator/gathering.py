"""Gathering: all that a `content/` folder holds, read, cut to what may be published, and linked; with every problem.

What `build` renders, `check` judges and an import report looks at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator import content
from generator.config import Config, read_config
from generator.file_types import is_offered_original, not_publishable
from generator.linking import link
from generator.model import Archive, Item, Meeting, Withdrawn
from generator.plain_files import not_plain
from generator.privacy import as_shown
from generator.problems import Level, Problem, is_any_error, say
from generator.urls import attachment_address, collisions, original_address
from generator.withdrawal import Published, read_withdrawals, withdraw, without_files

_LINKED_FILE = re.compile(r"\]\(<?(?:\.\./)*(attachments/[^)>\s]+)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Content read, cut and linked: what `build` renders and `check` judges."""

    record: tuple[Meeting, ...]
    """The meetings as `content/` has them."""
    published: Published
    """What of them may be published: without what was taken back, and of closed items what policy shows."""
    archive: Archive
    delivered: Mapping[str, Path]
    """The attachments and originals that are there and may be published, by their path below `content/`."""
    problems: tuple[Problem, ...]

    @property
    def config(self) -> Config:
        """The configuration, as it may be published."""
        return self.published.config

    @property
    def has_error(self) -> bool:
        """Whether nothing may be built of it."""
        return is_any_error(self.problems)

    @property
    def sizes(self) -> dict[str, int]:
        """The delivered files with their sizes in bytes."""
        return {path: file.stat().st_size for path, file in self.delivered.items()}

    @property
    def downloads(self) -> dict[str, Path]:
        """The delivered files by their path in the site."""
        files = {attachment_address(path): file for path, file in self.delivered.items() if _is_attachment(path)}
        for meeting in self.archive.meetings:
            if meeting.source and meeting.source.file in self.delivered:
                files[original_address(meeting, meeting.source.file)] = self.delivered[meeting.source.file]
        return files

    def without(self, files: Collection[Withdrawn]) -> Gathered:
        """The same without these files, each with its address kept and linked from nowhere."""
        if not files:
            return self
        addresses = {file.address for file in files}
        published = dataclasses.replace(
            self.published,
            meetings=tuple(without_files(meeting, addresses) for meeting in self.published.meetings),
            withdrawn=tuple(sorted({*self.published.withdrawn, *files}, key=lambda each: each.address)),
        )
        named = {path for meeting in published.meetings for path in files_of(meeting)}
        delivered = {path: file for path, file in self.delivered.items() if path in named}
        return dataclasses.replace(self, published=published, archive=_linked(published)[0], delivered=delivered)


def gather(content_folder: Path, base_url: str | None = None) -> Gathered:
    """All that a content folder holds, linked; with every problem of it."""
    configured = read_config(content_folder)
    config = configured.config
    if base_url is not None:
        config = dataclasses.replace(config, base_url=base_url.rstrip("/") + "/" if base_url else "")
    read = content.read(content_folder)
    withdrawals = read_withdrawals(content_folder)
    published = withdraw(read.meetings, config, withdrawals)
    published = dataclasses.replace(published, meetings=as_shown(published.meetings, config.closed))
    archive, problems = _linked(published)
    delivered, missing = _delivered(content_folder, read.meetings, published)
    problems = (
        *configured.problems, *read.problems, *withdrawals.problems, *published.problems, *problems, *missing,
        *_file_collisions(published.meetings),
    )  # fmt: skip
    return Gathered(read.meetings, published, archive, delivered, problems)


def _linked(published: Published) -> tuple[Archive, tuple[Problem, ...]]:
    linked = link(published.meetings, published.config)
    return dataclasses.replace(linked.archive, withdrawn=published.withdrawn), linked.problems


def files_of(meeting: Meeting) -> set[str]:
    """The paths below `content/` of the files that a meeting names."""
    return {path for path, _ in _files_of(meeting)}


def _files_of(meeting: Meeting) -> Iterator[tuple[str, Level]]:
    """The paths below `content/` of the files that a meeting names, and how bad it is when one is missing.

    An attachment that is not there is shown as named only; a link in running text would lead nowhere.
    """
    if meeting.source and "/" in meeting.source.file:
        yield meeting.source.file, "warning"
    for item in meeting.items:
        if isinstance(item, Item):
            yield from ((attachment.path, "warning") for attachment in item.attachments if attachment.path)
            for section in item.sections:
                yield from ((unquote(path), "error") for path in _LINKED_FILE.findall(section.text))


def _delivered(folder: Path, record: Sequence[Meeting], published: Published) -> tuple[dict[str, Path], list[Problem]]:
    """The files that the meetings name and that may be offered, each a plain file inside `folder`.

    `record` are the meetings as `content/` has them.
    """
    found: dict[str, Path] = {}
    problems = []
    as_recorded = {content.content_path(meeting): meeting for meeting in record}
    for meeting in published.meetings:
        shown = content.content_path(meeting)
        for path, level in _files_of(meeting):
            if problem := _not_there(folder, path, level, shown):
                problems.append(problem)
            elif _is_attachment(path):
                if problem := not_publishable(folder / path, path):
                    problems.append(dataclasses.replace(problem, level=level))
                else:
                    found[path] = folder / path
            elif is_offered_original(path):
                if problem := _closed_since(as_recorded[shown]):
                    problems.append(problem)
                else:
                    found[path] = folder / path
    return found, problems


def _not_there(folder: Path, path: str, level: Level, named_in: str) -> Problem | None:
    """Why a file can't be offered: it is missing, or not a plain file inside `folder`."""
    if problem := not_plain(folder, path):
        return problem
    if (folder / path).is_file():
        return None
    hint = say("Læg filen der, eller skriv teksten uden link")
    return Problem(level, say("Filen {path} er ikke i content/", path=path), named_in, hint=hint)


def _closed_since(record: Meeting) -> Problem | None:
    """Why a meeting's original is not offered: a person has closed an item since, of which it has the text."""
    since = set(record.closed).difference(record.source.closed if record.source else ())
    if not since:
        return None
    numbers = [number for number in record.closed if number in since]
    message = say(
        "Originalen bliver ikke tilbudt læserne; den kan have teksten til punkt {numbers}, der er lukket siden",
        numbers=", ".join(numbers),
    )
    listed = ", ".join(f'"{number}"' for number in record.closed)
    hint = say("Står der ingen tekst til det i den, så skriv «closed: [{listed}]» under «source»", listed=listed)
    return Problem("note", message, content.content_path(record), hint=hint)


def _file_collisions(meetings: Sequence[Meeting]) -> list[Problem]:
    wanted = [
        (attachment_address(path), path)
        for meeting in meetings
        for path, _ in _files_of(meeting)
        if _is_attachment(path)
    ]
    hint = say("Giv den ene fil et nyt navn")
    return [
        Problem(
            "error", say("Adressen /{address} ville gælde både {names}", address=at, names=" / ".join(names)), hint=hint
        )
        for at, names in collisions(wanted).items()
    ]


def _is_attachment(path: str) -> bool:
    return path.startswith("attachments/")
