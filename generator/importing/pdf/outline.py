"""The bookmarks of a PDF, which are no text of it and may say what its pages do not."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from generator.importing.audit import words
from generator.importing.pdf.frame import Handle

_MOST = 2000
_LONGEST = 2000  # bytes


def outline_says_more(document: Handle, text: str) -> bool:
    """Whether a bookmark has a word that is not in the `text`; so have more or longer ones than any minutes have."""
    known = set(words(text))
    waiting = [raw.FPDFBookmark_GetFirstChild(document, None)]
    for _ in range(_MOST):
        if not waiting:
            return False
        bookmark = waiting.pop()
        if not bookmark:
            continue
        if not known.issuperset(words(_title(bookmark))):
            return True
        waiting.append(raw.FPDFBookmark_GetNextSibling(document, bookmark))
        waiting.append(raw.FPDFBookmark_GetFirstChild(document, bookmark))
    return True


def _title(bookmark: Handle) -> str:
    size = min(raw.FPDFBookmark_GetTitle(bookmark, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFBookmark_GetTitle(bookmark, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
