"""What holds the structure up: the layers, and that no module or function has grown past reading."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
_CODES = re.compile(r"^(: [A-Z]+\d+(, ?[A-Z]+\d+)*|\[[\w\-, ]+\])")
_DATA = "english"  # tables, not code to read


def test_each_layer_imports_only_those_below_it() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_a_module_is_one_thing_that_can_be_read_in_a_sitting(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert module.parent.name == _DATA or text.count("\n") <= 300
    tree = ast.parse(text)
    assert ast.get_docstring(tree) or not text.strip()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} is long"


def test_every_exception_from_the_linters_says_why() -> None:
    for file in [*MODULES, *(ROOT / "tests").rglob("*.py")]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for mark in ("# noqa", "# type: ignore"):
                if mark in line and file.name != Path(__file__).name:
                    reason = _CODES.sub("", line.split(mark, 1)[1])
                    assert reason.strip(" #-"), f"{file}:{number}: {mark} without a reason"
