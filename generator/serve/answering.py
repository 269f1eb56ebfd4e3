"""The preview's web server: the site's files on this machine only, with the headers of a real host."""

from __future__ import annotations

import os
import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from generator.file_types import BYTES
from generator.serve.admission import ADDRESS, refusal
from generator.serve.bulletin import Bulletin
from generator.serve.replies import Headers, Reply, file_body, found, text, whole
from generator.serve.resources import find, is_only_saved, local_path

_OWN = "__preview/"
_EVENTS = "__preview/events"
_HEARTBEAT = 15.0  # seconds; a stream whose page has gone is noticed when it is written to
_PATIENCE = 60.0  # seconds for a client that has stopped in the middle of a request, or of an answer
_PIECE = 1 << 16

_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Those of `docs/hosting.md`, and what keeps other sites' pages from seeing into these: no frame, no embedding, no
# window that leads back.
_HEADERS: Headers = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("X-Robots-Tag", "noindex"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
)
_SAVED: Headers = (
    ("Content-Disposition", "attachment"),
    ("Content-Security-Policy", "sandbox; default-src 'none'"),  # where two policies are sent, both hold
)


class PreviewServer(ThreadingHTTPServer):
    """Serves the folder `site` on 127.0.0.1; a thread a connection, which ends with the process."""

    # On Windows it would let two servers have one port, and each get some of the requests.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, port: int, site: Path, assets: Path, bulletin: Bulletin) -> None:
        self.site = site
        self.assets = assets
        self.bulletin = bulletin
        super().__init__((ADDRESS, port), _Handler)

    @property
    def port(self) -> int:
        """The port it listens to, also where 0 asked for any."""
        return int(self.server_address[1])

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Say nothing of browsers that hang up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE
    server: PreviewServer

    def do_GET(self) -> None:
        path = local_path(self.path)
        if refused := refusal(self.headers, self.server.port):
            self.close_connection = True  # what may have come with the request is not read
            self._send(text(*refused, ("Connection", "close")))
        elif path == _EVENTS and self.command == "GET":
            self._send_events()
        elif path is None:
            self._send_not_found()
        elif path.startswith(_OWN):
            self._send_at(self.server.assets, path.removeprefix(_OWN))
        else:
            self._send_at(self.server.site, path)

    do_HEAD = do_GET  # noqa: N815 - http.server finds it by this name

    def do_POST(self) -> None:
        self.close_connection = True  # the same
        self._send(
            text(HTTPStatus.METHOD_NOT_ALLOWED, "Her kan kun læses.", ("Allow", "GET, HEAD"), ("Connection", "close"))
        )

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815 - the same

    def _send_at(self, root: Path, path: str) -> None:
        edition = self.server.bulletin.newest.edition  # before the file is opened: that may be newer, never older
        place = find(root, path)
        if place and place.is_dir() and path and not path.endswith("/"):
            self._redirect(path)
            return
        stream = _open(root, f"{path}index.html" if not path or path.endswith("/") else path)
        if stream:
            with stream:
                if is_only_saved(path):
                    self._send(found(file_body(stream, f"x.{BYTES}", b""), self.headers), _SAVED)
                else:
                    self._send(found(file_body(stream, Path(stream.name).name, _script(edition)), self.headers))
        else:
            self._send_not_found()

    def _redirect(self, path: str) -> None:
        """Send to the folder's own address, so that the links of its page lead from there."""
        location = quote(f"/{path}/") + "".join(self.path.partition("?")[1:])
        self._send(Reply(HTTPStatus.MOVED_PERMANENTLY, (("Location", location), ("Content-Length", "0"))))

    def _send_not_found(self) -> None:
        script = _script(self.server.bulletin.newest.edition)
        stream = _open(self.server.site, "404.html") or (self.server.assets / "missing.html").open("rb")
        with stream:
            self._send(whole(HTTPStatus.NOT_FOUND, file_body(stream, "404.html", script)))

    def _send(self, reply: Reply, more: Headers = ()) -> None:
        self.send_response(reply.status)
        for name, value in (*reply.headers, *more):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD" or not reply.part:
            return
        reply.stream.seek(reply.part.start)
        left = len(reply.part)
        while left and (piece := reply.stream.read(min(left, _PIECE))):
            self.wfile.write(piece)
            left -= len(piece)

    def _send_events(self) -> None:
        """Tell the page of each outcome, the newest at once, until it goes or the preview ends."""
        self.close_connection = True
        self._send(Reply(HTTPStatus.OK, (("Content-Type", "text/event-stream; charset=utf-8"),)))
        self.wfile.write(b"retry: 500\n\n")
        bulletin, told = self.server.bulletin, -1
        while not bulletin.is_closed:
            outcome = bulletin.newer_than(told, _HEARTBEAT)
            self.wfile.write(outcome.as_event() if outcome else b":\n\n")
            told = outcome.number if outcome else told

    def end_headers(self) -> None:
        """End the headers of any answer, http.server's own among them, with those that all have."""
        for name, value in _HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def version_string(self) -> str:
        """What the Server header says."""
        return "Referatarkiv"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the builds."""


def _open(root: Path, path: str) -> BinaryIO | None:
    place = find(root, path)
    try:
        return place.open("rb") if place else None
    except OSError:  # a folder by that name, no permission, or gone since it was found
        return None


def _script(edition: int) -> bytes:
    """What a page is sent with: the script that follows the builds, and which edition the page is of."""
    return f'<script type="module" src="/{_OWN}reload.js" data-edition="{edition}"></script>'.encode()
