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

from generator.dates import DATE_PATTERN, read_date
from generator.model import SectionKind

WORDS: dict[SectionKind, tuple[str, ...]] = {
    "summary": ("resume", "resumé", "sagsresume", "sagsresumé", "sammendrag", "sagens kerne", "indledning"),
    "background": (
        "baggrund", "sagens baggrund", "anledning", "beslutningstema", "sagstema", "beslutningspunkter",
        "problemstilling",
    ),
    "recommendation": ("indstilling", "indstillinger", "administrativ indstilling", "administrationens indstilling"),
    "decision": ("beslutning", "beslutninger", "protokol"),
    "account": (
        "sagsfremstilling", "supplerende sagsfremstilling", "redegørelse", "beskrivelse af sagen",
        "sagsfremstilling og økonomi", "administrationens vurdering", "vurdering",
    ),
    "economy": (
        "økonomi", "økonomi og finansiering", "økonomiske konsekvenser", "økonomiske konsekvenser og finansiering",
    ),
    "legal_basis": (
        "retsgrundlag", "lovgrundlag", "retligt grundlag", "retsregler og andre forskrifter",
        "kompetence", "beslutningskompetence", "beslutningen træffes af",
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
# Words that open a section also when its text runs on behind a colon, and nothing is bold: "Beslutning: Godkendt."
_RUN_IN_WORDS = frozenset(
    ("beslutning", "beslutninger", "protokol", "indstilling", "resume", "resumé", "sagsresume", "sagsresumé",
     "sagsfremstilling", "sagsforløb", "bilag", "bilagsliste")
)  # fmt: skip
_RUN_IN = re.compile(r"(?P<heading>[^:\n]{5,150}?)\s*:\s+(?P<text>\S.*)", re.DOTALL)
_NAME = r"(?!om\b|vedr)\S.{0,80}?"
_DAY = rf"(?:(?:den|d\.)\s*)?(?P<date>{DATE_PATTERN})(?:\s*,?\s*(?:punkt|pkt\.?)\s*\d{{1,4}})?"
_DATED = (
    # "Beslutning i Økonomiudvalget den 1. oktober 2018": who took it and when, and nothing else.
    re.compile(
        rf"(?:beslutning(?:er)?|protokol)(?:\s*[,–-])?\s+(?:(?:i|af|fra)\s+)?(?:(?P<body>{_NAME})\s*[,–-]?\s)??\s*{_DAY}",
        re.IGNORECASE,
    ),
    # "Sundhedsudvalgets beslutning den 04.12.2012 Punkt 1"
    re.compile(rf"(?P<body>{_NAME})s?\s+(?:beslutning|protokol)\s+(?:fra\s+)?{_DAY}", re.IGNORECASE),
    # "Kultur- og Idrætsudvalget, 03-04-2019, pkt. 42"
    re.compile(
        rf"(?P<body>[A-ZÆØÅ].{{2,80}}?),\s*(?P<date>{DATE_PATTERN}),\s*(?:punkt|pkt\.?)\s*\d{{1,4}}", re.IGNORECASE
    ),
)
_PROPOSES = re.compile(r"[A-ZÆØÅ][^.,;:]{2,80}\s+indstiller(?:\s+til\s+[^.,;:]{3,60})?,?\s+at", re.IGNORECASE)
_REMARK = re.compile(r"[A-ZÆØÅ][^.,;:]{2,60}\s+påtegning", re.IGNORECASE)
_CLOSED_NOUN = (
    r"(?:punkt(?:er)?|sag(?:er)?|dagsorden|dagsordenspunkt(?:er)?|referat|del|møde|behandling|drøftelse"
    r"|orientering(?:er)?|meddelelse(?:r)?|session)"
)
_CLOSED_DOORS = r"(?:for|bag)\s+lukkede\s+døre"
_CLOSED_WORD = (
    rf"(?:(?:behandles\s+)?{_CLOSED_DOORS}"
    rf"|(?:lukket|lukkede|fortroligt?|ikke[ -]offentligt?)(?:\s+{_CLOSED_NOUN})?)"
)
_CLOSED = re.compile(
    rf"[(\[]?{_CLOSED_WORD}[)\]]?(?:\s*[:–—-].*)?|[(\[]{_CLOSED_WORD}[)\]].*"
    rf"|.*(?:\s[-–—]|[,:])\s*{_CLOSED_WORD}\.?|.*[(\[]{_CLOSED_WORD}[)\]]|.*\s{_CLOSED_DOORS}\.?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200
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
    if len(plain) > _LONGEST:
        return None
    if kind := _KIND_OF_WORD.get(plain.lower()):
        return Heading(plain, kind)
    for pattern in _DATED:
        if (dated := pattern.fullmatch(plain)) and (date := read_date(dated["date"])):
            return Heading(plain, "decision", date, (dated["body"] or "").strip())
    if is_proposal(plain):
        return Heading(plain, "recommendation")
    return Heading(plain, "other") if _REMARK.fullmatch(plain) else None


def is_proposal(text: str) -> bool:
    """Whether a line leads up to a recommendation: "Administrationen indstiller, at"."""
    return bool(_PROPOSES.fullmatch(text))


def read_run_in(text: str) -> tuple[Heading, str] | None:
    """The section that a paragraph opens with its heading and text on one line, and the text; None when it opens none.

    Only for headings that are certain where nothing sets them off: "Beslutning: Godkendt.", "Sagsforløb: ØK/BY".
    """
    match = _RUN_IN.match(text)
    heading = read_heading(match["heading"]) if match and match["heading"][0].isupper() else None
    if match and heading and (heading.date or heading.text.lower() in _RUN_IN_WORDS):
        return heading, match["text"]
    return None


def understand_heading(text: str) -> Heading:
    """Like `read_heading`, for a line that certainly is a section heading: an unknown one is of kind "other"."""
    return read_heading(text) or Heading(" ".join(text.split()), "other")


def nearest_heading(text: str) -> str | None:
    """The known heading that `text` may be a slip for; None when it resembles none."""
    near = difflib.get_close_matches(text.lower(), _KIND_OF_WORD, n=1, cutoff=_NEAR)
    return near[0].capitalize() if near else None


def is_closed_title(title: str) -> bool:
    """Whether a printed title marks its item as closed: "Lukket", "Lukket: …", "… - LUKKET SAG", "for lukkede døre"."""
    return bool(_CLOSED.fullmatch(title.strip()))


def closed_title(title: str) -> str:
    """The title of a closed item as the content file needs it, where the title alone says that an item is closed."""
    return title if is_closed_title(title) else f"Lukket: {title}"
