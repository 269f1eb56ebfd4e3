"""`referat import` and `referat inspect`: their flags, what they do, and what they tell."""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from generator.accession import Accession, Found, Outcome, Wishes, account_of, bring_in, documents_in, inspect
from generator.build import memory_of
from generator.console import PROBLEMS, exit_code, progress_line, tell
from generator.gathering import gather
from generator.importing import ReadDocument
from generator.linking import propose_same_person
from generator.problems import Problem, say
from generator.reporting import (
    accession_lines,
    import_report_json,
    import_report_page,
    inspection_json,
    inspection_page,
    is_worth_a_look,
    problem_lines,
    summary_lines,
)
from generator.urls import slug

READINGS, REPORT = "readings.sqlite", "import"
"""In the archive's memory: what documents gave, and the report of the last import."""

_WRITTEN: tuple[Outcome, ...] = ("new", "replaced", "corrected")


def add_import_flags(parser: argparse.ArgumentParser, told: Callable[[str], str]) -> None:
    """The flags of `referat import`; `told` gives a message in the language of the help."""
    _add_places(parser, told)
    parser.add_argument("--dry-run", action="store_true", help=told("sig kun, hvad der ville ske"))
    parser.add_argument("--replace", action="store_true", help=told("skriv over det, der er rettet i hånden"))
    parser.add_argument(
        "--accept", nargs="?", const="", metavar="TEXT",
        help=told("tag nye udgaver ind som rettelser; TEXT er, hvad mødets side skal sige om dem"),
    )  # fmt: skip
    parser.add_argument("--again", action="store_true", help=told("læs også de dokumenter, der huskes fra sidst"))
    parser.add_argument("--report", type=Path, metavar="DIR", help=told("mappen til rapporten over importen"))
    parser.add_argument("--quiet", action="store_true", help=told("vis kun dokumenter, der er noget at se på ved"))


def add_inspect_flags(parser: argparse.ArgumentParser, told: Callable[[str], str]) -> None:
    """The flags of `referat inspect`; `told` gives a message in the language of the help."""
    _add_places(parser, told)
    parser.add_argument("--json", action="store_true", help=told("ét JSON-objekt på hver linje"))
    parser.add_argument("--html", action="store_true", help=told("en side om hvert dokument, til at se efter på"))
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help=told("mappen til siderne"))


def _add_places(parser: argparse.ArgumentParser, told: Callable[[str], str]) -> None:
    parser.add_argument("places", type=Path, nargs="+", metavar="FILE", help=told("en fil, en mappe eller en ZIP"))
    parser.add_argument("--body", default="", metavar="NAME", help=told("udvalget, hvis dokumentet ikke siger det"))


def import_documents(options: argparse.Namespace, content: Path) -> int:
    """Bring the documents into the archive in `content`, and tell of each; the exit code."""
    today = dt.datetime.now().astimezone().date()
    wishes = Wishes(options.body, options.replace, options.accept, options.dry_run, options.again, today)
    memory = memory_of(content)
    accessions: list[Accession] = []
    try:
        discovery = documents_in(options.places)
        tell(problem_lines(discovery.notes, options.lang))
        with progress_line(options.lang) as show:
            for accession in bring_in(discovery, content, wishes, memory=memory / READINGS, tell=show):
                accessions.append(accession)
                if not options.quiet or is_worth_a_look(accession.problems):
                    tell(_numbered(accession, len(accessions), len(discovery.documents), options))
    except KeyboardInterrupt:
        message = say("Afbrudt. Kør den samme kommando igen, så går importen videre, hvor den slap")
        tell([message.in_language(options.lang)], error=True)
        return PROBLEMS
    except OSError as error:
        problem = Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror or error), str(content))
        tell([problem.in_language(options.lang)], error=True)
        return PROBLEMS
    tell(summary_lines(accessions, options.lang))
    problems = [problem for accession in accessions for problem in accession.problems]
    problems += _report(accessions, options.report or memory / REPORT, options)
    if options.dry_run:
        tell([say("Intet er skrevet (--dry-run)").in_language(options.lang)])
    elif any(accession.outcome in _WRITTEN for accession in accessions):
        tell(problem_lines(propose_same_person(gather(content).archive.persons), options.lang))
    return exit_code(problems)


def _numbered(accession: Accession, number: int, count: int, options: argparse.Namespace) -> Iterator[str]:
    first, *others = accession_lines(accession, options.lang)
    yield f"[{number}/{count}] {first}"  # so that one sees in a long run how far it is
    yield from others


def _report(accessions: Sequence[Accession], folder: Path, options: argparse.Namespace) -> list[Problem]:
    """The report as a page and as JSON in `folder`; why it could not be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(import_report_json(accessions, options.lang), encoding="utf-8")
        (folder / "report.html").write_text(import_report_page(accessions, options.lang), encoding="utf-8")
    except OSError as error:
        problem = Problem("warning", say("Kan ikke skrives: {reason}", reason=error.strerror), str(folder))
        tell([problem.in_language(options.lang)], error=True)
        return [problem]
    tell([say("Rapport: {file}", file=folder / "report.html").in_language(options.lang)])
    return []


def inspect_documents(options: argparse.Namespace) -> int:
    """Tell what an import would make of each document; the exit code. Nothing is written but the pages asked for."""
    discovery = documents_in(options.places)
    tell(problem_lines(discovery.notes, options.lang), error=True)
    problems: list[Problem] = []
    names = Counter[str]()
    try:
        for found, read in inspect(discovery, options.body):
            problems += read.problems
            if options.html:
                page = options.out / _page_name(found, names)
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(inspection_page(found.shown, read, options.lang), encoding="utf-8")
                tell([f"{found.shown} → {page}"])
            elif options.json:
                tell([inspection_json(found.shown, read, options.lang)])
            else:
                tell(accession_lines(_as_accession(found, read), options.lang))
    except OSError as error:
        problems.append(Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror), str(options.out)))
        tell([problems[-1].in_language(options.lang)], error=True)
    return exit_code(problems)


def _page_name(found: Found, names: Counter[str]) -> str:
    """ "referat-pdf.html"; the second of that name is "referat-pdf-2.html"."""
    name = slug(PurePath(found.shown).name)
    names[name] += 1
    return f"{name}-{names[name]}.html" if names[name] > 1 else f"{name}.html"


def _as_accession(found: Found, read: ReadDocument) -> Accession:
    outcome: Outcome = "new" if read.meeting else "refused"
    return Accession(found.shown, outcome, "", account_of(read), read.problems, read.page_starts)
