"""What stands on a page around the minutes: menus, buttons, cookie texts, search boxes, footers.

By what the page itself says of it (elements, roles, classes) and by what it says. Nothing is left out that bears a sign
of minutes, or most of the page's text: then what is in it is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.importing.html.signs import Weight
from generator.importing.html.tree import UNSEEN, Element
from generator.problems import Message, say

_WORDS = re.compile(r"[a-zæøå]+|[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ][a-zæøå]+")
_MENU = say("menu på siden")
_BUTTON = say("knap på siden")
_DIALOG = say("dialogboks på siden")
_SEARCH = say("søgefelt eller formular på siden")
_COOKIES = say("tekst om cookies")
_PATH = say("sti til siden (brødkrumme)")
_HEADER = say("sidens hoved")
_FOOTER = say("sidens fod")
_BESIDE = say("står ved siden af selve indholdet")
_BADGE = say("antal eller ikon på siden")

_BY_TAG = {
    "nav": _MENU, "menu": _MENU, "button": _BUTTON, "form": _SEARCH, "header": _HEADER, "footer": _FOOTER,
    "aside": _BESIDE, "iframe": _BESIDE,
}  # fmt: skip
_BY_ROLE = {
    "navigation": _MENU, "menu": _MENU, "menubar": _MENU, "menuitem": _MENU, "banner": _HEADER, "contentinfo": _FOOTER,
    "search": _SEARCH, "button": _BUTTON, "dialog": _DIALOG, "alertdialog": _DIALOG, "complementary": _BESIDE,
}  # fmt: skip
_BY_WORD = {
    "cookie": _COOKIES, "cookies": _COOKIES, "consent": _COOKIES, "gdpr": _COOKIES, "coi": _COOKIES,
    "breadcrumb": _PATH, "breadcrumbs": _PATH, "broedkrumme": _PATH, "brødkrumme": _PATH, "crumbs": _PATH,
    "nav": _MENU, "navbar": _MENU, "navigation": _MENU, "menu": _MENU, "submenu": _MENU, "megamenu": _MENU,
    "sidemenu": _MENU, "skip": _MENU, "skiplink": _MENU, "dropdown": _MENU, "pager": _MENU, "pagination": _MENU,
    "toolbar": _MENU,
    "footer": _FOOTER, "sidefod": _FOOTER, "masthead": _HEADER, "topbar": _HEADER, "sidehoved": _HEADER,
    "search": _SEARCH, "searchbox": _SEARCH, "soeg": _SEARCH, "søg": _SEARCH, "login": _SEARCH, "newsletter": _SEARCH,
    "sidebar": _BESIDE, "share": _BESIDE, "social": _BESIDE, "readspeaker": _BESIDE,
    "feedback": _BESIDE, "related": _BESIDE,
    "modal": _DIALOG, "popup": _DIALOG, "lightbox": _DIALOG,
    "btn": _BUTTON, "button": _BUTTON, "knap": _BUTTON,
    "badge": _BADGE,
}  # fmt: skip
_CONTENT = frozenset(("content", "maincontent", "indhold", "main", "article"))
_CONTROL = re.compile(
    r"hent (?:som pdf|hele (?:referatet|dagsorden(?:en)?)|pdf|punktet|referat|dagsorden)|download(?: pdf)?"
    r"|kopi[eé]r link|udskriv(?: siden| punktet)?|print(?: siden)?|del(?: siden| på \w+| via \w+)?|tip en ven|læs op"
    r"|lyt(?: til siden)?|tilbage(?: til (?:forsiden|oversigten|listen|top(?:pen)?))?|(?:til )?top(?:pen)?"
    r"|(?:gå|spring|hop) til (?:hoved)?indhold(?:et)?|(?:næste|forrige)(?: punkt| møde| side)?"
    r"|luk(?: vindue| dialog)?|(?:vis|se|skjul|åbn|luk|fold) alle(?: bilag| punkter| deltagere| ud| ind)?"
    r"|fold (?:ud|ind|sammen)|vis (?:mere|mindre)|læs mere|søg|nulstil|abonn[eé]r",
    re.IGNORECASE,
)
_LONGEST_CONTROL = 40  # in characters
_MOST = 0.5  # of a page's letters; what has more is no furniture
_OWN_CONTENT = frozenset(("main", "article", "section"))  # a header or a footer in these is theirs, not the page's
_PAGE_PARTS = frozenset(("header", "footer", "aside"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FOLDS = frozenset(("aria-expanded", "aria-controls", "data-target", "data-bs-target"))  # the heading of a text


def chrome(root: Element, weights: Mapping[Element, Weight]) -> dict[Element, Message]:
    """The elements of a page that are no part of its content, each with the reason."""
    left_out: dict[Element, Message] = {}
    most = _MOST * weights[root].letters
    stack = [(root, False)]
    while stack:
        element, in_content = stack.pop()
        in_content = in_content or element.tag in _OWN_CONTENT
        for child in element.children:
            if not isinstance(child, Element) or child.tag in UNSEEN:
                continue
            why = _reason(child, in_content=in_content)
            weight = weights[child]
            if why and not weight.signs and weight.letters <= most:
                left_out[child] = why
            elif child.tag not in _HEADINGS:
                stack.append((child, in_content))
    return left_out


def _reason(element: Element, *, in_content: bool) -> Message | None:
    """Why an element is no content, by what it says that it is; None when it may be content."""
    if element.tag in _PAGE_PARTS and in_content:
        return None
    why = _BY_TAG.get(element.tag) or _BY_ROLE.get(element.get("role").lower()) or _by_name(element)
    if element.tag == "label" and "for" in element.attributes:
        return _SEARCH
    if why not in (None, _BUTTON):
        return why
    if _is_control(element):
        return _BUTTON
    return None if _is_fold(element) or _leads_on(element) else why


def _is_control(element: Element) -> bool:
    """Whether an element does something with the page, by what it says ("Hent som PDF", "Kopier link")."""
    acts = element.tag in ("a", "button") or "onclick" in element.attributes
    text = element.text() if acts else ""
    return 0 < len(text) <= _LONGEST_CONTROL and bool(_CONTROL.fullmatch(text))


def _leads_on(element: Element) -> bool:
    """Whether an element is a link to a document or another page; one may look like a button."""
    address = element.get("href").strip().lower()
    return element.tag == "a" and bool(address) and not address.startswith(("#", "javascript:"))


def _by_name(element: Element) -> Message | None:
    names = f"{element.get('class')} {element.get('id')}"
    words = _WORDS.findall(names) if len(names) > 1 else ()
    return next((why for word in words if (why := _BY_WORD.get(word.lower()))), None)


def _is_fold(button: Element) -> bool:
    """Whether a button is the heading of a text that it folds out."""
    return not _FOLDS.isdisjoint(button.attributes) or any(each.tag in _HEADINGS for each in button.elements())


def outside(
    root: Element, weights: Mapping[Element, Weight], left_out: Mapping[Element, Message]
) -> dict[Element, Message]:
    """What stands outside the element that holds the content, where the page names one and all signs bear it out."""
    most = _MOST * (weights[root].letters - sum(weights[element].letters for element in left_out))
    fitting = [
        element
        for element in root.elements()
        if _is_named_content(element)
        and weights[element].signs == weights[root].signs > 0
        and weights[element].letters >= most
    ]
    return dict.fromkeys(_beside(root, fitting[-1], left_out), say("står uden for selve indholdet")) if fitting else {}


def _is_named_content(element: Element) -> bool:
    names = {word.lower() for word in _WORDS.findall(f"{element.get('class')} {element.get('id')}")}
    return element.tag in ("main", "article") or element.get("role") == "main" or not names.isdisjoint(_CONTENT)


def _beside(root: Element, content: Element, left_out: Mapping[Element, Message]) -> Iterator[Element]:
    """The elements that are neither in `content` nor around it, outermost."""
    around = set(_path(root, content))
    for element in around - {content}:
        for child in element.children:
            if isinstance(child, Element) and child not in around and child not in left_out:
                yield child


def _path(root: Element, to: Element) -> list[Element]:
    parents = {
        child: element for element in root.elements() for child in element.children if isinstance(child, Element)
    }
    path = [to]
    while path[-1] is not root:
        path.append(parents[path[-1]])
    return path
