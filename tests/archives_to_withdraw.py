"""An archive with a canary in every place that something can be taken back from, and the record that takes it all back.

A place's name says by which entry of the record its canary goes: "item text" with the item, "person bold" with a
person of its own whose name is written so, and so on.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping

import pikepdf

from tests import docxs, pdfs
from tests.docxs import zipped

Canaries = Mapping[str, str]

FIRST = "moeder/direktionen/2025-03-10/"
TAKEN = "moeder/direktionen/2025-04-07/"
ITEM = f"{FIRST}#punkt-2"

# How a person's name is written in the running text of an item, by the first name and the other.
_IN_TEXT: Mapping[str, Callable[[str, str], str]] = {
    "plain": lambda first, last: f"Det sagde {first} {last}.",
    "upper": lambda first, last: f"Det sagde {first.upper()} {last.upper()}.",
    "genitive": lambda first, last: f"Det var {first} {last}s forslag.",
    "bold": lambda first, last: f"Det sagde **{first}** _{last}_.",
    "struck": lambda first, last: f"Det sagde ~~{first} {last}~~.",
    "broken": lambda first, last: f"Det sagde {first}\n{last}.",
    "turned": lambda first, last: f"Til stede: {last}, {first}.",
    "transcribed": lambda first, last: f"Det sagde {first.replace('Å', 'Aa')} {last}.",
    "entity": lambda first, last: f"Det sagde {first}&nbsp;{last}.",
    "soft": lambda first, last: f"Det sagde {first[0]}\u00ad{first[1:]}\u00a0{last}.",
    "listed": lambda first, last: f"- Det sagde\n- {first} {last}",
    "cell": lambda first, last: f"| Navn | Rolle |\n| --- | --- |\n| {first} {last} | vikar |",
    "note": lambda first, last: f"Det blev sagt.[^{last[-4:]}]\n\n[^{last[-4:]}]: Af {first} {last}.",
    "code": lambda first, last: f"```\n{first} {last}\n```",
    "quote": lambda first, last: f"> Det sagde {first} {last}.",
    "link": lambda first, last: f"Se [{first} {last}](https://x.example/1).",
    "address": lambda first, last: f"Se [her](https://x.example/{_ascii(first)}-{last}/).",
    "mail": lambda first, last: f"Skriv til {_ascii(first)}.{last}@x.example.",
}
_NAMED = (
    "head", "title", "heading", "attachment title", "file name", "file", "pdf", "docx", "properties", "role", "note",
    "place", "preamble", "correction", "closed", "closed title", "site", "notice", "owner", "contact", "description",
    "abbreviation", "case title", "known title", "spelling",
)  # fmt: skip
PERSONS = (*(f"person in {name}" for name in _IN_TEXT), *(f"person of {name}" for name in _NAMED))
_OF_ITEM = (
    "title", "case", "heading", "text", "cell", "note", "link", "decision", "attachment", "file name", "file",
    "pdf", "packed", "correction", "original", "case title", "named only",
)  # fmt: skip
_OF_MEETING = (
    "title", "place", "participant", "role", "note", "party", "preamble", "correction", "item", "case", "text",
    "closed", "attachment", "file name", "file", "original", "source name",
)  # fmt: skip
_OF_FILE = ("title", "name", "text", "link")
_PASSAGES = ("title", "heading", "text", "cell", "attachment", "file", "participant", "role", "site", "closed", "case")

PLACES = (
    *PERSONS, *(f"item {name}" for name in _OF_ITEM), *(f"meeting {name}" for name in _OF_MEETING),
    *(f"file {name}" for name in _OF_FILE), *(f"passage {name}" for name in _PASSAGES), "within text", "within title",
)  # fmt: skip


def _ascii(name: str) -> str:
    return name.lower().replace("å", "aa")


def names(canaries: Canaries, place: str) -> tuple[str, str]:
    """The first and the last name of the person whose name is written in that place."""
    return "Åse", canaries[place].capitalize()


def addresses(canaries: Canaries) -> dict[str, str]:
    """The address that each withdrawal is of, by the beginning of the names of its places."""
    persons = {place: f"deltagere/aase-{canaries[place]}/" for place in PERSONS}
    file = f"bilag/direktionen/2025-05-12/{canaries['file name']}-kort.txt"
    return {**persons, "item": ITEM, "meeting": TAKEN, "file": file}


def kept(canaries: Canaries) -> tuple[str, ...]:
    """The addresses that are kept for ever, with the names in them."""
    folder = "bilag/direktionen/2025-03-10"
    return (
        *(address for address in addresses(canaries).values() if "#" not in address),
        f"deltagere/ib-{canaries['passage participant']}/",
        f"{folder}/cv-aase-{canaries['person of file name']}.txt",
        f"{folder}/{canaries['item file name']}.txt",
        f"bilag/direktionen/2025-04-07/{canaries['meeting file name']}.txt",
    )


def passages(canaries: Canaries) -> dict[str, tuple[str, str]]:
    """The texts that are left out, each with the place that it is left out of."""
    everywhere = {place: (canaries[place], "") for place in PLACES if place.startswith("passage ")}
    within = {place: (canaries[place], f"{FIRST}#punkt-1") for place in PLACES if place.startswith("within ")}
    return everywhere | within


def files(canaries: Canaries) -> dict[str, bytes]:
    """The files of `content/`."""
    said = dict(_configuration(canaries))
    said |= dict(_meetings(canaries))
    return {path: text.encode() for path, text in said.items()} | dict(_attached(canaries))


def _configuration(c: Canaries) -> Iterator[tuple[str, str]]:
    def name(place: str) -> str:
        return " ".join(names(c, f"person of {place}"))

    yield (
        "archive.toml",
        f"""title = "Arkiv {name("site")} {c["passage site"]}"
notice = "Spørg {name("notice")}"
owner = "Birkeå ved {name("owner")}"
contact = "{name("contact")}"
base_url = "https://birkeaa.example/arkiv/"

[[body]]
name = "Direktionen"
description = "Formand {name("description")}"

[abbreviations]
"ØA" = "Økonomi ved {name("abbreviation")}"

[cases]
"25/1" = "Budget ved {name("case title")}"
"{c["item case"]}" = "Grund {c["item case title"]}"

[privacy]
mail = "ignore"
""",
    )
    first, last = names(c, "person of spelling")
    yield (
        "people.toml",
        f"""[[person]]
name = "Bo Holm"
title = "Vikar for {name("known title")}"

[[person]]
name = "{first} {last}"
spellings = ["{first} B. {last}"]
""",
    )


def _meetings(c: Canaries) -> Iterator[tuple[str, str]]:
    yield "meetings/direktionen/2025/2025-03-10.md", _first(c)
    yield "meetings/direktionen/2025/2025-04-07.md", _taken(c)
    yield "meetings/direktionen/2025/2025-05-12.md", _last(c)


def _first(c: Canaries) -> str:
    """The meeting of which items, persons, files and passages are taken back."""

    def name(place: str) -> str:
        return " ".join(names(c, f"person of {place}"))

    texts = "\n\n".join(written(*names(c, f"person in {form}")) for form, written in _IN_TEXT.items())
    listed = "\n".join(f"- {' '.join(names(c, place))}" for place in PERSONS if place != "person of spelling")
    first, last = names(c, "person of spelling")
    path = "../../../attachments/direktionen/2025-03-10"
    return f"""---
title: REFERAT Direktionen d. 10-03-2025 {name("head")} {c["passage title"]}
date: 2025-03-10
body: Direktionen
place: Hos {name("place")}
participants:
- Karen Holm
{listed}
- {first} B. {last}
- Ib {c["passage participant"]}
- name: Eva Ny
  role: vikar for {name("role")} {c["passage role"]}
  note: gik, da {name("note")} kom
source:
  file: originals/direktionen/2025-03-10.pdf
  sha256: {"0" * 64}
  closed: ["4"]
corrections:
- date: 2025-03-11
  item: "1"
  text: Rettet af {name("correction")}
- date: 2025-03-12
  item: "2"
  text: Rettet {c["item correction"]}
---

Mødet blev ledet af {name("preamble")}.

## Punkt 1: Budget {name("title")} {c["within title"]}

Sag: 25/1

Kun her {c["within text"]}. Økonomi er ØA.

### Indstilling fra {name("heading")} {c["passage heading"]}

{texts}

Ordet {c["passage text"]} er ude.

| A | B |
| --- | --- |
| {c["passage cell"]} | 1 |

### Bilag

- [Notat {name("attachment title")} {c["passage attachment"]}]({path}/notat.txt)
- [Ansøgning]({path}/cv-aase-{c["person of file name"]}.txt)
- [Tekst]({path}/tekst.txt)
- [Passage]({path}/passage.txt)
- [Print]({path}/print.pdf)
- [Brev]({path}/brev.docx)
- [Kort]({path}/egenskaber.pdf)

## Punkt 2: Salg {c["item title"]}

Sag: {c["item case"]}

Solgt til {c["item text"]}.[^1] [Se {c["item link"]}](https://x.example/)

[^1]: Note {c["item note"]}

| A | B |
| --- | --- |
| {c["item cell"]} | 1 |

### Vilkår {c["item heading"]}

Ingen.

### Beslutning Direktionen den 10-03-2025

Godkendt {c["item decision"]}.

### Bilag

- [Kort {c["item attachment"]}]({path}/{c["item file name"]}.txt)
- [Print]({path}/solgt.pdf)
- [Pakke]({path}/pakke.zip)
- Kun nævnt {c["item named only"]}

## Punkt 3: Orientering

Sag: {c["passage case"]}

Intet.

## Punkt 4: Lukket: {name("closed title")}

Sag: 25/4
"""


def _taken(c: Canaries) -> str:
    """The meeting that is taken back."""
    path = f"../../../attachments/direktionen/2025-04-07/{c['meeting file name']}.txt"
    return f"""---
title: REFERAT {c["meeting title"]}
date: 2025-04-07
body: Direktionen
place: Lokale {c["meeting place"]}
participants:
- name: Ea {c["meeting participant"]}
  role: {c["meeting role"]}
  note: {c["meeting note"]}
  party: {c["meeting party"]}
source:
  file: originals/direktionen/2025-04-07-{c["meeting source name"]}.txt
  sha256: {"1" * 64}
  closed: ["2"]
corrections:
- date: 2025-04-08
  text: Rettet {c["meeting correction"]}
---

Indledt {c["meeting preamble"]}.

## Punkt 1: Sag {c["meeting item"]}

Sag: {c["meeting case"]}

### Beslutning

Vedtaget {c["meeting text"]}.

### Bilag

- [Plan {c["meeting attachment"]}]({path})

## Punkt 2: Lukket: {c["meeting closed"]}
"""


def _last(c: Canaries) -> str:
    """A meeting that stays, less a file."""
    name = " ".join(names(c, "person of closed"))
    path = f"../../../attachments/direktionen/2025-05-12/{c['file name']}-kort.txt"
    return f"""---
title: REFERAT Direktionen d. 12-05-2025
date: 2025-05-12
body: Direktionen
participants:
- Karen Holm
- Bo Holm
---

## Punkt 1: Budget

Sag: 25/1

Se [kortet {c["file link"]}]({path}).

### Bilag

- [Kort {c["file title"]}]({path})

## Punkt 2: Lukket: En sag

Sag: 25/5

Vises som: Sag ved {name} {c["passage closed"]}
"""


def _attached(c: Canaries) -> Iterator[tuple[str, bytes]]:
    def name(place: str) -> str:
        return " ".join(names(c, f"person of {place}"))

    folder = "attachments/direktionen/2025-03-10"
    yield f"{folder}/notat.txt", b"Et notat."
    yield f"{folder}/cv-aase-{c['person of file name']}.txt", b"Uden navn."
    yield f"{folder}/tekst.txt", f"Tekst om {name('file')}.".encode()
    yield f"{folder}/passage.txt", f"Tekst med {c['passage file']}.".encode()
    yield f"{folder}/print.pdf", printed(f"Om {name('pdf').replace('Å', 'Aa')} og andre")
    yield f"{folder}/brev.docx", docxs.a_docx(docxs.paragraph(f"Om {name('docx')} og andre"))
    yield f"{folder}/egenskaber.pdf", printed("Et kort", author=name("properties"))
    yield f"{folder}/{c['item file name']}.txt", f"Kort over {c['item file']}.".encode()
    yield f"{folder}/solgt.pdf", printed(f"Solgt {c['item pdf']}")
    yield f"{folder}/pakke.zip", zipped({"inde.txt": f"Inde i {c['item packed']}".encode()})
    yield "originals/direktionen/2025-03-10.pdf", printed(f"Solgt {c['item original']}")
    yield (
        f"originals/direktionen/2025-04-07-{c['meeting source name']}.txt",
        f"Mødet {c['meeting original']}".encode(),
    )
    yield f"attachments/direktionen/2025-04-07/{c['meeting file name']}.txt", f"Plan {c['meeting file']}".encode()
    yield f"attachments/direktionen/2025-05-12/{c['file name']}-kort.txt", f"Kort {c['file text']}".encode()


def printed(words: str, author: str = "") -> bytes:
    """A PDF of one line, and of somebody's making."""
    with pikepdf.open(io.BytesIO(pdfs.drawn([pdfs.text(72, 72, words)]))) as pdf:
        if author:
            pdf.docinfo["/Author"] = author
            with pdf.open_metadata() as metadata:
                metadata["dc:creator"] = [author]
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()
