"""Correcting: a new version of a document is shown by its differences, and when accepted becomes a dated correction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.accession.choosing import Candidate
from generator.accession.holdings import EDITION, Held
from generator.accession.intake import Desk, Prepared, base_of, meeting_of, prepare, store, without_closed
from generator.accession.keeping_closed import keep_closed
from generator.accession.merging import merge, with_corrections
from generator.accession.outcome import Outcome
from generator.accession.reading import attachments_of
from generator.accession.storing import note_original
from generator.accession.telling import told_differences
from generator.accession.versions import withdrawn
from generator.content import content_path
from generator.model import Item, Meeting
from generator.problems import Problem, say
from generator.urls import meeting_name, slug

_MOST = 40  # differences shown


def put_pending(
    desk: Desk, version: Candidate, standing: Meeting, name: str, held: Held | None, *, is_only: bool
) -> tuple[Outcome, str, list[Problem]]:
    """The version with its differences from the meeting that stands; nothing is written."""
    hint = say(
        "Er det en ny udgave, så importér den alene med --accept; skal den helt erstatte den gamle, med --replace"
    )
    problems = [
        Problem(
            "warning",
            say(
                "Dokumentet giver et møde, som {name} også giver, men det siger noget andet; det er ikke taget ind",
                name=name,
            ),
            hint=hint,
        )
    ]
    if desk.wishes.accept is not None and not is_only:
        problems.append(Problem("warning", say("Der er flere nye udgaver af mødet; --accept tager kun én ad gangen")))
    mine = held.meeting if held else None
    found = told_differences(standing, meeting_of(desk, version), mine or standing, desk.withdrawals)
    problems += [Problem("note", each.message) for each in found[:_MOST]]
    if len(found) > _MOST:
        problems.append(Problem("note", say("… og {count} forskelle til", count=len(found) - _MOST)))
    return "pending", held.target if held else content_path(standing), problems


def correct(desk: Desk, version: Candidate, held: Held) -> tuple[Outcome, str, list[Problem]]:
    """The new version, merged with what a person has edited, in place of the old; with a correction for each item."""
    mine = held.meeting
    if mine is None:  # settle has seen to it
        raise ValueError("a content file that can't be read")
    prepared = prepare(desk, version, held.sequence)
    kept = keep_closed(base_of(desk, held), mine, prepared.meeting)
    if isinstance(kept, Problem):
        return "refused", held.target, [kept]
    merged = merge(kept.base or _of_unknown_base(kept.mine), kept.mine, kept.theirs)
    meeting = with_corrections(merged.meeting, kept.mine, desk.wishes.today, desk.wishes.accept or "")
    prepared = without_closed(prepared, meeting)
    if problem := store_in_place_of(desk, mine, prepared):
        return "refused", held.target, [problem]
    notes = [
        Problem("note", each.message) for each in told_differences(kept.mine, meeting, mine, desk.withdrawals)[:_MOST]
    ]
    return "corrected", held.target, [*prepared.problems, *kept.notes, *merged.conflicts, *notes]


def _of_unknown_base(mine: Meeting) -> Meeting:
    """What to take for the old version when nobody knows it any more: an item that is closed may be so by hand."""
    return replace(mine, items=tuple(item for item in mine.items if isinstance(item, Item)))


def store_in_place_of(desk: Desk, before: Meeting, prepared: Prepared) -> Problem | None:
    """The new version to its place, and of the one `before` only what may still be kept; why it could not be."""
    try:
        _withdraw(desk, before, prepared)
    except OSError as error:
        return Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror or error), prepared.target)
    return store(desk, prepared)


def _withdraw(desk: Desk, before: Meeting, prepared: Prepared) -> None:
    """Keep of the old version what may be kept, before the new takes its place.

    When the new version closes an item, the old original holds text that may no longer be published, and so may the
    item's attachments: they go, and of the original its SHA-256 stays.
    """
    source, closed = before.source, withdrawn(before, prepared.meeting)
    if desk.wishes.dry_run or source is None or source.sha256 == prepared.candidate.reading.sha256:
        return
    if "/" not in source.file:
        name = meeting_name(before.date, before.sequence)
        name = f"originals/{slug(before.body)}/{name}{EDITION}{source.sha256[:8]}{PurePosixPath(source.file).suffix}"
        note_original(desk.content, name, source.sha256)
    elif closed:
        note_original(desk.content, source.file, source.sha256)
    still = {attachment.path for attachment in attachments_of(prepared.meeting)}
    for item in before.items:
        for attachment in item.attachments if isinstance(item, Item) and item.number in closed else ():
            if attachment.path and attachment.path not in still:
                (desk.content / attachment.path).unlink(missing_ok=True)
    if closed:
        desk.readings.forget(source.sha256)
