"""`referat`: flags to calls, problems to text and exit codes (0 done, 1 problems found, 2 wrong use)."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.accession import Accession, bring_in, documents_in, read_source
from generator.build import BuildReport, build, memory_of, preview, templates_folder
from generator.checking import check
from generator.config import ARCHIVE_FILE
from generator.founding import found
from generator.gathering import gather
from generator.importing import ReadDocument
from generator.linking import propose_same_person
from generator.problems import Language, Message, Problem, say
from generator.reporting import (
    accession_lines,
    build_lines,
    inspection_json,
    is_worth_a_look,
    problem_lines,
    summary_line,
)
from generator.serve import serve

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; `arguments` default to the command line's."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console in cp850 must not stop a report at an arrow
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(_language(given)).parse_args(given)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except KeyboardInterrupt:
        return PROBLEMS
    except BrokenPipeError:  # the reader of a report has gone ("referat inspect … | head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _language(arguments: Sequence[str]) -> Language:
    """`--lang`, read before all else so that the help is in it too; then the locale's; Danish otherwise."""
    asked = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    asked.add_argument("--lang", choices=("da", "en"))
    try:
        chosen = asked.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        chosen = None
    if chosen is None:
        names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
        system = next((name for name in names if name), locale.getlocale()[0] or "")
        chosen = "en" if system.lower().startswith("en") else "da"
    return "en" if chosen == "en" else "da"


def _parser(language: Language) -> argparse.ArgumentParser:
    def told(template: str) -> str:
        return say(template).in_language(language)

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=("da", "en"), help=told("sprog i beskeder"), default=language)
    content = argparse.ArgumentParser(add_help=False)
    content.add_argument("--content", type=Path, metavar="DIR", help=told("arkivets mappe content/"))
    site = argparse.ArgumentParser(add_help=False)
    site.add_argument("--site", type=Path, metavar="DIR", help=told("mappen til det byggede websted"))

    parser = argparse.ArgumentParser("referat", description=told("Mødereferater som et søgbart arkiv"))
    commands = parser.add_subparsers(required=True, metavar=told("KOMMANDO"))

    new = commands.add_parser("new", parents=[common], help=told("et tomt arkiv, som er ens eget"))
    new.add_argument("folder", type=Path, metavar="DIR")
    new.set_defaults(command=_new)

    imported = commands.add_parser("import", parents=[common, content], help=told("dokumenter ind i content/"))
    imported.add_argument("places", type=Path, nargs="+", metavar="FILE")
    imported.add_argument("--body", default="", metavar="NAME", help=told("udvalget, hvis dokumentet ikke siger det"))
    imported.add_argument("--dry-run", action="store_true", help=told("sig kun, hvad der ville ske"))
    imported.add_argument("--replace", action="store_true", help=told("skriv over det, der er rettet i hånden"))
    imported.set_defaults(command=_import)

    inspect = commands.add_parser("inspect", parents=[common], help=told("hvad en import ville få ud af dokumenter"))
    inspect.add_argument("places", type=Path, nargs="+", metavar="FILE")
    inspect.add_argument("--body", default="", metavar="NAME", help=told("udvalget, hvis dokumentet ikke siger det"))
    inspect.add_argument("--json", action="store_true", help=told("ét JSON-objekt på hver linje"))
    inspect.set_defaults(command=_inspect)

    built = commands.add_parser("build", parents=[common, content, site], help=told("content/ til et færdigt websted"))
    built.add_argument("--base-url", metavar="URL", help=told("adressen, webstedet skal ligge på"))
    built.set_defaults(command=_build)

    served = commands.add_parser("serve", parents=[common, content], help=told("byg, vis på denne maskine, følg med"))
    served.add_argument("--port", type=int, default=8000, metavar="N", help=told("porten på 127.0.0.1"))
    served.set_defaults(command=_serve)

    checked = commands.add_parser("check", parents=[common, content, site], help=told("alt, hvad der kan være galt"))
    checked.set_defaults(command=_check)
    return parser


def _new(options: argparse.Namespace) -> int:
    problems = found(options.folder, templates_folder() / "new")
    _tell(problem_lines(problems, options.lang), error=True)
    if not problems:
        message = say("Et tomt arkiv er lagt i {folder}. Gå derind, og kør: referat import FIL", folder=options.folder)
        _tell([message.in_language(options.lang)])
    return _code(problems)


def _import(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    accessions: list[Accession] = []
    documents = documents_in(options.places)
    for accession in bring_in(documents, content, options.body, replace=options.replace, dry_run=options.dry_run):
        accessions.append(accession)
        first, *others = accession_lines(accession, options.lang)
        # so that one sees in a long run how far it is
        _tell([f"[{len(accessions)}/{len(documents)}] {first}", *others])
    _tell([summary_line(accessions, options.lang)])
    if options.dry_run:
        _tell([say("Intet er skrevet (--dry-run)").in_language(options.lang)])
    else:
        proposals = propose_same_person(gather(content).archive.persons)
        _tell(problem_lines(proposals, options.lang))
    return _code(problem for accession in accessions for problem in accession.problems)


def _inspect(options: argparse.Namespace) -> int:
    problems: list[Problem] = []
    for file, problem in documents_in(options.places):
        read = ReadDocument(None, (problem,)) if problem else read_source(file, options.body)[1]
        problems.extend(read.problems)
        if options.json:
            _tell([inspection_json(file, read, options.lang)])
        else:
            outcome = Accession(file, "new" if read.meeting else "refused", "", read, read.problems)
            _tell(accession_lines(outcome, options.lang))
    return _code(problems)


def _build(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    site = options.site or content.parent / "site"
    report = build(content, site, base_url=options.base_url)
    _tell(problem_lines(report.problems, options.lang), error=True)
    _tell(build_lines(report, _shown(site), options.lang))
    return _code(report.problems)


def _serve(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    templates = templates_folder()
    shown = memory_of(content) / "preview"

    def rebuild() -> Iterator[BuildReport]:
        return preview(content, shown, templates)

    def tell(news: Message | Problem) -> None:
        _tell([news.in_language(options.lang)])

    problems = serve(rebuild, shown, [content, templates], templates / "preview", options.port, tell)
    _tell(problem_lines(problems, options.lang), error=True)
    return _code(problems)


def _check(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    problems = check(content, options.site or content.parent / "site")
    _tell(problem_lines(problems, options.lang))
    if not is_worth_a_look(problems):
        _tell([say("Alt er i orden").in_language(options.lang)])
    return _code(problems)


def _content_folder(options: argparse.Namespace) -> Path | None:
    """The archive that a command works on: `--content`, or `content/` where it stands, or the folder it stands in."""
    here = Path.cwd()
    named = options.content or here / "content"
    if named.is_dir():
        return Path(named).resolve()
    if not options.content and (here / ARCHIVE_FILE).is_file():
        return here
    message = say("Der er intet arkiv i {folder}", folder=named)
    hint = say("Lav et med «referat new DIR», eller nævn mappen med --content")
    _tell([Problem("error", message, hint=hint).in_language(options.lang)], error=True)
    return None


def _shown(path: Path) -> Path:
    """A path as one would write it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) and path != here else path


def _tell(lines: Iterable[str], *, error: bool = False) -> None:
    for line in lines:
        print(line, file=sys.stderr if error else sys.stdout)


def _code(problems: Iterable[Problem]) -> int:
    return PROBLEMS if is_worth_a_look(tuple(problems)) else DONE
