"""Automatic numbers: what Word prints before a numbered paragraph, counted as it counts (17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.importing.docx.xml import W, is_on, number, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 3999
_MOST_LETTERS = 26 * 5


@dataclass(frozen=True, slots=True)
class Level:
    """Niveau: of a list, how its numbers look and count."""

    format: str = "decimal"
    text: str = ""
    """What is printed: "%1." for the number of the first level and a point; of a bullet the bullet."""
    start: int = 1
    restart: int | None = None
    """Begins again only after this level, counted from 1, or a higher one; 0 for never; None after any higher."""
    is_legal: bool = False
    """All numbers in it are decimal, whatever their own level says."""
    indent: int = 0
    style: str = ""
    """The paragraph style that is tied to it."""


@dataclass(frozen=True, slots=True)
class Label:
    """Nummer: what is printed before a paragraph."""

    text: str
    """ "2.", "a)", "Punkt 3:"; "" for a bullet."""
    indent: int
    is_worded: bool = False
    """Words stand in it ("Punkt 3:"): it is more than the mark of a list."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A list as paragraphs name it (`w:num`): which counters it counts with, its levels, where it begins anew."""

    counters: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Nummerering: a document's lists, and how far each has counted."""

    lists: Mapping[str, _Numbered]
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


def read_numbering(root: _Element | None) -> Numbering:
    """The lists in `numbering.xml`."""
    if root is None:
        return Numbering({})
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
    styled = {style: element for element in abstract.values() if (style := value(element, "styleLink"))}
    lists: dict[str, _Numbered] = {}
    read: dict[str, dict[int, Level]] = {}
    for num in root.iter(f"{W}num"):
        counters = value(num, "abstractNumId") or ""
        if counters not in read and counters in abstract:
            linked = styled.get(value(abstract[counters], "numStyleLink") or "", abstract[counters])  # 17.9.21
            read[counters] = _levels(linked)
        overrides = {level: each for each in num.iter(f"{W}lvlOverride") if (level := _level_number(each)) is not None}
        levels = read.get(counters, {}) | {
            level: own for each in overrides.values() for level, own in _levels(each).items()
        }
        starts = {
            level: start
            for level, each in overrides.items()
            if (start := number(value(each, "startOverride"))) is not None
        }
        lists[num.get(f"{W}numId", "")] = _Numbered(counters, levels, starts)
    return Numbering(lists)


def _levels(parent: _Element) -> dict[int, Level]:
    return {level: _level(each) for each in parent.iter(f"{W}lvl") if (level := _level_number(each)) is not None}


def _level_number(element: _Element) -> int | None:
    level = number(element.get(f"{W}ilvl"))
    return level if level is not None and 0 <= level < _LEVELS else None


def _level(element: _Element) -> Level:
    indent = element.find(f"{W}pPr/{W}ind")
    left = number(indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
    start = number(value(element, "start"))
    return Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        1 if start is None else start,
        number(value(element, "lvlRestart")),
        bool(is_on(element, "isLgl")),
        left or 0,
        value(element, "pStyle") or "",
    )


def count(numbering: Numbering, list_id: str, level: int, style: str) -> Label | None:
    """Count one paragraph of a list on; what is printed before it, or None where nothing is."""
    numbered = numbering.lists.get(list_id)
    if numbered is None or not numbered.levels:
        return None
    level = next((each for each, tied in numbered.levels.items() if style and tied.style == style), level)
    here = numbered.levels.get(level, Level())
    counters = numbering.counters.setdefault(numbered.counters, [None] * _LEVELS)
    begins = level in numbered.starts and (list_id, level) not in numbering.begun
    last = counters[level]
    if begins or last is None:
        counters[level] = numbered.starts.get(level, here.start)
    else:
        counters[level] = last + 1
    numbering.begun.add((list_id, level))
    for deeper in range(level + 1, _LEVELS):
        restart = numbered.levels.get(deeper, Level()).restart
        if restart is None or level < restart:
            counters[deeper] = None
    return _label(numbered, here, counters)


def _label(numbered: _Numbered, here: Level, counters: list[int | None]) -> Label | None:
    if here.format == "bullet":
        return Label("", here.indent)

    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = numbered.levels.get(place, Level())
        counted = counters[place]
        return numeral(level.start if counted is None else counted, "decimal" if here.is_legal else level.format)

    text = _PLACE.sub(written, here.text).strip()
    worded = any(character.isalpha() for character in _PLACE.sub("", here.text))
    return Label(text, here.indent, worded) if text else None


def numeral(count: int, form: str) -> str:
    """A number in a form of 17.18.59 (`decimal`, `lowerLetter`, `upperRoman` …); an unknown form is decimal."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "lowerRoman" | "upperRoman" if 0 < count <= _MOST_ROMAN:
            roman = ""
            for worth, letters in _ROMAN:
                roman += letters * (count // worth)
                count %= worth
            return roman.upper() if form == "upperRoman" else roman
        case "lowerLetter" | "upperLetter" if 0 < count <= _MOST_LETTERS:
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "ordinal":
            return f"{count}."
        case _:
            return str(count)
