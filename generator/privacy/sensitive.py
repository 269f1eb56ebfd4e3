"""Words that mark a case of what somebody is to be left alone with: health, social matters, crime, staff, belief.

Minutes are full of such words where they are policy ("forebyggelse af misbrug"). They mark a case where the sentence
speaks of one person too: by name, initials, age or CPR number, or as "borgeren", "medarbejderen", "hendes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.cpr import find_cpr
from generator.findings import Finding
from generator.privacy.given_names import named_persons
from generator.privacy.sensitive_words import HARMLESS_PHRASES, SENSITIVE_WORDS

_ENDING = r"(?:e|en|et|n|t|er|r|erne|rne|ene)?s?(?!\w)"
_WORDS = tuple(" ".join(word.split()) for words in SENSITIVE_WORDS.values() for word in words.split(","))

_ONE_PERSON = re.compile(
    r"(?<!\w)(?:(?i:(?:(?:borger|medarbejder|elev|patient|ansøger|klager|beboer|pensionist)en|barnet|drengen|pigen"
    r"|kvinden|manden|sønnen|datteren|moderen|faderen|moren|faren|ægtefællen|den (?:unge|ansatte|pågældende|sygemeldte)"
    r"|en (?:borger|medarbejder|ansat|elev|leder)|vedkommende)s?|hun|hendes?|ham|han|hans|[0-9]{1,3}-årige?)"
    r"|[A-ZÆØÅ]\. ?[A-ZÆØÅ]\.)(?!\w)"
)
# What who speaks of a case at the meeting does, unlike whom it is about.
_SPEAKS = re.compile(
    r"[ \u00a0,]{1,2}(?:\([^()\n]{0,60}\)[ ,]{0,2})?(?:har |vil |der )?(?:orienter|oplys|fremlag|fremlæg|gennemg"
    r"|delt[oa]g|indstill|spurg|spørg|bemærk|informer|fort[aæ]l|redegj|foresl|sagde|siger|ønske|præsenter|svare|indled"
    r"|byder|bød|takke|følger|undersøg|kontakt|sørge|udarbejd|går videre|tager|tog|oplæg|deler|rejs|nævn|pege|fandt"
    r"|finder|mente|mener|kommer|er enig)"
)
_AROUND = 100
# A list's point, a table's cell and a column (tabs, wide blanks) end a sentence too: what stands beside is another's.
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n\s*\n|\n\s*[-#*|•]|\||\t|   ")


def find_sensitive(text: str, more: Sequence[str], harmless: Sequence[str]) -> Iterator[Finding]:
    """The words in `text` that mark a sensitive case, and `more` ones, in a sentence that speaks of one person.

    A word that stands in one of the `harmless` phrases marks none.
    """
    lowered = _lowered(text)
    harmless_places = _places(lowered, (*HARMLESS_PHRASES, *harmless))
    for found in _pattern((*_WORDS, *more)).finditer(lowered):
        start, end = found.span()
        if start and (lowered[start - 1].isalnum() or lowered[start - 1] == "-"):
            continue
        if any(first <= start and end <= last for first, last in harmless_places):
            continue
        if _is_of_one_person(text, start, end):
            yield Finding("sensitive", start, end, found.group(), text[start:end])


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words with its endings; the longest first, for the first that fits is the one that is found."""
    longest_first = sorted({word.lower().strip() for word in words} - {""}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}){_ENDING}")


def _lowered(text: str) -> str:
    """The text in small letters, each in its place: those are left that would become two ("İ")."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(sign.lower()[:1] for sign in text)


def _places(lowered: str, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Where the phrases stand."""
    known = "|".join(re.escape(phrase.lower()) for phrase in phrases if phrase.strip())
    return [found.span() for found in re.finditer(known, lowered)] if known else []


def _is_of_one_person(text: str, start: int, end: int) -> bool:
    """Whether one person is spoken of in the sentence, near its word from `start` to `end`."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = _SENTENCE.split(text[first:start])[-1]
    after = _SENTENCE.split(text[end:last], maxsplit=1)[0]
    for part in (before, after):
        if _ONE_PERSON.search(part) or next(find_cpr(part), None):
            return True
        if any(not _SPEAKS.match(part, person.end()) for person in named_persons(part)):
            return True
    return False
