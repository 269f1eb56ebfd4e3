"""What of a page's text a reader sees: the page is drawn with its text and without it, and the two are compared.

So nobody has to reckon out what hides a text — a box, a picture, a note, white on white, a layer that is off, a
clipping path, letters too small — nor what does not: a marker's transparent colour, the grey behind a heading, a
shadow below. A letter where both drawings are alike is not seen. One that is seen once all but the text is left out is
covered.

A scan that a program has read has its text where nobody sees it, on purpose. Such a word is left alone where a picture
shows something in its place, and that is what a reader sees.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from PIL import Image, ImageChops
from pypdfium2 import raw

from generator.downloads.pdf.letters import Box, Letters
from generator.downloads.pdf.opening import Handle

MOST_OBJECTS = 200_000
"""Of a page; a map has some ten thousands."""

Objects: TypeAlias = list[tuple[Handle, int]]
"""What is drawn on a page, in forms too, each with its kind."""
_Place: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

_DEEPEST = 8  # forms within forms
_SCALE = 1.5  # pixels a point: letters of 4 points have some pixels each
_MOST_PIXELS = 16_000_000  # of a page: A0 at 1.4 pixels a point
_COARSEST = 0.5  # pixels a point, at which a letter of 10 points is still some grey
_SEEN = 20  # of 255, by which a letter differs from what is behind it: light grey on white does
_FEWEST = 2  # letters: one alone may be a sign that has no form
_WHITE = 0xFFFFFFFF
_PAPER = 255
_FAR = 10_000  # points, from which a pixel's part of a point is reckoned
_MARKS = [int(value >= _SEEN) for value in range(256)]
_GREY = (raw.FPDFBitmap_Gray, "L", 1)
_COLOURED = (raw.FPDFBitmap_BGRx, "RGBX", 4)  # which colour is which does not matter


@dataclass(slots=True)
class Sight:
    """Syn: how many letters of a page are not seen, and why."""

    covered: int = 0
    hidden: int = 0
    outside: int = 0
    """They stand beside what is shown of the page (ISO 32000-1, 14.11.2: CropBox)."""
    is_unknown: bool = False
    """The page is larger than can be drawn as finely as it takes."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Lærred: a page as it is drawn, in pixels."""

    page: Handle
    objects: Objects
    width: int
    height: int

    def drawing(self, *, without: Iterable[int] = (), coloured: bool = True) -> Image.Image:
        """The page without its objects of some kinds."""
        left_out = [item for item, kind in self.objects if kind in without]
        for item in left_out:
            raw.FPDFPageObj_SetIsActive(item, 0)
        form, mode, depth = _COLOURED if coloured else _GREY
        pixels = bytearray(depth * self.width * self.height)
        buffer = (ctypes.c_char * len(pixels)).from_buffer(pixels)
        bitmap = raw.FPDFBitmap_CreateEx(self.width, self.height, form, buffer, depth * self.width)
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, self.width, self.height, 0, 0)
        raw.FPDFBitmap_Destroy(bitmap)
        for item in left_out:
            raw.FPDFPageObj_SetIsActive(item, 1)
        drawn = Image.frombuffer(mode, (self.width, self.height), pixels, "raw", mode, 0, 1)
        return drawn.convert("RGB") if coloured else drawn

    def ink(self, *, coloured: bool) -> bytes:
        """For each pixel whether it is another with the text than without it: 1 or 0."""
        without = self.drawing(without=[raw.FPDF_PAGEOBJ_TEXT], coloured=coloured)
        first, *others = ImageChops.difference(self.drawing(coloured=coloured), without).split()
        for band in others:
            first = ImageChops.lighter(first, band)
        return first.point(_MARKS).tobytes()

    def has_ink(self, ink: bytes, place: _Place) -> bool:
        """Whether any pixel of a place is another, asked in the middle first, where most letters have some."""
        left, top, right, bottom = (
            max(place[0], 0),
            max(place[1], 0),
            min(place[2], self.width),
            min(place[3], self.height),
        )
        middle = (top + bottom) // 2
        rows = chain(range(middle, bottom), range(top, middle))
        return any(ink.find(1, row * self.width + left, row * self.width + right) >= 0 for row in rows)

    def place_of(self) -> Callable[[Box], _Place]:
        """How a box of the page becomes its place in the drawing: one pixel at least."""
        x0, y0 = self._pixel(0, 0)
        (ax, ay), (bx, by) = self._pixel(_FAR, 0), self._pixel(0, _FAR)
        a, b, c, d = (ax - x0) / _FAR, (ay - y0) / _FAR, (bx - x0) / _FAR, (by - y0) / _FAR

        def place(box: Box) -> _Place:
            left, bottom, right, top = box
            xs = int(x0 + a * left + c * bottom), int(x0 + a * right + c * top)
            ys = int(y0 + b * left + d * bottom), int(y0 + b * right + d * top)
            return min(xs), min(ys), max(*xs, min(xs) + 1), max(*ys, min(ys) + 1)

        return place

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self.page, 0, 0, self.width, self.height, 0, x, y, across, down)
        return across.value, down.value

    def holds(self, place: _Place) -> bool:
        """Whether some of a place is on the page."""
        return place[0] < self.width and place[1] < self.height and place[2] > 0 and place[3] > 0


def objects_of(page: Handle) -> Objects | None:
    """All that the page draws, those in forms in their place; None for more than any page has."""
    found: Objects = []
    for item in _objects(page):
        if len(found) >= MOST_OBJECTS:
            return None
        found.append((item, raw.FPDFPageObj_GetType(item)))
    return found


def _objects(page: Handle) -> Iterator[Handle]:
    for place in range(raw.FPDFPage_CountObjects(page)):
        yield from _opened(raw.FPDFPage_GetObject(page, place), 0)


def _opened(item: Handle, depth: int) -> Iterator[Handle]:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item
    elif depth < _DEEPEST:
        for place in range(max(raw.FPDFFormObj_CountObjects(item), 0)):
            yield from _opened(raw.FPDFFormObj_GetObject(item, place), depth + 1)


def look(page: Handle, letters: Letters, objects: Objects) -> Sight:
    """How much of the text of a page is not seen."""
    if not letters.count:
        return Sight()
    canvas = _canvas(page, objects)
    if canvas is None:
        return Sight(is_unknown=True)
    place_of = canvas.place_of()
    words = [[place_of(letters.box(place)) for place in word] for word in letters.words()]
    shown = [[place for place in word if canvas.holds(place)] for word in words]
    unseen = _unseen(shown, canvas, coloured=False)
    if unseen:  # red on grey is seen, though both are as dark
        unseen = _unseen(unseen, canvas, coloured=True)
    sight = Sight(outside=sum(map(len, words)) - sum(map(len, shown)))
    if sum(map(len, unseen)) >= _FEWEST:
        _explain(sight, unseen, canvas, is_most=sum(map(len, unseen)) > letters.count / 2)
    return sight


def _unseen(words: Sequence[Sequence[_Place]], canvas: _Canvas, *, coloured: bool) -> list[list[_Place]]:
    """The letters that leave no mark, of the words of which all or some do not."""
    ink = canvas.ink(coloured=coloured)
    missing = [(len(word), [place for place in word if not canvas.has_ink(ink, place)]) for word in words]
    return [places for letters, places in missing if places and (len(places) >= _FEWEST or len(places) == letters)]


def _canvas(page: Handle, objects: Objects) -> _Canvas | None:
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    if not width * height > 0:
        return None
    scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
    if scale < _COARSEST:
        return None
    return _Canvas(page, objects, max(int(width * scale), 1), max(int(height * scale), 1))


def _explain(sight: Sight, unseen: Sequence[Sequence[_Place]], canvas: _Canvas, *, is_most: bool) -> None:
    """Why words are not seen. `is_most`: so are most of the page, as in a scan that a program has read."""
    whole = canvas.drawing()
    kinds = {kind for _, kind in canvas.objects}
    alone = canvas.drawing(without=kinds - {raw.FPDF_PAGEOBJ_TEXT})
    pictures = canvas.drawing(without=kinds - {raw.FPDF_PAGEOBJ_IMAGE})
    for places in unseen:
        lefts, tops, rights, bottoms = zip(*places, strict=True)
        word = min(lefts), min(tops), max(rights), max(bottoms)
        is_drawn = any(_is_marked(alone, place) for place in places)
        is_in_picture = _has_contrast(pictures, word)
        if is_in_picture and _has_contrast(whole, word) and (is_most or not is_drawn):
            continue
        if is_drawn or is_in_picture:
            sight.covered += len(places)
        else:
            sight.hidden += len(places)


def _is_marked(drawing: Image.Image, place: _Place) -> bool:
    """Whether anything is in a place of what is paper else."""
    return any(least <= _PAPER - _SEEN for least, _ in _extrema(drawing, place))


def _has_contrast(drawing: Image.Image, place: _Place) -> bool:
    return any(most - least >= _SEEN for least, most in _extrema(drawing, place))


def _extrema(drawing: Image.Image, place: _Place) -> Iterator[tuple[float, float]]:
    """The darkest and the lightest of each colour in a place."""
    for band in drawing.crop(place).split():
        least, most = band.getextrema()
        if not isinstance(least, tuple) and not isinstance(most, tuple):  # of one band they never are
            yield least, most
