"""The forms of the addresses that can be taken back, however a person has them at hand."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.model import Address
from generator.urls import attachment_address

_STEP = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MEETING = rf"moeder/{_STEP}/\d{{4}}-\d\d-\d\d(?:-\d+)?/"
_PLACE = re.compile(rf"{_MEETING}(?:#punkt-{_STEP})?")
_WITHDRAWABLE = re.compile(
    rf"{_MEETING}(?:#punkt-{_STEP}|original\.{_STEP})?|deltagere/{_STEP}/|bilag/(?:{_STEP}/)*{_STEP}(?:\.{_STEP})?"
)
_ROOTS = ("moeder", "deltagere", "bilag", "sager", "udvalg", "aar", "beslutninger", "soeg", "om")
_CONTENT_ROOTS = ("meetings", "attachments", "originals")
_MEETING_FILE = re.compile(r"meetings/([^/]+)/\d+/([^/]+)\.md", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|/)index\.(?:html?|json)$", re.IGNORECASE)


def plain_address(text: str) -> Address:
    """An address as the site has it: of a whole URL, a path on disk or below content/, or the address itself.

    What is in none of these forms comes back as it is, without what stands around it.
    """
    said = text.strip().strip("\"'«»<>").strip()
    path, mark, fragment = said.partition("#")
    path = unquote(path.partition("?")[0]).replace("\\", "/")
    path = _INDEX.sub("/", path)
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    for at in reversed(range(len(steps))):  # the last one: an archive may lie in a folder called "moeder"
        if steps[at].lower() in (*_ROOTS, *_CONTENT_ROOTS):
            return _placed(steps[at:], path.endswith("/")) + _fragment(mark, fragment)
    return said


def _placed(steps: list[str], is_folder: bool) -> Address:
    root = steps[0].lower()
    below = "/".join([root, *steps[1:]])
    if root == "attachments":
        return attachment_address(below)
    if root == "originals":
        return below
    if meeting := _MEETING_FILE.fullmatch(below):
        return f"moeder/{meeting[1]}/{meeting[2]}/".lower()
    is_file = not is_folder and "." in steps[-1]
    return below.lower() + ("" if root == "bilag" or is_file else "/")


def _fragment(mark: str, fragment: str) -> str:
    """The part after "#", without what a browser adds to a link to marked words (":~:text=…")."""
    name = unquote(fragment).partition(":~:")[0].strip().lower()
    return f"{mark}{name}" if name else ""


def is_withdrawable(address: Address) -> bool:
    """Whether it has the form of a meeting's, an item's, a person's or a file's address."""
    return bool(_WITHDRAWABLE.fullmatch(address))


def is_passage_place(address: Address) -> bool:
    """Whether it has the form of a meeting's or an item's address: what a passage can be left out of."""
    return bool(_PLACE.fullmatch(address))
