"""All the meetings of a `content/` folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.parsing import Parsed, parse
from generator.invisible import INVISIBLE, made_visible
from generator.model import Meeting
from generator.plain_files import LARGEST_TEXT, plain_files
from generator.problems import Problem, say
from generator.urls import meeting_name, slug

MEETINGS_FOLDER = "meetings"


@dataclass(frozen=True, slots=True)
class Meetings:
    """What a folder holds: the meetings that could be read, in the order of their files, and all problems."""

    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...]


def content_path(meeting: Meeting) -> str:
    """Where a meeting's file belongs below `content/`: `meetings/direktionen/2021/2021-06-21.md`."""
    name = meeting_name(meeting.date, meeting.sequence)
    return f"{MEETINGS_FOLDER}/{slug(meeting.body)}/{meeting.date.year}/{name}.md"


def read(content: Path, parse_text: Callable[[str, str], Parsed] = parse) -> Meetings:
    """Every meeting below `content/meetings/`; a file that can't or must not be read is told in a problem."""
    meetings: list[Meeting] = []
    problems: list[Problem] = []
    for found in plain_files(content, MEETINGS_FOLDER, ".md", LARGEST_TEXT):
        read_file = _read_file(content, found, parse_text) if isinstance(found, str) else Parsed(None, (found,))
        problems.extend(read_file.problems)
        if read_file.meeting:
            meetings.append(read_file.meeting)
    return Meetings(tuple(meetings), tuple(problems))


def _read_file(content: Path, path: str, parse_text: Callable[[str, str], Parsed]) -> Parsed:
    try:
        text = (content / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return _refused(Problem("error", say("Filen er ikke UTF-8"), path, hint=say("Gem filen som UTF-8")))
    except OSError as error:
        return _refused(Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), path))
    parsed = parse_text(made_visible(text), path)
    problems = (*_invisible_signs(text, path), *parsed.problems)
    if parsed.meeting is not None and (belongs := content_path(parsed.meeting)) != path:
        message = say("Filen hører til i {path} efter sin dato og sit udvalg", path=belongs)
        hint = say("Flyt filen, eller ret «date» eller «body»")
        return _refused(*problems, Problem("error", message, path, hint=hint))
    return Parsed(parsed.meeting, problems)


def _refused(*problems: Problem) -> Parsed:
    return Parsed(None, problems)


def _invisible_signs(text: str, path: str) -> Iterator[Problem]:
    """The first such sign on each line that has one."""
    for number, line in enumerate(text.split("\n"), 1) if INVISIBLE.search(text) else ():
        if found := INVISIBLE.search(line):
            message = say("Et usynligt tegn (U+{code}) på linjen; det vises som �", code=f"{ord(found.group()):04X}")
            yield Problem("warning", message, path, number, say("Slet det, eller skriv linjen om"))
