"""Any HTML, however broken: nothing is raised, no word is lost or made up, no text becomes a mark."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.importing.audit import words
from generator.importing.blocks import markdown
from generator.importing.decoding import normalise
from generator.importing.html import read_fragment, read_html
from generator.importing.reading import Document
from generator.markup import to_html
from generator.model import TextLinks

_TAGS = (
    "p", "div", "span", "b", "strong", "i", "em", "u", "s", "sub", "sup", "a", "br", "hr", "h1", "h3", "ul", "ol", "li",
    "table", "thead", "tr", "td", "th", "caption", "pre", "blockquote", "dl", "dt", "dd", "section", "main", "nav",
    "form", "button", "label", "header", "footer", "article", "o:p", "center", "font",
)  # fmt: skip
_ATTRIBUTES = (
    "", ' href="https://birkeaa.dk/a b(1)"', ' href="#_ftn1"', ' href="#_ftnref2"', ' href="javascript:x()"',
    " hidden", ' style="display:none"', ' style="font-weight:bold"', ' style="mso-list:l0 level2 lfo1"',
    ' style="mso-list:Ignore"', ' colspan="3"', ' rowspan=2', ' colspan="100000000"', ' rowspan=0', ' start="7"',
    ' value="12"', " type=A", ' type="i"', " reversed", ' class="menu"', ' class="MsoListParagraph"', ' id="fn3"',
    ' role="button"', ' aria-hidden="true"', ' role="presentation"', ' border="1"', ' id="content"', " class='punkt'",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_WORDS = st.text("abcæøå 12.-*_[]()#<>&~|`!\\/:•·\n\u00a0\u00ad", max_size=12)
_SPECIAL = st.sampled_from(
    (
        "&nbsp;", "&amp;lt;", "&amp;amp;", "&lt;b&gt;", "&lt;script&gt;", "<!-- x -->", "<![if !x]>", "<?xml?>", "</p",
        "<", "&#0;", "&#x1F600;", "\x00", "\u0301", "Beslutning", "Punkt 1: ", "Punkt", "Titel", "Bilag", "21/24696",
        "A", "[1]", "• ", "- ", "1. ", "***", "| - |", "---", "~~x~~", "```",
    )
)  # fmt: skip
_OPENING = st.builds("<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES))
_CLOSING = st.builds("</{}>".format, st.sampled_from(_TAGS))
# The audit takes an asterisk, and a backslash before it, for emphasis in the source too.
SOUP = (
    st.lists(st.one_of(_OPENING, _OPENING, _CLOSING, _WORDS, _SPECIAL), max_size=40)
    .map("".join)
    .filter(lambda soup: not {"\\", "*"} <= set(soup))
)
# Without what is shown though it is no text of the tree: addresses, and the numbers of lists, which are no letters.
_PLAIN_SOUP = SOUP.map(
    lambda soup: re.sub(r' (?:href|type|style|id|reversed)(?:="?[^">]*"?)?', "", soup).replace("\x00", "")
)


def written(document: Document) -> Counter[str]:
    """The words of a document's blocks and of what was taken out of it."""
    texts = [markdown(document.blocks), *(entry.text for entry in document.removed)]
    return Counter(word for text in texts for word in words(text))


@settings(max_examples=400, deadline=None)
@given(SOUP)
def test_every_word_of_the_text_is_in_the_blocks_or_told_as_taken_out(soup: str) -> None:
    document = read_fragment(soup)
    assert written(document) == Counter(words(document.text))


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_no_word_of_a_page_is_lost_either(soup: str) -> None:
    document = read_html(f"<html><body><p>Referat</p>{soup}".encode())
    if isinstance(document, Document):
        assert written(document) == Counter(words(document.text))


@settings(max_examples=300, deadline=None)
@given(_PLAIN_SOUP)
def test_every_letter_that_the_page_shows_is_in_the_text(soup: str) -> None:
    shown = "".join(etree.HTML(f"<html><body>{soup}</body></html>").itertext())
    assert _letters(read_fragment(soup).text) == _letters(normalise(shown))


@settings(max_examples=300, deadline=None)
@given(SOUP, st.integers(1, 50))
def test_every_line_that_is_named_is_there(soup: str, first: int) -> None:
    document = read_fragment(soup, first)
    last = first + document.text.count("\n")
    named = [*(block.line for block in document.blocks), *(entry.line for entry in document.removed)]
    assert all(first <= line <= last + 1 for line in named)
    assert [block.line for block in document.blocks] == sorted(block.line for block in document.blocks)


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_no_text_becomes_a_mark(soup: str) -> None:
    text = "".join(etree.HTML(f"<p>{soup}").itertext())
    document = read_fragment(f"<p>{_escaped(text)}</p>")
    shown = etree.HTML(f"<p>{to_html(markdown(document.blocks), TextLinks(), '')}")
    assert not {element.tag for element in shown.iter()} & {"script", "img", "b", "strong", "h1", "h4", "table", "del"}
    assert _WORD.findall("".join(shown.itertext())) == _WORD.findall(document.text)


def _letters(text: str) -> Counter[str]:
    """The letters, without their accents: an accent may stand alone at an edge."""
    parted = unicodedata.normalize("NFD", re.sub(r"</?(?:u|s|su[bp])>", "", text))
    return Counter(character for character in parted if character.isalpha())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "")
