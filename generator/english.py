"""The English of every message, by its Danish; see `problems.say`."""

from __future__ import annotations

ENGLISH: dict[str, str] = {}
