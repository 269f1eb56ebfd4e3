"""`referat`: flags to calls, problems to text and exit codes (0 done, 1 problems found, 2 wrong use)."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.allowing import add_allow_flags, allow_findings
from generator.build import BuildReport, build, memory_of, preview, templates_folder
from generator.checking import check
from generator.config import ARCHIVE_FILE
from generator.console import DONE, PROBLEMS, WRONG_USE, exit_code, tell
from generator.founding import found
from generator.problems import Language, Message, Problem, say
from generator.reporting import build_lines, is_worth_a_look, problem_lines
from generator.serve import serve
from generator.taking_back import add_withdraw_flags, take_back
from generator.taking_in import add_import_flags, add_inspect_flags, import_documents, inspect_documents


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
    add_import_flags(imported, told)
    imported.set_defaults(command=_import)

    inspected = commands.add_parser("inspect", parents=[common], help=told("hvad en import ville få ud af dokumenter"))
    add_inspect_flags(inspected, told)
    inspected.set_defaults(command=inspect_documents)

    withdrawn = commands.add_parser("withdraw", parents=[common, content], help=told("træk noget udgivet tilbage"))
    add_withdraw_flags(withdrawn, told)
    withdrawn.set_defaults(command=_withdraw)

    built = commands.add_parser("build", parents=[common, content, site], help=told("content/ til et færdigt websted"))
    built.add_argument("--base-url", metavar="URL", help=told("adressen, webstedet skal ligge på"))
    built.set_defaults(command=_build)

    served = commands.add_parser("serve", parents=[common, content], help=told("byg, vis på denne maskine, følg med"))
    served.add_argument("--port", type=int, default=8000, metavar="N", help=told("porten på 127.0.0.1"))
    served.set_defaults(command=_serve)

    allowed = commands.add_parser("allow", parents=[common, content], help=told("sig, at noget gerne må udgives"))
    add_allow_flags(allowed, told)
    allowed.set_defaults(command=_allow)

    checked = commands.add_parser("check", parents=[common, content, site], help=told("alt, hvad der kan være galt"))
    checked.set_defaults(command=_check)
    return parser


def _new(options: argparse.Namespace) -> int:
    problems = found(options.folder, templates_folder() / "new")
    tell(problem_lines(problems, options.lang), error=True)
    if not problems:
        message = say("Et tomt arkiv er lagt i {folder}. Gå derind, og kør: referat import FIL", folder=options.folder)
        tell([message.in_language(options.lang)])
    return exit_code(problems)


def _import(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    return WRONG_USE if content is None else import_documents(options, content)


def _withdraw(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    return WRONG_USE if content is None else take_back(options, content)


def _build(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    site = options.site or content.parent / "site"
    report = build(content, site, base_url=options.base_url)
    tell(problem_lines(report.problems, options.lang), error=True)
    tell(build_lines(report, _shown(site), options.lang))
    return exit_code(report.problems)


def _serve(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    templates = templates_folder()
    shown = memory_of(content) / "preview"

    def rebuild() -> Iterator[BuildReport]:
        return preview(content, shown, templates)

    def report(news: Message | Problem) -> None:
        tell([news.in_language(options.lang)])

    problems = serve(rebuild, shown, [content, templates], templates / "preview", options.port, report)
    tell(problem_lines(problems, options.lang), error=True)
    return exit_code(problems)


def _allow(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    return WRONG_USE if content is None else allow_findings(options, content)


def _check(options: argparse.Namespace) -> int:
    content = _content_folder(options)
    if content is None:
        return WRONG_USE
    problems = check(content, options.site or content.parent / "site")
    tell(problem_lines(problems, options.lang))
    if not is_worth_a_look(problems):
        tell([say("Alt er i orden").in_language(options.lang)])
    return exit_code(problems)


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
    tell([Problem("error", message, hint=hint).in_language(options.lang)], error=True)
    return None


def _shown(path: Path) -> Path:
    """A path as one would write it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) and path != here else path
