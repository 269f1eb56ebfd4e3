"""Signs of the fonts Symbol and Wingdings, which have codes of their own, as the characters that they show.

Word writes them as `w:sym` (17.3.3.30), or as text in the private use area from F000. Symbol's table is Adobe's, of
which the signs that stand in minutes are here; of Wingdings the bullets, boxes and arrows.
"""

from __future__ import annotations

UNKNOWN = "\ufffd"

_GREEK = dict(zip("ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
                  "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω", strict=True))  # fmt: skip
_SYMBOL = {ord(latin): greek for latin, greek in _GREEK.items()} | {
    0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
    0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⬅", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨",
    0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE_USE = range(0xF000, 0xF100)


def shown(code: int, font: str) -> str:
    """The character that a code shows in one of the fonts; `UNKNOWN` where it is not known."""
    table = _SYMBOL if font.casefold() == "symbol" else _WINGDINGS
    low = code - _PRIVATE_USE.start if code in _PRIVATE_USE else code
    if low in table:
        return table[low]
    is_ascii_sign = table is _SYMBOL and 0x20 <= low < 0x7F and not chr(low).isalpha()
    return chr(low) if is_ascii_sign else UNKNOWN


def with_shown(text: str, font: str) -> str:
    """A text with its private codes as the characters that they show."""
    if text.isascii():
        return text
    return "".join(shown(ord(sign), font) if ord(sign) in _PRIVATE_USE else sign for sign in text)
