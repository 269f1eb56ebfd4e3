"""The XML inside a Word document: parsed within bounds, its namespaces made one of the two that the standard has.

ECMA-376 has a transitional form, which Word writes, and a strict one (ISO/IEC 29500) that differs in its namespaces;
a strict part is renamed as it is read, so that everything else knows one name a thing.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from generator.xmls import has_declarations, xml_root

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_RENAMED = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "officeDocument/relationships": "officeDocument/2006/relationships",
    "officeDocument/math": "officeDocument/2006/math",
    "drawingml/main": "drawingml/2006/main",
    "drawingml/picture": "drawingml/2006/picture",
    "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
    "drawingml/chart": "drawingml/2006/chart",
    "drawingml/diagram": "drawingml/2006/diagram",
}

W = f"{{{_TRANSITIONAL}wordprocessingml/2006/main}}"
R = f"{{{_TRANSITIONAL}officeDocument/2006/relationships}}"
M = f"{{{_TRANSITIONAL}officeDocument/2006/math}}"
WP = f"{{{_TRANSITIONAL}drawingml/2006/wordprocessingDrawing}}"
A = f"{{{_TRANSITIONAL}drawingml/2006/main}}"
PIC = f"{{{_TRANSITIONAL}drawingml/2006/picture}}"
MC = f"{{{_TRANSITIONAL}markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"

_NUMBER = re.compile(r"[+-]?\d{1,9}")
_OFF = ("0", "false", "off")


def parse(data: bytes) -> _Element | None:
    """The root of an XML part; None when it is broken, declares entities, or is nested beyond what libxml2 allows."""
    try:
        root = xml_root(data)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    if has_declarations(root):
        return None  # OPC (ECMA-376 part 2, 8.2.5) has none; only an attack does
    if any(_STRICT in uri for element in (root, *root[:1]) for uri in element.nsmap.values()):
        _make_transitional(root)
    return root


def _make_transitional(root: _Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = transitional(str(element.tag))
        for name, value in element.attrib.items():
            if _STRICT in name:
                del element.attrib[name]
                element.set(transitional(name), value)


def transitional(name: str) -> str:
    """A name or an address of the strict namespaces as the transitional one; any other as it is."""
    start, _, rest = name.partition(_STRICT)
    if not rest:
        return name
    for strict, renamed in _RENAMED.items():
        if rest.startswith(strict) and rest[len(strict) : len(strict) + 1] in ("", "}", "/"):
            return f"{start}{_TRANSITIONAL}{renamed}{rest[len(strict) :]}"
    return name


def value(parent: _Element | None, name: str) -> str | None:
    """The `w:val` of the child of `parent` with that name; None where there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(f"{W}val", "") if child is not None else None


def is_on(parent: _Element | None, name: str) -> bool | None:
    """Whether the on/off property `name` is set (17.17.4); None where nothing is said."""
    text = value(parent, name)
    return None if text is None else text.lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number, of at most nine digits; None for anything else."""
    return int(text) if text and _NUMBER.fullmatch(text) else None
