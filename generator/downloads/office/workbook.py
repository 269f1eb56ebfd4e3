"""What an Excel workbook holds (ECMA-376 part 1, 18): cells with their places, and what is hidden in its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from generator.downloads.nesting import APART, joined, text_at, unread
from generator.downloads.numbers import NOTHING_SHOWN, as_seen, formats, formula_texts
from generator.downloads.office.parts import Parts
from generator.downloads.xml import attribute, everything, local, running_text, streamed
from generator.findings import Examined, FoundText, HiddenPart
from generator.problems import Message, say

_SHORT = 8  # signs; no CPR number, telephone number, mail address or street has fewer
_MOST_PLACES = 20_000  # cells that are told of one by one; the others are put together, a line each
_COLUMN = re.compile(r"([A-Z]{1,3})\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Ark: how a sheet is named, and whether who opens the workbook sees it."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """Regneark: what the cells of all sheets refer to."""

    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    """By the name of the part."""
    strings: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()

    def place_of(self, part: str) -> Message:
        """The sheet, as people know it."""
        sheet = self.sheets.get(part)
        return say("arket «{name}»", name=sheet.name) if sheet else say("et ark uden navn")


def read_workbook(parts: Parts) -> Workbook:
    """The sheets' names, the strings and the number formats; empty where the package has none."""
    name = parts.first("/workbook.xml")
    root = parts.root(name) if name else None
    if name is None or root is None:
        return Workbook()
    targets = {relation.id: relation.target for relation in parts.relations.get(name, ())}
    sheets = {
        targets.get(_relation(node), ""): Sheet(
            attribute(node, "name"), attribute(node, "state") not in ("", "visible")
        )
        for node in root.iterfind("{*}sheets/{*}sheet")
    }
    styles = parts.root(parts.first("/styles.xml") or "")
    return Workbook(sheets, _strings(parts), formats(styles) if styles is not None else ())


def _relation(sheet: _Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _strings(parts: Parts) -> tuple[str, ...]:
    name = parts.first("/sharedstrings.xml")
    data = next((parts.data(info) for info in parts.infos if info.filename == name), None)
    if data is None:
        return ()
    try:
        return tuple(running_text(node).strip("\n") for node in streamed(data, "si") if local(node) == "si")
    except etree.XMLSyntaxError:
        return ()


@dataclass(slots=True)
class _Sheet:
    """What is gathered while the rows of a sheet go by."""

    texts: list[FoundText] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    unshown: int = 0


def examine_sheet(data: bytes, part: str, workbook: Workbook) -> Examined:
    """The cells of a sheet, seen and unseen, and all that is written around them."""
    place = workbook.place_of(part)
    found = _Sheet()
    hidden: frozenset[int] | None = None
    rest = None
    try:
        for node in streamed(data, "row"):
            if local(node) != "row":
                rest = node
                continue
            if hidden is None:
                hidden = _hidden_columns(node.getroottree().getroot())
            _read_row(node, workbook, place, hidden, found)
    except etree.XMLSyntaxError:
        return joined(unread(place), text_at(place, APART.join(found.lines)), Examined(tuple(found.texts)))
    around = everything(rest) if rest is not None else ""
    return joined(
        Examined(tuple(found.texts), tuple(_hidden_parts(found, place, workbook.sheets.get(part)))),
        text_at(place, APART.join(found.lines)),
        text_at(say("{place}, uden for cellerne", place=place), around),
    )


def _read_row(row: _Element, workbook: Workbook, place: Message, hidden: frozenset[int], found: _Sheet) -> None:
    is_written = False
    for cell in row:
        inside = {local(child): child for child in cell}
        form = _format(cell, workbook)
        text = _cell_text(cell, inside, form, workbook)
        if "f" in inside and inside["f"].text:
            found.lines += formula_texts(inside["f"].text)
        if not text:
            continue
        is_written = True
        at = cell.get("r", "?")
        if hidden and (named := _COLUMN.fullmatch(at)) and (column := _column(named[1])) in hidden:
            found.hidden_columns.add(column)
        found.unshown += form.strip() == NOTHING_SHOWN
        if len(text) < _SHORT or len(found.texts) >= _MOST_PLACES:
            found.lines.append(text)
        else:
            found.texts.append(FoundText(say("{place}, {cell}", place=place, cell=at), text))
    found.hidden_rows += is_written and _is_unseen(row, "ht")


def _cell_text(cell: _Element, inside: Mapping[str, _Element], form: str, workbook: Workbook) -> str:
    """What the reader sees in a cell, or would see (18.3.1.4)."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return running_text(cell).strip()
    value = (inside["v"].text or "") if "v" in inside else ""
    if kind == "s":
        index = int(value) if value.isdecimal() and len(value) < 10 else -1
        return workbook.strings[index] if 0 <= index < len(workbook.strings) else ""
    return as_seen(value, form) if kind == "n" else value


def _format(cell: _Element, workbook: Workbook) -> str:
    index = cell.get("s", "")
    number = int(index) if index.isdecimal() and len(index) < 7 else -1
    return workbook.formats[number] if 0 <= number < len(workbook.formats) else "General"


def _hidden_columns(sheet: _Element) -> frozenset[int]:
    """The numbers of the columns that are not shown, from 1 (18.3.1.13); a sheet has 16,384 at most."""
    columns: set[int] = set()
    for node in sheet.iterfind("{*}cols/{*}col"):
        first, last = node.get("min", ""), node.get("max", "")
        if _is_unseen(node, "width") and first.isdecimal() and last.isdecimal() and len(first + last) <= 10:
            columns.update(range(int(first), min(int(last), 16_384) + 1))
    return frozenset(columns)


def _is_unseen(node: _Element, extent: str) -> bool:
    return node.get("hidden", "").lower() in ("1", "true", "on") or node.get(extent) in ("0", "0.0")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _hidden_parts(found: _Sheet, place: Message, sheet: Sheet | None) -> Iterator[HiddenPart]:
    if sheet and sheet.is_hidden:
        yield HiddenPart("hidden", say("{place}, som er skjult", place=place))
    if found.hidden_rows:
        yield HiddenPart(
            "hidden", say("skjulte rækker i {place} (antal: {count})", place=place, count=found.hidden_rows)
        )
    if columns := len(found.hidden_columns):
        yield HiddenPart("hidden", say("skjulte kolonner i {place} (antal: {count})", place=place, count=columns))
    if found.unshown:
        message = say("celler i {place}, hvis format intet viser (antal: {count})", place=place, count=found.unshown)
        yield HiddenPart("hidden", message)


def unused_strings(workbook: Workbook, found: Examined) -> Examined:
    """The shared strings that no cell shows (any more), `found` being what the cells show."""
    shown = {each for text in found.texts for each in (text.text, *text.text.split(APART))}
    unused = (text for text in workbook.strings if text.strip() and text not in shown)
    return text_at(say("tekster, som ingen celle viser"), APART.join(unused))


def examine_pivot_records(data: bytes) -> Examined:
    """The rows behind a pivot table, which keeps them whether they are shown or not (18.10.1.67)."""
    place = say("tallene bag en pivottabel")
    lines: list[str] = []
    try:
        for node in streamed(data, "r"):
            if local(node) == "r":
                lines += (as_seen(attribute(value, "v")) for value in node)
    except etree.XMLSyntaxError:
        return joined(unread(place), text_at(place, APART.join(lines)))
    return joined(text_at(place, APART.join(lines)), Examined(parts=(HiddenPart("hidden", place),) if lines else ()))
