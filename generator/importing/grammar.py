"""The grammar of minutes: from a document's blocks, whatever its format, to the meeting and the account of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.importing.attendance_in_items import attendance_in
from generator.importing.audit import Audit, Link, audit, words
from generator.importing.candidates import ItemStart
from generator.importing.contents import is_same_title, take_contents
from generator.importing.division import FoundItems, find_items
from generator.importing.head import Head, doubts, read_head
from generator.importing.holding_back import hold_back, left_out_once
from generator.importing.items import ReadItem
from generator.importing.overviews import fits
from generator.importing.reading import Document, ReadDocument, Removed
from generator.importing.resemblance import not_minutes
from generator.importing.withholding import counted, hushed, show_unread, withhold, without_closed
from generator.model import Attendance, ClosedItem, Item, Meeting, MeetingKind
from generator.problems import Message, Problem, say

_AGENDA = re.compile(r"(?:åb(?:en|ne) )?(?:tillægs)?dagsorden", re.IGNORECASE)
_KIND = re.compile(r"referat|dagsorden|protokol", re.IGNORECASE)
_SAMPLE = 10


def understand(document: Document, body: str = "") -> ReadDocument:
    """The meeting in a document's blocks, and the account of it; `body` names the body when the document does not.

    A document that would lose a word, or that is no minutes, gives no meeting and an error that says so.
    """
    contents = take_contents(document.blocks)
    found, read, held_back = hold_back(document, contents, find_items(contents))
    head = read_head(found.before)
    items = tuple(each.item for each in read)
    stranger = not_minutes(head, found, items, document)
    if refusal := stranger or _refusal(head, found, body, document.text):
        return _refused(document, found, head, None if stranger else (read, held_back), refusal)
    meeting = _meeting(head, items, body)
    shown = withhold(document, read, _group_lines(found), held_back)
    removed = (*contents.removed, *head.removed, *found.removed, *(entry for each in read for entry in each.removed))
    withheld = (*found.withheld, *(text for each in read for text in each.withheld))
    told_closed = [entry for entry in (*contents.removed, *left_out_once(document)) if entry.line in shown.closed]
    unshown = (*withheld, *(text for each in read for text in each.filed))
    texts = [*(entry.text for entry in (*document.removed, *removed)), *unshown]
    account = _audited(document, meeting, head, read, texts)
    is_partly_closed = bool(unshown or found.closed_from or any(isinstance(item, ClosedItem) for item in items))
    if is_partly_closed:
        account = hushed(account)
    head.participants = head.participants or _attendance_below(items)
    problems = (*shown.problems, *head.problems, *doubts(head), *found.problems)
    quotes = not is_partly_closed or fits(contents.titles, found, read)
    problems += _compare_contents(contents.titles, found, quotes=quotes)
    problems += (*(problem for each in read for problem in each.problems), *map(_lost_link, account.lost_links))
    gone = (*account.unlinked, *account.lost_links)
    addresses = (Removed(link.line, link.address, say("adressen på et link")) for link in gone)
    loss = losses(account)
    return ReadDocument(
        None if loss else replace(meeting, participants=tuple(head.participants), kind=_kind(head, found, items)),
        problems + loss,
        (*shown.removed, *without_closed(removed, shown.closed), *addresses, *map(counted, unshown)),
        account,
        holds_closed_text=bool(withheld or held_back or told_closed) or (document.hides and is_partly_closed),
        text=shown.text,
        page_starts=document.page_starts,
        origins=tuple(each.origin for each in read),
    )


def _refused(
    document: Document,
    found: FoundItems,
    head: Head,
    items: tuple[Sequence[ReadItem], Collection[int]] | None,
    refusal: Problem,
) -> ReadDocument:
    """A document that is no meeting, with what may be shown of it.

    `items` are its items and the lines that are held back for them; None where they are no items.
    """
    if items and items[0]:
        shown = withhold(document, items[0], _group_lines(found), items[1])
        problems = (*shown.problems, *head.problems)
    else:
        shown = show_unread(document, head.problems)
        problems = shown.problems
    return ReadDocument(None, (*problems, refusal), text=shown.text, page_starts=document.page_starts)


def _group_lines(found: FoundItems) -> dict[int, str]:
    """What may be shown of the lines from which all is closed: the words that say so, where they are known."""
    known = {entry.line: entry.text for entry in found.removed}
    return {line: known.get(line, "") for line in found.closed_from}


def _audited(
    document: Document, meeting: Meeting, head: Head, read: Sequence[ReadItem], removed: Sequence[str]
) -> Audit:
    """The account of the words, before participants are read of the items, whose text keeps them."""
    # a title that the document does not print is made of its body and date, and is not the source's
    printed = replace(meeting, title=head.title)
    return audit(document.text, printed, removed, [each.numbering for each in read], head.copied)


def _attendance_below(items: Sequence[Item | ClosedItem]) -> list[Attendance]:
    """Who took part as the first item tells it, whose text keeps it too."""
    return list(attendance_in(items[0])) if items and isinstance(items[0], Item) else []


def _kind(head: Head, found: FoundItems, items: Sequence[Item | ClosedItem]) -> MeetingKind:
    """What the title says; where it does not, an agenda is what calls itself one and has no decision."""
    decides = any(section.kind == "decision" for item in items if isinstance(item, Item) for section in item.sections)
    is_agenda = any(_AGENDA.fullmatch(entry.text) for entry in found.removed)
    return "agenda" if is_agenda and not decides and not _KIND.search(head.title) else head.kind


def _refusal(head: Head, found: FoundItems, body: str, text: str) -> Problem | None:
    """Why minutes can't become a meeting; None when they can."""
    if head.date is None:
        return Problem("error", say("Dokumentet siger ikke, hvornår mødet var"), line=1)
    if not (body or head.body):
        hint = say("Nævn udvalget med --body")
        return Problem("error", say("Dokumentet siger ikke, hvem der holdt møde"), line=1, hint=hint)
    if not found.items:
        hint = say("Punkter ser sådan ud: «Punkt 1: Øvrige sager»")
        message = say("Der er ingen punkter i dokumentet ({count} ord)", count=len(words(text)))
        return Problem("error", message, hint=hint)
    return None


def _meeting(head: Head, items: tuple[Item | ClosedItem, ...], body: str) -> Meeting:
    if head.date is None:  # _refusal has seen to it
        raise ValueError("a meeting without a date")
    name = body or head.body
    return Meeting(
        title=head.title or f"{name} {head.date:%d-%m-%Y}",
        date=head.date,
        body=name,
        time=head.time,
        place=head.place,
        participants=tuple(head.participants),
        kind=head.kind,
        preamble=head.preamble,
        items=items,
    )


def losses(account: Audit) -> tuple[Problem, ...]:
    """What the audit found: a word lost or made up stops the import of the document."""
    problems = []
    hint = say("Filen er ikke skrevet. Send dokumentet til dem, der vedligeholder programmet")
    if account.lost:
        sample = ", ".join(dict.fromkeys(account.lost[:_SAMPLE]))
        message = say("Ord, der ville gå tabt ({count}): {sample}", count=len(account.lost), sample=sample)
        problems.append(Problem("error", message, hint=hint))
    if account.added:
        sample = ", ".join(account.added[:_SAMPLE])
        message = say("Ord, der ikke står i kilden ({count}): {sample}", count=len(account.added), sample=sample)
        problems.append(Problem("error", message, hint=hint))
    if account.moved and not problems:
        message = say("Tekst, der er kommet et andet sted hen end i kilden: «{sample} …»", sample=account.moved)
        problems.append(Problem("error", message, hint=hint))
    return tuple(problems)


def _lost_link(link: Link) -> Problem:
    hint = say("Ordene er bevaret; skal linket med, så sæt det ind i indholdsfilen")
    return Problem(
        "warning", say("Et link er ikke kommet med: {address}", address=link.address), line=link.line, hint=hint
    )


def _compare_contents(listed: Sequence[str], found: FoundItems, *, quotes: bool) -> tuple[Problem, ...]:
    """The table of contents against the items: a title that differs, an item that is missing.

    It `quotes` the contents only where what they print can't be the real title of a closed item.
    """
    if not listed:
        return ()
    if len(listed) != len(found.items):
        message = say(
            "Indholdsfortegnelsen har {listed} punkter, dokumentet {found}", listed=len(listed), found=len(found.items)
        )
        return (Problem("warning", message, hint=say("Se efter i kilden, om et punkt mangler")),)
    hint = say("Punktets egen titel er brugt; ret den, hvis det er den, der er forkert")
    return tuple(
        Problem("warning", _differs(start, title if quotes else ""), line=start.line, hint=hint)
        for title, (start, _) in zip(listed, found.items, strict=True)
        if not is_same_title(title, start.title)
    )


def _differs(start: ItemStart, listed: str) -> Message:
    if not listed:
        return say(
            "Punkt {number} hedder «{title}», men noget andet i indholdsfortegnelsen",
            number=start.number, title=start.title,
        )  # fmt: skip
    return say(
        "Punkt {number} hedder «{title}», men «{listed}» i indholdsfortegnelsen",
        number=start.number, title=start.title, listed=listed,
    )  # fmt: skip
