"""Keeping closed: an item that a person has closed in `content/` stays closed, whatever number a new version gives it.

Versions number their items anew. So a closed item is looked for by what it was before it was closed: its case number
and its title, its text, and its number last. Where it can't be told which item it is now, the new version is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.accession.versions import bare
from generator.headings import is_closed_alone
from generator.model import ClosedItem, Item, Meeting
from generator.problems import Problem, say

_TELLING = 30  # signs; a shorter paragraph ("Godkendt.") may stand under any item


@dataclass(frozen=True, slots=True)
class KeptClosed:
    """Holdt lukket: three versions of a meeting in which the items are closed that a person has closed."""

    base: Meeting | None
    mine: Meeting
    """Without those closed items that have another number in `theirs`."""
    theirs: Meeting
    notes: tuple[Problem, ...] = ()
    """Which items stay closed that the document has open."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An item closed by hand, and what it was before."""

    closed: ClosedItem
    was: Item | None
    """None where nobody knows it any more."""
    paragraphs: frozenset[str]
    """Those of its text that no other item had."""

    def has_case(self, item: Item | ClosedItem) -> bool:
        """Whether the item has its case number."""
        return bool(item.case) and item.case in (self.closed.case, self.was.case if self.was else None)

    def has_title(self, item: Item | ClosedItem) -> bool:
        """Whether the item has its title; the person may have put "Lukket:" before it."""
        title = _folded(item.title)
        if self.was and title == _folded(self.was.title):
            return True
        return bool(title) and not is_closed_alone(self.closed.title) and _folded(self.closed.title).endswith(title)

    def has_text(self, item: Item) -> bool:
        """Whether some of its text stands in the item."""
        return not self.paragraphs.isdisjoint(_paragraphs(item))

    def is_surely(self, item: Item) -> bool:
        """Whether the item is it, whatever number it has."""
        if self.was:
            return _identity(self.was) == _identity(item) or bool(
                self.paragraphs and self.paragraphs <= set(_paragraphs(item))
            )
        return self.has_case(item) or self.has_title(item)

    def is_maybe(self, item: Item) -> bool:
        """Whether anything but the number speaks for the item's being it."""
        return self.has_case(item) or self.has_title(item) or self.has_text(item)


def keep_closed(base: Meeting | None, mine: Meeting, theirs: Meeting) -> KeptClosed | Problem:
    """`theirs` with the items closed that `mine` closes and `base`, the version that it came from, does not.

    Without a `base` every closed item may have been closed by hand. A problem tells why `theirs` can't be taken.
    """
    own = [item for item in mine.items if isinstance(item, Item)]
    before = [item for item in base.items if isinstance(item, Item)] if base else []
    gone = _unmatched(before, own)
    gone_numbers = {item.number for item in gone}
    others = [item for item in before if item.number not in gone_numbers] if base else own
    wanted = list(_wanted(base, mine, gone, others))
    if not wanted:
        return KeptClosed(base, mine, theirs)
    opened = [item for item in theirs.items if isinstance(item, Item)]
    fresh = _unmatched(opened, others)
    known = {item.number for item in opened}.difference(item.number for item in fresh)
    sure = {each.closed.number: _sure(each, wanted, fresh) for each in wanted}
    taken = {item.number for found in sure.values() for item in found}
    places: dict[str, Item | None] = {}
    for each in wanted:
        found = sure[each.closed.number]
        rest = [item for item in fresh if item.number not in taken]
        strangers = [item for item in opened if item.number in known and each.has_text(item)]
        place = _doubt(each) if strangers else _place(each, found, rest, theirs)
        if isinstance(place, Problem):
            return place
        places[each.closed.number] = place
    return _closed(base, mine, theirs, wanted, places)


def _wanted(base: Meeting | None, mine: Meeting, gone: Sequence[Item], others: Sequence[Item]) -> Iterator[_Wanted]:
    """What is closed by hand; what the document itself left closed is the document's to open."""
    were = {item.number: item for item in base.items} if base else {}
    elsewhere = {text for item in others for text in _paragraphs(item)}
    for closed in mine.items:
        was = were.get(closed.number)
        if not isinstance(closed, ClosedItem) or isinstance(was, ClosedItem):
            continue
        if was is None or was.number not in {
            item.number for item in gone
        }:  # the person has given the items other numbers
            was = gone[0] if len(gone) == 1 else None
        paragraphs = frozenset(_paragraphs(was)) - elsewhere if was else frozenset[str]()
        yield _Wanted(closed, was, paragraphs)


def _unmatched(items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """The items that are none of the `others`: by number, case and title, by case and title, by number and either."""
    left, waiting = _unpaired(items, others, lambda item: (item.number, *_identity(item)))
    left, waiting = _unpaired(left, waiting, _identity)
    by_number = {item.number: item for item in waiting}
    return [item for item in left if not ((other := by_number.get(item.number)) and _is_near(item, other))]


def _unpaired(
    items: Sequence[Item], others: Sequence[Item], key: Callable[[Item], tuple[str, ...]]
) -> tuple[list[Item], list[Item]]:
    """What remains of each when those with the same key are taken out in pairs."""
    return _beyond(items, Counter(map(key, others)), key), _beyond(others, Counter(map(key, items)), key)


def _beyond(
    items: Sequence[Item], counts: Counter[tuple[str, ...]], key: Callable[[Item], tuple[str, ...]]
) -> list[Item]:
    left = []
    for item in items:
        if counts[key(item)]:
            counts[key(item)] -= 1
        else:
            left.append(item)
    return left


def _identity(item: Item) -> tuple[str, str]:
    return item.case or "", _folded(item.title)


def _is_near(one: Item, other: Item) -> bool:
    return bool(one.case and one.case == other.case) or _folded(one.title) == _folded(other.title)


def _sure(each: _Wanted, wanted: Sequence[_Wanted], fresh: Sequence[Item]) -> list[Item]:
    """The items that surely are it; of several like it that are all closed, the one by its number."""
    found = [item for item in fresh if each.is_surely(item)]
    numbers = {other.closed.number for other in wanted}
    here = [item for item in found if item.number == each.closed.number]
    return here if here and all(item.number in numbers for item in found) else found


def _place(each: _Wanted, found: Sequence[Item], rest: Sequence[Item], theirs: Meeting) -> Item | Problem | None:
    """The open item of `theirs` that it is now; None where there is none such."""
    here = next((item for item in rest if item.number == each.closed.number), None)
    maybe = [item for item in rest if each.is_maybe(item)]
    if found:
        is_another = here is None or each.was is not None or bool(each.has_case(found[0]) and here.case)
        return found[0] if len(found) == 1 and not maybe and is_another else _doubt(each)
    if any(
        isinstance(item, ClosedItem) and (item.number == each.closed.number or each.has_case(item))
        for item in theirs.items
    ):
        return _doubt(each) if maybe else None
    if here and (rest == [here] or maybe == [here]):
        return here
    return _doubt(each) if rest else None


def _doubt(each: _Wanted) -> Problem:
    message = say(
        "Punkt {number} er lukket i content/, og det kan ikke ses, hvilket punkt det er i den nye udgave; den er ikke"
        " taget ind", number=each.closed.number,
    )  # fmt: skip
    hint = say(
        "Luk punktet i dokumentet (skriv «Lukket» først i titlen, og lad sagsnummeret stå), og importér det igen; eller"
        " ret filen i content/ i hånden"
    )
    return Problem("error", message, hint=hint)


def _closed(
    base: Meeting | None, mine: Meeting, theirs: Meeting, wanted: Sequence[_Wanted], places: Mapping[str, Item | None]
) -> KeptClosed:
    """The versions with each closed item in the place that was found for it."""
    now = {item.number: each.closed for each in wanted if (item := places[each.closed.number])}
    numbers = {item.number for item in theirs.items}
    moved = {
        number
        for number, item in places.items()
        if (item and item.number != number) or (not item and number in numbers)
    }
    hint = say("Skal det åbnes, så gør det i content/ i hånden")
    notes = tuple(
        Problem(
            "note", say("Punkt {number} er lukket i content/ i hånden og er stadig lukket", number=number), hint=hint
        )
        for number in now
    )
    items = (replace(now[item.number], number=item.number) if item.number in now else item for item in theirs.items)
    return KeptClosed(
        _without(base, moved) if base else None, _without(mine, moved), replace(theirs, items=tuple(items)), notes
    )


def _without(meeting: Meeting, numbers: Collection[str]) -> Meeting:
    return replace(meeting, items=tuple(item for item in meeting.items if item.number not in numbers))


def _folded(title: str) -> str:
    return bare(title).casefold()


def _paragraphs(item: Item) -> Iterator[str]:
    """The paragraphs of an item that are long enough to tell it by, and the titles of its attachments."""
    for section in item.sections:
        for paragraph in (*section.text.split("\n\n"), *(each.title for each in section.attachments)):
            if len(text := _folded(paragraph)) >= _TELLING:
                yield text
