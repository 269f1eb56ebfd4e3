"""The reports in Chromium, opened from disk as a person opens them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.reporting import import_report_page, inspection_page
from tests.test_reporting_import import ONE_OF_EACH, a_problem, an_accession
from tests.test_reporting_inspection import a_doubt, a_reading

_WORD = "Arbejdsmarkedsforanstaltningsudvalgsformandskandidatur" * 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("reports")
    reading = a_reading(a_doubt(9), a_doubt(12, "error"), a_doubt(3, "note"), text=f"{_WORD}\n" * 15)
    (folder / "eftersyn.html").write_text(inspection_page(f"{_WORD}.pdf", reading, "da"), encoding="utf-8")
    documents = [*ONE_OF_EACH, an_accession(a_problem(what=_WORD), source=f"{_WORD}.pdf")]
    (folder / "import.html").write_text(import_report_page(documents, "da"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["eftersyn.html", "import.html"])
def test_a_report_fits_a_narrow_screen_and_keeps_its_own_policy(page: Page, folder: Path, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # WCAG 1.4.10
    page.goto((folder / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("getComputedStyle(document.querySelector('.report-head')).borderTopWidth") == "5px"


def test_one_goes_from_doubt_to_doubt_by_keyboard_without_a_script(browser: Browser, folder: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "eftersyn.html").as_uri())
        page.get_by_role("link", name="Filen er tvivlsom i 9").focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("#tvivl-1")
        for key in ("Tab", "Tab", "Tab", "Enter"):  # its line, the one before, the one after
            page.keyboard.press(key)
        assert page.url.endswith("#tvivl-2")


def test_source_and_result_stand_side_by_side_where_there_is_room(page: Page, folder: Path) -> None:
    page.goto((folder / "eftersyn.html").as_uri())
    sides = "Array.from(document.querySelectorAll('.row')[1].children, side => side.getBoundingClientRect())"
    page.set_viewport_size({"width": 1400, "height": 900})
    left, right = page.evaluate(sides + ".map(box => [box.top, box.right])")
    assert left[0] == right[0]
    page.set_viewport_size({"width": 800, "height": 900})
    above, below = page.evaluate(sides + ".map(box => [box.top, box.bottom])")
    assert above[1] <= below[0]


def test_lines_have_the_numbers_of_the_source(page: Page, folder: Path) -> None:
    page.goto((folder / "eftersyn.html").as_uri())
    assert page.evaluate("document.querySelector('#linje-9').value") == 9


def test_what_is_well_opens_at_a_key(page: Page, folder: Path) -> None:
    page.goto((folder / "import.html").as_uri())
    assert not page.get_by_text("ind/god.pdf").is_visible()
    page.get_by_text("Vis dokumenterne").press("Enter")
    assert page.get_by_text("ind/god.pdf").is_visible()
    assert page.get_by_role("table").count() == 3
