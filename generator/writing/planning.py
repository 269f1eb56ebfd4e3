"""What tells the wanted site from the one that is there, found by comparing bytes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.writing.contents import digest_if_same, holds
from generator.writing.manifest import MANIFEST, format_manifest
from generator.writing.paths import Files, folded, folders


@dataclass(frozen=True, slots=True)
class Present:
    """What a site's folder holds now."""

    files: frozenset[str]
    """Symbolic links among them, also those that lead to a folder: what lies behind them is not the site's."""
    empty_folders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to the folder."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: Mapping[str, str]
    """With their digests."""
    foreign_files: tuple[str, ...]
    """Those that we did not write; they are carried over."""
    foreign_folders: tuple[str, ...]
    """Empty ones, likewise."""
    in_the_way: tuple[str, ...]
    """The foreign ones that stand where a wanted file or its folder shall be."""
    is_done: bool
    """Nothing is to be done: not a byte differs."""


def survey(site: Path) -> Present:
    """The files and empty folders below `site`; none where there is no such folder.

    Raises:
        OSError: a folder can't be read; what lies in it would be lost if that were passed over.
    """
    files: set[str] = set()
    empty: set[str] = set()
    pending = [""] if site.exists() else []
    while pending:
        folder = pending.pop()
        with os.scandir(site / folder) as entries:
            found = list(entries)
        for entry in found:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            else:
                files.add(path)
        if folder and not found:
            empty.add(folder)
    return Present(frozenset(files), frozenset(empty))


def make_plan(site: Path, present: Present, listed: Mapping[str, str], files: Files) -> Plan:
    """What makes `site` hold `files`; `listed` are the files that we wrote there, with their digests."""
    unchanged = {
        path: digest
        for path in files.keys() & present.files
        if (digest := digest_if_same(files[path], site / path, listed.get(path)))
    }
    foreign = present.files - listed.keys() - unchanged.keys() - {MANIFEST}
    return Plan(
        new=tuple(sorted(files.keys() - present.files)),
        changed=tuple(sorted((files.keys() & present.files) - unchanged.keys())),
        removed=tuple(sorted((present.files & listed.keys()) - files.keys())),
        unchanged=unchanged,
        foreign_files=tuple(sorted(foreign)),
        foreign_folders=tuple(sorted(present.empty_folders)),
        in_the_way=_in_the_way(foreign, present.empty_folders, files),
        is_done=unchanged.keys() == files.keys() and holds(site / MANIFEST, format_manifest(unchanged)),
    )


def _in_the_way(foreign: frozenset[str], empty_folders: frozenset[str], files: Files) -> tuple[str, ...]:
    """What is, or lies in, something by a wanted file's name, and files where a folder shall be."""
    wanted = {folded(path) for path in (*files, MANIFEST)}
    wanted_folders = {folded(folder) for path in files for folder in folders(path)}
    blocking = {path for path in foreign if folded(path) in wanted_folders}
    blocking |= {path for path in foreign | empty_folders if wanted.intersection(map(folded, (path, *folders(path))))}
    return tuple(sorted(blocking))
