"""XML of deliveries, parsed so that it can do no harm; and the values in it.

Nothing outside the file is ever read, and no entity is expanded (a delivery declares none). lxml's own bounds stand:
256 levels, ten million characters a text. Some systems write characters that XML does not allow (esdh.md, trap 2);
they are taken out, which is said. What is broken otherwise is refused: in a document that a parser has mended,
nobody knows which item an attachment belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from lxml import etree

from generator.importing.esdh.values import clean, one_line
from generator.problems import Problem, say
from generator.xmls import has_declarations, xml_root

# What XML 1.0 (2.2) allows no document, as references and as bytes of UTF-8.
_ILLEGAL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])"
    rb"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]));"
)
_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")  # UTF-16, whose every second byte is 0


@dataclass(frozen=True, slots=True)
class ParsedXml:
    """The root of a parsed file, its tags without namespaces; and what had to be mended."""

    root: etree._Element
    problems: tuple[Problem, ...] = ()


def parse_xml(data: bytes) -> ParsedXml | Problem:
    """The file's root; or why it is refused: broken, nested too deep, or with declarations of its own."""
    problems: tuple[Problem, ...] = ()
    try:
        root = xml_root(data)
    except etree.XMLSyntaxError:
        mended, count = _mended(data)
        try:
            root = xml_root(mended)
        except etree.XMLSyntaxError as error:
            return _refused(error)
        message = say("Filen rummer {count} tegn, som XML ikke tillader; de er sprunget over", count=count)
        problems = (Problem("note", message),)
    except (ValueError, LookupError):  # an encoding that is not known
        return Problem("error", say("XML-filen er i stykker"), hint=say("Bed om at få leveringen igen"))
    if has_declarations(root):
        message = say("XML-filen har sine egne erklæringer (DOCTYPE), og det har ingen levering")
        return Problem("error", message, hint=say("Bed om at få leveringen igen"))
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return ParsedXml(root, problems)


def _mended(data: bytes) -> tuple[bytes, int]:
    """The file without the characters that XML does not allow, and how many they were."""
    if data.startswith(_WIDE):
        return data, 0
    data, references = _ILLEGAL_REFERENCE.subn(b"", data)
    data, characters = _ILLEGAL.subn(b"", data)
    return data, references + characters


def _refused(error: etree.XMLSyntaxError) -> Problem:
    """The error without lxml's words, which may quote the file."""
    hint = say("Bed om at få leveringen igen")
    return Problem("error", say("XML-filen er i stykker"), line=error.lineno or None, hint=hint)


def value(element: etree._Element, path: str) -> str:
    """The value at `path` below the element, on one line; "" where there is none."""
    return one_line(text(element, path))


def text(element: etree._Element, path: str) -> str:
    """The text at `path` below the element as it stands, HTML or plain; elements in it are HTML again."""
    found = element.find(path)
    return "" if found is None else content(found)


def content(element: etree._Element) -> str:
    """The text in an element as it stands; elements in it are HTML again."""
    if not len(element):
        return clean(element.text or "")
    inner = (etree.tostring(child, encoding="unicode") for child in element)
    return clean(escape(element.text or "", quote=False) + "".join(inner))


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute on one line; "" where there is none."""
    return one_line(str(element.get(name, "")))


def elements(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The elements at `path` below the element."""
    return iter(element.findall(path))
