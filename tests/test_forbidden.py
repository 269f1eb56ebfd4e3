"""What may never get out: a CPR number, in any place and any form; and what files say of those who made them."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from tests import docxs, pdfs, slides, workbooks
from tests.accession_documents import tree
from tests.archives_to_withdraw import printed
from tests.canaries import an_example, canaries, digits_in, examples, layers, spilled
from tests.cpr_forms import WRITTEN_FORMS
from tests.docxs import zipped
from tests.pictures import a_jpeg, a_png
from tests.test_nothing_gets_out import an_archive, built, put, run

_MEETING = "meetings/direktionen/2025/2025-03-10.md"
_FOLDER = "attachments/direktionen/2025-03-10"
_ON_ONE_LINE = sorted(name for name, form in WRITTEN_FORMS.items() if not re.search(r"[\n\f|*\\\t_]", form))
_IN_TEXT = sorted(set(WRITTEN_FORMS) - {"named, in two cells", "file name", "broken by a page"})
_IN_NAMES = ("dash", "nothing", "blank", "en dash", "file name", "after letters", "full width")

HEADS: Mapping[str, str] = {
    "title": "title: {}",
    "place": "place: {}",
    "participant": "participants:\n- {}",
    "role": "participants:\n- name: Karen Holm\n  role: {}",
    "note": "participants:\n- name: Karen Holm\n  note: {}",
    "party": "participants:\n- name: Karen Holm\n  party: {}",
    "correction": "corrections:\n- date: 2025-03-11\n  text: {}",
    "source": "source:\n  sha256: x\n  file: {}",
}
"""Fields of a meeting's head that show what they say."""
BODIES: Mapping[str, str] = {
    "preamble": "Om {}.\n\n## Punkt 1: Budget",
    "item's title": "## Punkt 1: Sagen om {}",
    "text": "## Punkt 1: Budget\n\nDet gælder {} og andre.",
    "heading": "## Punkt 1: Budget\n\n### Om {}\n\nGodkendt.",
    "entry": "## Punkt 1: Budget\n\n- Det gælder\n- {}",
    "cell": "## Punkt 1: Budget\n\n| A | B |\n| --- | --- |\n| Bo {} | x |",
    "note": "## Punkt 1: Budget\n\nSe.[^1]\n\n[^1]: Det er {}",
    "code": "## Punkt 1: Budget\n\n```\n{}\n```",
    "link": "## Punkt 1: Budget\n\nSe [sagen om {}](https://x.example/).",
    "address": "## Punkt 1: Budget\n\nSe [sagen](<https://x.example/{}>).",
    "attachment": "## Punkt 1: Budget\n\n### Bilag\n\n- Ansøgning {}",
    "closed": "## Punkt 1: Lukket: Sagen om {}",
    "neutral": "## Punkt 1: Lukket: En sag\n\nVises som: Sagen om {}",
    "case": "## Punkt 1: Budget\n\nSag: {}",
}
CONFIGURED: Mapping[str, tuple[str, str]] = {
    "site": ("archive.toml", "title = {}"),
    "owner": ("archive.toml", "owner = {}"),
    "notice": ("archive.toml", "notice = {}"),
    "contact": ("archive.toml", "contact = {}"),
    "description": ("archive.toml", '[[body]]\nname = "Direktionen"\ndescription = {}'),
    "spelling": ("archive.toml", '[[body]]\nname = "Direktionen"\nspellings = [{}]'),
    "abbreviation": ("archive.toml", '[abbreviations]\n"X" = {}'),
    "case title": ("archive.toml", '[cases]\n"25/1" = {}'),
    "known person": ("people.toml", '[[person]]\nname = "Karen Holm"\ntitle = {}'),
    "known spelling": ("people.toml", '[[person]]\nname = "Karen Holm"\nspellings = [{}]'),
    "reason of a withdrawal": (
        "withdrawals.toml",
        '[[withdrawal]]\naddress = "deltagere/bo-ulk/"\ndate = 2026-01-01\nreason = {}',
    ),
}


def _word(inner: str) -> bytes:
    return docxs.a_docx(docxs.paragraph(inner))


def _comments(text: str) -> dict[str, bytes]:
    comment = f'<w:comment w:id="0" w:author="Bo">{docxs.paragraph(text)}</w:comment>'
    return {"word/comments.xml": f"<w:comments {docxs.NAMESPACES}>{comment}</w:comments>".encode()}


FILES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("txt", lambda number: f"Om {number}".encode()),
    "UTF-16": ("txt", lambda number: f"Om {number}".encode("utf-16")),
    "table": ("csv", lambda number: f"navn;nummer\nBo;{number}\n".encode()),
    "page": ("html", lambda number: f"<p>Om <b>{number[:6]}</b>{number[6:]}</p>".encode()),
    "drawing": ("svg", lambda number: f"<svg xmlns='http://www.w3.org/2000/svg'><text>{number}</text></svg>".encode()),
    "print": ("pdf", lambda number: pdfs.drawn([pdfs.text(72, 72, f"Om {number} og andre")])),
    "print, second page": ("pdf", lambda number: pdfs.drawn([pdfs.text(72, 72, "A")], [pdfs.text(72, 72, number)])),
    "letter": ("docx", lambda number: _word(f"Om {number}")),
    "letter's runs": ("docx", lambda number: _word(docxs.run(number[:3]) + docxs.run(number[3:], "<w:b/>"))),
    "letter's note": ("docx", lambda number: docxs.a_docx(
        docxs.paragraph("Se"), footnotes=f'<w:footnote w:id="2">{docxs.paragraph(number)}</w:footnote>')),
    "letter's comment": ("docx", lambda number: docxs.a_docx(docxs.paragraph("Se"), more=_comments(number))),
    "letter's header": ("docx", lambda number: docxs.a_docx(
        docxs.paragraph("Se"), margins={"header1": docxs.paragraph(number)})),
    "workbook": ("xlsx", lambda number: workbooks.a_workbook(
        {"Ark": workbooks.sheet(workbooks.row(workbooks.words("A1", number)))})),
    "workbook's string": ("xlsx", lambda number: workbooks.a_workbook(
        {"Ark": workbooks.sheet(workbooks.row(workbooks.shared("A1", 0)))}, strings=[number])),
    "hidden sheet": ("xlsx", lambda number: workbooks.a_workbook(
        {"Ark": workbooks.sheet(), "Løn": workbooks.sheet(workbooks.row(workbooks.words("A1", number)))},
        states={"Løn": "hidden"})),
    "slide": ("pptx", lambda number: slides.a_presentation(slides.slide(slides.shape(number)))),
    "slide's notes": ("pptx", lambda number: slides.a_presentation(
        slides.slide(slides.shape("Se")), notes={1: slides.slide(slides.shape(number, kind="body"), element="notes")})),
    "package": ("zip", lambda number: zipped({"inde.txt": number.encode()})),
    "package's name": ("zip", lambda number: zipped({f"{number}.txt": b"Intet"})),
    "package in a package": ("zip", lambda number: zipped({"inde.zip": zipped({"a.docx": _word(number)})})),
    "letter in RTF": ("rtf", lambda number: rf"{{\rtf1\ansi Om {number}}}".encode("cp1252", "replace")),
}  # fmt: skip


@st.composite
def _numbers(draw: st.DrawFn) -> str:
    """The ten digits of somebody who may have been born on that day."""
    born = draw(st.dates(dt.date(1900, 1, 1), dt.date(1999, 12, 31)))
    return f"{born:%d%m%y}{draw(st.integers(0, 3999)):04}"


def _written(form: str, digits: str) -> str:
    """The number in one of the forms, whatever digits these have."""
    waiting = iter(digits)
    return "".join(
        chr(ord(sign) - unicodedata.digit(sign) + int(next(waiting))) if unicodedata.category(sign) == "Nd" else sign
        for sign in WRITTEN_FORMS[form]
    )


def _meeting(head: str = "", body: str = "## Punkt 1: Budget\n\nGodkendt.") -> bytes:
    title = "" if head.startswith("title:") else "title: REFERAT\n"
    return f"---\n{title}date: 2025-03-10\nbody: Direktionen\n{head}\n---\n\n{body}\n".encode()


def _places(written: Callable[[str], str], on_one_line: Callable[[str], str]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Each place of what people write, with the files of `content/` that have a number there."""
    for place, field in HEADS.items():
        yield place, {_MEETING: _meeting(field.format(_quoted(on_one_line(place))))}
    for place, body in BODIES.items():
        number = written(place) if place in ("preamble", "text", "code") else on_one_line(place)
        yield place, {_MEETING: _meeting(body=body.format(number))}
    for place, (file, line) in CONFIGURED.items():
        yield place, {file: line.format(_quoted(on_one_line(place))).encode()}


def _quoted(number: str) -> str:
    """What YAML and TOML both read as a text with the number in it."""
    return json.dumps(f"Om {number}", ensure_ascii=False)


def _stands_in(digits: str, folder: Path, told: str) -> list[str]:
    """Where the number stands of all that is told, and of all that is remembered in `folder`."""
    found = ["told"] if digits in digits_in(told.encode()) else []
    files = (file for file in folder.rglob("*") if file.is_file())
    return found + [
        file.name for file in files if any(digits in digits_in(layer) for layer in layers(file.read_bytes()))
    ]


@examples(2, 40)
@given(_numbers(), st.randoms(use_true_random=False))
def test_a_cpr_number_in_anything_that_people_write_stops_the_build(digits: str, chance: random.Random) -> None:
    with an_archive({_MEETING: _meeting()}) as folder:
        built(folder)
        before = tree(folder / "site")
        forms: dict[str, str] = {}

        def drawn(names: list[str]) -> Callable[[str], str]:
            def number(place: str) -> str:
                forms[place] = chance.choice(names)
                return _written(forms[place], digits)

            return number

        for place, files in _places(drawn(_IN_TEXT), drawn(_ON_ONE_LINE)):
            for name in (*files, "archive.toml", "people.toml", "withdrawals.toml"):
                (folder / "content" / name).unlink(missing_ok=True)
            put(folder / "content", {_MEETING: _meeting()} | files)
            code, told = run(folder, "build")
            told += run(folder, "build", language="en")[1]
            assert code == 1, (place, forms[place], told)
            assert ": fejl: " in told, (place, forms[place], told)
            assert tree(folder / "site") == before, (place, forms[place])
            assert _stands_in(digits, folder / ".referat", told) == [], (place, forms[place], told)


_REPLACEMENT = '[[redaction]]\ntext = "Godkendt"\nreplacement = "{}"\ndate = 2026-01-01\nreason = "x"\n'


def test_a_number_that_comes_together_on_a_page_alone_stops_the_build() -> None:
    with an_archive({_MEETING: _meeting()}) as folder:
        built(folder)
        before = tree(folder / "site")
        put(folder / "content", {"withdrawals.toml": _REPLACEMENT.format("010190-1234").encode()})
        code, told = run(folder, "build")
        assert code == 1
        assert tree(folder / "site") == before
        assert _stands_in("0101901234", folder / "site", told) == []


def test_a_number_that_comes_together_on_a_page_alone_is_not_remembered() -> None:
    files = {_MEETING: _meeting(), "withdrawals.toml": _REPLACEMENT.format("010190-1234").encode()}
    with an_archive(files) as folder:
        assert run(folder, "build")[0] == 1
        assert _stands_in("0101901234", folder / ".referat", "") == []


@examples(1, 30)
@given(st.lists(_numbers(), min_size=len(FILES) + 1, max_size=len(FILES) + 1, unique=True), st.data())
def test_a_cpr_number_in_a_file_or_its_name_stops_the_build(numbers: list[str], data: st.DataObject) -> None:
    with an_archive({_MEETING: _meeting()}) as folder:
        built(folder)
        before = tree(folder / "site")
        files = {}
        for place, (name, (ending, make)) in enumerate(FILES.items()):
            form = data.draw(st.sampled_from(["dash", "nothing", "blank"]))
            files[f"{_FOLDER}/fil-{place}-{re.sub('[^a-z]+', '-', name)}.{ending}"] = make(
                _written(form, numbers[place])
            )
        named = _written(data.draw(st.sampled_from(_IN_NAMES)), numbers[-1]).removesuffix(".pdf")
        files[f"{_FOLDER}/plan for {named}.txt"] = b"En plan."
        links = "\n".join(f"- [Fil](<../../../{path}>)" for path in files)
        put(folder / "content", files | {_MEETING: _meeting(body=f"## Punkt 1: Budget\n\n### Bilag\n\n{links}")})
        code, told = run(folder, "build")
        stopped = [line for line in told.splitlines() if ": fejl: CPR-nummer" in line]
        assert code == 1
        *inside, _ = files
        assert [path for path in inside if not any(line.startswith(path) for line in stopped)] == []
        assert any("plan for" in line for line in stopped)
        assert tree(folder / "site") == before
        for number in numbers:
            assert _stands_in(number, folder / ".referat", told) == []


# What files say of their makers

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{0}</dc:creator>'
    "<cp:lastModifiedBy>{1}</cp:lastModifiedBy></cp:coreProperties>"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>{0}</Company><Manager>{1}</Manager></Properties>"
)
_MADE = ("creator", "saver", "company", "manager")
_MAKERS = (
    *(f"{kind} {who}" for kind in ("docx", "xlsx", "pptx") for who in _MADE),
    "pdf author", "jpeg artist", "jpeg comment", "jpeg place", "png author", "odt creator", "odt saver",
    "picture in docx", "original author",
)  # fmt: skip


def _made_by(package: bytes, said: Mapping[str, str], kind: str) -> bytes:
    """An Office document with the properties of its makers."""
    creator, saver, company, manager = (said[f"{kind} {who}"] for who in _MADE)
    target = io.BytesIO(package)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("docProps/core.xml", _CORE.format(creator, saver))
        archive.writestr("docProps/app.xml", _APP.format(company, manager))
    return target.getvalue()


def _photographed(artist: str, place: str, comment: str) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = artist
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = place.encode()
    return a_jpeg(exif=exif, comment=comment.encode())


def _open_document(creator: str, saver: str) -> bytes:
    office, meta = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    names = f'xmlns:office="{office}" xmlns:meta="{meta}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    said = f"<meta:initial-creator>{creator}</meta:initial-creator><dc:creator>{saver}</dc:creator>"
    return zipped({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": b'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f"<office:document-content {names}><office:body/></office:document-content>".encode(),
        "meta.xml": f"<office:document-meta {names}><office:meta>{said}</office:meta></office:document-meta>".encode(),
    })  # fmt: skip


def _made_files(said: Mapping[str, str]) -> dict[str, bytes]:
    photograph = _photographed(said["jpeg artist"], said["jpeg place"], said["jpeg comment"])
    framed = a_jpeg(comment=said["picture in docx"].encode())
    book = workbooks.a_workbook({"Ark": workbooks.sheet(workbooks.row(workbooks.words("A1", "Et tal")))})
    return {
        "brev.docx": _made_by(docxs.a_docx(docxs.paragraph("Et brev")), said, "docx"),
        "tal.xlsx": _made_by(book, said, "xlsx"),
        "oplaeg.pptx": _made_by(slides.a_presentation(slides.slide(slides.shape("Et oplæg"))), said, "pptx"),
        "plan.pdf": printed("En plan", author=said["pdf author"]),
        "foto.jpg": photograph,
        "kort.png": a_png(Author=said["png author"]),
        "notat.odt": _open_document(said["odt creator"], said["odt saver"]),
        "billede.docx": docxs.a_docx(docxs.paragraph("Et billede"), more={"word/media/image1.jpeg": framed}),
    }


@examples(1, 20)
@given(canaries(_MAKERS))
def test_what_files_say_of_their_makers_is_not_published(said: dict[str, str]) -> None:
    files = {f"{_FOLDER}/{name}": data for name, data in _made_files(said).items()}
    original = "originals/direktionen/2025-03-10.pdf"
    files[original] = printed("Referat", author=said["original author"])
    links = "\n".join(f"- [Fil](../../../{path})" for path in files if path != original)
    head = f"source:\n  file: {original}\n  sha256: x"
    files[_MEETING] = _meeting(head, f"## Punkt 1: Budget\n\n### Bilag\n\n{links}")
    with an_archive(files) as folder:
        assert spilled([folder / "content"], said).keys() == set(_MAKERS)
        told = built(folder)
        offered = {path.name for path in (folder / "site/bilag/direktionen/2025-03-10").iterdir()}
        assert offered == _made_files(said).keys(), told
        assert (folder / "site/moeder/direktionen/2025-03-10/original.pdf").is_file()
        assert spilled([folder / "site", folder / ".referat"], said) == {}


@pytest.mark.parametrize("name", ["locked", "scanned", "broken", "unknown"])
def test_what_nobody_can_look_into_is_said(name: str) -> None:
    word = an_example(["x"])["x"]
    files = {
        "locked": ("pdf", pdfs.drawn([pdfs.text(72, 72, word)], password="x")),  # noqa: S106 - of a file of no worth
        "scanned": ("pdf", pdfs.drawn([pdfs.picture()])),
        "broken": ("docx", b"PK\x03\x04" + word.encode()),
        "unknown": ("xyz", b"\x00\x01\x02" * 50),
    }
    ending, data = files[name]
    path = f"{_FOLDER}/fil.{ending}"
    body = f"## Punkt 1: Budget\n\n### Bilag\n\n- [Fil](../../../{path})"
    with an_archive({path: data, _MEETING: _meeting(body=body)}) as folder:
        told = run(folder, "build")[1]
        assert f"{path}: advarsel: kan ikke undersøges" in told
