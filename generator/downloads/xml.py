"""XML within bounds: no entities, no network, no trees beyond what libxml2 allows by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from generator.downloads.nesting import APART
from generator.xmls import has_declarations, xml_root

MOST_AS_A_TREE = 32_000_000
"""Bytes; a tree takes some ten times as many."""

_MOST_MARKS = 2_000_000  # of a tree, each of them taking some 130 bytes
_MOST_ATTRIBUTES = 200  # of one element; to ask for all takes the square of their number

# Elements of WordprocessingML, SpreadsheetML, DrawingML and OpenDocument alike: what stands where they end.
_BREAKS = dict.fromkeys(("p", "h", "br", "cr", "line-break", "tr", "table-row", "si", "tab"), "\n")
_BREAKS |= {"tc": "| ", "table-cell": "| "}
# Elements that hold a piece of a line: the next piece goes on where they end.
_PIECES = frozenset(("t", "r", "span", "s", "a", "fld", "instrText", "rt"))
_SIGNS = {"noBreakHyphen": "-", "s": " "}  # the latter in OpenDocument
# Attributes whose values are words that a person wrote; others are numbers, ids and measures.
_SPOKEN = frozenset(
    ("descr", "title", "alt", "name", "tooltip", "display", "displayName", "author", "initials", "userName", "userId",
     "prompt", "promptTitle", "error", "errorTitle", "caption", "displayText", "url", "comment", "description",
     "string", "formula", "href", "uniqueName", "string-value", "Name", "Author", "Title")
)  # fmt: skip


def parsed(data: bytes) -> _Element | None:
    """The root of an XML part; None when it is broken, too large, nested too deep or declares entities."""
    if len(data) > MOST_AS_A_TREE or data.count(b"<") > _MOST_MARKS:
        return None
    try:
        root = xml_root(data, with_comments=True)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    return None if has_declarations(root) or _is_overgrown(root) else root


def _is_overgrown(root: _Element) -> bool:
    return any(len(node.attrib) > _MOST_ATTRIBUTES for node in root.iter(etree.Element))


def streamed(data: bytes, name: str) -> Iterator[_Element]:
    """Each element with that local name, emptied when the next is asked for; last the root, with all the rest.

    Raises:
        etree.XMLSyntaxError: the part is broken, too large, nested too deep or declares entities.
    """
    parts = etree.iterparse(
        io.BytesIO(data), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in parts:
        _refuse(element)
        yield element
        element.clear()
        before = element.getprevious()  # the parser still holds on to the element itself
        if before is not None and before.tag == element.tag:
            before.getparent().remove(before)  # type: ignore[union-attr]  # what has a sibling has a parent
    if parts.root is not None:
        _refuse(parts.root)
        yield parts.root


def _refuse(element: _Element) -> None:
    if has_declarations(element) or _is_overgrown(element):
        raise etree.XMLSyntaxError("entities, or too many attributes", 0, 0, 0)


def local(element: _Element | None) -> str:
    """The element's name without its namespace; "" for comments and the like, and for no element."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """The attribute with that local name, whatever its namespace; "" where there is none."""
    found = element.get(name)
    if found is None:
        found = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
    return str(found)


def running_text(root: _Element) -> str:
    """All text in it, comments of the XML too, a line a paragraph or an element; pieces of a line are put together.

    Paragraphs are parted by a line break, as in any text; cells and values by a sign that no number goes on across.
    """
    found: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            found.append(f"{APART}{node.text or ''}{APART}")
        elif event == "start":
            found.append(_worded(node.text, node))
        else:
            name = local(node)
            if name in _BREAKS:
                found.append(_BREAKS[name])
            elif name not in _PIECES and node.text and node.text.strip():
                found.append(APART)
            elif name in _SIGNS and not node.text:
                found.append(_SIGNS[name])
        if event != "start" and node is not root:
            found.append(_worded(node.tail, node.getparent()))
    return "".join(found)


def _worded(text: str | None, parent: _Element | None) -> str:
    """Text, but not the space that only sets elements apart."""
    if not text or (parent is not None and len(parent) and not text.strip()):
        return ""
    return text


def spoken_attributes(root: _Element) -> str:
    """The values of all attributes that hold words, one a line."""
    return APART.join(
        value
        for node in root.iter(etree.Element)
        for key, value in node.attrib.items()
        if key.rpartition("}")[2] in _SPOKEN
    )


def everything(root: _Element) -> str:
    """All text in it, and all words in its attributes."""
    return f"{running_text(root)}{APART}{spoken_attributes(root)}"
