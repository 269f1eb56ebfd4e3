"""The story of `referat serve`: a build at each change, and a server that shows the newest that came out whole."""

from __future__ import annotations

import contextlib
import errno
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from generator.problems import Message, Problem, say
from generator.serve.admission import ADDRESS
from generator.serve.answering import PreviewServer
from generator.serve.bulletin import Bulletin
from generator.serve.watching import changes, fingerprint

Tell: TypeAlias = Callable[[Message | Problem], None]
"""Shows a line in the terminal."""


class BuildReport(Protocol):
    """What is to be known of a build."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was wrong or doubtful."""

    @property
    def ok(self) -> bool:
        """Whether the site now shows the content."""


def serve(
    build: Callable[[], Iterable[BuildReport]], site: Path, watched: Sequence[Path], assets: Path, port: int, tell: Tell
) -> tuple[Problem, ...]:
    """Show `site` on 127.0.0.1 and call `build` whenever something in `watched` changes, until Ctrl-C.

    A build gives a report for each edition of the site that can be looked at, the most wanted first.
    `assets` is the folder with what the preview adds to the pages (`templates/preview/`); port 0 is any that is
    free. The problems that are handed back are why there could be no preview; those of the builds are told.
    """
    bulletin = Bulletin()
    try:
        server = PreviewServer(port, site, assets, bulletin)
    except (OSError, OverflowError) as error:
        return (_cannot_listen(port, error),)
    with server, _interruptible(), contextlib.suppress(KeyboardInterrupt):
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            tell(say("Arkivet vises på http://{address}:{port}/ (stop med Ctrl-C)", address=ADDRESS, port=server.port))
            _build_at_each_change(build, site, watched, bulletin, tell)
        finally:
            bulletin.close()
            server.shutdown()
    return ()


def _build_at_each_change(
    build: Callable[[], Iterable[BuildReport]], site: Path, watched: Sequence[Path], bulletin: Bulletin, tell: Tell
) -> None:
    shown = fingerprint([site])
    known: tuple[Problem, ...] = ()
    for _ in changes(watched, site, tell):
        started = time.monotonic()
        for is_built, problems in _attempt(build):
            now = fingerprint([site])
            changed = {Path(path).relative_to(site).as_posix() for path, _ in shown.items() ^ now.items()}
            bulletin.post(bulletin.newest.after_build(is_built=is_built, problems=problems, changed=changed))
            for problem in problems if problems != known else ():
                tell(problem)
            shown, known = now, problems
        tell(_summary(is_built, problems, time.monotonic() - started))


def _summary(is_built: bool, problems: tuple[Problem, ...], seconds: float) -> Message:
    if not is_built:
        return say("Ikke bygget; det forrige websted vises, til det er rettet")
    milliseconds = round(seconds * 1000)
    doubts = sum(problem.level != "note" for problem in problems)
    if not doubts:
        return say("Bygget på {milliseconds} ms", milliseconds=milliseconds)
    return say("Bygget på {milliseconds} ms; {doubts} ting at se på", milliseconds=milliseconds, doubts=doubts)


def _attempt(build: Callable[[], Iterable[BuildReport]]) -> Iterator[tuple[bool, tuple[Problem, ...]]]:
    """For each edition whether it was built, and what was wrong; whatever goes wrong, the preview goes on."""
    try:
        for report in build():
            yield report.ok, report.problems
    except Exception as error:  # noqa: BLE001 - a template's author must see any mistake of hers, and mend it
        yield False, (_crash(error),)


def _crash(error: Exception) -> Problem:
    """A mistake that no stage foresaw, at the line of the template it came from, or else of the program.

    Jinja puts its templates' own lines into the traceback.
    """
    frames = traceback.extract_tb(error.__traceback__)
    template = next((frame for frame in reversed(frames) if not frame.filename.endswith(".py")), None)
    if template is None:
        traceback.print_exception(error)
    frame = template or frames[-1]
    message = say("Bygningen gik i stykker: {error}", error=f"{type(error).__name__}: {error}")
    path, here = Path(frame.filename), Path.cwd()
    return Problem("error", message, str(path.relative_to(here) if path.is_relative_to(here) else path), frame.lineno)


def _cannot_listen(port: int, error: Exception) -> Problem:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        message = say("Port {port} er optaget af et andet program", port=port)
    else:
        message = say("Port {port} kan ikke bruges: {reason}", port=port, reason=error)
    hint = say("Vælg en anden: referat serve --port {port}", port=port + 1 if 1024 <= port < 65535 else 8000)
    return Problem("error", message, hint=hint)


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGTERM stop the preview as Ctrl-C does, and Ctrl-C also where a shell has started it to ignore that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
