"""Concerns as text and back: what was found in a file is remembered, so that it is looked through once only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from generator.findings import FindingKind
from generator.privacy.concerns import Concern
from generator.problems import Message, message_from_json, message_to_json


def concerns_to_json(concerns: tuple[Concern, ...]) -> str:
    """The concerns as text, to be remembered."""
    return json.dumps(
        [
            [each.kind, _to_json(each.place), each.line, each.shown, _to_json(each.doubt), each.fingerprint]
            for each in concerns
        ],
        ensure_ascii=False,
    )


def concerns_from_json(text: str) -> tuple[Concern, ...] | None:
    """The concerns that `concerns_to_json` wrote; None where it is not that, or a message is one nobody says any more.

    Then what they were found in has to be examined anew.
    """
    try:
        return tuple(
            Concern(_kind(kind), _from_json(place), line, shown, _from_json(doubt), fingerprint)
            for kind, place, line, shown, doubt, fingerprint in json.loads(text)
        )
    except (ValueError, TypeError, KeyError):
        return None


def _kind(word: str) -> FindingKind:
    kinds: Iterator[FindingKind] = (kind for kind in get_args(FindingKind) if kind == word)
    kind = next(kinds, None)
    if kind is None:
        raise ValueError(word)
    return kind


def _to_json(message: Message | None) -> list[object] | None:
    return None if message is None else message_to_json(message)


def _from_json(told: Any) -> Message | None:
    return None if told is None else message_from_json(told)
