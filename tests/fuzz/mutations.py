"""Damage: a document with some of it changed, dropped, doubled, moved, or another's in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_LONGEST = 200_000  # bytes; what is larger is only slower
_PIECES = re.compile(rb"<[^<>]*>|[^<>\s]+|\s+")  # tags, words, blanks: what the text formats and PDF are made of
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = tuple(b"0 1 -1 2 9 10 255 65536 2147483647 4294967295 99999999999 0.5 1e9".split())


def mutate(random: Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """`data` with one to a few changes; `others` are documents of which parts may be put in."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        change = random.choices(list(_CHANGES), [_CHANGES[each] for each in _CHANGES])[0]
        data = change(random, data, others, tokens)[:_LONGEST]
    return data


def _bytes(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8)) if data else 0):
        changed[random.randrange(len(data))] = random.choice((random.randrange(256), 0, 255, 32, 10))
    return bytes(changed)


def _token(random: Random, data: bytes, _others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = _edge(random, data)
    return data[:place] + random.choice(tokens) * random.choice((1, 1, 1, 1, 2, 50)) + data[place:]


def _drop(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _double(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 30)) + data[end:]


def _move(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    rest = data[:start] + data[end:]
    place = _edge(random, rest)
    return rest[:place] + data[start:end] + rest[place:]


def _splice(random: Random, data: bytes, others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    start, end = _span(random, other)
    place, after = sorted((_edge(random, data), _edge(random, data)))
    if random.random() < 0.7:
        after = place
    return data[:place] + other[start:end] + data[after:]


def _cut(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _number(random: Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    place = random.choice(found)
    return data[: place.start()] + random.choice(_NUMBERS) + data[place.end() :]


def _edge(random: Random, data: bytes) -> int:
    """Some place in the data, mostly between two pieces of it."""
    place = random.randrange(len(data) + 1)
    following = _PIECES.search(data, place)
    return following.end() if following and random.random() < 0.8 else place


def _span(random: Random, data: bytes) -> tuple[int, int]:
    """Some stretch of the data: mostly short, mostly of whole pieces."""
    start = _edge(random, data)
    end = min(len(data), start + int(random.choice((4, 40, 400, 4000)) * random.random()) + 1)
    following = _PIECES.search(data, end)
    return start, max(start, following.end() if following and random.random() < 0.8 else end)


_CHANGES: dict[Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes], int] = {
    _bytes: 2, _token: 6, _drop: 3, _double: 2, _move: 2, _splice: 3, _cut: 1, _number: 2,
}  # fmt: skip
"""Each with how often it is chosen."""
