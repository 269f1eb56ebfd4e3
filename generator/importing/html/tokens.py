"""What the flow of a page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.importing.html.links import Link
from generator.importing.html.marks import TAG_MARKS, Mark
from generator.importing.html.tree import Element

Structure: TypeAlias = Literal["heading", "list", "item", "table", "row", "cell"]


@dataclass(frozen=True, slots=True)
class Text:
    """Text of one look, on one line."""

    line: int
    text: str
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None

    @property
    def tags(self) -> tuple[Mark, ...]:
        """Those of its marks that are written as tags."""
        return tuple(mark for mark in TAG_MARKS if mark in self.marks)


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a paragraph begins or ends."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line drawn across the page."""

    line: int


@dataclass(frozen=True, slots=True)
class Open:
    """Where a heading, a list, a table or a part of them begins."""

    line: int
    what: Structure
    element: Element
    marker: str = ""
    """Of a list's entry: what is printed before it."""
    depth: int = 0
    """Of an entry whose list is not nested in the page, but drawn so: how deep it lies."""


@dataclass(frozen=True, slots=True)
class Close:
    """Where what the last `Open` began ends."""


Token: TypeAlias = Text | Break | Edge | Stroke | Open | Close
