"""What an earlier edition of a PDF held: a program that only adds to a file leaves all that was in it (7.5.6).

Whoever opens the file sees the last edition; the bytes of those before it stand first in it, each to its own end mark.
A page may also be taken out and still lie in the file, as an object that is no page of it any more.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from generator.downloads.pdf.objects import WrittenObjects, written_objects
from generator.downloads.pdf.opening import BROKEN_PDF, LockedError, drawn, parsed
from generator.downloads.pdf.pages import page_texts
from generator.downloads.pdf.strings import all_strings

MOST_EDITIONS = 12
"""That are looked through."""

_END = re.compile(rb"%%EOF\s{0,2}")
_MARK = b"%PDF-"
_NOTHING = b"\x00\t\n\r\x1a "
_MOST_BESIDE = 64  # bytes: some mail programs leave a line
_LINEARIZED = re.compile(rb"/Linearized\b")
_START = 1024  # bytes: where a file says that it is linearized (annex F)
_WORDS = re.compile(r"\w+")


def editions(data: bytes) -> list[int]:
    """Where each of the earlier editions ends, the first one first.

    A file that is made to be shown while it is fetched has an end mark near its beginning that ends nothing (annex F).
    """
    ends = [end.end() for end in _END.finditer(data)]
    if _LINEARIZED.search(data, 0, _START):
        ends = ends[1:]
    return [end for end in ends[:-1] if data[end:].strip()]


def beside(data: bytes) -> bytes:
    """What stands in front of the file and behind it, where a program may have put anything: another file, mostly."""
    *_, last = [len(data), *(end.end() for end in _END.finditer(data))]
    found = data[: max(data.find(_MARK), 0)] + data[last:]
    return found if len(found.strip(_NOTHING)) > _MOST_BESIDE else b""


def lost_text(data: bytes, texts: Iterable[str]) -> str:
    """What earlier editions, the latest of them, say that `texts`, all of the last one, do not: whole lines of it."""
    known = {word for text in texts for word in _WORDS.findall(text)}
    found: dict[str, None] = {}
    for end in editions(data)[-MOST_EDITIONS:]:
        for line in _lines(data[:end]):
            if line not in found and not known.issuperset(_WORDS.findall(line)):
                found[line] = None
    return "\n".join(found)


def _lines(edition: bytes) -> Iterator[str]:
    try:
        with drawn(edition) as document:
            texts = page_texts(document) if document else []
        with parsed(edition) as pdf:
            texts += [found.text for found in all_strings(pdf, written_objects(pdf))]
    except (*BROKEN_PDF, LockedError):
        return
    for text in texts:
        yield from text.splitlines()


def pages_taken_out(pdf: pikepdf.Pdf, objects: WrittenObjects) -> Sequence[str]:
    """The text of each page that lies in the file and is none of its pages."""
    shown = {page.objgen for page in pdf.pages}
    left = [item for item, written in objects if b"/Page" in written and item.objgen not in shown and _is_page(item)]
    if not left:
        return ()
    copy, target = pikepdf.new(), io.BytesIO()
    for page in left:
        copy.pages.append(pikepdf.Page(page))
    copy.save(target)
    with drawn(target.getvalue()) as document:
        return [text for text in page_texts(document) if text.strip()] if document else ()


def _is_page(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Page and "/Contents" in item
