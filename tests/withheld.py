"""Minutes with closed items to print in every format, and the search of all that was written for a word of theirs.

A document is a list of lines, each a kind and its words; the printers know the kinds and nothing of minutes.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Literal, TypeAlias

from generator.importing import ReadDocument
from generator.reporting import inspection_json, inspection_page
from tests import docxs, pdfs

CANARY = "zqxwv"
"""In closed text and nowhere else; no word that a stemmer shortens, and whatever its capitals."""
CLOSED_TEXT = f"Kun for {CANARY.upper()} og de andre."

Kind: TypeAlias = Literal["title", "item", "heading", "text", "entry", "row"]
Line: TypeAlias = tuple[Kind, str]

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LINES_A_PAGE = 40
_LONGEST_PACKED = 5_000_000  # in bytes, what is unpacked of a stream


def head(day: int = 10, *, kind: str = "REFERAT") -> list[Line]:
    return [
        ("title", f"{kind} Direktionen d. {day:02}-03-2025"),
        ("text", f"Mødedato: d. {day}. marts 2025 kl. 09:00"),
        ("text", "Mødedeltagere: Karen Holm"),
    ]


def item(number: int, title: str = "Nyt rådhus", *below: Line, decision: str = "Godkendt.") -> list[Line]:
    """An item; an open one where nothing else stands `below` its case number."""
    rest = below or (("heading", "Beslutning"), ("text", decision))
    return [("item", f"Punkt {number}: {title}"), ("text", f"25/{1200 + number}"), *rest]


def closed(number: int, *below: Line, title: str = "Lukket punkt") -> list[Line]:
    return item(number, title, *(below or (("heading", "Beslutning"), ("text", CLOSED_TEXT))))


def as_text(lines: Sequence[Line]) -> bytes:
    return "\n\n".join(f"- {words}" if kind == "entry" else words for kind, words in lines).encode()


def as_markdown(lines: Sequence[Line]) -> bytes:
    marks = {"title": "# ", "item": "## ", "heading": "### ", "entry": "- "}
    forms = {"row": "| A | B |\n|---|---|\n| {} | x |"}
    return "\n\n".join(forms.get(kind, "{}").format(marks.get(kind, "") + words) for kind, words in lines).encode()


def as_docx(lines: Sequence[Line]) -> bytes:
    levels = {"title": 1, "item": 2, "heading": 3}
    body = [
        docxs.heading(words, levels[kind])
        if kind in levels
        else docxs.table([docxs.paragraph(words), docxs.paragraph("x")])
        if kind == "row"
        else docxs.paragraph(words)
        for kind, words in lines
    ]
    return docxs.a_docx(*body)


def as_html(lines: Sequence[Line]) -> bytes:
    tags = {"title": "h1", "item": "h2", "heading": "h3", "text": "p", "entry": "li"}
    body = (
        f"<table><tr><td>{escape(words)}</td><td>x</td></tr></table>"
        if kind == "row"
        else f"<{tags[kind]}>{escape(words)}</{tags[kind]}>"
        for kind, words in lines
    )
    return f"<!DOCTYPE html><html><body><main>{''.join(body)}</main></body></html>".encode()


def as_pdf(lines: Sequence[Line]) -> bytes:
    pages = (lines[start : start + _LINES_A_PAGE] for start in range(0, len(lines), _LINES_A_PAGE))
    return pdfs.drawn(*map(drawn_lines, pages))


def drawn_lines(lines: Sequence[Line]) -> pdfs.Page:
    """The lines of a page, drawn from its top."""
    sizes = {"title": 18.0, "item": 14.0, "heading": 12.0}
    return [
        pdfs.text(
            pdfs.LEFT, 60 + 18 * place, f"• {words}" if kind == "entry" else words,
            size=sizes.get(kind, 11), bold=kind in sizes,
        )
        for place, (kind, words) in enumerate(lines)
    ]  # fmt: skip


PRINTERS: dict[str, Callable[[Sequence[Line]], bytes]] = {
    "txt": as_text, "md": as_markdown, "docx": as_docx, "html": as_html, "pdf": as_pdf,
}  # fmt: skip


def let_out(read: ReadDocument) -> list[str]:
    """Where the closed word stands in what an import makes of a document, and in what is told of that."""
    told = {name: repr(getattr(read, name)) for name in ("meeting", "problems", "removed", "audit", "text")}
    told |= {"json": inspection_json("kilde", read, "da"), "page": inspection_page("kilde", read, "da")}
    return [place for place, words in told.items() if CANARY in words.casefold()]


def spilled(*folders: Path) -> list[str]:
    """The files that hold the closed word, in their name, as they are, or packed in any way."""
    return sorted(
        str(file)
        for folder in folders
        for file in folder.rglob("*")
        if CANARY in file.name.casefold() or (file.is_file() and any(map(_holds, _layers(file.read_bytes()))))
    )


def _holds(data: bytes) -> bool:
    folded = data.lower()
    return any(CANARY.encode(encoding) in folded for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _layers(data: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what is packed in them: gzip (Pagefind), ZIP, and streams in a database or a PDF."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from _layers(packed.read(name))
    for stream in _ZLIB.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[stream.start() :], _LONGEST_PACKED)
        except zlib.error:
            continue


# Documents by which closed text gets out of an import, or did: each of one way.

_SECRET: tuple[Line, ...] = (("heading", "Beslutning"), ("text", CLOSED_TEXT))
_FIRST: list[Line] = [*head(), *item(1)]
_EMPTY: Line = ("text", "Intet.")


def _titled(title: str) -> bytes:
    """A closed item by that title, and by nothing else."""
    return as_text([*_FIRST, *item(2, title, *_SECRET), *item(3)])


def _lined(line: str) -> bytes:
    """A closed item by a line below its case number, and by nothing else."""
    return as_text([*_FIRST, *item(2, "En sag", ("text", line), *_SECRET), *item(3)])


def _grouped(line: str) -> bytes:
    """An item in a closed group by that line, and by nothing else."""
    return as_text([*_FIRST, ("item", line), *item(2, "En sag", *_SECRET)])


def _in_closed(*below: Line) -> bytes:
    return as_text([*_FIRST, *closed(2, *below), *item(3)])


def _called(title: str) -> bytes:
    """Minutes that only their own title says to be closed."""
    return as_text([("title", title), *head()[1:], *item(1, "En sag", *_SECRET)])


def _listed(*rows: str) -> bytes:
    """Minutes with a table of contents that prints the real title of a closed item."""
    contents: list[Line] = [("text", row) for row in ("Indholdsfortegnelse", *rows)]
    return as_text([*head(), *contents, *item(1), *closed(2, _EMPTY), *item(3)])


def _word(closed_heading: str, footnotes: str = "") -> bytes:
    """A Word document whose second heading is the XML `closed_heading`."""
    return docxs.a_docx(
        docxs.heading("REFERAT Direktionen d. 10-03-2025"),
        docxs.paragraph("Mødedeltagere: Karen Holm"),
        docxs.heading("Punkt 1: Nyt rådhus", 2),
        docxs.paragraph("25/1"),
        docxs.paragraph(closed_heading, "Overskrift2"),
        docxs.paragraph("25/2"),
        docxs.heading("Punkt 3: Eventuelt", 2),
        docxs.paragraph("25/3"),
        footnotes=footnotes,
    )


def _printed_with_a_note() -> bytes:
    """A print whose closed item has its footnote at the foot of the page, below the next item."""
    lines = [*_FIRST, *closed(2, ("text", "Se note [1]")), *item(3)]
    note = [pdfs.rule(70, 720, 220, 720), pdfs.text(70, 740, f"[1] {CANARY} er en note", size=8)]
    return pdfs.drawn([*drawn_lines(lines), *note])


WAYS_OUT: dict[str, bytes] = {
    # the title or a line says it in other words
    "full stop": _titled("Lukket punkt."),
    "quotation marks": _titled("»Lukket punkt«"),
    "asterisk": _titled("Lukket punkt *)"),
    "title after a full stop": _titled("Lukket punkt. En sag"),
    "title after nothing": _titled("LUKKET SAG En sag"),
    "title after a comma": _titled("Lukket, en sag"),
    "title in brackets": _titled("Lukket (en sag)"),
    "title before a slash": _titled("En sag / Lukket punkt"),
    "title before nothing": _titled("En sag LUKKET"),
    "law in the brackets": _titled("En sag (Lukket sag - § 10)"),
    "law after the title": _titled("Lukket punkt jf. styrelseslovens § 10"),
    "number after the title": _titled("Lukket punkt nr. 3"),
    "closed meeting in the title": _titled("En sag – behandles i lukket møde"),
    "letters apart": _titled("L u k k e t"),
    "text right of the title": _titled(f"Lukket punkt\t{CANARY}"),
    "case and name in brackets": as_text([*_FIRST, ("item", f"Punkt 2: Lukket punkt (25/2 {CANARY})"), *item(3)]),
    "sentence with the law": _lined("Punktet behandles for lukkede døre, jf. styrelseslovens § 10."),
    "sentence on this item": _lined("Dette punkt behandles for lukkede døre."),
    "sentence without a subject": _lined("Behandles for lukkede døre"),
    "sentence on a closed meeting": _lined("Sagen blev behandlet i lukket møde."),
    "closed item with the law": _lined("Lukket punkt, jf. § 10"),
    "status": _lined("Status: Lukket"),
    "access": _lined("Adgang: Lukket"),
    "yes and no": _lined("Åbent punkt: Nej"),
    "number in the title": as_text([*_FIRST, ("item", "Lukket punkt 2: En sag"), ("text", "25/7"), *_SECRET, *item(3)]),
    "mark after the number": as_text([*_FIRST, ("item", "Punkt 2 (Lukket): En sag"), *_SECRET, *item(3)]),
    "number and no colon": as_text([*_FIRST, ("item", "Punkt 2 Lukket"), ("text", "25/7"), *_SECRET, *item(3)]),
    "another form of number": as_text([*_FIRST, ("item", "2. Lukket punkt"), ("text", "25/7"), *_SECRET, *item(3)]),
    # the group, or the document, says it in other words
    "group in brackets": _grouped("Lukkede punkter (ikke offentlige)"),
    "group with the law": _grouped("Lukkede punkter, jf. § 10"),
    "group behind a dash": _grouped("Dagsorden - lukkede punkter"),
    "group in a closed meeting": _grouped("Sager, der behandles i lukket møde"),
    "group with a number": _grouped("2. del: Lukkede punkter"),
    "group of one word": _grouped("LUKKET"),
    "closed minutes": _called("LUKKET REFERAT Direktionen d. 10-03-2025"),
    "confidential minutes": _called("Fortroligt referat Direktionen d. 10-03-2025"),
    "minutes of a closed meeting": _called("Referat af lukket møde i Direktionen den 10. marts 2025"),
    "closed agenda": _called("Lukket dagsorden for Direktionen den 10. marts 2025"),
    # what a closed item's text looks like
    "like the next item": _in_closed(*item(3, "Afgørelse", *_SECRET)),
    "like an earlier item": as_text([*_FIRST, *closed(3, *item(2, "Afgørelse", *_SECRET)), *item(4)]),
    "like one more item": as_text([*_FIRST, *closed(2, *item(3, "Afgørelse", *_SECRET))]),
    "like a table of contents": _in_closed(("text", "Indhold"), ("text", f"{CANARY} ........ 7")),
    "like an overview": _in_closed(("text", f"| Nr. | Titel |\n|---|---|\n| 1 | {CANARY} |")),
    "note after the last item": as_text(
        [*_FIRST, *closed(2, ("text", "Se note [1].")), *item(3), ("text", f"[1] {CANARY} er en note")]
    ),
    "note at the foot of the page": _printed_with_a_note(),
    # the table of contents prints the real title
    "contents": _listed("Punkt 1: Nyt rådhus .... 2", f"Punkt 2: {CANARY} .... 3", "Punkt 3: Nyt rådhus .... 4"),
    "contents with an item more": _listed("Punkt 1: Nyt rådhus ........ 2", f"Punkt 2: {CANARY} ........ 3"),
    "contents without pages": _listed("1. Nyt rådhus", f"2. {CANARY}", "3. Nyt rådhus"),
    # how a format sets a title
    "break in a Word heading": _word(docxs.run("Punkt 2: Lukket punkt") + "<w:r><w:br/></w:r>" + docxs.run(CANARY)),
    "note on a Word heading": _word(
        docxs.run("Punkt 2: Lukket punkt") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
        f'<w:footnote w:id="2"><w:p>{docxs.run(CANARY)}</w:p></w:footnote>',
    ),
    "break in a heading of a page": as_html([*_FIRST, *item(2, "Lukket punkt@", _EMPTY), *item(3)]).replace(
        b"@", b"<br>" + CANARY.encode()
    ),
    "row of a table": as_html([*_FIRST, *item(3)]).replace(
        b"</main>", f"<table><tr><td>Punkt 4: Lukket punkt</td><td>{CANARY}</td></tr></table></main>".encode()
    ),
    "link on a title": as_markdown([*_FIRST, *closed(2, _EMPTY, title=f"[Lukket punkt](https://x.example/{CANARY})")]),
    "link on a case number": as_markdown(
        [*_FIRST, ("item", "Punkt 2: Lukket punkt"), ("text", f"[25/2](https://x.example/{CANARY})"), *item(3)]
    ),
}  # fmt: skip

STILL_OPEN = frozenset((
    "like one more item",
))  # fmt: skip
"""The ways that are not shut yet: a test fails when one is, until it is taken off here."""
