"""A meeting printed as a Word document such as a secretary writes: the way back from content to a DOCX.

Headings have Word's styles and automatic numbers, lists and notes are real ones, the contents a field; the bytes are
the same whenever it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from generator.dates import WEEKDAYS, long_date
from generator.model import Item, Meeting, Section
from tests.docxs import a_docx, run
from tests.printing import printed_name

_PARAGRAPH_STYLES = (
    # id, name, based on, what its paragraphs and its runs have
    ("Normal", "Normal", "", '<w:spacing w:after="120"/>', '<w:lang w:val="da-DK"/>'),
    ("Titel", "Title", "Normal", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
    ("Overskrift1", "heading 1", "Normal",
     '<w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>',
     '<w:b/><w:sz w:val="30"/>'),
    ("Overskrift2", "heading 2", "Normal",
     '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="26"/>'),
    ("Overskrift3", "heading 3", "Normal",
     '<w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="2"/>', "<w:b/><w:i/>"),
    ("Overskrift", "TOC Heading", "Normal", "<w:keepNext/>", '<w:b/><w:sz w:val="30"/>'),
    ("Indholdsfortegnelse1", "toc 1", "Normal",
     '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs>', ""),
    ("Listeafsnit", "List Paragraph", "Normal", '<w:spacing w:after="60"/>', ""),
    ("Fodnotetekst", "footnote text", "Normal", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>'),
)  # fmt: skip
_CHARACTER_STYLES = (
    ("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
    ("Fodnotehenvisning", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
)
_HEADING_NUMBERS, _BULLETS, _NUMBERS = 1, 2, 3  # the lists' definitions; each numbered list is a list of its own
_DEPTHS = range(3)
_LOWERED = '<w:vertAlign w:val="subscript"/>'
_A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/>'


_Notes: TypeAlias = dict[int, SyntaxTreeNode]
"""The text of each footnote, by its place among them."""


@dataclass(slots=True)
class _Print:
    """Tryk: what the document's parts have so far."""

    body: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    numbered_lists: list[int] = field(default_factory=list)
    """At which number each begins."""


def as_docx(meeting: Meeting) -> bytes:
    """The document; roles, notes on persons and corrections are not printed, nor where attachments are."""
    sheet = _Print()
    sheet.body.append(_paragraph(run(meeting.title), "Titel"))
    sheet.body.append(_head(meeting))
    sheet.body.extend(_contents(meeting))
    for place, item in enumerate(meeting.items, 1):
        # numbered by Word where it counts as the meeting does
        typed = "" if item.number == str(place) else f"Punkt {item.number}: "
        unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>' if typed else ""
        sheet.body.append(_paragraph(run(typed + item.title), "Overskrift1", unnumbered))
        if item.case:
            sheet.body.append(_paragraph(run(f"Sagsnr.: {item.case}")))
        for section in item.sections if isinstance(item, Item) else ():
            _print_section(sheet, section)
    sheet.body.append(f'<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>{_A4}</w:sectPr>')
    return a_docx(
        *sheet.body,
        styles=_styles(),
        numbers=_numbering(sheet.numbered_lists),
        footnotes="".join(sheet.footnotes),
        links=sheet.links,
        margins={"footer1": _paragraph(run("Side ") + _field("PAGE", run("1")))},
    )


def _styles() -> str:
    defaults = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    written = [f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"]
    for style, name, based, properties, look in _PARAGRAPH_STYLES:
        base = f'<w:basedOn w:val="{based}"/>' if based else ""
        usual = "" if based else ' w:default="1"'
        written.append(
            f'<w:style w:type="paragraph"{usual} w:styleId="{style}"><w:name w:val="{name}"/>{base}'
            f"<w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        )
    written.extend(
        f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for style, name, look in _CHARACTER_STYLES
    )
    return "".join(written)


def _numbering(starts: Sequence[int]) -> str:
    def level(depth: int, form: str, text: str, tied: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tied}<w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        )

    tied = '<w:pStyle w:val="Overskrift1"/>'
    headings = level(0, "decimal", "Punkt %1:", tied).replace('w:left="360" w:hanging="360"', 'w:left="0"')
    definitions = {
        _HEADING_NUMBERS: headings,
        _BULLETS: "".join(level(depth, "bullet", "•") for depth in _DEPTHS),
        _NUMBERS: "".join(level(depth, "decimal", f"%{depth + 1}.") for depth in _DEPTHS),
    }
    abstract = (f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in definitions.items())
    nums = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (_HEADING_NUMBERS, _BULLETS))
    lists = (
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{_NUMBERS}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for depth in _DEPTHS
        )
        + "</w:num>"
        for n, start in enumerate(starts, _NUMBERS)
    )
    return "".join((*abstract, *nums, *lists))


def _paragraph(content: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def _field(instruction: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{separate}{result}{end}'


def _head(meeting: Meeting) -> str:
    """The facts of the meeting in a table without lines, as templates have it."""
    day = f"{WEEKDAYS[meeting.date.weekday()].capitalize()} d. {long_date(meeting.date)}"
    names = ", ".join(map(printed_name, meeting.participants))
    facts = (
        ("Udvalg", "" if meeting.body in meeting.title else meeting.body),
        ("Mødedato", day + (f" kl. {meeting.time}" if meeting.time else "")),
        ("Mødested", meeting.place),
        ("Mødedeltagere", names),
    )
    return _table([[run(label, "<w:b/>"), run(fact)] for label, fact in facts if fact], lines=False)


def _table(rows: Sequence[Sequence[str]], sides: Sequence[str] = (), *, lines: bool = True) -> str:
    width = max(len(row) for row in rows)
    border = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    edges = ("top", "left", "bottom", "right", "insideH", "insideV") if lines else ()
    borders = f"<w:tblBorders>{''.join(map(border.format, edges))}</w:tblBorders>" if lines else ""
    column = 9000 // width

    def cell(place: int, content: str) -> str:
        side = f'<w:jc w:val="{sides[place]}"/>' if place < len(sides) and sides[place] else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{_paragraph(content, properties=side)}</w:tc>'
        )

    def row(number: int, cells: Sequence[str]) -> str:
        head = "<w:trPr><w:tblHeader/></w:trPr>" if lines and not number else ""
        return f"<w:tr>{head}{''.join(cell(place, content) for place, content in enumerate(cells))}</w:tr>"

    grid = f'<w:gridCol w:w="{column}"/>' * width
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + "".join(row(number, cells) for number, cells in enumerate(rows))
        + "</w:tbl>"
    )


def _contents(meeting: Meeting) -> Iterator[str]:
    """The table of contents as Word writes it: one field over all of its rows."""
    yield _paragraph(run("Indholdsfortegnelse"), "Overskrift")
    begin, end = _field('TOC \\o "1-1" \\h', "").rsplit("<w:r>", 1)
    last = len(meeting.items) - 1
    for place, item in enumerate(meeting.items):
        title = run(f"Punkt {item.number}: {item.title}") + "<w:r><w:tab/></w:r>" + run(str(place // 2 + 2))
        inner = (begin if not place else "") + title + (f"<w:r>{end}" if place == last else "")
        yield _paragraph(inner, "Indholdsfortegnelse1")


def _print_section(sheet: _Print, section: Section) -> None:
    if section.heading:
        sheet.body.append(_paragraph(run(section.heading), "Overskrift2"))
    _print_markdown(sheet, section.text)
    sheet.body.extend(_entry(run(each.title), _BULLETS, 0) for each in section.attachments)


def _entry(content: str, list_id: int, depth: int) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return _paragraph(content, "Listeafsnit", numbers)


def _print_markdown(sheet: _Print, text: str) -> None:
    """A section's text, block by block."""
    tokens = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False).parse(text)
    tree = SyntaxTreeNode(tokens)
    note_blocks = (node for node in tree.children if node.type == "footnote_block")
    notes = {note.meta["id"]: note for block in note_blocks for note in block.children}
    for node in tree.children:
        match node.type:
            case "heading" | "paragraph":
                style = "Overskrift3" if node.type == "heading" else ""
                sheet.body.append(_paragraph(_inline(sheet, node, notes), style))
            case "bullet_list" | "ordered_list":
                _print_list(sheet, node, 0, notes)
            case "table":
                _print_table(sheet, node, notes)


def _print_list(sheet: _Print, listed: SyntaxTreeNode, depth: int, notes: _Notes) -> None:
    list_id = _BULLETS
    if listed.type == "ordered_list":
        sheet.numbered_lists.append(int(listed.attrs.get("start", 1)))
        list_id = _NUMBERS + len(sheet.numbered_lists) - 1
    for entry in listed.children:
        for node in entry.children:
            if node.type == "paragraph":
                sheet.body.append(_entry(_inline(sheet, node, notes), list_id, depth))
            else:
                _print_list(sheet, node, depth + 1, notes)


def _print_table(sheet: _Print, table: SyntaxTreeNode, notes: _Notes) -> None:
    rows = [row for part in table.children for row in part.children]
    sides = ["right" if "right" in str(cell.attrs.get("style", "")) else "" for cell in rows[0].children]
    head, *others = ([_inline(sheet, cell, notes) for cell in row.children] for row in rows)
    sheet.body.append(_table([[cell.replace("<w:rPr>", "<w:rPr><w:b/>") for cell in head], *others], sides))


def _inline(sheet: _Print, node: SyntaxTreeNode, notes: _Notes, look: str = "") -> str:
    """Running text with its emphasis, links and notes."""
    written = []
    for child in node.children:
        match child.type:
            case "inline" | "paragraph":
                written.append(_inline(sheet, child, notes, look))
            case "strong" | "em":
                written.append(_inline(sheet, child, notes, look + ("<w:b/>" if child.type == "strong" else "<w:i/>")))
            case "html_inline":
                look = {"<sub>": f"{look}{_LOWERED}"}.get(child.content, look.replace(_LOWERED, ""))
            case "link":
                link = f"link{len(sheet.links) + 1}"
                sheet.links[link] = str(child.attrs["href"])
                inner = _inline(sheet, child, notes, f'<w:rStyle w:val="Hyperlink"/>{look}')
                written.append(f'<w:hyperlink r:id="{link}">{inner}</w:hyperlink>')
            case "footnote_ref":
                written.append(_mark(sheet, notes[child.meta["id"]], notes))
            case "hardbreak":
                written.append("<w:r><w:br/></w:r>")
            case "text" | "softbreak":
                written.append(run(child.content or " ", look))
    return "".join(written)


def _mark(sheet: _Print, note: SyntaxTreeNode, notes: _Notes) -> str:
    """The mark of a footnote in the text; the note is put with the others."""
    number = len(sheet.footnotes) + 1
    look = '<w:rPr><w:rStyle w:val="Fodnotehenvisning"/></w:rPr>'
    text = f"<w:r>{look}<w:footnoteRef/></w:r>{run(' ')}{_inline(sheet, note, notes)}"
    sheet.footnotes.append(f'<w:footnote w:id="{number}">{_paragraph(text, "Fodnotetekst")}</w:footnote>')
    return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
