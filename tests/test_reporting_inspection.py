from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from generator.importing import ReadDocument, read_document
from generator.importing.audit import Audit
from generator.importing.reading import ItemOrigin, Removed
from generator.model import Attachment, ClosedItem
from generator.problems import Language, Level, Problem, say
from generator.reporting import inspection_page
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, an_item

TEXT = """REFERAT Direktionen d. 10-03-2025

Deltagere Karen Holm

Punkt 1: Budget
Sagsnr.: 25/1

Baggrund
Teksten er her.

Beslutning Direktionen den 10-03-2025
Godkendt.

Punkt 2: Lukket
25/2
"""
LABEL = say("ledetekst til sagsnummeret")


def a_reading(
    *problems: Problem, text: str = TEXT, page_starts: tuple[int, ...] = (), removed: tuple[Removed, ...] = ()
) -> ReadDocument:
    meeting = a_meeting(
        an_item("1", "Budget", "25/1", a_section(text="Teksten er **her**."), a_decision()), a_closed_item()
    )
    return ReadDocument(
        meeting,
        problems,
        removed,
        Audit(40, 38, 2, (), ()),
        text=text,
        page_starts=page_starts,
        origins=(ItemOrigin(5, (8, 11)), ItemOrigin(14)),
    )


def a_doubt(line: int | None = 9, level: Level = "warning") -> Problem:
    return Problem(level, say("Filen er {what}", what=f"tvivlsom i {line}"), line=line)


class _Rows(HTMLParser):
    """The text of each row's two sides."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[dict[str, str]] = []
        self.side, self.depth = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        if tag != "div":
            self.handle_data(" " if tag == "dd" else "")
            return
        if "row" in names:
            self.rows.append({"source": "", "made": ""})
        if self.side:
            self.depth += 1
        elif names[:1] in (["source"], ["made"]):
            self.side, self.depth = names[0], 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.side:
            self.depth -= 1
            self.side = self.side if self.depth else ""

    def handle_data(self, data: str) -> None:
        if self.side:
            self.rows[-1][self.side] += data


def rows(read: ReadDocument) -> list[tuple[str, str]]:
    """What stands beside what, as words."""
    parsed = _Rows(inspection_page("referat.txt", read, "da")).rows
    return [(" ".join(row["source"].split()), " ".join(row["made"].split())) for row in parsed]


def test_each_piece_of_the_source_stands_beside_what_was_made_of_it() -> None:
    sides = rows(a_reading())
    assert [source for source, _ in sides] == [
        "REFERAT Direktionen d. 10-03-2025 Deltagere Karen Holm",
        "Punkt 1: Budget Sagsnr.: 25/1",
        "Baggrund Teksten er her.",
        "Beslutning Direktionen den 10-03-2025 Godkendt.",
        "Punkt 2: Lukket 25/2",
    ]
    head, item, background, decision, closed = [made for _, made in sides]
    assert head.startswith("Mødet Titel REFERAT Direktionen d. 10-03-2025 Slags Referat Udvalg Direktionen")
    assert head.endswith("Dato 10. marts 2025 Tid 09:00 Sted Mødelokale 2 Deltagere Karen Holm")
    assert item == "Punkt 1 Budget Sag 25/1"
    assert background == "Baggrund Teksten er her."
    assert decision == "Beslutning Direktionen den 10-03-2025 beslutning · 10. marts 2025 Godkendt."
    assert closed.startswith("Punkt 2 Lukket Sag 25/2 Lukket Teksten under et lukket punkt holdes tilbage")


def test_a_line_has_its_number_and_a_blank_one_is_only_a_gap() -> None:
    page = inspection_page("referat.txt", a_reading(), "da")
    assert re.findall(r'<li value="(\d+)"', page) == ["1", "3", "5", "6", "8", "9", "11", "12", "14", "15"]


def test_a_doubt_stands_at_its_line_on_both_sides_and_in_the_list() -> None:
    page = inspection_page("referat.txt", a_reading(a_doubt(9), a_doubt(12)), "da")
    assert '<a href="#tvivl-1">Filen er tvivlsom i 9</a>' in page  # in the list
    assert re.search(r'<li value="9" id="linje-9".*?href="#tvivl-1">Advarsel 1</a></li>', page)  # in the source
    assert '<div class="doubt is-warning" id="tvivl-1"' in page  # beside it
    assert '<a href="#tvivl-2" rel="next">Næste</a>' in page
    assert '<a href="#tvivl-1" rel="prev">Forrige</a>' in page
    sides = rows(a_reading(a_doubt(9), a_doubt(12)))
    assert "Filen er tvivlsom i 9" in sides[2][1]
    assert "Filen er tvivlsom i 12" in sides[3][1]


def test_every_link_in_the_page_leads_to_a_place_in_it() -> None:
    removed = (Removed(5, "Sagsnr", LABEL), Removed(0, "(7 ord)", say("tekst under et lukket punkt")))
    reading = a_reading(a_doubt(9), a_doubt(None), a_doubt(900), a_doubt(7, "note"), removed=removed)
    page = inspection_page("referat.txt", reading, "da")
    targets = set(re.findall(r' href="#([^"]+)"', page))
    places = re.findall(r' id="([^"]+)"', page)
    assert targets <= set(places)
    assert len(places) == len(set(places))


def test_errors_and_warnings_come_before_what_is_only_good_to_know() -> None:
    page = inspection_page("referat.txt", a_reading(a_doubt(3, "note"), a_doubt(12), a_doubt(9, "error")), "da")
    labels = re.findall(r"<strong>(\w+ \d)</strong> <a", page)
    assert labels == ["Fejl 1", "Advarsel 2", "Bemærk 3"]


def test_of_many_doubts_the_first_ten_are_listed_and_the_rest_can_be_opened() -> None:
    page = inspection_page("referat.txt", a_reading(*[a_doubt(9)] * 14), "da")
    assert "<summary>Vis resten (4)</summary>" in page
    assert page.count('<li class="is-warning"') == 14


def test_a_footnote_and_its_mark_are_told_apart_where_items_have_the_same_number() -> None:
    item = an_item("1", "Budget", None, a_section(text="Et tal[^1].\n\n[^1]: Noten."))
    page = inspection_page("a", ReadDocument(a_meeting(item, item)), "da")
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(places)


def test_a_doubt_about_the_whole_document_is_told_in_the_list_with_what_to_do() -> None:
    problem = Problem("warning", say("Dokumentet nævner ingen deltagere"), hint=say("Hent den igen"))
    page = inspection_page("referat.txt", a_reading(problem), "da")
    assert '<span class="told">Dokumentet nævner ingen deltagere</span>' in page
    assert '<p class="hint">Hent den igen</p>' in page
    assert 'id="tvivl-1"' not in page


def test_what_was_taken_out_is_struck_in_its_place_with_why() -> None:
    page = inspection_page("referat.txt", a_reading(removed=(Removed(5, "Sagsnr.:", LABEL),)), "da")
    assert "<del>Sagsnr.:</del>" in page
    assert "ledetekst til sagsnummeret</span> 25/1</li>" in page
    assert '<a href="#linje-6">fra linje 6</a>' in page


def test_the_pages_of_the_source_are_marked_and_named_in_the_doubts() -> None:
    page = inspection_page("referat.pdf", a_reading(a_doubt(9), page_starts=(1, 9)), "da")
    assert [int(number) for number in re.findall(r'class="page-mark"[^>]*>Side (\d)', page)] == [1, 2]
    assert '<a href="#linje-9">side 2, linje 9</a>' in page


def test_the_words_are_accounted_for() -> None:
    page = inspection_page("referat.txt", replace(a_reading(), audit=Audit(12345, 12000, 340, ("a",) * 5, ())), "da")
    figures = re.findall(r"<dt>([\w ]+)</dt><dd>([\d.]+)</dd>", page)
    assert ("i kilden", "12.345") in figures
    assert ("bevaret", "12.000") in figures
    assert ("taget ud", "340") in figures
    assert ("tabt", "5") in figures


def test_attachments_say_whether_their_file_came_along() -> None:
    attachments = (Attachment("Plan", "attachments/plan.pdf"), Attachment("Kort"))
    item = an_item("1", "Budget", None, a_section("Bilag", attachments=attachments))
    page = inspection_page("a", ReadDocument(a_meeting(item), text=TEXT, origins=(ItemOrigin(5, (8,)),)), "da")
    made = " ".join(_Rows(page).rows[-1]["made"].split())
    assert made == "Bilag Plan (filen er med) Kort (kun nævnt)"


def test_a_refused_document_shows_its_text_and_each_problem_at_its_line() -> None:
    refused = ReadDocument(None, (a_doubt(9, "error"), a_doubt(1)), text=TEXT)
    sides = rows(refused)
    assert [source.split()[0] for source, _ in sides] == ["REFERAT", "Teksten"]
    assert "Filen er tvivlsom i 9" in sides[1][1]
    assert "Afvist: dokumentet bliver ikke til et møde" in inspection_page("a.txt", refused, "da")


def test_a_document_that_could_not_be_opened_has_a_page_too() -> None:
    page = inspection_page("a.pdf", ReadDocument(None, (Problem("error", say("Filen er tom"), "a.pdf"),)), "da")
    assert "Filen er tom" in page
    assert 'class="source"' not in page


@pytest.mark.parametrize("origins", [(), (ItemOrigin(5),), (ItemOrigin(99, (3, 1, 200)), ItemOrigin(0))])
def test_where_a_reader_can_not_tell_the_lines_nothing_is_left_out(origins: tuple[ItemOrigin, ...]) -> None:
    sides = rows(replace(a_reading(), origins=origins))
    assert " ".join(source for source, _ in sides).split() == TEXT.split()
    assert len(sides) == 5


def test_what_a_document_says_is_never_taken_for_markup() -> None:
    attack = '<script>alert(1)</script><img src=x onerror="a()"> </style> "\'&'
    item = an_item("1", attack, attack, a_section(attack, attack, (Attachment(attack),)))
    meeting = replace(a_meeting(item, participants=(attack,), preamble=attack), title=attack, place=attack)
    problem = Problem("warning", say("Filen er {what}", what=attack), attack, 1, say("{what}", what=attack))
    removed = (Removed(1, attack, say("{what}", what=attack)),)
    read = ReadDocument(meeting, (problem,), removed, text=attack, origins=(ItemOrigin(1, (1,)),))
    page = inspection_page(attack, read, "da")
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1


def test_a_link_into_an_archive_that_is_not_here_becomes_its_words() -> None:
    item = an_item("1", "Budget", None, a_section(text="Se [planen](attachments/plan.pdf) og https://example.org/a"))
    page = inspection_page("a", ReadDocument(a_meeting(item)), "da")
    assert "Se planen og <a" in page
    assert "root:" not in page


def test_the_page_fetches_nothing_and_its_style_is_the_one_that_is_allowed() -> None:
    page = inspection_page("referat.txt", a_reading(), "da")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert not re.search(r"<(script|link|img)\b| style=| src=", page)
    assert "url(" not in style


def test_what_is_no_character_can_be_written_all_the_same() -> None:
    read = ReadDocument(None, (Problem("error", say("Filen er {what}", what="\udcff")),), text="\x00 \ud800 \x1b[0m")
    page = inspection_page("r\udce6v.txt", read, "da")
    assert "\x00" not in page
    assert page.encode("utf-8")


def test_the_same_document_gives_the_same_page() -> None:
    assert inspection_page("a", a_reading(a_doubt()), "da") == inspection_page("a", a_reading(a_doubt()), "da")


def test_the_page_speaks_english_when_asked_but_the_document_stays_danish() -> None:
    page = inspection_page("referat.txt", a_reading(removed=(Removed(5, "Sagsnr", LABEL),)), "en")
    assert '<html lang="en">' in page
    assert '<div class="source" lang="da">' in page
    assert "label of the case number" in page
    assert "10 March 2025" in page
    assert not re.search(r">\s*(Punkter|Kilden|Ordregnskab|Deltagere|Se efter)\s*<", page)


CANARY = "kanariefugl"
CLOSED = f"""REFERAT Direktionen d. 10-03-2025

Mødedato Mandag d. 10. marts 2025 kl. 09:00

Mødedeltagere Karen Holm

Punkt 1: Budget

25/1

Baggrund

Den åbne tekst.

Side 1 af 3

Punkt 2: Lukket

25/2

Baggrund

{CANARY} {CANARY}

| {CANARY} | a |
| --- | --- |
| b | {CANARY} |

Side 2 af 3

{CANARY}: [{CANARY}](https://{CANARY}.dk) \u202e{CANARY}

Bilag

{CANARY}.pdf

Beslutning Direktionen den 10-03-2025

Punkt 3: {CANARY}, som kun er tekst

Side 3 af 3

Punkt 4: Eventuelt

Intet.
"""


@pytest.mark.parametrize(
    "text",
    [
        CLOSED,
        CLOSED.replace("Mødedato Mandag", "Mødedato Tirsdag"),
        CLOSED.replace("\n\n", "\n"),
        CLOSED.replace("\n", "\r\n"),
        CLOSED.replace("Side", "\f"),
        CLOSED.replace("d. 10-03-2025", "").replace("Mandag d. 10. marts 2025", ""),  # refused: no date
        CLOSED.replace("REFERAT Direktionen d. 10-03-2025\n", ""),  # refused: no body
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_word_of_a_closed_item_is_on_the_page(text: str, language: Language) -> None:
    read = read_document(text.encode())
    page = inspection_page("referat.txt", read, language)
    assert CANARY not in page.lower()
    if read.meeting:
        assert any(isinstance(item, ClosedItem) for item in read.meeting.items)
        assert "Den åbne tekst." in page
