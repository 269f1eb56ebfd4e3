"""Every message is Danish in the code and has its English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.english import ENGLISH
from generator.problems import Problem, say

GENERATOR = Path(__file__).parent.parent / "generator"
_SAYING = {"say", "told", "error"}


def _templates() -> Iterator[tuple[str, str]]:
    """The Danish of every message in the code, with the file it stands in."""
    for file in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in _SAYING:
                    for argument in node.args:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            yield argument.value, file.name
                if name == "say":
                    assert isinstance(node.args[0], ast.Constant | ast.Name), f"{file}:{node.lineno}: not a literal"


TEMPLATES = dict(_templates())


def test_every_message_has_its_english_and_nothing_else_has() -> None:
    assert sorted(TEMPLATES.keys() - ENGLISH.keys()) == []
    assert sorted(ENGLISH.keys() - TEMPLATES.keys()) == []


@pytest.mark.parametrize("danish", sorted(TEMPLATES))
def test_both_languages_name_the_same_things(danish: str) -> None:
    places = re.compile(r"\{(\w+)\}")
    assert set(places.findall(danish)) == set(places.findall(ENGLISH[danish]))


def test_a_message_in_a_message_is_in_the_same_language() -> None:
    outer = say("Feltet «{key}» skal være {expected}", key="title", expected=say("en tekst i anførselstegn"))
    assert outer.in_language("da") == "Feltet «title» skal være en tekst i anførselstegn"
    assert outer.in_language("en") == "The field «title» must be a text in quotation marks"


def test_a_problem_is_told_with_its_place_as_editors_know_it() -> None:
    problem = Problem("error", say("Filen er tom"), "content/x.md", 41, say("Gem filen som UTF-8"))
    assert problem.in_language("da") == "content/x.md:41: fejl: Filen er tom\n    → Gem filen som UTF-8"
    assert problem.in_language("en").startswith("content/x.md:41: error: The file is empty")
