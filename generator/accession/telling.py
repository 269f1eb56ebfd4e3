"""Telling: what an import may say of how two versions differ, and nothing of what is closed or taken back.

Of an item that `content/` has closed, or that was taken back, it is told that it is another, never how. A new version
may number its items anew: so where there is any such item, only those are quoted that are the same in both versions by
number, title and case number. What was taken back of the whole meeting, of a person or in a passage could stand
anywhere: then nothing is quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.accession.versions import Difference, differences
from generator.content import format  # noqa: A004 - the format's name
from generator.model import ClosedItem, Item, Meeting
from generator.problems import say
from generator.urls import item_anchor, meeting_address, slug
from generator.withdrawal import Passage, Withdrawals, mentions, passages_of

_PERSONS = "deltagere/"


def told_differences(
    before: Meeting, after: Meeting, mine: Meeting, withdrawals: Withdrawals
) -> tuple[Difference, ...]:
    """What differs, as far as it may be told; `mine` is the meeting as `content/` has it."""
    found = differences(before, after)
    if _may_stand_anywhere((before, after), mine, withdrawals):
        return tuple(dict.fromkeys(_silent(each) for each in found))
    hidden = kept_back(mine, withdrawals)
    if not hidden:
        return found
    unsure = _unsure(before, after) if _is_open_in(hidden, before) or _is_open_in(hidden, after) else set()
    return tuple(dict.fromkeys(_silent(each) if each.item in hidden | unsure else each for each in found))


def told_as_text(meeting: Meeting, mine: Meeting, withdrawals: Withdrawals) -> str:
    """The content file of the meeting without what may not be told of; "" where that could stand anywhere."""
    if _may_stand_anywhere((meeting, mine), mine, withdrawals):
        return ""
    hidden = kept_back(mine, withdrawals)
    unsure = _unsure(meeting, mine) if hidden and _is_open_in(hidden, meeting) else set()
    items = tuple(
        ClosedItem(item.number, "Lukket punkt") if item.number in hidden | unsure else item for item in meeting.items
    )
    return format(replace(meeting, items=items))


def kept_back(mine: Meeting, withdrawals: Withdrawals) -> set[str]:
    """The numbers of the items that are closed in `content/`, or were taken back."""
    at = _address(mine)
    gone = {entry.address for entry in withdrawals.withdrawals}
    withdrawn = {item.number for item in mine.items if f"{at}#{item_anchor(item.number)}" in gone}
    return withdrawn.union(mine.closed)


def _address(meeting: Meeting) -> str:
    return meeting_address(meeting.body, meeting.date, meeting.sequence)


def _may_stand_anywhere(versions: Iterable[Meeting], mine: Meeting, withdrawals: Withdrawals) -> bool:
    """Whether the record can't be read, or has what may stand in any part of the meeting."""
    if withdrawals.problems:
        return True
    gone = {entry.address for entry in withdrawals.withdrawals}
    persons = [address.removeprefix(_PERSONS).strip("/") for address in gone if address.startswith(_PERSONS)]
    passages = [Passage(entry.text, "", entry.date, entry.reason) for entry in withdrawals.redactions]
    if _address(mine) in gone:
        return True
    if not (persons or passages):
        return False
    text = "\n".join(format(version) for version in (*versions, mine))
    named = "-".join(slug(word) for word in text.split()) if persons else ""  # slug keeps only so much of a long text
    return mentions(text, passages_of(passages)) or any(person in named for person in persons)


def _is_open_in(numbers: Collection[str], meeting: Meeting) -> bool:
    """Whether one of these may be open there, be it under another number."""
    closed = {item.number for item in meeting.items if isinstance(item, ClosedItem)}
    return not closed.issuperset(numbers)


def _unsure(before: Meeting, after: Meeting) -> set[str]:
    """The numbers of the items that are not the same by number, title and case number in both versions."""
    ones, others = (set(_identities(meeting)) for meeting in (before, after))
    return {number for number, _, _ in ones ^ others}


def _identities(meeting: Meeting) -> Iterator[tuple[str, str, str | None]]:
    return ((item.number, item.title, item.case) for item in meeting.items if isinstance(item, Item))


def _silent(difference: Difference) -> Difference:
    """The difference without its words: no excerpt, and no heading that a person has made up."""
    what = difference.what
    if any(name == "name" for name, _ in what.values):
        what = say("Teksten er ændret")
    return Difference(difference.item, what)
