"""What a reader of the finished document sees: each part's XML settled, before anything is read from it.

Tracked changes are as if accepted, of alternatives one is left, and of a field its result stays. What merely contains
text (content controls, insertions, smart tags) stays around it: the readers go through whatever they do not know.
Everything here changes the tree in place, each element moved or dropped at most once a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from lxml.etree import _Element

from generator.importing.docx.xml import MC, W

LINK = "address"
"""The attribute that a run gets which a field makes a link: where it leads."""

_DELETED = (f"{W}del", f"{W}moveFrom")
_INSERTED = (f"{W}ins", f"{W}moveTo")
_RUN_CONTENT = tuple(
    W + name
    for name in (
        "t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "footnoteReference",
        "endnoteReference", "drawing", "pict", "object",
    )
)  # fmt: skip
_FIELD_CHARACTER, _INSTRUCTION = f"{W}fldChar", f"{W}instrText"
_ADDRESS = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]+)\"|([^\s\"\\]\S*))", re.IGNORECASE)


def settle(root: _Element) -> int:
    """Settle a part's XML; how many tracked changes there were."""
    _choose_alternatives(root)
    changes = _drop_deleted(root)
    _join_paragraphs(root)
    for field in root.iter(f"{W}fldSimple"):
        for run in field.iter(f"{W}r") if (address := _address(field.get(f"{W}instr", ""))) else ():
            run.set(LINK, address)
    _settle_fields(root)
    return changes


def _choose_alternatives(root: _Element) -> None:
    """Of the branches of an `mc:AlternateContent` (part 3, 10.2.1) the first that prints words, or just the first."""
    for choice in list(root.iter(f"{MC}AlternateContent")):
        branches = [branch for branch in choice if branch.tag in (f"{MC}Choice", f"{MC}Fallback")]
        chosen = next((branch for branch in branches if next(branch.iter(f"{W}t"), None) is not None), None)
        for child in list(chosen if chosen is not None else (branches or [choice])[0]):
            choice.addprevious(child)
        _drop(choice)


def _drop_deleted(root: _Element) -> int:
    """Take out what tracked changes have deleted (17.13.5); how many changes, insertions among them, there were."""
    changes = 0
    for element in list(root.iter(*_DELETED, *_INSERTED, f"{W}cellDel")):
        parent = element.getparent()
        if parent is None:
            continue
        is_deleted = element.tag not in _INSERTED
        if parent.tag == f"{W}rPr":
            changes += is_deleted  # of a paragraph's mark; see _join_paragraphs
        elif parent.tag in (f"{W}trPr", f"{W}tcPr"):
            changes += 1
            row_or_cell = parent.getparent()
            if is_deleted and row_or_cell is not None:
                _drop(row_or_cell)
        elif len(element):
            changes += 1
            if is_deleted:
                _drop(element)
    return changes


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join_paragraphs(root: _Element) -> None:
    """Paragraphs whose mark is deleted run on in the next one, which keeps its own properties (17.13.5.15)."""
    waiting: list[_Element] = []
    for paragraph in list(root.iter(f"{W}p")):
        if waiting and not _follows(waiting[-1], paragraph):
            waiting = []
        if _is_mark_deleted(paragraph):
            waiting.append(paragraph)
        elif waiting:
            _prepend(waiting, paragraph)
            waiting = []


def _follows(first: _Element, second: _Element) -> bool:
    following = next(first.itersiblings(f"{W}p", f"{W}tbl"), None)
    return following is second


def _is_mark_deleted(paragraph: _Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED)


def _prepend(paragraphs: Iterable[_Element], target: _Element) -> None:
    place = target.find(f"{W}pPr")
    if place is None:
        place = target.makeelement(f"{W}pPr")
        target.insert(0, place)
    for paragraph in paragraphs:
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                place.addnext(child)
                place = child
        _drop(paragraph)


@dataclass(slots=True)
class _Field:
    """A field while its parts go by."""

    address: str
    """Where it leads; until its result begins, where the field around it leads."""
    instruction: list[str] = dataclass_field(default_factory=list)
    shows: bool = False


def _settle_fields(root: _Element) -> None:
    """Of each complex field (17.16.18) its result: what stands in the instruction is dropped, a link's runs know it."""
    content = list(root.iter(_FIELD_CHARACTER, _INSTRUCTION, *_RUN_CONTENT))
    begins, separates, ends = _parted_fields(content)
    fields: list[_Field] = []
    hiding = 0
    for place, element in enumerate(content):
        if place in begins:
            fields.append(_Field(fields[-1].address if fields else ""))
            hiding += 1
        elif place in separates:
            fields[-1].address = _address("".join(fields[-1].instruction)) or fields[-1].address
            fields[-1].shows = True
            hiding -= 1
        elif place in ends:
            hiding -= not fields.pop().shows
        elif element.tag == _INSTRUCTION and fields:
            fields[-1].instruction.append(element.text or "")
        elif hiding and element.tag in _RUN_CONTENT:
            _drop(element)
        elif fields and fields[-1].address:
            run = element.getparent()
            if run is not None:
                run.set(LINK, fields[-1].address)


def _parted_fields(content: Sequence[_Element]) -> tuple[set[int], set[int], set[int]]:
    """The places at which whole fields begin, show their result, and end.

    A field that never ends is none: what follows its beginning is text.
    """
    begins, separates, ends = set(), set(), set()
    waiting: list[tuple[int, list[int]]] = []
    for place, element in enumerate(content):
        kind = element.get(f"{W}fldCharType") if element.tag == _FIELD_CHARACTER else None
        if kind == "begin":
            waiting.append((place, []))
        elif kind == "separate" and waiting:
            waiting[-1][1].append(place)
        elif kind == "end" and waiting:
            begin, separated = waiting.pop()
            begins.add(begin)
            separates.update(separated[:1])
            ends.add(place)
    return begins, separates, ends


def _address(instruction: str) -> str:
    match = _ADDRESS.match(instruction)
    return (match[1] or match[2]) if match else ""
