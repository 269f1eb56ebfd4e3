"""Heads as municipalities print them, read from text; the layouts are those of `shared/reference/minutes.md`."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing import read_document
from generator.importing.attendance_in_items import attendance_in
from generator.importing.audit import words
from generator.importing.blocks import Block, Paragraph, Table
from generator.importing.head import Head, read_head
from generator.importing.names import is_name, merged
from generator.importing.starts import landmark
from generator.importing.text import read_text
from generator.model import Attendance
from tests.builders import a_section, an_item

TITLE = "REFERAT Byrådet d. 10-03-2025\n\n"
PUBLICATION = (
    "Referat 10. marts 2025 kl. 15.45\n\nByrådet – Salen\n\nUdvalg:\n\nByrådet\n\nMødedato:\n\n"
    "mandag den 10. marts 2025 kl. 15.45\n\nMødested:\n\nSalen\n\nInformation:\n\nMødedeltagere:"
)
KAREN, BO, IB = Attendance("Karen Holm"), Attendance("Bo Lund"), Attendance("Ib Dam")


def head(text: str) -> Head:
    return read_head(read_text(text, landmark).blocks)


def people(text: str) -> list[Attendance]:
    """Who is read, of a head in which all is understood and nothing is in doubt."""
    read = head(TITLE + text)
    assert (read.preamble, read.problems) == ("", [])
    return read.participants


def told(text: str) -> list[str]:
    return [problem.message.template for problem in head(text).problems]


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        ("REFERAT Byrådet d. 10-03-2025", ("minutes", "Byrådet", "", "")),
        ("Referat (10. marts 2025)\n\nUdvalg: Byrådet", ("minutes", "Byrådet", "", "")),
        ("Referat\ntil\nmødet i Byrådet\nden 10. marts 2025 kl. 17:00", ("minutes", "Byrådet", "17:00", "")),
        ("Byrådets møde mandag den 10. marts 2025 kl. 9.00 i Salen", ("minutes", "Byrådet", "09:00", "Salen")),
        ("Referat\n\nByrådet\n\nmandag den 10. marts 2025, kl. 13:00\n\ni Salen, Birkeå Rådhus\n\nÅbent referat",
         ("minutes", "Byrådet", "13:00", "Salen, Birkeå Rådhus")),
        (PUBLICATION, ("minutes", "Byrådet", "15:45", "Salen")),
        ("Beslutningsprotokol\n\nByrådet\n\n10-03-2025", ("minutes", "Byrådet", "", "")),
        ("Byrådet, 10-03-2025", ("minutes", "Byrådet", "", "")),
        ("Mandag, Marts 10, 2025 - 18:00\n\nByrådet", ("minutes", "Byrådet", "18:00", "")),
        ("10-marts-2025\n\nUdvalg: Byrådet", ("minutes", "Byrådet", "", "")),
        ("Udvalg\tByrådet\nMødedato\t10.03.2025, kl. 11:00\nSted\tSalen", ("minutes", "Byrådet", "11:00", "Salen")),
        ("Møde i Byrådet\nDato: 10. marts 2025 Tidspunkt: kl. 9-11 Sted: Salen",
         ("minutes", "Byrådet", "09:00-11:00", "Salen")),
        ("Udvalg: Byrådet\nDato: 10/3-2025\nStarttidspunkt: 09:00:00\nSluttidspunkt: 11:30\nLokale: Salen",
         ("minutes", "Byrådet", "09:00-11:30", "Salen")),
        ("Dagsorden for møde i Byrådet mandag den 10. marts 2025", ("agenda", "Byrådet", "", "")),
        ("Åben dagsorden\n\nUdvalg: Byrådet\nDato: 10-03-2025", ("agenda", "Byrådet", "", "")),
        ("Tillægsdagsorden til Byrådets møde d. 10/3-2025", ("agenda", "Byrådet", "", "")),
        ("Dagsorden\n\nReferat Byrådet 10-03-2025", ("minutes", "Byrådet", "", "")),
        ("Referat af møde i Byrådet\nDato: 10. marts 2025\nLokale: Salen", ("minutes", "Byrådet", "", "Salen")),
        ("Referat fra ordinært møde i\nByrådet\n\n10-03-2025", ("minutes", "Byrådet", "", "")),
        ("Dagsorden for møde i Byrådet\n\nmandag den 10. marts 2025 kl. 17", ("agenda", "Byrådet", "17:00", "")),
    ],
)  # fmt: skip
def test_a_head_says_what_met_when_and_where(printed: str, facts: tuple[str, str, str, str]) -> None:
    read = head(printed)
    assert (read.kind, read.body, read.time, read.place) == facts
    assert (read.date, read.preamble, read.problems) == (dt.date(2025, 3, 10), "", [])
    assert _words_of(read) == Counter(words(printed))


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Referat\ntil\nmødet i Byrådet\nden 10. marts 2025", "Referat til mødet i Byrådet den 10. marts 2025"),
        ("Byrådets møde den 10. marts 2025 i Salen", "Byrådets møde den 10. marts 2025"),
        ("Referat\n\nUdvalg: Byrådet\nDato: 10-03-2025", ""),
        ("Referat af møde i Byrådet\nDato: 10. marts 2025", "Referat af møde i Byrådet"),
        ("Referat af møde i går\nUdvalg: Byrådet\nDato: 10. marts 2025", ""),
    ],
)
def test_the_title_is_as_printed_without_the_place(printed: str, title: str) -> None:
    assert head(printed).title == title


def test_a_letterhead_is_no_part_of_the_title_below_it() -> None:
    read = head("Birkeå Kommune\n\nByrådets møde den 10. marts 2025")
    assert (read.body, read.preamble) == ("Byrådet", "Birkeå Kommune")


def test_a_running_head_that_repeats_the_title_and_the_date_is_taken_out() -> None:
    read = head("Byrådet\n\nReferat\n\nDato: 10.03.2025\n\nReferat\n\nByrådet\n\nmandag den 10. marts 2025\n\nByrådet")
    assert (read.title, read.preamble) == ("Referat Byrådet mandag den 10. marts 2025", "")


@pytest.mark.parametrize("sentence", ["Dato for næste møde: 7. april 2025", "Mødedatoer i 2025 er aftalt.",
                                      "Sted for næste møde er Salen.", "Formand for udvalget er valgt."])  # fmt: skip
def test_a_sentence_that_begins_with_a_label_is_no_fact(sentence: str) -> None:
    read = head(TITLE + sentence)
    assert (read.date, read.place, read.participants, read.preamble) == (dt.date(2025, 3, 10), "", [], sentence)


def test_words_beside_a_date_are_kept_with_it() -> None:
    read = head("Udvalg: Byrådet\n\nDato: 10. marts 2025 (fællesmøde)")
    assert (read.date, read.preamble) == (dt.date(2025, 3, 10), "Dato: 10. marts 2025 (fællesmøde)")


def test_a_second_place_is_kept_and_the_same_one_again_is_taken_out() -> None:
    first = "Byrådets møde den 10. marts 2025 i Salen\n\n"
    for line in ("Dato: 10. marts 2025 i Foyeren", "mandag den 10. marts 2025 i Foyeren"):
        assert (head(first + line).place, head(first + line).preamble) == ("Salen", line)
    assert head(first + "Dato: 10. marts 2025 i Salen").preamble == ""


def test_a_year_of_two_digits_is_read_after_a_label_and_told() -> None:
    assert head("Udvalg: Byrådet\nDato: 10-03-25").date == dt.date(2025, 3, 10)
    assert told("Udvalg: Byrådet\nDato: 10-03-25") == ["«{printed}» er læst som datoen {date}"]
    assert head("Byrådet\n\n10-03-25").date is None


@pytest.mark.parametrize(
    "printed",
    [
        "Deltagere:\nKaren Holm (A)\nBo Lund ()\nIb Dam (V), formand",
        "Medlemmer: Karen Holm (A), Bo Lund, Ib Dam (V), formand",
        "Medlemmer: Karen Holm (A) Bo Lund, Formand Ib Dam (V)",
        "Mødedeltagere\n\n- Karen Holm (A)\n- Bo Lund\n- Ib Dam (V) - formand",
        "| Medlemmer | |\n|---|---|\n| Karen Holm (A) | Bo Lund |\n| Formand Ib Dam (V) | |",
        "| Navn | Parti | Rolle |\n|---|---|---|\n| Karen Holm | A | |\n| Bo Lund | | |\n| Ib Dam | V | formand |",
        "Til stede\n\nKaren Holm (A)\n\nBo Lund\n\nFormand\n\nIb Dam (V)\n\nAfbud/Fraværende",
        "Tilstede var Karen Holm (A), Bo Lund og Ib Dam, (V), formand.",
        "Indkaldelse: Karen Holm (A); Bo\nLund; Ib Dam (formand) (V)",
    ],
)
def test_a_list_in_many_dresses_is_the_same_list(printed: str) -> None:
    assert people(printed) == [Attendance("Karen Holm", party="A"), BO, Attendance("Ib Dam", role="formand", party="V")]


@pytest.mark.parametrize(
    "printed",
    [
        "Deltagere: Karen Holm\nFraværende: Bo Lund",
        "Deltagere i mødet: Karen Holm og Bo Lund (afbud)",
        "Karen Holm deltog i mødet.\n\nBo Lund deltog ikke.",
        "Til stede var Karen Holm. Bo Lund havde meldt afbud.",
        "Medlemmer: Karen Holm, Bo Lund\n\nAfbud fra Bo Lund",
        "Medlemmer: Karen Holm, Bo Lund\nBo Lund var ikke til stede.",
        "| Til stede | Fraværende med afbud |\n|---|---|\n| Karen Holm | Bo Lund |",
        "| Medlemmer | Fraværende |\n|---|---|\n| Karen Holm | |\n| Bo Lund | x |",
        "| Navn | Til stede |\n|---|---|\n| Karen Holm | Ja |\n| Bo Lund | Nej |",
        "Mødedeltagere: Karen Holm\nIkke til stede: Bo Lund\nFraværende uden afbud: Ingen",
    ],
)
def test_who_was_not_there_is_listed_once_as_absent(printed: str) -> None:
    assert people(printed) == [KAREN, Attendance("Bo Lund", absent=True)]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Bo Lund deltog ikke under punkterne 12-15.", "deltog ikke under punkterne 12-15"),
        ("Bo Lund forlod mødet kl. 17.40 under pkt. 5.", "forlod mødet kl. 17.40 under pkt. 5"),
        ("Bo Lund ankom kl. 9.20.", "ankom kl. 9.20"),
        ("Bo Lund var fraværende under punkt 3.", "var fraværende under punkt 3"),
        ("Bo Lund var inhabil under punkt 4.", "var inhabil under punkt 4"),
        ("Bo Lund deltog via Teams.", "deltog via Teams"),
    ],
)  # fmt: skip
def test_partial_attendance_is_a_note_and_no_absence(sentence: str, note: str) -> None:
    assert people(f"Deltagere: Karen Holm, Bo Lund\n\n{sentence}") == [KAREN, Attendance("Bo Lund", note=note)]


@pytest.mark.parametrize(
    "printed",
    ["{} og {} deltog ikke under punkt 3.", "Deltagere: {}, {}\n\n{} og {} deltog ikke under punkt 3.",
     "{} deltog ikke under punkt 3.\n\n{} og {} deltog ikke under punkt 3."],
)  # fmt: skip
def test_what_a_sentence_says_of_several_is_said_of_each(printed: str) -> None:
    note = "deltog ikke under punkt 3"
    names = ["Karen Holm", "Bo Lund", "Karen Holm", "Bo Lund"] if "Deltagere" in printed else ["Karen Holm"] * 2
    text = printed.format(*[*names[:-1], "Bo Lund", "Bo Lund"])
    assert people(text) == [Attendance("Karen Holm", note=note), Attendance("Bo Lund", note=note)]
    assert account(text) == ((), ())


@pytest.mark.parametrize(
    ("printed", "common"),
    [
        ("Referent: Karen Holm, Bo Lund", Attendance("", role="referent")),
        ("Referent: Karen Holm og Bo Lund (referent)", Attendance("", role="referent")),
        ("Fraværende uden afbud:\nKaren Holm\nBo Lund", Attendance("", absent=True, note="uden afbud")),
        ("Formand: Karen Holm, Bo Lund", Attendance("")),
        ("Referent:\n\nKaren Holm\n\nBo Lund", Attendance("")),
    ],
)
def test_what_a_label_says_of_several_is_said_of_each(printed: str, common: Attendance) -> None:
    assert people(printed) == [merged(KAREN, common), merged(BO, common)]
    assert account(printed) == ((), ())


def account(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that are lost, and those that are made up."""
    read = read_document(f"{TITLE}{text}\n\nPunkt 1: Budget\n\n25/1\n\nTekst.\n".encode())
    assert read.meeting is not None
    assert read.audit is not None
    return read.audit.lost, read.audit.added


def test_a_substitute_is_present_and_the_one_that_is_listed_is_not() -> None:
    assert people("Medlemmer: Karen Holm, Bo Lund\n\nIb Dam (V) deltog i stedet for Bo Lund.") == [
        KAREN,
        Attendance("Bo Lund", absent=True),
        Attendance("Ib Dam", note="deltog i stedet for Bo Lund", party="V"),
    ]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Sekretær\n\nKaren Holm", Attendance("Karen Holm", role="sekretær")),
        ("Referent: Karen Holm (KHO)", Attendance("Karen Holm", role="referent", note="KHO")),
        ("Fraværende uden afbud: Karen Holm", Attendance("Karen Holm", absent=True, note="uden afbud")),
        ("Gæster: Direktør Karen Holm (Birkeå Vand)", Attendance("Karen Holm", role="direktør", note="Birkeå Vand")),
        ("Fra administrationen deltog kommunaldirektør Karen Holm.", Attendance("Karen Holm", role="kommunaldirektør")),
    ],
)
def test_a_label_may_say_what_the_one_below_it_is(printed: str, person: Attendance) -> None:
    assert people(printed) == [person]


def test_one_listed_in_two_places_is_one_and_two_of_one_name_are_two() -> None:
    listed = "Deltagere: Karen Holm (A), Karen Holm (V), Bo Lund\n\nReferent: Bo Lund"
    assert people(listed) == [
        Attendance("Karen Holm", party="A"),
        Attendance("Karen Holm", party="V"),
        Attendance("Bo Lund", role="referent"),
    ]


def test_names_in_a_list_may_wrap_and_lines_that_are_whole_do_not() -> None:
    wrapped = "Deltagere: Karen Holm, Anne Marie\nKrogh, Bo Lund"
    assert [person.name for person in people(wrapped)] == ["Karen Holm", "Anne Marie Krogh", "Bo Lund"]
    assert people("Deltagere:\nKaren Holm, Bo Lund\nIb Dam") == [KAREN, BO, IB]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Deltagere: Karen Holm, Økonomiafdelingen", "Økonomiafdelingen"),
        ("Deltagere:\nKaren Holm\nto medarbejdere fra Teknik", "to medarbejdere fra Teknik"),
        ("Deltagere: Karen Holm, Birkeå Kommune", "Birkeå Kommune"),
    ],
)
def test_what_is_not_certainly_a_name_stays_as_text_and_is_told(printed: str, kept: str) -> None:
    read = head(TITLE + printed)
    assert (read.participants, read.preamble) == ([KAREN], kept)
    assert told(TITLE + printed) == ["Det er uklart, om «{text}» er deltagere; det er bevaret som tekst"]


@pytest.mark.parametrize("printed", ["Deltagere: Direktionen", "Deltagere: Lars, Jørgen"])
def test_a_list_without_a_name_is_left_with_its_label(printed: str) -> None:
    assert (head(TITLE + printed).participants, head(TITLE + printed).preamble) == ([], printed)


@pytest.mark.parametrize(
    ("sentence", "is_doubted"),
    [
        ("Karen Holm og udvalget deltog ikke under punkt 3.", True),
        ("Centerchefen deltog under punkt 3.", True),
        ("Formanden bød velkommen.", False),
        ("Alle medlemmer var til stede.", False),
        ("Karen Holm skriver om byens historie.", False),
    ],
)
def test_no_name_is_made_of_a_sentence(sentence: str, is_doubted: bool) -> None:
    read = head(TITLE + sentence)
    assert (read.participants, read.preamble) == ([], sentence)
    assert bool(read.problems) == is_doubted


def test_one_who_is_not_ticked_where_others_are_is_absent_and_told() -> None:
    table = "| Navn | Til stede |\n|---|---|\n| Karen Holm | x |\n| Bo Lund | |"
    read = head(TITLE + table)
    assert read.participants == [KAREN, Attendance("Bo Lund", absent=True)]
    assert [problem.level for problem in read.problems] == ["warning"]


def test_empty_labels_are_taken_out_and_nobody_is_made_up() -> None:
    assert people("Mødedeltagere:\n\nAfbud/Fraværende\n\nInformation:") == []


@pytest.mark.parametrize(
    ("title", "text", "read"),
    [
        ("Godkendelse af dagsorden", "Fraværende med afbud:\n\nBo Lund\n\nDeltagerne var:\n\nKaren Holm (A), Ib Dam",
         (Attendance("Bo Lund", absent=True), Attendance("Karen Holm", party="A"), IB)),
        ("Godkendelse af dagsordenen", "Godkendt.\\\nAfbud: Bo Lund", (Attendance("Bo Lund", absent=True),)),
        ("Fraværende", "- Bo Lund", (Attendance("Bo Lund", absent=True),)),
        ("Fraværende", "Bo Lund var fraværende.", (Attendance("Bo Lund", absent=True),)),
        ("Fraværende", "Ingen", ()),
        ("Godkendelse af dagsorden", "Deltagere: Karen Holm, Økonomichefen", ()),
        ("Godkendelse af dagsorden", "Karen Holm fremlagde sagen.", ()),
        ("Budget", "Afbud: Bo Lund", ()),
    ],
)  # fmt: skip
def test_the_opening_item_may_list_who_was_there(title: str, text: str, read: tuple[Attendance, ...]) -> None:
    assert attendance_in(an_item("1", title, None, a_section("Beslutning", text))) == read


REAL = Path(__file__).parent.parent.parent / "shared" / "minutes" / "publication"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not on this machine")
def test_the_head_of_a_real_print_is_what_a_person_reads() -> None:
    read = read_document((REAL / "sundheds-og-forebyggelsesudvalget-2012.pdf").read_bytes()).meeting
    assert read is not None
    assert (read.date, read.time, read.kind, read.preamble) == (dt.date(2012, 12, 4), "13:00", "minutes", "")
    assert [person.party for person in read.participants] == ["A", "A", "F", "A", "V", "A", "A", ""]
    assert [person.role for person in read.participants] == ["formand", "næstformand", *[""] * 5, "sekretær"]
    assert not any(person.absent or person.note for person in read.participants)


def _words_of(read: Head) -> Counter[str]:
    """The words that a head keeps, each as often as it is printed, and those that it tells as taken out."""
    kept = [read.title, read.place, read.preamble, *(entry.text for entry in read.removed)]
    kept += [text for each in read.participants for text in (each.name, each.party, each.role, each.note)]
    return Counter(word for text in kept for word in words(text)) - Counter(read.copied)


_soup = st.lists(
    st.sampled_from(
        ["\n", "\n\n", " ", ", ", " og ", "; ", " (A)", " (afbud)", " - formand", "Karen Holm", "Bo Lund", "Ib Dam",
         "Mødedeltagere", "Fraværende uden afbud: ", "Afbud fra ", "Referent", "Sekretær: ", "Formand ",
         "Mødedato", "Mødested ", "Dato: ", "10. marts 2025", "21-06-21", "kl. 9-11", "i Salen",
         "på Rådhuset", "Udvalg: ", "Byrådet",
         "Referat ", "Dagsorden", "Information:", " deltog ikke.", " forlod mødet.", " deltog i stedet for Bo Lund",
         "| ", " |", "- ", "1. ", "# ", "Økonomiafdelingen", "Ingen", "Ekstra tekst her.", "(", ")", "\t", "mandag",
         "Navn", "Parti", "Til stede", "x", "Slut: 11:30", "Start: 9:00", "direktør for Teknik", "Tilstede var "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(_soup)
def test_every_word_of_a_head_is_kept_or_told_and_every_name_is_one(soup: str) -> None:
    document = read_text(soup, landmark)
    read = read_head(document.blocks)
    taken_out = Counter(word for entry in document.removed for word in words(entry.text))
    assert _words_of(read) + taken_out == Counter(words(soup))
    assert all(is_name(person.name) for person in read.participants)


@pytest.mark.parametrize(
    "blocks",
    [
        [Paragraph(line, "Deltagere:") for line in range(5_000)],
        [Paragraph(1, "Deltagere: " + "Karen Holm og " * 100_000)],
        [Paragraph(1, "Deltagere: " + "(" * 1_000_000)],
        [Paragraph(1, "Dato: x " * 50_000)],
        [Paragraph(1, "Karen Holm deltog ikke. " * 50_000)],
        [Table(1, (("Navn", "Parti"), *[("Karen Holm", "A")] * 5_000))],
    ],
    ids=range(6),
)
def test_a_head_that_no_document_has_takes_no_more_time_than_it_is_long(blocks: Sequence[Block]) -> None:
    began = time.perf_counter()
    read_head(blocks)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "line",
    ["LUKKET REFERAT", "Fortroligt referat", "Referat af lukket møde i Direktionen", "Lukket dagsorden for Direktionen",
     "Referat - lukket", "Lukket", "FORTROLIGT", "Status: Lukket", "Mødet blev holdt for lukkede døre."],
)  # fmt: skip
def test_a_document_that_says_that_it_is_closed_is_refused(line: str) -> None:
    text = f"{line}\n\nREFERAT Direktionen d. 10-03-2025\n\nPunkt 1: Plan\n25/1\n\nHemmeligt.\n"
    read = read_document(text.encode())
    assert read.meeting is None
    assert [str(each.message) for each in read.problems if each.level == "error"] == [
        "Dokumentet siger, at det er lukket; intet af det kommer med"
    ]
    assert "Hemmelig" not in repr(read)


@pytest.mark.parametrize("line", ["Punkt 7 behandles for lukkede døre.", "Åbent referat", "Formanden lukkede mødet."])
def test_what_a_head_says_of_an_item_does_not_close_the_document(line: str) -> None:
    text = f"REFERAT Direktionen d. 10-03-2025\n\n{line}\n\nPunkt 1: Plan\n25/1\n\nTekst.\n"
    assert read_document(text.encode()).meeting is not None
