"""Whether a page holds words that are not in what is read of it: in scripts, templates and attributes."""

from __future__ import annotations

from generator.importing.audit import words
from generator.importing.html.tree import Element

_UNSEEN = frozenset(("script", "template", "noembed", "noframes"))
_TOLD = frozenset(("title", "value", "aria-label", "summary", "placeholder"))


def has_unseen(root: Element, text: str) -> bool:
    """Whether elements hold what no page shows, or attributes words that are not in its `text`."""
    known = set(words(text))
    return any(
        (element.tag in _UNSEEN and bool(element.children))
        or any(_says_more(name, value, known) for name, value in element.attributes.items())
        for element in root.elements()
    )


def _says_more(name: str, value: str, known: set[str]) -> bool:
    """Whether an attribute says something, several words of a person rather than one of a program."""
    says = (name in _TOLD or name.startswith("data-")) and " " in (value or "").strip()
    return says and not known.issuperset(words(value))
