"""Who is answered by the preview: its own pages and a person at this machine, nobody else's page."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.previews import Served, serving

_EVENTS = "/__preview/events"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    for name, text in (
        ("index.html", "<body>Upubliceret</body>"),
        ("bilag/plan.pdf", "%PDF-"),
        ("bilag/plan-svg.bin", "<svg/>"),
        ("bilag/fremmed.html", "<body><script>alert(1)</script></body>"),
        ("bilag/fremmed.svg", "<svg onload='alert(1)'/>"),
        ("bilag/index.html", "<body>Bilag</body>"),
        ("bilag/taget-tilbage.pdf/index.html", "<body>Trukket tilbage</body>"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with serving(tmp_path) as running:
        yield running


@pytest.mark.parametrize(
    "host",
    [
        "ond.dk", "ond.dk:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.ond.dk:{port}", "", "localhost.:{port}",
        "127.0.0.1.:{port}", "127.1:{port}", "2130706433:{port}", "0.0.0.0:{port}", "[::]:{port}", "127.0.0.1:0{port}",
        "ond.dk@127.0.0.1:{port}", "127.0.0.1:{port},ond.dk", "127.0.0.1:{port} ond.dk", "127.0.0.1:{port}/x",
    ],
)  # fmt: skip
def test_a_name_that_is_not_this_machines_is_refused(served: Served, host: str) -> None:
    for target in ("/", _EVENTS, f"http://127.0.0.1:{served.port}/"):
        answer = served.ask(target, Host=host.format(port=served.port))
        assert answer.status == 403
        assert b"Upubliceret" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_this_machines_names_are_answered(served: Served, host: str) -> None:
    assert served.ask("/", Host=host.format(port=served.port)).status == 200


def test_a_target_that_names_another_host_is_not_answered(served: Served) -> None:
    for target in ("http://ond.dk/", "//ond.dk/", "ond.dk:80", "*", "http://127.0.0.1/"):
        assert b"Upubliceret" not in served.send(
            f"GET {target} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\n\r\n"
        )


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, none", "SAME-ORIGIN"])
@pytest.mark.parametrize(
    ("mode", "dest"),
    [
        ("cors", "empty"), ("no-cors", "script"), ("no-cors", "image"), ("no-cors", "style"), ("navigate", "iframe"),
        ("navigate", "frame"), ("navigate", "object"), ("navigate", "embed"), ("websocket", "websocket"), ("", ""),
    ],
)  # fmt: skip
def test_another_sites_page_is_refused(served: Served, site: str, mode: str, dest: str) -> None:
    for target in ("/", _EVENTS):
        answer = served.ask(target, Sec_Fetch_Site=site, Sec_Fetch_Mode=mode, Sec_Fetch_Dest=dest)
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_person_may_follow_a_link_from_anywhere(served: Served) -> None:
    for site in ("cross-site", "same-site", "same-origin", "none"):
        answer = served.ask("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")
        assert answer.status == 200


def test_its_own_pages_may_fetch(served: Served) -> None:
    fetched = {"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"}
    assert served.ask("/", **fetched).status == 200
    assert served.ask("/", Origin=f"http://127.0.0.1:{served.port}", **fetched).status == 200


@pytest.mark.parametrize(
    "origin", ["null", "http://ond.dk", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "", "file://"]
)
def test_another_origin_is_refused(served: Served, origin: str) -> None:
    assert served.ask("/", Origin=origin.format(port=served.port)).status == 403


@pytest.mark.parametrize(
    "twice",
    [
        "Host: {host}",
        "Host: ond.dk",
        "Origin: http://{host}\r\nOrigin: http://{host}",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site",
    ],
)
def test_a_header_that_is_there_twice_is_refused(served: Served, twice: str) -> None:
    answer = served.send(f"GET / HTTP/1.1\r\nHost: {{host}}\r\n{twice}\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    "header",
    [
        "Content-Length: 44", "Content-Length: 0\r\nContent-Length: 44", "Content-Length: +0",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: x\r\nContent-Length: 0", "noget uden kolon\r\nContent-Length: 44", "Content-Length : 44",
    ],
)  # fmt: skip
def test_nothing_is_smuggled_behind_a_request(served: Served, header: str) -> None:
    inner = "GET /bilag/plan.pdf HTTP/1.1\r\nHost: {host}\r\n\r\n"
    answer = served.send(f"GET / HTTP/1.1\r\nHost: {{host}}\r\n{header}\r\n\r\n{inner}")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"%PDF" not in answer
    assert b"400" in answer.partition(b"\r\n")[0]


def test_a_post_is_answered_once_and_its_body_is_never_read_as_a_request(served: Served) -> None:
    answer = served.send(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\nGET / HTTP/1.1\r\nHost: {host}\r\n\r\n"
    )
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.startswith(b"HTTP/1.1 405")


@pytest.mark.parametrize(
    "request_bytes",
    [
        "GET /" + "x" * 70_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {host}\r\nX: " + "x" * 70_000 + "\r\n\r\n",
        "GET / HTTP/1.1\r\n" + "X: y\r\n" * 300 + "Host: {host}\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
        "\x00\x01\x02\r\n\r\n",
        "GET /\r\n\r\n",
    ],
)
def test_what_is_too_long_or_no_request_is_answered_with_nothing_of_the_site(
    served: Served, request_bytes: str
) -> None:
    assert b"Upubliceret" not in served.send(request_bytes)


def test_clients_that_are_slow_or_silent_keep_nobody_waiting(served: Served) -> None:
    slow = [threading.Thread(target=served.send, args=("GET / HTTP/1.1\r\nHost:", 3.0)) for _ in range(20)]
    for thread in slow:
        thread.start()
    started = time.monotonic()
    assert served.ask("/").status == 200
    assert time.monotonic() - started < 2.0
    for thread in slow:
        thread.join()


def test_every_answer_keeps_other_pages_out(served: Served) -> None:
    for answer in (served.ask("/"), served.ask("/x"), served.ask("/", Host="ond.dk"), served.ask("/", "POST")):
        assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["plan-svg.bin", "fremmed.html", "fremmed.svg"])
def test_an_attachment_that_may_be_active_is_only_saved(served: Served, name: str) -> None:
    answer = served.ask(f"/bilag/{name}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox; default-src 'none'" in answer.headers.get_all("Content-Security-Policy", [])
    assert b"reload.js" not in answer.body


def test_an_attachment_that_is_harmless_is_shown(served: Served) -> None:
    answer = served.ask("/bilag/plan.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("path", ["bilag/", "bilag/taget-tilbage.pdf/", "bilag/taget-tilbage.pdf/index.html"])
def test_a_page_among_the_attachments_is_shown_as_a_page(served: Served, path: str) -> None:
    answer = served.ask(f"/{path}")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Content-Disposition" not in answer.headers
