"""HTML as a tree of elements and texts, whatever its faults, within bounds of memory and time.

The parser is libxml2's, which mends HTML as browsers do and reads nothing but what it is given. It builds no tree of
its own here: it tells what it meets, so that the bounds are ours. Only then may `huge_tree` be set, without which
libxml2 2.14 reads a comment of more than 10 MB again and again from each of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.decoding import normalise
from generator.problems import Problem, say

_MOST_ELEMENTS = 200_000  # a large agenda has 5,000, a year's minutes in one page 50,000
_DEEPEST = 100
"""What lies deeper is text of the element at this depth: pages that never close a mark go on so to their end."""
_DEEPEST_TOLD = 5_000  # libxml2 seeks each closing tag among all that are open
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(slots=True, eq=False)
class Element:
    """Element: one tag with its attributes, and what stands between it and its end, in order."""

    tag: str
    attributes: Mapping[str, str]
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute; "" where there is none."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """The element itself and all below it, in the order of the document."""
        stack: list[Element] = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self) -> str:
        """All text in the element, on one line; no words of two elements run together but inside a word's marks."""
        pieces: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                pieces.append(node)
            elif node.tag not in UNSEEN:
                stack.extend(reversed((" ", *node.children, " ") if node.tag not in INLINE else node.children))
        return " ".join("".join(pieces).split())


UNSEEN = frozenset(("head", "script", "style", "template", "title", "meta", "link", "noembed", "noframes"))
"""Elements whose content is no text of the page."""

INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
"""Elements that do not part a word; any other parts what stands before it from what stands after."""


class _TooLarge(Exception):  # noqa: N818 - it ends the parsing, and is never seen outside
    """More elements, or deeper ones, than any minutes have."""


class _Gathering:
    """What the parser tells, gathered to a tree (the interface is lxml's parser target)."""

    def __init__(self) -> None:
        self._open = [Element("", {})]
        self._depth = 0
        self._count = 0
        self._pieces: list[str] = []
        self._deep: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._take_text()
        self._count += 1
        self._depth += 1
        if self._count > _MOST_ELEMENTS or self._depth > _DEEPEST_TOLD:
            raise _TooLarge
        if self._depth <= _DEEPEST:
            element = Element(tag.lower(), dict(attributes))
            self._open[-1].children.append(element)
            self._open.append(element)
        else:
            self._deep.append(tag.lower())
            self._part(tag)

    def end(self, tag: str) -> None:
        self._take_text()
        if self._depth <= _DEEPEST:
            self._open.pop()
        else:
            self._deep.pop()
            self._part(tag)
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self._deep or self._deep[-1] not in UNSEEN:
            self._pieces.append(text)

    def close(self) -> Element:
        self._take_text()
        return self._open[0]

    def _part(self, tag: str) -> None:
        """Words of two elements that lie too deep kept apart."""
        if tag.lower() not in INLINE:
            self._pieces.append(" ")

    def _take_text(self) -> None:
        """The pieces of a text, which the parser tells apart at each reference in it, as one."""
        if self._pieces and self._depth <= _DEEPEST:
            self._open[-1].children.append(normalise(_CONTROL.sub("", "".join(self._pieces))))
            self._pieces.clear()


def parse(html: str) -> Element | Problem:
    """The tree of a page or a fragment; a nameless element stands above all.

    The error says that there are more elements, or deeper ones, than any minutes have.
    """
    gathering = _Gathering()
    # Its stub wants a method for each event; lxml calls only those that are there.
    parser = etree.HTMLParser(target=gathering, encoding="utf-8", huge_tree=True, no_network=True)  # type: ignore[call-overload]  # see above
    try:
        if html.strip():
            parser.feed(html.encode("utf-8", errors="replace"))
            parser.close()
    except _TooLarge:
        message = say("Siden er bygget af flere eller dybere HTML-elementer, end noget referat er")
        return Problem("error", message, hint=say("Gem kun selve referatet, fx som PDF, og importér det"))
    except etree.ParserError:
        pass  # a page of comments only: what was told is all there is
    return gathering.close()
