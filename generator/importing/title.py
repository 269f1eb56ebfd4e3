"""The title of minutes and what it says: which body met, when and where, and whether this is minutes or an agenda.

The forms are those of `shared/reference/minutes.md` (layouts): "REFERAT Direktionen d. 21-06-2021", "Referat
(29. august 2017)", "Referat til mødet i Byrådet den 6. april 2016 kl. 17:00", "Økonomiudvalgets møde mandag den
3. april 2017 kl. 9.00 i Mødelokale 2", "Kultur- og Idrætsudvalget, 03-04-2019".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from generator.dates import DATE_PATTERN, TIME_PATTERN, WEEKDAYS, read_date, read_time
from generator.headings import CLOSED, is_closed_title, spaced
from generator.model import MeetingKind

LONGEST = 300
"""In characters, the most that is read as a title."""

_KIND = (
    r"(?:(?:åb(?:ent?|ne)|endeligt?|foreløbigt?|godkendt|offentligt?|ekstraordinært?)\s+)*"
    r"(?:beslutnings|møde|tillægs|udvidet )?(?:referat|dagsorden|protokol)(?:\s+og\s+(?:referat|dagsorden))?"
)
_MORE_KIND = r"\w*(?:referat|dagsorden|protokol|udskrift)"
_MEETING = r"(?:(?:ordinært|ekstraordinært|åbent|det)\s+)?mødet?\s+(?:i|med)"
_LEAD = (
    rf"(?:(?P<kind>{_KIND})(?=\W|$)\s*[-–:]?(?:\s*(?:af|fra|for|til|over|vedr\.)(?=\s))?(?:\s*{_MEETING}(?=\s))?"
    rf"|{_MEETING})"
)
_WHEN = (
    rf"\(?(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?(?:(?:den|d\.)\s*)?(?P<date>{DATE_PATTERN})\)?"
    rf"(?P<clock>\s*[,(–-]?\s*(?:fra\s+)?(?:{TIME_PATTERN})\)?)?"
)
_PLACE = r"(?:\s*(?P<link>,?\s+(?:i|på|ved|hos)\s|[,–-]\s)\s*(?P<place>(?-i:[A-ZÆØÅ0-9])[^:]{1,100}?))?\s*[.,]?"
_BODY = r"(?P<body>[^\W\d_](?:(?!\.\s|:).){1,120}?)"
_FORMS = tuple(
    re.compile(form + _PLACE, re.IGNORECASE)
    for form in (
        rf"{_LEAD}\s*{_WHEN}",
        rf"{_LEAD}\s+{_BODY}(?:s(?=\s+\S*\s?møde))?(?:\s+(?:\w+ært\s+|\w+ære\s+)?møde)?\s*[,–-]?\s+{_WHEN}",
        rf"{_BODY}s\s+(?:\w+ære\s+)?møde\s*,?\s+{_WHEN}",
        rf"{_BODY}\s*(?:[,–-]\s*|\s)(?:(?P<kind>{_KIND})\s*[,–-]?\s*)?{_WHEN}",
    )
)
# As in "Referat af møde i Økonomiudvalget", where the date stands elsewhere.
_UNDATED = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:(?:af|fra|for|til|over|vedr\.)\s+)?{_MEETING}\s+(?P<body>(?-i:[A-ZÆØÅ])[^.:]{{1,100}})",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(_KIND, re.IGNORECASE)
_KIND_FIRST = re.compile(rf"{_KIND}\b", re.IGNORECASE)
# The whole document is closed: "LUKKET REFERAT Direktionen d. …", "Referat af lukket møde i …", "Fortroligt".
_SAYS_CLOSED = re.compile(
    rf"\W*{CLOSED}(?:\s?{_MORE_KIND}|\s?(?:møde|session)\b|[\W_]*$)"
    rf"|\W*(?:\w+ )?{_MORE_KIND}\b(?:\W+\w+){{0,4}}?\W+{CLOSED}"
    r"\s+(?:møde|del|session|punkter|sager|dagsordenspunkter)\b",
    re.IGNORECASE,
)
_NAMES_KIND = re.compile(rf"\W*(?:\w+ )?{_MORE_KIND}\b", re.IGNORECASE)
_WHEN_ALONE = re.compile(_WHEN + _PLACE, re.IGNORECASE)
# The nouns that a body's name ends in or begins with.
_BODY_NOUN = re.compile(
    r".*(?:udvalg|udvalget|råd|rådet|direktion|direktionen|bestyrelse|bestyrelsen|nævn|nævnet|kommission|kommissionen"
    r"|magistraten|forum|komité|komite|komitéen|komiteen)|(?:hoved|under|fag|center)?udvalget (?:for|vedrørende) .+",
    re.IGNORECASE,
)
_LONGEST_BODY = 100


@dataclass(frozen=True, slots=True)
class Occasion:
    """Anledning: what a line says of the meeting; "" and None for what it does not."""

    printed: str = ""
    """The line as printed, without the place, which is told by itself."""
    kind: MeetingKind | None = None
    body: str = ""
    date: dt.date | None = None
    time: str = ""
    place: str = ""
    link: str = ""
    """The word between the title and the place ("i", "på")."""


def read_title(text: str) -> Occasion | None:
    """What a line says that names a date beside a body or the kind of document; None for any other."""
    if len(text) > LONGEST:
        return None
    for form in _FORMS:
        match = form.fullmatch(text)
        if match and (title := _occasion(match)) and (title.kind or form is not _FORMS[-1] or is_body(title.body)):
            return title
    return None


def read_undated_title(text: str) -> Occasion | None:
    """What a line says that names the kind of document and whose meeting it was, and no date; None for any other."""
    match = _UNDATED.fullmatch(text) if len(text) <= LONGEST else None
    return Occasion(text, read_kind(match["kind"]), match["body"].strip()) if match else None


def read_when(text: str) -> Occasion | None:
    """What a line says that is a date and nothing more but the time and the place."""
    match = _WHEN_ALONE.fullmatch(text) if len(text) <= LONGEST else None
    return _occasion(match) if match else None


def _occasion(match: re.Match[str]) -> Occasion | None:
    found = match.groupdict()
    date = read_date(found["date"])
    body = " ".join((found.get("body") or "").split()).strip(" -–,")
    if date is None or begins_with_kind(body):
        return None
    place = found["place"] or ""
    return Occasion(
        printed=match.string[: match.start("link")].strip() if place else match.string,
        kind=read_kind(found["kind"]) if found.get("kind") else None,
        body=body,
        date=date,
        time=read_time(found["clock"] or ""),
        place=place,
        link=(found["link"] or "").strip(" ,-–"),
    )


def read_kind(text: str) -> MeetingKind | None:
    """What kind of document a line names and nothing else ("Åbent referat", "Tillægsdagsorden"); None for any other."""
    if len(text) > LONGEST or not _KIND_ALONE.fullmatch(text):
        return None
    return "agenda" if "dagsorden" in text.lower() and "referat" not in text.lower() else "minutes"


def begins_with_kind(text: str) -> bool:
    """Whether a line begins by saying what kind of document it is: "Referat til"."""
    return bool(_KIND_FIRST.match(text))


def calls_itself_closed(line: str) -> bool:
    """Whether a line of a head says that the document itself is closed, and not just some item of it."""
    line = spaced(line)
    return bool(_SAYS_CLOSED.match(line)) or (bool(_NAMES_KIND.match(line)) and is_closed_title(line))


def is_body(text: str) -> bool:
    """Whether a line is the name of a body and nothing else: "Sundheds- og Forebyggelsesudvalget"."""
    is_short = len(text) <= _LONGEST_BODY and text[:1].isupper() and not text.endswith((".", ":"))
    return is_short and bool(_BODY_NOUN.fullmatch(text))
