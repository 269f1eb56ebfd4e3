"""The table of promises in `docs/promises.md` names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/promises.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not re.match(r"\|(?:-|\s*promise\b)", line)
]
_TEST = re.compile(r"`(test_\w+\.py)(?:::(test_\w+))?`")
_PLACE = re.compile(r"`([\w/.]+)`")


def names_of_tests(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_there_are_promises() -> None:
    assert len(_ROWS) > 25
    assert all(len(row) == 3 for row in _ROWS)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[0][:50])
def test_each_promise_has_a_test_and_a_place(row: list[str]) -> None:
    _, kept, tested = row
    named = _TEST.findall(tested)
    assert named
    for file, test in named:
        assert (ROOT / "tests" / file).is_file(), file
        assert not test or test in names_of_tests(file), test
    places = _PLACE.findall(kept)
    assert places
    for place in places:
        where = place if place.endswith((".py", "/")) else place.rpartition(".")[0] + ".py"
        assert (ROOT / "generator" / where).exists() or (ROOT / where).exists(), place
