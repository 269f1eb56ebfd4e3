"""Values as deliveries print them: one-line texts, marks, dates and times."""

from __future__ import annotations

import datetime as dt
import re

from generator.dates import read_date, read_time
from generator.importing.decoding import normalise
from generator.importing.esdh.delivery import Mark

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # and halves of a sign, which JSON can write
_ADDRESS = re.compile(r"[<(]?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+[>)]?")
_CLOSED = re.compile(r"\blukke(?:t|de)|fortrolig|ikke[ -]offentlig", re.IGNORECASE)
_LONGEST_NUMBER = 9
_FIRST_YEAR = 1900
"""Systems write "no date" as one in the year 1 (esdh.md, Fujitsu eDoc) or 1753."""


def clean(text: str) -> str:
    """A text without the control characters that no text has; line breaks and form feeds stay."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """A value on one line: spaces folded, invisible characters taken out."""
    return " ".join(normalise(clean(text)).split())


def without_address(text: str) -> str:
    """A value about a person on one line, without the e-mail address that may stand in it."""
    return one_line(_ADDRESS.sub(" ", text))


def whole(printed: str) -> int | None:
    """A whole number; None for what is none, or longer than any that a delivery counts with."""
    return int(printed) if printed.isdecimal() and len(printed) <= _LONGEST_NUMBER else None


def neutral(title: str, neutral_title: str) -> str:
    """A neutral title that is another than the title; "" for none."""
    return "" if neutral_title.casefold() == title.casefold() else neutral_title


def says(printed: str | None, *public: str) -> Mark:
    """The mark that a printed value is: public when it is one of the words `public`, closed when it is another.

    None where nothing is printed. An unknown word is never taken for "public".
    """
    word = one_line(printed or "").casefold()
    return word in public if word else None


def says_closed(name: str) -> bool:
    """Whether what a meeting, an agenda or a group is called says that it is of the closed part ("Lukket referat")."""
    return bool(_CLOSED.search(name))


def when(begin: str, end: str = "") -> tuple[dt.date | None, str]:
    """The date and the time ("10:30-13:00") of a meeting; the end only when it is later on the same day.

    Midnight is how systems print a date without a time.
    """
    date = read_date(begin)
    if date is None or date.year < _FIRST_YEAR:
        return None, ""
    first, last = (time.partition("-")[0] for time in (read_time(begin), read_time(end)))
    if first in ("", "00:00"):
        return date, ""
    return date, f"{first}-{last}" if read_date(end) == date and last > first else first
