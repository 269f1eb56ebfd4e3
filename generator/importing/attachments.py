"""The attachments under an item: a title a line, whatever the extractor took the line for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.blocks import Block, Heading, List, Paragraph, escape, joined, printed_lines
from generator.model import Attachment
from generator.problems import Problem, say

_LONGEST_TITLE = 250  # what is longer is prose
_FULL_LINE = 60  # a line at least so long may go on in the next
# "2012-208960 - Title": where each title begins with its document's number, a line without one goes on the title above.
_DOCUMENT_NUMBER = re.compile(r"(?:\d{4}-\d{3,8}|\d{2,4}/\d{2,7}|[A-ZÆØÅ]{2,6}-\d{4}-\d{3,8}|\d{5,10})\s*[-–:]\s")
_NONE = re.compile(
    r"(?:der (?:er|var) )?(?:ingen|intet)(?: bilag)?(?: (?:til|på|i) (?:punktet|sagen))?\.?"
    r"|bilag:? (?:ingen|intet)\.?|se alle bilag",
    re.IGNORECASE,
)


def read_attachments(blocks: Sequence[Block], problems: list[Problem]) -> tuple[tuple[Attachment, ...], list[Block]]:
    """The attachments that blocks name, and the blocks that name none, which are kept as text."""
    attachments: list[Attachment] = []
    prose: list[Block] = []
    for block in blocks:
        titles = _titles(block)
        if titles and all(_NONE.fullmatch(title) for title in titles):
            prose.append(Paragraph(block.line, escape(" ".join(titles))))
        elif titles and all(len(title) <= _LONGEST_TITLE for title in titles):
            attachments.extend(Attachment(title) for title in titles)
        else:
            prose.append(block)
            message = say("Under bilagene står noget, der ikke ligner bilagstitler; det er bevaret som tekst")
            problems.append(Problem("warning", message, line=block.line))
    return tuple(attachments), prose


def _titles(block: Block) -> list[str]:
    """The titles in a block, one a line; a full line that the next takes up in lower case is a title that wraps."""
    if isinstance(block, List):
        return list(printed_lines(block))
    titles: list[list[str]] = []
    has_numbers = False
    for line in printed_lines(block) if isinstance(block, Heading | Paragraph) else ():
        is_numbered = bool(_DOCUMENT_NUMBER.match(line))
        has_numbers = has_numbers or (is_numbered and not titles)
        wraps = titles and line[:1].islower() and len(titles[-1][-1]) >= _FULL_LINE
        if titles and (wraps or (has_numbers and not is_numbered)):
            titles[-1].append(line)
        else:
            titles.append([line])
    return [joined(lines) for lines in titles]
