"""What a paragraph prints: its runs with their looks, and what hangs on them: notes, text boxes, pictures (17.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import quote

from lxml.etree import _Element

from generator.importing.decoding import normalise
from generator.importing.docx.emphasis import Span
from generator.importing.docx.parts import Part
from generator.importing.docx.settling import LINK
from generator.importing.docx.styles import Look, Styles, run_look
from generator.importing.docx.symbols import UNKNOWN, shown, with_shown
from generator.importing.docx.xml import PIC, WP, A, M, R, V, W

_CODE = re.compile(r"[0-9A-Fa-f]{1,5}")
_ADDRESS_SIGNS = "%:/?#@!$&'*+,;=~-._"  # as addresses are written; brackets would end the link in Markdown
_EMBEDDED = re.compile(r"/(?:chart|diagram|ole)$", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>]{1,2000}", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:.*(?:automatisk genereret|autogenereret|ai-generated|ai-genereret|automatically generated).*"
    r"|[\w:/\\. -]*\.(?:png|jpe?g|gif|emf|wmf|bmp|tiff?|svg)"
    r"|(?:https?|file|cid):\S*|(?:billede|picture|image|grafik)\s*\d*)",
    re.IGNORECASE | re.DOTALL,
)
NoteKey: TypeAlias = tuple[str, str]
"""Which note: the part that it stands in ("footnotes", "endnotes"), and its id there."""

_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BOX = f"{W}txbxContent"
_PICTURES = (f"{PIC}pic", f"{V}imagedata")


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a paragraph: it is printed beside the text, and read after it."""

    boxes: list[_Element] = field(default_factory=list)
    """The content of text boxes."""
    notes: list[NoteKey] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """What is drawn as letters, and what a picture shows in the words of who put it there."""


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Læser af afsnit: what it takes to read the paragraphs of one part."""

    part: Part
    styles: Styles
    note_numbers: Mapping[NoteKey, str]
    """"" for a note that bears a mark of its own."""
    numbers_shown: frozenset[str]
    """The same numbers, without regard to whose they are."""
    counts: Counter[str]
    """What was passed over: "pictures", "objects", "signs"."""


def read_spans(reader: InlineReader, paragraph: _Element, style: str) -> tuple[list[Span], Hanging]:
    """The words of a settled paragraph of that style, in the order printed, and what hangs on it."""
    hanging = Hanging()
    spans = _spans(reader, paragraph, style, "", hanging)
    return [_apart_from_notes(reader, span) for span in spans if span.text], hanging


def _apart_from_notes(reader: InlineReader, span: Span) -> Span:
    """A raised number that would be taken for the mark of a note ("m²"), as the sign that looks the same."""
    if span.mark == "sup" and span.text in reader.numbers_shown:
        return replace(span, text=span.text.translate(_RAISED), mark="")
    return span


def _spans(reader: InlineReader, parent: _Element, style: str, link: str, hanging: Hanging) -> Iterator[Span]:
    for child in parent:
        if child.tag == f"{W}r":
            yield from _run(reader, child, style, link or _safe(child.get(LINK, "")), hanging)
        elif child.tag == f"{W}hyperlink":
            yield from _spans(reader, child, style, _address(reader, child), hanging)
        elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
            yield Span(normalise(_formula(child)))
        elif child.tag != f"{W}pPr":
            yield from _spans(reader, child, style, link, hanging)


def _run(reader: InlineReader, run: _Element, style: str, link: str, hanging: Hanging) -> Iterator[Span]:
    look = run_look(reader.styles, style, run)
    mark = "s" if look.struck else look.raised
    for child in run:
        if child.tag in _NOTES:
            key = (_NOTES[child.tag], child.get(f"{W}id", ""))
            hanging.notes.append(key)
            if number := reader.note_numbers.get(key):
                yield Span(f"[{number}]", size=look.size)
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            _hang(reader, child, hanging)
        elif text := _text(reader, child, look):
            yield Span(text, look.bold, look.italic, mark, link, look.hidden, look.size)
        elif child.tag != f"{W}rPr":
            yield from _spans(reader, child, style, link, hanging)  # of a ruby (17.3.3.25) the reading, then the word


def _text(reader: InlineReader, element: _Element, look: Look) -> str:
    name = str(element.tag).removeprefix(W)
    if name == "sym":
        code = element.get(f"{W}char", "")
        text = shown(int(code, 16), element.get(f"{W}font", "")) if _CODE.fullmatch(code) else UNKNOWN
    elif name == "t":
        text = normalise(with_shown((element.text or "").replace("\n", " "), look.font))
    else:
        text = _FIXED.get(name, "")
    reader.counts["signs"] += text.count(UNKNOWN)
    return text


def _address(reader: InlineReader, hyperlink: _Element) -> str:
    """Where a link leads (17.16.22): an address on the web or of mail; a place in the document is none."""
    relationship = reader.part.relationships.get(hyperlink.get(f"{R}id", ""))
    if relationship is None or not relationship.is_external:
        return ""
    anchor = hyperlink.get(f"{W}anchor", "")
    return _safe(f"{relationship.target}#{anchor}" if anchor else relationship.target)


def _safe(address: str) -> str:
    """An address that may stand in Markdown; "" for one of another kind than web and mail."""
    quoted = quote(address.strip(), safe=_ADDRESS_SIGNS)
    return quoted if _SAFE.fullmatch(quoted) else ""


def _hang(reader: InlineReader, drawn: _Element, hanging: Hanging) -> None:
    """Take note of what a drawing, a shape or an embedded object holds; text boxes are read by themselves."""
    parts = list(_parts(drawn))
    hanging.boxes.extend(part for part in parts if part.tag == _BOX)
    hanging.words.extend(part.get("string", "") for part in parts if part.tag == f"{V}textpath" and part.get("string"))
    data = (part.get("uri", "") for part in parts if part.tag == f"{A}graphicData")
    if drawn.tag == f"{W}object" or any(map(_EMBEDDED.search, data)):
        reader.counts["objects"] += 1
    elif pictures := sum(part.tag in _PICTURES for part in parts):
        reader.counts["pictures"] += pictures
        named = (part for part in parts if part.tag in (f"{WP}docPr", f"{V}shape"))
        texts = (normalise(part.get("descr") or part.get("alt") or "").strip() for part in named)
        hanging.words.extend(f"[{text}]" for text in texts if text and not _NO_WORDS.fullmatch(text))


def _parts(drawn: _Element) -> Iterator[_Element]:
    """Everything in a drawing, but of a text box only the box."""
    for part in drawn:
        yield part
        if part.tag != _BOX:
            yield from _parts(part)


def _formula(formula: _Element) -> str:
    """A formula on one line (22.1): a fraction with a stroke, everything else as it comes."""
    parts = formula.iter(f"{M}t", f"{M}den")
    return "".join("/" if part.tag == f"{M}den" else part.text or "" for part in parts)
