"""The gate: what may go through it, and what there is to tell of that which may not."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.gathering import Gathered, files_of
from generator.model import Address
from generator.privacy import (
    Allowances,
    Concern,
    Subject,
    numbers_in_name,
    problems,
    read_allowances,
    stray_numbers,
    text_of,
    unneeded,
    with_key_kept,
)
from generator.problems import Problem, say
from generator.remembering import memory_in
from generator.urls import meeting_address
from generator.vetting.files import look_into
from generator.vetting.findings import Findings
from generator.vetting.recalling import lost_entries
from generator.vetting.texts import concerns_of_texts
from generator.vetting.withholding import forbidden_digests, nowhere_found, told_of_withheld, withheld_files
from generator.withdrawal import Passages, mentions, passages_of
from generator.writing import MANIFEST, Sealed

_MEMORY = "vetted.sqlite"
_PAGES = "pages.sqlite"
_COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Vetted:
    """Det, der er set igennem: what may be published, and what is told; an error lets nothing out."""

    gathered: Gathered
    folder: Path
    """`content/`."""
    memory: Path
    """The folder for what can be made again."""
    allowances: Allowances
    cleaned: int
    """How many files are offered as copies without what they said of who made them."""
    seals: Mapping[str, str]
    """The SHA-256 of each delivered file as it was looked through, by its path below `content/`."""
    fingerprints: frozenset[str]
    """Of all that was found, allowed or not."""
    problems: tuple[Problem, ...]

    @property
    def downloads(self) -> dict[Address, Sealed]:
        """The files that readers can download, by their path in the site."""
        delivered = self.gathered.delivered
        return {at: Sealed(delivered[path], self.seals[path]) for at, path in self.gathered.served.items()}


@dataclass(frozen=True, slots=True)
class _Found:
    """Hvad der er fundet i én ting."""

    path: str
    subject: Subject
    concerns: tuple[Concern, ...]


def vet(gathered: Gathered, folder: Path, memory: Path) -> Vetted:
    """What of the content in `folder` may be published: files by their clean copies, and without those that may not.

    `memory` is the folder for what can be made again.
    """
    read = read_allowances(folder)
    policy, allowances = gathered.config.privacy, read.allowances
    with memory_in(memory / _MEMORY) as remembered:
        findings = Findings(remembered, policy, allowances)
        found = [_Found(path, "text", concerns) for path, concerns in concerns_of_texts(folder, gathered, findings)]
        seen = look_into(gathered.delivered, _passages_by_file(gathered), memory / _COPIES, findings)
        withheld = withheld_files(gathered, seen, forbidden_digests(folder, gathered, remembered))
    for path in sorted(seen.keys() - withheld.keys()):
        found.append(_Found(path, "file", seen[path].concerns))
        found.append(_Found(path, "name", numbers_in_name(path, allowances)))
    passed = gathered.without(withheld.values())
    passed = dataclasses.replace(passed, delivered={path: seen[path].file for path in passed.delivered})
    problems = (
        *lost_entries(gathered.withdrawals, memory), *read.problems, *_told(found, passed, folder, allowances),
        *map(told_of_withheld, withheld), *nowhere_found(gathered, seen.values()),
    )  # fmt: skip
    return Vetted(
        passed, folder, memory, allowances,
        cleaned=sum(file != gathered.delivered[path] for path, file in passed.delivered.items()),
        seals={path: seen[path].sha256 for path in passed.delivered},
        fingerprints=_fingerprints(found),
        problems=problems,
    )  # fmt: skip


def judge_pages(pages: Mapping[str, bytes], vetted: Vetted) -> tuple[Problem, ...]:
    """What stops the finished pages: a CPR number that comes together only there, or what was to be left out of them.

    And which allowances nothing needs.
    """
    allowances = vetted.allowances
    left_out = vetted.gathered.published.passages.of("")
    may_name = _may_name(vetted)
    found, remains = [], []
    with memory_in(vetted.memory / _PAGES) as remembered:
        findings = Findings(remembered, vetted.gathered.config.privacy, allowances)
        for path, page in pages.items():
            key = _key_of_page(path, page, left_out)
            concerns = findings.recall(key)
            if concerns is None:
                concerns = dict(stray_numbers({path: page}, allowances)).get(path, ())
                if left_out.entries and not path.startswith(may_name) and mentions(text_of(path, page), left_out):
                    remains.append(path)
                else:
                    findings.keep(key, concerns)
            found.append(_Found(path, "page", concerns))
    told = _told(found, vetted.gathered, vetted.folder, allowances)
    unused = unneeded(allowances, vetted.fingerprints | _fingerprints(found))
    return (*told, *map(_told_of_remains, remains), *unused)


def _may_name(vetted: Vetted) -> tuple[str, ...]:
    """Where names may stand that have been taken out: at an address that is kept, and in the list of all files."""
    withdrawn = vetted.gathered.archive.withdrawn
    return (MANIFEST, *(f"{each.address.rstrip('/')}/" for each in withdrawn if each.kind in ("person", "attachment")))


def _key_of_page(path: str, page: bytes, left_out: Passages) -> str:
    return hashlib.sha256(repr((path, left_out.key)).encode() + page).hexdigest()


def _told_of_remains(path: str) -> Problem:
    message = say("Siden har stadig noget, der er trukket tilbage")
    hint = say("Find det i content/, og tag det ud dér, hvor det står, med «referat withdraw ADRESSE --redact»")
    return Problem("error", message, path, hint=hint)


def _passages_by_file(gathered: Gathered) -> dict[str, Passages]:
    """For each file that is offered, what may not stand in it: what is left out everywhere, or of a meeting of its."""
    passages = gathered.published.passages
    if all(not passage.within for passage in passages.entries):
        return dict.fromkeys(gathered.delivered, passages)
    places: dict[str, set[Address]] = {}
    for meeting in gathered.published.meetings:
        for path in files_of(meeting):
            places.setdefault(path, {""}).add(meeting_address(meeting.body, meeting.date, meeting.sequence))
    return {
        path: passages_of(
            [passage for passage in passages.entries if passage.within.partition("#")[0] in places[path]],
            passages.spared,
        )
        for path in gathered.delivered
    }


def _told(found: Sequence[_Found], gathered: Gathered, folder: Path, allowances: Allowances) -> tuple[Problem, ...]:
    policy = gathered.config.privacy
    if any(
        policy.reaction_to(concern.kind) != "ignore" and not allowances.allows(concern.fingerprint)
        for each in found
        for concern in each.concerns
    ):
        allowances = with_key_kept(allowances, folder)
    told = (problems(each.concerns, each.path, policy, allowances, each.subject) for each in found)
    return tuple(problem for of_one in told for problem in of_one)


def _fingerprints(found: Iterable[_Found]) -> frozenset[str]:
    return frozenset(concern.fingerprint for each in found for concern in each.concerns)
