"""The story: content to site, stage by stage. The only module that knows them all."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator import content, markup, rendering, search, writing
from generator.config import Config, read_config
from generator.linking import link
from generator.model import Archive, Item, Meeting
from generator.problems import Level, Problem, say
from generator.remembering import remembering
from generator.urls import attachment_address, collisions, original_address

_LINKED_FILE = re.compile(r"\]\(<?(?:\.\./)*(attachments/[^)>\s]+)")
MEMORY = ".referat"
"""The folder beside `content/` for what can be made again: remembered fragments, the last index, the preview."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: `written` is None when it stopped at an error, and the site is as it was."""

    problems: tuple[Problem, ...]
    archive: Archive | None = None
    written: writing.Written | None = None

    @property
    def ok(self) -> bool:
        """Whether the site now shows the content."""
        return self.written is not None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Content read and linked: what `build` renders and `check` judges."""

    config: Config
    archive: Archive
    delivered: Mapping[str, Path]
    """The attachments and originals that are there, by their path below `content/`."""
    problems: tuple[Problem, ...]


def build(content_folder: Path, site: Path, templates: Path | None = None, base_url: str | None = None) -> BuildReport:
    """The content of one folder as the site in another; an error anywhere leaves the site as it was."""
    gathered = gather(content_folder, base_url)
    archive, config = gathered.archive, gathered.config
    if any(problem.level == "error" for problem in gathered.problems):
        return BuildReport(gathered.problems, archive)
    memory = content_folder.resolve().parent / MEMORY
    with remembering(markup.to_html, markup.VERSION, memory / "fragments.sqlite") as to_html:
        sizes = {path: file.stat().st_size for path, file in gathered.delivered.items()}
        documents = search.documents(archive, config, to_html)
        with ThreadPoolExecutor(max_workers=1) as beside:  # Pagefind is a process of its own: it has the other core
            indexing = beside.submit(search.index, documents, memory)
            pages = rendering.render(archive, config, sizes, to_html, templates or templates_folder())
            indexed = indexing.result()
    problems = (*gathered.problems, *indexed.problems)
    if any(problem.level == "error" for problem in indexed.problems):
        return BuildReport(problems, archive)
    written = writing.write(site, {**_downloads(archive, gathered.delivered), **pages, **indexed.files})
    problems += written.problems
    is_written = not any(problem.level == "error" for problem in written.problems)
    return BuildReport(problems, archive, written if is_written else None)


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
        if path.startswith("attachments/")
    ]
    hint = say("Giv den ene fil et nyt navn")
    return [
        Problem(
            "error", say("Adressen /{address} ville gælde både {names}", address=at, names=" / ".join(names)), hint=hint
        )
        for at, names in collisions(wanted).items()
    ]


def _downloads(archive: Archive, delivered: Mapping[str, Path]) -> dict[str, Path]:
    """The files to copy, by their path in the site."""
    files = {attachment_address(path): file for path, file in delivered.items() if path.startswith("attachments/")}
    for meeting in archive.meetings:
        if meeting.source and meeting.source.file in delivered:
            files[original_address(meeting, meeting.source.file)] = delivered[meeting.source.file]
    return files


def templates_folder() -> Path:
    """`templates/`: beside the package in a checkout, inside it when installed from a wheel."""
    package = Path(__file__).parent
    return next(folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir())
