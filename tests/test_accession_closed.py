"""What an import remembers of an item that a person has closed in `content/` after it came in open: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.accession import Wishes
from tests.accession_documents import TARGET, TEXT, bring, document, held, outcomes
from tests.withheld import CANARY, spilled

_OPEN = f"{TEXT}\nPunkt 2: Salg af grund\n\nBeslutning\n\nSolgt til {CANARY}.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive into which a document came, whose second item a person then closed."""
    content = tmp_path / "arkiv" / "content"
    content.mkdir(parents=True)
    bring(content, document(tmp_path, _OPEN))
    file = content / TARGET
    before, _, _ = file.read_text(encoding="utf-8").partition("## Punkt 2")
    file.write_text(f"{before}## Punkt 2: Lukket punkt\n", encoding="utf-8")
    return content


def test_the_document_names_the_items_that_it_leaves_closed_itself(tmp_path: Path, content: Path) -> None:
    source = held(content).source
    assert source
    assert source.closed == ()
    bring(content, document(tmp_path, TEXT + "\nPunkt 2: Lukket\n", "ny.txt"), wishes=Wishes(replace=True))
    source = held(content).source
    assert source
    assert source.closed == ("2",)


def test_its_text_is_forgotten_by_the_next_import_of_the_document(tmp_path: Path, content: Path) -> None:
    memory = content.parent / ".referat"
    assert spilled(memory)
    assert outcomes(bring(content, document(tmp_path, _OPEN))) == [("referat.txt", "kept")]
    assert not spilled(memory)
    assert outcomes(bring(content, document(tmp_path, _OPEN))) == [("referat.txt", "kept")]


def test_a_new_version_that_has_its_text_is_not_remembered_while_it_waits(tmp_path: Path, content: Path) -> None:
    new = document(tmp_path, _OPEN.replace("Godkendt.", "Godkendt enstemmigt."), "ny.txt")
    assert outcomes(bring(content, new)) == [("ny.txt", "pending")]
    assert not spilled(content.parent / ".referat")
