"""Omitting: passages out of every field of a meeting and of the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.config import Config
from generator.model import (
    Abbreviation,
    Address,
    Attachment,
    Attendance,
    Body,
    ClosedItem,
    Correction,
    Item,
    KnownPerson,
    Meeting,
    Section,
)
from generator.urls import item_anchor
from generator.withdrawal.cutting import redacted
from generator.withdrawal.passages import Passage, Passages


def passages_in(meeting: Meeting, address: Address, passages: Passages) -> tuple[Passage, ...]:
    """The passages that stand in a meeting, each once."""
    texts = [*head_texts(meeting), *(text for item in meeting.items for text in item_texts(item))]
    if not passages.may_stand_in("\n".join(texts)):
        return ()
    here = passages.of(address)
    found: dict[Passage, None] = {}
    for text in head_texts(meeting):
        found |= dict.fromkeys(span.passage for span in here.found_in(text))
    for item in meeting.items:
        there = passages.of(f"{address}#{item_anchor(item.number)}")
        for text in item_texts(item):
            found |= dict.fromkeys(span.passage for span in there.found_in(text))
    return tuple(found)


def head_texts(meeting: Meeting) -> Iterator[str]:
    """All texts of a meeting but its items'."""
    yield from (meeting.title, meeting.place, meeting.preamble)
    for attendance in meeting.participants:
        yield from (attendance.name, attendance.role, attendance.note, attendance.party)
    yield from (correction.text for correction in meeting.corrections)
    if meeting.source:
        yield meeting.source.file


def item_texts(item: Item | ClosedItem) -> Iterator[str]:
    """All texts of an item."""
    yield from (item.title, item.case or "")
    if isinstance(item, ClosedItem):
        yield item.neutral_title
        return
    for section in item.sections:
        yield from (section.heading, section.text)
        yield from (attachment.title for attachment in section.attachments)


def meeting_without(meeting: Meeting, address: Address, passages: Passages, gone: Mapping[str, str]) -> Meeting:
    """The meeting without the passages; `gone` are the listed names that are taken out, with what stands there then."""
    here = passages.of(address)
    source = meeting.source
    if source and here.found_in(source.file):
        source = None
    return replace(
        meeting,
        title=_plain(meeting.title, here),
        place=_plain(meeting.place, here),
        preamble=redacted(meeting.preamble, here, is_markdown=True),
        participants=tuple(_attendance(attendance, here, gone) for attendance in meeting.participants),
        corrections=tuple(_correction(correction, here) for correction in meeting.corrections),
        source=source,
        items=tuple(_item(item, passages.of(f"{address}#{item_anchor(item.number)}")) for item in meeting.items),
    )


def _plain(text: str, passages: Passages) -> str:
    return redacted(text, passages, is_markdown=False)


def _attendance(attendance: Attendance, passages: Passages, gone: Mapping[str, str]) -> Attendance:
    name = gone.get(attendance.name) or _plain(attendance.name, passages)
    if name != attendance.name:  # the role and the party would say who it was
        return Attendance(name, attendance.absent, is_withdrawn=True)
    role, note, party = (_plain(text, passages) for text in (attendance.role, attendance.note, attendance.party))
    if (role, note, party) == (attendance.role, attendance.note, attendance.party):
        return attendance
    return replace(attendance, role=role, note=note, party=party)


def _correction(correction: Correction, passages: Passages) -> Correction:
    text = _plain(correction.text, passages)
    return correction if text == correction.text else replace(correction, text=text)


def _item(item: Item | ClosedItem, passages: Passages) -> Item | ClosedItem:
    if not any(passages.may_stand_in(text) for text in item_texts(item)):
        return item
    title = _plain(item.title, passages)
    case = None if item.case and passages.found_in(item.case) else item.case
    if isinstance(item, ClosedItem):
        return replace(item, title=title, case=case, neutral_title=_plain(item.neutral_title, passages))
    return replace(item, title=title, case=case, sections=tuple(_section(part, passages) for part in item.sections))


def _section(section: Section, passages: Passages) -> Section:
    return replace(
        section,
        heading=_plain(section.heading, passages),
        text=redacted(section.text, passages, is_markdown=True),
        attachments=tuple(_attachment(attachment, passages) for attachment in section.attachments),
    )


def _attachment(attachment: Attachment, passages: Passages) -> Attachment:
    title = _plain(attachment.title, passages)
    return attachment if title == attachment.title else replace(attachment, title=title)


def config_texts(config: Config) -> Iterator[str]:
    """All texts of the configuration that readers see, but the names of bodies and persons."""
    yield from (config.title, config.owner, config.notice, config.contact, config.accessibility)
    for body in config.bodies:
        yield from (body.description, *body.spellings)
    for abbreviation in config.abbreviations:
        yield from (abbreviation.short, abbreviation.long)
    for number, title in config.case_titles.items():
        yield from (number, title)
    for person in config.people:
        yield from (person.name, person.title, *person.spellings)


def config_without(config: Config, passages: Passages, gone: Mapping[str, str]) -> Config:
    """The configuration without the passages that are left out everywhere, and without the persons `gone`."""
    if not gone and not any(passages.may_stand_in(text) for text in config_texts(config)):
        return config

    def free(text: str) -> bool:
        return not passages.found_in(text)

    return replace(
        config,
        title=_plain(config.title, passages),
        owner=_plain(config.owner, passages),
        notice=_plain(config.notice, passages),
        contact=_plain(config.contact, passages),
        accessibility=config.accessibility if free(config.accessibility) else "",
        bodies=tuple(
            Body(body.name, _plain(body.description, passages), tuple(filter(free, body.spellings)))
            for body in config.bodies
        ),
        abbreviations=tuple(
            Abbreviation(known.short, _plain(known.long, passages))
            for known in config.abbreviations
            if free(known.short)
        ),
        case_titles={number: _plain(title, passages) for number, title in config.case_titles.items() if free(number)},
        people=tuple(
            KnownPerson(person.name, _plain(person.title, passages), tuple(filter(free, person.spellings)))
            for person in config.people
            if person.name not in gone and free(person.name)
        ),
    )
