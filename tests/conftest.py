"""What browser tests share: Chromium, a page on which nothing may go wrong, and a server with the site's headers."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ServeFolder: TypeAlias = Callable[..., str]
"""`serve_folder(folder, prefix="/referater/")`: the address at which the folder is served."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium")
CHROMIUM_FLAGS = (
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# `templates/hosting/web.config` sends the same; what a page breaks of it stands in the console.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "style-src 'self'; img-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
}


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's Chromium; without one its tests are skipped, but never in CI."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        missing = f"no Chromium on this machine (looked for {', '.join(CHROMIUM_NAMES)})"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong on `page`; a test that means something to go wrong takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, troubles: list[str]) -> Iterator[Page]:
    """A page whose test fails at its end when there was an error on it, or a request that left the machine."""
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        watch(page, troubles)
        yield page
    assert troubles == []


def watch(page: Page, troubles: list[str]) -> None:
    """Notes all that goes wrong on `page` in `troubles`."""

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            troubles.append(f"console {message.type}: {message.text}")

    def requested(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            troubles.append(f"request that leaves the site: {request.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left stops loading
            troubles.append(f"request failed ({request.failure}): {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
    page.on("request", requested)
    page.on("requestfailed", failed)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below `prefix` only, as a web server that is set up right does."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=directory)  # type: ignore[arg-type] # passed on as they come

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return os.fspath(Path(self.directory, "outside the prefix"))
        return super().translate_path(path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[str]:
    """The address at which `folder` is served while it is wanted."""
    handler = partial(_Handler, prefix=prefix, directory=os.fspath(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    with ExitStack() as stack:
        yield lambda folder, prefix="/referater/": stack.enter_context(served(folder, prefix))
