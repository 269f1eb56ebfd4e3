"""Memory: what a pure function gave for an input, kept on disk between builds.

A build asks for the same fragments as the last one but for what was edited, so remembering by input makes it
incremental without a graph of dependencies. The memory can be deleted at any time; a broken one is begun anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from generator.model import TextLinks, ToHtml


@contextmanager
def remembering(to_html: ToHtml, version: str, file: Path) -> Iterator[ToHtml]:
    """`to_html` that remembers in `file`; what is not asked for while it is open is forgotten at its end.

    `version` must differ when the function would give another answer for the same input. Where the file can't be
    written, the function works as before and nothing is remembered.
    """
    known = _read(file)
    asked: dict[str, str] = {}

    def remembered(text: str, links: TextLinks, notes: str) -> str:
        notes = notes if "[^" in text else ""  # only footnotes ask for it: search and pages share all other texts
        key = hashlib.sha256(repr((version, text, links, notes)).encode()).hexdigest()
        if key not in asked:
            asked[key] = known[key] if key in known else to_html(text, links, notes)
        return asked[key]

    yield remembered
    if asked != known:
        _write(file, asked)


def _read(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    try:
        with closing(sqlite3.connect(file)) as memory:
            return dict(memory.execute("SELECT key, html FROM fragments"))
    except sqlite3.DatabaseError:
        return {}


def _write(file: Path, asked: dict[str, str]) -> None:
    """The fragments asked for, in place of all that was there, in one transaction."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as memory, memory:
            memory.execute("CREATE TABLE IF NOT EXISTS fragments (key TEXT PRIMARY KEY, html TEXT) WITHOUT ROWID")
            known = {key for (key,) in memory.execute("SELECT key FROM fragments")}
            memory.executemany("DELETE FROM fragments WHERE key = ?", [(key,) for key in known - asked.keys()])
            new = [(key, asked[key]) for key in asked.keys() - known]
            memory.executemany("INSERT INTO fragments VALUES (?, ?)", new)
    except (OSError, sqlite3.OperationalError):
        return  # can't be written, or another build is writing it: slower, not wrong
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)  # not a database: the next build begins anew
