"""Tables that a page draws with lines: the lines to cells, the words to the cells they stand in."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.importing.pdf.drawings import Box, Drawings
from generator.importing.pdf.lines import read_lines
from generator.importing.pdf.sheet import Grid, Word

_TOUCH = 3.0  # points: between lines that meet
_MOST_LINES = 600  # in either direction; a page with more has a drawing, and is read as text
_MOST_CELLS = 5000  # of a page, for the same reason
_FEWEST_COLUMNS = 2


@dataclass(slots=True)
class _Mesh:
    """Lines that touch each other."""

    horizontals: list[Box] = field(default_factory=list)
    verticals: list[Box] = field(default_factory=list)


def take_grids(words: Sequence[Word], drawings: Drawings) -> tuple[list[Grid], list[Word]]:
    """The tables that are drawn on the page with two columns or more, and the words that stand in none."""
    rest = list(words)
    grids: list[Grid] = []
    for mesh in _meshes(drawings):
        grid, rest = _read_grid(mesh, rest)
        if grid:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.top), rest


def _meshes(drawings: Drawings) -> list[_Mesh]:
    """The lines of the page in groups that hang together."""
    horizontals, verticals = _merged(drawings.horizontals, axis=0), _merged(drawings.verticals, axis=1)
    if max(len(horizontals), len(verticals)) > _MOST_LINES:
        return []
    parents = list(range(len(horizontals) + len(verticals)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for across, horizontal in enumerate(horizontals):
        for down, vertical in enumerate(verticals, len(horizontals)):
            if _touch(horizontal, vertical):
                parents[root(down)] = root(across)
    meshes: dict[int, _Mesh] = {}
    for place, line in enumerate((*horizontals, *verticals)):
        mesh = meshes.setdefault(root(place), _Mesh())
        (mesh.horizontals if place < len(horizontals) else mesh.verticals).append(line)
    return [mesh for mesh in meshes.values() if mesh.horizontals and mesh.verticals]


def _touch(first: Box, second: Box) -> bool:
    return (
        first[0] <= second[2] + _TOUCH
        and second[0] <= first[2] + _TOUCH
        and first[1] <= second[3] + _TOUCH
        and second[1] <= first[3] + _TOUCH
    )


def _merged(lines: Iterable[Box], axis: int) -> list[Box]:
    """Lines that go on from one another as one; each cell of a table may have its own."""
    merged: list[Box] = []
    other = 1 - axis
    for line in sorted(lines, key=lambda line: (round((line[other] + line[other + 2]) / 2 / _TOUCH), line[axis])):
        last = merged[-1] if merged else None
        if last and abs(last[other] - line[other]) <= _TOUCH and line[axis] <= last[axis + 2] + _TOUCH:
            merged[-1] = (
                min(last[0], line[0]), min(last[1], line[1]), max(last[2], line[2]), max(last[3], line[3])
            )  # fmt: skip
        else:
            merged.append(line)
    return merged


def _read_grid(mesh: _Mesh, words: Sequence[Word]) -> tuple[Grid | None, list[Word]]:
    """The table that the lines make, if it is one, and the words outside it."""
    xs = _positions(
        [(box[0] + box[2]) / 2 for box in mesh.verticals], [x for box in mesh.horizontals for x in box[::2]]
    )
    ys = _positions(
        [(box[1] + box[3]) / 2 for box in mesh.horizontals], [y for box in mesh.verticals for y in box[1::2]]
    )
    if len(xs) <= _FEWEST_COLUMNS or len(ys) <= 1 or len(xs) * len(ys) > _MOST_CELLS:
        return None, list(words)
    homes = _homes(mesh, xs, ys)
    cells: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        column = bisect(xs, (word.x0 + word.x1) / 2) - 1
        row = bisect(ys, word.y - word.style.size / 3) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            cells.setdefault(homes[row][column], []).append(word)
        else:
            outside.append(word)
    rows = tuple(
        tuple(tuple(read_lines(cells.get((row, column), ()))) for column in range(len(xs) - 1))
        for row in range(len(ys) - 1)
    )
    return Grid(xs[0], xs[-1], ys[0], ys[-1], tuple(xs[:-1]), rows), outside


def _positions(lines: Iterable[float], ends: Sequence[float]) -> list[float]:
    """Where the lines of one direction stand; the outermost may be told only by where the others end."""
    positions: list[float] = []
    for position in sorted((*lines, min(ends), max(ends))):
        if not positions or position - positions[-1] > 2 * _TOUCH:
            positions.append(position)
    return positions


def _homes(mesh: _Mesh, xs: Sequence[float], ys: Sequence[float]) -> list[list[tuple[int, int]]]:
    """For each field of the table the cell it belongs to: cells that no line parts are one, told by its first field."""
    downs, across = _by_position(mesh.verticals, xs, axis=0), _by_position(mesh.horizontals, ys, axis=1)
    homes: list[list[tuple[int, int]]] = []
    for row, (top, bottom) in enumerate(pairwise(ys)):
        homes.append([])
        for column, (left, right) in enumerate(pairwise(xs)):
            home = (row, column)
            if column and not _reaches(downs[column], (top + bottom) / 2):
                home = homes[row][column - 1]
            elif row and not _reaches(across[row], (left + right) / 2):
                home = homes[row - 1][column]
            homes[row].append(home)
    return homes


def _by_position(lines: Iterable[Box], positions: Sequence[float], axis: int) -> list[list[tuple[float, float]]]:
    """Of the lines at each position, where they begin and end."""
    found: list[list[tuple[float, float]]] = [[] for _ in positions]
    for line in lines:
        place = bisect(positions, (line[axis] + line[axis + 2]) / 2 + _TOUCH) - 1
        found[max(place, 0)].append((line[1 - axis], line[3 - axis]))
    return found


def _reaches(lines: Iterable[tuple[float, float]], middle: float) -> bool:
    return any(start <= middle <= end for start, end in lines)
