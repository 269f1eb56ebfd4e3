"""Gathering: all that a `content/` folder holds, read, cut to what may be published, and linked; with every problem.

What `build` renders, `check` judges and an import report looks at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import content
from generator.config import Config, read_config
from generator.file_types import is_offered_original, not_publishable
from generator.linking import link
from generator.model import Address, Archive, Item, Meeting, Source, Withdrawn
from generator.plain_files import not_plain
from generator.privacy import as_shown, case_titles_shown
from generator.problems import Level, Problem, is_any_error, say
from generator.urls import attachment_address, collisions, original_address
from generator.withdrawal import Published, Withdrawals, linked_files, read_withdrawals, withdraw, without_files

_ORIGINALS = "originals/"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Content read, cut and linked: what `build` renders and `check` judges."""

    record: tuple[Meeting, ...]
    """The meetings as `content/` has them."""
    withdrawals: Withdrawals
    """What was taken back, as `content/` has it noted."""
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
    def served(self) -> dict[Address, str]:
        """The delivered files, each by its path in the site."""
        files = {attachment_address(path): path for path in self.delivered if _is_attachment(path)}
        for meeting in self.archive.meetings:
            if meeting.source and meeting.source.file in self.delivered:
                files[original_address(meeting, meeting.source.file)] = meeting.source.file
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
    closed_since = dict(_closed_since(read.meetings))
    shown = as_shown(published.meetings, config.closed)
    published = dataclasses.replace(
        published,
        meetings=tuple(_with_source(each, closed_since) for each in shown),
        config=dataclasses.replace(
            published.config,
            case_titles=case_titles_shown(published.config.case_titles, read.meetings, shown, config.closed),
        ),
    )
    archive, linked = _linked(published)
    delivered, missing = _delivered(content_folder, published)
    problems = (
        *configured.problems, *read.problems, *withdrawals.problems, *published.problems, *closed_since.values(),
        *_misplaced_originals(read.meetings),
        *linked, *missing, *_file_collisions(published.meetings),
    )  # fmt: skip
    return Gathered(read.meetings, withdrawals, published, archive, delivered, problems)


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
    yield from ((path, "error") for path in linked_files(meeting.preamble))
    for item in meeting.items:
        if isinstance(item, Item):
            yield from ((attachment.path, "warning") for attachment in item.attachments if attachment.path)
            for section in item.sections:
                yield from ((path, "error") for path in linked_files(section.text))


def _with_source(meeting: Meeting, closed_since: Container[str]) -> Meeting:
    """The meeting, of a document that has more than readers may see with no more than its bare name.

    Not its SHA-256 either: against that a guess could be tried of the few words that they don't see.
    """
    source = meeting.source
    if source is None or ("/" in source.file and content.content_path(meeting) not in closed_since):
        return meeting
    return dataclasses.replace(meeting, source=Source(PurePosixPath(source.file).name, ""))


def _closed_since(record: Iterable[Meeting]) -> Iterator[tuple[str, Problem]]:
    """The meetings, by their content files, of which a person has closed an item that the original has the text of."""
    for meeting in record:
        since = set(meeting.closed).difference(meeting.source.closed if meeting.source else ())
        if since and meeting.source and "/" in meeting.source.file:
            path = content.content_path(meeting)
            message = say(
                "Originalen bliver ikke udleveret til læserne; den kan have teksten til punkt {numbers}, der er lukket"
                " siden", numbers=", ".join(number for number in meeting.closed if number in since),
            )  # fmt: skip
            listed = ", ".join(f'"{number}"' for number in meeting.closed)
            hint = say(
                "Står der ingen tekst til det i den, så skriv «closed: [{listed}]» under «source»", listed=listed
            )
            yield path, Problem("note", message, path, hint=hint)


def _delivered(folder: Path, published: Published) -> tuple[dict[str, Path], list[Problem]]:
    """The files that the meetings name and that may be offered, each a plain file inside `folder`."""
    found: dict[str, Path] = {}
    problems = []
    for meeting in published.meetings:
        for path, level in _files_of(meeting):
            if problem := _not_there(folder, path, level, content.content_path(meeting)):
                problems.append(problem)
            elif not (_is_attachment(path) or is_offered_original(path)):
                continue
            elif problem := not_publishable(folder / path, path):
                problems.append(dataclasses.replace(problem, level=level))
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


def _misplaced_originals(record: Iterable[Meeting]) -> Iterator[Problem]:
    """Files that are no original of one meeting alone: whatever else lies in `content/` could get out as one."""
    named: dict[str, str] = {}
    for meeting in record:
        if meeting.source and "/" in meeting.source.file:
            path, file = content.content_path(meeting), meeting.source.file
            if not file.startswith(_ORIGINALS):
                hint = say("Læg den dér, og ret «file» under «source»; eller skriv kun filens navn")
                yield Problem("error", say("Originalen skal ligge under {folder}", folder=_ORIGINALS), path, hint=hint)
            elif other := named.get(file):
                message = say("Originalen {file} er også nævnt af {other}", file=file, other=other)
                yield Problem("error", message, path, hint=say("Ret «file» under «source» i den ene"))
            named[file] = path


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
