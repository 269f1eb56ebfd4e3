"""One folder in another's place, at a stroke: `.site.next` beside the site becomes the site.

On Linux the two folders are exchanged by one system call, so the site is the old one or the new one at any
moment, whatever is killed when. Elsewhere it takes two renames, and a process killed between them leaves no
site but `.site.old`; `recover` puts that back before anything else is done.

What is swapped is the folder itself. A folder that can't be renamed, such as a mount point, can't be a site;
and who holds on to the folder rather than its name (a container that has bound it) goes on seeing the old one,
so such a thing should be given the folder above.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_PATIENCE = 10.0  # seconds until another build is taken to hang
_RENAME_EXCHANGE = 2  # linux/fs.h
_AT_FDCWD = -100  # fcntl.h: a path is taken from the working folder


def next_to(site: Path) -> Path:
    """Where the coming site is made, and where the old one is thrown away."""
    return site.with_name(f".{site.name}.next")


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


@contextlib.contextmanager
def alone(site: Path) -> Iterator[None]:
    """Let no other build write beside `site` meanwhile; the lock dies with the process and leaves no file.

    Windows and some network drives can't lock a folder; there a second build at the same time is not noticed.

    Raises:
        BlockingIOError: another build did not end in time.
    """
    if sys.platform == "win32":
        yield
        return
    folder = os.open(site.parent, os.O_RDONLY)
    try:
        _lock(folder)
        yield
    finally:
        os.close(folder)


def _lock(folder: int) -> None:
    give_up = time.monotonic() + _PATIENCE
    while sys.platform != "win32":
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        except OSError:
            return  # a file system without locks
        else:
            return


def recover(site: Path) -> None:
    """Mend what a build left that was stopped at any point: the last good site stands, and nothing beside it."""
    if site.exists():
        shutil.rmtree(_aside(site), ignore_errors=True)
    elif _aside(site).exists():
        _rename(_aside(site), site)
    shutil.rmtree(next_to(site), ignore_errors=True)


def swap(site: Path) -> None:
    """Put the folder that was made beside `site` in its place; `recover` then does away with the old one."""
    if sys.platform == "linux":
        _flush(next_to(site))
    if not site.exists():
        _rename(next_to(site), site)
    elif not _exchange(next_to(site), site):
        _rename(site, _aside(site))
        _rename(next_to(site), site)


def _flush(folder: Path) -> None:
    """Have the disk hold all that was written before it holds the swap, should the power go."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(handle)
    finally:
        os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; False where the system or the file system can't."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):  # added in glibc 2.28
        return False
    if not library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):  # renameat2(2): the file system, or the kernel, knows no flags
        return False
    raise OSError(code, os.strerror(code), str(other))


def _rename(source: Path, target: Path) -> None:
    """Rename a folder; on Windows once more for a second, until virus scanners and indexers have let go of it."""
    give_up = time.monotonic() + 1.0
    while True:
        try:
            source.rename(target)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return
