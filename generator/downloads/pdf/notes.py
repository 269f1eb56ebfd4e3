"""What lies on a page without being drawn in it: comments, marks for a redaction, things that are not shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pypdfium2 import raw

from generator.downloads.pdf.letters import Box
from generator.downloads.pdf.opening import Handle

_MOST = 5_000  # of a page
_EMPTY = 2  # bytes that PDFium gives for no words: the end of UTF-16
_UNSEEN = 0x01 | 0x02 | 0x20  # Invisible, Hidden, NoView (ISO 32000-1, table 165)
_NO_COMMENT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_POPUP,
               raw.FPDF_ANNOT_FILEATTACHMENT)  # fmt: skip
_FILLED = (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON)
_OPAQUE = 255
_ICONS = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_FILEATTACHMENT, raw.FPDF_ANNOT_LINK)


@dataclass(slots=True)
class Notes:
    """Påtegninger: of a page."""

    count: int = 0
    """How many there are, links not counted."""
    comments: int = 0
    unseen: int = 0
    """They have words or a value, and are not shown."""
    to_redact: tuple[Box, ...] = ()
    """What is marked to be deleted, and is still there (ISO 32000-2, 12.5.6.23)."""
    covers: tuple[Box, ...] = ()
    """What lies under a note filled with a colour, of which the file does not tell how it is drawn, as it ought to."""


def read_notes(page: Handle) -> Notes:
    """What lies on the page."""
    notes = Notes()
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _opened(page, place) as note:
            if note:
                _take(notes, note)
    return notes


def take_icons_away(page: Handle) -> None:
    """Leave out what only marks that there is a note: its icon may lie over words that are not hidden at all."""
    for place in reversed(range(min(raw.FPDFPage_GetAnnotCount(page), _MOST))):
        with _opened(page, place) as note:
            is_icon = bool(note) and raw.FPDFAnnot_GetSubtype(note) in _ICONS
        if is_icon:
            raw.FPDFPage_RemoveAnnot(page, place)


@contextmanager
def _opened(page: Handle, place: int) -> Iterator[Handle]:
    note = raw.FPDFPage_GetAnnot(page, place)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _take(notes: Notes, note: Handle) -> None:
    kind = raw.FPDFAnnot_GetSubtype(note)
    has_words = _has(note, b"Contents") or _has(note, b"RC")
    if kind == raw.FPDF_ANNOT_LINK:
        return
    notes.count += 1
    notes.comments += has_words and kind not in _NO_COMMENT
    notes.unseen += bool(raw.FPDFAnnot_GetFlags(note) & _UNSEEN) and (has_words or _has(note, b"V"))
    if kind == raw.FPDF_ANNOT_REDACT:
        notes.to_redact += (_box(note),)
    elif kind in _FILLED and not raw.FPDFAnnot_HasKey(note, b"AP") and _is_opaque(note):
        notes.covers += (_box(note),)


def _is_opaque(note: Handle) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    inside = raw.FPDFANNOT_COLORTYPE_InteriorColor
    return bool(raw.FPDFAnnot_GetColor(note, inside, red, green, blue, alpha)) and alpha.value == _OPAQUE


def _box(note: Handle) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _has(note: Handle, key: bytes) -> bool:
    return bool(raw.FPDFAnnot_GetStringValue(note, key, None, 0) > _EMPTY)
