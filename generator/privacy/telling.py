"""Telling of concerns: what was found, where, why it may be something else, and what to do about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from generator.config import PrivacyPolicy, Reaction
from generator.findings import FindingKind, ranges
from generator.privacy.allowances import Allowances
from generator.privacy.concerns import Concern
from generator.problems import Level, Message, Problem, say

Subject: TypeAlias = Literal["text", "file", "name", "page"]
"""What was looked through: a text that people write, a file that is offered to readers, its name, a finished page."""

_ALONE = 5  # things of one kind in one file that are told each by itself
_PLACES = 10  # that are named of what does not stop
_FINGERPRINTS = 40  # in one hint: a line that a person can still copy; the others come at the next build
_TEXTS = (".csv", ".md", ".txt")  # files that have the lines a person sees
_LEVELS: tuple[tuple[Level, Reaction], ...] = (("error", "stop"), ("warning", "warn"))

_GOES_WITH = say("følger med filen")
_FOUND: Mapping[FindingKind, Message] = {
    "cpr": say("CPR-nummer"),
    "phone": say("telefonnummer"),
    "mail": say("mailadresse"),
    "address": say("privat adresse"),
    "sensitive": say("ord, der kan høre til en følsom sag"),
    "metadata": say("oplysninger om filen"),
    "comments": _GOES_WITH,
    "tracked_changes": _GOES_WITH,
    "hidden": _GOES_WITH,
    "covered": _GOES_WITH,
    "embedded": _GOES_WITH,
    "unread": say("kan ikke undersøges"),
    "unexamined": say("kunne ikke undersøges"),
}
_REMEDIES: Mapping[Subject, Message] = {
    "text": say("Ret teksten, eller hold den ude af det, der udgives, med «referat withdraw»"),
    "file": say("Læg en rettet udgave i stedet, eller hold filen ude af det, der udgives, med «referat withdraw»"),
    "name": say("Giv filen et andet navn, og ret det, hvor den er nævnt"),
    "page": say("Find det i content/, og ret det dér; siden er lavet af det"),
}
_REMEDIES_OF_HIDDEN: Mapping[FindingKind, Message] = {
    "metadata": say("Fjern dem med programmets dokumentkontrol, gem, og læg filen ind igen"),
    "comments": say("Slet kommentarerne, gem, og læg filen ind igen"),
    "tracked_changes": say("Acceptér eller afvis ændringerne, gem, og læg filen ind igen"),
    "hidden": say("Slet det, der er skjult, gem, og læg filen ind igen"),
    "covered": say("Slet teksten i det dokument, filen er lavet af, og lav filen igen; en sort flade skjuler den ikke"),
    "embedded": say("Fjern filerne, gem, og læg filen ind igen"),
    "unread": say("Se selv filen igennem, eller læg den ind i et format, der kan læses, fx PDF"),
    "unexamined": say("Gem filen på ny, eller del den, og læg den ind igen"),
}


def problems(
    concerns: Iterable[Concern], path: str, policy: PrivacyPolicy, allowances: Allowances, subject: Subject = "text"
) -> tuple[Problem, ...]:
    """What there is to tell of the concerns in one file: first what stops; nothing of what is allowed or ignored.

    Of many of one kind the first are told each by itself and the others together, with the lines and places of all
    that stops. Ask `with_key_kept` for the allowances first, or the fingerprints told are of no use.
    """
    is_text = subject == "text" or (subject == "file" and path.lower().endswith(_TEXTS))
    by_kind: dict[FindingKind, list[Concern]] = {}
    for concern in concerns:
        if not allowances.allows(concern.fingerprint):
            line = concern.line if is_text and not concern.place else None
            by_kind.setdefault(concern.kind, []).append(dataclasses.replace(concern, line=line))
    told = []
    for level, reaction in _LEVELS:
        for kind, found in by_kind.items():
            if policy.reaction_to(kind) == reaction:
                for group in _groups(found):
                    line = next((concern.line for same in group for concern in same), None)
                    hint = _hint(group, subject, allowances)
                    told.append(Problem(level, _message(group, level), path, line, hint))
    return tuple(told)


def _groups(concerns: Sequence[Concern]) -> list[list[list[Concern]]]:
    """The concerns of one kind, those about the same thing together: first things by themselves, then all others."""
    by_thing: dict[str, list[Concern]] = {}
    for concern in concerns:
        by_thing.setdefault(concern.fingerprint, []).append(concern)
    things = list(by_thing.values())
    return [[thing] for thing in things[:_ALONE]] + ([things[_ALONE:]] if things[_ALONE:] else [])


def _message(group: Sequence[Sequence[Concern]], level: Level) -> Message:
    """What was found, where, and why it may be something else."""
    first = group[0][0]
    places = _places([concern for same in group for concern in same], level)
    if places and not first.shown:  # what is hidden is its place
        return say("{what}: {found}", what=_FOUND[first.kind], found=_joined(places))
    found = say("{count} flere", count=len(group)) if len(group) > 1 else first.shown
    message = say("{what}: {found}", what=_FOUND[first.kind], found=found)
    if places:
        message = say("{message} ({places})", message=message, places=_joined(places))
    if first.doubt and len(group) == 1:
        message = say("{message}; måske noget andet: {doubt}", message=message, doubt=first.doubt)
    return message


def _places(concerns: Sequence[Concern], level: Level) -> list[Message]:
    """All lines and places of what stops, some of what does not; none where one line says it, as the problem does."""
    lines = sorted({concern.line for concern in concerns if concern.line})
    named = list(dict.fromkeys(concern.place for concern in concerns if concern.place))
    most = max(len(lines), len(named)) if level == "error" else _PLACES
    left_out = max(0, len(lines) - most) + max(0, len(named) - most)
    places = named[:most]
    if len(lines) > 1:
        places.insert(0, say("linje {lines}", lines=", ".join(ranges(lines[:most]))))
    if left_out:
        places.append(say("{count} andre steder", count=left_out))
    return places


def _joined(messages: Sequence[Message]) -> Message:
    """The messages with commas between; by halves, so that a thousand of them are not a thousand deep."""
    if len(messages) == 1:
        return messages[0]
    half = len(messages) // 2
    return say("{first}, {others}", first=_joined(messages[:half]), others=_joined(messages[half:]))


def _hint(group: Sequence[Sequence[Concern]], subject: Subject, allowances: Allowances) -> Message:
    """What to do: make it right, or allow it."""
    kind = group[0][0].kind
    remedy = _REMEDIES_OF_HIDDEN.get(kind, _REMEDIES[subject])
    if allowances.obstacle:
        return say("{remedy}. Det kan ikke tillades nu: {why}", remedy=remedy, why=allowances.obstacle)
    marks = " ".join(same[0].fingerprint for same in group[:_FINGERPRINTS])
    if kind == "cpr":
        return say(
            '{remedy}. Er det ikke et CPR-nummer: referat allow {marks} --reason "…"', remedy=remedy, marks=marks
        )
    if kind == "sensitive":
        return say(
            '{remedy}. Må det stå her: referat allow {marks} --reason "…". Er ordet aldrig følsomt, så skriv det i'
            " harmless_words i archive.toml",
            remedy=remedy, marks=marks,
        )  # fmt: skip
    return say('{remedy}. Må det udgives: referat allow {marks} --reason "…"', remedy=remedy, marks=marks)
