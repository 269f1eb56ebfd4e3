"""What was found, remembered from one build to the next, under the rules and by the programs that found it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from generator import cpr, downloads, privacy, withdrawal, xmls, zips
from generator.config import PrivacyPolicy
from generator.privacy import Allowances, Concern, concerns_from_json, concerns_to_json
from generator.remembering import Memory, edition_of


@dataclass(frozen=True, slots=True)
class Findings:
    """Det, der er fundet før: a memory, and the rules under which it holds."""

    memory: Memory
    policy: PrivacyPolicy
    allowances: Allowances

    def recalled(self, what: str, find: Callable[[], tuple[Concern, ...]]) -> tuple[Concern, ...]:
        """What is remembered of `what`, and else what `find` finds."""
        found = self.recall(what)
        if found is None:
            found = find()
            self.keep(what, found)
        return found

    def recall(self, what: str) -> tuple[Concern, ...] | None:
        """What is remembered of `what`; None for what nobody has looked through, or not with this key."""
        told = self.memory.recall(self._key(what))
        key_id, _, concerns = (told or "").partition(" ")
        # fingerprints hold for one key only; where nothing was found there are none
        return concerns_from_json(concerns) if told and key_id in ("", self.allowances.key_id) else None

    def keep(self, what: str, concerns: Iterable[Concern]) -> None:
        """Remember what was found in `what`."""
        found = tuple(concerns)
        self.memory.keep(self._key(what), f"{self.allowances.key_id if found else ''} {concerns_to_json(found)}")

    def _key(self, what: str) -> str:
        return hashlib.sha256(repr((_edition(), self.policy, what)).encode()).hexdigest()


@cache
def _edition() -> str:
    return edition_of((cpr, downloads, privacy, withdrawal, xmls, zips), ("lxml", "pikepdf", "pillow", "pypdfium2"))
