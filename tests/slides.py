"""Small builders of PowerPoint presentations: pieces of PresentationML put into a ZIP."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.docxs import RELATIONSHIPS, zipped

_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONSHIPS}"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WIDTH, HEIGHT = 9_144_000, 6_858_000
"""The size of each slide, in English metric units."""


def shape(text: str, *, x: int = 0, y: int = 0, kind: str = "", more: str = "") -> str:
    """A field with text; `kind` is what it holds the place of ("body"), `more` attributes of its name."""
    held = f'<p:ph type="{kind}"/>' if kind else ""
    place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="1000" cy="1000"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Felt" {more}/><p:cNvSpPr/><p:nvPr>{held}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def slide(*shapes: str, element: str = "sld", more: str = "") -> str:
    """A slide, or its notes (`element="notes"`)."""
    return f"<p:{element} {_NAMESPACES} {more}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:{element}>"


def a_presentation(*slides: str, notes: Mapping[int, str] | None = None) -> bytes:
    """A presentation of slides in their order; `notes` by the number of the slide, from 1."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    inner = f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "ppt/presentation.xml": f"<p:presentation {_NAMESPACES}>{inner}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": _relations({n: ("slide", f"slides/slide{n}.xml") for n in numbers}),
        **{f"ppt/slides/slide{n}.xml": xml for n, xml in zip(numbers, slides, strict=True)},
    }
    for n, xml in (notes or {}).items():
        parts[f"ppt/notesSlides/notesSlide{n}.xml"] = xml
        parts[f"ppt/slides/_rels/slide{n}.xml.rels"] = _relations(
            {1: ("notesSlide", f"../notesSlides/notesSlide{n}.xml")}
        )
    return zipped({name: xml.encode() for name, xml in parts.items()})


def _relations(targets: Mapping[int, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
