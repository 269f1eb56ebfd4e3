from hypothesis import given
from hypothesis import strategies as st

from generator.collation import collation_key, initial


def test_names_sort_as_a_danish_register_does() -> None:
    names = ["Åse", "Aabenraa", "Østerby", "Zimmer", "Ærø", "Abel", "Ánna", "Taastrup", "Tårnby", "Tornby"]
    assert sorted(names, key=collation_key) == [
        "Abel", "Ánna", "Tornby", "Tårnby", "Taastrup", "Zimmer", "Ærø", "Østerby", "Aabenraa", "Åse",
    ]  # fmt: skip


def test_numbers_sort_by_value() -> None:
    assert sorted(["Bilag 10", "Bilag 9", "bilag 1"], key=collation_key) == ["bilag 1", "Bilag 9", "Bilag 10"]


def test_the_register_letter_is_the_one_people_look_under() -> None:
    assert [initial(name) for name in ("Aase", "åge", "Ærø", "Ánna", "Östberg", "3F", "")] == [
        "Å", "Å", "Æ", "A", "Ø", "#", "#",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=8)))
def test_the_order_does_not_depend_on_the_order_given(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(names, key=collation_key) == sorted(backwards, key=collation_key)
