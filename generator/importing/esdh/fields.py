"""The text fields of a delivered item as sections: read by the readers of HTML and of text, cut by the grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.headings import read_heading, understand_heading
from generator.importing.blocks import Block, Heading, escape, markdown, plain
from generator.importing.decoding import normalise
from generator.importing.esdh.delivery import DeliveredText
from generator.importing.esdh.transcript import Transcript
from generator.importing.html import read_fragment
from generator.importing.items import ReadSections, read_sections
from generator.importing.notes import SectionBlocks, take_notes
from generator.importing.reading import Document, Removed
from generator.importing.starts import landmark
from generator.importing.text import read_text
from generator.importing.titles import heading_text
from generator.model import Section
from generator.problems import say

_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_INNER = 4  # the level of a heading inside a section


def read_field(field: DeliveredText, title: str, label: str, transcript: Transcript) -> ReadSections:
    """The sections in a text field of the item `title`, its words written on in the transcript.

    A field with a heading is one section, whatever stands in it. HTML without one holds sections of its own, under
    headings that the grammar knows. `label` names the field in the labels of footnotes.
    """
    line = transcript.write(field.heading) if field.heading else transcript.next_line
    document = _document(field, transcript.next_line)
    if document.text:
        transcript.write(document.text)
    is_whole = bool(field.heading) or field.is_plain
    parts = [SectionBlocks(line, field.heading, list(document.blocks))] if is_whole else _parts(document.blocks, line)
    sections: list[Section] = []
    lines: list[int] = []
    removed, problems = list(document.removed), list(document.problems)
    for part in parts:
        read = _read_part(part, title, label, is_whole=is_whole)
        sections.extend(read.sections)
        lines.extend(read.lines)
        removed.extend(read.removed)
        problems.extend(read.problems)
    if field.absent and sections:
        absent = f"Fraværende: {', '.join(field.absent)}"
        transcript.write(absent)
        sections[-1] = replace(sections[-1], text=f"{sections[-1].text}\n\n{escape(absent)}".strip())
    return ReadSections(tuple(sections), tuple(lines), tuple(removed), tuple(problems))


def _document(field: DeliveredText, first_line: int) -> Document:
    """The field's blocks, read as the HTML or the plain text that it is, with lines that count from `first_line`."""
    if not field.is_plain and _HTML.search(field.text):
        return read_fragment(field.text, first_line)
    document = read_text(normalise(field.text).strip("\n"), landmark)
    shift = first_line - 1
    return replace(
        document,
        blocks=tuple(replace(block, line=block.line + shift) for block in document.blocks),
        removed=tuple(replace(entry, line=entry.line + shift) for entry in document.removed),
    )


def _parts(blocks: Sequence[Block], line: int) -> list[SectionBlocks]:
    """The blocks of a field without a heading, cut at its own: all headings as high as the lowest that is known.

    So "Resume" and "Indstilling" make their sisters section headings too ("Sagsprocedure", "Tidsplan").
    """
    levels = [block.level for block in blocks if isinstance(block, Heading) and read_heading(_heading(block))]
    lowest = max(levels, default=0)
    parts = [SectionBlocks(line, "", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= lowest:
            parts.append(SectionBlocks(block.line, _heading(block), []))
        else:
            parts[-1].blocks.append(block)
    return [part for part in parts if part.heading or part.blocks]


def _heading(block: Heading) -> str:
    return heading_text(plain(block.text))


def _read_part(part: SectionBlocks, title: str, label: str, *, is_whole: bool) -> ReadSections:
    """The section of a part; a heading without anything below is left out."""
    heading = understand_heading(part.heading)
    if not part.blocks:
        left_out = Removed(part.line, part.heading, say("overskrift uden tekst"))
        return ReadSections((), (), (left_out,) if part.heading else ())
    if not (part.heading or is_whole) or heading.kind == "attachments":
        first: list[Block] = [Heading(part.line, part.heading, 2)] if part.heading else []
        return read_sections([*first, *part.blocks], title, label)
    (noted,), problems = take_notes([part], label)
    text = markdown(replace(block, level=_INNER) if isinstance(block, Heading) else block for block in noted.blocks)
    return ReadSections((Section(heading.kind, heading.text, text, heading.date),), (part.line,), (), problems)
