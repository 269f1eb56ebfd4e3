"""Names as lists of participants print them: the name by itself; party, role, absence and the rest as attributes.

The forms are those of `shared/reference/minutes.md` (names, attendance): "Lolan Ottesen (A) - formand",
"Karen Holm (borgmester) (C)", "Bo Lund, (V)", "Ib Dam (Løsgænger)", "Formand Karen Holm", "Ida Krog (stedfortræder
for Bo Lund)", "Per Skov (fraværende med afbud)". What stands beside a name and is none of these becomes its note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.importing.audit import words
from generator.model import Attendance

LONGEST = 200
"""In characters, the most that is taken apart: what is longer is no line of a list of participants."""

_LONGEST_NAME = 80
_NOBODY = Attendance("")
_CAPITAL = "A-ZÆØÅÄÖÜÉÈÁÓÍÚÇÐÞŠŽĆČ"
_PARTICLES = frozenset(("af", "von", "van", "de", "del", "der", "da", "dos", "du", "el", "al", "la", "le", "bin", "y"))
_NAME_WORD = re.compile(r"(?:[dD]['’]|al-)?(?P<first>[^\W\d_])(?:[^\W\d_]|['’.]|-(?=\w))*")
_MOST_NAMES = 7
# Words that a body, a place or a sentence has, and no person.
_NO_NAME = re.compile(
    r"\b(?:\w*(?:kommune|udvalg|udvalget|rådet|byråd|forening|foreningen|forvaltning|forvaltningen|afdeling|afdelingen"
    r"|center|centret|centeret|sekretariat|sekretariatet|rådhus|rådhuset|lokale|direktion|direktionen"
    r"|administration|administrationen)"
    r"|alle|ingen|punkt|pkt|møde|mødet|referat|dagsorden|sag|sagen|kl|den|det|dog|endvidere|desuden|herudover"
    r"|ledelsen|øvrige|medlemmer|medlem|deltagere|fraværende|tilstede|afbud|godkendt|beslutning|bilag|a/s|aps)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    rf"[{_CAPITAL}]|SF|DF|LA|KD|RV|NB|DD|EL|(?i:(?:liste )[{_CAPITAL}]|\w*listen|løsgænger|uafhængig"
    r"|uden ?for (?:parti|partierne|gruppe)|uden parti|socialdemokrat(?:iet|erne)?|(?:det )?radikale(?: venstre)?"
    r"|venstre|(?:det )?konservative(?: folkeparti)?|socialistisk folkeparti|dansk folkeparti|liberal alliance"
    r"|alternativet|nye borgerlige|danmarksdemokraterne|moderaterne|kristendemokraterne)"
)
_TITLE = (
    r"(?:(?:\d\. ?|fhv\.? |tidl\.? |konst\.? |konstitueret |fungerende |afgående |tiltrædende )*"
    r"(?:\w+[-/])*\w*(?:formand|forkvinde|forperson|borgmester|rådmand|rådkvinde|direktør|chef|leder|konsulent|sekretær"
    r"|referent|ordstyrer|fuldmægtig|koordinator|medarbejder|specialist|assistent|arkitekt|ingeniør|planlægger|jurist"
    r"|advokat|revisor|økonom|controller|pædagog|rektor|inspektør|repræsentant|byrådsmedlem|regionsrådsmedlem"
    r"|udvalgsmedlem|suppleant|stedfortræder|observatør|vært|facilitator|student|elev))"
)
_LEADING_TITLE = re.compile(rf"(?P<role>(?i:{_TITLE}(?:en|n)?))\s*:?\s+(?=[{_CAPITAL}])")
_ROLE = re.compile(
    rf"{_TITLE}(?: og {_TITLE})?(?: (?:for|i|af|ved|på) .+)?|(?:menigt )?medlem|gæst|tilforordnet", re.IGNORECASE
)
_ABSENCE = re.compile(
    r"(?:(?:er|var) )?(?:(?:fraværende|fravær|ikke til ?stede|ikke mødt|udeblevet|(?:deltog|deltager|mødte) ikke)"
    r"(?: ?,? ?(?:med|uden) (?:afbud|(?:lovligt )?forfald))?"
    r"|(?:(?:med|uden|meldt|har meldt|sendt|har sendt) )?(?:afbud|(?:lovligt )?forfald))",
    re.IGNORECASE,
)
_LEADING_ABSENCE = re.compile(r"(?:afbud|fraværende|fravær)(?: fra| for)?\s*:?\s+(?=\S)", re.IGNORECASE)
_INSTEAD = re.compile(r"(?<!\S)(?:(?:som )?(?:stedfortræder|suppleant|vikar|afløser)|i stedet) for\s", re.IGNORECASE)
_PARTLY = r"deltog|deltager|ankom|forlod|gik|kom|mødte|inhabil|via|online|digitalt|fra|til|under|undtagen|pkt|punkt"
_WAS_THERE_IN_PART = re.compile(rf"(?:{_PARTLY})\b.*")
# What may follow a name without a sign between: "Karen Holm formand", "Karen Holm fra kl. 17", "Ida Krog for Bo Lund".
_FOLLOWS = re.compile(
    rf" (?=(?:{_TITLE}|afbud|forfald|fraværende|ikke til|med afbud|uden|for|suppl|{_PARTLY})\b)", re.IGNORECASE
)
_ASIDE = re.compile(r"[(\[]((?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]]?")
_BETWEEN = re.compile(r"\s+[-–—]\s*|\s*[,;]\s*|:(?:\s+|$)")


def is_name(text: str) -> bool:
    """Whether `text` can be a person's name and nothing else: two to seven words with capitals, of a bounded length."""
    if len(text) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    parts = text.split(" ")
    names = [part for part in parts if part not in _PARTICLES]
    stands_between = parts[0] not in _PARTICLES and parts[-1] not in _PARTICLES
    return stands_between and 2 <= len(names) <= _MOST_NAMES and all(map(_is_name_word, names))


def _is_name_word(word: str) -> bool:
    match = _NAME_WORD.fullmatch(word)
    return match is not None and match["first"].isupper()


@lru_cache(maxsize=1024)  # a list is looked at before it is entered
def read_name(text: str) -> Attendance:
    """The person in one entry of a list of participants; of an entry that is only details ("(V)", "afbud") nameless.

    Every word is in the name, the party, the role or the note, but for those that `left_out` tells. Whether the name
    can be one is for `is_name` to say.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return Attendance(text)
    person = _NOBODY
    for part in _parts(text):
        if detail := _detail(part):
            person = merged(person, detail)
        elif not person.name:
            person = _named(person, part)
        elif " " not in person.name:
            person = replace(person, name=f"{person.name}, {part}")  # "Holm, Karen": which is the first is not known
        else:
            person = merged(person, Attendance("", note=part))
    return person


def left_out(text: str, person: Attendance, before: Attendance = _NOBODY) -> str:
    """The words of `text` that no attribute has got, the person having been as `before`: those that say "absent"."""
    got = words_of(person) - words_of(before)
    left: list[str] = []
    for token in text.split():
        missing = Counter(words(token)) - got
        got -= Counter(words(token))
        if missing:
            left.append(token.strip(" ().,:;") if missing == Counter(words(token)) else " ".join(missing.elements()))
    return " ".join(left)


def words_of(person: Attendance) -> Counter[str]:
    """The words in what is known of a person."""
    return Counter(word for value in (person.name, person.party, person.role, person.note) for word in words(value))


def merged(person: Attendance, more: Attendance) -> Attendance:
    """The person with what another line says of them; a second party, which can't be one too, becomes a note."""
    party = person.party or more.party
    return Attendance(
        person.name,
        person.absent or more.absent,
        _listed(person.role, more.role),
        _listed(person.note, more.party if more.party != party else "", more.note),
        party,
    )


def _listed(*values: str) -> str:
    """Each of the values once."""
    return ", ".join(dict.fromkeys(filter(None, values)))


def _parts(text: str) -> Iterator[str]:
    """The name and each detail by itself, in the order printed."""
    instead = _INSTEAD.search(_blanked(text))
    if instead and instead.start():
        text, rest = text[: instead.start()], text[instead.start() :]
    else:
        rest = ""
    place = 0
    for aside in _ASIDE.finditer(text):
        yield from _split(text[place : aside.start()])
        inner = aside[1].strip()
        yield from [inner] if _INSTEAD.match(inner) else _split(inner)
        place = aside.end()
    yield from _split(text[place:])
    if rest:
        yield rest.strip()


def _blanked(text: str) -> str:
    """The text with blanks for what stands in brackets."""
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), text)


def _split(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        if clean := part.strip(" .-–*()[]"):
            yield clean


def _detail(part: str) -> Attendance | None:
    """The party, the role or the absence that a part is; None when it is none of these."""
    if _PARTY.fullmatch(part):
        return Attendance("", party=part)
    if _ABSENCE.fullmatch(part):
        return Attendance("", absent=True, note=part if "uden" in part.lower() else "")
    if _INSTEAD.match(part) or _WAS_THERE_IN_PART.fullmatch(part):
        return Attendance("", note=part)
    if _ROLE.fullmatch(part) and not is_name(" ".join(part.split()[-2:])):  # "direktør for Teknik Bo Lund"
        return Attendance("", role=_uncapitalised(part))
    return None


def _named(person: Attendance, part: str) -> Attendance:
    """The person with the name in `part`, and with the title, the absence or the note that stand close to it."""
    if (absence := _LEADING_ABSENCE.match(part)) and part[absence.end() :][:1].isupper():
        return _named(replace(person, absent=True), part[absence.end() :])
    if title := _LEADING_TITLE.match(part):
        role = Attendance("", role=_uncapitalised(title["role"]))
        return _named(merged(person, role), part[title.end() :])
    follows = _FOLLOWS.search(part)
    if follows and is_name(part[: follows.start()]):
        after = part[follows.end() :]
        return merged(replace(person, name=part[: follows.start()]), _detail(after) or Attendance("", note=after))
    return replace(person, name=part)


def _uncapitalised(role: str) -> str:
    """A role as Danish writes it inside a line: "formand", but "CFO"."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role
