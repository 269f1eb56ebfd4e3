"""What is shown of closed items: the archive's policy applied to meetings, before anything is made of them.

Whatever comes after it, pages, data, feed and search, has nothing else to show, and so nothing to let out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeGuard

from generator.config import ClosedPolicy
from generator.headings import is_closed_alone
from generator.model import ClosedItem, Correction, Item, Meeting, Source
from generator.urls import item_anchor

_TITLE = "Lukket punkt"
_CORRECTED = "Rettet"
_MARK = "lukket-"


@dataclass(frozen=True, slots=True)
class _ShownAs:
    """What becomes of a closed item."""

    number: str | None
    """The one that it is shown by; None where it is not shown."""
    is_kept_back: bool
    """Whether the minutes print more of it than is shown."""
    is_titled: bool
    """Whether it has the title that the minutes print."""


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
    shown_as: dict[str, _ShownAs] = {}
    for item in meeting.items:
        if not _is_closed(item):
            items.append(item)
            continue
        shown = _shown(item, policy, next(marks)) if policy.listed else None
        is_kept_back = shown is None or _keeps_back(item, shown)
        is_titled = policy.title == "printed" and shown is not None and shown.title == item.title
        shown_as[item.number] = _ShownAs(shown.number if shown else None, is_kept_back, is_titled)
        items += [shown] if shown else []
    corrections = tuple(_corrections(meeting.corrections, shown_as))
    if (tuple(items), corrections) == (meeting.items, meeting.corrections):
        return meeting
    source = meeting.source
    if source and any(each.is_kept_back for each in shown_as.values()):
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


def _corrections(corrections: Iterable[Correction], shown_as: Mapping[str, _ShownAs]) -> Iterator[Correction]:
    """The corrections, each with the number that its item is shown by; without those of items that are not shown.

    What is said of a correction may tell what its item is about. So it is shown only where the printed title is; else
    no more than that something was corrected, and when: readers are to know that.
    """
    for correction in corrections:
        shown = shown_as.get(correction.item) if correction.item else None
        if shown is None:
            yield correction
        elif shown.number:
            yield replace(correction, item=shown.number, text=correction.text if shown.is_titled else _CORRECTED)


def case_titles_shown(
    titles: Mapping[str, str], record: Iterable[Meeting], shown: Iterable[Meeting], policy: ClosedPolicy
) -> Mapping[str, str]:
    """The names that `archive.toml` gives cases (`[cases]`), without those that tell what a closed item is about.

    A case has its name where one of its items is open among the meetings `shown`, or is closed in the `record` and
    readers see the title that the minutes print. One without a closed item has it too.
    """
    told = {item.case for meeting in shown for item in meeting.items if isinstance(item, Item)}
    closed = [item for meeting in record for item in meeting.items if _is_closed(item)]
    if policy.listed and policy.case and policy.title == "printed":
        told |= {item.case for item in closed if not item.neutral_title}
    hidden = {item.case for item in closed} - told
    return {number: title for number, title in titles.items() if number not in hidden}
