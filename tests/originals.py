"""The originals of the bundled archive: each meeting printed as the format that its body's secretary delivers.

`python -m tests.originals` prints them anew and writes their SHA-256 into the meetings' files; a PDF needs the
machine's Chromium. The tests import them again and find the same meetings.
"""

from __future__ import annotations

import dataclasses
import hashlib
import sys
import tempfile
from pathlib import Path

from generator.content import content_path, format, read  # noqa: A004 - named for its pair, `parse`
from generator.importing import read_document
from generator.model import ClosedItem, Meeting, Source
from tests.printing import as_extracted_text
from tests.printing_delivery import as_publication
from tests.printing_docx import as_docx
from tests.printing_page import as_firstagenda_page, as_print, print_pdf

_WORD_YEAR = 2026  # from then the Chefforum delivers Word documents, before that web pages


def ending_of(meeting: Meeting) -> str:
    """The format that a meeting is delivered in; deliveries and web pages would not be kept with a closed item."""
    has_closed = any(isinstance(item, ClosedItem) for item in meeting.items)
    match meeting.body:
        case "Hovedudvalget" if not has_closed:
            return "xml"
        case "Chefforum":
            return "docx" if meeting.date.year >= _WORD_YEAR or has_closed else "html"
        case "Direktionen" if meeting.kind == "agenda":
            return "docx"
        case "Direktionen" if meeting.date.month in (2, 9):
            return "txt"  # what an extractor had made of the print
        case _:
            return "pdf"


def printed(meeting: Meeting, ending: str) -> bytes:
    """The meeting as a document of that format."""
    match ending:
        case "docx":
            return as_docx(meeting)
        case "html":
            return as_firstagenda_page(meeting).encode()
        case "xml":
            return as_publication(meeting)
        case "pdf":
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / "print.pdf"
                print_pdf(as_print(meeting), target)
                return target.read_bytes()
        case _:
            return as_extracted_text(meeting).encode()


def renew(content: Path) -> int:
    """Print the original of every meeting in `content`; how many."""
    meetings = read(content).meetings
    for meeting in meetings:
        ending = ending_of(meeting)
        data = printed(meeting, ending)
        again = read_document(data).meeting
        if again is None:
            raise ValueError(f"{meeting.title}: the {ending} can't be read again")
        name = content_path(meeting).removeprefix("meetings/").replace(f"/{meeting.date.year}/", "/")
        file = f"originals/{name.removesuffix('.md')}.{ending}"
        for former in (content / file).parent.glob(f"{Path(file).stem}.*"):
            former.unlink()
        (content / file).write_bytes(data)
        source = Source(file, hashlib.sha256(data).hexdigest(), meeting.closed)
        sourced = dataclasses.replace(meeting, title=again.title, source=source)
        (content / content_path(meeting)).write_text(format(sourced), encoding="utf-8")
    return len(meetings)


if __name__ == "__main__":
    sys.exit(0 if renew(Path(__file__).parent.parent / "content") else 1)
