"""The headings that Danish minutes give the parts of an item, and what kind of section each one opens.

The words are those seen in `shared/reference/minutes.md` (headings seen), matched whatever their case.
A new word is a line of data here.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.dates import read_date
from generator.model import SectionKind

WORDS: dict[SectionKind, tuple[str, ...]] = {
    "summary": ("resume", "resumé", "sagsresume", "sagsresumé", "sammendrag", "sagens kerne", "indledning"),
    "background": ("baggrund", "anledning", "beslutningstema", "sagstema", "beslutningspunkter"),
    "recommendation": ("indstilling", "indstillinger", "administrativ indstilling", "administrationens indstilling"),
    "decision": ("beslutning", "beslutninger", "protokol"),
    "account": (
        "sagsfremstilling", "supplerende sagsfremstilling", "redegørelse", "beskrivelse af sagen",
        "sagsfremstilling og økonomi", "administrationens vurdering", "vurdering",
    ),
    "economy": ("økonomi", "økonomi og finansiering", "økonomiske konsekvenser"),
    "legal_basis": (
        "retsgrundlag", "lovgrundlag", "retligt grundlag", "retsregler og andre forskrifter",
        "kompetence", "beslutningskompetence",
    ),
    "process": (
        "forventet sagsgang", "sagsgang", "sagsgang og sagstype", "sagens forløb", "sagsforløb", "videre sagsgang",
        "tidligere behandling", "videre proces",
    ),
    "hearing": ("høring", "høring og sagsgang", "hørt", "høringer"),
    "staff": ("personale", "personalemæssige konsekvenser", "personaleforhold"),
    "attachments": ("bilag", "bilagsliste", "bilagsoversigt"),
    "other": (
        "andre konsekvenser", "effekt", "handicappolitik", "påtegning", "kommunikation", "bemærkninger",
        "underskriftsark", "underskriftsblad",
    ),
}  # fmt: skip

_KIND_OF_WORD = {word: kind for kind, words in WORDS.items() for word in words}
_DECISION = re.compile(r"(?:beslutning(?:er)?|protokol)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# After "Beslutning": who took it and when ("i Økonomiudvalget den 1. oktober 2018"), and nothing else.
_DATED = re.compile(
    r"\s+(?:(?:i|af)\s+)?(?P<body>\S.{0,80}?)??\s*,?\s*\b(?:den|d\.)\s*(?P<date>.{6,20})", re.IGNORECASE
)
_CLOSED_WORD = r"lukket(?:\s+(?:punkt|sag|dagsordenspunkt))?"
_CLOSED = re.compile(
    rf"\(?{_CLOSED_WORD}\)?(?:\s*[:–-].*)?|\({_CLOSED_WORD}\).*|.*\s[-–]\s*{_CLOSED_WORD}|.*\({_CLOSED_WORD}\)",
    re.IGNORECASE,
)
_NEAR = 0.8  # difflib's measure of likeness; "beslutnig" is 0.95 from "beslutning", "proces" 0.6 from anything


@dataclass(frozen=True, slots=True)
class Heading:
    """Overskrift: a section heading understood."""

    text: str
    kind: SectionKind
    date: dt.date | None = None
    body: str = ""


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading | None:
    """The section that a line of text opens when it stands as a heading; None when it opens none.

    Emphasis and a trailing colon must have been taken off already.
    """
    plain = " ".join(text.split())
    if kind := _KIND_OF_WORD.get(plain.lower()):
        return Heading(plain, kind)
    decision = _DECISION.fullmatch(plain)
    if decision and (dated := _DATED.fullmatch(decision["rest"])) and (date := read_date(dated["date"])):
        return Heading(plain, "decision", date, dated["body"] or "")
    return None


def understand_heading(text: str) -> Heading:
    """Like `read_heading`, for a line that certainly is a section heading: an unknown one is of kind "other"."""
    return read_heading(text) or Heading(" ".join(text.split()), "other")


def nearest_heading(text: str) -> str | None:
    """The known heading that `text` may be a slip for; None when it resembles none."""
    near = difflib.get_close_matches(text.lower(), _KIND_OF_WORD, n=1, cutoff=_NEAR)
    return near[0].capitalize() if near else None


def is_closed_title(title: str) -> bool:
    """Whether a printed title marks its item as closed: "Lukket", "Lukket punkt", "Lukket: …", "… - LUKKET SAG"."""
    return bool(_CLOSED.fullmatch(title.strip()))
