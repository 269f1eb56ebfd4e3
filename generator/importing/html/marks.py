"""How a text looks: the marks that its elements and their styles give it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from generator.importing.html.tree import Element

Mark: TypeAlias = Literal["b", "i", "u", "s", "sup", "sub"]

TAG_MARKS: tuple[Mark, ...] = ("u", "s", "sup", "sub")
"""The marks that Markdown writes as tags, outermost first. The audit takes a tag for the end of a word, so these stand
in the document's lines too."""

_OF_TAG: dict[str, Mark] = {
    "b": "b", "strong": "b", "dt": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i",
    "u": "u", "s": "s", "strike": "s", "del": "s", "sup": "sup", "sub": "sub",
}  # fmt: skip
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_HEAVY = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_LIGHT = frozenset(("normal", "lighter", "300", "400"))


@lru_cache(maxsize=1024)
def style(declarations: str) -> dict[str, str]:
    """The declarations of a `style` attribute, in lower case."""
    return {name: value.strip() for name, value in _DECLARATION.findall(declarations.lower())}


def marks_of(element: Element, outer: frozenset[Mark]) -> frozenset[Mark]:
    """The marks of the text in `element`, which stands in text that has the marks `outer`."""
    marks = set(outer)
    if mark := _OF_TAG.get(element.tag):
        marks.add(mark)
    if not element.get("style"):
        return frozenset(marks) if len(marks) > len(outer) else outer
    styles = style(element.get("style"))
    weight = styles.get("font-weight", "")
    if weight in _HEAVY:
        marks.add("b")
    elif weight in _LIGHT:  # Google Docs wraps a document in <b style="font-weight:normal">
        marks.discard("b")
    if styles.get("font-style") == "italic":
        marks.add("i")
    decoration = styles.get("text-decoration", "") + styles.get("text-decoration-line", "")
    if "underline" in decoration:
        marks.add("u")
    if "line-through" in decoration:
        marks.add("s")
    raised = styles.get("vertical-align")
    if raised in ("super", "sub") and element.tag in ("span", "font"):
        marks.add("sup" if raised == "super" else "sub")
    return frozenset(marks)
