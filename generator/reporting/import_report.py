"""The report of an import: as JSON for other programs, and as a page with what needs attention first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.accession import Accession, Account
from generator.problems import Language, Level, Message, Problem, say
from generator.reporting.lines import OUTCOMES
from generator.reporting.page import as_text, draw
from generator.reporting.places import page_of, place_of
from generator.reporting.summary import summary, told_summary
from generator.reporting.words import LEVELS

VERSION = 1
"""Of the JSON's shape: raised when a key is taken away or comes to mean something else."""

_RECURS = 3  # documents with the same problem, from which on it is told once for all
_MOST_RECURRING = 10


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Problem ved et dokument."""

    level: Level
    label: str
    message: str
    hint: str
    place: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Dokument: one row of the report."""

    source: str
    outcome: str
    """ "" where the group says it: refused."""
    target: str
    account: Account | None
    """None where nothing was read."""
    doubts: tuple[ProblemView, ...]
    """Errors, then warnings."""
    notes: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Gruppe: documents that ask for the same of the reader."""

    anchor: str
    heading: str
    about: str
    is_folded: bool
    """Whether all is well with them, so that they need not be seen."""
    documents: tuple[DocumentView, ...]

    @property
    def has_figures(self) -> bool:
        """Whether anything was read of any of them."""
        return any(document.account for document in self.documents)


@dataclass(frozen=True, slots=True)
class RecurringView:
    """Det, der går igen: one kind of problem, and how many documents have it."""

    level: Level
    label: str
    message: str
    """With "…" where the documents differ."""
    hint: str
    documents: int


@dataclass(frozen=True, slots=True)
class ImportView:
    """Importens side."""

    summary: tuple[tuple[str, int], ...]
    recurring: tuple[RecurringView, ...]
    groups: tuple[GroupView, ...]


def import_report_json(accessions: Sequence[Accession], language: Language) -> str:
    """One object: `version`, `summary` (counts) and `documents` in the order in which they were imported."""
    report = {
        "version": VERSION,
        "summary": summary(accessions),
        "documents": [_document_json(accession, language) for accession in accessions],
    }
    return as_text(json.dumps(report, ensure_ascii=False, indent=1)) + "\n"


def import_report_page(accessions: Sequence[Accession], language: Language) -> str:
    """The page, whole in one file."""
    view = ImportView(
        tuple(told_summary(accessions, language)),
        tuple(_recurring(accessions, language)),
        tuple(group for group in _groups(accessions, language) if group.documents),
    )
    return draw("import.html", view, language)


def _document_json(accession: Accession, language: Language) -> dict[str, Any]:
    account = accession.account or Account()
    return {
        "source": accession.source,
        "outcome": accession.outcome,
        "target": accession.target or None,
        "items": account.items,
        "closed": account.closed,
        "attachments": account.attachments,
        "words": {
            "in": account.words_in,
            "kept": account.words_kept,
            "removed": account.words_removed,
            "lost": account.words_lost,
        },
        "problems": [_problem_json(problem, accession, language) for problem in accession.problems],
    }


def _problem_json(problem: Problem, accession: Accession, language: Language) -> dict[str, Any]:
    return {
        "level": problem.level,
        "message": problem.message.in_language(language),
        "hint": problem.hint.in_language(language) if problem.hint else None,
        "page": page_of(problem.line, accession.page_starts) if problem.line else None,
        "line": problem.line,
    }


def _groups(accessions: Sequence[Accession], language: Language) -> Iterator[GroupView]:
    """What was refused, what is in doubt, and last what is well."""
    refused = [each for each in accessions if each.outcome == "refused"]
    doubtful = [each for each in accessions if each.is_doubtful]
    fine = [each for each in accessions if each.outcome != "refused" and not each.is_doubtful]
    for anchor, heading, about, documents in (
        ("afvist", say("Afvist"), say("Der er ikke skrevet noget af dem."), refused),
        ("tvivl", say("Læst, men se efter"), say("Noget er usikkert, eller der skal tages stilling."), doubtful),
        ("i-orden", say("I orden"), say("Læst uden fejl og uden tvivl."), fine),
    ):
        yield GroupView(
            anchor=anchor,
            heading=heading.in_language(language),
            about=about.in_language(language),
            is_folded=documents is fine,
            documents=tuple(_document(each, language) for each in documents),
        )


def _document(accession: Accession, language: Language) -> DocumentView:
    problems = [_problem(problem, accession, language) for problem in accession.problems]
    return DocumentView(
        source=accession.source,
        outcome="" if accession.outcome == "refused" else OUTCOMES[accession.outcome].in_language(language),
        target=accession.target,
        account=accession.account,
        doubts=tuple(each for level in ("error", "warning") for each in problems if each.level == level),
        notes=tuple(each for each in problems if each.level == "note"),
    )


def _problem(problem: Problem, accession: Accession, language: Language) -> ProblemView:
    row = accession.target if problem.path == accession.target else accession.source  # the row names both
    return ProblemView(
        level=problem.level,
        label=LEVELS[problem.level].in_language(language),
        message=problem.message.in_language(language),
        hint=problem.hint.in_language(language) if problem.hint else "",
        place=place_of(problem, accession.page_starts, row, language),
    )


def _recurring(accessions: Sequence[Accession], language: Language) -> Iterator[RecurringView]:
    """The problems that several documents have, the commonest first, whatever differs in their words."""
    counts = Counter[tuple[Level, str, str]]()
    for accession in accessions:
        kinds = {_kind(problem, language) for problem in accession.problems if problem.level != "note"}
        counts.update(kinds)
    commonest = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    for (level, message, hint), count in commonest[:_MOST_RECURRING]:
        if count >= _RECURS:
            yield RecurringView(level, LEVELS[level].in_language(language), message, hint, count)


def _kind(problem: Problem, language: Language) -> tuple[Level, str, str]:
    hint = _opened(problem.hint, language) if problem.hint else ""
    return problem.level, _opened(problem.message, language), hint


def _opened(message: Message, language: Language) -> str:
    """The message with "…" for its values."""
    return Message(message.template, tuple((name, "…") for name, _ in message.values)).in_language(language)
