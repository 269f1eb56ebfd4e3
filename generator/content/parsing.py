"""The text of a content file to a `Meeting`, with what is wrong in it told by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.content.footnotes import gather_notes
from generator.content.front_matter import read_front_matter
from generator.content.lines import open_fence, read_case_line, with_code
from generator.headings import is_closed_title, nearest_heading, read_heading, understand_heading
from generator.model import Attachment, ClosedItem, Item, Meeting, Section
from generator.problems import Problem, say, with_path

_FRONT = re.compile(r"\s*^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ITEM = re.compile(r"## +(?:Punkt|Pkt\.?) +(?P<number>[^\s:]+) *:?(?P<title>.*)", re.IGNORECASE)
_HEADING = re.compile(r"(?P<level>#{1,3})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_TIGHT = re.compile(r"#{2,3}[^#\s]")
_LIST_ENTRY = re.compile(r" {0,3}[-*+] +(?P<text>.*)")
_LINK = re.compile(r"\[(?P<title>.*)\]\(<?(?P<path>.*?)>?\)")
_BLOCK_START = re.compile(r"\s*(?:[-*+>|#~`]|\d+[.)]\s)")
_SEQUENCE = re.compile(r"\d{4}-\d{2}-\d{2}-(\d+)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a content file says: the meeting, or None where it can't be known, and what is wrong or doubtful."""

    meeting: Meeting | None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Part:
    """A heading and the lines below it, as they stand in the file."""

    line: int
    heading: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as they are meant: one blank line between blocks, a line break as a backslash."""
        kept: list[str] = []
        for line, is_code in with_code(self.lines):
            if kept and kept[-1].endswith("  "):
                breaks = not is_code and line.strip() and not _BLOCK_START.match(line)
                kept[-1] = kept[-1].rstrip() + ("\\" if breaks else "")
            clean = line if is_code or line.endswith("  ") else line.rstrip()
            if clean.strip() or is_code or (kept and kept[-1]):
                kept.append(clean if clean.strip() or is_code else "")
        return "\n".join(kept).strip("\n").rstrip(" ")


@dataclass(slots=True)
class _ItemPart:
    """An item's heading and its parts; the first part is what stands before its first section heading."""

    line: int
    heading: str
    parts: list[_Part]


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
    preamble, items = _split(lines, body_line, found)
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


def _split(lines: Sequence[str], first_line: int, problems: list[Problem]) -> tuple[_Part, list[_ItemPart]]:
    """The body of a file cut at its headings of the second and third level."""
    preamble = _Part(first_line, "")
    items: list[_ItemPart] = []
    part = preamble
    for number, (line, is_code) in enumerate(with_code(lines), first_line):
        heading = None if is_code else _HEADING.fullmatch(line)
        if not heading or heading["level"] == "#":
            if not is_code and _TIGHT.match(line):
                problems.append(Problem("warning", say("Der mangler et mellemrum efter #'erne"), line=number))
            part.lines.append(line)
        elif heading["level"] == "##":
            part = _Part(number, "")
            items.append(_ItemPart(number, line, [part]))
        elif not items:
            problems.append(Problem("error", say("Et afsnit (###) før det første punkt (##)"), line=number))
            part.lines.append(line)
        else:
            part = _Part(number, (heading["text"] or "").strip())
            items[-1].parts.append(part)
    return preamble, items


def _read_items(items: Sequence[_ItemPart], problems: list[Problem]) -> Iterator[Item | ClosedItem]:
    seen: set[str] = set()
    for item in items:
        match = _ITEM.fullmatch(item.heading.rstrip())
        if not match:
            hint = say("Skriv fx «## Punkt 3: {title}»", title=item.heading.lstrip("# "))
            problems.append(Problem("error", say("Et punkt uden nummer"), line=item.line, hint=hint))
            continue
        number, title = match["number"], match["title"].strip()
        if number in seen:
            problems.append(Problem("error", say("Punkt {number} står her to gange", number=number), line=item.line))
        seen.add(number)
        case = _take_case(item.parts[0])
        if is_closed_title(title):
            _refuse_closed_text(item, number, problems)
            yield ClosedItem(number, title, case)
        else:
            sections = [_read_section(part, problems) for part in item.parts if part.heading or part.text]
            yield Item(number, title, case, tuple(sections))


def _take_case(part: _Part) -> str | None:
    """The case number in the first line that is not blank, where that is its line; it is taken out of the part."""
    place = next((place for place, line in enumerate(part.lines) if line.strip()), None)
    case = read_case_line(part.lines[place]) if place is not None else None
    if place is None or case is None:
        return None
    part.lines[: place + 1] = []
    return case or None


def _refuse_closed_text(item: _ItemPart, number: str, problems: list[Problem]) -> None:
    stray = next((part for part in item.parts if part.heading or part.text), None)
    if stray:
        message = say(
            "Der står tekst under det lukkede punkt {number}; den kommer ikke med nogen steder", number=number
        )
        hint = say("Fjern teksten, eller giv punktet en åben titel")
        problems.append(Problem("error", message, line=stray.line, hint=hint))


def _read_section(part: _Part, problems: list[Problem]) -> Section:
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


def _read_attachments(part: _Part, problems: list[Problem]) -> tuple[tuple[Attachment, ...], str]:
    """The attachments that a list names, and the text around the list."""
    attachments = []
    rest = _Part(part.line, part.heading)
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
