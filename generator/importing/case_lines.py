"""The lines below an item's title that file it: its case number, document number, initials, whether it is open.

The forms are those of `shared/reference/minutes.md` (layouts; numbers), several on a line or each on its own:
"Sagsnr.: 330-2018-3619  Dok.nr.: 330-2018-500312  Åbent", "Dok.nr.: 1965 / Sagsid.: 14/40 / Åben sag",
"Åbent - 00.22.00-G01-1-16", "EMN-2025-003383". A new label is a word of data here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.headings import CLOSED, CLOSED_DOORS
from generator.problems import Message, say

_JOURNAL_LABELS = r"journal[ -]?(?:nummer|nr)|j\.? ?nr|jnr"
_CASE_LABELS = rf"esdh[- ]?sag(?:snr)?|sags?[ -]?(?:nummer|nr|id)|sag|{_JOURNAL_LABELS}"
_OTHER_LABELS = (
    r"dokument[ -]?(?:nummer|nr|id)|dok\.? ?nr|dok|(?:sags|sagsbehandler)?initialer|init"
    r"|sagsbehandler|sagsansvarlig|kle[- ]?nr|kle"
)
_KLE = r"\d{2}\.\d{2}\.\d{2}-?[A-ZÆØÅ]\d{2}"
_NUMBER = (
    rf"{_KLE} - \d{{2,4}}/\d{{1,7}}|{_KLE}-\d{{1,6}}-\d{{2,4}}|\d{{1,2}}-\d{{2}}-\d{{2}}-\d{{1,6}}-\d{{2}}"
    r"|[A-ZÆØÅ]{2,6}-\d{4}-\d{3,8}|\d{2,4}/\d{1,7}|\d{1,4}-\d{4}-\d{1,7}"
)
# What only a label makes a case number of: "299835", "2011-29298". A code of a filing plan ("Ø20") is none.
_LABELLED_NUMBER = rf"(?:{_NUMBER}|[A-ZÆØÅ]{{0,4}}\d{{2,4}}-\d{{2,8}}|\d{{3,10}})(?![\w/-])"
_ACCESS = rf"(?:åbent|åben|offentligt?|{CLOSED})(?:\s+(?:punkt|sag|dagsordenspunkt))?(?!\w)"
_OPEN = ("åben", "offentlig")
_GAP = r"[\s,;/|·•–—-]*+"  # possessive: several in a row stay linear
_LABEL = re.compile(
    rf"(?<![\w/-])(?P<label>(?P<case>{_CASE_LABELS})|{_OTHER_LABELS})(?:\.?\s*:|\.(?=\s|$)|(?=\s+\S*\d))", re.IGNORECASE
)
_LEAD = re.compile(
    rf"{_GAP}(?P<before>{_ACCESS})?{_GAP}(?P<number>(?:{_NUMBER})(?![\w/-]))?{_GAP}(?P<after>{_ACCESS})?{_GAP}",
    re.IGNORECASE,
)
_FIRST_NUMBER = re.compile(_LABELLED_NUMBER, re.IGNORECASE)
_LAST_ACCESS = re.compile(rf"(?<![\w-])(?P<access>{_ACCESS})\.?$", re.IGNORECASE)
_CASE = re.compile(rf"(?:(?P<label>(?:{_CASE_LABELS})(?:\.?\s*:|\.|(?=\s)))\s*)?(?P<number>{_NUMBER})", re.IGNORECASE)
_TITLE_AND_CASE = re.compile(rf"(?P<title>.*?\S)[\s,;–-]*\s(?P<bracket>[(\[])?{_CASE.pattern}[)\]]?", re.IGNORECASE)
_SUBJECT = (
    r"(?:(?:dette|det|denne)\s+)?(?:(?:dagsordens)?punkt(?:et)?|sag(?:en)?|møde(?:t)?|behandling(?:en)?|drøftelse(?:n)?)"
    r"(?:\s+(?:nr\.?\s*)?\d{1,4})?"
)
_VERB = r"(?:er|var|blev|bliver|skal|holdes|afholdes|foregår|behandle[st]|behandledes|drøfte[st]|drøftedes)\b"
_WITH_LAW = r"(?:[\s,;(]*\b(?:jf|jævnfør|efter|i\s+henhold|i\s+medfør|iht)\b.{0,200}|[\s,;(]*§.{0,200})?[\W_]*"
_IS_CLOSED = rf"{CLOSED}(?:\s+(?:punkt|sag|dagsordenspunkt|møde))?"
_ABOUT_ACCESS = (
    r"(?:status|adgang|offentlighed|offentliggørelse|fortrolighed|klassifikation|synlighed|åben/lukket|åbent/lukket"
    r"|(?:sags|punkt|møde|dagsordens)?type|punkt|sag)"
)
_ITEM = r"(?:(?:dette|det)\s+)?(?:dagsordens)?punkt(?:et)?(?:\s+(?:nr\.?\s*)?\d{1,4})?"
_TO_THE_PUBLIC = r"\s+for\s+(?:offentligheden|publikum|tilhørere|pressen)"
# "Sagen er lukket" says that a case has come to its end.
_NOT_CLOSED = r"(?!.{0,40}?\bikke\s+(?:et\s+)?lukket)"
_SENTENCE_CLOSES = (
    rf"[\W_]*(?:{_ITEM}\s+{_VERB}{_NOT_CLOSED}.{{0,40}}?{_IS_CLOSED}(?:{_TO_THE_PUBLIC})?"
    rf"|{_SUBJECT}\s+{_VERB}{_NOT_CLOSED}.{{0,40}}?(?:{CLOSED}{_TO_THE_PUBLIC}|{CLOSED}\s+(?:dagsordens)?punkt))"
)
_SAYS_CLOSED = re.compile(
    rf"[\W_]*(?:(?:{_SUBJECT}\s+)?{_VERB}.{{0,80}}?|(?:{_SUBJECT}\s+)?){CLOSED_DOORS}{_WITH_LAW}"
    rf"|(?:{_SENTENCE_CLOSES}|[\W_]*{_IS_CLOSED}){_WITH_LAW}"
    rf"|{_ABOUT_ACCESS}\s*:\s*{_IS_CLOSED}{_WITH_LAW}"
    rf"|(?:åbent?|offentligt?)(?:\s+(?:punkt|sag|dagsordenspunkt))?\s*[:?]\s*(?:nej|ingen|falsk|false)[\W_]*"
    rf"|{_IS_CLOSED}\s*[:?]\s*(?:ja|sand|true|x)[\W_]*",
    re.IGNORECASE,
)
# What closes an item whatever the next sentence says.
_CLOSES_AT_ONCE = re.compile(rf"{_SENTENCE_CLOSES}\s*[.;:!]", re.IGNORECASE)
# What closes an item whatever follows, where it stands right below the title.
_BEGINS_CLOSED = re.compile(
    rf"[\W_]*(?:(?:{_SUBJECT}\s+)?{_VERB}.{{0,120}}?\b{CLOSED_DOORS}|{CLOSED_DOORS}|{_IS_CLOSED}\s*(?:[,.;:(–-]|jf\b)"
    rf"|[^\W\d_][\w /]{{0,30}}:\s*{_IS_CLOSED}(?=\W|$))",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d{2}/(?:(?:19|20)\d{2}|\d{2})|\d{2}/\d{2}")
_JOURNAL = re.compile(_JOURNAL_LABELS, re.IGNORECASE)
_EDGES = " \t,;/|·•–—-"
_LONGEST = 300
_LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """Sagsnummer, and the words that led up to it ("Sagsnr.:")."""

    number: str
    label: str = ""

    @property
    def printed(self) -> str:
        """Label and number."""
        return f"{self.label} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Sagslinje: what a line below an item's title says of its filing, or several such lines together."""

    parts: tuple[CaseNumber | str, ...] = ()
    """Case numbers, and what else is printed (document number, initials), in the order printed."""
    access: tuple[str, ...] = ()
    """The words that say whether the item is open, as printed."""
    empty: tuple[str, ...] = ()
    """Labels that nothing stands behind."""
    has_label: bool = False

    @property
    def numbers(self) -> list[CaseNumber]:
        """The case numbers, in the order printed."""
        return [part for part in self.parts if isinstance(part, CaseNumber)]

    @property
    def case(self) -> CaseNumber | None:
        """The item's case number: the first that is no journal's."""
        numbers = self.numbers
        return next((number for number in numbers if not _JOURNAL.match(number.label)), numbers[0] if numbers else None)

    @property
    def is_closed(self) -> bool:
        """Whether it says that the item is closed."""
        return any(not word.lower().startswith(_OPEN) for word in self.access)

    @property
    def is_labelled(self) -> bool:
        """Whether all that it prints besides case numbers has a label that says what it is."""
        return all(isinstance(part, CaseNumber) or _LABEL.match(part) for part in self.parts)

    def besides(self, case: CaseNumber | None) -> str:
        """What else than the number of `case` it prints; that stays in the record."""
        number = case.number if case else None
        others = (part for part in self.parts if isinstance(part, str) or part.number != number)
        return ", ".join(part if isinstance(part, str) else part.printed for part in others)

    def left_out(self) -> Iterator[tuple[str, Message]]:
        """The words that come into no text of the item, with why."""
        case = self.case
        if case and case.label:
            yield case.label, say("ledetekst til sagsnummeret")
        for word in self.access:
            yield word, say("siger, om punktet er åbent eller lukket")
        for label in self.empty:
            yield label, say("ledetekst uden indhold")
        same = [number for number in self.numbers if case and number.number == case.number]
        if case:
            same.remove(case)
        for number in same:
            yield number.printed, say("gentager sagsnummeret")


def says_closed(line: str) -> bool:
    """Whether a line below an item's title says that it is closed: as its only sentence, be it with a law, or first."""
    return (len(line) <= _LONGEST and bool(_SAYS_CLOSED.fullmatch(line))) or bool(
        _CLOSES_AT_ONCE.match(line[:_LONGEST])
    )


def begins_closed(line: str) -> bool:
    """Whether a line right below an item's title says that it is closed, whatever else it says."""
    return says_closed(line) or bool(_BEGINS_CLOSED.match(line[:_LONGEST]))


def read_case(line: str) -> CaseNumber | None:
    """The case number that a line prints, with or without a label, and nothing else."""
    match = _CASE.fullmatch(line)
    return _case_number(match) if match else None


def _case_number(match: re.Match[str]) -> CaseNumber:
    return CaseNumber(match["number"], (match["label"] or "").strip())


def part_title(printed: str, known: Collection[str]) -> tuple[str, CaseNumber | None]:
    """A title and the case number on its line; "Budget 2024/2025" has none, unless the `known` titles say so."""
    match = _TITLE_AND_CASE.fullmatch(printed)
    if not match:
        return printed, None
    is_sure = match["bracket"] or match["label"] or match["title"].casefold() in known
    if not is_sure and (_YEARS.fullmatch(match["number"]) or printed.casefold() in known):
        return printed, None
    return match["title"], _case_number(match)


@lru_cache(maxsize=4096)
def read_case_line(line: str) -> CaseLine | None:
    """What a line says of an item's filing; None when it is any other line."""
    if len(line) > _LONGEST or not line.strip(_EDGES):
        return None
    labels = list(_LABEL.finditer(line))
    lead = _LEAD.fullmatch(line[: labels[0].start()] if labels else line)
    if lead is None:
        return None
    ends = [*(label.start() for label in labels), len(line)][1:]
    fields = [_read_field(label, line[label.end() : end]) for label, end in zip(labels, ends, strict=True)]
    read = [field for field in fields if field]
    bare = (CaseNumber(lead["number"]),) if lead["number"] else ()
    whole = together([CaseLine(bare, tuple(filter(None, (lead["before"], lead["after"])))), *read])
    return whole if len(read) == len(fields) and (whole.parts or whole.access) else None


def _read_field(label: re.Match[str], printed: str) -> CaseLine | None:
    """One label and what stands behind it; None when that is nothing for a label, and the line a sentence."""
    value = printed.strip(_EDGES)
    access: tuple[str, ...] = ()
    if found := _LAST_ACCESS.search(value):
        value, access = value[: found.start()].strip(_EDGES), (found["access"],)
    name = label.group().strip()
    number = _FIRST_NUMBER.match(value) if label["case"] else None
    if number:
        after = value[number.end() :].strip(_EDGES)
        is_sentence = after and (label["case"].lower() == "sag" or after.endswith("."))
        parts: tuple[CaseNumber | str, ...] = (CaseNumber(number.group(), name), *([after] if after else []))
        return None if is_sentence else CaseLine(parts, access, has_label=True)
    if not value:
        return CaseLine((), access, (name,), has_label=True)
    is_code = " " not in value and any(character.isdigit() for character in value)
    is_value = is_code if label["case"] else len(value) <= _LONGEST_VALUE
    return CaseLine((f"{name} {value}",), access, has_label=True) if is_value else None


def together(lines: Sequence[CaseLine]) -> CaseLine:
    """Fields of one line, or lines below each other, as one."""
    return CaseLine(
        tuple(part for line in lines for part in line.parts),
        tuple(word for line in lines for word in line.access),
        tuple(label for line in lines for label in line.empty),
        has_label=any(line.has_label for line in lines),
    )
