"""Passages: names and texts that may stand nowhere in what is published, and where in a text they stand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from generator.model import Address
from generator.withdrawal.letters import (
    APART,
    LINK_END,
    TOGETHER,
    Bond,
    Letters,
    is_enough,
    letters_of,
    squeezed,
    ways_of_counting,
    without_list_numbers,
)

_UNMISTAKABLE = 8
"""Letters in a row that can be nothing else, whatever blanks stand in them or are lost: "BoLund" may be a village."""
_NOTHING = re.compile(r"(?!)")
_ADDRESSES = re.compile(rf"{LINK_END}|(?:https?://|www\.)[^\s<>\"|)\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Tekst, der er taget ud: a name or a text, what stands in its place, and since when and why."""

    text: str = field(repr=False)
    replacement: str
    date: dt.date
    reason: str
    within: Address = ""
    """The meeting or the item that it is left out of; "" for everywhere."""
    person: Address = ""
    """Whose name it is, where it is one."""
    line: int = 0
    """Of the record."""


@dataclass(frozen=True, slots=True)
class Span:
    """Et sted i en tekst: where a passage stands."""

    start: int
    end: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Needle:
    """One way in which a passage, or a longer name that is let stand, can be written."""

    letters: str = field(repr=False)
    bonds: tuple[Bond, ...]
    passage: Passage | None
    """None for a name that is let stand."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Alt, der er taget ud: every passage, made ready to be looked for in many texts."""

    entries: tuple[Passage, ...] = ()
    spared: tuple[str, ...] = ()
    """Names of others that hold one of them ("Bo Lund Nielsen"): those stay."""
    _needles: tuple[_Needle, ...] = field(default=(), repr=False)
    _pattern: re.Pattern[str] = field(default=_NOTHING, repr=False)
    _has_lines: bool = field(default=False, repr=False)
    _places: Mapping[Address, Passages] = field(default_factory=dict, repr=False)
    """What is left out of each place that anything is left out of alone; "" is all others."""

    @property
    def key(self) -> str:
        """What tells them from others, for whom nothing holds that was found out with these. Never to be shown."""
        return repr(([(passage.text, passage.within) for passage in self.entries], self.spared))

    def of(self, place: Address) -> Passages:
        """Those that are left out of a meeting or an item: what is so everywhere, and what is so there."""
        if not self._places:
            return self
        meeting = place.partition("#")[0]
        return self._places.get(place) or self._places.get(meeting) or self._places[""]

    def may_stand_in(self, text: str) -> bool:
        """Quickly: whether any may stand in a text or in an address there; never no where one does."""
        if self._pattern is _NOTHING:
            return False
        if self._pattern.search(squeezed(text)):
            return True
        if self._has_lines and self._pattern.search(squeezed(without_list_numbers(text))):
            return True
        if "](" not in text and "%" not in text:
            return False
        return any(self._pattern.search(_run_together(address.group())) for address in _ADDRESSES.finditer(text))

    def found_in(self, text: str) -> list[Span]:
        """Where they stand, from the first; those that overlap as one, which the longest passage names."""
        if not self.may_stand_in(text):
            return []
        spans = [span for numbered in ways_of_counting(text) for span in self._found(text, numbered)]
        spans += self._found_in_addresses(text)
        return _merged(spans)

    def name_in(self, path: str) -> Passage | None:
        """The one that stands in a path or an address, where words are run together ("cvkarenholm2021.pdf")."""
        whole = _run_together(path)
        if not self._pattern.search(whole):
            return None
        for needle in self._needles:
            if needle.passage and len(needle.letters) >= _UNMISTAKABLE and needle.letters in whole:
                return needle.passage
        return next((span.passage for span in self._found(_words_of_path(path), numbered=True)), None)

    def _found(self, text: str, numbered: bool) -> Iterator[Span]:
        letters = letters_of(text, numbered)
        spared: list[tuple[int, int]] = []
        for hit in self._pattern.finditer(letters.text):
            at = hit.start()
            for needle in self._needles:  # the longest first
                if not letters.text.startswith(needle.letters, at) or not _stands(needle, letters, at):
                    continue
                end = at + len(needle.letters)
                if needle.passage is None:
                    spared.append((at, end))
                elif not any(start <= at and end <= stop for start, stop in spared[-9:]):
                    yield Span(letters.starts[at], letters.ends[end - 1], needle.passage)

    def _found_in_addresses(self, text: str) -> Iterator[Span]:
        """Web addresses, and where links lead, that hold one: those go whole."""
        for address in _ADDRESSES.finditer(text):
            if passage := self.name_in(address.group()):
                yield Span(address.start(), address.end(), passage)


def passages_of(entries: Sequence[Passage], spared: Iterable[str] = ()) -> Passages:
    """The passages made ready; the names `spared` are let stand where they hold one."""
    names = tuple(spared)
    places = {passage.within for passage in entries}
    if places <= {""}:
        return _ready(entries, names, {})
    wider = {place: ("", place.partition("#")[0], place) for place in {"", *places}}
    each = {
        place: _ready([passage for passage in entries if passage.within in wide], names, {})
        for place, wide in wider.items()
    }
    return _ready(entries, names, each)


def _ready(entries: Sequence[Passage], spared: tuple[str, ...], places: Mapping[Address, Passages]) -> Passages:
    needles = [needle for passage in entries for needle in _needles(passage.text, passage)]
    needles += [needle for name in spared for needle in _needles(name, None)]
    needles.sort(key=lambda needle: (-len(needle.letters), needle.passage is not None))
    parts = "|".join(re.escape(letters) for letters in dict.fromkeys(needle.letters for needle in needles))
    pattern = re.compile(f"(?=(?:{parts}))") if any(needle.passage for needle in needles) else _NOTHING
    has_lines = any("\n" in passage.text for passage in entries)
    return Passages(tuple(entries), spared, tuple(needles), pattern, has_lines, places)


def mentions(text: str, passages: Passages) -> bool:
    """Whether a passage stands in a text: one that is published, or that of a file."""
    return bool(passages.found_in(text))


def _needles(text: str, passage: Passage | None) -> Iterator[_Needle]:
    """A passage as it is written; where it has list numbers after its first line, without those too."""
    first, newline, rest = text.partition("\n")
    for written in dict.fromkeys((text, first + newline + without_list_numbers(rest), without_list_numbers(text))):
        letters = letters_of(written)
        if is_enough(written):
            yield _Needle(letters.text, letters.bonds, passage)


def _words_of_path(path: str) -> str:
    """A path, or where a link leads, without the marks around it that would hide it."""
    return unquote(path.removeprefix("](").strip("<>()"))


def _run_together(path: str) -> str:
    return squeezed(_words_of_path(path))


def _stands(needle: _Needle, letters: Letters, at: int) -> bool:
    """Whether it stands there as words of its own, or as a genitive ("Navnesens")."""
    end = at + len(needle.letters)
    if not _is_edge(letters, at):
        return False
    is_genitive = letters.text.startswith("s", end) and needle.letters[-1].isalpha() and _is_edge(letters, end + 1)
    if not _is_edge(letters, end) and not is_genitive:
        return False
    return len(needle.letters) >= _UNMISTAKABLE or all(
        {bond, own} != {TOGETHER, APART}
        for bond, own in zip(letters.bonds[at + 1 : end], needle.bonds[1:], strict=True)
    )


def _is_edge(letters: Letters, at: int) -> bool:
    """Whether a word may begin or end before the letter `at`: a mark that is printed there, or a digit by a letter."""
    if at <= 0 or at >= len(letters.text) or letters.bonds[at] != TOGETHER:
        return True
    return letters.text[at - 1].isdigit() != letters.text[at].isdigit()


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            longest = max((last, span), key=lambda each: each.end - each.start)
            merged[-1] = Span(last.start, max(last.end, span.end), longest.passage)
        else:
            merged.append(span)
    return merged
