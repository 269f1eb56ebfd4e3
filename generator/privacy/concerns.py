"""Concerns: what is found in what would be published, without the thing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args
from urllib.parse import unquote_plus

from generator.config import PrivacyPolicy
from generator.cpr import mask_cpr
from generator.findings import Examined, Finding, FindingKind
from generator.privacy.allowances import Allowances
from generator.privacy.detecting import personal_data
from generator.problems import Message

_NUMBERS_ONLY = PrivacyPolicy(reactions=dict.fromkeys(get_args(FindingKind), "ignore"))
_AROUND = 100  # signs of its line by which a word is known again
_PART = re.compile(r"[/\\]")  # of a path
_TEN_DIGITS = re.compile(r"\d(?:\D*\d){9}")


@dataclass(frozen=True, slots=True)
class Concern:
    """Betænkelighed: a finding, reduced to what may be remembered on disk and told."""

    kind: FindingKind
    place: Message | None
    """Where in a file ("side 3"); of a hidden part, what it is ("arket «Løn» er skjult")."""
    line: int | None
    """From 1, in the text at that place."""
    shown: str
    """It, as it may be shown ("01••••-••••"); "" for a hidden part."""
    doubt: Message | None
    """Why it may be something else."""
    fingerprint: str
    """By which it can be allowed; two concerns of one kind with the same are about the same thing."""


def concerns_in_text(
    text: str, policy: PrivacyPolicy, allowances: Allowances, *, place: Message | None = None
) -> tuple[Concern, ...]:
    """What is found in a text, in the order it stands, each with its line."""
    concerns = []
    line, counted = 1, 0
    for finding in personal_data(text, policy):
        line += text.count("\n", counted, finding.start)
        counted = finding.start
        fingerprint = allowances.fingerprint(finding.kind, _thing(finding, text))
        shown, doubt = mask_cpr(finding.shown), _masked(finding.doubt)
        concerns.append(Concern(finding.kind, place, line, shown, doubt, fingerprint))
    return tuple(concerns)


def concerns_in_file(
    examined: Examined, sha256: str, policy: PrivacyPolicy, allowances: Allowances
) -> tuple[Concern, ...]:
    """What is found in all that can be read in a file, and what is hidden in it.

    What is hidden is allowed for the file with that SHA-256, one kind at a time: another edition has to be looked at.
    """
    found = (concerns_in_text(text.text, policy, allowances, place=_masked(text.place)) for text in examined.texts)
    hidden = (
        Concern(part.kind, _masked(part.place), None, "", None, allowances.fingerprint(part.kind, sha256))
        for part in examined.parts
    )
    return (*(concern for concerns in found for concern in concerns), *hidden)


def numbers_in_text(text: str, allowances: Allowances) -> tuple[Concern, ...]:
    """The CPR numbers in a text, and nothing else."""
    return concerns_in_text(text, _NUMBERS_ONLY, allowances)


def numbers_in_name(path: str, allowances: Allowances) -> tuple[Concern, ...]:
    """The CPR numbers in the path of a file or in an address, each part of it by itself and without its escapes."""
    parts = [part for part in _PART.split(unquote_plus(path)) if _TEN_DIGITS.search(part)]
    return tuple({each.fingerprint: each for part in parts for each in numbers_in_text(part, allowances)}.values())


def _thing(finding: Finding, text: str) -> str:
    """What a fingerprint is made of: the number or the address, wherever it stands; but of a word, the word there.

    "Opsagt" may be said of a contract, and be allowed, and next year of a person.
    """
    if finding.kind != "sensitive":
        return finding.value
    before = text[max(0, finding.start - _AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + _AROUND].partition("\n")[0]
    return " ".join((finding.value, *before.split(), "|", *after.split()))


def _masked(message: Message | None) -> Message | None:
    """The message with every CPR number in its values masked: a sheet may be called by one."""
    if message is None:
        return None
    values = ((name, _masked(value) if isinstance(value, Message) else value) for name, value in message.values)
    return Message(
        message.template,
        tuple((name, mask_cpr(value) if isinstance(value, str) else value) for name, value in values),
    )
