"""Versions: how one version of a meeting's minutes differs from another, in the words that a secretary reads.

Only what a reader would see counts: two documents that print the same words with other marks have no differences.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.model import ClosedItem, Item, Meeting, Section
from generator.problems import Message, say

_MARKUP = re.compile(r"[\s*_\\|`#>•·]+|(?<!\S)-+(?=\s|$)|:?-{3,}:?", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^\w\s]|$)", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_SHOWN = 160  # signs of a text on each side of a difference


SectionName: TypeAlias = tuple[str, str, int]
"""What tells an item's sections apart: kind, heading, and which of several by that name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Forskel: one part of the minutes that is another than it was."""

    item: str | None
    """The item's number; None for the head."""
    what: Message
    """"Beslutning er ændret", "Punktet er nyt"."""
    before: str = ""
    after: str = ""
    """An excerpt of each side; both empty where the text may not be shown, or there is none."""

    @property
    def message(self) -> Message:
        """The difference with its excerpts."""
        what = say("Punkt {number}: {what}", number=self.item, what=self.what) if self.item else self.what
        if not (self.before or self.after):
            return what
        return say("{what}\n      - {before}\n      + {after}", what=what, before=self.before, after=self.after)


def is_same_text(one: str, other: str) -> bool:
    """Whether two Markdown texts print the same, whatever their marks and line breaks."""
    return one == other or bare(one) == bare(other)


def bare(text: str) -> str:
    """A Markdown text without its marks, blanks and line breaks: two that are equal print the same."""
    return _MARKUP.sub("", _FOOTNOTE.sub("", unicodedata.normalize("NFC", text)))


def differences(before: Meeting, after: Meeting) -> tuple[Difference, ...]:
    """What differs, the head first, then item by item in the order of `after`; what may now be closed is not quoted."""
    return (*_head(before, after), *unquoted(_items(before, after), withdrawn(before, after)))


def unquoted(found: Iterable[Difference], numbers: Collection[str]) -> Iterator[Difference]:
    """The differences, those of the items `numbers` without what stood there."""
    return (replace(each, before="", after="") if each.item in numbers else each for each in found)


def closed_in(meeting: Meeting) -> frozenset[str]:
    """The numbers of the closed items."""
    return frozenset(meeting.closed)


def _head(before: Meeting, after: Meeting) -> Iterator[Difference]:
    if not is_same_text(before.title.casefold(), after.title.casefold()):
        yield Difference(None, say("Mødets titel er ændret"), *_excerpts(before.title, after.title))
    ends = "-" in before.time and "-" in after.time  # one document may know of the end, and the other not
    times = (before.time, after.time) if ends else (before.time[:5], after.time[:5])
    for what, one, other in (
        (say("Mødetiden er ændret"), *times),
        (say("Mødestedet er ændret"), before.place, after.place),
        (say("Indledningen er ændret"), before.preamble, after.preamble),
        (say("Deltagerne er ændret"), _participants(before), _participants(after)),
    ):
        if not is_same_text(one, other):
            yield Difference(None, what, *_excerpts(one, other))


def _participants(meeting: Meeting) -> str:
    names = sorted((person.name, person.absent) for person in meeting.participants)
    return ", ".join(name + (" (afbud)" if absent else "") for name, absent in names)


def _items(before: Meeting, after: Meeting) -> Iterator[Difference]:
    were = {item.number: item for item in before.items}
    for item in after.items:
        if item.number in were:
            yield from _item(were[item.number], item)
        else:
            yield Difference(item.number, say("Punktet er nyt"), "", _excerpts("", item.title)[1])
    remaining = {item.number for item in after.items}
    yield from (Difference(number, say("Punktet er udgået")) for number in were if number not in remaining)


def _item(before: Item | ClosedItem, after: Item | ClosedItem) -> Iterator[Difference]:
    number = after.number
    if isinstance(before, Item) and isinstance(after, ClosedItem):
        yield Difference(number, say("Punktet er lukket"))
        return
    if isinstance(before, ClosedItem) and isinstance(after, Item):
        yield Difference(number, say("Punktet er åbnet"))
        return
    if not is_same_text(before.title, after.title):
        yield Difference(number, say("Titlen er ændret"), *_excerpts(before.title, after.title))
    if (before.case or "") != (after.case or ""):
        yield Difference(number, say("Sagsnummeret er ændret"), before.case or "–", after.case or "–")
    if isinstance(before, Item) and isinstance(after, Item):
        yield from _sections(number, sections_by_name(before), sections_by_name(after))


def withdrawn(before: Meeting, after: Meeting) -> frozenset[str]:
    """The numbers of those open items of `before` that `after` may have closed; none where it closes no more.

    An item may have got another number, so each that is not found again by number, title and case number counts.
    """
    if closed_in(after) <= closed_in(before):
        return frozenset()
    still = {(item.number, item.title, item.case) for item in after.items if isinstance(item, Item)}
    return frozenset(
        item.number
        for item in before.items
        if isinstance(item, Item) and (item.number, item.title, item.case) not in still
    )


def sections_by_name(item: Item) -> Mapping[SectionName, Section]:
    """An item's sections, in order, by their names."""
    seen = Counter[tuple[str, str]]()
    named: dict[SectionName, Section] = {}
    for section in item.sections:
        name = (section.kind, bare(section.heading).casefold())
        seen[name] += 1
        named[(*name, seen[name])] = section
    return named


def _sections(
    number: str, before: Mapping[SectionName, Section], after: Mapping[SectionName, Section]
) -> Iterator[Difference]:
    for key in [*after, *(key for key in before if key not in after)]:
        was, is_now = before.get(key), after.get(key)
        section = is_now or was
        if section is None:
            continue
        name = section.heading or say("Teksten")
        one, other = _section_text(was), _section_text(is_now)
        if was is None:
            yield Difference(number, say("{name} er kommet til", name=name), "–", _excerpts("", other)[1])
        elif is_now is None:
            yield Difference(number, say("{name} er udgået", name=name), _excerpts(one, "")[0], "–")
        elif not is_same_text(one, other):
            yield Difference(number, say("{name} er ændret", name=name), *_excerpts(one, other))


def _section_text(section: Section | None) -> str:
    return "\n".join([section.text, *(each.title for each in section.attachments)]) if section else ""


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """The two texts on one line each, from a little before the first place at which they differ."""
    one, other = (" ".join(_ESCAPED.sub(r"\1", text).split()) for text in (before, after))
    shared = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if shared is None else shared
    start = max(start - _SHOWN // 3, 0)
    if 0 < start < len(one):
        start = one.rfind(" ", 0, start) + 1
    return _excerpt(one, start), _excerpt(other, start)


def _excerpt(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return ("… " if start else "") + shown + (" …" if start + _SHOWN < len(text) else "") or "–"
