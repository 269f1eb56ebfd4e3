"""The reader of text documents: what PDF extractors make, with or without Markdown marks, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.importing.blocks import (
    HARD_BREAK,
    Block,
    Entry,
    Heading,
    List,
    Paragraph,
    Rule,
    Table,
    escape,
    plain_heading,
)
from generator.importing.page_furniture import Line, Removed, split_lines
from generator.problems import say

_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})\s+(?P<text>.*?)(?:\s+#+)?\s*")
_RULE = re.compile(r" {0,3}(?:-(?:\s*-){2,}|_(?:\s*_){2,}|\*(?:\s*\*){2,})\s*")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<glyph>[-*+•·▪◦–\uf0b7\uf0a7]|o(?=\s))\s+(?P<text>\S.*)")
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,3})(?P<mark>[.)])\s+(?P<text>\S.*)")
_INNER_BULLET = re.compile(r"(?:o|\?|•|·)\s+(?=\S)")  # the glyph of a second level, or one that the extractor lost
_MARKED_DOCUMENT = re.compile(r"^ {0,3}#{1,6}\s+\S|\*\*\S|\]\(", re.MULTILINE)
_BOLD = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1:?", re.DOTALL)
_HARD_END = re.compile(r"(?: {2,}|\\)$")
_CELL_LINE = re.compile(r"\s*\|.*\|\s*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_SEPARATOR_CELL = re.compile(r"\s*:?-+:?\s*")
_AND = re.compile(r"(?:og|eller|samt|/)\b")
_CONTINUES_WORD = re.compile(r"(?<=[^\W\d])-$")
_LINKED_TO_NOTHING = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#?\)")


@dataclass(frozen=True, slots=True)
class Document:
    """Dokument: its blocks in the order printed, and what the reader took out."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


def read_text(text: str) -> Document:
    """The blocks of a normalised text document.

    A document with any Markdown heading, bold or link is taken as Markdown; in any other, all marks are text.
    """
    lines, removed = split_lines(text)
    mark_up = _as_markdown if _MARKED_DOCUMENT.search(text) else escape
    blocks: list[Block] = []
    for is_blank, chunk in groupby(lines, key=lambda line: not line.text.strip()):
        if not is_blank:
            blocks.extend(_read_chunk(list(chunk), mark_up, removed))
    return Document(tuple(_merged(blocks)), tuple(removed))


def _as_markdown(text: str) -> str:
    """Inline Markdown kept, but for links to nothing, which become their text."""
    return _LINKED_TO_NOTHING.sub(r"\1", text)


def _kind(line: str) -> str:
    if _HEADING.fullmatch(line):
        return "heading"
    if _RULE.fullmatch(line):
        return "rule"
    if _CELL_LINE.fullmatch(line):
        return "cells"
    if "\t" in line.strip(" "):
        return "tabs"
    if _BULLET.fullmatch(line) or _NUMBERED.fullmatch(line):
        return "entry"
    return "text"


def _read_chunk(lines: Sequence[Line], mark_up: Callable[[str], str], removed: list[Removed]) -> list[Block]:
    """The blocks of lines that stand together; text below a list's line is that line running on."""
    kinds: list[str] = []
    for line in lines:
        kind = _kind(line.text)
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
                blocks.append(_read_cells(group, mark_up))
            case "tabs":
                blocks.append(_table(group[0].number, [line.text.split("\t") for line in group], mark_up))
            case "entry":
                blocks.append(_read_list(group, mark_up, removed))
            case _:
                blocks.append(_read_paragraph(group, mark_up))
    return blocks


def _read_heading(line: Line, mark_up: Callable[[str], str]) -> Heading:
    match = _HEADING.fullmatch(line.text)
    text = match["text"] if match else line.text
    return Heading(line.number, plain_heading(mark_up(text)), len(match["level"]) if match else 1)


def _read_paragraph(lines: Sequence[Line], mark_up: Callable[[str], str]) -> Paragraph:
    text = mark_up(_joined([line.text for line in lines]))
    bold = _BOLD.fullmatch(text)
    return Paragraph(lines[0].number, bold["text"] if bold else text, emphasised=bool(bold))


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one; a line break that is meant stays; a hyphen at a line's end is kept, never dropped."""
    text = ""
    for line in lines:
        piece = _HARD_END.sub("", line).strip()
        if not text:
            text = piece
        elif text.endswith(HARD_BREAK) or _is_one_word(text, piece):
            text += piece
        else:
            text += f" {piece}"
        if _HARD_END.search(line):
            text += HARD_BREAK
    return text.removesuffix(HARD_BREAK)


def _is_one_word(text: str, piece: str) -> bool:
    """Whether a line ends in the middle of a word ("budget-" / "lægges"), and not in "tids-" / "og procesplan"."""
    return bool(_CONTINUES_WORD.search(text)) and piece[:1].islower() and not _AND.match(piece)


def _read_list(lines: Sequence[Line], mark_up: Callable[[str], str], removed: list[Removed]) -> List:
    texts: list[list[str]] = []
    shapes: list[tuple[int, str, bool]] = []
    for line in lines:
        bullet, numbered = _BULLET.fullmatch(line.text), _NUMBERED.fullmatch(line.text)
        if bullet:
            glyphs, text = _take_glyphs(bullet)
            if "o" in glyphs:
                removed.append(Removed(line.number, "o", say("punkttegn i en liste")))
            inner = _NUMBERED.fullmatch(text)  # "- 1) …": the number is the marker
            marker = inner["number"] + inner["mark"] if inner else "-"
            shapes.append((len(bullet["indent"].expandtabs()), marker, "o" in glyphs))
            texts.append([inner["text"] if inner else text])
        elif numbered:
            shapes.append((len(numbered["indent"]), numbered["number"] + numbered["mark"], False))
            texts.append([numbered["text"]])
        else:
            texts[-1].append(line.text)
    entries = [
        Entry(depth, marker, mark_up(_joined(pieces)))
        for depth, (_, marker, _), pieces in zip(_depths(shapes), shapes, texts, strict=True)
    ]
    return List(lines[0].number, tuple(entries))


def _take_glyphs(bullet: re.Match[str]) -> tuple[str, str]:
    """The glyphs that open a list's line ("-", "o", "- o", "- ?"), and the text after them."""
    text = bullet["text"]
    inner = _INNER_BULLET.match(text)
    return bullet["glyph"] + (inner.group().strip() if inner else ""), text[inner.end() :] if inner else text


def _depths(shapes: Sequence[tuple[int, str, bool]]) -> list[int]:
    """How deep each entry lies, by its indent against those before it; an "o" is never on the first level."""
    indents: list[int] = []
    depths: list[int] = []
    for indent, _, is_sub in shapes:
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        depth = len(indents) - 1
        depths.append(max(depth, 1) if is_sub and depths else depth)
    return depths


def _read_cells(lines: Sequence[Line], mark_up: Callable[[str], str]) -> Table:
    """A pipe table, however broken its separator rows and its empty head."""
    rows = [_CELL_BREAK.split(line.text.strip())[1:-1] for line in lines]
    rows = [row for row in rows if not all(_SEPARATOR_CELL.fullmatch(cell) for cell in row)]
    while len(rows) > 1 and not any(cell.strip() for cell in rows[0]):
        rows = rows[1:]
    return _table(lines[0].number, [[cell.replace("\\|", "|") for cell in row] for row in rows], mark_up)


def _table(line: int, rows: Sequence[Sequence[str]], mark_up: Callable[[str], str]) -> Table:
    width = max((len(row) for row in rows), default=1)
    cells = [tuple(mark_up(cell.strip()) for cell in row) + ("",) * (width - len(row)) for row in rows]
    return Table(line, tuple(cells) or (("",) * width,))


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Tables of one width and lists of one kind that a page break has parted, as one."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if isinstance(block, Table) and isinstance(last, Table) and len(block.rows[0]) == len(last.rows[0]):
            merged[-1] = replace(last, rows=last.rows + block.rows)
        elif isinstance(block, List) and isinstance(last, List) and _goes_on(last, block):
            merged[-1] = replace(last, entries=last.entries + block.entries)
        else:
            merged.append(block)
    return merged


def _goes_on(first: List, second: List) -> bool:
    """Whether the second list is the first running on: bullets, or the next number."""
    top = [entry for entry in first.entries if entry.depth == 0]
    last, following = top[-1].marker, second.entries[0].marker
    if last == "-" or following == "-":
        return last == following
    return int(following[:-1]) == int(last[:-1]) + 1 and following[-1] == last[-1]
