"""What a list prints before its entries: dashes, numbers, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importing.html.marks import style
from generator.importing.html.tree import Element

BULLET = "-"

_INTEGER = re.compile(r"\s*([-+]?\d{1,8})\s*")
_STYLES = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a", "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_BULLETS = frozenset(("none", "disc", "circle", "square"))
_WORD_LEVEL = re.compile(r"level(\d)")
_WORD_NUMBER = re.compile(r"(?:\(?\w{1,4}[.)]|\d{1,3}(?:\.\d{1,3})+\.?)")


@dataclass(slots=True)
class Numbering:
    """Nummerering: counts the entries of one list."""

    style: str
    """"1", "a", "A", "i", "I"; "" for bullets."""
    number: int = 1
    step: int = 1

    def marker(self, entry: Element) -> str:
        """What stands before the next entry, `entry`: "-", "3.", "c."."""
        if not self.style:
            return BULLET
        self.number = _integer(entry.get("value"), self.number)
        number, self.number = self.number, self.number + self.step
        return f"{_written(number, self.style)}."


def numbering(element: Element) -> Numbering:
    """How the entries of a list are numbered (HTML: `start`, `type`, `reversed`; CSS: `list-style-type`)."""
    declared = style(element.get("style"))
    css = (declared.get("list-style-type") or declared.get("list-style", "")).split()
    if element.tag != "ol" or any(word in _BULLETS for word in css):
        return Numbering("")
    kind = next((_STYLES[word] for word in (*css, element.get("type")) if word in _STYLES), "1")
    if "reversed" in element.attributes:
        count = sum(isinstance(child, Element) and child.tag == "li" for child in element.children)
        return Numbering(kind, _integer(element.get("start"), count), -1)
    return Numbering(kind, _integer(element.get("start"), 1))


def _integer(text: str, otherwise: int) -> int:
    match = _INTEGER.fullmatch(text)
    return int(match[1]) if match else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, 26)
            letters = chr(ord("a") + place) + letters
        return letters.upper() if kind == "A" else letters
    if kind in ("i", "I") and 0 < number <= _LARGEST_ROMAN:
        letters = ""
        for value, letter in _ROMAN:
            count, number = divmod(number, value)
            letters += letter * count
        return letters.upper() if kind == "I" else letters
    return str(number)


def word_level(paragraph: Element) -> int:
    """The level in a list of a paragraph that Word wrote (`mso-list: l0 level2 lfo1`), from 1; 0 for no entry."""
    level = _WORD_LEVEL.search(style(paragraph.get("style")).get("mso-list", ""))
    return int(level[1]) if level else 0


def is_word_marker(element: Element) -> bool:
    """Whether an element holds the bullet or number that Word drew before an entry, and the space after it."""
    return style(element.get("style")).get("mso-list", "") == "ignore"


def word_marker(paragraph: Element) -> str:
    """The marker of a paragraph that Word wrote as an entry: its number, or "-" for any bullet; "" when it has none."""
    drawn = next((element.text() for element in paragraph.elements() if is_word_marker(element)), "")
    if _WORD_NUMBER.fullmatch(drawn):
        return drawn
    return BULLET if drawn else ""
