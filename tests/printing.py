"""A meeting printed as a text extractor leaves a FirstAgenda PDF: the way back from content to a source."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from generator.dates import WEEKDAYS, long_date
from generator.model import Attendance, Item, Meeting, Section

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]: (.*)$", re.MULTILINE)
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
_LEVELS = ("##", "###", "####")


def as_extracted_text(meeting: Meeting) -> str:
    """The text; corrections are not printed, nor where attachments are."""
    return "\n\n".join(_blocks(meeting)) + "\n"


def _blocks(meeting: Meeting) -> Iterator[str]:
    names = list(map(printed_name, meeting.participants))
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


def printed_name(person: Attendance) -> str:
    """A participant as lists print one: "Ida Krog (B) (referent) (Afbud)"."""
    attributes = (person.party, person.role, person.note, "Afbud" if person.absent else "")
    return person.name + "".join(f" ({attribute})" for attribute in attributes if attribute)


def as_printed(meeting: Meeting) -> Meeting:
    """The meeting without what no print shows: files, corrections, notes' labels, columns' sides, addresses' marks.

    Nor does it show what the secretary has closed items shown as.
    """

    def section(section: Section) -> Section:
        attachments = tuple(dataclasses.replace(attachment, path=None) for attachment in section.attachments)
        text = re.sub(r"\[\^[^\]]+\]", "[^]", section.text)
        text = re.sub(r"(?<=[| ])-*---:|:-+(?=[ |])", "---", text)
        text = re.sub(r"<(https?://[^>]+)>", r"\1", text)
        return dataclasses.replace(section, text=text, attachments=attachments)

    items = tuple(
        dataclasses.replace(item, sections=tuple(map(section, item.sections)))
        if isinstance(item, Item)
        else dataclasses.replace(item, neutral_title="")
        for item in meeting.items
    )
    return dataclasses.replace(meeting, items=items, corrections=(), source=None)


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
