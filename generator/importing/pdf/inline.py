"""Runs of text to inline Markdown: emphasis, raised marks and links; and to the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from generator.importing.blocks import HARD_BREAK, escape, is_one_word
from generator.importing.pdf.sheet import Line, Run, is_one_address, joined_text, look

_ENDS = re.compile(r"[^\W_]$")
_BEGINS = re.compile(r"[^\W_]")
_BRACKETED = re.compile(r"\[\d{1,3}\]")


def markdown(lines: Sequence[Line], breaks: Iterable[int] = (), *, emphasis: bool = True) -> str:
    """The lines as one text; at the places in `breaks` the line before ends in a break that is meant."""
    parts: list[list[Run]] = [[]]
    ends = set(breaks)
    for place, line in enumerate(lines):
        if place in ends:
            parts.append([])
        following = line_runs(line)
        if parts[-1] and following:
            first, second = parts[-1][-1], following[0]
            is_one = lines[place - 1].soft or is_one_address(first, second) or is_one_word(first.text, second.text)
            following[0] = replace(second, glued=is_one)
        parts[-1] += following
    return HARD_BREAK.join(filter(None, (_marked(part, emphasis=emphasis) for part in parts)))


def line_runs(line: Line) -> list[Run]:
    """The runs of a line; a page number that stands apart at its end has a tab before it."""
    runs: list[Run] = []
    for place, span in enumerate(line.spans):
        stands_apart = place == len(line.spans) - 1 and place > 0 and span.text.isdecimal()
        first, *others = span.runs or (Run(""),)
        runs += [replace(first, text=f"\t{first.text}", glued=True) if stands_apart else first, *others]
    return [run for run in runs if run.text]


def words_of(line: Line) -> str:
    """The words of a line as printed, with the addresses that it links to and the marks that part raised letters."""
    return _marked([replace(run, bold=False, italic=False) for run in line_runs(line)], escaped=False)


def printed(lines: Sequence[Line]) -> list[str]:
    """The words of lines that are one text, line by line."""
    texts: list[str] = []
    for place, line in enumerate(lines):
        if texts:
            texts[-1], below = wrapped(texts[-1], lines[place - 1], line)
            texts += filter(None, [below])
        else:
            texts.append(words_of(line))
    return texts


def wrapped(above: str, before: Line, line: Line) -> tuple[str, str]:
    """The printed words `above`, which end in those of `before`, and those of the line that goes on from it.

    What the break parts is told once: a word with a soft hyphen and an address whole above, the address that a text
    links to where the link ends. Nothing may be left of the line.
    """
    text = words_of(line)
    last, first = (line_runs(before) or [Run("")])[-1], (line_runs(line) or [Run("")])[0]
    link = first.link if first.link == last.link else ""
    alone, end = f"<{link}>", f"]({link})"
    if link:
        above = above.removesuffix(alone) + f"[{link}" if above.endswith(alone) else above.removesuffix(end)
        text = link + end + text.removeprefix(alone) if text.startswith(alone) else text.removeprefix("[")
    if before.soft or is_one_address(last, first):
        rest, _, text = text.partition(" ")
        above += rest
    return (above.replace(f"[{link}{end}", alone) if link else above), text


def _marked(runs: Sequence[Run], *, emphasis: bool = True, escaped: bool = True) -> str:
    pieces: list[str] = []
    for link, alike in groupby(_merged(_whole_words(runs, emphasis=emphasis)), key=lambda run: run.link):
        linked = list(alike)
        lead = "" if linked[0].glued or not pieces else " "
        text = "".join(_lead(run, place) + _emphasised(run, escaped=escaped) for place, run in enumerate(linked))
        if link:
            text = f"<{link}>" if joined_text(linked) == link else f"[{text}]({link})"
        pieces.append(lead + text)
    return "".join(pieces).strip()


def _lead(run: Run, place: int) -> str:
    """The space in front of a run, if one goes there; `place` is its place among the runs of its link."""
    return "" if run.glued or not place else " "


def _emphasised(run: Run, *, escaped: bool) -> str:
    """The text of a run with its marks; a note's mark that is printed in brackets is not marked as raised besides."""
    text = escape(run.text) if escaped else run.text
    if run.raised and not _BRACKETED.fullmatch(run.text):
        mark = "sup" if run.raised > 0 else "sub"
        text = f"<{mark}>{text}</{mark}>"
    stars = "*" * (2 * run.bold + run.italic)
    return f"{stars}{text}{stars}"


def _whole_words(runs: Sequence[Run], *, emphasis: bool) -> list[Run]:
    """The runs, emphasised only where whole words are: Markdown has no emphasis that begins or ends inside a word."""
    found: list[Run] = []
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else None
        begins_inside = run.glued and place > 0 and bool(_ENDS.search(runs[place - 1].text))
        ends_inside = following is not None and following.glued and bool(_BEGINS.match(following.text))
        is_word = bool(_BEGINS.search(run.text)) and run.text.strip() == run.text
        keeps = emphasis and is_word and not run.raised and not begins_inside and not ends_inside
        found.append(run if keeps else replace(run, bold=False, italic=False))
    return found


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Runs that are set alike as one."""
    return [
        replace(group[0], text=joined_text(group)) for group in (list(alike) for _, alike in groupby(runs, key=look))
    ]
