from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from generator.model import Attachment, Attendance, Correction, Meeting, Source
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, a_site, an_item

_ADDRESS = "moeder/direktionen/2025-03-10/"


def _page(*meetings: Meeting, downloads: dict[str, int] | None = None, address: str = _ADDRESS) -> str:
    return " ".join(a_site(*meetings, downloads=downloads)[f"{address}index.html"].decode().split())


def test_the_facts_of_the_meeting_stand_at_the_top() -> None:
    page = _page(a_meeting(participants=("Åse Ærø", Attendance("Bo Lund", absent=True, note="ferie"))))
    assert '<time datetime="2025-03-10">mandag den 10. marts 2025</time>' in page
    assert "<dt>Tid</dt><dd>Kl. 09.00</dd>" in page
    assert '<a href="../../../deltagere/aase-aeroe/">Åse Ærø</a>' in page
    afbud = page.partition("<dt>Afbud</dt>")[2].partition("</div>")[0]
    assert "Bo Lund" in afbud
    assert "ferie" in afbud


def test_party_role_and_note_stand_after_the_name() -> None:
    chair = Attendance("Karen Holm", role="formand", party="A")
    substitute = Attendance("Ida Krog", note="stedfortræder for Bo Lund", party="B")
    page = _page(a_meeting(participants=(chair, substitute, "Per Skov")))
    people = page.partition('<ul class="people people-with-details">')[2].partition("</ul>")[0]
    assert re.sub(r"<[^>]*>", "", people).split("  ") == [
        " Karen Holm (A), formand Ida Krog (B), stedfortræder for Bo Lund Per Skov "
    ]
    assert '<ul class="people">' in _page(a_meeting(participants=("Karen Holm", Attendance("Bo Lund", party="V"))))


def test_a_meeting_without_participants_says_so() -> None:
    assert "Ikke oplyst i referatet" in _page(a_meeting(participants=()))


def test_each_item_has_its_anchor_its_case_and_its_citation() -> None:
    page = _page(a_meeting(an_item("1.1", "Budget", "25/1", a_decision())))
    assert '<section class="item" id="punkt-1-1"' in page
    assert 'Sag <a href="../../../sager/25-1/">25/1</a>' in page
    assert '<a href="#punkt-1-1">Direktionen 10-03-2025, punkt 1.1, sag 25/1</a>' in page


def test_a_decision_is_set_off_from_the_other_sections() -> None:
    page = _page(a_meeting(an_item("1", "Budget", None, a_section("Baggrund", "Hvorfor."), a_decision("Udsat."))))
    decision = page.partition('<section class="part part-decision"')[2].partition("</section>")[0]
    assert "Udsat." in decision
    assert "Hvorfor." not in decision


def test_a_closed_item_is_marked_and_explained() -> None:
    page = _page(a_meeting(a_closed_item()))
    assert '<li class="is-closed"><a href="#punkt-2">' in page
    assert 'href="../../../om/#lukkede-punkter"' in page


def test_a_decision_of_another_meeting_is_linked_where_the_archive_has_it() -> None:
    day = dt.date(2025, 2, 3)
    printing = a_meeting(an_item("1", "Budget", None, a_decision("Udsat.", day)))
    assert "mødet er ikke i arkivet" in _page(printing)
    page = _page(printing, a_meeting(date=day))
    assert '<a href="../../../moeder/direktionen/2025-02-03/">Direktionen <time datetime="2025-02-03">' in page


def test_attachments_are_links_with_type_and_size_or_said_to_be_missing() -> None:
    named, held, lost = (
        Attachment("Notat"),
        Attachment("Plan", "attachments/a/Plan.pdf"),
        Attachment("X", "attachments/x"),
    )
    item = an_item("1", "Budget", None, a_section("Bilag", "", (named, held, lost)))
    page = _page(a_meeting(item), downloads={"attachments/a/Plan.pdf": 42_000})
    assert '<a href="../../../bilag/a/plan.pdf">Plan</a> <span class="about">(PDF, 42 kB)</span>' in page
    assert page.count("ikke vedlagt i arkivet") == 2


def test_the_original_is_offered_when_it_is_held_and_named_when_not() -> None:
    source = Source("originals/direktionen/2025-03-10.pdf", "ab" * 32)
    meeting = replace(a_meeting(), source=source)
    held = _page(meeting, downloads={source.file: 65_000})
    assert 'href="../../../moeder/direktionen/2025-03-10/original.pdf" download>Hent originalen</a>' in held
    assert "ab" * 32 in held
    assert "Kan ikke hentes fra arkivet" in _page(meeting)


def test_a_correction_is_told_at_the_top_and_at_its_item() -> None:
    fixes = (Correction(_DAY, "Beløbet er rettet.", "1"), Correction(_DAY, "Sted rettet."), Correction(_DAY, "?", "9"))
    page = _page(replace(a_meeting(an_item()), corrections=fixes))
    top, _, below = page.partition('<nav class="contents"')
    assert '<a href="#punkt-1">punkt 1</a>: Beløbet er rettet.' in top
    assert "Sted rettet." in top
    assert "#punkt-9" not in page
    assert below.count("Beløbet er rettet.") == 1


_DAY = dt.date(2025, 4, 1)


def test_the_neighbouring_meetings_are_the_bodys_own_also_on_the_same_day() -> None:
    day = a_meeting().date
    page = _page(
        a_meeting(),
        a_meeting(sequence=2),
        a_meeting(body="Chefforum", date=day),
        a_meeting(date=dt.date(2025, 6, 1)),
        address="moeder/direktionen/2025-03-10-2/",
    )
    assert 'rel="prev" href="../../../moeder/direktionen/2025-03-10/"' in page
    assert 'rel="next" href="../../../moeder/direktionen/2025-06-01/"' in page
    assert "<h1>Direktionen (2. møde)" in page


def test_a_title_that_says_more_than_body_and_date_is_shown() -> None:
    assert 'class="lead">Budgetseminar' in _page(replace(a_meeting(), title="Budgetseminar på Hindsgavl"))
    assert 'class="lead">Dagsorden til mødet den 3. marts' in _page(
        replace(a_meeting(), title="Dagsorden til mødet den 3. marts 2025")
    )
    for title in ("REFERAT Direktionen d. 10-03-2025", "Direktionens møde mandag den 10. marts 2025 kl. 9.00"):
        assert 'class="lead"' not in _page(replace(a_meeting(), title=title))


def test_headings_of_a_text_fit_the_pages_outline() -> None:
    page = _page(
        a_meeting(
            an_item("1", "Budget", None, a_section("", "#### Uden afsnit"), a_section("Baggrund", "##### Dybt")),
            preamble="#### Før punkterne",
        )
    )
    assert "<h2>Før punkterne</h2>" in page
    assert "<h3>Uden afsnit</h3>" in page
    assert "<h4>Dybt</h4>" in page
