"""A page's frame: from the measures in which a PDF draws to those in which its page is read."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from pypdfium2 import raw

Handle: TypeAlias = Any
"""What PDFium hands out for a document, a page or anything on it; it has no types."""

_FULL_TURN = 360
_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """Ramme: what of the page is shown, and how it is turned (ISO 32000-1, 7.7.3.3: CropBox and Rotate)."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    """Degrees clockwise by which the page is turned when it is shown: 0, 90, 180 or 270."""

    @property
    def width(self) -> float:
        """In points, as shown."""
        return self.top - self.bottom if self.turn % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """In points, as shown."""
        return self.right - self.left if self.turn % 180 else self.top - self.bottom

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the drawing as it is shown: from the left and from the top."""
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def shown_box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the drawing as it is shown: left, top, right and bottom."""
        (x0, y0), (x1, y1) = self.shown(left, bottom), self.shown(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def shown_angle(self, angle: float) -> int:
        """The direction of text, in radians anticlockwise, in whole degrees as it is shown."""
        return (round(math.degrees(angle)) - self.turn) % _FULL_TURN

    def read_at(self, angle: int) -> Frame:
        """The frame in which text that is shown at `angle`, a quarter turn or more, is read from left to right."""
        return replace(self, turn=(self.turn + angle) % _FULL_TURN) if angle % _QUARTER == 0 else self


def read_frame(page: Handle) -> Frame:
    """The frame of the page with the handle `page`."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    turn = max(raw.FPDFPage_GetRotation(page), 0) * _QUARTER
    return Frame(box.left, box.bottom, box.right, box.top, turn)
