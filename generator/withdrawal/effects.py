"""Effects: what one more entry of the record takes out, and what it leaves that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.config import Config
from generator.model import Address, Item, Meeting
from generator.problems import Problem, say
from generator.withdrawal.applying import address_of, withdraw
from generator.withdrawal.echoes import echoes_of, places_with_word
from generator.withdrawal.passages import Passage
from generator.withdrawal.records import Redaction, Withdrawal, Withdrawals
from generator.withdrawal.targets import Target


@dataclass(frozen=True, slots=True)
class Effects:
    """Virkning: what goes at the next build, and what stays."""

    attachments: int
    """Of the item or the meeting that is taken back."""
    files: tuple[str, ...]
    """Below `content/`: no more offered to readers."""
    changed: tuple[Address, ...]
    """The other meetings that something is left out of."""
    echoes: tuple[Address, ...]
    """Where the same words still stand."""
    family_name: tuple[Address, ...]
    """Where the last part of a person's name still stands alone."""
    problems: tuple[Problem, ...]
    """Those that the entry brings about."""
    copies: tuple[str, ...] = ()
    """Below `content/`: the files still offered that are the same as one of `files`."""


def effects_of(
    entry: Withdrawal | Redaction, target: Target | None, meetings: Sequence[Meeting], config: Config, held: Withdrawals
) -> Effects:
    """What follows when `entry` is put to what the record holds already; `target` is what it is about, or within."""
    before = withdraw(meetings, config, held)
    if isinstance(entry, Withdrawal):
        after = withdraw(meetings, config, replace(held, withdrawals=(*held.withdrawals, entry)))
    else:
        after = withdraw(meetings, config, replace(held, redactions=(*held.redactions, entry)))
    same = {id(meeting) for meeting in before.meetings} | {id(meeting) for meeting in meetings}
    earlier = dict(zip(map(address_of, before.meetings), before.meetings, strict=True))
    changed = [
        address_of(meeting)
        for meeting in after.meetings
        if id(meeting) not in same and meeting != earlier.get(address_of(meeting))
    ]
    own = target.address.partition("#")[0] if target and isinstance(entry, Withdrawal) else ""
    items = _items(target) if isinstance(entry, Withdrawal) else ()
    return Effects(
        sum(len(item.attachments) for item in items),
        tuple(sorted(after.withheld.keys() - before.withheld.keys())),
        tuple(address for address in changed if address != own),
        _echoes(items, target, after.meetings),
        _family_name(target, after.meetings),
        (*_brought_about(before.problems, after.problems), *_unfound(entry, after.unfound)),
    )


def _brought_about(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[Problem]:
    """The problems that were not there: an earlier entry in trouble may be told of in other words now."""
    known = {(problem.level, problem.line) for problem in before}
    yield from (problem for problem in after if (problem.level, problem.line) not in known)


def _unfound(entry: Withdrawal | Redaction, unfound: Sequence[Passage]) -> Iterator[Problem]:
    if isinstance(entry, Redaction) and any(
        each.text == entry.text and each.within == entry.within for each in unfound
    ):
        message = say("Teksten står ikke i noget referat")
        if entry.within:
            message = say("Teksten står ikke i /{address}", address=entry.within)
        hint = say(
            "Skriv den, som den står der. Står den i en fil, så træk hele filen tilbage: referat withdraw bilag/…"
        )
        yield Problem("error", message, hint=hint)


def _items(target: Target | None) -> tuple[Item, ...]:
    if target is None or target.meeting is None or target.kind not in ("item", "meeting"):
        return ()
    taken = (target.item,) if target.kind == "item" else target.meeting.items
    return tuple(item for item in taken if isinstance(item, Item))


def _echoes(items: Sequence[Item], target: Target | None, left: Sequence[Meeting]) -> tuple[Address, ...]:
    own = target.address if target else ""
    return tuple(dict.fromkeys(address for item in items for address in echoes_of(item, own, left)))


def _family_name(target: Target | None, left: Sequence[Meeting]) -> tuple[Address, ...]:
    if target is None or target.kind != "person":
        return ()
    last = {name.split()[-1] for name in target.names if len(name.split()) > 1}
    return tuple(dict.fromkeys(address for name in sorted(last) for address in places_with_word(name, left)))
