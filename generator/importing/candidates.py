"""The lines of a document that may open an item, each with the evidence for it.

A numbered line is an item only where the document shows it: the contents list its title, its case number stands right
below or above, it is closed, it is set as a heading, or a section heading follows at once. A line that calls itself an
item ("Punkt 3: …") needs any one of these; a bare number ("3. …") may as well be an entry of a list, so that there each
counts for what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from generator.headings import is_closed_title
from generator.importing.blocks import Paragraph, joined, plain
from generator.importing.case_lines import CaseNumber, begins_closed, part_title, read_case, read_case_line
from generator.importing.contents import Listed
from generator.importing.forms import Form, ItemLine, is_numbered, names_an_item, numbers_an_item, read_item_line
from generator.importing.groups import is_closed_group, read_group
from generator.importing.pieces import Piece
from generator.importing.titles import heading_text, is_like_title, opens_section, text_at, title_lines, whole_title

# The titles of items that every meeting has.
_STANDING = frozenset(
    ("afbud", "fraværende", "åbning af mødet", "godkendelse af dagsorden", "godkendelse af dagsordenen",
     "godkendelse af referat", "meddelelser", "orientering", "orienteringer", "orientering fra formanden",
     "siden sidst", "næste møde", "eventuelt", "evt.", "underskriftsark", "underskriftsblad")
)  # fmt: skip
# Lines above a case number, or about closed doors, that are no titles of items.
_OTHER = re.compile(
    r"referat|dagsorden|\w*protokol|tillægsdagsorden|punktet|sagen|mødet|d(?:ette|enne)\b|behandles", re.IGNORECASE
)
_NEAR = 4  # so many lines below a title may file the item
_MOST_TITLES = 60  # so many titles may stand below each other with nothing between


class Evidence(IntEnum):
    """Vidnesbyrd: how sure it is that a line opens an item."""

    NONE = 0
    WEAK = 1
    MARKED = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class ItemStart:
    """Where an item begins: its heading's place among the pieces and how many they are, its number and title."""

    place: int
    lines: tuple[int, ...]
    """Where each of its pieces begins in the source."""
    number: str
    title: str
    printed: str = "Punkt {number} {title}"
    """How the document prints number and title, for the word audit."""
    case: CaseNumber | None = None
    """A case number printed on the title's own line."""
    case_above: str = ""
    """The line above the title that files the item."""
    title_lines: tuple[str, ...] = ()
    """The lines that the title was joined from, where there are several."""
    tail: tuple[Paragraph, ...] = ()
    """Text that the reader took for more of the title's line."""
    is_closed: bool = False

    @property
    def line(self) -> int:
        """Where it begins in the source."""
        return self.lines[0]

    @property
    def end(self) -> int:
        """The place of the first piece below its heading."""
        return self.place + len(self.lines)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open an item, and how sure that is."""

    start: ItemStart
    evidence: Evidence
    dress: str

    @property
    def parts(self) -> tuple[int, ...]:
        """The number, part by part: 1.10 comes after 1.9."""
        return tuple(int(part) for part in self.start.number.split("."))


def candidates(pieces: Sequence[Piece], form: Form, listed: Listed) -> list[Candidate]:
    """The lines written in `form`; `listed` are the titles in the table of contents."""
    found = []
    for place, piece in enumerate(pieces):
        read = read_item_line(form, piece.text) if piece.text else None
        if read and not read_group(piece.text) and (start := _start(pieces, place, read, listed)):
            evidence = _evidence(pieces, start, form, listed, piece)
            if piece.is_marked or evidence == Evidence.SURE or not form.is_only_marked:
                found.append(Candidate(start, evidence, piece.dress))
    return found if form.names_itself else _filed_above(pieces, found)


def _start(pieces: Sequence[Piece], place: int, read: ItemLine, listed: Listed) -> ItemStart | None:
    if not read.title:
        return _start_by_number(pieces, place, read, listed)
    lines, tail = title_lines(pieces[place], read, listed)
    printed, size = whole_title(pieces, place, plain(joined(lines)), listed)
    title, case = part_title(printed, listed.titles)
    below = read_case(text_at(pieces, place + size))
    if case and below and below.number != case.number and not is_closed_title(title):
        title, case = printed, None
    if not heading_text(title):
        return None
    here = tuple(piece.line for piece in pieces[place : place + size])
    if size > 1:
        lines = (*lines, text_at(pieces, place + 1))
    start = ItemStart(
        place, here, read.number, heading_text(title), read.printed, case,
        title_lines=lines, tail=tail, is_closed=read.is_closed or is_closed_title(lines[0]),
    )  # fmt: skip
    return _closed_if_told(pieces, start, listed)


def _start_by_number(pieces: Sequence[Piece], place: int, read: ItemLine, listed: Listed) -> ItemStart | None:
    """A number by itself: its title stands below it, or above where what files or divides the item stands below."""
    above, below = text_at(pieces, place - 1), text_at(pieces, place + 1)
    is_above = not is_closed_title(below) and bool(read_case_line(below) or opens_section(below))
    title = above if is_above else below
    if not is_like_title(title) or opens_section(title) or _is_item_line(title):
        return None
    first = place - is_above
    here = tuple(piece.line for piece in pieces[first : first + 2])
    printed = replace(read, is_title_first=is_above).printed
    start = ItemStart(first, here, read.number, heading_text(title), printed, is_closed=read.is_closed)
    return _closed_if_told(pieces, start, listed)


def _closed_if_told(pieces: Sequence[Piece], start: ItemStart, listed: Listed) -> ItemStart:
    """The start, closed when its title, the contents or a line right below say so."""
    is_closed = start.is_closed or is_closed_title(start.title) or listed.closes(start.title)
    for place in range(start.end, start.end + _NEAR):
        text = text_at(pieces, place)
        filed = read_case_line(text)
        if not filed and (_is_item_line(text) or not begins_closed(text)):
            break
        is_closed = is_closed or not filed or filed.is_closed
    return replace(start, is_closed=is_closed)


def _evidence(pieces: Sequence[Piece], start: ItemStart, form: Form, listed: Listed, piece: Piece) -> Evidence:
    below = text_at(pieces, start.end)
    if below.casefold() == start.title.casefold():
        below = text_at(pieces, start.end + 1)
    if start.tail and not _repeats(start):
        below = ""
    is_filed = start.is_closed or read_case_line(below) or _is_below_closed_group(pieces, start)
    is_listed = listed.has(start.title)
    if form.names_itself:
        is_set_off = start.case or piece.is_marked or opens_section(below)
        return Evidence.SURE if is_filed or is_listed or is_set_off else Evidence.NONE
    if is_filed or (is_listed and (opens_section(below) or not _is_in_list(pieces, start))):
        return Evidence.SURE
    if piece.is_marked:
        return Evidence.MARKED
    is_divided = opens_section(below) and is_like_title(start.title)
    is_known = is_listed or start.title.casefold() in _STANDING
    return Evidence.WEAK if is_known or is_divided else Evidence.NONE


def _is_below_closed_group(pieces: Sequence[Piece], start: ItemStart) -> bool:
    """Whether only titles stand between the line and one above that closes what follows: there they need no more."""
    for place in range(start.place - 1, start.place - _MOST_TITLES, -1):
        if not _is_item_line(text_at(pieces, place)):
            return is_closed_group(text_at(pieces, place))
    return False


def _is_in_list(pieces: Sequence[Piece], start: ItemStart) -> bool:
    """Whether the number before stands right above, or the next right below."""
    above, below = is_numbered(text_at(pieces, start.place - 1)), is_numbered(text_at(pieces, start.end))
    number = start.number
    return bool((above and above.number == _next(number, -1)) or (below and below.number == _next(number, 1)))


def _next(number: str, step: int) -> str:
    *whole, last = number.split(".")
    return ".".join([*whole, str(int(last) + step)])


def _repeats(start: ItemStart) -> bool:
    return len(start.tail) == 1 and plain(start.tail[0].text).casefold() == start.title.casefold()


def _filed_above(pieces: Sequence[Piece], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the case number above it where the document sets it there, and not below."""
    places = {candidate.start.place for candidate in found}
    above = {
        candidate.start.place: text
        for candidate in found
        if candidate.start.place - 2 not in places
        and (text := text_at(pieces, candidate.start.place - 1))
        and (filed := read_case_line(text))
        and filed.case
        and not filed.besides(filed.case)
    }
    below = sum(bool(read_case_line(text_at(pieces, candidate.start.end))) for candidate in found)
    if len(above) <= below or 1 == len(above) < len(found):
        return list(found)
    return [_with_case_above(pieces, candidate, above.get(candidate.start.place, "")) for candidate in found]


def _with_case_above(pieces: Sequence[Piece], candidate: Candidate, text: str) -> Candidate:
    if not text:
        return candidate
    filed = read_case_line(text)
    start = candidate.start
    is_closed = start.is_closed or bool(filed and filed.is_closed)
    place = start.place - 1
    lines = (pieces[place].line, *start.lines)
    start = replace(start, place=place, lines=lines, case_above=text, is_closed=is_closed)
    return replace(candidate, start=start, evidence=Evidence.SURE)


def unnumbered(pieces: Sequence[Piece], listed: Listed) -> list[Candidate]:
    """The titles that bear no number: a line with one that files an item right below, or a heading that is closed."""
    found: list[Candidate] = []
    filing = 0
    for place, piece in enumerate(pieces):
        title = heading_text(piece.text)
        if place < filing or not is_like_title(title) or _is_other_line(title):
            continue
        filed = read_case_line(text_at(pieces, place + 1))
        is_filed = filed and filed.case and (filed.has_label or piece.is_marked) and not read_case_line(title)
        if is_filed or (is_closed_title(title) and piece.entry is None):
            start = ItemStart(place, (piece.line,), str(len(found) + 1), title, "{title}")
            found.append(Candidate(_closed_if_told(pieces, start, listed), Evidence.SURE, piece.dress))
            filing = place + 1
            while read_case_line(text_at(pieces, filing)):
                filing += 1
    return found


def _is_other_line(line: str) -> bool:
    """Whether a line is known to be something else than a title without a number."""
    return bool(_is_item_line(line) or opens_section(line) or read_group(line) or _OTHER.match(line))


def _is_item_line(line: str) -> bool:
    return bool(is_numbered(line) or names_an_item(line) or numbers_an_item(line))
