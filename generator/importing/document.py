"""One source document, from bytes of any format to the meeting in it and the account of its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from generator.importing import esdh
from generator.importing.decoding import decode, normalise
from generator.importing.docx import read_docx
from generator.importing.formats import Format, recognise
from generator.importing.grammar import understand
from generator.importing.html import read_html
from generator.importing.pdf import read_pdf
from generator.importing.reading import Document, ReadDocument
from generator.importing.starts import landmark
from generator.importing.text import read_text
from generator.problems import Problem, say

Reader: TypeAlias = Callable[[bytes], Document | Problem]
"""A format's reader: the document, or the error that says why it is refused."""


def _read_plain(data: bytes) -> Document | Problem:
    decoded = decode(data)
    if decoded.text is None:
        return decoded.problems[0]
    return read_text(normalise(decoded.text), landmark, decoded.problems)


READERS: dict[Format, Reader] = {
    "text": _read_plain,
    "docx": read_docx,
    "html": read_html,
    "pdf": partial(read_pdf, landmark=landmark),
}


def read_document(data: bytes, body: str = "") -> ReadDocument:
    """The meeting in a document of any format; `body` names the body when the document does not.

    A document that would lose a word, or that is no minutes, gives no meeting and an error that says so.
    """
    found = recognise(data)
    if isinstance(found, Problem):
        return ReadDocument(None, (found,))
    if found in ("xml", "json"):
        return esdh.read_alone(data, body)
    if found == "zip":
        hint = say("Pak den ud i en mappe, og importér mappen")
        return ReadDocument(None, (Problem("error", say("En ZIP læses fil for fil, ikke som ét dokument"), hint=hint),))
    document = READERS[found](data)
    return ReadDocument(None, (document,)) if isinstance(document, Problem) else understand(document, body)
