"""Where the items of minutes begin, and which lines a document need not set apart for them to be known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.headings import is_closed_title, read_heading
from generator.importing.blocks import Block, Heading, Paragraph, plain
from generator.importing.contents import is_contents_heading
from generator.importing.notes import is_note
from generator.problems import Problem, say

_ITEM = re.compile(
    r"Punkt\s+(?P<number>\d{1,4}(?:\.\d{1,4}){0,4})\s*(?:[:.]|\s[-–](?=\s))\s*(?P<title>.*)", re.IGNORECASE
)
# The forms of case numbers in `shared/reference/minutes.md` (numbers).
_NUMBER = (
    r"\d{2,4}/\d{1,7}|\d{1,4}-\d{4}-\d{1,7}|[A-ZÆØÅ]{2,6}-\d{4}-\d{3,8}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}"
)
_LABELLED = rf"(?P<label>(?:Sag(?:snr|sid|snummer)?|J\.?nr)\.?\s*:?\s*)?(?P<number>{_NUMBER})"
_CASE = re.compile(_LABELLED, re.IGNORECASE)
_TITLE_AND_CASE = re.compile(rf"(?P<title>.*?\S)[\s,;–-]*\s(?P<bracket>[(\[])?{_LABELLED}[)\]]?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d{2}/(?:(?:19|20)\d{2}|\d{2})|\d{2}/\d{2}")
_LONGEST_LINE = 600  # what is longer is running text


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """Sagsnummer, and the words that led up to it ("Sagsnr.:")."""

    number: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ItemStart:
    """Where an item begins: its heading's place among the blocks and how many they are, its number and title."""

    place: int
    size: int
    line: int
    number: str
    title: str
    case: CaseNumber | None = None
    """A case number printed on the title's own line."""


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The items of a document, each with the blocks below its heading, and the blocks before the first."""

    before: Sequence[Block]
    items: tuple[tuple[ItemStart, Sequence[Block]], ...]
    problems: tuple[Problem, ...]


def line_of(block: Block) -> str:
    """The words of a block that can be a line by itself; "" for any other."""
    is_line = isinstance(block, Heading | Paragraph) and len(block.text) <= _LONGEST_LINE
    return plain(block.text) if is_line and isinstance(block, Heading | Paragraph) else ""


def heading_text(line: str) -> str:
    """A heading without its trailing colon."""
    return line.removesuffix(":").rstrip()


def read_case(line: str) -> CaseNumber | None:
    """The case number that a line prints, and nothing else."""
    match = _CASE.fullmatch(line)
    return CaseNumber(match["number"], (match["label"] or "").strip()) if match else None


def landmark(line: str, first: str) -> Literal["alone", "opens", ""]:
    """What a line is, below the `first` line of its block: a block by itself, the beginning of one, or just text."""
    if len(line) > _LONGEST_LINE:
        return ""
    text = plain(line)
    if item := _ITEM.fullmatch(text):
        return "alone" if is_closed_title(_parted(item["title"], ())[0]) else "opens"
    if is_note(line) and is_note(first):
        return "opens"
    is_case = read_case(text) and (not first or _ITEM.fullmatch(plain(first)))
    is_heading = text[:1].isupper() and read_heading(heading_text(text))
    return "alone" if is_case or is_heading or is_contents_heading(text) else ""


def find_items(blocks: Sequence[Block], listed: Sequence[str]) -> FoundItems:
    """The items; `listed` are the titles in the table of contents.

    A line "Punkt 3: …" in running text is none: an item's number is above the last one's and leaves out none that
    comes later, and a case number or a section heading follows at once, unless it is marked as heading, closed, or
    listed in the contents.
    """
    known = {title.casefold() for title in listed}
    lines = [start for place in range(len(blocks)) if (start := _read_start(blocks, place, known))]
    likely = [start for start in lines if _is_item(blocks, start, known)]
    starts = list(_in_order(likely))
    doubtful = _doubtful(lines, likely, starts) if starts else ()
    ends = [*(start.place for start in starts), len(blocks)][1:]
    items = ((start, blocks[start.place + start.size : end]) for start, end in zip(starts, ends, strict=True))
    before = blocks[: starts[0].place] if starts else blocks
    return FoundItems(before, tuple(items), tuple(map(_doubt, doubtful)))


def _doubtful(
    lines: Sequence[ItemStart], likely: Collection[ItemStart], starts: Collection[ItemStart]
) -> Collection[ItemStart]:
    """The lines that are no items but may be meant as such, one of a number."""
    likely, starts = set(likely), set(starts)
    numbers = {start.number for start in starts}
    return {
        start.number: start
        for start in lines
        if start not in starts and (start in likely or (start.number not in numbers and _may_be_title(start.title)))
    }.values()


def _may_be_title(text: str) -> bool:
    return not (text[:1].islower() or text.endswith("."))


def _doubt(start: ItemStart) -> Problem:
    # the title is not told: it may stand in the text of a closed item
    message = say("En linje «Punkt {number}: …» er læst som tekst, ikke som et punkt", number=start.number)
    return Problem("warning", message, line=start.line, hint=say("Er det et punkt, så ret det i indholdsfilen"))


def _read_start(blocks: Sequence[Block], place: int, known: Collection[str]) -> ItemStart | None:
    match = _ITEM.fullmatch(line_of(blocks[place]))
    if not match:
        return None
    printed, size = _whole_title(blocks, place, match["title"], known)
    title, case = _parted(printed, known)
    below = read_case(_line_at(blocks, place + size))
    if case and below and below.number != case.number and not is_closed_title(title):
        title, case = printed, None
    return ItemStart(place, size, blocks[place].line, match["number"], heading_text(title), case) if title else None


def _whole_title(blocks: Sequence[Block], place: int, title: str, known: Collection[str]) -> tuple[str, int]:
    """A title and how many blocks it takes: two when the contents say so, or a case number follows the second."""
    following, after = _line_at(blocks, place + 1), _line_at(blocks, place + 2)
    whole = f"{title} {following}".strip()
    if is_closed_title(title) or title.casefold() in known:
        return title, 1
    goes_on = following and (whole.casefold() in known or (following[:1].islower() and read_case(after)))
    return (whole, 2) if goes_on else (title, 1)


def _line_at(blocks: Sequence[Block], place: int) -> str:
    return line_of(blocks[place]) if place < len(blocks) else ""


def _parted(printed: str, known: Collection[str]) -> tuple[str, CaseNumber | None]:
    """A title and the case number on its line; "Budget 2024/2025" has none, unless the contents say so."""
    match = _TITLE_AND_CASE.fullmatch(printed)
    if not match:
        return printed, None
    is_sure = match["bracket"] or match["label"] or match["title"].casefold() in known
    if not is_sure and (_YEARS.fullmatch(match["number"]) or printed.casefold() in known):
        return printed, None
    return match["title"], CaseNumber(match["number"], (match["label"] or "").strip())


def _is_item(blocks: Sequence[Block], start: ItemStart, known: Collection[str]) -> bool:
    if isinstance(blocks[start.place], Heading) or start.case or start.title.casefold() in known:
        return True
    following = _line_at(blocks, start.place + start.size)
    return is_closed_title(start.title) or bool(read_case(following) or read_heading(heading_text(following)))


def _in_order(starts: Sequence[ItemStart]) -> Iterator[ItemStart]:
    """The starts whose numbers rise, without one that runs ahead of a next number still to come."""
    to_come = Counter(_parts(start) for start in starts)
    last: tuple[int, ...] = (0,)
    for start in starts:
        parts = _parts(start)
        to_come[parts] -= 1
        nexts = [(*last[:depth], last[depth] + 1) for depth in range(len(last))] + [(*last, 1)]
        runs_ahead = parts not in nexts and any(to_come[number] > 0 for number in nexts)
        if parts > last and not runs_ahead:
            last = parts
            yield start


def _parts(start: ItemStart) -> tuple[int, ...]:
    return tuple(int(part) for part in start.number.split("."))
