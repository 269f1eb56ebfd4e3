"""Memory: what was found out about an input, kept on disk between builds.

A build asks for the same as the last one but for what was edited, so remembering by input makes it incremental
without a graph of dependencies. The memory can be deleted at any time; a broken one is begun anew. What a build does
not ask for is gone from the file when it ends, to the last byte: it may have been taken back, or closed.
"""

from __future__ import annotations

import hashlib
import inspect
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from generator.model import TextLinks, ToHtml

_PATIENCE = 2.0  # seconds to wait for another build that is at it


@dataclass(frozen=True, slots=True)
class Memory:
    """Hukommelse: texts by their keys, those of the last build and those that this one has asked for."""

    known: dict[str, str]
    asked: dict[str, str] = field(default_factory=dict)

    def recall(self, key: str) -> str | None:
        """What is remembered under `key`; None for nothing. What is asked for stays remembered."""
        if key in self.known:
            self.asked[key] = self.known[key]
        return self.asked.get(key)

    def keep(self, key: str, text: str) -> None:
        """Remember `text` under `key`."""
        self.asked[key] = text

    def recalled(self, key: str, make: Callable[[], str]) -> str:
        """What is remembered under `key`, and else what `make` gives."""
        text = self.recall(key)
        if text is None:
            text = make()
            self.keep(key, text)
        return text


@contextmanager
def memory_in(file: Path) -> Iterator[Memory]:
    """The memory in `file`. Where the file can't be written, everything works as before and nothing is remembered."""
    memory = Memory(_read(file))
    yield memory
    if memory.asked != memory.known:
        _write(file, memory.asked)


@contextmanager
def remembering(to_html: ToHtml, edition: str, file: Path) -> Iterator[ToHtml]:
    """`to_html` that remembers in `file`.

    `edition` must differ when the function would give another answer for the same input.
    """
    with memory_in(file) as memory:

        def remembered(text: str, links: TextLinks, notes: str) -> str:
            notes = notes if "[^" in text else ""  # only footnotes ask for it: search and pages share all other texts
            key = hashlib.sha256(repr((edition, text, links, notes)).encode()).hexdigest()
            return memory.recalled(key, lambda: to_html(text, links, notes))

        yield remembered


def edition_of(code: Iterable[ModuleType], libraries: Iterable[str]) -> str:
    """What tells this edition of some modules and packages from any other: their text, and the libraries' versions.

    What they found out is remembered by it too, for another edition may find something else.
    """
    digest = hashlib.sha256()
    for module in code:
        file = Path(inspect.getfile(module))
        for source in sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]:
            digest.update(source.read_bytes())
    for library in libraries:
        digest.update(version(library).encode())
    return digest.hexdigest()


def _read(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    try:
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as database:
            found = database.execute("SELECT key, text FROM memory").fetchall()
            return {key: text for key, text in found if isinstance(key, str) and isinstance(text, str)}
    except sqlite3.DatabaseError:
        return {}


def _write(file: Path, asked: dict[str, str]) -> None:
    """What was asked for, in place of all that was there, in one transaction."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as database, database:
            database.execute("PRAGMA secure_delete = ON")  # what is deleted is written over
            database.execute("CREATE TABLE IF NOT EXISTS memory (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
            known = {key for (key,) in database.execute("SELECT key FROM memory")}
            database.executemany("DELETE FROM memory WHERE key = ?", [(key,) for key in known - asked.keys()])
            new = [(key, asked[key]) for key in asked.keys() - known]
            database.executemany("INSERT INTO memory VALUES (?, ?)", new)
    except (OSError, sqlite3.OperationalError):
        return  # can't be written, or another build is writing it: slower, not wrong
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)  # not a database: the next build begins anew
