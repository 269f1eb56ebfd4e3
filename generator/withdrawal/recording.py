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
#                  marks: kendemærker, regnet af ordene (de står jo her i content/), så det bliver opdaget, når det
#                  får et andet nummer eller en anden dato; names: alt, hvad personen har været kaldt
#                  gone = true: skriv det, hvis det er slettet i content/, og du selv har skrevet posten
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
    lists: dict[str, tuple[str, ...]] = {}
    if isinstance(entry, Withdrawal):
        kind, fields = "withdrawal", {"address": entry.address}
        lists = {"marks": entry.marks, "names": entry.names}
    elif isinstance(entry, Redaction):
        replacement = entry.replacement if entry.replacement != OMITTED else ""
        kind, fields = "redaction", {"text": entry.text, "replacement": replacement, "within": entry.within}
    else:
        kind, fields = "restoration", {"address": entry.address, "text": entry.text, "within": entry.within}
    lines = [f"{key} = {toml_string(value)}\n" for key, value in fields.items() if value]
    lines += [f"date = {entry.date.isoformat()}\n", f"reason = {toml_string(entry.reason)}\n"]
    lines += [f"{key} = [{', '.join(map(toml_string, values))}]\n" for key, values in lists.items() if values]
    return f"[[{kind}]]\n{''.join(lines)}"
