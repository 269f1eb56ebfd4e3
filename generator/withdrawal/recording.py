"""Writing the record: an entry more at the end of `content/withdrawals.toml`, all that stands there kept as it is."""

from __future__ import annotations

import os
from pathlib import Path

from generator.config import toml_string
from generator.files import write_whole
from generator.withdrawal.records import OMITTED, WITHDRAWALS_FILE, Entry, Redaction, Withdrawal

_HEAD = """\
# Det, der er trukket tilbage: det står stadig i content/, men kommer ikke med, når arkivet bygges.
#
# «referat withdraw» skriver til sidst i filen. Slet ikke i den: det er den, der holder det trukne ude.
# Skal noget frem igen, så skriv «referat withdraw ADRESSE --restore --reason …».
#
# [[withdrawal]]   en adresse: address, date, reason (læserne får begrundelsen at se)
# [[redaction]]    en tekst: text, replacement (det, der står i stedet), within (et mødes eller et punkts
#                  adresse; udeladt gælder det overalt), date, reason
# [[restoration]]  noget, der er frem igen fra den dag: address, eller text og within
"""


def append(content: Path, *entries: Entry) -> None:
    """Put the entries at the end of the record, which is made where there is none, written whole or not at all.

    Raises:
        OSError: it can't be read or written.
    """
    path = content / WITHDRAWALS_FILE
    before = path.read_bytes() if os.path.lexists(path) else _HEAD.encode()
    text = "".join(f"\n{_entry(entry)}" for entry in entries)
    if before and not before.endswith(b"\n"):
        text = "\n" + text
    ending = "\r\n" if b"\r\n" in before else "\n"
    write_whole(path, before + text.replace("\n", ending).encode())


def _entry(entry: Entry) -> str:
    if isinstance(entry, Withdrawal):
        kind, fields = "withdrawal", {"address": entry.address}
    elif isinstance(entry, Redaction):
        replacement = entry.replacement if entry.replacement != OMITTED else ""
        kind, fields = "redaction", {"text": entry.text, "replacement": replacement, "within": entry.within}
    else:
        kind, fields = "restoration", {"address": entry.address, "text": entry.text, "within": entry.within}
    lines = [f"{key} = {toml_string(value)}\n" for key, value in fields.items() if value]
    return f"[[{kind}]]\n{''.join(lines)}date = {entry.date.isoformat()}\nreason = {toml_string(entry.reason)}\n"
