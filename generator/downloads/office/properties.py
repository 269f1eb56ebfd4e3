"""Who has written an Office document, with what, and where it lay: parts of it that no page shows."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from generator.downloads.nesting import APART, joined, text_at
from generator.downloads.office.parts import Relation
from generator.downloads.printable import printable
from generator.downloads.xml import attribute, everything, local, running_text
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say

PEOPLE = frozenset(("people", "personList", "cmAuthorLst", "authorLst", "chgInfo", "users"))
"""Parts that are lists of those who have written, commented or changed something."""
_SCHEMAS = ("contentTypeSchema", "FormTemplates", "Sources")


def _named(name: str) -> Message | None:
    """A property that tells of people or of their machines; the title tells of the document."""
    return {
        "creator": say("forfatterens navn"),
        "lastModifiedBy": say("navnet på den, der sidst har gemt den"),
        "created": say("hvornår den er lavet"),
        "modified": say("hvornår den sidst er gemt"),
        "lastPrinted": say("hvornår den sidst er skrevet ud"),
        "revision": say("hvor mange gange den er gemt"),
        "subject": say("emne i egenskaberne"),
        "description": say("bemærkninger i egenskaberne"),
        "keywords": say("nøgleord i egenskaberne"),
        "category": say("kategori i egenskaberne"),
        "contentStatus": say("status i egenskaberne"),
        "Company": say("firmaets navn"),
        "Manager": say("chefens navn"),
        "Template": say("skabelonens navn"),
        "HyperlinkBase": say("hvor den lå"),
        "TotalTime": say("hvor længe der er arbejdet på den"),
    }.get(name)


def examine_properties(root: _Element) -> Examined:
    """`docProps/core.xml` and `app.xml` (ECMA-376 part 2, 11; part 1, 22.2)."""
    told = (_named(local(node)) for node in root if (node.text or "").strip() not in ("", "0"))
    parts = tuple(HiddenPart("metadata", place) for place in told if place)
    return joined(text_at(say("egenskaberne"), everything(root)), Examined(parts=parts))


def examine_custom(root: _Element) -> Examined:
    """`docProps/custom.xml`: properties that an organisation has made itself."""
    place = say("egne egenskaber (antal: {count})", count=len(root))
    parts = (HiddenPart("metadata", place),) if len(root) else ()
    return joined(text_at(say("egenskaberne"), everything(root)), Examined(parts=parts))


def examine_people(root: _Element) -> Examined:
    """A list of people: names, mail addresses, user names."""
    place = say("navne på dem, der har arbejdet i den")
    told = (HiddenPart("metadata", place),) if everything(root).strip() else ()
    return joined(text_at(place, APART.join(_values(root))), Examined(parts=told))


def examine_custom_xml(root: _Element) -> Examined:
    """Data of an organisation's own (`customXml/item1.xml`), as SharePoint and journal systems put into documents."""
    place = say("data, som et journalsystem har lagt i den")
    words = APART.join((running_text(root), *_values(root)))
    is_told = local(root) not in _SCHEMAS and running_text(root).strip()
    return joined(text_at(place, words), Examined(parts=(HiddenPart("metadata", place),) if is_told else ()))


def examine_settings(root: _Element) -> Examined:
    """The settings of a Word document; its variables hold text that fields may show."""
    variables = (value for node in root.iter("{*}docVar") for value in _values(node))
    return text_at(say("indstillingerne"), APART.join((everything(root), *variables)))


def examine_workbook(root: _Element) -> Examined:
    """The workbook itself: named ranges, who has it open, and where it lay on somebody's machine."""
    told: list[HiddenPart] = []
    if any(True for _ in root.iter("{*}absPath")):
        told.append(HiddenPart("metadata", say("hvor den lå")))
    if any(attribute(node, "userName") for node in root.iter("{*}fileSharing")):
        told.append(HiddenPart("metadata", say("navnet på den, der sidst har gemt den")))
    return joined(text_at(say("regnearkets navngivne områder"), everything(root)), Examined(parts=tuple(told)))


def examine_signature(root: _Element) -> Examined:
    """A digital signature; the certificates in it tell of the person who signed."""
    place = say("den digitale underskrift")
    found = [text_at(place, everything(root)), Examined(parts=(HiddenPart("metadata", place),))]
    for node in root.iter("{*}X509Certificate"):
        try:
            found.append(printable(base64.b64decode(node.text or "")))
        except (binascii.Error, ValueError):
            continue  # its letters are a text already
    return joined(*found)


def examine_relations(relations: Iterable[Relation]) -> Examined:
    """Where a part's links lead; to the template and to files of somebody's own is told."""
    outside = [relation for relation in relations if relation.is_outside]
    told = tuple(HiddenPart("metadata", place) for relation in outside if (place := _led_to(relation)))
    return joined(text_at(say("links"), APART.join(relation.target for relation in outside)), Examined(parts=told))


def _led_to(relation: Relation) -> Message | None:
    if relation.kind == "attachedTemplate":
        return say("skabelonens placering")
    target = relation.target.lower()
    is_file = target.startswith(("file:", "\\\\", "//")) or target[1:3] in (":\\", ":/")
    if is_file or relation.kind in ("externalLinkPath", "xlPathMissing"):
        return say("placeringen af en fil, som den henter fra")
    return None


def _values(root: _Element) -> Iterator[str]:
    return (str(value) for node in root.iter("*") for value in node.attrib.values())
