"""Which lines of a document are items, in every layout of `shared/reference/minutes.md`.

Each document in fixtures/importing/layouts/ is written after one row of its table, with invented towns and people.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content import content_path, format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument, read_document
from generator.importing.blocks import Block, Entry, Heading, List, Paragraph, Table
from generator.importing.case_lines import read_case_line
from generator.importing.grammar import understand
from generator.importing.reading import Document
from generator.model import ClosedItem, Item, Meeting

LAYOUTS = sorted((Path(__file__).parent / "fixtures" / "importing" / "layouts").glob("*.txt"))
HEAD = "Referat af møde i Kulturudvalget den 10. marts 2025 kl. 9.00\n\nDeltagere: Karen Holm, Bo Lund\n\n"

every_layout = pytest.mark.parametrize("file", LAYOUTS, ids=[file.stem for file in LAYOUTS])


def read(text: str) -> ReadDocument:
    return read_document((HEAD + text).encode())


def meeting(document: ReadDocument) -> Meeting:
    assert document.meeting is not None, [problem.in_language("da") for problem in document.problems]
    return document.meeting


def items(text: str) -> list[tuple[str, str, str | None]]:
    return [(item.number, item.title, item.case) for item in meeting(read(text)).items]


def titles(text: str) -> list[str]:
    return [f"{number} {title}" for number, title, _ in items(text)]


def told(text: str) -> list[str]:
    return [problem.message.template for problem in read(text).problems]


def of_blocks(*blocks: Block) -> ReadDocument:
    """What is read of blocks that another reader gave, each on a line of its own."""
    head = (Heading(1, "Referat af møde i Kulturudvalget den 10. marts 2025", 1), Paragraph(2, "Deltagere: Karen Holm"))
    words = [text for block in (*head, *blocks) for text in _texts(block)]
    return understand(Document((*head, *blocks), (), "\n".join(words)))


def _texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case List():
            return [" ".join(f"{entry.marker} {entry.text}" for entry in block.entries)]
        case Table():
            return [" ".join(cell for row in block.rows for cell in row)]
        case _:
            return []


# The layouts, whole.


@every_layout
def test_a_document_of_each_layout_gives_its_content_file(file: Path) -> None:
    found = meeting(read_document(file.read_bytes()))
    assert format(found) == file.with_suffix(".md").read_text(encoding="utf-8")
    assert parse(format(found), content_path(found)).meeting == found


@every_layout
def test_no_layout_loses_a_word_or_lets_a_closed_one_out(file: Path) -> None:
    found = read_document(file.read_bytes())
    assert found.audit is not None
    assert (found.audit.lost, found.audit.added, found.audit.moved) == ((), (), "")
    assert "fortrolig" not in repr(found).lower()
    assert found.holds_closed_text == ("fortrolig" in file.read_text(encoding="utf-8"))


@every_layout
def test_each_item_and_section_tells_the_line_where_it_stands(file: Path) -> None:
    found = read_document(file.read_bytes())
    lines = found.text.split("\n")
    assert len(lines) == len(file.read_text(encoding="utf-8").split("\n"))
    for item, origin in zip(meeting(found).items, found.origins, strict=True):
        below = " ".join(lines[origin.line - 1 : origin.line + 3])
        assert item.title.removeprefix("Lukket: ").split()[0] in below
        if isinstance(item, Item):
            for section, line in zip(item.sections, origin.sections, strict=True):
                assert section.heading.split(" ")[:1] == lines[line - 1].split()[: bool(section.heading)] or (
                    section.heading.split(" ")[0] in lines[line - 1]
                )


# Numbered lists.

LISTS = {
    "a recommendation": "Indstilling\n\n1. at planen godkendes\n2. at den gælder fra maj\n\n",
    "capitals": "Indstilling\n\n1. Planen godkendes\n2. Den gælder fra maj\n3. Der sættes skilte op\n\n",
    "parted by blank lines": "Sagsfremstilling\n\n1. Stien anlægges\n\n2. Stien belyses\n\n3. Stien åbnes\n\n",
    "with text between": "Sagsfremstilling\n\n1. Stien\n\nDen er ny.\n\n2. Broen\n\nDen er gammel.\n\n3. Pladsen\n\n",
    "that goes on over a table": "Sagsfremstilling\n\n1. Et\n\nA\tB\n1\t2\n\n2. To\n\n",
    "of many": "Sagsfremstilling\n\n" + "".join(f"{number}. Forslag\n" for number in range(1, 13)) + "\n",
    "of one": "Indstilling\n\n1. Planen godkendes\n\n",
    "that begins anew": "Baggrund\n\n1. Et\n2. To\n\nOg:\n\n1. Tre\n2. Fire\n\n",
    "of years and dates": "Baggrund\n\n1. marts 2025 blev det besluttet.\n\n2. behandling er i maj.\n\n",
}  # fmt: skip
ITEM_LINES = {
    "2. Title": "{number}. {title}\n\n",
    "2.Title": "{number}.{title}\n\n",
    "Punkt 2: Title": "Punkt {number}: {title}\n\n",
    "Punkt 2 - Title": "Punkt {number} - {title}\n\n",
    "Pkt. 2 Title": "Pkt. {number} {title}\n\n",
    "Pkt. 2: Title": "Pkt. {number}: {title}\n\n",
    "Sag nr. 2: Title": "Sag nr. {number}: {title}\n\n",
    "Title (pkt. 2)": "{title} (pkt. {number})\n\n",
    "Punkt 2 below the title": "{title}\n\nPunkt {number}\n\n",
    "Punkt 2 above the title": "Punkt {number}\n\n{title}\n\n",
    "2. above the title": "{number}.\n\n{title}\n\n",
}
FILINGS = {
    "a case number": "Sagsnr. 25/{number}\n\n",
    "two lines": "Sagsnr.: 25/{number}\nDok.nr.: 2025-10{number}\n\n",
    "a section at once": "",
}


def document_of(line: str, filing: str, lists: list[str], first: int = 1) -> str:
    return "".join(
        (line + filing).format(number=number, title=f"Sagen om {number} broer") + text + "Beslutning\n\nGodkendt.\n\n"
        for number, text in enumerate(lists, first)
    )


@pytest.mark.parametrize("line", ITEM_LINES.values(), ids=ITEM_LINES)
@pytest.mark.parametrize("filing", FILINGS.values(), ids=FILINGS)
def test_no_numbered_list_in_an_item_is_taken_for_items(line: str, filing: str) -> None:
    for inner in LISTS.values():
        text = document_of(line, filing, [inner, inner, inner])
        assert titles(text) == [f"{number} Sagen om {number} broer" for number in (1, 2, 3)], inner


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(ITEM_LINES.values())),
    st.sampled_from(list(FILINGS.values())),
    st.lists(st.lists(st.sampled_from(list(LISTS.values())), max_size=3).map("".join), min_size=1, max_size=5),
    st.sampled_from([1, 87, 131]),
)
def test_whatever_lists_stand_in_them_the_items_are_those_of_the_layout(
    line: str, filing: str, lists: list[str], first: int
) -> None:
    expected = [f"{number} Sagen om {number} broer" for number in range(first, first + len(lists))]
    assert titles(document_of(line, filing, lists, first)) == expected


def test_a_list_whose_lines_have_case_numbers_is_no_items_where_others_hold_it() -> None:
    overview = "".join(f"{number}. Plan {number}\nSagsnr. 25/9{number}\n\n" for number in (1, 2, 3, 4))
    text = f"Punkt 1: Meddelelser\n\nSagsnr. 25/1\n\n{overview}Punkt 2: Eventuelt\n\nSagsnr. 25/2\n"
    assert titles(text) == ["1 Meddelelser", "2 Eventuelt"]


def test_of_two_lines_with_one_number_the_first_is_the_item_and_the_other_is_told() -> None:
    text = "1. A\nSagsnr. 25/1\n\nSe også:\n\n1. B\nSagsnr. 25/8\n\n2. C\nSagsnr. 25/2\n"
    assert titles(text) == ["1 A", "2 C"]
    assert told(text) == ["En linje «{start} …» er læst som tekst, ikke som et punkt"]


# What makes a line an item.


def test_a_number_that_is_left_out_is_told() -> None:
    text = "1. A\nSagsnr. 25/1\n\n3. C\nSagsnr. 25/3\n"
    assert told(text) == ["Mellem punkt {before} og {after} mangler der et punkt"]


def test_a_weak_line_fills_the_place_of_a_missing_number_and_no_other() -> None:
    text = "1. A\nSagsnr. 25/1\n\n2. Orientering\n\nBeslutning\n\nJa.\n\n3. C\nSagsnr. 25/3\n"
    assert titles(text) == ["1 A", "2 Orientering", "3 C"]
    assert titles(text.replace("2. O", "7. O")) == ["1 A", "3 C"]


def test_what_may_be_an_item_but_is_not_shown_to_be_is_text_and_told_with_its_line() -> None:
    text = "1. A\nSagsnr. 25/1\n\n2. Et forslag\n\nTekst.\n\n3. C\nSagsnr. 25/3\n"
    found = read(text)
    assert [item.number for item in meeting(found).items] == ["1", "3"]
    assert [(str(problem.message), problem.line) for problem in found.problems] == [
        ("En linje «2. …» er læst som tekst, ikke som et punkt", 8)
    ]


def test_items_known_by_their_numbers_only_are_told_one_by_one() -> None:
    text = "1. Velkomst\n\nVi bød velkommen.\n\n2. Regnskab\n\nDet blev godkendt.\n\n3. Eventuelt\n\nIntet.\n"
    assert titles(text) == ["1 Velkomst", "2 Regnskab", "3 Eventuelt"]
    assert told(text) == ["Punkt {number} er kun kendt på sit nummer"] * 2


def test_a_title_stops_where_its_line_is_not_full() -> None:
    assert titles("1. Fraværende\nIb Dam.\n\n2. Plan\nSagsnr. 25/2\n") == ["1 Fraværende", "2 Plan"]
    long = "En plan for alle kommunens bygninger og alle dens parker"
    assert titles(f"1. {long}\nOg Skove\nSagsnr. 25/1\n") == [f"1 {long} Og Skove"]


def test_a_contents_list_without_pages_is_no_items() -> None:
    text = (
        "Punkter til dagsorden\n\n1. Plan\n2. Skole\n\n1. Plan\n\nBeslutning\n\nJa.\n\n2. Skole\n\nBeslutning\n\nNej.\n"
    )
    assert titles(text) == ["1 Plan", "2 Skole"]
    assert told(text) == []


def test_headings_and_rows_and_bold_lines_are_items_without_more() -> None:
    for line in (
        lambda number, title: Heading(number * 10, f"{number} {title}", 2),
        lambda number, title: Heading(number * 10, f"{number}. {title}", 3),
        lambda number, title: Paragraph(number * 10, f"{number}. {title}", emphasised=True),
        lambda number, title: Table(number * 10, ((f"{number}.", title),)),
        lambda number, title: Table(number * 10, ((str(number), title),)),
    ):
        blocks = [
            block
            for number, title in ((1, "Plan"), (2, "Skole"))
            for block in (
                line(number, title),
                Paragraph(number * 10 + 1, "Tekst."),
                Heading(number * 10 + 2, "1. Et", 5),
            )
        ]
        found = meeting(of_blocks(*blocks))
        assert [(item.number, item.title) for item in found.items] == [("1", "Plan"), ("2", "Skole")]


def test_an_item_in_a_list_that_a_reader_saw_is_taken_out_of_it() -> None:
    numbered = List(3, (Entry(0, "1.", "Plan", 3), Entry(0, "2.", "Skole", 4)))
    found = meeting(
        of_blocks(
            List(3, (Entry(0, "1.", "Plan", 3),)),
            Paragraph(4, "Sagsnr. 25/1"),
            Paragraph(5, "Tekst."),
            List(6, (Entry(0, "-", "et", 6), Entry(0, "2.", "Skole", 7))),
            Paragraph(8, "Sagsnr. 25/2"),
            numbered,
        )
    )
    assert [(item.title, item.case) for item in found.items] == [("Plan", "25/1"), ("Skole", "25/2")]
    assert [section.text for item in found.items if isinstance(item, Item) for section in item.sections] == [
        "Tekst.\n\n- et", "1. Plan\n2. Skole",
    ]  # fmt: skip


def test_titles_without_numbers_are_numbered_and_that_is_told() -> None:
    text = "Plan\n\nSagsid.: 25/1\n\nTekst.\n\nSkole\n\nSagsid.: 25/2\n\nTekst.\n"
    assert items(text) == [("1", "Plan", "25/1"), ("2", "Skole", "25/2")]
    assert told(text) == ["Punkterne har ingen numre i dokumentet; de har fået numre i den rækkefølge, de står i"]


# Case lines.


@pytest.mark.parametrize(
    ("line", "case", "rest"),
    [
        ("Sagsnr: 14/110", "14/110", ""),
        ("EMN-2025-003383", "EMN-2025-003383", ""),
        ("Åbent - 00.22.00-G01-1-16", "00.22.00-G01-1-16", ""),
        ("Sagsnr.: 330-2018-3619  Dok.nr.: 330-2018-500312  Åbent", "330-2018-3619", "Dok.nr.: 330-2018-500312"),
        ("Sag 306-2009-600", "306-2009-600", ""),
        ("Sagsid.: 20/33839, Sagsinitialer: AGVA", "20/33839", "Sagsinitialer: AGVA"),
        ("Dok.nr.: 1965 / Sagsid.: 14/40 / Initialer: dosko / Åben sag", "14/40", "Dok.nr.: 1965, Initialer: dosko"),
        ("Sagsnr. 299835 Brevid. 3084433 Åbent punkt", "299835", "Brevid. 3084433"),
        ("J.nr.: Ø20 Sagsid.: Initialer: svl Åben sag", None, "J.nr.: Ø20, Initialer: svl"),
        ("Journalnr. 17/44 Sagsnr. 18/99", "18/99", "Journalnr. 17/44"),
        ("17.00.00A00 - 2008/048591", "17.00.00A00 - 2008/048591", ""),
        ("1-51-71-3321-08", "1-51-71-3321-08", ""),
        ("Sagsnummer 2011-29298", "2011-29298", ""),
    ],
)  # fmt: skip
def test_a_line_that_files_the_item_gives_its_case_number_and_keeps_the_rest(
    line: str, case: str | None, rest: str
) -> None:
    read_line = read_case_line(line)
    assert read_line is not None
    assert (read_line.case.number if read_line.case else None, read_line.besides(read_line.case)) == (case, rest)
    text = f"1. Plan\n{line}\n\nTekst.\n\n2. Skole\nSagsnr. 25/2\n"
    assert items(text)[0] == ("1", "Plan", case)
    item = meeting(read(text)).items[0]
    assert isinstance(item, Item)
    assert item.sections[0].text == "\n\n".join(filter(None, (rest, "Tekst.")))


@pytest.mark.parametrize(
    "line",
    ["Sag 25/1204 blev udsat", "Sagen åbnes", "Dok om noget", "Åben skole", "Lukket i dag", "Sagsnr.:", "Initialer", "",
     "Sag nr. 5: Plan", "- - -", "Kl. 10/12"],
)  # fmt: skip
def test_a_line_of_text_files_nothing(line: str) -> None:
    assert read_case_line(line) is None


# Closed items.

SECRET = "Hemmelig"  # noqa: S105 - no password
CLOSED = {
    "by the title": "2. Lukket: Køb\n\nSagsnr. 25/2\n\n{secret}\n\n",
    "by the title alone": "2. Lukket punkt\n{secret}\n\n",
    "by its end": "2. Køb - LUKKET SAG\n\n{secret}\n\n",
    "by the case line": "2. Køb\nSagsnr. 25/2 Lukket\n{secret}\n\n",
    "by a line": "2. Køb\nSagsnr. 25/2\n\nLukket punkt\n\n{secret}\n\n",
    "by a sentence": "2. Køb\nSagsnr. 25/2\n\nPunktet behandles for lukkede døre.\n\n{secret}\n\n",
    "by doors": "2. Køb for lukkede døre\nSagsnr. 25/2\n{secret}\n\n",
    "by its group": "Lukkede punkter\n\n2. Køb\nSagsnr. 25/2\n{secret}\n\n",
    "by its group and in no item": "Lukket dagsorden\n\n{secret}\n\n2. Køb\nSagsnr. 25/2\n\n",
    "by the group of doors": "Punkter for lukkede døre\n\n2. Køb\nSagsnr. 25/2\n{secret}\n\n",
    "by the contents": "",
}


@pytest.mark.parametrize("closed", CLOSED.values(), ids=CLOSED)
@pytest.mark.parametrize(
    "secret",
    [SECRET, f"{SECRET}t.\n\n1. {SECRET}\n2. {SECRET}", f"3. {SECRET}\n\nBeslutning\n\n{SECRET}",
     f"Bilag\n\n{SECRET}\n\nBeslutning: {SECRET}", f"A\tB\n{SECRET}\t2", f"[1] {SECRET}", f"Punkt 7: {SECRET}"],
    ids=range(7),
)  # fmt: skip
def test_nothing_of_a_closed_item_gets_out(closed: str, secret: str) -> None:
    contents = "" if closed else "Indhold\n\nÅbne punkter\n\nPlan\t1\n\nLukkede punkter\n\nKøb\t2\n\n"
    body = closed or "2. Køb\n\n{secret}\n\n"
    found = read(f"{contents}1. Plan\nSagsnr. 25/1\n\nTekst.\n\n{body.format(secret=secret)}")
    assert [type(item) for item in meeting(found).items] == [Item, ClosedItem]
    assert SECRET not in repr(found)
    assert found.holds_closed_text
    assert parse(format(meeting(found)), content_path(meeting(found))).meeting == found.meeting


def test_a_sentence_below_the_text_closes_the_item_too() -> None:
    found = read(f"1. Plan\nSagsnr. 25/1\n\nTekst.\n\n2. Køb\n\nBaggrund\n\n{SECRET}.\n\nPunktet er lukket.\n")
    assert [type(item) for item in meeting(found).items] == [Item, ClosedItem]
    assert SECRET not in repr(found)


def test_an_open_item_after_closed_ones_is_open_again() -> None:
    text = "1. Køb\nSagsnr. 25/1 Lukket\n\nTekst.\n\n2. Plan\nSagsnr. 25/2 Åbent\n\nTekst.\n"
    assert [type(item) for item in meeting(read(text)).items] == [ClosedItem, Item]
    groups = "Lukkede punkter\n\n1. Køb\nSagsnr. 25/1\n\nÅbne punkter\n\n2. Plan\nSagsnr. 25/2\n"
    assert [type(item) for item in meeting(read(groups)).items] == [ClosedItem, Item]


def test_a_running_head_does_not_open_a_closed_group() -> None:
    head = "Åbent referat\n\n"
    items = [f"{number}. Plan {number}\nSagsnr. 25/{number}\n\n" for number in (1, 2, 3)]
    text = head + items[0] + "Lukket referat\n\n" + items[1] + head + items[2]
    assert [type(item) for item in meeting(read(text)).items] == [Item, ClosedItem, ClosedItem]


@pytest.mark.parametrize(
    "sheet",
    [
        "Underskriftsblad\n\nKaren Holm\n\nBo Lund (V), formand",
        "Underskriftsark\n____\nIb Dam",
        "**Underskriftsblad:**\n\n1. Karen Holm\n2. Bo Lund",
    ],
)
def test_a_sheet_for_signatures_below_a_closed_item_is_no_text_of_it(sheet: str) -> None:
    found = read(f"1. Plan\nSagsnr. 25/1\n\nTekst.\n\n2. Lukket: Køb\nSagsnr. 25/2\n\n{sheet}\n")
    assert not found.holds_closed_text
    assert [str(entry.why) for entry in found.removed if "Holm" in entry.text or "Dam" in entry.text][
        -1
    ] == "underskrifter"
    assert found.audit is not None
    assert found.audit.lost == ()


@pytest.mark.parametrize(
    "text",
    [f"Underskriftsblad\n\n{SECRET} blev aftalt.", f"Underskrifter\n\n{SECRET} Holm", f"{SECRET}\n\nUnderskriftsblad",
     f"Underskriftsblad\n\nKaren Holm\n\nBilag\n\n{SECRET}"],
)  # fmt: skip
def test_a_sheet_with_anything_else_than_names_is_withheld(text: str) -> None:
    found = read(f"1. Plan\nSagsnr. 25/1\n\nTekst.\n\n2. Lukket: Køb\nSagsnr. 25/2\n\n{text}\n")
    assert found.holds_closed_text
    assert SECRET not in repr(found)


def test_a_sheet_inside_the_document_is_withheld() -> None:
    found = read(f"1. Lukket: Køb\nSagsnr. 25/1\n\nUnderskriftsblad\n\n{SECRET} Holm\n\n2. Plan\nSagsnr. 25/2\n")
    assert found.holds_closed_text
    assert SECRET not in repr(found)


# Attachments.


def sections(text: str) -> list[tuple[str, str, list[str]]]:
    item = meeting(read(f"1. Plan\nSagsnr. 25/1\n\n{text}\n")).items[0]
    assert isinstance(item, Item)
    return [(each.heading, each.text, [one.title for one in each.attachments]) for each in item.sections]


@pytest.mark.parametrize(
    "text", ["Ingen", "Ingen bilag", "Ingen bilag.", "Der er ingen bilag", "Der er ingen bilag til punktet."]
)
def test_that_there_are_no_attachments_is_text(text: str) -> None:
    assert sections(f"Bilag\n\n{text}") == [("Bilag", text, [])]
    assert sections(f"Bilag\n- {text}") == [("Bilag", text, [])]
    assert sections(f"Bilag: {text}") == [("Bilag", text, [])]


@pytest.mark.parametrize(
    "points",
    [
        "a. Møder\n\nb. Besøg\n\nBilag\n\n2012-2089 - Program\n\nc. Konference\n\nBilag\n\nPlan",
        "a. Møder\nb. Besøg\nBilag\n2012-2089 - Program\nc. Konference\nBilag\nPlan",
        "- a. Møder\n- b. Besøg\n\nBilag\n\n2012-2089 - Program\n\n- c. Konference\n\nBilag\n\nPlan",
        "a. Møder\nb. Besøg\nBilag\n2012-2089 - Program\n\n- c. Konference\n\nBilag\nPlan",
    ],
)
def test_lettered_points_with_attachments_of_their_own_are_headings(points: str) -> None:
    assert sections(points) == [
        ("a. Møder", "", []),
        ("b. Besøg", "", []),
        ("Bilag", "", ["2012-2089 - Program"]),
        ("c. Konference", "", []),
        ("Bilag", "", ["Plan"]),
    ]


def test_letters_that_do_not_go_on_below_the_attachments_are_a_list_and_titles() -> None:
    assert sections("a) Et\nb) To\n\nBilag\n\na. Plan\nb. Kort") == [
        ("", "- a) Et\n- b) To", []),
        ("Bilag", "", ["a. Plan", "b. Kort"]),
    ]


def test_the_text_of_a_lettered_point_stays_below_it() -> None:
    text = "a. Møder\n\nBilag\n\nProgram\n\n- b. Besøg\n- i byen\n\nDer er to.\n\nBeslutning\n\nJa."
    assert sections(text) == [
        ("a. Møder", "", []), ("Bilag", "", ["Program"]), ("b. Besøg", "- i byen\n\nDer er to.", []),
        ("Beslutning", "Ja.", []),
    ]  # fmt: skip


# Documents that are no minutes.

OTHERS = {
    "et brev": "Birkeå Kommune\n10. marts 2025\n\nVedr. Deres ansøgning\n\nKære Karen Holm\n\nVi har modtaget den.\n\n"
    "1. Skemaet\n2. Tegningen\n\nMed venlig hilsen\n\nBo Lund\n",
    "en faktura": "Faktura nr. 1204\nFakturadato: 10. marts 2025\n\n1. Papir\t2\t100,00\n2. Blæk\t1\t50,00\n\n"
    "Moms 25 %: 37,50\nI alt: 187,50\nBetalingsfrist: 8 dage\n",
    "et nyhedsbrev": "Nyhedsbrev fra Birkeå Bibliotek\n\nForår 2025\n\n1. Nye bøger\n\nLæs mere på siden.\n\n"
    "2. Åbent\n\nAfmeld her.\n",
    "en plan eller en rapport": "# Strategi for naturen i Birkeå\n\n10. marts 2025\n\n## 1. Indledning\n\nTekst.\n\n"
    "## 2. Mål\n\nTekst.\n\n## 3. Handling\n\nTekst.\n",
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("body", ["", "Kulturudvalget"])
def test_what_is_no_minutes_is_refused_and_told_what_it_looks_like(what: str, body: str) -> None:
    found = read_document(OTHERS[what].encode(), body)
    assert found.meeting is None
    assert [str(problem.message) for problem in found.problems] == [f"Dokumentet ligner {what}, ikke et referat"]
