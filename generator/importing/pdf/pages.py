"""One page of a PDF, read to a sheet and closed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pypdfium2 import raw

from generator.importing.decoding import normalise
from generator.importing.pdf.annotations import Link, is_within, read_annotations, read_links
from generator.importing.pdf.drawings import Drawings, read_drawings
from generator.importing.pdf.frame import Frame, Handle, read_frame
from generator.importing.pdf.grids import take_grids
from generator.importing.pdf.lines import read_lines, with_bullets, with_underlines
from generator.importing.pdf.sheet import Grid, Sheet, Stray, Word
from generator.importing.pdf.words import Letters, count_unreadable, read_letters, read_words

_MOST_LETTERS = 100_000  # of a page; one of minutes has five thousand
_NOTE_RULE = (30.0, 240.0)  # points: how long the rule above footnotes is
_LOWER_PART = 0.4  # of the page, in which it stands


def read_sheet(document: Handle, place: int) -> Sheet | None:
    """The page at `place`, from 0; None for one that can't be read, or that has more on it than any page of minutes."""
    page = raw.FPDF_LoadPage(document, place)
    if not page:
        return None
    try:
        frame = read_frame(page)
        annotations = read_annotations(page, frame)
        if annotations.has_shown:
            page = _flattened(document, place, page)
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            return None
        try:
            letters = read_letters(page, text_page, frame)
            if len(letters.text) > _MOST_LETTERS:
                return None
            words, frame = _upright(letters, partial(read_links, document, page))
            drawings = read_drawings(page, text_page, frame)
            if drawings.is_overfull:
                return None
            unreadable = count_unreadable(letters)
        finally:
            raw.FPDFText_ClosePage(text_page)
        covered = drawings.covered or any(is_within(word, box) for box in annotations.covers for word in words)
    finally:
        raw.FPDF_ClosePage(page)
    sheet = _sheet(place + 1, frame, words, drawings, unreadable=unreadable, covered=covered)
    return replace(sheet, comments=annotations.comments, has_contents=annotations.has_contents)


def _flattened(document: Handle, place: int, page: Handle) -> Handle:
    """The page with what is filled in and stamped on it drawn as a part of it."""
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    raw.FPDF_ClosePage(page)
    return raw.FPDF_LoadPage(document, place)


def _upright(letters: Letters, links: Callable[[Frame], list[Link]]) -> tuple[list[Word], Frame]:
    """The words, and the frame in which most of them are read from left to right."""
    words = list(read_words(letters, links(letters.frame)))
    angles = Counter({0: 0})
    for word in words:
        angles[word.style.angle] += len(word.text)
    most = angles.most_common(1)[0][0]
    frame = letters.frame.read_at(most)
    if frame == letters.frame:
        return words, frame
    return list(read_words(Letters(letters.page, letters.text_page, frame, letters.text), links(frame))), frame


def _sheet(
    number: int,
    frame: Frame,
    words: Sequence[Word],
    drawings: Drawings,
    *,
    unreadable: int,
    covered: bool,
) -> Sheet:
    strays, upright = _strays(words, frame, drawings)
    grids, rest = take_grids(with_bullets(upright, drawings.dots), drawings)
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        lines=tuple(with_underlines(read_lines(rest), drawings.horizontals)),
        grids=tuple(grids),
        strays=tuple(strays),
        notes_from=_note_rule(drawings, grids, frame),
        is_picture=drawings.is_picture,
        hidden=sum(len(word.text) for word in upright if word.style.hidden),
        unreadable=unreadable,
        covered=covered,
    )


def _strays(words: Sequence[Word], frame: Frame, drawings: Drawings) -> tuple[list[Stray], list[Word]]:
    """The words that are not read with the others, in the order drawn, and the others."""
    strays: list[Stray] = []
    upright: list[Word] = []
    for word in words:
        if word.style.angle:
            _add(strays, Stray(word.y, word.text, "turned"))
        elif word.x1 < 0 or word.x0 > frame.width or not 0 <= word.y <= frame.height + word.style.size:
            _add(strays, Stray(word.y, word.text, "outside"))
        elif word.style.hidden and not drawings.is_picture:
            _add(strays, Stray(word.y, word.text, "hidden"))
        else:
            upright.append(word)
    return [Stray(stray.y, normalise(stray.text), stray.why) for stray in strays], upright


def _add(strays: list[Stray], stray: Stray) -> None:
    last = strays[-1] if strays else None
    if last and last.why == stray.why:
        strays[-1] = Stray(last.y, f"{last.text} {stray.text}", last.why)
    else:
        strays.append(stray)


def _note_rule(drawings: Drawings, grids: Sequence[Grid], frame: Frame) -> float | None:
    """Where the short rule stands that parts footnotes from the text: the lowest that is no part of a table."""
    found = [
        box[1]
        for box in drawings.horizontals
        if _NOTE_RULE[0] <= box[2] - box[0] <= _NOTE_RULE[1]
        and box[1] > _LOWER_PART * frame.height
        and not any(grid.top - 1 <= box[1] <= grid.bottom + 1 for grid in grids)
    ]
    return max(found, default=None)
