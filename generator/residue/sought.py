"""What is looked for: of the texts that were taken back, whatever is said nowhere in those that stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from generator.dates import MONTHS, WEEKDAYS
from generator.model import Address
from generator.residue.passages import Needle, Passage, needles_of
from generator.residue.words import IndexForms, is_telling, ways_to_read, without_marks, words_of
from generator.urls import slug

Run: TypeAlias = tuple[str, ...]

Runs: TypeAlias = Mapping[int, Mapping[Run, str]]
"""By their number of words, each with the place that may be told."""

LONGEST = 5
"""Words of a run."""

NAME_LENGTH = 3
"""Telling words of a run in the name of a file."""

_TELLING_IN_RUN = 2
_DATE_WORDS = frozenset((*MONTHS, *WEEKDAYS))
_START = 3  # letters that all forms of a word begin with


@dataclass(frozen=True, slots=True)
class Gone:
    """Det, der er taget ud: a text of the record that readers may not see, and where it stood."""

    text: str = field(repr=False)
    place: str
    """What may be told of it: `moeder/direktionen/2025-01-13/#punkt-3`."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Eftersøgt: runs of words, words in the index, and passages, each with the place that may be told."""

    runs: Runs = field(repr=False)
    """Those shorter than `LONGEST` are whole texts, or words that say it alone."""
    forms: Mapping[str, str] = field(repr=False)
    """Words as the search index keeps them."""
    needles: tuple[Needle, ...] = ()
    kept: tuple[Address, ...] = ()
    """Addresses that stay, though a name may stand in them that was taken out: their pages say so."""
    within: Mapping[Address, Runs] = field(default_factory=dict, repr=False)
    """More runs, each to be looked for in the pages at one address alone."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of files that may not be there."""
    copies: Mapping[Run, frozenset[str]] = field(default_factory=dict, repr=False)
    """Runs of the text of files that may not be there, by which a copy is known that has been cleaned or converted."""
    listing: str = ""
    """The site's own list of its files, where the addresses stand that are kept."""
    named: Mapping[Run, str] = field(default_factory=dict, repr=False)
    """Runs of telling words by which a file may not be called, as a path has them."""

    def __bool__(self) -> bool:
        return bool(self.needles or self.digests or any(self.runs.values()))

    def copied_by(self, runs: Iterable[Run]) -> Iterator[str]:
        """The files of which most is among these runs."""
        found = Counter(place for run in runs for place in self.copies[run])
        sizes = Counter(place for places in self.copies.values() for place in places) if found else found
        return (place for place, count in found.items() if count > sizes[place] / 2)


@dataclass(slots=True)
class _Wanted:
    """What is looked for, while it is found out: first all of what is gone, then less and less of it."""

    runs: dict[int, dict[Run, str]] = field(default_factory=lambda: {length: {} for length in range(1, LONGEST + 1)})
    forms: dict[str, str] = field(default_factory=dict)
    index_forms: IndexForms = field(default_factory=IndexForms)
    named: dict[Run, str] = field(default_factory=dict)
    spellings: dict[Run, Run] = field(default_factory=dict)
    """Of a run of words, and of the same as an address has it: that which is in `named`."""

    def add(self, gone: Iterable[Gone]) -> None:
        for one in gone:
            self.add_runs(one.text, one.place)
            self.add_words(one.text, one.place)
            self.add_names(one.text, one.place)

    def add_runs(self, text: str, place: str) -> None:
        for words in ways_to_read(text):
            length = min(len(words), LONGEST)
            self.runs[length].update(dict.fromkeys(_telling_runs(words, length), place))

    def add_words(self, text: str, place: str) -> None:
        telling = set(filter(is_telling, words_of(text)))
        self.runs[1].update(((word,), place) for word in telling)
        self.forms.update((form, place) for word in telling for form in self.index_forms.of(word))
        self.forms.update((joined, place) for joined in _joined(text))

    def add_names(self, text: str, place: str) -> None:
        for run in names_in(words_of(text)):
            name = tuple(map(slug, run))
            self.named[name] = place
            self.spellings.update({run: name, name: name})

    def leave_out(self, kept: Iterable[str]) -> None:
        """Whatever is said in what is kept too."""
        starts = {without_marks(form)[:_START] for form in self.forms}
        known: set[str] = set()
        for text in kept:
            for words in ways_to_read(text):
                for length, wanted in self.runs.items():
                    for run in set(filter(wanted.__contains__, runs_of(words, length))):
                        del wanted[run]
                for run in filter(self.spellings.__contains__, names_in(words)):
                    self.named.pop(self.spellings[run], None)
            new = {*words_of(text), *_joined(text)} - known
            known |= new
            for word in new:
                if without_marks(word)[:_START] in starts:  # finding a word's forms costs more than all the rest
                    for form in self.index_forms.of(word):
                        self.forms.pop(form, None)


def sought_in(
    gone: Iterable[Gone],
    kept: Iterable[str],
    passages: Iterable[Passage] = (),
    addresses: Iterable[Address] = (),
    *,
    within: Mapping[Address, Runs] | None = None,
    digests: Mapping[str, str] | None = None,
    copies: Mapping[Run, frozenset[str]] | None = None,
    listing: str = "",
) -> Sought:
    """What to look for so that nothing of `gone` is left in a site of `kept`, the words of its own pages among them.

    `addresses` stay, whatever names stand in them. Linear in the length of both; of `kept` no more is held than its
    words.
    """
    passages = tuple(passages)
    wanted = _Wanted()
    wanted.add(gone)
    for passage in passages:
        wanted.add_words(passage.text, passage.place)
    wanted.leave_out(kept)
    needles = needles_of(passages)
    return Sought(
        wanted.runs, wanted.forms, needles, tuple(addresses), within or {}, digests or {}, copies or {}, listing,
        wanted.named,
    )  # fmt: skip


def runs_in(gone: Iterable[Gone], kept: Iterable[str]) -> Runs:
    """The runs of what is gone that are said nowhere in what is kept."""
    wanted = _Wanted()
    wanted.add(gone)
    wanted.leave_out(kept)
    return wanted.runs


def copies_of(files: Mapping[str, Iterable[str]], others: Iterable[str]) -> dict[Run, frozenset[str]]:
    """The runs by which copies of files are known: by what may be told of each its texts, without what `others` say."""
    found: dict[Run, set[str]] = defaultdict(set)
    for place, texts in files.items():
        for text in texts:
            for run in runs_of(words_of(text), LONGEST):
                found[run].add(place)
    for text in others:
        for run in set(filter(found.__contains__, runs_of(words_of(text), LONGEST))):
            del found[run]
    return {run: frozenset(places) for run, places in found.items()}


def runs_of(words: Sequence[str], length: int) -> Iterator[Run]:
    """Every `length` words of `words` that follow each other."""
    return zip(*(islice(words, start, None) for start in range(length)), strict=False)


def names_in(words: Iterable[str]) -> Iterator[Run]:
    """The runs of words that the name of a file would tell by: whatever small words part them, or are left out."""
    return runs_of([word for word in words if is_telling(word) and word not in _DATE_WORDS], NAME_LENGTH)


def _telling_runs(words: Sequence[str], length: int) -> list[Run]:
    """The runs that say something: "den 10. marts 2025 i" also comes about where pages put a date before a text."""
    runs = list(runs_of(words, length))
    telling = [run for run in runs if sum(map(_is_no_date, run)) >= _TELLING_IN_RUN]
    return telling or [run for run in runs if length > 1]


def _is_no_date(word: str) -> bool:
    return is_telling(word) and word not in _DATE_WORDS


def _joined(text: str) -> Iterator[str]:
    """What has signs inside and no space, as Pagefind indexes it: "25/1234" is "251234"."""
    joined = ("".join(words) for words in map(words_of, text.split()) if len(words) > 1)
    return filter(is_telling, joined)
