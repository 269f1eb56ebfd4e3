"""HTML, XML and SVG: the source as it stands, and the text as it is read.

The source holds all that can be hidden in it: comments, scripts, attributes. A number whose digits are set apart by
marks stands only in the text. No parser is asked: what one drops, another shows.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator

from generator.downloads.nesting import Nesting, joined, text_at
from generator.downloads.plain import decoded
from generator.findings import Examined, HiddenPart
from generator.problems import say

_MARK = re.compile(r"<[^<>]*>")
# Marks that a word may go on across.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|em|font|i|ins|mark|s|small|span|strong|sub|sup|tspan|u|wbr)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?!\[if|<!)")
_ABOUT = re.compile(
    r"<meta\s[^<>]*?(?:author|creator|generator|owner)|<(?:dc:creator|rdf:RDF|sodipodi:namedview|metadata)[\s>]",
    re.IGNORECASE,
)
# Numbers that draw, of which ten in a row may be digits.
_DRAWING = re.compile(
    r'\s(?:d|points|transform|viewBox|values|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height)\s*=\s*"[-\d.,eE\s\w()%]*"'
)
_DATA = re.compile(r"data:[\w/+.;=-]{0,80}?;base64,([A-Za-z0-9+/=\s]+)")


def examine(data: bytes, nesting: Nesting) -> Examined:
    """The source, the text, and the files that stand in it as letters (`data:`); never raises."""
    whole = decoded(data)
    source = _DRAWING.sub(" ", _DATA.sub(" ", whole))
    text = _MARK.sub("\n", _INLINE.sub("", source))
    return joined(
        text_at(say("kilden"), html.unescape(source)),
        text_at(None, html.unescape(text)),
        Examined(parts=tuple(_hidden_parts(source))),
        *(nesting.examine(say("en fil i kilden").in_language("da"), inner) for inner in _files(whole)),
    )


def _hidden_parts(source: str) -> Iterator[HiddenPart]:
    if comments := sum(1 for _ in _COMMENT.finditer(source)):
        yield HiddenPart("comments", say("kommentarer i kilden (antal: {count})", count=comments))
    if _ABOUT.search(source):
        yield HiddenPart("metadata", say("oplysninger om forfatter eller program"))


def _files(source: str) -> Iterator[bytes]:
    for found in _DATA.finditer(source):
        try:
            yield base64.b64decode(found[1])
        except (binascii.Error, ValueError):
            continue  # no program can show it either
