"""Pages to read by eye: each a single file that is opened from disk, fetches nothing and runs nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache, partial
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.build import templates_folder
from generator.problems import Language
from generator.reporting.words import date, labels, number

_STYLES = ("static/style.css", "reports/reports.css")
"""The site's own look, and what only reports need."""

# A terminal's file name and a delivery's JSON may hold half a character; HTML has no place for control characters.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


def draw(template: str, view: object, language: Language) -> str:
    """The page that `template` (below `templates/reports/`) makes of `view`, whole in one file."""
    drawing = _drawing(language)
    return as_text(drawing.get_template(f"reports/{template}").render(view=view))


def as_text(text: str) -> str:
    """`text` as it can be written in UTF-8 and in HTML: what is no character is "�"."""
    return _NO_TEXT.sub("�", text)


@cache
def _drawing(language: Language) -> Environment:
    folder = templates_folder()
    drawing = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in _STYLES)
    drawing.globals |= {
        "language": language,
        "words": labels(language),
        "style": Markup(style),  # noqa: S704 - our own files
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
    }
    drawing.filters |= {"date": partial(date, language=language), "number": partial(number, language=language)}
    return drawing
