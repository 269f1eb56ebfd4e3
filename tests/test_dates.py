import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import (
    MONTHS,
    WEEKDAYS,
    long_date,
    read_date,
    read_time,
    read_weekday,
    short_date,
    weekday_date,
    with_whole_year,
)


@pytest.mark.parametrize(
    "printed",
    [
        "21-06-2021",
        "21.06.2021",
        "21/6 2021",
        "21/6-2021",
        "2021-06-21",
        "21. juni 2021",
        "21 jun 2021",
        "21.juni 2021",
        "21-juni-2021",
        "d. 21/6-2021",
        "21.6.2021",
        "Mandag, Juni 21, 2021 - 18:00",
        "June 21, 2021",
        "2021-06-21T09:00:00",
        "21. jun. 2021",
        "Mandag d. 21. juni 2021 kl. 09:00",
        "mandag den 21. JUNI 2021",
    ],
)
def test_every_form_that_minutes_print_is_read(printed: str) -> None:
    assert read_date(printed) == dt.date(2021, 6, 21)


@pytest.mark.parametrize(
    "printed",
    ["", "31-02-2021", "21/24696", "juni 2021", "21. juni", "121-06-2021", "21-06-20215", "21-06-21", "21. junı 2021"],
)
def test_what_is_no_date_gives_none(printed: str) -> None:
    assert read_date(printed) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from([long_date, short_date, weekday_date]))
def test_every_date_that_pages_show_can_be_read_again(date: dt.date, show: Callable[[dt.date], str]) -> None:
    assert read_date(show(date)) == date


_FORMS = (
    "{weekday} den {day}. {month} {year}", "{weekday} d. {day}. {month} {year} kl. 9", "den {day}. {month} {year}",
    "{day:02}-{number:02}-{year}", "{day:02}.{number:02}.{year}", "{day}.{number}.{year}", "{day}/{number} {year}",
    "{day}/{number}-{year}", "d. {day}/{number}-{year}", "{day:02}-{month}-{year}", "{day}. {short} {year}",
    "{day}. {short}. {year}", "{year}-{number:02}-{day:02}", "{weekday}, {Month} {day}, {year} - 18:00",
)  # fmt: skip


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(_FORMS))
def test_every_form_that_is_written_from_a_date_is_read_as_that_date(date: dt.date, form: str) -> None:
    month = MONTHS[date.month - 1]
    printed = form.format(
        weekday=WEEKDAYS[date.weekday()], day=date.day, number=date.month, year=date.year,
        month=month, Month=month.capitalize(), short=month[:3],
    )  # fmt: skip
    assert read_date(f"Mødet {printed} i Salen") == date
    assert read_weekday(printed) in (None, date.weekday())


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)), st.sampled_from(["%d-%m-%y", "%d.%m.%y", "d. %d/%m-%y"]))
def test_a_year_of_two_digits_is_of_the_century_from_1970(date: dt.date, form: str) -> None:
    assert read_date(f"{date:{form}}") is None
    assert read_date(with_whole_year(f"{date:{form}}")) == date


@pytest.mark.parametrize("text", ["21/24696", "1.2.3.4", "kl. 9-11", "06-20-2100", "21-06-2021", "330-20-36", ""])
def test_digits_that_are_no_year_of_two_are_left_alone(text: str) -> None:
    assert with_whole_year(text) == text


def test_the_weekday_is_the_calendars() -> None:
    assert read_weekday("Tirsdag d. 29. september 2015") == 1
    assert read_weekday("29. september 2015") is None
    assert weekday_date(dt.date(2015, 9, 29)) == "tirsdag den 29. september 2015"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("kl. 09:00", "09:00"),
        ("kl. 15.45", "15:45"),
        ("Kl. 8:15", "08:15"),
        ("18:00-19:30", "18:00-19:30"),
        ("kl. 9.00 – 11.30", "09:00-11:30"),
        ("kl.21.33", "21:33"),
        ("25:00", ""),
        ("kl. 9", "09:00"),
        ("Kl. 9-11", "09:00-11:00"),
        ("kl. 9, slut 11.30", "09:00-11:30"),
        ("9.00 til ca. 11.30", "09:00-11:30"),
        ("fra kl. 9 til kl. 11", "09:00-11:00"),
        ("09:00:00", "09:00"),
        ("09:00:00 - 11:30:00", "09:00-11:30"),
        ("21-06-2021 16.00", "16:00"),
        ("21.06.21 kl. 16", "16:00"),
        ("kl. 18.00 - 2. sal", "18:00"),
        ("kl. 17.00 (spisning kl. 18.00)", "17:00"),
        ("21.06.2021", ""),
        ("1.234.567 kr.", ""),
        ("9-11", ""),
        ("uden tid", ""),
    ],
)
def test_times_of_day_are_read(printed: str, expected: str) -> None:
    assert read_time(printed) == expected
