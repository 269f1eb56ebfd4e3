"""The attachments of a delivered item: each with the file that was delivered for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.importing.esdh.access import is_open
from generator.importing.esdh.delivery import DeliveredAttachment, DeliveredItem
from generator.model import Attachment, Section
from generator.problems import Problem, say

Locate: TypeAlias = Callable[[str], str | None]
"""From a path as the delivery prints it to the file's name in the package; None where it is not delivered."""

_MOST_TITLES = 5  # named in a message; of the others only how many
_MAIL = ".msg"


@dataclass(frozen=True, slots=True)
class Located:
    """The attachments of an item with their files, and those that come without."""

    attachments: tuple[Attachment, ...]
    missing: tuple[str, ...]
    mails: tuple[str, ...]


def public_only(locate: Locate, items: Iterable[DeliveredItem]) -> Locate:
    """`locate` without the files that any of the `items` also lists as an attachment which is not public.

    So a closed "plan.pdf" is not taken for the PDF of an open "plan.docx", nor a file that is marked both ways.
    """
    closed = {
        locate(each.path)
        for item in items
        for each in item.attachments
        if each.path and not (is_open(item) and each.is_public)
    }
    return lambda path: name if (name := locate(path)) not in closed else None


def located(delivered: Iterable[DeliveredAttachment], locate: Locate) -> Located:
    """The attachments with the names of their files in the package.

    Where a PDF of the same name stands beside a file of another kind (Acadre delivers both), it is the PDF. An e-mail
    is never taken as a file: it holds addresses, and attachments of its own that nobody has marked.
    """
    attachments: list[Attachment] = []
    missing: list[str] = []
    mails: list[str] = []
    for each in delivered:
        is_mail = each.path.casefold().endswith(_MAIL)
        name = locate(_as_pdf(each.path)) if each.path else None
        if name is None and each.path and not is_mail:
            name = locate(each.path)
        if name is None and each.path:
            (mails if is_mail else missing).append(each.title)
        attachments.append(Attachment(each.title or PurePosixPath(name or "Bilag").name, name))
    return Located(tuple(attachments), tuple(missing), tuple(mails))


def _as_pdf(path: str) -> str:
    file = PurePosixPath(path.replace("\\", "/"))
    return str(file.with_suffix(".pdf")) if file.suffix else path


def with_files(section: Section, attachments: Sequence[Attachment]) -> tuple[Section, list[Attachment]]:
    """A section that lists attachments, each with the file of the one of the same title; and those it does not list."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(attachments))):
        waiting[_folded(attachments[place].title)].append(place)
    listed = tuple(
        attachments[places.pop()] if (places := waiting[_folded(each.title)]) else each for each in section.attachments
    )
    unlisted = sorted(place for places in waiting.values() for place in places)
    return replace(section, attachments=listed), [attachments[place] for place in unlisted]


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


def without_file(missing: Sequence[str], mails: Sequence[str]) -> Iterator[Problem]:
    """What is to be said of the attachments that come without their file."""
    if missing:
        message = say("{count} bilag er nævnt, men ikke leveret: {titles}", count=len(missing), titles=_some(missing))
        yield Problem("warning", message, hint=say("Bed dem, der leverer, om filerne, og importér igen"))
    if mails:
        message = say(
            "{count} bilag er e-mails og kommer ikke med som fil: {titles}", count=len(mails), titles=_some(mails)
        )
        yield Problem("warning", message, hint=say("Gem dem som PDF uden adresser, og læg dem i arkivet"))


def _some(titles: Sequence[str]) -> str:
    shown = ", ".join(f"«{title}»" for title in titles[:_MOST_TITLES])
    return shown if len(titles) <= _MOST_TITLES else f"{shown} …"
