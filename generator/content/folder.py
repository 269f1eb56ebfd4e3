"""All the meetings of a `content/` folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.content.parsing import Parsed, parse
from generator.model import Meeting
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
    """Every meeting below `content/meetings/`; a file that can't be read or parsed is told in a problem."""
    meetings: list[Meeting] = []
    problems: list[Problem] = []
    for path in sorted((content / MEETINGS_FOLDER).rglob("*.md")):
        shown = path.relative_to(content).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            hint = say("Gem filen som UTF-8")
            problems.append(Problem("error", say("Filen er ikke UTF-8"), shown, hint=hint))
            continue
        except OSError as error:
            problems.append(Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), shown))
            continue
        parsed = parse_text(text, shown)
        problems.extend(parsed.problems)
        if parsed.meeting is None:
            continue
        belongs = content_path(parsed.meeting)
        if belongs != shown:
            message = say("Filen hører til i {path} efter sin dato og sit udvalg", path=belongs)
            hint = say("Flyt filen, eller ret «date» eller «body»")
            problems.append(Problem("error", message, shown, hint=hint))
            continue
        meetings.append(parsed.meeting)
    return Meetings(tuple(meetings), tuple(problems))
