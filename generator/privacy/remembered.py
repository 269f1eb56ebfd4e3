"""Concerns as text and back: what was found in a file is remembered, so that it is looked through once only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from generator.english import ENGLISH
from generator.findings import FindingKind
from generator.privacy.concerns import Concern
from generator.problems import Message


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


def _to_json(message: Message | None) -> object:
    if message is None:
        return None
    return [
        message.template,
        [
            [name, _to_json(value) if isinstance(value, Message) else value if isinstance(value, int) else str(value)]
            for name, value in message.values
        ],
    ]


def _from_json(told: Any) -> Message | None:
    if told is None:
        return None
    template, values = told
    if template not in ENGLISH:
        raise ValueError(template)
    return Message(
        template, tuple((name, _from_json(value) if isinstance(value, list) else value) for name, value in values)
    )
