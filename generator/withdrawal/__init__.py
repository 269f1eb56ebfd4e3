"""Taking back: what is to be left out of the published archive, recorded in `content/withdrawals.toml`."""

from generator.withdrawal.addresses import is_passage_place, plain_address
from generator.withdrawal.applying import Published, withdraw
from generator.withdrawal.copies import copies_of, file_mark, mark_of
from generator.withdrawal.effects import Effects, effects_of
from generator.withdrawal.files import linked_files, without_files
from generator.withdrawal.letters import is_enough
from generator.withdrawal.marks import marks_of
from generator.withdrawal.passages import Passage, Passages, mentions, passages_of
from generator.withdrawal.recording import append
from generator.withdrawal.records import (
    OMITTED,
    WITHDRAWALS_FILE,
    Entry,
    Redaction,
    Restoration,
    Withdrawal,
    Withdrawals,
    read_withdrawals,
)
from generator.withdrawal.targets import Target, target_of
from generator.withdrawal.whereabouts import is_still_there, moved_to

__all__ = [
    "OMITTED",
    "WITHDRAWALS_FILE",
    "Effects",
    "Entry",
    "Passage",
    "Passages",
    "Published",
    "Redaction",
    "Restoration",
    "Target",
    "Withdrawal",
    "Withdrawals",
    "append",
    "copies_of",
    "effects_of",
    "file_mark",
    "is_enough",
    "is_passage_place",
    "is_still_there",
    "linked_files",
    "mark_of",
    "marks_of",
    "mentions",
    "moved_to",
    "passages_of",
    "plain_address",
    "read_withdrawals",
    "target_of",
    "withdraw",
    "without_files",
]
