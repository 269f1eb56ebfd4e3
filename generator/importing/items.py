"""An item of minutes: its case number, and its sections in the order printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from generator.headings import Heading as SectionHeading
from generator.headings import closed_title, is_proposal, read_heading, read_run_in, understand_heading
from generator.importing.attachments import read_attachments
from generator.importing.audit import Numbering
from generator.importing.blocks import Block, Paragraph, Rule, Table, escape, markdown, plain
from generator.importing.candidates import ItemStart
from generator.importing.case_lines import CaseLine, read_case_line, says_closed, together
from generator.importing.mending import mended
from generator.importing.notes import SectionBlocks, take_notes
from generator.importing.pieces import line_of, row_text
from generator.importing.points import part_at_points
from generator.importing.reading import ItemOrigin, Removed
from generator.importing.signatures import part_signatures
from generator.importing.titles import heading_text
from generator.model import ClosedItem, Item, Section
from generator.problems import Problem, say

# A section's heading and its text on one line: "**Beslutning:** Godkendt."
_RUN_IN = re.compile(r"(\*\*|__)(?P<heading>[^*_]{1,150})(?::\s*\1|\1\s*:)\s*(?P<text>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read; `withheld` counts the words of a closed item's text, which goes nowhere."""

    item: Item | ClosedItem
    origin: ItemOrigin
    numbering: Numbering
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()
    """Document numbers and initials of a closed item: not shown either, but no text of it."""
    printed: Mapping[int, str] = field(default_factory=dict)
    """What of a closed item may be shown, by its line: number and title, and the case number. Never the line itself,
    which may say more, if only by where a link leads."""


@dataclass(frozen=True, slots=True)
class ReadSections:
    """The sections of an item as read, with the line at which each begins, and the account of them."""

    sections: tuple[Section, ...]
    lines: tuple[int, ...]
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filing:
    """What the lines at an item's title say of its filing, and the blocks below them."""

    said: CaseLine
    lines: tuple[tuple[int, CaseLine], ...]
    texts: tuple[tuple[int, str], ...]
    """What of the lines stays in the record: document numbers, initials."""
    removed: tuple[Removed, ...]
    rest: Sequence[Block]


def read_item(start: ItemStart, blocks: Sequence[Block], *, is_last: bool = False) -> ReadItem:
    """The item whose heading is followed by `blocks`; below the last a sheet for signatures may stand."""
    filing = _read_filing(start, blocks)
    removed = list(filing.removed)
    problems: list[Problem] = []
    case = filing.said.case or start.case
    if filing.said.case and start.case:
        removed.append(Removed(start.line, start.case.printed, say("gentager sagsnummeret")))
    elif start.case and start.case.label:
        removed.append(Removed(start.line, start.case.label, say("ledetekst til sagsnummeret")))
    elif start.case:
        message = say(
            "Sagsnummeret {case} er læst af titlen på punkt {number}", case=start.case.number, number=start.number
        )
        problems.append(Problem("note", message, line=start.line))
    number = case.number if case else None
    if start.is_closed or filing.said.is_closed or any(_says_closed(block) for block in filing.rest):
        return _read_closed(start, number, filing, removed, is_last=is_last)
    opening = [Paragraph(line, escape(text)) for line, text in filing.texts]
    read = read_sections([*opening, *filing.rest], start.title, start.number)
    return ReadItem(
        Item(start.number, start.title, number, read.sections),
        ItemOrigin(start.line, read.lines),
        Numbering(start.printed),
        (*removed, *read.removed),
        (*problems, *read.problems),
    )


def _read_filing(start: ItemStart, blocks: Sequence[Block]) -> _Filing:
    """The lines that file the item, right above or below its title; the title may be printed again between."""
    removed: list[Removed] = []
    lines: list[tuple[int, CaseLine]] = []
    if start.case_above and (said := read_case_line(start.case_above)):
        lines.append((start.line, said))
    place = 0
    repeats = len(blocks) > 1 and line_of(blocks[0]).casefold() == start.title.casefold()
    if repeats and read_case_line(_words(blocks[1])):
        removed.append(Removed(blocks[0].line, line_of(blocks[0]), say("gentager punktets titel")))
        place = 1
    while place < len(blocks) and (said := read_case_line(_words(blocks[place]))):
        lines.append((blocks[place].line, said))
        place += 1
    taken = together([said for _, said in lines])
    removed += (Removed(start.line, text, why) for text, why in taken.left_out())
    texts = tuple((line, text) for line, said in lines if (text := said.besides(taken.case)))
    return _Filing(taken, tuple(lines), texts, tuple(removed), blocks[place:])


def _words(block: Block) -> str:
    return row_text(block) if isinstance(block, Table) else line_of(block)


def _says_closed(block: Block) -> bool:
    """Whether a block says that its item is closed, be it behind a heading on the same line."""
    line = line_of(block)
    _, _, behind = line.partition(": ")
    return says_closed(line) or says_closed(behind)


def _read_closed(
    start: ItemStart, case: str | None, filing: _Filing, removed: Sequence[Removed], *, is_last: bool
) -> ReadItem:
    """A closed item: what stands under it is counted and goes nowhere; a sheet for signatures is no part of it."""
    title = closed_title(start.title)
    made = title.removesuffix(start.title)
    problems: list[Problem] = []
    if made:
        message = say("Punkt {number} er læst som lukket; titlen har fået «Lukket:» foran", number=start.number)
        problems.append(Problem("note", message, line=start.line))
    closed, signatures = part_signatures(filing.rest) if is_last else (filing.rest, [])
    told = [*removed, *(Removed(line, words, say("underskrifter")) for line, words in signatures)]
    text = markdown(block for block in closed if not isinstance(block, Rule))
    filed = tuple(said for _, said in filing.texts)
    withheld = tuple(filter(None, (text, *(() if filing.said.is_labelled else filed))))
    if withheld:
        message = say("Der står tekst under det lukkede punkt {number}; den er tilbageholdt", number=start.number)
        hint = say("Kilden gemmes ikke i arkivet, fordi den rummer lukket tekst")
        problems.append(Problem("warning", message, line=start.line, hint=hint))
    return ReadItem(
        ClosedItem(start.number, title, case),
        ItemOrigin(start.line),
        Numbering(start.printed, made),
        tuple(told),
        tuple(problems),
        withheld,
        filed if filing.said.is_labelled else (),
        _by_line((*_printed(start, filing), *signatures)),
    )


def _printed(start: ItemStart, filing: _Filing) -> Iterator[tuple[int, str]]:
    """What a closed item shows of itself, and on which line."""
    yield start.line, Numbering(start.printed).heading(start.number, start.title)
    if start.case:
        yield start.line, start.case.printed
    for line, said in filing.lines:
        yield line, " ".join((*([said.case.printed] if said.case else []), *said.access))


def _by_line(texts: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The texts of each line together."""
    lines: dict[int, str] = {}
    for line, text in texts:
        lines[line] = f"{lines[line]} {text}" if line in lines else text
    return lines


def read_sections(blocks: Sequence[Block], title: str, number: str) -> ReadSections:
    """The sections in the blocks below the heading of the item `title`, in the order printed.

    Footnotes are made Markdown's, with the item's `number` in their labels; the title printed again is taken out.
    """
    removed: list[Removed] = []
    sections, problems = take_notes(_cut(blocks, title, removed), number)
    told = list(problems)
    read = [(section, cut.line) for cut in sections if (section := _read_section(cut, told))]
    return ReadSections(
        tuple(section for section, _ in read), tuple(line for _, line in read), tuple(removed), tuple(told)
    )


def _cut(blocks: Sequence[Block], title: str, removed: list[Removed]) -> list[SectionBlocks]:
    """The blocks of an item by section, each with its heading as printed; a repeated title is taken out."""
    sections = [SectionBlocks(blocks[0].line if blocks else 0, "", [])]
    parts = list(part_at_points(blocks))
    for part, after in zip_longest(parts, parts[1:]):
        block = part.block
        line = heading_text(line_of(block))
        here = read_heading(sections[-1].heading) if sections[-1].heading else None
        if part.point:
            sections.append(SectionBlocks(block.line, part.point, []))
        elif line and not _is_body(block) and _opens_section(line, here):
            sections.append(SectionBlocks(block.line, line, []))
        elif isinstance(block, Paragraph) and not block.is_body and (run_in := _read_run_in(block)):
            sections.append(run_in)
        elif _repeats_title(line, title, here, after.block if after else None, is_first=not sections[-1].heading):
            removed.append(Removed(block.line, line, say("gentager punktets titel")))
        else:
            sections[-1].blocks.append(block)
    return [section for section in sections if section.heading or section.blocks]


def _is_body(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_body


def _opens_section(line: str, here: SectionHeading | None) -> bool:
    """Whether a line is a heading; "… indstiller, at" below "Indstilling" is its text."""
    return read_heading(line) is not None and not (is_proposal(line) and here and here.kind == "recommendation")


def _read_run_in(block: Paragraph) -> SectionBlocks | None:
    """The section that a paragraph opens with its heading and text on one line."""
    bold = _RUN_IN.fullmatch(block.text)
    if bold and read_heading(plain(bold["heading"])):
        return SectionBlocks(block.line, plain(bold["heading"]), [Paragraph(block.line, bold["text"])])
    run_in = read_run_in(block.text)
    if run_in is None:
        return None
    heading, text = run_in
    first = read_run_in(block.lines[0]) if block.lines else None
    lines = (first[1], *block.lines[1:]) if first else ()
    return SectionBlocks(block.line, heading.text, [Paragraph(block.line, text, block.emphasised, lines)])


def _repeats_title(
    line: str, title: str, here: SectionHeading | None, following: Block | None, *, is_first: bool
) -> bool:
    """Whether a line is the item's title printed again, as the layout of 2015 does.

    It stands before the first section, or last under attachments that another section follows.
    """
    if line.casefold() != title.casefold():
        return False
    if here is None:
        return is_first
    follows = following is not None and read_heading(heading_text(line_of(following))) is not None
    return here.kind == "attachments" and follows


def _read_section(cut: SectionBlocks, problems: list[Problem]) -> Section | None:
    if not cut.heading:
        text = markdown(mended(cut.blocks))
        return Section("other", "", text) if text else None
    heading = understand_heading(cut.heading)
    if heading.kind == "attachments":
        attachments, prose = read_attachments(cut.blocks, problems)
        return Section("attachments", heading.text, markdown(prose), None, attachments)
    return Section(heading.kind, heading.text, markdown(mended(cut.blocks)), heading.date)
