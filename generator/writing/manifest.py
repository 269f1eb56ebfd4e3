"""The site's list of its own files, each with its SHA-256: which are ours to remove, and are they still whole.

The list is written as a BagIt manifest (RFC 8493, section 2.1.3): `<sha256>  <path>` a line, sorted, so that
`sha256sum --check manifest-sha256.txt` proves a copy of the site anywhere and without this program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from generator.problems import Problem, say
from generator.writing.paths import is_sound

MANIFEST = "manifest-sha256.txt"

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<path>.+)")


def format_manifest(digests: Mapping[str, str]) -> bytes:
    """The list of paths and their digests; of the signs that RFC 8493 escapes, a path here can only have %."""
    lines = (f"{digest}  {path.replace('%', '%25')}\n" for path, digest in sorted(digests.items()))
    return "".join(lines).encode()


def read_manifest(site: Path) -> dict[str, str] | None:
    """The digest of each file that we wrote; None where there is no list, so the folder is not ours.

    A line that we can't have written is passed over: what it names is then taken for another's file and kept.
    """
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = (_LINE.fullmatch(line) for line in text.split("\n"))
    listed = {line["path"].replace("%25", "%"): line["digest"] for line in found if line}
    return {path: digest for path, digest in listed.items() if is_sound(path)}


def verify(site: Path) -> tuple[Problem, ...]:
    """The files of the site that are lost, or other than they were written."""
    listed = read_manifest(site)
    if listed is None:
        hint = say("Byg webstedet med «referat build»")
        return (Problem("error", say("Mappen har ingen liste over sine filer"), str(site / MANIFEST), hint=hint),)
    problems = (_flaw(site / path, digest) for path, digest in sorted(listed.items()))
    return tuple(problem for problem in problems if problem)


def _flaw(file: Path, digest: str) -> Problem | None:
    try:
        with file.open("rb") as stream:
            is_whole = hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return Problem("error", say("Filen er forsvundet fra webstedet"), str(file), hint=say("Byg webstedet igen"))
    except OSError as error:
        return Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), str(file))
    if is_whole:
        return None
    hint = say("Slet filen, og byg webstedet igen")
    return Problem("error", say("Filen er ændret, siden den blev bygget"), str(file), hint=hint)
