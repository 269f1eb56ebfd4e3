import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.urls import (
    attachment_address,
    case_address,
    collisions,
    item_anchor,
    meeting_address,
    page_file,
    person_address,
    slug,
)
from tests.builders import A_DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Høje-Taastrup", "hoeje-taastrup"),
        ("Ærø Åmosen", "aeroe-aamosen"),
        ("21/24696", "21-24696"),
        ("A\u030ase", "aase"),
        ("Café Müller", "cafe-muller"),
        ("con", "con-x"),
        ("???", "x"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_slug_is_lower_case_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_any_text_gives_one_safe_step_of_an_address(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))


def test_addresses_have_the_forms_of_the_contract() -> None:
    assert meeting_address("Direktionen", A_DAY) == "moeder/direktionen/2025-03-10/"
    assert meeting_address("Ålborg-rådet", A_DAY, 2) == "moeder/aalborg-raadet/2025-03-10-2/"
    assert item_anchor("1.1") == "punkt-1-1"
    assert case_address("21/24696") == "sager/21-24696/"
    assert person_address("Søren Åkjær") == "deltagere/soeren-aakjaer/"
    assert attachment_address("attachments/direktionen/2025-03-10/Åben plan.PDF") == (
        "bilag/direktionen/2025-03-10/aaben-plan.pdf"
    )


def test_a_folder_address_is_served_by_its_index() -> None:
    assert [page_file(address) for address in ("", "om/", "404.html")] == ["index.html", "om/index.html", "404.html"]


def test_all_collisions_are_found_at_once() -> None:
    wanted = [("a/", "A"), ("b/", "B"), ("a/", "Å"), ("b/", "B"), ("c/", "C"), ("c/", "Ç")]
    assert collisions(wanted) == {"a/": ("A", "Å"), "c/": ("C", "Ç")}
