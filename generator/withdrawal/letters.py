"""Letters: a text as its letters and digits alone, so that a passage is known again however it is written.

A name in bold, in capitals, over two lines or with a soft hyphen in it is one name to a reader, and one to whoever
searches for it. So blanks, punctuation, accents and Markdown's marks say nothing here, and æ, ø and å are the same as
ae, oe and aa, which addresses and file names write (`urls.slug`). Each letter knows where in the text it stands.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

Bond: TypeAlias = Literal[0, 1, 2]
TOGETHER: Bond = 0
EITHER: Bond = 1
APART: Bond = 2
"""How a letter follows the one before it: in the same word, after something unseen that may part them, in another."""

FEWEST = 3
"""Letters and digits that a passage must have: "og" would be found everywhere."""

_TRANSCRIBED = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ð", "d"), ("þ", "th"), ("đ", "d"), ("ł", "l"))
_INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_ACCENTS = "\u0300-\u036f"

LINK_END = (
    r"\]\(\s{0,9}(?:<[^<>\n]{0,4000}>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:\s{1,9}(?:\"[^\"\n]{0,4000}\"|'[^'\n]{0,4000}'))?\s{0,9}\)"
)
"""Where a link leads, as Markdown has it after the words of the link, with the title that it may bear."""
NOTE_MARK = r"\[\^[^\]\s]{1,200}\]"
TAG = r"</?(?:sub|sup|i|b|em|strong|u|s)>"
_PRINTED_MARK = r"\[\d{1,3}\]"  # a footnote's mark as the page shows it, and as it is copied from there
_BREAK = r"<br\s{0,9}/?>"
_ENTITY = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_LIST_NUMBER = r"^[ \t>]*\d{1,9}[.)](?=[ \t])"

_HIDDEN = re.compile(f"{LINK_END}|{NOTE_MARK}|{_PRINTED_MARK}|{TAG}|{_BREAK}", re.IGNORECASE)
_ENTITIES = re.compile(_ENTITY)
_NUMBERS = re.compile(_LIST_NUMBER, re.MULTILINE)
_NOT_LETTERS = re.compile(rf"[^\w{_ACCENTS}]+|_+")
_ACCENT = re.compile(r"[\W_]+")
_ALL_INVISIBLE = re.compile(f"[{_INVISIBLE}]+")
_PARTS = (
    rf"(?P<apart>{NOTE_MARK}|{_PRINTED_MARK}|{_BREAK})"
    rf"|(?P<either>{LINK_END}|{TAG}|[*~`]+|\\(?=[!-/:-@\[-`{{-~])|[-\u2010\u2011\u00ad]\s*\n\s*|[{_INVISIBLE}]+)"
    rf"|(?P<entity>{_ENTITY})"
    rf"|(?P<letter>[^\W_][{_ACCENTS}{_INVISIBLE}]*)"
)
_TOKENS = re.compile(_PARTS, re.IGNORECASE)
_TOKENS_UNNUMBERED = re.compile(rf"(?P<number>{_LIST_NUMBER})|{_PARTS}", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letters:
    """Bogstaver: the letters of a text, folded, each with its place in the text and its bond to the one before."""

    text: str = field(repr=False)
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bonds: tuple[Bond, ...]


def letters_of(text: str, numbered: bool = True) -> Letters:
    """The letters that a reader sees; without the numbers of a numbered list unless `numbered`."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bonds: list[Bond] = []
    bond: Bond = APART
    last = 0
    for token in (_TOKENS if numbered else _TOKENS_UNNUMBERED).finditer(text):
        if token.start() > last:
            bond = APART
        last = token.end()
        kind = token.lastgroup
        if kind == "either":
            bond = EITHER if bond == TOGETHER else bond
        elif kind in ("apart", "number"):
            bond = APART
        else:
            seen = html.unescape(token.group()) if kind == "entity" else token.group()
            folded = _folded(seen)
            if not folded and not _ALL_INVISIBLE.fullmatch(seen):
                bond = APART
            for letter in folded:
                letters.append(letter)
                starts.append(token.start())
                ends.append(token.end())
                bonds.append(bond)
                bond = TOGETHER
    return Letters("".join(letters), tuple(starts), tuple(ends), tuple(bonds))


def squeezed(text: str) -> str:
    """The same letters without their places, many times as fast: what tells that a text holds nothing."""
    if "[" in text or "<" in text:
        text = _HIDDEN.sub(" ", text)
    if "&" in text:
        text = _ENTITIES.sub(lambda entity: html.unescape(entity.group()), text)
    return fold(text)


def ways_of_counting(text: str) -> Iterator[bool]:
    """Whether the numbers of lists are seen: both where there are any, for not every browser copies them."""
    yield True
    if _NUMBERS.search(text):
        yield False


def without_list_numbers(text: str) -> str:
    """The text without the numbers that begin its lines."""
    return _NUMBERS.sub("", text)


def is_enough(text: str) -> bool:
    """Whether there is enough of it to be told from other texts."""
    return len(squeezed(text)) >= FEWEST


def fold(text: str) -> str:
    """The letters and digits of a text that has no marks, in the one form that stands for all."""
    try:
        data = text.encode("cp1252").translate(_LATIN, _NO_LETTERS)
    except UnicodeEncodeError:
        return fold_any_script(text)
    for letter, latin in _DOUBLE.items():
        data = data.replace(letter, latin)
    return data.decode("ascii") if data.isascii() else fold_any_script(text)


def fold_any_script(text: str) -> str:
    """The same for what is not in Latin letters alone, or in letters put together of parts."""
    folded = unicodedata.normalize("NFKC", _NOT_LETTERS.sub("", text)).casefold()
    for letter, latin in _TRANSCRIBED:
        folded = folded.replace(letter, latin)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", folded).casefold())


_EACH = {number: fold_any_script(bytes([number]).decode("cp1252", errors="ignore")) for number in range(256)}
"""What each character of Windows' Latin alphabet is folded to: nearly all texts have no others, and bytes are quick."""
_LATIN = bytes(ord(one) if len(one) == 1 and one.isascii() else number for number, one in _EACH.items())
_NO_LETTERS = bytes(number for number, one in _EACH.items() if not one)
_DOUBLE = {bytes([number]): one.encode() for number, one in _EACH.items() if len(one) > 1 and one.isascii()}


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    return fold(_ALL_INVISIBLE.sub("", cluster))
