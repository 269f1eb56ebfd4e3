"""Lines of a content file that both ways of the format must agree on: code, a case number, what a title is shown as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# "Sag: 25/1204", or without the colon as printed in minutes, where only a number can follow: "Sagsnr. 25/1204".
_CASE = re.compile(
    r"sag(?:snr|snummer|sid)?\.?(?: *: *(?P<number>\S.*?)?| +(?P<bare>(?=\S*\d)[^\s:]+)) *", re.IGNORECASE
)
_SHOWN_AS = re.compile(r"\s*vis(?:es|t)\s+som\s*:(?P<title>.*)", re.IGNORECASE)
# What a case number may look like (shared/reference/minutes.md, numbers): digits with marks and short letters between
# them, and a filing plan's number before the journal's: "25/1204", "EMN-2025-003383", "17.00.00A00 - 2008/048591".
_CASE_WORD = r"(?:[A-ZÆØÅ]{2,6}-(?=\d{4}-)|[A-ZÆØÅ]{0,4}(?=\d))(?:[\d./-]|[A-ZÆØÅ]{1,3}(?=\d)|(?<=\d)[A-ZÆØÅ]){1,40}+"
_CASE_NUMBER = re.compile(rf"{_CASE_WORD}(?: ?[-–] ?{_CASE_WORD})?", re.IGNORECASE)


def is_case_number(text: str) -> bool:
    """Whether a text can be a case number, and so has no word that could tell of the case."""
    return bool(_CASE_NUMBER.fullmatch(text))


def read_case_line(line: str) -> str | None:
    """The case number on an item's line for it, "" where that says that there is none; None for any other line."""
    match = _CASE.fullmatch(line)
    return (match["number"] or match["bare"] or "") if match else None


def read_shown_as_line(line: str) -> str | None:
    """What a closed item is called for readers ("Vises som: Salg af ejendom"); None for any other line."""
    match = _SHOWN_AS.fullmatch(line)
    return match["title"].strip() if match else None


def with_code(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to fenced code (CommonMark 0.31, 4.5), the fences themselves included."""
    for line, fence, closes in _fenced(lines):
        yield line, bool(fence) or closes


def open_fence(lines: Iterable[str]) -> tuple[int, str] | None:
    """The fence that nothing closes, with the place of its line from 0; it makes code of all that follows."""
    opened: tuple[int, str] | None = None
    for place, (_, fence, _closes) in enumerate(_fenced(lines)):
        if not fence:
            opened = None
        elif opened is None:
            opened = place, fence
    return opened


def _fenced(lines: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Each line with the fence it stands in, which is its own where it opens one, and whether it closes one."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        closes = bool(fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip())
        if closes:
            fence = ""
        elif mark and not fence:
            fence = mark[1]
        yield line, fence, closes
