"""What has been taken back once, remembered beside the archive: a record that has lost an entry is not believed.

`content/withdrawals.toml` is a file like others: it can be deleted, or an old copy put in its place, and the next build
would publish again what had been taken back. To end a withdrawal is a further entry (`--restore`), never one less.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.files import write_whole
from generator.problems import Problem, say
from generator.withdrawal import WITHDRAWALS_FILE, Redaction, Withdrawal, Withdrawals

_MEMORY = "withdrawn.txt"


def lost_entries(record: Withdrawals, memory: Path) -> tuple[Problem, ...]:
    """An error where entries are gone that the record had; what it has is remembered in the folder `memory`."""
    file = memory / _MEMORY
    entries = {_mark(entry) for entry in record.history if isinstance(entry, Withdrawal | Redaction)}
    try:
        known = set(file.read_text(encoding="utf-8").split()) if file.exists() else set()
        if not known <= entries:
            return (_told(len(known - entries), file),)
        if entries != known:
            write_whole(file, "".join(f"{mark}\n" for mark in sorted(entries)).encode())
    except (OSError, UnicodeDecodeError):  # can't be read or written: nothing is known of earlier entries
        return ()
    return ()


def _mark(entry: Withdrawal | Redaction) -> str:
    said = entry.address if isinstance(entry, Withdrawal) else f"{entry.text}\0{entry.within}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _told(count: int, file: Path) -> Problem:
    message = say(
        "Her mangler noget, der har været trukket tilbage (antal: {count}); det ville komme ud igen", count=count
    )
    hint = say(
        "Hent filen frem fra en sikkerhedskopi. Skal det frem igen, så brug «referat withdraw … --restore». Er det ikke"
        " jeres, så slet {file}",
        file=file,
    )
    return Problem("error", message, WITHDRAWALS_FILE, hint=hint)
