"""Memory: what each document gave when it was last read, kept on disk so that a stopped import goes on where it was.

Reading is a pure function of a document's bytes, the body named for it and the program; so it is remembered by these.
Like all memory in `.referat/` it can be deleted at any time, and a broken one is begun anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from generator import content, dates, headings, importing, invisible, model, xmls, zips
from generator.accession.outcome import Account
from generator.accession.reading import MeetingKey, Reading
from generator.problems import Problem, message_from_json, message_to_json
from generator.remembering import edition_of

_SCHEMA = """
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, program TEXT, sha256 TEXT, reading TEXT, text BLOB);
CREATE INDEX IF NOT EXISTS by_sha256 ON readings (sha256);
CREATE TABLE IF NOT EXISTS written (key TEXT, target TEXT, sha256 TEXT, PRIMARY KEY (key, target)) WITHOUT ROWID;
"""
_SOME = 50  # readings written at a time: so many at most are read again after a crash


@cache
def program() -> str:
    """What tells this edition of the readers from any other."""
    return edition_of((content, dates, headings, importing, invisible, model, xmls, zips), ("lxml", "pypdfium2"))


class Readings:
    """Hukommelsen, mens den er åben."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, tuple[Reading, str]] = {}

    def known(self, key: str) -> Reading | None:
        """What the document with this key gave; None where it has not been read."""
        row = self._connection.execute("SELECT reading FROM readings WHERE key = ?", (key,)).fetchone()
        try:
            return _reading(json.loads(row[0])) if row else None
        except ValueError:  # it tells of something in words that nobody uses any more
            return None

    def key_of(self, sha256: str) -> str | None:
        """The key of a reading of the document with this SHA-256, whatever body was named for it."""
        self.flush()
        row = self._connection.execute("SELECT key FROM readings WHERE sha256 = ? ORDER BY key", (sha256,)).fetchone()
        return row[0] if row else None

    def text(self, key: str) -> str:
        """The meeting that the document gave, as the text of a content file."""
        self.flush()
        row = self._connection.execute("SELECT text FROM readings WHERE key = ?", (key,)).fetchone()
        return zlib.decompress(row[0]).decode()

    def keep(self, key: str, reading: Reading, text: str) -> None:
        """Remember what a document gave."""
        self._waiting[key] = (reading, text)
        if len(self._waiting) >= _SOME:
            self.flush()

    def flush(self) -> None:
        """Have the disk hold all that is to be remembered."""
        rows = [
            (key, program(), reading.sha256, json.dumps(_as_json(reading)), zlib.compress(text.encode(), 1))
            for key, (reading, text) in self._waiting.items()
        ]
        self._waiting.clear()
        if rows:
            with self._connection:
                self._connection.executemany("REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, sha256: str) -> None:
        """Forget all that a document gave, for some of it may no longer be published."""
        self.flush()
        with self._connection:
            self._connection.execute("DELETE FROM readings WHERE sha256 = ?", (sha256,))

    def is_as_written(self, key: str, target: str, sha256: str) -> bool:
        """Whether the content file is, to the byte, what an import of this document has written there."""
        found = self._connection.execute("SELECT sha256 FROM written WHERE key = ? AND target = ?", (key, target))
        return bool(found.fetchone() == (sha256,))

    def keep_written(self, rows: list[tuple[str, str, str]]) -> None:
        """Remember key, target and SHA-256 of content files as they were written."""
        with self._connection:
            self._connection.executemany("REPLACE INTO written VALUES (?, ?, ?)", rows)


@contextmanager
def remembered(file: Path | None) -> Iterator[Readings]:
    """The readings remembered in `file`; where that can't be written (or is None), only for as long as this is open.

    Raises:
        OSError: the disk is full, or the memory is lost while it is open.
    """
    try:
        with closing(_opened(file)) as connection:
            readings = Readings(connection)
            try:
                yield readings
            finally:
                readings.flush()
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def key_for(sha256: str, body: str) -> str:
    """What a reading is remembered by."""
    return hashlib.sha256(f"{program()}\n{body}\n{sha256}".encode()).hexdigest()


def _opened(file: Path | None) -> sqlite3.Connection:
    for attempt in (file, file) if file else ():
        try:
            attempt.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(attempt)
            connection.executescript(_SCHEMA)
            with connection:
                connection.execute("DELETE FROM readings WHERE program <> ?", (program(),))
        except (OSError, sqlite3.OperationalError):
            break  # can't be written, or another import is at it
        except sqlite3.DatabaseError:
            connection.close()
            with suppress(OSError):
                attempt.unlink()  # not a database: begun anew
        else:
            return connection
    connection = sqlite3.connect("")  # a temporary file of its own, gone with the process
    connection.executescript(_SCHEMA)
    return connection


def _as_json(reading: Reading) -> dict[str, Any]:
    return {
        "sha256": reading.sha256,
        "key": asdict(reading.key) | {"date": reading.key.date.isoformat()} if reading.key else None,
        "account": _account_json(reading.account) if reading.account else None,
        "holds_closed_text": reading.holds_closed_text,
        "problems": [_problem_json(problem) for problem in reading.problems],
        "page_starts": reading.page_starts,
        "files": reading.files,
        "ending": reading.ending,
    }


def _account_json(account: Account) -> dict[str, Any]:
    numbers = {name: getattr(account, name) for name in Account.__slots__ if name != "removed"}
    return numbers | {"removed": [[message_to_json(why), count] for why, count in account.removed]}


def _problem_json(problem: Problem) -> list[Any]:
    hint = message_to_json(problem.hint) if problem.hint else None
    return [problem.level, message_to_json(problem.message), problem.path, problem.line, hint]


def _reading(data: Mapping[str, Any]) -> Reading:
    key, account = data["key"], data["account"]
    return Reading(
        sha256=data["sha256"],
        key=MeetingKey(**key | {"date": dt.date.fromisoformat(key["date"])}) if key else None,
        account=Account(**account | {"removed": tuple((message_from_json(why), n) for why, n in account["removed"])})
        if account
        else None,
        holds_closed_text=data["holds_closed_text"],
        problems=tuple(
            Problem(level, message_from_json(message), path, line, message_from_json(hint) if hint else None)
            for level, message, path, line, hint in data["problems"]
        ),
        page_starts=tuple(data["page_starts"]),
        files=tuple(data["files"]),
        ending=data["ending"],
    )
