"""Small builders of Word documents: pieces of WordprocessingML put into a ZIP. A test writes only what it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONSHIPS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_A_LONG_TIME_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are written

HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Overskrift{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)
"""As Word in Danish stores them: the ids in Danish, the names in English."""


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` are what stands in its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def paragraph(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; `content` is XML, or just text."""
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def heading(text: str, level: int = 1) -> str:
    return paragraph(text, f"Overskrift{level}")


def entry(text: str, list_id: int = 1, level: int = 0, style: str = "") -> str:
    """A line of a list with an automatic number or bullet."""
    return paragraph(text, style, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def table(*rows: Iterable[str]) -> str:
    """A table of cells, each XML of its own or just text."""
    filled = ("".join(each if each.startswith("<w:tc>") else cell(each) for each in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in filled)}</w:tbl>"


def level(number: int, form: str, text: str, more: str = "", left: int | None = None) -> str:
    """One level of a list's definition."""
    indent = 720 * (number + 1) if left is None else left
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/>'
        f'{more}<w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def numbering(lists: Mapping[int, str], overrides: Mapping[int, tuple[int, str]] | None = None) -> str:
    """`numbering.xml`: each list with its levels; `overrides` are lists that count with another's definition."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in lists.items())
    named = {n: (n, "") for n in lists} | dict(overrides or {})
    nums = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{xml}</w:num>' for n, (of, xml) in named.items())
    return abstract + "".join(nums)


def a_docx(
    *body: str,
    styles: str = HEADINGS,
    numbers: str = "",
    footnotes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
    margins: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    strict: bool = False,
) -> bytes:
    """A document; `links` are addresses by id, `margins` headers and footers by name, `more` files as they are."""
    parts = {"document": f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"}
    inner = {"styles": styles, "numbering": numbers, "footnotes": footnotes, "endnotes": endnotes, **(margins or {})}
    for name, xml in inner.items():
        if xml:
            element = {"header": "hdr", "footer": "ftr"}.get(_kind(name), name)
            parts[name] = f"<w:{element} {NAMESPACES}>{xml}</w:{element}>"
    main = f'<Relationship Id="r1" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
    files = {f"word/{name}.xml": xml for name, xml in parts.items()}
    files["_rels/.rels"] = _relationships(main)
    files["word/_rels/document.xml.rels"] = _relationships(_related(parts, links or {}))
    written = {name: as_strict(xml) if strict else xml for name, xml in files.items()}
    data = {name: (_DECLARATION + xml).encode() for name, xml in written.items()}
    return zipped({"[Content_Types].xml": _content_types(parts), **data, **(more or {})})


def _kind(name: str) -> str:
    return name.rstrip("123456789")


def _related(parts: Iterable[str], links: Mapping[str, str]) -> str:
    """What the document's ids stand for: each part by its name, and the addresses of its links."""
    inside = (
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{_kind(name)}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    outside = (
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/hyperlink" Target={quoteattr(to)} TargetMode="External"/>'
        for name, to in links.items()
    )
    return "".join((*inside, *outside))


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _content_types(parts: Iterable[str]) -> bytes:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {name: "document.main" if name == "document" else _kind(name) for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{base}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    ).encode()


def as_strict(xml: str) -> str:
    """XML with the namespaces of ISO/IEC 29500 strict."""
    for name in ("wordprocessingml", "officeDocument", "drawingml"):
        xml = xml.replace(f"http://schemas.openxmlformats.org/{name}/2006", f"http://purl.oclc.org/ooxml/{name}")
    return xml


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in a ZIP, always of the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _A_LONG_TIME_AGO), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
