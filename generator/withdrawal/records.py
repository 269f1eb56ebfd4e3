"""The record of what was taken back: `content/withdrawals.toml`, as it stands there.

A person may read and mend it. What is wrong in it is an error, for nothing may be built as if it were not there.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from generator.config import TomlFile, load_toml
from generator.cpr import find_cpr
from generator.model import Address
from generator.problems import Message, Problem, say
from generator.withdrawal.addresses import is_passage_place, is_withdrawable, plain_address
from generator.withdrawal.letters import is_enough

WITHDRAWALS_FILE = "withdrawals.toml"
OMITTED = "[udeladt]"
"""What stands where a passage stood, unless the record says otherwise."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "withdrawal": ("address", "date", "reason", "marks", "names", "gone"),
    "redaction": ("text", "replacement", "within", "date", "reason"),
    "restoration": ("address", "text", "within", "date", "reason"),
}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Tilbagetrækning: an address that was taken back, when, and what readers are told of why."""

    address: Address
    date: dt.date
    reason: str
    line: int = field(default=0, compare=False)
    marks: tuple[str, ...] = field(default=(), compare=False)
    """What the meeting, the item or the file was, to know it again (`marks`); none where a person wrote the entry."""
    names: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What the person was called when taken back, for people.toml may know of fewer spellings one day."""
    is_gone: bool = field(default=False, compare=False)
    """Whether a person has said that it is no more in `content/`."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """Udeladelse: a text that is left out of what is published."""

    text: str = field(repr=False)
    date: dt.date
    reason: str
    replacement: str = OMITTED
    within: Address = ""
    """The meeting or the item that it is left out of; "" for everywhere."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Restoration:
    """Genoptagelse: an earlier withdrawal or redaction that holds no more from then on."""

    date: dt.date
    reason: str
    address: Address = ""
    text: str = field(default="", repr=False)
    within: Address = ""
    line: int = field(default=0, compare=False)


Entry: TypeAlias = Withdrawal | Redaction | Restoration
"""Post: one thing that is noted in the record."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """Det, der er trukket tilbage: what holds today, all that was ever noted, and what is wrong in the record."""

    withdrawals: tuple[Withdrawal, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    history: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_withdrawals(content: Path) -> Withdrawals:
    """What has been taken back from the archive in the folder `content`; nothing where there is no record."""
    path = content / WITHDRAWALS_FILE
    if not os.path.lexists(path):
        return _unless_misnamed(content)
    data, file = load_toml(path, WITHDRAWALS_FILE)
    if file.problems:
        return Withdrawals(problems=tuple(file.problems))
    if not file.text.strip():
        return _unread(say("Filen er tom"), say("Hent den frem igen fra en sikkerhedskopi"))
    history = _history(data, file)
    withdrawals, redactions = _in_force(history)
    return Withdrawals(withdrawals, redactions, history, tuple(file.problems))


def _history(data: Mapping[str, Any], file: TomlFile) -> tuple[Entry, ...]:
    """The entries in the order of the file, which is what says whether one was restored."""
    for key in data.keys() - _KEYS.keys():
        file.unknown(key, tuple(_KEYS))
    placed: list[tuple[int, Entry]] = []
    for kind, keys in _KEYS.items():
        tables = file.tables(data, kind, keys, needed="")
        starts = file.headers(kind)
        if len(tables) != len(starts):
            message = say("Skriv hver post for sig: [[{kind}]] alene på en linje, og felterne under den", kind=kind)
            file.mistake(message, kind)
            return ()
        placed += [(start, _entry(kind, table, file)) for start, table in zip(starts, tables, strict=True)]
    return tuple(entry for _, entry in sorted(placed, key=lambda each: each[0]))


def _entry(kind: str, table: Mapping[str, Any], file: TomlFile) -> Entry:
    line = file.line_of(kind, table) or 0
    date = file.date(table, "date") or dt.date.min
    if "date" not in table:
        file.mistake(say("Datoen mangler; skriv den som date = 2026-11-22"), "date", table)
    reason = _reason(table, file)
    if kind == "withdrawal":
        marks, names = file.strings(table, "marks"), file.strings(table, "names")
        is_gone = file.flag(table, "gone", default=False)
        return Withdrawal(_address(table, file), date, reason, line, marks, names, is_gone)
    if kind == "redaction":
        text, within = _passage(table, file)
        replacement = " ".join(file.string(table, "replacement").split())
        if "replacement" in table and not replacement:
            file.mistake(say("«replacement» skal sige, at noget er udeladt"), "replacement", table)
        return Redaction(text, date, reason, replacement or OMITTED, within, line)
    if "address" in table:
        return Restoration(date, reason, _address(table, file), line=line)
    text, within = _passage(table, file)
    return Restoration(date, reason, "", text, within, line)


def _reason(table: Mapping[str, Any], file: TomlFile) -> str:
    reason = " ".join(file.string(table, "reason").split())
    if not reason:
        file.mistake(say("Begrundelsen mangler; læserne skal have en («reason»)"), "reason", table)
    elif any(find_cpr(reason)):
        file.mistake(say("Der er et CPR-nummer i begrundelsen, og læserne får den at se"), "reason", table)
    return reason


def _address(table: Mapping[str, Any], file: TomlFile) -> Address:
    address = plain_address(file.string(table, "address"))
    if not is_withdrawable(address):
        hint = say("Skriv den som moeder/direktionen/2021-06-21/#punkt-3, deltagere/…/ eller bilag/…")
        file.mistake(say("Det er ikke en adresse, der kan trækkes tilbage"), "address", table, hint)
    return address


def _passage(table: Mapping[str, Any], file: TomlFile) -> tuple[str, Address]:
    """The text of a redaction, as it stands there to the letter, and what it is within."""
    text = str(table["text"]) if file.string(table, "text") else ""
    if not is_enough(text):
        file.mistake(say("Teksten skal have mindst tre bogstaver eller tal"), "text", table)
    within = plain_address(file.string(table, "within"))
    if within and not is_passage_place(within):
        message = say("«within» skal være et mødes eller et punkts adresse; udelad feltet, hvis det gælder overalt")
        file.mistake(message, "within", table)
    return text, within


def _in_force(history: Iterable[Entry]) -> tuple[tuple[Withdrawal, ...], tuple[Redaction, ...]]:
    """What no later entry has ended; of what stands there twice, the first, with what the later ones know it by."""
    withdrawals: dict[Address, Withdrawal] = {}
    redactions: dict[tuple[str, Address], Redaction] = {}
    for entry in history:
        if isinstance(entry, Withdrawal):
            known = withdrawals.get(entry.address)
            withdrawals[entry.address] = _both(known, entry) if known else entry
        elif isinstance(entry, Redaction):
            redactions.setdefault((entry.text, entry.within), entry)
        elif entry.address:
            withdrawals.pop(entry.address, None)
        else:
            redactions.pop((entry.text, entry.within), None)
    return tuple(withdrawals.values()), tuple(redactions.values())


def _both(first: Withdrawal, again: Withdrawal) -> Withdrawal:
    marks = dict.fromkeys((*first.marks, *again.marks))
    names = dict.fromkeys((*first.names, *again.names))
    return replace(first, marks=tuple(marks), names=tuple(names), is_gone=first.is_gone or again.is_gone)


def _unread(message: Message, hint: Message) -> Withdrawals:
    return Withdrawals(problems=(Problem("error", message, WITHDRAWALS_FILE, hint=hint),))


def _unless_misnamed(content: Path) -> Withdrawals:
    """Nothing was taken back; unless the record has been given another name ("withdrawals.toml.txt")."""
    names = [path.name for path in content.iterdir()] if content.is_dir() else []
    if near := next((name for name in sorted(names) if name.casefold().startswith("withdrawal")), None):
        hint = say("Giv den navnet {name} igen", name=WITHDRAWALS_FILE)
        return _unread(say("Filen med det, der er trukket tilbage, har fået navnet «{name}»", name=near), hint)
    return Withdrawals()
