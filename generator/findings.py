"""Findings: what stands in a text or a file, and may have to stay in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Literal, TypeAlias

from generator.problems import Message

FindingKind: TypeAlias = Literal[
    "cpr",  # a CPR number
    "phone",
    "mail",
    "address",
    "sensitive",  # a word that marks a case of health, social matters, staff, crime …
    "metadata",  # in a file: who wrote it, with what, where it lay
    "comments",
    "tracked_changes",
    "hidden",  # sheets, rows, slides and text that who opens the file does not see
    "covered",  # text under a black box
    "embedded",  # files inside the file
    "unread",  # a file, or a part of it, that nobody can look into: a picture of text, a lock, an unknown format
    "unexamined",  # a file that took too long, too much memory, or broke what was to look into it
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Fund: something of a kind, in a text that is looked through."""

    kind: FindingKind
    start: int
    end: int
    """Its place in the text."""
    value: str = field(repr=False)
    """It, written in one way whatever way it stands in: what a keyed hash is made of. Never to be shown."""
    shown: str
    """It, as it may be shown: of a CPR number the first two digits ("01••••-••••"); of the others all."""
    doubt: Message | None = None
    """Why it may be something else ("går ikke op med modulus 11"), as a CPR number only."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """Tekst i en fil: a piece of what can be read in it, to be looked through."""

    place: Message | None
    """Where in the file: "side 3", "arket «Priser»", "egenskaberne"; None for the whole of it."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HiddenPart:
    """Skjult del af en fil: what is there and who opens the file does not see, or was not to see."""

    kind: FindingKind
    place: Message
    """ "arket «Løn» er skjult", "3 slettede stykker tekst", "tekst under en sort flade på side 2"; no word of it."""


@dataclass(frozen=True, slots=True)
class Examined:
    """En undersøgt fil: all that can be read in it, seen or unseen, and what there is to say of it."""

    texts: tuple[FoundText, ...] = ()
    parts: tuple[HiddenPart, ...] = ()


def ranges(numbers: Iterable[int]) -> list[str]:
    """Rising numbers of lines or pages as people write them: "41", "57-60"."""
    rising = count()
    runs = [list(run) for _, run in groupby(numbers, key=lambda number: number - next(rising))]
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
