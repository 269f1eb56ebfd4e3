"""What an Office document holds, part by part.

Every member of the package is looked into, whatever it is called and whether anything refers to it: what a part is, its
root tells. So nothing is read by its place alone, and what is not known is read as any XML.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from lxml.etree import _Element

from generator.downloads import printable
from generator.downloads.nesting import LOCKED, Nesting, joined, text_at, unread
from generator.downloads.office.parts import Parts, kind_of, owner_of, read_parts
from generator.downloads.office.properties import (
    PEOPLE,
    examine_custom,
    examine_custom_xml,
    examine_people,
    examine_properties,
    examine_relations,
    examine_settings,
    examine_signature,
    examine_workbook,
)
from generator.downloads.office.slides import Presentation, examine_notes, examine_slide, read_presentation
from generator.downloads.office.word import examine_story, hidden_styles
from generator.downloads.office.workbook import (
    Workbook,
    examine_pivot_records,
    examine_sheet,
    read_workbook,
    unused_strings,
)
from generator.downloads.packages import beside, is_locked, opened
from generator.downloads.xml import everything, parsed
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say

_SHEET = re.compile(rb"<(?:\w{1,20}:)?worksheet[\s>]")
_RECORDS = re.compile(rb"<(?:\w{1,20}:)?pivotCacheRecords[\s>]")
_OPENING = 4096  # bytes, in which the root of a part begins
_XML = (".xml", ".rels", ".vml")
_MACROS = ("vbaproject.bin", "vbadata.xml")
_FONTS = (".odttf", ".fntdata")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the parts are read with: what is known of the whole package."""

    parts: Parts
    hidden_styles: frozenset[str]
    workbook: Workbook
    presentation: Presentation
    nesting: Nesting


_Examining: TypeAlias = Callable[[_Element], Examined]


def examine(data: bytes, nesting: Nesting) -> Examined:
    """All that stands in the document, seen and unseen; never raises."""
    package = opened(data)
    if package is None:
        return printable.damaged(data)
    with package:
        if is_locked(package):
            return unread(LOCKED)
        reading = _reading(read_parts(package, nesting.room), nesting)
        found = joined(*(_examine_member(info, reading) for info in reading.parts.infos))
        around = (_examine_relations(reading.parts), unused_strings(reading.workbook, found), beside(package, data))
        return joined(found, *around)


def _reading(parts: Parts, nesting: Nesting) -> _Reading:
    styles = parts.root(parts.first("word/styles.xml") or "")
    hidden = hidden_styles(styles) if styles is not None else frozenset()
    return _Reading(parts, hidden, read_workbook(parts), read_presentation(parts), nesting)


def _examine_relations(parts: Parts) -> Examined:
    return joined(*(examine_relations(relations) for relations in parts.relations.values()))


def _examine_member(info: zipfile.ZipInfo, reading: _Reading) -> Examined:
    name = info.filename
    lower = name.lower()
    if lower.endswith(_FONTS):
        return Examined()
    data = reading.parts.data(info)
    if data is None:
        return unread(_member(name))
    if lower.endswith(_MACROS):
        return joined(printable.printable(data), Examined(parts=(HiddenPart("embedded", say("makroer")),)))
    if not lower.endswith(_XML):
        return _examine_file(name, data, reading)
    if _SHEET.search(data, 0, _OPENING):
        return examine_sheet(data, name, reading.workbook)
    if _RECORDS.search(data, 0, _OPENING):
        return examine_pivot_records(data)
    root = parsed(data)
    if root is None:
        return joined(printable.printable(data), unread(_member(name)))
    return _examine_part(root, name, reading)


def _member(name: str) -> Message:
    return say("en del af den («{name}»)", name=name)


def _examine_file(name: str, data: bytes, reading: _Reading) -> Examined:
    """A picture, a workbook behind a chart, a printer's settings: what is no XML of the document's own."""
    lower = name.lower()
    if "printersettings" in lower:
        return printable.printable(data)
    inner = reading.nesting.examine(name.rpartition("/")[2], data)
    if "thumbnail" in lower:
        return joined(inner, Examined(parts=(HiddenPart("metadata", say("et lille billede af første side")),)))
    if "/embeddings/" in lower or "/activex/" in lower:
        place = say("filen «{name}» inde i den", name=name.rpartition("/")[2])
        return joined(inner, Examined(parts=(HiddenPart("embedded", place),)))
    return inner


def _examine_part(root: _Element, name: str, reading: _Reading) -> Examined:
    kind = kind_of(root)
    if kind in ("Types", "sst") or (kind == "Relationships" and owner_of(name) in reading.parts.relations):
        return Examined()  # read already
    if name.lower().startswith("customxml/") and kind != "datastoreItem":
        return examine_custom_xml(root)
    if kind in PEOPLE:
        return examine_people(root)
    comments = _comments(root, kind)
    story = _stories().get(kind)
    if story and "wordprocessingml" in str(root.tag):
        return joined(examine_story(root, story, reading.hidden_styles), comments)
    examining = _by_kind(name, reading).get(kind)
    if examining:
        return examining(root)
    return joined(text_at(_places().get(kind, _member(name)), everything(root)), comments, _linking(kind))


def _stories() -> Mapping[str, Message]:
    """The parts of a Word document that are written as the text is."""
    return {
        "document": say("teksten"),
        "hdr": say("sidehovedet"),
        "ftr": say("sidefoden"),
        "footnotes": say("fodnoterne"),
        "endnotes": say("slutnoterne"),
        "comments": say("kommentarerne"),
        "glossaryDocument": say("autoteksten"),
    }


def _places() -> Mapping[str, Message]:
    return {
        "comments": say("kommentarerne"),
        "ThreadedComments": say("kommentarerne"),
        "cmLst": say("kommentarerne"),
        "chartSpace": say("et diagram"),
        "dataModel": say("en tegning"),
        "sldLayout": say("diassenes layout"),
        "sldMaster": say("diassenes layout"),
    }


def _by_kind(name: str, reading: _Reading) -> Mapping[str, _Examining]:
    return {
        "coreProperties": examine_properties,
        "app": examine_properties,
        "custom": examine_custom,
        "settings": examine_settings,
        "workbook": examine_workbook,
        "Signature": examine_signature,
        "sld": partial(examine_slide, part=name, presentation=reading.presentation),
        "notes": partial(examine_notes, part=name, presentation=reading.presentation),
    }


def _comments(root: _Element, kind: str) -> Examined:
    """That somebody has commented on the document, in the part where comments stand."""
    if kind not in ("comments", "ThreadedComments", "cmLst"):
        return Examined()
    count = sum(1 for _ in root.iter("{*}comment", "{*}threadedComment", "{*}cm"))
    return Examined(parts=(HiddenPart("comments", say("kommentarer (antal: {count})", count=count)),) if count else ())


def _linking(kind: str) -> Examined:
    """That the document takes from elsewhere, in the part that tells from where."""
    if kind == "connections":
        return Examined(parts=(HiddenPart("metadata", say("forbindelser til databaser eller filer")),))
    if kind == "externalLink":
        return Examined(parts=(HiddenPart("metadata", say("tal fra en anden projektmappe")),))
    return Examined()
