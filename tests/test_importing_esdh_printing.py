"""The bundled archive's meetings, printed as deliveries and read again: they are the same meetings."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from generator.content import read
from generator.importing.esdh import read_alone
from generator.model import Item, Meeting, Section
from tests.printing_delivery import as_publication

MEETINGS = read(Path(__file__).parent.parent / "content").meetings


def _as_delivered(meeting: Meeting) -> Meeting:
    """The meeting without what a delivery does not hold: files, corrections, notes' labels, marks around addresses."""

    def section(section: Section) -> Section:
        attachments = tuple(dataclasses.replace(attachment, path=None) for attachment in section.attachments)
        text = re.sub(r"\[\^[^\]]+\]", "[^]", section.text)
        text = re.sub(r"(?<=[| ])-*---:|:-+(?=[ |])", "---", text)
        text = re.sub(r"<(https?://[^>]+)>", r"\1", text)
        return dataclasses.replace(section, text=text, attachments=attachments)

    items = tuple(
        dataclasses.replace(item, sections=tuple(map(section, item.sections))) if isinstance(item, Item) else item
        for item in meeting.items
    )
    return dataclasses.replace(meeting, items=items, corrections=(), source=None, sequence=1)


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: f"{meeting.body}-{meeting.date}")
def test_every_meeting_comes_back_from_its_delivery(meeting: Meeting) -> None:
    again = read_alone(as_publication(meeting))
    assert [str(problem.message) for problem in again.problems if problem.level != "note"] == []
    assert again.meeting is not None
    assert _as_delivered(again.meeting) == _as_delivered(meeting)
    assert not again.holds_closed_text


def test_a_meeting_is_always_printed_the_same() -> None:
    assert [as_publication(meeting) for meeting in MEETINGS] == [as_publication(meeting) for meeting in MEETINGS]
