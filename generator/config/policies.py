"""What `archive.toml` decides of what readers may see: closed items, and personal data that may have to stay in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from generator.config.toml import TomlFile
from generator.findings import FindingKind

Reaction: TypeAlias = Literal["stop", "warn", "ignore"]
"""stop: nothing is published while it stands; warn: it is told at each build; ignore: nothing is said."""

ClosedTitle: TypeAlias = Literal["printed", "neutral", "none"]


@dataclass(frozen=True, slots=True)
class ClosedPolicy:
    """Hvad der vises af lukkede punkter; as it stands here, what the minutes print.

    Ankestyrelsen holds that a bare "Lukket punkt" is normally not enough (`shared/reference/privacy.md`, 1).
    """

    listed: bool = True
    """Whether they are shown at all."""
    number: bool = True
    case: bool = True
    title: ClosedTitle = "printed"
    """neutral: the one that the secretary has written in the meeting's file, else "Lukket punkt"; none: always that."""


# What a word or a form may only hint at is told; what somebody has tried to hide in a file stops.
_REACTIONS: Mapping[FindingKind, Reaction] = {
    "phone": "warn",
    "mail": "warn",
    "address": "warn",
    "sensitive": "warn",
    "metadata": "warn",
    "comments": "warn",
    "tracked_changes": "stop",
    "hidden": "stop",
    "covered": "stop",
    "embedded": "warn",
    "unread": "warn",
    "unexamined": "stop",
}


@dataclass(frozen=True, slots=True)
class PrivacyPolicy:
    """Hvad der skal standse eller ledsage en udgivelse; a CPR number always stops it."""

    reactions: Mapping[FindingKind, Reaction] = field(default_factory=lambda: _REACTIONS)
    own_mail: tuple[str, ...] = ()
    """Domains of addresses that are no citizen's ("birkeaa.example"), with all below them."""
    own_phones: tuple[str, ...] = ()
    """Numbers that are no citizen's, or the digits they begin with ("43 59 10 00", "4359")."""
    sensitive_words: tuple[str, ...] = ()
    """Words that mark a sensitive case, besides those that are known."""
    harmless_words: tuple[str, ...] = ()
    """Words and phrases that mark none here, whatever they hold ("sygefraværspolitik")."""

    def reaction_to(self, kind: FindingKind) -> Reaction:
        """What is to happen where something of that kind is found."""
        return "stop" if kind == "cpr" else self.reactions[kind]


_CLOSED_KEYS = ("listed", "number", "case", "title")
_WORDS = ("own_mail", "own_phones", "sensitive_words", "harmless_words")


def read_closed_policy(file: TomlFile, data: Mapping[str, Any]) -> ClosedPolicy:
    """The `[closed]` table."""
    table = file.table(data, "closed", _CLOSED_KEYS)
    default = ClosedPolicy()
    return ClosedPolicy(
        listed=file.flag(table, "listed", default.listed),
        number=file.flag(table, "number", default.number),
        case=file.flag(table, "case", default.case),
        title=file.choice(table, "title", get_args(ClosedTitle), default.title),
    )


def read_privacy_policy(file: TomlFile, data: Mapping[str, Any]) -> PrivacyPolicy:
    """The `[privacy]` table."""
    table = file.table(data, "privacy", (*_REACTIONS, *_WORDS))
    reactions = {kind: file.choice(table, kind, get_args(Reaction), reaction) for kind, reaction in _REACTIONS.items()}
    own_mail, own_phones, sensitive_words, harmless_words = (file.strings(table, key) for key in _WORDS)
    return PrivacyPolicy(reactions, own_mail, own_phones, sensitive_words, harmless_words)
