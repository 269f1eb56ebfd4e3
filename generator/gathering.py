"""Gathering: all that a `content/` folder holds, read and linked, with every problem of it.

What `build` renders, `check` judges and an import report looks at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator import content
from generator.config import Config, read_config
from generator.linking import link
from generator.model import Archive, Item, Meeting
from generator.problems import Level, Problem, is_any_error, say
from generator.urls import attachment_address, collisions, original_address

_PUBLISHED_ORIGINALS = (".pdf", ".txt", ".md")
_LINKED_FILE = re.compile(r"\]\(<?(?:\.\./)*(attachments/[^)>\s]+)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Content read and linked: what `build` renders and `check` judges."""

    config: Config
    archive: Archive
    delivered: Mapping[str, Path]
    """The attachments and originals that are there and may be published, by their path below `content/`."""
    problems: tuple[Problem, ...]

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


def gather(content_folder: Path, base_url: str | None = None) -> Gathered:
    """All that a content folder holds, linked; with every problem of it."""
    configured = read_config(content_folder)
    config = configured.config
    if base_url is not None:
        config = dataclasses.replace(config, base_url=base_url.rstrip("/") + "/" if base_url else "")
    read = content.read(content_folder)
    linked = link(read.meetings, config)
    delivered, missing = _delivered(content_folder, read.meetings)
    problems = (*configured.problems, *read.problems, *linked.problems, *missing, *_file_collisions(read.meetings))
    return Gathered(config, linked.archive, delivered, problems)


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


def _delivered(folder: Path, meetings: Sequence[Meeting]) -> tuple[dict[str, Path], list[Problem]]:
    """The files that the meetings name and that are there, inside `folder` also when links are followed."""
    found: dict[str, Path] = {}
    problems = []
    root = folder.resolve()
    for meeting in meetings:
        for path, level in _files_of(meeting):
            file = folder / path
            if file.is_file() and file.resolve().is_relative_to(root):
                if _is_published(path):
                    found[path] = file
            else:
                hint = say("Læg filen der, eller skriv teksten uden link")
                message = say("Filen {path} er ikke i content/", path=path)
                problems.append(Problem(level, message, content.content_path(meeting), hint=hint))
    return found, problems


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


def _is_published(path: str) -> bool:
    """Whether a file may be offered to readers.

    An original only as a print or plain text: in a case system's delivery, a Word document or a saved web page there
    are also e-mail addresses, internal paths and comments, which nobody sees who looks at the minutes.
    """
    return _is_attachment(path) or path.lower().endswith(_PUBLISHED_ORIGINALS)


def _is_attachment(path: str) -> bool:
    return path.startswith("attachments/")
