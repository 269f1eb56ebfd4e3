"""The bundled archive's meetings, printed as deliveries and read again: they are the same meetings."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from generator.content import read
from generator.importing.esdh import read_alone
from generator.model import Meeting
from tests.printing import as_printed
from tests.printing_delivery import as_publication

MEETINGS = read(Path(__file__).parent.parent / "content").meetings


def _as_delivered(meeting: Meeting) -> Meeting:
    """The meeting as it is printed, without the title, which no delivery has."""
    return dataclasses.replace(as_printed(meeting), title="", sequence=1)


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: f"{meeting.body}-{meeting.date}")
def test_every_meeting_comes_back_from_its_delivery(meeting: Meeting) -> None:
    again = read_alone(as_publication(meeting))
    assert [str(problem.message) for problem in again.problems if problem.level != "note"] == []
    assert again.meeting is not None
    assert _as_delivered(again.meeting) == _as_delivered(meeting)
    assert not again.holds_closed_text


def test_a_meeting_is_always_printed_the_same() -> None:
    assert [as_publication(meeting) for meeting in MEETINGS] == [as_publication(meeting) for meeting in MEETINGS]
