"""What a page prints around its text: running heads and feet, and page numbers; taken out and told.

Text extractors leave them between the paragraphs. A line is taken out only when it certainly is page furniture: it
counts pages in words ("Side 3 af 12"), repeats the document's own title line, or stands first or last on most
pages of a document whose pages are marked (form feed).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.problems import Message, say


@dataclass(frozen=True, slots=True)
class Line:
    """Linje: its number in the source, from 1, and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Udeladt: words of the source that are not in the content file, and why."""

    line: int
    text: str
    why: Message


_PAGE_COUNT = re.compile(r"(?:.{0,80}\W)?(?:side|page)\s+(\d{1,4})(?:\s*(?:af|/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_TITLE = re.compile(r"#*\s*\**(?:referat|dagsorden|beslutningsprotokol)\b.*\d{4}\W*", re.IGNORECASE)
_PAGE_BREAK = "\f"
_FEWEST_PAGES = 3


def split_lines(text: str) -> tuple[list[Line], list[Removed]]:
    """The lines of a document without its page furniture, and what was taken out."""
    pages = [page.split("\n") for page in text.split(_PAGE_BREAK)]
    edges = _running_edges(pages)
    lines: list[Line] = []
    removed: list[Removed] = []
    for number, (line, is_edge) in enumerate(_with_edges(pages), 1):
        why = _why_furniture(line, lines, is_edge=is_edge and _shape(line) in edges)
        if why:
            removed.append(Removed(number, line.strip(), why))
        else:
            lines.append(Line(number, line))
    return lines, removed


def _why_furniture(line: str, before: Sequence[Line], *, is_edge: bool) -> Message | None:
    text = line.strip()
    if not text:
        return None
    is_title = bool(_TITLE.fullmatch(text))
    is_first_title = is_title and not any(_same(earlier.text, text) for earlier in before)
    if is_edge and not is_first_title:
        return say("gentages øverst eller nederst på siderne")
    page = _PAGE_COUNT.fullmatch(text)
    if page and (len(text) < len("Side 1234 af 1234") or "  " in text or "|" in text or " af " in text[-12:]):
        return say("sidetal")
    return say("dokumentets titel gentaget") if is_title and not is_first_title else None


def _same(first: str, second: str) -> bool:
    return first.strip(" #*").casefold() == second.strip(" #*").casefold()


def _shape(line: str) -> str:
    """A line with its numbers left open: "Side 3" and "Side 4" are one running foot."""
    return re.sub(r"\d+", "#", line.strip()).casefold()


def _edge_places(page: Sequence[str]) -> set[int]:
    filled = [place for place, line in enumerate(page) if line.strip()]
    return {filled[0], filled[-1]} if filled else set()


def _running_edges(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes that stand first or last on more than half of the pages."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[place]) for place in _edge_places(page)})
    return {shape for shape, count in counts.items() if count > len(pages) / 2}


def _with_edges(pages: Sequence[Sequence[str]]) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it is the first or last of its page."""
    for page in pages:
        edges = _edge_places(page)
        for place, line in enumerate(page):
            yield line, place in edges
