"""What of a document may be shown when some of its items are closed: its text, and what was said of it, without theirs.

Fail closed: all lines from a closed item to the next item are emptied, but for those of its title and its case number.
What was taken out there is told by its words' count, and a reader's doubt there, which may quote, is left out. Where
items can't be found, nothing is known to be open: then the text is shown only if no word in it speaks of closed items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.importing.audit import Audit, words
from generator.importing.items import ReadItem
from generator.importing.reading import Document, Removed
from generator.model import ClosedItem
from generator.problems import Problem, say

_SPEAKS_OF_CLOSED = re.compile(
    r"\b(?:lukke(?:t|de)|fortrolig|hemmelig|tavshedspligt|personsag|personfølsom|(?:ikke|ej)[ -]?offentlig)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a document."""

    text: str
    removed: tuple[Removed, ...]
    problems: tuple[Problem, ...]


def withhold(document: Document, read: Sequence[ReadItem], closed_from: Sequence[int]) -> Shown:
    """The document's text, removals and problems without those of the closed items in `read`.

    Nor those between the lines `closed_from`, of closed groups, and the next item.
    """
    lines = document.text.split("\n")
    closed = _closed_lines(read, closed_from, len(lines))
    if not closed:
        return Shown(document.text, document.removed, document.problems)
    return Shown(
        "\n".join("" if number in closed else line for number, line in enumerate(lines, 1)),
        tuple(_counted(entry) if entry.line in closed else entry for entry in document.removed),
        tuple(problem for problem in document.problems if problem.line not in closed),
    )


def show_unread(document: Document, doubts: Sequence[Problem]) -> Shown:
    """What may be shown of a document whose items are not known, and of the `doubts` that it has raised.

    Of one that may have closed items, nothing that it says: no text, and no doubt that may quote.
    """
    problems = (*document.problems, *doubts)
    if not _SPEAKS_OF_CLOSED.search(document.text):
        return Shown(document.text, document.removed, problems)
    silent = tuple(each for each in problems if not (each.message.values or (each.hint and each.hint.values)))
    note = Problem("note", say("Dokumentets tekst vises ikke, fordi den kan rumme lukkede punkter"))
    return Shown("", (), (*silent, note))


def hushed(account: Audit) -> Audit:
    """The account with how many words are lost, but none of them, and no address: they may be closed."""
    return replace(account, lost=("…",) * len(account.lost), unlinked=(), lost_links=())


def counted(text: str, line: int = 0) -> Removed:
    """The text of a closed item told as taken out, without a word of it."""
    count = len(words(text))
    return Removed(line, f"({count} ord)", say("tekst under et lukket punkt"), count)


def _counted(entry: Removed) -> Removed:
    return replace(counted(entry.text, entry.line), why=entry.why)


def _closed_lines(read: Sequence[ReadItem], closed_from: Sequence[int], count: int) -> set[int]:
    """The numbers of the lines, from 1, that are closed and may not be shown."""
    starts = sorted(each.origin.line for each in read)
    stretches = [(each.origin.line, each.printed) for each in read if isinstance(each.item, ClosedItem)] + [
        (line, frozenset((line,))) for line in closed_from
    ]
    return {
        line
        for first, printed in stretches
        for line in range(first, _next(starts, first, count + 1))
        if line not in printed
    }


def _next(starts: Sequence[int], line: int, end: int) -> int:
    """The first item's line below `line`; `end` where there is none."""
    place = bisect_right(starts, line)
    return starts[place] if place < len(starts) else end
