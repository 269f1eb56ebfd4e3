"""Hypothesis strategies for model values: everything a content file can say, however odd."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from generator.headings import is_closed_title, understand_heading
from generator.model import (
    Attachment,
    Attendance,
    ClosedItem,
    Correction,
    Item,
    Meeting,
    Section,
    Source,
)
from generator.urls import slug

_LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u00a0")
words = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
"""One line without blanks around it, of any printable characters."""

dates = st.dates(dt.date(1990, 1, 1), dt.date(2089, 12, 31))
times = st.one_of(
    st.just(""),
    st.times().map(lambda time: f"{time:%H:%M}"),
    st.tuples(st.times(), st.times()).map(lambda pair: f"{pair[0]:%H:%M}-{pair[1]:%H:%M}"),
)
numbers = st.from_regex(r"[1-9][0-9]?(\.[1-9])?", fullmatch=True)
cases = st.one_of(st.none(), st.from_regex(r"[0-9]{2}/[1-9][0-9]{0,5}", fullmatch=True))

_prose = st.lists(
    st.sampled_from(["Direktionen", "drøftede", "sagen,", "100 kr.", "*og*", "a|b", "§ 3", "<sub>2</sub>"]), min_size=1
)
_lines = _prose.map(" ".join)
_blocks = st.one_of(
    _lines,
    _lines.map(lambda line: f"- {line}\n  - {line}"),
    _lines.map(lambda line: f"1. {line}\n2. {line}"),
    _lines.map(lambda line: f"#### {line}"),
    _lines.map(lambda line: f"| A | B |\n| --- | --- |\n| {line.replace('|', '/')} | |"),
    _lines.map(lambda line: f"```\n## {line}\n```"),
    _lines.map(lambda line: f"{line}\\\n{line}"),
)
texts = st.lists(_blocks, max_size=4).map("\n\n".join)

attachments = st.builds(
    Attachment,
    names.filter(lambda title: not title.startswith(("[", "-", "*", "+"))),
    st.one_of(st.none(), st.from_regex(r"attachments/[a-z]{1,8}/[a-z0-9]{1,8}\.pdf", fullmatch=True)),
)
_headings = st.one_of(
    st.sampled_from(
        ["Baggrund", "Indstilling", "BESLUTNING DIREKTIONEN DEN 15-09-2015", "Sagsfremstilling", "Økonomi"]
    ),
    names.filter(
        lambda name: (
            not name.startswith("#") and not name.endswith("#") and understand_heading(name).kind != "attachments"
        )
    ),
)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    if draw(st.booleans()):
        heading = understand_heading(draw(_headings))
        return Section(heading.kind, heading.text, draw(texts), heading.date)
    return Section("attachments", "Bilag", "", None, tuple(draw(st.lists(attachments, max_size=3))))


_titles = names.filter(lambda title: not is_closed_title(title))
_openings = st.builds(
    Section,
    st.just("other"),
    st.just(""),
    st.one_of(
        texts.filter(bool),
        st.tuples(
            st.sampled_from(
                ["Sag", "Sagen", "Sagsnr.", "Sag om", "SAG:", "Sag :", "Sagsnr.:", "Vises som:", "Vist som"]
            ),
            st.sampled_from(["", " 25/1", " 25/1 blev udsat", " blev udsat.", " Byens plan", "\\"]),
            st.one_of(st.just(""), texts.filter(bool).map(lambda text: f"\n\n{text}")),
        ).map("".join),
    ),
)
"""What stands before an item's first heading; it may begin like the line of a case number."""

items = st.builds(
    lambda number, title, case, opening, parts: Item(number, title, case, (*opening, *parts)),
    numbers,
    _titles,
    cases,
    st.lists(_openings, max_size=1),
    st.lists(sections(), max_size=4),
)
closed_items = st.builds(
    ClosedItem,
    numbers,
    st.sampled_from(["Lukket", "Lukket punkt", "Lukket: Køb"]),
    cases,
    st.one_of(st.just(""), names, names.map(lambda name: f"Sag: {name}"), names.map(lambda name: f"Vises som: {name}")),
)


_closed = st.lists(numbers, max_size=2).map(tuple)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    listed = draw(st.lists(st.one_of(items, closed_items), max_size=5, unique_by=lambda item: item.number))
    return Meeting(
        title=draw(names),
        date=draw(dates),
        body=draw(names.filter(lambda name: slug(name) != "x")),
        time=draw(times),
        place=draw(st.one_of(st.just(""), names)),
        participants=tuple(
            draw(
                st.lists(st.builds(Attendance, names, st.booleans(), *[st.one_of(st.just(""), names)] * 3), max_size=3)
            )
        ),
        kind=draw(st.sampled_from(["minutes", "agenda"])),
        source=draw(
            st.one_of(st.none(), st.builds(Source, st.just("originals/x/2025-01-01.txt"), st.just("0" * 64), _closed))
        ),
        corrections=tuple(
            draw(st.lists(st.builds(Correction, dates, names, st.one_of(st.none(), numbers)), max_size=2))
        ),
        preamble=draw(st.one_of(st.just(""), texts)),
        items=tuple(listed),
    )
