"""CPR numbers are found however they are written, and what is none is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cpr import CprNumber, find_cpr, mask_cpr
from generator.problems import Problem, say
from tests.benchmarks.false_alarms import CONTENT, DECIDABLE, MINUTES, UNDECIDABLE, counted, real_texts, samples
from tests.cpr_forms import DIGITS, WRITTEN_FORMS


def _only(text: str) -> CprNumber:
    [number] = find_cpr(text)
    return number


@pytest.mark.parametrize("form", WRITTEN_FORMS)
def test_it_is_found_in_every_form_and_masked(form: str) -> None:
    text = f"Sagen vedrører {WRITTEN_FORMS[form]}, som er hørt."
    number = _only(text)
    assert number.digits == DIGITS
    found = text[number.start : number.end]
    assert "".join(str(int(sign)) for sign in found if sign.isdecimal()) == DIGITS
    assert found[0].isdecimal()
    assert found[-1].isdecimal()
    assert mask_cpr(text) == text.replace(found, "01••••-••••")


@pytest.mark.parametrize(
    "text",
    [
        "99010190-1234",  # part of a longer number
        "010190-12345",
        "30.02.90-1234",  # no such day
        "01-01-2021 - 1234",
        "290200-1234",  # 1900 was no leap year
        "000190-1234",
        "600190-1234",  # a substitute's day is 61 to 91
        "110590 1234,50 kr.",
        "110590 1234.500",
        "31.12.21 2500 kr.",
        "110590      1234",  # columns
        "110590\t\t\t1234.500",
        "110590......1234",  # leaders in a list of contents
        "110590, 1234, 1512",
        "110590 (1234",
        "01.01.90 (1234)",
        "010190 - 12 34 56 78",
        "den 01.01.1990 1234",  # with a whole year, dates before other numbers are everywhere
        "01 01 1990 1234",
        "31.12.2021 5000 kr.",
        "01-01-2021 2022",
        "01-01-1990 - 1234",
        "01-01-2021-1234",  # another century than the number tells
        "født 01.01.1990, 4000 Birkeå",
        "010190 og løbenummer 1234",
        "1 0 1 0 1 9 0 - 1 2 3 4",
        "0 1 0 1 9 0 - 1 2 3 4 5",
        "O1O19O-1234",
        "cpr IllOOIlOOl",
        "01019012³⁴",
        "0101901¹²³",
        "010190%1234",
        "1105\n901234",
        "01\n01\n90\n1234",
        "0,0101901234",
        "+310190-1234",
        "123e4567-e89b-12d3-a456-0101901234ab",
        "efa0101901234fae" * 2,
        "cpr-loven af 12. 01. 2021, § 12",
    ],
)
def test_what_has_another_form_is_none(text: str) -> None:
    assert list(find_cpr(text)) == []


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("2902003999", False),  # 1900
        ("2902004000", True),  # 2000
        ("2902364000", True),  # 2036
        ("2902374000", False),  # 1937
        ("2902404000", True),  # 1940
        ("2902569000", True),  # 1956
        ("2902565000", True),  # 2056
        ("2902605000", True),  # 1860
        ("2902585000", False),  # 1858
        ("8902004000", True),  # the same day of a substitute
        ("8902003999", False),
    ],
)
def test_the_leap_day_is_judged_in_the_century_that_the_seventh_digit_tells(digits: str, is_one: bool) -> None:
    assert bool(list(find_cpr(digits))) == is_one


@pytest.mark.parametrize(
    "written",
    [
        "010190%2D1234",
        "010190%2d1234",
        "%30%31%30%31%39%30-1234",
        "%30%31%30%31%39%30%2D%31%32%33%34",
        "01%2001%2090%E2%80%931234",
    ],
)
def test_it_is_found_in_the_address_of_a_link(written: str) -> None:
    text = f"Se %C3%A6blet på https://birkeaa.example/?nr={written}&side=2"
    assert [(number.digits, text[number.start : number.end]) for number in find_cpr(text)] == [(DIGITS, written)]
    assert mask_cpr(text) == text.replace(written, "01••••-••••")


def test_an_escape_beside_it_does_not_hide_it() -> None:
    assert [number.digits for number in find_cpr("Notat%20010190-1234.pdf")] == [DIGITS]


@pytest.mark.parametrize(
    "written",
    [
        "01-01-1990-1234",
        "01.01.1990-1234",
        "01011990–1234",
        "født 01.01.1990 1234",
        "cpr 01 01 1990 1234",
        "personnummer 01/01/1990 - 1234",
    ],
)
def test_it_is_found_with_a_whole_year(written: str) -> None:
    number = _only(f"Sagen vedrører {written}, som er hørt.")
    assert number.digits == DIGITS


@pytest.mark.parametrize("written", ["⁰¹⁰¹⁹⁰⁻¹²³⁴", "₀₁₀₁₉₀-₁₂₃₄", "⓪①⓪①⑨⓪-①②③④", "⁰¹⁰¹⁹⁰¹²³⁴"])
def test_it_is_found_where_all_its_digits_are_raised(written: str) -> None:
    text = f"Ærø {written} er hørt"
    number = _only(text)
    assert (number.digits, text[number.start : number.end]) == (DIGITS, written)


@pytest.mark.parametrize("written", ["O1O19O-1234", "0l0l90-l234", "O1O19O I234", "O101901234"])
def test_named_it_is_found_with_letters_for_digits(written: str) -> None:
    text = f"cpr-nummer er {written}, og"
    number = _only(text)
    assert (number.digits, text[number.start : number.end], number.is_named) == (DIGITS, written, True)


def test_a_footnote_after_it_does_not_hide_it() -> None:
    assert [number.digits for number in find_cpr("0101901234¹ 010190-1234² 010190-1234[^1]")] == [DIGITS] * 3


def test_each_of_many_is_found() -> None:
    assert [number.digits for number in find_cpr("010190-1234,020290-1234;0303901234\n3 040490 1234 2021")] == [
        "0101901234",
        "0202901234",
        "0303901234",
        "0404901234",
    ]


@pytest.mark.parametrize("before", ["2021 ", "1234 ", "12 34 ", "3 ", "0101 ", "99 01 "])
def test_digits_before_it_do_not_hide_it(before: str) -> None:
    assert [number.digits for number in find_cpr(f"{before}010190-1234")] == [DIGITS]


def test_where_two_can_be_read_both_are_found_and_masked() -> None:
    text = "cpr 12 04 010190-1234"
    assert [number.digits for number in find_cpr(text)] == ["1204010190", DIGITS]
    assert mask_cpr(text) == "cpr 12••••-••••"


def test_modulus_11_and_the_words_beside_it_rank_it() -> None:
    assert _only("0101901009").passes_modulus_11
    assert not _only("010190-1234").passes_modulus_11
    assert all(_only(f"{name} 010190-1234").is_named for name in ("CPR-nr.", "personnummer:", "p.nr.", "født", "Pnr"))
    assert not any(_only(f"{name} 010190-1234").is_named for name in ("P-nr.", "p-nummer", "faktura", "genfødt"))
    assert _only("010190-1234 (cpr)").is_named


def test_it_is_not_in_what_a_number_is_printed_as() -> None:
    assert DIGITS not in repr(_only(DIGITS))


def test_no_message_prints_one_in_full() -> None:
    problem = Problem("error", say("Filen er tom"), "content/010190-1234.md", 41, say("Gem filen som UTF-8"))
    assert problem.in_language("da") == "content/01••••-••••.md:41: fejl: Filen er tom\n    → Gem filen som UTF-8"
    outer = say("Feltet «{key}» skal være {expected}", key="010190 1234", expected=say("en tekst i anførselstegn"))
    assert str(outer) == "Feltet «01••••-••••» skal være en tekst i anførselstegn"


_SIGNS = st.text(st.sampled_from("0123456789 -./\n\t|*\\_\u200b\u00adaC"), max_size=60)
_PIECES = st.lists(
    st.sampled_from(
        (*"0101901234 -,([])%;¹⁰OIl", "01", "90", "1990", "cpr ", "født ", " endelse ", "%2D", "%30", "    ")
    ),
    max_size=40,
).map("".join)


@given(_SIGNS | _PIECES)
@example("cpr 0 101901234010190-1234")
def test_what_is_masked_is_masked(text: str) -> None:
    masked = mask_cpr(text)
    assert list(find_cpr(masked)) == []
    assert mask_cpr(masked) == masked


@given(_SIGNS, _SIGNS)
def test_places_are_those_in_the_text(before: str, after: str) -> None:
    end = 0
    for number in find_cpr(f"{before} 010190-1234 {after}"):
        found = f"{before} 010190-1234 {after}"[number.start : number.end]
        digits = "".join(filter(str.isdecimal, found))
        assert number.digits in (digits, digits[:4] + digits[6:])  # a whole year
        assert end <= number.start < number.end
        end = number.start


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert mask_cpr(text) == text or any(find_cpr(text))


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "01 ",
        "0\u200b\u200b\u200b\u200b",
        "cpr ",
        "cpr 01 01 9012 3 ",
        "0101901234 ",
        "1_",
        "a0101901234f",
        " ",
        "01 01 90 ",
        "0 1 ",
        "¹ ",
        "¹²³⁴",
        "%30",
        "a%30",
        "010190 cpr ",
        "01.01.1990",
        "cpr O1",
        "01(",
        "\u200b",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(part: str) -> None:
    def seconds(text: str) -> float:
        began = time.perf_counter()
        sum(1 for _ in find_cpr(text))
        return time.perf_counter() - began

    few, many = (min(seconds(part * count) for _ in range(2)) for count in (3_000, 24_000))
    assert many < max(few, 0.01) * 30  # eight times is linear, sixty-four is not


@pytest.mark.parametrize("kind", DECIDABLE)
def test_what_is_told_by_its_form_is_no_false_alarm(kind: str) -> None:
    assert counted(samples(DECIDABLE[kind], kind))[0] == 0


@pytest.mark.parametrize("kind", ["invoice number, ten digits", "account number", "document number, whole year"])
def test_of_ten_digits_that_are_something_else_few_are_dates(kind: str) -> None:
    assert counted(samples(UNDECIDABLE[kind], kind))[0] < 100  # of 1000; one in fourteen is expected


@pytest.mark.parametrize("kind", ["table of bare amounts", "column of bare amounts"])
def test_tables_of_amounts_give_hardly_any_false_alarm(kind: str) -> None:
    assert counted(samples(UNDECIDABLE[kind], kind))[0] < 10


def test_the_bundled_archive_gives_no_false_alarm() -> None:
    assert [number.masked for text in real_texts(CONTENT) for number in find_cpr(text)] == []


@pytest.mark.skipif(not MINUTES.exists(), reason="the real minutes are not here")
def test_real_minutes_give_no_false_alarm_but_for_numbers_of_documents() -> None:
    for text in real_texts(MINUTES):
        for number in find_cpr(text):
            assert "id=" in text[number.start - 15 : number.start]
