"""Making a folder hold the files of a site, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, say
from generator.writing.contents import BrokenSealError, Content, Sealed, carry_over, put
from generator.writing.manifest import MANIFEST, format_manifest, read_manifest
from generator.writing.paths import Files, folders, refused
from generator.writing.planning import Plan, Present, make_plan, survey
from generator.writing.swapping import alone, next_to, recover, swap


@dataclass(frozen=True, slots=True)
class Written:
    """What writing came to, in files; with an error among the problems nothing was written."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def write(site: Path, files: Files) -> Written:
    """Make the folder `site` hold `files`, and besides them only what others have put there.

    Where nothing differs nothing is touched. Otherwise the whole site is made anew beside the present one,
    from the same files where they are unchanged, and the two are swapped: a build that fails, or is killed at
    any moment, leaves the last good site. Our files are known by the manifest, so another's are never removed,
    and a folder that holds something and has no manifest is refused. So is a sealed file that has changed.
    """
    problems = refused(files, MANIFEST)
    if problems:
        return Written(problems=problems)
    site = Path(os.path.realpath(site))  # where `site` is a link, it stays and its target is swapped
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with alone(site):
            recover(site)
            try:
                return _write(site, files)
            finally:
                recover(site)
    except BrokenSealError as error:
        return Written(problems=(_is_changed(error.file),))
    except OSError as error:
        return Written(problems=(_failure(site, files, error),))


def _write(site: Path, files: Files) -> Written:
    present = survey(site)
    listed = read_manifest(site)
    if not (_is_free(present) if listed is None else _is_ours(present, listed)):
        message = say("Mappen har filer, som «referat» ikke har skrevet, så den bliver ikke rørt")
        hint = say("Vælg en anden mappe med --site, eller tøm den selv")
        return Written(problems=(Problem("error", message, str(site), hint=hint),))
    plan = make_plan(site, present, listed or {}, files)
    if plan.in_the_way:
        return Written(problems=tuple(_is_in_the_way(site / path) for path in plan.in_the_way))
    if not plan.is_done:
        _refuse_unswappable(site)
        _make_next(site, plan, files)
        swap(site)
    return Written(len(plan.new), len(plan.changed), len(plan.removed), len(plan.unchanged))


def _is_free(present: Present) -> bool:
    """Whether a folder without our manifest may become a site: it holds nothing but the likes of .gitkeep."""
    return all(path.startswith(".") for path in present.files | present.empty_folders)


def _is_in_the_way(path: Path) -> Problem:
    message = say("Her skulle webstedet have sin egen fil, men der står noget, som «referat» ikke har skrevet")
    return Problem("error", message, str(path), hint=say("Flyt det eller slet det, og byg igen"))


def _is_ours(present: Present, listed: Mapping[str, str]) -> bool:
    """Whether the manifest is that of a site, and not of a BagIt bag, which has one by the same name."""
    return "bagit.txt" not in present.files - listed.keys()


def _refuse_unswappable(site: Path) -> None:
    """Find out early what would stop the swap, or what the swap would get round: a site made read-only."""
    if site.is_mount():
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(site))
    if site.exists() and not os.access(site, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(site))


def _make_next(site: Path, plan: Plan, files: Files) -> None:
    """Make the coming site beside the present one, its folders open to whom they were open before."""
    coming = next_to(site)
    kept = (*plan.unchanged, *plan.foreign_files)
    inner = {folder for path in (*kept, *files, *plan.foreign_folders) for folder in folders(path)}
    steps = sorted(inner.union(plan.foreign_folders))
    coming.mkdir()
    for folder in steps:
        (coming / folder).mkdir(exist_ok=True)
    for path in kept:
        carry_over(site / path, coming / path)
    written = {path: put(files[path], coming / path) for path in (*plan.new, *plan.changed)}
    put(format_manifest({**plan.unchanged, **written}), coming / MANIFEST)
    for folder in ("", *steps):
        if (site / folder).is_dir():
            shutil.copymode(site / folder, coming / folder)


def _is_changed(file: Path) -> Problem:
    message = say("Filen blev ændret, mens webstedet blev bygget, og er ikke set igennem, som den er nu")
    return Problem("error", message, str(file), hint=say("Byg igen; det forrige websted står urørt"))


def _source(content: Content) -> str | None:
    """The file that is copied, where it is one."""
    if isinstance(content, bytes):
        return None
    return str(content.path if isinstance(content, Sealed) else content)


def _failure(site: Path, files: Files, error: OSError) -> Problem:
    """Why the site stands as it stood, and what to do about it."""
    place = str(error.filename or site)
    if place in map(_source, files.values()):
        return Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), place)
    match error.errno:
        case errno.EAGAIN:
            message = say("En anden bygning er ved at skrive i mappen")
            hint = say("Vent, til den er færdig, og byg igen")
        case errno.ENOSPC | errno.EDQUOT:
            message = say("Der er ikke mere plads på disken")
            hint = say("Skaf plads, og byg igen; det forrige websted står urørt")
        case errno.EBUSY | errno.EXDEV:
            message = say("Mappen er et drev for sig og kan ikke skiftes ud")
            hint = say("Byg i en mappe under den: --site {path}", path=site / "site")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            message = say("Der må ikke skrives her")
            hint = say(
                "Skaf ret til at skrive i {folder}, og luk programmer, der har webstedet åbent", folder=site.parent
            )
        case _:
            message = say("Webstedet kunne ikke skrives: {reason}", reason=error.strerror)
            hint = say("Det forrige websted står urørt; byg igen, når det er rettet")
    return Problem("error", message, place, hint=hint)
