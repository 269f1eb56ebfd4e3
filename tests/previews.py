"""A preview that runs while it is wanted, and a way to ask it just what is written, untidied by any client."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.serve.answering import PreviewServer
from generator.serve.bulletin import Bulletin

ASSETS = Path(__file__).parents[1] / "templates" / "preview"


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Served:
    """A running server."""

    site: Path
    bulletin: Bulletin
    port: int

    def ask(self, target: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            connection.putrequest(method, target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def send(self, request: str, seconds: float = 2.0) -> bytes:
        """All that is answered to these very bytes ("{host}" in them is the server's), until it hangs up or rests."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(request.replace("{host}", f"127.0.0.1:{self.port}").encode("latin-1"))
            answer = b""
            with contextlib.suppress(TimeoutError, ConnectionError):
                while piece := connection.recv(1 << 16):
                    answer += piece
            return answer


@contextmanager
def serving(site: Path, bulletin: Bulletin | None = None) -> Iterator[Served]:
    """The preview of `site`."""
    bulletin = bulletin or Bulletin()
    with PreviewServer(0, site, ASSETS, bulletin) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Served(site, bulletin, server.port)
        bulletin.close()
        server.shutdown()
