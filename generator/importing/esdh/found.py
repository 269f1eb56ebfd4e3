"""The deliveries in a package: which files tell of a meeting, and which others came with them.

What came with a delivery is never imported by itself: it may be a closed attachment, or the closed minutes as PDF.
So all that lies in the folder of the delivery's file belongs to it, and so do the folders of its attachments.
"""

from __future__ import annotations

import codecs
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.importing.esdh import acadre, fujitsu
from generator.importing.esdh.folders import Folders, folder_of, folders_of
from generator.importing.esdh.recognition import DeliveryFormat, recognise
from generator.importing.esdh.xml import parse_xml
from generator.importing.packages import Package
from generator.importing.unreadable import why_unreadable
from generator.model import MeetingKind
from generator.problems import Problem, say

_SUFFIXES = (".xml", ".json")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LARGEST = 50_000_000  # in bytes, as of all XML (`formats`)
_NAMED_ELSEWHERE = ("acadre", "acadre-manifest", "firstagenda")  # a manifest names the files, or none come with it
_PREVIEW = "preview.xml"  # SBSYS delivers it beside the agenda (esdh.md)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Levering: the file that tells of a meeting, and all that came with it."""

    name: str
    """The file's name in the package."""
    belongs: frozenset[str]
    """Every file of the delivery, this one among them: none of them is a document by itself."""
    kind: MeetingKind | None = None
    """What another file of the delivery says that it is; None where the file says so itself."""
    problem: Problem | None = None
    """Why the delivery gives no meeting: nothing in it is published, or no longer is."""
    unnamed: int = 0
    """How many documents lie in its folder that it does not name."""


def deliveries_in(package: Package) -> tuple[Delivery, ...]:
    """The deliveries in a package, by the name of their file; those that give no meeting with the reason."""
    found = _look_through(package)
    deliveries = [
        *found.unreadable,
        *(Delivery(name, frozenset([name])) for name in found.answers),
        *(Delivery(name, found.around[name]) for name in found.agendas),
        *_acadre(package, found),
        *_fujitsu(package, found),
    ]
    return tuple(
        replace(each, unnamed=found.unnamed.get(each.name, 0))
        for each in sorted(deliveries, key=lambda delivery: delivery.name)
    )


@dataclass(slots=True)
class _Found:
    """The delivered files of a package by what they are, and what lies around each."""

    folders: Folders
    around: dict[str, frozenset[str]] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)
    unreadable: list[Delivery] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    agendas: list[str] = field(default_factory=list)
    """Of SBSYS, Publication and eDoc: each tells all of itself."""
    acadre_manifests: dict[str, acadre.Manifest | Problem] = field(default_factory=dict)
    acadre_agendas: dict[str, str] = field(default_factory=dict)
    """With the agenda's id."""
    fujitsu_agendas: dict[str, fujitsu.Version] = field(default_factory=dict)
    fujitsu_notifications: dict[str, list[fujitsu.Notification]] = field(default_factory=dict)


def _look_through(package: Package) -> _Found:
    found = _Found(folders_of(package.names))
    names = [name for name in package.names if name.casefold().endswith(_SUFFIXES) and not _is_preview(name)]
    told_of = Counter(map(folder_of, names))
    for name, data in package.read_each(names, _LARGEST):
        if isinstance(data, OSError):  # it may be a delivery, and then what lies around it may be closed
            found.unreadable.append(_unreadable(name, data, found.folders.around(name, "")))
            continue
        delivered_by = recognise(data)
        if delivered_by is None:
            continue
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8", "replace").casefold()
        found.around[name] = found.folders.around(name, text)
        if told_of[folder_of(name)] == 1 and delivered_by not in _NAMED_ELSEWHERE:
            found.unnamed[name] = found.folders.unnamed(name, text)
        _put(found, name, data, delivered_by)
    return found


def _unreadable(name: str, error: OSError, around: frozenset[str]) -> Delivery:
    message = say("Kan ikke læses: {reason}", reason=why_unreadable(error))
    hint = say(
        "Hører filen ikke til, så flyt den ud af mappen: de {count} andre filer kan være dens og er ikke importeret",
        count=len(around) - 1,
    )
    return Delivery(name, around, problem=Problem("error", message, hint=hint if len(around) > 1 else None))


def _is_preview(name: str) -> bool:
    return name.rsplit("/", 1)[-1].casefold() == _PREVIEW


def _put(found: _Found, name: str, data: bytes, delivered_by: DeliveryFormat) -> None:
    """The file among those of its kind; one that is broken where its reading will say so."""
    if delivered_by == "firstagenda":
        found.answers.append(name)
        return
    if delivered_by in ("sbsys", "publication", "edoc"):
        found.agendas.append(name)
        return
    parsed = parse_xml(data)
    if isinstance(parsed, Problem):
        if delivered_by == "acadre-manifest":
            found.acadre_manifests[name] = parsed
        elif delivered_by == "acadre":
            found.acadre_agendas[name] = ""
        elif delivered_by == "fujitsu-notification":
            found.fujitsu_notifications[name] = []
        else:
            found.agendas.append(name)
        return
    match delivered_by:
        case "acadre-manifest":
            found.acadre_manifests[name] = acadre.read_manifest(parsed.root)
        case "acadre":
            found.acadre_agendas[name] = acadre.agenda_of(parsed.root)
        case "fujitsu-notification":
            found.fujitsu_notifications[name] = fujitsu.read_notifications(parsed.root)
        case _:
            found.fujitsu_agendas[name] = fujitsu.version_of(parsed.root, name)


def _acadre(package: Package, found: _Found) -> Iterator[Delivery]:
    """One delivery a manifest. An agenda that a manifest knows of is never read in spite of it."""
    governed: set[str] = set()
    for name, manifest in found.acadre_manifests.items():
        if isinstance(manifest, Problem):  # nobody knows which of the agendas around it are published
            around = found.around[name].union(found.folders.below(f"{folder_of(name)}Files_"))
            governed |= around
            yield Delivery(name, around, problem=manifest)
            continue
        own = {file for version in manifest.versions if (file := _file_of(package, name, version))}
        own |= {file for file, agenda in found.acadre_agendas.items() if agenda and agenda == manifest.agenda}
        governed |= own
        files = found.folders.below(f"{folder_of(name)}Files_{manifest.agenda}_")
        belongs = frozenset([name, *files]).union(*(found.around.get(file, ()) for file in own))
        yield _of_manifest(package, name, manifest, belongs)
    for name in found.acadre_agendas.keys() - governed:
        yield Delivery(name, found.around[name])


def _file_of(package: Package, manifest: str, version: acadre.Version) -> str | None:
    """The file of a version: in its folder, or beside the manifest where somebody has laid it."""
    return package.find(f"{version.folder}/{version.file}", manifest) or package.find(version.file, manifest)


def _of_manifest(package: Package, name: str, manifest: acadre.Manifest, belongs: frozenset[str]) -> Delivery:
    """The newest published version of a manifest's agenda."""
    version = manifest.newest
    if version is None or version.kind == "draft":
        return Delivery(name, belongs, problem=Problem("error", say("Intet i leveringen er udgivet og åbent")))
    file = _file_of(package, name, version)
    if file is None:
        hint = say("Importér hele leveringen (mappen eller ZIP-filen)")
        missing = Problem("error", say("Leveringen mangler sin fil {file}", file=version.file), hint=hint)
        return Delivery(name, belongs, problem=missing)
    return Delivery(file, belongs, version.kind)


def _fujitsu(package: Package, found: _Found) -> Iterator[Delivery]:
    """One delivery an agenda and one its minutes: the version last published, and none where that was undone."""
    printings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, version in found.fujitsu_agendas.items():
        printings[version.agenda or name, version.kind].append(name)
    told: dict[str, list[tuple[fujitsu.Notification, str]]] = defaultdict(list)
    for file, notifications in found.fujitsu_notifications.items():
        for notification in notifications:
            told[notification.agenda].append((notification, file))
    for (agenda, _), names in printings.items():
        last = fujitsu.last_of([notification for notification, _ in told[agenda]])
        paths = {package.find(last.path, file) for notification, file in told[agenda] if last and notification == last}
        newest = max(names, key=lambda name: (name in paths, found.fujitsu_agendas[name].moment, name))
        belongs = frozenset(found.fujitsu_notifications).union(*(found.around[name] for name in names))
        yield Delivery(newest, belongs, problem=_unpublished(last) if found.fujitsu_notifications else None)


def _unpublished(last: fujitsu.Notification | None) -> Problem | None:
    """Why an agenda is not published, by the last notification of it; None when it is."""
    if last is None:
        return Problem("error", say("Leveringen siger ikke, at referatet er udgivet"))
    if last.is_published:
        return None
    hint = say("Er mødet i arkivet, så tag stilling til, om det skal tages ud")
    return Problem("error", say("Udgivelsen er trukket tilbage"), hint=hint)
