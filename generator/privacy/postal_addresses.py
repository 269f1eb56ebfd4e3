"""Addresses where a person lives.

Minutes are full of addresses that anybody may see: schools, plots, building sites. So a road and a number are nobody's
by themselves, nor with a postcode. What makes them a private address is a flat ("2. tv."), a word before them ("bor
på", "bopæl"), or a person's name before them ("Karen Holm, Skolevej 3").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.privacy.given_names import NAME_WORD, named_persons

# How names of Danish roads end (Danmarks Adresseregister); longer ones end so too ("Mejerivænget").
_ENDINGS = """
    vej vejen gade gaden allé alle alléen stræde strædet plads pladsen torv torvet vænge vænget park parken have haven
    bakke bakken toft toften tofte boulevard boulevarden sti stien vang vangen eng engen lund lunden ager ageren gård
    gården høj højen krog krogen dal dalen kær kæret mark marken brink brinken hegn hegnet skov skoven sving svinget
    gyde gyden kaj kajen bro broen strand holm holmen ås åsen led leddet slip slippen
"""
_ROADS = tuple(_ENDINGS.split())
_HOUSE = re.compile(r"(?<=[^\W\d_][ \u00a0])\d{1,3}(?:[ ]?[A-ZÆØÅ]|[a-z])?(?!\w|[.,:/-]\d|[ ]?%)")
# A road's name is one word and what such words open with ("Gl. Skolevej"), or some and an ending of its own ("H.C.
# Andersens Vej"): what stands before may be a person's name.
_OPENING = (
    r"Den|Gamle|Gl\.|Nye?|Nordre|Nørre|Søndre|Sønder|Østre|Øster|Vestre|Vester|Store|Lille|Øvre|Nedre|Sankt|Skt\."
)
_ROAD_NAME = re.compile(
    rf"(?:(?:{NAME_WORD}[ \u00a0](?:(?:{NAME_WORD}|de|den|af|ved|på|i)[ \u00a0]){{0,2}})(?i:{'|'.join(_ROADS)})"
    rf"|(?:(?:{_OPENING})[ \u00a0]){{0,2}}{NAME_WORD})[ \u00a0]\Z"
)
_DOOR = r"(?:tv|th|mf|til venstre|til højre|dør \w{1,4})\b\.?"
_FLAT = re.compile(rf"[ ,]{{0,3}}(?:(?:\d{{1,2}}|st|stuen|kl|kld)\.?,?\s?(?:sal)?,?\s?{_DOOR}|\d{{1,2}}\. ?sal\b)")
_TOWN = re.compile(r",?\s{1,2}\d{4} [A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]?\b)?")
_OFFICE = re.compile(r"\W{0,3}(?:lokale|mødelokale|kontor|mødesal)", re.IGNORECASE)
_SAYS_HOME = re.compile(
    r"\b(bopæl\w*|bor|boede|boende|bosat|bosiddende|privatadresse\w*|hjemmeadresse\w*|folkeregisteradresse\w*|c/o"
    r"|flytte\w*)\b[^\n]{0,30}\Z",
    re.IGNORECASE,
)
_BEFORE = 60
_PARTED = re.compile(r"\s*[,;(:–-]?\s*\Z")
_PARTING = " \t\r\n\u00a0,;(:–-"


def find_addresses(text: str) -> Iterator[Finding]:
    """The addresses in `text` that look like a person's home, each with its flat and its town."""
    for house in _HOUSE.finditer(text):
        before = text[max(0, house.start() - _BEFORE) : house.start()]
        if not before.rstrip().lower().endswith(_ROADS):
            continue
        said = _SAYS_HOME.search(before)
        road = _ROAD_NAME.search(before, said.end(1) if said else 0)
        if not road:
            continue
        flat = _FLAT.match(text, house.end())
        end = flat.end() if flat else house.end()
        is_flat = flat is not None and not _OFFICE.match(text, end)
        if is_flat or said or _ends_with_person(before[: road.start()]):
            town = _TOWN.match(text, end)
            start, end = house.start() - len(road.group()), town.end() if town else end
            shown = " ".join(text[start:end].split())
            yield Finding("address", start, end, shown.lower(), shown)


def _ends_with_person(before: str) -> bool:
    """Whether a person's name is the last thing before the address."""
    last_word = before.rstrip(_PARTING).split()[-1:]
    if not last_word or not last_word[0][0].isupper():  # nor is it any name: those are costly to look for
        return False
    persons = named_persons(before)
    return bool(persons) and _PARTED.fullmatch(before, persons[-1].end()) is not None
