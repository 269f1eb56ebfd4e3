"""The files of a site looked through for what is sought; nothing of it is ever told, only where it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, TypeAlias

from generator.problems import Message
from generator.residue.passages import Needle
from generator.residue.sought import LONGEST, Run, Sought, names_in, runs_of
from generator.residue.unpacking import Layer, LayerKind, Unread, contents
from generator.residue.words import words_of
from generator.urls import slug

_LETTERS_IN_BINARY = 6  # fewer in a row come about by chance in a gigabyte of pictures

_Found: TypeAlias = tuple["LeftoverKind", str]


FileRole: TypeAlias = Literal[
    "page",  # made by the program: all words in it are those that are published, and its own
    "document",  # offered to readers as it came, with words that no page has
    "stray",  # in the site's folder, and not put there by the program
]
LeftoverKind: TypeAlias = Literal["words", "passage", "file"]


@dataclass(frozen=True, slots=True)
class SiteFile:
    """En fil på webstedet, pakket ud."""

    path: str
    sha256: str
    layers: Iterable[Layer | Unread] = field(repr=False)
    role: FileRole = "page"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Rest: a file that holds something of what was taken back."""

    path: str
    """With "…" where it bears a name that was taken out."""
    kind: LeftoverKind
    place: str
    """What may be told of where that stood."""


@dataclass(frozen=True, slots=True)
class Unsearched:
    """Ikke gennemsøgt: a file, or part of it, that can't be looked into."""

    path: str
    reason: Message


def opened(path: str, data: bytes, role: FileRole = "page") -> SiteFile:
    """A file to look through; its layers are made as they are asked for, and once."""
    return SiteFile(path, hashlib.sha256(data).hexdigest(), contents(path, data), role)


def leftovers(file: SiteFile, sought: Sought) -> Iterator[Leftover | Unsearched]:
    """What is left in the file of that which is sought, once for each place; and what of it can't be looked into.

    Linear in the size of the file, whatever is sought of words; each passage costs a search of its own.
    """
    found = _in_name(file, sought)
    unread: dict[Message, None] = {}
    copied: set[Run] = set()
    for layer in file.layers:
        if isinstance(layer, Unread):
            unread[layer.reason] = None
            continue
        words = words_of(_without_kept(layer.text, file.path, sought))
        found |= _in_words(words, layer.kind, file, sought)
        if file.role != "page":
            copied.update(filter(sought.copies.__contains__, runs_of(words, LONGEST)))
    found |= {("file", place) for place in sought.copied_by(copied)}
    shown = shown_path(file.path, sought)
    kinds = {place: kind for kind, place in sorted(found, reverse=True)}  # a file, or a name, says it better than words
    yield from (Leftover(shown, kind, place) for place, kind in sorted(kinds.items()))
    yield from (Unsearched(shown, reason) for reason in unread)


def shown_path(path: str, sought: Sought) -> str:
    """The path as it may be told: a step that bears what was taken out is left out."""
    if not _in_path(path, path, sought):
        return path
    shown = "/".join("…" if _in_path(step, path, sought) else step for step in path.split("/"))
    return "…" if _in_path(shown, path, sought) else shown


def _in_name(file: SiteFile, sought: Sought) -> set[_Found]:
    """What the file is, or is called."""
    place = sought.digests.get(file.sha256)
    return _in_path(file.path, file.path, sought) | ({("file", place)} if place else set())


def _in_path(part: str, path: str, sought: Sought) -> set[_Found]:
    """What a part of the path holds of it."""
    words = words_of(_without_kept(part, path, sought))
    names = (tuple(map(slug, run)) for run in names_in(words))
    return _passages_in(words, sought.needles, path) | {
        ("words", sought.named[run]) for run in names if run in sought.named
    }


def _in_words(words: Sequence[str], kind: LayerKind, file: SiteFile, sought: Sought) -> set[_Found]:
    """What the words of a layer hold of it."""
    if kind == "index":
        return {("words", sought.forms[word]) for word in words if word in sought.forms}
    is_binary = kind == "binary"
    least = LONGEST if file.role == "document" or kind == "program" else 1
    found: set[_Found] = set()
    for length, wanted in _runs_for(file, sought):
        if length >= least and wanted and not wanted.keys().isdisjoint(runs_of(words, length)):
            hits = filter(wanted.__contains__, runs_of(words, length))
            found |= {("words", wanted[run]) for run in hits if not is_binary or _is_no_chance("".join(run))}
    needles = [one for one in sought.needles if not is_binary or _is_no_chance(one.letters)]
    return found | _passages_in(words, needles, file.path)


def _runs_for(file: SiteFile, sought: Sought) -> Iterator[tuple[int, Mapping[Run, str]]]:
    yield from sought.runs.items()
    if file.role == "page":
        folder, slash, _ = file.path.rpartition("/")
        yield from sought.within.get(folder + slash, {}).items()


def _is_no_chance(letters: str) -> bool:
    return sum(map(str.isalpha, letters)) >= _LETTERS_IN_BINARY


def _without_kept(text: str, path: str, sought: Sought) -> str:
    """`text` without the addresses that stay, where `path` is their own page or the list of all files."""
    for kept in sought.kept:
        if path == sought.listing or path.startswith(kept):
            text = text.replace(kept, " ")
    return text


def _passages_in(words: Sequence[str], needles: Iterable[Needle], path: str) -> set[_Found]:
    """The passages that stand in the words, whatever parts these."""
    joined = "".join(words)
    found = [one for one in needles if one.is_in(joined) and path.startswith(one.passage.within)]
    if not found:
        return set()
    ends = {0, *accumulate(map(len, words))}
    return {("passage", one.passage.place) for one in found if one.stands_in(joined, ends)}
