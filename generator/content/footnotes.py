"""Footnotes: each note's text is kept in the section whose text bears its mark.

Markdown lets a note's text stand anywhere in the file; a section is shown by itself, on pages of meetings and of
cases, and must bring its notes along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.problems import Problem, say

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


@dataclass(frozen=True, slots=True)
class Notes:
    """The texts of a file with each note moved to where its mark stands."""

    texts: tuple[str, ...]
    problems: tuple[Problem, ...]


def _split_notes(text: str) -> tuple[list[str], dict[str, str]]:
    """The lines of a text without its notes, and the notes by label, indented lines included."""
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    label: str | None = None
    for line in text.split("\n"):
        note = _NOTE.match(line)
        if note:
            label = note[1]
            notes[label] = [line]
        elif label is not None and (not line.strip() or line.startswith("    ")):
            notes[label].append(line)
        else:
            label = None
            body.append(line)
    return body, {label: "\n".join(lines).rstrip() for label, lines in notes.items()}


def marks(text: str) -> tuple[str, ...]:
    """The labels of the marks in `text`, in order, each once."""
    return tuple(dict.fromkeys(_MARK.findall(text)))


def gather_notes(texts: Sequence[str]) -> Notes:
    """`texts` with every note in the text that bears its mark; those that stand there already stay as they are."""
    if not any("[^" in text for text in texts):
        return Notes(tuple(texts), ())
    bodies, notes = zip(*(_split_notes(text) for text in texts), strict=True)
    marked = [set(marks(text)) for text in texts]
    problems = []
    arriving: list[list[str]] = [[] for _ in texts]
    leaving: list[set[str]] = [set() for _ in texts]
    for place, found in enumerate(notes):
        for label in found.keys() - marked[place]:
            homes = [home for home, wanted in enumerate(marked) if label in wanted and label not in notes[home]]
            if homes:
                arriving[homes[0]].append(found[label])
                marked[homes[0]].discard(label)
                leaving[place].add(label)
            else:
                problems.append(Problem("warning", say("Ingen tekst henviser til fodnoten [^{label}]", label=label)))
    for wanted, found in zip(marked, notes, strict=True):
        problems.extend(
            Problem("warning", say("Fodnoten [^{label}] har ingen tekst i sit afsnit", label=label))
            for label in sorted(wanted - found.keys())
        )
    result = []
    for text, body, found, gone, come in zip(texts, bodies, notes, leaving, arriving, strict=True):
        kept = [note for label, note in found.items() if label not in gone]
        stays = ["\n".join(body).strip("\n"), *kept] if gone else [text]
        result.append("\n\n".join(part for part in [*stays, *come] if part))
    return Notes(tuple(result), tuple(problems))
