"""Merging: a new version of a document, and what a person has edited since the last, as one content file.

Three-way, by field and section: what only the document has changed is taken from it, what only the person has changed
stays, and where both have changed the same the person's is kept and told. But an item that the new version closes is
closed, whatever anyone has written there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.accession.versions import differences, is_same_text, sections_by_name, withdrawn
from generator.model import Attachment, Attendance, ClosedItem, Correction, Item, Meeting, Section
from generator.problems import Message, Problem, say

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Merged:
    """Sammenfletning: the meeting, and what of the new version gave way to a person's edits."""

    meeting: Meeting
    conflicts: tuple[Problem, ...]


def merge(base: Meeting, mine: Meeting, theirs: Meeting) -> Merged:
    """`theirs`, the new version, with what `mine`, the content file, has that `base`, the old version, has not."""
    merging = _Merging()
    mine = merging.without_closed(base, mine, theirs)
    head = say("Mødets hoved")
    people = merging.keyed(head, (_by_name(base), _by_name(mine), _by_name(theirs)), merging.person)
    items = merging.keyed(head, (_by_number(base), _by_number(mine), _by_number(theirs)), merging.item)
    meeting = replace(
        theirs,
        title=merging.text(head, base.title, mine.title, theirs.title),
        time=merging.text(head, base.time, mine.time, theirs.time),
        place=merging.text(head, base.place, mine.place, theirs.place),
        preamble=merging.text(head, base.preamble, mine.preamble, theirs.preamble),
        participants=people,
        items=items,
        body=mine.body,
        sequence=mine.sequence,
        corrections=mine.corrections,
    )
    return Merged(meeting, tuple(merging.conflicts))


def with_corrections(meeting: Meeting, before: Meeting, today: dt.date, text: str = "") -> Meeting:
    """The meeting with a dated correction for each item (and the head) that is another than `before`.

    `text` is what a person says of the correction; without it, what has changed is told.
    """
    changed: dict[str | None, list[str]] = {}
    for difference in differences(before, meeting):
        changed.setdefault(difference.item, []).append(difference.what.in_language("da"))  # content is Danish
    numbers = {item.number for item in meeting.items}
    told = tuple(
        # an item that is gone has no place on the page: it is told of the meeting as a whole
        Correction(today, text or ". ".join(whats), item)
        if item in numbers or item is None
        else Correction(today, text or f"Punkt {item}: {'. '.join(whats)}")
        for item, whats in changed.items()
    )
    return replace(meeting, corrections=(*meeting.corrections, *told))


def _by_name(meeting: Meeting) -> Mapping[str, Attendance]:
    return {person.name: person for person in meeting.participants}


def _by_number(meeting: Meeting) -> Mapping[str, Item | ClosedItem]:
    return {item.number: item for item in meeting.items}


def _by_title(section: Section) -> Mapping[str, Attachment]:
    return {attachment.title: attachment for attachment in section.attachments}


@dataclass(slots=True)
class _Merging:
    """The merge under way, gathering what both have changed."""

    conflicts: list[Problem] = field(default_factory=list)

    def conflict(self, place: Message) -> None:
        message = say("{place}: både du og den nye udgave har ændret det; dit er beholdt", place=place)
        hint = say("Sammenlign med originalen, og ret indholdsfilen, hvis den nye udgave har ret")
        problem = Problem("warning", message, hint=hint)
        if problem not in self.conflicts:
            self.conflicts.append(problem)

    def without_closed(self, base: Meeting, mine: Meeting, theirs: Meeting) -> Meeting:
        """`mine` without what a person has edited in items that `theirs` may have closed, also under another number."""
        edited = withdrawn(base, theirs).difference(mine.closed) & {each.item for each in differences(base, mine)}
        hint = say("Er det et andet punkt, så skriv rettelserne ind igen")
        for number in sorted(number for number in edited if number):
            message = say("Punkt {number} kan være lukket i den nye udgave; dine rettelser er ikke med", number=number)
            self.conflicts.append(Problem("warning", message, hint=hint))
        was = _by_number(base)
        return replace(mine, items=tuple(was[item.number] if item.number in edited else item for item in mine.items))

    def text(self, place: Message, base: str, mine: str, theirs: str) -> str:
        if is_same_text(mine, base):
            return theirs if not is_same_text(theirs, mine) else mine
        if not is_same_text(theirs, base) and not is_same_text(theirs, mine):
            self.conflict(place)
        return mine

    def whole(self, place: Message, base: V | None, mine: V, theirs: V) -> V:
        """One of the two, for a value that has no parts."""
        if mine == base:
            return theirs
        if theirs not in (base, mine):
            self.conflict(place)
        return mine

    def keyed(
        self,
        place: Message,
        editions: tuple[Mapping[K, V], Mapping[K, V], Mapping[K, V]],
        merge_one: Callable[[Message, V | None, V, V], V],
    ) -> tuple[V, ...]:
        """What has a name or a number, in the order of `theirs`, with what only `mine` has after its predecessor."""
        base, mine, theirs = editions
        merged: list[V] = []
        for key in _order(list(mine), list(theirs)):
            if key in mine and key in theirs:
                merged.append(merge_one(place, base.get(key), mine[key], theirs[key]))
            elif key in mine and mine[key] != base.get(key):
                merged.append(mine[key])
                if key in base:
                    self.conflict(place)  # edited here, gone there
            elif key in theirs and theirs[key] != base.get(key):
                if key in base:
                    self.conflict(place)  # gone here, changed there
                else:
                    merged.append(theirs[key])
        return tuple(merged)

    def person(self, place: Message, base: Attendance | None, mine: Attendance, theirs: Attendance) -> Attendance:
        was = base or Attendance(theirs.name)
        return replace(
            theirs,
            absent=self.whole(place, was.absent, mine.absent, theirs.absent),
            role=self.whole(place, was.role, mine.role, theirs.role),
            note=self.whole(place, was.note, mine.note, theirs.note),
            party=self.whole(place, was.party, mine.party, theirs.party),
        )

    def item(
        self, _: Message, base: Item | ClosedItem | None, mine: Item | ClosedItem, theirs: Item | ClosedItem
    ) -> Item | ClosedItem:
        place = say("Punkt {number}", number=theirs.number)
        if isinstance(theirs, ClosedItem):  # what the secretary has it shown as is in no document
            shown_as = theirs.neutral_title or (mine.neutral_title if isinstance(mine, ClosedItem) else "")
            return replace(theirs, neutral_title=shown_as)
        if isinstance(mine, ClosedItem):
            if mine != base:
                self.conflict(place)
            return theirs if mine == base else mine
        was = base if isinstance(base, Item) else Item(theirs.number, "")
        sections = (sections_by_name(was), sections_by_name(mine), sections_by_name(theirs))
        return Item(
            theirs.number,
            self.text(place, was.title, mine.title, theirs.title),
            self.whole(place, was.case, mine.case, theirs.case),
            self.keyed(place, sections, self.section),
        )

    def section(self, place: Message, base: Section | None, mine: Section, theirs: Section) -> Section:
        was = base or Section(theirs.kind, theirs.heading)
        where = say("{place}, {section}", place=place, section=theirs.heading or say("Teksten"))
        named = (_by_title(was), _by_title(mine), _by_title(theirs))
        return replace(
            theirs,
            text=self.text(where, was.text, mine.text, theirs.text),
            attachments=self.keyed(where, named, _delivered),
        )


def _delivered(_: Message, __: Attachment | None, mine: Attachment, theirs: Attachment) -> Attachment:
    """An attachment with its file: the new version's, where it brings one."""
    return replace(theirs, path=theirs.path or mine.path)


def _order(mine: Sequence[K], theirs: Sequence[K]) -> list[K]:
    """The keys of `theirs`, and each that only `mine` has right after the one it follows there."""
    known = set(theirs)
    after: dict[K | None, list[K]] = {}
    last: K | None = None
    for key in mine:
        if key in known:
            last = key
        else:
            after.setdefault(last, []).append(key)
    return [*after.get(None, []), *(each for key in theirs for each in (key, *after.get(key, [])))]
