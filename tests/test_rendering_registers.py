from __future__ import annotations

from dataclasses import dataclass

from generator.rendering.registers import by_year, each_year, newest


@dataclass(frozen=True)
class _Entry:
    year: int | None


def _entries(*years: int | None) -> list[_Entry]:
    return [_Entry(year) for year in years]


def test_entries_come_under_their_years_in_the_order_given() -> None:
    years = by_year(_entries(2025, 2025, 2024, None), "sager/")
    assert [(year.label, year.address, len(year.entries)) for year in years] == [
        ("2025", "sager/2025/", 2),
        ("2024", "sager/2024/", 1),
        ("Uden årstal", "sager/uden-aarstal/", 1),
    ]


def test_the_first_page_shows_whole_years_until_it_is_full() -> None:
    register = newest(by_year(_entries(2025, 2025, 2024, 2023), "x/"), "x/", enough=3)
    assert [year.label for year in register.shown] == ["2025", "2024"]
    assert (len(register.years), register.total, register.is_whole) == (3, 4, False)


def test_a_small_register_is_whole_on_its_first_page() -> None:
    register = newest(by_year(_entries(2025, 2023), "x/"), "x/", enough=3)
    assert register.is_whole
    assert register.current == "x/"


def test_an_empty_register_has_a_first_page_all_the_same() -> None:
    register = newest(by_year(_entries(), "x/"), "x/", enough=3)
    assert (register.shown, register.total, register.is_whole) == ((), 0, True)


def test_every_year_has_its_own_page_also_the_newest() -> None:
    pages = list(each_year(by_year(_entries(2025, 2023), "x/")))
    assert [page.current for page in pages] == ["x/2025/", "x/2023/"]
    assert [page.shown[0].label for page in pages] == ["2025", "2023"]
