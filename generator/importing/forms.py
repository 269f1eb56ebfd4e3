"""The ways in which minutes write the line that opens an item; a new way is a line of data here.

They are those of `shared/reference/minutes.md` (layouts). A document uses one of them; which, `starts.py` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dates import MONTHS
from generator.headings import CLOSED, is_closed_title

_NUMBER = r"(?P<number>\d{1,4}(?:\.\d{1,4}){0,4})(?!\w)"
_MARK = rf"(?:\s*(?P<mark>[(\[]\s*{CLOSED}\b[^()\[\]{{}}]{{0,60}}[)\]]))?"
_CAPITAL = "A-ZÆØÅÉÖÄ0-9\"'”“»«(§"


@dataclass(frozen=True, slots=True)
class Form:
    """Skrivemåde: one way to write an item's line."""

    name: str
    pattern: re.Pattern[str]
    names_itself: bool = False
    """The line says that it is an item ("Punkt 3"); any other is just a numbered line."""
    is_title_first: bool = False
    is_only_marked: bool = False
    """In running text only what files the item below it, or the contents, makes it one: "3 Orientering"."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line read in one form; `title` is "" where the number stands alone."""

    number: str
    title: str
    label: str = ""
    """The words that name it an item: "Punkt", "Pkt."."""
    is_title_first: bool = False
    mark: str = ""
    """What stands in brackets behind the number: "(Lukket)"."""

    @property
    def is_closed(self) -> bool:
        """Whether the line says that the item is closed."""
        return any(map(is_closed_title, (self.title, self.label, self.mark)))

    @property
    def printed(self) -> str:
        """How number and title stand on the line, for the word audit."""
        return "{title} " + self._numbered if self.is_title_first else self._numbered + " {title}"

    @property
    def _numbered(self) -> str:
        return f"{self.label} {{number}} {self.mark}".strip()


FORMS = (
    # "Punkt 3: Title", "Punkt 3 - Title", "Dagsordenspunkt 3. Title"; "Punkt 3" by itself
    Form(
        "punkt",
        re.compile(
            rf"(?P<label>(?:(?:åbent|{CLOSED})\s+)?(?:dagsordens)?punkt(?:\s+nr\.?)?)\s+{_NUMBER}{_MARK}"
            rf"(?:\s*(?:[:.]|\s[-–](?=\s))\s*(?P<title>.*)|\s+(?P<closed>{CLOSED}\b.*))?",
            re.IGNORECASE,
        ),
        names_itself=True,
    ),
    # "Pkt. 3 Title", "Pkt. 3: Title"; "Pkt. 42" by itself
    Form(
        "pkt",
        re.compile(
            rf"(?P<label>(?i:(?:(?:åbent|{CLOSED})\s+)?pkt\.?(?:\s+nr\.?)?))\s*{_NUMBER}(?i:{_MARK})"
            rf"\s*[:.–-]?\s*(?P<title>[{_CAPITAL}].*)?"
        ),
        names_itself=True,
    ),
    # as in "Sag nr. 5: Title"
    Form(
        "sag",
        re.compile(
            rf"(?P<label>(?:(?:åben|{CLOSED})\s+)?sag(?:\s+nr\.?)?)\s+(?P<number>\d{{1,3}}){_MARK}"
            r"\s*[:–-]\s+(?P<title>\S.*)",
            re.IGNORECASE,
        ),
        names_itself=True,
    ),
    # as in "Title (pkt. 3)"
    Form(
        "after",
        re.compile(rf"(?P<title>\S.*?)\s*\((?P<label>(?i:pkt\.?|punkt))\s*{_NUMBER}\)"),
        names_itself=True,
        is_title_first=True,
    ),
    # "3. Title", "1.Title (C)", "131. Title", "1.1 Title"; "3." by itself
    Form(
        "number",
        re.compile(
            rf"(?:{_NUMBER}\.|(?P<parts>\d{{1,4}}(?:\.\d{{1,4}}){{1,4}}))"
            rf"(?:\s+(?!(?:{'|'.join(MONTHS)})\b)(?P<title>\S.*)|(?P<tight>[A-ZÆØÅÉÖÄ\"”»].*))?"
        ),
    ),
    # "3 Title"
    Form("bare", re.compile(r"(?P<number>\d{1,3})\s+(?P<title>[A-ZÆØÅÉÖÄ\"”»].*)"), is_only_marked=True),
)


def read_item_line(form: Form, line: str) -> ItemLine | None:
    """The number and title of a line written in `form`; None when it is not."""
    match = form.pattern.fullmatch(line)
    if not match:
        return None
    found = match.groupdict("")
    if (mark := found.get("mark")) and not is_closed_title(mark):
        return None
    number = found["number"] or found.get("parts", "")
    title = found["title"] or found.get("tight", "") or found.get("closed", "")
    return ItemLine(number, title.strip(), found.get("label", ""), form.is_title_first, found.get("mark", ""))


def names_an_item(line: str) -> ItemLine | None:
    """A line that says of itself that it is an item, with its title; None for any other."""
    for form in FORMS:
        if form.names_itself and not form.is_title_first and (read := read_item_line(form, line)) and read.title:
            return read
    return None


def closed_item(line: str) -> ItemLine | None:
    """A line that bears a number, in whatever form, and says that its item is closed; None for any other."""
    reads = (read_item_line(form, line) for form in FORMS)
    return next((read for read in reads if read and read.is_closed), None)


def numbers_an_item(line: str) -> bool:
    """Whether a line is the number of an item and no more: "Pkt. 42"."""
    reads = (read_item_line(form, line) for form in FORMS if form.names_itself and not form.is_title_first)
    return line[:1].isupper() and any(read and not read.title for read in reads)


def is_numbered(line: str) -> ItemLine | None:
    """A numbered line, which may be an item or an entry of a list: "3. Title"."""
    return next((read for form in FORMS if form.name == "number" and (read := read_item_line(form, line))), None)
