"""A meeting printed as a text extractor leaves a FirstAgenda PDF: the way back from content to a source.

The originals of the bundled archive were made with it (`python -m tests.printing`), and the tests import them again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.content import content_path, format, read  # noqa: A004 - named for its pair, `parse`
from generator.dates import WEEKDAYS, long_date
from generator.model import Item, Meeting, Section, Source

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]: (.*)$", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
_LEVELS = ("##", "###", "####")


def as_extracted_text(meeting: Meeting) -> str:
    """The text; roles, notes and corrections are not printed, nor where attachments are."""
    return "\n\n".join(_blocks(meeting)) + "\n"


def _blocks(meeting: Meeting) -> Iterator[str]:
    names = [person.name + (" (Afbud)" if person.absent else "") for person in meeting.participants]
    when = f"{WEEKDAYS[meeting.date.weekday()].capitalize()} d. {long_date(meeting.date)} kl. {meeting.time}"
    yield f"# {meeting.title}"
    yield f"**Mødedato** {when}"
    yield f"**Mødested** {meeting.place}"
    if names:
        yield f"**Mødedeltagere** {_wrapped(', '.join(names))}"
    yield "## Indholdsfortegnelse"
    yield "\n".join(f"{item.title}.....\t{page}" for page, item in enumerate(meeting.items, 3))
    for place, item in enumerate(meeting.items):
        # the extractors' heading levels mean nothing, and so do these
        yield f"{_LEVELS[place % 3]} Punkt {item.number}: {item.title}"
        if item.case:
            yield item.case
        if isinstance(item, Item):
            yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    labels: dict[str, str] = {}
    notes: list[str] = []
    for place, section in enumerate(item.sections):
        if section.heading:
            yield f"**{section.heading}**" if place % 3 == 0 else f"{_LEVELS[place % 3]} {section.heading}"
        yield from _section(section, labels, notes)
        if place + 1 == len(item.sections) or item.sections[place + 1].kind == "attachments":
            if notes:
                yield "---"
            yield from notes
            notes = []


def _section(section: Section, labels: dict[str, str], notes: list[str]) -> Iterator[str]:
    text = section.text
    for label in dict.fromkeys(_MARK.findall(text)):
        labels[label] = str(len(labels) + 1)
    notes.extend(f"[{labels[label]}] {note}" for label, note in _NOTE.findall(text))
    text = _NOTE.sub("", text).rstrip()
    text = _MARK.sub(lambda mark: rf"[\[{labels[mark[1]]}\]](#)", text)
    if text:
        yield _ROW.sub(_tabbed, re.sub(r"^\|[-:| ]+\|\n", "", text, flags=re.MULTILINE))
    yield from (attachment.title for attachment in section.attachments)


def _tabbed(row: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in row[1].split("|"))


def _wrapped(names: str) -> str:
    """The list of participants broken in the middle of a name, as the extractors do."""
    place = names.find(" ", 70)
    return names if place < 0 else f"{names[:place]}  \n{names[place + 1 :]}"


def renew_originals(content: Path) -> int:
    """Write the original of every meeting in `content`, and its SHA-256 into the meeting's file; how many."""
    meetings = read(content).meetings
    for meeting in meetings:
        data = as_extracted_text(meeting).encode()
        name = content_path(meeting).removeprefix("meetings/").replace(f"/{meeting.date.year}/", "/")
        file = f"originals/{name.removesuffix('.md')}.txt"
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(data)
        sourced = dataclasses.replace(meeting, source=Source(file, hashlib.sha256(data).hexdigest()))
        (content / content_path(meeting)).write_text(format(sourced), encoding="utf-8")
    return len(meetings)


if __name__ == "__main__":
    sys.exit(0 if renew_originals(Path(__file__).parent.parent / "content") else 1)
