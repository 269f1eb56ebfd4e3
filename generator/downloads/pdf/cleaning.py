"""A copy of a PDF without what is no part of its pages: what is said of it, what programs keep in it, what it does.

Kept are pages, links, bookmarks, fields, comments, attached files, the tags and the language that those who hear the
document depend on, and a title that a person has given (`properties.title_to_keep`).
"""

from __future__ import annotations

import io

import pikepdf

from generator.downloads.pdf.earlier import beside, editions, pages_taken_out
from generator.downloads.pdf.objects import WrittenObjects, holders, written_objects
from generator.downloads.pdf.opening import BROKEN_PDF, LockedError, drawn, parsed
from generator.downloads.pdf.pages import page_texts
from generator.downloads.pdf.photos import strip_photos
from generator.downloads.pdf.properties import strip_properties
from generator.downloads.pdf.signatures import is_signed

# PieceInfo: what a program keeps for itself (ISO 32000-1, 14.5); AA: what is to happen when a page is opened (12.6.3).
_PRIVATE = ("/PieceInfo", "/Thumb", "/LastModified", "/Metadata", "/AA", "/JavaScript")
_ACTIONS = ("/A", "/OpenAction", "/PA", "/Next")
_ACTIVE = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound",
                     "/RichMediaExecute"})  # fmt: skip
_OF_ATTACHED = ("/CreationDate", "/ModDate", "/Mac")


def clean(data: bytes) -> bytes | None:
    """The copy: the same bytes each time; None where there is nothing to take out, or it can't be done whole.

    Of a signed file nothing can be taken without breaking the signature, and of a locked one not without the owner's
    password. Nor is a copy given that does not say on every page what the file says.
    """
    try:
        with parsed(data) as pdf:
            objects = written_objects(pdf)
            if pdf.is_encrypted or is_signed(pdf, objects):
                return None
            has_more = editions(data) or beside(data) or pages_taken_out(pdf, objects)
            if not _strip(pdf, objects) and not has_more:
                return None
            copy = _saved(pdf)
        return copy if _texts(copy) == _texts(data) else None
    except (*BROKEN_PDF, LockedError):
        return None


def _strip(pdf: pikepdf.Pdf, objects: WrittenObjects) -> bool:
    """Take out what is no part of the pages; whether there was any."""
    found = any([strip_properties(pdf), strip_photos(objects)])
    for holder in list(holders(objects, *_PRIVATE)):
        for key in _PRIVATE:
            if key in holder and not (key == "/Metadata" and holder.objgen == pdf.Root.objgen):
                del holder[key]
                found = True
    for holder in list(holders(objects, *_ACTIONS)):
        for key in _ACTIONS:
            if key in holder and _is_active(holder[key]):
                del holder[key]
                found = True
    for holder in list(holders(objects, "/Params")):
        told = holder["/Params"]
        for key in _OF_ATTACHED if isinstance(told, pikepdf.Dictionary) else ():
            if key in told:
                del told[key]
                found = True
    return found


def _is_active(action: object) -> bool:
    """Whether it runs something, or sends something (ISO 32000-1, table 198), itself or as one of several."""
    actions = list(action) if isinstance(action, pikepdf.Array) else [action]
    return any(isinstance(each, pikepdf.Dictionary) and str(each.get("/S")) in _ACTIVE for each in actions)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The document written anew: so what nothing refers to, and what was there before, is left out."""
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    target = io.BytesIO()
    pdf.save(
        target,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return target.getvalue()


def _texts(data: bytes) -> list[str] | None:
    with drawn(data) as document:
        return page_texts(document) if document else None
