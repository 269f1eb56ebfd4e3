"""The grammar of minutes: from a document's blocks, whatever its format, to the meeting and the account of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.importing.audit import Audit, audit, words
from generator.importing.contents import is_same_title, take_contents
from generator.importing.head import Head, doubts, read_head
from generator.importing.items import ReadItem, read_item
from generator.importing.reading import Document, ReadDocument, Removed
from generator.importing.starts import FoundItems, find_items
from generator.model import ClosedItem, Item, Meeting
from generator.problems import Problem, say


def understand(document: Document, body: str = "") -> ReadDocument:
    """The meeting in a document's blocks, and the account of it; `body` names the body when the document does not.

    A document that would lose a word, or that is no minutes, gives no meeting and an error that says so.
    """
    contents = take_contents(document.blocks)
    found = find_items(contents.rest, contents.titles)
    head = read_head(found.before)
    refusal = _refusal(head, found, body, document.text)
    if refusal:
        return ReadDocument(None, (*document.problems, *head.problems, refusal))
    read = [read_item(start, blocks) for start, blocks in found.items]
    meeting = _meeting(head, tuple(each.item for each in read), body)
    removed = (*document.removed, *contents.removed, *head.removed, *(entry for each in read for entry in each.removed))
    withheld = tuple(text for each in read for text in each.withheld)
    problems = (*document.problems, *head.problems, *doubts(head), *found.problems)
    problems += _compare_contents(contents.titles, found, read)
    problems += tuple(problem for each in read for problem in each.problems)
    # a title that the document does not print is made of its body and date, and is not the source's
    account = audit(document.text, replace(meeting, title=head.title), [*(entry.text for entry in removed), *withheld])
    removed += tuple(Removed(0, f"({len(words(text))} ord)", say("tekst under et lukket punkt")) for text in withheld)
    loss = _losses(account)
    return ReadDocument(
        None if loss else meeting, problems + loss, removed, account, bool(withheld), page_starts=document.page_starts
    )


def _refusal(head: Head, found: FoundItems, body: str, text: str) -> Problem | None:
    """Why the document can't become a meeting; None when it can."""
    if not found.items and not head.title:
        hint = say("Et referat begynder med fx «REFERAT Direktionen d. 21-06-2021» og har punkter («Punkt 1: …»)")
        return Problem("error", say("Dokumentet ligner ikke et referat"), hint=hint)
    if head.date is None:
        return Problem("error", say("Dokumentet siger ikke, hvornår mødet var"), line=1)
    if not (body or head.body):
        hint = say("Nævn udvalget med --body")
        return Problem("error", say("Dokumentet siger ikke, hvem der holdt møde"), line=1, hint=hint)
    if not found.items:
        hint = say("Punkter ser sådan ud: «Punkt 1: Øvrige sager»")
        return Problem(
            "error", say("Der er ingen punkter i dokumentet ({count} ord)", count=len(words(text))), hint=hint
        )
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


def _losses(account: Audit) -> tuple[Problem, ...]:
    """What the audit found: a word lost or made up stops the import of the document."""
    problems = []
    hint = say("Filen er ikke skrevet. Send dokumentet til dem, der vedligeholder programmet")
    if account.lost:
        sample = ", ".join(account.lost[:10])
        message = say("Ord, der ville gå tabt ({count}): {sample}", count=len(account.lost), sample=sample)
        problems.append(Problem("error", message, hint=hint))
    if account.added:
        sample = ", ".join(account.added[:10])
        message = say("Ord, der ikke står i kilden ({count}): {sample}", count=len(account.added), sample=sample)
        problems.append(Problem("error", message, hint=hint))
    if account.moved and not problems:
        message = say("Tekst, der er kommet et andet sted hen end i kilden: «{sample} …»", sample=account.moved)
        problems.append(Problem("error", message, hint=hint))
    return tuple(problems)


def _compare_contents(listed: Sequence[str], found: FoundItems, read: Sequence[ReadItem]) -> tuple[Problem, ...]:
    """The table of contents against the items: a title that differs, an item that is missing."""
    if not listed:
        return ()
    if len(listed) != len(read):
        message = say(
            "Indholdsfortegnelsen har {listed} punkter, dokumentet {found}", listed=len(listed), found=len(read)
        )
        return (Problem("warning", message, hint=say("Se efter i kilden, om et punkt mangler")),)
    hint = say("Punktets egen titel er brugt; ret den, hvis det er den, der er forkert")
    return tuple(
        Problem(
            "warning",
            say(
                "Punkt {number} hedder «{title}», men «{listed}» i indholdsfortegnelsen",
                number=each.item.number, title=each.item.title, listed=title,
            ),
            line=start.line,
            hint=hint,
        )
        for title, each, (start, _) in zip(listed, read, found.items, strict=True)
        if not is_same_title(title, each.item.title)
    )  # fmt: skip
