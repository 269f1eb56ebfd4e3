"""The lines of a list as entries of Markdown: how deep each lies, and its mark as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.blocks import Entry, List, escape
from generator.importing.docx.emphasis import in_markdown
from generator.importing.docx.story import Passage

_MARKER = re.compile(r"(\d{1,9})[.)]")


@dataclass(frozen=True, slots=True)
class _Rung:
    """Where an entry lies: the list and the level in it that Word counts it in, and its indent."""

    list_id: str
    level: int
    indent: int


def lists(passages: Sequence[tuple[int, Passage]]) -> Iterator[List]:
    """The lists in lines that stand together, each given with its number; another kind of mark begins another list."""
    begun: list[Entry] = []
    begins = 0
    for (line, _), entry in zip(passages, _entries([passage for _, passage in passages]), strict=True):
        if begun and entry.depth == 0 and (entry.marker == "-") != (begun[0].marker == "-"):
            yield List(begins, tuple(begun))
            begun = []
        begins = begins if begun else line
        begun.append(entry)
    if begun:
        yield List(begins, tuple(begun))


def _entries(passages: Sequence[Passage]) -> Iterator[Entry]:
    """Each line as an entry; a number that Markdown could not show stays in the text, behind a bullet.

    Markdown has no letters, no "1.1", and counts by itself: a list that begins anew below another would go on.
    """
    last: list[int | None] = []  # the number before, by depth; None where Markdown can't count
    for passage, depth in zip(passages, _depths(passages), strict=True):
        text, label = in_markdown(passage.spans), passage.label.text if passage.label else ""
        match = _MARKER.fullmatch(label)
        del last[depth + 1 :]
        is_first = depth >= len(last)
        last.extend([0] * (depth + 1 - len(last)))
        before = last[depth]
        if match and (is_first or before == 0 or (before is not None and int(match[1]) == before + 1)):
            last[depth] = int(match[1])
            yield Entry(depth, label, text)
        else:
            last[depth] = None if match else 0
            yield Entry(depth, "-", f"{escape(label)} {text}".strip())


def _depths(passages: Sequence[Passage]) -> Iterator[int]:
    """How deep each line lies: by its level in a list that is open, or by its indent against those above it."""
    ladder: list[_Rung] = []
    for passage in passages:
        list_id, level = passage.look.numbering or ("", 0)
        of_list = passage.label.indent if passage.label else 0
        indent = of_list if passage.look.indent is None else passage.look.indent
        place = next((place for place in reversed(range(len(ladder))) if ladder[place].list_id == list_id), None)
        if place is None:
            while ladder and ladder[-1].indent >= indent:
                ladder.pop()
        else:
            del ladder[place + 1 :]
            while ladder and ladder[-1].list_id == list_id and ladder[-1].level >= level:
                ladder.pop()
        ladder.append(_Rung(list_id, level, indent))
        yield len(ladder) - 1
