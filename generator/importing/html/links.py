"""Links: which lead out of the page and are kept, and which are footnotes' marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importing.decoding import normalise
from generator.importing.html.tree import INLINE, Element

_OUTWARD = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_LONGEST_TEXT = 300  # as far as blocks.plain reads a link
_UNSAFE = re.compile(r"""[\s()<>\\\[\]*_"`|^{}\x00-\x1f]""")
# Of Word ("#_ftn1"), of LibreOffice ("#sdfootnote1sym"), of others ("#fn:1"), with or without the page before it.
_NOTE_ADDRESS = re.compile(
    r"[^#]*#(?:_?(?:fn|ftn|edn|footnote|note|fodnote)(?P<back>[-_]?ref)?[-:_]?\d{1,3}|sdfootnote\d{1,3}(?:sym|(?P<anchor>anc)))",
    re.IGNORECASE,
)
_NOTE_ID = re.compile(r"_?(?:fn|ftn|edn|footnote|note|fodnote)[-:_]?(\d{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"\[?(\d{1,3})\]?")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Link: one link of the page; two to the same address are two."""

    address: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Notehenvisning: the number of a footnote, in the text or (`opens`) before the note's own text."""

    number: str
    opens: bool


def read_link(element: Element) -> Link | None:
    """The link that an `a` is; None when it leads nowhere outside, or says no more than its address."""
    address = normalise(element.get("href")).strip()
    if not _OUTWARD.match(address) or len(address) > _LONGEST_ADDRESS or not _is_one_piece(element):
        return None
    text = element.text()
    if not 0 < len(text) <= _LONGEST_TEXT or text in (address, address.removeprefix("mailto:")):
        return None
    return Link(_UNSAFE.sub(lambda found: f"%{ord(found.group()) & 0xFF:02X}", address))


def _is_one_piece(element: Element) -> bool:
    """Whether the link is a piece of one line; a link around whole paragraphs can't be written."""
    return all(each.tag in INLINE for each in element.elements())


def read_note_mark(element: Element) -> NoteMark | None:
    """The footnote's mark that an `a` is, as Word and others write it: `<a href="#_ftn1">[1]</a>`."""
    address = _NOTE_ADDRESS.fullmatch(element.get("href"))
    number = _NUMBER.fullmatch(element.text()) if address else None
    return NoteMark(number[1], bool(address and (address["back"] or address["anchor"]))) if number else None


def note_number(element: Element) -> str:
    """The number of the footnote whose text a list's entry is (`<li id="fn1">`); "" for any other."""
    match = _NOTE_ID.fullmatch(element.get("id")) if element.tag == "li" else None
    return match[1] if match else ""
