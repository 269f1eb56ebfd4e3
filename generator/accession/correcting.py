"""Correcting: a new version of a document is shown by its differences, and when accepted becomes a dated correction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.accession.choosing import Candidate
from generator.accession.holdings import EDITION, Held
from generator.accession.intake import Desk, Prepared, base_of, meeting_of, prepare, store
from generator.accession.merging import merge, with_corrections
from generator.accession.outcome import Outcome
from generator.accession.reading import attachments_of
from generator.accession.storing import note_original
from generator.accession.versions import differences
from generator.content import content_path
from generator.model import ClosedItem, Item, Meeting
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
    found = differences(standing, meeting_of(desk, version))
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
    merged = merge(base_of(desk, held) or mine, mine, prepared.meeting)
    meeting = with_corrections(merged.meeting, mine, desk.wishes.today, desk.wishes.accept or "")
    prepared = replace(prepared, meeting=meeting)
    try:
        withdrawn = _withdraw(desk, mine, prepared)
    except OSError as error:
        return (
            "refused",
            held.target,
            [Problem("error", say("Kan ikke skrives: {reason}", reason=error.strerror or error), held.target)],
        )
    if problem := store(desk, prepared):
        return "refused", held.target, [problem]
    if withdrawn and not desk.wishes.dry_run:
        desk.readings.forget(held.sha256)
    notes = [Problem("note", each.message) for each in differences(mine, meeting)[:_MOST]]
    return "corrected", held.target, [*prepared.problems, *merged.conflicts, *notes]


def _withdraw(desk: Desk, before: Meeting, prepared: Prepared) -> bool:
    """Keep of the old version what may be kept, before the new takes its place; whether something of it may not.

    When the new version closes an item, the old original holds text that may no longer be published, and so may the
    item's attachments: they go, and of the original its SHA-256 stays.
    """
    source = before.source
    closed = {item.number for item in prepared.meeting.items if isinstance(item, ClosedItem)}
    withdrawn = [item for item in before.items if isinstance(item, Item) and item.number in closed]
    if desk.wishes.dry_run or source is None:
        return bool(withdrawn)
    if "/" not in source.file:
        name = meeting_name(before.date, before.sequence)
        name = f"originals/{slug(before.body)}/{name}{EDITION}{source.sha256[:8]}{PurePosixPath(source.file).suffix}"
        note_original(desk.content, name, source.sha256)
    elif withdrawn:
        note_original(desk.content, source.file, source.sha256)
    still = {attachment.path for attachment in attachments_of(prepared.meeting)}
    for attachment in (each for item in withdrawn for each in item.attachments):
        if attachment.path and attachment.path not in still:
            (desk.content / attachment.path).unlink(missing_ok=True)
    return bool(withdrawn)
