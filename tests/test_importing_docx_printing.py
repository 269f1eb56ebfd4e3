"""Every meeting of the bundled archive printed as a Word document, and read from it again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.content import read
from generator.importing import read_document
from generator.importing.blocks import Heading, List, Table
from generator.importing.docx import read_docx
from generator.importing.reading import Document
from generator.model import Meeting
from tests.printing import as_printed
from tests.printing_docx import as_docx

MEETINGS = read(Path(__file__).parent.parent / "content").meetings


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: f"{meeting.body}-{meeting.date}")
def test_a_printed_meeting_is_read_as_it_was(meeting: Meeting) -> None:
    again = read_document(as_docx(meeting))
    assert again.problems == ()
    assert again.meeting is not None
    assert as_printed(again.meeting) == as_printed(meeting)


def test_the_bytes_are_the_same_whenever_it_is_printed() -> None:
    assert as_docx(MEETINGS[0]) == as_docx(MEETINGS[0])


def test_the_documents_have_what_word_documents_have() -> None:
    found: Counter[str] = Counter()
    for meeting in MEETINGS:
        document = read_docx(as_docx(meeting))
        assert isinstance(document, Document)
        found.update(type(block).__name__ for block in document.blocks)
        found["notes"] += document.text.count("\n[")
        found["links"] += document.text.count("](https://")
        found["footers"] += sum(str(each.why) == "sidefod" for each in document.removed)
    assert min(found[kind.__name__] for kind in (Heading, List, Table)) >= len(MEETINGS)
    assert min(found["notes"], found["links"], found["footers"]) > 1
