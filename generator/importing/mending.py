"""The blocks of a section made whole: paragraphs that a page break has parted, and headings in a clean outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.importing.blocks import Block, Heading, List, Paragraph, joined, plain, runs
from generator.importing.case_lines import read_case_line

_NUMBERED_HEADING = re.compile(r"\d{1,2}[.)]\s")
_ENDS = re.compile(r"[.!?:;»”\"]$")
_INNER_LEVEL = 4
_LETTERED = re.compile(r"[a-zæøå][.)]\s")
_LONGEST_LINE = 300
_LAST_WORDS = 60  # in characters, so much of a paragraph's end tells whether it ends


def mended(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with parted paragraphs joined and headings from the fourth level."""
    return _outlined(_joined(blocks))


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs that a page break has parted, as one: the first ends in mid-sentence, the next begins there."""
    for first, *others in runs(blocks, _goes_on):
        texts = [block.text for block in others if isinstance(block, Paragraph)]
        if isinstance(first, Paragraph) and texts:
            yield replace(first, text=joined([first.text, *texts]), lines=())
        elif isinstance(first, List) and texts:
            last = first.entries[-1]
            yield replace(first, entries=(*first.entries[:-1], replace(last, text=joined([last.text, *texts]))))
        else:
            yield first


def _goes_on(first: Block, second: Block) -> bool:
    if not isinstance(second, Paragraph) or second.emphasised or not second.text[:1].islower():
        return False
    if _LETTERED.match(second.text):
        return False
    match first:
        case Paragraph():
            is_whole = first.emphasised or read_case_line(plain(first.text[:_LONGEST_LINE]))
            return not (is_whole or _ENDS.search(plain(first.text[-_LAST_WORDS:])))
        case List():
            return not _ENDS.search(plain(first.entries[-1].text[-_LAST_WORDS:]))
        case _:
            return False


def _outlined(blocks: Iterable[Block]) -> list[Block]:
    """Headings inside a section in a clean outline; the levels of the source are not asked, they can't be trusted.

    They get the fourth level, and the fifth for a numbered run ("1) …") below an unnumbered one.
    """
    outlined: list[Block] = []
    has_parent = False
    for block in blocks:
        if isinstance(block, Heading):
            is_numbered = bool(_NUMBERED_HEADING.match(block.text))
            has_parent = has_parent or not is_numbered
            level = _INNER_LEVEL + (is_numbered and has_parent)
            outlined.append(replace(block, level=level))
        else:
            outlined.append(block)
    return outlined
