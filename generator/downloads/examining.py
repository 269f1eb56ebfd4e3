"""What a file holds: by what it is, not by what it is called.

A file that is called `.pdf` and is a Word document is read as one, by us and by who downloads it. Where a file is of no
format known here, its printable runs are looked through, and it is told that the rest is unread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.downloads import archives, mails, markup, office, opendocument, pdf, pictures, plain, printable, rtf
from generator.downloads.formats import Kind, kind_of
from generator.downloads.nesting import Nesting, joined, unread
from generator.files import write_whole
from generator.findings import Examined
from generator.problems import say

_LARGEST = 500_000_000
"""Bytes; what is larger takes more memory than a worker has."""


@dataclass(frozen=True, slots=True)
class _Reader:
    examine: Callable[[bytes, Nesting], Examined]
    clean: Callable[[bytes], bytes | None] = lambda _: None


_READERS: dict[Kind, _Reader] = {
    "pdf": _Reader(pdf.examine, pdf.clean),
    "office": _Reader(office.examine, office.clean),
    "opendocument": _Reader(opendocument.examine, opendocument.clean),
    "zip": _Reader(archives.examine),
    "picture": _Reader(lambda data, _: pictures.examine(data), pictures.clean),
    "rtf": _Reader(lambda data, _: rtf.examine(data)),
    "mail": _Reader(mails.examine),
    "markup": _Reader(markup.examine),
    "text": _Reader(lambda data, _: plain.examine(data)),
    "unknown": _Reader(lambda data, _: printable.examine(data)),
}


def examine(file: Path) -> Examined:
    """All that can be read in a file, seen or unseen, and what there is to say of it; never raises.

    What can't be looked into is told as a part of the kind "unread". It is the file as readers get it that is to be
    examined: the copy without properties (`clean`), where there is one.
    """
    try:
        if file.stat().st_size > _LARGEST:
            return unread(say("hele filen, som er for stor til at blive undersøgt"))
        data = file.read_bytes()
    except OSError:
        return unread(say("hele filen, som ikke kan læses"))
    return _look_into(file.name, data, Nesting(_look_into))


def _look_into(name: str, data: bytes, nesting: Nesting) -> Examined:  # noqa: ARG001 - as told to `Nesting`
    try:
        return _READERS[kind_of(data)].examine(data, nesting)
    except MemoryError:
        return unread(say("hele filen, som er for indviklet til at blive undersøgt"))
    except Exception:  # noqa: BLE001 - what one file inside breaks a reader with must not hide what the others hold
        return joined(printable.printable(data), unread(say("hele filen, som er for indviklet til at blive undersøgt")))


def clean(file: Path, target: Path) -> bool:
    """Write a copy of the file, without what is said of it, to `target`; False where it needs none or none can be made.

    The same file gives the same bytes each time.

    Raises:
        OSError: `target` can't be written.
    """
    try:
        if file.stat().st_size > _LARGEST:
            return False
        data = file.read_bytes()
    except OSError:
        return False
    try:
        copy = _READERS[kind_of(data)].clean(data)
    except Exception:  # noqa: BLE001 - a file that no copy can be made of is still to be looked into, as it is
        return False
    if copy is None:
        return False
    write_whole(target, copy)
    return True
