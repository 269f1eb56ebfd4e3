"""What of a page nobody sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.importing.html.marks import style
from generator.importing.html.tree import Element
from generator.problems import Message, say

_FIELDS = frozenset(("select", "textarea", "datalist", "input"))
_COMMENTS = frozenset(("msocomtxt", "msocomanchor", "msocomoff", "msocommentreference"))
_WORD_PARTS = {
    "comment-list": say("kommentar i Word"),
    "header": say("sidehoved"),
    "footer": say("sidefod"),
}
_LONGEST_REPEATED = 500  # characters; what is longer is not said once more for screen readers


def hidden_because(element: Element, near: Sequence[Element | str]) -> Message | None:
    """Why the text of `element` is not shown; None when it is. `near` are those that stand next to it."""
    attributes = element.attributes
    if element.tag in _FIELDS:
        return say("felt i en formular")
    if "hidden" in attributes or element.tag in ("noscript", "dialog"):
        return say("skjult på siden")
    if element.tag == "del" and "datetime" in attributes:
        return say("slettet (sporede ændringer i Word)")
    if not _COMMENTS.isdisjoint(element.get("class").lower().split()):
        return say("kommentar i Word")
    if "style" in attributes and (why := _hidden_by_style(style(attributes["style"]))):
        return why
    if attributes.get("aria-hidden") == "true" and _is_said_near(element, near):
        return say("gentaget for skærmlæsere")
    return None


def _hidden_by_style(declared: Mapping[str, str]) -> Message | None:
    if "none" in declared.get("display", "").split() or declared.get("visibility", "").startswith("hidden"):
        return say("skjult på siden")
    if declared.get("mso-hide") == "all":
        return say("skjult på siden")
    return _WORD_PARTS.get(declared.get("mso-element", ""))


def _is_said_near(element: Element, near: Sequence[Element | str]) -> bool:
    """Whether the same text stands next to the element, for those who can't see it."""
    text = element.text()
    return 0 < len(text) <= _LONGEST_REPEATED and any(
        isinstance(other, Element) and other.text() == text for other in near
    )
