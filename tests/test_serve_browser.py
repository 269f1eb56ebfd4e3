"""The preview in a real browser: what an editor sees after saving."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.problems import Message, Problem, say
from generator.serve import serve
from generator.writing import write

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "templates" / "preview"
PAGE = """<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{text}</title>
<link rel="stylesheet" href="style.css"><link rel="icon" href="icon.svg" type="image/svg+xml"></head>
<body><main><h1>{text}</h1>{rows}</main></body></html>"""
MISTAKE = Problem("error", say("Ukendt felt «{key}»", key="tid"), "meetings/a.md", 3, say("Mente du «time»?"))
DOUBT = Problem("warning", say("Intet <b>sagsnummer</b>"), "meetings/b.md")


@dataclass
class Report:
    problems: tuple[Problem, ...] = ()
    ok: bool = True


@dataclass
class Archive:
    """A content folder of two files, its site, and a build that takes its time."""

    folder: Path
    build_seconds: float = 0.05
    port: int = 0
    is_listening: threading.Event = field(default_factory=threading.Event)
    is_over: bool = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def save(self, text: str, name: str = "a.md") -> None:
        (self.folder / "content" / name).write_text(text, encoding="utf-8")

    def build(self) -> Iterator[Report]:
        if self.is_over:
            raise KeyboardInterrupt  # as an editor's Ctrl-C
        time.sleep(self.build_seconds)
        text = (self.folder / "content/a.md").read_text(encoding="utf-8")
        style = (self.folder / "content/style.css").read_bytes()
        if "fejl" in text:
            yield Report((DOUBT, MISTAKE), ok=False)
            return
        page = PAGE.format(text=text, rows="".join(f"<p>Linje {number}</p>" for number in range(300)))
        icon = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
        write(self.folder / "site", {"index.html": page.encode(), "style.css": style, "icon.svg": icon})
        yield Report((DOUBT, DOUBT) if "tvivl" in text else ())

    def tell(self, line: Message | Problem) -> None:
        if isinstance(line, Message) and "port" in dict(line.values):
            self.port = int(str(dict(line.values)["port"]))
        else:
            self.is_listening.set()  # the first build is done

    def run(self) -> None:
        serve(self.build, self.folder / "site", [self.folder / "content"], ASSETS, 0, self.tell)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "content").mkdir()
    archive = Archive(tmp_path)
    archive.save("Første udgave")
    archive.save("h1 { color: rgb(0, 0, 0); }", "style.css")
    thread = threading.Thread(target=archive.run)
    thread.start()
    assert archive.is_listening.wait(5)
    yield archive
    archive.is_over = True
    archive.save("slut")
    thread.join(5)
    assert not thread.is_alive()


@pytest.fixture
def page(page: Page, archive: Archive) -> Page:
    """The archive's front page, open."""
    page.set_default_timeout(5000)
    page.goto(archive.address)
    expect(page.locator("h1")).to_have_text("Første udgave")
    return page


def scroll_position(page: Page) -> float:
    """Where the page stands, once it is loaded whole."""
    page.wait_for_load_state("load")
    return float(page.evaluate("scrollY"))


def test_a_save_is_seen_within_a_second_and_the_place_on_the_page_is_kept(page: Page, archive: Archive) -> None:
    archive.build_seconds = 0.3  # the bundled archive's
    page.evaluate("scrollTo(0, 4321)")
    times = []
    for text in ("Anden udgave", "Tredje udgave", "Fjerde udgave"):  # the best of three: the machine may be busy
        started = time.monotonic()
        archive.save(text)
        page.wait_for_event("load")
        expect(page.locator("h1")).to_have_text(text)
        times.append(time.monotonic() - started)
        assert scroll_position(page) == 4321
    expect(page).to_have_title("Fjerde udgave")
    assert min(times) < 1.0


@pytest.mark.parametrize("start", ["", "#midt"])
def test_the_place_is_kept_over_many_saves(page: Page, archive: Archive, start: str) -> None:
    page.goto(archive.address + start)
    page.evaluate("scrollTo(0, 2345)")
    for number in range(4):
        archive.save(f"Udgave {number}")
        time.sleep(0.25)
    expect(page.locator("h1")).to_have_text("Udgave 3")
    assert scroll_position(page) == 2345


def test_a_new_style_is_put_on_without_loading_the_page_anew(page: Page, archive: Archive) -> None:
    page.evaluate("window.kept = true")
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        archive.save(f"h1 {{ color: {colour}; }}", "style.css")
        expect(page.locator("h1")).to_have_css("color", colour)
        expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert page.evaluate("window.kept") is True
    archive.save("Ny tekst")
    expect(page.locator("h1")).to_have_text("Ny tekst")
    assert page.evaluate("window.kept") is None


def test_a_mistake_is_told_over_the_last_good_page_until_it_is_mended(page: Page, archive: Archive) -> None:
    page.evaluate("scrollTo(0, 1000)")
    archive.save("fejl")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).to_contain_text("Webstedet kunne ikke bygges")
    expect(alert.locator("li").first).to_have_text(
        re.compile(r"meetings/a\.md:3\s*Ukendt felt «tid»\s*Mente du «time»\?")
    )
    expect(alert.locator("li").nth(1)).to_contain_text("Intet <b>sagsnummer</b>")
    expect(page.locator("h1")).to_have_text("Første udgave")
    assert scroll_position(page) == 1000
    archive.save("fejl igen")
    time.sleep(0.6)
    expect(alert).to_have_count(1)
    archive.save("Rettet")
    expect(page.locator("h1")).to_have_text("Rettet")
    expect(alert).to_have_count(0)


def test_a_mistake_is_told_on_a_page_opened_after_it_and_can_be_put_away(page: Page, archive: Archive) -> None:
    archive.save("fejl")
    expect(page.get_by_role("alert")).to_be_visible()
    page.reload()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Luk").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    archive.save("fejl igen")
    expect(page.get_by_role("alert")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_overlay_is_drawn_by_its_own_style_and_covers_only_a_part_of_the_page(page: Page, archive: Archive) -> None:
    archive.save("fejl")
    alert = page.get_by_role("alert")
    expect(alert).to_have_css("position", "fixed")
    box = alert.bounding_box()
    assert box
    assert page.viewport_size
    assert box["width"] == page.viewport_size["width"]
    assert 0 < box["height"] < 0.7 * page.viewport_size["height"]


def test_doubts_are_a_small_note_that_opens_and_stays_open(page: Page, archive: Archive) -> None:
    archive.save("tvivl")
    summary = page.get_by_text("2 advarsler")
    expect(summary).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_text("meetings/b.md").first).to_be_hidden()
    summary.click()
    expect(page.get_by_text("meetings/b.md").first).to_be_visible()
    archive.save("tvivl igen")
    expect(page.locator("h1")).to_have_text("tvivl igen")
    expect(page.get_by_text("meetings/b.md").first).to_be_visible()
    archive.save("uden")
    expect(page.locator("#referat-preview")).to_have_count(0)


def test_a_page_that_was_left_and_come_back_to_is_the_newest(page: Page, archive: Archive) -> None:
    page.goto("about:blank")
    archive.save("Imens")
    time.sleep(0.8)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Imens")


def test_the_command_shows_an_edit_of_the_bundled_archive_in_the_page_that_is_open(
    browser: Browser, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    meeting = tmp_path / "content/meetings/direktionen/2025/2025-03-10.md"
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--content", str(tmp_path / "content")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        assert address is not None
        assert running.stdout.readline().startswith("Bygget på")
        page = browser.new_page()
        page.goto(f"{address.group()}moeder/direktionen/2025-03-10/")
        text = meeting.read_text(encoding="utf-8")
        meeting.write_text(text.replace("## Punkt 2: Sygefravær 2024", "## Punkt 2: Ny titel"), encoding="utf-8")
        expect(page.locator("#punkt-2-titel")).to_contain_text("Ny titel")
        meeting.write_text(text.replace("place:", "plads:"), encoding="utf-8")
        expect(page.locator("[role=alert]")).to_contain_text("meetings/direktionen/2025/2025-03-10.md:6")
        expect(page.locator("#punkt-2-titel")).to_contain_text("Ny titel")
        meeting.write_text(text, encoding="utf-8")
        expect(page.locator("#punkt-2-titel")).to_contain_text("Sygefravær 2024")
        page.close()
        running.terminate()
        assert running.wait(10) == 0
    assert list((tmp_path).glob("site*")) == []  # the preview never touches what is published
