"""The text of a content file to a `Meeting`, with what is wrong in it told by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.content.footnotes import gather_notes
from generator.content.front_matter import read_front_matter
from generator.content.lines import is_case_number, open_fence, read_case_line, read_shown_as_line
from generator.content.parts import ItemPart, Part, closed_group, split
from generator.headings import is_closed_title, nearest_heading, read_heading, understand_heading
from generator.model import Attachment, ClosedItem, Item, Meeting, Section
from generator.problems import Problem, say, with_path

_FRONT = re.compile(r"\s*^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ITEM = re.compile(r"## +(?:Punkt|Pkt\.?) +(?P<number>[^\s:]+) *:?(?P<title>.*)", re.IGNORECASE)
_LIST_ENTRY = re.compile(r" {0,3}[-*+] +(?P<text>.*)")
_LINK = re.compile(r"\[(?P<title>.*)\]\(<?(?P<path>.*?)>?\)")
_SEQUENCE = re.compile(r"\d{4}-\d{2}-\d{2}-(\d+)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a content file says: the meeting, or None where it can't be known, and what is wrong or doubtful."""

    meeting: Meeting | None
    problems: tuple[Problem, ...] = ()


def parse(text: str, path: str = "") -> Parsed:
    """The meeting in the content file `text`.

    `path` is the file's, below `content/`: it names the file in the problems, and a name such as
    `2021-06-21-2.md` makes the meeting the body's second that day.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if not front:
        hint = say("Den første linje skal være ---, og efter felterne endnu en linje ---")
        return Parsed(None, (Problem("error", say("Filens hoved mangler"), path, 1, hint),))
    first_line = text.count("\n", 0, front.start("yaml")) + 1
    sequence = _SEQUENCE.fullmatch(PurePosixPath(path).stem)
    meeting, problems = read_front_matter(front["yaml"], first_line, int(sequence[1]) if sequence else 1)
    if meeting is None:
        return Parsed(None, with_path(problems, path))
    found = list(problems)
    body_line = text.count("\n", 0, front.end()) + 1
    lines = text[front.end() :].split("\n")
    preamble, items = split(lines, body_line, found)
    if unclosed := open_fence(lines):
        place, fence = unclosed
        message = say("{fence} gør resten af filen til ét stykke kode", fence=fence)
        hint = say("Fjern linjen, eller sæt en magen til, hvor koden slutter")
        found.append(Problem("error", message, line=body_line + place, hint=hint))
    meeting = replace(meeting, preamble=preamble.text, items=tuple(_read_items(items, found)))
    meeting = _with_notes(meeting, found)
    _check_corrections(meeting, first_line, found)
    found.sort(key=lambda problem: problem.line or 0)
    return Parsed(meeting, with_path(tuple(found), path))


def _read_items(items: Sequence[ItemPart], problems: list[Problem]) -> Iterator[Item | ClosedItem]:
    seen: set[str] = set()
    for item in items:
        match = _ITEM.fullmatch(item.heading.rstrip())
        if not match and is_closed_title(item.heading.strip("# \t")):
            problems.append(closed_group(item.line))
            continue
        if not match:
            hint = say("Skriv fx «## Punkt 3: {title}»", title=item.heading.lstrip("# "))
            problems.append(Problem("error", say("Et punkt uden nummer"), line=item.line, hint=hint))
            continue
        number, title = match["number"], match["title"].strip()
        if number in seen:
            problems.append(Problem("error", say("Punkt {number} står her to gange", number=number), line=item.line))
        seen.add(number)
        if is_closed_title(title):
            yield _read_closed_item(item, number, title, problems)
        else:
            case = item.parts[0].take(read_case_line)
            _warn_of_shown_as(item.parts[0], problems)
            sections = [_read_section(part, problems) for part in item.parts if part.heading or part.text]
            yield Item(number, title, case.text or None if case else None, tuple(sections))


def _read_closed_item(item: ItemPart, number: str, title: str, problems: list[Problem]) -> ClosedItem:
    """A closed item, with the lines for its case and for what it is shown as, in either order."""
    head = item.parts[0]
    case = head.take(read_case_line)
    shown_as = head.take(read_shown_as_line)
    case = case or head.take(read_case_line)
    again = head.take(read_shown_as_line)
    if shown_as and not shown_as.text:
        hint = say("Skriv efter kolon, hvad punktet skal kaldes, eller fjern linjen")
        problems.append(Problem("error", say("«Vises som» uden en titel"), line=shown_as.number, hint=hint))
    if again:
        message = say("«Vises som» står her to gange")
        problems.append(Problem("error", message, line=again.number, hint=say("Behold den ene linje")))
    if case and case.text and not is_case_number(case.text):
        message = say("Det lukkede punkt {number} har noget på linjen «Sag:», der ikke er et sagsnummer", number=number)
        hint = say("Skriv kun sagsnummeret (fx 25/1204), eller fjern linjen")
        problems.append(Problem("error", message, line=case.number, hint=hint))
    _refuse_closed_text(item, number, problems)
    return ClosedItem(number, title, case.text or None if case else None, shown_as.text if shown_as else "")


def _warn_of_shown_as(part: Part, problems: list[Problem]) -> None:
    """An open item is shown by its own title, so the line is text like any other: that may not be what was meant."""
    place = part.first
    if place is not None and read_shown_as_line(part.lines[place]) is not None:
        message = say("«Vises som» gælder kun for lukkede punkter; her vises linjen som tekst")
        hint = say("Er punktet lukket, så skriv «Lukket» først i dets titel; ellers fjern linjen")
        problems.append(Problem("warning", message, line=part.line + 1 + place, hint=hint))


def _refuse_closed_text(item: ItemPart, number: str, problems: list[Problem]) -> None:
    stray = next((part for part in item.parts if part.heading or part.text), None)
    if stray:
        message = say(
            "Der står tekst under det lukkede punkt {number}; den kommer ikke med nogen steder", number=number
        )
        hint = say("Fjern teksten, eller giv punktet en åben titel")
        problems.append(Problem("error", message, line=stray.line, hint=hint))


def _read_section(part: Part, problems: list[Problem]) -> Section:
    heading = understand_heading(part.heading) if part.heading else None
    if heading is None:
        return Section("other", "", part.text)
    if read_heading(heading.text) is None and (near := nearest_heading(heading.text)):
        message = say("Ukendt overskrift «{heading}»", heading=heading.text)
        problems.append(Problem("warning", message, line=part.line, hint=say("Mente du «{name}»?", name=near)))
    if heading.kind != "attachments":
        return Section(heading.kind, heading.text, part.text, heading.date)
    attachments, rest = _read_attachments(part, problems)
    return Section("attachments", heading.text, rest, None, attachments)


def _read_attachments(part: Part, problems: list[Problem]) -> tuple[tuple[Attachment, ...], str]:
    """The attachments that a list names, and the text around the list."""
    attachments = []
    rest = Part(part.line, part.heading)
    for number, line in enumerate(part.lines, part.line + 1):
        entry = _LIST_ENTRY.fullmatch(line)
        if not entry:
            rest.lines.append(line)
        elif not (link := _LINK.fullmatch(entry["text"].strip())):
            attachments.append(Attachment(entry["text"].strip()))
        elif path := _attachment_path(link["path"]):
            attachments.append(Attachment(link["title"], path))
        else:
            message = say("Bilaget henviser til «{path}», der ikke ligger under attachments/", path=link["path"])
            hint = say("Læg filen i content/attachments/ og skriv ../../../attachments/…")
            problems.append(Problem("error", message, line=number, hint=hint))
            attachments.append(Attachment(link["title"]))
    return tuple(attachments), rest.text


def _attachment_path(link: str) -> str | None:
    """A link from a meeting's file as a path below `content/`; None when it leads elsewhere."""
    steps = [step for step in link.split("/") if step not in ("..", ".")]
    is_inside = len(steps) > 1 and steps[0] == "attachments" and all(steps) and "\\" not in link and ".." not in steps
    return "/".join(steps) if is_inside else None


def _with_notes(meeting: Meeting, problems: list[Problem]) -> Meeting:
    """The meeting with each footnote's text in the section that bears its mark."""
    sections = [section for item in meeting.items if isinstance(item, Item) for section in item.sections]
    notes = gather_notes([meeting.preamble, *(section.text for section in sections)])
    problems.extend(notes.problems)
    if notes.texts == (meeting.preamble, *(section.text for section in sections)):
        return meeting
    texts = iter(notes.texts)
    preamble = next(texts)
    items = [
        replace(item, sections=tuple(replace(section, text=next(texts)) for section in item.sections))
        if isinstance(item, Item)
        else item
        for item in meeting.items
    ]
    return replace(meeting, preamble=preamble, items=tuple(items))


def _check_corrections(meeting: Meeting, line: int, problems: list[Problem]) -> None:
    numbers = {item.number for item in meeting.items}
    for correction in meeting.corrections:
        if correction.item and correction.item not in numbers:
            message = say("En rettelse nævner punkt {number}, som ikke er i referatet", number=correction.item)
            problems.append(Problem("warning", message, line=line, hint=say("Ret «item», eller fjern det")))
