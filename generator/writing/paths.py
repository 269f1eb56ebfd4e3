"""Which paths may be written: those that mean one file on every system a site may be copied to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from generator.problems import Problem, say
from generator.writing.contents import Content

Files: TypeAlias = Mapping[str, Content]
"""What a site shall hold: a path below it (with "/") to the file's bytes, or to the file to copy."""

# A colon names a drive or a hidden stream on Windows; a control character breaks the manifest's lines.
_FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')


def is_sound(path: str) -> bool:
    """Whether `path` stays below the site's folder and can be a file's name on Windows, macOS and Linux."""
    return not _FORBIDDEN.search(path) and all(step not in ("", ".", "..") for step in path.split("/"))


def folded(path: str) -> str:
    """`path` as a file system that tells neither case nor ways of writing "å" apart sees it."""
    return unicodedata.normalize("NFC", path).casefold()


def folders(path: str) -> list[str]:
    """The folders that `path` lies in, outermost first: `a/b/c` lies in `a` and `a/b`."""
    return [path[:place] for place, sign in enumerate(path) if sign == "/"]


def refused(paths: Iterable[str], reserved: str) -> tuple[Problem, ...]:
    """Why `paths` can't be the files of one site, all at once; `reserved` is the writer's own file."""
    problems = []
    seen = {folded(reserved): reserved}
    inside: dict[str, str] = {}
    for path in sorted(paths):
        if not is_sound(path):
            hint = say('Et navn må ikke begynde med /, have .. i sig eller et af tegnene \\ : * ? " < > |')
            problems.append(Problem("error", say("«{path}» kan ikke være en fil på webstedet", path=path), hint=hint))
            continue
        if other := seen.get(folded(path)):
            message = say("«{path}» og «{other}» er den samme fil på Windows og macOS", path=path, other=other)
            problems.append(Problem("error", message))
        seen[folded(path)] = path
        inside.update((folded(folder), path) for folder in folders(path))
    for folder in sorted(seen.keys() & inside.keys()):
        message = say("«{path}» er en fil, men «{other}» kræver en mappe", path=seen[folder], other=inside[folder])
        problems.append(Problem("error", message))
    return tuple(problems)
