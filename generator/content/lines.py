"""Lines of Markdown and which of them are code: the one thing both ways of the format must agree on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def with_code(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to fenced code (CommonMark 0.31, 4.5), the fences themselves included."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if not fence and mark:
            fence = mark[1]
            yield line, True
        elif fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)
