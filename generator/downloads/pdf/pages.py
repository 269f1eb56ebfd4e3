"""The pages of a PDF: their text, whoever may see it, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdfium2 import raw

from generator.downloads.pdf.letters import Letters, read_letters
from generator.downloads.pdf.notes import Notes, read_notes, take_icons_away
from generator.downloads.pdf.opening import Handle
from generator.downloads.pdf.sight import Objects, Sight, look, objects_of

MOST_PAGES = 3000
"""A year of the minutes of a council is half of it."""

_MOST_LETTERS = 300_000  # of a page; a full one of a register has twenty thousand
_FEW = 20  # letters: what a page with a picture may have in its margins
_PICTURE = 0.5  # of the page


@dataclass(frozen=True, slots=True)
class Page:
    """Side: what one page holds."""

    number: int
    text: str = ""
    said: str = ""
    """Its text where it tells programs that it is another than it shows (ISO 32000-1, 14.9.4: ActualText)."""
    notes: Notes = field(default_factory=Notes)
    sight: Sight = field(default_factory=Sight)
    unreadable: int = 0
    """How many words have signs of which nobody can tell what letters they are."""
    is_marked: bool = False
    """Some of its text is marked to be deleted, and is still there."""
    is_under_note: bool = False
    """Some of its text lies under a note that readers' programs draw as they like, in one colour."""
    is_picture: bool = False
    """It shows something, and has no text to speak of."""
    is_unread: bool = False
    """It can't be read, or has more on it than any page."""


def read_pages(document: Handle) -> Iterator[Page]:
    """Each page, up to a bound."""
    for place in range(min(raw.FPDF_GetPageCount(document), MOST_PAGES)):
        yield _read_page(document, place)


def page_texts(document: Handle) -> list[str]:
    """The text of each page as it is drawn, up to a bound, and nothing else of it."""
    return [_text(document, place) for place in range(min(raw.FPDF_GetPageCount(document), MOST_PAGES))]


def _text(document: Handle, place: int) -> str:
    page = raw.FPDF_LoadPage(document, place)
    try:
        return _letters(page).text if page else ""
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _letters(page: Handle) -> Letters:
    """The page's text; to be asked for places no more."""
    text_page = raw.FPDFText_LoadPage(page)
    try:
        return read_letters(text_page) if text_page else Letters(None, "")
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


def _read_page(document: Handle, place: int) -> Page:
    page = raw.FPDF_LoadPage(document, place)
    if not page:
        return Page(place + 1, is_unread=True)
    try:
        notes = read_notes(page)
        if notes.count:
            page = _flattened(document, place, page)
        objects = objects_of(page) if page else None
        if objects is None:
            return Page(place + 1, _letters(page).text if page else "", notes=notes, is_unread=True)
        marks = _marks_that_say(objects)
        said = _letters(page).text if marks else ""
        for item, mark in marks:
            raw.FPDFPageObj_RemoveMark(item, mark)
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            return Page(place + 1, said=said, notes=notes, is_unread=True)
        try:
            return _look_at(page, place + 1, read_letters(text_page), objects, notes, said)
        finally:
            raw.FPDFText_ClosePage(text_page)
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _flattened(document: Handle, place: int, page: Handle) -> Handle:
    """The page with what is filled in, stamped and drawn on it as a part of it, but for the icons of comments."""
    take_icons_away(page)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    raw.FPDF_ClosePage(page)
    return raw.FPDF_LoadPage(document, place)


def _marks_that_say(objects: Objects) -> list[tuple[Handle, Handle]]:
    """The marks of texts that tell what is to be read in place of their letters, and that PDFium heeds."""
    return [
        (item, mark)
        for item, kind in objects
        if kind == raw.FPDF_PAGEOBJ_TEXT
        for mark in (raw.FPDFPageObj_GetMark(item, place) for place in range(raw.FPDFPageObj_CountMarks(item)))
        if raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") != raw.FPDF_OBJECT_UNKNOWN
    ]


def _look_at(page: Handle, number: int, letters: Letters, objects: Objects, notes: Notes, said: str) -> Page:
    if len(letters.signs) > _MOST_LETTERS:
        return Page(number, letters.text, said, notes, is_unread=True)
    return Page(
        number,
        letters.text,
        said,
        notes,
        look(page, letters, objects),
        letters.unreadable,
        is_marked=any(map(letters.has_any_in, notes.to_redact)),
        is_under_note=any(map(letters.has_any_in, notes.covers)),
        is_picture=_is_picture(page, letters, objects),
    )


def _is_picture(page: Handle, letters: Letters, objects: Objects) -> bool:
    """Whether a page without text shows something, or one with next to none is a picture more than anything."""
    if letters.count > _FEW:
        return False
    if not letters.count:
        return bool(objects)
    pictures = (item for item, kind in objects if kind == raw.FPDF_PAGEOBJ_IMAGE)
    paper = float(raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page))
    return sum(map(_area, pictures)) > _PICTURE * paper


def _area(picture: Handle) -> float:
    """In points, as far as the forms around it let it be."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(picture, matrix)
    return abs(float(matrix.a * matrix.d - matrix.b * matrix.c))
