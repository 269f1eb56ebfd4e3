"""Passages: names and texts that were taken out as such, known again whatever they are broken by."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from generator.model import Address
from generator.residue.words import words_of
from generator.urls import slug

_GENITIVE = "s"


@dataclass(frozen=True, slots=True)
class Passage:
    """Et navn eller et sted i teksten, der er taget ud: looked for as it is, in every part of the site."""

    text: str = field(repr=False)
    place: str
    """What may be told of it: `withdrawals.toml:12`."""
    within: Address = ""
    """The meeting that alone it is taken out of; everywhere where this is empty."""
    spared: tuple[str, ...] = ()
    """Names of others that hold it, and stay: "Bo Lund Nielsen"."""


@dataclass(frozen=True, slots=True)
class Needle:
    """Nål: a passage as it stands among words without spaces, which finds it whatever it is broken by."""

    letters: str = field(repr=False)
    passage: Passage
    spared: tuple[str, ...] = field(repr=False)

    def is_in(self, joined: str) -> bool:
        """Whether its letters stand there, be it in the middle of a word."""
        return self.letters in joined

    def stands_in(self, joined: str, ends: Container[int]) -> bool:
        """Whether it begins and ends where words do, but for the ending of a genitive; not in another's name."""
        at = joined.find(self.letters)
        while at >= 0:
            end = at + len(self.letters)
            is_end = end in ends or (joined[end] == _GENITIVE and end + 1 in ends)
            if at in ends and is_end and not self._is_spared(joined, at):
                return True
            at = joined.find(self.letters, at + 1)
        return False

    def _is_spared(self, joined: str, at: int) -> bool:
        return any(joined.startswith(name, max(0, at - name.find(self.letters))) for name in self.spared)


def needles_of(passages: Iterable[Passage]) -> tuple[Needle, ...]:
    """Those of the passages as written, and as they are in an address."""
    found = {}
    for one in passages:
        for letters in map(_letters, (one.text, slug(one.text))):
            others = {_letters(way) for name in one.spared for way in (name, slug(name))}
            found[letters, one] = Needle(letters, one, tuple(name for name in others if letters in name))
    return tuple(needle for needle in found.values() if needle.letters)


def _letters(text: str) -> str:
    return "".join(words_of(text))
