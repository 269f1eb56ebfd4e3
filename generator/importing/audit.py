"""The word audit: every word of the source is in the meeting, or in the list of what was taken out, or lost.

It counts by itself, from the source's text and the finished meeting; it does not ask the grammar what it did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Item, Meeting, Section

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Audit:
    """Ordregnskab: words of the source, kept, taken out and lost; and words that the source has not."""

    words_in: int
    kept: int
    removed: int
    lost: tuple[str, ...]
    added: tuple[str, ...]
    """Words in the meeting that the source has not; the numbers of items in footnote labels are not counted."""


def words(text: str) -> list[str]:
    """The words of a text, letters and digits only; marks of Markdown are none."""
    return _WORD.findall(text)


def audit(source: str, meeting: Meeting, removed: Iterable[str]) -> Audit:
    """How the words of `source` (normalised) stand in `meeting` and in the texts `removed`."""
    wanted = Counter(words(source))
    kept = Counter(word for text in _texts(meeting) for word in words(text))
    taken = Counter(word for text in removed for word in words(text))
    lost = wanted - kept - taken
    added = kept - wanted
    in_count, taken_count, lost_count = wanted.total(), (taken & wanted).total(), lost.total()
    return Audit(
        in_count,
        in_count - taken_count - lost_count,
        taken_count,
        tuple(sorted(lost.elements())),
        tuple(sorted(added.elements())),
    )


_LABEL = re.compile(r"\[\^[^\]]*-(\d+)\]")


def _texts(meeting: Meeting) -> Iterator[str]:
    """Every text of the meeting that the source printed."""
    yield from (meeting.title, meeting.place, meeting.preamble)
    for attendance in meeting.participants:
        yield from (attendance.name, attendance.role, attendance.note)
    for item in meeting.items:
        yield from (f"Punkt {item.number}", item.title, item.case or "")
        if isinstance(item, Item):
            for section in item.sections:
                yield from _section_texts(section)


def _section_texts(section: Section) -> Iterator[str]:
    yield section.heading
    yield _LABEL.sub(r"[^\1]", section.text)
    for attachment in section.attachments:
        yield attachment.title
