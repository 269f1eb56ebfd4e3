"""Lists of the entries that a page marks, draws or types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.importing.blocks import HARD_BREAK, Block, Entry, Heading, List, Paragraph, Table
from generator.importing.html.inline import plain_text
from generator.importing.html.numbering import BULLET
from generator.importing.html.parts import Item, Part

# Glyphs that are nothing else; a dash is one only where several lines begin with it.
_GLYPH = re.compile(r"(?:(?P<sure>[•·▪▫■□●○◦‣⁃➢►▶➔✓✔\uf0b7\uf0a7\uf0d8\uf0fc])\s*|[-–—]\s+)(?=\S)")
_MARKDOWN_MARKER = re.compile(r"-|\d{1,9}[.)]")


def read_typed(line: Paragraph) -> Item | None:
    """The entry that a line is typed as ("• tekst", "- tekst"); None when it is none."""
    glyph = None if line.emphasised else _GLYPH.match(line.text)
    if glyph is None:
        return None
    text = Paragraph(line.line, line.text[glyph.end() :])
    return Item(line.line, BULLET, (text,), typed=None if glyph["sure"] else line)


def with_nested(parts: Sequence[Part]) -> list[Part]:
    """The parts of a list, with each list that stands between its entries in the entry above it."""
    nested: list[Part] = []
    below: dict[int, list[List]] = {}
    for part in parts:
        if isinstance(part, List) and nested and isinstance(nested[-1], Item):
            below.setdefault(len(nested) - 1, []).append(part)
        else:
            nested.append(part)
    for place, lists in below.items():
        item = nested[place]
        nested[place] = replace(item, parts=(*item.parts, *lists)) if isinstance(item, Item) else item
    return nested


def as_lists(parts: Iterable[Block | Item]) -> list[Block]:
    """The parts with each run of entries as a list."""
    blocks: list[Block] = []
    for is_item, group in groupby(parts, lambda part: isinstance(part, Item)):
        if is_item:
            blocks.extend(_listed([part for part in group if isinstance(part, Item)]))
        else:
            blocks.extend(part for part in group if not isinstance(part, Item))
    return blocks


def _listed(items: Sequence[Item]) -> Iterator[Block]:
    """The list of a run of entries; a table in it parts it in two."""
    if len(items) == 1 and items[0].typed:
        yield items[0].typed
        return
    contents = [(item.line, content) for item in items for content in _contents(item)]
    for is_entry, group in groupby(contents, lambda pair: isinstance(pair[1], Entry)):
        pairs = list(group)
        if is_entry:
            yield List(pairs[0][0], tuple(content for _, content in pairs if isinstance(content, Entry)))
        else:
            yield from (content for _, content in pairs if not isinstance(content, Entry))


def _contents(item: Item) -> Iterator[Entry | Block]:
    """An entry, those below it, and what can't stand in a list.

    Its paragraphs are lines of one text. Markdown knows no lettered lists: a letter is kept in the text.
    """
    in_markdown = bool(_MARKDOWN_MARKER.fullmatch(item.marker))
    marker, opening = (item.marker, "") if in_markdown else (BULLET, plain_text(item.marker))
    has_begun = False
    for is_text, group in groupby(item.parts, lambda part: isinstance(part, Heading | Paragraph)):
        blocks = list(group)
        if is_text and has_begun:
            yield from blocks
        elif is_text:
            text = HARD_BREAK.join(_text(block) for block in blocks if isinstance(block, Heading | Paragraph))
            yield Entry(item.depth, marker, f"{opening} {text}".strip(), item.line)
            has_begun = True
        for block in () if is_text else blocks:
            if isinstance(block, List):
                deeper = item.depth + has_begun
                yield from (replace(entry, depth=entry.depth + deeper) for entry in block.entries)
            elif isinstance(block, Table):
                if not has_begun and item.marker != BULLET:
                    yield Entry(item.depth, marker, opening, item.line)
                yield block
            has_begun = True


def _text(block: Heading | Paragraph) -> str:
    """A paragraph as a line of an entry."""
    return f"**{block.text}**" if isinstance(block, Paragraph) and block.emphasised else block.text
