"""A copy of an Office document that does not tell who wrote it, with what, when, and where it lay.

What a person must decide stays and is reported: comments, tracked changes, hidden text and sheets. Every other member
is the same, byte for byte. The title stays too: readers who can't see are told it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element

from generator.downloads import pictures
from generator.downloads.nesting import Room
from generator.downloads.office.parts import Parts, kind_of, owner_of, read_parts, read_relations
from generator.downloads.packages import is_locked, opened, packed_anew
from generator.downloads.xml import attribute, local

_KEPT_PROPERTIES = frozenset(("title", "language"))
_DEEPEST = 3
_SIGNATURES = "_xmlsignatures/"
_MENDED = re.compile(
    r"docprops/[^/]*\.xml|.*\.rels|\[content_types\]\.xml|.*/(?:settings|workbook)\.xml", re.IGNORECASE
)
_PEOPLES = ("/people.xml", "/commentauthors.xml", "/authors.xml", "/persons/")


def clean(data: bytes, depth: int = 0) -> bytes | None:
    """The document without its metadata; the same bytes whenever it is made.

    Its pictures, and workbooks behind its charts (`depth` is how deep they lie), lose theirs in the same way.

    None where there is nothing to take out, or it can't be done whole: a document that is locked, broken or digitally
    signed is not touched.
    """
    package = opened(data)
    if package is None:
        return None
    with package:
        if is_locked(package) or any(name.lower().startswith(_SIGNATURES) for name in package.namelist()):
            return None
        parts = read_parts(package, Room())
        changed = _changed(parts) | _cleaned_inside(parts, depth)
        return packed_anew(package, changed) if changed else None


def _changed(parts: Parts) -> dict[str, bytes | None]:
    """The members that are to be others; None for those that are to go."""
    names = [info.filename for info in parts.infos]
    gone = frozenset(_to_go(names))
    changed: dict[str, bytes | None] = dict.fromkeys(gone)
    for name in names:
        root = parts.root(name) if name not in gone and _MENDED.fullmatch(name) else None
        if root is not None and _mend(root, name, gone):
            changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed


def _cleaned_inside(parts: Parts, depth: int) -> dict[str, bytes | None]:
    """The pictures and the embedded documents that told something."""
    cleaned: dict[str, bytes | None] = {}
    for info in parts.infos:
        name = info.filename.lower()
        is_document = "/embeddings/" in name and depth < _DEEPEST
        data = parts.data(info) if is_document or "/media/" in name else None
        copy = (clean(data, depth + 1) if is_document else pictures.clean(data)) if data is not None else None
        if copy is not None:
            cleaned[info.filename] = copy
    return cleaned


def _to_go(names: Iterable[str]) -> Iterator[str]:
    """Small pictures of the first page, who has changed what in PowerPoint, and names that no comment needs."""
    lower = {name: f"/{name.lower()}" for name in names}
    is_commented = any("comments" in name for name in lower.values())
    for name, path in lower.items():
        is_list_of_people = any(people in path for people in _PEOPLES)
        if "/thumbnail" in path or "/changesinfos/" in path or (is_list_of_people and not is_commented):
            yield name


def _mend(part: _Element, name: str, gone: frozenset[str]) -> bool:
    """Take out of a part what tells too much, or leads to what is gone; whether there was any."""
    to_go = list(_elements_to_go(part, name, gone))
    for node in to_go:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    shared = [node for node in part.iter("{*}fileSharing") if node.attrib.pop("userName", "")]
    return bool(to_go or shared)


def _elements_to_go(part: _Element, name: str, gone: frozenset[str]) -> Iterator[_Element]:
    match kind_of(part):
        case "coreProperties":
            yield from (node for node in part if local(node) not in _KEPT_PROPERTIES)
        case "app" | "custom":
            yield from part
        case "settings":
            yield from part.iter("{*}attachedTemplate")
        case "workbook":  # where the file lay: a choice among several, of which the others are nothing
            yield from (_choice_of(node) for node in part.iter("{*}absPath"))
        case "Types":
            yield from (node for node in part if attribute(node, "PartName").lstrip("/") in gone)
        case "Relationships":
            owner = owner_of(name)
            for node, relation in zip(part.iter("{*}Relationship"), read_relations(part, owner), strict=True):
                if relation.kind == "attachedTemplate" or (relation.target in gone and not relation.is_outside):
                    yield node


def _choice_of(node: _Element) -> _Element:
    return next(node.iterancestors("{*}AlternateContent"), node)
