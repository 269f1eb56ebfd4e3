"""Small builder of PDFs: a page is what is drawn on it, from the top, in points."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import reportlab
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from generator.importing.audit import words
from generator.importing.blocks import markdown
from generator.importing.decoding import normalise
from generator.importing.pdf import read_pdf
from generator.importing.reading import Document
from generator.importing.starts import landmark
from generator.problems import Problem

WIDTH, HEIGHT = A4
LEFT = 70.0

Page = list[Callable[[Canvas], None]]


@cache
def unicode_font() -> str:
    """The name of a font that has all letters; reportlab brings it along."""
    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    return "Vera"


def font(*, bold: bool = False, italic: bool = False) -> str:
    """One of the fonts that every PDF program has."""
    return f"Helvetica{'-' * (bold or italic)}{'Bold' * bold}{'Oblique' * italic}"


def text(
    x: float, y: float, words: str, *, size: float = 11, bold: bool = False, italic: bool = False, name: str = ""
) -> Callable[[Canvas], None]:
    """A line of text whose baseline is `y` below the top of the page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(name or font(bold=bold, italic=italic), size)
        canvas.drawString(x, HEIGHT - y, words)

    return draw


def after(words: str, *, size: float = 11) -> float:
    """Where a line that begins at the left margin ends."""
    return LEFT + float(pdfmetrics.stringWidth(words, font(), size))


def column(lines: Sequence[str], y: float = 100, *, x: float = LEFT, step: float = 14, size: float = 11) -> Page:
    """Lines of text one below the other."""
    return [text(x, y + place * step, line, size=size) for place, line in enumerate(lines)]


def rule(x0: float, y0: float, x1: float, y1: float) -> Callable[[Canvas], None]:
    """A line drawn on the page."""
    return lambda canvas: canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def box(x0: float, y0: float, x1: float, y1: float, *, grey: float = 0) -> Callable[[Canvas], None]:
    """A painted box."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        canvas.setFillGray(0)

    return draw


def grid(xs: Sequence[float], ys: Sequence[float]) -> Page:
    """The lines of a table."""
    return [rule(x, ys[0], x, ys[-1]) for x in xs] + [rule(xs[0], y, xs[-1], y) for y in ys]


def picture(x0: float = 0, y0: float = 0, x1: float = WIDTH, y1: float = HEIGHT) -> Callable[[Canvas], None]:
    """A picture, as a scanner makes one of a page."""
    grey = b"P5 2 2 255 " + bytes([200, 210, 220, 230])
    return lambda canvas: canvas.drawImage(ImageReader(io.BytesIO(grey)), x0, HEIGHT - y1, x1 - x0, y1 - y0)


def drawn(
    *pages: Sequence[Callable[[Canvas], None]], password: str = "", owner: str = "", compressed: bool = True
) -> bytes:
    """A PDF of the pages."""
    data = io.BytesIO()
    encryption = {}
    if password or owner:
        from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415 - slow, and for few

        encryption = {"encrypt": StandardEncryption(password, owner, strength=128)}
    canvas = Canvas(data, pagesize=A4, invariant=1, pageCompression=int(compressed), **encryption)
    for page in pages:
        for draw in page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def style(*, size: float = 11, justified: bool = False, **more: float) -> ParagraphStyle:
    """How a paragraph is set."""
    return ParagraphStyle(
        "text",
        fontName=unicode_font(),
        fontSize=size,
        leading=1.25 * size,
        spaceAfter=0.8 * size,
        alignment=TA_JUSTIFY if justified else TA_LEFT,
        splitLongWords=0,
        **more,
    )


def flowing(story: Sequence[Flowable], *, width: float = 450) -> bytes:
    """A PDF of as many pages as the paragraphs and tables of `story` fill."""
    data = io.BytesIO()
    margin = (WIDTH - width) / 2
    SimpleDocTemplate(data, pagesize=A4, leftMargin=margin, rightMargin=margin, invariant=1).build(list(story))
    return data.getvalue()


def read(data: bytes) -> Document:
    """The document in a PDF, once it is sure that no letter was lost on the way, nor one made up.

    PDFium's own text of the pages is held against the document's, and that against its blocks and what was taken out.
    """
    document = read_pdf(data, landmark)
    assert isinstance(document, Document), document.message
    with pypdfium2.PdfDocument(data) as pdf:
        drawn_text = "".join(pdf[place].get_textpage().get_text_range() for place in range(len(pdf)))
    assert _letters("".join(words(_ADDRESS.sub("", document.text)))) == _letters(drawn_text.lower())
    kept = Counter(words(plain_words(document)))
    taken = Counter(word for removed in document.removed for word in words(removed.text))
    assert kept + taken == Counter(words(document.text))
    return document


def plain_words(document: Document) -> str:
    """What the blocks of a document say."""
    return markdown(document.blocks)


_ADDRESS = re.compile(r"(?<=\])\([^)]*\)")  # of a link, which is not printed


def _letters(printed: str) -> Counter[str]:
    return Counter(filter(str.isalnum, normalise(printed)))


def refused(data: bytes) -> str:
    """Why a PDF is refused, and what to do."""
    problem = read_pdf(data, landmark)
    assert isinstance(problem, Problem)
    return problem.in_language("da")
