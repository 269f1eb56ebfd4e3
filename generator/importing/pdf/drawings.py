"""What is drawn on a page beside its text: lines, dots, pictures, and paint over the text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from pypdfium2 import raw

from generator.importing.pdf.frame import Frame, Handle

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as shown."""
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 3.0  # points: what is thinner is a line
_SHORTEST = 5.0  # points: a line
_DOT = (1.5, 7.0)  # points: a bullet
_DEEPEST = 8  # forms within forms
_MOST_OBJECTS = 200_000  # of a page
_MOST_SEGMENTS = 20_000  # of a page
_PICTURE = 0.5  # of the page
_OPAQUE = 255
_SMALLEST_PAINT = (8.0, 4.0)  # points: that hides a word
_ENOUGH = 200  # letters of a text, to know that it has any
_MOST_PAINTS = 200  # of a page; a drawing has more


@dataclass(slots=True)
class Drawings:
    """Tegning: what a page's objects draw, as they are read."""

    text_page: Handle
    horizontals: list[Box] = field(default_factory=list)
    verticals: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    covered: bool = False
    """Some text has been painted over."""
    is_picture: bool = False
    """A picture fills most of the page."""
    is_overfull: bool = False
    """It has more objects than any page of minutes; those beyond were not read."""
    segments: int = 0
    paints: int = 0
    texts: list[tuple[Handle, _Matrix]] = field(default_factory=list)
    """The text objects drawn so far, with the matrices around them."""
    text_boxes: list[Box] = field(default_factory=list)
    """Where they stand; of as many as somebody has asked for."""


def read_drawings(page: Handle, text_page: Handle, frame: Frame) -> Drawings:
    """What the page draws; of one with a great many lines, as a map has, only the first."""
    drawings = Drawings(text_page)
    for place, (item, kind, matrix) in enumerate(_objects(page)):
        if place >= _MOST_OBJECTS:
            drawings.is_overfull = True
            break
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawings.texts.append((item, matrix))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _read_path(drawings, item, matrix, frame)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _bounds(item, matrix, frame)
            if (x1 - x0) * (y1 - y0) > _PICTURE * frame.width * frame.height:
                drawings.is_picture = True
    return drawings


def _objects(page: Handle) -> Iterator[tuple[Handle, int, _Matrix]]:
    """Every object in the order drawn, those of forms in their place, with the matrix of the forms around it."""
    for place in range(raw.FPDFPage_CountObjects(page)):
        yield from _opened(raw.FPDFPage_GetObject(page, place), _IDENTITY, 0)


def _opened(item: Handle, matrix: _Matrix, depth: int) -> Iterator[tuple[Handle, int, _Matrix]]:
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield item, kind, matrix
    elif depth < _DEEPEST:
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, own)
        inner = _multiplied((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for place in range(max(raw.FPDFFormObj_CountObjects(item), 0)):
            yield from _opened(raw.FPDFFormObj_GetObject(item, place), inner, depth + 1)


def _multiplied(first: _Matrix, second: _Matrix) -> _Matrix:
    """The matrix that does the one and then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    x, y = _moved(e, f, second)
    return (
        a * second[0] + b * second[2], a * second[1] + b * second[3],
        c * second[0] + d * second[2], c * second[1] + d * second[3], x, y,
    )  # fmt: skip


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: Handle, matrix: _Matrix, frame: Frame) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (side.value for side in sides)
    return frame.shown_box(*_moved(left, bottom, matrix), *_moved(right, top, matrix))


def _read_path(drawings: Drawings, item: Handle, matrix: _Matrix, frame: Frame) -> None:
    """A path that is one thin line is taken by its bounds; of another every part is looked at."""
    bounds = _bounds(item, matrix, frame)
    if _take_line(drawings, bounds):
        return
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroked)
    if mode.value:
        drawings.covered = drawings.covered or _hides_text(drawings, item, bounds, frame)
    count = raw.FPDFPath_CountSegments(item)
    if drawings.segments + count > _MOST_SEGMENTS:
        return
    drawings.segments += count
    for points in _subpaths(item, count, matrix, frame):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        part = (min(xs), min(ys), max(xs), max(ys))
        if _is_dot(part):
            drawings.dots.append(part)
        elif not _take_line(drawings, part) and stroked.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                _take_line(drawings, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _subpaths(item: Handle, count: int, matrix: _Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path; a closed part ends where it began."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    whole = _multiplied((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, place)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.shown(*_moved(x.value, y.value, whole)))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _take_line(drawings: Drawings, box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if height <= _THIN and width >= _SHORTEST and width > height:
        drawings.horizontals.append(box)
        return True
    if width <= _THIN and height >= _SHORTEST:
        drawings.verticals.append(box)
        return True
    return False


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] <= width <= _DOT[1] and _DOT[0] <= height <= _DOT[1] and 0.7 < width / height < 1.4


def _hides_text(drawings: Drawings, item: Handle, paint: Box, frame: Frame) -> bool:
    """Whether a path paints over a text that has been drawn before it."""
    if paint[2] - paint[0] < _SMALLEST_PAINT[0] or paint[3] - paint[1] < _SMALLEST_PAINT[1]:
        return False
    if not drawings.texts or drawings.paints >= _MOST_PAINTS or not _is_opaque(item):
        return False
    drawings.paints += 1
    for text, matrix in drawings.texts[len(drawings.text_boxes) :]:
        drawings.text_boxes.append(_bounds(text, matrix, frame))
    hidden = (text for (text, _), box in zip(drawings.texts, drawings.text_boxes, strict=True) if _covers(paint, box))
    return any(_has_letters(text, drawings.text_page) for text in hidden)


def _has_letters(text: Handle, text_page: Handle) -> bool:
    buffer = (ctypes.c_ushort * _ENOUGH)()
    size = raw.FPDFTextObj_GetText(text, text_page, buffer, 2 * _ENOUGH)
    return any(map(str.isalnum, bytes(buffer)[: min(size, 2 * _ENOUGH)].decode("utf-16-le", "replace")))


def _is_opaque(item: Handle) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value == _OPAQUE and not raw.FPDFPageObj_HasTransparency(item)


def _covers(paint: Box, text: Box) -> bool:
    """Whether the middle of a text lies in the paint, and most of its height."""
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    height = text[3] - text[1]
    is_within = paint[0] <= x <= paint[2] and paint[1] <= y - height / 4 and paint[3] >= y + height / 4
    return height > 1 and is_within
