"""Small builders of Excel workbooks: pieces of SpreadsheetML put into a ZIP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.docxs import RELATIONSHIPS, zipped

X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def number(at: str, value: str, style: int = 0) -> str:
    """A cell with a number; `style` is its place among the formats of the workbook."""
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def words(at: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def shared(at: str, index: int) -> str:
    """A cell with one of the workbook's strings."""
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


def row(*cells: str, more: str = "") -> str:
    return f"<row {more}>{''.join(cells)}</row>"


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A sheet; `before` and `after` are what stands around its rows."""
    inner = f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"
    return f'<worksheet xmlns="{X}" xmlns:r="{RELATIONSHIPS}">{inner}</worksheet>'


def a_workbook(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: Sequence[str] = (),
    formats: Iterable[str] = (),
    inside: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A workbook of sheets by name; `states` tells which are hidden, `inside` is more of the workbook's own part."""
    ids = {name: f"rId{place}" for place, name in enumerate(sheets, 1)}
    listed = "".join(
        f'<sheet name={quoteattr(name)} r:id="{each}" state="{(states or {}).get(name, "visible")}"/>'
        for name, each in ids.items()
    )
    book = f'<workbook xmlns="{X}" xmlns:r="{RELATIONSHIPS}">{inside}<sheets>{listed}</sheets></workbook>'
    related = (
        f'<Relationship Id="{each}" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/{each}.xml"/>'
        for each in ids.values()
    )
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relations("".join(related)),
        "xl/sharedStrings.xml": f'<sst xmlns="{X}">{items}</sst>',
        "xl/styles.xml": _styles(tuple(formats)),
        **{f"xl/worksheets/{ids[name]}.xml": xml for name, xml in sheets.items()},
    }
    return zipped({name: xml.encode() for name, xml in parts.items()} | dict(more or {}))


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _styles(formats: Sequence[str]) -> str:
    own = "".join(f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats))
    used = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    return f'<styleSheet xmlns="{X}"><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
