"""Text that stands in columns without lines drawn around it: tables, lists of names, columns of prose.

A table is taken for one only when it certainly is: three rows and three columns that keep their edges, or a column of
figures beside a column of text. What is less certain stays lines of text, a row a line.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TypeAlias

from generator.importing.names import is_name, read_name
from generator.importing.pdf.entries import read_marker
from generator.importing.pdf.levels import levelled
from generator.importing.pdf.sheet import Grid, Line, Span

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_FEWEST_OF_PROSE = 5
_FILLED = 0.6  # of the cells of a table
_ALIGNED = 0.8  # of the cells of a column, at one edge
_EDGE = 3.0  # points
_ROW_GAP = 3.2  # of the size of the letters: rows that stand further apart are no table
_WRAPPED = 0.85  # of the usual distance of rows: a line so close to the one above belongs to its row
_GUTTER = 6.0  # points
_PROSE = (4, 0.75)  # words in a line, and how much of its column a line fills
_FIGURES = re.compile(r"[-–+]?\s?(?:kr\.?\s*)?\d[\d.,\s]*(?:%|kr\.?|mio\.?(?: kr\.?)?|t\.?kr\.?|,-)?\s*", re.IGNORECASE)
_MOST_PAGES = 3000

Piece: TypeAlias = Line | Grid


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: tuple[Span | None, ...]


def with_columns(lines: Sequence[Line]) -> list[Piece]:
    """The lines, with tables and other text in columns as they are read."""
    lines = levelled(lines)
    pieces: list[Piece] = []
    place = 0
    while place < len(lines):
        end = _region_end(lines, place)
        region = lines[place:end]
        pieces.extend(_read_region(region) if len(region) > 1 else region)
        place = end
    return pieces


def _region_end(lines: Sequence[Line], start: int) -> int:
    """Where the lines in columns end that begin at `start`: one further where none do."""
    if not _has_columns(lines[start]):
        return start + 1
    second = lines[start].spans[1].x0
    end = last = start + 1
    while end < len(lines):
        before, line = lines[end - 1], lines[end]
        if not 0 <= line.y - before.y <= _ROW_GAP * line.size or (line.bold != before.bold and len(line.spans) == 1):
            break
        if _has_columns(line):
            if not _shares_columns(lines[last - 1], line):
                break
            second = min(second, line.spans[1].x0)
            last = end + 1
        elif line.x0 < second - _EDGE:
            if line.x1 > second - _GUTTER:
                break  # it runs over the gap between the columns
        else:
            last = end + 1
        end += 1
    return last


def _has_columns(line: Line) -> bool:
    """Whether a line has columns; a list's marker and its text are none."""
    return len(line.spans) > 1 and not (len(line.spans) == 2 and read_marker(line))


def _shares_columns(first: Line, second: Line) -> bool:
    """Whether a column after the first begins, ends or has its middle at one place in both lines."""
    return any(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) <= _EDGE
        for a in (first.spans[1:] or first.spans)
        for b in second.spans[1:]
    )


def _read_region(lines: Sequence[Line]) -> Sequence[Piece]:
    columns = _columns(lines)
    if len(columns) < 2 or _counts_pages(lines):
        return lines
    rows = [_Row(line, cells) for line in lines if (cells := _cells(line, columns))]
    if len(rows) < len(lines):
        return lines
    if _are_names(rows):
        return [replace(_alone(row.line, span), apart=True) for row in rows for span in row.cells if span]
    if _is_prose(rows, columns):
        return [
            replace(_alone(row.line, span), right=end)
            for place, (_, end) in enumerate(columns)
            for row in rows
            if (span := row.cells[place])
        ]
    return [_table(rows, columns)] if _is_table(rows, columns) else lines


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Where there is text in some line: the columns, each from where it begins to where it ends."""
    columns: list[tuple[float, float]] = []
    for span in sorted((span for line in lines for span in line.spans), key=lambda span: span.x0):
        if columns and span.x0 < columns[-1][1] + _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], span.x1))
        else:
            columns.append((span.x0, span.x1))
    return columns


def _cells(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[Span | None, ...]:
    """The spans of a line by column; empty where two stand in one column."""
    cells: list[Span | None] = [None] * len(columns)
    for span in line.spans:
        place = bisect(columns, (span.x0, inf)) - 1
        if cells[place]:
            return ()
        cells[place] = span
    return tuple(cells)


def _counts_pages(lines: Sequence[Line]) -> bool:
    """Whether the last column are the pages of a table of contents."""
    last = [line.spans[-1].text for line in lines if len(line.spans) > 1]
    if not all(text.isdecimal() for text in last):
        return False
    pages = [int(text) for text in last]
    return pages == sorted(pages) and pages[0] > 0 and pages[-1] < _MOST_PAGES and len(set(map(len, last))) <= 3


def _are_names(rows: Sequence[_Row]) -> bool:
    """Whether every cell names a person; in a list of members the rows mean nothing."""
    texts = [span.text for row in rows for span in row.cells if span]
    return len(texts) > 2 and all(is_name(read_name(text).name) for text in texts)


def _is_prose(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the columns are to be read one after the other, as in a newspaper."""
    if len(rows) < _FEWEST_OF_PROSE:
        return False
    for place, (start, end) in enumerate(columns):
        spans = [span for row in rows if (span := row.cells[place])]
        full = [
            span
            for span in spans
            if span.x1 - span.x0 >= _PROSE[1] * (end - start) and len(span.text.split()) >= _PROSE[0]
        ]
        if len(full) < _ALIGNED * len(spans):
            return False
    return True


def _is_table(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> bool:
    if any(_is_entry(row.line) for row in rows):
        return False
    whole = [row for row in rows if sum(span is not None for span in row.cells) > 1]
    if len(whole) < _FEWEST_ROWS or not all(_is_aligned(whole, place) for place in range(len(columns))):
        return False
    filled = sum(span is not None for row in whole for span in row.cells)
    if len(columns) >= _FEWEST_COLUMNS:
        return filled >= _FILLED * len(whole) * len(columns)
    figures = [bool(_FIGURES.fullmatch(span.text)) for row in whole[1:] if (span := row.cells[-1])]
    return sum(figures) >= _ALIGNED * len(figures)


def _is_entry(line: Line) -> bool:
    """Whether a line is one of a list by its bullet; a number may be the first cell of a row."""
    marked = read_marker(line)
    return marked is not None and marked.is_sure and bool(marked.glyph) and not marked.glyph.isdecimal()


def _is_aligned(rows: Sequence[_Row], column: int) -> bool:
    """Whether the cells of a column begin, or end, or have their middles one below the other."""
    spans = [span for row in rows if (span := row.cells[column])]
    for edge in ([s.x0 for s in spans], [s.x1 for s in spans], [(s.x0 + s.x1) / 2 for s in spans]):
        middle = sorted(edge)[len(edge) // 2]
        if sum(abs(x - middle) <= _EDGE for x in edge) >= _ALIGNED * len(edge):
            return True
    return False


def _table(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> Grid:
    """The rows as a table; a line close below another, or without a first cell, is the row above running on."""
    merged: list[list[list[Line]]] = []
    distances = sorted(second.line.y - first.line.y for first, second in pairwise(rows))
    usual = distances[len(distances) // 2]
    before: _Row | None = None
    for row in rows:
        is_close = before is not None and row.line.y - before.line.y < _WRAPPED * usual
        is_partial = any(span is None for span in row.cells)
        if merged and is_partial and (is_close or row.cells[0] is None):
            cells = merged[-1]
        else:
            cells = [[] for _ in columns]
            merged.append(cells)
        for cell, span in zip(cells, row.cells, strict=True):
            if span:
                cell.append(_alone(row.line, span))
        before = row
    return Grid(
        x0=columns[0][0],
        x1=columns[-1][1],
        top=rows[0].line.y - rows[0].line.size,
        bottom=rows[-1].line.y,
        columns=tuple(start for start, _ in columns),
        rows=tuple(tuple(map(tuple, cells)) for cells in merged),
    )


def _alone(line: Line, span: Span) -> Line:
    """A part of a line as a line of its own."""
    bold = all(run.bold for run in span.runs)
    return replace(line, spans=(span,), bold=bold, soft=line.soft and span is line.spans[-1])
