"""A TOML file of `content/`, read key by key, so that every mistake in it has its line and all are told at once."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.dates import read_date
from generator.plain_files import LARGEST_TEXT, not_plain
from generator.problems import Message, Problem, say

Choice = TypeVar("Choice", bound=str)

_ANY_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*[\w.\"'-]+[ \t]*\]", re.MULTILINE)


@dataclass(slots=True)
class TomlFile:
    """One TOML file while it is read: its text, to find lines in, and the problems found so far."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    """Where in the text each table begins that has been read, by its `id`: the third has the keys of the first."""

    def headers(self, key: str) -> list[int]:
        """Where in the text the headers `[key]` and `[[key]]` stand, those in longer strings among them."""
        header = re.compile(rf"^[ \t]*\[{{1,2}}[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*\]", re.MULTILINE)
        return [found.start() for found in header.finditer(self.text)]

    def line_of(self, key: str, table: Mapping[str, Any] | None = None) -> int | None:
        """The line on which the key, or the table of that name, first stands; in `table` where one is given.

        Where it does not stand in that table, the line that the table begins on.
        """
        start, end = 0, len(self.text)
        begin = self.starts.get(id(table))
        if begin is not None:
            start = begin
            headers = _ANY_HEADER.finditer(self.text, start)
            next(headers, None)  # its own
            end = next((header.start() for header in headers), end)
        key_or_table = re.compile(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*(?:=|\])", re.MULTILINE)
        found = key_or_table.search(self.text, start, end)
        if found is None and begin is None:
            return None
        return self.text.count("\n", 0, found.end() if found else start) + 1

    def mistake(
        self, message: Message, key: str, table: Mapping[str, Any] | None = None, hint: Message | None = None
    ) -> None:
        """Tell of a mistake that has to do with a key."""
        self.problems.append(Problem("error", message, self.path, self.line_of(key, table), hint))

    def unknown(self, key: str, known: Sequence[str], table: Mapping[str, Any] | None = None) -> None:
        """Tell of a key that nobody reads."""
        near = difflib.get_close_matches(key, known, n=1)
        hint = (
            say("Mente du «{name}»?", name=near[0]) if near else say("Kendte felter: {names}", names=", ".join(known))
        )
        self.mistake(say("Ukendt felt «{key}»", key=key), key, table, hint)

    def wrong(self, key: str, expected: Message, table: Mapping[str, Any] | None = None) -> None:
        """Tell of a value that is not what is expected there."""
        self.mistake(say("Feltet «{key}» skal være {expected}", key=key, expected=expected), key, table)

    def string(self, table: Mapping[str, Any], key: str) -> str:
        """A text; "" where there is none."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.wrong(key, say("en tekst i anførselstegn"), table)
            return ""
        return value.strip()

    def strings(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of texts; empty where there is none."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            self.wrong(key, say('en liste af tekster: ["…", "…"]'), table)
            return ()
        return tuple(value)

    def flag(self, table: Mapping[str, Any], key: str, default: bool) -> bool:
        """Yes or no; `default` where nothing is said."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, say("true eller false"), table)
            return default
        return value

    def choice(self, table: Mapping[str, Any], key: str, choices: Sequence[Choice], default: Choice) -> Choice:
        """One of the words `choices`; `default` where nothing is said."""
        found = [choice for choice in choices if choice == table.get(key, default)]
        if not found:
            self.wrong(key, say("et af ordene {words}", words=", ".join(f'"{choice}"' for choice in choices)), table)
        return found[0] if found else default

    def date(self, table: Mapping[str, Any], key: str) -> dt.date | None:
        """A date, as TOML has it (2026-11-22, without quotation marks) or as a text; None where there is none."""
        value = table.get(key)
        date = read_date(value) if isinstance(value, str) else value
        if isinstance(date, dt.date) and not isinstance(date, dt.datetime):
            return date
        if value is not None:
            self.wrong(key, say("en dato: 2026-11-22"), table)
        return None

    def table(self, data: Mapping[str, Any], key: str, known: Sequence[str]) -> Mapping[str, Any]:
        """The `[key]` table, empty where there is none; what is unknown in it becomes problems."""
        table = data.get(key, {})
        if not isinstance(table, dict):
            self.wrong(key, say("en tabel: [{key}]", key=key))
            return {}
        self._note_starts(key, [table])
        for name in table.keys() - set(known):
            self.unknown(name, known, table)
        return table

    def _note_starts(self, key: str, tables: Sequence[Mapping[str, Any]]) -> None:
        self.starts.update((id(table), start) for table, start in zip(tables, self.headers(key), strict=False))

    def texts_by_name(self, data: Mapping[str, Any], key: str, expected: Message) -> dict[str, str]:
        """The `[key]` table, of which every value is a text."""
        table = data.get(key, {})
        if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
            self.wrong(key, expected)
            return {}
        return table

    def tables(
        self, data: Mapping[str, Any], key: str, known: Sequence[str], needed: str = "name"
    ) -> list[Mapping[str, Any]]:
        """The `[[key]]` tables that have a text `needed`; what is unknown or missing in them becomes problems.

        Where nothing is `needed`, all of them.
        """
        tables = data.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.wrong(key, say("tabeller: [[{key}]]", key=key))
            return []
        self._note_starts(key, tables)
        kept = []
        for table in tables:
            for name in table.keys() - set(known):
                self.unknown(name, known, table)
            if not needed or self.string(table, needed):
                kept.append(table)
            else:
                self.wrong(key, say("tabeller med et felt: [[{key}]] og {needed} = …", key=key, needed=needed), table)
        return kept


def toml_string(text: str) -> str:
    """The text as TOML writes it on one line (TOML 1.0, "String"), with its quotation marks.

    What JSON escapes is escaped in the same way in TOML, which also has no DEL and no half of a surrogate pair.
    """
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def load_toml(path: Path, shown: str) -> tuple[Mapping[str, Any], TomlFile]:
    """What the file `path` holds, nothing where it is missing or can't be read; `shown` is what problems call it."""
    file = TomlFile(shown, "")
    if not os.path.lexists(path):
        return {}, file
    if problem := not_plain(path.parent, path.name, LARGEST_TEXT):
        file.problems.append(replace(problem, path=shown))
        return {}, file
    try:
        file.text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(file.text), file
    except UnicodeDecodeError:
        file.problems.append(Problem("error", say("Filen er ikke UTF-8"), shown, hint=say("Gem filen som UTF-8")))
    except OSError as error:
        file.problems.append(Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), shown))
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        line = re.search(r"at line (\d+)", str(error))
        message = say("Ikke gyldig TOML: {reason}", reason=str(error))
        hint = say("Tekster skal stå i anførselstegn, lister i kantede parenteser")
        file.problems.append(Problem("error", message, shown, int(line[1]) if line else None, hint))
    except RecursionError:
        reason = say("for mange lag af parenteser")
        file.problems.append(Problem("error", say("Ikke gyldig TOML: {reason}", reason=reason), shown))
    return {}, file
