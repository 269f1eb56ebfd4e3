"""Packages: files that came together, in a folder or a ZIP, read by name within bounds.

A case system delivers a meeting so: one file tells of it, the others are its attachments. Names in such files come
from Windows: the case of letters differs, and backslashes part folders (`shared/reference/esdh.md`, trap 3).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Problem, say

_MOST_FILES = 20_000
_LARGEST_FILE = 500_000_000
_LARGEST_PACKAGE = 4_000_000_000
_GREATEST_RATIO = 500  # of a file of some size to its packed size; text packs to a tenth, a bomb to a thousandth
_SMALL = 10_000_000


@dataclass(frozen=True, slots=True)
class Package:
    """Pakke: the files below a folder or in a ZIP."""

    place: Path
    names: tuple[str, ...]
    """Below `place`, parted by "/", in the order of the alphabet."""

    def read(self, name: str) -> bytes:
        """The bytes of the file called just so in `names`.

        Raises:
            OSError: it can't be read, or is broken, or packed with a password.
        """
        if self.place.is_dir():
            return (self.place / name).read_bytes()
        try:
            with zipfile.ZipFile(self.place) as packed:
                return packed.read(name)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise OSError(str(error)) from error

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
        wanted = "/".join(parts).casefold()
        return next((name for name in self.names if name.casefold() == wanted), None)


def open_folder(folder: Path) -> Package:
    """The files below `folder`, but for hidden ones and links out of it."""
    root = folder.resolve()
    names = (
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.resolve().is_relative_to(root)
    )
    return Package(folder, tuple(sorted(name for name in names if not _is_hidden(name))))


def open_zip(file: Path) -> Package | Problem:
    """The files in a ZIP; or why it is refused: broken, locked, or too large when unpacked.

    The sizes are those that the ZIP's directory states; `zipfile` reads no more of a file than that.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        return Problem("error", say("ZIP-filen er beskadiget: {reason}", reason=error), str(file))
    except OSError as error:
        return Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), str(file))
    if any(entry.flag_bits & 0x1 for entry in entries):
        hint = say("Pak den ud i en mappe, og importér mappen")
        return Problem("error", say("ZIP-filen er beskyttet med adgangskode"), str(file), hint=hint)
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST_PACKAGE:
        return _too_large(file)
    if any(entry.file_size > _LARGEST_FILE or _is_bomb(entry) for entry in entries):
        return _too_large(file)
    names = {entry.filename for entry in entries if _stays_inside(entry.filename)}
    return Package(file, tuple(sorted(name for name in names if not _is_hidden(name))))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _GREATEST_RATIO * max(entry.compress_size, 1)


def _too_large(file: Path) -> Problem:
    hint = say("Pak den ud, og importér det, der er referater")
    return Problem("error", say("ZIP-filen fylder for meget udpakket"), str(file), hint=hint)


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0] and "\x00" not in name


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
