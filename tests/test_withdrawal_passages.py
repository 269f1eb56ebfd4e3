import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup import to_html
from generator.model import TextLinks
from generator.withdrawal.cutting import redacted
from generator.withdrawal.letters import fold, fold_any_script, letters_of, squeezed
from generator.withdrawal.passages import Passage, Passages, mentions, passages_of
from tests import strategies

A_DAY = dt.date(2026, 11, 22)
OMITTED = "[navn udeladt]"


def the(*texts: str, replacement: str = OMITTED, spared: tuple[str, ...] = ()) -> Passages:
    return passages_of([Passage(text, replacement, A_DAY, "Efter ønske") for text in texts], spared)


NAME = the("Søren Navnesen")


@pytest.mark.parametrize(
    "text",
    [
        "Søren Navnesen",
        "SØREN NAVNESEN",
        "Søren\nNavnesen",
        "Søren\u00a0 Navnesen",
        "Søren Nav\u00adnesen",
        "Søren Navne-\nsen",
        "Soeren Navnesen",
        "**Søren** Navnesen",
        "**Søren Navnesen**",
        "Sø**ren Nav**nesen",
        "<sub>Søren</sub> Navnesen",
        "Søren[^1] Navnesen",
        "[Søren](https://example.org/a) Navnesen",
        "S&oslash;ren Navnesen",
        "| Søren | Navnesen |",
        "Søren Navnesen1",
        "Søren Navnesen²",
        "Søren\u200bNavnesen",
        "SørenNavnesen",
        "<b>Søren Navnesen</b>og andre",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert mentions(f"Til stede var {text}.", NAME)
    after = redacted(f"Til stede var {text}.", NAME, is_markdown=True)
    assert not mentions(after, NAME)
    assert "avnesen" not in after.casefold()
    assert "navn udeladt" in after


def test_a_name_of_letters_put_together_from_parts_is_found() -> None:
    assert mentions("Åse Højby", the("A\u030ase Højby"))
    assert mentions("A\u030ase Højby", the("Åse Højby"))
    assert mentions("Aase Hoejby", the("Åse Højby"))


@pytest.mark.parametrize(
    "text", ["Søren Navnesensen", "Sørensøren Navnesen", "Bolund", "Søren og Navnesen", "Navnesen", "Søren"]
)
def test_other_names_and_words_stay(text: str) -> None:
    assert redacted(text, the("Søren Navnesen", "Bo Lund"), is_markdown=True) is text


def test_a_genitive_keeps_its_s() -> None:
    assert redacted("Bo Lunds forslag", the("Bo Lund"), is_markdown=False) == "[navn udeladt]s forslag"
    assert redacted("Bo Lund's forslag", the("Bo Lund"), is_markdown=False) == "[navn udeladt]'s forslag"


def test_the_longest_of_the_spellings_is_taken() -> None:
    both = the("Karen Holm", "Karen Holm Jensen")
    assert redacted("Karen Holm Jensen og Karen Holm", both, is_markdown=False) == f"{OMITTED} og {OMITTED}"


def test_passages_that_overlap_go_together() -> None:
    assert redacted("Anna Karen Holm Jensen", the("Anna Karen Holm", "Holm Jensen"), is_markdown=False) == OMITTED


def test_a_longer_name_of_somebody_else_is_let_stand() -> None:
    spared = the("Bo Lund", spared=("Bo Lund Nielsen",))
    assert redacted("Bo Lund Nielsen og Bo Lund", spared, is_markdown=False) == f"Bo Lund Nielsen og {OMITTED}"
    assert not mentions("Bo Lund Nielsens bil", spared)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Karen Holm (formand)", "<p>[navn udeladt] (formand)</p>"),
        ("Karen Holm(A)", "<p>[navn udeladt](A)</p>"),
        ("Karen Holm: ja", "<p>[navn udeladt]: ja</p>"),
        ("**Karen** Holm kom", "<p>[navn udeladt] kom</p>"),
        ("**Karen Holm** kom", "<p><strong>[navn udeladt]</strong> kom</p>"),
        ("**Direktør Karen** Holm kom", "<p><strong>Direktør [navn udeladt]</strong> kom</p>"),
        ("Karen **Holm kom**", "<p><strong>[navn udeladt] kom</strong></p>"),
        ("Karen\nHolm - og andre", "<p>[navn udeladt] - og andre</p>"),
        ("- Karen Holm\n- Bo", "<ul>\n<li>[navn udeladt]</li>\n<li>Bo</li>\n</ul>"),
        ("#### Karen Holm\n\nTekst", "<h4>[navn udeladt]</h4>\n<p>Tekst</p>"),
        (
            "[Karen Holm](https://example.org/)",
            '<p><a href="https://example.org/" rel="external">[navn udeladt]</a></p>',
        ),
        ("[Karen](https://example.org/) Holm", "<p>[navn udeladt]</p>"),
        ("[Her](https://example.org/karen-holm)", "<p>Her</p>"),
        ('[Her](https://example.org/ "Karen Holm")', "<p>Her</p>"),
        ("Se https://example.org/?q=karen%20holm nu", "<p>Se [navn udeladt] nu</p>"),
    ],
)
def test_what_is_left_is_the_markdown_that_it_was(text: str, shown: str) -> None:
    after = redacted(text, the("Karen Holm"), is_markdown=True)
    assert to_html(after, TextLinks(), "").strip() == shown


def test_a_cell_is_left_a_cell() -> None:
    table = "| Navn | Rolle |\n| --- | --- |\n| Karen Holm | formand |\n| Bo | referent |"
    after = redacted(table, the("Karen Holm"), is_markdown=True)
    assert after == table.replace("Karen Holm", r"\[navn udeladt\]")


def test_a_passage_over_paragraphs_and_a_list_leaves_each_of_them() -> None:
    text = "Før.\n\nEt svært ord[^1] om\nnogen.\n\n- En ting\n- *To* ting\n\nEfter.\n\n[^1]: Note."
    copied = "Et svært ord[1] om nogen.\nEn ting\nTo ting"
    after = redacted(text, the(copied, replacement="…"), is_markdown=True)
    assert after == "Før.\n\n…[^1]\n\n- …\n- …\n\nEfter.\n\n[^1]: Note."


def test_a_passage_over_a_numbered_list_is_found_with_and_without_its_numbers() -> None:
    text = "1. Sagen udsættes\n2. Borgeren høres"
    for copied in ("Sagen udsættes\nBorgeren høres", "1. Sagen udsættes\n2. Borgeren høres"):
        after = redacted(text, the(copied, replacement="x"), is_markdown=True)
        assert "ud" not in after, copied
        assert after.count("\n") == 1


def test_a_replacement_is_shown_as_it_is_written() -> None:
    after = redacted("Karen Holm kom", the("Karen Holm", replacement="*1. <b>| x"), is_markdown=True)
    assert to_html(after, TextLinks(), "") == "<p>*1. &lt;b&gt;| x kom</p>\n"


def test_what_meets_when_something_between_is_taken_out_goes_too() -> None:
    after = redacted("Karen hemmelig sag Holm", the("hemmelig sag", "Karen Holm", replacement="…"), is_markdown=True)
    assert after == "…"


def test_a_name_run_together_in_a_path_is_found() -> None:
    assert the("Karen Holm").name_in("attachments/direktionen/2025-03-10/cvkarenholm2021.pdf")
    assert the("Søren Å").name_in("attachments/a/soeren-aa.pdf")
    assert not the("Bo Lund").name_in("attachments/direktionen/bolund.pdf")


@given(
    strategies.texts, strategies.texts, st.sampled_from(["Zyx Qwerty", "Zyx\nQwerty", "**Zyx** Qwerty", "zyx qwertys"])
)
def test_a_name_in_any_text_is_gone_and_the_rest_is_there(before: str, after: str, name: str) -> None:
    passages = the("Zyx Qwerty")
    left = redacted(f"{before} {name} {after}", passages, is_markdown=True)
    assert not mentions(left, passages)
    assert "qwerty" not in left.casefold()
    assert left.count("drøftede") == (before + after).count("drøftede")
    assert redacted(before, passages, is_markdown=True) is before


@pytest.mark.parametrize(
    "text",
    [
        "](" * 20_000,
        "[" * 40_000,
        "karen " * 10_000,
        "-\n" * 20_000,
        "](" + " " * 40_000,
        "&#1" * 20_000,
        "karenholm" * 8_000,
    ],
)
def test_no_text_takes_more_than_its_length(text: str) -> None:
    began = time.perf_counter()
    redacted(f"Karen Holm {text}", the("Karen Holm", "aaa"), is_markdown=True)
    assert time.perf_counter() - began < 5


@given(st.text(), st.characters(codec="cp1252"))
def test_the_quick_way_and_the_whole_way_give_the_same_letters(text: str, latin: str) -> None:
    for each in (text, latin, text + latin):
        assert fold(each) == fold_any_script(each)
        assert squeezed(each) or not letters_of(each).text


@given(st.text(max_size=80))
def test_what_the_letters_have_the_squeezed_text_has(text: str) -> None:
    assert "karenholm" in squeezed(f"{text} Karen Holm")
    assert letters_of(f"{text} Karen Holm").text.endswith("karenholm")
