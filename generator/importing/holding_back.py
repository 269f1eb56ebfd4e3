"""What stands outside the closed items of a document and may yet be theirs: held back like their own text.

It is rows of the contents and of overviews, footnotes that are printed at the foot of a page or last, and what a reader
took out, but for what every page of a document bears. Where no item is closed, nothing is held back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.importing.blocks import Block, List, markdown
from generator.importing.contents import Contents, rows_of
from generator.importing.division import FoundItems
from generator.importing.items import ReadItem, read_item
from generator.importing.notes import marks_in, note_number
from generator.importing.overviews import fits, hidden_rows, known_titles, overviews
from generator.importing.reading import Document, Removed
from generator.importing.withholding import closed_lines
from generator.model import ClosedItem
from generator.problems import say

_ON_EVERY_PAGE = frozenset(
    (
        say("gentages øverst eller nederst på siderne"), say("sidetal"), say("dokumentets titel gentaget"),
        say("punkttegn i en liste"), say("sidehoved"), say("sidefod"), say("et punktum uden tekst"),
    )
)  # fmt: skip


class _Seen(NamedTuple):
    """A footnote, or a mark that leads to one, and where it stands."""

    line: int
    number: str
    is_note: bool = False
    is_closed: bool = False


def hold_back(
    document: Document, contents: Contents, found: FoundItems
) -> tuple[FoundItems, list[ReadItem], frozenset[int]]:
    """The items and the head without what may be of closed items, which is then withheld; the items as read.

    And the lines of the document's text that are not to be shown for it.
    """
    read = [read_item(*each, is_last=each is found.items[-1]) for each in found.items]
    shut = [isinstance(each.item, ClosedItem) for each in read]
    if not (any(shut) or found.closed_from):
        return found, read, frozenset()
    known = known_titles(read)
    lines = document.text.split("\n")
    closed = closed_lines(read, found.closed_from, len(lines))
    taken = _closed_notes(lines, closed, found, shut)
    taken |= {id(block): block for block in overviews(found.before, known, is_head=True)}
    for (_, blocks), is_closed in zip(found.items, shut, strict=True):
        if not is_closed:
            is_head = blocks is found.items[-1][1]
            taken |= {id(block): block for block in overviews(blocks, known, is_head=is_head)}
    held = {row.line for block in taken.values() for row in rows_of(block)} | {block.line for block in taken.values()}
    held |= set() if fits(contents.titles, found, read) else hidden_rows(contents, known)
    held |= {entry.line for entry in left_out_once(document)}
    for place, (start, blocks) in enumerate(found.items):
        if not taken.keys().isdisjoint(map(id, blocks)):
            read[place] = read_item(start, _without(blocks, taken), is_last=place == len(read) - 1)
    changed = replace(
        found,
        before=_without(found.before, taken),
        items=tuple((start, _without(blocks, taken)) for start, blocks in found.items),
        withheld=(*found.withheld, *(markdown([block]) for block in taken.values())),
    )
    return changed, read, _spans(held - closed, document, found, len(lines))


def left_out_once(document: Document) -> list[Removed]:
    """What a reader took out, but for what every page bears."""
    return [entry for entry in document.removed if entry.why not in _ON_EVERY_PAGE]


def _without(blocks: Sequence[Block], taken: Collection[int]) -> list[Block]:
    return [block for block in blocks if id(block) not in taken]


def _closed_notes(
    lines: Sequence[str], closed: Collection[int], found: FoundItems, shut: Sequence[bool]
) -> dict[int, Block]:
    """The notes in open items that may belong to closed ones, by the identity of their blocks.

    A note's marks are those of its number since the last note of that number. One with a mark in a closed item is held
    back; and one without any, unless all marks of its number stand in open items and are as many as the notes.
    """
    notes = {
        block.line: block
        for (_, blocks), is_closed in zip(found.items, shut, strict=True)
        for block in ([] if is_closed else blocks)
        if note_number(block)
    }
    if not notes:
        return {}
    by_number = defaultdict[str, list[_Seen]](list)
    for seen in _seen(lines, closed, notes):
        by_number[seen.number].append(seen)
    return {id(notes[line]): notes[line] for all_seen in by_number.values() for line in _of_closed(all_seen)}


def _seen(lines: Sequence[str], closed: Collection[int], notes: dict[int, Block]) -> Iterator[_Seen]:
    """The marks and notes of a document; a mark in a note is none: nobody can tell whose it is."""
    for number, line in enumerate(lines, 1):
        if number in notes:
            yield _Seen(number, note_number(notes[number]) or "", is_note=True)
        elif "[" in line or "<sup>" in line:
            yield from (_Seen(number, mark, is_closed=number in closed) for mark in marks_in(line))


def _of_closed(all_seen: Sequence[_Seen]) -> Iterator[int]:
    """The lines of the notes that may be of closed items, among what is seen of one number."""
    marks = [seen for seen in all_seen if not seen.is_note]
    are_open = not any(mark.is_closed for mark in marks)
    are_enough = are_open and len(marks) >= len(all_seen) - len(marks)
    since: list[_Seen] = []
    for seen in all_seen:
        if not seen.is_note:
            since.append(seen)
            continue
        if any(mark.is_closed for mark in since) or not (since or are_enough):
            yield seen.line
        since = []


def _spans(held: Collection[int], document: Document, found: FoundItems, count: int) -> frozenset[int]:
    """The lines from each of `held` to the next at which something begins."""
    blocks = (*document.blocks, *found.before, *(block for _, blocks in found.items for block in blocks))
    entries = (entry.line for block in blocks if isinstance(block, List) for entry in block.entries if entry.line)
    items = (line for start, _ in found.items for line in start.lines)
    removed = (entry.line for entry in document.removed)
    begins = sorted({*(block.line for block in blocks), *entries, *items, *removed, *held, count + 1})
    return frozenset(line for first in held for line in range(first, begins[bisect_right(begins, first)]))
