"""The headings that Danish minutes give the parts of an item, and what kind of section each one opens.

The words are those seen in `shared/reference/minutes.md` (headings seen), matched whatever their case.
A new word is a line of data here.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.dates import DATE_PATTERN, read_date
from generator.invisible import INVISIBLE
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
# What is said to be closed. Behind the first ones a title may go on with nothing between ("LUKKET SAG En sag").
_CLOSED_ONE = r"(?:(?:dagsordens)?punkt|sag|dagsorden|referat|møde|session)"
_CLOSED_NOUN = (
    rf"(?:{_CLOSED_ONE}|(?:dagsordens)?punkter|sager|del|behandling|drøftelse|orientering(?:er)?|meddelelse(?:r)?)"
)
CLOSED = r"(?:lukket|lukkede|fortrolig[te]?|(?:ikke|ej)[ -]?offentlig[te]?)"
"""The words that say of something that it is closed."""
CLOSED_DOORS = (
    r"(?:(?:for|bag)\s+lukkede\s+døre|(?:i|på|under)\s+(?:et\s+|det\s+)?lukke(?:de|t)\s+(?:møde|session|del))"
)
"""The words that say how something closed is treated; "på lukket møde" may also be what an open item is about."""
_TREATED = (
    rf"(?:for\s+lukkede\s+døre|(?:behandle[st]|behandling|drøfte[st]|drøftelse)\b.{{0,40}}?{CLOSED_DOORS}"
    r"|bag\s+lukkede\s+døre(?=\W*$))"
)
# Begins with a closed word and a mark or a noun: "Lukket: …", "Lukket punkt. …", "LUKKET SAG …", "Lukket (…)".
_BEGINS_CLOSED = re.compile(
    rf"[\W_]*(?:{CLOSED}\s?{_CLOSED_ONE}\b|{CLOSED}(?:\s?{_CLOSED_NOUN})?(?=\s*(?:[^\w\s-]|-(?!\w)|\d{{1,2}}\)|[¹²³]|$))"
    rf"|(?:behandles\s+)?for\s+lukkede\s+døre\b|bag\s+lukkede\s+døre(?=\s*(?:[^\w\s]|$)))",
    re.IGNORECASE,
)
# Ends with a closed word behind a mark or in capitals: "… - lukket", "… / Lukket punkt", "… LUKKET".
_ENDS_CLOSED = re.compile(
    rf".*(?:(?:\s[-–—]|[,.:;/|«»\"])\s*{CLOSED}(?:\s?{_CLOSED_NOUN})?|{_TREATED}"
    r"|[a-zæøå].*\s(?-i:LUKKET|FORTROLIGT?|IKKE[ -]OFFENTLIGT?)(?:\s+(?-i:PUNKT|SAG|MØDE))?)[\W_]*(?:\d{1,2}\W{0,2})?",
    re.IGNORECASE,
)
_CLOSED_ALONE = re.compile(rf"[\W_]*{CLOSED}(?:\s?{_CLOSED_NOUN})?[\W_]*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]{4,200})")
# Anything that speaks of something closed at its beginning or its end, or of closed doors wherever: it may mean itself.
_MAY_BE_CLOSED = re.compile(
    rf"[\W_]*{CLOSED}\b.*|.*\b{CLOSED}(?:\s?{_CLOSED_NOUN})?[\W_]*|.*\b{CLOSED_DOORS}\b.*", re.IGNORECASE
)
# What a title may have inside its words that no reader sees, or that Markdown takes for marks.
_UNSEEN = re.compile(
    rf"{INVISIBLE.pattern}"
    r"|[\ufffd\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0*`\\]"
    r"|\u00ad\s*"
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s*(?=[a-zæøå])")
_LETTERS_APART = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")
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
    """Whether a printed title marks its item as closed, whatever else it says.

    It begins or ends with a closed word that is set off from the rest, or has one in brackets: "Lukket: …", "LUKKET SAG
    …", "… (lukket sag - § 10)", "… for lukkede døre".
    """
    return any(
        _BEGINS_CLOSED.match(part) or _ENDS_CLOSED.fullmatch(part)
        for text in _readings(title)
        for part in (text, *_BRACKETS.findall(text))
        if part
    )


def may_be_closed_title(title: str) -> bool:
    """Whether a title is closed, or may mean that it is: "Lukket ungdomsinstitution", "Torvegade lukket"."""
    return is_closed_title(title) or any(_MAY_BE_CLOSED.fullmatch(text) for text in _readings(title))


def is_closed_alone(title: str) -> bool:
    """Whether a title says that its item is closed, and nothing of what it is about: "Lukket punkt"."""
    return bool(_CLOSED_ALONE.fullmatch(spaced(title)))


def _readings(title: str) -> Iterator[str]:
    """A title as it stands, and as a reader sees it where that is another.

    That is without signs that can't be seen, in ordinary letters for full-width ones and the like (Unicode's NFKC), and
    with words that a line's end has parted put together ("Luk- ket").
    """
    yield spaced(title)
    seen = _HYPHENATED.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", title)))
    if seen != title:
        yield spaced(seen)


def spaced(title: str) -> str:
    """A title with one space between words, and none inside a word set with its letters apart.

    The middle of a long one is left out: no title says there that it is closed.
    """
    text = " ".join(title.split())
    text = text if len(text) <= 2 * _LONGEST else f"{text[:_LONGEST]} {text[-_LONGEST:]}"
    return _LETTERS_APART.sub(lambda word: word[0].replace(" ", ""), text)


def closed_title(title: str) -> str:
    """The title of a closed item as the content file needs it, where the title alone says that an item is closed."""
    return title if is_closed_title(title) else f"Lukket: {title}"
