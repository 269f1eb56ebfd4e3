"""Where in a document something stands, as a person finds it again: the page of a PDF, the line of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import PurePath

from generator.problems import Language, Problem, say


def page_of(line: int, page_starts: Sequence[int]) -> int | None:
    """The page, from 1, that the line `line` stands on; None in a document without pages."""
    return bisect_right(page_starts, line) or None


def place_of(problem: Problem, page_starts: Sequence[int], source: str, language: Language) -> str:
    """ "side 3, linje 41", with the file where it is another than `source`; "" where no place is to blame."""
    steps = []
    if PurePath(problem.path).name != PurePath(source).name:
        steps.append(problem.path)
    if problem.line and (page := page_of(problem.line, page_starts)):
        steps.append(say("side {page}", page=page).in_language(language))
    if problem.line:
        steps.append(say("linje {line}", line=problem.line).in_language(language))
    return ", ".join(filter(None, steps))
