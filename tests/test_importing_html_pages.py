"""Whole pages: what stands around the minutes is told, and the minutes come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import format  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument, read_document
from generator.importing.blocks import Heading, markdown
from generator.importing.html import read_html
from generator.importing.reading import Document
from generator.model import ClosedItem, Item
from generator.problems import Problem

FIXTURES = Path(__file__).parent / "fixtures" / "importing" / "html"
AARHUS = Path(__file__).parent.parent.parent / "shared" / "minutes" / "publication" / "aarhus-byraad-agenda.html"


def page(html: str) -> Document:
    read = read_html(html.encode())
    assert isinstance(read, Document)
    return read


def told(document: Document | ReadDocument) -> list[tuple[str, str]]:
    return [(entry.text, str(entry.why)) for entry in document.removed]


@pytest.mark.parametrize("name", ["publication", "municipality", "word"])
def test_a_page_gives_its_content_file_and_loses_no_word(name: str) -> None:
    read = read_document((FIXTURES / f"{name}.html").read_bytes())
    assert read.meeting is not None
    assert format(read.meeting) == (FIXTURES / f"{name}.md").read_text(encoding="utf-8")
    assert read.audit is not None
    assert (read.audit.lost, read.audit.added) == ((), ())


def test_what_stands_around_the_minutes_is_told_with_the_reason() -> None:
    document = read_html((FIXTURES / "municipality.html").read_bytes())
    assert isinstance(document, Document)
    assert told(document) == [
        ("Gå til hovedindhold", "menu på siden"),
        ("Vi bruger cookies til statistik. Acceptér alle", "tekst om cookies"),
        ("Birkeå Kommune Søg på siden", "sidens hoved"),
        ("Forside Politik Bilag", "menu på siden"),
        ("Forside Referater", "sti til siden (brødkrumme)"),
        ("Del på Facebook", "står ved siden af selve indholdet"),
        ("Udskriv", "knap på siden"),
        ("Kontakt Ring på 12 34 56 78.", "står uden for selve indholdet"),
        ("Birkeå Kommune, Rådhuspladsen 1", "sidens fod"),
    ]


def test_where_a_page_marks_its_headings_a_line_of_text_is_none() -> None:
    html = (
        "<h1>Referat Byrådet d. 10-03-2025</h1><h2>Punkt 1: Forslag</h2><p>25/7</p>{}"
        "<p>Vi foreslår:</p><p>Beslutning</p><p>Byrådet pålægger administrationen at handle.</p>"
    )
    marked = read_document(html.format("<h3>Baggrund</h3>").encode()).meeting
    bare = read_document(html.format("<p>Baggrund</p>").encode()).meeting
    assert marked is not None
    assert bare is not None
    found = [[section.heading for section in item.sections] for m in (marked, bare) for item in m.items
             if isinstance(item, Item)]  # fmt: skip
    assert found == [["Baggrund"], ["Baggrund", "Beslutning"]]


def test_a_row_of_a_table_of_items_is_an_item() -> None:
    html = (
        "<table><tr><th>Pkt.</th><th>Emne</th></tr><tr><td>1</td><td><a href='#'>Første sag</a><p>Tekst</p></td></tr>"
        "<tr><td>2.</td><td>Anden sag</td></tr></table>"
    )
    assert [block.text for block in page(html).blocks if isinstance(block, Heading)] == [
        "Punkt 1: Første sag", "Punkt 2: Anden sag",
    ]  # fmt: skip
    assert told(page(html)) == [("Pkt. Emne", "overskrifter til kolonnerne")]


def test_a_table_of_items_that_come_again_is_a_table_of_contents() -> None:
    html = (
        "<table><tr><th>Punkt</th><th>Titel</th></tr><tr><td>1</td><td>Første sag</td></tr></table>"
        "<h2>1. Første sag</h2><p>Tekst</p>"
    )
    assert markdown(page(html).blocks) == "## 1. Første sag\n\nTekst"
    assert told(page(html)) == [("Punkt Titel 1 Første sag", "indholdsfortegnelse")]


@pytest.mark.parametrize(
    "html",
    [
        "<form id=aspnetForm><h2>Punkt 1: Sag</h2><p>Tekst</p></form>",
        "<div class=sidebar><h2>Punkt 1: Sag</h2><p>Tekst</p></div>",
        "<header><h2>Punkt 1: Sag</h2></header><p>Tekst</p>",
        "<h2><button aria-expanded=true>Punkt 1: Sag</button></h2><p>Tekst</p>",
        "<h2>Punkt 1: Sag</h2><article><header><p>Tekst</p></header></article>",
        "<main><p>Nyt</p></main><h2>Punkt 1: Sag</h2><p>Tekst</p>",
        "<main><h2>Punkt 1: Sag</h2></main><p>Tekst</p>",
        "<h2>Punkt 1: Sag</h2><a class='btn btn-link' href='/bilag/1.pdf'>Tekst</a>",
    ],
)
def test_the_minutes_are_never_taken_for_what_stands_around_them(html: str) -> None:
    blocks = markdown(page(html + "<p>Meget mere.</p>" * 9).blocks)
    assert "## Punkt 1: Sag" in blocks
    assert "Tekst" in blocks


def test_a_closed_items_hidden_text_is_in_no_account() -> None:
    html = (
        "<h1>Referat af møde i Byrådet den 12. marts 2025</h1><h2>Punkt 1: Lukket punkt</h2><p>25/12</p>"
        "<div hidden>hemmelig</div><button>hemmelig</button><p>hemmelig <img src=hemmelig></p><h2>Punkt 2: Åben</h2>"
        "<h3>Beslutning</h3><p>Godkendt.</p>"
    )
    read = read_document(html.replace("<h1>", "<html><h1>").encode())
    assert read.meeting is not None
    assert isinstance(read.meeting.items[0], ClosedItem)
    assert read.holds_closed_text
    assert "hemmelig" not in repr(read)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="hex">', "utf-8"),
        ('<meta charset="ibm865">', "cp865"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(head: str, encoding: str) -> None:
    read = read_html(f"<html><head>{head}</head><p>Rødgrød på åen".encode(encoding))
    assert isinstance(read, Document)
    assert read.text == "Rødgrød på åen"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Filen er tom"),
        (b"<html>\x00\x01", "Filen er ikke tekst"),
        (b"<html><body><div id=root></div><script>start()</script>", "Siden rummer ingen tekst"),
    ],
)
def test_a_page_without_text_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    read = read_html(data)
    assert isinstance(read, Problem)
    assert str(read.message).startswith(why)
    assert read.hint or why == "Filen er tom"


@pytest.mark.skipif(not AARHUS.is_file(), reason="the real minutes are not on this machine")
def test_the_agenda_of_firstagenda_publication() -> None:
    read = read_document(AARHUS.read_bytes())
    meeting = read.meeting
    assert meeting is not None
    assert (meeting.kind, meeting.date.isoformat(), meeting.time) == ("agenda", "2025-10-08", "16:00")
    assert (meeting.body, meeting.place, meeting.preamble) == ("Aarhus Byråd", "Byrådssalen", "")
    assert [item.number for item in meeting.items] == [str(number) for number in range(1, 34)]
    assert [item.case for item in meeting.items][:3] == ["EMN-2023-009832", "EMN-2025-008308", "EMN-2025-008308"]
    assert meeting.items[20].title == "Lokalplan 1246 Åbyhøj Idrætscenter – Endelig"
    open_items = [item for item in meeting.items if isinstance(item, Item)]
    assert len(open_items) == 33
    assert not any(section.kind == "decision" for item in open_items for section in item.sections)
    counts = [len(item.attachments) for item in open_items]
    assert (sum(counts), counts[:8]) == (636, [0, 22, 9, 13, 44, 63, 159, 70])
    assert open_items[1].attachments[0].title == "Indstilling"
    headings = [section.heading for section in open_items[16].sections]
    assert headings[-5:] == [
        "Resume", "Beslutningspunkter", "Borgmesterens afdelings påtegning", "Sagsforløb", "Bilag",
    ]  # fmt: skip
    assert read.audit is not None
    assert (read.audit.lost, read.audit.added) == ((), ())
    assert {str(entry.why) for entry in read.removed} >= {"menu på siden", "dialogboks på siden", "knap på siden"}
