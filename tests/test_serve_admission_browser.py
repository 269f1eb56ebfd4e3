"""What a page on another port of this machine can learn of the preview in Chromium: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import served as served_elsewhere
from tests.previews import serving

_SECRET = "Upubliceret"  # noqa: S105 - what is looked for
_TRIALS = {
    "fetch": "fetch(url).then((answer) => answer.text())",
    "fetch without cors": "fetch(url, {mode: 'no-cors'}).then((answer) => answer.text())",
    "fetch with credentials": "fetch(url, {credentials: 'include'}).then((answer) => answer.text())",
    "XMLHttpRequest": """new Promise((done) => { const request = new XMLHttpRequest(); request.open("GET", url);
        request.onloadend = () => done(request.responseText); request.send(); })""",
    "script": """new Promise((done) => { const script = document.createElement("script");
        script.src = url + "hemmelig.js";
        script.onload = () => done("loaded: " + window.hemmelig); script.onerror = () => done("");
        document.head.append(script); })""",
    "module": "import(url + 'hemmelig.js').then(() => 'loaded ' + window.hemmelig)",
    "image": """new Promise((done) => { const image = new Image(); image.src = url + "ikon.svg";
        image.onload = () => done("loaded " + image.width); image.onerror = () => done(""); })""",
    "style": """new Promise((done) => { const link = document.createElement("link"); link.rel = "stylesheet";
        link.href = url + "style.css"; link.onload = () => done("loaded"); link.onerror = () => done("");
        document.head.append(link); })""",
    "EventSource": """new Promise((done) => { const stream = new EventSource(url + "__preview/events");
        stream.onmessage = (event) => done("told " + event.data);
        stream.onerror = () => { stream.close(); done(""); }; })""",
    "frame": """new Promise((done) => { const frame = document.createElement("iframe"); frame.src = url;
        frame.onload = () => { try { done(frame.contentDocument?.body.textContent ?? "") } catch { done("") } };
        document.body.append(frame); })""",
    "window": """new Promise((done) => { const opened = window.open(url); setTimeout(() => {
        try { done(opened?.document.body.textContent ?? "") } catch { done("") } }, 700); })""",
}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("trial", _TRIALS)
def test_a_page_on_another_port_gets_nothing(browser: Browser, tmp_path: Path, trial: str, host: str) -> None:
    preview, elsewhere = tmp_path / "preview", tmp_path / "elsewhere"
    for folder, name, text in (
        (preview, "index.html", f"<body>{_SECRET}</body>"),
        (preview, "hemmelig.js", f"window.hemmelig = '{_SECRET}'"),
        (preview, "ikon.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'),
        (preview, "style.css", "body { color: red; }"),
        (elsewhere, "index.html", "<body></body>"),
    ):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with (
        serving(preview) as served,
        served_elsewhere(elsewhere, "/") as root,
        browser.new_context(bypass_csp=True) as context,
    ):
        page = context.new_page()
        page.goto(root)
        run = f"async (url) => {{ try {{ return String(await ({_TRIALS[trial]})) }} catch {{ return '' }} }}"
        learned = page.evaluate(run, f"http://{host}:{served.port}/")
        assert learned == ""
        if trial == "window":  # the window is there for the person, and its opener can't touch it
            assert [opened.text_content("body") for opened in context.pages if opened != page] == [_SECRET]
            assert page.evaluate("window.length") == 0


def test_a_form_sent_from_another_port_does_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<body>{_SECRET}</body>", encoding="utf-8")
    with serving(tmp_path) as served, browser.new_context() as context:
        page = context.new_page()
        page.set_content(f'<form method="post" action="http://127.0.0.1:{served.port}/"><button>Send</button></form>')
        page.get_by_role("button").click()
        page.wait_for_url(f"http://127.0.0.1:{served.port}/")
        assert _SECRET not in page.content()
