"""Markdown to HTML, as a pure function: CommonMark with tables and footnotes, raw HTML off.

A few harmless inline marks (`<sub>`, `<sup>`, `<i>` …) are shown as meant; any other tag is shown as text.
Links inside the archive are written `href="root:<address>"`, which no text can forge (a quotation mark in a text
is always escaped); the page that takes the fragment puts its own way to the root there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.file_types import is_publishable, is_shown
from generator.model import TextLinks
from generator.urls import attachment_address

VERSION = "4"
"""Part of the key under which fragments are remembered: raise it when the same text gives other HTML."""

ROOT = "root:"
"""Stands for the way to the site's root in the links of a fragment."""

_MARKS = ("sub", "sup", "i", "b", "em", "strong", "u", "s")
_OPEN_MARK = re.compile(rf"<({'|'.join(_MARKS)})>", re.IGNORECASE)
_LONGEST_MARKED = 20_000  # signs; marks that never close would else be looked after to the end, each of them
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BARE = r"(?:https?://|www\.)[^\s<>\"”»]*[^\s<>\"”».,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SCHEMES = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_ATTACHMENT = re.compile(r"(?:\.\./)*(attachments/.+)")
_LETTERED = re.compile(r"([a-zæøå])[.)] ", re.IGNORECASE)
_TOP_HEADING = 4  # the page's own outline has the three levels above: page, item, section


def to_html(text: str, links: TextLinks, notes: str) -> str:
    """The HTML of the Markdown `text`, a fragment.

    `links` names the phrases to link and the abbreviations to explain; `notes` goes into the ids of footnotes, so
    that they differ from those of the page's other texts.
    """
    return _markdown().render(text, {"docId": notes, "links": links}) if text else ""


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.disable(["image", "lheading", "html_block", "html_inline"])
    markdown.use(footnote_plugin, inline=False)
    markdown.inline.ruler.before("autolink", "inline_marks", _inline_marks)
    markdown.core.ruler.push("references", _references)
    markdown.core.ruler.push("outline", _outline)
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    markdown.add_render_rule("footnote_ref", _footnote_ref)
    markdown.add_render_rule("footnote_block_open", _footnote_block_open)
    markdown.add_render_rule("footnote_open", _footnote_open)
    markdown.add_render_rule("footnote_anchor", _footnote_anchor)
    return markdown


def _inline_marks(state: StateInline, silent: bool) -> bool:
    """`<sub>2</sub>` as a subscript: only a pair that closes, only without attributes."""
    if line_break := _BREAK.match(state.src, state.pos):
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = line_break.end()
        return True
    opening = _OPEN_MARK.match(state.src, state.pos)
    if not opening or opening.end() > state.posMax:
        return False
    tag = opening[1].lower()
    ahead = state.src[opening.end() : min(opening.end() + _LONGEST_MARKED, state.posMax)]
    length = ahead.lower().find(f"</{tag}>")
    if length < 0:
        return False
    end = opening.end() + length
    if not silent:
        outer_max = state.posMax
        state.push(f"{tag}_mark_open", tag, 1)
        state.pos, state.posMax = opening.end(), end
        state.md.inline.tokenize(state)
        state.push(f"{tag}_mark_close", tag, -1)
        state.posMax = outer_max
    state.pos = end + len(tag) + len("</>")
    return True


def _references(state: StateCore) -> None:
    """Links and abbreviations in running text; links that lead nowhere become the text that they are."""
    links: TextLinks = state.env.get("links", TextLinks())
    pattern = _phrases(links)
    explained: set[str] = set()
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(_without_dead_links(token.children), links, pattern, explained))


def _phrases(links: TextLinks) -> re.Pattern[str]:
    """One pattern for all that is linked or explained, the longest phrase first."""
    references = sorted((re.escape(reference.phrase) for reference in links.references), key=len, reverse=True)
    shorts = sorted((re.escape(abbreviation.short) for abbreviation in links.abbreviations), key=len, reverse=True)
    parts = [f"(?P<bare>{_BARE})"]
    if references:
        parts.append(rf"(?P<reference>(?<!\w)(?:{'|'.join(references)})(?!\w))")
    if shorts:
        parts.append(rf"(?P<short>(?<![\w-])(?:{'|'.join(shorts)})(?![\w-]))")
    return re.compile("|".join(parts))


def _without_dead_links(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with addresses of attachments led to the site's, and without links that can't be followed there."""
    dead: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            attrs = _attachment_link(href) or ({"href": href, "rel": "external"} if _SCHEMES.match(href) else None)
            dead.append(attrs is None)
            if attrs is None:
                continue
            token.attrs = token.attrs | attrs
        elif token.type == "link_close" and dead.pop():
            continue
        yield token


def _attachment_link(href: str) -> dict[str, str | int | float] | None:
    """The attributes of a link to an attachment; None where it is none, or one that is never published."""
    found = _ATTACHMENT.fullmatch(href)
    path = unquote(found[1]) if found else ""
    if not found or not is_publishable(path):
        return None
    link: dict[str, str | int | float] = {"href": ROOT + attachment_address(path)}
    return link if is_shown(path) else link | {"download": path.rpartition("/")[2]}


def _linked(
    tokens: Iterator[Token], links: TextLinks, pattern: re.Pattern[str], explained: set[str]
) -> Iterator[Token]:
    inside_link = 0
    for token in tokens:
        inside_link += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "text" or inside_link:
            yield token
            continue
        yield from _link_text(token.content, links, pattern, explained)


def _link_text(text: str, links: TextLinks, pattern: re.Pattern[str], explained: set[str]) -> Iterator[Token]:
    targets = {reference.phrase: reference.address for reference in links.references}
    longs = {abbreviation.short: abbreviation.long for abbreviation in links.abbreviations}
    at = 0
    for match in pattern.finditer(text):
        phrase = match.group()
        if match.lastgroup == "short" and phrase in explained:
            continue
        yield Token("text", "", 0, content=text[at : match.start()])
        at = match.end()
        if match.lastgroup == "short":
            explained.add(phrase)
            yield Token("abbr_open", "abbr", 1, attrs={"title": longs[phrase]})
            yield Token("text", "", 0, content=phrase)
            yield Token("abbr_close", "abbr", -1)
            continue
        attrs: dict[str, str | int | float] = (
            {"href": _bare_href(phrase), "rel": "external"}
            if match.lastgroup == "bare"
            else {"href": ROOT + targets[phrase]}
        )
        yield Token("link_open", "a", 1, attrs=attrs)
        yield Token("text", "", 0, content=phrase)
        yield Token("link_close", "a", -1)
    yield Token("text", "", 0, content=text[at:])


def _bare_href(phrase: str) -> str:
    if "@" in phrase and "/" not in phrase:
        return f"mailto:{phrase}"
    return phrase if phrase.lower().startswith("http") else f"https://{phrase}"


def _outline(state: StateCore) -> None:
    """Headings not above the fourth level, `scope` on column heads, lists numbered "1)" or lettered "a)" marked so."""
    empty_head = False
    for token, following in pairwise([*state.tokens, Token("", "", 0)]):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), _TOP_HEADING)}"
        elif token.type == "th_open":
            # a head without text names no column and must not claim to (axe "empty-table-header")
            empty_head = following.type == "inline" and not following.content.strip()
            if empty_head:
                token.tag = "td"
            else:
                token.attrs["scope"] = "col"
            _align(token)
        elif token.type == "td_open":
            _align(token)
        elif token.type == "th_close" and empty_head:
            token.tag = "td"
        elif token.type == "ordered_list_open" and token.markup == ")":
            token.attrs["class"] = "parenthesis"  # "1)" is printed so, and is to be shown so
    _mark_lettered_lists(state.tokens)


def _align(cell: Token) -> None:
    """A cell's alignment as a class: a `style` attribute is what a strict Content-Security-Policy forbids."""
    style = cell.attrs.pop("style", None)
    if style:
        cell.attrs["class"] = str(style).removeprefix("text-align:")


def _mark_lettered_lists(tokens: Sequence[Token]) -> None:
    """A bullet list whose entries all begin with "a)", "b)" … keeps its letters and needs no bullets."""
    lists: list[tuple[Token, list[bool]]] = []
    for token in tokens:
        if token.type == "bullet_list_open":
            lists.append((token, []))
        elif token.type == "bullet_list_close":
            opening, lettered = lists.pop()
            if all(lettered):
                opening.attrs["class"] = "lettered"
        elif token.type == "inline" and lists and token.level == lists[-1][0].level + 3:
            lists[-1][1].append(bool(_LETTERED.match(token.content)))


def _table_open(*_: object) -> str:
    # a region that can be scrolled must be reachable by keyboard and have a name (WCAG 2.1.1; axe
    # "scrollable-region-focusable")
    return '<div class="table-scroll" role="region" aria-label="Tabel" tabindex="0">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"


def _note_ids(token: Token, env: MutableMapping[str, Any]) -> tuple[str, str, str]:
    """The note's number, its id and the id of this mark of it."""
    number = str(token.meta["id"] + 1)
    place = f"{env.get('docId', '')}-{number}".lstrip("-")
    again = token.meta.get("subId", 0)
    return number, f"note-{place}", f"notehenvisning-{place}" + (f"-{again + 1}" if again else "")


def _footnote_ref(_: RendererHTML, tokens: Sequence[Token], at: int, __: object, env: MutableMapping[str, Any]) -> str:
    number, note, mark = _note_ids(tokens[at], env)
    label = escape(f"Note {number}")
    return f'<sup class="note-mark"><a href="#{note}" id="{mark}" aria-label="{label}">[{number}]</a></sup>'


def _footnote_block_open(*_: object) -> str:
    return '<section class="notes" aria-label="Noter">\n<ol>\n'


def _footnote_open(_: RendererHTML, tokens: Sequence[Token], at: int, __: object, env: MutableMapping[str, Any]) -> str:
    _number, note, _mark = _note_ids(tokens[at], env)
    return f'<li id="{note}">'


def _footnote_anchor(
    _: RendererHTML, tokens: Sequence[Token], at: int, __: object, env: MutableMapping[str, Any]
) -> str:
    number, _note, mark = _note_ids(tokens[at], env)
    return f' <a href="#{mark}" class="note-back" aria-label="Tilbage til note {number} i teksten">↩</a>'
