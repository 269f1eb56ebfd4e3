"""Fragments of HTML made to fit where they are put: their headings in the page's outline, their words as an excerpt."""

from __future__ import annotations

import re
from html import unescape

_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_NOTES = re.compile(r'<section class="notes".*?</section>|<sup class="note-mark">.*?</sup>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|tr|blockquote|pre)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_LOWEST = 6


def fit_outline(html: str, top: int) -> str:
    """`html` with its headings from the level `top` down and no level skipped (WCAG 1.3.1, G141)."""
    open_levels: list[int] = []

    def fitted(tag: re.Match[str]) -> str:
        level = int(tag[2])
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)  # for a closing tag the level that was just opened
        return f"<{tag[1]}h{min(top + len(open_levels) - 1, _LOWEST)}"

    return _HEADING.sub(fitted, html)


def plain_text(html: str) -> str:
    """The words of a fragment on one line, without footnotes."""
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", _NOTES.sub("", html)))).split())


def cut(text: str, longest: int) -> str:
    """The beginning of `text`, cut between two words and marked with "…" where it is cut."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(" .,;:·–-") + " …"
