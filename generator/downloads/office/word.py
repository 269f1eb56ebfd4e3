"""Text of a Word document: what is shown, what is deleted, and what is hidden (ECMA-376 part 1, 17).

A number may be split over runs of different kinds, so the text is put together in three ways: as it is shown, with what
is hidden, and as it was before the changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from generator.downloads.nesting import APART, joined, text_at
from generator.downloads.xml import attribute, local, spoken_attributes
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say

_OFF = ("0", "false", "off")
_TINY = 4  # half-points: two points can't be read
_WHITE = "FFFFFF"
_UNFILLED = ("", "auto", _WHITE)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_ENDS = {"p": "\n", "tc": "| ", "tr": "\n"}
_DELETED = frozenset(("del", "moveFrom", "cellDel"))
_INSERTED = frozenset(("ins", "moveTo", "cellIns"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Stykke: text of one kind, in the order of the document."""

    text: str
    is_deleted: bool = False
    is_inserted: bool = False
    is_hidden: bool = False


def hidden_styles(styles: _Element) -> frozenset[str]:
    """The ids of the styles whose text is hidden, by themselves or by the style they are based on (17.3.2.41)."""
    based_on: dict[str, str] = {}
    hidden: dict[str, bool] = {}
    for style in styles.iter("{*}style"):
        own = attribute(style, "styleId")
        for child in style:
            if local(child) == "basedOn":
                based_on[own] = attribute(child, "val")
            elif local(child) == "rPr" and (said := _is_on(child, "vanish")) is not None:
                hidden[own] = said
    return frozenset(style for style in {*based_on, *hidden} if _inherits(style, based_on, hidden))


def _inherits(style: str, based_on: dict[str, str], hidden: dict[str, bool]) -> bool:
    for _ in range(len(based_on) + 1):
        if style in hidden:
            return hidden[style]
        if style not in based_on:
            return False
        style = based_on[style]
    return False  # they are based on each other in a ring


def examine_story(root: _Element, place: Message, styles: frozenset[str]) -> Examined:
    """The body, a header, the footnotes …: its texts, and that it has changes and hidden text."""
    pieces = list(_pieces(root, styles))
    shown = "".join(piece.text for piece in pieces if not piece.is_deleted and not piece.is_hidden)
    full = "".join(piece.text for piece in pieces if not piece.is_deleted)
    before = "".join(piece.text for piece in pieces if not piece.is_inserted)
    more = APART.join((spoken_attributes(root), *_beside_the_text(root)))
    found = [text_at(place, shown), text_at(say("{place}, andet end teksten", place=place), more)]
    parts: list[HiddenPart] = []
    if full != shown:
        found.append(text_at(say("{place}, med skjult tekst", place=place), full))
        count = sum(piece.is_hidden and piece.text.strip() != "" for piece in pieces)
        parts.append(HiddenPart("hidden", say("skjult tekst i {place} (stykker: {count})", place=place, count=count)))
    if before != full:
        found.append(text_at(say("{place}, før de sporede ændringer", place=place), before))
    if changes := _changes(root):
        tracked = say("sporede ændringer i {place} (antal: {count})", place=place, count=changes)
        parts.append(HiddenPart("tracked_changes", tracked))
    return joined(*found, Examined(parts=tuple(parts)))


def _pieces(root: _Element, styles: frozenset[str]) -> Iterator[_Piece]:
    """The text of a part, piece by piece; `covers` counts what may give white text a dark ground."""
    deleted = inserted = 0
    covers = int(root.find("{*}background") is not None)
    of_paragraph = is_run_hidden = False
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name, step = local(node), 1 if event == "start" else -1
        deleted += step * (name in _DELETED)
        inserted += step * (name in _INSERTED)
        covers += step * _is_ground(node, name)
        if event == "end":
            if name in _ENDS:
                yield _Piece(_ENDS[name])
        elif name == "p":
            of_paragraph = _style(node.find("{*}pPr"), "pStyle") in styles
        elif name == "r":
            is_run_hidden = _is_hidden(node.find("{*}rPr"), styles, of_paragraph, is_covered=covers > 0)
        elif name in ("t", "delText") and node.text:
            yield _Piece(node.text, deleted > 0 or name == "delText", inserted > 0, is_run_hidden)
        elif name in _SIGNS and local(node.getparent()) == "r":
            yield _Piece(_SIGNS[name], deleted > 0, inserted > 0, is_run_hidden)


def _is_ground(node: _Element, name: str) -> bool:
    """Whether text in it may stand on another ground than the page's white: shaded, or in a table or box with style."""
    if name == "txbxContent":
        return True
    if name == "tbl":
        return bool(_style(node.find("{*}tblPr"), "tblStyle"))
    if name in ("tc", "p"):
        shading = node.find(f"{{*}}{name}Pr/{{*}}shd")
        return shading is not None and attribute(shading, "fill") not in _UNFILLED
    return False


def _is_hidden(properties: _Element | None, styles: frozenset[str], of_paragraph: bool, *, is_covered: bool) -> bool:
    if properties is None:
        return of_paragraph
    if (said := _is_on(properties, "vanish")) is not None:
        return said
    if _style(properties, "rStyle") in styles or of_paragraph:
        return True
    size = _style(properties, "sz")
    if size.isdecimal() and len(size) < 4 and int(size) <= _TINY:  # as many digits as any size has
        return True
    is_shaded = any(properties.find(f"{{*}}{name}") is not None for name in ("shd", "highlight"))
    return not is_covered and not is_shaded and _style(properties, "color").upper() == _WHITE


def _is_on(properties: _Element, name: str) -> bool | None:
    child = properties.find(f"{{*}}{name}")
    return None if child is None else attribute(child, "val").lower() not in _OFF


def _style(properties: _Element | None, name: str) -> str:
    """The value of the property `name`; "" where nothing is said."""
    child = properties.find(f"{{*}}{name}") if properties is not None else None
    return attribute(child, "val") if child is not None else ""


def _beside_the_text(root: _Element) -> Iterator[str]:
    """Field codes, text of drawings, equations and bound data: all that is in no run of the text."""
    code: list[str] = []
    for event, node in etree.iterwalk(root, events=("end", "comment", "pi")):
        name = local(node)
        if event != "end":
            yield node.text or ""
        elif name in ("instrText", "delInstrText"):
            code.append(node.text or "")
        elif name == "p":
            yield "".join(code)
            code = []
        elif name in ("fldSimple", "docVar", "alias", "tag", "listItem", "date", "ffData", "default", "statusText"):
            yield APART.join(str(value) for value in node.attrib.values())
        elif name not in ("t", "delText") and node.text and node.text.strip():
            yield node.text
        elif node.tail and node.tail.strip():
            yield node.tail


def _changes(root: _Element) -> int:
    """How many changes somebody has made and nobody has accepted (17.13.5); a move is told at both its ends."""
    return sum(
        local(node) in _DELETED or local(node) in _INSERTED or local(node).endswith("PrChange")
        for node in root.iter(etree.Element)
    )
