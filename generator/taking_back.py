"""`referat withdraw`: its flags, what it does, and what it tells."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.config import Config, read_config
from generator.console import DONE, PROBLEMS, WRONG_USE, exit_code, tell
from generator.cpr import find_cpr
from generator.gathering import Gathered, gather
from generator.linking import names_like
from generator.model import Address, Meeting, Person
from generator.problems import Message, Problem, is_any_error, say
from generator.reporting import alike_lines, effect_lines, problem_lines, record_lines
from generator.withdrawal import (
    OMITTED,
    WITHDRAWALS_FILE,
    Effects,
    Entry,
    Redaction,
    Restoration,
    Target,
    Withdrawal,
    Withdrawals,
    append,
    copies_of,
    effects_of,
    file_mark,
    is_enough,
    is_passage_place,
    is_still_there,
    marks_of,
    moved_to,
    plain_address,
    read_withdrawals,
    target_of,
)


def add_withdraw_flags(parser: argparse.ArgumentParser, told: Callable[[str], str]) -> None:
    """The flags of `referat withdraw`; `told` gives a message in the language of the help."""
    parser.add_argument(
        "address", nargs="?", default="", metavar="ADDRESS",
        help=told("adressen fra browseren på et møde, et punkt, en deltager eller et bilag; eller et navn"),
    )  # fmt: skip
    parser.add_argument("--reason", default="", metavar="TEXT", help=told("begrundelsen; læserne får den at se"))
    parser.add_argument("--redact", metavar="TEXT", help=told("udelad kun denne tekst; uden ADDRESS overalt"))
    parser.add_argument("--with", dest="replacement", metavar="TEXT", help=told("det, der skal stå i stedet"))
    parser.add_argument("--restore", action="store_true", help=told("lad det komme frem igen"))
    parser.add_argument("--dry-run", action="store_true", help=told("sig kun, hvad der ville ske"))
    parser.add_argument("--list", action="store_true", dest="listed", help=told("vis, hvad der er trukket tilbage"))


def take_back(options: argparse.Namespace, content: Path) -> int:
    """Note in the archive in `content` what is to be left out, and tell what follows; the exit code."""
    record = read_withdrawals(content)
    if is_any_error(record.problems):
        tell(problem_lines(record.problems, options.lang), error=True)
        return PROBLEMS
    if options.listed:
        tell(record_lines(record, options.lang))
        return DONE
    if wrong := _wrong_use(options):
        tell([Problem("error", wrong).in_language(options.lang)], error=True)
        return WRONG_USE
    gathered, config = gather(content), read_config(content).config
    meetings = gathered.record
    today = dt.datetime.now().astimezone().date()
    if options.restore:
        restoration, problems = _restored(options, record, meetings, config, today)
        return _noted(options, content, restoration, problems)
    entry, target, problems = _entry(options, record, meetings, config, today)
    if entry is not None:
        if isinstance(entry, Withdrawal) and target:
            entry = replace(entry, marks=_marks(target, record, gathered), names=target.names)
        effects = effects_of(entry, target, meetings, config, record)
        files = tuple(file for file in effects.files if file in gathered.delivered)
        effects = replace(effects, files=files, copies=tuple(copies_of(files, gathered.delivered)))
        problems += _judged(entry, effects, len(meetings))
        if not is_any_error(problems):
            tell(effect_lines(entry, target, effects, options.lang))
            tell(alike_lines(_alike(target, gathered.archive.persons), options.lang))
    return _noted(options, content, entry, problems)


def _marks(target: Target, record: Withdrawals, gathered: Gathered) -> tuple[str, ...]:
    """What a meeting, an item or a file is to be known again by."""
    if target.kind == "attachment":
        files = [gathered.delivered[path] for at, path in gathered.served.items() if at == target.address]
        return tuple(filter(None, map(file_mark, files)))
    return marks_of(target.address, gathered.record, {entry.address: entry for entry in record.withdrawals})


def _alike(target: Target | None, persons: Sequence[Person]) -> tuple[str, ...]:
    """The names that may be another spelling of the person who is taken back."""
    taken = next((person for person in persons if target and person.address == target.address), None)
    return names_like(taken.name, persons) if taken else ()


def _wrong_use(options: argparse.Namespace) -> Message | None:
    """Why the flags don't say what is to be done."""
    if not options.address and options.redact is None:
        return say("Skriv, hvad der skal trækkes tilbage: en adresse, et navn, eller en tekst efter --redact")
    if options.replacement is not None and (options.redact is None or options.restore):
        return say("--with siger, hvad der skal stå i stedet for en tekst, og følger med --redact")
    if not options.reason.strip():
        return say('Skriv en begrundelse: --reason "…"')
    for text in (options.address, options.reason, options.redact or "", options.replacement or ""):
        if any("\ud800" <= char <= "\udfff" for char in text):  # bytes that the shell gave in another encoding
            return say("Teksten kan ikke læses; skriv den igen")
    return None


def _entry(
    options: argparse.Namespace, record: Withdrawals, meetings: Sequence[Meeting], config: Config, today: dt.date
) -> tuple[Withdrawal | Redaction | None, Target | None, list[Problem]]:
    """What is to be noted, what it is about, and why nothing is to be."""
    reason = " ".join(options.reason.split())
    target = target_of(options.address, meetings, config) if options.address else None
    if isinstance(target, Problem):
        known = {entry.address for entry in record.withdrawals}
        return None, None, [_again()] if plain_address(options.address) in known else [target]
    problems = list(target.notes) if target else []
    if target and options.redact is None:
        noted = [entry for entry in record.withdrawals if entry.address == target.address]
        if noted and is_still_there(noted[0], meetings):
            return None, target, [*problems, _again()]
        return Withdrawal(target.address, today, reason), target, problems
    within = target.address if target else ""
    if within and not is_passage_place(within):
        message = say("En tekst kan udelades af et møde eller et punkt, eller overalt; ikke af andre sider")
        return None, target, [Problem("error", message)]
    text = options.redact or ""
    if not is_enough(text):
        return None, target, [Problem("error", say("Teksten skal have mindst tre bogstaver eller tal"))]
    if any((entry.text, entry.within) == (text, within) for entry in record.redactions):
        return None, target, [*problems, _again()]
    replacement = OMITTED if options.replacement is None else " ".join(options.replacement.split())
    if not replacement:
        return None, target, [Problem("error", say("Skriv efter --with, hvad der skal stå i stedet"))]
    return Redaction(text, today, reason, replacement, within), target, problems


def _again() -> Problem:
    return Problem("note", say("Det er allerede trukket tilbage; der er ikke noget at gøre"))


def _judged(entry: Withdrawal | Redaction, effects: Effects, count: int) -> list[Problem]:
    """What is wrong with an entry: all doubt is an error as long as nothing is noted."""
    problems = [Problem("error", each.message, hint=each.hint) for each in effects.problems]
    if next(find_cpr(entry.reason), None):
        message = say("Der er et CPR-nummer i begrundelsen, og læserne får den at se")
        problems.append(Problem("error", message, hint=say("Skriv begrundelsen uden det")))
    is_word = isinstance(entry, Redaction) and not entry.within and len(entry.text.split()) == 1
    if is_word and len(effects.changed) > max(10, count // 4):
        message = say("Teksten er for almindelig; den står i {count} møder", count=len(effects.changed))
        hint = say("Skriv mere af teksten, eller nævn det møde eller punkt, den skal ud af")
        problems.append(Problem("error", message, hint=hint))
    return problems


def _restored(
    options: argparse.Namespace, record: Withdrawals, meetings: Sequence[Meeting], config: Config, today: dt.date
) -> tuple[Restoration | None, list[Problem]]:
    """What is to come out again; or that it was not taken back."""
    reason = " ".join(options.reason.split())
    target = target_of(options.address, meetings, config) if options.address else None
    address = target.address if isinstance(target, Target) else plain_address(options.address)
    if options.redact is None:
        entries = {entry.address: entry for entry in record.withdrawals}
        if address in entries:
            moved = moved_to(entries[address], meetings, entries)
            return Restoration(today, reason, address), [_first_there(place) for place in moved[:1]]
    elif any((entry.text, entry.within) == (options.redact, address) for entry in record.redactions):
        return Restoration(today, reason, text=options.redact, within=address), []
    hint = say("Se, hvad der er trukket tilbage: referat withdraw --list. Teksten og stedet skal være som dengang")
    return None, [Problem("error", say("Det er ikke trukket tilbage"), hint=hint)]


def _first_there(place: Address) -> Problem:
    message = say("Det, der blev trukket tilbage, står nu på /{place} og ville komme ud", place=place)
    return Problem("error", message, hint=say("Træk det først tilbage dér: referat withdraw {place}", place=place))


def _noted(
    options: argparse.Namespace,
    content: Path,
    entry: Entry | None,
    problems: list[Problem],
) -> int:
    """Write the entry where nothing is wrong with it, and say what is to be done now; the exit code."""
    if entry is not None and not options.dry_run and not is_any_error(problems):
        try:
            append(content, entry)
        except OSError as error:
            message = say("Kan ikke skrives: {reason}", reason=error.strerror or error)
            problems.append(Problem("error", message, WITHDRAWALS_FILE))
    tell(problem_lines(problems, options.lang), error=True)
    if is_any_error(problems):
        tell([say("Intet er noteret, og intet er trukket tilbage").in_language(options.lang)], error=True)
    elif entry is not None:
        tell(message.in_language(options.lang) for message in _next_steps(options, content, entry))
    return exit_code(problems)


def _next_steps(options: argparse.Namespace, content: Path, entry: Entry) -> Iterator[Message]:
    if options.dry_run:
        yield say("Intet er skrevet (--dry-run)")
        return
    yield say("Noteret i {file}", file=content / WITHDRAWALS_FILE)
    if isinstance(entry, Restoration):
        yield say("Det kommer frem igen, når arkivet er bygget (referat build) og sendt ud")
        return
    yield say("Det er først væk, når arkivet er bygget (referat build) og sendt ud, så det gamle slettes på serveren")
    yield say(
        "Det, andre har hentet eller gemt, kan arkivet ikke kalde tilbage: browseres og søgemaskiners kopier, "
        "sikkerhedskopier, udskrifter"
    )
