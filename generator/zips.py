"""ZIPs opened within bounds, whoever has packed them.

`zipfile` reads the whole directory of a ZIP before one can ask how long it is, and a directory may be all of a file.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path

_MOST_AT_ONCE = 8_000_000  # bytes; a directory of 20,000 files with names of 300 letters is as long

BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, RuntimeError, NotImplementedError, EOFError,
    ValueError, LookupError, OverflowError,
)  # fmt: skip
"""What `zipfile` raises on archives that are broken, locked or packed in a way that it does not know."""


class LongDirectoryError(zipfile.BadZipFile):
    """The ZIP has more files than any package."""


class _InPieces(io.BufferedReader):
    """A file of which no more is read at once: `zipfile` asks again for the rest of a file, not of a directory."""

    is_cut = False

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_AT_ONCE:
            self.is_cut = True
            size = _MOST_AT_ONCE
        return super().read(size)


class BoundedZip(zipfile.ZipFile):
    """A ZIP to read, as `zipfile` has it, of which no more is taken into memory at once than a directory may have.

    Raises:
        LongDirectoryError: its directory is longer.
    """

    _pieces: _InPieces | None = None  # also where the file can't be opened

    def __init__(self, file: Path | bytes) -> None:
        self._pieces = _InPieces(io.BytesIO(file) if isinstance(file, bytes) else io.FileIO(file))
        try:
            super().__init__(self._pieces)
        except BROKEN_ZIP as error:
            self._pieces.close()
            if self._pieces.is_cut:
                raise LongDirectoryError from error
            raise

    def close(self) -> None:
        """Close the ZIP and its file."""
        super().close()
        if self._pieces:
            self._pieces.close()
