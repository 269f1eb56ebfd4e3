"""What lies on a page without being drawn in it: links, filled-in fields and stamps, comments, marks for redaction."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from pypdfium2 import raw

from generator.importing.pdf.drawings import Box
from generator.importing.pdf.frame import Frame, Handle
from generator.importing.pdf.sheet import Word

_MOST = 500  # of a page
_LONGEST_ADDRESS = 2000
_SAFE = re.compile(r"(?:https?://|mailto:)[^\x00-\x1f]+", re.IGNORECASE)
_SHOWN = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_COMMENTS = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP)
_COVERS = (raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_POLYGON)
_OPAQUE = 255
_EMPTY = 2  # bytes that PDFium gives for no words: the end of UTF-16


@dataclass(frozen=True, slots=True)
class Link:
    """Henvisning: a place on the page, and the address on the net that it links to."""

    box: Box
    address: str
    """As Markdown takes it."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Påtegninger: of a page."""

    has_shown: bool = False
    """Fields or stamps that are seen on the page, and that PDFium's text leaves out."""
    comments: int = 0
    has_contents: bool = False
    """Something on it other than a link has words of its own, which need not be seen."""
    covers: tuple[Box, ...] = ()
    """What is marked to be blacked out, or has been painted over."""


def read_annotations(page: Handle, frame: Frame) -> Annotations:
    """What lies on the page; the links are asked for by themselves."""
    has_shown, has_contents, comments, covers = False, False, 0, []
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            has_shown = has_shown or kind in _SHOWN
            comments += kind == raw.FPDF_ANNOT_TEXT
            has_contents = has_contents or (kind != raw.FPDF_ANNOT_LINK and _has_contents(annotation))
            if kind in _COVERS and _is_cover(annotation, kind):
                covers.append(_box(annotation, frame))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return Annotations(has_shown, comments, has_contents, tuple(covers))


def _has_contents(annotation: Handle) -> bool:
    return bool(raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > _EMPTY)


def _is_cover(annotation: Handle, kind: int) -> bool:
    if kind == raw.FPDF_ANNOT_REDACT:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    inside = raw.FPDFANNOT_COLORTYPE_InteriorColor
    found = raw.FPDFAnnot_GetColor(annotation, inside, red, green, blue, alpha)
    return bool(found) and alpha.value == _OPAQUE


def _box(annotation: Handle, frame: Frame) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return frame.shown_box(rect.left, rect.bottom, rect.right, rect.top)


def read_links(document: Handle, page: Handle, frame: Frame) -> list[Link]:
    """The links to the net, one for each line that they run over; those within the document are none."""
    return list(islice(_links(document, page, frame), _MOST))


def _links(document: Handle, page: Handle, frame: Frame) -> Iterator[Link]:
    place = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        action = raw.FPDFLink_GetAction(link)
        address = _address(document, action) if action else ""
        if not _SAFE.fullmatch(address):
            continue
        for box in _link_boxes(link, frame):
            yield Link(box, quote(address, safe="/:?#[]@!$&'*+,;=%~._-"))


def _address(document: Handle, action: Handle) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace").strip()


def _link_boxes(link: Handle, frame: Frame) -> Iterator[Box]:
    """Where the link is: one place for each line it runs over, where it tells them."""
    count = raw.FPDFLink_CountQuadPoints(link)
    for place in range(min(count, _MOST)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFLink_GetQuadPoints(link, place, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield frame.shown_box(min(xs), min(ys), max(xs), max(ys))
    rect = raw.FS_RECTF()
    if count <= 0 and raw.FPDFLink_GetAnnotRect(link, rect):
        yield frame.shown_box(rect.left, rect.bottom, rect.right, rect.top)


def is_within(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word.x0 + word.x1) / 2, word.y - word.style.size / 3
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
