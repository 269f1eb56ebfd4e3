"""The pages in Chromium, under a sub-path and with the headers that a server sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.builders import a_closed_item, a_decision, a_meeting, a_section, a_site, an_item
from tests.conftest import ServeFolder

_TABLE = "| Område | 2023 | 2024 | Udvikling | Bemærkning |\n| --- | ---: | ---: | ---: | --- |\n" + (
    "| Borgerservice, kultur og stabe | 1.000.000 | 2.000.000 | -1.000.000 | Ingen |\n" * 3
)
_WORD = "Arbejdsmarkedsforanstaltningsudvalgsformandskandidatur" * 2
_ADDRESSES = (
    "", "moeder/", "moeder/direktionen/2025-03-10/", "sager/", "sager/25-1/", "deltagere/", "deltagere/karen-holm/",
    "udvalg/", "udvalg/direktionen/", "aar/2025/", "beslutninger/", "bilag/", "om/", "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    meeting = a_meeting(
        an_item("1", f"Budget {_WORD}", "25/1", a_section("Sagsfremstilling", f"{_TABLE}\n\n{_WORD}"), a_decision()),
        a_closed_item(),
    )
    folder: Path = tmp_path_factory.mktemp("site")
    for path, content in a_site(meeting).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return serve_folder(folder)


@pytest.mark.parametrize("address", _ADDRESSES)
def test_a_page_fits_a_narrow_screen_and_breaks_no_rule_of_the_server(page: Page, site: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # WCAG 1.4.10
    page.goto(site + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_key_leads_past_the_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}sager/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til indholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"


def test_a_citation_is_copied_with_its_address(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}moeder/direktionen/2025-03-10/")
    page.get_by_role("button", name="Kopiér henvisningen til Direktionen 10-03-2025, punkt 1, sag 25/1").click()
    page.get_by_text("Kopieret").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Direktionen 10-03-2025, punkt 1, sag 25/1\n{site}moeder/direktionen/2025-03-10/#punkt-1"


def test_a_printed_page_has_no_navigation_and_ends_with_its_address(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}sager/25-1/")
    assert not page.locator(".site-header, .site-footer, .contents").filter(visible=True).count()
    assert "/sager/25-1/" in page.locator(".print-source").inner_text()
