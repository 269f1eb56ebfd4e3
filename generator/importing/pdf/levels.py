"""Text side by side that does not stand on one baseline: the cells of a row of which some are set lower than others."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importing.pdf.sheet import Line, Span

_NEAR = 0.9  # of the size of the letters: lines of one column stand further apart
_GUTTER = 1.5  # points


@dataclass(frozen=True, slots=True)
class _Part:
    line: Line
    span: Span


def levelled(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that stand between the lines of another column beside them."""
    return [row for group in _near(lines) for row in (_rows(group) if len(group) > 1 else group)]


def _near(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups, those together that stand too close for lines of one column."""
    group: list[Line] = []
    for line in lines:
        if group and not 0 <= line.y - group[-1].y < _NEAR * min(line.size, group[-1].size):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _rows(group: Sequence[Line]) -> Sequence[Line]:
    """The group row by row, as it is where columns overlap.

    The longest column has the rows. What stands on a line with a part of it stays there; of a column that has no line
    in common with it, the first part is put on the first row, the second on the second.
    """
    columns: list[list[_Part]] = []
    end = 0.0
    for part in sorted((_Part(line, span) for line in group for span in line.spans), key=lambda part: part.span.x0):
        if columns and part.span.x0 < end + _GUTTER:
            columns[-1].append(part)
        else:
            columns.append([part])
        end = max(end, part.span.x1)
    for column in columns:
        column.sort(key=lambda part: part.line.y)
        if any(second.line.y - first.line.y < _NEAR * first.line.size for first, second in pairwise(column)):
            return group
    longest = max(columns, key=len)
    baselines = [part.line.y for part in longest]
    rows = [[part] for part in longest]
    places = {id(part.line): place for place, part in enumerate(longest)}
    for column in columns:
        shares = any(id(part.line) in places for part in column)
        for order, part in enumerate(column if column is not longest else ()):
            near = min(bisect(baselines, part.line.y), len(rows) - 1) if shares else order
            rows[places.get(id(part.line), near)].append(part)
    return [_row(sorted(row, key=lambda part: part.span.x0)) for row in rows]


def _row(parts: Sequence[_Part]) -> Line:
    lines = [part.line for part in parts]
    first = min(lines, key=lambda line: line.y)
    return replace(
        first,
        spans=tuple(part.span for part in parts),
        bold=all(line.bold for line in lines),
        underlined=len(parts) == 1 and first.underlined,
        soft=parts[-1].line.soft and parts[-1].span is parts[-1].line.spans[-1],
    )
