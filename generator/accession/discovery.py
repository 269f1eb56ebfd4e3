"""Discovery: which documents the places that a person names hold: files, folders, and ZIPs as if they were folders.

A file that a person names is always answered for. In a folder, what is hidden is passed over, and what is plainly no
document (images, programs) is told once for all. Files of a case system's delivery are no documents of their own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from generator.accession.above import root_of
from generator.importing.esdh import Delivery, deliveries_in
from generator.importing.packages import Package, is_file_below, open_folder, open_zip
from generator.problems import Message, Problem, say
from generator.workers import Limits, Workers
from generator.zips import BROKEN_ZIP, BoundedZip

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
READER = "generator.accession.reading"
"""The module that the processes of an import have from the start."""
_SEARCH = Limits(seconds=600, processes=1)  # for a whole package
_MOST_AROUND = 5_000  # files looked at around a delivery that is named by its own file


@dataclass(frozen=True, slots=True)
class Found:
    """Fund: a document, or a place that gives none and what is wrong with it."""

    shown: str
    """Where it is, as a person would write it: "ind/Arkiv.zip/referat.pdf"; what can't be printed is a "�"."""
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
    found: dict[str, Found] = {}
    for place in places:
        for document in _in_place(place, passed_over):
            found.setdefault(os.path.realpath(document.package.place / document.name), document)
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
    package = open_folder(folder)
    root = root_of(folder, (folder / name for name in package.names if _is_delivered(name)))
    inside = _in_package(package, _printable(folder), passed_over) if root == folder else _below(root, folder)
    for document in inside:
        empty = False
        if document.delivery is None and _is_zip(folder / document.name):
            yield from _in_zip(folder / document.name, passed_over)
        else:
            yield document
    if empty:
        yield _nothing(folder, say("Der er ingen dokumenter i mappen"))


def _below(root: Path, folder: Path) -> Iterator[Found]:
    """What of the delivery that begins at `root` lies below `folder`."""
    steps = folder.resolve().relative_to(root).parts
    for document in _in_package(_around(root), _printable(root), Counter()):
        if PurePosixPath(document.name).parts[: len(steps)] == steps or not document.name:
            yield document


def _in_zip(file: Path, passed_over: Counter[str]) -> Iterator[Found]:
    package = open_zip(file)
    if isinstance(package, Problem):
        problem = replace(package, path=_printable(file))
        yield Found(problem.path, Package(file.parent, (file.name,)), file.name, problem=problem)
        return
    empty = True
    for document in _in_package(package, _printable(file), passed_over):
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
    if not any(map(_is_delivered, package.names)):
        return ()
    with Workers(_SEARCH, READER) as workers:
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
    if _is_delivered(file.name):
        root = root_of(file.parent, [file])
        around = _around(root)
        found = _deliveries(around)
        name = file.resolve().relative_to(root.resolve()).as_posix()
        named = None if isinstance(found, Problem) else next((each for each in found if name == each.name), None)
        if named:
            return _delivered(around, named, _printable(root))
        if root != file.parent:
            hint = say("Importér hele leveringen (mappen eller ZIP-filen)")
            message = say("Leveringen siger ikke, at netop denne fil er udgivet")
            return replace(_nothing(file, message), problem=Problem("error", message, _printable(file), hint=hint))
    return Found(_printable(file), Package(file.parent, (file.name,)), file.name)


def _is_delivered(name: str) -> bool:
    return name.casefold().endswith(_DELIVERED_AS)


def _around(folder: Path) -> Package:
    """The files in a folder and in those below it, as many as a delivery could have."""
    root = folder.resolve()
    files = (file for file in folder.rglob("*") if is_file_below(root, file))
    names = (file.relative_to(folder).as_posix() for file in islice(files, _MOST_AROUND))
    return Package(folder, tuple(sorted(name for name in names if not _is_hidden(name))))


def _is_zip(file: Path) -> bool:
    """Whether a file is a ZIP of documents, and not a document that is a ZIP inside (DOCX, ODT)."""
    try:
        with file.open("rb") as opened:
            if not opened.read(4).startswith(_ZIP_START):
                return file.suffix.lower() == ".zip"
        with BoundedZip(file) as packed:
            return _OFFICE_MARKS.isdisjoint(packed.namelist())
    except BROKEN_ZIP:
        return file.suffix.lower() == ".zip"


def _is_hidden(name: str) -> bool:
    steps = PurePosixPath(name).parts
    last = steps[-1]
    return any(step.startswith(".") for step in steps) or last.startswith(_LOCKS) or last.lower() in _SYSTEM_FILES


def _joined(shown: str, name: str) -> str:
    return _printable(Path(shown) / name)


def _printable(path: Path) -> str:
    """A path without what would command a terminal, turn the text around or break the line; and always encodable."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in str(path))


def _nothing(place: Path, message: Message) -> Found:
    shown = _printable(place)
    return Found(shown, Package(place.parent, ()), place.name, problem=Problem("error", message, shown))


def _notes(passed_over: Counter[str]) -> tuple[Problem, ...]:
    if not passed_over:
        return ()
    message = say(
        "Filer, der ikke er dokumenter, er ladt ude: {count} ({endings})",
        count=passed_over.total(), endings=", ".join(sorted(passed_over)),
    )  # fmt: skip
    return (Problem("note", message),)
