"""When to build again: the state of the watched folders decides, and the system's events say when to look.

So no event that is lost (a full queue, a network drive or a container's mount, which sends none) loses a save,
and no event that means nothing (a build reads a file, an editor leaves a swap file) makes a build.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from generator.problems import Problem, say

Fingerprint: TypeAlias = Mapping[str, tuple[int, int, int]]
"""Each file's path, with what changes when it is written or replaced."""

_QUIET = 0.1  # seconds without an event until a burst of saves is over
_LONGEST_BURST = 1.0  # seconds until it is built from though it is not
_PAUSE = 1.0  # seconds until a look without an event, where the system sends them
_POLLING_PAUSE = 0.3  # and where it does not
_SHARE = 50  # a look without an event waits this many times what the last one took, however large the archive

_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip


def changes(folders: Iterable[Path], apart: Path, tell: Callable[[Problem], None]) -> Iterator[None]:
    """At once, and then each time something in `folders` has changed since the last time; without end.

    What changes while the taker is at work is seen when it asks again. The folder `apart` is not looked into.
    """
    roots = [folder.resolve() for folder in folders]
    woken = threading.Event()
    with _waking(roots, woken, tell) as pause:
        seen: Fingerprint | None = None
        while True:
            started = time.monotonic()
            found = fingerprint(roots, apart.resolve())
            took = time.monotonic() - started
            if found != seen:
                seen = found
                yield
            woken.wait(max(pause, _SHARE * took))
            _settle(woken)


def _settle(woken: threading.Event) -> None:
    """Wait for a burst of events to end; one that comes after this leaves `woken` set for the next look."""
    give_up = time.monotonic() + _LONGEST_BURST
    woken.clear()
    while woken.wait(_QUIET) and time.monotonic() < give_up:
        woken.clear()


def fingerprint(folders: Iterable[Path], apart: Path | None = None) -> Fingerprint:
    """The files below `folders`, without what editors and systems drop there and without the folder `apart`."""
    found: dict[str, tuple[int, int, int]] = {}
    pending = [os.fspath(folder) for folder in folders]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if _is_dropping(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if Path(entry.path) != apart:
                        pending.append(entry.path)
                    continue
                with contextlib.suppress(OSError):  # gone again, or a link to nothing
                    status = entry.stat()
                    found[entry.path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def _is_dropping(name: str) -> bool:
    """Swap and backup files of vim, Emacs, LibreOffice and Word; hidden files and folders, `.DS_Store` among them."""
    return name.startswith((".", "~$", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp", ".bak")) or name == "4913"


class _Waker(FileSystemEventHandler):
    """Sets an event at whatever happens."""

    def __init__(self, woken: threading.Event) -> None:
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - watchdog calls it so
        self._woken.set()


@contextlib.contextmanager
def _waking(folders: Iterable[Path], woken: threading.Event, tell: Callable[[Problem], None]) -> Iterator[float]:
    """Have `woken` set when something happens in `folders`; gives how long to wait for that between two looks."""
    observer = Observer()
    try:
        _watch(observer, folders, woken)
        pause = _PAUSE
    except OSError as error:  # inotify(7): the limits on watches and instances
        message = say("Systemet melder ikke om ændringer i filerne; de ses efter i stedet ({reason})", reason=error)
        hint = say("På Linux kan grænsen sættes op: sudo sysctl fs.inotify.max_user_watches=524288")
        tell(Problem("note", message, hint=hint))
        pause = _POLLING_PAUSE
    try:
        yield pause
    finally:
        observer.stop()
        if observer.is_alive():
            observer.join(1.0)


def _watch(observer: BaseObserver, folders: Iterable[Path], woken: threading.Event) -> None:
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Waker(woken), str(folder), recursive=True, event_filter=_EVENTS)
    observer.start()
