"""Entries of lists: the bullet, number or letter that a line begins with, and the line without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.dates import MONTHS
from generator.importing.pdf.sheet import Line

_BULLET = re.compile(r"[•·▪▫■□●○◦‣⁃➢►▶➔✓✔❖☑→*+–—-]")
_DASHES = "*+–—→-"
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]")
_CLOSE_NUMBER = re.compile(r"(?P<marker>(?P<number>\d{1,3})[.)])(?=[^\W\d_])")  # "10.Evt.", where the tab has no room
_LETTER = re.compile(r"\(?(?:[a-zæøåA-ZÆØÅ]|[ivx]{1,5})[.)]")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_WIDE = 0.45  # of the size of the letters: a gap that no space in a line of text is
_SAME = 3.0  # points


@dataclass(frozen=True, slots=True)
class Marked:
    """Punkt i en liste: its marker, where that and the text stand, and the line as it is kept."""

    marker: str
    """As in `blocks.Entry`."""
    glyph: str
    x0: float
    text_x0: float
    line: Line
    """Without the marker; with the letter of a lettered entry, for which Markdown has no list."""
    is_sure: bool = True
    """It can be nothing else; a dash with no more than a space after it may stand in a sentence."""


def read_marker(line: Line, *, is_counted: bool = False) -> Marked | None:
    """The entry that a line opens, if it does; `is_counted` says that the line's number is one of a row of numbers.

    A sentence may begin "1. juni" or "A. P. Møller": where neither a wide gap nor the count tells, it is no entry.
    """
    span = line.spans[0]
    opening = span.text.split(maxsplit=1)[0] if span.text else ""
    is_wide = len(span.text.split(maxsplit=1)) == 1 or span.second - span.x0 - span.first > _WIDE * line.size
    if is_counted and (close := _CLOSE_NUMBER.match(opening)):
        bare = replace(_without(line, close["marker"]), underlined=False)
        return Marked(close["marker"], close["number"], span.x0, span.x0 + span.first, bare)
    if span.text == opening and len(line.spans) == 1:
        return None
    bare = replace(_without(line, opening), underlined=False)  # in a table of contents its titles are, and no headings
    text_x0 = span.second if span.text != opening else line.spans[1].x0
    if _BULLET.fullmatch(opening) or (opening == "o" and is_wide):
        return Marked("-", opening, span.x0, text_x0, bare, is_sure=is_wide or opening not in _DASHES)
    if number := _NUMBER.fullmatch(opening):
        is_date = bool(_MONTH.match(bare.text))
        is_entry = is_wide or (is_counted and not is_date)
        return Marked(opening, number["number"], span.x0, text_x0, bare) if is_entry else None
    if _LETTER.fullmatch(opening) and (is_wide or is_counted or opening.endswith(")")):
        return Marked("-", "", span.x0, text_x0, line)
    return None


def _without(line: Line, opening: str) -> Line:
    """The line without its first word."""
    span = line.spans[0]
    left = len(opening)
    runs = list(span.runs)
    while runs and left:
        text = runs[0].text
        if len(text) <= left:
            left -= len(text)
            runs.pop(0)
        else:
            runs[0] = replace(runs[0], text=text[left:].lstrip(), glued=True)
            left = 0
    if not runs:
        return replace(line, spans=line.spans[1:])
    runs[0] = replace(runs[0], glued=True)
    return replace(line, spans=(replace(span, x0=span.second, runs=tuple(runs)), *line.spans[1:]))


def counted(lines: Sequence[Line]) -> set[int]:
    """The lines, by identity, that begin with a number or a letter, and one near by at their place with the next."""
    found: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for line in lines:
        opening = line.spans[0].text.split(maxsplit=1)[:1]
        order = _order(opening[0]) if opening else None
        if order is not None and opening:
            found.setdefault((round(line.x0 / _SAME), opening[0][0].isdecimal()), []).append((order, id(line)))
    return {
        identity
        for at_one_place in found.values()
        for first, second in pairwise(at_one_place)
        if second[0] == first[0] + 1
        for identity in (first[1], second[1])
    }


def _order(opening: str) -> int | None:
    """The place of an entry among others: its number, or that of its letter."""
    if number := _NUMBER.fullmatch(opening) or _CLOSE_NUMBER.match(opening):
        return int(number["number"])
    return ord(opening[0]) if len(opening) == len("a.") and _LETTER.fullmatch(opening) else None
