"""An empty archive of one's own: the folders, and an `archive.toml` that explains itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.problems import Problem, say


def found(folder: Path, pattern: Path) -> tuple[Problem, ...]:
    """A new archive in `folder`, made from the files in `pattern`; nothing that is there already is touched."""
    content = folder / "content"
    if content.exists():
        hint = say("Vælg en anden mappe; der er allerede et arkiv her")
        return (Problem("error", say("Mappen findes i forvejen"), str(content), hint=hint),)
    try:
        shutil.copytree(pattern, content)
        for name in ("meetings", "attachments", "originals"):
            (content / name).mkdir(exist_ok=True)
        (folder / "site").mkdir(exist_ok=True)
    except OSError as error:
        return (Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror), str(folder)),)
    return ()
