"""Tables that only lay out a page: their cells are read one after another, as if there were no table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.importing.html.tree import Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def lays_out(table: Element) -> bool:
    """Whether a table is no table of facts.

    It says so itself (ARIA's presentation), has headings of text in its cells, one column, or tables in its cells and
    neither lines nor heads of its own.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    own = list(own_elements(table))
    tags = {element.tag for element in own}
    if any(_is_heading(child) for element in own if element.tag != "th" for child in element.children):
        return True
    if "th" not in tags and "table" in tags and table.get("border") in ("", "0"):
        return True
    return all(_width(element) <= 1 for element in own if element.tag == "tr")


def own_elements(table: Element) -> Iterator[Element]:
    """What stands in a table, but not what stands in a table in it, in order."""
    stack = [table]
    while stack:
        element = stack.pop()
        if element is not table:
            yield element
        if element is table or element.tag != "table":
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))


def _width(row: Element) -> int:
    return sum(isinstance(child, Element) and child.tag in ("td", "th") for child in row.children)


def _is_heading(node: Element | str) -> bool:
    return isinstance(node, Element) and node.tag in _HEADINGS
