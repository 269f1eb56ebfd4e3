"""A meeting printed as HTML: the page that FirstAgenda Publication shows, and the document it prints as PDF.

Both are written after the layouts in `shared/reference/minutes.md`; the bundled archive's HTML and PDF originals are
made with them, and the tests import those again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.dates import long_date, weekday_date
from generator.markup import to_html
from generator.model import Item, Meeting, Section, TextLinks
from tests.printing import printed_name

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]: (.*)$", re.MULTILINE)
_PRINT_STYLE = """
@page { size: A4; margin: 22mm 20mm 24mm; }
body { font: 10.5pt/1.45 "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 20pt; margin: 60mm 0 14mm; }
h2 { font-size: 15pt; margin: 0 0 1mm; }
h3 { font-size: 11.5pt; margin: 5mm 0 1mm; }
h4 { font-size: 10.5pt; font-style: italic; margin: 4mm 0 1mm; }
p, ul, ol { margin: 0 0 2.5mm; }
dl { display: grid; grid-template-columns: 38mm 1fr; row-gap: 2mm; }
dt { font-weight: bold; } dd { margin: 0; }
section { break-before: page; }
table { border-collapse: collapse; margin: 2mm 0 4mm; break-inside: avoid; }
th, td { border: 0.4pt solid #444; padding: 1mm 2mm; text-align: left; vertical-align: top; }
.contents p { display: flex; } .contents i { flex: 1; overflow: hidden; white-space: nowrap; font-style: normal; }
a { color: inherit; text-decoration: none; }
.note { font-size: 8.5pt; } .case { margin-bottom: 4mm; }
"""
_FOOT = (
    '<div style="font: 8pt Arial; width: 100%; margin: 0 20mm; display: flex; justify-content: space-between">'
    "<span>Birkeå Kommune</span>"
    "<span>Side <span class=pageNumber></span> af <span class=totalPages></span></span></div>"
)


def as_firstagenda_page(meeting: Meeting) -> str:
    """The meeting's page on the web, with the menus, buttons and cookie text around it."""
    when = f"{weekday_date(meeting.date)} kl. {meeting.time.replace(':', '.')}"
    what = "Dagsorden" if meeting.kind == "agenda" else "Referat"
    rows = "\n".join(_row(item, place) for place, item in enumerate(meeting.items))
    return f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>{what} - {escape(meeting.body)}</title>
<script>window.analytics = [];</script><style>.skjult {{ display: none }}</style></head>
<body>
<div id="cookie" role="dialog"><p>Vi bruger cookies til statistik. <button>OK</button></p></div>
<div class="container">
<nav class="topmenu"><a href="/"><img src="/logo.png" alt="Birkeå Kommune"></a></nav>
<div class="tilbage"><a class="btn"><span>Tilbage til forsiden</span></a></div>
<div class="title"><h1 class="tid">{what} {long_date(meeting.date)} kl. {meeting.time.replace(":", ".")}</h1>
<h2><span class="navn">{escape(meeting.body)}</span><span class="streg"> - </span>\
<span class="hvor">{escape(meeting.place)}</span></h2></div>
<table class="fakta"><tbody>
<tr><td>Udvalg:</td><td><span class="navn">{escape(meeting.body)}</span></td></tr>
<tr><td>Mødedato:</td><td><span class="tid">{when}</span></td></tr>
<tr><td>Mødested:</td><td><span class="hvor">{escape(meeting.place)}</span></td></tr>
<tr hidden><td>Information:</td><td></td></tr>
<tr id="deltagere"><td>Mødedeltagere:</td><td class="liste">\
{escape(", ".join(map(printed_name, meeting.participants)))}</td></tr>
</tbody></table>
<div class="hent"><input type="button" value="Hent hele referatet"></div>
<table id="punkter" class="tabel">
<thead><tr><th>Punkt</th><th>Titel</th><th></th></tr></thead>
<tbody>
{rows}
</tbody></table>
</div>
<footer><p>FirstAgenda Publication</p><a href="/tilgaengelighed">Tilgængelighedserklæring</a></footer>
</body></html>
"""


def as_print(meeting: Meeting) -> str:
    """The document that is printed: a front page, the contents, and each item on a page of its own."""
    when = f"{weekday_date(meeting.date).replace(' den ', ' d. ').capitalize()} kl. {meeting.time}"
    facts = {"Mødedato": when, "Mødested": meeting.place}
    if meeting.participants:
        facts["Mødedeltagere"] = ", ".join(map(printed_name, meeting.participants))
    head = "".join(f"<dt>{label}</dt><dd>{escape(fact)}</dd>" for label, fact in facts.items())
    contents = "".join(
        f"<p><span>{escape(item.title)}</span><i>{'.' * 5}</i><span>{page}</span></p>"
        for page, item in enumerate(meeting.items, 3)
    )
    items = "".join(
        f"<section><h2>Punkt {escape(item.number)}: {escape(item.title)}</h2>"
        + (f'<p class="case">{escape(item.case)}</p>' if item.case else "")
        + ("".join(_sections(item, 3)) if isinstance(item, Item) else "")
        + "</section>"
        for item in meeting.items
    )
    return f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>{escape(meeting.title)}</title><style>{_PRINT_STYLE}</style></head>
<body><h1>{escape(meeting.title)}</h1><dl>{head}</dl>
<section class="contents"><h3>Indholdsfortegnelse</h3>{contents}</section>{items}</body></html>
"""


def print_pdf(page: str, target: Path, chromium: str = "/usr/bin/chromium") -> None:
    """The document `page` as the PDF file `target`, printed by the machine's Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only the making of originals needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(page)
        tab.pdf(
            path=target, prefer_css_page_size=True, display_header_footer=True, header_template="<span></span>",
            footer_template=_FOOT, tagged=True,
        )  # fmt: skip
        browser.close()


def _row(item: object, place: int) -> str:
    number, title, case = (getattr(item, name) or "" for name in ("number", "title", "case"))
    text = "".join(_sections(item, 3)) if isinstance(item, Item) else ""
    return f"""<tr class="raekke"><td class="celle"><span class="label">{escape(number)}</span></td>
<td class="celle"><button class="fold" aria-controls="indhold{place}">\
<h2 class="emne">{escape(title)}</h2></button>
<div class="indhold" id="indhold{place}"><span class="nummer">{escape(case)}</span>\
<div class="punkt">{text}</div></div></td>
<td class="celle"><ul class="dropdown-menu" role="menu"><li><a href="#" role="menuitem">Hent som PDF</a></li>\
<li><a href="#" role="menuitem">Kopier link</a></li></ul></td></tr>"""


def _sections(item: Item, level: int) -> Iterator[str]:
    """The sections as HTML; the notes of all stand below the last that is not the list of attachments."""
    labels: dict[str, int] = {}
    notes: list[str] = []
    for place, section in enumerate(item.sections):
        if section.heading:
            yield f"<h{level}>{escape(section.heading)}</h{level}>"
        yield _text(section, labels, notes)
        if place + 1 == len(item.sections) or item.sections[place + 1].kind == "attachments":
            if notes:
                yield "<hr>"
            yield from notes
            notes = []
        if section.attachments:
            titles = "".join(
                f'<li><a class="bilag-link" href="#">{escape(a.title)}</a></li>' for a in section.attachments
            )
            yield f'<ul class="list-unstyled">{titles}</ul>'


def _text(section: Section, labels: dict[str, int], notes: list[str]) -> str:
    for label in _MARK.findall(section.text):
        labels.setdefault(label, len(labels) + 1)
    for label, note in _NOTE.findall(section.text):
        number = labels[label]
        inner = to_html(note, TextLinks(), "").strip().removeprefix("<p>").removesuffix("</p>")
        notes.append(f'<div id="ftn{number}" class="note"><a href="#_ftnref{number}">[{number}]</a> {inner}</div>')
    text = _MARK.sub(lambda mark: f"\ue000{labels[mark[1]]}\ue001", _NOTE.sub("", section.text))
    shown = to_html(text, TextLinks(), "")
    return re.sub("\ue000(\\d+)\ue001", r'<a id="_ftnref\1" href="#_ftn\1"><sup>[\1]</sup></a>', shown)
