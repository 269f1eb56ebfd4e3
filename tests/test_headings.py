import datetime as dt

import pytest

from generator.headings import is_closed_title, nearest_heading, read_heading, understand_heading


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
    ],
)
def test_a_dated_decision_names_its_body_and_day(printed: str, body: str) -> None:
    heading = read_heading(printed)
    assert heading is not None
    assert (heading.kind, heading.date, heading.body) == ("decision", dt.date(2015, 9, 15), body)


@pytest.mark.parametrize(
    "line", ["Resultat", "Beslutningen blev taget den 15-09-2015 efter en lang drøftelse", "", "Punkt 1"]
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
    ],
)
def test_closed_items_are_known_by_their_title(title: str) -> None:
    assert is_closed_title(title)


@pytest.mark.parametrize("title", ["Lukkedage i dagtilbud", "Lukket afdeling på plejecentret", "Åben sag", ""])
def test_titles_that_only_begin_alike_are_open(title: str) -> None:
    assert not is_closed_title(title)
