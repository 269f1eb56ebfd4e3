"""Files that are attached to a PDF, to it all or by a note on a page (ISO 32000-1, 7.11.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.downloads.nesting import Nesting, joined, unread
from generator.downloads.pdf.objects import WrittenObjects, holders
from generator.downloads.pdf.opening import BROKEN_PDF
from generator.findings import Examined, HiddenPart
from generator.problems import say


def attached_files(objects: WrittenObjects, nesting: Nesting) -> Examined:
    """That there are any, and what each of them holds."""
    return joined(*(_examined(name, stream, nesting) for name, stream in _files(objects)))


def _files(objects: WrittenObjects) -> Iterator[tuple[str, pikepdf.Stream]]:
    """Each with its name; one that is told of twice once."""
    seen = set()
    for told in holders(objects, "/EF"):
        streams = told["/EF"]
        for stream in streams.values() if isinstance(streams, pikepdf.Dictionary) else ():
            if isinstance(stream, pikepdf.Stream) and stream.objgen not in seen:
                seen.add(stream.objgen)
                yield str(told.get("/UF", told.get("/F", "?"))), stream


def _examined(name: str, stream: pikepdf.Stream, nesting: Nesting) -> Examined:
    found = Examined(parts=(HiddenPart("embedded", say("den vedhæftede fil «{name}»", name=name)),))
    try:
        data = stream.read_bytes()
    except BROKEN_PDF:
        return joined(found, unread(say("den vedhæftede fil «{name}», som ikke kan pakkes ud", name=name)))
    if not nesting.room.take(len(data)):
        return joined(found, unread(say("den vedhæftede fil «{name}», fordi der er for meget at undersøge", name=name)))
    return joined(found, nesting.examine(name, data))
