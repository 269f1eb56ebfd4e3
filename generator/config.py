"""`content/archive.toml` and `content/people.toml`: what the archive is called, who meets, who is who.

An unknown key is an error with a suggestion; every error of a file is told at once.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.model import Abbreviation, Body, KnownPerson
from generator.problems import Message, Problem, say

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


@dataclass(frozen=True, slots=True)
class Configured:
    """What reading the configuration gave: a `Config` with the defaults for all that could not be read."""

    config: Config
    problems: tuple[Problem, ...] = ()


_TEXTS = ("title", "owner", "notice", "contact", "base_url", "accessibility")
_ARCHIVE_KEYS = (*_TEXTS, "body", "abbreviations", "cases")
_BODY_KEYS = ("name", "description", "spellings")
_PERSON_KEYS = ("name", "title", "spellings")


@dataclass(slots=True)
class _File:
    """One TOML file while it is read: its text, to find lines in, and the problems found so far."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, key: str) -> int | None:
        found = re.search(rf"^\s*(?:\[+\s*)?\"?{re.escape(key)}\"?\s*(?:=|\])", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start(0)) + 1 + found.group().count("\n") if found else None

    def unknown(self, key: str, known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(key, known, n=1)
        hint = (
            say("Mente du «{name}»?", name=near[0]) if near else say("Kendte felter: {names}", names=", ".join(known))
        )
        self.problems.append(Problem("error", say("Ukendt felt «{key}»", key=key), self.path, self.line_of(key), hint))

    def wrong(self, key: str, expected: Message) -> None:
        message = say("Feltet «{key}» skal være {expected}", key=key, expected=expected)
        self.problems.append(Problem("error", message, self.path, self.line_of(key)))

    def string(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self.wrong(key, say("en tekst i anførselstegn"))
            return ""
        return value.strip()

    def strings(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            self.wrong(key, say('en liste af tekster: ["…", "…"]'))
            return ()
        return tuple(value)

    def texts_by_name(self, data: Mapping[str, Any], key: str, expected: Message) -> dict[str, str]:
        """The `[key]` table, of which every value is a text."""
        table = data.get(key, {})
        if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
            self.wrong(key, expected)
            return {}
        return table

    def tables(self, data: Mapping[str, Any], key: str, known: tuple[str, ...]) -> list[Mapping[str, Any]]:
        """The `[[key]]` tables that have a name; what is unknown or nameless in them becomes problems."""
        tables = data.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.wrong(key, say("tabeller: [[{key}]]", key=key))
            return []
        for table in tables:
            for name in table.keys() - set(known):
                self.unknown(name, known)
            if not self.string(table, "name"):
                self.wrong(key, say("tabeller med et navn: [[{key}]] og name = …", key=key))
        return [table for table in tables if self.string(table, "name")]


def _load(path: Path, shown: str) -> tuple[Mapping[str, Any], _File]:
    file = _File(shown, "")
    if not path.exists():
        return {}, file
    try:
        file.text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(file.text), file
    except UnicodeDecodeError:
        file.problems.append(Problem("error", say("Filen er ikke UTF-8"), shown))
    except OSError as error:
        file.problems.append(Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), shown))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        message = say("Ikke gyldig TOML: {reason}", reason=str(error))
        hint = say("Tekster skal stå i anførselstegn, lister i kantede parenteser")
        file.problems.append(Problem("error", message, shown, int(line[1]) if line else None, hint))
    return {}, file


def read_config(content: Path) -> Configured:
    """The configuration of the archive in the folder `content`; a file that is missing gives the defaults."""
    data, archive = _load(content / ARCHIVE_FILE, ARCHIVE_FILE)
    for key in data.keys() - set(_ARCHIVE_KEYS):
        archive.unknown(key, _ARCHIVE_KEYS)
    bodies = tuple(
        Body(archive.string(table, "name"), archive.string(table, "description"), archive.strings(table, "spellings"))
        for table in archive.tables(data, "body", _BODY_KEYS)
    )
    abbreviations = archive.texts_by_name(data, "abbreviations", say('en tabel: [abbreviations] og HRC = "HR-Centret"'))
    case_titles = archive.texts_by_name(data, "cases", say('en tabel: [cases] og "23/11870" = "Nyt rådhus"'))
    texts = {key: archive.string(data, key) for key in _TEXTS if archive.string(data, key)}
    if "base_url" in texts and not re.match(r"https?://[^/]", texts["base_url"]):
        archive.wrong("base_url", say("en hel adresse, der begynder med https://"))
        del texts["base_url"]
    if "base_url" in texts:
        texts["base_url"] = texts["base_url"].rstrip("/") + "/"

    people_data, people = _load(content / PEOPLE_FILE, PEOPLE_FILE)
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
    )
    return Configured(config, (*archive.problems, *people.problems))
