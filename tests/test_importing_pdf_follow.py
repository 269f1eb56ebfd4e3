"""Which lines of a PDF belong together, where they stand further apart than lines usually do."""

from __future__ import annotations

import pytest

from generator.importing.blocks import Heading, Paragraph
from generator.importing.pdf.lines import read_lines
from generator.importing.pdf.sheet import Style, Word
from tests.pdfs import LEFT, Page, after, column, drawn, read, text, unicode_font

FULL = "Direktionen drøftede sagen og lagde vægt på, at borgerne bliver hørt tidligt, cirka"
STEP, WIDER = 14, 19  # points: from one line to the next, and where something in the line takes room


def texts(page: Page) -> list[str]:
    usual = column([FULL, FULL, FULL], 500, step=STEP)  # tells how far apart lines are
    found = [block.text for block in read(drawn([*page, *usual])).blocks if isinstance(block, Heading | Paragraph)]
    return found[:-1]


@pytest.mark.parametrize("following", ["14 kroner for hvert referat.", "så tidligt som muligt."])
def test_a_full_line_in_mid_sentence_goes_on_below_a_wider_gap(following: str) -> None:
    page = [text(LEFT, 100, FULL), text(LEFT, 100 + WIDER, following)]
    assert texts(page) == [f"{FULL} {following}"]


def test_a_raised_mark_makes_room_above_its_line_and_a_lowered_one_below() -> None:
    ends = f"{FULL[:70]} 30 mio. kr."
    raised = [text(LEFT, 100, ends), text(LEFT, 100 + WIDER, "Byrådet"),
              text(after("Byrådet"), 96 + WIDER, "1", size=7)]  # fmt: skip
    assert texts(raised) == [f"{ends} Byrådet<sup>1</sup>"]
    lowered = [text(LEFT, 100, FULL[:76]), text(after(FULL[:76]), 103, "2", size=7), text(LEFT, 100 + WIDER, "Hjelmsø")]
    assert texts(lowered) == [f"{FULL[:76]}<sub>2</sub> Hjelmsø"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{FULL}.", "Sagen vender tilbage."),  # a sentence has ended
        (FULL, "Sagen vender tilbage."),  # a sentence begins
        (FULL[:40], "så tidligt som muligt."),  # the line is not full
    ],
)
def test_a_wider_gap_parts_what_need_not_belong_together(first: str, second: str) -> None:
    assert texts([text(LEFT, 100, first), text(LEFT, 100 + WIDER, second)]) == [first, second]


def test_a_mark_in_brackets_is_printed_as_it_stands() -> None:
    page = [
        text(LEFT, 100, "Resten kræver jordfordeling"),
        text(after("Resten kræver jordfordeling"), 96, "[1]", size=7),
    ]
    assert texts(page) == [r"Resten kræver jordfordeling\[1\]"]


SIGN = "¬"  # whose letter the PDF is made to say is the hyphen that browsers draw, for the font has none


@pytest.mark.parametrize(
    ("other", "whole"),
    [
        ("Aftalen gælder 2026-2029.", "budgetlægges"),  # a hyphen that is typed is another sign
        ("Aftalen gælder fra 2026.", "budget-lægges"),  # nothing tells which sign is typed
        (f"Aftalen gælder 2026{SIGN}2029 og ikke 2030-2031.", "budget-lægges"),  # both are
    ],
)
def test_a_hyphen_that_the_program_drew_where_it_parted_a_word_is_none(other: str, whole: str) -> None:
    name, first = unicode_font(), f"{FULL[:60]} budget{SIGN}"
    page = [text(LEFT, y, line, name=name) for y, line in ((100, first), (114, "lægges nu."), (300, other))]
    data = drawn(page, compressed=False).replace(b"<00AC>", b"<2010>")
    first_block = read(data).blocks[0]
    assert isinstance(first_block, Heading | Paragraph)
    assert first_block.text == f"{FULL[:60]} {whole} nu."


def test_letters_that_are_set_close_are_one_word_though_pdfium_parts_them() -> None:
    look = Style(size=10.5)
    words = [Word("201", 69.8, 89.8, 100, look), Word("1", 88.9, 95.6, 100, look), Word("og", 98.5, 110, 100, look)]
    (line,) = read_lines(words)
    assert line.text == "2011 og"
