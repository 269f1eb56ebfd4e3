"""What any delivery of a case system says of a meeting: values as they stand there, before anything is decided.

Each format's module makes these of its XML or JSON; `access` alone decides what of it may be shown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.headings import understand_heading
from generator.model import MeetingKind
from generator.problems import Message, Problem

Kind: TypeAlias = MeetingKind | Literal["draft"]

Mark: TypeAlias = bool | None
"""Whether a thing is marked public: True and False when the delivery says so, None when it says nothing."""


@dataclass(frozen=True, slots=True)
class DeliveredText:
    """Tekstfelt: one text of an item below its heading, HTML or plain."""

    heading: str
    text: str
    is_public: Mark = None
    """A mark of its own; None where it has none and follows its item."""
    absent: tuple[str, ...] = ()
    """Who was not there when this was decided."""
    is_plain: bool = False
    """It is certainly no HTML, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class DeliveredAttachment:
    """Bilag som leveret: its title, and the path of its file as printed."""

    title: str
    path: str
    is_public: Mark
    neutral_title: str = ""
    """As of an item."""


@dataclass(frozen=True, slots=True)
class DeliveredItem:
    """Punkt som leveret."""

    number: str
    title: str
    is_public: Mark
    is_contradicted: bool = False
    """Something around the item says that it is not public: its agenda, its group, a second mark of its own."""
    neutral_title: str = ""
    """A title made for the public; "" where there is none, or it is no other."""
    case: str = ""
    texts: tuple[DeliveredText, ...] = ()
    attachments: tuple[DeliveredAttachment, ...] = ()
    absent: tuple[str, ...] = ()
    """Those listed as participants who took no part in this item."""
    is_carrier: bool = False
    """It is no point of the agenda, but carries the minutes as a file (esdh.md: Aarhus, number 0)."""
    left_out: tuple[tuple[str, Message], ...] = ()
    """Words of the item that are no part of its text, and why."""


@dataclass(frozen=True, slots=True)
class DeliveredPerson:
    """Deltager som leveret: the name as printed, and what the delivery says in fields of their own."""

    name: str
    absent: bool = False
    role: str = ""
    party: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeliveredMeeting:
    """Møde som leveret."""

    body: str
    date: dt.date | None
    kind: Kind
    item_mark: str
    """What the format calls the mark that makes an item public ("IsOpen"), for messages."""
    attachment_mark: str
    """The same of an attachment; "" where the format has none."""
    items: tuple[DeliveredItem, ...]
    time: str = ""
    place: str = ""
    name: str = ""
    """What the delivery calls the meeting ("Ekstraordinært møde")."""
    people: tuple[DeliveredPerson, ...] = ()
    problems: tuple[Problem, ...] = ()


_DRAFT = ("kladde", "klade", "udkast", "formøde")
_MINUTES = ("referat", "protokol")
_AGENDA = ("dagsorden",)


def kind_by_name(name: str) -> Kind | None:
    """What a delivery is by what it calls itself ("Åbent referat", "Kladde", trap 6); None when that says nothing."""
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (("draft", _DRAFT), ("minutes", _MINUTES), ("agenda", _AGENDA))
    return next((kind for kind, said in kinds if any(word in name.casefold() for word in said)), None)


def kind_by_decisions(items: tuple[DeliveredItem, ...]) -> MeetingKind:
    """Minutes, when any item tells of a decision; else an agenda. For deliveries that do not say which they are."""
    decided = (text for item in items for text in item.texts if understand_heading(text.heading).kind == "decision")
    return "minutes" if any(text.text.strip() for text in decided) else "agenda"
