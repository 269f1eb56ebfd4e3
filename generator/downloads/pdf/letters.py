"""The letters of a page, as PDFium reads them: what they are, where they stand, and whether their font tells them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pypdfium2 import raw

from generator.downloads.pdf.opening import Handle

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top, in the page's own measures."""

_CONTROLS = r"\x00\x01\x03-\x08\x0e-\x1f\x7f"  # what a font without letters of its own gives; \x02 is a hyphen
_UNREADABLE = re.compile(rf"[{_CONTROLS}\ufffd\ue000-\uf8ff]")
_WORD = re.compile(r"\S+")
_LONGER_WORD = re.compile(r"\S{2,}")
_SHOWN = str.maketrans("\x02\ufffe", "--")  # what PDFium gives for a hyphen in front of a line break
_LAST_CODE = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Letters:
    """Bogstaver: the text of one page, one sign for each that PDFium counts."""

    text_page: Handle
    signs: str

    @property
    def text(self) -> str:
        """It, to be read."""
        return self.signs.translate(_SHOWN).replace("\r\n", "\n")

    @property
    def unreadable(self) -> int:
        """How many words have a sign of which the font does not tell what letter it is; a dot of a list is no word."""
        return sum(map(self._is_unreadable, _LONGER_WORD.finditer(self.signs)))

    def _is_unreadable(self, word: re.Match[str]) -> bool:
        return bool(_UNREADABLE.search(word[0])) or any(
            raw.FPDFText_HasUnicodeMapError(self.text_page, place) == 1 for place in range(*word.span())
        )

    @property
    def count(self) -> int:
        """How many letters and digits there are."""
        return sum(map(str.isalnum, self.signs))

    def words(self) -> Iterator[list[int]]:
        """The places in `signs` of each word's letters and digits."""
        for word in _WORD.finditer(self.signs):
            places = [place for place in range(word.start(), word.end()) if self.signs[place].isalnum()]
            if places:
                yield places

    def box(self, place: int) -> Box:
        """Where the form of a letter stands; of one without any, as much room as it takes in the line."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self.text_page, place, left, right, bottom, top)
        if left.value < right.value and bottom.value < top.value:
            return left.value, bottom.value, right.value, top.value
        loose = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.text_page, place, loose)
        return loose.left, loose.bottom, loose.right, loose.top

    def has_any_in(self, box: Box) -> bool:
        """Whether any letter stands in a part of the page."""
        left, bottom, right, top = box
        return bool(raw.FPDFText_GetBoundedText(self.text_page, left, top, right, bottom, None, 0) > 0)


def read_letters(text_page: Handle) -> Letters:
    """The text of a page; a letter that takes two codes, as few do, is one sign."""
    count = max(raw.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    signs = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(signs) != count:
        codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(count))
        signs = "".join(chr(code) if _is_letter(code) else "\ufffd" for code in codes)
    return Letters(text_page, signs)


def _is_letter(code: int) -> bool:
    return code <= _LAST_CODE and code not in _SURROGATES
