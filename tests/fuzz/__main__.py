"""`python -m tests.fuzz READER [SECONDS]`: see the package."""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.mutations import mutate
from tests.fuzz.properties import broken
from tests.fuzz.targets import TARGETS, Seed, Target

_LONGEST_WAIT = 60  # seconds, until a document that takes so long is left as a find and the run ends
_KEPT = 400  # damaged documents that are damaged further


@dataclass(slots=True)
class Run:
    """One run: what it feeds on, and what it has found."""

    target: Target
    folder: Path
    random: Random
    seeds: list[Seed]
    grown: list[Seed] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    count: int = 0

    def next_one(self) -> Seed:
        """A damaged document."""
        parent = self.random.choice(self.grown if self.grown and self.random.random() < 0.3 else self.seeds)
        others = [seed.data for seed in self.seeds]
        return Seed(mutate(self.random, parent.data, others, self.target.tokens), parent.guarded)

    def try_one(self, seed: Seed) -> None:
        """Hold one document to the properties; a find is written, the same one once."""
        self.count += 1
        (self.folder / "running").write_bytes(seed.data)
        faulthandler.dump_traceback_later(_LONGEST_WAIT, exit=True)
        found = broken(self.target, seed.data, seed.guarded)
        faulthandler.cancel_dump_traceback_later()
        if found and (key := found.splitlines()[0][:60]) not in self.told:
            self.told.add(key)
            number = len(self.told)
            (self.folder / f"{number}.bin").write_bytes(seed.data)
            (self.folder / f"{number}.txt").write_text(found, encoding="utf-8", errors="backslashreplace")
            print(f"[{self.count}] {number}: {found[:700]}".encode("utf-8", "replace").decode(), flush=True)
        elif not found and self.random.random() < 0.02:
            self.grown = [*self.grown[-_KEPT:], seed]


def main() -> None:
    """Fuzz as the command line says."""
    parser = argparse.ArgumentParser("python -m tests.fuzz")
    parser.add_argument("reader", choices=TARGETS)
    parser.add_argument("seconds", type=float, nargs="?", default=60)
    parser.add_argument("--finds", type=Path, default=Path(tempfile.gettempdir()) / "finds")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    target = TARGETS[options.reader]
    folder = options.finds / options.reader
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(options.seed)  # noqa: S311 - of damage, not of secrets
    run = Run(target, folder, random, list(target.seeds()))
    for seed in run.seeds:
        run.try_one(seed)
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        run.try_one(run.next_one())
    print(f"{options.reader}: {run.count} documents, {len(run.told)} finds in {folder}")
    sys.exit(bool(run.told))


if __name__ == "__main__":
    main()
