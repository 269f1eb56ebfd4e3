"""Files written whole: what is killed while it writes leaves the old file or the new one, never a piece of either."""

from __future__ import annotations

import os
from pathlib import Path

_DRAFT = ".{name}.{pid}.tmp"


def write_whole(path: Path, data: bytes) -> None:
    """`data` as the file `path`, whole or not at all.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(_DRAFT.format(name=path.name, pid=os.getpid()))
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Do away with the drafts below `folder` of a run that was killed while it wrote."""
    for draft in folder.rglob(".*.[0-9]*.tmp"):
        draft.unlink(missing_ok=True)
