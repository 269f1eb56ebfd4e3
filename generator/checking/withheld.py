"""The files that must not be in a site: what the record names and readers may not have."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checking.looking import digest_of, opened_safely
from generator.gathering import Gathered, files_of
from generator.model import Address, Meeting
from generator.residue import Layer, Run, copies_of
from generator.urls import meeting_address

_EMPTY = hashlib.sha256().hexdigest()


@dataclass(frozen=True, slots=True)
class Withheld:
    """Tilbageholdte filer: by what they are known, whatever they are called, each with the meeting that names it."""

    digests: Mapping[str, Address]
    copies: Mapping[Run, frozenset[str]]
    """The runs of their texts, by which a copy is known that has been cleaned or converted."""


def withheld_by(content: Path, gathered: Gathered) -> Withheld:
    """The files in `content` that are not offered.

    What was taken out may not be offered as another file either. A file that is not offered for its type alone may.
    """
    offered = {path: digest_of(content / path) for path in gathered.delivered}
    known = frozenset(offered.values())
    files: dict[Path, Address] = {}
    digests: dict[str, Address] = {}
    for meeting, path, is_taken_out in _not_offered(gathered):
        file = content / path
        digest = digest_of(file) if file.is_file() else _EMPTY
        if digest != _EMPTY and (is_taken_out or digest not in known):
            files[file] = digests[digest] = meeting_address(meeting.body, meeting.date, meeting.sequence)
    same = {path: digests[digest] for path, digest in offered.items() if digest in digests}
    digests.update((digest_of(gathered.delivered[path]), place) for path, place in same.items())
    return Withheld(digests, _copies(files, [content / path for path in offered.keys() - same.keys()], gathered))


def _not_offered(gathered: Gathered) -> Iterator[tuple[Meeting, str, bool]]:
    """The files of the record that are not offered, or no more by a meeting; and whether they were taken out of it."""
    published = {(each.body, each.date, each.sequence): files_of(each) for each in gathered.published.meetings}
    for meeting in gathered.record:
        left = published.get((meeting.body, meeting.date, meeting.sequence), set())
        for path in sorted(files_of(meeting)):
            if path not in left or path not in gathered.delivered:
                yield meeting, path, path not in left


def _copies(
    withheld: Mapping[Path, Address], offered: Collection[Path], gathered: Gathered
) -> Mapping[Run, frozenset[str]]:
    """By what copies of the files that are not offered are known, cleaned or converted as they may be."""
    if not (gathered.published.withdrawn or gathered.published.passages.entries):
        return {}
    texts: dict[Path, list[str]] = {}
    for opened in opened_safely((*withheld, *offered)):
        layers = (layer for layer in opened.layers if isinstance(layer, Layer))
        texts[Path(opened.path)] = [layer.text for layer in layers if layer.kind == "text"]
    gone: dict[str, list[str]] = {}
    for file, place in withheld.items():
        gone.setdefault(place, []).extend(texts[file])
    return copies_of(gone, (text for path in offered for text in texts[path]))
