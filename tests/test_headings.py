import datetime as dt
import time

import pytest

from generator.headings import (
    closed_title,
    is_closed_title,
    may_be_closed_title,
    nearest_heading,
    read_heading,
    read_run_in,
    understand_heading,
)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Baggrund", "background"),
        ("BAGGRUND", "background"),
        ("Resumé", "summary"),
        ("INDSTILLING", "recommendation"),
        ("Beslutning", "decision"),
        ("Sagsfremstilling", "account"),
        ("Økonomi", "economy"),
        ("Retsgrundlag", "legal_basis"),
        ("Forventet sagsgang", "process"),
        ("Høring", "hearing"),
        ("Personale", "staff"),
        ("Bilag", "attachments"),
        ("Andre konsekvenser", "other"),
        ("Økonomiske konsekvenser og finansiering", "economy"),
        ("Beslutningen træffes af", "legal_basis"),
        ("Administrationen indstiller, at", "recommendation"),
        ("Borgmesteren indstiller til Byrådet at", "recommendation"),
        ("Borgmesterens Afdelings påtegning", "other"),
    ],
)
def test_a_known_heading_opens_a_section_of_its_kind(printed: str, kind: str) -> None:
    heading = read_heading(printed)
    assert heading is not None
    assert (heading.kind, heading.text) == (kind, printed)


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Beslutning Direktionen den 15-09-2015", "Direktionen"),
        ("BESLUTNING DIREKTIONEN DEN 15-09-2015", "DIREKTIONEN"),
        ("Beslutning i Direktionen den 15. september 2015", "Direktionen"),
        ("Beslutning Direktionen d. 15.09.2015", "Direktionen"),
        ("Beslutning den 15-09-2015", ""),
        ("Beslutning Direktionen 15-09-2015", "Direktionen"),
        ("Beslutning fra Direktionen den 15. september 2015", "Direktionen"),
        ("Direktionens beslutning den 15.09.2015 Punkt 1", "Direktionen"),
        ("Direktionen, 15-09-2015, pkt. 42", "Direktionen"),
    ],
)
def test_a_dated_decision_names_its_body_and_day(printed: str, body: str) -> None:
    heading = read_heading(printed)
    assert heading is not None
    assert (heading.kind, heading.date, heading.body) == ("decision", dt.date(2015, 9, 15), body)


@pytest.mark.parametrize(
    "line",
    [
        "Resultat",
        "Beslutningen blev taget den 15-09-2015 efter en lang drøftelse",
        "",
        "Punkt 1",
        "Direktionen den 15-09-2015 Punkt 5",
        "Beslutning om lokalplan den 15-09-2015",
        "Direktionen indstiller",
        "Det er, hvad direktionen indstiller, at",
    ],
)
def test_other_lines_open_nothing(line: str) -> None:
    assert read_heading(line) is None


def test_an_unknown_heading_is_kept_as_printed() -> None:
    assert understand_heading("Klima og miljø").kind == "other"


def test_a_slip_gets_a_suggestion_and_another_word_none() -> None:
    assert nearest_heading("Beslutnig") == "Beslutning"
    assert nearest_heading("Klima") is None


@pytest.mark.parametrize(
    "title",
    [
        "Lukket",
        "LUKKET",
        "Lukket punkt",
        "Lukket sag: Køb",
        "Lukket: Køb af ejendom",
        "Køb - LUKKET SAG",
        "Køb af ejendom (lukket)",
        "(Lukket punkt) Køb",
        "Køb - lukket",
        "Lukket - Køb",
        "Lukkede punkter",
        "Meddelelser (lukket punkt)",
        "Køb for lukkede døre",
        "Fortroligt: Køb",
    ],
)
def test_closed_items_are_known_by_their_title(title: str) -> None:
    assert is_closed_title(title)


@pytest.mark.parametrize(
    "title",
    ["Lukkedage i dagtilbud", "Lukket afdeling på plejecentret", "Åben sag", "", "Bag de lukkede døre i psykiatrien"],
)
def test_titles_that_only_begin_alike_are_open(title: str) -> None:
    assert not is_closed_title(title)


def test_a_closed_title_is_marked_once() -> None:
    assert closed_title("Køb") == "Lukket: Køb"
    assert closed_title("Køb - LUKKET SAG") == "Køb - LUKKET SAG"


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("Beslutning: Godkendt.", "Beslutning", "Godkendt."),
        ("INDSTILLING: at planen godkendes", "INDSTILLING", "at planen godkendes"),
        ("Beslutning Direktionen den 15-09-2015: Ja: alt.", "Beslutning Direktionen den 15-09-2015", "Ja: alt."),
        ("Sagsforløb: ØK/BY", "Sagsforløb", "ØK/BY"),
    ],
)
def test_a_certain_heading_may_have_its_text_on_its_line(text: str, heading: str, rest: str) -> None:
    run_in = read_run_in(text)
    assert run_in is not None
    assert (run_in[0].text, run_in[1]) == (heading, rest)


@pytest.mark.parametrize(
    "text", ["Økonomi: 3 mio. kr.", "beslutning: ja", "Personale: to", "Beslutning", "Kl. 10: Kaffe"]
)
def test_other_words_before_a_colon_are_text(text: str) -> None:
    assert read_run_in(text) is None


@pytest.mark.parametrize(
    "title",
    ["Lukket punkt.", "»Lukket punkt«", "Lukket punkt *)", "Lukket punkt¹", "Lukket punkt. En sag", "LUKKET SAG En sag",
     "Lukket, en sag", "Lukket (en sag)", "En sag / Lukket punkt", "En sag LUKKET", "En sag (Lukket sag - § 10)",
     "Lukket punkt jf. § 10", "Lukket punkt nr. 3", "L u k k e t", "Lukket punkt\tEn sag",
     "En sag, der behandles i lukket møde"],
)  # fmt: skip
def test_a_title_that_begins_or_ends_with_a_closed_word_is_closed_whatever_else_it_says(title: str) -> None:
    assert is_closed_title(title)


@pytest.mark.parametrize(
    "title",
    ["Lukkede kredsløb i vandforsyningen", "Lukket ungdomsinstitution: budget", "Torvegade lukket",
     "Referat fra lukket møde", "Fortrolig behandling af borgere", "Lukket: Køb"],
)  # fmt: skip
def test_a_title_that_may_mean_itself_may_be_closed(title: str) -> None:
    assert may_be_closed_title(title)


@pytest.mark.parametrize(
    "title", ["Lukning af Torvegade", "Lukkedage 2026 i dagtilbud", "Lukketider", "Fortrolighed", "Åbent møde", ""]
)
def test_a_title_on_closing_is_open(title: str) -> None:
    assert not may_be_closed_title(title)


@pytest.mark.parametrize("piece", ["Lukket ", "(", "a, ", "i lukket ", "behandles ", "L u k ", "lukket (", "A a "])
def test_a_long_title_is_read_in_bounded_time(piece: str) -> None:
    start = time.process_time()
    may_be_closed_title(piece * 100_000)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "title",
    ["Luk\u200bket", "Luk\u00adket punkt", "Luk\\ket", "**Luk**ket: Køb", "Luk\ufffdket", "Luk-\nket punkt",
     "\uff2c\uff55\uff4b\uff4b\uff45\uff54", "Luk\u00ad\nket", "\\Lukket"],
)  # fmt: skip
def test_a_title_is_judged_as_a_reader_sees_it(title: str) -> None:
    assert is_closed_title(title)
