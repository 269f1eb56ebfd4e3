"""Footnotes at the foot of a page: below a short rule or in smaller letters, each with its number in front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importing.pdf.measures import Measures
from generator.importing.pdf.sheet import Line, Run, Sheet

_NUMBERED = re.compile(r"\[?(?P<number>\d{1,3})(?:\]|[.):])?(?:\s+(?P<text>.*))?", re.DOTALL)
_SMALLER = 0.95


@dataclass(frozen=True, slots=True)
class Footnote:
    """Fodnote: its number and its lines, the first without the number."""

    number: str
    lines: tuple[Line, ...]


def take_footnotes(sheet: Sheet, measures: Measures) -> tuple[Sheet, list[Footnote]]:
    """The sheet without the notes at its foot, and those; a number that nothing in the text refers to makes none."""
    lines = sheet.lines
    start = _start(sheet, measures)
    marks = {
        run.text.strip("[]")
        for line in _above(sheet, lines[:start])
        for span in line.spans
        for run in span.runs
        if run.raised > 0
    }
    notes: list[Footnote] = []
    for line in lines[start:]:
        number, rest = _numbered(line)
        if number in marks:
            notes.append(Footnote(number, (rest,)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        else:
            return sheet, []
    return (replace(sheet, lines=tuple(lines[:start])), notes) if notes else (sheet, [])


def _above(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Line]:
    yield from lines
    for grid in sheet.grids:
        for row in grid.rows:
            for cell in row:
                yield from cell


def _start(sheet: Sheet, measures: Measures) -> int:
    """The first line of the notes: below the rule, or of the small letters that the page ends in."""
    lines = sheet.lines
    foot = max((grid.bottom for grid in sheet.grids), default=0.0)
    if sheet.notes_from is not None and sheet.notes_from >= foot:
        below = next((place for place, line in enumerate(lines) if line.y > sheet.notes_from), len(lines))
        if below < len(lines) and _numbered(lines[below])[0]:
            return below
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * measures.body and lines[start - 1].y > foot:
        start -= 1
    while start < len(lines) and not _numbered(lines[start])[0]:
        start += 1
    return start


def _numbered(line: Line) -> tuple[str, Line]:
    """The number that a line begins with, and the line without it."""
    span = line.spans[0]
    first, others = span.runs[0], span.runs[1:]
    found = _NUMBERED.fullmatch(first.text)
    if not found:
        return "", line
    rest: tuple[Run, ...] = (replace(first, text=found["text"], raised=0, glued=True),) if found["text"] else ()
    if not rest and others:
        rest, others = (replace(others[0], glued=True),), others[1:]
    spans = (replace(span, runs=(*rest, *others)), *line.spans[1:])
    if not spans[0].runs:
        spans = spans[1:]
    return (found["number"], replace(line, spans=spans)) if spans else ("", line)
