"""Phone numbers that may be a citizen's or an employee's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding

_COUNTRY = r"(?:\(?(?:\+|00)45\)?[ \u00a0]?)"
# Eight digits, the first not 0 or 1 (the Danish numbering plan, Digitaliseringsstyrelsen). In pairs with one mark
# between they look like nothing else; in other groups, and in one, the country code or a word must say what they are.
_NUMBER = re.compile(
    rf"(?=[\d+(])(?<![\w+/:=#-])(?<!\d[., ])(?P<country>{_COUNTRY})?"
    r"(?P<number>(?P<pairs>[2-9]\d([ \u00a0.-])\d\d\4\d\d\4\d\d)"
    r"|[2-9]\d{3}[ \u00a0-]\d{4}|[2-9]\d\d[ \u00a0]\d{3}[ \u00a0]\d\d|[2-9]\d{7})"
    r"(?![\w%]|[.,:/-]\d| \d| ?(?:kr|mio|pct|%))"
)
_SAYS_PHONE = re.compile(
    r"\b(?:tlf|tel|telefon|mobil|mob|ring|ringe|ringes|sms)\w{0,8}\W{0,3}(?:nr|nummer|til|på|direkte)?\W{0,3}$",
    re.IGNORECASE,
)
_BEFORE = 30
# In a table taken out of a PDF four columns of two digits look like pairs; what stands first in the row tells.
_COUNTS = re.compile(r"(?:\b(?:antal|andel|pct|procent|indeks|timer|kr|mio|alder|årgang)\b|%)[^\n]*\Z", re.IGNORECASE)
_ROW = 80

# Numbers that begin so are firms' and authorities': shared cost, free, and paid services (the numbering plan).
_SERVICES = ("70", "80", "90")


def find_phones(text: str, own: Sequence[str]) -> Iterator[Finding]:
    """The Danish phone numbers in `text` that are neither a service's nor begin as one of `own`.

    Short numbers (112, 1813) are everybody's and are not looked for.
    """
    not_a_citizens = (*_SERVICES, *filter(None, map(_digits, own)))
    for found in _NUMBER.finditer(text):
        number = _digits(found["number"])
        if number.startswith(not_a_citizens):
            continue
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        is_said = bool(found["country"] or _SAYS_PHONE.search(before))
        if is_said or (found["pairs"] and not _COUNTS.search(text[max(0, found.start() - _ROW) : found.start()])):
            yield Finding("phone", found.start(), found.end(), number, " ".join(found.group().split()))


def _digits(written: str) -> str:
    """The digits alone, without the country code."""
    digits = "".join(filter(str.isdecimal, written))
    return re.sub(r"^(?:00)?45(?=\d{8}$)", "", digits)
