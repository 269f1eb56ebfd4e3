"""What the open pages are told: the outcome of the newest build."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass

from generator.problems import Problem
from generator.writing import MANIFEST

_INDEX = "pagefind/"  # a page that is open is not loaded anew for the sake of the next search


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to, and which edition of the site there is since."""

    number: int
    """Of the build."""
    edition: int
    """The number of the build that last changed the site."""
    restyles: int | None = None
    """The edition that this one differs from in nothing but its style sheets."""
    is_built: bool = True
    """Whether the site shows the content as it is now."""
    problems: tuple[Problem, ...] = ()

    def after_build(self, *, is_built: bool, problems: tuple[Problem, ...], changed: Collection[str]) -> Outcome:
        """The outcome of the next build, which changed the site's files `changed` (paths below it)."""
        number = self.number + 1
        seen = [path for path in changed if path != MANIFEST and not path.startswith(_INDEX)]
        if not seen:
            return Outcome(number, self.edition, self.restyles, is_built, problems)
        is_style = all(path.endswith(".css") for path in seen)
        return Outcome(number, number, self.edition if is_style else None, is_built, problems)

    def as_event(self) -> bytes:
        """The outcome as `reload.js` reads it, in the form of server-sent events (HTML, section 9.2.5)."""
        data = {
            "edition": self.edition,
            "restyles": self.restyles,
            "built": self.is_built,
            "problems": [_problem_json(problem) for problem in self.problems],
        }
        return f"id: {self.number}\ndata: {json.dumps(data)}\n\n".encode()


def _problem_json(problem: Problem) -> dict[str, str | int | None]:
    return {
        "level": problem.level,
        "path": problem.path,
        "line": problem.line,
        "message": str(problem.message),
        "hint": str(problem.hint) if problem.hint else None,
    }


class Bulletin:
    """Opslagstavle: the newest outcome, for any number of threads to wait at."""

    def __init__(self) -> None:
        # Numbers go on from the clock, so that a page which was open before a restart knows that it is older.
        number = int(time.time())
        self._newest = Outcome(number, number)
        self._is_closed = False
        self._posted = threading.Condition()

    @property
    def newest(self) -> Outcome:
        """The outcome of the last build; before the first there is the site as it was found."""
        return self._newest

    @property
    def is_closed(self) -> bool:
        """Nothing more will be posted."""
        return self._is_closed

    def post(self, outcome: Outcome) -> None:
        """Tell all who wait."""
        with self._posted:
            self._newest = outcome
            self._posted.notify_all()

    def close(self) -> None:
        """Let all who wait go."""
        with self._posted:
            self._is_closed = True
            self._posted.notify_all()

    def newer_than(self, number: int, patience: float) -> Outcome | None:
        """The newest outcome once it is another than `number`; None when it is not in `patience` seconds."""
        with self._posted:
            self._posted.wait_for(lambda: self._is_closed or self._newest.number != number, patience)
            return self._newest if self._newest.number != number else None
