"""Files inside files: how deep, and how much, is looked into of one download."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.findings import Examined, FoundText, HiddenPart
from generator.problems import Message, say

APART = " |\n"
"""What stands between values that have nothing to do with each other, so that no number is read across them."""

LOCKED = say("hele filen, som er låst med adgangskode: fjern adgangskoden, og gem den igen")
"""Why a file is unread that asks for a password."""

_NOTHING = " |\t\r\n"
_DEEPEST = 3
_MOST_BYTES = 400_000_000
_MOST_FILES = 5_000


@dataclass(slots=True)
class Room:
    """Plads: how much may yet be unpacked of one download, all the files inside its files together."""

    bytes_left: int = _MOST_BYTES
    files_left: int = _MOST_FILES

    def take(self, size: int) -> bool:
        """Whether there is room for one more file of `size` bytes; if so, there is that much less."""
        if size > self.bytes_left or not self.files_left:
            return False
        self.bytes_left -= size
        self.files_left -= 1
        return True


@dataclass(frozen=True, slots=True)
class Nesting:
    """Indlejring: how a file inside the file that is being looked into is looked into."""

    look_into: LookInto
    room: Room = field(default_factory=Room)
    depth: int = 0

    def examine(self, name: str, data: bytes) -> Examined:
        """What the file `name` inside holds; every place in it names the file. Its name is a text as well."""
        if self.depth >= _DEEPEST:
            return unread(say("filen «{name}», som ligger for dybt, i filer inde i filer", name=name))
        inner = self.look_into(name, data, replace(self, depth=self.depth + 1))
        return Examined(
            (
                FoundText(say("navnet på en indlejret fil"), name),
                *(FoundText(_within(name, text.place), text.text) for text in inner.texts),
            ),
            tuple(HiddenPart(part.kind, _within(name, part.place)) for part in inner.parts),
        )


LookInto: TypeAlias = Callable[[str, bytes, Nesting], Examined]
"""The name of a file, its bytes, and how deep it lies, to what it holds: the dispatch by content."""


def joined(*parts: Examined) -> Examined:
    """All that was found, as one."""
    return Examined(
        tuple(text for each in parts for text in each.texts), tuple(part for each in parts for part in each.parts)
    )


def unread(place: Message) -> Examined:
    """That nobody has been able to look into `place`."""
    return Examined(parts=(HiddenPart("unread", place),))


def text_at(place: Message | None, text: str) -> Examined:
    """`text` as found at `place`; nothing where it is blank."""
    return Examined((FoundText(place, text),)) if text.strip(_NOTHING) else Examined()


def _within(name: str, place: Message | None) -> Message:
    if place is None:
        return say("filen «{name}» inde i den", name=name)
    return say("filen «{name}» inde i den, {place}", name=name, place=place)
