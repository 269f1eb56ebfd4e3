"""How a line follows the one before it: whether it goes on from it, stands below it, or begins something new."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from generator.importing.pdf.measures import Measures
from generator.importing.pdf.sheet import Line, is_one_address

Relation: TypeAlias = Literal["on", "below", "apart"]
"""on: the sentence goes on; below: a new line of the same paragraph; apart: another paragraph."""

_SPACED = 0.25  # of the size, beyond the usual distance of lines
_RAISED = 0.25  # more: a raised mark, or a letter from another font, makes room for itself
_NAMES_APART = 3  # of the size: from one name of a list to the next
_INDENT = 0.8  # of the size
_SAME_SIZE = 0.6  # points
_SPACE = 0.2  # of the size
_PAGE_ENDS = re.compile(r"(?:\.{3,}|…)\s*\d{1,4}$")  # of a title in a table of contents
_MID_SENTENCE = re.compile(r"[^\WA-ZÆØÅ]")
_SENTENCE_ENDS = re.compile(r"[.!?:;][»”\")]*$")


def relation(before: Line, line: Line, measures: Measures, *, is_new_page: bool) -> Relation:
    """How `line` follows `before`, the line above it or the last of the page before."""
    if _emphasis(before, measures) != _emphasis(line, measures) and not _bold_goes_on(before, line, measures):
        return "apart"
    if is_new_page:
        return "on" if _goes_over_page(before, line, measures) else "apart"
    gap = line.y - before.y
    size = max(before.size, line.size)
    if before.apart and line.apart:
        return "below" if gap <= _NAMES_APART * size else "apart"
    spaced = _SPACED + (_RAISED if _holds_together(before, line, measures) else 0)
    if not 0 < gap <= (measures.leading + spaced) * size or before.apart or line.apart:
        return "apart"
    if len(line.spans) > 1:
        return "on" if _ends_in_page(line) and is_full(before, line, measures) else "apart"
    if is_full(before, line, measures) or is_one_address(before.spans[-1].runs[-1], line.spans[0].runs[0]):
        return "on"
    above = before.spans[-1] if len(before.spans) > 1 else before
    return "below" if abs(line.x0 - above.x0) < _INDENT * size else "apart"


def _holds_together(before: Line, line: Line, measures: Measures) -> bool:
    """Whether lines may be one paragraph though they stand further apart than most: mid-sentence, or with a mark."""
    is_mid_sentence = not _SENTENCE_ENDS.search(before.text) and bool(_MID_SENTENCE.match(line.text))
    return is_full(before, line, measures) and (is_mid_sentence or _has_mark(before, -1) or _has_mark(line, 1))


def _has_mark(line: Line, raised: int) -> bool:
    return any(run.raised == raised for span in line.spans for run in span.runs)


def is_full(before: Line, line: Line, measures: Measures) -> bool:
    """Whether the first word of `line` would not have fitted above it: the break between them means nothing."""
    right = before.right or measures.right
    if _PAGE_ENDS.search(before.text):
        return False
    return before.x1 + _SPACE * before.size + line.spans[0].first > right


def _ends_in_page(line: Line) -> bool:
    """Whether a line is the last of a title in a table of contents."""
    return len(line.spans) == 2 and line.spans[1].text.isdecimal()


def _emphasis(line: Line, measures: Measures) -> tuple[bool, bool, int]:
    """What sets a line off from the text: letters all bold, a rule under all of it, a larger size."""
    return line.bold, line.underlined, round(line.size / _SAME_SIZE) if measures.is_large(line) else 0


def _bold_goes_on(before: Line, line: Line, measures: Measures) -> bool:
    """Whether a stretch of bold runs from one line into the other, one of which it fills."""
    if measures.is_large(before) or measures.is_large(line) or not is_full(before, line, measures):
        return False
    return before.spans[-1].runs[-1].bold and line.spans[0].runs[0].bold


def _goes_over_page(before: Line, line: Line, measures: Measures) -> bool:
    """Whether a paragraph goes on over a page break: in mid-sentence, or from a line that was full."""
    if measures.is_large(line) or line.apart or len(line.spans) > 1:
        return False
    goes_on = line.text[:1].islower() and not _SENTENCE_ENDS.search(before.text)
    is_indented = line.x0 > before.x0 + _INDENT * line.size
    return goes_on or (is_full(before, line, measures) and not is_indented)
