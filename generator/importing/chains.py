"""Which of the lines that may open items hold together as the items of a document.

Their numbers rise. The surest lines are taken first; a weaker one only fills the place of a number that is missing, and
never where it may as well go on a list inside an item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.importing.candidates import Candidate, Evidence


def chain_of(lines: Sequence[Candidate], dividers: Sequence[int], closed: Sequence[bool]) -> list[Candidate]:
    """The lines that hold together as the items of a document: the surest, and weaker ones in the places left.

    `dividers` are the places of section headings; at the places `closed`, in a closed group, only sure lines are items.
    """
    chain: list[Candidate] = []
    open_lines = [line for line in lines if not closed[line.start.place]]
    numbered = NumberedLines(lines, dividers)
    for evidence in (Evidence.SURE, Evidence.MARKED, Evidence.WEAK):
        fitting = [line for line in (lines if evidence == Evidence.SURE else open_lines) if line.evidence == evidence]
        if evidence == Evidence.MARKED:
            fitting = _dressed_alike(fitting, chain)
        if not chain and evidence > Evidence.WEAK:
            chain = _wary(fitting)
        else:
            _fill(chain, fitting, numbered)
    return chain


def _wary(lines: Sequence[Candidate]) -> list[Candidate]:
    """The most lines whose numbers rise, without those that may be text of the closed item above them.

    A line in a closed item may look like the next item, or an earlier one. Then the item itself stands below, or the
    number is one that is passed: as many items are found without it. If not, nobody can tell, and it is closed.
    """
    last = {line.parts: place for place, line in enumerate(lines)}
    sure: list[Candidate] = []
    closed: tuple[int, ...] = ()
    for place, line in enumerate(lines):
        is_below_closed = bool(sure) and sure[-1].start.is_closed
        is_again = is_below_closed and last[line.parts] > place
        if line.start.is_closed or not (is_again or line.parts < closed):
            sure.append(line)
        if line.start.is_closed:
            closed = max(closed, line.parts)
    chain, kept = _in_order(lines), _in_order(sure)
    if len(kept) >= len(chain):
        return kept
    known = set(map(place_of, sure))
    return [line if line.start.place in known else _shut(line) for line in chain]


def _shut(line: Candidate) -> Candidate:
    return replace(line, start=replace(line.start, is_closed=True))


def _dressed_alike(marked: Sequence[Candidate], chain: Sequence[Candidate]) -> list[Candidate]:
    """Of headings and bold lines those dressed like the items; where none is known yet, like most that are in order."""
    if chain:
        dress = Counter(candidate.dress for candidate in chain).most_common(1)[0][0]
        return [candidate for candidate in marked if candidate.dress == dress]
    by_dress = defaultdict(list)
    for candidate in marked:
        by_dress[candidate.dress].append(candidate)
    return max(by_dress.values(), key=lambda alike: len(_in_order(alike)), default=[])


class NumberedLines:
    """The numbered lines of a document, by number."""

    def __init__(self, lines: Sequence[Candidate], dividers: Sequence[int]) -> None:
        self._places = defaultdict[tuple[int, ...], list[int]](list)
        for line in lines:
            self._places[line.parts].append(line.start.place)
        self._dividers = dividers

    def go_on_in(self, line: Candidate, since: int) -> bool:
        """Whether the number before stands between `since` and the line, with no section's heading after it."""
        before = self._places.get((*line.parts[:-1], line.parts[-1] - 1), [])
        here = bisect_left(before, line.start.place) - 1
        if here < 0 or before[here] <= since:
            return False
        return bisect_left(self._dividers, line.start.place) == bisect_left(self._dividers, before[here])

    def have_one_before(self, line: Candidate) -> bool:
        """Whether any line bears the number before."""
        return (*line.parts[:-1], line.parts[-1] - 1) in self._places


def _fill(chain: list[Candidate], weaker: Sequence[Candidate], numbered: NumberedLines) -> None:
    """Put weaker lines in the places that are left in a chain."""
    for line in weaker:
        place = bisect_left(chain, line.start.place, key=place_of)
        before = chain[place - 1] if place else None
        after = chain[place] if place < len(chain) else None
        if _fits(line, before, after, numbered):
            chain.insert(place, line)


def place_of(line: Candidate) -> int:
    """Where a line stands among the pieces."""
    return line.start.place


def _fits(line: Candidate, before: Candidate | None, after: Candidate | None, numbered: NumberedLines) -> bool:
    """Whether a weaker line's number is the one that is missing between two items, and the line no entry of a list."""
    if len(line.parts) > 1 or (after and line.parts >= after.parts):
        return False
    number = line.parts[0]
    if before is None:
        is_next_to = after is not None and after.parts[0] == number + 1
        return number == 1 or is_next_to or (after is None and not numbered.have_one_before(line))
    is_next = number == before.parts[0] + 1
    return is_next and not before.start.is_closed and not numbered.go_on_in(line, before.start.place)


def _in_order(lines: Sequence[Candidate]) -> list[Candidate]:
    """The most lines whose numbers rise; of several such, those whose numbers rise the least, and that come first.

    So a line that runs ahead of the numbers to come, or falls back, is left out.
    """
    tails: list[int] = []  # the place of the line with the lowest number that ends a chain of each length
    before: list[int | None] = []
    for place, line in enumerate(lines):
        length = bisect_left(tails, line.parts, key=lambda tail: lines[tail].parts)
        before.append(tails[length - 1] if length else None)
        if length == len(tails) or line.parts < lines[tails[length]].parts:
            tails[length : length + 1] = [place]
    chain: list[Candidate] = []
    here = tails[-1] if tails else None
    while here is not None:
        chain.append(lines[here])
        here = before[here]
    return chain[::-1]
