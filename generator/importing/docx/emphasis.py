"""Runs of one look as inline Markdown that shows just that (CommonMark 0.31, 6.2).

Word lets bold begin and end anywhere, Markdown only where its marks lean on a word. Blanks, and points where need be,
are therefore left outside the marks; a run that even so can't be marked keeps its words and loses its emphasis.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.importing.blocks import HARD_BREAK, escape

_STRUCTURE = "\\<>[]()`*_"  # what belongs to another mark, and may not be parted from it


@dataclass(frozen=True, slots=True)
class Span:
    """Tekststykke: words of one look; a newline in it is a line break that the document means."""

    text: str
    bold: bool = False
    italic: bool = False
    mark: str = ""
    """ "sub", "sup", "s" (struck out), or "" for none."""
    link: str = ""
    hidden: bool = False
    size: int = 0
    """In half-points."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Finished Markdown within a line, but for its emphasis ("*", "**", "***" or none)."""

    text: str
    emphasis: str = ""


def in_markdown(spans: Iterable[Span], *, is_bold: bool = False) -> str:
    """The shown spans as inline Markdown; `is_bold` where all of them are, and their block says so."""
    shown = (replace(span, bold=span.bold and not is_bold) for span in spans if not span.hidden)
    lines = (_line(line).strip() for line in _lines(_pieces(shown, escape)))
    return HARD_BREAK.join(line for line in lines if line)


def printed(spans: Iterable[Span]) -> str:
    """The words of the shown spans as the document prints them: without emphasis, nothing escaped."""
    return "".join(piece.text for piece in _pieces((span for span in spans if not span.hidden), str))


def _pieces(spans: Iterable[Span], mark_up: Callable[[str], str]) -> Iterator[_Piece]:
    for link, linked in groupby(spans, key=lambda span: span.link):
        group = list(linked)
        if link:
            words = [span for span in group if span.text.strip()]
            emphasis = _emphasis(words[0]) if len({_emphasis(span) for span in words}) == 1 else ""
            yield _Piece(_linked(_marked(group, mark_up), link), emphasis)
        else:
            for emphasis, alike in groupby(_with_blanks_as_before(group), key=_emphasis):
                yield _Piece(_marked(alike, mark_up), emphasis)


def _with_blanks_as_before(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, a blank one with the look of the one before it: "**to** **ord**" is "**to ord**"."""
    before = Span("")
    for span in spans:
        before = span if span.text.strip() else replace(before, text=span.text, mark="")
        yield before


def _emphasis(span: Span) -> str:
    return "*" * (2 * span.bold + span.italic)


def _marked(spans: Iterable[Span], mark_up: Callable[[str], str]) -> str:
    """The text of the spans with what is raised, lowered or struck out marked so."""
    marked = []
    for mark, group in groupby(spans, key=lambda span: span.mark):
        text = mark_up("".join(span.text for span in group))
        words = text.strip()
        if mark and words:
            inner = words.replace("\n", f"</{mark}>\n<{mark}>")
            text = text.replace(words, f"<{mark}>{inner}</{mark}>", 1)
        marked.append(text)
    return "".join(marked)


def _linked(text: str, link: str) -> str:
    words = text.strip()
    if not (link and words):
        return text
    shown = f"<{link}>" if words == link else f"[{words}]({link})".replace("\n", " ")
    return text.replace(words, shown, 1)


def _lines(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """The pieces by the lines of the document."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines.extend([replace(piece, text=other)] for other in others)
    return lines


def _line(pieces: Sequence[_Piece]) -> str:
    """One line of Markdown, each piece with its emphasis as far as its neighbours let it."""
    line = ""
    touches = False  # whether the line ends in marks of emphasis
    for place, piece in enumerate(pieces):
        following = "".join(other.text for other in pieces[place + 1 : place + 2])[:1]
        before, core, after = _parted(piece.text, line[-1:], following)
        may_open = not _is_word((line + before)[-1:]) or _is_word(core[:1])
        may_close = not _is_word((after + following)[:1]) or _is_word(core[-1:])
        leans = core and may_open and may_close and any(map(str.isalnum, core)) and (before or not touches)
        if piece.emphasis and leans:
            line += before + piece.emphasis + core + piece.emphasis + after
            touches = not after
        else:
            line += piece.text
            touches = touches and not piece.text
    return line


def _parted(text: str, before: str, following: str) -> tuple[str, str, str]:
    """A piece as what stands before its marks, between them, and after them."""
    core = text.lstrip()
    if _is_word(before) and core == text:
        core = _without_points(core)
    begin = len(text) - len(core)
    inner = core.rstrip()
    if _is_word(following) and inner == core:
        inner = _without_points(core[::-1])[::-1]
    return text[:begin], inner, core[len(inner) :]


def _without_points(text: str) -> str:
    """A text without the points that it begins with."""
    count = next((n for n, sign in enumerate(text) if _is_word(sign) or sign in _STRUCTURE), len(text))
    return text[count:]


def _is_word(sign: str) -> bool:
    """Whether a sign is neither blank nor a point, as CommonMark parts them (2.1); "" is blank."""
    return bool(sign) and not sign.isspace() and unicodedata.category(sign)[0] not in "PS"
