"""`content/archive.toml` and `content/people.toml`: what the archive is called, who meets, who is who.

An unknown key is an error with a suggestion; every error of a file is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.config.policies import ClosedPolicy, PrivacyPolicy, read_closed_policy, read_privacy_policy
from generator.config.toml import load_toml
from generator.model import Abbreviation, Body, KnownPerson
from generator.problems import Problem, say

ARCHIVE_FILE = "archive.toml"
PEOPLE_FILE = "people.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """Opsætning: what `archive.toml` and `people.toml` say."""

    title: str = "Referatarkiv"
    owner: str = ""
    notice: str = ""
    """Shown at the top of every page."""
    contact: str = ""
    base_url: str = ""
    """The site's full address, with a trailing slash; needed only for the feed and for links on the 404 page."""
    accessibility: str = ""
    """The address of the accessibility statement (tilgængelighedserklæring, law 692/2018)."""
    bodies: tuple[Body, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    case_titles: Mapping[str, str] = field(default_factory=dict)
    """What a case is called, by its number; other cases are called what most of their items are."""
    people: tuple[KnownPerson, ...] = ()
    closed: ClosedPolicy = field(default_factory=ClosedPolicy)
    privacy: PrivacyPolicy = field(default_factory=PrivacyPolicy)


@dataclass(frozen=True, slots=True)
class Configured:
    """What reading the configuration gave: a `Config` with the defaults for all that could not be read."""

    config: Config
    problems: tuple[Problem, ...] = ()


_MAIL_DOMAIN = re.compile(r"@([\w.-]*\w)")
_TEXTS = ("title", "owner", "notice", "contact", "base_url", "accessibility")
_ARCHIVE_KEYS = (*_TEXTS, "body", "abbreviations", "cases", "closed", "privacy")
_BODY_KEYS = ("name", "description", "spellings")
_PERSON_KEYS = ("name", "title", "spellings")


def read_config(content: Path) -> Configured:
    """The configuration of the archive in the folder `content`; a file that is missing gives the defaults."""
    data, archive = load_toml(content / ARCHIVE_FILE, ARCHIVE_FILE)
    for key in data.keys() - set(_ARCHIVE_KEYS):
        archive.unknown(key, _ARCHIVE_KEYS)
    bodies = tuple(
        Body(archive.string(table, "name"), archive.string(table, "description"), archive.strings(table, "spellings"))
        for table in archive.tables(data, "body", _BODY_KEYS)
    )
    abbreviations = archive.texts_by_name(data, "abbreviations", say('en tabel: [abbreviations] og HRC = "HR-Centret"'))
    case_titles = archive.texts_by_name(data, "cases", say('en tabel: [cases] og "23/11870" = "Nyt rådhus"'))
    texts = {key: archive.string(data, key) for key in _TEXTS if archive.string(data, key)}
    for key in ("base_url", "accessibility"):  # both become links: javascript: must not
        if key in texts and not re.match(r"https?://[^/]", texts[key]):
            archive.wrong(key, say("en hel adresse, der begynder med https://"))
            del texts[key]
    if "base_url" in texts:
        texts["base_url"] = texts["base_url"].rstrip("/") + "/"

    people_data, people = load_toml(content / PEOPLE_FILE, PEOPLE_FILE)
    for key in people_data.keys() - {"person"}:
        people.unknown(key, ("person",))
    persons = tuple(
        KnownPerson(people.string(table, "name"), people.string(table, "title"), people.strings(table, "spellings"))
        for table in people.tables(people_data, "person", _PERSON_KEYS)
    )
    config = Config(
        **texts,
        bodies=bodies,
        abbreviations=tuple(Abbreviation(short, long) for short, long in sorted(abbreviations.items())),
        case_titles=case_titles,
        people=persons,
        closed=read_closed_policy(archive, data),
        privacy=_with_own_mail(read_privacy_policy(archive, data), texts.get("contact", "")),
    )
    return Configured(config, (*archive.problems, *people.problems))


def _with_own_mail(policy: PrivacyPolicy, contact: str) -> PrivacyPolicy:
    """The policy, with the domain of the address that readers are to write to among the archive's own."""
    return replace(policy, own_mail=(*policy.own_mail, *_MAIL_DOMAIN.findall(contact)))
