"""Photos in a PDF, which are files of their own in it: a camera has written in them where and when they were taken."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.downloads import pictures
from generator.downloads.nesting import joined
from generator.downloads.pdf.objects import WrittenObjects
from generator.findings import Examined, FoundText, HiddenPart
from generator.problems import say


def photos(objects: WrittenObjects) -> Examined:
    """What is said in the photos; that there are words in one that shows a page is told of the page it is on."""
    found = joined(*(pictures.examine(photo.read_raw_bytes()) for photo in _photos(objects)))
    texts = "\n".join(dict.fromkeys(text.text for text in found.texts))
    told = any(part.kind == "metadata" for part in found.parts)
    place = say("billedernes oplysninger")
    return Examined((FoundText(place, texts),) if texts else (), (HiddenPart("metadata", place),) if told else ())


def strip_photos(objects: WrittenObjects) -> bool:
    """Take out what is said in the photos; whether there was any. How they look is not touched."""
    found = False
    for photo in _photos(objects):
        copy = pictures.clean(photo.read_raw_bytes())
        if copy is not None:
            parameters = photo.get("/DecodeParms")
            kept = parameters if isinstance(parameters, pikepdf.Dictionary) else None
            photo.write(copy, filter=pikepdf.Name.DCTDecode, decode_parms=kept)
            found = True
    return found


def _photos(objects: WrittenObjects) -> Iterator[pikepdf.Object]:
    """The streams that are JPEG files as they are (ISO 32000-1, 7.4.8)."""
    for item, written in objects:
        if b"/DCTDecode" in written and isinstance(item, pikepdf.Stream):
            packing = item.get("/Filter")
            names = list(packing) if isinstance(packing, pikepdf.Array) else [packing]
            if names == [pikepdf.Name.DCTDecode]:
                yield item
