"""Where the items of minutes begin: the one way of writing them that a document uses, and the lines written so.

`candidates.py` weighs each line by itself, `chains.py` holds those of one way together; here the way is chosen. What is
not sure is text, and told, item by item.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.headings import is_closed_title, read_heading, read_run_in
from generator.importing.blocks import plain
from generator.importing.candidates import Candidate, Evidence, ItemStart, candidates, unnumbered
from generator.importing.case_lines import read_case_line
from generator.importing.chains import NumberedLines, chain_of, place_of
from generator.importing.contents import Contents, is_contents_heading
from generator.importing.forms import FORMS, Form, is_numbered, names_an_item, numbers_an_item
from generator.importing.groups import closed_places, read_group
from generator.importing.notes import is_note
from generator.importing.pieces import LONGEST_LINE, Piece
from generator.importing.titles import heading_text, is_like_title, opens_section
from generator.problems import Problem, say

_ABSENCE = re.compile(r"(?:fraværende|afbud)(?: (?:med|uden) afbud| fra)?\s*:", re.IGNORECASE)
_FEWEST_BY_NUMBER = 2

__all__ = ["Starts", "find_starts", "heading_text", "landmark"]


@dataclass(frozen=True, slots=True)
class Starts:
    """The items' beginnings in the order printed, and what is doubtful about them."""

    starts: tuple[ItemStart, ...]
    problems: tuple[Problem, ...] = ()
    is_by_number: bool = False
    """Nothing but rising numbers says that these are items."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """One way of writing items, the lines written so, and those of them that hold together as items."""

    lines: Sequence[Candidate]
    chain: Sequence[Candidate]
    form: Form | None = None

    @property
    def weight(self) -> tuple[int, ...]:
        """How many of the items are sure, marked, weak."""
        counts = Counter(candidate.evidence for candidate in self.chain)
        return counts[Evidence.SURE], counts[Evidence.MARKED], counts[Evidence.WEAK]


def landmark(line: str, first: str) -> Literal["alone", "opens", ""]:
    """What a line is, below the `first` line of its block: a block by itself, the beginning of one, or just text."""
    if len(line) > LONGEST_LINE:
        return ""
    text = plain(line)
    if item := names_an_item(text):
        return "alone" if is_closed_title(item.title) else "opens"
    if numbers_an_item(text) or ((item := is_numbered(text)) and is_closed_title(item.title)):
        return "alone"
    if is_note(line) and is_note(first):
        return "opens"
    if text[:1].isupper() and read_heading(heading_text(text)):
        return "alone"
    if _files_below(text, plain(first)) or is_contents_heading(text) or read_group(text):
        return "alone"
    return "opens" if text[:1].isupper() and (read_run_in(text) or _ABSENCE.match(text)) else ""


def _files_below(text: str, first: str) -> bool:
    """Whether a line files the item above it; in the middle of a text only one with a label can be meant."""
    filed = read_case_line(text)
    if not filed:
        return False
    is_below_title = not first or bool(names_an_item(first) or is_numbered(first))
    return is_below_title or (filed.has_label and not (filed.case and filed.case.label.lower() == "sag"))


def find_starts(pieces: Sequence[Piece], contents: Contents) -> Starts:
    """Where the items begin."""
    listed = contents.listed
    dividers = [place for place, piece in enumerate(pieces) if piece.text and opens_section(piece.text)]
    closed = closed_places([piece.text for piece in pieces])
    layouts = [
        _Layout(lines, chain_of(lines, dividers, closed), form)
        for form in FORMS
        if (lines := candidates(pieces, form, listed))
    ]
    best = _chosen(layouts)
    titles = unnumbered(pieces, listed)
    numbered = next((layout for layout in layouts if layout.form and layout.form.name == "number"), None)
    is_just_numbered = best is None or (best is numbered and best.weight[:2] == (0, 0))
    if numbered and is_just_numbered and len(titles) < len(numbered.lines) and _counts_on(numbered.lines):
        return _by_number(numbered.lines)
    if titles and (best is None or len(titles) > 2 * len(best.chain)):
        return Starts(tuple(candidate.start for candidate in titles), (_are_unnumbered(titles),))
    if best is None:
        return Starts(())
    doubts = (*_doubts(best, dividers), *_left_titles(titles, best))
    return Starts(tuple(_apart(best.chain)), (*doubts, *_gaps(best, doubts)))


def _apart(chain: Iterable[Candidate]) -> Iterator[ItemStart]:
    """The items' beginnings, but for one that would share a line with that before it."""
    end = 0
    for line in chain:
        if line.start.place >= end:
            yield line.start
            end = line.start.end


def _chosen(layouts: Iterable[_Layout]) -> _Layout | None:
    """The layout with most evidence; one whose every line stands in a single item of another gives way to that one."""
    filled = [layout for layout in layouts if layout.chain]
    if not filled:
        return None
    best = max(filled, key=lambda layout: layout.weight)
    return next((layout for layout in filled if layout is not best and _holds(layout, best)), best)


def _holds(outer: _Layout, inner: _Layout) -> bool:
    """Whether the `inner` lines are all in one of several sure items of the `outer` layout: a list in its text."""
    places = [candidate.start.place for candidate in outer.chain]
    first, last = inner.chain[0].start.place, inner.chain[-1].start.place
    is_one = bisect_right(places, first) == bisect_right(places, last) > 0
    return outer.weight[0] > 1 and is_one


def _counts_on(lines: Sequence[Candidate]) -> bool:
    """Whether all numbered lines of a document count from 1 without a break, and may be titles."""
    numbers = [line.parts for line in lines]
    counts_on = numbers == [(number,) for number in range(1, len(lines) + 1)]
    return len(lines) >= _FEWEST_BY_NUMBER and counts_on and all(is_like_title(line.start.title) for line in lines)


def _by_number(lines: Sequence[Candidate]) -> Starts:
    """The items of a document that has no other numbers; those that only their numbers show are told."""
    hint = say("Se efter, at det er et punkt, og ikke en linje i en liste")
    problems = tuple(
        Problem(
            "warning", say("Punkt {number} er kun kendt på sit nummer", number=line.start.number),
            line=line.start.line, hint=hint,
        )
        for line in lines
        if line.evidence == Evidence.NONE
    )  # fmt: skip
    return Starts(tuple(line.start for line in lines), problems, is_by_number=len(problems) == len(lines))


def _doubts(layout: _Layout, dividers: Sequence[int]) -> Iterator[Problem]:
    """The lines that are no items but may be meant as such, one of a number; their words are not told.

    They may stand in the text of a closed item.
    """
    items = {line.start.place for line in layout.chain}
    numbers = {line.parts for line in layout.chain}
    numbered = NumberedLines(layout.lines, dividers)
    told: set[str] = set()
    for line in layout.lines:
        number = line.start.number
        if line.start.place in items or number in told:
            continue
        if line.evidence == Evidence.SURE or (line.parts not in numbers and _may_be_missing(line, layout, numbered)):
            told.add(number)
            start = line.start.printed.format(number=f"{number}.", title="").strip()
            message = say("En linje «{start} …» er læst som tekst, ikke som et punkt", start=start)
            hint = say("Er det et punkt, så ret det i indholdsfilen")
            yield Problem("warning", message, line=line.start.line, hint=hint)


def _may_be_missing(line: Candidate, layout: _Layout, numbered: NumberedLines) -> bool:
    """Whether a line whose number no item bears may be that item."""
    title = line.start.title
    if layout.form and layout.form.names_itself:
        return not (title[:1].islower() or title.endswith("."))
    place = bisect_left(layout.chain, line.start.place, key=place_of)
    before = layout.chain[place - 1] if place else None
    after = layout.chain[place] if place < len(layout.chain) else None
    if not is_like_title(title) or (after is None and line.evidence == Evidence.NONE):
        return False
    is_between = (before is None or before.parts < line.parts) and (after is None or line.parts < after.parts)
    return is_between and not numbered.go_on_in(line, before.start.place if before else -1)


def _gaps(layout: _Layout, told: Iterable[Problem]) -> Iterator[Problem]:
    """The numbers that are left out between two items, where no line is told to be one of them."""
    lines = sorted(problem.line or 0 for problem in told)
    for before, after in pairwise(layout.chain):
        is_gap = len(before.parts) == len(after.parts) == 1 and after.parts[0] > before.parts[0] + 1
        is_told = bisect_left(lines, before.start.line) != bisect_left(lines, after.start.line)
        if is_gap and not is_told:
            message = say(
                "Mellem punkt {before} og {after} mangler der et punkt",
                before=before.start.number, after=after.start.number,
            )  # fmt: skip
            hint = say("Se efter i kilden, om et punkt mangler")
            yield Problem("warning", message, line=after.start.line, hint=hint)


def _left_titles(titles: Sequence[Candidate], layout: _Layout) -> Iterator[Problem]:
    """The lines above a case number that no item has: each may be an item without a number."""
    places = [candidate.start.place for candidate in layout.chain]
    for title in titles:
        here = bisect_right(places, title.start.place) - 1
        start = layout.chain[here].start if here >= 0 else None
        is_in_heading = start and (title.start.place < start.end or title.start.title == start.title)
        if not is_in_heading and not title.start.is_closed:
            message = say("En linje over et sagsnummer er læst som tekst, ikke som et punkt uden nummer")
            hint = say("Er det et punkt, så ret det i indholdsfilen")
            yield Problem("warning", message, line=title.start.line, hint=hint)


def _are_unnumbered(titles: Sequence[Candidate]) -> Problem:
    message = say("Punkterne har ingen numre i dokumentet; de har fået numre i den rækkefølge, de står i")
    return Problem("note", message, line=titles[0].start.line)
