"""Danish dates: read in the forms that minutes print, written as pages show them.

The forms are those of `shared/reference/minutes.md` (language): "mandag den 21. juni 2021", "d. 21/6-2021",
"21-06-2021", "23.08.2017", "6/4 2016", "15-maj-2002", "30. aug 2022", "2021-06-21", and the order of systems set up
in English, "Onsdag, April 3, 2019".
"""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_OF = {
    name[:length]: number
    for names in (MONTHS, _ENGLISH_MONTHS)
    for number, name in enumerate(names, 1)
    for length in (3, 4, len(name))
}
"""Whole or cut to three or four letters ("sep", "sept")."""

_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
DATE_PATTERN = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./ -]\s?\d{4}"
    rf"|\d{{1,2}}\.?[ -]?(?:{_MONTH})\.?[ -]\d{{4}}"
    rf"|\b(?:{_MONTH})\.? \d{{1,2}}, ?\d{{4}})(?!\d)"
)
"""A date in running text, without groups, for other patterns to build on (ignore case)."""

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./ -]\s?(?P<year>\d{4})")
_NAMED = re.compile(rf"(?P<day>\d{{1,2}})\.?[ -]?(?P<month>{_MONTH})\.?[ -](?P<year>\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}), ?(?P<year>\d{{4}})", re.IGNORECASE)
_ANY = re.compile(rf"(?<!\d){DATE_PATTERN}", re.IGNORECASE)
_SHORT_YEAR = re.compile(
    r"(?<![\w/.-])(?P<day>\d{1,2})"
    r"(?:(?P<mark>[.-])(?P<month>\d{1,2})(?P=mark)|/(?P<slashed>\d{1,2})[ /-])(?P<year>\d{2})(?![\w/]|[.-]\d)"
)
_LAST_OF_THIS_CENTURY = 69  # "70" to "99" are the years 1970 to 1999, as POSIX has it (strptime, %y)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)

_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
_HOUR = r"\d{1,2}(?!\.\s?[a-zæøå])"  # "2. sal" is no hour
_NOT_MORE = r"(?!\d|[.:/]\d)"
TIME_PATTERN = (
    rf"(?:\bkl\.?\s*(?:{_CLOCK}|{_HOUR})|(?<![\d.:,]){_CLOCK}){_NOT_MORE}"
    rf"(?:\s*(?:[-–—]|til|,?\s*slut)\s*(?:ca\.?\s*)?(?:kl\.?\s*)?(?:{_CLOCK}|{_HOUR}){_NOT_MORE})?"
)
"""A time of day and the end printed with it, without groups, for other patterns to build on (ignore case).

A whole hour is one only after "kl." or as an end: "kl. 9", "kl. 9-11", "9.00 til 11.30".
"""

_TIME = re.compile(TIME_PATTERN, re.IGNORECASE)
_CLOCK_PARTS = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?")


def read_date(text: str) -> dt.date | None:
    """The first date printed in `text`; None where there is none, or none in the calendar."""
    found = _ANY.search(text)
    if not found:
        return None
    for form in (_ISO, _NUMERIC, _NAMED, _MONTH_FIRST):
        if match := form.fullmatch(found.group()):
            month = match["month"]
            number = int(month) if month.isdecimal() else _MONTH_OF.get(month.lower(), 0)
            return _date(int(match["year"]), number, int(match["day"]))
    return None


def with_whole_year(text: str) -> str:
    """The text with each date whose year has two digits ("21-06-21", "6/4-16"; day first) written with four.

    Such digits may mean something else: ask only where a date must stand, and tell of the doubt.
    """

    def whole(match: re.Match[str]) -> str:
        century = 20 if int(match["year"]) <= _LAST_OF_THIS_CENTURY else 19
        return f"{match['day']}-{match['month'] or match['slashed']}-{century}{match['year']}"

    return _SHORT_YEAR.sub(whole, text)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_weekday(text: str) -> int | None:
    """The first weekday named in `text`, Monday 0; None where none is."""
    found = _WEEKDAY.search(text)
    return next((n for n, day in enumerate(WEEKDAYS) if found and day == found.group().lower()), None)


def read_time(text: str) -> str:
    """The first time of day in `text` as "09:00", or "09:00-11:30" where its end is printed with it; else "".

    Dates in the text are no times.
    """
    for phrase in _TIME.findall(_SHORT_YEAR.sub(" ", _ANY.sub(" ", text))):
        times = [(int(hour), int(minute or 0)) for hour, minute in _CLOCK_PARTS.findall(phrase)]
        if all(hour < 24 and minute < 60 for hour, minute in times):
            return "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)
    return ""


def long_date(date: dt.date) -> str:
    """ "21. juni 2021"."""
    return f"{date.day}. {MONTHS[date.month - 1]} {date.year}"


def weekday_date(date: dt.date) -> str:
    """ "mandag den 21. juni 2021"."""
    return f"{WEEKDAYS[date.weekday()]} den {long_date(date)}"


def short_date(date: dt.date) -> str:
    """ "21-06-2021", as Danish minutes write it."""
    return f"{date:%d-%m-%Y}"
