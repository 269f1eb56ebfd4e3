"""The head of minutes: the lines before the first item, read to facts about the meeting.

The labels are those of `shared/reference/minutes.md` (layouts; attendance). What a label leads up to may stand on its
line, below it, or beside it in a table; participants one after another, one a line or as a list. Each line that is
read as a fact is told as taken out with the fact it became; what nothing claims is kept as the meeting's preamble.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.dates import WEEKDAYS, read_date, read_time, read_weekday
from generator.importing.blocks import (
    Block,
    Heading,
    List,
    Paragraph,
    Table,
    escape,
    joined,
    markdown,
    plain,
    printed_lines,
)
from generator.importing.reading import Removed
from generator.model import Attendance, MeetingKind
from generator.problems import Message, Problem, say

_TITLE = re.compile(
    r"(?P<what>referat|dagsorden|beslutningsprotokol)(?:\s+(?:af|fra|for|til|over))?(?:\s+møde(?:t)?\s+i)?"
    rf"\s+(?P<body>\S.*?)\s*,?(?:\s+(?:{'|'.join(WEEKDAYS)}))?\s+(?:d\.|den)\s*(?P<date>.+)",
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
_TITLE_WORD = re.compile(r"referat|dagsorden|beslutningsprotokol", re.IGNORECASE)
_ABSENCE = r"(?:med )?(?:afbud|fraværende|fravær|ikke til stede)"
_EXCUSED = re.compile(rf"\s*(?:\({_ABSENCE}\)|[-–:]\s*{_ABSENCE}$|^{_ABSENCE}$)", re.IGNORECASE)
_NOBODY = re.compile(r"ingen|og|\d+|-|–", re.IGNORECASE)
# "… Ib Dam. Afbud: Per Skov": the label of another fact inside a line.
_INNER_LABEL = re.compile(r"(?<=[.;])\s+(?=(?:afbud|fraværende)[^,:;]{0,20}:)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+(og)\s+(?=[A-ZÆØÅ]\w*\s+[A-ZÆØÅ])|^(\d+)[.)]\s+")
_NAMES = ("present", "absent")
_PREAMBLE_LEVEL = 4
_LONGEST_FACT = 200  # a label may open a sentence ("Dato for næste møde er …"); a fact is short
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Printed:
    """One line before the first item, and the place of its block."""

    place: int
    line: int
    text: str


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


def read_head(blocks: Sequence[Block]) -> Head:
    """The facts in `blocks`, those before the first item."""
    head = Head()
    printed = [_Printed(place, block.line, text) for place, block in enumerate(blocks) for text in _texts(block)]
    unread: dict[int, list[str]] = {}
    place = 0
    while place < len(printed):
        size = _read_title(head, printed[place : place + 3]) or _read_labelled(head, printed, place)
        if not size:
            unread.setdefault(printed[place].place, []).append(printed[place].text)
        place += max(size, 1)
    rest = (_unread(block, unread.get(place, [])) for place, block in enumerate(blocks))
    head.preamble = markdown(block for block in rest if block)
    return head


def _texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph() | List():
            lines = printed_lines(block)
        case Table():
            lines = tuple(plain(" ".join(filter(None, cells))) for cells in block.rows)
        case _:
            lines = ()
    return [text for line in lines for text in _INNER_LABEL.split(line) if text]


def _unread(block: Block, texts: Sequence[str]) -> Block | None:
    """What of a block no fact has claimed: the block as it stands, or the lines that are left of it."""
    if len(texts) == len(_texts(block)):
        return replace(block, level=_PREAMBLE_LEVEL) if isinstance(block, Heading) else block
    return Paragraph(block.line, escape(joined(texts))) if texts else None


def _read_title(head: Head, printed: Sequence[_Printed]) -> int:
    """How many of the lines are the document's title, which may be broken over three; 0 for none."""
    if head.title or not printed or not _TITLE_WORD.match(printed[0].text):
        return 0
    for size in range(1, len(printed) + 1):
        text = " ".join(line.text for line in printed[:size])
        title = _TITLE.fullmatch(text)
        if title and (date := read_date(title["date"])):
            head.title, head.body = text, title["body"].strip()
            head.kind = "agenda" if title["what"].lower() == "dagsorden" else "minutes"
            _set_date(head, printed[0].line, date, title["date"])
            return size
    return 0


def _read_labelled(head: Head, printed: Sequence[_Printed], place: int) -> int:
    """How many lines from `place` are a label and the fact it leads up to; 0 for none."""
    first = printed[place]
    match = _LABEL.fullmatch(first.text)
    if not match:
        return 0
    name, values = _FIELD_OF[match["label"].lower()], list(filter(None, [match["value"].strip()]))
    stands_below = not values
    for here in range(place, len(printed) - 1):
        before, line = printed[here : here + 2]
        if _LABEL.fullmatch(line.text) or _TITLE_WORD.match(line.text):
            break
        runs_on = line.place == before.place or (name in _NAMES and values and values[-1].endswith(","))
        is_next_name = name in _NAMES and stands_below and _may_be_names(line.text)
        if values and not runs_on and not is_next_name:
            break
        values.append(line.text)
    is_fact = bool(values) and (name in _NAMES or len(" ".join(values)) <= _LONGEST_FACT)
    size = len(values) + stands_below
    return size if is_fact and _read_fact(head, first.line, name, match["label"], values) else 0


def _may_be_names(text: str) -> bool:
    return (
        text[:1].isupper()
        and not text.endswith((".", ":"))
        and all(len(piece) <= _LONGEST_NAME for piece in text.split(","))
    )


def _read_fact(head: Head, line: int, name: str, label: str, values: Sequence[str]) -> bool:
    def leave_out(text: str, why: Message) -> None:
        head.removed.append(Removed(line, text, why))

    value = joined(values)
    match name:
        case "date" if date := read_date(value):
            _set_date(head, line, date, value)
            head.time = read_time(value[value.rfind(str(date.year)) + 4 :]) or head.time
            leave_out(f"{label} {value}", say("læst som mødets dato og tid"))
        case "time" if time := read_time(value):
            head.time = time
            leave_out(f"{label} {value}", say("læst som mødets tid"))
        case "place" if not head.place:
            head.place = value
            leave_out(label, say("ledetekst til mødestedet"))
        case "place" if head.place == value:
            leave_out(f"{label} {value}", say("gentager mødestedet"))
        case "body" if head.body.casefold() in ("", value.casefold()):
            head.body = head.body or value
            leave_out(f"{label} {value}", say("læst som udvalget"))
        case "present" | "absent":
            leave_out(label, say("ledetekst til deltagerne"))
            _read_names(head, line, values, absent=name == "absent")
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


def _read_names(head: Head, line: int, values: Sequence[str], *, absent: bool) -> None:
    """The names in a list that goes on over its lines, or one a line where no comma parts them."""
    texts = [joined(values)] if any("," in value or ";" in value for value in values) else values
    for piece in filter(None, (piece for text in texts for piece in _BETWEEN_NAMES.split(text.rstrip(" .")))):
        excused = _EXCUSED.search(piece)
        name = " ".join(_EXCUSED.sub("", piece).split())
        if excused:
            head.removed.append(Removed(line, excused.group().strip(), say("læst som afbud")))
        if _NOBODY.fullmatch(name):
            head.removed.append(Removed(line, name, say("er intet navn")))
        elif name:
            head.participants.append(Attendance(name, absent or bool(excused)))
        elif head.participants:
            head.participants[-1] = replace(head.participants[-1], absent=True)


def doubts(head: Head) -> Iterator[Problem]:
    """What a reader of the minutes would miss: no participants, text that nothing claimed."""
    if not head.participants:
        hint = say("Står de i kilden, så skriv dem under «participants»")
        yield Problem("warning", say("Dokumentet nævner ingen deltagere"), hint=hint)
    if head.preamble:
        message = say("Tekst før første punkt er bevaret som indledning: «{start}»", start=head.preamble[:60])
        yield Problem("note", message)
