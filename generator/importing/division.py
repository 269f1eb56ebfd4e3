"""A document divided into its items: what stands before them, what each one has, and what the groups they stand in say.

Below a line such as "Lukkede punkter" everything is closed until the line that opens its like again. A group that is
closed is believed wherever it stands; one that is open only right above an item, and only the first time, for a running
head may say the same on every page.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from generator.headings import is_closed_title, may_be_closed_title
from generator.importing.blocks import (
    HARD_BREAK,
    Block,
    Heading,
    List,
    Paragraph,
    Rule,
    Table,
    joined,
    markdown,
    plain,
)
from generator.importing.candidates import ItemStart
from generator.importing.case_lines import read_case, read_case_line
from generator.importing.contents import Contents, Listed
from generator.importing.forms import closed_item
from generator.importing.groups import Group, group_letter, is_closed_alone, read_group
from generator.importing.pieces import LONGEST_LINE, Piece, put_together, take_apart
from generator.importing.reading import Removed
from generator.importing.starts import find_starts, landmark
from generator.importing.titles import heading_text, part_closed_title, text_at, title_end
from generator.problems import Problem, say

_MOST_FILING = 4  # so many lines may file an item


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The items of a document, each with the blocks below its heading, and the blocks before the first."""

    before: Sequence[Block]
    items: tuple[tuple[ItemStart, Sequence[Block]], ...]
    problems: tuple[Problem, ...] = ()
    removed: tuple[Removed, ...] = ()
    """The lines that gather items."""
    withheld: tuple[str, ...] = ()
    """Closed text that stands in no item."""
    closed_from: tuple[int, ...] = ()
    """The lines of closed groups: below each, as far as the next item, nothing may be shown."""
    is_by_number: bool = False
    """Nothing but rising numbers says that these are items."""


@dataclass(slots=True)
class _Reading:
    """What has been seen of groups while the document is read from above."""

    closed_noun: str = ""
    """What is closed here ("punkter"); "" where the document is open."""
    letters: str = ""
    closed_numbers: frozenset[str] = frozenset()
    """Of the items that are known to be closed."""
    seen: set[str] = field(default_factory=set)
    removed: list[Removed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands between two items' headings: text, and below the line of a closed group what is closed."""

    text: Sequence[Piece]
    closed: Sequence[Piece]
    closed_from: int | None


def find_items(contents: Contents) -> FoundItems:
    """The items of a document, whose table of contents is taken out already."""
    listed = contents.listed
    pieces = take_apart(contents.rest, landmark)
    found = find_starts(pieces, contents)
    reading = _Reading(closed_numbers=frozenset(start.number for start in found.starts if start.is_closed))
    first = found.starts[0].place if found.starts else len(pieces)
    stretches = [_read_stretch(pieces, 0, first, reading, is_head=True)]
    starts: list[ItemStart] = []
    cut_off: list[str] = []
    ends = [*(start.place for start in found.starts), len(pieces)][1:]
    for start, end in zip(found.starts, ends, strict=True):
        if start.is_closed or reading.closed_noun or may_be_closed_title(start.title):
            closed, cut = _closed(start, pieces, listed)
            starts.append(closed)
            cut_off += cut
        else:
            starts.append(start)
        stretches.append(_read_stretch(pieces, start.end, end, reading))
    return FoundItems(
        put_together(stretches[0].text),
        tuple(
            (start, [*start.tail, *put_together(stretch.text)])
            for start, stretch in zip(starts, stretches[1:], strict=True)
        ),
        (*found.problems, *_told(stretches)),
        tuple(reading.removed),
        (*cut_off, *(text for stretch in stretches if (text := _text(stretch.closed)))),
        tuple(stretch.closed_from for stretch in stretches if stretch.closed_from is not None),
        found.is_by_number,
    )


def _read_stretch(
    pieces: Sequence[Piece], first: int, last: int, reading: _Reading, *, is_head: bool = False
) -> _Stretch:
    """The pieces from `first` to the item at `last`; lines that gather items are taken out."""
    above = _group_lines_above(pieces, first, last, reading, is_head=is_head)
    text: list[Piece] = []
    closed: list[Piece] = []
    closed_from = None
    for place in range(first, last):
        piece = pieces[place]
        group = read_group(piece.text)
        if place >= above and is_closed_alone(piece.text):
            group = Group("punkter", is_closed=True, is_open=False)
        is_open_again = place >= above and group and group.noun == reading.closed_noun
        if group and group.is_closed:
            reading.closed_noun = group.noun
            closed_from = closed_from or piece.line
        elif _heads_closed_text(pieces, place, reading.closed_numbers):
            closed_from = closed_from or piece.line
        elif is_open_again and piece.text.casefold() not in reading.seen:
            reading.closed_noun = ""
        is_group_line = place >= above or (group and (group.is_closed or (is_head and group.is_open)))
        if is_group_line:
            reading.seen.add(piece.text.casefold())
            reading.removed.append(Removed(piece.line, piece.text, say("overskrift over en gruppe af punkter")))
        elif closed_from is not None:
            closed.append(piece)
        else:
            text.append(piece)
    return _Stretch(text, closed, closed_from)


def _heads_closed_text(pieces: Sequence[Piece], place: int, listed: Collection[str]) -> bool:
    """Whether a line heads a closed item where no item can begin: by its number, in a list or a table, or as a title.

    What is below it may be its text, so it is not let out. One whose number is `listed` names an item that is known.
    """
    piece = pieces[place]
    items = [closed_item(line) for line in (piece.text, *_lines(piece))]
    is_title = piece.is_marked or bool(read_case(text_at(pieces, place + 1)))
    is_unnumbered = is_title and not any(items) and is_closed_title(piece.text)
    return is_unnumbered or any(item and item.number not in listed for item in items)


def _lines(piece: Piece) -> list[str]:
    """The lines of a piece, which breaks and cells part."""
    block = piece.block
    match block:
        case List():
            texts = [block.entries[piece.entry or 0].text]
        case Table():
            texts = [cell for row in block.rows for cell in row]
        case Heading() | Paragraph():
            texts = [block.text]
        case Rule():
            texts = []
    return [plain(line) for text in texts for line in text.split(HARD_BREAK) if len(line) <= LONGEST_LINE]


def _group_lines_above(pieces: Sequence[Piece], first: int, last: int, reading: _Reading, *, is_head: bool) -> int:
    """The place from which on all lines above the item at `last` gather items.

    Lettered ones ("A. Sager til afgørelse") only where the first stands above the first item, and each letter follows
    the last: others are text.
    """
    place = last
    while last < len(pieces) and place > first:
        line = pieces[place - 1].text
        closes = is_closed_alone(line) and not _is_filing(pieces, first, place - 1)
        if not (closes or _is_group_line(line, reading, is_head=is_head)):
            break
        place -= 1
    return place


def _is_filing(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether nothing but what files an item stands here, so that the line at `last` says that this item is closed."""
    return last - first <= _MOST_FILING and all(read_case_line(piece.text) for piece in pieces[first:last])


def _is_group_line(line: str, reading: _Reading, *, is_head: bool) -> bool:
    letter = group_letter(line)
    if read_group(line):
        return True
    is_next = letter and (letter == "A" if is_head else reading.letters and ord(letter) == ord(reading.letters[-1]) + 1)
    if is_next:
        reading.letters += letter
    return bool(is_next)


def _closed(start: ItemStart, pieces: Sequence[Piece], listed: Listed) -> tuple[ItemStart, list[str]]:
    """An item that is closed, and what its title is cut short by: lines that may be the text of it."""
    lines = start.title_lines or (start.title,)
    title, cut = start.title, []
    end = title_end(lines, pieces[start.place].block)
    if end < len(lines) and not listed.has(start.title):
        title, cut = heading_text(plain(joined(lines[:end]))), [joined(lines[end:])]
    title, more = part_closed_title(title)
    return replace(start, is_closed=True, title=title), [*filter(None, [more]), *cut]


def _text(pieces: Sequence[Piece]) -> str:
    return markdown(block for block in put_together(pieces) if not isinstance(block, Rule))


def _told(stretches: Sequence[_Stretch]) -> list[Problem]:
    hint = say("Kilden gemmes ikke i arkivet, fordi den rummer lukket tekst")
    message = say("Der står tekst under lukkede punkter, som intet punkt har; den er tilbageholdt")
    return [
        Problem("warning", message, line=stretch.closed[0].line, hint=hint)
        for stretch in stretches
        if _text(stretch.closed)
    ]
