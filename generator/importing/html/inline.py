"""A line of texts with their looks as inline Markdown, in which no text can become a mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from generator.importing.blocks import escape
from generator.importing.html.marks import Mark
from generator.importing.html.tokens import Text

_MARKUP: dict[Mark, str] = {"b": "**", "i": "*"}
_REFERENCE_LIKE = re.compile(r"&(?=#?\w{1,31};)")
_STRUCK_LIKE = re.compile(r"~(?=~)|(?<=~)~")
_MAY_MARK = re.compile(r"[\\`*\[\]_<&~]")
_ANGLE = "\x00"  # what no text holds; see `tree`
_WORD = re.compile(r"[^\W_]")
_EMPHASIS: frozenset[Mark] = frozenset(("b", "u"))
_RULE_LIKE = re.compile(r"^(?=[-=~:][-=~:|\s]*$)(?=.*[-=~]{2})")

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Written:
    """A line as Markdown; `emphasised` when the whole of it is bold or underlined, which is then not written in it."""

    text: str
    emphasised: bool = False


def plain_text(text: str) -> str:
    """Text as Markdown that shows just that text: nothing in it is a mark, whatever it looks like."""
    if not _MAY_MARK.search(text):
        return text
    safe = escape(text.replace("<", _ANGLE)).replace(_ANGLE, "\\<")  # escape lets some tags be tags
    return _STRUCK_LIKE.sub(r"\\~", _REFERENCE_LIKE.sub(r"\\&", safe))


def write_line(texts: Sequence[Text]) -> Written:
    """The texts of one line; spaces at its ends go."""
    worded = [text for text in texts if _WORD.search(text.text)]
    emphasis = frozenset.intersection(*(text.marks for text in worded)) & _EMPHASIS if worded else frozenset()
    shown = [replace(text, marks=text.marks - _EMPHASIS) for text in texts] if emphasis else texts
    is_plain = not any(text.marks or text.link for text in shown)
    written = plain_text(_raw(shown)) if is_plain else _linked(shown)
    return Written(_RULE_LIKE.sub(r"\\", " ".join(written.split())), bool(emphasis))


def _linked(texts: Sequence[Text]) -> str:
    """The texts with their links, outermost."""
    pieces: list[str] = []
    for link, group in _grouped(texts, lambda text: text.link):
        inner = _tagged(group)
        core = inner.strip()
        if link and core:
            if pieces and pieces[-1].endswith("!"):
                pieces[-1] = pieces[-1][:-1] + "\\!"  # or the link would be a picture
            inner = f"{_indent(inner)}[{core}]({link.address}){_end(inner)}"
        pieces.append(inner)
    return "".join(pieces)


def _tagged(texts: Sequence[Text]) -> str:
    """The texts in the marks that are written as tags."""
    groups = _grouped(texts, lambda text: text.tags)
    if len(groups) == 1 and not groups[0][0]:
        return _marked(texts, tuple(_MARKUP))
    pieces = []
    for tags, group in groups:
        opening = "".join(f"<{tag}>" for tag in tags)
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        pieces.append(f"{opening}{_marked(group, tuple(_MARKUP))}{closing}")
    return "".join(pieces)


def _marked(texts: Sequence[Text], marks: Sequence[Mark]) -> str:
    """The texts in the marks that are written with asterisks, the first outermost."""
    if not marks:
        return plain_text("".join(text.text for text in texts))
    groups = _grouped(texts, lambda text: marks[0] in text.marks)
    pieces: list[str] = []
    for place, (is_marked, group) in enumerate(groups):
        inner = _marked(group, marks[1:])
        if is_marked:
            left = _raw(groups[place - 1][1])[-1:] if place else ""
            right = _raw(groups[place + 1][1])[:1] if place + 1 < len(groups) else ""
            touches = bool(pieces) and pieces[-1].endswith("*")
            inner = inner if touches else _wrapped(inner, _MARKUP[marks[0]], left, right)
        elif pieces and pieces[-1].endswith("*") and inner.startswith("*"):
            inner = plain_text(_raw(group))
        pieces.append(inner)
    return "".join(pieces)


def _wrapped(inner: str, mark: str, left: str, right: str) -> str:
    """The text in a mark, or as it is where Markdown could not see the mark (CommonMark 0.31, 6.2)."""
    core = inner.strip()
    bare = core.strip("*")
    begins = inner[:1].isspace() or not left.isalnum() or bare[:1].isalnum()
    ends = inner[-1:].isspace() or not right.isalnum() or bare[-1:].isalnum()
    return f"{_indent(inner)}{mark}{core}{mark}{_end(inner)}" if bare and begins and ends else inner


def _raw(texts: Iterable[Text]) -> str:
    return "".join(text.text for text in texts)


def _indent(text: str) -> str:
    return " " * text[:1].isspace()


def _end(text: str) -> str:
    return " " * text[-1:].isspace()


def _grouped(texts: Iterable[Text], key: Callable[[Text], _Key]) -> list[tuple[_Key, list[Text]]]:
    return [(value, list(group)) for value, group in groupby(texts, key)]
