"""Workers: processes that read documents on all cores, each document within a limit of time and memory.

Documents come from anywhere. One that makes a reader hang, crash or eat all memory costs a process, not the import:
it becomes a `Problem`, and the others go on. Only pure work belongs here; what is written is written by the parent.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from types import FrameType, TracebackType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from generator.problems import Problem, say

if sys.platform != "win32":
    import resource
    from multiprocessing import forkserver

_AHEAD = 16  # documents given to each process before the first is back: one slow document holds up no other
_DOCUMENTS_A_PROCESS = 400  # then it gives way to a fresh one, and whatever its libraries have leaked is freed
_GRACE = 10  # seconds after its time limit at which a process whose parent has died ends itself
_PATIENCE = 0.2  # seconds until Ctrl-C is noticed
_TRIES = 3  # with a document that the whole pool broke at: it may have been another's fault

Made = TypeVar("Made")
Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Limits:
    """Grænser for én læsning."""

    seconds: int = 120
    bytes: int = 2_000_000_000
    """Of a process's address space. Windows and macOS can't hold a process to it."""
    processes: int = os.cpu_count() or 1


class Workers:
    """Læsere: a pool of processes for as long as the `with` lasts; leaving it early stops them at once.

    Meanwhile Ctrl-C is not heard in the middle of things, but where it is asked for; a second one is, anywhere.
    """

    def __init__(self, limits: Limits, preload: str = "") -> None:
        """`preload` is the module that has the work: a process has it from the start, and begins at once."""
        self._limits = limits
        self._preload = preload
        self._pool = _pool(limits, preload)
        self._is_interrupted = False
        self._handler_before: Callable[[int, FrameType | None], object] | int | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # no other may say what is done with signals
            self._handler_before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _stop(self._pool)
        if self._handler_before is not None:
            signal.signal(signal.SIGINT, self._handler_before)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_interrupted:
            raise KeyboardInterrupt
        self._is_interrupted = True

    def heed_interrupts(self) -> None:
        """Where it can do no harm to stop.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed since the `with` began.
        """
        if self._is_interrupted:
            raise KeyboardInterrupt

    def each(self, work: Callable[[Job], Made], jobs: Iterable[Job]) -> Iterator[tuple[Job, Made | Problem]]:
        """Every one of `jobs` with what `work` made of it, in their order; or why it was stopped.

        Raises:
            KeyboardInterrupt: as above.
        """
        room = _AHEAD * self._limits.processes
        coming = iter(jobs)
        waiting: deque[tuple[Job, ProcessFuture[Made]]] = deque()
        while True:
            for job in islice(coming, room - len(waiting)):
                self.heed_interrupts()
                waiting.append((job, self._start(work, job)))
            if not waiting:
                return
            first, future = waiting.popleft()
            result = self._outcome(work, first, future)
            yield first, result

    def _start(self, work: Callable[[Job], Made], job: Job) -> ProcessFuture[Made]:
        seconds = self._limits.seconds
        try:
            return self._pool.schedule(_timed, (work, job, seconds), timeout=seconds)
        except RuntimeError:  # the pool is broken
            _stop(self._pool)
            self._pool = _pool(self._limits, self._preload)
            return self._pool.schedule(_timed, (work, job, seconds), timeout=seconds)

    def _outcome(self, work: Callable[[Job], Made], job: Job, future: ProcessFuture[Made]) -> Made | Problem:
        tries = 1
        while True:
            while not wait([future], _PATIENCE).done:
                self.heed_interrupts()
            try:
                return future.result()
            except BrokenProcessPool as error:
                if tries == _TRIES:
                    return self._told(error)
            except Exception as error:  # noqa: BLE001 - a mistake about one document must not stop the others
                return self._told(error)
            tries += 1
            future = self._start(work, job)

    def _told(self, error: Exception) -> Problem:
        match error:
            case TimeoutError():
                seconds = self._limits.seconds
                message = say("Dokumentet tog for lang tid at læse (over {seconds} sekunder)", seconds=seconds)
            case MemoryError():
                megabytes = self._limits.bytes // 1_000_000
                message = say("Dokumentet krævede for meget hukommelse (over {megabytes} MB)", megabytes=megabytes)
            case ProcessExpired() | BrokenProcessPool():
                message = say("Dokumentet fik læseren til at bryde sammen")
            case _:  # by its name only: what it says could be the document's closed text
                message = say("Programmet kunne ikke læse dokumentet ({error})", error=type(error).__name__)
        return Problem("error", message, hint=say("Gem det på ny som PDF eller DOCX, eller del det, og prøv igen"))


def _pool(limits: Limits, preload: str) -> ProcessPool:
    # Not a fork of this process: it has threads, and its memory would count in the limit. Windows knows only spawn.
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload([preload] if preload else [])
        with _deaf_and_dumb():
            forkserver.ensure_running()
    return ProcessPool(limits.processes, _DOCUMENTS_A_PROCESS, _confine, (limits,), context)


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call] # pebble has no types here
    pool.join()


@contextlib.contextmanager
def _deaf_and_dumb() -> Iterator[None]:
    """What is started meanwhile hears no Ctrl-C, for this process does, and stops it; and has no console to write on.

    What it has to say comes back as a value. A process that is stopped while it starts would print a traceback.
    """
    with contextlib.ExitStack() as after:
        if threading.current_thread() is threading.main_thread():
            after.callback(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN))
        with contextlib.suppress(OSError):  # no console to begin with
            console = os.dup(2)
            after.callback(os.close, console)
            after.callback(os.dup2, console, 2)
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 2)
            os.close(silence)
        yield


def _confine(limits: Limits) -> None:
    """Hold this process to its memory; where the system can't, the time limit must do."""
    if sys.platform != "win32":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (limits.bytes, limits.bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _timed(work: Callable[[Job], Made], job: Job, seconds: int) -> Made:
    """The work, with an alarm that ends the process should nobody be left to stop it."""
    if sys.platform == "win32":
        return work(job)
    signal.alarm(seconds + _GRACE)
    try:
        return work(job)
    finally:
        signal.alarm(0)
