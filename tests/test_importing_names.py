from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.audit import words
from generator.importing.names import is_name, left_out, merged, read_name
from generator.model import Attendance

KAREN = Attendance("Karen Holm")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Karen Holm", KAREN),
        ("Karen  Holm ", KAREN),
        ("Karen Holm ()", KAREN),
        ("Karen Holm (A)", Attendance("Karen Holm", party="A")),
        ("Karen Holm, (A)", Attendance("Karen Holm", party="A")),
        ("Karen Holm (A", Attendance("Karen Holm", party="A")),
        ("Karen Holm [SF]", Attendance("Karen Holm", party="SF")),
        ("Karen Holm (Løsgænger)", Attendance("Karen Holm", party="Løsgænger")),
        ("Karen Holm (Borgerlisten)", Attendance("Karen Holm", party="Borgerlisten")),
        ("Karen Holm (Liste T)", Attendance("Karen Holm", party="Liste T")),
        ("Karen Holm (A) - formand", Attendance("Karen Holm", role="formand", party="A")),
        ("Karen Holm (A), næstformand", Attendance("Karen Holm", role="næstformand", party="A")),
        ("Karen Holm (borgmester) (C)", Attendance("Karen Holm", role="borgmester", party="C")),
        ("Karen Holm (C, borgmester)", Attendance("Karen Holm", role="borgmester", party="C")),
        ("Karen Holm Formand", Attendance("Karen Holm", role="formand")),
        ("Formand Karen Holm", Attendance("Karen Holm", role="formand")),
        ("Formand: Karen Holm", Attendance("Karen Holm", role="formand")),
        ("Borgmesteren Karen Holm (V)", Attendance("Karen Holm", role="borgmesteren", party="V")),
        ("1. viceborgmester Karen Holm", Attendance("Karen Holm", role="1. viceborgmester")),
        ("konst. kommunaldirektør Karen Holm", Attendance("Karen Holm", role="konst. kommunaldirektør")),
        ("Karen Holm, direktør for Teknik og Miljø", Attendance("Karen Holm", role="direktør for Teknik og Miljø")),
        ("Karen Holm (referent)", Attendance("Karen Holm", role="referent")),
        ("Karen Holm, suppleant", Attendance("Karen Holm", role="suppleant")),
        ("Karen Holm (KHO)", Attendance("Karen Holm", note="KHO")),
        ("Karen Holm, Birkeå Varmeværk", Attendance("Karen Holm", note="Birkeå Varmeværk")),
        ("Karen Holm (stedfortræder for Bo Lund)", Attendance("Karen Holm", note="stedfortræder for Bo Lund")),
        (
            "Karen Holm (B) stedfortræder for Bo Lund (V)",
            Attendance("Karen Holm", note="stedfortræder for Bo Lund (V)", party="B"),
        ),
        ("Karen Holm for Bo Lund", Attendance("Karen Holm", note="for Bo Lund")),
    ],
)
def test_party_role_and_note_are_attributes_and_never_in_the_name(printed: str, read: Attendance) -> None:
    assert read_name(printed) == read


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("Karen Holm (Afbud)", "Afbud"),
        ("Karen Holm - afbud", "afbud"),
        ("Karen Holm: fraværende med afbud", "fraværende med afbud"),
        ("Karen Holm afbud", "afbud"),
        ("Afbud fra Karen Holm", "Afbud fra"),
        ("Karen Holm deltog ikke", "deltog ikke"),
        ("Karen Holm (ikke til stede)", "ikke til stede"),
    ],
)
def test_an_apology_is_an_attribute_and_its_words_are_told(printed: str, left: str) -> None:
    person = read_name(printed)
    assert person == Attendance("Karen Holm", absent=True)
    assert left_out(printed, person) == left


def test_absence_without_an_apology_is_told_apart() -> None:
    assert read_name("Karen Holm (uden afbud)") == Attendance("Karen Holm", absent=True, note="uden afbud")


@pytest.mark.parametrize(
    "note",
    ["deltog ikke under punkterne 12-15", "forlod mødet kl. 17.40 under behandling af pkt. 5", "ankom kl. 9.20",
     "fra kl. 17:30", "fraværende under punkt 3"],
)  # fmt: skip
def test_who_was_there_in_part_is_not_absent(note: str) -> None:
    assert read_name(f"Karen Holm ({note})") == Attendance("Karen Holm", note=note)
    assert read_name(f"Karen Holm, {note}") == Attendance("Karen Holm", note=note)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("(V)", Attendance("", party="V")),
        ("afbud", Attendance("", absent=True)),
        ("næstformand", Attendance("", role="næstformand")),
        ("gik kl. 16", Attendance("", note="gik kl. 16")),
        ("()", Attendance("")),
        ("", Attendance("")),
    ],
)
def test_an_entry_may_be_only_what_is_said_of_the_one_before(printed: str, read: Attendance) -> None:
    assert read_name(printed) == read


def test_a_name_turned_round_is_left_as_printed() -> None:
    assert read_name("Holm, Karen") == Attendance("Holm, Karen")


@pytest.mark.parametrize(
    "name",
    [
        "Karen Holm",
        "Ane-Mette Felby Øst",
        "H.C. Lund",
        "Jens Chr. Lund",
        "Karl von der Au",
        "Łucja Ñíguez",
        "Bo D'Arcy",
        "J. P. Ørsø",
    ],
)
def test_names_are_known_as_names(name: str) -> None:
    assert is_name(name)
    assert read_name(name) == Attendance(name)


@pytest.mark.parametrize(
    "text",
    ["", "Karen", "karen holm", "Birkeå Kommune", "Teknisk Udvalg", "Center for Børn", "Ingen Afbud",
     "Karen Holm og Bo", "Direktør for Teknik Bo Lund", "Karen Holm 2", "Karen Holm2", "Mødelokale B", "A B " * 30],
)  # fmt: skip
def test_what_may_be_no_name_is_none(text: str) -> None:
    assert not is_name(text)


def test_what_two_lines_say_of_one_is_put_together_and_nothing_twice() -> None:
    listed = Attendance("Karen Holm", role="formand", note="gik kl. 16", party="A")
    more = Attendance("Karen Holm", absent=True, role="formand", note="KHO", party="B")
    assert merged(listed, more) == Attendance(
        "Karen Holm", absent=True, role="formand", note="gik kl. 16, B, KHO", party="A"
    )
    assert left_out("formand (KHO)", merged(listed, more), listed) == "formand"


_parts = st.lists(
    st.sampled_from(
        ["Karen", "Holm", "(A)", "(", ")", ",", " - ", "formand", "afbud", "uden afbud", "(KHO)", "stedfortræder for",
         "Bo Lund", "fra kl. 9", "Formand", ":", "[", "]", "1.", "direktør for Teknik", "Løsgænger", "borgmester"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(_parts, st.text()))
def test_every_word_is_in_the_person_or_is_told(text: str) -> None:
    person = read_name(text)
    kept = " ".join((person.name, person.party, person.role, person.note))
    assert sorted(words(f"{kept} {left_out(text, person)}")) == sorted(words(text))
