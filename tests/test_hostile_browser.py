"""The hostile archive in Chromium: under the strict policy, and without any, where markup alone must hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator import search
from generator.gathering import gather
from generator.markup import to_html
from generator.problems import Problem, say
from generator.rendering import render
from generator.reporting import import_report_page, inspection_page
from generator.serve.bulletin import Bulletin
from generator.writing import write
from tests.builders import TEMPLATES
from tests.conftest import ServeFolder, watch
from tests.previews import serving
from tests.smuggling import ALL, QUERIES, line, write_archive
from tests.test_reporting_import import a_problem, an_accession
from tests.test_reporting_inspection import a_doubt, a_reading

_ATTACHMENTS = ("plan.svg", "plan.html", "web.config", "plan.aspx", ".htaccess", "foto.png")

# What runs before a page's own: each policy broken is told in the console, where `watch` finds it.
_LISTEN = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  console.error("policy broken:", violatedDirective, blockedURI, sample));
"""
_STRANGE = """() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...["SCRIPT", "STYLE", "IFRAME", "OBJECT", "EMBED", "IMG", "SVG", "svg", "BASE", "MATH", "math"]
    .filter((name) => element.tagName === name && !element.src?.startsWith(location.origin))
    .filter(() => element.tagName !== "STYLE" || location.protocol !== "file:"),
  ...[...element.attributes].filter(({ name }) => name.startsWith("on") || name === "style").map(({ name }) => name),
  ...["href", "action", "src"].map((name) => element[name]).filter((address) => typeof address === "string" && address)
    .filter((address) => !/^(https?|mailto|tel|file):/.test(address)),
])"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_archive(folder / "content")
    gathered = gather(folder / "content")  # a build would refuse some of it; here all of it is shown
    archive, config = gathered.archive, gathered.config
    pages = render(archive, config, gathered.sizes, to_html, TEMPLATES)
    indexed = search.index(search.documents(archive, config, to_html), folder / "memory")
    assert not indexed.problems
    assert not write(folder / "site", {**pages, **indexed.files}).problems
    return folder / "site"


@pytest.fixture(scope="module")
def root(site: Path, serve_folder: ServeFolder) -> str:
    return serve_folder(site)


@pytest.fixture
def page(browser: Browser, troubles: list[str]) -> Iterator[Page]:
    with browser.new_context() as context:
        yield _watched(context.new_page(), troubles)
    assert troubles == []


@pytest.fixture
def page_without_policy(browser: Browser, troubles: list[str]) -> Iterator[Page]:
    with browser.new_context(bypass_csp=True) as context:
        yield _watched(context.new_page(), troubles)
    assert troubles == []


def _watched(page: Page, troubles: list[str]) -> Page:
    watch(page, troubles)

    def asked(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", asked)
    page.on("popup", lambda popup: troubles.append(f"popup: {popup.url}"))
    page.add_init_script(_LISTEN)
    page.set_default_timeout(10_000)
    return page


def _addresses(site: Path) -> list[str]:
    """Every page but most of those of persons and cases, of which there are hundreds, each like the next."""
    pages = sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))
    many = [address for address in pages if address.startswith(("deltagere/", "sager/"))]
    return [address for address in pages if address not in many or many.index(address) % 8 == 0]


def _visit(page: Page, root: str, addresses: list[str]) -> None:
    strange = {}
    for address in addresses:
        page.goto(root + address)
        page.evaluate("document.querySelectorAll('*').forEach((one) => one.dispatchEvent(new Event('mouseover')))")
        if found := [*page.evaluate(_STRANGE), *(["smuggled"] if page.evaluate("'smuggled' in window") else [])]:
            strange[address] = found
    assert strange == {}


def test_no_page_breaks_the_policy_or_asks_another_host(page: Page, site: Path, root: str) -> None:
    _visit(page, root, _addresses(site))


def test_no_page_needs_the_policy(page_without_policy: Page, site: Path, root: str) -> None:
    meetings = [address for address in _addresses(site) if address.startswith(("moeder/", "udvalg/", "aar/", "om/"))]
    _visit(page_without_policy, root, meetings)


@pytest.mark.parametrize("query", [*QUERIES, "alert", "onerror script", "godkendt"])
def test_a_search_shows_hostile_words_and_hits_as_text(page_without_policy: Page, root: str, query: str) -> None:
    page = page_without_policy
    asked = quote(query)
    for choices in (f"q={asked}&sorter={asked}", f"q=alert&udvalg={asked}&aar={asked}"):
        page.goto(f"{root}soeg/?{choices}#{asked}")
        expect(page.locator("#search-count")).to_contain_text("esultat")
        assert page.evaluate(_STRANGE) == []
        assert page.locator("#search-hits :is(script, img, svg, iframe, form, input)").count() == 0


def test_hits_among_hostile_items_are_the_words_that_were_written(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/?q=alert")
    hits = page.locator("#search-hits li")
    expect(hits).to_have_count(10)
    for _ in range(3):
        page.locator("#search-more").click()
        page.wait_for_timeout(100)
    assert "<script>alert(1)</script>" in page.locator("#search-hits").inner_text()
    assert page.evaluate(_STRANGE) == []


def test_the_previews_overlay_shows_hostile_problems_as_text(page: Page, site: Path) -> None:
    bulletin = Bulletin()
    told = tuple(Problem("error", say("{text}", text=text), text, 1, say("{text}", text=text)) for text in ALL)
    bulletin.post(bulletin.newest.after_build(is_built=False, problems=told, changed=()))
    with serving(site, bulletin) as served:
        page.goto(f"http://127.0.0.1:{served.port}/om/")
        expect(page.get_by_role("alert").locator("li")).to_have_count(len(ALL))
        assert page.evaluate("""() => [...document.querySelector("#referat-preview").shadowRoot.querySelectorAll("*")]
            .map((one) => one.localName)
            .filter((name) => !/^(link|section|header|h2|button|p|ol|li|code|span)$/.test(name))""") == []  # fmt: skip
        page.goto("about:blank")


def test_reports_of_hostile_documents_run_and_fetch_nothing(page: Page, tmp_path: Path) -> None:
    one_line = [line(payload) for payload in ALL]
    reading = a_reading(*(a_doubt(place + 1) for place in range(5)), text="\n".join(one_line))
    documents = [an_accession(a_problem(what=text), source=text) for text in one_line]
    for name, html in (
        ("import.html", import_report_page(documents, "da")),
        *((f"{place}.html", inspection_page(text, reading, "da")) for place, text in enumerate(one_line[:8])),
    ):
        (tmp_path / name).write_text(html, encoding="utf-8")
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate(_STRANGE) == []


def test_an_active_attachment_is_saved_under_its_own_name_and_never_shown(
    browser: Browser, tmp_path: Path, serve_folder: ServeFolder
) -> None:
    """Also by a server that sends no header at all but the type that belongs to the ending."""
    for name in _ATTACHMENTS:
        file = tmp_path / "content/attachments/d" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/><script>alert(1)</script>")
    listed = "".join(f"- [Bilag {n}](../../../attachments/d/{name})\n" for n, name in enumerate(_ATTACHMENTS))
    text = (
        f"---\ndate: 2025-03-10\nbody: Råd\n---\n\n## Punkt 1: X\n\n### Bilag\n\n{listed}\n"
        "### Baggrund\n\n[Se](../../../attachments/d/plan.svg)\n"
    )
    meeting = tmp_path / "content/meetings/raad/2025/2025-03-10.md"
    meeting.parent.mkdir(parents=True)
    meeting.write_text(text, encoding="utf-8")
    gathered = gather(tmp_path / "content")
    pages = render(gathered.archive, gathered.config, gathered.sizes, to_html, TEMPLATES)
    downloads = {at: gathered.delivered[path].read_bytes() for at, path in gathered.served.items()}
    assert not write(tmp_path / "site", {**pages, **downloads}).problems
    assert sorted(path.name for path in (tmp_path / "site/bilag/d").iterdir()) == ["plan-html.bin", "plan-svg.bin"]
    with browser.new_context(bypass_csp=True, accept_downloads=True) as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(serve_folder(tmp_path / "site") + "moeder/raad/2025-03-10/")
        for link, name in (("Bilag 0", "plan.svg"), ("Bilag 1", "plan.html"), ("Se", "plan.svg")):
            with page.expect_download() as download:
                page.get_by_role("link", name=link).first.click()
            assert download.value.suggested_filename == name
        assert page.get_by_role("link", name="Bilag 2").count() == 0  # named only
        with page.expect_download():  # by its address too
            page.evaluate("location.href = '../../../bilag/d/plan-html.bin'")
