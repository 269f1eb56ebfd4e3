"""What reading gives: of every reader a document's blocks and words, of the whole stage a meeting and its account."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importing.audit import Audit, words
from generator.importing.blocks import Block
from generator.model import Meeting
from generator.problems import Message, Problem


@dataclass(frozen=True, slots=True)
class Removed:
    """Udeladt: words of the source that are not in the content file, and why."""

    line: int
    text: str
    why: Message
    count: int | None = None
    """How many words it stands for, where `text` must not say them; None where it has them all."""

    @property
    def words(self) -> int:
        """How many words of the source it stands for."""
        return len(words(self.text)) if self.count is None else self.count


@dataclass(frozen=True, slots=True)
class Document:
    """Dokument: its blocks in the order printed, and what the reader took out."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    text: str
    """The source's words, line by line, in the order of the blocks: every `line` of a block, a problem or a removal
    counts in it, from 1. The audit holds the finished meeting against it, so it is taken from the source itself and
    never written from the blocks."""
    problems: tuple[Problem, ...] = ()
    page_starts: tuple[int, ...] = ()
    """The line of `text` at which each page begins; empty for a format without pages."""
    hides: bool = False
    """The source holds words that are not in `text`: comments, what was deleted, what is not shown."""


@dataclass(frozen=True, slots=True)
class ItemOrigin:
    """Where an item stands in the document's text: lines from 1, the sections in the item's own order."""

    line: int
    sections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What an import makes of a document: the meeting, or None when it is refused, and the account of it."""

    meeting: Meeting | None
    problems: tuple[Problem, ...] = ()
    removed: tuple[Removed, ...] = ()
    audit: Audit | None = None
    holds_closed_text: bool = False
    """The document prints text of a closed item, or has a closed item and hides words: it must not be kept."""
    text: str = ""
    """The document's text line by line, to be read beside the result; the lines of closed items are empty in it."""
    page_starts: tuple[int, ...] = ()
    """The line of `text` at which each page begins; empty for a format without pages."""
    origins: tuple[ItemOrigin, ...] = ()
    """One for each of the meeting's items."""
