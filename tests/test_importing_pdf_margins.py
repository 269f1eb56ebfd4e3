"""The edges of printed pages: running heads and feet, page numbers, and footnotes."""

from __future__ import annotations

from generator.importing.blocks import Heading, List, Paragraph
from generator.importing.document import read_document
from generator.model import Item
from tests.pdfs import Page, after, column, drawn, grid, read, rule, text

PROSE = ["Direktionen drøftede sagen og lagde vægt på, at borgerne bliver hørt tidligt, og at",
         "forvaltningen vender tilbage med et samlet oplæg, når høringen er slut, og med et",
         "regnskab for det hele."]  # fmt: skip


def pages(count: int, *running: Page) -> list[Page]:
    """Pages with text that differs, and each with a part of what runs over them."""
    return [[*column([f"{line} {chr(97 + place) * 3}" for line in PROSE], 120), *(running[place] if running else [])]
            for place in range(count)]  # fmt: skip


def taken(*printed: Page) -> list[tuple[str, str]]:
    return [(each.text, str(each.why)) for each in read(drawn(*printed)).removed]


def test_running_heads_and_feet_are_taken_out_and_told() -> None:
    running = [[text(400, 40, "Birkeå Kommune"), text(400, 52, "Åbent referat"), text(70, 800, f"Side {n} af 4")]
               for n in range(1, 5)]  # fmt: skip
    assert taken(*pages(4, *running)) == [
        each
        for n in range(1, 5)
        for each in (
            ("Birkeå Kommune", "gentages øverst eller nederst på siderne"),
            ("Åbent referat", "gentages øverst eller nederst på siderne"),
            (f"Side {n} af 4", "sidetal"),
        )
    ]


def test_heads_that_differ_between_left_and_right_pages_are_taken_out() -> None:
    running = [[text(70 if n % 2 else 400, 40, "Byrådet" if n % 2 else "Birkeå Kommune")] for n in range(8)]
    assert len(taken(*pages(8, *running))) == 8


def test_two_pages_are_enough_close_to_the_edge() -> None:
    running: list[Page] = [[text(70, 30, "Birkeå Kommune")] for _ in range(2)]
    assert len(taken(*pages(2, *running))) == 2
    assert taken(*pages(2, *[[text(70, 70, "Birkeå Kommune")] for _ in range(2)])) == []


def test_a_page_number_is_taken_out_of_a_document_of_one_page() -> None:
    assert taken([*column(PROSE), text(290, 800, "Side 1 af 1")]) == [("Side 1 af 1", "sidetal")]
    assert taken([*column(PROSE), text(290, 800, "1")]) == [("1", "sidetal")]


def test_items_that_begin_on_pages_of_their_own_stay() -> None:
    printed = [column([f"Punkt {n}: Lukket punkt", f"25/{n}"], 60) for n in range(1, 6)]
    assert taken(*printed) == []


def test_a_text_that_repeats_in_the_middle_of_pages_stays() -> None:
    printed = [column(["Godkendt.", chr(97 + n) * 9], 400) for n in range(5)]
    assert taken(*printed) == []


def test_the_first_running_line_stays_where_it_alone_tells_the_title() -> None:
    running = [[text(70, 40, "Referat Direktionen d. 10-03-2025")] for _ in range(4)]
    document = read(drawn(*pages(4, *running)))
    assert [each.line for each in document.removed] == [5, 9, 13]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "Referat Direktionen d. 10-03-2025"


def test_a_letterhead_in_a_table_is_a_running_head() -> None:
    running: list[Page] = [
        [*grid([60, 300, 500], [20, 50]), text(70, 40, "Birkeå Kommune"), text(310, 40, f"Side {n}")]
        for n in range(1, 4)
    ]
    assert [text for text, _ in taken(*pages(3, *running))] == [f"Birkeå Kommune Side {n}" for n in range(1, 4)]


def test_a_paragraph_goes_on_over_the_foot_and_the_head_between() -> None:
    running = [[text(70, 40, "Birkeå Kommune"), text(70, 800, f"Side {n}")] for n in range(1, 4)]
    tail, head = PROSE[0], "lægger vægt på tiden."
    first, second, third = running
    document = read(drawn([*first, *column([tail], 780)], [*second, *column([head], 120)], [*third, *column(PROSE)]))
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == f"{tail} {head}"
    assert document.text.splitlines()[1:5] == [tail, "Side 1", "Birkeå Kommune", head]
    assert document.page_starts == (1, 4, 7)


# footnotes


def noted(mark: str, note: str, *, ruled: bool = True) -> Page:
    page = [
        *column(PROSE),
        text(after(PROSE[0]), 96, mark, size=7),
        text(70, 760, mark, size=6),
        text(76, 764, note, size=9),
    ]
    return [*page, rule(70, 745, 210, 745)] if ruled else page


def test_a_note_at_the_foot_of_a_page_is_known_by_its_number_and_size() -> None:
    for ruled in (True, False):
        text_block, note = read(drawn(noted("1", "Se budgettet for 2026.", ruled=ruled))).blocks
        assert isinstance(text_block, Paragraph)
        assert "<sup>1</sup>" in text_block.text
        assert isinstance(note, Paragraph)
        assert note.text == "<sup>1</sup> Se budgettet for 2026."


def test_a_note_whose_mark_is_in_brackets_is_a_note() -> None:
    page = [*column(PROSE), text(after(PROSE[0]), 96, "[1]", size=7), text(70, 764, "[1] Se budgettet.", size=9)]
    text_block, note = read(drawn(page)).blocks
    assert isinstance(text_block, Paragraph)
    assert r"at\[1\]" in text_block.text
    assert isinstance(note, Paragraph)
    assert note.text == "<sup>1</sup> Se budgettet."


def test_a_note_waits_for_the_paragraph_that_the_page_break_parts() -> None:
    first = [text(70, 730, PROSE[0]), text(after(PROSE[0]), 726, "1", size=7), text(70, 764, "1 En note.", size=8)]
    document = read(drawn(first, [*column(["går videre her."], 60), *column(PROSE, 100)]))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Paragraph]
    assert isinstance(document.blocks[1], Paragraph)
    assert document.blocks[1].text == "<sup>1</sup> En note."
    assert document.text.splitlines()[1:3] == ["går videre her.", "1 En note."]


def test_small_print_without_a_mark_in_the_text_is_no_note() -> None:
    page = [*column(PROSE), text(70, 764, "1 Trykt på genbrugspapir", size=8)]
    assert all("<sup>" not in block.text for block in read(drawn(page)).blocks if isinstance(block, Paragraph))


def test_a_note_becomes_a_footnote_of_its_item() -> None:
    title = [text(70, 60, "REFERAT Direktionen d. 10-03-2025", size=18), *column(["Mødedeltagere Karen Holm"], 80)]
    item = [
        text(70, 110, "Punkt 1: Nyt rådhus", size=14),
        *column(["25/1204"], 126),
        text(70, 150, "Baggrund", bold=True),
    ]
    body = [*column(["Der er afsat penge"], 170), text(after("Der er afsat penge"), 166, "1", size=7)]
    note = [text(70, 760, "1", size=6), text(76, 764, "Se budgettet.", size=9)]
    filler = [text(70, 300, PROSE[0])]
    meeting = read_document(drawn([*title, *item, *body, *filler, *note])).meeting
    assert meeting is not None
    (found,) = meeting.items
    assert isinstance(found, Item)
    assert "Der er afsat penge[^1-1]" in found.sections[0].text
    assert "[^1-1]: Se budgettet." in found.sections[0].text


def test_a_list_at_the_foot_of_a_page_is_no_note() -> None:
    page = [*column(PROSE), *column(["1.", "2."], 740), *column(["godkender", "beslutter"], 740, x=90)]
    assert [type(block) for block in read(drawn(page)).blocks] == [Paragraph, List]
    assert not any(isinstance(block, Heading) for block in read(drawn(page)).blocks)
