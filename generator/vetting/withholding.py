"""Which files are kept in after all, though the meetings name them: what was taken out, or taken back, is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.gathering import Gathered
from generator.model import Withdrawn
from generator.problems import Problem, say
from generator.remembering import Memory
from generator.vetting.files import Seen, digest_of
from generator.withdrawal import WITHDRAWALS_FILE, Withdrawal, mark_of


def forbidden_digests(folder: Path, gathered: Gathered, memory: Memory) -> dict[str, Withdrawal | Withdrawn]:
    """Why a file with such a digest is not to be offered: it was taken back, by this name or another."""
    entries = gathered.withdrawals.withdrawals
    found: dict[str, Withdrawal | Withdrawn] = {
        mark: entry for entry in entries if "#" not in entry.address for mark in entry.marks
    }
    for path, because in gathered.published.withheld.items():
        if (file := folder / path).is_file():
            found[mark_of(digest_of(file, memory))] = because
    return found


def withheld_files(
    gathered: Gathered, seen: Mapping[str, Seen], forbidden: Mapping[str, Withdrawal | Withdrawn]
) -> dict[str, Withdrawn]:
    """The files that are kept in, by their path below `content/`, each with what its address says from now on."""
    addresses = {path: address for address, path in gathered.served.items()}
    because = {path: each.because or forbidden.get(mark_of(each.content_sha256)) for path, each in seen.items()}
    return {
        path: Withdrawn(addresses[path], "attachment", cause.date, cause.reason)
        for path, cause in because.items()
        if cause and path in addresses
    }


def told_of_withheld(path: str) -> Problem:
    """That a file is kept in."""
    message = say("Filen bliver ikke udleveret til læserne: den rummer, eller kan rumme, noget, der er trukket tilbage")
    return Problem("note", message, path, hint=say("Læg en udgave ind, der er uden det, og som programmet kan læse"))


def nowhere_found(gathered: Gathered, seen: Iterable[Seen]) -> Iterator[Problem]:
    """The texts to be left out that stand in no minutes, nor in a file that is kept in for them."""
    in_files = {each.because for each in seen}
    for passage in gathered.published.unfound:
        if passage not in in_files:
            message = say("En tekst, der skal udelades, står ingen steder; måske er den skrevet på en anden måde nu")
            hint = say("Udelad den, som den står nu; er den helt væk, så «referat withdraw … --restore»")
            yield Problem("error", message, WITHDRAWALS_FILE, passage.line, hint)
