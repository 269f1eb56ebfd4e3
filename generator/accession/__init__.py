"""Accession (tilgang): source documents into `content/`, each whole or not at all.

The source is kept as it came under `content/originals/`, and its SHA-256 in the front matter says which document a
content file was made from. A content file that differs from what its source gives has been edited by a person,
and is never overwritten unasked.
"""

from generator.accession.bringing import Progress, bring_in, inspect
from generator.accession.discovery import Discovery, Found, documents_in
from generator.accession.intake import Wishes
from generator.accession.outcome import Accession, Account, Outcome, account_of
from generator.workers import Limits

__all__ = [
    "Accession",
    "Account",
    "Discovery",
    "Found",
    "Limits",
    "Outcome",
    "Progress",
    "Wishes",
    "account_of",
    "bring_in",
    "documents_in",
    "inspect",
]
