"""A document's text as an inspection shows it: its lines and pages, with what was taken out and doubted in place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.importing import ReadDocument
from generator.problems import Language, Problem
from generator.reporting.places import page_of, place_of
from generator.reporting.taken_out import TakenPart, find_taken
from generator.reporting.words import LEVELS

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Tvivl: a problem with its number in the list and its place in the text."""

    number: int
    level: str
    """"error", "warning", "note"."""
    label: str
    """"Advarsel 3"."""
    message: str
    hint: str
    place: str
    """"side 3, linje 41"; "" for the whole document."""
    line: int | None
    """The line that it is shown at; None where it is shown in the list only."""


@dataclass(frozen=True, slots=True)
class Span:
    """Stykke af en linje: text that was kept, or taken out."""

    text: str
    is_taken: bool = False
    why: str = ""
    """Why it was taken out; told at the first of several lines."""
    is_there: bool = True
    """Whether the line prints it so; not so where a removal's words were not found."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Linje i kilden."""

    number: int
    spans: tuple[Span, ...]
    follows_gap: bool
    """Whether blank lines stand above it."""
    doubts: tuple[Doubt, ...]

    @property
    def is_target(self) -> bool:
        """Whether the page leads to it: to a doubt, or to the first place of a reason."""
        return bool(self.doubts) or any(span.why for span in self.spans)


@dataclass(frozen=True, slots=True)
class Run:
    """Linjer på én side, der følger hinanden."""

    page: int | None
    """The number of the page, where it begins here."""
    lines: tuple[SourceLine, ...]


def doubts_of(read: ReadDocument, source: str, language: Language) -> tuple[Doubt, ...]:
    """The document's problems in the order of a list: first those that need a look, each kind by its lines."""
    last = len(read.text.split("\n")) if read.text else 0

    def order(problem: Problem) -> tuple[bool, int]:
        return problem.level == "note", problem.line or 0

    return tuple(
        Doubt(
            number=number,
            level=problem.level,
            label=f"{LEVELS[problem.level].in_language(language)} {number}",
            message=problem.message.in_language(language),
            hint=problem.hint.in_language(language) if problem.hint else "",
            place=place_of(problem, read.page_starts, source, language),
            line=problem.line if problem.line and problem.line <= last else None,
        )
        for number, problem in enumerate(sorted(read.problems, key=order), 1)
    )


def cut_text(
    read: ReadDocument, doubts: Sequence[Doubt], cuts: Sequence[int], language: Language
) -> list[tuple[Run, ...]]:
    """The document's text in pieces: from each line in `cuts` (rising, from 1) up to the next."""
    lines = list(_lines(read, doubts, language))
    numbers = [line.number for line in lines]
    places = [bisect_left(numbers, cut) for cut in cuts] + [len(lines)]
    pages = [page_of(line.number, read.page_starts) for line in lines]
    return [tuple(_runs(lines, pages, start, end)) for start, end in pairwise(places)]


def _runs(lines: Sequence[SourceLine], pages: Sequence[int | None], start: int, end: int) -> Iterator[Run]:
    for page, group in groupby(range(start, end), key=lambda place: pages[place]):
        places = list(group)
        begins_here = places[0] == 0 or pages[places[0] - 1] != page
        yield Run(page if begins_here else None, tuple(lines[place] for place in places))


def _lines(read: ReadDocument, doubts: Sequence[Doubt], language: Language) -> Iterator[SourceLine]:
    """The lines that are to be shown: those with words, and blank ones that something is said of."""
    printed = read.text.split("\n") if read.text else []
    taken = find_taken(printed, read.removed)
    doubted = _by_line(doubts)
    shown, told = 0, ""
    for number, line in enumerate(printed, 1):
        parts = taken.get(number, ())
        if not (line.strip() or parts or number in doubted):
            continue
        follows_gap = number - shown > 1
        spans = tuple(_spans(line, parts, told, language))
        if parts:
            told = parts[-1].removed.why.in_language(language)
        elif _WORD.search(line):  # a table's rule does not part the contents
            told = ""
        shown = number
        yield SourceLine(number, spans, follows_gap, doubted.get(number, ()))


def _by_line(doubts: Sequence[Doubt]) -> Mapping[int, tuple[Doubt, ...]]:
    placed = sorted((doubt for doubt in doubts if doubt.line), key=lambda doubt: doubt.line or 0)
    return {line: tuple(group) for line, group in groupby(placed, key=lambda doubt: doubt.line or 0)}


def _spans(line: str, parts: Sequence[TakenPart], told: str, language: Language) -> Iterator[Span]:
    """The line cut at what was taken out; a reason that was `told` at the line above is not told again."""
    reached = 0
    for part in parts:
        if part.start > reached:
            yield Span(line[reached : part.start])
        why = part.removed.why.in_language(language)
        text = line[part.start : part.end]
        yield Span(text or part.removed.text, is_taken=True, why="" if why == told else why, is_there=bool(text))
        told, reached = why, part.end
    if reached < len(line):
        yield Span(line[reached:])
