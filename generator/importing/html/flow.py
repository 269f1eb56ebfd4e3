"""The flow of a page: its shown texts in order, with the edges of paragraphs, lists and tables between them.

Here the tree's text becomes lines, those that the audit holds the meeting against. The blocks are assembled later, of
the same flow, so what gets lost there is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.importing.html.layout import lays_out
from generator.importing.html.lines import Lines
from generator.importing.html.links import Link, note_number, read_link, read_note_mark
from generator.importing.html.marks import Mark, marks_of
from generator.importing.html.numbering import BULLET, Numbering, is_word_marker, numbering, word_level, word_marker
from generator.importing.html.shown import hidden_because
from generator.importing.html.tokens import Break, Close, Edge, Open, Stroke, Structure, Text, Token
from generator.importing.html.tree import INLINE, UNSEEN, Element
from generator.problems import Message

_STRUCTURES: dict[str, Structure] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "ul": "list", "ol": "list", "menu": "list", "dir": "list", "li": "item",
    "table": "table", "tr": "row", "td": "cell", "th": "cell",
}  # fmt: skip
_SPACES = re.compile(r"\s+")
_NEAR = 2
_HEAVY: frozenset[Mark] = frozenset(("b", "i"))  # of a heading they say nothing
_KEEPS_LINES = frozenset(("pre", "listing", "xmp", "plaintext"))

_Role: TypeAlias = Structure | Literal["block", "note", "link", "run"]
"""What an element is to the flow; a "run" only changes the look of its text."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """An element that is being read, with what its texts take from it."""

    element: Element
    role: _Role
    rest: Iterator[tuple[int, Element | str]]
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None
    keeps_lines: bool = False
    lays_out: bool = False
    """Whether the table it stands in only lays out the page."""
    numbering: Numbering | None = None
    in_heading: bool = False


def flow(root: Element, lines: Lines, left_out: Mapping[Element, Message]) -> Iterator[Token]:
    """The tokens of all that is shown in `root`, but for the elements `left_out`, which are told with the reason.

    The tree may be deep: no call lies inside another.
    """
    stack = [_Inside(root, "block", enumerate(root.children))]
    while stack:
        inside = stack[-1]
        place, node = next(inside.rest, (0, None))
        if node is None:
            yield from _leave(stack.pop(), lines)
        elif isinstance(node, str):
            yield from _write(node, inside, lines)
        elif node.tag not in UNSEEN and not is_word_marker(node):
            why = left_out.get(node) or hidden_because(node, _near(inside.element, place))
            if why is None:
                yield from _enter(node, stack, lines)
            else:
                lines.leave_out(node.text(), why)
                if node.tag not in INLINE:
                    yield _edge(lines)


def _near(parent: Element, place: int) -> list[Element | str]:
    return [*parent.children[max(place - _NEAR, 0) : place], *parent.children[place + 1 : place + 1 + _NEAR]]


def _edge(lines: Lines) -> Edge:
    lines.end()
    return Edge()


def _write(text: str, inside: _Inside, lines: Lines) -> Iterator[Token]:
    """A text as it is shown: spaces run together, also over the edges of elements."""
    for place, part in enumerate(text.split("\n") if inside.keeps_lines else (text,)):
        if place:
            lines.end()
            yield Break()
        shown = _SPACES.sub(" ", part)
        if lines.ends_in_space():
            shown = shown.lstrip(" ")
        if shown:
            token = Text(lines.number, shown, inside.marks, inside.link)
            lines.write(shown, token.tags)
            yield token


def _enter(element: Element, stack: list[_Inside], lines: Lines) -> Iterator[Token]:
    """The tokens at the beginning of an element; what it holds is put on the stack."""
    outer = stack[-1]
    match element.tag:
        case "br":
            lines.end()
            yield Break()
        case "hr":
            lines.end()
            yield Stroke(lines.number)
        case "img" if words := element.get("alt").strip():
            yield from _write(f" {words} ", outer, lines)
        case "img":
            if "alt" not in element.attributes:  # with `alt=""` it shows nothing that matters (HTML, 4.8.4.4)
                lines.pictures.append(lines.number)
        case "a" if mark := read_note_mark(element):
            yield from _write(f"[{mark.number}]{' ' * mark.opens}", replace(outer, marks=frozenset()), lines)
        case _:
            inside = _inside(element, outer)
            stack.append(inside)
            yield from _begin(inside, outer, lines)


def _inside(element: Element, outer: _Inside) -> _Inside:
    in_heading = outer.in_heading or _STRUCTURES.get(element.tag) == "heading"
    may_link = element.tag == "a" and not (in_heading or outer.link)
    link = read_link(element) if may_link else outer.link
    is_layout = lays_out(element) if element.tag == "table" else outer.lays_out
    return _Inside(
        element,
        "link" if may_link and link else _role(element, is_layout),
        enumerate(element.children),
        marks_of(element, outer.marks) - (_HEAVY if in_heading else frozenset()),
        link,
        outer.keeps_lines or element.tag in _KEEPS_LINES,
        is_layout,
        numbering(element) if _STRUCTURES.get(element.tag) == "list" else outer.numbering,
        in_heading,
    )


def _role(element: Element, is_layout: bool) -> _Role:
    structure = _STRUCTURES.get(element.tag)
    if structure == "item" and note_number(element):
        return "note"
    if structure == "list" and any(isinstance(child, Element) and note_number(child) for child in element.children):
        return "block"
    if structure in ("table", "row", "cell") and is_layout:
        return "block"
    if structure is None and word_level(element) and word_marker(element):
        return "item"
    return structure or ("run" if element.tag in INLINE else "block")


def _begin(inside: _Inside, outer: _Inside, lines: Lines) -> Iterator[Token]:
    match inside.role:
        case "run":
            pass
        case "link":
            lines.open_link()
        case "block":
            yield _edge(lines)
        case "note":
            yield _edge(lines)
            yield from _write(f"[{note_number(inside.element)}] ", replace(inside, marks=frozenset()), lines)
        case structure:
            lines.end()
            marker = _marker(inside.element, outer) if structure == "item" else ""
            depth = max(word_level(inside.element) - 1, 0) if structure == "item" else 0
            lines.open(structure, marker)
            yield Open(lines.number, structure, inside.element, marker, depth)


def _marker(element: Element, outer: _Inside) -> str:
    if element.tag != "li":
        return word_marker(element)
    return outer.numbering.marker(element) if outer.numbering else BULLET


def _leave(inside: _Inside, lines: Lines) -> Iterator[Token]:
    match inside.role:
        case "run":
            pass
        case "link":
            lines.close_link(inside.link.address if inside.link else "")
        case "block" | "note":
            yield _edge(lines)
        case structure:
            lines.end()
            lines.close(structure)
            yield Close()
