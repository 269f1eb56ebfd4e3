"""Running heads and feet, and page numbers: what stands at one place in the margin of most pages.

A line is taken for one only where all beyond it, towards the edge of the page, are too. A line that the grammar knows
(an item, a case number, the heading of a section) is one only if it is the same on all pages: items that begin on
pages of their own look alike but for their numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.dates import read_date
from generator.importing.pdf.sheet import Grid, Line, Sheet
from generator.importing.pdf.tables import as_lines
from generator.problems import Message, say

_TOP, _BOTTOM = 0.25, 0.8  # of the page: where a running head may end, and a running foot begin
_DRIFT = 4.0  # points, from page to page
_FEWEST_PAGES = 3
_OUTER = 50.0  # points: so near to the edge there is no text, and two pages are enough
_SHARE = 0.4  # of the pages: those on the left may have another head than those on the right
_NUMBER = re.compile(r"\d+")
# Numbers are left open, and so is how many: "Side 9 af 12" and "Side 10 af 12" are one foot.
_PAGE_COUNT = re.compile(
    r"(?:.*\W)?(?i:side|page)\s+(?P<page>\d{1,4})(?:\s*(?:af|/|of)\s*\d{1,4})?|[-–]?\s*(?P<bare>\d{1,4})\s*[-–]?"
)
_TITLE = re.compile(r"(?:referat|dagsorden|beslutningsprotokol)\b.{8,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RunningLine:
    """Kolumnelinje: a line taken out of a page."""

    line: Line
    why: Message
    is_head: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near an edge of its page, and how far from it."""

    sheet: int
    line: Line
    distance: float
    shape: str


def take_running(
    sheets: Sequence[Sheet], is_landmark: Callable[[str], bool]
) -> tuple[list[Sheet], list[list[RunningLine]]]:
    """The sheets without their running lines, and those of each sheet from the top.

    The first of a kind stays where it tells what the document does not say elsewhere: its title or its date.
    """
    opened = [_with_margin_grids(sheet) for sheet in sheets]
    heads = [list(_heads(place, sheet)) for place, sheet in enumerate(opened)]
    feet = [list(_feet(place, sheet)) for place, sheet in enumerate(opened)]
    taken: list[list[RunningLine]] = [[] for _ in opened]
    for edges, is_head in ((heads, True), (feet, False)):
        repeated = _repeated([edge for of_sheet in edges for edge in of_sheet], len(opened))
        for place, of_sheet in enumerate(edges):
            for outermost, edge in enumerate(of_sheet):
                why = _why(edge, repeated, place + 1, is_outermost=not outermost)
                varies = not repeated.get((edge.sheet, id(edge.line)), False)
                if why is None or (varies and is_landmark(edge.line.text)):
                    break
                taken[place].append(RunningLine(edge.line, why, is_head))
    _keep_facts(opened, taken)
    ordered = [sorted(lines, key=lambda running: running.line.y) for lines in taken]
    return [_without(sheet, lines) for sheet, lines in zip(opened, ordered, strict=True)], ordered


def _with_margin_grids(sheet: Sheet) -> Sheet:
    """The sheet with a table that lies wholly in a margin read as lines: a letterhead is often set so."""
    in_margin = [grid for grid in sheet.grids if _is_in_margin(grid, sheet)]
    if not in_margin:
        return sheet
    lines = [line for grid in in_margin for line in as_lines(grid)]
    return replace(
        sheet,
        lines=tuple(sorted((*sheet.lines, *lines), key=lambda line: line.y)),
        grids=tuple(grid for grid in sheet.grids if grid not in in_margin),
    )


def _is_in_margin(grid: Grid, sheet: Sheet) -> bool:
    return grid.bottom < _TOP / 2 * sheet.height or grid.top > (1 + _BOTTOM) / 2 * sheet.height


def _heads(place: int, sheet: Sheet) -> Iterator[_Edge]:
    ends = min((grid.top for grid in sheet.grids), default=sheet.height)
    for line in sheet.lines:
        if line.y > min(ends, _TOP * sheet.height):
            return
        yield _Edge(place, line, line.y, _shape(line))


def _feet(place: int, sheet: Sheet) -> Iterator[_Edge]:
    begins = max((grid.bottom for grid in sheet.grids), default=0)
    for line in reversed(sheet.lines):
        if line.y < max(begins, _BOTTOM * sheet.height):
            return
        yield _Edge(place, line, sheet.height - line.y, _shape(line))


def _shape(line: Line) -> str:
    return _NUMBER.sub("#", line.text).casefold()


def _repeated(edges: Iterable[_Edge], pages: int) -> dict[tuple[int, int], bool]:
    """The lines (sheet, identity) whose shape stands at one height on enough pages, and whether it is the same text."""
    by_shape: dict[str, list[_Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge.distance):
        by_shape[edge.shape].append(edge)
    repeated: dict[tuple[int, int], bool] = {}
    for alike in by_shape.values():
        for group in _at_one_height(alike):
            fewest = _FEWEST_PAGES if group[-1].distance > _OUTER else _FEWEST_PAGES - 1
            if len({edge.sheet for edge in group}) >= max(fewest, _SHARE * pages):
                is_one_text = len({edge.line.text for edge in group}) == 1
                repeated.update(((edge.sheet, id(edge.line)), is_one_text) for edge in group)
    return repeated


def _at_one_height(edges: Iterable[_Edge]) -> Iterator[list[_Edge]]:
    group: list[_Edge] = []
    for edge in edges:
        if group and edge.distance - group[-1].distance > _DRIFT:
            yield group
            group = []
        group.append(edge)
    yield group


def _why(edge: _Edge, repeated: Collection[tuple[int, int]], number: int, *, is_outermost: bool) -> Message | None:
    """Why the line is no part of the text; None when it may be."""
    count = _PAGE_COUNT.fullmatch(edge.line.text)
    is_this_page = count is not None and (count["page"] or count["bare"]) == str(number)
    if (edge.sheet, id(edge.line)) in repeated:
        return say("sidetal") if count else say("gentages øverst eller nederst på siderne")
    return say("sidetal") if is_this_page and is_outermost else None


def _keep_facts(sheets: Sequence[Sheet], taken: Sequence[list[RunningLine]]) -> None:
    """Leave in its place the first running line that tells a title or a date that the first pages do not tell else."""
    out = {id(running.line) for lines in taken for running in lines}
    said = [line.text for sheet in sheets[:2] for line in sheet.lines if id(line) not in out]
    said += [
        line.text for sheet in sheets[:2] for grid in sheet.grids for row in grid.rows for cell in row for line in cell
    ]
    dates = {read_date(text) for text in said}
    has_title = any(_TITLE.match(text) for text in said)
    for lines in taken:
        for running in list(lines):
            text = running.line.text
            date = read_date(text)
            tells_title = bool(_TITLE.match(text)) and not has_title
            if tells_title or (date and date not in dates):
                lines.remove(running)
                dates.add(date)
                has_title = has_title or tells_title


def _without(sheet: Sheet, running: Iterable[RunningLine]) -> Sheet:
    out = {id(each.line) for each in running}
    return replace(sheet, lines=tuple(line for line in sheet.lines if id(line) not in out)) if out else sheet
