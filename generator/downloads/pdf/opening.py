"""Opening a PDF with either library, within bounds."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pikepdf
from pypdfium2 import raw

Handle: TypeAlias = Any
"""What PDFium hands out for a document, a page or anything on it; it has no types."""

BROKEN_PDF = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
"""What pikepdf raises on a file that is damaged, or in which something is not of the kind that it has to be."""

_MOST_WARNINGS = 1000
_MOST_UNPACKED = 100_000_000  # bytes, of one stream

# It logs what it mends, and may quote: nothing of that is to be seen.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


class LockedError(Exception):
    """The file asks for a password before it shows anything."""


@contextmanager
def drawn(data: bytes) -> Iterator[Handle | None]:
    """PDFium's handle of the document; None where it makes nothing of it.

    It tries the empty password by itself: a document that asks for one only to be changed is read.

    Raises:
        LockedError: it asks for another.
    """
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document and raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        raise LockedError
    try:
        yield document or None
    finally:
        if document:
            raw.FPDF_CloseDocument(document)


@contextmanager
def parsed(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The objects of the document; what they pack is unpacked within bounds as long as it is open.

    Raises:
        LockedError: it asks for a password.
        pikepdf.PdfError: it is broken; and whatever else is in `BROKEN_PDF`.
    """
    before = pikepdf.settings.get_qpdf_limits()
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=_MOST_WARNINGS,
        flate_max_memory=_MOST_UNPACKED,
        run_length_max_memory=_MOST_UNPACKED,
        png_max_memory=_MOST_UNPACKED,
        tiff_max_memory=_MOST_UNPACKED,
        dct_max_memory=_MOST_UNPACKED,
    )
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise LockedError from error
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # as they were given
