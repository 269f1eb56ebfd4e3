"""The members of an Office package and what ties them together (ECMA-376 part 2, OPC)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from generator.downloads.nesting import Room
from generator.downloads.packages import files, unpacked
from generator.downloads.xml import local, parsed
from generator.zips import BoundedZip


@dataclass(frozen=True, slots=True)
class Relation:
    """Henvisning: from one part to another, or out of the package."""

    id: str
    kind: str
    """The last word of its type: "hyperlink", "attachedTemplate", "image"."""
    target: str
    """The part's name from the package's root; an address as it is written where it leads out."""
    is_outside: bool


def owner_of(relations: str) -> str:
    """The part whose relations the member holds ("" for the package's own)."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def read_relations(root: _Element, part: str) -> Iterator[Relation]:
    """What the `.rels` of `part` holds."""
    for node in root.iter("{*}Relationship"):
        target, is_outside = node.get("Target", ""), node.get("TargetMode", "").lower() == "external"
        kind = node.get("Type", "").rpartition("/")[2]
        yield Relation(node.get("Id", ""), kind, target if is_outside else resolved(part, target), is_outside)


def resolved(part: str, target: str) -> str:
    """The name of the part that `target` is, as written in the relations of `part`."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


@dataclass(frozen=True, slots=True)
class Parts:
    """Pakkens dele: its members by name, in the order of the package, and the relations between them."""

    package: BoundedZip
    room: Room
    infos: tuple[zipfile.ZipInfo, ...]
    relations: Mapping[str, tuple[Relation, ...]]
    """By the name of the part they go out from."""

    def data(self, info: zipfile.ZipInfo) -> bytes | None:
        """The bytes of a member; None where they can't be had within bounds."""
        return unpacked(self.package, info, self.room)

    def root(self, name: str) -> _Element | None:
        """The XML of the part of that name; None where there is none that can be read."""
        info = next((info for info in self.infos if info.filename == name), None)
        data = self.data(info) if info else None
        return parsed(data) if data is not None else None

    def first(self, ending: str) -> str | None:
        """The name of the first part whose name ends so ("/styles.xml")."""
        return next((info.filename for info in self.infos if f"/{info.filename}".lower().endswith(ending)), None)


def read_parts(package: BoundedZip, room: Room) -> Parts:
    """The parts of an opened package."""
    infos = tuple(files(package))
    found: dict[str, tuple[Relation, ...]] = {}
    for info in infos:
        if info.filename.endswith(".rels"):
            data = unpacked(package, info, room)
            root = parsed(data) if data is not None else None
            if root is not None:
                owner = owner_of(info.filename)
                found[owner] = tuple(read_relations(root, owner))
    return Parts(package, room, infos, found)


def kind_of(root: _Element) -> str:
    """What a part is, by the name of its root: "document", "worksheet", "sld"; one of two `Properties` by namespace."""
    name = local(root)
    if name == "Properties":
        return "custom" if "custom" in str(root.tag) else "app"
    return name
