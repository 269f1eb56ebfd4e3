"""How a paragraph and its runs look: styles with what they are based on, and what is set directly on top (17.7).

Styles are known by their name, which Word stores in English whatever its language ("heading 1"), or by what other
programs and older documents call them ("Overskrift 1", "Titel").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.importing.docx.xml import W, is_on, number, value

_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_TITLES = {"title": 1, "titel": 1, "subtitle": 2, "undertitel": 2, "toc heading": 1, "contents heading": 1}
_CONTENTS = re.compile(r"(?:toc|contents|indholdsfortegnelse|indhold)\s*\d", re.IGNORECASE)
_TOGGLES = ("b", "i", "vanish", "strike", "dstrike")
_BODY_LEVEL = 9  # of an outline: none (17.3.1.20)
_LONGEST_CHAIN = 20  # of styles based on styles; Word allows ten
_USUAL_SIZE = 20  # in half-points, where no document default says otherwise (17.3.2.38)
_LEAST_SHIFT = 2  # in half-points, of text raised or lowered by hand


@dataclass(frozen=True, slots=True)
class Look:
    """Udseende: of a run, as far as the archive keeps it."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    raised: str = ""
    """ "sup", "sub", or "" on the line."""
    size: int = _USUAL_SIZE
    """In half-points."""
    font: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Udseende af et afsnit: what its style and its own properties make it."""

    style: str = ""
    """The id of its style."""
    level: int | None = None
    """Of a heading, from 1."""
    is_contents: bool = False
    """A row of a table of contents, by its style."""
    numbering: tuple[str, int] | None = None
    """The list (`w:numId`) and the level in it, from 0."""
    indent: int | None = None
    """From the left margin, in twentieths of a point; None where the list says it."""


@dataclass(frozen=True, slots=True)
class _Style:
    id: str
    kind: str
    name: str
    based_on: str
    paragraph: _Element | None
    run: _Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Typografier: those of a document, by id, and what it starts from."""

    by_id: Mapping[str, _Style]
    default: str
    """The paragraphs' style where they name none."""
    run: _Element | None
    """What all runs start from."""
    chains: dict[str, tuple[_Style, ...]] = field(default_factory=dict)
    """Remembered: each style with those it is based on, nearest first."""
    looks: dict[tuple[str, tuple[object, ...]], Look] = field(default_factory=dict)
    """Remembered: how runs look, by the paragraph's style and their own properties; most runs look like others."""


def read_styles(root: _Element | None) -> Styles:
    """The styles in `styles.xml`; a document without it has none, and its paragraphs are known by their styles' ids."""
    by_id: dict[str, _Style] = {}
    default = ""
    for element in root.iter(f"{W}style") if root is not None else ():
        style = _Style(
            element.get(f"{W}styleId", ""),
            element.get(f"{W}type", ""),
            value(element, "name") or "",
            value(element, "basedOn") or "",
            element.find(f"{W}pPr"),
            element.find(f"{W}rPr"),
        )
        by_id[style.id] = style
        if style.kind == "paragraph" and element.get(f"{W}default", "0") in ("1", "true", "on"):
            default = style.id
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
    return Styles(by_id, default, run)


def paragraph_look(styles: Styles, paragraph: _Element) -> ParagraphLook:
    """How a paragraph looks."""
    own = paragraph.find(f"{W}pPr")
    style = value(own, "pStyle") or styles.default
    chain = _chain(styles, style)
    names = [each.name or each.id for each in chain] or [style]
    properties = [each for each in (own, *(each.paragraph for each in chain)) if each is not None]
    return ParagraphLook(
        style,
        _level(names, properties),
        any(_CONTENTS.fullmatch(name) for name in names),
        _numbering(properties),
        next((left for each in properties if (left := _left(each)) is not None), None),
    )


def run_look(styles: Styles, style: str, run: _Element) -> Look:
    """How a run looks in a paragraph of that style."""
    own = run.find(f"{W}rPr")
    spelled = () if own is None else tuple((child.tag, *child.attrib.items()) for child in own)
    if (style, spelled) not in styles.looks:
        styles.looks[style, spelled] = _look(styles, style, own)
    return styles.looks[style, spelled]


def _look(styles: Styles, style: str, own: _Element | None) -> Look:
    levels = [_run_properties(styles, style), _run_properties(styles, value(own, "rStyle") or "")]
    start = [styles.run] if styles.run is not None else []
    flat = [*([own] if own is not None else []), *levels[1], *levels[0], *start]
    toggles = {name: _toggled(name, own, levels, styles.run) for name in _TOGGLES}
    size, usual = _size(flat), _size([*levels[0], *start])
    return Look(
        toggles["b"],
        toggles["i"],
        toggles["strike"] or toggles["dstrike"],
        toggles["vanish"],
        _raised(flat, is_small=size < usual),
        size,
        next((font for each in flat if (font := _font(each))), ""),
    )


def _toggled(name: str, own: _Element | None, levels: list[list[_Element]], default: _Element | None) -> bool:
    """A property that styles switch on and off (17.7.3): set directly it holds; else it holds if one level sets it."""
    direct = is_on(own, name)
    if direct is not None:
        return direct
    if is_on(default, name):
        return True
    set_by = [next((on for each in level if (on := is_on(each, name)) is not None), False) for level in levels]
    return sum(set_by) == 1


def _raised(properties: list[_Element], *, is_small: bool) -> str:
    align = next((align for each in properties if (align := value(each, "vertAlign")) is not None), "")
    if align in ("superscript", "subscript"):
        return align[:3]
    shift = next((shift for each in properties if (shift := number(value(each, "position"))) is not None), 0)
    return ("sup" if shift > 0 else "sub") if is_small and abs(shift) >= _LEAST_SHIFT else ""


def _size(properties: list[_Element]) -> int:
    return next((size for each in properties if (size := number(value(each, "sz")))), _USUAL_SIZE)


def _font(properties: _Element) -> str:
    fonts = properties.find(f"{W}rFonts")
    return (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""


def _level(names: list[str], properties: list[_Element]) -> int | None:
    """The level of a heading: by the name of its style, or by the outline."""
    for name in names:
        if match := _HEADING.match(name):
            return int(match[1]) or 1
        if level := _TITLES.get(name.lower()):
            return level
    outline = next((level for each in properties if (level := number(value(each, "outlineLvl"))) is not None), None)
    return outline + 1 if outline is not None and 0 <= outline < _BODY_LEVEL else None


def _numbering(properties: list[_Element]) -> tuple[str, int] | None:
    """The list and the level: what is set nearest holds, list and level each by itself; list 0 is none (17.9.18)."""
    lists = [each for element in properties if (each := element.find(f"{W}numPr")) is not None]
    list_id = next((found for each in lists if (found := value(each, "numId"))), "0")
    level = next((level for each in lists if (level := number(value(each, "ilvl"))) is not None), 0)
    return (list_id, min(max(level, 0), 8)) if list_id != "0" else None


def _left(properties: _Element) -> int | None:
    indent = properties.find(f"{W}ind")
    return number(indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None


def _run_properties(styles: Styles, style: str) -> list[_Element]:
    return [each.run for each in _chain(styles, style) if each.run is not None]


def _chain(styles: Styles, style: str) -> tuple[_Style, ...]:
    """A style with those it is based on, nearest first."""
    if style not in styles.chains:
        styles.chains[style] = tuple(_based(styles, style))
    return styles.chains[style]


def _based(styles: Styles, style: str) -> Iterator[_Style]:
    following = styles.by_id.get(style)
    for _ in range(_LONGEST_CHAIN):  # bounded, so that styles based on each other end
        if following is None:
            return
        yield following
        following = styles.by_id.get(following.based_on)
