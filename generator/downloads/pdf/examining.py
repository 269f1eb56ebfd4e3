"""What a PDF holds, added up: of its pages, of its objects, and of what it held before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pikepdf

from generator.downloads import printable
from generator.downloads.nesting import LOCKED, Nesting, joined, text_at, unread
from generator.downloads.pdf.attached import attached_files
from generator.downloads.pdf.earlier import MOST_EDITIONS, beside, editions, lost_text, pages_taken_out
from generator.downloads.pdf.objects import written_objects
from generator.downloads.pdf.opening import BROKEN_PDF, LockedError, drawn, parsed
from generator.downloads.pdf.pages import MOST_PAGES, Page, read_pages
from generator.downloads.pdf.photos import photos
from generator.downloads.pdf.properties import has_properties, properties
from generator.downloads.pdf.signatures import is_signed, signed_strings
from generator.downloads.pdf.strings import all_strings
from generator.findings import Examined, FindingKind, FoundText, HiddenPart, ranges
from generator.problems import Message, say

_MOST_RANGES = 20  # of pages, that are told


def examine(data: bytes, nesting: Nesting) -> Examined:
    """All that can be read in a PDF, seen or unseen; what can't is told as a part that is unread."""
    try:
        with drawn(data) as document:
            if document is None:
                return joined(printable.printable(data), unread(say("hele filen, som er en beskadiget PDF")))
            pages = list(read_pages(document))
    except LockedError:
        return unread(LOCKED)
    found = joined(Examined(tuple(_texts(pages)), tuple(_parts(pages))), _of_objects(data, nesting))
    return joined(found, _of_earlier_editions(data, found), _beside(data))


def _texts(pages: Iterable[Page]) -> Iterator[FoundText]:
    for page in pages:
        yield FoundText(say("side {page}", page=page.number), page.text)
        if page.said:
            yield FoundText(say("side {page}, som den læses op", page=page.number), page.said)


def _parts(pages: Sequence[Page]) -> Iterator[HiddenPart]:
    """What is to be said of the pages, those with the same together."""
    told: tuple[tuple[FindingKind, Callable[[str], Message], Callable[[Page], object]], ...] = (
        ("covered", lambda on: say("tekst, der er dækket til, men kan læses i filen (side {pages})", pages=on),
         lambda page: page.sight.covered or page.is_under_note),
        ("covered", lambda on: say("tekst, der er markeret til sletning, men ikke er slettet (side {pages})", pages=on),
         lambda page: page.is_marked),
        ("hidden", lambda on: say("tekst, der ikke kan ses (side {pages})", pages=on), lambda page: page.sight.hidden),
        ("hidden", lambda on: say("tekst uden for siden (side {pages})", pages=on), lambda page: page.sight.outside),
        ("hidden", lambda on: say("skjulte felter eller påtegninger (side {pages})", pages=on),
         lambda page: page.notes.unseen),
        ("comments", lambda on: say("kommentarer (side {pages})", pages=on), lambda page: page.notes.comments),
        ("unread", lambda on: say("tegn, som ikke kan læses som bogstaver (side {pages})", pages=on),
         lambda page: page.unreadable),
        ("unread", lambda on: say("det, der står i billeder og tegninger uden tekst (side {pages})", pages=on),
         lambda page: page.is_picture),
        ("unread", lambda on: say("sider, der ikke kan læses (side {pages})", pages=on), lambda page: page.is_unread),
        ("unread", lambda on: say("om noget er dækket til på meget store sider (side {pages})", pages=on),
         lambda page: page.sight.is_unknown),
    )  # fmt: skip
    for kind, message, concerns in told:
        numbers = [page.number for page in pages if concerns(page)]
        if numbers:
            yield HiddenPart(kind, message(_page_numbers(numbers)))
    if len(pages) == MOST_PAGES:
        yield HiddenPart("unread", say("siderne efter nr. {most}", most=MOST_PAGES))


def _page_numbers(numbers: Sequence[int]) -> str:
    """ "2, 5-7"; of very many the first."""
    told = ranges(numbers)
    return ", ".join(told[:_MOST_RANGES]) + (" …" if len(told) > _MOST_RANGES else "")


def _of_objects(data: bytes, nesting: Nesting) -> Examined:
    """What stands in the file beside its pages."""
    try:
        with parsed(data) as pdf:
            objects = written_objects(pdf)
            texts = [properties(pdf, objects), signed_strings(objects), *all_strings(pdf, objects)]
            taken_out = pages_taken_out(pdf, objects)
            return joined(
                Examined(tuple(filter(None, texts)), tuple(_metadata(pdf, is_signed=is_signed(pdf, objects)))),
                _unseen(say("sider, der er taget ud, men stadig ligger i filen"), "\n".join(taken_out)),
                attached_files(objects, nesting),
                photos(objects),
            )
    except (*BROKEN_PDF, LockedError):
        found = printable.printable(data)
        return joined(found, unread(say("det, der ligger i filen ud over dens sider, fordi den er beskadiget")))


def _metadata(pdf: pikepdf.Pdf, *, is_signed: bool) -> Iterator[HiddenPart]:
    """That something is said of the file, and why it stays where `clean` can't take it out."""
    if not has_properties(pdf):
        return
    place = say("oplysninger om, hvem og hvad der har lavet filen")
    if is_signed:
        place = say("egenskaber, der ikke kan fjernes, fordi filen er digitalt underskrevet")
    elif pdf.is_encrypted:
        place = say("egenskaber, der ikke kan fjernes, fordi filen er beskyttet mod ændringer")
    yield HiddenPart("metadata", place)


def _of_earlier_editions(data: bytes, found: Examined) -> Examined:
    lost = lost_text(data, (text.text for text in found.texts))
    place = say("en tidligere udgave af filen, som stadig ligger i den")
    if len(editions(data)) > MOST_EDITIONS:
        return joined(_unseen(place, lost), unread(say("de ældste af filens tidligere udgaver")))
    return _unseen(place, lost)


def _beside(data: bytes) -> Examined:
    found = beside(data)
    place = say("data, som ikke hører til nogen del af den")
    return joined(printable.printable(found), Examined(parts=(HiddenPart("hidden", place),))) if found else Examined()


def _unseen(place: Message, text: str) -> Examined:
    found = text_at(place, text)
    return joined(found, Examined(parts=(HiddenPart("hidden", place),))) if found.texts else found
