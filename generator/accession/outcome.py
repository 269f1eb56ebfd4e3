"""What an import tells of each document: light values, for a run may have thousands of documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.importing import ReadDocument
from generator.model import ClosedItem
from generator.problems import Message, Problem

Outcome: TypeAlias = Literal[
    "new", "unchanged", "corrected", "replaced", "kept", "pending", "set_aside", "refused"
]  # fmt: skip
"""What became of a document:

- new: a content file was made of it; unchanged: its content file is there already, as it should be
- corrected: a new version, accepted: its content file now tells of the correction
- replaced: it took the place of what content/ held of the meeting
- kept: a person has edited its content file, which was left as it is
- pending: it gives another text of a meeting that content/ has; nothing is changed until it is accepted
- set_aside: the archive has the meeting from another document: the same text, or minutes in place of an agenda
- refused: nothing was made of it
"""


@dataclass(frozen=True, slots=True)
class Account:
    """Regnskab: what was read of a document, in numbers."""

    items: int = 0
    closed: int = 0
    """Of the items."""
    participants: int = 0
    attachments: int = 0
    words_in: int = 0
    words_kept: int = 0
    words_removed: int = 0
    words_lost: int = 0
    removed: tuple[tuple[Message, int], ...] = ()
    """Why something was taken out, and how many words of it."""


@dataclass(frozen=True, slots=True)
class Accession:
    """Tilgang: one document and what became of it."""

    source: str
    """Where the document is, as a person would write it: "ind/Arkiv.zip/referat.pdf"."""
    outcome: Outcome
    target: str = ""
    """The content file, below `content/`; empty where there is none."""
    account: Account | None = None
    """None when no meeting was made of the document."""
    problems: tuple[Problem, ...] = ()
    page_starts: tuple[int, ...] = ()
    """The line of the document's text at which each page begins, for the lines that problems name."""

    @property
    def is_doubtful(self) -> bool:
        """Whether it was taken in with doubts that a person should look at."""
        return self.outcome != "refused" and any(problem.level != "note" for problem in self.problems)


def account_of(read: ReadDocument) -> Account | None:
    """The numbers of what was read; None where no meeting was."""
    meeting, audit = read.meeting, read.audit
    if meeting is None:
        return None
    removed = Counter[Message]()
    for entry in read.removed:
        removed[entry.why] += entry.words
    open_items = [item for item in meeting.items if not isinstance(item, ClosedItem)]
    return Account(
        items=len(meeting.items),
        closed=len(meeting.items) - len(open_items),
        participants=len(meeting.participants),
        attachments=sum(len(item.attachments) for item in open_items),
        words_in=audit.words_in if audit else 0,
        words_kept=audit.kept if audit else 0,
        words_removed=audit.removed if audit else 0,
        words_lost=len(audit.lost) if audit else 0,
        removed=tuple(removed.items()),
    )
