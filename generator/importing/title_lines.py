"""Where the title of a document stands among its first lines, and over how many it is broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.importing.attendance import Line
from generator.importing.labels import is_labelled, read_label
from generator.importing.title import Occasion, begins_with_kind, read_title, read_undated_title

_LONGEST = 6  # a title may be broken over so many lines
_AMONG = 100  # the title is one of so many first lines


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Titlens linjer: where they begin, how many they are, and what they say."""

    at: int
    size: int
    said: Occasion


def find_title(lines: Sequence[Line]) -> TitleLines | None:
    """The document's title; one that names no day only where none does; None where there is none."""
    for read in (read_title, read_undated_title):
        for at in range(min(len(lines), _AMONG)):
            if found := _title_at(lines, at, read):
                return found
    return None


def _title_at(lines: Sequence[Line], at: int, read: Callable[[str], Occasion | None]) -> TitleLines | None:
    text = ""
    for size, line in enumerate(lines[at : at + _LONGEST], 1):
        text = f"{text} {line.text}".strip()
        label = read_label(line.text)
        is_other_fact = is_labelled(line.text) and not (label and label.fact == "body")
        if is_other_fact or (size > 1 and not (line.may_go_on or begins_with_kind(lines[at].text))):
            return None  # only what begins so ("Referat") may be broken over paragraphs
        if said := read(text):
            return TitleLines(at, size, said)
    return None
