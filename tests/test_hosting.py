"""One policy, in whatever language a server is told of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.file_types import SHOWN
from tests.conftest import HEADERS as BROWSER_TESTS
from tests.previews import serving

_ROOT = Path(__file__).parents[1]
_HOSTING = _ROOT / "templates" / "hosting"
_RECIPES = (_ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
_ONE = (
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "X-Robots-Tag",
)  # fmt: skip
_SAVED = {"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox; default-src 'none'"}
# Types that every server knows, by the tables of IIS 10, nginx 1.18 and Apache 2.4; others must be in our recipes.
_KNOWN = {"pdf", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "mp3", "mp4", "txt", "doc", "docx", "xls", "xlsx"}
_KNOWN |= {"ppt", "pptx", "rtf", "zip", "csv"}
_NGINX_SCRATCH = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def _snippet(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", _RECIPES, re.DOTALL)
    assert found is not None
    return found[1]


def _iis() -> dict[str, str]:
    headers = ET.parse(_HOSTING / "web.config").findall("./system.webServer/httpProtocol/customHeaders/add")  # noqa: S314 - our own
    return {header.attrib["name"]: header.attrib["value"] for header in headers}


def _azure() -> dict[str, str]:
    config = json.loads((_HOSTING / "staticwebapp.config.json").read_text(encoding="utf-8"))
    return dict(config["globalHeaders"])


def _nginx() -> dict[str, str]:
    added = re.findall(r'add_header (\S+) "?(.*?)"? always;', _snippet("nginx"))
    default = dict(re.findall(r'map \$uri \$(\w+) \{\s+default\s+"(.*?)";', _snippet("nginx")))
    return {name: default.get(value.removeprefix("$"), value) for name, value in added}


def _apache() -> dict[str, str]:
    return dict(re.findall(r'Header always set (\S+) "?(.*?)"?$', _snippet("apache"), re.MULTILINE))


def _preview(folder: Path) -> dict[str, str]:
    (folder / "index.html").write_text("<body></body>")
    with serving(folder) as served:
        return dict(served.ask("/").headers)


def test_every_recipe_sends_one_policy(tmp_path: Path) -> None:
    wanted = {name: _iis()[name] for name in _ONE}
    for recipe in (_azure(), _nginx(), _apache()):
        assert {name: recipe[name] for name in _ONE} == wanted
    for recipe in (_azure(), _nginx(), _apache()):
        assert recipe["Cache-Control"] == "no-cache"
    policy, _, ancestors = wanted["Content-Security-Policy"].partition("; frame-ancestors ")
    assert ancestors == "'self' https://*.sharepoint.com"
    # the preview is nobody's to frame, and the tests' server leaves that to others
    assert {name: _preview(tmp_path)[name] for name in _ONE} == {
        **wanted,
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
    }
    assert BROWSER_TESTS["Content-Security-Policy"] == policy


def test_the_policy_lets_nothing_run_or_load_from_elsewhere() -> None:
    directives = dict(part.strip().split(" ", 1) for part in _iis()["Content-Security-Policy"].split(";"))
    assert directives.pop("frame-ancestors")
    assert directives["default-src"] == directives["base-uri"] == "'none'"
    assert {source for sources in directives.values() for source in sources.split()} == {
        "'none'", "'self'", "'wasm-unsafe-eval'",
    }  # fmt: skip


def test_what_is_only_to_be_saved_is_sent_so_by_each_server_that_can() -> None:
    azure = json.loads((_HOSTING / "staticwebapp.config.json").read_text(encoding="utf-8"))
    assert next(route["headers"] for route in azure["routes"] if route["route"] == "/bilag/*.bin") == _SAVED
    maps = dict(re.findall(r'map \$uri \$(\w+) \{[^}]*~/bilag/\.\*\\\.bin\$\s+"(.*?)";', _snippet("nginx")))
    assert maps == {"referat_disposition": "attachment", "referat_policy": "sandbox; default-src 'none'"}


def test_every_server_knows_the_types_that_are_shown() -> None:
    config = ET.parse(_HOSTING / "web.config")  # noqa: S314 - our own
    iis = {entry.attrib["fileExtension"]: entry.attrib["mimeType"] for entry in config.iter("mimeMap")}
    removed = {entry.attrib["fileExtension"] for entry in config.findall("./system.webServer/staticContent/remove")}
    assert iis.keys() == removed  # IIS fails on a type that is there already
    azure = json.loads((_HOSTING / "staticwebapp.config.json").read_text(encoding="utf-8"))["mimeTypes"]
    assert azure == iis
    assert iis[".bin"] == "application/octet-stream"
    assert {f".{ending}" for ending in SHOWN - _KNOWN} <= iis.keys()


@pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="no nginx on this machine")
def test_nginx_does_as_its_recipe_says(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "bilag").mkdir(parents=True)
    for name in ("index.html", "404.html", "bilag/plan.pdf", "bilag/plan-svg.bin", "x.pf_index"):
        (site / name).write_text(f"<body>{name}</body>")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    beside, inside = _snippet("nginx").replace("/srv/referater/", f"{site}/").split("# in the server block")
    user = "user root;" if os.geteuid() == 0 else ""  # nobody else may read what a test writes
    scratch = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in _NGINX_SCRATCH)
    types = "types { text/html html; application/pdf pdf; application/octet-stream bin; }"
    (tmp_path / "nginx.conf").write_text(
        f"{user} daemon off; pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}}\n"
        f"http {{ access_log off; {scratch} {types} {beside}\nserver {{ listen 127.0.0.1:{port};\n{inside} }} }}"
    )
    command = [shutil.which("nginx", path="/usr/sbin:/usr/bin") or "", "-c", str(tmp_path / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            page, pdf, saved, missing, index = (
                _ask(port, path) for path in ("", "bilag/plan.pdf", "bilag/plan-svg.bin", "x/y", "x.pf_index")
            )
        finally:
            server.terminate()
    for headers in (page, pdf, missing, index):
        assert {name: headers[name] for name in _ONE} == {name: _iis()[name] for name in _ONE}
        assert "Content-Disposition" not in headers
    assert {name: saved[name] for name in _SAVED} == _SAVED
    assert saved["Content-Type"] == "application/octet-stream"
    assert "immutable" in index["Cache-Control"]


def _ask(port: int, path: str) -> Mapping[str, str]:
    for _ in range(50):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/referater/{path}", timeout=5) as answer:
                return dict(answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                return dict(error.headers)
        except urllib.error.URLError:
            time.sleep(0.1)  # it is starting
    raise AssertionError
