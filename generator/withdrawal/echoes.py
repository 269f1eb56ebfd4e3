"""Echoes: where words that are taken back still stand elsewhere in the archive, for a person to judge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Address, ClosedItem, Item, Meeting
from generator.urls import item_anchor, meeting_address
from generator.withdrawal.letters import squeezed
from generator.withdrawal.omitting import head_texts, item_texts

_RUN = 8
"""Words in a row that are hardly the same by chance."""
_FEWEST_OF_TITLE = 4
_COMMON = 5
"""Places that may have the same words: in more, they are how the minutes put things ("… tager … til efterretning")."""
_WORD = re.compile(r"\w+")


def places_of(meetings: Sequence[Meeting]) -> Iterator[tuple[Address, list[str]]]:
    """Every meeting's head and every item, by address, with its texts."""
    for meeting in meetings:
        at = meeting_address(meeting.body, meeting.date, meeting.sequence)
        yield at, list(head_texts(meeting))
        for item in meeting.items:
            yield f"{at}#{item_anchor(item.number)}", list(item_texts(item))


def echoes_of(item: Item | ClosedItem, own: Address, meetings: Sequence[Meeting]) -> list[Address]:
    """The other places where a run of the item's words stands, or its whole title; not what stands in many places."""
    runs = {run for text in item_texts(item) for run in _runs(text, _RUN)}
    title = _words(item.title)
    if _FEWEST_OF_TITLE <= len(title) < _RUN:
        runs.add(tuple(title))
    lengths = {len(run) for run in runs}
    found: dict[Address, set[tuple[str, ...]]] = {}
    uses: Counter[tuple[str, ...]] = Counter()
    for address, texts in places_of(meetings):
        if address != own:
            shared = {run for text in texts for length in lengths for run in _runs(text, length)} & runs
            uses.update(shared)
            found[address] = shared
    return [address for address, shared in found.items() if any(uses[run] <= _COMMON for run in shared)]


def places_with_word(word: str, meetings: Sequence[Meeting]) -> list[Address]:
    """Where a word stands by itself, or as a genitive: a family name that is not taken out when the whole name is."""
    wanted = {squeezed(word), squeezed(word) + "s"}
    return [
        address
        for address, texts in places_of(meetings)
        if any(squeezed(found) in wanted for text in texts for found in _WORD.findall(text))
    ]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
