"""What lies above a folder: the manifest or notification that tells which of its files are published.

A person may name a folder inside a delivery, or one file of it. What is published stands one folder up (Acadre) or at
the root of the delivery (Fujitsu, `shared/reference/esdh.md`), and is never passed by.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from generator.importing.esdh import recognise

_LEVELS = 7  # committee / time / type / type / label / time / the agenda's file
_MOST_FILES = 500  # looked at in each folder
_HEAD = 65_536  # bytes; a manifest's table and a notification stand at the beginning
_TOLD_ELSEWHERE = ("acadre", "fujitsu")
_TELLING = ("acadre-manifest", "fujitsu-notification")


def root_of(folder: Path, files: Iterable[Path]) -> Path:
    """The folder in which the delivery of `files` (in or below `folder`) begins: `folder` where nothing above tells."""
    if not any(_format(file) in _TOLD_ELSEWHERE for file in files):
        return folder
    for above in folder.resolve().parents[:_LEVELS]:
        if any(_format(file) in _TELLING for file in islice(above.glob("*.[xX][mM][lL]"), _MOST_FILES)):
            return above
    return folder


def _format(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return recognise(opened.read(_HEAD))
    except OSError:
        return None
