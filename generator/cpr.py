"""CPR numbers in text: found in every form they are written in, and masked.

Ten digits are a CPR number when the first six are a date (CPR-kontoret, *Personnummeret i CPR-systemet*,
https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret). Modulus 11 is no condition: since 2007 numbers are given
that fail it. *Erstatningspersonnumre*, which hospitals and municipalities give to who has no number, count too: the
day's first digit is raised by 6 (https://www.cpr.dk/spoergsmaal-og-svar/personnummer).

What may be one counts as one, for it must not get out; `passes_modulus_11` and `is_named` say how likely it is.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class CprNumber:
    """CPR-nummer: where in a text it stands, and how likely it is to be one."""

    start: int
    end: int
    digits: str = field(repr=False)
    """The ten of them, in ASCII. Never to be shown."""
    passes_modulus_11: bool
    is_named: bool
    """Whether "CPR", "personnummer" or "født" stands close to it."""

    @property
    def masked(self) -> str:
        """It, as it may be shown: with the day of birth alone."""
        return f"{self.digits[:2]}••••-••••"


# Signs that no reader sees (control, soft hyphen, zero width, direction, variation, tags), what stands for such signs
# (PDFium has U+0002 and U+FFFE for a hyphen that breaks a line), and those that Markdown makes bold with.
_UNSEEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3"
    r"\ufe0f\ufeff\ufffc-\uffff\U000e0000-\U000e007f*_~`\\"
)
_MARKS = r"./\-\u2010-\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d\uff0e\uff0f\u2044\u2215\u00b7"
_GAP = rf"([\s{_MARKS}{_UNSEEN}]{{0,12}}+)"
_REST_OF_PAIR = rf"[{_UNSEEN}]{{0,4}}+\d"
_PAIR = rf"\d{_REST_OF_PAIR}"
# `\d` is every decimal digit of Unicode, so full-width ones too; but not the raised ones that number footnotes. The
# first digit comes before the look behind it because `re` skips fast to a sign it knows. Nothing is tried twice (`+`).
_TEN_DIGITS = re.compile(rf"\d(?<!\d\d){_REST_OF_PAIR}{_GAP}{_PAIR}{_GAP}{_PAIR}{_GAP}{_PAIR}{_GAP}{_PAIR}(?!\d)")
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_LONGEST_BLANK = 3
_LONGEST_DASH = 3

_NAME = r"[cCpP](?i:(?<=c)pr|(?<=p)erson-?n(?:umme)?r|(?<=(?<!\w)p)\.?\s?nr)"  # no "p-nr.": a firm's place of work
_NEAR_NAME = re.compile(rf"{_NAME}|(?<!\w)(?i:født)")
_BEFORE, _AFTER = 40, 20  # signs of the text that are looked through for its name

# After its name a number may stand in any way at all: digit by digit, in pairs, over two cells of a table.
_NAMED_DIGITS = re.compile(rf"{_NAME}\D{{0,{_BEFORE}}}+(\d(?:[\W_]{{0,4}}+\d){{9}})(?!\d)")
_DATE_WITH_WHOLE_YEAR = re.compile(r"\D*(?:\d\D*){4}(?<!\d)\d{4}(?!\d)")

_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{32,}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_AROUND = 40
_REST_OF_AMOUNT = re.compile(r"(?:\.\d{3})+(?!\d)|,\d{1,2}(?!\d)|\s?(?:kr|DKK|mio|t\.kr|pct|%)(?!\w)")
_FOREIGN_PHONE = re.compile(r"(?<!\w)\+(?=[1-9])")
_DECIMALS = re.compile(r"(?<!\d)0[.,]")

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_SUBSTITUTE = 60  # what the day of an erstatningspersonnummer is raised by


def find_cpr(text: str) -> Iterator[CprNumber]:
    """Every CPR number in `text`, in the order they begin; in linear time, whatever the text is.

    Where digits can be read as one number or another ("12 04 010190-1234"), both are told, and they overlap.
    """
    last = None
    numbers = heapq.merge(_named_numbers(text), _written_numbers(text), key=lambda number: (number.start, number.end))
    for number in numbers:
        if last is None or (number.start, number.end) != (last.start, last.end):
            yield number
        last = number


def mask_cpr(text: str) -> str:
    """`text` with every CPR number in it masked ("01••••-••••")."""
    parts: list[str] = []
    place = 0
    for number in find_cpr(text):
        if number.start >= place:
            parts += (text[place : number.start], number.masked)
        place = max(place, number.end)
    return "".join((*parts, text[place:]))


def _written_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers that stand in one of the usual forms, named or not."""
    found = _TEN_DIGITS.search(text)
    while found:
        digits = _digits(found.group())
        if _is_date(digits) and _is_form(found.groups()) and not _is_part_of_other(text, found):
            near = text[max(0, found.start() - _BEFORE) : found.start()], text[found.end() : found.end() + _AFTER]
            is_named = any(map(_NEAR_NAME.search, near))
            yield CprNumber(found.start(), found.end(), digits, _passes_modulus_11(digits), is_named)
        found = _TEN_DIGITS.search(text, found.start() + 1)


def _named_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers that stand right after what they are, whatever their form."""
    for found in _NAMED_DIGITS.finditer(text):
        digits = _digits(found[1])
        if _is_date(digits) and not _DATE_WITH_WHOLE_YEAR.match(found[1]):
            yield CprNumber(found.start(1), found.end(1), digits, _passes_modulus_11(digits), is_named=True)


def _digits(written: str) -> str:
    return "".join(str(int(sign)) for sign in written if sign.isdecimal())


def _is_form(gaps: Sequence[str]) -> bool:
    """Whether a CPR number may be written with these gaps after its day, month, year and eighth digit.

    One break of the line at the most, and only before the last four digits when no mark parts them from the date: a
    column of numbers is all breaks. A blank gap within a line is short: columns stand far from each other.
    """
    day, month, year, inside = (_UNSEEN_SIGN.sub("", gap) for gap in gaps)
    is_marked = bool(year.strip())
    breaks = [gap.splitlines() != [gap] and bool(gap) for gap in (day, month, year, inside)]
    if sum(breaks) > 1 or (any(breaks) and not breaks[2] and not is_marked) or (inside and not breaks[3]):
        return False
    is_parted = [bool(gap) and not is_broken for gap, is_broken in zip((day, month), breaks, strict=False)]
    return (
        (is_marked or is_parted[0] == is_parted[1])
        and (is_marked or breaks[2] or len(year) <= _LONGEST_BLANK)
        and len("".join(year.split())) <= _LONGEST_DASH
        and all(len(gap.strip()) <= 1 and len(gap) <= _LONGEST_BLANK for gap in (day, month))
    )


def _is_part_of_other(text: str, found: re.Match[str]) -> bool:
    """Whether the digits are in a hash or an UUID, an amount, a fraction or a foreign phone number."""
    start, end = found.span()
    before = text[max(0, start - 3) : start]
    year = found[3]
    if _FOREIGN_PHONE.search(before + text[start]) or (found.group().isdecimal() and _DECIMALS.search(before)):
        return True
    if year and not year.strip() and _REST_OF_AMOUNT.match(text, end):
        return True
    window = max(0, start - _AROUND)
    return any(
        window + run.start() <= start and end <= window + run.end()
        for run in _HEXADECIMAL.finditer(text[window : end + _AROUND])
    )


def _is_date(digits: str) -> bool:
    """Whether the six first of the ten digits are a day in the century that the seventh tells."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(_century(digits[6], year) + year, month, day - _SUBSTITUTE if day > _SUBSTITUTE else day)
    except ValueError:
        return False
    return True


def _century(seventh: str, year: int) -> int:
    """The century of birth, by the table in *Personnummeret i CPR-systemet*."""
    if seventh in "0123":
        return 1900
    if seventh in "49":
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _passes_modulus_11(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
