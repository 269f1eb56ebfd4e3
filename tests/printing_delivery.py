"""A meeting printed as a delivery: the Publication that AgendaManager and FirstAgenda write.

The bundled archive's XML originals are made with it, and the tests import those again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markup import to_html
from generator.model import Attachment, Attendance, ClosedItem, Item, Meeting, Section, TextLinks

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]: (.*)$", re.MULTILINE)


def as_publication(meeting: Meeting) -> bytes:
    """The delivery's XML; corrections are not printed, nor the title, which is made of body and date."""
    return b"\xef\xbb\xbf" + "\n".join(_publication(meeting)).encode()


def _publication(meeting: Meeting) -> Iterator[str]:
    begin, _, end = meeting.time.partition("-")
    day = f"{meeting.date:%d-%m-%Y}"
    yield '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    yield "<Publication>"
    yield _value("PublicationTypeAsValue", "1" if meeting.kind == "agenda" else "2")
    yield "<Agendas>"
    yield '<Agenda ID="1">'
    yield _value("Name", meeting.preamble)
    yield '<Meeting ID="1">'
    yield _value("When", f"{day} {begin}:00" if begin else f"{day} 00:00:00")
    yield _value("Until", f"{day} {end}:00" if end else "")
    yield _value("Where", meeting.place)
    yield "<Members>"
    for person in meeting.participants:
        yield from _member(person)
    yield "</Members>"
    yield "</Meeting>"
    yield f'<Committee ID="1">{_value("Name", meeting.body)}</Committee>'
    yield "<Items>"
    for place, item in enumerate(meeting.items, 1):
        yield from _item(place, item)
    yield "</Items>"
    yield "</Agenda>"
    yield "</Agendas>"
    yield "</Publication>\n"


def _value(name: str, value: str) -> str:
    return f"<{name}><![CDATA[{value.replace(']]>', ']]]]><![CDATA[>')}]]></{name}>" if value else f"<{name}></{name}>"


def _member(person: Attendance) -> Iterator[str]:
    """4 is present, 2 is absent (`shared/reference/esdh.md`, Publication)."""
    yield "<MeetingMember>"
    yield _value("ParticipationStatusAsValue", "2" if person.absent else "4")
    yield _value("ParticipationNote", person.note)
    yield _value("Name", f"{person.name} ({person.party})" if person.party else person.name)
    yield _value("MeetingMemberRolesList", person.role)
    yield "</MeetingMember>"


def _item(place: int, item: Item | ClosedItem) -> Iterator[str]:
    yield f'<Item ID="{place}">'
    yield _value("Caption", item.title)
    yield f'<Case ID="0">{_value("Number", item.case or "-")}</Case>'
    yield _value("IsPublic", "True" if isinstance(item, Item) else "False")
    yield _value("Number", item.number)
    yield "<Fields>"
    for index, section in enumerate(item.sections if isinstance(item, Item) else (), 1):
        yield from _field(index, section)
    yield "</Fields>"
    yield "<Enclosures>"
    for attachment in item.attachments if isinstance(item, Item) else ():
        yield from _enclosure(attachment)
    yield "</Enclosures>"
    yield "</Item>"


def _field(index: int, section: Section) -> Iterator[str]:
    html = _html(section.text)
    yield "<ItemField>"
    yield _value("Caption", section.heading)
    yield _value("Index", str(index))
    yield _value("FieldTypeAsEnum", "Html")
    yield _value("HasContent", "True" if html else "False")
    yield _value("Content", html)
    yield "</ItemField>"


def _enclosure(attachment: Attachment) -> Iterator[str]:
    yield "<Enclosure>"
    yield _value("Name", attachment.title)
    yield _value("IsPublic", "True")
    yield _value(
        "InstantiationFilePathRelative", "Enclosures\\" + attachment.path.rsplit("/")[-1] if attachment.path else ""
    )
    yield "</Enclosure>"


def _html(text: str) -> str:
    """A section's text as HTML; footnotes as the editors of such systems leave them, numbered in their field."""
    labels = {label: number for number, label in enumerate(dict.fromkeys(_MARK.findall(text)), 1)}
    notes = [_note(labels[label], note) for label, note in _NOTE.findall(text)]
    marked = _MARK.sub(lambda mark: f"\ue000{labels[mark[1]]}\ue001", _NOTE.sub("", text))
    html = re.sub(
        "\ue000(\\d+)\ue001",
        r'<a href="#_ftn\1" name="_ftnref\1"><sup>[\1]</sup></a>',
        to_html(marked, TextLinks(), ""),
    )
    return "\n".join([html.strip(), *(["<hr>", *notes] if notes else [])])


def _note(number: int, text: str) -> str:
    html = to_html(text, TextLinks(), "").strip().removeprefix("<p>").removesuffix("</p>")
    return f'<div id="ftn{number}"><p><a href="#_ftnref{number}">[{number}]</a> {html}</p></div>'
