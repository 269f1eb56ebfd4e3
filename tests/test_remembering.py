from pathlib import Path

import pytest

from generator.model import Abbreviation, TextLinks, ToHtml
from generator.remembering import memory_in, remembering

NOTHING = TextLinks()


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    """What the function that is remembered has been asked."""
    return []


@pytest.fixture
def to_html(asked: list[tuple[str, str]]) -> ToHtml:
    def answer(text: str, links: TextLinks, notes: str) -> str:
        asked.append((text, notes))
        return f"<p>{text} {len(links.abbreviations)} {notes}</p>"

    return answer


def test_what_was_asked_before_is_not_asked_again(
    tmp_path: Path, to_html: ToHtml, asked: list[tuple[str, str]]
) -> None:
    for _ in range(2):
        with remembering(to_html, "1", tmp_path / "x" / "memory.sqlite") as remembered:
            assert remembered("a", NOTHING, "") == "<p>a 0 </p>"
            assert remembered("a", NOTHING, "") == "<p>a 0 </p>"
    assert asked == [("a", "")]


def test_another_text_other_links_and_another_version_are_asked(
    tmp_path: Path, to_html: ToHtml, asked: list[tuple[str, str]]
) -> None:
    with remembering(to_html, "1", tmp_path / "memory.sqlite") as remembered:
        remembered("a", NOTHING, "")
        remembered("b", NOTHING, "")
        assert remembered("a", TextLinks(abbreviations=(Abbreviation("A", "B"),)), "") == "<p>a 1 </p>"
    with remembering(to_html, "2", tmp_path / "memory.sqlite") as remembered:
        remembered("a", NOTHING, "")
    assert len(asked) == 4


def test_the_prefix_of_notes_matters_only_to_a_text_that_has_some(
    tmp_path: Path, to_html: ToHtml, asked: list[tuple[str, str]]
) -> None:
    with remembering(to_html, "1", tmp_path / "memory.sqlite") as remembered:
        for notes in ("p1", "p2"):
            remembered("a", NOTHING, notes)
            remembered("a[^1]", NOTHING, notes)
    assert asked == [("a", ""), ("a[^1]", "p1"), ("a[^1]", "p2")]


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path, to_html: ToHtml, asked: list[tuple[str, str]]) -> None:
    for texts in (("a", "b"), ("b",), ("a",)):
        with remembering(to_html, "1", tmp_path / "memory.sqlite") as remembered:
            for text in texts:
                remembered(text, NOTHING, "")
    assert [text for text, _ in asked] == ["a", "b", "a"]


def test_a_broken_memory_is_begun_anew(tmp_path: Path, to_html: ToHtml) -> None:
    file = tmp_path / "memory.sqlite"
    file.write_bytes(b"not a database, however long it is" * 100)
    for _ in range(2):
        with remembering(to_html, "1", file) as remembered:
            assert remembered("a", NOTHING, "") == "<p>a 0 </p>"


def test_a_place_that_cannot_be_written_is_only_slower(tmp_path: Path, to_html: ToHtml) -> None:
    (tmp_path / "file").write_text("")
    with remembering(to_html, "1", tmp_path / "file" / "memory.sqlite") as remembered:
        assert remembered("a", NOTHING, "") == "<p>a 0 </p>"


def test_what_is_forgotten_is_in_no_byte_of_the_file(tmp_path: Path, to_html: ToHtml) -> None:
    file = tmp_path / "memory.sqlite"
    for text in ("zqxwv " * 1000, "a"):
        with remembering(to_html, "1", file) as remembered:
            remembered(text, NOTHING, "")
    assert b"zqxwv" not in file.read_bytes()


def test_a_text_that_is_kept_is_recalled_by_its_key_only(tmp_path: Path) -> None:
    with memory_in(tmp_path / "memory.sqlite") as memory:
        memory.keep("a", "1")
    with memory_in(tmp_path / "memory.sqlite") as memory:
        assert (memory.recall("a"), memory.recall("b")) == ("1", None)
