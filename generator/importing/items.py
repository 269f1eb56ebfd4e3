"""The items of minutes: where each begins, its case number, and its sections in the order printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.headings import is_closed_title, read_heading
from generator.importing.blocks import HARD_BREAK, Block, Heading, List, Paragraph, markdown, plain
from generator.importing.notes import SectionBlocks, take_notes
from generator.importing.page_furniture import Removed
from generator.model import Attachment, ClosedItem, Item, Section
from generator.problems import Problem, say

_ITEM = re.compile(r"Punkt\s+(?P<number>\d+(?:\.\d+)*)\s*[:.]\s*(?P<title>\S.*)", re.IGNORECASE)
# The forms of case numbers in `shared/reference/minutes.md` (numbers).
_NUMBER = (
    r"\d{2,4}/\d{1,7}|\d{1,4}-\d{4}-\d{1,7}|[A-ZÆØÅ]{2,6}-\d{4}-\d{3,8}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}"
)
_CASE = re.compile(rf"(?P<label>(?:Sag(?:snr|sid|snummer)?|J\.?nr)\.?\s*:?\s*)?(?P<number>{_NUMBER})", re.IGNORECASE)
_NUMBERED_HEADING = re.compile(r"\d{1,2}[.)]\s")
_ENDS = re.compile(r"[.!?:;»”\"]$")
_INNER_LEVEL = 4
_LONGEST_TITLE = 250  # of an attachment; what is longer is prose


@dataclass(frozen=True, slots=True)
class ItemStart:
    """Where an item begins: the place of its heading among the blocks, its number and title as printed."""

    place: int
    line: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read; `withheld` counts the words of a closed item's text, which goes nowhere."""

    item: Item | ClosedItem
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()


def find_items(blocks: Sequence[Block]) -> list[ItemStart]:
    """Where the items begin.

    A line "Punkt 3: …" in running text is none: an item's number is above the last one's, and a case number or a
    section heading follows at once, unless it is marked as heading or closed.
    """
    starts: list[ItemStart] = []
    for place, block in enumerate(blocks):
        match = _ITEM.fullmatch(_line(block))
        if match and _may_follow(starts, match["number"]) and _is_item(blocks, place, match["title"]):
            starts.append(ItemStart(place, block.line, match["number"], _heading_text(match["title"].strip())))
    return starts


def _line(block: Block) -> str:
    """The words of a block that can be a line by itself; "" for any other."""
    return plain(block.text) if isinstance(block, Heading | Paragraph) else ""


def _may_follow(starts: Sequence[ItemStart], number: str) -> bool:
    parts = [int(part) for part in number.split(".")]
    return not starts or parts > [int(part) for part in starts[-1].number.split(".")]


def _is_item(blocks: Sequence[Block], place: int, title: str) -> bool:
    if isinstance(blocks[place], Heading) or is_closed_title(title):
        return True
    following = _line(blocks[place + 1]) if place + 1 < len(blocks) else ""
    return bool(_CASE.fullmatch(following) or read_heading(_heading_text(following)))


def _heading_text(line: str) -> str:
    return line.removesuffix(":").rstrip()


def read_item(start: ItemStart, blocks: Sequence[Block]) -> ReadItem:
    """The item whose heading is followed by `blocks`."""
    removed: list[Removed] = []
    rest = list(blocks)
    case = None
    if rest and (match := _CASE.fullmatch(_line(rest[0]))):
        case = match["number"]
        if match["label"]:
            removed.append(Removed(rest[0].line, match["label"].strip(), say("ledetekst til sagsnummeret")))
        rest = rest[1:]
    if is_closed_title(start.title):
        return _read_closed(start, case, rest, removed)
    problems: list[Problem] = []
    cut, note_problems = take_notes(_cut(rest, start.title, removed), start.number)
    problems.extend(note_problems)
    sections = [section for heading, below in cut if (section := _read_section(heading, below, problems))]
    item = Item(start.number, start.title, case, tuple(sections))
    return ReadItem(item, tuple(removed), tuple(problems))


def _read_closed(start: ItemStart, case: str | None, rest: Sequence[Block], removed: list[Removed]) -> ReadItem:
    """A closed item: what stands under it is counted and goes nowhere."""
    item = ClosedItem(start.number, start.title, case)
    text = markdown(rest)
    if not text:
        return ReadItem(item, tuple(removed))
    message = say("Der står tekst under det lukkede punkt {number}; den er tilbageholdt", number=start.number)
    hint = say("Kilden gemmes ikke i arkivet, fordi den rummer lukket tekst")
    problem = Problem("warning", message, line=rest[0].line, hint=hint)
    return ReadItem(item, tuple(removed), (problem,), (text,))


def _cut(blocks: Sequence[Block], title: str, removed: list[Removed]) -> list[SectionBlocks]:
    """The blocks of an item by section, each with its heading as printed; a repeated title is taken out."""
    sections: list[SectionBlocks] = [("", [])]
    for place, block in enumerate(blocks):
        line = _heading_text(_line(block))
        if line and read_heading(line):
            sections.append((line, []))
        elif _repeats_title(line, title, sections[-1][0], blocks[place + 1 :]):
            removed.append(Removed(block.line, line, say("gentager punktets titel")))
        else:
            sections[-1][1].append(block)
    return [section for section in sections if section[0] or section[1]]


def _repeats_title(line: str, title: str, heading: str, following: Sequence[Block]) -> bool:
    """Whether a line is the item's title printed again, as the layout of 2015 does.

    It stands before the first section, or last under attachments that another section follows.
    """
    if line.casefold() != title.casefold():
        return False
    known = read_heading(heading) if heading else None
    if known is None:
        return not heading
    follows = bool(following) and read_heading(_heading_text(_line(following[0]))) is not None
    return known.kind == "attachments" and follows


def _read_section(printed: str, blocks: Sequence[Block], problems: list[Problem]) -> Section | None:
    heading = read_heading(printed) if printed else None
    if heading is None:
        text = markdown(_outlined(_joined(blocks)))
        return Section("other", "", text) if text else None
    if heading.kind == "attachments":
        attachments, prose = _read_attachments(blocks, problems)
        return Section("attachments", heading.text, markdown(prose), None, attachments)
    return Section(heading.kind, heading.text, markdown(_outlined(_joined(blocks))), heading.date)


def _read_attachments(blocks: Sequence[Block], problems: list[Problem]) -> tuple[tuple[Attachment, ...], list[Block]]:
    """A title a line, whatever the extractor took the line for; what can't be a title is kept as text."""
    attachments: list[Attachment] = []
    prose: list[Block] = []
    for block in blocks:
        titles: list[str] = []
        if isinstance(block, Heading | Paragraph):
            titles = [plain(line) for line in block.text.split(HARD_BREAK)]
        elif isinstance(block, List):
            titles = [plain(entry.text) for entry in block.entries]
        if titles and all(len(title) <= _LONGEST_TITLE for title in titles):
            attachments.extend(Attachment(title) for title in titles)
        else:
            prose.append(block)
            message = say("Under bilagene står noget, der ikke ligner bilagstitler; det er bevaret som tekst")
            problems.append(Problem("warning", message, line=block.line))
    return tuple(attachments), prose


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break has parted, as one: the first ends in mid-sentence, the next begins there."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        goes_on = isinstance(block, Paragraph) and not block.emphasised and block.text[:1].islower()
        if goes_on and isinstance(block, Paragraph) and isinstance(last, Paragraph) and _is_cut(last.text):
            joined[-1] = replace(last, text=f"{last.text} {block.text}")
        elif goes_on and isinstance(block, Paragraph) and isinstance(last, List) and _is_cut(last.entries[-1].text):
            entry = replace(last.entries[-1], text=f"{last.entries[-1].text} {block.text}")
            joined[-1] = replace(last, entries=(*last.entries[:-1], entry))
        else:
            joined.append(block)
    return joined


def _is_cut(text: str) -> bool:
    return not _ENDS.search(plain(text))


def _outlined(blocks: Sequence[Block]) -> list[Block]:
    """Headings inside a section in a clean outline; the levels of the source are not asked, they can't be trusted.

    They get the fourth level, and the fifth for a numbered run ("1) …") below an unnumbered one.
    """
    outlined: list[Block] = []
    has_parent = False
    for block in blocks:
        if isinstance(block, Heading):
            is_numbered = bool(_NUMBERED_HEADING.match(block.text))
            has_parent = has_parent or not is_numbered
            level = _INNER_LEVEL + (is_numbered and has_parent)
            outlined.append(replace(block, level=level))
        else:
            outlined.append(block)
    return outlined
