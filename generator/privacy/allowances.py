"""Allowances: what a person has looked at and found may be published, though it looks like what may not.

`content/allowed.toml` names it by fingerprints (`secret.py`). The list belongs to one key: without that, nothing in
it counts, and all that it allowed is told again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.config import TomlFile, load_toml
from generator.cpr import find_cpr
from generator.findings import FindingKind
from generator.privacy.secret import (
    FINGERPRINT,
    KEY_FILE,
    fingerprint,
    keep_key,
    key_file_of,
    key_id,
    new_key,
    read_key,
)
from generator.problems import Message, Problem, say

ALLOWED_FILE = "allowed.toml"

_KEYS = ("key", "allowed")
_ALLOWANCE_KEYS = ("fingerprint", "reason", "date")


@dataclass(frozen=True, slots=True)
class Allowance:
    """Tilladelse: what may be published, by its fingerprint, and why; `line` is its place in the list."""

    fingerprint: str
    reason: str
    date: dt.date | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Allowances:
    """Tilladelser: the key of an archive, and what is allowed with it."""

    key: bytes = field(repr=False)
    is_kept: bool = False
    """Whether the key is in its file; one that is made for this run only gives fingerprints nobody can use."""
    allowed: Mapping[str, Allowance] = field(default_factory=dict)
    obstacle: Message | None = None
    """Why nothing can be allowed ("nøglen referat.key mangler"), where it can't."""

    @property
    def key_id(self) -> str:
        """What the list calls the key; what is remembered of fingerprints holds only for that one."""
        return key_id(self.key)

    def fingerprint(self, kind: FindingKind, value: str) -> str:
        """What a value of that kind is called where it may not be named."""
        return fingerprint(self.key, kind, value)

    def allows(self, fingerprint: str) -> bool:
        """Whether a person has allowed it."""
        return fingerprint in self.allowed


@dataclass(frozen=True, slots=True)
class ReadAllowances:
    """Hvad der er læst: the allowances, and every problem of the list and its key."""

    allowances: Allowances
    problems: tuple[Problem, ...] = ()


def read_allowances(content: Path) -> ReadAllowances:
    """What is allowed in the archive in `content`; where there is no key, a new one that is not kept yet."""
    data, file = load_toml(content / ALLOWED_FILE, ALLOWED_FILE)
    listed, name = _read_list(data, file)
    key_file = key_file_of(content)
    key = read_key(key_file)
    allowances = Allowances(key, is_kept=True) if isinstance(key, bytes) else Allowances(new_key())
    # Half a list might allow what somebody meant to take out of it.
    obstacle = say("der er fejl i {file}", file=ALLOWED_FILE) if file.problems else _obstacle(key, name)
    if not obstacle:
        return ReadAllowances(dataclasses.replace(allowances, allowed=listed))
    allowances = dataclasses.replace(allowances, obstacle=obstacle)
    if file.problems or not name:
        return ReadAllowances(allowances, tuple(file.problems))
    problem = Problem(
        "warning",
        say("Intet af det, der er tilladt her, gælder: {why}", why=obstacle),
        ALLOWED_FILE,
        file.line_of("key"),
        say(
            "Læg den rigtige {key} i {folder}, fx fra sikkerhedskopien. Er den væk, så slet {file} (og den {key}, der"
            " ikke dur), byg, og tillad igen det, der må udgives",
            key=KEY_FILE, folder=key_file.parent, file=ALLOWED_FILE,
        ),
    )  # fmt: skip
    return ReadAllowances(allowances, (problem,))


def _obstacle(key: bytes | Message | None, name: str) -> Message | None:
    """Why nothing can be allowed with the key that is there and a list made with the key of that name ("": none)."""
    if isinstance(key, Message):
        return key
    if key is None:
        return say("nøglen {file} mangler", file=KEY_FILE) if name else None
    if name and key_id(key) != name:
        return say("{file} er lavet med en anden nøgle end den, der ligger i {key}", file=ALLOWED_FILE, key=KEY_FILE)
    return None


def with_key_kept(allowances: Allowances, content: Path) -> Allowances:
    """The same, with the key in its file, so that the fingerprints told can be used; with the obstacle if it can't be.

    To be asked for when there is something to tell: an archive that nothing is found in has no key.
    """
    if allowances.is_kept or allowances.obstacle:
        return allowances
    obstacle = keep_key(key_file_of(content), allowances.key)
    return dataclasses.replace(allowances, is_kept=obstacle is None, obstacle=obstacle)


def unneeded(allowances: Allowances, found: Iterable[str]) -> tuple[Problem, ...]:
    """Notes of the allowances that nothing needs: their fingerprints are none of those found."""
    left = allowances.allowed.keys() - set(found)
    message = say("Tilladelsen bruges ikke længere: det, den gælder, er ikke fundet")
    hint = say("Slet den, hvis det ikke kommer igen")
    return tuple(
        Problem("note", message, ALLOWED_FILE, allowance.line, hint)
        for allowance in allowances.allowed.values()
        if allowance.fingerprint in left
    )


def _read_list(data: Mapping[str, Any], file: TomlFile) -> tuple[dict[str, Allowance], str]:
    """What the list allows, by fingerprint, and the name of its key; what is wrong becomes problems of `file`."""
    for key in data.keys() - set(_KEYS):
        file.unknown(key, _KEYS)
    name = file.string(data, "key")
    allowed: dict[str, Allowance] = {}
    for table in file.tables(data, "allowed", _ALLOWANCE_KEYS, "fingerprint"):
        allowance = _read_allowance(table, file)
        allowed[allowance.fingerprint] = allowance
    if not name and (allowed or "key" in data) and not file.problems:
        message = say("Feltet «key», der siger, hvilken nøgle listen er lavet med, mangler")
        hint = say("Slet filen, og tillad igen med «referat allow»")
        file.problems.append(Problem("error", message, file.path, file.line_of("key"), hint))
    return allowed, name


def _read_allowance(table: Mapping[str, Any], file: TomlFile) -> Allowance:
    mark, reason = file.string(table, "fingerprint"), file.string(table, "reason")
    if not FINGERPRINT.fullmatch(mark):
        file.wrong("fingerprint", say("16 bogstaver fra a til p, som «referat build» viser dem"), table)
    if not reason:
        file.wrong("reason", say("en begrundelse"), table)
    if any(find_cpr(reason)):
        message = say("Der er et CPR-nummer i begrundelsen")
        file.problems.append(Problem("error", message, file.path, file.line_of("reason", table)))
    date = file.date(table, "date")
    return Allowance(mark, reason, date, file.line_of("allowed", table))
