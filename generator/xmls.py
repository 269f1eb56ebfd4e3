"""XML opened within bounds, whoever has written it.

Nothing outside a file is ever read, and no entity is expanded. lxml's own bounds stand: 256 levels, ten million
characters a text.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element


def xml_root(data: bytes, *, with_comments: bool = False) -> _Element:
    """The root of a document, with or without its comments and processing instructions.

    Raises:
        etree.XMLSyntaxError: it is broken, or beyond the bounds.
        ValueError: it is in an encoding that is not known.
        LookupError: the same.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not with_comments,
        remove_pis=not with_comments,
    )
    return etree.fromstring(data, parser)


def has_declarations(element: _Element) -> bool:
    """Whether the document of an element has declarations of its own (DOCTYPE): for entities, mostly an attack."""
    return bool(element.getroottree().docinfo.doctype)
