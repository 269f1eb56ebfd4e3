"""The forms of the addresses that can be taken back, however a person has them at hand."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.model import Address
from generator.urls import attachment_address, slug

_STEP = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MEETING = rf"moeder/{_STEP}/\d{{4}}-\d\d-\d\d(?:-\d+)?/"
_PLACE = re.compile(rf"{_MEETING}(?:#punkt-{_STEP})?")
_WITHDRAWABLE = re.compile(
    rf"{_MEETING}(?:#punkt-{_STEP}|original\.{_STEP})?|deltagere/{_STEP}/|bilag/(?:{_STEP}/)*{_STEP}(?:\.{_STEP})?"
)
PART_OF_ITEM = re.compile(r"(#punkt-.+?)-(?:afsnit-\d+.*|titel)")
"""The end of the address of a section of an item, or of its title, with the item's own first."""
_ENCODED_MARK = re.compile("%23(?=punkt-)", re.IGNORECASE)
_ROOTS = ("moeder", "deltagere", "bilag", "sager", "udvalg", "aar", "beslutninger", "soeg", "om")
_CONTENT_ROOTS = ("meetings", "attachments", "originals")
_MEETING_FILE = re.compile(r"meetings/([^/]+)/\d+/([^/]+)\.md", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|/)index\.(?:html?|json)$", re.IGNORECASE)


def plain_address(text: str) -> Address:
    """An address as the site has it: of a whole URL, a path on disk or below content/, or the address itself.

    What is in none of these forms comes back as it is, without what stands around it.
    """
    said = text.strip().strip("\"'«»<>").strip()
    if "#" not in said:
        said = _ENCODED_MARK.sub("#", said)
    path, mark, fragment = said.partition("#")
    path = unquote(path).partition("?")[0].replace("\\", "/")
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
    stem, dot, ending = steps[-1].rpartition(".")
    is_file = bool(dot) and (root == "bilag" or not is_folder)
    last = f"{slug(stem)}.{slug(ending)}" if is_file else slug(steps[-1])
    return "/".join([*map(slug, steps[:-1]), last]) + ("" if root == "bilag" or is_file else "/")


def _fragment(mark: str, fragment: str) -> str:
    """The part after "#", without what a browser adds to a link to marked words (":~:text=…")."""
    name = unquote(fragment).partition(":~:")[0].strip().lower()
    return f"{mark}{name}" if name else ""


def is_withdrawable(address: Address) -> bool:
    """Whether it has the form of a meeting's, an item's, a person's or a file's address."""
    return bool(_WITHDRAWABLE.fullmatch(address)) and not PART_OF_ITEM.search(address)


def is_passage_place(address: Address) -> bool:
    """Whether it has the form of a meeting's or an item's address: what a passage can be left out of."""
    return bool(_PLACE.fullmatch(address)) and not PART_OF_ITEM.search(address)
