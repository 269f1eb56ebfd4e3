"""The archive in `content/`: what the issue asks it to show, and that its originals give it again."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import timedelta
from pathlib import Path, PurePath

import pytest

from generator.content import format, read  # noqa: A004 - named for its pair, `parse`
from generator.gathering import gather
from generator.importing import read_document
from generator.importing.audit import words
from generator.model import ClosedItem, Item, Meeting
from tests.printing import as_printed

CONTENT = Path(__file__).parent.parent / "content"
MEETINGS = read(CONTENT).meetings


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: f"{meeting.body}-{meeting.date}")
def test_every_original_imported_again_gives_its_meeting(meeting: Meeting) -> None:
    assert meeting.source is not None
    data = (CONTENT / meeting.source.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == meeting.source.sha256
    again = read_document(data)
    assert [problem for problem in again.problems if problem.level != "note"] == []
    assert again.meeting is not None
    assert as_printed(again.meeting) == as_printed(meeting)
    assert not again.holds_closed_text  # or an import would not have kept it


def test_the_originals_are_a_mix_of_what_municipalities_have() -> None:
    endings = Counter(PurePath(meeting.source.file).suffix for meeting in MEETINGS if meeting.source)
    assert set(endings) == {".pdf", ".docx", ".html", ".xml", ".txt"}
    assert endings[".pdf"] > len(MEETINGS) / 3


def test_it_is_large_and_varied_enough_to_show_everything() -> None:
    gathered = gather(CONTENT)
    archive = gathered.archive
    assert gathered.problems == ()
    assert len(archive.meetings) >= 24
    assert len(archive.bodies) >= 2
    assert archive.meetings[-1].date - archive.meetings[0].date >= timedelta(days=600)
    assert sum(len({t.meeting.date for t in case.treatments}) >= 3 for case in archive.cases) >= 6
    items = [item for meeting in MEETINGS for item in meeting.items]
    texts = [section.text for item in items if isinstance(item, Item) for section in item.sections]
    attachments = [attachment for item in items if isinstance(item, Item) for attachment in item.attachments]
    printed = [format(meeting) for meeting in MEETINGS]
    assert sum(len(words(text)) for text in printed) >= 15_000
    assert any(isinstance(item, ClosedItem) for item in items)
    assert any(person.absent for meeting in MEETINGS for person in meeting.participants)
    assert any(meeting.corrections for meeting in MEETINGS)
    assert any(meeting.kind == "agenda" for meeting in MEETINGS)
    assert any("\n| ---" in text for text in texts)
    assert any("[^" in text for text in texts)
    assert any(attachment.path for attachment in attachments)
    assert any(attachment.path is None for attachment in attachments)
    assert any(decision.meeting is None for case in archive.cases for decision in case.earlier)
    assert any(links.references for links in archive.links.values())


def test_it_says_that_it_is_invented() -> None:
    assert "opdigtet" in gather(CONTENT).config.notice
