"""The English of every message, by its Danish; see `problems.say`. A test holds the two together."""

from generator.english import (
    accession,
    building,
    content,
    deliveries,
    docx,
    downloads,
    html,
    importing,
    layouts,
    pdf,
    people,
    privacy,
    reports,
    residue,
    showing,
    withdrawal,
)

_TABLES = (
    accession,
    building,
    content,
    deliveries,
    docx,
    downloads,
    html,
    importing,
    layouts,
    pdf,
    people,
    privacy,
    reports,
    residue,
    showing,
    withdrawal,
)

ENGLISH: dict[str, str] = {danish: english for table in _TABLES for danish, english in table.ENGLISH.items()}
