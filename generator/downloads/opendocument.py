"""OpenDocument (ISO/IEC 26300): what LibreOffice writes, and Word and Excel on request."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from generator.downloads import pictures, printable
from generator.downloads.nesting import APART, LOCKED, Nesting, Room, joined, text_at, unread
from generator.downloads.numbers import as_seen, formula_texts
from generator.downloads.packages import beside, files, opened, packed_anew, unpacked
from generator.downloads.xml import attribute, everything, local, parsed, running_text
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say
from generator.zips import BoundedZip

_MANIFEST = "META-INF/manifest.xml"
_KEPT_PROPERTIES = frozenset(("title", "language"))
_LOCKED = b"encryption-data"


def examine(data: bytes, nesting: Nesting) -> Examined:
    """All that stands in the document, seen and unseen; never raises."""
    package = opened(data)
    if package is None:
        return printable.damaged(data)
    with package:
        if _is_locked(package):
            return unread(LOCKED)
        return joined(*(_examine_member(package, info, nesting) for info in files(package)), beside(package, data))


def _is_locked(package: BoundedZip) -> bool:
    manifest = next((info for info in files(package) if info.filename == _MANIFEST), None)
    return manifest is not None and _LOCKED in (unpacked(package, manifest, Room()) or b"")


def _examine_member(package: BoundedZip, info: zipfile.ZipInfo, nesting: Nesting) -> Examined:
    name = info.filename
    place = say("en del af den («{name}»)", name=name)
    data = unpacked(package, info, nesting.room)
    if data is None:
        return unread(place)
    if name.startswith("Thumbnails/"):
        return Examined(parts=(HiddenPart("metadata", say("et lille billede af første side")),))
    if name in ("mimetype", _MANIFEST):
        return Examined()
    if not name.endswith((".xml", ".rdf")):
        return _examine_file(name, data, nesting)
    root = parsed(data)
    if root is None:
        return joined(printable.printable(data), unread(place))
    if local(root) == "document-meta":
        return _examine_properties(root)
    told = tuple(_hidden_parts(root))
    place = _places().get(name.rpartition("/")[2], place)
    cells = APART.join(_cell_texts(root))
    return joined(text_at(place, everything(root)), text_at(place, cells), Examined(parts=told))


def _cell_texts(root: _Element) -> Iterator[str]:
    """What cells hold beside what they show: numbers that may have lost a zero, and formulas that put texts together.

    A number that is shown as an amount ("101.901.234,00") has lost none.
    """
    for cell in root.iter("{*}table-cell", "{*}covered-table-cell"):
        value = attribute(cell, "value")
        if (seen := as_seen(value)) != value and attribute(cell, "value-type") in ("", "float"):
            shown = running_text(cell).strip(APART)
            yield seen if not shown or shown.isdecimal() else ""
        yield from formula_texts(attribute(cell, "formula"))[1:]


def _examine_file(name: str, data: bytes, nesting: Nesting) -> Examined:
    if not data:
        return Examined()
    inner = nesting.examine(name.rpartition("/")[2], data)
    if name.startswith(("Basic/", "Scripts/")):
        return joined(inner, Examined(parts=(HiddenPart("embedded", say("makroer")),)))
    if name.startswith("Object"):
        place = say("filen «{name}» inde i den", name=name)
        return joined(inner, Examined(parts=(HiddenPart("embedded", place),)))
    return inner


def _places() -> dict[str, Message]:
    return {
        "content.xml": say("teksten"),
        "styles.xml": say("sidehoved, sidefod og typografier"),
        "settings.xml": say("indstillingerne"),
    }


def _examine_properties(root: _Element) -> Examined:
    told = (HiddenPart("metadata", say("egenskaberne: navne, datoer og program")),) if list(_to_go(root)) else ()
    return joined(text_at(say("egenskaberne"), everything(root)), Examined(parts=told))


def _hidden_parts(root: _Element) -> Iterator[HiddenPart]:
    changes = sum(1 for _ in root.iter("{*}changed-region", "{*}cell-content-change", "{*}insertion-cut-off"))
    if changes:
        yield HiddenPart("tracked_changes", say("sporede ændringer (antal: {count})", count=changes))
    if comments := sum(1 for _ in root.iter("{*}annotation")):
        yield HiddenPart("comments", say("kommentarer (antal: {count})", count=comments))
    if notes := sum(1 for node in root.iter("{*}notes") if running_text(node).strip()):
        yield HiddenPart("comments", say("noter til dias (antal: {count})", count=notes))
    if hidden := sum(1 for _ in _hidden(root)):
        yield HiddenPart("hidden", say("skjulte afsnit, ark, rækker eller dias (antal: {count})", count=hidden))
    if any(True for _ in root.iter("{*}script", "{*}event-listener")):
        yield HiddenPart("embedded", say("makroer"))


def _hidden(root: _Element) -> Iterator[_Element]:
    """What has text and is not shown: by itself (`text:display`, `table:visibility`), or by its style."""
    unseen_styles = frozenset(attribute(style, "name") for style in root.iter("{*}style") if _is_unseen_style(style))
    for node in root.iter("{*}section", "{*}table", "{*}table-row", "{*}table-column", "{*}page", "{*}span", "{*}p"):
        said = attribute(node, "display") or attribute(node, "visibility")
        is_unseen = (
            said in ("none", "condition", "collapse", "filter") or attribute(node, "style-name") in unseen_styles
        )
        if is_unseen and (local(node) == "table-column" or running_text(node).strip()):
            yield node
    yield from root.iter("{*}hidden-text", "{*}hidden-paragraph")


def _is_unseen_style(style: _Element) -> bool:
    """A sheet's style says `table:display`, a slide's `presentation:visibility`, that of letters `text:display`."""
    properties = (node for node in style if local(node).endswith("-properties"))
    return any(
        attribute(node, "display") in ("none", "false") or attribute(node, "visibility") == "hidden"
        for node in properties
    )


def _to_go(meta: _Element) -> Iterator[_Element]:
    """Properties that tell of people and machines, or of when it was made."""
    return (
        node
        for group in meta
        if local(group) == "meta"
        for node in group
        if local(node) not in (*_KEPT_PROPERTIES, "document-statistic")
    )


def clean(data: bytes) -> bytes | None:
    """The document without its metadata and its small picture; the same bytes whenever it is made.

    None where there is nothing to take out, or it can't be done whole: locked, broken or digitally signed.
    """
    package = opened(data)
    if package is None:
        return None
    with package:
        names = package.namelist()
        if _is_locked(package) or any("signatures" in name for name in names):
            return None
        gone = frozenset(name for name in names if name.startswith("Thumbnails/"))
        changed: dict[str, bytes | None] = dict.fromkeys(gone)
        room = Room()
        for info in files(package):
            if (copy := _mended(package, info, room, gone)) is not None:
                changed[info.filename] = copy
        return packed_anew(package, changed) if changed else None


def _mended(package: BoundedZip, info: zipfile.ZipInfo, room: Room, gone: frozenset[str]) -> bytes | None:
    """The member as it is to be; None where it is to be as it was."""
    is_picture = info.filename.startswith("Pictures/")
    is_meta = info.filename.rpartition("/")[2] == "meta.xml"
    if not (is_picture or is_meta or (info.filename == _MANIFEST and gone)):
        return None
    data = unpacked(package, info, room)
    if data is None or is_picture:
        return pictures.clean(data) if data else None
    root = parsed(data)
    if root is None:
        return None
    to_go = list(_to_go(root)) if is_meta else [node for node in root if attribute(node, "full-path") in gone]
    for node in to_go:
        node.getparent().remove(node)  # type: ignore[union-attr]  # it was found among its parent's children
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") if to_go else None
