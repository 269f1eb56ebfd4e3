"""Where in a document's text the words stand that an import took out of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.importing.reading import Removed
from generator.problems import Message

_WORD = re.compile(r"[^\W_]+")
_CLOSING = re.compile(r"[^\w\s]*")  # the marks that belong to the word before: "Sagsnr.:"
_FARTHEST = 400  # words on from its line: all entries of a table of contents may name the line that it begins on


@dataclass(frozen=True, slots=True)
class TakenPart:
    """The part of a line that was taken out: from `start` up to `end`, from 0; empty where its words were not found."""

    start: int
    end: int
    removed: Removed


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    line: int
    start: int
    end: int


def find_taken(lines: Sequence[str], removed: Sequence[Removed]) -> Mapping[int, Sequence[TakenPart]]:
    """The parts of `lines` that were taken out, by the line's number from 1, in the order printed.

    What can't be found after its line (its words are withheld, or were joined otherwise) is an empty part at the
    line's end; what has no line is left out.
    """
    printed = list(_printed_words(lines))
    firsts = _first_words(printed, len(lines))
    parts: defaultdict[int, list[TakenPart]] = defaultdict(list)
    reached = list(firsts)  # of each line: where to look for the next that names it
    for entry in removed:
        if not 1 <= entry.line <= len(lines):
            continue
        # a line of a closed item is empty here, and its "(12 ord)" is nothing to look for
        is_shown = bool(lines[entry.line - 1].strip())
        wanted = [word.lower() for word in _WORD.findall(entry.text)] if is_shown else []
        place = _find(printed, wanted, reached[entry.line - 1])
        if place is None:
            end = len(lines[entry.line - 1])
            parts[entry.line].append(TakenPart(end, end, entry))
            continue
        reached[entry.line - 1] = place + len(wanted)
        for line, of_line in groupby(printed[place : place + len(wanted)], key=lambda word: word.line):
            parts[line].append(_part(lines[line - 1], list(of_line), entry))
    return {line: _in_order(found) for line, found in parts.items()}


def words_taken(removed: Iterable[Removed]) -> Mapping[Message, int]:
    """How many words were taken out, by why, in the order in which the reasons come."""
    counts = Counter[Message]()
    for entry in removed:
        counts[entry.why] += entry.words
    return counts


def _printed_words(lines: Sequence[str]) -> Iterator[_Word]:
    for number, line in enumerate(lines, 1):
        for match in _WORD.finditer(line):
            yield _Word(match.group().lower(), number, match.start(), match.end())


def _first_words(words: Sequence[_Word], count: int) -> list[int]:
    """Of each of `count` lines, the place of the first word on it or after it."""
    firsts: list[int] = []
    for place, word in enumerate(words):
        firsts += [place] * (word.line - len(firsts))
    return firsts + [len(words)] * (count - len(firsts))


def _find(words: Sequence[_Word], wanted: Sequence[str], start: int) -> int | None:
    """The first place from `start` at which the words `wanted` stand one after the other."""
    if not wanted:
        return None
    for place in range(start, min(start + _FARTHEST, len(words) - len(wanted) + 1)):
        if words[place].text == wanted[0] and [word.text for word in words[place : place + len(wanted)]] == wanted:
            return place
    return None


def _part(line: str, words: Sequence[_Word], entry: Removed) -> TakenPart:
    """The words of one line with the marks around them: all of the line, where nothing else is on it."""
    start, end = words[0].start, words[-1].end
    if not _WORD.search(line, 0, start):
        start = 0
    closing = _CLOSING.match(line, end)
    end = closing.end() if closing else end
    return TakenPart(start, end if _WORD.search(line, end) else len(line), entry)


def _in_order(found: Sequence[TakenPart]) -> tuple[TakenPart, ...]:
    """The parts of a line as printed, without one that another covers."""
    kept: list[TakenPart] = []
    for part in sorted(found, key=lambda part: part.start):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)
