"""What of a document may be shown when some of its items are closed: its text, and what was said of it, without theirs.

Fail closed: all lines from a closed item to the next item are emptied, but for those of its title and its case number.
What was taken out there is told by its words' count, and a reader's doubt there, which may quote, is left out. Where
items can't be found, nothing is known to be open: then the text is shown only if no word in it speaks of closed items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
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

_WORD = re.compile(r"[^\W_]+")  # those of an address too


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a document."""

    text: str
    removed: tuple[Removed, ...]
    problems: tuple[Problem, ...]
    closed: frozenset[int] = frozenset()
    """The lines of which nothing may be told."""


def withhold(
    document: Document, read: Sequence[ReadItem], closed_from: Mapping[int, str], held_back: Collection[int] = ()
) -> Shown:
    """The document's text, removals and problems without those of the closed items in `read`.

    Nor those from the lines `closed_from`, of closed groups, to the next item, but for what these lines may show; nor
    the lines `held_back`.
    """
    lines = document.text.split("\n")
    closed = closed_lines(read, closed_from, len(lines)).union(held_back)
    if not closed:
        return Shown(document.text, document.removed, document.problems)
    printed = {line: text for each in read for line, text in each.printed.items()}
    printed |= {line: text for line, text in closed_from.items() if text}
    return Shown(
        "\n".join(
            _shown(line, printed.get(number, "")) if number in closed else line for number, line in enumerate(lines, 1)
        ),
        without_closed(document.removed, closed),
        tuple(problem for problem in document.problems if problem.line not in closed),
        frozenset(closed.difference(printed)),
    )


def _shown(line: str, printed: str) -> str:
    """What may be shown of a line, as it stands there where it says no more."""
    return line if _WORD.findall(line) == _WORD.findall(printed) else printed


def without_closed(removed: Iterable[Removed], closed: Collection[int]) -> tuple[Removed, ...]:
    """What was taken out, told by its words' count where it stands on one of the `closed` lines."""
    return tuple(_counted(entry) if entry.line in closed else entry for entry in removed)


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


def closed_lines(read: Sequence[ReadItem], closed_from: Iterable[int], count: int) -> set[int]:
    """The numbers of the lines, from 1 to `count`, that are of closed items, those of their titles among them."""
    starts = sorted(each.origin.line for each in read)
    firsts = [*(each.origin.line for each in read if isinstance(each.item, ClosedItem)), *closed_from]
    return {line for first in firsts for line in range(first, _next(starts, first, count + 1))}


def _next(starts: Sequence[int], line: int, end: int) -> int:
    """The first item's line below `line`; `end` where there is none."""
    place = bisect_right(starts, line)
    return starts[place] if place < len(starts) else end
