"""A printed sheet: what the reader keeps of a page of a PDF once the page is closed.

All measures are in points (1/72 inch) as the page is shown: x from its left edge, y from its top edge downwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_SIGNS = re.compile(r"[/.?=&%:-]")  # of which an address has some


@dataclass(frozen=True, slots=True)
class Style:
    """Skrift: how a stretch of text is set, as far as it means something."""

    size: float
    """In points, as shown."""
    bold: bool = False
    italic: bool = False
    symbol: bool = False
    """From a font of symbols: its letters are none."""
    hidden: bool = False
    """Drawn without ink, as the text that an OCR program lays under a scan."""
    angle: int = 0
    """Degrees anticlockwise; 0 for text that is read as the page is."""


@dataclass(frozen=True, slots=True)
class Word:
    """Ord: letters that stand together; one that changes its style is several, all but the first `glued`."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline."""
    style: Style
    glued: bool = False
    soft: bool = False
    """Ends in a soft hyphen, which is not in the text."""
    raised: int = 0
    """1 for a superscript, -1 for a subscript."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Stræk: words after one another in one style, with the spaces between them."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0
    link: str = ""
    glued: bool = False
    """No space stands before it."""


def look(run: Run) -> tuple[bool, bool, int, str]:
    """How a run is set: two that are set alike can be one."""
    return run.bold, run.italic, run.raised, run.link


def joined_text(runs: Sequence[Run]) -> str:
    """The words of runs that follow one another."""
    return "".join(run.text if run.glued or not place else f" {run.text}" for place, run in enumerate(runs))


def is_one_address(run: Run, following: Run) -> bool:
    """Whether a line breaks between two runs inside an address that links to itself."""
    if not run.link or run.link != following.link:
        return False
    word = run.text.rsplit(maxsplit=1)[-1] + following.text.split(maxsplit=1)[0]
    return bool(_SIGNS.search(word)) and word in run.link


@dataclass(frozen=True, slots=True)
class Span:
    """Spalte: a part of a line without a wide gap in it."""

    x0: float
    x1: float
    runs: tuple[Run, ...]
    first: float
    """How wide its first word is."""
    second: float
    """Where its second word begins, or the first ends where there is none."""

    @property
    def text(self) -> str:
        """Its words, without marks."""
        return joined_text(self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """Linje: what stands on one baseline."""

    y: float
    size: float
    """Of most of its letters."""
    spans: tuple[Span, ...]
    bold: bool = False
    """The whole of it is."""
    underlined: bool = False
    """The same."""
    soft: bool = False
    """Its last word goes on in the next line, parted by a soft hyphen."""
    right: float = 0.0
    """Where its column ends; 0 where it is the page's."""
    apart: bool = False
    """It is a line by itself, as a name in a list of names."""

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.spans[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.spans[-1].x1

    @property
    def text(self) -> str:
        """Its words, without marks."""
        return " ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """Gitter: a table drawn with lines; of each cell the lines of text in it."""

    x0: float
    x1: float
    top: float
    bottom: float
    columns: tuple[float, ...]
    """Where the columns begin."""
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Stray:
    """Løs tekst: words that are not read with the others, for they are turned, or not seen."""

    y: float
    text: str
    why: Literal["turned", "outside", "hidden"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Ark: one page of the document."""

    number: int
    """From 1."""
    width: float
    height: float
    lines: Sequence[Line]
    grids: Sequence[Grid] = ()
    strays: Sequence[Stray] = ()
    notes_from: float | None = None
    """Where a short rule at the foot of the page parts the text from its notes."""
    is_picture: bool = False
    """A picture fills most of it."""
    hidden: int = 0
    """How many of its letters are drawn without ink."""
    unreadable: int = 0
    """How many of its signs the document gives no letter for."""
    covered: bool = False
    """Text in it has been painted over."""
    comments: int = 0
    has_contents: bool = False
    """Something that lies on it, and is no link, has words of its own."""
