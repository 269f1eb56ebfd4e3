"""Doubt and error as values: a `Problem` is returned beside the result, never printed on the way.

Texts are written in Danish where they arise and looked up in `english/` when English is asked for,
so a message can be read in the code that says it, and `grep` finds it from the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from generator.cpr import mask_cpr
from generator.english import ENGLISH

Level: TypeAlias = Literal["error", "warning", "note"]
"""error: not done because of it; warning: done, but in doubt; note: good to know, nothing wrong."""

Language: TypeAlias = Literal["da", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """Besked: a Danish sentence with named places, and the values (messages too) that go there."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def in_language(self, language: Language) -> str:
        """The sentence in Danish ("da") or English ("en"), with no CPR number in full.

        Raises:
            KeyError: there is no English for it (a test sees to it that there always is).
        """
        template = self.template if language == "da" else ENGLISH[self.template]
        values = {
            name: value.in_language(language) if isinstance(value, Message) else value for name, value in self.values
        }
        return mask_cpr(template.format(**values))

    def __str__(self) -> str:
        return self.in_language("da")


def message_to_json(message: Message) -> list[object]:
    """A message as JSON, to be remembered: a message among its values too, a number as one, all else as it is shown."""
    return [message.template, [[name, _value_to_json(value)] for name, value in message.values]]


def _value_to_json(value: object) -> object:
    if isinstance(value, Message):
        return message_to_json(value)
    return value if isinstance(value, int) else str(value)


def message_from_json(told: Any) -> Message:
    """The message that `message_to_json` wrote.

    Raises:
        ValueError: it is not that, or a message that nobody says any more.
    """
    template, values = told
    if template not in ENGLISH:
        raise ValueError(template)
    return Message(
        template,
        tuple((name, message_from_json(value) if isinstance(value, list) else value) for name, value in values),
    )


def say(template: str, /, **values: object) -> Message:
    """The message `template` (Danish) with `values` for its {places}."""
    return Message(template, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """Problem: what is wrong or doubtful, where, and what to do about it."""

    level: Level
    message: Message
    path: str = ""
    line: int | None = None
    """From 1; None where no line is to blame."""
    hint: Message | None = None

    def in_language(self, language: Language) -> str:
        """`content/x.md:41: fejl: … (gør: …)`, as editors and people know it; with no CPR number in full."""
        place = self.path + (f":{self.line}" if self.line else "")
        levels = {"error": ("fejl", "error"), "warning": ("advarsel", "warning"), "note": ("bemærk", "note")}
        level = levels[self.level][language == "en"]
        text = f"{place}: {level}: " if place else f"{level}: "
        text += self.message.in_language(language)
        return mask_cpr(text + (f"\n    → {self.hint.in_language(language)}" if self.hint else ""))


def with_path(problems: tuple[Problem, ...], path: str) -> tuple[Problem, ...]:
    """The same problems, told to be in the file `path` where they name none."""
    return tuple(p if p.path else Problem(p.level, p.message, path, p.line, p.hint) for p in problems)


def is_any_error(problems: Iterable[Problem]) -> bool:
    """Whether something was not done because of one of them."""
    return any(problem.level == "error" for problem in problems)
