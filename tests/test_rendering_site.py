"""The whole site of a small odd archive: links, outline, escaping, what every page has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.linking import link
from generator.markup import to_html
from generator.model import (
    Abbreviation,
    Attachment,
    Attendance,
    ClosedItem,
    Correction,
    Meeting,
    Source,
    Withdrawn,
)
from generator.rendering import render
from generator.site_links import dead_links
from tests import strategies
from tests.builders import TEMPLATES, a_closed_item, a_decision, a_meeting, a_section, a_site, an_archive, an_item

_HOSTILE = '<script>alert(1)</script>"\' onload="x" <img src=x onerror=y> & </h2>'
_NOTES = "Se noten.[^1] Igen.[^1]\n\n[^1]: Noten."
_VOID = {"meta", "link", "input", "br", "hr", "img", "col", "wbr"}
_FILES = {"attachments/Æblehaven/Plan A.pdf": 42_000, "originals/x.txt": 100}


def _odd_archive() -> tuple[Meeting, ...]:
    earlier = a_decision("Udsat.", dt.date(2024, 12, 2))
    bilag = a_section("Bilag", "", (Attachment("Plan", next(iter(_FILES))), Attachment("Kun nævnt")))
    items = (
        an_item("1", "Øvrige sager", "25/1", a_section("Baggrund", _NOTES), earlier, a_decision(_NOTES), bilag),
        a_closed_item("2", None),
        an_item("1.1", "Uden sagsnummer", None, a_section("", "Se sag 25/1 og punkt 1.\n\n#### Mellemtitel")),
    )
    people = ("Åse Ærø", "Øjvind Aagaard", Attendance("Bo Lund", absent=True, role="næstformand", note="ferie"))
    return (
        replace(
            a_meeting(*items, participants=people, preamble="#### Indledning\n\nHRC var vært."),
            source=Source("originals/x.txt", "0" * 64),
            corrections=(Correction(dt.date(2025, 4, 1), "Rettet.", "1"),),
        ),
        a_meeting(an_item("1", "Samme dag", "25/1", a_section("Baggrund", _NOTES), a_decision(_NOTES)), sequence=2),
        a_meeting(an_item("1", "Nyt", "25/1", a_decision(_NOTES)), a_closed_item("2", "98/2"), body="Æblerådet"),
        replace(a_meeting(date=dt.date(2026, 1, 5), participants=()), kind="agenda"),
    )


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    config = Config(title="Æblearkivet", notice="Prøve", abbreviations=(Abbreviation("HRC", "HR-Centret"),))
    site = a_site(*_odd_archive(), config=config, downloads=_FILES)
    # what the build copies beside the pages
    return site | {"bilag/aeblehaven/plan-a.pdf": b"", "moeder/direktionen/2025-03-10/original.txt": b""}


@dataclass
class _Outline(HTMLParser):
    """What can be wrong with a page's markup."""

    wrong: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in _VOID:
            self.stack.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if identity := named.get("id"):
            self.ids.append(identity)
        inline = [name for name in named if name == "style" or name.startswith("on")]
        if inline or tag == "style" or (tag == "script" and not named.get("src")):
            self.wrong.append(f"inline code or style in <{tag}>")
        if (named.get("href") or "").startswith(("root:", "javascript:")):
            self.wrong.append(f"link to {named['href']}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self.stack or self.stack.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")

    def problems(self) -> list[str]:
        found = [*self.wrong, *(f"<{tag}> is never closed" for tag in self.stack)]
        found += [f"id {identity} twice" for identity in set(self.ids) if self.ids.count(identity) > 1]
        if self.levels[:1] != [1] or self.levels.count(1) != 1:
            found.append(f"not one h1 first: {self.levels}")
        if any(later > earlier + 1 for earlier, later in zip(self.levels, self.levels[1:], strict=False)):
            found.append(f"a heading level is skipped: {self.levels}")
        return found


def _markup_problems(files: Mapping[str, bytes]) -> list[str]:
    found: list[str] = []
    for path, content in files.items():
        if path.endswith(".html"):
            outline = _Outline()
            outline.feed(content.decode())
            found += [f"{path}: {problem}" for problem in outline.problems()]
    return found


def test_no_link_and_no_anchor_is_dead(files: Mapping[str, bytes]) -> None:
    assert dead_links(files) == []


def test_every_page_is_well_formed_with_headings_in_order_and_nothing_inline(files: Mapping[str, bytes]) -> None:
    assert _markup_problems(files) == []


def test_every_page_has_its_frame(files: Mapping[str, bytes]) -> None:
    titles = set()
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        page = content.decode()
        assert '<html lang="da">' in page
        assert '<a class="skip-link" href="#indhold">' in page
        assert '<main id="indhold" tabindex="-1">' in page
        assert '<p class="frame">Prøve</p>' in page
        assert re.search(r'<meta name="description" content="[^"]+">', page), path
        assert '<input id="' in page or path == "soeg/index.html"
        titles.add(re.findall(r"<title>(.*?)</title>", page)[0])
    assert len(titles) == sum(path.endswith(".html") for path in files), "two pages have the same title"


def test_the_navigation_marks_where_one_is(files: Mapping[str, bytes]) -> None:
    assert 'sager/" aria-current="page">Sager</a>' in files["sager/index.html"].decode()
    assert 'sager/" aria-current="true">Sager</a>' in files["sager/25-1/index.html"].decode()


def test_every_address_of_the_contract_is_there(files: Mapping[str, bytes]) -> None:
    pages = (
        "index.html", "moeder/index.html", "moeder/direktionen/2025-03-10/index.html",
        "moeder/direktionen/2025-03-10-2/index.html", "moeder/aebleraadet/2025-03-10/index.html", "sager/index.html",
        "sager/98-2/index.html", "deltagere/index.html", "deltagere/oejvind-aagaard/index.html", "udvalg/index.html",
        "udvalg/aebleraadet/index.html", "aar/2025/index.html", "beslutninger/index.html",
        "beslutninger/2025/index.html", "bilag/index.html", "soeg/index.html", "om/index.html", "404.html", "feed.xml",
        "data/decisions.csv", "robots.txt", "web.config", "assets/style.css", "assets/favicon.svg",
    )  # fmt: skip
    assert [page for page in pages if page not in files] == []


def test_participants_stand_under_danish_letters_in_danish_order(files: Mapping[str, bytes]) -> None:
    page = files["deltagere/index.html"].decode()
    assert re.findall(r'<h2 id="[^"]+">(.)</h2>', page) == ["B", "K", "Ø", "Å"]


def test_who_is_on_an_agenda_is_called_to_the_meeting_and_was_not_at_it() -> None:
    agenda = replace(a_meeting(date=dt.date(2026, 1, 5)), kind="agenda")
    files = a_site(a_meeting(), agenda)
    assert "1 møde, ingen afbud, indkaldt til 1 møde</dd>" in files["deltagere/karen-holm/index.html"].decode()
    assert '<td class="right">1</td>' in files["udvalg/direktionen/index.html"].decode()


def test_the_same_archive_gives_the_same_bytes() -> None:
    assert a_site(*_odd_archive()) == a_site(*reversed(_odd_archive()))


def test_an_empty_archive_is_a_site_too() -> None:
    files = a_site()
    assert dead_links(files) == []
    assert _markup_problems(files) == []


def test_the_pages_of_what_was_taken_back_are_pages_like_the_others() -> None:
    day = dt.date(2026, 11, 22)
    withdrawn = (
        Withdrawn("moeder/direktionen/2025-01-06/", "meeting", day, _HOSTILE),
        Withdrawn("moeder/direktionen/2025-03-10/#punkt-2", "item", day, _HOSTILE),
        Withdrawn("deltagere/anna-qwz/", "person", day, _HOSTILE),
        Withdrawn("bilag/direktionen/2025-03-10/plan.pdf", "attachment", day, ""),
    )
    items = (an_item(), ClosedItem("2", "", withdrawn=withdrawn[1]), ClosedItem("lukket-1", "Salg", is_numbered=False))
    archive = replace(an_archive(a_meeting(*items)), withdrawn=withdrawn)
    files = render(archive, Config(), {}, to_html, TEMPLATES)
    assert sum(b"<title>Trukket tilbage" in content for content in files.values()) == 3
    assert _markup_problems(files) == []
    assert dead_links(files) == []


def test_text_from_the_minutes_is_never_markup() -> None:
    meeting = replace(
        a_meeting(
            an_item("1", _HOSTILE, "25/1", a_section(_HOSTILE, _HOSTILE), a_decision(_HOSTILE)),
            participants=(Attendance(_HOSTILE, role=_HOSTILE),),
            preamble=_HOSTILE,
            body=_HOSTILE,
        ),
        title=_HOSTILE,
        place=_HOSTILE,
        corrections=(Correction(dt.date(2025, 4, 1), _HOSTILE, "1"),),
    )
    config = Config(title=_HOSTILE, owner=_HOSTILE, notice=_HOSTILE, contact=_HOSTILE)
    files = a_site(meeting, config=config)
    assert _markup_problems(files) == []
    assert dead_links(files) == []
    assert not [path for path, content in files.items() if path.endswith(".html") and b"<script>" in content]
    ET.fromstring(files["feed.xml"])  # noqa: S314 - our own file


def test_a_forged_link_to_the_root_stays_text() -> None:
    page = a_site(a_meeting(an_item("1", 'href="root:x/"', None, a_section("Baggrund", 'href="root:x/"'))))
    assert b'href="../../../x/"' not in page["moeder/direktionen/2025-03-10/index.html"]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(strategies.meetings(), min_size=1, max_size=3, unique_by=lambda meeting: (meeting.body, meeting.date)))
def test_any_archive_gives_a_site_without_dead_links(meetings: list[Meeting]) -> None:
    assume(not any(problem.level == "error" for problem in link(meetings, Config()).problems))
    downloads = {meeting.source.file: 1 for meeting in meetings if meeting.source}
    files = a_site(*meetings, downloads=downloads)
    originals = {f"{path.removesuffix('index.json')}original.txt": b"" for path in files}
    assert dead_links(files | originals) == []
    assert _markup_problems(files) == []


def test_the_404_page_is_right_at_any_depth_when_the_sites_address_is_known() -> None:
    files = a_site(config=Config(base_url="https://intra.example/arkiv/"))
    page = files["404.html"].decode()
    assert 'href="/arkiv/assets/style.css?v=' in page
    assert 'href="/arkiv/sager/"' in page
    assert dead_links(files, root="/arkiv/") == []


def test_assets_are_asked_for_by_their_content(files: Mapping[str, bytes]) -> None:
    assert re.search(rb'href="\.\./\.\./assets/style\.css\?v=[0-9a-f]{8}"', files["sager/25-1/index.html"])


def test_the_feed_has_lasting_ids_and_the_newest_first() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    here = ET.fromstring(a_site(*_odd_archive())["feed.xml"])  # noqa: S314 - our own file
    moved = a_site(*_odd_archive(), config=Config(base_url="https://intra.example/"))["feed.xml"]
    there = ET.fromstring(moved)  # noqa: S314 - our own file
    assert [entry.findtext(f"{atom}id") for entry in here.iter(f"{atom}entry")] == [
        entry.findtext(f"{atom}id") for entry in there.iter(f"{atom}entry")
    ]
    updated = [entry.findtext(f"{atom}updated") for entry in here.iter(f"{atom}entry")]
    assert updated[:2] == ["2026-01-05T12:00:00Z", "2025-04-01T12:00:00Z"]
    links = [link.get("href") or "" for link in there.iter(f"{atom}link")]
    assert all(link.startswith("https://intra.example/") for link in links)


def test_what_is_missing_is_told(files: Mapping[str, bytes]) -> None:
    page = files["om/index.html"].decode()
    missing = page.partition('id="mangler"')[2].partition('id="laes"')[0]
    assert 'Direktionen <time datetime="2024-12-02">' in missing
    assert "1 bilag er nævnt i referaterne" in missing
    assert '<a href="../moeder/direktionen/2026-01-05/">' in missing


def test_a_dead_link_is_found() -> None:
    pages = {
        "a/index.html": b'<a href="../b.html#x">b</a><a href="#y" id="y">y</a><img src="no.png"><a href="../../">x</a>',
        "b.html": b'<a href="a/">a</a><a href="a/#z">z</a><a href="https://example.org/">ud</a>',
    }
    assert dead_links(pages) == [
        "a/index.html: ../b.html#x", "a/index.html: no.png", "a/index.html: ../../", "b.html: a/#z",
    ]  # fmt: skip
