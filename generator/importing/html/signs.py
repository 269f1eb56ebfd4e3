"""The signs of minutes in a page: which of its elements print what only minutes print."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.dates import read_date
from generator.headings import read_heading
from generator.importing.case_lines import read_case
from generator.importing.html.shown import hidden_because
from generator.importing.html.tree import INLINE, UNSEEN, Element
from generator.importing.labels import read_label

_LONGEST = 300  # in characters; what is longer is running text
_ITEM = re.compile(r"(?:punkt|pkt\.?)\s*\d", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:referat|dagsorden|beslutningsprotokol|møde)", re.IGNORECASE)


@dataclass(slots=True)
class Weight:
    """Vægt: how many letters an element shows, and how many signs of minutes."""

    letters: int = 0
    signs: int = 0


def weigh(root: Element) -> dict[Element, Weight]:
    """The weight of each element with all that is shown in it."""
    weights: dict[Element, Weight] = {}
    runs: set[Element] = set()  # those that are pieces of a line, with all that is in them
    for element in reversed(list(root.elements())):  # what is inside comes before what it is in
        inner = [child for child in element.children if isinstance(child, Element)]
        weight = weights[element] = Weight()
        if element.tag in UNSEEN or hidden_because(element, ()):
            continue
        if element.tag in INLINE and runs.issuperset(inner):
            runs.add(element)
            weight.letters = len(element.text())
            continue
        for line, is_link in _lines(element, runs):
            weight.letters += len(line)
            weight.signs += not is_link and is_sign(line, element)
        for child in inner:
            if child not in runs:
                weight.letters += weights[child].letters
                weight.signs += weights[child].signs
    return weights


def _lines(element: Element, runs: Collection[Element]) -> Iterator[tuple[str, bool]]:
    """The lines that an element has by itself, and whether the whole of each is a link."""
    pieces: list[str] = []
    has_own = False
    for child in (*element.children, None):
        if isinstance(child, str):
            pieces.append(child)
            has_own = has_own or not child.isspace()
        elif child in runs:
            pieces.append(child.text() if child else "")
            has_own = has_own or (child is not None and child.tag != "a")
        else:
            if line := " ".join("".join(pieces).split()):
                yield line, not has_own
            pieces.clear()
            has_own = False


def is_sign(line: str, element: Element) -> bool:
    """Whether a line that stands in `element` is such as only minutes have."""
    if len(line) > _LONGEST:
        return False
    label = read_label(line)
    return bool(
        element.tag == "h1"
        or _ITEM.match(line)
        or read_heading(line.removesuffix(":").rstrip())
        or read_case(line)
        or (label and label.fact != "other" and (":" in line or label.fact == "names"))
        or (_MEETING.search(line) and read_date(line))
    )
