"""eDoc: a `Meeting` whose items are plain text; sections and case numbers are lines of it (esdh.md, eDoc)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.headings import read_heading, understand_heading
from generator.importing.decoding import normalise
from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredText,
    Kind,
    kind_by_name,
)
from generator.importing.esdh.values import neutral, says, when, whole
from generator.importing.esdh.xml import elements, text, value
from generator.importing.titles import heading_text
from generator.problems import Message, say

_PUBLIC = "skal publiceres"
_OPEN = re.compile(r"\båben\b|\båbent\b", re.IGNORECASE)
_CLOSED = re.compile(r"lukke|fortrolig", re.IGNORECASE)
_CASE = re.compile(r"Sagsnr\.?\s*:?\s*(?P<number>\S{1,40})", re.IGNORECASE)
_DOCUMENT = re.compile(r"Dok\.?\s?nr\.?\s*:?\s*\S{1,40}", re.IGNORECASE)
_ATTACHMENT = re.compile(r"\d{4}\s?[-–]\s?\d{1,8}\s+[-–]\s+\S.*|Ingen\.?", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-zÆØÅæøå][.)]|\d{1,2}[.)]")
_LONGEST_HEADING = 200
_ABSENT = re.compile(r"Følgende deltog ikke i behandlingen af punktet", re.IGNORECASE)


def read_agenda(root: etree._Element) -> DeliveredMeeting:
    """The meeting in a `Meeting`: the items of all its agendas, in the order of their numbers (trap 2)."""
    items = tuple(
        item
        for agenda in elements(root, "MeetingAgendaTypes/MeetingAgendaType")
        for item in sorted(_items(agenda), key=_order)
    )
    date, time = when(value(root, "MeetingDate"))
    return DeliveredMeeting(
        body=value(root, "Committee"),
        date=date,
        kind=_kind(value(root, "MeetingState").casefold()),
        item_mark="PublishingType",
        attachment_mark="PublishingType",
        items=items,
        time=time,
    )


def _kind(state: str) -> Kind:
    """By the meeting's state: minutes that are not approved ("Referat endeligt godkendt") are a draft."""
    is_approved = "godkendt" in state and "ikke" not in state
    kind = kind_by_name(state) or "agenda"
    return "draft" if kind == "minutes" and not is_approved else kind


def _order(item: DeliveredItem) -> int:
    return whole(item.number) or 0


def _items(agenda: etree._Element) -> Iterator[DeliveredItem]:
    is_open = _is_open(value(agenda, "AgendaType"))
    for item in elements(agenda, "MeetingAgendaItems/MeetingAgendaItem"):
        yield _item(item, is_open)


def _is_open(agenda_type: str) -> bool:
    """Whether an agenda's type says that it is open: "Åben dagsorden"; none is told by anything else."""
    return bool(_OPEN.search(agenda_type)) and not _CLOSED.search(agenda_type)


def _item(item: etree._Element, is_open: bool) -> DeliveredItem:
    document = item.find("Document")
    document = item if document is None else document
    number, title = value(item, "AgendaItemNumber"), value(document, "Title")
    neutral_title = neutral(title, value(document, "NeutralTitle"))
    printed = _read_full_text(text(item, "FullText"), number, is_title_shown=not neutral_title)
    return DeliveredItem(
        number=number,
        title=title,
        is_public=says(value(document, "PublishingType"), _PUBLIC),
        is_contradicted=not is_open,
        neutral_title=neutral_title,
        case=printed.case,
        texts=tuple(printed.texts),
        attachments=tuple(_attachment(each) for each in elements(document, "Attachments/Attachment")),
        left_out=tuple(printed.left_out),
    )


def _attachment(attachment: etree._Element) -> DeliveredAttachment:
    title = value(attachment, "Title")
    return DeliveredAttachment(
        title,
        value(attachment, "PDFDocument"),
        says(value(attachment, "PublishingType"), _PUBLIC),
        neutral(title, value(attachment, "NeutralTitle")),
    )


@dataclass(slots=True)
class _Printed:
    """What the lines of an item's text are, while they are read."""

    case: str = ""
    texts: list[DeliveredText] = field(default_factory=list)
    left_out: list[tuple[str, Message]] = field(default_factory=list)


def _read_full_text(full_text: str, number: str, *, is_title_shown: bool) -> _Printed:
    """The case number and the sections in an item's text; its first line repeats number and title.

    Lists of attachments are left out: the delivery tells of the attachments in fields of their own, with their marks,
    and in the text they may stand anywhere.
    """
    lines = deque(line.strip() for line in normalise(full_text).replace("\f", "\n").split("\n"))
    printed = _Printed()
    _read_title(lines, printed, number, is_shown=is_title_shown)
    _read_numbers(lines, printed)
    heading, below = "", list[str]()
    while lines:
        line = lines.popleft()
        if _is_attachments(line) and (count := _skip_attachments(lines)):
            left = say("bilagene er taget fra leveringens egen liste")
            printed.left_out.append((f"{line} ({count})", left))
        elif _is_heading(line, heading if not any(below) else ""):
            printed.texts.append(_text(heading, below))
            heading, below = heading_text(line), []
        else:
            below.append(line)
    printed.texts.append(_text(heading, below))
    printed.texts = [each for each in printed.texts if each.heading or each.text]
    return printed


def _read_title(lines: deque[str], printed: _Printed, number: str, *, is_shown: bool) -> None:
    """The first line, when it is the item's number and title; told as left out where the title may be shown."""
    _skip_blank(lines)
    if lines and re.match(rf"{re.escape(number)}\.\s", lines[0]):
        line = lines.popleft()
        if is_shown:
            printed.left_out.append((line, say("gentager punktets titel")))


def _read_numbers(lines: deque[str], printed: _Printed) -> None:
    """The lines of the case's number and the document's, below the title."""
    _skip_blank(lines)
    while lines:
        if case := _CASE.fullmatch(lines[0]):
            printed.case = case["number"]
        elif _DOCUMENT.fullmatch(lines[0]):
            printed.left_out.append((lines[0], say("dokumentets nummer i sagssystemet")))
        else:
            return
        lines.popleft()
        _skip_blank(lines)


def _skip_blank(lines: deque[str]) -> None:
    while lines and not lines[0]:
        lines.popleft()


def _text(heading: str, lines: Iterable[str]) -> DeliveredText:
    """A section: each of the lines a paragraph, as eDoc means them, but for a letter that the next line belongs to."""
    paragraphs: list[str] = []
    for line in filter(None, lines):
        if paragraphs and _LETTER.fullmatch(paragraphs[-1]):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return DeliveredText(heading, "\n\n".join(paragraphs), is_plain=True)


def _is_heading(line: str, above: str) -> bool:
    """Whether a line is a heading; not one that says of the heading right above it who recommends or decides."""
    text = heading_text(line)
    if len(text) > _LONGEST_HEADING:
        return False
    known = read_heading(text) if text[:1].isupper() else None
    if known and above and known.kind == understand_heading(above).kind:
        return False
    return bool(known or _ABSENT.fullmatch(text))


def _is_attachments(line: str) -> bool:
    heading = read_heading(heading_text(line)) if len(line) <= _LONGEST_HEADING else None
    return heading is not None and heading.kind == "attachments"


def _skip_attachments(lines: deque[str]) -> int:
    """Take the lines off that name attachments by document number and title; how many there were."""
    count = 0
    while lines and _ATTACHMENT.fullmatch(lines[0]):
        lines.popleft()
        count += 1
    return count
