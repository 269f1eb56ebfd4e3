"""The word audit: every word of the source is in the meeting, or in the list of what was taken out, or lost.

It counts by itself, from the source's text and the finished meeting; it does not ask the grammar what it did. And it
reads the items in the source's order: text that has moved to another item stands out even if no word is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Item, Meeting, Section

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?(?:sub|sup|i|b|em|strong|u|s|br)\s*/?>", re.IGNORECASE)
# Marks that may stand inside a word, and are no part of it: emphasis, and links to nothing.
_LINKED_TO_NOTHING = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.){0,300})\]\(#?\)")
_EMPHASIS = re.compile(r"\\?\*")
_LABEL = re.compile(r"\[\^[^\]]*-(\d+)\]")
_SAMPLE = 10
_NOTE = re.compile(r"^\[\^[^\]]*\]:(?:.|\n(?!\n))*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Audit:
    """Ordregnskab: words of the source, kept, taken out and lost; and words that the source has not."""

    words_in: int
    kept: int
    removed: int
    lost: tuple[str, ...]
    added: tuple[str, ...]
    """Words in the meeting that the source has not; the numbers of items in footnote labels are not counted."""
    moved: str = ""
    """The first word that stands in another order than in the source, with those after it."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Nummerering: how the source prints an item's number and title, which the content file prints in one way."""

    printed: str = "Punkt {number} {title}"
    made: str = ""
    """What stands before the title in the content file and not in the source: "Lukket: "."""

    def heading(self, number: str, title: str) -> str:
        """Number and title as the source prints them."""
        return self.printed.format(number=number, title=title.removeprefix(self.made))


def words(text: str) -> list[str]:
    """The words of a text, letters and digits only, in lower case ("PUNKT 3" is written "Punkt 3"); marks are none."""
    text = _EMPHASIS.sub("", _LINKED_TO_NOTHING.sub(r"\1", _TAG.sub(" ", text)))
    return _WORD.findall(text.lower())


def audit(source: str, meeting: Meeting, removed: Iterable[str], numbering: Sequence[Numbering] = ()) -> Audit:
    """How the words of `source` (normalised) stand in `meeting` and in the texts `removed`.

    `numbering` says how the source prints the heading of each item; as "Punkt 3: Title" where it does not say.
    """
    printed = words(source)
    wanted = Counter(printed)
    numbered = numbering or [Numbering()] * len(meeting.items)
    headings = [each.heading(item.number, item.title) for each, item in zip(numbered, meeting.items, strict=True)]
    kept = Counter(word for text in _texts(meeting, headings) for word in words(text))
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
        _moved(printed, [word for text in _ordered_texts(meeting, headings) for word in words(text)]),
    )


def _moved(printed: Iterable[str], kept: Sequence[str]) -> str:
    """The words of `kept` from the first that does not follow in `printed`; "" where all stand in its order."""
    to_come = iter(printed)
    for place, word in enumerate(kept):
        if word not in to_come:  # reads on as far as the word
            return " ".join(kept[place : place + _SAMPLE])
    return ""


def _ordered_texts(meeting: Meeting, headings: Iterable[str]) -> Iterator[str]:
    """The items' texts that must stand in the source's order: all but notes, and prose between attachments."""
    for item, heading in zip(meeting.items, headings, strict=True):
        yield heading
        for section in item.sections if isinstance(item, Item) else ():
            yield section.heading
            if section.kind == "attachments":
                yield from (attachment.title for attachment in section.attachments)
            else:
                yield _LABEL.sub(r"[^\1]", _NOTE.sub("", section.text))


def _texts(meeting: Meeting, headings: Iterable[str]) -> Iterator[str]:
    """Every text of the meeting that the source printed."""
    yield from (meeting.title, meeting.place, meeting.preamble)
    for attendance in meeting.participants:
        yield from (attendance.name, attendance.party, attendance.role, attendance.note)
    for item, heading in zip(meeting.items, headings, strict=True):
        yield from (heading, item.case or "")
        if isinstance(item, Item):
            for section in item.sections:
                yield from _section_texts(section)


def _section_texts(section: Section) -> Iterator[str]:
    yield section.heading
    yield _LABEL.sub(r"[^\1]", section.text)
    for attachment in section.attachments:
        yield attachment.title
