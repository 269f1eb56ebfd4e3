"""What an address in the preview stands for: which file, and as what it is sent."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

from generator.file_types import is_shown
from generator.urls import ATTACHMENTS

# The system's own table is not asked: on Windows any program may have put its idea of .js there.
_TEXT_TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
    "json": "application/json", "csv": "text/csv", "txt": "text/plain", "xml": "application/xml",
    "svg": "image/svg+xml", "vtt": "text/vtt",
    "md": "text/plain",  # as text/markdown a browser would save it instead of showing it
}  # fmt: skip
_BINARY_TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
    "woff": "font/woff", "woff2": "font/woff2", "wasm": "application/wasm",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "zip": "application/zip", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
}  # fmt: skip


_PAGES = ("", "index.html", "index.json")


def media_type(name: str) -> str:
    """The Content-Type of a file by its name; Pagefind's `.pagefind` and `.pf_*` are bytes like any unknown."""
    ending = name.rpartition(".")[2].lower()
    if name == "feed.xml":
        return "application/atom+xml; charset=utf-8"
    if ending in _TEXT_TYPES:
        return f"{_TEXT_TYPES[ending]}; charset=utf-8"
    return _BINARY_TYPES.get(ending, "application/octet-stream")


def is_only_saved(path: str) -> bool:
    """Whether the file at `path` is to be saved and never shown: an attachment of no type that is known as harmless.

    The build publishes it as bytes; whatever else lies among the attachments is treated as if it had. A page there is
    the archive's own: no attachment has its name.
    """
    name = path.rpartition("/")[2]
    return path.startswith(ATTACHMENTS) and name not in _PAGES and not is_shown(path)


def local_path(target: str) -> str | None:
    """The path that a request's target asks for, from the root and without a leading slash.

    None where it can be none of ours: steps up, hidden files, an empty step (`//host` would lead elsewhere when
    redirected to), and signs that mean something else to Windows.
    """
    raw = target.partition("?")[0].partition("#")[0]
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None
    if not path.startswith("/") or re.search(r"[\\:\x00-\x1f]", path):
        return None
    *folders, name = path[1:].split("/")
    if name.startswith(".") or any(not step or step.startswith(".") for step in folders):
        return None
    return path[1:]


def find(root: Path, path: str) -> Path | None:
    """The file or folder at `path` below `root`; None where there is none, also when a link leads out."""
    try:
        place = (root / path).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return None
    return place if place.is_relative_to(root.resolve()) else None
