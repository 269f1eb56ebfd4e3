"""Settling: what becomes of each of the documents that give one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.accession.choosing import Candidate, Contest
from generator.accession.correcting import correct, put_pending, store_in_place_of
from generator.accession.holdings import Held, earlier_editions
from generator.accession.intake import (
    Desk,
    base_of,
    difference_lines,
    is_whole,
    meeting_of,
    prepare,
    store,
    without_closed,
)
from generator.accession.keeping_closed import keep_closed
from generator.accession.outcome import Accession, Outcome
from generator.accession.reading import attachments_of, with_paths
from generator.accession.telling import kept_back, told_as_text
from generator.accession.versions import differences
from generator.content import format  # noqa: A004 - the format's name
from generator.headings import is_closed_title
from generator.model import Meeting
from generator.problems import Problem, say
from generator.urls import meeting_name
from generator.withdrawal import Withdrawals


def settle(desk: Desk, contest: Contest) -> Iterator[tuple[Candidate, Accession]]:
    """What becomes of each of a contest's documents; what is to be written is written."""
    if contest.is_ambiguous:
        hint = say("Ret klokkeslættet ind i dokumentet, eller skriv mødet ind i content/ i hånden")
        message = say("Udvalget holdt flere møder den dag, og dokumentet siger ikke hvornår")
        for candidate in contest.candidates:
            yield candidate, accession_of(candidate, "refused", "", Problem("error", message, hint=hint))
        return
    held = contest.held
    if held and len(contest.candidates) == 1 and _is_as_it_was(desk, contest.candidates[0], held):
        yield contest.candidates[0], accession_of(contest.candidates[0], "unchanged", held.target)
        return
    standing = held.meeting if held else None
    if held and standing is None:
        yield from _beside_unreadable(desk, contest, held)
        return
    minutes = tuple(each for each in contest.candidates if each.meeting.kind == "minutes")
    agendas = tuple(each for each in contest.candidates if each.meeting.kind == "agenda")
    if minutes or (standing and standing.kind == "minutes"):
        yield from _contended(desk, contest, minutes)
        best = minutes[0].found.shown if minutes else held.target if held else ""
        message = say("Dagsordenen viger for mødets referat, {minutes}", minutes=best)
        for agenda in agendas:
            yield agenda, accession_of(agenda, "set_aside", held.target if held else "", Problem("note", message))
    else:
        yield from _contended(desk, contest, agendas)


def _beside_unreadable(desk: Desk, contest: Contest, held: Held) -> Iterator[tuple[Candidate, Accession]]:
    """The content file that is there can't be read, so nothing is known of it but its document."""
    closes = any(is_closed_title(line.partition(":")[2]) for line in held.text.splitlines() if line.startswith("#"))
    for candidate in contest.candidates:
        if desk.wishes.replace and candidate is contest.candidates[0] and not closes:
            yield candidate, _take(desk, candidate, contest)
        else:
            message = say("Der er en indholdsfil til mødet, som ikke kan læses; dokumentet er ikke taget ind")
            hint = say("Find fejlen med «referat check», og ret filen, eller gentag med --replace")
            if closes:  # by hand, it may be
                hint = say("Find fejlen med «referat check», og ret filen; den har lukkede punkter")
            yield (
                candidate,
                accession_of(candidate, "kept", held.target, Problem("warning", message, held.target, hint=hint)),
            )


def accession_of(candidate: Candidate, outcome: Outcome, target: str = "", *problems: Problem) -> Accession:
    """What became of a candidate, with all that was doubted when it was read."""
    reading, shown = candidate.reading, candidate.found.shown
    # a note need not name the document: it is told below it
    own = tuple(each if each.path or each.level == "note" else replace(each, path=shown) for each in problems)
    return Accession(
        candidate.found.shown, outcome, target, reading.account, (*reading.problems, *own), reading.page_starts
    )


def _contended(desk: Desk, contest: Contest, rivals: tuple[Candidate, ...]) -> Iterator[tuple[Candidate, Accession]]:
    """The documents of one kind: one stands for the meeting, the others agree with it or are other versions."""
    if not rivals:
        return
    held = contest.held
    own = next((each for each in rivals if held and each.reading.sha256 == held.sha256), None)
    if held is None:
        chosen, outcome = rivals[0], _take(desk, rivals[0], contest)
    elif own:
        chosen, outcome = own, _own(desk, own, held)
    elif desk.wishes.replace:
        chosen, outcome = rivals[0], _take(desk, rivals[0], contest)
    elif held.meeting and held.meeting.kind == "agenda" and rivals[0].meeting.kind == "minutes":
        chosen, outcome = rivals[0], _in_place_of_agenda(desk, rivals[0], contest, held)
    else:
        yield from _against_held(desk, rivals, held)
        return
    yield chosen, outcome
    others = tuple(each for each in rivals if each is not chosen)
    if others:
        yield from _against(desk, others, meeting_of(desk, chosen), chosen.found.shown, held)


def _against_held(desk: Desk, rivals: tuple[Candidate, ...], held: Held) -> Iterator[tuple[Candidate, Accession]]:
    base = base_of(desk, held) or held.meeting
    if base:
        yield from _against(desk, rivals, base, held.target, held)


def _against(
    desk: Desk, others: tuple[Candidate, ...], standing: Meeting, name: str, held: Held | None
) -> Iterator[tuple[Candidate, Accession]]:
    """Documents beside the one that stands for the meeting: the same, an earlier edition, or a new version."""
    versions = []
    earlier = earlier_editions(desk.content, standing.body, meeting_name(standing.date, held.sequence)) if held else {}
    for other in others:
        target = held.target if held else ""
        if not differences(standing, meeting_of(desk, other)):
            message = say("Samme møde, samme indhold som {name}, der er beholdt", name=name)
            yield other, accession_of(other, "set_aside", target, Problem("note", message))
        elif other.reading.sha256 in earlier:
            message = say("En tidligere udgave af {target}; den nye er beholdt", target=target)
            yield other, accession_of(other, "set_aside", target, Problem("note", message))
        else:
            versions.append(other)
    for version in versions:
        if held and desk.wishes.accept is not None and len(versions) == 1:
            outcome, target, problems = correct(desk, version, held)
        else:
            outcome, target, problems = put_pending(desk, version, standing, name, held, is_only=len(versions) == 1)
        yield version, accession_of(version, outcome, target, *problems)


def _take(desk: Desk, candidate: Candidate, contest: Contest, *notes: Problem) -> Accession:
    """The document's meeting becomes the archive's."""
    held = contest.held
    before = held.meeting if held else None
    prepared = prepare(desk, candidate, contest.sequence, before.corrections if before else ())
    if held and before:
        kept = keep_closed(base_of(desk, held), before, prepared.meeting)
        if isinstance(kept, Problem):
            return accession_of(candidate, "refused", held.target, kept)
        prepared, notes = without_closed(prepared, kept.theirs), (*notes, *kept.notes)
    problem = store_in_place_of(desk, before, prepared) if before else store(desk, prepared)
    if problem:
        return accession_of(candidate, "refused", prepared.target, problem)
    return accession_of(candidate, "replaced" if held else "new", prepared.target, *prepared.problems, *notes)


def _own(desk: Desk, candidate: Candidate, held: Held) -> Accession:
    """The document that the content file was made from, come again."""
    if _is_as_it_was(desk, candidate, held):
        return accession_of(candidate, "unchanged", held.target)
    meeting = held.meeting
    prepared = prepare(desk, candidate, held.sequence, meeting.corrections if meeting else ())
    text = format(prepared.meeting)
    notes: tuple[Problem, ...] = ()
    if held.text != text and not desk.wishes.replace:
        return accession_of(candidate, "kept", held.target, _edited(desk, held, prepared.meeting))
    if held.text != text and meeting:
        kept = keep_closed(meeting_of(desk, candidate), meeting, prepared.meeting)
        if isinstance(kept, Problem):
            return accession_of(candidate, "refused", held.target, kept)
        prepared, notes = without_closed(prepared, kept.theirs), kept.notes
        text = format(prepared.meeting)
    if held.text == text and is_whole(desk, held):
        desk.written.append((candidate.memory, held.target, held.written))
    elif problem := store(desk, prepared):
        return accession_of(candidate, "refused", held.target, problem)
    elif prepared.target != held.target and not desk.wishes.dry_run:
        (desk.content / held.target).unlink()  # a person had moved it to another day or body
    outcome: Outcome = "unchanged" if held.text == text else "replaced"
    return accession_of(candidate, outcome, prepared.target, *prepared.problems, *notes)


def _is_as_it_was(desk: Desk, candidate: Candidate, held: Held) -> bool:
    """Whether nobody has touched what was last written for the document, so that nothing need be compared."""
    is_own = candidate.reading.sha256 == held.sha256
    return is_own and desk.readings.is_as_written(candidate.memory, held.target, held.written) and is_whole(desk, held)


def _edited(desk: Desk, held: Held, given: Meeting) -> Problem:
    """The file is not what the document gives; how, as far as it may be told."""
    mine = held.meeting
    before, text = held.text, format(given)
    if mine and (kept_back(mine, desk.withdrawals) or desk.withdrawals != Withdrawals()):
        before, text = (told_as_text(each, mine, desk.withdrawals) for each in (mine, given))
    hint = say("Skal importens udgave bruges, så gentag med --replace")
    if before == text:
        message = say("Filen er rettet siden importen og er ikke ændret; forskellen er i det, der er lukket")
        return Problem("warning", message, held.target, hint=hint)
    message = say(
        "Filen er rettet siden importen og er ikke ændret. Forskellen (- står der, + ville importen skrive):\n{lines}",
        lines=difference_lines(before, text),
    )
    return Problem("warning", message, held.target, hint=hint)


def _in_place_of_agenda(desk: Desk, candidate: Candidate, contest: Contest, held: Held) -> Accession:
    """Minutes for a meeting that the archive has the agenda of; an agenda that a person has edited stays."""
    base, agenda = base_of(desk, held), held.meeting
    if base is None or agenda is None or _plain(base) != _plain(agenda):
        message = say("Arkivet har mødets dagsorden, og den er rettet i hånden; referatet er ikke sat i stedet")
        hint = say("Skal referatet stå der, så gentag med --replace; rettelserne i dagsordenen går da tabt")
        return accession_of(candidate, "pending", held.target, Problem("warning", message, hint=hint))
    return _take(desk, candidate, contest, Problem("note", say("Mødets dagsorden har givet plads til referatet")))


def _plain(meeting: Meeting) -> Meeting:
    """The meeting without what an import adds to what the document says."""
    unfiled = with_paths(meeting, tuple(None for _ in attachments_of(meeting)))
    return replace(unfiled, source=None, corrections=())
