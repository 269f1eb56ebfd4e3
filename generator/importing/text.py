"""The reader of text documents: what PDF extractors make, with or without Markdown marks, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.importing.blocks import (
    Block,
    Heading,
    Landmark,
    List,
    Paragraph,
    Rule,
    Table,
    escape,
    joined,
    plain,
    plain_heading,
    runs,
)
from generator.importing.lists import is_bullet, is_entry, read_list
from generator.importing.page_furniture import Line, split_lines
from generator.importing.reading import Document, Removed
from generator.importing.tables import has_separator, is_cell_line, read_cells, read_tabs
from generator.problems import Problem, say

__all__ = ["Landmark", "read_text"]

_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})\s+(?P<text>\S.*|)")
_CLOSING_MARKS = re.compile(r"(?<=\s)#+$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})\s*")
_RULE = re.compile(r" {0,3}(?:-(?:\s*-){2,}|_(?:\s*_){2,}|\*(?:\s*\*){2,})\s*")
_MARKED_DOCUMENT = re.compile(r"^ {0,3}#{1,6}\s+\S|\*\*\S|\]\(", re.MULTILINE)
_BOLD = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1:?", re.DOTALL)
_LINKED_TO_NOTHING = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.){0,300})\]\(#?\)")
_LONGEST_HEADING = 150
_SENTENCE_ENDS = (".", ";", ",", "!")


def read_text(text: str, landmark: Landmark, problems: tuple[Problem, ...] = ()) -> Document:
    """The blocks of a normalised text document.

    A document with any Markdown heading, bold or link is taken as Markdown; in any other, all marks are text.
    """
    lines, removed = split_lines(text)
    mark_up = _as_markdown if _MARKED_DOCUMENT.search(text) else escape
    blocks: list[Block] = []
    for chunk in _with_whole_lists(_chunks(_with_headings(lines), landmark)):
        blocks.extend(_read_chunk(chunk, mark_up, removed))
    whole = tuple(_merged(blocks, removed))
    return Document(whole, tuple(removed), text, problems)


def _as_markdown(text: str) -> str:
    """Inline Markdown kept, but for links to nothing, which become their text."""
    return _LINKED_TO_NOTHING.sub(r"\1", text)


def _with_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines with each underlined heading ("Baggrund" / "--------") written with a "#"."""
    written: list[Line] = []
    for line in lines:
        if _UNDERLINE.fullmatch(line.text) and _may_be_heading([each.text for each in written[-2:]]):
            mark = "#" if "=" in line.text else "##"
            written[-1] = Line(written[-1].number, f"{mark} {written[-1].text.strip()}")
        else:
            written.append(line)
    return written


def _may_be_heading(last: Sequence[str]) -> bool:
    text = last[-1].strip() if last else ""
    stands_alone = len(last) < 2 or not last[0].strip()
    is_short = 0 < len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)
    return stands_alone and is_short and _kind(last[-1]) == "text"


def _chunks(lines: Sequence[Line], landmark: Landmark) -> Iterator[list[Line]]:
    """Lines that stand together: parted by blank lines, and at the lines that the grammar knows."""
    chunk: list[Line] = []
    for line in lines:
        is_blank = not line.text.strip()
        mark = "" if is_blank else landmark(line.text, chunk[0].text if chunk else "")
        if chunk and (is_blank or mark):
            yield chunk
            chunk = []
        if not is_blank:
            chunk.append(line)
        if mark == "alone":
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _with_whole_lists(chunks: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The chunks, those of bullets that only blank lines part as one: an "o" lies below another kind of bullet."""
    bullets: list[Line] = []
    for chunk in chunks:
        is_list = is_bullet(chunk[0].text) and all(is_bullet(line.text) or _kind(line.text) == "text" for line in chunk)
        if bullets and not is_list:
            yield bullets
            bullets = []
        if is_list:
            bullets.extend(chunk)
        else:
            yield chunk
    if bullets:
        yield bullets


def _kind(line: str) -> str:
    if _HEADING.fullmatch(line):
        return "heading"
    if _RULE.fullmatch(line):
        return "rule"
    if is_cell_line(line):
        return "cells"
    if "\t" in line.strip(" "):
        return "tabs"
    return "entry" if is_entry(line) else "text"


def _read_chunk(lines: Sequence[Line], mark_up: Callable[[str], str], removed: list[Removed]) -> list[Block]:
    """The blocks of lines that stand together; text below a list's line is that line running on."""
    kinds: list[str] = []
    is_table = has_separator([line.text for line in lines])
    for line in lines:
        kind = "cells" if is_table and "|" in line.text else _kind(line.text)
        runs_on = kind == "text" and kinds and kinds[-1] == "entry"
        kinds.append("entry" if runs_on else kind)
    blocks: list[Block] = []
    for kind, pairs in groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0]):
        group = [line for _, line in pairs]
        match kind:
            case "heading":
                blocks.extend(heading for line in group if (heading := _read_heading(line, mark_up)).text)
            case "rule":
                blocks.append(Rule(group[0].number))
            case "cells":
                blocks.append(read_cells(group, mark_up))
            case "tabs":
                blocks.append(read_tabs(group, mark_up))
            case "entry":
                blocks.append(read_list(group, mark_up, removed))
            case _:
                blocks.append(_read_paragraph(group, mark_up))
    return blocks


def _read_heading(line: Line, mark_up: Callable[[str], str]) -> Heading:
    match = _HEADING.fullmatch(line.text)
    text = _CLOSING_MARKS.sub("", match["text"].rstrip()) if match else line.text
    return Heading(line.number, plain_heading(mark_up(text)), len(match["level"]) if match else 1)


def _read_paragraph(lines: Sequence[Line], mark_up: Callable[[str], str]) -> Paragraph:
    printed = [line.text for line in lines]
    text = mark_up(joined(printed))
    if bold := _BOLD.fullmatch(text):
        return Paragraph(lines[0].number, bold["text"], emphasised=True)
    return Paragraph(lines[0].number, text, lines=tuple(map(mark_up, printed)) if len(printed) > 1 else ())


def _merged(blocks: Sequence[Block], removed: list[Removed]) -> Iterator[Block]:
    """Tables of one width and lists of one kind that a page break has parted, as one."""
    for run in runs(blocks, _goes_on):
        match run[0]:
            case Table():
                yield _one_table([part for part in run if isinstance(part, Table)], removed)
            case List():
                entries = tuple(entry for part in run if isinstance(part, List) for entry in part.entries)
                yield replace(run[0], entries=entries)
            case block:
                yield block


def _one_table(parts: Sequence[Table], removed: list[Removed]) -> Table:
    """The parts of a table as one; a head that is printed again on a new page is taken out."""
    head = parts[0].rows[0]
    rows = list(parts[0].rows)
    for part in parts[1:]:
        repeats = part.rows[0] == head
        rows.extend(part.rows[repeats:])
        if repeats:
            text = " ".join(filter(None, map(plain, head)))
            removed.append(Removed(part.line, text, say("tabellens hoved gentaget på en ny side")))
    return replace(parts[0], rows=tuple(rows))


def _goes_on(first: Block, second: Block) -> bool:
    """Whether the second block is the first running on: a table as wide, more bullets, or the next number."""
    if isinstance(first, Table) and isinstance(second, Table):
        return len(first.rows[0]) == len(second.rows[0])
    if not (isinstance(first, List) and isinstance(second, List)):
        return False
    last = next(entry.marker for entry in reversed(first.entries) if entry.depth == 0)
    following = second.entries[0].marker
    if last == "-" or following == "-":
        return last == following
    return int(following[:-1]) == int(last[:-1]) + 1 and following[-1] == last[-1]
