"""What every page has: its place in the site, its name, the trail that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from generator import urls
from generator.model import Address

_ROOT = 'href="root:'  # how a fragment of HTML marks a link inside the archive


@dataclass(frozen=True, slots=True)
class Link:
    """Henvisning på en side: words, and the address that they lead to."""

    text: str
    address: Address


HOME = Link("Forside", urls.HOME)
AREAS = (
    Link("Møder", urls.MEETINGS),
    Link("Sager", urls.CASES),
    Link("Beslutninger", urls.DECISIONS),
    Link("Deltagere", urls.PERSONS),
    Link("Udvalg", urls.BODIES),
    Link("Søg", urls.SEARCH),
)
"""The main navigation."""


@dataclass(frozen=True, slots=True)
class Page:
    """Side: one page's place in the site and what its frame says."""

    address: Address
    title: str
    """What tells the page apart in a browser's tabs and in a list of results."""
    description: str
    trail: tuple[Link, ...] = (HOME,)
    """The pages above this one, from the front page."""
    area: Address | None = None
    """The entry of the main navigation that the page belongs to."""
    has_data: bool = False
    """Whether the same is to be had as `index.json` beside the page."""
    fixed_root: str | None = None
    """The way to the root where it can't be told from the address: on the 404 page, which is shown anywhere."""

    @property
    def root(self) -> str:
        """The way from the page to the site's root: "" from the front page, "../../" from a case's."""
        return "../" * self.address.count("/") if self.fixed_root is None else self.fixed_root

    def link(self, address: Address) -> str:
        """The link from this page to `address`."""
        return self.root + address or "./"

    def text(self, fragment: str) -> Markup:
        """A fragment of HTML with its links inside the archive led from this page."""
        return Markup(fragment.replace(_ROOT, f'href="{escape(self.root)}'))  # noqa: S704 - made by markup.py, which escapes


@dataclass(frozen=True, slots=True)
class Sheet:
    """Ark: a page, the template that shows it and the view that the template shows."""

    page: Page
    template: str
    view: object
