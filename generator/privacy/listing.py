"""The list of what is allowed, written: entries added at its end, and all that stood there left as it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.config import load_toml, toml_string
from generator.cpr import find_cpr
from generator.files import write_whole
from generator.privacy.allowances import ALLOWED_FILE, Allowances, read_allowances
from generator.privacy.secret import FINGERPRINT, KEY_FILE
from generator.problems import Problem, is_any_error, say

_HEAD = """\
# Hvad der må udgives, selv om det ligner noget, der ikke må: et sagsnummer, der ligner et CPR-nummer, eller en
# mailadresse, som borgeren selv har bedt om at få med. Skrevet af «referat allow»; begrundelserne kan rettes her.
#
# Et fingeraftryk er regnet ud af det, der er tilladt, med den hemmelige nøgle i referat.key, som ligger ved siden af
# content/. Uden nøglen kan ingen regne tilbage, og uden den gælder listen ikke. Listen bliver ikke udgivet.
# Skal noget ikke længere være tilladt, så slet dets fire linjer.

key = {key}
"""
_ENTRY = """
[[allowed]]
fingerprint = {fingerprint}
reason = {reason}
date = {date}
"""


def allow(content: Path, fingerprints: Sequence[str], reason: str, today: dt.date) -> tuple[Problem, ...]:
    """Add what has these fingerprints to the list of the archive in `content`; why not, where any of it can't be.

    All of them or none; what a person has written in the list stays as it is, byte for byte.
    """
    read = read_allowances(content)
    marks = tuple(dict.fromkeys(mark.strip().lower() for mark in fingerprints))
    reason = " ".join(reason.split())
    problems = (*read.problems, *_mistakes(read.allowances, marks, reason))
    if is_any_error(problems):
        return problems
    file = content / ALLOWED_FILE
    try:
        old = file.read_bytes() if file.exists() else b""
        is_begun = "key" in load_toml(file, ALLOWED_FILE)[0]
        head = "" if is_begun else _HEAD.format(key=toml_string(read.allowances.key_id))
        write_whole(file, old + _added(old, head, marks, reason, today))
    except OSError as error:
        return (Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror or error), ALLOWED_FILE),)
    return ()


def _mistakes(allowances: Allowances, marks: Iterable[str], reason: str) -> Iterator[Problem]:
    """Why it can't be allowed."""
    if allowances.obstacle:
        yield Problem("error", say("Intet kan tillades: {why}", why=allowances.obstacle))
    elif not allowances.is_kept:
        message = say("Intet kan tillades: nøglen {file} mangler, så fingeraftryk kan ikke være herfra", file=KEY_FILE)
        yield Problem("error", message, hint=say("Kør «referat build» her, og brug det fingeraftryk, der vises"))
    for mark in marks:
        if not FINGERPRINT.fullmatch(mark):
            message = say("«{mark}» er ikke et fingeraftryk", mark=mark)
            yield Problem("error", message, hint=say("Det er 16 bogstaver fra a til p; kopiér det fra beskeden"))
        elif allowances.allows(mark):
            line = allowances.allowed[mark].line
            yield Problem("error", say("{mark} er tilladt i forvejen", mark=mark), ALLOWED_FILE, line)
    if not reason:
        message = say("Der mangler en begrundelse")
        yield Problem("error", message, hint=say('Skriv, hvad det er, og hvorfor det må udgives: --reason "…"'))
    elif any(find_cpr(reason)):
        message = say("Der er et CPR-nummer i begrundelsen")
        yield Problem("error", message, hint=say("Skriv, hvad det er, uden at skrive nummeret"))


def _added(old: bytes, head: str, marks: Iterable[str], reason: str, today: dt.date) -> bytes:
    """What is to come after `old`, in lines that end as its own do: the head, and an entry for each fingerprint."""
    entries = (
        _ENTRY.format(fingerprint=toml_string(mark), reason=toml_string(reason), date=today.isoformat())
        for mark in marks
    )
    text = "".join(("\n" if old and not old.endswith(b"\n") else "", head, *entries))
    return text.replace("\n", "\r\n" if b"\r\n" in old else "\n").encode()
