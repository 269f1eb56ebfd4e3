"""Which case system a file was delivered by: known by its root and its fields, never by its name."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

DeliveryFormat: TypeAlias = Literal[
    "acadre-manifest", "acadre", "sbsys", "publication", "edoc", "fujitsu-notification", "fujitsu", "firstagenda"
]

_HEAD = 4096
_ROOT = re.compile(r"<(?P<name>[^\W\d][\w.-]*)(?P<attributes>[^<>]*)>")
_NOT_ELEMENTS = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_FUJITSU = "http://www.fujitsu.dk/agenda/"
_JSON_NAMES = (b'"Dagsordenpunkter"', b'"Moede"')


def recognise(data: bytes) -> DeliveryFormat | None:
    """The format of a delivered file; None when it is no delivery's."""
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return "firstagenda" if all(name in data for name in _JSON_NAMES) else None
    head = _text(data)
    root = _ROOT.search(_NOT_ELEMENTS.sub("", head))
    if root is None:
        return None
    match root["name"]:
        case "root":
            return _acadre(_narrow(data))
        case "Dagsorden" if b"Dagsordenpunkt" in _narrow(data):
            return "sbsys"
        case "Publication" if b"<Agenda" in _narrow(data):
            return "publication"
        case "Meeting" if b"<MeetingAgendaType" in _narrow(data):
            return "edoc"
        case "Root" if _FUJITSU in root["attributes"] or _FUJITSU in head:
            return "fujitsu-notification" if b":Notification" in _narrow(data) else "fujitsu"
        case _:
            return None


def _acadre(data: bytes) -> DeliveryFormat | None:
    """A manifest has versions; an agenda has items, or at least its meeting. Both name tables in attributes."""
    if re.search(rb"""name\s*=\s*["']producedAgenda["']""", data):
        return "acadre-manifest"
    return "acadre" if re.search(rb"""name\s*=\s*["']agenda(?:itemparents)?["']""", data) else None


def _text(data: bytes) -> str:
    """The beginning of a file as text, whatever its encoding; letters beyond ASCII are not looked at."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:_HEAD].decode(encoding, "replace")
    return data[:_HEAD].decode("utf-8", "replace")


def _narrow(data: bytes) -> bytes:
    """The file's ASCII letters one after another, also of UTF-16."""
    return data.replace(b"\x00", b"") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
