"""The JSON shape of a meeting (contract: `docs/architecture.md`): what `inspect` prints and the site publishes."""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.model import Attendance, ClosedItem, Item, Meeting, Section, Withdrawn

Json: TypeAlias = dict[str, Any]


def meeting_json(meeting: Meeting) -> Json:
    """A meeting as `inspect` prints it: facts and headings, without texts and addresses."""
    return {
        "body": meeting.body,
        "kind": meeting.kind,
        "date": meeting.date.isoformat(),
        "time": meeting.time,
        "place": meeting.place,
        "participants": [attendance_json(attendance) for attendance in meeting.participants],
        "items": [item_json(item) for item in meeting.items],
    }


def attendance_json(attendance: Attendance) -> Json:
    """A participant; role, party and note only where there is one."""
    details = {"role": attendance.role, "party": attendance.party, "note": attendance.note}
    said = {key: value for key, value in details.items() if value}
    return {"name": attendance.name, "absent": attendance.absent, **said}


def item_json(item: Item | ClosedItem) -> Json:
    """An item, or the little there is of a closed one (no sections, no attachments); `withdrawn` only where it is."""
    sections = item.sections if isinstance(item, Item) else ()
    attachments = item.attachments if isinstance(item, Item) else ()
    record: Json = {
        "number": shown_number(item),
        "title": item.title,
        "case": item.case,
        "closed": is_closed(item),
        "sections": [section_json(section) for section in sections],
        "attachments": [{"title": attachment.title} for attachment in attachments],
    }
    if isinstance(item, ClosedItem) and item.withdrawn:
        record |= {"title": "", "withdrawn": withdrawn_json(item.withdrawn)}
    return record


def shown_number(item: Item | ClosedItem) -> str:
    """The number as printed; "" where it is not to be shown."""
    return item.number if isinstance(item, Item) or item.is_numbered else ""


def is_closed(item: Item | ClosedItem) -> bool:
    """Whether an item was closed from the first: one that has been taken back is something else."""
    return isinstance(item, ClosedItem) and item.withdrawn is None


def withdrawn_json(withdrawn: Withdrawn) -> Json:
    """When and why something was taken back."""
    return {"date": withdrawn.date.isoformat(), "reason": withdrawn.reason}


def section_json(section: Section) -> Json:
    """A section's kind, heading and date; `date` only for a dated decision."""
    return {
        "kind": section.kind,
        "heading": section.heading,
        "date": section.date.isoformat() if section.date else None,
    }
