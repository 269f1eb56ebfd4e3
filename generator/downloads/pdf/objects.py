"""The objects of a PDF, each as it is and as it is written: to search what is written is a hundred times as fast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import pikepdf

WrittenObjects: TypeAlias = Sequence[tuple[pikepdf.Object, bytes]]
"""Every object that has a number, with its bytes: of a stream only its dictionary, of a reference only its number."""

_MOST = 2_000_000  # of a file; a tagged one of a thousand pages has a quarter of it


def written_objects(pdf: pikepdf.Pdf) -> WrittenObjects:
    """Every object of the file, those that nothing refers to among them.

    Raises:
        pikepdf.PdfError: one can't be read, or there are more than any document has.
    """
    found = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Object):
            is_stream = isinstance(item, pikepdf.Stream)
            found.append((item, item.stream_dict.unparse() if is_stream else item.unparse(resolved=True)))
        if len(found) > _MOST:
            raise pikepdf.PdfError("more objects than any document has")
    return found


def holders(objects: WrittenObjects, *keys: str) -> Iterator[pikepdf.Object]:
    """Every dictionary, and every stream, that has one of the `keys` ("/EF"), those in others too; each once."""
    marks = [key.encode() for key in keys]
    for item, written in objects:
        if any(mark in written for mark in marks):
            yield from (each for each in _with_all_inside(item) if any(key in each for key in keys))


def _with_all_inside(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An object and all that is written in it; what it only refers to is another of the file's objects."""
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            inside = list(each.values())
        else:
            inside = list(each) if isinstance(each, pikepdf.Array) else []
        waiting += [one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect]
