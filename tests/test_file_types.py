from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.file_types import SHOWN, ending_of, is_disguised, is_publishable, is_shown, not_publishable
from generator.urls import attachment_address

_ACTIVE = (
    "htm", "html", "xhtml", "xht", "svg", "svgz", "xml", "xsl", "xslt", "rdf", "mht", "mhtml", "eml", "js", "mjs",
    "css", "swf", "wasm", "json", "vtt", "manifest", "appcache", "webmanifest", "docm", "xlsm", "dwg", "msg", "nyt",
)  # fmt: skip
_OBEYED = (
    "web.config", "Web.Config", ".htaccess", ".htpasswd", ".user.ini", "x.aspx", "x.ASPX", "x.asp", "x.ashx", "x.asmx",
    "x.php", "x.php5", "x.phtml", "x.phar", "x.jsp", "x.cgi", "x.pl", "x.py", "x.shtml", "x.stm", "x.exe", "x.dll",
    "x.com", "x.bat", "x.cmd", "x.ps1", "x.lnk", "x.url", "x.scf", "x.msi", "x.jar", "x.vbs", "x.wsf", "x.reg", "x.hta",
    "x.aspx.", "x.aspx ", "x.aspx. .", "x.ａｓｐｘ", "x.as\u00adpx", "x.php\u200b", "mappe.pdf/x.php",
)  # fmt: skip


@pytest.mark.parametrize("ending", _ACTIVE)
def test_what_a_browser_may_run_is_published_as_bytes(ending: str) -> None:
    path = f"attachments/d/Plan.{ending.upper()}"
    assert is_publishable(path)
    assert not is_shown(path)
    assert attachment_address(path) == f"bilag/d/plan-{ending}.bin"


@pytest.mark.parametrize("name", _OBEYED)
def test_what_a_server_obeys_or_a_machine_runs_is_never_published(name: str, tmp_path: Path) -> None:
    assert not is_publishable(f"attachments/d/{name}")
    problem = not_publishable(tmp_path / "findes ikke", f"attachments/d/{name}")
    assert problem is not None
    assert problem.level == "warning"


@pytest.mark.parametrize("ending", sorted(SHOWN))
def test_what_is_harmless_keeps_its_ending(ending: str) -> None:
    assert attachment_address(f"attachments/d/Å plan.v2.{ending}") == f"bilag/d/aa-plan-v2.{ending}"


@given(st.text(max_size=30))
def test_no_name_gives_an_address_that_a_server_or_a_browser_would_run(name: str) -> None:
    stem, dot, ending = attachment_address(f"attachments/{name}").rpartition("/")[2].partition(".")
    assert stem
    assert dot
    assert ending in SHOWN | {"bin"}


@pytest.mark.parametrize(
    ("name", "head", "is_so"),
    [
        ("x.png", b"<html>", True),
        ("x.png", b"\n \t<svg onload=alert(1)>", True),
        ("x.jpg", b"\xef\xbb\xbf<?xml", True),
        ("x.gif", "<script>".encode("utf-16"), True),
        ("x.pdf", b"<!doctype html>%PDF-1.7", True),
        ("x.png", b"\x89PNG\r\n\x1a\n", False),
        ("x.pdf", b"%PDF-1.7", False),
        ("x.txt", b"<html>", False),
        ("x.doc", b"<html xmlns:w=", False),
        ("x.png", b"", False),
    ],
)
def test_a_picture_that_is_a_web_page_is_told_by_its_first_bytes(
    name: str, head: bytes, is_so: bool, tmp_path: Path
) -> None:
    assert is_disguised(name, head) == is_so
    (tmp_path / name).write_bytes(head)
    assert (not_publishable(tmp_path / name, name) is not None) == is_so


def test_an_ending_is_read_as_a_server_reads_it() -> None:
    assert ending_of("a/Plan.SVG ") == ending_of("plan.ſvg") == "svg"
    assert ending_of("README") == ending_of("mappe.d/README") == ""
