"""Lists that are typed and not set as such: lines that begin with a dash, a bullet, or numbers that count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.dates import MONTHS
from generator.importing.docx.emphasis import Span
from generator.importing.docx.numbering import Label
from generator.importing.docx.story import Content, Grid, Passage

_MARK = re.compile(
    r"\s*(?:(?P<bullet>[•·▪■●○◦‣⁃➢►▶➔]\s*|[-–—*]\s+)"
    rf"|(?P<number>\d{{1,3}})[.)]\s+(?!(?:{'|'.join(MONTHS)})\b)"  # "10. marts" is a date
    r"|(?P<letter>[a-zæøå])\)\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A line that begins as an entry does: the mark with the blanks around it, and what it counts to."""

    passage: Passage
    mark: str
    count: int | None
    """None for a bullet."""


def with_typed_labels(content: Content) -> Iterator[Passage | Grid]:
    """What stands in `content`, the marks of typed lists taken from the text and made labels.

    A number by itself is none: it may be that of a heading. Nor are lines that are headings by their look.
    """
    group: list[_Typed] = []
    for element in content:
        typed = _typed(element) if isinstance(element, Passage) else None
        if typed is None:
            yield from _labelled(group)
            group = []
            yield element
        else:
            group.append(typed)
    yield from _labelled(group)


def _typed(passage: Passage) -> _Typed | None:
    is_heading = passage.look.level is not None or passage.is_bold
    if passage.label or is_heading or passage.look.is_contents or passage.is_note:
        return None
    match = _MARK.match("".join(span.text for span in passage.spans))
    if match is None or any(span.hidden or span.link for span in passage.spans[:1]):
        return None
    letter, number = match["letter"], match["number"]
    return _Typed(passage, match.group(), ord(letter) if letter else int(number) if number else None)


def _labelled(group: Sequence[_Typed]) -> Iterator[Passage]:
    counted = [typed.count for typed in group if typed.count is not None]
    pairs = [pair for pair in pairwise(counted) if pair[1] == pair[0] + 1]
    counts_on = {number for pair in pairs for number in pair}
    for typed in group:
        if typed.count is None or typed.count in counts_on:
            yield _with_label(typed)
        else:
            yield typed.passage


def _with_label(typed: _Typed) -> Passage:
    """The passage with its mark as label; lines with the same indent are lines of one list."""
    look = typed.passage.look
    label = Label("" if typed.count is None else typed.mark.strip(), look.indent or 0)
    spans = tuple(_without_start(typed.passage.spans, len(typed.mark)))
    return replace(typed.passage, spans=spans, label=label, look=replace(look, numbering=(f"typed {label.indent}", 0)))


def _without_start(spans: Iterable[Span], length: int) -> Iterator[Span]:
    for span in spans:
        if length < len(span.text):
            yield replace(span, text=span.text[length:])
        length = max(length - len(span.text), 0)
