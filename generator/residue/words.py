"""Words as they are compared: whatever their capitals, marks and line breaks, and however å is written."""

from __future__ import annotations

import re
import unicodedata

import snowballstemmer  # type: ignore[import-untyped] # the package says no types

_WORD = re.compile(r"[^\W_]+")
# Signs that nobody sees and that part a word: the soft hyphen, those of no width, the mark of byte order.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# The number of a list's entry, where a link leads, and the mark of a footnote (CommonMark 0.31.2, 5.2 and 6.3).
_MARKS = re.compile(r"^[ \t]*\d{1,9}[.)](?=\s)|\]\([^()\s]*\)|\[\^[^\]\s]*\]:?", re.MULTILINE)
_LEAST_LETTERS = 4
_LEAST_DIGITS = 5


def words_of(text: str) -> list[str]:
    """The words of `text` in their order, folded."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return _WORD.findall(text.casefold())


def ways_to_read(markdown: str) -> list[list[str]]:
    """The words of a Markdown text as it stands, and as a page shows it, which numbers a list's entries itself."""
    ways = [words_of(markdown)]
    if _MARKS.search(markdown):
        ways.append(words_of(_MARKS.sub(" ", markdown)))
    return [words for words in ways if words]


def is_telling(word: str) -> bool:
    """Whether a word alone can give something away.

    Short words are marks and abbreviations; short numbers are the counts, dates and sizes that every page has.
    """
    return len(word) >= (_LEAST_DIGITS if word.isdecimal() else _LEAST_LETTERS)


class IndexForms:
    """Ordformer i søgeindekset: the ways that Pagefind keeps a word.

    Measured with 1.5.2: its marks are taken off ("å" is "a", while "ø" and "æ" are letters), then its Danish ending
    (Snowball); a word with marks is kept as it is too, and with its ending taken off.
    """

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("danish")

    def of(self, word: str) -> frozenset[str]:
        """All that may stand in an index for `word`, itself among them."""
        plain = without_marks(word)
        return frozenset({word, plain, *self._stemmer.stemWords([word, plain])})


def without_marks(word: str) -> str:
    """`word` with the marks taken off its letters."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
