"""The search page in Chromium, on a small archive built whole and served under a sub-path."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator import content
from generator.build import build
from generator.model import Attendance, ClosedItem, Meeting
from tests.builders import a_decision, a_meeting, a_section, an_item
from tests.conftest import ServeFolder

CONFIG = """\
title = "Arkiv"

[[body]]
name = "Direktionen"

[[body]]
name = "Økonomiudvalget"

[abbreviations]
HRC = "HR-Centret"
"""

MANY = 23
"""How many items speak of lighting: more than the search page shows at once, twice."""


def _meetings() -> list[Meeting]:
    june, march = dt.date(2021, 6, 21), dt.date(2022, 3, 7)
    lights = [an_item(str(n), f"Gade {n}", "22/700", a_section("", "Ny belysning.")) for n in range(1, MANY + 1)]
    return [
        a_meeting(
            an_item("1", "Arbejdskraft", "21/24696", a_section("Baggrund", "Fem stillinger er ledige på Ørebakken.")),
            an_item("2", "Ledige stillinger", "21/24696", a_decision("Mødet om arbejdskraft afholdes.", june)),
            ClosedItem("3", "Lukket", "21/555"),
            date=june,
            participants=("Karen Holm", Attendance("Åge Dam", role="sekretær")),
        ),
        a_meeting(
            an_item(
                "1", "Skolens <b>tag</b> & «mure»", "22/31", a_section("Baggrund", "Regn (x < 3 mm) & sne på taget.")
            ),
            an_item("2", "Ansættelser", "00.15.10-P00-3-22", a_section("Baggrund", "HRC søger arbejdskraft.")),
            date=march,
            body="Økonomiudvalget",
            participants=("Ida Lund",),
        ),
        a_meeting(*lights, date=dt.date(2022, 5, 2)),
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "content").mkdir()
    (folder / "content/archive.toml").write_text(CONFIG, encoding="utf-8")
    for meeting in _meetings():
        file = folder / "content" / content.content_path(meeting)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content.format(meeting), encoding="utf-8")
    report = build(folder / "content", folder / "site")
    assert report.ok, report.problems
    return folder / "site"


@pytest.fixture(scope="module")
def root(site: Path, serve_folder: ServeFolder) -> str:
    return serve_folder(site)


def _search(page: Page, root: str, query: str) -> None:
    page.goto(f"{root}soeg/?{query}")
    expect(_status(page)).to_contain_text("esultat")


def _status(page: Page) -> Locator:
    return page.get_by_role("status")


def _hits(page: Page) -> Locator:
    return page.get_by_role("list", name="Resultater").get_by_role("listitem")


def _titles(page: Page) -> list[str]:
    return _hits(page).get_by_role("link").all_inner_texts()


# Finding


def test_a_word_leads_to_the_item_with_the_word_marked(page: Page, root: str) -> None:
    _search(page, root, "q=stillinger")
    assert _status(page).inner_text() == "2 resultater"
    hit = _hits(page).filter(has=page.get_by_role("link", name="Arbejdskraft"))
    assert hit.locator("time").inner_text() == "21-06-2021"
    assert hit.locator(".about").inner_text() == "Direktionen · sag 21/24696"
    assert hit.locator("mark").all_inner_texts() == ["stillinger"]
    hit.get_by_role("link").click()
    expect(page).to_have_url(f"{root}moeder/direktionen/2021-06-21/#punkt-1")
    expect(page.locator(":target")).to_contain_text("Arbejdskraft")


def test_a_word_in_the_title_comes_before_one_in_the_decision_before_one_in_the_background(
    page: Page, root: str
) -> None:
    _search(page, root, "q=arbejdskraft")
    assert _titles(page) == ["Arbejdskraft", "Ledige stillinger", "Ansættelser"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("møde om arbejdskraften", "Ledige stillinger"),
        ("STILLING ØREBAKKEN", "Arbejdskraft"),
        ("arbejdskr ledig", "Arbejdskraft"),
        ("orebakken", None),
        ("24696", "Arbejdskraft"),
        ("HR-Centret", "Ansættelser"),
        ("karen holm", "REFERAT Direktionen d. 21-06-2021"),
        ("Age Dam sekretær", "REFERAT Direktionen d. 21-06-2021"),
        ("21-06-2021", "REFERAT Direktionen d. 21-06-2021"),
        ("21.6.2021", "REFERAT Direktionen d. 21-06-2021"),
        ("21. juni 2021", "REFERAT Direktionen d. 21-06-2021"),
        ("2021-06-21", "REFERAT Direktionen d. 21-06-2021"),
        ("mandag juni", "REFERAT Direktionen d. 21-06-2021"),
        ("Lukket", "Lukket"),
        ("§", None),
    ],
)
def test_what_is_typed_finds(page: Page, root: str, query: str, title: str | None) -> None:
    _search(page, root, f"q={query}")
    assert title in _titles(page) if title else _titles(page) == []


def test_every_word_is_found_and_none_that_is_not_there(page: Page, root: str) -> None:
    texts = [
        section.text for meeting in _meetings() for item in meeting.items for section in getattr(item, "sections", ())
    ]
    words = {word.strip(".,()") for text in texts for word in text.split()} - {"<", "&"}
    page.goto(f"{root}soeg/")
    totals = page.evaluate(
        """async ([root, words]) => {
            const { loadEngine } = await import(`${root}assets/search/engine.js`);
            const { missingWords } = await import(`${root}assets/search/words.js`);
            const find = await loadEngine(new URL(root), missingWords);
            const total = async (words) => (await find({ words, body: "", year: "", order: "" })).total;
            return Promise.all(words.map(total));
        }""",
        [root, [*words, *(f"{word}xq" for word in words)]],
    )
    assert len(words) > 15
    assert all(totals[: len(words)])
    assert not any(totals[len(words) :])


HELD = [
    ("møder", "Mødet, som blev holdt"),
    ("godt", "en god plan"),
    ("venligst", "venlige hilsner"),
    ("arbejdsløst", "de arbejdsløse"),
    ("vigtigt", "vigt"),  # what Danish stemming makes the same, though it is not
    ("budgetter", "budgettet"),
    ("deres", "der"),
    ("arhus", "i Århus."),
    ("24696", "sag 21/24696"),
    ("21-24696", "(21/24696)"),
    ("taastrup", "Høje-Taastrup"),
    ("centret", "BørneCentret"),
]
NOT_HELD = [("rekrutering", "rekruttering"), ("budgetmappe", "budgettet"), ("21/24697", "sag 21/24696")]


def test_a_text_holds_a_word_when_pagefind_could_have_found_it_there(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/")
    missing = page.evaluate(
        """async ([root, pairs]) => {
            const { missingWords } = await import(`${root}assets/search/words.js`);
            return pairs.flatMap(([word, text]) => missingWords(word, [text]));
        }""",
        [root, HELD + NOT_HELD],
    )
    assert missing == [word for word, _ in NOT_HELD]


@pytest.mark.parametrize(
    ("query", "missing", "other"),
    [
        ("xyzzy", "Ordet »xyzzy« står ikke i noget referat.", None),
        ("arbejdskraftmangel", "Ordet »arbejdskraftmangel« står ikke i noget referat.", None),
        ("ledige xyzzy", "Ordet »xyzzy« står ikke i noget referat.", "Søg efter »ledige«"),
        ("ledige, xyzzy, plugh!", "Ordene »xyzzy« og »plugh« står ikke i noget referat.", "Søg efter »ledige,«"),
    ],
)
def test_a_word_that_is_not_there_is_named_and_finds_nothing(
    page: Page, root: str, query: str, missing: str, other: str | None
) -> None:
    _search(page, root, f"q={query}")
    assert _status(page).inner_text() == f"Ingen resultater. {missing}"
    assert _titles(page) == []
    expect(page.get_by_role("heading", name="Andre veje ind i arkivet")).to_be_visible()
    if other:
        page.get_by_role("link", name=other).click()
        expect(_status(page)).to_have_text("2 resultater")


@pytest.mark.parametrize("typed", ["21/24696", "21-24696", "sag 21/24696", "Sagsnr. 21-24696"])
def test_a_case_number_offers_the_case_before_all_hits(page: Page, root: str, typed: str) -> None:
    _search(page, root, f"q={typed}")
    assert _status(page).inner_text() == "2 resultater"
    page.get_by_label("Søg i alle referater").press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("Sag 21/24696: Ledige stillinger")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}sager/21-24696/")


def test_a_number_that_is_no_case_offers_none(page: Page, root: str) -> None:
    _search(page, root, "q=99/1")
    expect(page.get_by_text("Sag 99/1")).to_have_count(0)


def test_texts_are_shown_as_texts_whatever_stands_in_them(page: Page, root: str) -> None:
    _search(page, root, "q=taget")
    assert _titles(page) == ["Skolens <b>tag</b> & «mure»"]
    assert _hits(page).locator("b").count() == 0
    assert "Regn (x < 3 mm) & sne" in _hits(page).inner_text()


def test_a_closed_item_shows_no_more_than_its_title(page: Page, root: str) -> None:
    _search(page, root, "q=21/555")
    assert re.split(r"\n+", _hits(page).inner_text()) == ["21-06-2021", "Lukket", "Direktionen · sag 21/555"]


# Many hits, filters and order


def test_more_hits_are_shown_on_demand_and_the_first_of_them_is_where_one_goes_on(page: Page, root: str) -> None:
    _search(page, root, "q=belysning&sorter=nyeste")
    expect(_hits(page)).to_have_count(10)
    page.get_by_role("button", name="Vis flere (13 tilbage)").click()
    expect(_hits(page)).to_have_count(20)
    expect(page.locator(":focus")).to_have_text("Gade 11")
    page.get_by_role("button", name="Vis flere (3 tilbage)").click()
    expect(_hits(page)).to_have_count(MANY)
    expect(page.get_by_role("button", name="Vis flere")).to_have_count(0)
    assert _titles(page) == [f"Gade {n}" for n in range(1, MANY + 1)]


def test_body_and_year_narrow_the_hits_and_stand_in_the_address(page: Page, root: str) -> None:
    _search(page, root, "q=arbejdskraft")
    body, year = page.get_by_label("Udvalg"), page.get_by_label("År")
    assert body.locator("option").all_inner_texts() == ["Alle", "Direktionen (2)", "Økonomiudvalget (1)"]
    assert year.locator("option").all_inner_texts() == ["Alle", "2022 (1)", "2021 (2)"]
    body.select_option("Økonomiudvalget")
    expect(_status(page)).to_have_text("1 resultat")
    assert _titles(page) == ["Ansættelser"]
    assert body.locator("option").all_inner_texts() == ["Alle", "Direktionen (2)", "Økonomiudvalget (1)"]
    assert year.locator("option").all_inner_texts() == ["Alle", "2022 (1)"]
    page.reload()
    expect(_status(page)).to_have_text("1 resultat")
    expect(body).to_have_value("Økonomiudvalget")
    assert "udvalg=%C3%98konomiudvalget" in page.url


def test_choices_that_leave_nothing_can_be_let_go(page: Page, root: str) -> None:
    _search(page, root, "q=belysning&aar=2021&udvalg=Direktionen")
    assert _status(page).inner_text() == "Ingen resultater."
    page.get_by_role("link", name="Søg i alle udvalg og år").click()
    expect(_status(page)).to_have_text(f"{MANY} resultater")


def test_a_year_alone_shows_all_of_it(page: Page, root: str) -> None:
    _search(page, root, "aar=2021&sorter=nyeste")
    assert _titles(page) == ["REFERAT Direktionen d. 21-06-2021", "Arbejdskraft", "Ledige stillinger", "Lukket"]


@pytest.mark.parametrize(("order", "first"), [("Nyeste først", "07-03-2022"), ("Ældste først", "21-06-2021")])
def test_hits_can_be_ordered_by_date(page: Page, root: str, order: str, first: str) -> None:
    _search(page, root, "q=arbejdskraft")
    page.get_by_label("Rækkefølge").select_option(order)
    expect(_hits(page).first.locator("time")).to_have_text(first)
    assert "sorter=" in page.url


# The address and the keyboard


def test_the_form_in_the_header_of_any_page_leads_to_the_hits(page: Page, root: str) -> None:
    page.goto(f"{root}sager/21-24696/")
    page.get_by_label("Søg i arkivet").fill("arbejdskraft")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}soeg/?q=arbejdskraft")
    expect(_status(page)).to_have_text("3 resultater")
    assert page.get_by_label("Søg i alle referater").input_value() == "arbejdskraft"


def test_hits_come_while_typing_and_the_address_follows(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/")
    expect(page.get_by_label("Søg i alle referater")).to_be_focused()
    expect(page.get_by_label("År").locator("option")).to_have_count(3)
    page.keyboard.type("belysn")
    expect(_status(page)).to_have_text(f"{MANY} resultater")
    expect(page).to_have_url(f"{root}soeg/?q=belysn")
    expect(page).to_have_title(re.compile("^belysn – "))


def test_back_and_forward_go_from_search_to_search(page: Page, root: str) -> None:
    _search(page, root, "q=belysning")
    field = page.get_by_label("Søg i alle referater")
    field.press("ControlOrMeta+a")
    page.keyboard.type("arbejdskraft", delay=30)
    expect(_status(page)).to_have_text("3 resultater")
    page.get_by_label("År").select_option("2022")
    expect(_status(page)).to_have_text("1 resultat")
    page.go_back()
    expect(_status(page)).to_have_text("3 resultater")
    page.go_back()
    expect(_status(page)).to_have_text(f"{MANY} resultater")
    expect(field).to_have_value("belysning")
    page.go_forward()
    expect(_status(page)).to_have_text("3 resultater")


def test_the_keyboard_leads_from_the_field_through_the_hits_and_back(page: Page, root: str) -> None:
    _search(page, root, "q=arbejdskraft")
    page.keyboard.press("/")
    field = page.get_by_label("Søg i alle referater")
    expect(field).to_be_focused()
    field.press("End")
    page.keyboard.type("/")
    expect(field).to_have_value("arbejdskraft/")
    page.keyboard.press("Backspace")
    expect(_status(page)).to_have_text("3 resultater")
    for title in ("Arbejdskraft", "Ledige stillinger"):
        page.keyboard.press("ArrowDown")
        expect(page.locator(":focus")).to_have_text(title)
    for title in ("Arbejdskraft", ""):
        page.keyboard.press("ArrowUp")
        expect(page.locator(":focus")).to_have_text(title)
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}moeder/direktionen/2021-06-21/#punkt-1")


def test_the_site_works_at_the_root_of_a_server_too(page: Page, site: Path, serve_folder: ServeFolder) -> None:
    root = serve_folder(site, "/")
    _search(page, root, "q=taget")
    _hits(page).get_by_role("link").click()
    expect(page).to_have_url(f"{root}moeder/oekonomiudvalget/2022-03-07/#punkt-1")


# When it can't work


def test_without_javascript_the_page_says_so_and_leads_on(browser: Browser, root: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}soeg/?q=belysning")
        # Chromium shows it only when JavaScript is off for all pages, not for a context
        assert "Søgningen bruger JavaScript" in (page.locator("noscript").text_content() or "")
        page.get_by_role("main").get_by_role("link", name="Sager").click()
        expect(page).to_have_url(f"{root}sager/")


def test_opened_as_a_file_the_page_says_why_nothing_is_found(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "soeg/index.html").as_uri() + "?q=belysning")
        expect(page.get_by_role("alert")).to_contain_text("åbnet som en fil")


def test_without_an_index_the_page_says_so(
    page: Page, troubles: list[str], site: Path, tmp_path: Path, serve_folder: ServeFolder
) -> None:
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    page.goto(f"{serve_folder(tmp_path / 'site')}soeg/?q=belysning")
    expect(page.get_by_role("alert")).to_contain_text("kunne ikke hentes")
    expect(_status(page)).to_have_text("")
    assert troubles
    troubles.clear()
