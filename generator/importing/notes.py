"""Footnotes: the marks and notes that extractors leave in the text, made working Markdown footnotes.

A mark and its note are taken for a footnote only when both are there; otherwise both stay as printed. Notes may be
numbered anew on each page, so that several of an item bear one number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from generator.importing.blocks import Block, Heading, List, Paragraph, Rule, Table
from generator.problems import Problem, say


@dataclass(frozen=True, slots=True)
class SectionBlocks:
    """A section's heading as printed, the line it stands on, and the blocks below it."""

    line: int
    heading: str
    blocks: list[Block]


_RAISED = r"<sup>\s*(?:\\?\[)?(?P<raised>\d{1,3})(?:\\?\])?\s*</sup>"
_NOTE = re.compile(rf"(?:\\?\[\^?(?P<bare>\d{{1,3}})\\?\]:?|{_RAISED})\s+(?P<text>\S.*)", re.DOTALL)
# As extractors print a mark: linked to nothing, linked to the note, bare, or raised.
_MARK = re.compile(
    r"\[\\?\[(?P<linked>\d{1,3})\\?\]\](?:\(#[^)]*\))?"
    r"|\\?\[\^?(?P<bare>\d{1,3})\\?\](?:\(#[^)]*\))?"
    rf"|{_RAISED}"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark or a note, by the place of its block among all of the item."""

    place: int
    number: str


def take_notes(sections: Sequence[SectionBlocks], item: str) -> tuple[list[SectionBlocks], tuple[Problem, ...]]:
    """The sections of the item `item` with each footnote as `[^3-1]`, its note last in the section of its first mark.

    The label holds the item's number, so that it is one of its kind in the file; the second note of a number has a
    letter behind it (`[^3-1b]`).
    """
    blocks = [block for section in sections for block in section.blocks]
    notes = [_Mark(place, number) for place, block in enumerate(blocks) if (number := note_number(block))]
    if not notes:
        return list(sections), ()
    places = {note.place for note in notes}
    marks = [_Mark(place, n) for place, block in enumerate(blocks) if place not in places for n in _marks(block)]
    problems: list[Problem] = []
    led = _pair(marks, notes, blocks, problems)
    reached = set(led.values())
    labels = _labels([note for note in notes if note.place in reached], item)
    to_come = iter([labels.get(led.get(mark, -1), "") for mark in range(len(marks))])
    first_marks: dict[int, int] = {}
    for mark, note in led.items():
        first_marks.setdefault(note, marks[mark].place)
    numbers = Counter(note.number for note in notes)
    alone = {note.number: labels[note.place] for note in notes if note.place in labels and numbers[note.number] == 1}
    homes: list[SectionBlocks] = []
    begin = 0
    for section in sections:
        end = begin + len(section.blocks)
        staying = [
            block if place in places else _with_marks(block, lambda _: next(to_come))
            for place, block in enumerate(section.blocks, begin)
            if place not in labels
        ]
        homing = (note for note, place in first_marks.items() if begin <= place < end)
        below = [_note(blocks[note], labels[note], alone) for note in homing]
        homes.append(replace(section, blocks=_without_last_rule([*staying, *below])))
        begin = end
    return homes, tuple(problems)


def _pair(
    marks: Sequence[_Mark], notes: Sequence[_Mark], blocks: Sequence[Block], problems: list[Problem]
) -> dict[int, int]:
    """For each mark that leads to a note, by its place among the marks, the place of the note's block."""
    places = defaultdict[str, list[int]](list)
    for note in notes:
        places[note.number].append(note.place)
    marked = defaultdict[str, list[int]](list)
    for at, mark in enumerate(marks):
        marked[mark.number].append(at)
    led: dict[int, int] = {}
    for number, of_number in places.items():
        here = marked[number]
        found, is_sure = _notes_of([marks[at].place for at in here], of_number)
        led.update(zip(here, found, strict=True))
        if here and not is_sure:
            message = say(
                "Flere noter har nummeret [{number}]; se efter, at hvert mærke fører til sin egen", number=number
            )
            problems.append(Problem("warning", message, line=blocks[of_number[0]].line))
    reached = set(led.values())
    for note in notes:
        if note.place not in reached:
            message = say("Noten [{number}] har intet mærke i teksten", number=note.number)
            problems.append(Problem("warning", message, line=blocks[note.place].line))
    return dict(sorted(led.items()))


def _notes_of(marks: Sequence[int], notes: Sequence[int]) -> tuple[list[int], bool]:
    """Of marks and notes that all bear one number, the note of each mark, and whether that is sure.

    A page's notes stand below its text, so a mark's is the next; where that leaves notes over, all may stand at the
    end, in the order of their marks.
    """
    below = [notes[min(bisect_left(notes, mark), len(notes) - 1)] for mark in marks]
    if len(set(below)) == len(notes):
        return below, True
    return (list(notes), True) if len(marks) == len(notes) else (below, False)


def _labels(notes: Sequence[_Mark], item: str) -> dict[int, str]:
    """A label for each note, by the place of its block: `3-1`, for the second of that number `3-1b`."""
    seen = Counter[str]()
    labels: dict[int, str] = {}
    for note in notes:
        labels[note.place] = f"{item}-{note.number}{_letters(seen[note.number])}"
        seen[note.number] += 1
    return labels


def _letters(count: int) -> str:
    """A count in letters: none for 0, "b" for 1, "z" for 25, "ba" for 26."""
    letters = ""
    while count:
        count, letter = divmod(count, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return letters


def is_note(line: str) -> bool:
    """Whether a line opens the text of a footnote: "[1] …"."""
    return bool(_NOTE.fullmatch(line))


def marks_in(line: str) -> list[str]:
    """The numbers of the marks in a line of a document, one that opens a note left out."""
    note = _NOTE.fullmatch(line.strip())
    return [_number(match) for match in _MARK.finditer(note["text"] if note else line)]


def note_number(block: Block) -> str | None:
    """The number of the footnote that a block is; None for any other."""
    match = _NOTE.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return match["bare"] or match["raised"] if match else None


def _note(block: Block, label: str, labels: Mapping[str, str]) -> Block:
    """A note with its label, and those of the notes that its text leads to."""
    match = _NOTE.fullmatch(block.text) if isinstance(block, Paragraph) else None
    text = Paragraph(block.line, match["text"] if match else "")
    labelled = _with_marks(text, lambda number: labels.get(number, ""))
    return replace(text, text=f"[^{label}]: {labelled.text}") if isinstance(labelled, Paragraph) else text


def _marks(block: Block) -> list[str]:
    numbers: list[str] = []

    def see(number: str) -> str:
        numbers.append(number)
        return ""

    _with_marks(block, see)
    return numbers


def _number(match: re.Match[str]) -> str:
    return match["linked"] or match["bare"] or match["raised"]


def _with_marks(block: Block, label: Callable[[str], str]) -> Block:
    """The block with the `label` of each mark's number, asked in the order printed, in its place; "" for as printed."""

    def as_mark(match: re.Match[str]) -> str:
        found = label(_number(match))
        return f"[^{found}]" if found else match.group()

    return _with_texts(block, lambda text: _MARK.sub(as_mark, text))


def _with_texts(block: Block, change: Callable[[str], str]) -> Block:
    """The block with every text in which a mark may stand changed."""
    match block:
        case Paragraph() | Heading():
            return replace(block, text=change(block.text))
        case List():
            return replace(block, entries=tuple(replace(entry, text=change(entry.text)) for entry in block.entries))
        case Table():
            return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
        case Rule():
            return block


def _without_last_rule(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a rule that parted text from notes, or that nothing follows."""
    return [
        block
        for place, block in enumerate(blocks)
        if not isinstance(block, Rule) or _is_text(blocks[place + 1 : place + 2])
    ]


def _is_text(following: Sequence[Block]) -> bool:
    return any(not (isinstance(block, Paragraph) and block.text.startswith("[^")) for block in following)
