"""The YAML at the head of a content file, read field by field so that each mistake has its line.

Values are taken as the text that stands there (YAML's own idea of numbers, dates and "no" is not asked),
and unknown fields get a suggestion.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

import yaml

from generator.dates import read_date
from generator.model import Attendance, Correction, Meeting, MeetingKind, Source
from generator.problems import Problem, say

FIELDS = ("title", "date", "time", "body", "place", "participants", "kind", "source", "corrections")
_PARTICIPANT = ("name", "party", "absent", "role", "note")
_SOURCE = ("file", "sha256", "closed")
_CORRECTION = ("date", "item", "text")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml, ten times as fast, comes with most installations
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?")
_DEEPEST = 50  # the deepest that a field lies is 3
_INDENTED = re.compile(rf"^[ \t?-]{{{_DEEPEST},}}", re.MULTILINE)
_YES, _NO = ("true", "ja", "yes"), ("false", "nej", "no", "")


@dataclass(slots=True)
class _Reader:
    """Nodes to values; what is wrong with them is gathered on the way."""

    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def error(self, node: yaml.Node, template: str, /, **values: object) -> None:
        self.problems.append(Problem("error", say(template, **values), line=self.line(node)))

    def fields(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """The entries of a mapping by name; unknown and repeated names are problems."""
        if not isinstance(node, yaml.MappingNode):
            self.error(node, "Her skal stå felter («{names}»), ét på hver linje", names="», «".join(known))
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = say("Mente du «{name}»?", name=near[0]) if near else None
                hint = hint or say("Kendte felter: {names}", names=", ".join(known))
                problem = Problem("error", say("Ukendt felt «{key}»", key=name), line=self.line(key), hint=hint)
                self.problems.append(problem)
            elif name in found:
                self.error(key, "Feltet «{key}» står her to gange", key=name)
            else:
                found[name] = value
        return found

    def text(self, node: yaml.Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.error(node, "Her skal stå en tekst på én linje")
            return ""
        is_null = node.value == "~" and node.style is None  # YAML 1.2.2, 10.2.1.1; in quotes it is a tilde
        return "" if is_null else " ".join(node.value.split())

    def entries(self, node: yaml.Node | None) -> Iterator[yaml.Node]:
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return
        if isinstance(node, yaml.SequenceNode):
            yield from node.value
        else:
            self.error(node, "Her skal stå en liste: én linje med «- » foran til hver")

    def date(self, node: yaml.Node) -> dt.date | None:
        date = read_date(self.text(node))
        if date is None:
            self.error(node, "«{text}» er ikke en dato; skriv den som 2021-06-21", text=self.text(node))
        return date

    def yes(self, node: yaml.Node | None) -> bool:
        text = self.text(node).lower()
        if text not in _YES + _NO and node is not None:
            self.error(node, "«{text}» skal være true eller false", text=text)
        return text in _YES

    def time(self, node: yaml.Node | None) -> str:
        text = self.text(node)
        if node is None or not text:
            return ""
        if not _TIME.fullmatch(text):
            self.error(node, "«{text}» er ikke et klokkeslæt; skriv det som 09:00 eller 09:00-11:30", text=text)
            return ""
        parts = re.split(r"\s*[-–]\s*", text)
        return "-".join(part.replace(".", ":").zfill(5) for part in parts)

    def attendance(self, node: yaml.Node) -> Attendance | None:
        if isinstance(node, yaml.ScalarNode):
            name = self.text(node)
            details: dict[str, yaml.Node] = {}
        else:
            details = self.fields(node, _PARTICIPANT)
            name = self.text(details.get("name"))
        if not name:
            self.error(node, "En deltager uden navn")
            return None
        absent = self.yes(details.get("absent"))
        role, note, party = (self.text(details.get(key)) for key in ("role", "note", "party"))
        return Attendance(name, absent, role, note, party)

    def correction(self, node: yaml.Node) -> Correction | None:
        details = self.fields(node, _CORRECTION)
        text = self.text(details.get("text"))
        date = self.date(details["date"]) if "date" in details else None
        if not text or date is None:
            self.error(node, "En rettelse skal have en dato («date») og sige hvad der er rettet («text»)")
            return None
        return Correction(date, text, self.text(details.get("item")) or None)

    def source(self, node: yaml.Node) -> Source | None:
        details = self.fields(node, _SOURCE)
        closed = tuple(self.text(number) for number in self.entries(details.get("closed")))
        return Source(self.text(details.get("file")), self.text(details.get("sha256")), closed) if details else None

    def kind(self, node: yaml.Node | None) -> MeetingKind:
        text = self.text(node)
        if text == "agenda":
            return "agenda"
        if node is not None and text not in get_args(MeetingKind):
            self.error(node, "«{text}» skal være minutes (referat) eller agenda (dagsorden)", text=text)
        return "minutes"

    def meeting(self, root: yaml.Node, sequence: int) -> Meeting | None:
        """The meeting that the front matter tells of, its items left out; None without a date or a body."""
        found = self.fields(root, FIELDS)
        date = self.date(found["date"]) if "date" in found else None
        body = self.text(found.get("body"))
        for name, missing in (("date", "date" not in found), ("body", not body)):
            if missing:
                self.error(root, "Feltet «{key}» mangler", key=name)
        if date is None or not body:
            return None
        attendances = [self.attendance(node) for node in self.entries(found.get("participants"))]
        corrections = [self.correction(node) for node in self.entries(found.get("corrections"))]
        return Meeting(
            title=self.text(found.get("title")) or f"Referat {body} d. {date:%d-%m-%Y}",
            date=date,
            body=body,
            time=self.time(found.get("time")),
            place=self.text(found.get("place")),
            participants=tuple(attendance for attendance in attendances if attendance),
            kind=self.kind(found.get("kind")),
            source=self.source(found["source"]) if "source" in found else None,
            corrections=tuple(correction for correction in corrections if correction),
            sequence=sequence,
        )


def _is_too_deep(text: str) -> bool:
    """Whether fields lie in fields so deep that reading them would break the program (PyYAML reads by recursion)."""
    if text.count("[") + text.count("{") <= _DEEPEST and not _INDENTED.search(text):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def read_front_matter(text: str, first_line: int, sequence: int) -> tuple[Meeting | None, tuple[Problem, ...]]:
    """The meeting in `text`, whose first line is line `first_line` of its file; None when it can't be known."""
    reader = _Reader(first_line)
    try:
        if _is_too_deep(text):
            hint = say("Der er for mange lag af lister og felter i hinanden")
            return None, (Problem("error", say("Ikke gyldig YAML i filens hoved"), line=first_line, hint=hint),)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else first_line
        hint = say("Sæt tekst med kolon, # eller anførselstegn i 'enkelte anførselstegn'")
        return None, (Problem("error", say("Ikke gyldig YAML i filens hoved"), line=line, hint=hint),)
    if root is None:
        return None, (Problem("error", say("Filens hoved er tomt"), line=first_line),)
    return reader.meeting(root, sequence), tuple(reader.problems)
