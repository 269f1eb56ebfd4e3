"""What of a delivery may be shown: the one place where it is decided, and it fails closed.

- An item is open only if it is marked public and nothing around it (its agenda, its group, another mark of its own)
  says otherwise. Closed, unmarked, unknown and contradicted are all the same: only its number, its case number and a
  neutral title are shown.
- An attachment is shown only if it is marked public and its item is open (esdh.md, trap 1). One without a mark is
  withheld, also in the formats that have none (Publication as AgendaManager writes it, the FirstAgenda API): in those
  the importers that took "nothing said" for "public" are the ones that leaked (traps 7 and 9), Publication has had
  `IsProtected` and `IsPublic` in other versions, and a title alone can tell what a closed case is about.
- A text has the mark of its item, unless it has one of its own (Fujitsu eDoc: each committee's decision).
- Where an item has a neutral title that differs from its title, the neutral one is the title that is meant for the
  public (trap 5), of open items too. A closed item's neutral title that repeats its title is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.headings import is_closed_title
from generator.importing.case_lines import says_closed
from generator.importing.esdh.delivery import DeliveredItem, DeliveredMeeting
from generator.importing.esdh.values import one_line
from generator.model import ClosedItem
from generator.problems import Problem, say

_CLOSED_AND_NO_MORE = re.compile(r"lukket(?: (?:punkt|sag|dagsordenspunkt))?", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"(?=[^\d]{0,12}\d)[\w./-]{1,40}")
_TAG = re.compile(r"<[^<>]{1,300}>")
_LONGEST_SAYING = 500  # in characters, with its marks: a text that says that the item is closed, and nothing else
_MOST_NUMBERS = 40  # in a message
CLOSED_TITLE = "Lukket punkt"


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a delivery's items, and what is to be said of the rest."""

    items: tuple[DeliveredItem | ClosedItem, ...]
    """An open item with only those of its texts and attachments that are public."""
    problems: tuple[Problem, ...]
    holds_closed_text: bool
    """The delivery holds something that is not shown."""


def withhold(meeting: DeliveredMeeting) -> Shown:
    """The items of a delivery as they may be shown; a closed carrier of the minutes is no item, and not shown."""
    pairs = [(item, _shown(item)) for item in meeting.items]
    shown = tuple(shown for item, shown in pairs if is_open(item) or not item.is_carrier)
    holds_closed_text = any(_is_withheld(item, shown) for item, shown in pairs)
    return Shown(shown, (*_items_told(meeting), *_attachments_told(meeting), *_rest_told(meeting)), holds_closed_text)


def is_open(item: DeliveredItem) -> bool:
    """Whether the item is public beyond doubt."""
    return item.is_public is True and not _is_contradicted(item)


def _is_contradicted(item: DeliveredItem) -> bool:
    """Whether something speaks against an item's mark; its own title or text may ("Behandlet for lukkede døre")."""
    short = (text.text for text in item.texts if len(text.text) <= _LONGEST_SAYING)
    said = (says_closed(one_line(_TAG.sub(" ", text))) for text in short)
    return item.is_contradicted or is_closed_title(item.title) or is_closed_title(item.neutral_title) or any(said)


def _shown(item: DeliveredItem) -> DeliveredItem | ClosedItem:
    if not is_open(item):
        case = item.case if _CASE_NUMBER.fullmatch(item.case) else None
        return ClosedItem(item.number, _closed_title(item), case)
    return replace(
        item,
        title=item.neutral_title or item.title,
        neutral_title="",
        texts=tuple(text for text in item.texts if text.is_public is not False),
        attachments=tuple(
            replace(attachment, title=attachment.neutral_title or attachment.title, neutral_title="")
            for attachment in item.attachments
            if attachment.is_public is True
        ),
    )


def _closed_title(item: DeliveredItem) -> str:
    """The neutral title, marked as closed so that the content file reads back; else only that the item is closed."""
    if _CLOSED_AND_NO_MORE.fullmatch(item.title):
        return item.title
    title, neutral = item.title.casefold(), item.neutral_title
    if not neutral or not title or title in neutral.casefold():
        return CLOSED_TITLE
    return neutral if is_closed_title(neutral) else f"{CLOSED_TITLE}: {neutral}"


def _is_withheld(item: DeliveredItem, shown: DeliveredItem | ClosedItem) -> bool:
    if isinstance(shown, ClosedItem):
        return (
            item.is_carrier
            or shown.title != item.title
            or bool(item.texts or item.attachments or item.left_out or item.absent)
        )
    return (shown.title, shown.texts, shown.attachments) != (item.title, item.texts, item.attachments)


def _items_told(meeting: DeliveredMeeting) -> Iterator[Problem]:
    """What is to be said of the items that are not open, without a word of them."""
    items = [item for item in meeting.items if not item.is_carrier]
    closed = [item for item in items if not is_open(item)]
    if closed and len(closed) == len(items):
        message = say(
            "Ingen af de {count} punkter er mærket som åbne, så teksten til dem alle er tilbageholdt", count=len(closed)
        )
        hint = say(
            "Var mødet åbent, så importér referatet som PDF i stedet, eller bed dem, der leverer, om at udfylde {mark}",
            mark=meeting.item_mark,
        )
        yield Problem("warning", message, hint=hint)
        return
    unmarked = [item for item in closed if item.is_public is None]
    contradicted = [item for item in closed if item.is_public and _is_contradicted(item)]
    hint = say("Se efter i sagssystemet ({mark}). Er punktet åbent, så få leveringen rettet", mark=meeting.item_mark)
    if unmarked:
        message = say(
            "Leveringen siger ikke, om punktet er åbent; teksten er tilbageholdt (punkt {numbers})",
            numbers=_numbers(unmarked),
        )
        yield Problem("warning", message, hint=hint)
    if contradicted:
        message = say(
            "Leveringen modsiger sig selv om, hvorvidt punktet er åbent; teksten er tilbageholdt (punkt {numbers})",
            numbers=_numbers(contradicted),
        )
        yield Problem("warning", message, hint=hint)


def _attachments_told(meeting: DeliveredMeeting) -> Iterator[Problem]:
    """What is to be said of the attachments of open items that are withheld."""
    opened = [item for item in meeting.items if is_open(item)]
    unmarked = [item for item in opened if any(each.is_public is None for each in item.attachments)]
    closed = [item for item in opened if any(each.is_public is False for each in item.attachments)]
    if unmarked:
        message = say(
            "Leveringen siger ikke, om bilagene må udgives; de er tilbageholdt (punkt {numbers})",
            numbers=_numbers(unmarked),
        )
        hint = say("Se bilagene efter, og skriv dem, der må udgives, i indholdsfilen")
        if meeting.attachment_mark:
            hint = say(
                "Bed dem, der leverer, om at udfylde {mark}, eller se bilagene efter, og skriv dem i indholdsfilen",
                mark=meeting.attachment_mark,
            )
        yield Problem("warning", message, hint=hint)
    if closed:
        message = say("Bilag, der ikke er mærket som åbne, er udeladt (punkt {numbers})", numbers=_numbers(closed))
        yield Problem("note", message)


def _rest_told(meeting: DeliveredMeeting) -> Iterator[Problem]:
    """What is to be said of texts and titles of open items that are not shown."""
    opened = [item for item in meeting.items if is_open(item)]
    texts = [item for item in opened if any(text.is_public is False for text in item.texts)]
    titles = [item for item in opened if item.neutral_title]
    if any(item.is_carrier and not is_open(item) for item in meeting.items):
        yield Problem("note", say("Leveringen rummer også et lukket referat; det er udeladt"))
    if texts:
        message = say("Tekst, der ikke er mærket som åben, er udeladt (punkt {numbers})", numbers=_numbers(texts))
        yield Problem("note", message)
    if titles:
        message = say("Punktet vises med sin neutrale titel (punkt {numbers})", numbers=_numbers(titles))
        yield Problem("note", message)


def _numbers(items: Sequence[DeliveredItem]) -> str:
    numbers = ", ".join(item.number for item in items[:_MOST_NUMBERS])
    return numbers if len(items) <= _MOST_NUMBERS else f"{numbers} …"
