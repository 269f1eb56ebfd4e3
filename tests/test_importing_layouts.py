"""Documents as other extractors make them: what a careful secretary would read in each."""

from __future__ import annotations

import time

import pytest

from generator.importing import read_document
from generator.importing.audit import audit
from generator.model import ClosedItem, Item, Meeting
from tests.builders import a_meeting, a_section, an_item

TITLE = "REFERAT Kulturudvalget d. 10-03-2025\n\n"
HEAD = TITLE + "Mødedato Mandag d. 10. marts 2025 kl. 09:00\n\nMødedeltagere Karen Holm\n\n"
ITEM = "Punkt 1: Nyt bibliotek\n\n25/1204\n\nBaggrund\n\n"


def meeting(text: str) -> Meeting:
    read = read_document(text.encode())
    assert read.meeting is not None, [problem.in_language("da") for problem in read.problems]
    return read.meeting


def items(text: str) -> list[tuple[str, str, str | None]]:
    return [(item.number, item.title, item.case) for item in meeting(HEAD + text).items]


def sections(text: str) -> list[tuple[str, str]]:
    item = meeting(HEAD + text).items[0]
    assert isinstance(item, Item)
    return [(section.heading, section.text) for section in item.sections]


def the_text(text: str) -> str:
    return sections(ITEM + text)[0][1]


def told(text: str) -> list[str]:
    return [problem.message.template for problem in read_document((HEAD + text).encode()).problems]


def participants(head: str) -> list[tuple[str, bool]]:
    return [(each.name, each.absent) for each in meeting(TITLE + head + "\n\n" + ITEM + "Tekst.").participants]


@pytest.mark.parametrize(
    "document",
    [
        "Punkt 1: Nyt museum\n=======\n\n25/7\n\nBaggrund\n--------\n\nTekst.\n\nBeslutning\n----------\n\nJa.",
        "**Punkt 1:** Nyt museum\n\n25/7\n\n**Baggrund**\n\nTekst.\n\n**Beslutning**:\n\nJa.",
        "## Punkt 1: **Nyt museum**\n\nSagsnr. 25/7\n\n__Baggrund:__\n\nTekst.\n\n**Beslutning:** Ja.",
        "Punkt 1: Nyt museum\n25/7\nBaggrund\nTekst.\nBeslutning\nJa.",
        "Punkt 1 - Nyt\nmuseum\n25/7\nBaggrund:\nTekst.\nBeslutning:\nJa.",
        "Punkt 1: Nyt museum (25/7)\n\nBaggrund\n\nTekst.\n\nBeslutning\n\nJa.",
        "Punkt 1: Nyt museum - sag 25/7\n\nBaggrund\n\nTekst.\n\nBeslutning\n\nJa.",
        "Punkt 1: Nyt museum 25/7\n\n25/7\n\nBaggrund\n\nTekst.\n\nBeslutning\n\nJa.",
        "Indhold\n\nNyt museum     3\n\nPunkt 1: Nyt\n\nmuseum\n\n25/7\n\nBaggrund\n\nTekst.\n\nBeslutning\n\nJa.",
    ],
    ids=range(9),
)  # fmt: skip
def test_one_item_in_many_dresses_is_the_same_item(document: str) -> None:
    assert items(document) == [("1", "Nyt museum", "25/7")]
    assert sections(document) == [("Baggrund", "Tekst."), ("Beslutning", "Ja.")]


def test_capitals_are_kept_as_printed() -> None:
    assert items("PUNKT 1: NYT MUSEUM\n\nSAGSNR. 25/7\n\nBAGGRUND\n\nTekst.") == [("1", "NYT MUSEUM", "25/7")]


def test_years_in_a_title_are_no_case_number_and_a_bare_number_is_told() -> None:
    assert items("Punkt 1: Budget 2024/2025\n\nBaggrund\n\nx") == [("1", "Budget 2024/2025", None)]
    text = "Punkt 1: Nyt museum 25/1204\n\nBaggrund\n\nx"
    assert items(text) == [("1", "Nyt museum", "25/1204")]
    assert told(text) == ["Sagsnummeret {case} er læst af titlen på punkt {number}"]


def test_closed_items_need_no_blank_lines_and_never_take_up_the_text_below() -> None:
    read = read_document((HEAD + "Punkt 1: Lukket\n25/1\nPunkt 2: Lukket\nHemmeligt.\n").encode())
    assert read.meeting is not None
    assert read.meeting.items == (ClosedItem("1", "Lukket", "25/1"), ClosedItem("2", "Lukket"))
    assert "Hemmeligt" not in repr(read.meeting) + repr(read.removed) + repr(read.problems)
    hidden = read_document((HEAD + "Punkt 1: Lukket\n\nhemmeligt\n\n25/1\n\nPunkt 9: hemmeligt\n").encode())
    assert "hemmeligt" not in repr(hidden)
    assert items("Punkt 1: Lukket 25/1\n\nHemmeligt.") == [("1", "Lukket", "25/1")]


def test_items_may_be_numbered_below_items() -> None:
    text = "".join(f"Punkt {number}: A\n\nBaggrund\n\nx\n\n" for number in ("1", "1.1", "1.2", "2"))
    assert [number for number, _, _ in items(text)] == ["1", "1.1", "1.2", "2"]


def test_a_line_that_runs_ahead_of_the_items_is_text_and_is_told() -> None:
    text = ITEM + "x\n\nPunkt 4: Kig\n\n25/9\n\nPunkt 2: B\n\n25/2\n\nBeslutning\n\nJa.\n\nPunkt 3: C\n\n25/3\n"
    assert [number for number, _, _ in items(text)] == ["1", "2", "3"]
    assert told(text) == ["En linje «{start} …» er læst som tekst, ikke som et punkt"]


def test_an_item_that_nothing_follows_is_known_from_the_contents_or_told() -> None:
    text = "Punkt 1: A\n\n25/1\n\nPunkt 2: Orientering\n\nPunkt 3: C\n\n25/3\n"
    assert [number for number, _, _ in items(text)] == ["1", "3"]
    assert told(text) == ["En linje «{start} …» er læst som tekst, ikke som et punkt"]
    assert [number for number, _, _ in items(f"Indhold\n\nA...3\nOrientering...4\nC...5\n\n{text}")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "contents",
    [
        "Nyt\nbibliotek ..... 3\nMuseum..... 4",
        "Nyt bibliotek . . ... 3\n\nMuseum\t4",
        "| Nyt | |\n| bibliotek..... | 3 |\n| Museum | 4 |",
        "1. Nyt bibliotek....3\n2. Museum....4",
        "Punkt 1: Nyt bibliotek      3\nPunkt 2: Museum      4",
        "Nyt bibliotek…\t3\nMuseum…\t4",
    ],
)
def test_contents_in_many_dresses_are_the_same_contents(contents: str) -> None:
    text = f"Indholdsfortegnelse\n\n{contents}\n\n{ITEM}x\n\nPunkt 2: Museum\n\n25/2\n"
    assert told(text) == []
    assert meeting(HEAD + text).preamble == ""
    assert len(told(text.replace("Museum", "Musæum", 1))) == 1


ALL = [("Karen Holm", False), ("Bo Lund", False), ("Ib Dam", True)]


@pytest.mark.parametrize(
    "head",
    [
        "Mødedeltagere Karen Holm, Bo\nLund, Ib Dam (Afbud)",
        "Mødedeltagere: Karen Holm og Bo Lund. Afbud: Ib Dam",
        "Mødedeltagere\nKaren Holm\nBo Lund\nIb Dam - afbud",
        "**Mødedeltagere**\n\nKaren Holm\n\nBo Lund\n\n**Fraværende:**\n\nIb Dam",
        "### Mødedeltagere\n\n- Karen Holm\n- Bo Lund\n\n### Afbud\n\n1. Ib Dam",
        "Mødedeltagere\tKaren Holm, Bo Lund\nAfbud\tIb Dam",
        "| Mødedeltagere | Karen Holm, Bo Lund |\n|---|---|\n| Afbud | Ib Dam |",
        "Mødested: Salen\nMødedeltagere: Karen Holm, Bo Lund, Ib Dam, afbud\nFraværende: Ingen",
    ],
)
def test_participants_are_read_however_they_are_set(head: str) -> None:
    assert participants(head) == ALL


def test_facts_may_stand_below_their_labels_or_line_by_line() -> None:
    for head in (
        "Mødedato\n\n10. marts 2025\n\nMødetidspunkt\n\nkl. 09:00\n\nMødested\n\nSalen",
        "Mødedato: 10. marts 2025 kl. 9.00\nMødested: Salen\nMødested: Salen\nUdvalg: Kulturudvalget",
    ):
        read = meeting(TITLE + head + "\n\n" + ITEM + "x")
        assert (read.time, read.place, read.preamble) == ("09:00", "Salen", "")


def test_a_title_may_be_broken_over_lines() -> None:
    read = meeting("REFERAT\n\nUdvalget for kultur\nog fritid mandag den 10. marts 2025\n\n" + ITEM + "x")
    assert (read.body, str(read.date)) == ("Udvalget for kultur og fritid", "2025-03-10")


@pytest.mark.parametrize("furniture", ["Side {} af 9", "Kulturudvalget\n\nSide {}", "{}", "- {} -", "Kultur  Side {}"])
def test_what_pages_print_around_the_text_is_taken_out(furniture: str) -> None:
    pages = ["Der arbejdes", "videre.", "Nyt\n\n1. Et", "2. To", "A\tB\n1\t2", "3\t4"]
    text = "".join(f"{page}\n\n{furniture.format(number)}\n\n" for number, page in enumerate(pages, 3))
    assert the_text(text).split("\n\n") == [
        "Der arbejdes videre.", "Nyt", "1. Et\n2. To", "| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |",
    ]  # fmt: skip


def test_text_that_only_looks_like_page_furniture_stays() -> None:
    assert the_text("Se rapporten\nside 3.\n\n7\n\nFærdig.") == "Se rapporten side 3.\n\n7\n\nFærdig."
    attachments = "Punkt {0}: A\n\n25/{0}\n\nBilag\n\nReferat fra seminar 2021\n\n"
    assert all(item.attachments for item in meeting(HEAD + attachments.format(1) + attachments.format(2)).items
               if isinstance(item, Item))  # fmt: skip


def test_bullets_of_all_kinds_are_bullets() -> None:
    assert the_text("o A\no B") == "- A\n- B"
    assert the_text("• A\n  o B\n·C\n? D\n\uf0b7 E\n– F\n➢ G\na) H") == "- A\n  - B\n- C\n- D\n- E\n- F\n- G\n- a) H"
    assert the_text("Mødet er den\n\n10. marts 2025") == "Mødet er den\n\n10\\. marts 2025"


def test_a_word_broken_at_a_line_end_is_joined_and_keeps_its_hyphen() -> None:
    assert the_text("I Høje-\nTaastrup: tids-\nog procesplan, budget-\nlægning") == (
        "I Høje-Taastrup: tids- og procesplan, budget-lægning"
    )


def test_a_number_goes_on_after_a_hyphen_at_a_line_end() -> None:
    assert the_text("Efter Covid-\n19 gælder aftalen 2022-\n2025 for tids-\nog planer -\n3 i alt") == (
        "Efter Covid-19 gælder aftalen 2022-2025 for tids- og planer - 3 i alt"
    )


def test_notes_line_by_line_are_each_a_note() -> None:
    text = "A[1] og B<sup>2</sup>.\n\n[1] Første.\n[2] Anden,\nlang."
    assert the_text(text) == "A[^1-1] og B[^1-2].\n\n[^1-1]: Første.\n\n[^1-2]: Anden, lang."


def test_marks_inside_a_word_and_letters_in_html_are_read() -> None:
    assert the_text("[informations](#)materiale") == "informationsmateriale"
    assert the_text("K&oslash;b &amp; salg&nbsp;nu &lt;3") == "Køb & salg nu &lt;3"


def test_attachments_are_one_a_line_and_keep_their_numbers() -> None:
    long = "En plan for alle kommunens bygninger, som skal renoveres i perioden"
    for lines, titles in (
        ("Plan\nNotat.pdf", ["Plan", "Notat.pdf"]),
        ("1. Plan\n2. Notat", ["1. Plan", "2. Notat"]),
        (f"{long}\nfrem til 2030\nNotat", [f"{long} frem til 2030", "Notat"]),
    ):
        item = meeting(HEAD + f"Punkt 1: A\n\n25/1\n\nBilag\n{lines}\n").items[0]
        assert isinstance(item, Item)
        assert [each.title for each in item.attachments] == titles


def test_the_audit_sees_text_that_moved_to_another_item() -> None:
    first, second = a_section("Baggrund", "Et."), a_section("Baggrund", "To.")
    source = "Punkt 1: A 25/1 Baggrund Et. Punkt 2: B 25/2 Baggrund To."

    def moved(*texts: str) -> str:
        parts = [a_section("Baggrund", text) for text in texts]
        found = a_meeting(an_item("1", "A", "25/1", parts[0]), an_item("2", "B", "25/2", parts[1]))
        return audit(source, found, []).moved

    assert moved(first.text, second.text) == ""
    assert moved(second.text, first.text).startswith("punkt 2 b")


@pytest.mark.parametrize(
    "text",
    [
        "\\[" * 200_000, "**a " * 100_000, "[a](" * 100_000, "#" * 50_000, "- x\n\n" * 30_000, "| a " * 100_000,
        "ord uden stop\n\n" * 30_000, "<" * 300_000, "Referat fra 2021\n\n" * 30_000, "- " * 200_000 + "x",
        "x[1]\n\n[1] y\n\n" * 20_000, "[a](http://x.dk) b\n\n" * 20_000, "Bilag\n\na. x\n\nb. y\n\n" * 10_000,
    ],
    ids=range(13),
)  # fmt: skip
def test_no_document_takes_more_time_than_it_is_long(text: str) -> None:
    before = time.perf_counter()
    assert read_document((HEAD + ITEM + text).encode()).meeting is not None
    assert time.perf_counter() - before < 10  # a second or less; anything quadratic takes minutes


def test_a_table_head_that_a_new_page_repeats_is_taken_out_and_told() -> None:
    text = "Navn\tPris\nA\t1\n\nNavn\tPris\nB\t2\n"
    assert the_text(text) == "| Navn | Pris |\n| --- | --- |\n| A | 1 |\n| B | 2 |"
    removed = read_document((HEAD + ITEM + text).encode()).removed
    assert ("Navn Pris", "tabellens hoved gentaget på en ny side") in [(each.text, str(each.why)) for each in removed]


def test_a_pipe_table_needs_no_pipe_at_its_edges() -> None:
    assert the_text("A | B\n--- | ---\n1 | 2\n") == "| A | B |\n| --- | --- |\n| 1 | 2 |"
    assert the_text("Enten | eller\n") == "Enten | eller"


def test_bullets_that_blank_lines_part_keep_their_levels() -> None:
    assert the_text("- A\n\no B\n\no C\n\n- D\n") == "- A\n  - B\n  - C\n- D"


def test_a_line_break_never_opens_another_kind_of_block() -> None:
    assert the_text("Se:  \n``` **x**") == "Se:\\\n\\``` **x**"


@pytest.mark.parametrize(
    "page", ["Kulturudvalget\nReferat\nÅbent referat\n{}", "{}\nÅbent referat\nKulturudvalget\nDato: 10.03.2025"]
)
def test_a_running_head_of_several_lines_is_taken_out(page: str) -> None:
    texts = [f"Tekst på side {word}." for word in ("et", "to", "tre", "fire")]
    assert the_text("".join(f"\f{page.format(text)}\n" for text in texts)).split("\n\n") == texts


def test_a_running_head_that_closes_what_follows_is_believed() -> None:
    pages = "\f".join(f"Lukket referat\nHemmeligt {word}." for word in ("et", "to", "tre", "fire"))
    found = read_document((HEAD + ITEM + "Tekst.\n\f" + pages).encode())
    assert "Hemmeligt" not in repr(found)
    assert found.holds_closed_text


def test_headings_run_in_and_absences_begin_anew_without_blank_lines() -> None:
    assert sections("Punkt 1: A\n25/1\nTekst.\nBeslutning: Godkendt\nsom indstillet.\nFraværende: Ib Dam\n") == [
        ("", "Tekst."),
        ("Beslutning", "Godkendt som indstillet.\n\nFraværende: Ib Dam"),
    ]


def test_who_proposes_is_text_below_the_recommendation_and_a_heading_elsewhere() -> None:
    proposal = "Administrationen indstiller, at\n\nplanen godkendes.\n"
    assert sections(f"Punkt 1: A\n\n25/1\n\nIndstilling\n\n{proposal}") == [
        ("Indstilling", "Administrationen indstiller, at planen godkendes.")
    ]
    assert sections(f"Punkt 1: A\n\n25/1\n\nBaggrund\n\nx.\n\n{proposal}") == [
        ("Baggrund", "x."), ("Administrationen indstiller, at", "planen godkendes."),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Lukkede kredsløb i vandforsyningen", "Referat fra lukket møde"])
def test_an_item_that_may_be_closed_is_closed_and_told(title: str) -> None:
    read = read_document((HEAD + f"Punkt 1: Plan\n25/1\n\nPunkt 2: {title}\n25/2\n\nHemmeligt.\n").encode())
    assert read.meeting is not None
    assert read.meeting.items[1] == ClosedItem("2", f"Lukket: {title}", "25/2")
    assert "Hemmeligt" not in repr(read)
    assert "Punkt 2 er læst som lukket; titlen har fået «Lukket:» foran" in [
        str(each.message) for each in read.problems
    ]


def test_a_closed_word_above_an_item_closes_it_and_not_the_one_before() -> None:
    read = read_document((HEAD + "Punkt 1: Plan\n25/1\n\nTekst.\n\nLUKKET\n\nPunkt 2: Køb\n25/2\n\nTekst.\n").encode())
    assert read.meeting is not None
    assert [type(item) for item in read.meeting.items] == [Item, ClosedItem]


def test_a_line_with_the_number_of_an_item_below_is_text_of_the_closed_item_above() -> None:
    fakes = "Punkt 3: A\n25/8\n\nPunkt 4: B\n25/9\n\nHemmeligt.\n\n"
    text = f"Punkt 1: Plan\n25/1\n\nPunkt 2: Lukket\n25/2\n\n{fakes}Punkt 3: Plads\n25/3\n\nPunkt 4: Park\n25/4\n"
    assert items(text) == [
        ("1", "Plan", "25/1"),
        ("2", "Lukket", "25/2"),
        ("3", "Plads", "25/3"),
        ("4", "Park", "25/4"),
    ]
    assert "Hemmeligt" not in repr(read_document((HEAD + text).encode()))


def test_an_item_that_nobody_can_tell_from_a_closed_items_text_is_closed() -> None:
    text = "Punkt 1: Lukket\n\nPunkt 2: Plan\n25/2\n\nHemmeligt.\n\nPunkt 3: Plads\n25/3\n\nPunkt 2: Park\n25/2\n"
    assert "Hemmeligt" not in repr(read_document((HEAD + text).encode()))
