"""The words of a page: its text from PDFium in bulk, and of each word where it stands and how it is set.

PDFium tells words apart and takes text that is drawn twice once. It is asked twice or so for each word, never for each
letter of one: a page has some thousands of them, and a call costs a microsecond.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pypdfium2 import raw

from generator.importing.decoding import normalise
from generator.importing.pdf.annotations import Link, is_within
from generator.importing.pdf.fonts import Font, read_font
from generator.importing.pdf.frame import Frame, Handle
from generator.importing.pdf.sheet import Style, Word

_DRAWN_HYPHEN = "\u2010"  # what browsers draw where they part a word; keyboards give "-"
_AT_LINE_END = re.compile(rf"{_DRAWN_HYPHEN}(?=\r?\n|\Z)")
_IN_WORD = re.compile(rf"(?<=[^\W\d_]){_DRAWN_HYPHEN}(?=\r?\n[a-zæøå])")
_LINE_END_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen, hard or soft, in front of a line break
_HYPHENS = f"{_LINE_END_HYPHEN}\x02"  # the latter where letters are asked for one by one
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f"  # what a font without letters of its own gives
_WORD = re.compile(rf"[^\s{_CONTROLS}{_HYPHENS}]*[{_HYPHENS}]|[^\s{_CONTROLS}{_HYPHENS}]+")
_TOKEN = re.compile(r"[^\W_]+|[\W_]")  # of a word: letters and digits, or one sign
_UNREADABLE = re.compile(rf"[{_CONTROLS}\ufffd]")
_INVISIBLE = 3  # ISO 32000-1, table 106: neither filled nor stroked
_FILLED_AND_STROKED = 2  # how programs make a bold of a font that has none
_SPACE = 0.08  # of the size: a word and one in other letters may stand so close that PDFium takes them for one
_EDGE = 0.1  # of the size: how exactly a link tells where it begins and ends
_MOST_HYPHENS = 300  # of a page; of those beyond nobody asks whether they are soft


@dataclass(slots=True)
class Letters:
    """Bogstaver: the text of one page, and what PDFium has told about its letters so far."""

    page: Handle
    text_page: Handle
    frame: Frame
    text: str
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    _box: Handle = field(default_factory=raw.FS_RECTF)
    _matrix: Handle = field(default_factory=raw.FS_MATRIX)

    def owner(self, place: int) -> Handle:
        """The text object that draws the letter at `place`; falsy for one that none draws, as most spaces."""
        return raw.FPDFText_GetTextObject(self.text_page, place)

    def font(self, owner: Handle) -> tuple[int, Font]:
        """The address and the nature of a text object's font."""
        handle = raw.FPDFTextObj_GetFont(owner)
        if not handle:
            return 0, Font(bold=False, italic=False, symbol=False)
        address = ctypes.addressof(handle.contents)
        if address not in self.fonts:
            self.fonts[address] = read_font(handle)
        return address, self.fonts[address]

    def style(self, place: int, owner: Handle) -> Style:
        """How the letter at `place`, drawn by `owner`, is set."""
        address = ctypes.addressof(owner.contents)
        found = self.styles.get(address)
        if found is None:
            found = self.styles[address] = self._read_style(place, owner)
        return found

    def _read_style(self, place: int, owner: Handle) -> Style:
        font = self.font(owner)[1]
        raw.FPDFText_GetMatrix(self.text_page, place, self._matrix)
        height = math.hypot(self._matrix.c, self._matrix.d)
        size = raw.FPDFText_GetFontSize(self.text_page, place) * (height or 1)
        mode = raw.FPDFTextObj_GetTextRenderMode(owner)
        return Style(
            size=round(abs(size), 1) or 1.0,
            bold=font.bold or mode == _FILLED_AND_STROKED,
            italic=font.italic,
            symbol=font.symbol,
            hidden=mode == _INVISIBLE,
            angle=self.frame.shown_angle(math.atan2(self._matrix.b, self._matrix.a)),
        )

    def box(self, place: int) -> tuple[float, float, float, float]:
        """The letter's left, top, right and bottom, in the page's own measures: as wide as its advance."""
        raw.FPDFText_GetLooseCharBox(self.text_page, place, self._box)
        return self._box.left, self._box.top, self._box.right, self._box.bottom


def read_letters(page: Handle, text_page: Handle, frame: Frame) -> Letters:
    """The text of a page, one character for each letter that PDFium counts."""
    count = max(raw.FPDFText_CountChars(text_page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:  # a letter without a code, or one that takes two
        codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(count))
        text = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)
    return Letters(page, text_page, frame, text)


def count_unreadable(letters: Letters) -> int:
    """How many signs are drawn for which the document gives no letter."""
    hyphens = letters.text.count("\x02")
    return len(_UNREADABLE.findall(letters.text)) - hyphens


def read_words(letters: Letters, links: Sequence[Link]) -> Iterator[Word]:
    """The words in the order drawn; a word that changes its style, or of which only a part is a link, in several."""
    soft = _soft_hyphens(letters) | _drawn_hyphens(letters.text)
    for match in _WORD.finditer(letters.text):
        before: Word | None = None
        for start, end, style in _pieces(letters, match.start(), match.end()):
            text = letters.text[start:end]
            is_hyphen = text[-1] in _HYPHENS or text[-1] == _DRAWN_HYPHEN
            is_soft = text[-1] == "\u00ad" or end - 1 in soft
            if is_hyphen or is_soft:
                text = text[:-1] + ("" if is_soft else "-")
            if not (text if text.isascii() else normalise(text)):
                continue  # it shows nothing
            x0, x1, y = _place(letters, start, end)
            glued = before is not None and x0 - before.x1 < _SPACE * style.size
            before = Word(text, x0, x1, y, style, glued=glued, soft=is_soft)
            yield from _linked(letters, before, start, links) if links else (before,)


def _pieces(letters: Letters, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
    """A word's stretches of one style. Objects that differ in neither font nor height of letters are of one style."""
    first = letters.owner(start)
    if not first:
        return
    last = first if end - start == 1 else letters.owner(end - 1)
    if last and ctypes.addressof(last.contents) == ctypes.addressof(first.contents):
        yield start, end, letters.style(start, first)
        return
    owner, begun, look = first, start, _look(letters, start, first)
    for place in range(start + 1, end):
        here = letters.owner(place)
        if not here or ctypes.addressof(here.contents) == ctypes.addressof(owner.contents):
            continue
        seen = _look(letters, place, here)
        if seen != look:
            yield begun, place, letters.style(begun, letters.owner(begun) or owner)
            begun, look = place, seen
        owner = here
    yield begun, end, letters.style(begun, letters.owner(begun) or owner)


def _look(letters: Letters, place: int, owner: Handle) -> tuple[int, float, float]:
    box = letters.box(place)
    return letters.font(owner)[0], round(box[1], 1), round(box[3], 1)


def _place(letters: Letters, start: int, end: int) -> tuple[float, float, float]:
    """Where a word begins and ends, and its baseline."""
    first = letters.box(start)
    last = letters.box(end - 1) if end - start > 1 else first
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(letters.text_page, start, x, y)
    frame = letters.frame
    corners = [frame.shown(*corner) for box in (first, last) for corner in (box[:2], box[2:])]
    lefts = [corner[0] for corner in corners]
    return min(lefts), max(lefts), frame.shown(x.value, y.value)[1]


def _linked(letters: Letters, word: Word, start: int, links: Sequence[Link]) -> Iterator[Word]:
    """The word with the address that it links to; without it the signs that stand outside the link, as a full stop."""
    near = [link for link in links if word.x0 < link.box[2] and word.x1 > link.box[0] and _is_beside(word, link)]
    edge = _EDGE * word.style.size
    if not near:
        yield word
        return
    if near[0].box[0] <= word.x0 + edge and word.x1 <= near[0].box[2] + edge:
        yield replace(word, link=near[0].address)
        return
    tokens: list[Word] = []
    for token in _TOKEN.finditer(word.text):
        x0, x1, _ = _place(letters, start + token.start(), start + token.end())
        part = replace(word, text=token.group(), x0=x0, x1=x1)
        tokens.append(replace(part, link=next((link.address for link in near if is_within(part, link.box)), "")))
    parts = [list(alike) for _, alike in groupby(tokens, key=lambda token: token.link)]
    for order, (first, *others) in enumerate(parts):
        yield replace(
            first,
            text="".join(token.text for token in (first, *others)),
            x1=(others or [first])[-1].x1,
            glued=order > 0 or word.glued,
            soft=word.soft and order == len(parts) - 1,
        )


def _is_beside(word: Word, link: Link) -> bool:
    """Whether a link lies on the line of a word."""
    return link.box[1] <= word.y - word.style.size / 3 <= link.box[3]


def _soft_hyphens(letters: Letters) -> set[int]:
    """The places of those hyphens at line ends that are soft.

    PDFium makes every one the same sign; asked for a page on which nothing else is drawn than the text object that
    ends in one, it gives the sign itself.
    """
    places = [place for place, letter in enumerate(letters.text) if letter in _HYPHENS]
    owners = {place: owner for place in places[:_MOST_HYPHENS] if (owner := letters.owner(place))}
    if not owners:
        return set()
    drawing = {ctypes.addressof(o.contents): o for place in range(len(letters.text)) if (o := letters.owner(place))}
    for owner in drawing.values():
        raw.FPDFPageObj_SetIsActive(owner, 0)
    soft = {place for place, owner in owners.items() if _ends_softly(letters, owner)}
    for owner in drawing.values():
        raw.FPDFPageObj_SetIsActive(owner, 1)
    return soft


def _drawn_hyphens(text: str) -> set[int]:
    """The places of the hyphens that a program drew where it parted words, on a page that has others as well.

    Some fonts give this sign for every hyphen; where it stands inside a line, or alone, it tells nothing.
    """
    count = text.count(_DRAWN_HYPHEN)
    is_drawn = count > 0 and "-" in text and len(_AT_LINE_END.findall(text)) == count
    return {match.start() for match in _IN_WORD.finditer(text)} if is_drawn else set()


def _ends_softly(letters: Letters, owner: Handle) -> bool:
    raw.FPDFPageObj_SetIsActive(owner, 1)
    alone = raw.FPDFText_LoadPage(letters.page)
    try:
        return read_letters(letters.page, alone, letters.frame).text.rstrip().endswith("\u00ad")
    finally:
        raw.FPDFText_ClosePage(alone)
        raw.FPDFPageObj_SetIsActive(owner, 0)
