"""Holdings: which meetings `content/` has, from which documents; what an import looks its documents up in."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content import parse
from generator.model import Meeting
from generator.urls import slug

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?")
_SHA256 = re.compile(r"^ +sha256: '?\"?([0-9a-f]{64})\b", re.MULTILINE)
EDITION = ".udgave-"
"""In the name of an original that is not the meeting's first: "2025-03-10.udgave-2.pdf"."""
CHECKSUM = ".sha256"
"""The ending of the note of an original that may not be kept: its SHA-256 and its name, as `sha256sum` writes them."""


@dataclass(frozen=True, slots=True)
class Held:
    """Et møde, som arkivet har: its content file."""

    target: str
    """Below `content/`."""
    text: str = field(repr=False)
    sequence: int
    sha256: str
    """Of the document that it was imported from; empty when a person wrote the file."""

    @property
    def meeting(self) -> Meeting | None:
        """What the file says; None where it can't be read."""
        return parse(self.text, self.target).meeting

    @property
    def written(self) -> str:
        """The SHA-256 of the file as it stands."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Holdings:
    """Bestand: the content files by what they are looked up by. Only a day's files are read at a time."""

    content: Path
    sources: Mapping[str, str]
    """The content file made from each document, by the document's SHA-256."""

    def of_day(self, body: str, date: dt.date) -> tuple[Held, ...]:
        """The body's meetings that day, in their order."""
        folder = self.content / "meetings" / slug(body) / str(date.year)
        held = (self.at(file.relative_to(self.content).as_posix()) for file in folder.glob(f"{date.isoformat()}*.md"))
        return tuple(sorted((each for each in held if each), key=lambda each: each.sequence))

    def at(self, target: str) -> Held | None:
        """The content file `target`; None where there is none by a meeting's name."""
        name = _NAME.fullmatch(Path(target).stem)
        file = self.content / target
        if not name or not file.is_file():
            return None
        text = file.read_bytes().decode("utf-8", errors="replace")
        return Held(target, text, int(name[2] or 1), _source_of(text))


def holdings_of(content: Path) -> Holdings:
    """What is in the folder `content` now."""
    sources: dict[str, str] = {}
    for file in sorted((content / "meetings").rglob("*.md")):
        if sha256 := _source_of(file.read_bytes().decode("utf-8", errors="replace")):
            sources.setdefault(sha256, file.relative_to(content).as_posix())
    return Holdings(content, sources)


def _source_of(text: str) -> str:
    found = _SHA256.search(text)
    return found[1] if found else ""


def earlier_editions(content: Path, body: str, name: str) -> dict[str, str]:
    """The originals that are kept, or noted, of the meeting called `name` ("2025-03-10-2"): SHA-256 and file."""
    folder = content / "originals" / slug(body)
    editions = {}
    for file in sorted(folder.glob(f"{name}.*")):
        if file.suffix == CHECKSUM:
            editions[file.read_text(encoding="utf-8", errors="replace")[:64]] = file.name
        else:
            with file.open("rb") as opened:
                editions[hashlib.file_digest(opened, "sha256").hexdigest()] = file.name
    return editions
