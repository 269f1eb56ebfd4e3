"""A content file cut at its headings: the lines of each item and each section, before they are understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.content.lines import with_code
from generator.headings import is_closed_title
from generator.problems import Problem, say

_HEADING = re.compile(r"(?P<level>#{1,3})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_TIGHT = re.compile(r" {0,3}#{2,3}[^#\s]")
_INDENTED = re.compile(r" {1,3}#{2,3}[ \t]")
_BLOCK_START = re.compile(r"\s*(?:[-*+>|#~`]|\d+[.)]\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of its own says of an item ("Sag: 25/1"), and its number in the file."""

    number: int
    text: str


@dataclass(slots=True)
class Part:
    """A heading and the lines below it, as they stand in the file."""

    line: int
    heading: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as they are meant: one blank line between blocks, a line break as a backslash."""
        kept: list[str] = []
        for line, is_code in with_code(self.lines):
            if kept and kept[-1].endswith("  "):
                breaks = not is_code and line.strip() and not _BLOCK_START.match(line)
                kept[-1] = kept[-1].rstrip() + ("\\" if breaks else "")
            clean = line if is_code or line.endswith("  ") else line.rstrip()
            if clean.strip() or is_code or (kept and kept[-1]):
                kept.append(clean if clean.strip() or is_code else "")
        return "\n".join(kept).strip("\n").rstrip(" ")

    @property
    def first(self) -> int | None:
        """The place of the first line that is not blank."""
        return next((place for place, line in enumerate(self.lines) if line.strip()), None)

    def take(self, read: Callable[[str], str | None]) -> Line | None:
        """What the first line that is not blank says, where `read` knows it; then it is taken out of the part."""
        place = self.first
        said = read(self.lines[place]) if place is not None else None
        if place is None or said is None:
            return None
        self.lines[place] = ""  # a blank line, so that the others keep their numbers
        return Line(self.line + 1 + place, said)


@dataclass(slots=True)
class ItemPart:
    """An item's heading and its parts; the first part is what stands before its first section heading."""

    line: int
    heading: str
    parts: list[Part]


def split(lines: Sequence[str], first_line: int, problems: list[Problem]) -> tuple[Part, list[ItemPart]]:
    """The body of a file cut at its headings of the second and third level."""
    preamble = Part(first_line, "")
    items: list[ItemPart] = []
    part = preamble
    for number, (line, is_code) in enumerate(with_code(lines), first_line):
        heading = None if is_code else _HEADING.fullmatch(line)
        if not heading or heading["level"] == "#":
            if not is_code:
                problems.extend(_mistaken(line, heading["text"] if heading else None, number))
            part.lines.append(line)
        elif heading["level"] == "##":
            part = Part(number, "")
            items.append(ItemPart(number, line, [part]))
        elif not items:
            problems.append(Problem("error", say("Et afsnit (###) før det første punkt (##)"), line=number))
            part.lines.append(line)
        else:
            part = Part(number, (heading["text"] or "").strip())
            items[-1].parts.append(part)
    return preamble, items


def closed_group(number: int) -> Problem:
    """What is wrong with a heading that would close all items below it."""
    message = say("En overskrift lukker ikke punkterne under den")
    hint = say("Fjern overskriften, og skriv «Lukket» først i titlen på hvert af punkterne")
    return Problem("error", message, line=number, hint=hint)


def _mistaken(line: str, heading: str | None, number: int) -> Iterator[Problem]:
    """What is wrong with a line of text that was meant to be a heading; `heading` is what one of level 1 says."""
    if heading is not None and is_closed_title(heading):
        yield closed_group(number)
    elif _TIGHT.match(line):
        hint = say("Skriv et mellemrum efter #'erne, eller en \\ foran dem, hvis linjen ikke er en overskrift")
        yield Problem("error", say("Der mangler et mellemrum efter #'erne"), line=number, hint=hint)
    elif _INDENTED.match(line):
        hint = say("Fjern mellemrummet, eller skriv en \\ foran #'erne, hvis linjen ikke er en overskrift")
        yield Problem("error", say("Der står et mellemrum foran #'erne"), line=number, hint=hint)
