"""The parts of a Word document: which there are, found by their relationships and read within bounds.

A DOCX is a ZIP (ECMA-376 part 2). Its sizes are bounded by what is read, not by what its directory says.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.etree import _Element

from generator.importing.docx.xml import R, W, parse, transitional
from generator.problems import Problem, say
from generator.zips import BROKEN_ZIP, BoundedZip

_LARGEST_DOCUMENT = 25_000_000  # bytes of XML; a thousand pages are a tenth of it
_LARGEST_PART = 10_000_000
_MOST_MARGINS = 50
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4: the stream that a password locks
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL = "word/document.xml"
_UNREAD = re.compile(r"(?:.*/)?(?:comments\w*\.xml|(?:glossary|embeddings)/.+)")


@dataclass(frozen=True, slots=True)
class Relationship:
    """Forbindelse: what an id in a part stands for: another part, or an address outside the document."""

    kind: str
    target: str
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Del: one XML file of the document, and what its ids stand for."""

    root: _Element
    relationships: Mapping[str, Relationship] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parts:
    """Dele: those that a reader of the document sees something of."""

    document: Part
    styles: _Element | None
    numbering: _Element | None
    notes: Mapping[str, Part]
    """By what they are: "footnotes", "endnotes"."""
    headers: tuple[Part, ...]
    footers: tuple[Part, ...]
    hides: bool = False
    """There are others with words in them: comments, what is inserted, headers that no page has."""


class _UnreadableError(Exception):
    """A part is broken, locked or too large: the document is refused with `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


def open_parts(data: bytes) -> Parts | Problem:
    """The parts of a Word document; or why it is refused: locked, broken, too large, or without its text."""
    if data.startswith(_OLE):
        return _locked() if _ENCRYPTED in data else _broken()
    try:
        with BoundedZip(data) as packed:
            return _read_parts(packed)
    except _UnreadableError as refusal:
        return refusal.problem
    except NotImplementedError:
        return _broken()
    except RuntimeError:  # zipfile's word for a file that needs a password
        return _locked()
    except BROKEN_ZIP:
        return _broken()


def _read_parts(packed: zipfile.ZipFile) -> Parts:
    names = {name.lstrip("/").casefold(): name for name in packed.namelist()}  # names differ in case only (part 2, 6.2)
    main = next(
        (each.target for each in _relationships(packed, names, "").values() if each.kind == "officeDocument"), _USUAL
    )
    document = _read_part(packed, names, main, _LARGEST_DOCUMENT)
    if document is None or document.root.find(f"{W}body") is None:
        raise _UnreadableError(_broken())
    related = {
        kind: [each.target for each in document.relationships.values() if each.kind == kind and not each.is_external]
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }

    def first(kind: str) -> Part | None:
        return next((part for name in related[kind][:1] if (part := _read_part(packed, names, name))), None)

    def margins(kind: str) -> tuple[Part, ...]:
        used = dict.fromkeys(_margins(document, kind))
        return tuple(part for name in list(used)[:_MOST_MARGINS] if (part := _read_part(packed, names, name)))

    styles, numbering = first("styles"), first("numbering")
    return Parts(
        document,
        styles.root if styles else None,
        numbering.root if numbering else None,
        {kind: part for kind in ("footnotes", "endnotes") if (part := first(kind))},
        margins("header"),
        margins("footer"),
        any(map(_UNREAD.fullmatch, names)) or _has_unused_margins(document),
    )


def _has_unused_margins(document: Part) -> bool:
    used = {*_margins(document, "header"), *_margins(document, "footer")}
    there = {each.target for each in document.relationships.values() if each.kind in ("header", "footer")}
    return len(used) > _MOST_MARGINS or not there <= used


def _margins(document: Part, kind: str) -> Iterator[str]:
    """The names of the headers or footers that the document's sections use (17.10)."""
    for reference in document.root.iter(f"{W}{kind}Reference"):
        relationship = document.relationships.get(reference.get(f"{R}id", ""))
        if relationship and not relationship.is_external:
            yield relationship.target


def _read_part(
    packed: zipfile.ZipFile, names: Mapping[str, str], name: str, largest: int = _LARGEST_PART
) -> Part | None:
    """The part called `name`; None when the document has none such.

    Raises:
        _UnreadableError: it is there, but too large or not well-formed.
    """
    stored = names.get(name.casefold())
    if stored is None:
        return None
    root = parse(_unpacked(packed, stored, largest))
    if root is None:
        raise _UnreadableError(_broken())
    return Part(root, _relationships(packed, names, name))


def _unpacked(packed: zipfile.ZipFile, stored: str, largest: int) -> bytes:
    with packed.open(stored) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        message = say(
            "Word-dokumentet er for stort: en del af det fylder over {most} MB udpakket", most=largest // 10**6
        )
        raise _UnreadableError(Problem("error", message, hint=say("Del dokumentet i flere, eller gem det som PDF")))
    return data


def _relationships(packed: zipfile.ZipFile, names: Mapping[str, str], name: str) -> dict[str, Relationship]:
    """What the ids in the part `name` ("" for the package) stand for (part 2, 6.5)."""
    folder, file = posixpath.split(name)
    stored = names.get(posixpath.join(folder, "_rels", f"{file}.rels").casefold())
    root = parse(_unpacked(packed, stored, _LARGEST_PART)) if stored else None
    found: dict[str, Relationship] = {}
    for element in root.iter(_RELATIONSHIP) if root is not None else ():
        is_external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
        kind = transitional(element.get("Type", "")).removeprefix(_TYPES)
        found[element.get("Id", "")] = Relationship(kind, target, is_external)
    return found


def _broken() -> Problem:
    return Problem(
        "error", say("Word-dokumentet er beskadiget"), hint=say("Åbn det i Word, gem det igen, og importér det")
    )


def _locked() -> Problem:
    hint = say("Fjern adgangskoden i Word (Filer, Oplysninger, Beskyt dokument), og importér det igen")
    return Problem("error", say("Word-dokumentet er beskyttet med adgangskode"), hint=hint)
