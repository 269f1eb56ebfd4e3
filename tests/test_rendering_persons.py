from __future__ import annotations

import datetime as dt
import re

from generator.model import Attendance
from tests.builders import a_meeting, a_site


def _page(*attendances: Attendance) -> str:
    """The words of the page of one who is listed at a meeting a year, from 2020."""
    meetings = [
        a_meeting(date=dt.date(2020 + year, 1, 6), participants=(attendance,))
        for year, attendance in enumerate(attendances)
    ]
    page = a_site(*meetings)["deltagere/karen-holm/index.html"].decode()
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_one_party_is_shown_by_itself_and_the_role_meeting_by_meeting() -> None:
    page = _page(Attendance("Karen Holm", party="A"), Attendance("Karen Holm", role="formand", party="A"))
    assert "Parti A 2021" in page
    assert "Ja (formand)" in page


def test_parties_over_time_are_kept_with_their_years() -> None:
    parties = ("A", "a", "", "Løsgænger", "A")
    page = _page(*(Attendance("Karen Holm", role="formand", party=party) for party in parties))
    assert "Parti A (2020–2021) , Løsgænger (2023) , A (2024)" in page
    assert "Ja (Løsgænger, formand)" in page
    assert "Ja (formand)" in page


def test_one_without_a_party_has_none() -> None:
    assert "Parti" not in _page(Attendance("Karen Holm"))
