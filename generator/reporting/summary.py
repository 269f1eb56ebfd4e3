"""The summary of an import: how many documents there were, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from generator.accession import Accession
from generator.problems import Language, say
from generator.reporting.lines import OUTCOMES

_GAP = "  "


def summary(accessions: Sequence[Accession]) -> dict[str, int]:
    """How many documents there are, how many were read, how many of each outcome, and how many are in doubt."""
    outcomes = Counter(accession.outcome for accession in accessions)
    return {
        "documents": len(accessions),
        "read": len(accessions) - outcomes["refused"],
        **{outcome: outcomes[outcome] for outcome in OUTCOMES},
        "doubtful": sum(accession.is_doubtful for accession in accessions),
    }


def told_summary(accessions: Sequence[Accession], language: Language) -> Iterator[tuple[str, int]]:
    """The counts with their names; an outcome that no document had is left out, unless it is the one to fear."""
    counts = summary(accessions)
    for key, name in _names(counts, language).items():
        yield name, counts[key]


def summary_lines(accessions: Sequence[Accession], language: Language) -> list[str]:
    """The counts as a table for the terminal: a row for each kind of file where there are several, and one for all."""
    kinds: dict[str, list[Accession]] = {}
    for accession in accessions:
        kinds.setdefault(PurePath(accession.source).suffix.lower() or "–", []).append(accession)
    names = _names(summary(accessions), language)
    rows = [("", *names.values())]
    rows += [_row(kind, of_kind, names) for kind, of_kind in sorted(kinds.items()) if len(kinds) > 1]
    rows.append(_row(say("I alt").in_language(language), accessions, names))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_GAP.join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _row(name: str, accessions: Sequence[Accession], names: dict[str, str]) -> tuple[str, ...]:
    counts = summary(accessions)
    return (name, *(str(counts[key]) for key in names))


def _names(counts: dict[str, int], language: Language) -> dict[str, str]:
    outcomes = {str(outcome): name for outcome, name in OUTCOMES.items() if counts[outcome] or outcome == "refused"}
    names = {"documents": say("Dokumenter"), "read": say("Læst"), **outcomes, "doubtful": say("Tvivlsomme")}
    return {key: name.in_language(language) for key, name in names.items()}
