"""The labels that lead up to the facts in a head: "Mødedato", "Fraværende med afbud", "Referent".

They are those of `shared/reference/minutes.md` (layouts; attendance). A new one is a word of data here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PRESENT = (
    "mødedeltagere", "deltagere", "deltagerne var", "medlemmer", "udvalgets medlemmer", "indkaldelse", "indkaldte",
    "indkaldt", "til stede", "tilstede", "til stede var", "tilstede var", "følgende var til stede", "fremmødte",
    "følgende deltog", "øvrige deltagere", "andre deltagere", "gæster", "suppleanter", "stedfortrædere",
    "tilforordnede", "observatører", "desuden deltog", "endvidere deltog", "herudover deltog", "derudover deltog",
    "fra administrationen", "fra administrationen deltog", "fra forvaltningen", "fra forvaltningen deltog",
)  # fmt: skip
ABSENT = (
    "afbud", "afbud fra", "der var afbud fra", "meldt afbud", "fraværende", "fravær", "fraværende med afbud",
    "fraværende uden afbud", "fraværende medlemmer", "afbud/fraværende", "fraværende/afbud", "ikke til stede",
    "ikke tilstede", "ikke mødt", "følgende var fraværende",
)  # fmt: skip
ROLES = (
    "formand", "næstformand", "borgmester", "sekretær", "referent", "ordstyrer", "mødeleder", "protokolfører",
    "stedfortræder", "suppleant",
)  # fmt: skip
ROLES_OF_ONE = ("formand", "næstformand", "borgmester", "ordstyrer", "mødeleder")

LABELS: dict[str, tuple[str, ...]] = {
    "date": ("mødedato", "dato", "dato og tid", "dato og tidspunkt", "dato/tid", "mødedag"),
    "time": ("mødetidspunkt", "mødetid", "tidspunkt", "tid", "klokkeslæt"),
    "start": ("starttidspunkt", "start", "mødestart", "mødet startede", "mødet begyndte"),
    "end": ("sluttidspunkt", "slut", "mødeslut", "mødet sluttede", "mødet hævet"),
    "place": ("mødested", "mødelokale", "sted", "lokale"),
    "body": ("udvalg", "møde i"),
    "names": (*PRESENT, *ABSENT, *ROLES),
    "other": ("information",),
}
_FACT_OF = {label: fact for fact, labels in LABELS.items() for label in labels}
_ANY = "|".join(sorted(map(re.escape, _FACT_OF), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?P<printed>(?P<words>{_ANY})(?: (?:i|på|til) mødet)?)(?P<mark>\s*:\s*|\s+|$)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
INNER_LABEL = re.compile(rf"(?<=\S)\s+(?=(?:{_ANY})\s*:)", re.IGNORECASE)
"""Where the label of another fact may begin inside a line."""

_UNKNOWN = re.compile(r"[A-ZÆØÅ][\w/ -]{1,30}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Label:
    """Ledetekst: the words that lead up to a fact, and what of it stands on their line."""

    printed: str
    words: str
    """As `LABELS` has them."""
    fact: str
    value: str
    is_marked: bool
    """With a colon, or on a line of its own: without, it may be the beginning of a sentence."""


def read_label(text: str) -> Label | None:
    """The label that a line begins with; None for a line without."""
    match = _LABEL.fullmatch(text)
    if not match:
        return None
    value = match["value"].strip()
    words = match["words"].casefold()
    fact = _FACT_OF.get(words, "other")  # letters that only resemble the label's ("ı")
    return Label(match["printed"], words, fact, value, ":" in match["mark"] or not value)


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label, a known one or any words with a colon."""
    return bool(_UNKNOWN.match(text)) or read_label(text) is not None
