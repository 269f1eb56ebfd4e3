"""Cutting: passages out of a text, something else in their place, and the text's Markdown whole as before.

What opens and closes inside a passage goes with it; what opens before it or closes after it stays. A passage over
several paragraphs, list entries or cells leaves each of them there, with a replacement in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.withdrawal.letters import LINK_END, NOTE_MARK, TAG
from generator.withdrawal.passages import Passages, Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|#~])")
_AT_START = re.compile(r"^(?:[-+=]|(\d+)(?=[.)]))")
_MOST_ROUNDS = 8

_BREAK = re.compile(
    r"(?P<cell>[ \t]*(?<!\\)\|[ \t]*)|[ \t]*\\?\n"
    r"(?P<prefix>[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+|#{1,6}[ \t]+|`{3}[^\n]*|~{3}[^\n]*|\[\^[^\]\s]{1,200}\]:)?)"
)
"""The end of a cell or of a line, with the marks that begin the next line."""
_STRUCTURE = re.compile(
    rf"(?P<link_end>{LINK_END})|(?P<note>{NOTE_MARK}:?)|(?P<tag>{TAG})|\\.|(?P<link>\[)|(?P<run>\*+|~~+|`+|_+)",
    re.IGNORECASE | re.DOTALL,
)


def redacted(text: str, passages: Passages, *, is_markdown: bool) -> str:
    """The text without the passages; the same object where none stands in it."""
    for _ in range(_MOST_ROUNDS):  # what is left may meet to a passage once more
        spans = passages.found_in(text)
        if not spans:
            return text
        for span in reversed(spans):
            text = _without(text, span, is_markdown)
    replacement = spans[0].passage.replacement
    return escaped(replacement) if is_markdown else replacement


def escaped(text: str) -> str:
    """A text on one line as Markdown that shows it as it is."""
    return _AT_START.sub(
        lambda start: f"{start[1] or ''}\\{start.group()[len(start[1] or '') :]}", _SPECIAL.sub(r"\\\1", text)
    )


def _without(text: str, span: Span, is_markdown: bool) -> str:
    start, end, replacement = span.start, span.end, span.passage.replacement
    if not is_markdown:
        return text[:start] + replacement + text[end:]
    cut, shown = text[start:end], escaped(replacement)
    if cut.startswith("]("):  # where a link leads: one that leads nowhere is shown as its words
        return f"{text[:start]}](){text[end:]}"
    pieces = list(_pieces(cut))
    if len(pieces) == 1:
        start, end, kept = _with_marks_beside(text, start, end, *_left_over(cut), shown)
    else:
        kept = "".join(_without_words(piece, shown) + mark for piece, mark in pieces)
    return text[:start] + kept + text[end:]


def _pieces(cut: str) -> Iterator[tuple[str, str]]:
    """What is cut out, block by block, each with the mark that parts it from the next."""
    last = 0
    for mark in _BREAK.finditer(cut):
        before, prefix = cut[last : mark.start()], mark["prefix"] or ""
        ends_block = mark["cell"] or prefix.strip() or not before.strip() or cut.startswith("\n", mark.end())
        if ends_block or "|" in cut:  # else a line broken anywhere, or a row of a table
            yield before, mark.group()
            last = mark.end()
    yield cut[last:], ""


def _without_words(piece: str, shown: str) -> str:
    """What is left of a block: the replacement where words stood, and the marks that belong to others."""
    if not any(char.isalnum() for char in _STRUCTURE.sub("", piece)):
        return piece
    opening, closing = _left_over(piece)
    return "".join(opening) + shown + "".join(closing)


def _left_over(cut: str) -> tuple[list[str], list[str]]:
    """The marks in what is cut out that close something before it or open something after it, and its notes."""
    opened: list[str] = []
    closing: list[str] = []
    for mark in _STRUCTURE.finditer(cut):
        text, kind = mark.group(), mark.lastgroup
        if kind == "note":
            closing.append(text)
        elif kind == "link_end" or (kind == "tag" and text.startswith("</")):
            partner = "[" if kind == "link_end" else text.replace("/", "")
            if partner in opened:
                del opened[len(opened) - 1 - opened[::-1].index(partner)]
            else:
                closing.append(text)
        elif kind == "run" and text in opened:
            opened.remove(text)
        elif kind == "run" and not cut[mark.end() : mark.end() + 1].isalnum():
            closing.append(text)
        elif kind is not None:
            opened.append(text)
    return [mark for mark in opened if mark != "["] + ["["] * opened.count("["), closing


def _with_marks_beside(
    text: str, start: int, end: int, opening: list[str], closing: list[str], shown: str
) -> tuple[int, int, str]:
    """The cut widened by the marks right beside it that are the partners of those left over in it."""
    for mark in list(closing):
        partner = "[" if mark.startswith("](") else mark.replace("/", "")
        if not mark.startswith("[^") and text.endswith(partner, 0, start):
            closing.remove(mark)
            start -= len(partner)
    for mark in list(opening):
        link = re.compile(LINK_END).match(text, end) if mark == "[" else None
        partner = link.group() if link else mark.replace("<", "</")
        if text.startswith(partner, end):
            opening.remove(mark)
            end += len(partner)
    return start, end, "".join(opening) + shown + "".join(closing)
