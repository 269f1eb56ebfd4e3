"""Automatic numbers, counted as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.importing.docx.numbering import Numbering, count, numeral, read_numbering
from tests.docxs import NAMESPACES, level, numbering

_OUTLINE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)")
_RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'


def a_numbering(xml: str) -> Numbering:
    return read_numbering(etree.fromstring(f"<w:numbering {NAMESPACES}>{xml}</w:numbering>"))


def labels(numbered: Numbering, *paragraphs: tuple[str, int]) -> list[str | None]:
    counted = (count(numbered, list_id, depth, "") for list_id, depth in paragraphs)
    return [None if label is None else label.text for label in counted]


def test_levels_count_within_the_level_above() -> None:
    found = labels(a_numbering(numbering({1: _OUTLINE})), *(("1", depth) for depth in (0, 1, 1, 2, 2, 0, 1, 2)))
    assert found == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]


def test_lists_of_one_definition_count_on_unless_one_begins_anew() -> None:
    numbered = a_numbering(numbering({1: _OUTLINE}, {2: (1, ""), 3: (1, _RESTART)}))
    assert labels(numbered, ("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_look_otherwise_than_its_definition() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "(%1)")}</w:lvlOverride>'
    assert labels(a_numbering(numbering({1: _OUTLINE}, {2: (1, own)})), ("2", 0), ("2", 0)) == ["(I)", "(II)"]


def test_a_level_begins_anew_only_where_it_says_so() -> None:
    never = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    found = labels(a_numbering(numbering({1: never})), *(("1", depth) for depth in (0, 1, 0, 1)))
    assert found == ["1.", "1)", "2.", "2)"]


def test_legal_numbers_are_all_decimal() -> None:
    legal = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(a_numbering(numbering({1: legal})), ("1", 0), ("1", 1)) == ["I", "1.1"]


def test_a_bullet_has_no_text_and_an_empty_or_unknown_list_no_label() -> None:
    numbered = a_numbering(numbering({1: level(0, "bullet", "\uf0b7"), 2: level(0, "none", "")}))
    assert labels(numbered, ("1", 0), ("2", 0), ("9", 0)) == ["", None, None]


def test_a_list_takes_its_levels_from_a_numbering_style() -> None:
    xml = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Liste"/>{_OUTLINE}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert labels(a_numbering(xml), ("7", 0)) == ["1."]


def test_a_style_that_is_tied_to_a_level_is_counted_there() -> None:
    tied = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Overskrift2"/>')
    label = count(a_numbering(numbering({1: tied})), "1", 0, "Overskrift2")
    assert label is not None
    assert label.text == "1.1"


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (4000, "upperRoman", "4000"),
        (27, "lowerLetter", "aa"), (0, "lowerLetter", "0"), (10**8, "upperLetter", "100000000"),
        (3, "decimalZero", "03"), (3, "ordinal", "3."),
        (3, "hebrew1", "3"), (3, "none", ""),
    ],
)  # fmt: skip
def test_a_number_in_each_form(number: int, form: str, expected: str) -> None:
    assert numeral(number, form) == expected
