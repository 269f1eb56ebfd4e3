"""The whole stage on small documents of the layouts that the real ones have; the golden pairs are in fixtures/."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content import content_path, format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import read_document
from generator.importing.audit import audit, words
from generator.importing.blocks import Paragraph, escape, markdown, plain
from generator.importing.decoding import decode, normalise
from generator.markup import to_html
from generator.model import ClosedItem, Item, TextLinks
from tests.builders import a_meeting, a_section, an_item

FIXTURES = Path(__file__).parent / "fixtures" / "importing"
HEAD = (
    "REFERAT Direktionen d. 10-03-2025\n\nMødedato Mandag d. 10. marts 2025 kl. 09:00\n\nMødedeltagere Karen Holm\n\n"
)
ITEM = "Punkt 1: Nyt rådhus\n\n25/1204\n\nBaggrund\n\nEn tekst.\n"


def told(text: str) -> list[str]:
    return [problem.in_language("da") for problem in read_document(text.encode()).problems]


def the_item(text: str) -> Item:
    meeting = read_document((HEAD + text).encode()).meeting
    assert meeting is not None
    item = meeting.items[0]
    assert isinstance(item, Item)
    return item


@pytest.mark.parametrize("name", ["plain", "marked", "layout-2015"])
def test_a_document_gives_its_content_file(name: str) -> None:
    read = read_document((FIXTURES / f"{name}.txt").read_bytes())
    assert read.problems == ()
    assert read.meeting is not None
    assert format(read.meeting) == (FIXTURES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["plain", "marked", "layout-2015"])
def test_no_word_is_lost_and_none_is_made_up(name: str) -> None:
    account = read_document((FIXTURES / f"{name}.txt").read_bytes()).audit
    assert account is not None
    assert account.words_in == account.kept + account.removed
    assert (account.lost, account.added) == ((), ())
    assert account.words_in == len(words((FIXTURES / f"{name}.txt").read_text(encoding="utf-8")))


def test_what_is_taken_out_is_listed_with_the_reason() -> None:
    removed = read_document((FIXTURES / "layout-2015.txt").read_bytes()).removed
    assert [(entry.text, str(entry.why)) for entry in removed if str(entry.why) != "indholdsfortegnelse"] == [
        ("Mødedato Mandag d. 10. marts 2025 kl. 10:00", "læst som mødets dato og tid"),
        ("Mødested", "ledetekst til mødestedet"),
        ("Mødedeltagere", "ledetekst til deltagerne"),
        ("Status på klimaplanen", "gentager punktets titel"),
        ("Huskeliste", "gentager punktets titel"),
    ]


def test_a_title_that_differs_from_the_contents_is_told() -> None:
    contents = "Indholdsfortegnelse\n\nNyt raadhus.....\t3\n\n"
    assert any(
        "Punkt 1 hedder «Nyt rådhus», men «Nyt raadhus» i indholdsfortegnelsen" in p
        for p in told(HEAD + contents + ITEM)
    )


def test_contents_of_another_length_are_told_once() -> None:
    contents = "Indholdsfortegnelse\n\nNyt rådhus.....\t3\nBudget.....\t4\n\n"
    assert [p.splitlines()[0] for p in told(HEAD + contents + ITEM)] == [
        "advarsel: Indholdsfortegnelsen har 2 punkter, dokumentet 1"
    ]


REFERAT = "REFERAT Direktionen d. 10-03-2025"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (HEAD.replace("Mandag", "Tirsdag") + ITEM, ":3: advarsel: 2025-03-10 var en mandag, men"),
        (HEAD.replace("10. m", "17. m") + ITEM, ":3: advarsel: Dokumentet har to datoer: 2025-03-10 og 2025-03-17"),
        (HEAD.replace("Mødedeltagere Karen Holm", "") + ITEM, "advarsel: Dokumentet nævner ingen deltagere"),
        (HEAD + ITEM.replace("Punkt 1: ", ""), "fejl: Der er ingen punkter i dokumentet"),
        (HEAD.replace(REFERAT, "") + ITEM, "fejl: Dokumentet siger ikke, hvem der holdt møde"),
        ("Kære alle\n\nHusk mødet.", "fejl: Dokumentet ligner ikke et referat"),
        ("", "fejl: Filen er tom"),
        ("\x00\x01\x02", "fejl: Filen er ikke tekst"),
        (HEAD + "En note.\n\n" + ITEM, "bemærk: Tekst før første punkt er bevaret som indledning: «En note.»"),
        (HEAD + ITEM + "\n[1] En note.", "advarsel: Noten [1] har intet mærke i teksten"),
    ],
    ids=range(10),
)  # fmt: skip
def test_doubt_is_told_and_never_guessed_away(document: str, message: str) -> None:
    assert any(message in problem for problem in told(document))


def test_text_under_a_closed_item_is_withheld_and_said_but_never_shown() -> None:
    read = read_document((HEAD + "Punkt 1: Lukket\n\n25/3310\n\nBaggrund\n\nHemmelig aftale.\n").encode())
    assert read.meeting is not None
    assert read.meeting.items == (ClosedItem("1", "Lukket", "25/3310"),)
    assert read.holds_closed_text
    assert "Hemmelig" not in repr(read.meeting) + repr(read.problems) + repr(read.removed)
    assert [problem.message.template for problem in read.problems] == [
        "Der står tekst under det lukkede punkt {number}; den er tilbageholdt"
    ]
    assert read.audit is not None
    assert read.audit.lost == ()


def test_a_line_in_the_text_that_looks_like_an_item_is_text() -> None:
    item = the_item("Punkt 1: A\n\n25/1\n\nBeslutning\n\nPunkt 2: Godkendt.\n\nPunkt 3: Udsat.\n")
    assert item.sections[0].text == "Punkt 2: Godkendt.\n\nPunkt 3: Udsat."


@pytest.mark.parametrize(
    ("printed", "case"),
    [
        ("25/1204", "25/1204"),
        ("2025/48591", "2025/48591"),
        ("Sagsnr.: 25/1204", "25/1204"),
        ("Sagsnr: 330-2018-3619", "330-2018-3619"),
        ("EMN-2025-003383", "EMN-2025-003383"),
        ("85.02.02-G01-5-17", "85.02.02-G01-5-17"),
    ],
)
def test_case_numbers_are_read_in_their_forms(printed: str, case: str) -> None:
    assert the_item(f"Punkt 1: A\n\n{printed}\n\nBaggrund\n\nTekst.\n").case == case


def test_an_item_without_a_case_number_has_none() -> None:
    assert the_item("Punkt 1: A\n\nBaggrund\n\nTekst.\n").case is None


def test_running_heads_and_page_numbers_are_taken_out_and_the_paragraph_joined() -> None:
    pages = (
        HEAD + "Punkt 1: A\n\n25/1\n\nBaggrund\n\nDer arbejdes",
        "REFERAT Direktionen d. 10-03-2025\n\nvidere med sagen.",
        "Andet afsnit.\n\nSide 3 af 3",
    )
    text = "\n\nSide 1 af 3\n\f".join(pages)
    read = read_document(text.encode())
    assert read.meeting is not None
    item = read.meeting.items[0]
    assert isinstance(item, Item)
    assert item.sections[0].text == "Der arbejdes videre med sagen.\n\nAndet afsnit."
    assert [entry.text for entry in read.removed if "side" in str(entry.why) or "titel" in str(entry.why)] == [
        "Side 1 af 3", "REFERAT Direktionen d. 10-03-2025", "Side 1 af 3", "Side 3 af 3",
    ]  # fmt: skip


def test_attachments_are_never_joined_or_taken_for_prose() -> None:
    item = the_item("Punkt 1: A\n\n25/1\n\nBilag\n\nPlan\n\nskitse\n\n- notat.pdf\n\n### Tegning\n")
    assert [attachment.title for attachment in item.attachments] == ["Plan", "skitse", "notat.pdf", "Tegning"]


def test_prose_under_the_attachments_is_kept_and_told() -> None:
    prose = "Ord " * 80
    read = read_document((HEAD + f"Punkt 1: A\n\n25/1\n\nBilag\n\nPlan\n\n{prose}\n").encode())
    assert read.meeting is not None
    item = read.meeting.items[0]
    assert isinstance(item, Item)
    assert item.sections[0].text == prose.strip()
    assert len(read.problems) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_documents_are_read_in_the_encodings_they_come_in(encoding: str) -> None:
    decoded = decode(HEAD.encode(encoding))
    assert decoded.text == HEAD
    assert bool(decoded.problems) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\xd8",
        codecs.BOM_UTF8 + b"\xff",
        b"\x81\x8d\x8f",
        "привет".encode("koi8-r"),
        b"%PDF-1.7\n\x00\xe2",
        b"PK\x03\x04\x00",
    ],
)
def test_what_is_no_known_text_is_refused(data: bytes) -> None:
    assert decode(data).text is None
    assert decode(data).problems[0].level == "error"


def test_only_ways_of_writing_the_same_are_folded() -> None:
    assert (
        normalise("Ha\u030andbog ﬁl\u00adnavn\u200b 5\u00a0kr.\r\nrekrutering") == "Håndbog filnavn 5 kr.\nrekrutering"
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_brings_the_reader_down(text: str) -> None:
    read = read_document((HEAD + ITEM + text).encode("utf-8", "replace"))
    assert read.meeting is not None or any(problem.level == "error" for problem in read.problems)


_soup = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "- ", "o ", "1. ", "\t", "| ", " |", "Bilag", "Baggrund", "ord ", "Ord, ", "#### ", "**fed** ",
         "---", "[1] ", "[\\[1\\]](#)", "<i>x</i>", "\f", "Punkt 2: To", "25/7", "* ", "`", "_u_ ", "  ", "Lukket",
         "```", "~~~", "> ", "Side 1 af 2", "Pkt. 3", "Punkt 2", "2. ", "2.", "Sagsnr. 25/8 ", "Dok.nr. 7 ", "Åbent",
         "Lukkede punkter", "Åbne punkter", "Beslutning: ", "Titel", "A. Sager", "Indhold", "(pkt. 2)", "Fraværende: ",
         "[1]", "<sup>[1]</sup>", "[x](http://a.dk/b_c) ", "a. Et", "- b. To", "c. Tre", "Sag: 25/1 blev ",
         "Ingen bilag", "Underskriftsblad", "Karen Holm"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(_soup)
def test_every_document_that_is_read_keeps_every_word_and_comes_back_from_its_file(soup: str) -> None:
    read = read_document((HEAD + ITEM + soup).encode())
    if read.meeting is None:
        assert any(problem.level == "error" for problem in read.problems)
        return
    assert read.audit is not None
    assert (read.audit.lost, read.audit.added) == ((), ())
    assert parse(format(read.meeting), content_path(read.meeting)).meeting == read.meeting


@given(st.text(st.sampled_from("ab *_`[]()<>#!\\&;|~^1.-+"), max_size=60))
def test_escaped_text_shows_just_that_text(text: str) -> None:
    line = " ".join(text.split())
    shown = to_html(markdown([Paragraph(1, escape(line))]), TextLinks(), "")
    assert plain(escape(line)) == line
    assert "<em>" not in shown
    assert "<code>" not in shown
    assert "<a " not in shown or "@" in line or "www." in line or "http" in line


def test_the_audit_counts_by_itself() -> None:
    meeting = a_meeting(an_item("1", "Nyt rådhus", "25/1", a_section("Baggrund", "En tekst.")), participants=())
    source = "REFERAT Direktionen d. 10-03-2025 Mødelokale 2 Punkt 1: Nyt rådhus 25/1 Baggrund En lille tekst. Fod"
    account = audit(source, meeting, ["Fod"])
    assert account.lost == ("lille",)
    assert account.added == ()
    assert (account.words_in, account.kept, account.removed) == (19, 17, 1)
    assert audit(source.replace("rådhus", ""), meeting, []).added == ("rådhus",)
