"""Blocks of the flow of a page: paragraphs at its edges, and headings, lists and tables of what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.importing.blocks import HARD_BREAK, Block, Heading, Paragraph, Rule
from generator.importing.html.grids import as_tables, read_span
from generator.importing.html.inline import write_line
from generator.importing.html.listing import as_lists, read_typed, with_nested
from generator.importing.html.parts import Cell, Item, Part, Row
from generator.importing.html.tokens import Break, Close, Open, Stroke, Text, Token
from generator.problems import Problem


def assemble(tokens: Iterator[Token], problems: list[Problem]) -> list[Block]:
    """The blocks of a page or a fragment; what is doubtful about them is added to `problems`."""
    return _blocks(_parts(tokens, problems))


def _blocks(parts: Sequence[Part]) -> list[Block]:
    """The parts as blocks; a row or a cell without a table is its content."""
    return as_lists(_loosened(parts))


def _loosened(parts: Sequence[Part]) -> Iterator[Block | Item]:
    for part in parts:
        match part:
            case Row():
                for cell in part.cells:
                    yield from cell.parts
            case Cell():
                yield from part.parts
            case _:
                yield part


def _parts(tokens: Iterator[Token], problems: list[Problem]) -> list[Part]:
    """The parts up to the end of what has been opened."""
    parts: list[Part] = []
    line: list[Text | Break] = []
    for token in tokens:
        if isinstance(token, Text | Break):
            line.append(token)
            continue
        parts.extend(_paragraphs(line))
        line.clear()
        match token:
            case Stroke():
                parts.append(Rule(token.line))
            case Open():
                parts.extend(_read_structure(token, _parts(tokens, problems), problems))
            case Close():
                return parts
    parts.extend(_paragraphs(line))
    return parts


def _read_structure(begin: Open, parts: list[Part], problems: list[Problem]) -> Sequence[Part]:
    match begin.what:
        case "heading":
            return _heading(begin, _blocks(parts))
        case "list":
            return _blocks(with_nested(parts))
        case "item":
            blocks = tuple(_blocks(parts))
            return [Item(blocks[0].line if blocks else begin.line, begin.marker, blocks, begin.depth)]
        case "table":
            return as_tables(parts, problems)
        case "row":
            return [Row(begin.line, tuple(_cell(part, begin.line) for part in parts))]
        case "cell":
            columns, rows = read_span(begin.element, "colspan"), read_span(begin.element, "rowspan")
            return [Cell(begin.line, columns, rows, tuple(_blocks(parts)))]


def _cell(part: Part, line: int) -> Cell:
    """A part of a row; text that stands there without a cell is one."""
    return part if isinstance(part, Cell) else Cell(line, 1, 1, tuple(_blocks([part])))


def _heading(begin: Open, blocks: list[Block]) -> list[Block]:
    """A heading of the paragraphs in it; one that holds more than text is no heading of its own."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if not paragraphs or len(paragraphs) < len(blocks):
        return blocks
    text = " ".join(paragraph.text.replace(HARD_BREAK, " ") for paragraph in paragraphs)
    return [Heading(paragraphs[0].line, text, int(begin.element.tag[1]))]


def _paragraphs(tokens: Sequence[Text | Break]) -> Iterator[Paragraph | Item]:
    """The paragraphs of what stands between two edges.

    An empty line parts them, as does the end of a line that is wholly bold (a heading, in many documents) or that is
    typed as an entry of a list.
    """
    lines: list[Paragraph] = []
    for is_break, group in groupby(tokens, lambda token: isinstance(token, Break)):
        each = list(group)
        if is_break and len(each) > 1:
            yield from _joined(lines)
            lines.clear()
        elif not is_break:
            texts = [token for token in each if isinstance(token, Text)]
            written = write_line(texts)
            if written.text:
                lines.append(Paragraph(texts[0].line, written.text, written.emphasised))
    yield from _joined(lines)


def _joined(lines: Sequence[Paragraph]) -> Iterator[Paragraph | Item]:
    """Lines that follow one another: those of one kind as one paragraph."""
    typed = [read_typed(line) for line in lines]
    if len(lines) > 1 and sum(item is not None and item.typed is not None for item in typed) == 1:
        typed = [None if item and item.typed else item for item in typed]  # one dash among other lines makes no list
    pairs = zip(lines, typed, strict=True)
    for (is_item, is_emphasised), group in groupby(pairs, lambda pair: (pair[1] is not None, pair[0].emphasised)):
        of_kind = list(group)
        if is_item:
            yield from (item for _, item in of_kind if item)
        else:
            text = HARD_BREAK.join(line.text for line, _ in of_kind)
            yield Paragraph(of_kind[0][0].line, text, is_emphasised)
