"""What a page prints around its text: running heads and feet, and page numbers; taken out and told.

Text extractors leave them between the paragraphs. A line is taken out only when it certainly is page furniture: it
counts pages in words ("Side 3 af 12"), is one of several bare numbers that count through the document, repeats the
document's own title, or stands first or last on most pages. A page ends at a form feed, or where a line counts it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.importing.groups import is_closed_group
from generator.importing.reading import Removed
from generator.problems import Message, say


@dataclass(frozen=True, slots=True)
class Line:
    """Linje: its number in the source, from 1, and its text."""

    number: int
    text: str


# "Side 3 af 12"; without how many, a capital tells it from "side 3" in a wrapped text.
_PAGE_COUNT = re.compile(
    r"(?P<before>(?:.{0,120}[\W_])??)"
    r"(?:(?i:side|page)\s+\d{1,4}\s*(?:af|/|of)\s*\d{1,4}|(?:Side|SIDE|Page)\s+\d{1,4})[\s*_|–-]*"
)
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?(\d{1,4})(?:\s?[-–])?")
_TITLE = re.compile(r"(?:referat|dagsorden|beslutningsprotokol)\b.*\d{4}\W*", re.IGNORECASE)
_PAGE_BREAK = "\f"
_FEWEST_PAGES = 3


def split_lines(text: str) -> tuple[list[Line], list[Removed]]:
    """The lines of a document without its page furniture, and what was taken out; each page ends in a blank line."""
    printed = [
        Line(number, piece)
        for number, line in enumerate(text.split("\n"), 1)
        for piece in line.replace(_PAGE_BREAK, f"\n{_PAGE_BREAK}\n").split("\n")
    ]
    furniture = _furniture([line for line in printed if line.text.strip() or line.text == _PAGE_BREAK])
    lines = [Line(line.number, "") if line in furniture or line.text == _PAGE_BREAK else line for line in printed]
    removed = [Removed(line.number, line.text.strip(), furniture[line]) for line in printed if line in furniture]
    return lines, removed


def _furniture(lines: Sequence[Line]) -> dict[Line, Message]:
    """Which of the filled lines (and page breaks) are furniture, and why."""
    counts = _page_counts(lines)
    titles = [line for line in lines if _TITLE.fullmatch(_bare(line))]
    repeated = [line for line in titles[1:] if _bare(line).casefold() == _bare(titles[0]).casefold()]
    furniture = dict.fromkeys(repeated, say("dokumentets titel gentaget"))
    furniture.update(dict.fromkeys(_running(lines, counts), say("gentages øverst eller nederst på siderne")))
    furniture.update(dict.fromkeys((*counts, *_page_numbers(lines)), say("sidetal")))
    for first in titles[:1]:
        furniture.pop(first, None)
    return furniture


def _bare(line: Line) -> str:
    return line.text.strip(" \t#*")


def _shape(line: Line) -> str:
    """A line with its numbers left open: "Side 3" and "Side 4" are one running foot."""
    return re.sub(r"\d+", "#", line.text.strip()).casefold()


def _page_counts(lines: Sequence[Line]) -> set[Line]:
    """The lines that count pages in words; what stands before the count must be set apart, or come again."""
    found = [(line, match["before"]) for line in lines if (match := _PAGE_COUNT.fullmatch(line.text.strip()))]
    shapes = Counter(_shape(line) for line, _ in found)
    return {
        line
        for line, before in found
        if not before.strip(" *_") or "  " in before or "|" in before or "\t" in before or shapes[_shape(line)] > 1
    }


def _page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The bare numbers that count pages: every one in the document is one above the last."""
    found = [(line, int(match[1])) for line in lines if (match := _PAGE_NUMBER.fullmatch(line.text.strip()))]
    numbers = [number for _, number in found]
    counts_on = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return [line for line, _ in found] if counts_on and len(numbers) >= _FEWEST_PAGES else []


def _running(lines: Sequence[Line], counts: set[Line]) -> set[Line]:
    """The lines of running heads and feet: those first or last on more than half of the pages, and then the next.

    Of the outermost the shape must come again, of those inside them the words: text that begins a page must not go too.
    A line that closes what follows is none: on whatever pages it stands, it must not get lost.
    """
    pages = _pages(lines, counts)
    running = _repeated(pages, _shape)
    while running:
        inner = _repeated([[line for line in page if line not in running] for page in pages], _words)
        if not inner:
            break
        running |= inner
    return {line for line in running if not is_closed_group(line.text.strip())}


def _pages(lines: Sequence[Line], counts: set[Line]) -> list[list[Line]]:
    """The lines page by page: a page ends at a form feed, or where there are few of them at a line that counts it."""
    has_breaks = sum(line.text == _PAGE_BREAK for line in lines) >= _FEWEST_PAGES - 1
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.text == _PAGE_BREAK or (line in counts and not has_breaks):
            pages.append([])
        elif line not in counts:
            pages[-1].append(line)
    return [page for page in pages if page]


def _repeated(pages: Sequence[Sequence[Line]], look: Callable[[Line], str]) -> set[Line]:
    edges = [{page[0], page[-1]} for page in pages if page]
    looks = Counter(each for page in edges for each in {look(line) for line in page})
    if len(edges) < _FEWEST_PAGES:
        return set()
    return {line for page in edges for line in page if looks[look(line)] > len(pages) / 2}


def _words(line: Line) -> str:
    return " ".join(line.text.split()).casefold()
