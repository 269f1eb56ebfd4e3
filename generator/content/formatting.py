"""A `Meeting` to the text of its content file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.content.lines import open_fence, read_case_line, with_code
from generator.model import Attachment, Attendance, ClosedItem, Item, Meeting, Section, Source

ATTACHMENT_ROOT = "../../../"
"""From a meeting's file (`content/meetings/<body>/<year>/<date>.md`) to `content/`."""

_HEADING_ABOVE_FOURTH = re.compile(r"^( {0,3})(#{1,3})(?=[ \t]|$)")


class _Quoted(str):
    """Text that YAML must show in quotes, so that no reader takes it for a number."""

    __slots__ = ()


class _InLine(list[str]):
    """A list that YAML must show on one line."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """YAML as a person would write it: quotes only where they are needed."""


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(
    _InLine, lambda dumper, entries: dumper.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=True)
)


def format(meeting: Meeting) -> str:  # noqa: A001 - the pair `parse`/`format` is the format's name; no builtin is used here
    """The content file of `meeting`: YAML front matter, then Markdown.

    A line of a text that would read as a heading of the file's own (`#` to `###`) gets a backslash.
    """
    blocks = [f"---\n{_front_matter(meeting)}---", _guarded(meeting.preamble)]
    for item in meeting.items:
        blocks.extend(_item(item))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front_matter(meeting: Meeting) -> str:
    fields: dict[str, Any] = {"title": meeting.title, "date": meeting.date}
    if meeting.time:
        fields["time"] = _Quoted(meeting.time)
    fields["body"] = meeting.body
    if meeting.place:
        fields["place"] = meeting.place
    if meeting.participants:
        fields["participants"] = [_participant(attendance) for attendance in meeting.participants]
    fields["kind"] = meeting.kind
    if meeting.source:
        fields["source"] = _source(meeting.source)
    if meeting.corrections:
        fields["corrections"] = [
            {"date": correction.date, **({"item": _Quoted(correction.item)} if correction.item else {})}
            | {"text": correction.text}
            for correction in meeting.corrections
        ]
    return yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))


def _source(source: Source) -> dict[str, Any]:
    closed = {"closed": _InLine(map(_Quoted, source.closed))} if source.closed else {}
    return {"file": source.file, "sha256": source.sha256, **closed}


def _participant(attendance: Attendance) -> str | dict[str, Any]:
    details: dict[str, Any] = {
        "party": attendance.party,
        "absent": attendance.absent,
        "role": attendance.role,
        "note": attendance.note,
    }
    said = {key: value for key, value in details.items() if value}
    return {"name": attendance.name, **said} if said else attendance.name


def _item(item: Item | ClosedItem) -> Iterator[str]:
    yield f"## Punkt {item.number}: {item.title}"
    if item.case:
        yield f"Sag: {item.case}"
    elif isinstance(item, Item) and _begins_like_case(item):
        yield "Sag:"
    if isinstance(item, Item):
        for section in item.sections:
            yield from _section(section)
    elif item.neutral_title:
        yield f"Vises som: {item.neutral_title}"


def _begins_like_case(item: Item) -> bool:
    """Whether the text of an item begins with a line that would be taken for its case number."""
    first = item.sections[0] if item.sections else None
    return (
        first is not None
        and not first.heading
        and read_case_line(first.text.lstrip("\n").split("\n", 1)[0]) is not None
    )


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"### {section.heading}"
    yield _guarded(section.text)
    yield "\n".join(f"- {_attachment(attachment)}" for attachment in section.attachments)


def _attachment(attachment: Attachment) -> str:
    return f"[{attachment.title}]({ATTACHMENT_ROOT}{attachment.path})" if attachment.path else attachment.title


def _guarded(text: str) -> str:
    """`text` with no heading above the fourth level outside fenced code, and no fence that would swallow the rest."""
    lines = text.split("\n")
    if "#" in text:
        lines = [line if code else _HEADING_ABOVE_FOURTH.sub(r"\1\\\2", line) for line, code in with_code(lines)]
    unclosed = open_fence(lines)
    return "\n".join([*lines, unclosed[1]] if unclosed else lines)
