"""The links of attachments: where they lead is told, the titles are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.headings import read_heading
from generator.importing.blocks import Block, Heading, List, Paragraph, plain
from generator.importing.reading import Removed
from generator.problems import say

_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*+)\]\(((?:https?://|mailto:)[^()\s]*)\)", re.IGNORECASE)
_LONGEST_HEADING = 100  # in characters


def take_addresses(blocks: Iterable[Block]) -> tuple[list[Block], list[Removed]]:
    """The blocks with the titles of attachments without their links, and the addresses that were taken out."""
    taken: list[Block] = []
    removed: list[Removed] = []
    are_attachments = False

    def take(text: str, line: int) -> str:
        removed.extend(Removed(line, link[2], say("adressen på et bilag")) for link in _LINK.finditer(text))
        return _LINK.sub(r"\1", text)

    for block in blocks:
        kind = _section_kind(block)
        if isinstance(block, Heading) or kind:
            are_attachments = kind == "attachments"
        if are_attachments and isinstance(block, Paragraph):
            taken.append(replace(block, text=take(block.text, block.line)))
        elif are_attachments and isinstance(block, List):
            entries = (replace(entry, text=take(entry.text, entry.line)) for entry in block.entries)
            taken.append(replace(block, entries=tuple(entries)))
        else:
            taken.append(block)
    return taken, removed


def _section_kind(block: Block) -> str:
    """The kind of section that a block opens; "" for none."""
    if not isinstance(block, Heading | Paragraph) or len(block.text) > _LONGEST_HEADING:
        return ""
    heading = read_heading(plain(block.text).removesuffix(":").rstrip())
    return heading.kind if heading else ""
