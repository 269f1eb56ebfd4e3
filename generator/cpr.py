"""CPR numbers in text: found in every form they are written in, and masked.

Ten digits are a CPR number when the first six are a date (CPR-kontoret, *Personnummeret i CPR-systemet*,
https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret). Modulus 11 is no condition: since 2007 numbers are given
that fail it. *Erstatningspersonnumre*, which hospitals and municipalities give to who has no number, count too: the
day's first digit is raised by 6 (https://www.cpr.dk/spoergsmaal-og-svar/personnummer).

What may be one counts as one, for it must not get out; `passes_modulus_11` and `is_named` say how likely it is. What
is mostly something else by its form counts only where it is named (all measured with `tests.benchmarks.false_alarms`):
digits far from each other in a line, as columns are; a whole year and a number that no hyphen joins ("31.12.2021
5000"), as dates and amounts are; letters for digits. Never found is what no name is close to and a line breaks off
after four digits, as columns do too.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote_to_bytes


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


# Signs that no reader sees (control, soft hyphen, zero width, direction, variation, tags), those that stand over and
# under another (combining marks), what stands for such signs (PDFium has U+0002 and U+FFFE for a hyphen that breaks a
# line), and those that Markdown makes bold with.
_UNSEEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u0300-\u036f\u061c\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufffc-\uffff\U000e0000-\U000e007f*_~`\\"
)
_DASHES = r"\-\u2010-\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d\u207b\u208b"
_MARKS = rf"./{_DASHES}\uff0e\uff0f\u2027\u2044\u2215\u00b7"
_GAP = rf"[\s{_MARKS}{_UNSEEN}]*+"
_REST_OF_PAIR = rf"[{_UNSEEN}]*+\d"
_PAIR = rf"\d{_REST_OF_PAIR}"
_TEN = rf"{_PAIR}(?P<year>[\s{_MARKS}{_UNSEEN},:;(\[]*+){_PAIR}(?P<inside>{_GAP}){_PAIR}(?!\d)"
_WHOLE = rf"(?P<century>18|19|20){_PAIR}(?P<joint>{_GAP})\d{{4}}(?!\d)"
_SAYS_REST = r"(?i:cpr|endelse|endenum|løbenum|løbenr|kontrolcif|(?:sidste|fire)\s(?:fire\s)?cif)"
_TWO = rf"\d\d(?=\D)[^\d\n\u2022]{{0,30}}?{_SAYS_REST}[^\d\n\u2022]{{0,30}}+\d{{4}}(?!\d)"
_BLANK = r"[ \t\xa0\u2000-\u200a\u202f]{1,2}"
_SINGLE = rf"(?:{_BLANK}\d)"
_APART = rf"{_SINGLE}(?<!\d\s\d\s\d){_SINGLE}{{4}}(?:{_BLANK})?[{_MARKS}](?:{_BLANK})?\d{_SINGLE}{{3}}(?!{_SINGLE}|\d)"
# `\d` is every decimal digit of Unicode, so full-width ones too; but not the raised ones that number footnotes. The
# first digit comes before the look behind it because `re` skips fast to a sign it knows. What can be long is not tried
# twice (`+`), and can be reached from nine digits before it at the most: so the time is linear.
_WRITTEN = re.compile(
    rf"\d(?<!\d\d)(?:{_REST_OF_PAIR}(?P<day>{_GAP}){_PAIR}(?P<month>{_GAP})"
    rf"(?:(?P<ten>{_TEN})|(?P<whole>{_WHOLE})|(?P<two>{_TWO}))|(?P<apart>{_APART}))"
)
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_DASHED = re.compile(rf"\s*[{_DASHES}]+\s*")
_JOINED_BY = re.compile(r"[,:;]|\s?[(\[]")
_LONGEST_GAP = 12
_LONGEST_BLANK = _LONGEST_MARK = 3

# Digits that are none to `\d`: raised, lowered, in circles. One by one they number footnotes.
_RAISED = (
    r"\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788"
    r"\u278a-\u2792"
)
_RAISED_DIGITS = re.compile(rf"[{_RAISED}](?:[\s{_MARKS}{_UNSEEN}]*+[{_RAISED}]){{9,}}+")
_ESCAPES = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")

_NAME = r"[cCpP](?i:(?<=c)pr|(?<=p)erson-?n(?:umme)?r|(?<=(?<!\w)p)\.?\s?nr)"  # no "p-nr.": a firm's place of work
_NEAR_NAME = re.compile(rf"{_NAME}|(?<!\w)(?i:født)")
_BEFORE, _AFTER = 40, 20  # signs of the text that are looked through for its name

# After its name a number may stand in any way at all: digit by digit, in pairs, over two cells of a table. But nothing
# stands between that is as long as what a number is masked with. Or as a scanner reads it: with letters for digits, of
# which half at least are digits, for no word is that.
_WORDS = r"\w{0,9}+(?:[^\n\w]{1,6}+[^\W\d]{1,20}+){0,5}?[^\n\w]{1,6}+"
_NAMED_DIGITS = re.compile(
    rf"{_NAME}(?:\D{{0,{_BEFORE}}}+(\d(?:[\W_]{{0,8}}+\d){{9}})(?!\d)"
    rf"|{_WORDS}([\dOIl](?:[{_MARKS} ]?[\dOIl]){{5}}[{_MARKS} ]{{0,3}}[\dOIl]{{4}})(?!\w))"
)
_LETTERS = str.maketrans("OIl", "011")
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
    for number in heapq.merge(*_readings(text), key=lambda number: (number.start, number.end)):
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


def _readings(text: str) -> Iterator[Iterator[CprNumber]]:
    """The numbers in the text as it can be read: as it stands, in raised digits, and without the escapes of links."""
    yield _named_numbers(text)
    yield _written_numbers(text)
    if not text.isascii():
        yield _raised_numbers(text)
    if _ESCAPES.search(text):
        yield _escaped_numbers(text)


def _written_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers that stand in one of the usual forms, named or not."""
    found = _WRITTEN.search(text)
    while found:
        if not found["ten"] or _may_be_form(found):
            digits = _ascii(found.group())
            digits = digits[:4] + digits[6:] if found["whole"] else digits
            if _is_date(digits) and _is_one(text, found, number := _number(text, *found.span(), digits)):
                yield number
        found = _WRITTEN.search(text, found.start() + 1)


def _named_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers that stand right after what they are, whatever their form, with letters for digits too."""
    for found in _NAMED_DIGITS.finditer(text):
        written = found[found.lastindex or 0]
        digits = _ascii(written.translate(_LETTERS))
        is_number = sum(map(str.isdecimal, written)) * 2 >= len(digits)
        if is_number and _is_date(digits) and not _DATE_WITH_WHOLE_YEAR.match(written):
            start, end = found.span(found.lastindex or 0)
            yield CprNumber(start, end, digits, _passes_modulus_11(digits), is_named=True)


def _raised_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers that are raised, lowered or in circles from the first digit to the last."""
    for run in _RAISED_DIGITS.finditer(text):
        plain = "".join(str(unicodedata.digit(sign, sign)) for sign in run.group())
        for number in _written_numbers(plain):
            yield _number(text, run.start() + number.start, run.start() + number.end, number.digits)


def _escaped_numbers(text: str) -> Iterator[CprNumber]:
    """The numbers in which, or beside which, signs stand as in the address of a link ("%2D" for "-", RFC 3986, 2.1)."""
    for number in _written_numbers(_ESCAPES.sub(_unescaped, text)):
        start = number.start - (2 if text[number.start - 2 : number.start - 1] == "%" else 0)
        yield _number(text, start, number.end, number.digits)


def _unescaped(escapes: re.Match[str]) -> str:
    """What the escapes stand for, each sign after as many unseen ones as keep the others in their places."""
    signs = unquote_to_bytes(escapes.group()).decode("utf-8", "surrogateescape")
    return "".join(sign.rjust(3 * len(sign.encode("utf-8", "surrogateescape")), "\0") for sign in signs)


def _number(text: str, start: int, end: int, digits: str) -> CprNumber:
    near = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    return CprNumber(start, end, digits, _passes_modulus_11(digits), any(map(_NEAR_NAME.search, near)))


def _ascii(written: str) -> str:
    digits = "".join(filter(str.isdecimal, written))
    return digits if digits.isascii() else "".join(str(int(sign)) for sign in digits)


def _is_one(text: str, found: re.Match[str], number: CprNumber) -> bool:
    """Whether ten digits that begin with a date are a CPR number by the way they are written."""
    if found["ten"]:
        return _is_form(text, found, is_named=number.is_named) and not _is_part_of_other(text, found)
    if found["apart"]:
        return True
    is_short = max(len(found["day"]), len(found["month"])) <= _LONGEST_BLANK
    return is_short and (number.is_named if found["two"] else _is_with_whole_year(found, number))


def _is_with_whole_year(found: re.Match[str], number: CprNumber) -> bool:
    """Whether the year is of the century that the number tells, and joined to it by a hyphen where no name is."""
    if _century(number.digits[6], int(number.digits[4:6])) != 100 * int(found["century"]):
        return False
    joint = _UNSEEN_SIGN.sub("", found["joint"])
    return len(joint) <= _LONGEST_GAP if number.is_named else joint == joint.strip() and bool(_DASHED.fullmatch(joint))


def _may_be_form(found: re.Match[str]) -> bool:
    """Whether it is worth while to look closer: in a row of pairs, each begins ten digits."""
    inside = found["inside"]
    return not inside or bool(inside.strip(" \t\xa0") or found["year"].strip())


def _is_form(text: str, found: re.Match[str], *, is_named: bool) -> bool:
    """Whether a CPR number may be written with these gaps after its day, month, year and eighth digit.

    One break of the line at the most, and only before the last four digits when no mark parts them from the date: a
    column of numbers is all breaks. A blank gap within a line is short: columns stand far from each other.
    """
    gaps = [_UNSEEN_SIGN.sub("", found[name]) for name in ("day", "month", "year", "inside")]
    breaks = [gap.splitlines() != [gap] and bool(gap) for gap in gaps]
    day, month, year, inside = gaps
    is_marked = bool(year.strip())
    if sum(breaks) > 1 or (any(breaks) and not breaks[2] and not is_marked) or max(map(len, gaps)) > _LONGEST_GAP:
        return False
    in_date = ((day, breaks[0]), (month, breaks[1]))
    return (
        (is_marked or (bool(day) and not breaks[0]) == (bool(month) and not breaks[1]))
        and (is_marked or breaks[2] or is_named or len(year) <= _LONGEST_BLANK)
        and _may_part(year, text[found.end() : found.end() + 1], is_joined=not day + month)
        and (
            not inside
            or breaks[3]
            or (not day + month and _are_pairs(year, inside, text[found.end() : found.end() + 2]))
        )
        and all(len(gap.strip()) <= 1 and (is_broken or len(gap) <= _LONGEST_BLANK) for gap, is_broken in in_date)
    )


def _may_part(gap: str, after: str, *, is_joined: bool) -> bool:
    """Whether the gap may stand between date and number: marks, a row of dashes, or a sign as in "010190 (1234)"."""
    if set(gap) & set(",:;(["):
        is_closed = gap[-1] not in "([" or after == ")]"["([".index(gap[-1])]
        return is_joined and bool(_JOINED_BY.fullmatch(gap)) and is_closed
    return len("".join(gap.split())) <= _LONGEST_MARK or _DASHED.fullmatch(gap) is not None


def _are_pairs(year: str, inside: str, after: str) -> bool:
    """Whether the last four digits are two pairs ("010190 - 12 34"), and not the first of a phone number."""
    return inside.isspace() and len(inside) == 1 and bool(_DASHED.fullmatch(year)) and not after.strip().isdecimal()


def _is_part_of_other(text: str, found: re.Match[str]) -> bool:
    """Whether the digits are in a hash or an UUID, an amount, a fraction or a foreign phone number."""
    start, end = found.span()
    before = text[max(0, start - 3) : start]
    year = found["year"]
    if _FOREIGN_PHONE.search(before + text[start]) or (found.group().isdecimal() and _DECIMALS.search(before)):
        return True
    if year and not year.strip(" \t\r\n\xa0,") and _REST_OF_AMOUNT.match(text, end):
        return True
    window = max(0, start - _AROUND)
    return any(
        window + run.start() <= start and end <= window + run.end()
        for run in _HEXADECIMAL.finditer(text[window : end + _AROUND])
    )


def _is_date(digits: str) -> bool:
    """Whether the six first of the ten digits are a day in the century that the seventh tells."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if month > 12:  # an exception would take its time
        return False
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
