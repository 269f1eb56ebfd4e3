"""Results as lines of text in the language asked for, and an inspection as a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from generator.accession import Accession, Account, Outcome
from generator.build import BuildReport
from generator.importing import ReadDocument
from generator.interchange import meeting_json
from generator.model import Archive
from generator.problems import Language, Message, Problem, say
from generator.reporting.places import page_of

OUTCOMES: dict[Outcome, Message] = {
    "new": say("ny"),
    "corrected": say("rettelse"),
    "replaced": say("erstattet"),
    "unchanged": say("uændret"),
    "set_aside": say("findes i forvejen"),
    "kept": say("rettet, ikke overskrevet"),
    "pending": say("afventer"),
    "refused": say("afvist"),
}
"""What became of a document, in a word; see `accession.Outcome`."""


def inspection_json(source: str | PurePath, read: ReadDocument, language: Language) -> str:
    """One line of JSON for a document, in the shape of `inspect --json` (contract)."""
    account = read.audit
    counts = {
        "in": account.words_in if account else 0,
        "kept": account.kept if account else 0,
        "removed": account.removed if account else 0,
        "lost": len(account.lost) if account else 0,
    }
    problems = [
        {"level": problem.level, "message": problem.message.in_language(language), "line": problem.line}
        for problem in read.problems
    ]
    return json.dumps(
        {
            "source": str(source),
            "meeting": meeting_json(read.meeting) if read.meeting else None,
            "problems": problems,
            "words": counts,
            "removed": [{"text": entry.text, "why": entry.why.in_language(language)} for entry in read.removed],
        },
        ensure_ascii=False,
    )


def accession_lines(accession: Accession, language: Language) -> list[str]:
    """One document's part of an import report: what became of it, what was read, taken out and doubted."""
    outcome = OUTCOMES[accession.outcome].in_language(language)
    target = f" → {accession.target}" if accession.target else ""
    lines = [f"{PurePath(accession.source).name}{target} ({outcome})"]
    if accession.account:
        lines += [f"    {line.in_language(language)}" for line in _account_lines(accession.account)]
    return lines + problem_lines(accession.problems, language, accession.page_starts)


def _account_lines(account: Account) -> list[Message]:
    return [
        say(
            "punkter: {items} (lukkede: {closed}), deltagere: {persons}, bilag: {attachments}",
            items=account.items, closed=account.closed, persons=account.participants, attachments=account.attachments,
        ),
        say(
            "ord: {words} (bevaret: {kept}, taget ud: {removed}, tabt: {lost})",
            words=account.words_in, kept=account.words_kept, removed=account.words_removed, lost=account.words_lost,
        ),
        *(say("taget ud: {why} ({count} ord)", why=why, count=count) for why, count in account.removed),
    ]  # fmt: skip


def build_lines(report: BuildReport, site: Path, language: Language) -> list[str]:
    """What a build read and wrote."""
    lines = []
    if report.archive:
        lines.append(_archive_line(report.archive).in_language(language))
    if report.written:
        message = say(
            "Skrevet i {site}: nye filer {new}, ændrede {changed}, fjernede {removed}, uændrede {unchanged}",
            site=site, new=report.written.new, changed=report.written.changed,
            removed=report.written.removed, unchanged=report.written.unchanged,
        )  # fmt: skip
        lines.append(message.in_language(language))
        if report.cleaned:
            cleaned = say("Filer, der udleveres uden deres oplysninger om forfatter og program: {n}", n=report.cleaned)
            lines.append(cleaned.in_language(language))
    else:
        lines.append(say("Intet er skrevet; webstedet er som før. Ret fejlene, og byg igen").in_language(language))
    return lines


def _archive_line(archive: Archive) -> Message:
    return say(
        "Læst: møder {meetings}, udvalg {bodies}, sager {cases}, deltagere {persons}",
        meetings=len(archive.meetings), bodies=len(archive.bodies),
        cases=len(archive.cases), persons=len(archive.persons),
    )  # fmt: skip


def problem_lines(problems: Sequence[Problem], language: Language, page_starts: Sequence[int] = ()) -> list[str]:
    """Each problem with its place, and what to do about it; in a document with pages its page too."""
    return [_with_page(problem, page_starts).in_language(language) for problem in problems]


def _with_page(problem: Problem, page_starts: Sequence[int]) -> Problem:
    page = page_of(problem.line, page_starts) if problem.line else None
    message = say("side {page}: {message}", page=page, message=problem.message)
    return replace(problem, message=message) if page else problem


def is_worth_a_look(problems: Sequence[Problem]) -> bool:
    """Whether any of them is more than a note: then the exit code is 1."""
    return any(problem.level != "note" for problem in problems)
