"""Applying the record: the meetings and the configuration as they may be published, and what must not be offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.config import Config
from generator.model import Address, ClosedItem, Correction, Meeting, Withdrawn, WithdrawnKind
from generator.problems import Problem, say
from generator.urls import item_anchor, meeting_address
from generator.withdrawal.files import all_files, files_of, original_of, without_files
from generator.withdrawal.names import NAME_OMITTED, name_passages, names_of_others, persons_by_name, persons_taken
from generator.withdrawal.omitting import config_texts, config_without, meeting_without, passages_in
from generator.withdrawal.passages import Passage, Passages, passages_of
from generator.withdrawal.records import WITHDRAWALS_FILE, Redaction, Withdrawal, Withdrawals
from generator.withdrawal.whereabouts import misplaced

ITEM_WITHDRAWN = "Trukket tilbage"


@dataclass(frozen=True, slots=True)
class Published:
    """Det, der må komme ud: the meetings and the configuration without what was taken back."""

    meetings: tuple[Meeting, ...]
    config: Config
    withdrawn: tuple[Withdrawn, ...] = ()
    """What stands at the addresses that are kept, by address."""
    passages: Passages = field(default_factory=Passages)
    """What may stand nowhere in the site, each with the place that it is left out of; never to be shown."""
    withheld: Mapping[str, Withdrawn] = field(default_factory=dict)
    """The files below `content/` that must not be offered, attachments and originals, each with why."""
    unfound: tuple[Passage, ...] = ()
    """The texts to be left out that stand in no meeting and not in the configuration; in a file perhaps, or nowhere."""
    problems: tuple[Problem, ...] = ()
    """What is wrong where the record meets the content; those of the record itself are its own."""


def withdraw(meetings: Sequence[Meeting], config: Config, withdrawals: Withdrawals) -> Published:
    """`meetings` and `config` without all that was taken back; they themselves where nothing was."""
    if not (withdrawals.withdrawals or withdrawals.redactions):
        return Published(tuple(meetings), config)
    entries = {entry.address: entry for entry in withdrawals.withdrawals}
    persons = persons_by_name(meetings, config)
    taken = persons_taken(persons, withdrawals.withdrawals)
    passages = _passages(persons, taken, withdrawals)
    gone = dict.fromkeys(taken, NAME_OMITTED)
    files = _withheld(meetings, entries, passages)
    kept: list[Meeting] = []
    found: dict[Passage, None] = {}
    for meeting in meetings:
        address = address_of(meeting)
        hits = passages_in(meeting, address, passages)
        found |= dict.fromkeys(hits)
        if address in entries:
            continue
        left = without_files(_without_items(meeting, address, entries), files)
        causes: list[Passage | Withdrawal] = [*hits]
        causes += [taken[each.name] for each in meeting.participants if each.name in taken]
        if causes:
            left = meeting_without(left, address, passages, gone)
            left = replace(left, corrections=(*left.corrections, *_told(meeting, hits)))
            files = _original(meeting, causes[0]) | files  # what the minutes say stands in what they came from
            left = without_files(left, files)
        kept.append(left)
    everywhere = passages.of("")
    found |= dict.fromkeys(span.passage for text in config_texts(config) for span in everywhere.found_in(text))
    places = {at: _withdrawn(entry) for at, entry in entries.items()} | files
    places |= _lost_persons(persons, kept, passages, gone)
    problems = (
        *_names_kept(meetings, config, passages), *_in_reasons(withdrawals, passages),
        *misplaced(meetings, set(persons.values()), set(taken.values()), entries),
    )  # fmt: skip
    named = (file for meeting in meetings for file in all_files(meeting))
    withheld = {path: files[address] for path, address in named if address in files}
    withdrawn = tuple(places[address] for address in sorted(places))
    unfound, shown = _unfound(withdrawals.redactions, found), config_without(config, everywhere, gone)
    return Published(tuple(kept), shown, withdrawn, passages, withheld, unfound, problems)


def _told(meeting: Meeting, hits: Iterable[Passage]) -> Iterator[Correction]:
    """What readers are told of that which has been left out of this meeting, or an item of it, alone."""
    numbers = {item_anchor(item.number): item.number for item in meeting.items}
    for passage in hits:
        if passage.within:
            number = numbers.get(passage.within.partition("#")[2])
            yield Correction(passage.date, f"Noget er udeladt. {passage.reason}", number)


def address_of(meeting: Meeting) -> Address:
    """The meeting's page."""
    return meeting_address(meeting.body, meeting.date, meeting.sequence)


def _passages(persons: Mapping[str, Address], taken: Mapping[str, Withdrawal], withdrawals: Withdrawals) -> Passages:
    names = list(name_passages(taken, withdrawals.withdrawals))
    texts = map(_passage, withdrawals.redactions)
    return passages_of([*names, *texts], names_of_others(persons, taken, names))


def _passage(entry: Redaction) -> Passage:
    return Passage(entry.text, entry.replacement, entry.date, entry.reason, entry.within, line=entry.line)


def _unfound(redactions: Iterable[Redaction], found: Mapping[Passage, None]) -> tuple[Passage, ...]:
    lines = {passage.line for passage in found if not passage.person}
    return tuple(_passage(entry) for entry in redactions if entry.line not in lines)


def _withheld(
    meetings: Sequence[Meeting], entries: Mapping[Address, Withdrawal], passages: Passages
) -> dict[Address, Withdrawn]:
    """The files that are not to be offered: taken back, of what is taken back, or called by a name that is."""
    withheld: dict[Address, Withdrawn] = {}

    def withhold(files: Iterable[tuple[str, Address]], because: Withdrawal | Passage) -> None:
        for _, address in files:
            withheld.setdefault(address, _file_gone(address, because))

    for meeting in meetings:
        address = address_of(meeting)
        if because := entries.get(address):
            withhold(all_files(meeting), because)
        for item in meeting.items:
            if because := entries.get(f"{address}#{item_anchor(item.number)}"):
                original = original_of(meeting)
                withhold([*files_of(item), *([original] if original else [])], because)
        here = passages.of(address)
        for path, file in all_files(meeting):
            if because := entries.get(file):
                withhold([(path, file)], because)
            elif name := here.name_in(path):
                withhold([(path, file)], name)
    return withheld


def _original(meeting: Meeting, because: Withdrawal | Passage) -> dict[Address, Withdrawn]:
    """The meeting's original by its address, where readers are offered it, as what stands there from now on."""
    original = original_of(meeting)
    return {original[1]: _file_gone(original[1], because)} if original else {}


def _file_gone(address: Address, because: Withdrawal | Passage) -> Withdrawn:
    return Withdrawn(address, "attachment", because.date, because.reason)


def _without_items(meeting: Meeting, address: Address, entries: Mapping[Address, Withdrawal]) -> Meeting:
    """The meeting with the items that were taken back as their numbers alone, and without corrections of them."""
    if not entries:
        return meeting
    gone = {item.number: entries.get(f"{address}#{item_anchor(item.number)}") for item in meeting.items}
    if not any(gone.values()):
        return meeting
    items = tuple(
        ClosedItem(item.number, ITEM_WITHDRAWN, withdrawn=_withdrawn(entry)) if (entry := gone[item.number]) else item
        for item in meeting.items
    )
    corrections = tuple(each for each in meeting.corrections if each.item is None or not gone.get(each.item))
    return replace(meeting, items=items, corrections=corrections)


def _withdrawn(entry: Withdrawal) -> Withdrawn:
    return Withdrawn(entry.address, kind_of(entry.address), entry.date, entry.reason)


def kind_of(address: Address) -> WithdrawnKind:
    """What has an address of that form."""
    if address.startswith("deltagere/"):
        return "person"
    if "#" in address:
        return "item"
    return "meeting" if address.endswith("/") else "attachment"


def _lost_persons(
    persons: Mapping[str, Address], kept: Sequence[Meeting], passages: Passages, gone: Mapping[str, str]
) -> dict[Address, Withdrawn]:
    """The pages of persons whose name has been left out, as a text, of every list that it stood in."""
    left = {
        persons[attendance.name]
        for meeting in kept
        for attendance in meeting.participants
        if not attendance.is_withdrawn
    }
    lost = {}
    for name, address in persons.items():
        spans = passages.found_in(name) if address not in left and name not in gone else []
        if spans:
            lost[address] = Withdrawn(address, "person", spans[0].passage.date, spans[0].passage.reason)
    return lost


def _names_kept(meetings: Sequence[Meeting], config: Config, passages: Passages) -> Iterator[Problem]:
    """Names of bodies can't be left out of: they are in every address of the body's meetings."""
    bodies = dict.fromkeys([*(meeting.body for meeting in meetings), *(body.name for body in config.bodies)])
    for name in [*bodies, config.base_url]:
        for span in passages.found_in(name):
            message = say("En tekst, der skal udelades, står i et udvalgs navn eller i webstedets adresse")
            hint = say("Giv udvalget et andet navn, eller fjern teksten fra {file}", file=WITHDRAWALS_FILE)
            yield Problem("error", message, WITHDRAWALS_FILE, span.passage.line, hint)


def _in_reasons(withdrawals: Withdrawals, passages: Passages) -> Iterator[Problem]:
    entries: list[Withdrawal | Redaction] = [*withdrawals.withdrawals, *withdrawals.redactions]
    for entry in entries:
        if passages.found_in(entry.reason):
            message = say("Begrundelsen nævner det, der er trukket tilbage, og læserne får den at se")
            yield Problem("error", message, WITHDRAWALS_FILE, entry.line, say("Skriv begrundelsen uden det"))
