from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.config import Config
from generator.markup import to_html
from generator.model import Attachment, Attendance, ClosedItem, Correction, Meeting, Withdrawn
from generator.rendering import render
from generator.site_links import dead_links
from tests.builders import TEMPLATES, a_closed_item, a_decision, a_meeting, a_section, an_archive, an_item

_DAY = dt.date(2026, 11, 22)
_MEETING = Withdrawn("moeder/direktionen/2025-02-03/", "meeting", _DAY, "Ikke godkendt.")
_ITEM = Withdrawn("moeder/direktionen/2025-03-10/#punkt-3", "item", _DAY, "Fortrolig & lukket.")
_PERSON = Withdrawn("deltagere/anna-qwz/", "person", dt.date(2026, 11, 20), "Efter ønske.")
_ATTACHMENT = Withdrawn("bilag/direktionen/2025-03-10/om-anna-qwz.pdf", "attachment", _DAY, "Personoplysninger.")
_ALL = (_ATTACHMENT, _PERSON, _MEETING, _ITEM)
_PAGES = (
    "moeder/direktionen/2025-02-03/index.html",
    "deltagere/anna-qwz/index.html",
    "bilag/direktionen/2025-03-10/om-anna-qwz.pdf/index.html",
)


def _a_meeting() -> Meeting:
    gone = ClosedItem("3", "Trukket tilbage", withdrawn=_ITEM)
    items = (an_item("1", "Budget", "25/1", a_decision()), a_closed_item("2"), gone)
    people = ("Bo Lund", Attendance("[navn udeladt]", role="formand", is_withdrawn=True))
    return a_meeting(*items, participants=people)


def _site(*meetings: Meeting, withdrawn: Iterable[Withdrawn] = _ALL, config: Config | None = None) -> dict[str, bytes]:
    config = config or Config(contact="Arkivet, arkiv@birkeaa.example")
    archive = replace(an_archive(*meetings), withdrawn=tuple(withdrawn))
    return render(archive, config, {}, to_html, TEMPLATES)


def _words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.decode()).split())


@pytest.mark.parametrize("path", _PAGES)
def test_every_kept_address_says_when_and_why_and_whom_to_ask(path: str) -> None:
    page = _site(_a_meeting())[path]
    assert b"<title>Trukket tilbage \xc2\xb7" in page
    assert b'<meta name="robots" content="noindex">' in page
    assert "november 2026" in _words(page)
    assert next(each.reason for each in _ALL if path.startswith(each.address)) in _words(page)
    assert b"mailto:arkiv@birkeaa.example" in page


@pytest.mark.parametrize(("path", "kind"), list(zip(_PAGES, ("Møde", "Deltager", "Bilag"), strict=True)))
def test_it_says_what_kind_of_thing_it_was_and_no_more(path: str, kind: str) -> None:
    page = _site(_a_meeting())[path]
    assert f'<p class="kicker">{kind}</p>' in page.decode()
    assert b"qwz" not in page


def test_it_leads_on_to_the_front_page_and_to_the_bodys_other_meetings() -> None:
    files = _site(_a_meeting())
    for path in (_PAGES[0], _PAGES[2]):
        root = "../" * path.count("/")
        assert f'<li><a href="{root}udvalg/direktionen/">Direktionen</a></li>' in files[path].decode()
    assert '<li><a href="../../../moeder/">Møder</a></li>' in _site()[_PAGES[0]].decode()


def test_meetings_and_persons_have_their_data_too() -> None:
    files = _site(_a_meeting())
    found: Any = json.loads(files["moeder/direktionen/2025-02-03/index.json"])
    assert found == {
        "address": "moeder/direktionen/2025-02-03/",
        "withdrawn": {"date": "2026-11-22", "reason": "Ikke godkendt."},
    }
    assert "deltagere/anna-qwz/index.json" in files
    assert "bilag/direktionen/2025-03-10/om-anna-qwz.pdf/index.json" not in files


def test_nothing_leads_to_a_name_that_was_taken_out_and_no_link_is_dead() -> None:
    files = _site(_a_meeting())
    assert dead_links(files) == []
    assert [path for path, content in files.items() if b"qwz" in content] == ["deltagere/anna-qwz/index.json"]


def test_the_page_about_the_archive_lists_what_was_taken_back_and_leads_to_meetings_and_items() -> None:
    section = _site(_a_meeting())["om/index.html"].decode().partition('<h2 id="trukket-tilbage">')[2]
    section = section.partition("</section>")[0]
    for each in _ALL:
        assert each.reason.replace("&", "&amp;") in section
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', section) == [
        ("../moeder/direktionen/2025-02-03/", "Direktionen 03-02-2025"),
        ("../moeder/direktionen/2025-03-10/#punkt-3", "Direktionen 10-03-2025, punkt 3"),
    ]
    assert section.index("Efter ønske.") > section.index("Personoplysninger."), "the latest first"


def test_an_item_of_a_meeting_that_was_itself_taken_back_is_listed_and_not_led_to() -> None:
    item = replace(_ITEM, address=f"{_MEETING.address}#punkt-3")
    files = _site(_a_meeting(), withdrawn=(_MEETING, item))
    assert dead_links(files) == []
    assert item.reason.replace("&", "&amp;") in files["om/index.html"].decode()


def test_files_that_went_for_one_reason_are_listed_once() -> None:
    original = replace(_ATTACHMENT, address="moeder/direktionen/2025-03-10/original.pdf")
    other = replace(_ATTACHMENT, address="bilag/direktionen/2025-03-10/om-bo-qwz.pdf")
    files = _site(_a_meeting(), withdrawn=(_ATTACHMENT, other, original))
    section = _words(files["om/index.html"]).partition("navne i dem.")[2].partition("Hent arkivet")[0]
    assert section == " 22-11-2026 Bilag (2) Personoplysninger. 22-11-2026 Original Personoplysninger. "
    assert '<p class="kicker">Original</p>' in files[f"{original.address}/index.html"].decode()
    assert dead_links(files) == []


def test_a_kept_address_that_never_was_harms_no_other_page() -> None:
    withdrawn = (
        Withdrawn("moeder/direktionen/2025-99-99/", "meeting", _DAY, "Skrevet forkert."),
        Withdrawn("moeder/direktionen/2025-03-10/#punkt-99", "item", _DAY, "Skrevet forkert."),
        Withdrawn("bilag/plan", "attachment", _DAY, "Skrevet forkert."),
        Withdrawn("bilag/2025", "attachment", _DAY, "Skrevet forkert."),
    )
    item = an_item("1", "Budget", None, a_section("Bilag", "", (Attachment("Plan"),)))
    files = _site(a_meeting(item), withdrawn=withdrawn)
    assert dead_links(files) == []
    assert b"<h1>Bilag i 2025</h1>" in files["bilag/2025/index.html"]


def test_an_archive_that_has_taken_nothing_back_says_nothing_of_it() -> None:
    files = _site(a_meeting(an_item()), withdrawn=())
    assert b"trukket" not in files["om/index.html"].lower()
    assert b"tombstones" not in files["feed.xml"]


def test_a_feed_reader_is_told_to_let_go_of_a_meeting() -> None:
    before, after = (
        ET.fromstring(files["feed.xml"])  # noqa: S314 - our own file
        for files in (_site(a_meeting(date=dt.date(2025, 2, 3)), withdrawn=()), _site(a_meeting()))
    )
    atom = "{http://www.w3.org/2005/Atom}"
    entry = before.findtext(f"{atom}entry/{atom}id")
    (gone,) = after.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry")  # RFC 6721, 3
    assert gone.attrib == {"ref": entry, "when": "2026-11-22T12:00:00Z"}
    assert after.findtext(f"{atom}updated") == "2026-11-22T12:00:00Z"


def test_the_entry_of_a_meeting_is_new_when_an_item_of_it_was_taken_back() -> None:
    feed = _site(_a_meeting(), withdrawn=())["feed.xml"].decode()
    entry = feed.partition("<entry>")[2]
    assert "<updated>2026-11-22T12:00:00Z</updated>" in entry
    assert "1. Budget\n2. Lukket\n3. Trukket tilbage</summary>" in entry


def test_an_item_that_was_taken_back_has_its_place_its_date_and_its_reason() -> None:
    page = _site(_a_meeting())["moeder/direktionen/2025-03-10/index.html"].decode()
    item = page.partition('id="punkt-3"')[2].partition("</section>")[0]
    assert "Punktet er trukket tilbage den 22. november 2026 . Årsag: Fortrolig &amp; lukket." in _words(item.encode())
    assert "Teksten er ikke offentliggjort" not in item
    assert '<a href="#punkt-3">Direktionen 10-03-2025, punkt 3</a>' in item
    assert "Trukket" not in page.partition('<meta name="description"')[2].partition(">")[0]


def test_it_counts_as_an_item_and_not_as_a_closed_one() -> None:
    files = _site(_a_meeting())
    assert "3 punkter, heraf 1 lukket: Budget" in files["moeder/index.html"].decode()
    assert "1 punkt er lukket." in files["om/index.html"].decode()
    items: Any = json.loads(files["moeder/direktionen/2025-03-10/index.json"])["items"]
    assert [item["closed"] for item in items] == [False, True, False]
    assert [item.get("withdrawn") for item in items] == [
        None,
        None,
        {"date": "2026-11-22", "reason": "Fortrolig & lukket."},
    ]
    assert items[2]["title"] == ""


def test_a_name_that_was_taken_out_is_shown_as_what_stands_in_its_place() -> None:
    files = _site(_a_meeting())
    page = files["moeder/direktionen/2025-03-10/index.html"].decode()
    assert '<li>[navn udeladt]<span class="about">, formand</span></li>' in page
    listed: Any = json.loads(files["moeder/direktionen/2025-03-10/index.json"])["participants"]
    assert [(person["name"], person["address"]) for person in listed] == [
        ("Bo Lund", "deltagere/bo-lund/"),
        ("[navn udeladt]", None),
    ]


def test_a_name_in_place_of_another_leads_not_to_the_one_who_bears_it() -> None:
    stand_in = Attendance("Bo Lund", is_withdrawn=True)
    page = _site(a_meeting(participants=(stand_in, "Bo Lund")))["moeder/direktionen/2025-03-10/index.html"].decode()
    assert page.count(">Bo Lund</a>") == 1


# Closed items whose number is not shown


def _unnumbered(title: str = "Lukket punkt") -> ClosedItem:
    return ClosedItem("lukket-1", title, "25/2", is_numbered=False)


def test_a_closed_item_without_its_number_is_called_a_closed_item() -> None:
    meeting = a_meeting(an_item("1"), _unnumbered())
    meeting = replace(meeting, corrections=(Correction(_DAY, "Rettet.", "lukket-1"),))
    files = _site(meeting, withdrawn=())
    page = files["moeder/direktionen/2025-03-10/index.html"].decode()
    assert '<h2 id="punkt-lukket-1-titel"><span>Lukket punkt</span></h2>' in page
    assert '<a href="#punkt-lukket-1">Direktionen 10-03-2025, lukket punkt, sag 25/2</a>' in page
    assert '<a href="#punkt-lukket-1">lukket punkt</a>: Rettet.' in page
    assert "lukket-1" not in _words(page.encode())
    assert "\nLukket punkt</summary>" in files["feed.xml"].decode()
    found: Any = json.loads(files["moeder/direktionen/2025-03-10/index.json"])
    assert (found["items"][1]["number"], found["items"][1]["closed"]) == ("", True)
    assert found["items"][1]["address"].endswith("#punkt-lukket-1")
    assert json.loads(files["sager/25-2/index.json"])["treatments"][0]["number"] == ""
    assert dead_links(files) == []


def test_that_an_item_is_closed_is_said_once() -> None:
    def told(item: ClosedItem) -> str:
        page = _words(_site(a_meeting(item), withdrawn=())["moeder/direktionen/2025-03-10/index.html"])
        return page.partition("Sag 25/2 ")[2].partition(" Om lukkede")[0]

    assert told(_unnumbered()) == "Teksten er ikke offentliggjort og findes ikke i arkivet."
    assert told(_unnumbered("Salg")) == "Lukket punkt. Teksten er ikke offentliggjort og findes ikke i arkivet."


def test_a_cases_contents_say_once_that_a_step_was_closed() -> None:
    meeting = a_meeting(an_item("1", "Salg", "25/2"), _unnumbered())
    contents = _site(meeting, withdrawn=())["sager/25-2/index.html"].partition(b'<ol class="timeline">')[0]
    assert _words(contents).endswith("10-03-2025 Direktionen, punkt 1 10-03-2025 Direktionen, lukket punkt")


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ({}, "Om dem viser arkivet kun nummer, sagsnummer og den titel, der er offentliggjort."),
        ({"case": False, "title": "neutral"}, "Om dem viser arkivet kun nummer og en neutral titel."),
        ({"case": False, "title": "none"}, "Om dem viser arkivet kun nummer."),
        ({"case": False, "number": False, "title": "none"}, "Arkivet viser kun, at de har været behandlet."),
        ({"listed": False}, "Arkivet viser dem ikke."),
    ],
)
def test_the_page_about_the_archive_says_what_is_shown_of_closed_items(policy: dict[str, Any], said: str) -> None:
    config = Config()
    page = _words(_site(withdrawn=(), config=replace(config, closed=replace(config.closed, **policy)))["om/index.html"])
    assert said in page
    assert ("Lukkede punkter er ikke vist." in page) == ("listed" in policy)
