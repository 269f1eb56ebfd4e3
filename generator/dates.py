"""Danish dates: read in the forms that minutes print, written as pages show them.

The forms are those of `shared/reference/minutes.md` (language): "mandag den 21. juni 2021",
"21-06-2021", "23.08.2017", "6/4 2016", "15-maj-2002", "30. aug 2022", "2021-06-21".
"""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)
DATE_PATTERN = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./ -]\s?\d{4}"
    rf"|\d{{1,2}}\.?[ -]?(?:{_MONTH})\.?[ -]\d{{4}})(?!\d)"
)
"""A date in running text, without groups, for other patterns to build on (ignore case)."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./ -]\s?(\d{4})")
_NAMED = re.compile(rf"(\d{{1,2}})\.?[ -]?({_MONTH})\.?[ -](\d{{4}})", re.IGNORECASE)
_ANY = re.compile(rf"(?<!\d){DATE_PATTERN}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})(?!\d|\.\d)")


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None


def read_date(text: str) -> dt.date | None:
    """The first date printed in `text`; None where there is none, or none in the calendar."""
    found = _ANY.search(text)
    if not found:
        return None
    phrase = found.group()
    if match := _ISO.fullmatch(phrase):
        return _date(match[1], int(match[2]), match[3])
    if match := _NUMERIC.fullmatch(phrase):
        return _date(match[3], int(match[2]), match[1])
    match = _NAMED.fullmatch(phrase)
    if match is None:
        return None
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match[2].lower()[:3]))
    return _date(match[3], month, match[1])


def read_weekday(text: str) -> int | None:
    """The first weekday named in `text`, Monday 0; None where none is."""
    found = _WEEKDAY.search(text)
    return WEEKDAYS.index(found.group().lower()) if found else None


def read_time(text: str) -> str:
    """The time of day in `text` as "09:00", or "09:00-11:30" where an end is printed; else ""."""
    times = [f"{int(hour):02}:{minute}" for hour, minute in _TIME.findall(text) if int(hour) < 24 and int(minute) < 60]
    return "-".join(times[:2])


def long_date(date: dt.date) -> str:
    """ "21. juni 2021"."""
    return f"{date.day}. {MONTHS[date.month - 1]} {date.year}"


def weekday_date(date: dt.date) -> str:
    """ "mandag den 21. juni 2021"."""
    return f"{WEEKDAYS[date.weekday()]} den {long_date(date)}"


def short_date(date: dt.date) -> str:
    """ "21-06-2021", as Danish minutes write it."""
    return f"{date:%d-%m-%Y}"
