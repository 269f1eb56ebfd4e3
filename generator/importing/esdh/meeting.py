"""A delivered meeting to the meeting of the archive, with the account of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.headings import understand_heading
from generator.importing.audit import audit, words
from generator.importing.blocks import escape
from generator.importing.esdh.access import Shown, is_open, withhold
from generator.importing.esdh.attachments import Locate, located, public_only, with_files, without_file
from generator.importing.esdh.delivery import DeliveredItem, DeliveredMeeting, DeliveredText
from generator.importing.esdh.fields import read_field
from generator.importing.esdh.people import attendances, unsaid
from generator.importing.esdh.transcript import Transcript
from generator.importing.grammar import losses
from generator.importing.reading import ItemOrigin, ReadDocument, Removed
from generator.model import Attachment, Attendance, ClosedItem, Item, Meeting, MeetingKind, Section
from generator.problems import Problem, is_any_error, say

_NUMBER = re.compile(r"\d{1,5}(?:\.\d{1,4}){0,4}|[A-ZÆØÅ]{1,3}\.?\d{1,4}|\d{1,5}[a-zæøå]")


@dataclass(slots=True)
class _Account:
    """What is written down while a delivery is read."""

    transcript: Transcript = field(default_factory=Transcript)
    removed: list[Removed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    origins: list[ItemOrigin] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)


def read_meeting(delivered: DeliveredMeeting, locate: Locate, body: str = "") -> ReadDocument:
    """The meeting that a delivery tells of; `body` names the body in place of the delivery's own name for it.

    A draft, a delivery without a date, and one that would lose a word give no meeting, and an error that says so.
    """
    delivered = _numbered(delivered)
    refusal = _refusal(delivered, body)
    if refusal:
        return ReadDocument(None, (*delivered.problems, refusal))
    shown = withhold(delivered)
    account = _Account()
    account.problems.extend((*delivered.problems, *shown.problems))
    meeting = _meeting(delivered, shown, body, public_only(locate, delivered.items), account)
    return _audited(meeting, shown, account)


def _numbered(delivered: DeliveredMeeting) -> DeliveredMeeting:
    """The meeting with a number for each item that is one, and no other item's; the change is told."""
    taken: set[str] = set()
    items, problems = [], []
    highest = max((int(item.number) for item in delivered.items if _is_whole(item.number)), default=0)
    for item in delivered.items:
        number = item.number
        if item.is_carrier and not is_open(item):
            items.append(item)
            continue
        if not _NUMBER.fullmatch(number) or number in taken:
            number = str(highest := highest + 1)
            message = say(
                "Et punkt har intet nummer eller et andet punkts; det har fået nummer {number}", number=number
            )
            problems.append(Problem("warning", message, hint=say("Se efter i kilden, og ret nummeret")))
        taken.add(number)
        items.append(replace(item, number=number))
    return replace(delivered, items=tuple(items), problems=(*delivered.problems, *problems))


def _is_whole(number: str) -> bool:
    return bool(_NUMBER.fullmatch(number)) and number.isdecimal()


def _refusal(delivered: DeliveredMeeting, body: str) -> Problem | None:
    """Why the delivery can't become a meeting; None when it can."""
    if delivered.kind == "draft":
        hint = say("Importér det endelige referat, når det er leveret")
        return Problem("error", say("Leveringen er en kladde eller et referat, der ikke er godkendt"), hint=hint)
    if delivered.date is None:
        return Problem("error", say("Leveringen siger ikke, hvornår mødet var"))
    if not (body or delivered.body):
        hint = say("Nævn udvalget med --body")
        return Problem("error", say("Leveringen siger ikke, hvem der holdt møde"), hint=hint)
    if not delivered.items:
        return Problem("error", say("Der er ingen punkter i leveringen"))
    return None


def _meeting(delivered: DeliveredMeeting, shown: Shown, body: str, locate: Locate, account: _Account) -> Meeting:
    if delivered.date is None or delivered.kind == "draft":  # _refusal has seen to it
        raise ValueError("a delivery that should have been refused")
    name = body or delivered.body
    place, preamble, people = _head(
        delivered, [item for item in shown.items if isinstance(item, DeliveredItem)], account
    )
    return Meeting(
        title=_title(delivered.kind, name, f"{delivered.date:%d-%m-%Y}"),
        date=delivered.date,
        body=name,
        time=delivered.time,
        place=place,
        participants=people,
        kind=delivered.kind,
        preamble=preamble,
        items=tuple(_item(item, locate, account) for item in shown.items),
    )


def _title(kind: MeetingKind, body: str, date: str) -> str:
    """As FirstAgenda prints it, so that a delivery and the PDF of the same meeting agree."""
    return f"{'DAGSORDEN' if kind == 'agenda' else 'REFERAT'} {body} d. {date}"


def _head(
    delivered: DeliveredMeeting, items: Sequence[DeliveredItem], account: _Account
) -> tuple[str, str, tuple[Attendance, ...]]:
    """The place, what the meeting is called when that says more, and those who took part; all of it written down."""
    write, removed = account.transcript.write, account.removed
    if delivered.body:
        removed.append(Removed(write(delivered.body), delivered.body, say("læst som udvalget")))
    date_and_time = f"{delivered.date:%d-%m-%Y} {delivered.time}".rstrip()
    removed.append(Removed(write(date_and_time), date_and_time, say("læst som mødets dato og tid")))
    if delivered.place:
        write(delivered.place)
    preamble = delivered.name if _says_more(delivered) else ""
    if preamble:
        write(preamble)
    people = []
    for attendance, told in attendances(delivered.people, items):
        line = write(told)
        people.append(attendance)
        if entry := unsaid(attendance, told, line):
            removed.append(entry)
    return delivered.place, escape(preamble), tuple(people)


def _says_more(delivered: DeliveredMeeting) -> bool:
    """Whether the meeting's own name tells more than what meeting of which body it is, and when."""
    known = {*words(delivered.body), *words(f"{delivered.date:%d-%m-%Y %Y-%m-%d}"), "d", "den", "i"}
    known |= {"referat", "dagsorden", "møde", "mødet", "ordinært", "åbent", "åben"}
    return not set(words(delivered.name)) <= known


def _item(item: DeliveredItem | ClosedItem, locate: Locate, account: _Account) -> Item | ClosedItem:
    transcript = account.transcript
    transcript.write("")
    line = transcript.write(f"Punkt {item.number}: {item.title}")
    if item.case:
        transcript.write(item.case)
    if isinstance(item, ClosedItem):
        account.origins.append(ItemOrigin(line))
        return item
    for text, why in item.left_out:
        account.removed.append(Removed(transcript.write(text), text, why))
    sections, lines = _sections(item, locate, account)
    account.origins.append(ItemOrigin(line, tuple(lines)))
    return Item(item.number, item.title, item.case or None, tuple(sections))


def _sections(item: DeliveredItem, locate: Locate, account: _Account) -> tuple[list[Section], list[int]]:
    """The sections of an item; its attachments stand where the delivery has a place for them, else last."""
    found = located(item.attachments, locate)
    account.missing.extend(found.missing)
    account.mails.extend(found.mails)
    to_place = list(found.attachments)
    sections: list[Section] = []
    lines: list[int] = []
    for place, text in enumerate(item.texts):
        if to_place and _is_place_for_attachments(text):
            lines.append(_list_attachments(sections, text.heading, to_place, account.transcript))
            to_place = []
            continue
        read = read_field(text, item.title, f"{item.number}.{place}" if place else item.number, account.transcript)
        account.removed.extend(read.removed)
        account.problems.extend(read.problems)
        for section, line in zip(read.sections, read.lines, strict=True):
            listed, to_place = with_files(section, to_place)
            if sections and _goes_on(listed, sections[-1]):
                account.problems.append(_joined(line))
                sections[-1] = replace(sections[-1], text=f"{sections[-1].text}\n\n{listed.text}".strip())
                continue
            sections.append(listed)
            lines.append(line)
    if to_place:
        lines.append(_list_attachments(sections, "Bilag", to_place, account.transcript))
    return sections, lines


def _goes_on(section: Section, before: Section) -> bool:
    """Whether a text without heading would be read, in the content file, as the end of that above it."""
    is_bare = not (section.heading or section.attachments)
    return is_bare and before.kind != "attachments"


def _joined(line: int) -> Problem:
    message = say("En tekst uden overskrift står nu sammen med teksten over den")
    return Problem("warning", message, line=line, hint=say("Giv den en overskrift i indholdsfilen"))


def _is_place_for_attachments(text: DeliveredText) -> bool:
    return understand_heading(text.heading).kind == "attachments" and not text.text.strip()


def _list_attachments(
    sections: list[Section], heading: str, attachments: Sequence[Attachment], transcript: Transcript
) -> int:
    """Add a section of attachments; the line at which it begins."""
    line = transcript.write(heading)
    for attachment in attachments:
        transcript.write(attachment.title)
    sections.append(Section("attachments", understand_heading(heading).text, attachments=tuple(attachments)))
    return line


def _audited(meeting: Meeting, shown: Shown, account: _Account) -> ReadDocument:
    """The meeting with its account; none when the audit finds that a word would be lost."""
    text = account.transcript.text
    # the title is made of the body and the date; no delivery prints one
    counted = audit(text, replace(meeting, title=""), (entry.text for entry in account.removed))
    loss = losses(counted)
    problems = (*account.problems, *without_file(account.missing, account.mails), *_doubts(meeting))
    return ReadDocument(
        None if is_any_error((*problems, *loss)) else meeting,
        (*problems, *loss),
        tuple(account.removed),
        counted,
        holds_closed_text=shown.holds_closed_text,
        text=text,
        origins=tuple(account.origins),
    )


def _doubts(meeting: Meeting) -> Iterator[Problem]:
    """What a reader of the minutes would miss."""
    if not meeting.participants:
        hint = say("Står de i kilden, så skriv dem under «participants»")
        yield Problem("warning", say("Dokumentet nævner ingen deltagere"), hint=hint)
    opened = [item for item in meeting.items if isinstance(item, Item)]
    if opened and not any(section.text for item in opened for section in item.sections):
        hint = say("Ligger referatet som PDF i leveringen, så importér den i stedet")
        yield Problem("warning", say("Ingen af punkterne har nogen tekst"), hint=hint)
