"""What must not be left: the record compared with what is published, whatever rule keeps the one from the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import dates, markup, rendering, search
from generator.build import templates_folder
from generator.checking.withheld import withheld_by
from generator.gathering import Gathered
from generator.model import Address, Item, Meeting
from generator.residue import (
    Passage,
    Runs,
    Sought,
    gone_from,
    put_together,
    runs_in,
    sought_in,
    texts_of,
)
from generator.urls import item_anchor, meeting_address
from generator.vetting import Vetted
from generator.withdrawal import WITHDRAWALS_FILE
from generator.writing import MANIFEST


def sought_by(content: Path, vetted: Vetted) -> Sought:
    """What of the archive in `content` must not be in its site."""
    gathered = vetted.gathered
    taken = {withdrawn.address for withdrawn in gathered.published.withdrawn}
    kept_meetings = tuple(_without_taken(gathered.published.meetings, taken))
    kept = set(texts_of((kept_meetings, gathered.config, gathered.published.withdrawn)))
    kept.update(case.title for case in gathered.archive.cases)
    withheld = withheld_by(content, gathered)
    own_words = (*_own_words(), *texts_of((gathered.config, gathered.published.withdrawn)))
    return sought_in(
        (replace(gone, place=_told_as(gone.place, taken)) for gone in gone_from(gathered.record, kept)),
        (*kept, *put_together(kept_meetings), *own_words),
        _passages(gathered, kept_meetings),
        [one.address for one in gathered.archive.withdrawn if one.kind in ("person", "attachment")],
        within=dict(_of_own_pages(gathered.record, kept_meetings, taken, own_words)),
        digests=withheld.digests,
        copies=withheld.copies,
        listing=MANIFEST,
    )


def _told_as(address: Address, taken: Collection[Address]) -> Address:
    """What was taken out as a whole is told by one address."""
    meeting = address.partition("#")[0]
    return meeting if meeting in taken else address


def _without_taken(meetings: Iterable[Meeting], taken: Collection[Address]) -> Iterator[Meeting]:
    """The meetings as published, but for whatever stands where something was taken back, should it still be there."""
    for meeting in meetings:
        address = _address(meeting)
        if address not in taken:
            items = tuple(
                item
                for item in meeting.items
                if not isinstance(item, Item) or f"{address}#{item_anchor(item.number)}" not in taken
            )
            yield meeting if items == meeting.items else replace(meeting, items=items)


def _of_own_pages(
    record: Iterable[Meeting], kept: Iterable[Meeting], taken: Collection[Address], own_words: Collection[str]
) -> Iterator[tuple[Address, Runs]]:
    """What a meeting's own pages must not say of what was taken out of it, though others say it too: "Godkendt."."""
    meetings = {_address(meeting): meeting for meeting in kept}
    touched = {address.partition("#")[0] for address in taken}
    for meeting in record:
        address = _address(meeting)
        if address in touched:
            there = [meetings[address]] if address in meetings else []
            said = set(texts_of(there))
            gone = (replace(one, place=_told_as(one.place, taken)) for one in gone_from([meeting], said))
            yield address, runs_in(gone, (*said, *put_together(there), *own_words))


def _passages(gathered: Gathered, kept: Iterable[Meeting]) -> Iterator[Passage]:
    """The names and passages, told by their line in the record: an address may have the name in it."""
    found = gathered.published.passages
    texts = "\n".join(texts_of(kept)).casefold() if any(one.within for one in found.entries) else ""
    for one in found.entries:
        passage = Passage(one.text, f"{WITHDRAWALS_FILE}:{one.line}", spared=found.spared)
        if not one.within or one.text.casefold() not in texts:
            yield passage
        elif "#" not in one.within:  # an item has no page of its own: there, the words around it tell
            yield replace(passage, within=one.within)


def _own_words() -> Iterator[str]:
    """What the program's own code and templates say: a page has these words whatever is published."""
    packages = (Path(module.__file__).parent for module in (rendering, search) if module.__file__)
    modules = (Path(module.__file__) for module in (dates, markup) if module.__file__)
    sources = [file for package in packages for file in package.rglob("*.py")]
    for file in (*sources, *modules, *templates_folder().rglob("*")):
        if file.is_file():
            yield file.read_text(encoding="utf-8", errors="replace")


def _address(meeting: Meeting) -> Address:
    return meeting_address(meeting.body, meeting.date, meeting.sequence)
