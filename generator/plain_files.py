"""Files that are what they seem: below their folder, by no link, ordinary, and not too large to be read.

A link in a folder of content would let a document anywhere on the machine out with the site, and a pipe would keep the
build waiting for ever. So neither is ever opened. Two names of one file (hard links) can't be told from a copy, and
are read as any file.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.problems import Problem, say

LARGEST_TEXT = 32_000_000
"""Bytes of the largest text that is read; the minutes of a year's meetings are a tenth of that."""

# IO_REPARSE_TAG_MOUNT_POINT (Microsoft, "Reparse Point Tags"): a junction, which is no symbolic link. Other reparse
# points lead nowhere else: files of OneDrive are such points too. `Path.is_junction` is of Python 3.12.
_JUNCTION = 0xA0000003


def not_plain(root: Path, path: str, largest: int | None = None) -> Problem | None:
    """Why the file or link at `path` (with "/", below `root`) must not be read; None where it may, or is not there.

    `root` itself may be a link. Nothing is opened.
    """
    steps = path.split("/")
    if "\0" in path or any(step in ("", ".", "..") for step in steps):
        hint = say("Skriv stien fra content/, uden .. og uden / først")
        return Problem("error", say("«{path}» fører ud af mappen", path=path), path, hint=hint)
    for count in range(1, len(steps)):
        status = _status(root.joinpath(*steps[:count]))
        if status and _is_link(status):
            return _link_problem(path)
    return _not_ordinary(root / path, path, largest)


def plain_files(root: Path, folder: str, ending: str, largest: int) -> list[str | Problem]:
    """The paths below `root` of all files in `folder` whose names end with `ending`; what must not be read as problems.

    Links to folders are problems too, whatever their names: what lies behind them would be missing without a word.
    """
    found: list[tuple[str, str | Problem]] = []
    pending = [folder]
    while pending:
        path = pending.pop()
        place = root / path
        status = _status(place)
        if status and stat.S_ISDIR(status.st_mode) and not _is_link(status):
            try:
                pending += [f"{path}/{entry.name}" for entry in place.iterdir()]
            except OSError as error:
                found.append((path, Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), path)))
        elif path.endswith(ending) or os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises where links go in a circle
            found.append((path, _not_ordinary(place, path, largest) or path))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _status(place: Path) -> os.stat_result | None:
    try:
        return place.lstat()
    except OSError:
        return None


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def _not_ordinary(place: Path, path: str, largest: int | None) -> Problem | None:
    status = _status(place)
    if status is None:
        return None
    if _is_link(status):
        return _link_problem(path)
    if not stat.S_ISREG(status.st_mode):
        message = say("Her står noget, der ikke er en almindelig fil; det læses ikke")
        return Problem("error", message, path, hint=say("Fjern det fra content/"))
    if largest is not None and status.st_size > largest:
        message = say(
            "Filen er på {size} MB; det største, der læses, er {largest} MB",
            size=round(status.st_size / 1e6),
            largest=round(largest / 1e6),
        )
        return Problem("error", message, path, hint=say("Se, om den rigtige fil ligger her, eller del den"))
    return None


def _link_problem(path: str) -> Problem:
    message = say("Her står en genvej (et link) til et andet sted; den følges ikke")
    return Problem("error", message, path, hint=say("Læg selve filen eller mappen her i stedet for genvejen"))
