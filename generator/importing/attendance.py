"""Attendance: the lists and sentences that tell who was at a meeting and who was not.

A list is read name by name, a sentence only in the forms that minutes use (`shared/reference/minutes.md`, attendance);
what is not certainly a name is handed back, to be kept as text, and told as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.blocks import joined
from generator.importing.labels import ABSENT, ROLES, ROLES_OF_ONE, Label, is_labelled, read_label
from generator.importing.names import LONGEST, is_name, merged, read_name
from generator.importing.roster import A_LABEL, Roster
from generator.importing.title import read_kind
from generator.model import Attendance
from generator.problems import say

_ASIDE = re.compile(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]]?")
# A bracket closes an entry when a capital follows: "Karen Holm (A) Bo Lund (V)".
_BETWEEN = re.compile(r"\s*[,;]\s*|(?<=[)\]])\s+(?=[A-ZÆØÅ])|\s+(?P<and>og|samt)\s+|^(?P<number>\d+[.)])\s+")
_NOBODY = re.compile(r"(?:der var )?ingen(?: afbud| fraværende| fravær)?|og|samt|\d+[.)]?|[-–—./]*", re.IGNORECASE)
_LONGEST_LIST = 20_000  # in characters; what is longer is no list of participants
_LONG_LINE = 60  # in characters: a line at least so long may go on in the next, whatever it ends with

_VERB = re.compile(
    r"\s+(?=(?:deltog|deltager|var|er|har|havde|meldte|sendte|mødte|udeblev|forlod|ankom|kom|gik|indtrådte)\b)"
)
_STAYED_AWAY = re.compile(
    r"(?:deltog|deltager) ikke(?: i (?:hele )?mødet)?|(?:var|er) (?:fraværende(?: med afbud)?|ikke til ?stede)"
    r"|(?:har |havde )?(?:meldt|sendt|meldte|sendte) afbud(?: til mødet)?|mødte ikke|udeblev",
    re.IGNORECASE,
)
_WAS_THERE = re.compile(r"deltog(?: i (?:hele )?mødet)?|var (?:også |desuden )?til ?stede", re.IGNORECASE)
_WAS_INSTEAD = re.compile(
    r"(?:deltog|mødte|var til ?stede|indtrådte) (?:som (?:stedfortræder|suppleant)|i stedet) for (?P<whom>.+)",
    re.IGNORECASE,
)
_WAS_THERE_IN_PART = re.compile(
    r"(?:deltog|deltager|var|er|mødte|ankom|kom|gik)(?: (?:ikke|kun|først|også|senere|fraværende|inhabil|til ?stede))*"
    r" (?:under|i|fra|til|ved|på|via|kl|før|efter|digitalt|virtuelt|online|telefonisk)\b.+"
    r"|forlod mødet\b.*|gik fra mødet\b.*|(?:var|er) inhabil\b.*",
    re.IGNORECASE,
)
_IS_ON_ATTENDANCE = re.compile(r"\b(?:fraværende|afbud|til ?stede|deltog|stedfortræder)\b", re.IGNORECASE)
_NAMES_NOBODY = re.compile(
    r"(?:(?:samtlige|alle)(?: \w+){0,3} (?:deltog|mødte|var|er)|(?:der var |der er )?ingen)\b.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line before the first item, and the place of its block."""

    place: int
    line: int
    text: str
    may_go_on: bool = False
    """Whether it may be the line above running on: a paragraph is broken where the page ends, a list is not."""


def reads_as_names(text: str) -> bool:
    """Whether a line is names, and nothing but names and what may stand with them."""
    people = _people(text) if len(text) <= _LONGEST_LIST else []
    return bool(people) and all(is_name(person.name) or _is_detail(person) for person in people)


def names_below(lines: Sequence[Line], at: int, label: Label) -> list[Line]:
    """The lines with the names that the label at `at` leads up to, the rest of its own line among them."""
    values = [Line(lines[at].place, lines[at].line, label.value)] if label.value else []
    for place in range(at + 1, len(lines)):
        line = lines[place]
        told = _VERB.search(_blanked(line.text))
        is_next = not label.value and reads_as_names(line.text) and not (told and _is_of_several(line.text))
        goes_on = (line.may_go_on or lines[place - 1].text.endswith(",")) and not told
        if not (is_next or goes_on) or _is_of_another_kind(line.text):
            break
        values.append(line)
    return values


def _is_of_several(text: str) -> bool:
    told = _told(text)
    return told is not None and len(told.people) > 1


def _is_of_another_kind(text: str) -> bool:
    """Whether a line is no part of a list; "Formand Karen Holm" may be one."""
    label = read_label(text)
    is_role = label is not None and label.words in ROLES and not label.is_marked
    return (is_labelled(text) and not is_role) or read_kind(text) is not None


def read_names(roster: Roster, label: Label, lines: Sequence[Line]) -> list[str] | None:
    """Enters the names that a label leads up to.

    Returns what is not certainly a name, in the order printed, after telling of it; None where nothing is, and the
    lines are left alone.
    """
    is_too_long = any(len(line.text) > _LONGEST_LIST for line in lines)
    if not lines or is_too_long or not (label.is_marked or reads_as_names(label.value.split(",")[0])):
        return None
    entries, line = list(_entries(lines)), lines[0].line
    pieces = [piece for entry in entries for piece in _pieces(entry)]
    names = [piece for piece in pieces if is_name(read_name(piece).name)]
    if not names and not any(map(_NOBODY.fullmatch, pieces)):
        roster.doubt_names(line, ", ".join(pieces))
        return None
    # below a role that one has, other names may follow: "Formand" / "Ib Dam" / "Karen Holm"
    is_of_all = len(names) == 1 or label.words not in ROLES or (bool(label.value) and label.words not in ROLES_OF_ONE)
    common = _said_by(label) if is_of_all else Attendance("")
    says_more = len(names) == 1 or bool(common.role or common.note)
    roster.leave_out(line, "" if says_more else label.printed, A_LABEL)
    leading = label.printed if says_more else ""
    doubtful: list[str] = []
    for entry in entries:
        rest, leading = _read_entry(roster, line, entry, common, leading)
        doubtful += filter(None, (rest,))
    roster.leave_out(line, leading, A_LABEL)
    for text in doubtful:
        roster.doubt_names(line, text)
    return doubtful


def _said_by(label: Label) -> Attendance:
    """What a label says of those it leads up to."""
    role = label.words if label.words in ROLES else ""
    return Attendance("", label.words in ABSENT, role, "uden afbud" if "uden afbud" in label.words else "")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence on attendance: the persons it is about, as printed, and what it says of them."""

    who: str
    people: tuple[Attendance, ...]
    what: str


def _told(text: str) -> _Told | None:
    """What a line tells of persons by name; None for another."""
    sentence = text.rstrip(" .")
    found = _VERB.search(_blanked(sentence)) if len(text) <= LONGEST else None
    if not found:
        return None
    who = sentence[: found.start()]
    people = tuple(_people(who))
    is_of_persons = people and all(is_name(person.name) for person in people)
    return _Told(who, people, sentence[found.end() :]) if is_of_persons else None


def is_sentence(text: str) -> bool:
    """Whether a line tells something of persons by name, as sentences on attendance do."""
    return _told(text) is not None


def read_sentence(roster: Roster, line: int, text: str) -> bool:
    """Enters what a sentence says of who was there, when it is one of those that minutes use for it.

    Who was there in part has that as a note, and is not absent; so has each of several.
    """
    told = _told(text)
    if told is None:
        return False
    stayed_away, instead = _STAYED_AWAY.fullmatch(told.what), _WAS_INSTEAD.fullmatch(told.what)
    if stayed_away or _WAS_THERE.fullmatch(told.what):
        _read_entry(roster, line, told.who, Attendance("", bool(stayed_away)))
        roster.leave_out(line, told.what, say("læst som afbud") if stayed_away else A_LABEL)
    elif (len(told.people) == 1 and instead) or (not instead and _WAS_THERE_IN_PART.fullmatch(told.what)):
        _read_entry(roster, line, told.who, Attendance("", note=told.what), told.what)
        if instead:
            roster.mark_absent(read_name(instead["whom"]).name)
    else:
        return False
    return True


def doubt_sentence(roster: Roster, line: int, text: str) -> None:
    """Tells of a sentence that was not read, if it seems to say who was there or was not."""
    if text.endswith(".") and _IS_ON_ATTENDANCE.search(text[:LONGEST]) and not _NAMES_NOBODY.fullmatch(text):
        message = say("Det er uklart, hvem der var til stede: «{text}»", text=text[:LONGEST])
        roster.doubt(line, message)


def _entries(lines: Sequence[Line]) -> Iterator[str]:
    """The lines of a list, those that are one broken over several joined."""
    is_list = any(sum(not _is_detail(person) for person in _people(line.text)) > 1 for line in lines)
    entry: list[str] = []
    for line in lines:
        if entry and not (is_list and line.may_go_on and _goes_on(entry[-1], line.text)):
            yield joined(entry)
            entry = []
        entry.append(line.text)
    if entry:
        yield joined(entry)


def _goes_on(line: str, following: str) -> bool:
    """Whether a list's line ends in the middle of a name or of the list."""
    is_whole = reads_as_names(line.rstrip(" ,;").rsplit(",", 1)[-1]) and reads_as_names(following.split(",", 1)[0])
    return not is_whole or len(line) >= _LONG_LINE or line.endswith((",", ";"))


def _people(text: str) -> list[Attendance]:
    """The entries of a list, whether certainly names or not."""
    return [read_name(piece) for piece in _pieces(text) if not _NOBODY.fullmatch(piece)]


def _pieces(text: str) -> Iterator[str]:
    """The names of a list with their details, and the words and numbers between them; brackets are not broken."""
    text = text.strip().rstrip(" .")
    begin = 0
    for between in _BETWEEN.finditer(_blanked(text)):
        if between["and"] and not _begins_with_name(text[between.end() : between.end() + LONGEST]):
            continue
        yield from filter(None, (text[begin : between.start()].strip(), between["and"] or between["number"]))
        begin = between.end()
    if rest := text[begin:].strip():
        yield rest


def _blanked(text: str) -> str:
    """The text with what stands in brackets made unreadable."""
    return _ASIDE.sub(lambda aside: "_" * (len(aside.group()) - 1) + ")", text)


def _begins_with_name(text: str) -> bool:
    return is_name(read_name(re.split(r"[,;]| og ", text, maxsplit=1)[0]).name)


def _is_detail(person: Attendance) -> bool:
    """Whether an entry is only what is said of the one before it: "næstformand", "(V)", "afbud"."""
    return not person.name and person != Attendance("")


def _read_entry(roster: Roster, line: int, entry: str, common: Attendance, leading: str = "") -> tuple[str, str]:
    """Enters the names of one entry, each with what is `common` to the list, printed in the words `leading` up to it.

    Returns what is not certainly a name, and `leading` where no name has got it.
    """
    doubtful = []
    last = len(roster.people) - 1
    for piece in _pieces(entry):
        person = read_name(piece)
        if _NOBODY.fullmatch(piece):
            roster.leave_out(line, piece.strip("-–—./"), say("er intet navn"))
        elif is_name(person.name) and leading:
            last = roster.enter(line, f"{leading} {piece}", merged(person, common))
            leading = ""
        elif is_name(person.name):
            last = roster.share(line, piece, person, common)
        elif _is_detail(person) and last >= 0:
            roster.add(line, piece, last, person)
        else:
            doubtful.append(piece)
            last = -1
    return ", ".join(doubtful), leading
