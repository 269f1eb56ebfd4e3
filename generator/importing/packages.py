"""Packages: files that came together, in a folder or a ZIP, read by name within bounds.

A case system delivers a meeting so: one file tells of it, the others are its attachments. Names in such files come
from Windows: the case of letters differs, and backslashes part folders (`shared/reference/esdh.md`, trap 3).
"""

from __future__ import annotations

import errno
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.importing.unreadable import why_unreadable
from generator.problems import Problem, say
from generator.zips import BROKEN_ZIP, BoundedZip, LongDirectoryError

_MOST_FILES = 20_000
_LARGEST_FILE = 500_000_000
_LARGEST_PACKAGE = 4_000_000_000
_GREATEST_RATIO = 500  # of a file of some size to its packed size; text packs to a tenth, a bomb to a thousandth
_SMALL = 10_000_000
_DRIVE = re.compile(r"[A-Za-z]:")
_UTF_8 = 0x800  # the flag of an entry whose name is in UTF-8 (APPNOTE 4.4.4, bit 11)


@dataclass(frozen=True, slots=True)
class Package:
    """Pakke: the files below a folder or in a ZIP."""

    place: Path
    names: tuple[str, ...]
    """Below `place`, parted by "/", in the order of the alphabet."""
    packed_names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What the ZIP itself calls those of `names` that it writes otherwise."""
    _by_meaning: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in reversed(self.names):
            self._by_meaning[_meaning(name)] = name

    def read(self, name: str) -> bytes:
        """The bytes of the file called just so in `names`.

        Raises:
            OSError: it can't be read, or is broken, or packed with a password.
        """
        ((_, data),) = self.read_each([name])
        if isinstance(data, OSError):
            raise data
        return data

    def read_each(self, names: Iterable[str], largest: int = _LARGEST_FILE) -> Iterator[tuple[str, bytes | OSError]]:
        """The bytes of each of the files, or why it can't be read: it is broken, or has more than `largest` bytes.

        A ZIP's directory is read once for all of them, and stays in memory for the next.
        """
        if self.place.is_dir():
            for name in names:
                yield name, _read_file(self.place / name, largest)
            return
        names = list(names)
        try:
            packed = _opened(self.place, _state(self.place))
        except BROKEN_ZIP as error:
            yield from ((name, _as_os_error(error)) for name in names)
            return
        for name in names:
            yield name, _read_packed(packed, self.packed_names.get(name, name), largest)

    def find(self, printed: str, beside: str = "") -> str | None:
        """The file that a path printed in the file `beside` means, whatever its slashes and capitals; None for none.

        The path counts from the folder of `beside`; one that climbs out of the package means none.
        """
        parts: list[str] = list(PurePosixPath(beside).parent.parts)
        for part in printed.replace("\\", "/").split("/"):
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        return self._by_meaning.get(_meaning("/".join(parts)))


def _meaning(name: str) -> str:
    """What a name means, whatever its capitals and however its letters are composed (macOS parts them: "a" and "˚")."""
    return unicodedata.normalize("NFC", name).casefold()


@lru_cache(maxsize=4)
def _opened(place: Path, state: tuple[int, ...]) -> zipfile.ZipFile:  # noqa: ARG001 - another state is another ZIP
    """A ZIP that stays open for the next file: to read a directory of thousands of files takes a tenth of a second."""
    return BoundedZip(place)


def _state(place: Path) -> tuple[int, ...]:
    """What tells a ZIP from the one it was before; and from another process's, which has a place of its own in it."""
    state = place.stat()
    return state.st_size, state.st_mtime_ns, os.getpid()


def _read_file(file: Path, largest: int) -> bytes | OSError:
    try:
        with file.open("rb") as opened:
            if os.fstat(opened.fileno()).st_size > largest:
                return _too_many_bytes()
            data = opened.read(largest + 1)  # it may grow meanwhile
    except OSError as error:
        return error
    return _too_many_bytes() if len(data) > largest else data


def _read_packed(packed: zipfile.ZipFile, name: str, largest: int) -> bytes | OSError:
    try:
        return _too_many_bytes() if packed.getinfo(name).file_size > largest else packed.read(name)
    except BROKEN_ZIP as error:
        return _as_os_error(error)


def _as_os_error(error: Exception) -> OSError:
    return error if isinstance(error, OSError) else OSError(str(error))


def _too_many_bytes() -> OSError:
    return OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def open_folder(folder: Path) -> Package:
    """The files below `folder`, but for hidden ones and links out of it."""
    root = folder.resolve()
    names = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if is_file_below(root, file))
    return Package(folder, tuple(sorted(name for name in names if not _is_hidden(name))))


def is_file_below(folder: Path, file: Path) -> bool:
    """Whether it is a file that lies below `folder` (resolved), wherever links lead; one out of reach does not."""
    try:
        return file.is_file() and Path(os.path.realpath(file)).is_relative_to(folder)
    except (OSError, ValueError):
        return False


def open_zip(file: Path) -> Package | Problem:
    """The files in a ZIP; or why it is refused: broken, locked, or too large when unpacked.

    The sizes are those that the ZIP's directory states; `zipfile` reads no more of a file than that.
    """
    try:
        with BoundedZip(file) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    except LongDirectoryError:
        return _too_large(file)
    except OSError as error:
        return Problem("error", say("Kan ikke læses: {reason}", reason=why_unreadable(error)), str(file))
    except BROKEN_ZIP:
        return Problem("error", say("ZIP-filen er beskadiget"), str(file), hint=say("Hent den igen"))
    if any(entry.flag_bits & 0x1 for entry in entries):
        hint = say("Pak den ud i en mappe, og importér mappen")
        return Problem("error", say("ZIP-filen er beskyttet med adgangskode"), str(file), hint=hint)
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST_PACKAGE:
        return _too_large(file)
    if any(entry.file_size > _LARGEST_FILE or _is_bomb(entry) for entry in entries):
        return _too_large(file)
    packed_names = {_shown(entry): entry.filename for entry in entries}
    packed_names = {name: at for name, at in packed_names.items() if _stays_inside(name) and not _is_hidden(name)}
    return Package(file, tuple(sorted(packed_names)), {name: at for name, at in packed_names.items() if at != name})


def _shown(entry: zipfile.ZipInfo) -> str:
    """An entry's name with its letters and slashes as they are meant.

    macOS packs names in UTF-8 without saying so, Windows in its code page for Danish (850); and some programs part
    folders by a backslash.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF_8:
        raw = name.encode("cp437")  # as `zipfile` has read it
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return name.replace("\\", "/")


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _GREATEST_RATIO * max(entry.compress_size, 1)


def _too_large(file: Path) -> Problem:
    hint = say("Pak den ud, og importér det, der er referater")
    return Problem("error", say("ZIP-filen fylder for meget udpakket"), str(file), hint=hint)


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    is_file = bool(parts) and not name.endswith("/") and "\x00" not in name
    return is_file and not name.startswith("/") and ".." not in parts and not _DRIVE.match(name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
