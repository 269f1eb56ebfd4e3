"""Text as it is read: out of HTML and XML, out of the escapes of JSON and of addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

# Tags that may stand inside a word: those of HTML's phrasing, and the runs of OOXML (`w:r`, `w:t` …) and ODF, which
# part words wherever somebody has stopped typing. What ends a paragraph, a cell or a line is none of them.
_INSIDE_WORDS = re.compile(
    r"</?(?:(?:abbr|a|bdi|bdo|big|b|cite|code|del|dfn|em|font|ins|i|kbd|mark|q|samp|small|span|strike|strong|s"
    r"|tspan|tt|u|var|wbr)\b(?!:)|w:(?!(?:p|tab|br|cr|tc|tr)\b)|a:(?!(?:p|br)\b)|text:(?:span|a)\b)[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_IS_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|'([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_TIMES = 3  # a feed has the HTML of its pages as text


def readings(text: str) -> Iterator[str]:
    """What is to be read in `text`: what stands between its tags, and apart from that the tags with their attributes.

    Nothing of it is left out; linear in its length, whatever it holds.
    """
    if "\\" in text:
        text = _unescaped(text)
    for _ in range(_TIMES):
        if not _IS_MARKUP.search(text):
            if "&" not in text:
                break
            text = html.unescape(text)
            continue
        between, comments = _without_comments(text)
        tags = " ".join((*_TAG.findall(between), *comments))
        yield _percent_decoded(html.unescape(tags))
        text = html.unescape(_TAG.sub(" ", _INSIDE_WORDS.sub("", between)))
    yield text


def _without_comments(text: str) -> tuple[str, list[str]]:
    """`text` and what it has in comments; one that is not ended goes on to the end."""
    first, *rest = text.split("<!--")
    pairs = [part.partition("-->") for part in rest]
    return " ".join((first, *(after for _, _, after in pairs))), [comment for comment, _, _ in pairs]


def _percent_decoded(text: str) -> str:
    return f"{text} {unquote(text)}" if _PERCENT.search(text) else text


def _unescaped(text: str) -> str:
    """`text` with the escapes of JSON, JavaScript and RTF as the signs they stand for."""
    text = _ESCAPE.sub(_sign, text)
    return _SURROGATE_PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _sign(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16))
    return " " if escape[4] in "nrtbf" else escape[4]
