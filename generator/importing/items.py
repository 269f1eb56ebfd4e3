"""An item of minutes: its case number, and its sections in the order printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.headings import is_closed_title, read_heading
from generator.importing.blocks import (
    Block,
    Heading,
    List,
    Paragraph,
    Rule,
    joined,
    markdown,
    plain,
    printed_lines,
    runs,
)
from generator.importing.notes import SectionBlocks, take_notes
from generator.importing.reading import Removed
from generator.importing.starts import ItemStart, heading_text, line_of, read_case
from generator.model import Attachment, ClosedItem, Item, Section
from generator.problems import Problem, say

_NUMBERED_HEADING = re.compile(r"\d{1,2}[.)]\s")
# A section's heading and its text on one line: "**Beslutning:** Godkendt."
_RUN_IN = re.compile(r"(\*\*|__)(?P<heading>[^*_]{1,150})(?::\s*\1|\1\s*:)\s*(?P<text>\S.*)", re.DOTALL)
_ENDS = re.compile(r"[.!?:;»”\"]$")
_INNER_LEVEL = 4
_LONGEST_TITLE = 250  # of an attachment; what is longer is prose
_FULL_LINE = 60  # a line at least so long may go on in the next


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read; `withheld` counts the words of a closed item's text, which goes nowhere."""

    item: Item | ClosedItem
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()


def read_item(start: ItemStart, blocks: Sequence[Block]) -> ReadItem:
    """The item whose heading is followed by `blocks`."""
    removed: list[Removed] = []
    problems: list[Problem] = []
    below = read_case(line_of(blocks[0])) if blocks else None
    rest = blocks[1:] if below else blocks
    found = below or start.case
    if found and found.label:
        removed.append(Removed(start.line, found.label, say("ledetekst til sagsnummeret")))
    if below and start.case:
        removed.append(Removed(start.line, f"{start.case.label} {start.case.number}", say("gentager sagsnummeret")))
    elif found and not below and not found.label:
        message = say("Sagsnummeret {case} er læst af titlen på punkt {number}", case=found.number, number=start.number)
        problems.append(Problem("note", message, line=start.line))
    case = found.number if found else None
    if is_closed_title(start.title):
        return _read_closed(start, case, rest, removed)
    cut, note_problems = take_notes(_cut(rest, start.title, removed), start.number)
    problems.extend(note_problems)
    sections = [section for heading, below in cut if (section := _read_section(heading, below, problems))]
    item = Item(start.number, start.title, case, tuple(sections))
    return ReadItem(item, tuple(removed), tuple(problems))


def _read_closed(start: ItemStart, case: str | None, rest: Sequence[Block], removed: list[Removed]) -> ReadItem:
    """A closed item: what stands under it is counted and goes nowhere."""
    item = ClosedItem(start.number, start.title, case)
    text = markdown(block for block in rest if not isinstance(block, Rule))
    if not text:
        return ReadItem(item, tuple(removed))
    message = say("Der står tekst under det lukkede punkt {number}; den er tilbageholdt", number=start.number)
    hint = say("Kilden gemmes ikke i arkivet, fordi den rummer lukket tekst")
    problem = Problem("warning", message, line=rest[0].line, hint=hint)
    return ReadItem(item, tuple(removed), (problem,), (text,))


def _cut(blocks: Sequence[Block], title: str, removed: list[Removed]) -> list[SectionBlocks]:
    """The blocks of an item by section, each with its heading as printed; a repeated title is taken out."""
    sections: list[SectionBlocks] = [("", [])]
    for block, following in zip_longest(blocks, blocks[1:]):
        line = heading_text(line_of(block))
        run_in = _RUN_IN.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if line and read_heading(line):
            sections.append((line, []))
        elif run_in and read_heading(plain(run_in["heading"])):
            sections.append((plain(run_in["heading"]), [Paragraph(block.line, run_in["text"])]))
        elif _repeats_title(line, title, sections[-1][0], following):
            removed.append(Removed(block.line, line, say("gentager punktets titel")))
        else:
            sections[-1][1].append(block)
    return [section for section in sections if section[0] or section[1]]


def _repeats_title(line: str, title: str, heading: str, following: Block | None) -> bool:
    """Whether a line is the item's title printed again, as the layout of 2015 does.

    It stands before the first section, or last under attachments that another section follows.
    """
    if line.casefold() != title.casefold():
        return False
    known = read_heading(heading) if heading else None
    if known is None:
        return not heading
    follows = following is not None and read_heading(heading_text(line_of(following))) is not None
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
        titles = _titles(block)
        if titles and all(len(title) <= _LONGEST_TITLE for title in titles):
            attachments.extend(Attachment(title) for title in titles)
        else:
            prose.append(block)
            message = say("Under bilagene står noget, der ikke ligner bilagstitler; det er bevaret som tekst")
            problems.append(Problem("warning", message, line=block.line))
    return tuple(attachments), prose


def _titles(block: Block) -> list[str]:
    """The titles in a block, one a line; a full line that the next takes up in lower case is a title that wraps."""
    if isinstance(block, List):
        return list(printed_lines(block))
    titles: list[list[str]] = []
    for line in printed_lines(block) if isinstance(block, Heading | Paragraph) else ():
        if titles and line[:1].islower() and len(titles[-1][-1]) >= _FULL_LINE:
            titles[-1].append(line)
        else:
            titles.append([line])
    return [joined(lines) for lines in titles]


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs that a page break has parted, as one: the first ends in mid-sentence, the next begins there."""
    for first, *others in runs(blocks, _goes_on):
        texts = [block.text for block in others if isinstance(block, Paragraph)]
        if isinstance(first, Paragraph) and texts:
            yield replace(first, text=joined([first.text, *texts]), lines=())
        elif isinstance(first, List) and texts:
            last = first.entries[-1]
            yield replace(first, entries=(*first.entries[:-1], replace(last, text=joined([last.text, *texts]))))
        else:
            yield first


def _goes_on(first: Block, second: Block) -> bool:
    if not isinstance(second, Paragraph) or second.emphasised or not second.text[:1].islower():
        return False
    match first:
        case Paragraph():
            return not (first.emphasised or _ENDS.search(plain(first.text[-_FULL_LINE:])))
        case List():
            return not _ENDS.search(plain(first.entries[-1].text[-_FULL_LINE:]))
        case _:
            return False


def _outlined(blocks: Iterable[Block]) -> list[Block]:
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
