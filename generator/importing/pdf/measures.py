"""What is usual in a document: the size of its text, the distance between its lines, where its lines end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.pdf.sheet import Line, Sheet

_LEADINGS = (0.9, 2.2)  # of the size of the letters, from one line to the next of a paragraph
_FEW = 0.12  # of the distances: what comes up more seldom is not the distance of the text
_LARGER = 1.12
_USUAL_LEADING = 1.2
_MARGIN = 0.97  # of the lines end before it
_FULL_WIDTH = 0.8  # of the width between even margins: a document whose lines all end before it has short lines


@dataclass(frozen=True, slots=True)
class Measures:
    """Mål: of a document, in points."""

    body: float
    """The size of its text."""
    leading: float
    """From one baseline to the next, in shares of the size."""
    right: float
    """Where its longest lines end."""

    def is_large(self, line: Line) -> bool:
        """Whether a line is set larger than the text."""
        return line.size >= _LARGER * self.body


def measure(sheets: Sequence[Sheet]) -> Measures:
    """The measures of the document."""
    lines = [line for sheet in sheets for line in sheet.lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    for cells in (cell for sheet in sheets for grid in sheet.grids for row in grid.rows for cell in row):
        for line in cells:
            sizes[line.size] += 0  # a document of tables has a size too
    body = max(sizes, key=lambda size: (sizes[size], size), default=11.0)
    return Measures(body, _leading(sheets, body), _right(sheets, body))


def _leading(sheets: Iterable[Sheet], body: float) -> float:
    """The smallest distance, in shares of the size, that comes up often."""
    distances: Counter[float] = Counter()
    for sheet in sheets:
        for first, second in pairwise(sheet.lines):
            share = round((second.y - first.y) / body, 1)
            if first.size == second.size == body and _LEADINGS[0] <= share <= _LEADINGS[1]:
                distances[share] += 1
    often = [share for share, count in distances.items() if count >= _FEW * distances.total()]
    return max(min(often, default=_USUAL_LEADING), 1.0)


def _right(sheets: Sequence[Sheet], body: float) -> float:
    """Where the longest lines end; in a document of short lines, a margin as wide as the one on the left."""
    lines = [line for sheet in sheets for line in sheet.lines if line.size == body and len(line.spans) == 1]
    if not lines:
        return 0.0
    ends, starts = sorted(line.x1 for line in lines), sorted(line.x0 for line in lines)
    longest = ends[min(int(len(ends) * _MARGIN), len(ends) - 1)]
    even = sheets[0].width - starts[len(starts) // 20]
    return longest if longest > _FULL_WIDTH * even else even
