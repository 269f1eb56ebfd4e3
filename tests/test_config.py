import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import templates_folder
from generator.config import Config, read_config, toml_string
from generator.model import Abbreviation, Body, KnownPerson


def told(tmp_path: Path, archive: str = "", people: str = "") -> list[str]:
    (tmp_path / "archive.toml").write_text(archive, encoding="utf-8")
    (tmp_path / "people.toml").write_text(people, encoding="utf-8")
    return [problem.in_language("da") for problem in read_config(tmp_path).problems]


def test_a_folder_without_files_gives_the_defaults(tmp_path: Path) -> None:
    configured = read_config(tmp_path)
    assert (configured.config, configured.problems) == (Config(), ())


def test_all_that_can_be_said_is_read(tmp_path: Path) -> None:
    archive = """
    title = "Referater"
    owner = "Kommunen"
    base_url = "https://intra.example/referater"
    [[body]]
    name = "Direktionen"
    description = "De øverste."
    spellings = ["direktionsseminaret"]
    [abbreviations]
    KL = "Kommunernes Landsforening"
    HRC = "HR-Centret"
    [cases]
    "23/11870" = "Nyt rådhus"
    """
    people = '[[person]]\nname = "Anne Marie Holm"\ntitle = "Direktør"\nspellings = ["Anne Holm"]\n'
    assert told(tmp_path, archive, people) == []
    assert read_config(tmp_path).config == Config(
        title="Referater",
        owner="Kommunen",
        base_url="https://intra.example/referater/",
        bodies=(Body("Direktionen", "De øverste.", ("direktionsseminaret",)),),
        abbreviations=(Abbreviation("HRC", "HR-Centret"), Abbreviation("KL", "Kommunernes Landsforening")),
        case_titles={"23/11870": "Nyt rådhus"},
        people=(KnownPerson("Anne Marie Holm", "Direktør", ("Anne Holm",)),),
    )


def test_unknown_keys_are_errors_with_line_and_suggestion(tmp_path: Path) -> None:
    assert told(tmp_path, 'title = "A"\n\ncontakt = "x"\n[[body]]\nname = "B"\nspelings = []\n') == [
        "archive.toml:3: fejl: Ukendt felt «contakt»\n    → Mente du «contact»?",
        "archive.toml:6: fejl: Ukendt felt «spelings»\n    → Mente du «spellings»?",
    ]


@pytest.mark.parametrize(
    ("archive", "message"),
    [
        ("title = 7", "archive.toml:1: fejl: Feltet «title» skal være en tekst i anførselstegn"),
        ("base_url = 'intra.example'", "archive.toml:1: fejl: Feltet «base_url» skal være en hel adresse"),
        ("title = Referater", "archive.toml:1: fejl: Ikke gyldig TOML"),
        ("[body]\nname = 'A'", "archive.toml:1: fejl: Feltet «body» skal være tabeller: [[body]]"),
        ("[[body]]\ndescription = 'A'", "fejl: Feltet «body» skal være tabeller med et felt: [[body]] og name"),
        ("[[body]]\nname = 'A'\nspellings = 'B'", "archive.toml:3: fejl: Feltet «spellings» skal være en liste"),
        ("[abbreviations]\nKL = 1", "archive.toml:1: fejl: Feltet «abbreviations» skal være en tabel"),
    ],
)
def test_wrong_values_are_told_with_what_is_expected(tmp_path: Path, archive: str, message: str) -> None:
    assert any(problem.startswith(message) or message in problem for problem in told(tmp_path, archive))


def test_people_toml_is_read_as_strictly(tmp_path: Path) -> None:
    assert told(tmp_path, "", '[[people]]\nname = "A"\n') == [
        "people.toml:1: fejl: Ukendt felt «people»\n    → Kendte felter: person"
    ]


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_bytes('title = "Måde"'.encode("latin-1"))
    assert [problem.in_language("da") for problem in read_config(tmp_path).problems] == [
        "archive.toml: fejl: Filen er ikke UTF-8\n    → Gem filen som UTF-8"
    ]


def test_a_mistake_is_told_at_the_line_in_its_own_table(tmp_path: Path) -> None:
    """A key that is missing in one table stands in the next."""
    archive = '[[body]]\nspellings = ["A"]\n\n[[body]]\nname = "B"\nspellings = 3\n'
    assert [problem.partition(" fejl: ")[0] for problem in told(tmp_path, archive)] == [
        "archive.toml:1:",
        "archive.toml:6:",
    ]


@given(st.text())
def test_any_text_is_written_as_toml_has_it(text: str) -> None:
    written = toml_string(text)
    assert "\n" not in written
    assert tomllib.loads(f"a = {written}") == {"a": text}


def test_the_pattern_of_a_new_archive_is_valid_and_names_every_key() -> None:
    pattern = templates_folder() / "new"
    assert read_config(pattern).problems == ()
    text = (pattern / "archive.toml").read_text(encoding="utf-8")
    for key in (
        "title",
        "owner",
        "notice",
        "contact",
        "base_url",
        "accessibility",
        "[[body]]",
        "[abbreviations]",
        "[cases]",
    ):
        assert key in text
