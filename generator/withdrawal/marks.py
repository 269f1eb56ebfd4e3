"""Marks: what a meeting or an item was when it was taken back, to know it again at another number, date or body.

A mark is a hash of words, with no key: it hides nothing, for the words themselves stand beside it in `content/`, of
which nothing is published but what is built of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from generator.model import Address, ClosedItem, Item, Meeting
from generator.urls import item_anchor, meeting_address
from generator.withdrawal.letters import squeezed
from generator.withdrawal.records import Withdrawal

_Sort: TypeAlias = Literal["case", "item", "meeting", "here"]

_DIGITS = 16
"""Hexadecimal, of SHA-256: two of a million texts are alike by chance once in ten million archives."""
_FEWEST_WORDS = 8
"""Fewer may be the same in two items by chance ("Orientering. Intet til dette punkt")."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Standing:
    """Det, der står på en adresse: a meeting or an item as it is now, by its marks."""

    words: str
    """The mark of all its words, by which it is known anywhere; "" where they are few."""
    here: str
    """The mark of its words, few or many, by which it is known at its own address."""
    others: frozenset[str]
    """More to know it by there: an item's case and title; what a meeting's items are known by."""

    @property
    def marks(self) -> frozenset[str]:
        """All by which it is known at its own address."""
        return (self.others | {self.words, self.here}) - {""}


def standing_of(meetings: Iterable[Meeting]) -> dict[Address, Standing]:
    """What stands at the address of every meeting and every item."""
    standing: dict[Address, Standing] = {}
    for meeting in meetings:
        at = meeting_address(meeting.body, meeting.date, meeting.sequence)
        texts, letters, others = [meeting.preamble], [squeezed(meeting.preamble)], set[str]()
        items: dict[Address, Standing] = {}
        for item in meeting.items:
            texts.append("\n".join(_own_words(item)))
            letters.append(squeezed(texts[-1]))
            found = _standing("item", texts[-1:], letters[-1], _case_marks(item))
            others |= found.others | {found.words}
            items[f"{at}#{item_anchor(item.number)}"] = found
        standing[at] = _standing("meeting", texts, "".join(letters), others)
        standing |= items
    return standing


def marks_of(
    address: Address, meetings: Iterable[Meeting], withdrawals: Mapping[Address, Withdrawal]
) -> tuple[str, ...]:
    """What the meeting or the item at `address` is to be known by.

    Not the words that stand elsewhere too, where nothing has been taken back: they would be known there.
    """
    standing = standing_of(meetings)
    own = standing.get(address)
    others = {
        other.words
        for place, other in standing.items()
        if place != address and not place.startswith(f"{address}#") and not is_taken_back(place, withdrawals)
    }
    return tuple(sorted(own.marks - others)) if own else ()


def is_taken_back(place: Address, withdrawals: Mapping[Address, Withdrawal]) -> bool:
    """Whether a meeting's or an item's address has been taken back, or that of the item's meeting."""
    return place in withdrawals or place.partition("#")[0] in withdrawals


def _standing(sort: Literal["item", "meeting"], texts: Sequence[str], letters: str, others: Iterable[str]) -> Standing:
    first = list(islice((word for text in texts for word in _WORD.finditer(text)), _FEWEST_WORDS))
    words = _mark(sort, letters) if len(first) == _FEWEST_WORDS else ""
    return Standing(words, _mark("here", letters), frozenset(others))


def _own_words(item: Item | ClosedItem) -> Iterator[str]:
    """The item's texts but for what others have too: headings, with the date of the meeting, and the case number."""
    yield item.title
    if isinstance(item, Item):
        for section in item.sections:
            yield section.text
            yield from (attachment.title for attachment in section.attachments)


def _case_marks(item: Item | ClosedItem) -> Iterator[str]:
    if item.case:
        yield _mark("case", f"{squeezed(item.case)} {squeezed(item.title)}")


def _mark(sort: _Sort, said: str) -> str:
    return hashlib.sha256(f"{sort} {said}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
