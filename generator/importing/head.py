"""The head of minutes: the lines before the first item, read to facts about the meeting.

The labels are those of `shared/reference/minutes.md` (layouts; attendance). Each line that is read as a fact is
told as taken out with the fact it became; a line that nothing claims is kept as the meeting's preamble.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.dates import WEEKDAYS, read_date, read_time, read_weekday
from generator.importing.blocks import Block, Heading, Paragraph, Table, markdown, plain
from generator.importing.page_furniture import Removed
from generator.model import Attendance, MeetingKind
from generator.problems import Message, Problem, say

_TITLE = re.compile(
    r"(?P<what>referat|dagsorden|beslutningsprotokol)(?:\s+(?:af|fra|for|til|over))?(?:\s+møde(?:t)?\s+i)?"
    r"\s+(?P<body>\S.*?)\s*,?\s+(?:d\.|den)\s*(?P<date>.+)",
    re.IGNORECASE,
)
_LABELS: dict[str, tuple[str, ...]] = {
    "date": ("mødedato", "dato"),
    "time": ("mødetidspunkt", "mødetid", "tidspunkt"),
    "place": ("mødested", "mødelokale", "sted", "lokale"),
    "body": ("udvalg", "møde i"),
    "present": ("mødedeltagere", "deltagere", "medlemmer", "til stede", "tilstede", "tilstede var", "deltagerne var"),
    "absent": ("afbud", "afbud fra", "fraværende", "fraværende med afbud", "fraværende uden afbud", "ikke til stede"),
}
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels}
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))})(?:\s*:\s*|\s+|$)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_EXCUSED = re.compile(r"\s*\((?:afbud|fraværende|fravær|ikke til stede)\)", re.IGNORECASE)
_CONTENTS = re.compile(r"indholdsfortegnelse|indhold", re.IGNORECASE)
_LEADER = re.compile(r"(?P<title>.*?)\s*\.{3,}\s*(?P<page>\d*)")
# A label may open a sentence ("Dato for næste møde er …"); a fact is short.
_LONGEST_FACT = 200
_MOST_NAMES = 4000


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
    contents: list[str] = field(default_factory=list)
    """The titles of the table of contents, in order; a long one may be cut short."""
    removed: list[Removed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_head(blocks: Sequence[Block]) -> Head:
    """The facts in `blocks`, those before the first item."""
    head = Head()
    rest: list[Block] = []
    in_contents = False
    for block in blocks:
        text = plain(block.text) if isinstance(block, Heading | Paragraph) else ""
        if _CONTENTS.fullmatch(text):
            in_contents = True
            head.removed.append(Removed(block.line, text, say("indholdsfortegnelse")))
        elif in_contents and (isinstance(block, Table) or _LEADER.fullmatch(text)):
            _read_contents(head, block, text)
        elif not (text and _read_line(head, block.line, text)):
            in_contents = in_contents and not text
            rest.append(block)
    head.preamble = markdown(rest)
    return head


def _read_contents(head: Head, block: Block, text: str) -> None:
    rows = block.rows if isinstance(block, Table) else ((text,),)
    for row in rows:
        line = " ".join(plain(cell) for cell in row if cell)
        leader = _LEADER.match(plain(row[0]))
        head.contents.append(leader["title"] if leader else plain(row[0]))
        head.removed.append(Removed(block.line, line, say("indholdsfortegnelse")))


def _read_line(head: Head, line: int, text: str) -> bool:
    """Whether a line before the first item was understood as a fact."""
    title = None if head.title else _TITLE.fullmatch(text)
    if title and (date := read_date(title["date"])):
        head.title, head.body = text, title["body"].strip()
        head.kind = "agenda" if title["what"].lower() == "dagsorden" else "minutes"
        _set_date(head, line, date, title["date"])
        return True
    match = _LABEL.fullmatch(text)
    if not match:
        return False
    name, value = _FIELD_OF[match["label"].lower()], match["value"].strip()
    longest = _MOST_NAMES if name in ("present", "absent") else _LONGEST_FACT
    return bool(value) and len(value) <= longest and _read_fact(head, line, name, match["label"], value)


def _read_fact(head: Head, line: int, name: str, label: str, value: str) -> bool:
    def leave_out(text: str, why: Message) -> None:
        head.removed.append(Removed(line, text, why))

    match name:
        case "date" if date := read_date(value):
            _set_date(head, line, date, value)
            head.time = read_time(value[value.rfind(str(date.year)) + 4 :]) or head.time
            leave_out(f"{label} {value}", say("læst som mødets dato og tid"))
        case "time" if time := read_time(value):
            head.time = time
            leave_out(f"{label} {value}", say("læst som mødets tid"))
        case "place":
            head.place = value
            leave_out(label, say("ledetekst til mødestedet"))
        case "body" if not head.body:
            head.body = value
            leave_out(label, say("ledetekst til udvalget"))
        case "present" | "absent":
            leave_out(label, say("ledetekst til deltagerne"))
            _read_names(head, line, value, absent=name == "absent")
        case _:
            return False
    return True


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


def _read_names(head: Head, line: int, value: str, *, absent: bool) -> None:
    for piece in re.split(r"\s*[,;]\s*|\s+og\s+(?=[A-ZÆØÅ]\w*\s+[A-ZÆØÅ])", value.rstrip(" .")):
        excused = _EXCUSED.search(piece)
        name = " ".join(_EXCUSED.sub("", piece).split())
        if excused:
            head.removed.append(Removed(line, excused.group().strip(), say("læst som afbud")))
        if name:
            head.participants.append(Attendance(name, absent or bool(excused)))


def check_head(head: Head) -> None:
    """What a reader of the minutes would miss: no participants, text that nothing claimed."""
    if not head.participants:
        hint = say("Står de i kilden, så skriv dem under «participants»")
        head.problems.append(Problem("warning", say("Dokumentet nævner ingen deltagere"), hint=hint))
    if head.preamble:
        message = say("Tekst før første punkt er bevaret som indledning: «{start}»", start=head.preamble[:60])
        head.problems.append(Problem("note", message))
