"""Every link and anchor of a built site, followed on its files: what leads nowhere is told."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}


@dataclass
class _Page(HTMLParser):
    """A page's links and the anchors that it offers."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if anchor := named.get("id"):
            self.anchors.add(anchor)
        link = named.get(_LINKS.get(tag, ""))
        if link is not None:
            self.links.append(link)


def dead_links(files: Mapping[str, bytes], root: str = "/") -> list[str]:
    """Each link of the site's pages that no file or anchor answers, as "page: link".

    `root` is the path that the site is served under; a link that begins with it is followed from there.
    """
    pages: dict[str, _Page] = {}
    for path, content in files.items():
        if path.endswith(".html"):
            pages[path] = _Page()
            pages[path].feed(content.decode())
    return [
        f"{path}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not _is_answered(link, path, root, files, pages)
    ]


def _is_answered(link: str, path: str, root: str, files: Mapping[str, bytes], pages: Mapping[str, _Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True  # leads out of the site
    target = next((file for file in _served(unquote(parts.path), path, root) if file in files), None)
    if target is None:
        return False
    return not parts.fragment or (target in pages and unquote(parts.fragment) in pages[target].anchors)


def _served(link: str, path: str, root: str) -> Iterator[str]:
    """The file that a server would answer a link with."""
    if not link:
        yield path
        return
    below = link.removeprefix(root) if link.startswith(root) else posixpath.join(posixpath.dirname(path), link)
    file = posixpath.normpath(below) if below else "."
    folder = "" if file == "." else f"{file}/"
    yield f"{folder}index.html" if link.endswith("/") or file == "." else file
