"""Numbers in a cell as the reader sees them: a CPR number loses its first zero when Excel takes it for a number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element

from generator.downloads.xml import attribute

_NUMBER = re.compile(r"\d{1,15}(?:\.0*)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d{1,15})?[eE]\+?\d{1,2}")
_JOINED_LITERALS = re.compile(r'"\s*&\s*"')
_CPR_DIGITS = 10
# A format that groups, rounds, or tells of money, shares, dates: such a number is an amount, not a number of a person.
_AMOUNT = re.compile(r"[,%Ee?/]|kr|\.0|[dmyhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# The formats that go without saying (ECMA-376 part 1, 18.8.30): 0 is General, 1 is "0", 49 is text.
_PLAIN = frozenset(("", "0", "1", "49"))
NOTHING_SHOWN = ";;;"
"""The format that shows nothing of any cell."""


def formats(styles: _Element) -> tuple[str, ...]:
    """The number format of each cell format (`cellXfs`), "General" for the plain ones of Excel's own."""
    own: Mapping[str, str] = {
        attribute(node, "numFmtId"): attribute(node, "formatCode") for node in styles.iter("{*}numFmt")
    }
    used = (attribute(xf, "numFmtId") for xf in styles.iterfind("{*}cellXfs/{*}xf"))
    return tuple(own.get(number, _built_in(number)) for number in used)


def _built_in(number: str) -> str:
    return "General" if number in _PLAIN else "#,##0"


def as_seen(value: str, form: str = "General") -> str:
    """A cell's number as it stands in the file, and with the zero that was lost: "101901234 = 0101901234".

    `form` is its number format; an amount ("#,##0") has lost none.
    """
    digits = _whole(value)
    if len(digits) != _CPR_DIGITS - 1 or (form != "General" and _AMOUNT.search(_QUOTED.sub("", form))):
        return digits or value
    return f"{digits} = {digits.zfill(_CPR_DIGITS)}"


def formula_texts(formula: str) -> tuple[str, ...]:
    """A formula, and as it reads where it puts texts together: ="010190"&"-1234"."""
    read = _JOINED_LITERALS.sub("", formula)
    return (formula,) if read == formula else (formula, read)


def _whole(value: str) -> str:
    """The digits of a whole number, however it is written ("1.01901234E8"); "" for any other."""
    value = value.strip()
    if _NUMBER.fullmatch(value):
        return value.partition(".")[0]
    if _SCIENTIFIC.fullmatch(value) and (number := float(value)) < 1e15 and number.is_integer():
        return str(int(number))
    return ""
