"""The whole story on a small odd archive, file by file, and on the bundled one.

The odd archive's site stands in `fixtures/odd/site/`; after a change that is meant, look at the difference and renew it
with `python -m tests.test_build`.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import build
from generator.gathering import gather
from generator.site_links import dead_links

ROOT = Path(__file__).parent.parent
ODD = Path(__file__).parent / "fixtures" / "odd"
GENERATED = ("assets/", "pagefind/")  # the templates' own files, and Pagefind's output: both are looked at elsewhere
_VERSION = re.compile(rb"\?v=[0-9a-f]{8}")


def the_files(site: Path) -> dict[str, bytes]:
    """The site's text, with the versions of its assets left open."""
    return {
        path: _VERSION.sub(b"?v=", file.read_bytes())
        for file in sorted(site.rglob("*"))
        if file.is_file() and not (path := file.relative_to(site).as_posix()).startswith(GENERATED)
        and path not in ("manifest-sha256.txt", "web.config", "staticwebapp.config.json", "robots.txt")
    }  # fmt: skip


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    shutil.copytree(ODD / "content", folder / "content")
    report = build(folder / "content", folder / "site")
    assert report.ok
    assert [problem for problem in report.problems if problem.level != "note"] == []
    return folder / "site"


@pytest.fixture(scope="module")
def bundled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundled")
    shutil.copytree(ROOT / "content", folder / "content")
    report = build(folder / "content", folder / "site")
    assert report.ok
    assert report.problems == ()
    return folder / "site"


def test_the_odd_archive_is_built_as_it_stands_file_by_file(odd_site: Path) -> None:
    built, expected = the_files(odd_site), the_files(ODD / "site")
    assert sorted(built) == sorted(expected)
    for path, content in built.items():
        assert content.decode() == expected[path].decode(), path


@pytest.mark.parametrize("site", ["odd_site", "bundled_site"])
def test_no_link_and_no_anchor_is_dead(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert len([path for path in files if path.endswith(".html")]) > 10
    assert dead_links(files, "/under/sti/") == []


@pytest.mark.parametrize("site", ["odd_site", "bundled_site"])
def test_addresses_are_lower_case_ascii_and_short_enough_for_windows(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        assert re.fullmatch(r"[a-z0-9._/-]+", path.removeprefix("pagefind/wasm")) or path.startswith("pagefind/"), path
        assert len(path) <= 150


def test_no_page_asks_for_anything_from_elsewhere_or_holds_script_or_style(bundled_site: Path) -> None:
    for file in bundled_site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//", html), file
        assert not re.search(r"<script\b(?![^>]*\bsrc=)", html), file
        assert not re.search(r"<style\b|\sstyle=|\son\w+=", html), file


def test_nothing_of_a_closed_items_text_can_be_built(tmp_path: Path) -> None:
    shutil.copytree(ODD / "content", tmp_path / "content")
    file = tmp_path / "content/meetings/direktionen/2024/2024-02-29.md"
    text = file.read_text(encoding="utf-8").replace("Sag: 24/2\n", "Sag: 24/2\n\nHemmelig aftale.\n")
    file.write_text(text, encoding="utf-8")
    report = build(tmp_path / "content", tmp_path / "site")
    assert not report.ok
    assert not (tmp_path / "site").exists()


def test_an_attachment_that_is_missing_is_told_and_shown_as_named_only(tmp_path: Path) -> None:
    shutil.copytree(ODD / "content", tmp_path / "content")
    shutil.rmtree(tmp_path / "content/attachments")
    report = build(tmp_path / "content", tmp_path / "site")
    assert report.ok
    assert [problem.message.template for problem in report.problems] == ["Filen {path} er ikke i content/"]
    page = (tmp_path / "site/moeder/direktionen/2024-02-29/index.html").read_text(encoding="utf-8")
    assert "Et bilag" in page
    assert "aaben-plan" not in page


def test_a_link_in_the_text_to_a_file_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(ODD / "content", tmp_path / "content")
    file = tmp_path / "content/meetings/aalborg-raadet/2025/2025-01-01.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n[Plan](../../../attachments/x/y.pdf)\n", encoding="utf-8")
    assert not build(tmp_path / "content", tmp_path / "site").ok


@pytest.mark.skipif(os.name == "nt", reason="a link out of content/ needs rights that Windows users seldom have")
def test_a_link_out_of_content_is_not_followed(tmp_path: Path) -> None:
    shutil.copytree(ODD / "content", tmp_path / "content")
    (tmp_path / "hemmelig.txt").write_text("Hemmelig", encoding="utf-8")
    attachment = tmp_path / "content/attachments/direktionen/2024-02-29/Åben plan.TXT"
    attachment.unlink()
    attachment.symlink_to(tmp_path / "hemmelig.txt")
    assert gather(tmp_path / "content").delivered == {}


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_a_build_that_is_killed_leaves_the_last_good_site(tmp_path: Path) -> None:
    shutil.copytree(ODD / "content", tmp_path / "content")
    arguments = [sys.executable, "-m", "generator", "build", "--content", str(tmp_path / "content")]
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True)
    before = the_files(tmp_path / "site")
    file = tmp_path / "content/archive.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Små ting", "Store ting"), encoding="utf-8")
    for milliseconds in (150, 300, 400, 500, 600, 700):
        run = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(milliseconds / 1000)
        run.send_signal(signal.SIGKILL)
        run.wait()
        found = the_files(tmp_path / "site")
        assert found == before or all(b"Sm\xc3\xa5 ting" not in page for page in found.values())
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True)
    assert all(b"Sm\xc3\xa5 ting" not in page for page in the_files(tmp_path / "site").values())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".referat", "content", "site"]


def renew() -> None:
    """Build the odd archive into its golden folder."""
    site = ODD / "site"
    shutil.rmtree(site, ignore_errors=True)
    build(ODD / "content", site)
    shutil.rmtree(ODD / ".referat")
    kept = the_files(site)
    shutil.rmtree(site)
    for path, content in kept.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


if __name__ == "__main__":
    renew()
