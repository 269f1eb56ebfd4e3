"""Fonts: what of a font of a PDF means something: whether it is bold, italic, or made of symbols."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

from pypdfium2 import raw

from generator.importing.pdf.frame import Handle

_BOLD = re.compile(r"bold|black|heavy|semibold|demibold|[-,](?:demi|bd)\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_SYMBOL = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_LONGEST_NAME = 256
# ISO 32000-1, table 123: flags of a font descriptor.
_IS_ITALIC, _IS_FORCED_BOLD = 1 << 6, 1 << 18
_BOLD_FROM = 600  # the weight of "semibold"


@dataclass(frozen=True, slots=True)
class Font:
    """Skrifttype."""

    bold: bool
    italic: bool
    symbol: bool


def read_font(font: Handle) -> Font:
    """What the font with the handle `font` is like.

    Its name is asked before its weight, which many programs leave at 400 whatever the font.
    """
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    printed = name.value.decode("latin-1")
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    bold = bool(_BOLD.search(printed)) or bool(flags & _IS_FORCED_BOLD) or raw.FPDFFont_GetWeight(font) >= _BOLD_FROM
    italic = bool(_ITALIC.search(printed)) or bool(flags & _IS_ITALIC)
    return Font(bold, italic, bool(_SYMBOL.search(printed)))
