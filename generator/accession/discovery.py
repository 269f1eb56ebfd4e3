"""Discovery: which documents the places that a person names hold: files, folders, and ZIPs as if they were folders.

A file that a person names is always answered for. In a folder, what is hidden is passed over, and what is plainly no
document (images, programs) is told once for all. Files of a case system's delivery are no documents of their own.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from generator.accession.workers import Limits, Workers
from generator.importing.esdh import Delivery, deliveries_in
from generator.importing.packages import Package, open_folder, open_zip
from generator.problems import Message, Problem, say

_NOT_DOCUMENTS = frozenset((
    ".bmp", ".gif", ".heic", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp",
    ".avi", ".m4a", ".mov", ".mp3", ".mp4", ".wav", ".wmv",
    ".csv", ".ods", ".odp", ".ppt", ".pptx", ".xls", ".xlsb", ".xlsm", ".xlsx",
    ".bat", ".cmd", ".css", ".dll", ".exe", ".js", ".lnk", ".msi", ".ps1", ".py", ".sh", ".url",
    ".7z", ".bak", ".dat", ".db", ".gz", ".ini", ".log", ".rar", ".sha256", ".sqlite", ".tar", ".tmp", ".toml",
    ".xsd", ".xsl", ".xslt", ".yaml", ".yml",
))  # fmt: skip
"""Endings of files that are plainly no minutes: images, films, sheets, programs, packed and technical files."""
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
_LOCKS = ("~$", ".~lock")  # Word's and LibreOffice's, beside a document that is open
_ZIP_START = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_MARKS = frozenset(("[Content_Types].xml", "mimetype"))
_DELIVERED_AS = (".xml", ".json")
_SEARCH = Limits(seconds=600, processes=1)  # for a whole package
_MOST_AROUND = 5_000  # files looked at around a delivery that is named by its own file


@dataclass(frozen=True, slots=True)
class Found:
    """Fund: a document, or a place that gives none and what is wrong with it."""

    shown: str
    """Where it is, as a person would write it: "ind/Arkiv.zip/referat.pdf"."""
    package: Package
    """The folder or ZIP that it lies in, with the names of the files that belong to it."""
    name: str
    """In the package."""
    delivery: Delivery | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the places hold: the documents, each once, and what is good to know of the rest."""

    documents: tuple[Found, ...]
    notes: tuple[Problem, ...] = ()


def documents_in(places: Iterable[Path]) -> Discovery:
    """The documents in `places` (files, folders and ZIPs), in the order of their names in each place."""
    passed_over = Counter[str]()
    found: dict[Path, Found] = {}
    for place in places:
        for document in _in_place(place, passed_over):
            found.setdefault((document.package.place / document.name).resolve(), document)
    return Discovery(tuple(found.values()), _notes(passed_over))


def _in_place(place: Path, passed_over: Counter[str]) -> Iterator[Found]:
    if place.is_dir():
        yield from _in_folder(place, passed_over)
    elif not place.exists():
        yield _nothing(place, say("Filen findes ikke"))
    elif not place.is_file():
        yield _nothing(place, say("Det er hverken en fil eller en mappe"))
    elif _is_zip(place):
        yield from _in_zip(place, passed_over)
    else:
        yield _named(place)


def _in_folder(folder: Path, passed_over: Counter[str]) -> Iterator[Found]:
    empty = True
    for document in _in_package(open_folder(folder), str(folder), passed_over):
        empty = False
        if document.delivery is None and _is_zip(folder / document.name):
            yield from _in_zip(folder / document.name, passed_over)
        else:
            yield document
    if empty:
        yield _nothing(folder, say("Der er ingen dokumenter i mappen"))


def _in_zip(file: Path, passed_over: Counter[str]) -> Iterator[Found]:
    package = open_zip(file)
    if isinstance(package, Problem):
        yield Found(str(file), Package(file.parent, (file.name,)), file.name, problem=package)
        return
    empty = True
    for document in _in_package(package, str(file), passed_over):
        empty = False
        if document.delivery is None and document.name.lower().endswith(".zip"):
            hint = say("Pak den yderste ud i en mappe, og importér mappen")
            problem = Problem("error", say("En ZIP inde i en ZIP åbnes ikke"), document.shown, hint=hint)
            yield replace(document, problem=problem)
        else:
            yield document
    if empty:
        yield _nothing(file, say("Der er ingen dokumenter i ZIP-filen"))


def _in_package(package: Package, shown: str, passed_over: Counter[str]) -> Iterator[Found]:
    """The deliveries in a package, and its other documents; nothing of one that can't be looked through."""
    found = _deliveries(package)
    if isinstance(found, Problem):
        yield Found(shown, package, "", problem=replace(found, path=shown))
        return
    deliveries = {delivery.name: delivery for delivery in found}
    belonging = {name for delivery in deliveries.values() for name in delivery.belongs} - deliveries.keys()
    for name in package.names:
        if name in deliveries:
            yield _delivered(package, deliveries[name], shown)
        elif name not in belonging and not _is_hidden(name):
            if PurePosixPath(name).suffix.lower() in _NOT_DOCUMENTS:
                passed_over[PurePosixPath(name).suffix.lower()] += 1
            else:
                yield Found(_joined(shown, name), _part(package, [name]), name)


def _deliveries(package: Package) -> tuple[Delivery, ...] | Problem:
    """The deliveries in a package, looked for by a worker: some of it has to be parsed, and may be hostile."""
    if not any(name.casefold().endswith(_DELIVERED_AS) for name in package.names):
        return ()
    with Workers(_SEARCH) as workers:
        ((_, found),) = workers.each(deliveries_in, [package])
    return found


def _delivered(package: Package, delivery: Delivery, shown: str) -> Found:
    return Found(_joined(shown, delivery.name), _part(package, delivery.belongs), delivery.name, delivery)


def _part(package: Package, names: Iterable[str]) -> Package:
    """The package with some of its files only: it is handed to other processes, and there may be thousands."""
    kept = tuple(sorted(names))
    packed = {name: package.packed_names[name] for name in kept if name in package.packed_names}
    return Package(package.place, kept, packed)


def _named(file: Path) -> Found:
    """A file that a person names: the delivery that it tells of, or a document by itself."""
    if file.suffix.lower() in _DELIVERED_AS:
        around = _around(file.parent)
        found = _deliveries(around)
        named = None if isinstance(found, Problem) else next((each for each in found if file.name == each.name), None)
        if named:
            return _delivered(around, named, str(file.parent))
    return Found(str(file), Package(file.parent, (file.name,)), file.name)


def _around(folder: Path) -> Package:
    """The files in a folder and in those below it, as many as a delivery could have."""
    root = folder.resolve()
    files = (file for file in folder.rglob("*") if file.is_file() and file.resolve().is_relative_to(root))
    names = (file.relative_to(folder).as_posix() for file in islice(files, _MOST_AROUND))
    return Package(folder, tuple(sorted(name for name in names if not _is_hidden(name))))


def _is_zip(file: Path) -> bool:
    """Whether a file is a ZIP of documents, and not a document that is a ZIP inside (DOCX, ODT)."""
    try:
        with file.open("rb") as opened:
            if not opened.read(4).startswith(_ZIP_START):
                return file.suffix.lower() == ".zip"
        with zipfile.ZipFile(file) as packed:
            return _OFFICE_MARKS.isdisjoint(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return file.suffix.lower() == ".zip"


def _is_hidden(name: str) -> bool:
    steps = PurePosixPath(name).parts
    last = steps[-1]
    return any(step.startswith(".") for step in steps) or last.startswith(_LOCKS) or last.lower() in _SYSTEM_FILES


def _joined(shown: str, name: str) -> str:
    return str(Path(shown) / name)


def _nothing(place: Path, message: Message) -> Found:
    return Found(str(place), Package(place.parent, ()), place.name, problem=Problem("error", message, str(place)))


def _notes(passed_over: Counter[str]) -> tuple[Problem, ...]:
    if not passed_over:
        return ()
    message = say(
        "Filer, der ikke er dokumenter, er ladt ude: {count} ({endings})",
        count=passed_over.total(), endings=", ".join(sorted(passed_over)),
    )  # fmt: skip
    return (Problem("note", message),)
