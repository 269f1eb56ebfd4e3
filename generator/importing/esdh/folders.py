"""What lies around a file of a package: the other files of its folder, and the folders of its attachments."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

_ATTACHMENT_FOLDERS = ("enclosures", "images", "attachments", "bilag")
_MAIL_FOLDER = ".msg_attachments"  # Acadre: "1709477.MSG_attachments"
_DOCUMENTS = (".pdf", ".docx", ".doc", ".txt", ".md", ".html", ".htm", ".odt", ".rtf")
_COMPANIONS = ("dagsorden.html", "preview.html")  # what SBSYS lays beside its XML
_SLASH = re.compile(r"[\\/]")
_NO_NAME = re.compile(r"""[<>"'=\[\]\r\n\t]""")
_LONGEST_NAME = 255  # of a folder, on any system
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Folders:
    """Mapper: the files of a package by folder, and the folders in each folder."""

    names: Sequence[str]
    files: dict[str, frozenset[str]]
    inner: dict[str, frozenset[str]]

    def around(self, name: str, text: str) -> frozenset[str]:
        """The files of the folder that the file `name` is in, and those below it in folders that hold attachments.

        These are the ones with a name that case systems give them, and the ones that the file's `text` (in lower
        case) names in a path.
        """
        folder = folder_of(name)
        named = _folders_named(text) if folder in self.inner else frozenset()
        inner = [below for below in self.inner.get(folder, ()) if _holds_attachments(below, named)]
        return self.files[folder].union(*(self.below(path) for path in inner)) if inner else self.files[folder]

    def below(self, beginning: str) -> Sequence[str]:
        """The names with that beginning; `names` are in the order of the alphabet."""
        return self.names[bisect_left(self.names, beginning) : bisect_left(self.names, beginning + _LAST)]

    def unnamed(self, name: str, text: str) -> int:
        """How many documents in the folder of the file `name` its `text` (in lower case) does not name.

        A document with the file's own name is the same in another format.
        """
        stem = _folded(PurePosixPath(name).stem)
        files = (PurePosixPath(file) for file in self.files[folder_of(name)])
        return sum(
            file.suffix.casefold() in _DOCUMENTS
            and _folded(file.stem) != stem
            and _folded(file.name) not in _COMPANIONS
            and _folded(file.name) not in text
            for file in files
        )


def folders_of(names: Sequence[str]) -> Folders:
    """The folders of `names`, which are in the order of the alphabet."""
    files: dict[str, list[str]] = defaultdict(list)
    inner: dict[str, set[str]] = defaultdict(set)
    for name in names:
        folder = folder_of(name)
        files[folder].append(name)
        while folder and folder not in inner[folder_of(folder[:-1])]:
            above = folder_of(folder[:-1])
            inner[above].add(folder)
            folder = above
    return Folders(
        names,
        {folder: frozenset(found) for folder, found in files.items()},
        {folder: frozenset(found) for folder, found in inner.items()},
    )


def folder_of(name: str) -> str:
    """The folder of a file, with its slash; "" for the package's own."""
    return name[: name.rfind("/") + 1]


def _holds_attachments(folder: str, named: frozenset[str]) -> bool:
    name = _folded(PurePosixPath(folder).name)
    return name in _ATTACHMENT_FOLDERS or name.endswith(_MAIL_FOLDER) or name in named


def _folders_named(text: str) -> frozenset[str]:
    """What stands before the slashes in a text, back to a sign that no name of a folder has."""
    before = (piece[-_LONGEST_NAME:] for piece in _SLASH.split(text)[:-1])
    return frozenset(_NO_NAME.split(piece)[-1].strip() for piece in before)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
