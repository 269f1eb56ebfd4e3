"""`referat allow`: its flags, what it does, and what it tells."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from generator.console import exit_code, tell
from generator.privacy import ALLOWED_FILE, allow
from generator.problems import say
from generator.reporting import problem_lines


def add_allow_flags(parser: argparse.ArgumentParser, told: Callable[[str], str]) -> None:
    """The flags of `referat allow`; `told` gives a message in the language of the help."""
    parser.add_argument(
        "fingerprints", nargs="+", metavar="FINGERPRINT", help=told("fingeraftrykket af det, der må udgives")
    )
    parser.add_argument("--reason", required=True, metavar="TEXT", help=told("hvad det er, og hvorfor det må udgives"))


def allow_findings(options: argparse.Namespace, content: Path) -> int:
    """Add to the list of what may be published in the archive in `content`, and tell of it; the exit code."""
    today = dt.datetime.now().astimezone().date()
    problems = allow(content, options.fingerprints, options.reason, today)
    tell(problem_lines(problems, options.lang), error=True)
    if not problems:
        message = say(
            "Skrevet i {file}: {count} til, som må udgives. Byg igen med «referat build»",
            file=content / ALLOWED_FILE, count=len(set(options.fingerprints)),
        )  # fmt: skip
        tell([message.in_language(options.lang)])
    return exit_code(problems)
