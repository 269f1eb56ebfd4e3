import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import long_date, read_date, read_time, read_weekday, short_date, weekday_date


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
        "21. jun. 2021",
        "Mandag d. 21. juni 2021 kl. 09:00",
        "mandag den 21. JUNI 2021",
    ],
)
def test_every_form_that_minutes_print_is_read(printed: str) -> None:
    assert read_date(printed) == dt.date(2021, 6, 21)


@pytest.mark.parametrize(
    "printed", ["", "31-02-2021", "21/24696", "juni 2021", "21. juni", "121-06-2021", "21-06-20215"]
)
def test_what_is_no_date_gives_none(printed: str) -> None:
    assert read_date(printed) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from([long_date, short_date, weekday_date]))
def test_every_date_that_pages_show_can_be_read_again(date: dt.date, show: object) -> None:
    assert callable(show)
    assert read_date(show(date)) == date


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
        ("uden tid", ""),
    ],
)
def test_times_of_day_are_read(printed: str, expected: str) -> None:
    assert read_time(printed) == expected
