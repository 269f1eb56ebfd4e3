"""Which requests the preview answers: those of its own pages, and a person who opens one; no other site's.

The preview shows minutes that are not published yet, on a machine on which a browser also has other sites' pages
open. Those must learn nothing of it, whatever they try:

- a name of theirs that points to this machine (DNS rebinding) is seen by `Host`;
- what a page elsewhere fetches, frames or loads as script, picture or style is seen by the headers that browsers put
  on every request (W3C, "Fetch Metadata Request Headers"); another port of this machine is another site's page too;
- a body with a request that has none to read would be taken for the next request (request smuggling, RFC 9112, 11.2).

Older browsers and other programs send none of these headers, and are answered: `Origin` is all that they may send.
"""

from __future__ import annotations

from email.message import Message
from http import HTTPStatus
from http.client import HTTP_PORT

ADDRESS = "127.0.0.1"

_NAMES = (ADDRESS, "localhost", "[::1]")


def refusal(headers: Message, port: int) -> tuple[HTTPStatus, str] | None:
    """Why a request with these headers is not answered by the server at `port`; None where it is."""
    if headers.defects or "Transfer-Encoding" in headers or headers.get_all("Content-Length", ["0"]) != ["0"]:
        return HTTPStatus.BAD_REQUEST, "Forespørgslen er ikke, som den skal være."
    host = _only(headers, "Host")
    if host is None or host.lower() not in _own_hosts(port):
        return HTTPStatus.FORBIDDEN, "Her svares kun på 127.0.0.1 og localhost."
    if not _is_from_here(headers, host):
        return HTTPStatus.FORBIDDEN, "Her svares ikke på andre siders forespørgsler."
    return None


def _own_hosts(port: int) -> set[str]:
    return {f"{name}:{port}" for name in _NAMES} | ({*_NAMES} if port == HTTP_PORT else set())


def _is_from_here(headers: Message, host: str) -> bool:
    """Whether a page of the preview asks, or a person: by the address bar, or a link in a mail or on another page."""
    if "Origin" in headers and (_only(headers, "Origin") or "").lower() != f"http://{host.lower()}":
        return False
    if "Sec-Fetch-Site" not in headers or _only(headers, "Sec-Fetch-Site") in ("same-origin", "none"):
        return True
    return _only(headers, "Sec-Fetch-Mode") == "navigate" and _only(headers, "Sec-Fetch-Dest") == "document"


def _only(headers: Message, name: str) -> str | None:
    """The value of a header that is there once."""
    values = headers.get_all(name, [])
    return str(values[0]) if len(values) == 1 else None
