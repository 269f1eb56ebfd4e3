"""The head of minutes: the lines before the first item, read to facts about the meeting.

What a label leads up to may stand on its line, below it, or beside it in a table; participants one after another, one
a line or as a list. Each line that is read as a fact is told as taken out with the fact it became; what nothing claims
is kept as the meeting's preamble.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.dates import TIME_PATTERN, WEEKDAYS, read_date, read_time, read_weekday, with_whole_year
from generator.headings import is_closed_alone
from generator.importing.attendance import Line, doubt_sentence, is_sentence, names_below, read_names, read_sentence
from generator.importing.attendance_tables import read_table
from generator.importing.blocks import Block, Table, joined, markdown
from generator.importing.case_lines import says_closed
from generator.importing.head_lines import head_lines, left
from generator.importing.labels import Label, is_labelled, read_label
from generator.importing.reading import Removed
from generator.importing.roster import Roster
from generator.importing.title import Occasion, calls_itself_closed, is_body, read_kind, read_when
from generator.importing.title_lines import find_title
from generator.model import Attendance, MeetingKind
from generator.problems import Message, Problem, say

_TIME_ALONE = re.compile(rf"(?:fra\s+)?(?:{TIME_PATTERN})\s*[.,]?", re.IGNORECASE)
_PLACE_ALONE = re.compile(r"(?P<link>i|på)\s+(?P<place>[A-ZÆØÅ0-9].{1,100})")
_BODY_AND_PLACE = re.compile(r"(?P<body>.+?)\s+[-–]\s+(?P<place>.+)")
_NAMES_ITEM = re.compile(r"\W*(?:(?:dette|det|lukket|lukkede) )?(?:dagsordens)?(?:punkt|sag)", re.IGNORECASE)
_LONGEST_FACT = 200  # in characters; a label may open a sentence ("Dato for næste møde er …"), a fact is short
_KIND_AMONG = 100  # one of so many first lines says what the document is


@dataclass(slots=True)
class Head:
    """Hoved: what the lines before the first item say, while they are read."""

    title: str = ""
    kind: MeetingKind = "minutes"
    body: str = ""
    date: dt.date | None = None
    time: str = ""
    place: str = ""
    participants: list[Attendance] = field(default_factory=list)
    preamble: str = ""
    removed: list[Removed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_closed: bool = False
    """Whether the head says that the whole document is closed."""
    copied: list[str] = field(default_factory=list)
    """Words that several participants have got and that are printed once."""

    def leave_out(self, line: int, text: str, why: Message) -> None:
        """Tells `text`, where there is any, as taken out."""
        if text:
            self.removed.append(Removed(line, text, why))


@dataclass(slots=True)
class _Lines:
    """The lines before the first item, and which of their texts no fact has claimed, by the place of their block."""

    blocks: Sequence[Block]
    lines: Sequence[Line]
    unread: dict[int, list[str]] = field(default_factory=dict)

    def keep(self, line: Line, texts: Sequence[str]) -> None:
        self.unread.setdefault(line.place, []).extend(texts)


def read_head(blocks: Sequence[Block]) -> Head:
    """The facts in `blocks`, those before the first item."""
    head, roster = Head(), Roster()
    source = _Lines(blocks, head_lines(blocks))
    lines = source.lines
    head.is_closed = any(calls_itself_closed(line.text) or _says_closed(line.text) for line in lines)
    title, title_size = _read_title(head, lines)
    at = 0
    is_below_occasion = False
    while at < len(lines):
        size = title_size if at == title else _read_roster(roster, source, at)
        size = (
            size or _read_labelled(head, roster, source, at) or _read_line(head, roster, lines[at], is_below_occasion)
        )
        if not size:
            source.keep(lines[at], [lines[at].text])
        is_below_occasion = at == title or bool(size and read_when(lines[at].text))
        at += size or 1
    head.participants = roster.people
    head.removed = sorted([*head.removed, *roster.removed], key=lambda entry: entry.line)
    head.problems += roster.problems
    head.copied = roster.copied
    rest = (left(block, source.unread.get(place, [])) for place, block in enumerate(blocks))
    head.preamble = markdown(block for block in rest if block)
    return head


def _says_closed(text: str) -> bool:
    """Whether a line says of the meeting that it is closed ("Status: Lukket"), and not of an item ("Punkt 7 …")."""
    return says_closed(text) and not is_closed_alone(text) and not _NAMES_ITEM.match(text)


def _read_title(head: Head, lines: Sequence[Line]) -> tuple[int, int]:
    """Where the document's title begins and over how many lines it is broken; also sets the document's kind."""
    kinds = {kind for line in lines[:_KIND_AMONG] if (kind := read_kind(line.text))}
    head.kind = "agenda" if kinds == {"agenda"} else "minutes"
    title = find_title(lines)
    if title is None:
        return -1, 0
    head.title, head.kind = title.said.printed, title.said.kind or head.kind
    _learn(head, lines[title.at].line, title.said)
    return title.at, title.size


def _read_roster(roster: Roster, source: _Lines, at: int) -> int:
    """How many lines are of a table of participants that begins here."""
    here = source.lines[at]
    block = source.blocks[here.place]
    is_inside = at > 0 and source.lines[at - 1].place == here.place
    if is_inside or not isinstance(block, Table) or not read_table(roster, block.line, block.rows):
        return 0
    return next((n for n, line in enumerate(source.lines[at:]) if line.place != here.place), len(source.lines) - at)


def _read_line(head: Head, roster: Roster, line: Line, is_below_occasion: bool) -> bool:
    """Whether a line without a label is a fact, or repeats one."""
    text = line.text
    body = _BODY_AND_PLACE.fullmatch(text)
    if read_kind(text):
        head.leave_out(line.line, text, say("siger, hvad dokumentet er"))
    elif text.casefold() == head.title.casefold():
        head.leave_out(line.line, text, say("dokumentets titel gentaget"))
    elif (when := read_when(text)) and head.date in (None, when.date) and _fits(head, when):
        _learn(head, line.line, when)
        head.leave_out(line.line, when.printed, say("læst som mødets dato og tid"))
    elif is_below_occasion and not head.place and (place := _PLACE_ALONE.fullmatch(text)):
        head.place = place["place"]
        head.leave_out(line.line, place["link"], say("ledetekst til mødestedet"))
    elif _is_its_body(head, text):
        head.body = text
        head.leave_out(line.line, text, say("læst som udvalget"))
    elif body and _is_its_body(head, body["body"]) and not head.place:
        head.body, head.place = body["body"], body["place"]
        head.leave_out(line.line, head.body, say("læst som udvalget"))
    elif not read_sentence(roster, line.line, text):
        doubt_sentence(roster, line.line, text)
        return False
    return True


def _is_its_body(head: Head, text: str) -> bool:
    return text.casefold() == head.body.casefold() if head.body else is_body(text)


def _read_labelled(head: Head, roster: Roster, source: _Lines, at: int) -> int:
    """How many lines from `at` are a label and the fact it leads up to; 0 for none."""
    here = source.lines[at]
    label = read_label(here.text)
    if not label:
        return 0
    if label.fact == "names":
        names = names_below(source.lines, at, label)
        doubtful = read_names(roster, label, names)
        size = len(names) if doubtful is not None else 0
        source.keep(here, doubtful or [])
    else:
        values = _values(source.lines, at, label)
        least = len(values) if label.fact in ("place", "body") else 1
        sizes = (size for size in range(least, len(values) + 1) if values)
        size = next((size for size in sizes if _read_fact(head, here.line, label, joined(values[:size]))), 0)
        if not size and label.fact == "date" and label.is_marked and (date := read_date(joined(values))):
            _set_date(head, here.line, date, joined(values))  # beside other words, which are kept with it
    if size:
        return size + (not label.value)
    following = source.lines[at + 1].text if at + 1 < len(source.lines) else ""
    if not label.value and (not following or is_labelled(following) or read_kind(following)):
        head.leave_out(here.line, label.printed, say("ledetekst, som intet følger"))
        return 1
    return 0


def _values(lines: Sequence[Line], at: int, label: Label) -> list[str]:
    """The lines that may be what a label leads up to: one, and those that it may run on in."""
    values = [label.value] if label.value else []
    length = len(label.value)
    for place in range(at + 1, len(lines)):
        line = lines[place]
        length += len(line.text)
        is_value = not values and _names_its_kind(line.text, label)
        is_other = is_labelled(line.text) or read_kind(line.text) or is_sentence(line.text)
        if (is_other and not is_value) or (values and not line.may_go_on) or length > _LONGEST_FACT:
            break
        values.append(line.text)
    return values


def _names_its_kind(value: str, label: Label) -> bool:
    """Whether a value only begins as its own label might: "Mødested" / "Mødelokale 2"."""
    inner = read_label(value)
    return inner is not None and inner.fact == label.fact and not inner.is_marked


def _read_fact(head: Head, line: int, label: Label, value: str) -> bool:
    """Whether the value is what its label says; a fact in a line that says more is read, and the line kept."""
    printed = f"{label.printed} {value}"
    time = read_time(value) if _TIME_ALONE.fullmatch(value) else ""
    match label.fact:
        case "date" | "time" if (when := read_when(value)) and _fits(head, when):
            _learn(head, line, when)
            head.leave_out(line, f"{label.printed} {when.printed}", say("læst som mødets dato og tid"))
        case "date" if label.is_marked and (when := read_when(with_whole_year(value))) and not when.place:
            _learn(head, line, when)
            head.leave_out(line, printed, say("læst som mødets dato og tid"))
            message = say("«{printed}» er læst som datoen {date}", printed=value, date=when.date)
            head.problems.append(Problem("warning", message, line=line, hint=say("Se efter i kilden, og ret «date»")))
        case "time" | "start" if time:
            head.time = time
            head.leave_out(line, printed, say("læst som mødets tid"))
        case "end" if time and head.time:
            head.time = f"{head.time[:5]}-{time[:5]}"
            head.leave_out(line, printed, say("læst som mødets tid"))
        case "place" if not head.place and (label.is_marked or label.words.startswith("møde")):
            head.place = value
            head.leave_out(line, label.printed, say("ledetekst til mødestedet"))
        case "place" if head.place == value:
            head.leave_out(line, printed, say("gentager mødestedet"))
        case "body" if (label.is_marked or is_body(value)) and head.body.casefold() in ("", value.casefold()):
            head.body = head.body or value
            head.leave_out(line, printed, say("læst som udvalget"))
        case _:
            return False
    return True


def _learn(head: Head, line: int, told: Occasion) -> None:
    """What a title or a date with time and place says of the meeting."""
    if told.date:
        _set_date(head, line, told.date, told.printed)
    head.body = told.body or head.body
    head.time = head.time or told.time
    if told.place and head.place:
        head.leave_out(line, f"{told.link} {told.place}", say("gentager mødestedet"))
    elif told.place:
        head.place = told.place
        head.leave_out(line, told.link, say("ledetekst til mødestedet"))


def _fits(head: Head, told: Occasion) -> bool:
    """Whether a line names no other place than the one that is known: there is room for one only."""
    return not told.place or head.place in ("", told.place)


def _set_date(head: Head, line: int, date: dt.date, printed: str) -> None:
    """The meeting's date; a second one that differs and a weekday that does not fit are problems."""
    if head.date and head.date != date:
        message = say("Dokumentet har to datoer: {first} og {second}", first=head.date, second=date)
        head.problems.append(Problem("warning", message, line=line, hint=say("Den første er brugt; ret den ellers")))
    head.date = head.date or date
    weekday = read_weekday(printed)
    if weekday is not None and weekday != date.weekday():
        message = say(
            "{date} var en {actual}, men dokumentet siger {printed}",
            date=date, actual=WEEKDAYS[date.weekday()], printed=WEEKDAYS[weekday],
        )  # fmt: skip
        head.problems.append(Problem("warning", message, line=line, hint=say("Se efter i kilden, og ret «date»")))


def doubts(head: Head) -> Iterator[Problem]:
    """What a reader of the minutes would miss: no participants, text that nothing claimed."""
    if not head.participants and head.kind == "minutes":
        hint = say("Står de i kilden, så skriv dem under «participants»")
        yield Problem("warning", say("Dokumentet nævner ingen deltagere"), hint=hint)
    if head.preamble:
        message = say("Tekst før første punkt er bevaret som indledning: «{start}»", start=head.preamble[:60])
        yield Problem("note", message)
