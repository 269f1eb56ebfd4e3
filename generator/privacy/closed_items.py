"""What is shown of closed items: the archive's policy applied to meetings, before anything is made of them.

Whatever comes after it, pages, data, feed and search, has nothing else to show, and so nothing to let out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import TypeGuard

from generator.config import ClosedPolicy
from generator.headings import is_closed_alone
from generator.model import ClosedItem, Correction, Item, Meeting, Source
from generator.urls import item_anchor

_TITLE = "Lukket punkt"
_MARK = "lukket-"


def as_shown(meetings: Iterable[Meeting], policy: ClosedPolicy) -> tuple[Meeting, ...]:
    """The meetings with no more of their closed items than `policy` lets readers see.

    A title that the secretary has written to be shown takes the printed one's place also where printed titles are
    shown. An original prints what is kept back here, so it is named and not offered. Items that have been taken back
    are left as they are: they say themselves what is left of them. A meeting of which nothing is kept back is itself.
    """
    return tuple(_as_shown(meeting, policy) for meeting in meetings)


def _as_shown(meeting: Meeting, policy: ClosedPolicy) -> Meeting:
    marks = _marks(meeting)
    items: list[Item | ClosedItem] = []
    numbers: dict[str, str | None] = {}
    """By its number as printed, the one that a closed item is shown by; None where it is not shown."""
    is_kept_back = False
    for item in meeting.items:
        if not _is_closed(item):
            items.append(item)
            continue
        shown = _shown(item, policy, next(marks)) if policy.listed else None
        numbers[item.number] = shown.number if shown else None
        is_kept_back |= shown is None or _keeps_back(item, shown)
        items += [shown] if shown else []
    if tuple(items) == meeting.items:
        return meeting
    corrections = tuple(_corrections(meeting.corrections, numbers))
    source = meeting.source
    if source and is_kept_back:
        source = Source(source.file.rpartition("/")[2], source.sha256)
    return replace(meeting, items=tuple(items), corrections=corrections, source=source)


def _is_closed(item: Item | ClosedItem) -> TypeGuard[ClosedItem]:
    return isinstance(item, ClosedItem) and item.withdrawn is None


def _marks(meeting: Meeting) -> Iterator[str]:
    """What tells the meeting's unnumbered items apart: "lukket-1", "lukket-2" …, none of them another item's."""
    taken = {item_anchor(item.number) for item in meeting.items if not _is_closed(item)}
    return (mark for place in count(1) if item_anchor(mark := f"{_MARK}{place}") not in taken)


def _shown(item: ClosedItem, policy: ClosedPolicy, mark: str) -> ClosedItem:
    titles = {
        "printed": item.neutral_title or item.title,
        "neutral": item.neutral_title or _TITLE,
        "none": _TITLE,
    }
    return ClosedItem(
        number=item.number if policy.number else mark,
        title=titles[policy.title],
        case=item.case if policy.case else None,
        is_numbered=policy.number,
    )


def _keeps_back(item: ClosedItem, shown: ClosedItem) -> bool:
    """Whether what the minutes print of an item says more of it than is shown."""
    is_same_title = shown.title == item.title or is_closed_alone(item.title)
    return not is_same_title or (shown.number, shown.case) != (item.number, item.case)


def _corrections(corrections: Iterable[Correction], numbers: dict[str, str | None]) -> Iterator[Correction]:
    """The corrections, each with the number that its item is shown by; without those of items that are not shown."""
    for correction in corrections:
        number = numbers.get(correction.item, correction.item) if correction.item else None
        if number or not correction.item:
            yield replace(correction, item=number)
