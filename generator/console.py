"""The console: lines out to a person, how far a long run is, and the exit codes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from generator.accession import Progress
from generator.problems import Language, Problem, say
from generator.reporting import is_worth_a_look

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def tell(lines: Iterable[str], *, error: bool = False) -> None:
    """Print each line; `error` to the stream for errors."""
    for line in lines:
        print(line, file=sys.stderr if error else sys.stdout)


def exit_code(problems: Iterable[Problem]) -> int:
    """1 when any of them is more than a note."""
    return PROBLEMS if is_worth_a_look(tuple(problems)) else DONE


@contextmanager
def progress_line(language: Language) -> Iterator[Callable[[Progress], None]]:
    """What shows how far a run is, on one line of the terminal that is written over; nothing where there is none."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    width = shutil.get_terminal_size().columns - 1

    def show(progress: Progress) -> None:
        message = say(
            "Læser {done}/{total} ({percent} %) {source}",
            done=progress.done, total=progress.total, percent=100 * progress.done // progress.total,
            source=progress.source,
        )  # fmt: skip
        end = "\r" if progress.done < progress.total else f"\r{' ' * width}\r"
        print(message.in_language(language)[:width].ljust(width), end=end, file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(" " * width, end="\r", file=sys.stderr, flush=True)
