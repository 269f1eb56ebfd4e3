"""Opening a PDF, or saying why it can't be read and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pypdfium2 import raw

from generator.importing.pdf.frame import Handle
from generator.problems import Problem, say

MOST_PAGES = 3000
"""A year of the minutes of a council is half of it."""


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """The handle of the document in `data`, or the error that says why there is none.

    PDFium tries the empty password by itself: a document that asks for one only to be changed is read.
    """
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        yield _refusal(document) or document
    finally:
        if document:
            raw.FPDF_CloseDocument(document)


def _refusal(document: Handle) -> Problem | None:
    if not document:
        return _closed(raw.FPDF_GetLastError())
    pages = raw.FPDF_GetPageCount(document)
    if pages < 1:
        return Problem("error", say("PDF'en har ingen sider"), hint=say("Hent eller eksportér den igen"))
    if pages > MOST_PAGES:
        message = say("PDF'en har {pages} sider; der må højst være {most}", pages=pages, most=MOST_PAGES)
        return Problem("error", message, hint=say("Er det flere referater i ét, så del det"))
    return None


def _closed(error: int) -> Problem:
    if error == raw.FPDF_ERR_PASSWORD:
        hint = say("Gem en udgave uden adgangskode, og importér den")
        return Problem("error", say("PDF'en er beskyttet med adgangskode"), hint=hint)
    if error == raw.FPDF_ERR_SECURITY:
        hint = say("Udskriv den til en ny PDF, og importér den")
        return Problem("error", say("PDF'en er beskyttet på en måde, der ikke kan læses"), hint=hint)
    return Problem("error", say("PDF'en er beskadiget"), hint=say("Hent eller eksportér den igen"))
