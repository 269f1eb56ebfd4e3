from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from generator.rendering.cases import year_of
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, a_site, an_item

_LATER = dt.date(2025, 5, 5)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("21/24696", 2021),
        ("98/123", 1998),
        ("2021/17", 2021),
        ("330-2018-3619", 2018),
        ("EMN-2025-003383", 2025),
        ("00.22.00-G01-1-16", 2016),
        ("17.00.00A00 - 2008/048591", 2008),
        ("4711", None),
        ("2021", None),
    ],
)
def test_the_year_is_read_from_a_case_number_of_any_form(number: str, year: int | None) -> None:
    assert year_of(number) == year


def _case_page(files: dict[str, bytes], address: str = "sager/25-1/") -> str:
    return files[f"{address}index.html"].decode()


def _days(page: str) -> list[str]:
    return re.findall(r'<h2 id="[^"]*"><time datetime="([\d-]+)">', page)


def test_a_case_tells_its_story_oldest_first_across_bodies() -> None:
    page = _case_page(
        a_site(
            a_meeting(an_item("1", "Budget", "25/1", a_decision("Sendt videre.")), body="Chefforum"),
            a_meeting(an_item("4", "Budget igen", "25/1", a_decision("Vedtaget.", _LATER)), date=_LATER),
        )
    )
    assert _days(page) == ["2025-03-10", "2025-05-05"]
    story = page.partition('<ol class="timeline">')[2]
    assert story.index("Sendt videre.") < story.index("Vedtaget.")
    assert 'href="../../moeder/direktionen/2025-05-05/#punkt-4"' in page
    assert "<h1>Budget igen</h1>" in page


def test_the_newest_decision_is_told_at_the_top() -> None:
    page = _case_page(
        a_site(
            a_meeting(an_item("1", "Budget", "25/1", a_decision("Sendt videre."))),
            a_meeting(an_item("4", "Budget", "25/1", a_decision("Vedtaget.", _LATER)), date=_LATER),
        )
    )
    assert '<p class="said">Vedtaget.</p>' in page.partition('<ol class="timeline">')[0]


def test_titles_that_differ_from_the_cases_stand_in_its_contents_and_in_the_register() -> None:
    items = (an_item("1", "Øvrige sager", "25/1"), an_item("2", "Taget", "25/1"), an_item("3", "Øvrige sager", "25/1"))
    files = a_site(a_meeting(*items))
    contents = _case_page(files).partition('<ol class="timeline">')[0]
    assert contents.count('<span class="about">Taget</span>') == 1
    assert '<span class="about">Øvrige sager</span>' not in contents
    assert '<p class="about">Også: Taget</p>' in files["sager/index.html"].decode()


def test_recommendation_and_decision_are_told_in_full_and_the_rest_is_named_and_linked() -> None:
    sections = (a_section("Indstilling", "At det godkendes."), a_section("Baggrund", "Lang tekst."), a_decision())
    page = _case_page(a_site(a_meeting(an_item("1", "Budget", "25/1", *sections))))
    assert "At det godkendes." in page
    assert "Godkendt." in page
    assert "Lang tekst." not in page
    assert 'href="../../moeder/direktionen/2025-03-10/#punkt-1-afsnit-2">Baggrund</a>' in page


def test_a_decision_of_a_meeting_that_the_archive_lacks_stands_at_its_own_day() -> None:
    earlier = a_decision("Udsat.", dt.date(2025, 2, 3))
    page = _case_page(a_site(a_meeting(an_item("1", "Budget", "25/1", earlier, a_decision()))))
    assert _days(page) == ["2025-02-03", "2025-03-10"]
    assert "Mødet er ikke i arkivet." in page
    assert page.count("Udsat.") == 1


def test_a_decision_that_is_printed_again_is_told_once() -> None:
    decision = a_decision("Udsat.", dt.date(2025, 2, 3))
    page = _case_page(
        a_site(
            a_meeting(an_item("2", "Budget", "25/1", decision), date=dt.date(2025, 2, 3)),
            a_meeting(an_item("1", "Budget", "25/1", decision, a_decision())),
        )
    )
    assert _days(page) == ["2025-02-03", "2025-03-10"]
    assert page.count("Udsat.") == 1
    assert "ikke i arkivet" not in page


def test_a_decision_is_told_although_the_archive_has_only_the_agenda_of_its_meeting() -> None:
    day = dt.date(2025, 2, 3)
    agenda = replace(a_meeting(an_item("2", "Budget", "25/1"), date=day), kind="agenda")
    files = a_site(agenda, a_meeting(an_item("1", "Budget", "25/1", a_decision("Udsat.", day), a_decision())))
    assert "Udsat." in _case_page(files)
    assert "Udsat." in files["beslutninger/index.html"].decode()


def test_a_closed_item_stands_in_the_story_without_a_text() -> None:
    page = _case_page(a_site(a_meeting(a_closed_item("2", "25/1"))))
    assert "Teksten er ikke offentliggjort." in page
    assert "part-decision" not in page


def test_the_register_has_the_newest_year_and_the_highest_number_first() -> None:
    numbers = ("24/7", "25/90", "25/1204", "Uden")
    page = a_site(a_meeting(*(an_item(str(n), "Sag", case) for n, case in enumerate(numbers, 1))))["sager/index.html"]
    assert re.findall(r'<span class="key">([^<]+)</span>', page.decode()) == ["25/1204", "25/90", "24/7", "Uden"]
