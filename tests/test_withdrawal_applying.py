import dataclasses
import datetime as dt
import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.linking import link
from generator.markup import to_html
from generator.model import (
    Abbreviation,
    Attachment,
    Attendance,
    Body,
    ClosedItem,
    Correction,
    Item,
    KnownPerson,
    Meeting,
    Source,
    TextLinks,
)
from generator.urls import meeting_address
from generator.withdrawal import Redaction, Withdrawal, Withdrawals, mentions, withdraw
from tests import strategies
from tests.benchmarks.__main__ import made_meetings
from tests.builders import A_DAY, a_closed_item, a_decision, a_meeting, a_section, an_item

TODAY = dt.date(2026, 11, 22)
MEETING = "moeder/direktionen/2025-03-10/"
PLAN = Attachment("Plan for flytning", "attachments/direktionen/2025-03-10/plan.pdf")
ORIGINAL = Source("originals/direktionen/2025-03-10.pdf", "0" * 64)


def the(*entries: Withdrawal | Redaction) -> Withdrawals:
    return Withdrawals(
        tuple(entry for entry in entries if isinstance(entry, Withdrawal)),
        tuple(entry for entry in entries if isinstance(entry, Redaction)),
        entries,
    )


def gone(address: str) -> Withdrawals:
    return the(Withdrawal(address, TODAY, "Fejl i referatet", 3))


def without(text: str, within: str = "", replacement: str = "[udeladt]") -> Withdrawals:
    return the(Redaction(text, TODAY, "Efter ønske", replacement, within, 3))


def a_full_meeting() -> Meeting:
    bilag = a_section("Bilag", "", (PLAN, Attachment("Kun nævnt")))
    item = an_item("1", "Flytning", "25/1", a_section("Resumé", "Hemmeligt."), a_decision("Vedtaget."), bilag)
    other = an_item("2", "Budget", "25/2", a_decision("Godkendt."))
    meeting = a_meeting(item, other, a_closed_item("3"))
    corrections = (Correction(A_DAY, "Rettet i punkt 1", "1"), Correction(A_DAY, "Stavefejl"))
    return dataclasses.replace(meeting, source=ORIGINAL, corrections=corrections)


def test_nothing_withdrawn_costs_nothing() -> None:
    meeting, config = a_full_meeting(), Config()
    published = withdraw([meeting], config, Withdrawals())
    assert published.meetings[0] is meeting
    assert published.config is config
    assert not mentions("Hemmeligt", published.passages)


def test_of_an_item_the_number_is_left() -> None:
    published = withdraw([a_full_meeting()], Config(), gone(f"{MEETING}#punkt-1"))
    (meeting,) = published.meetings
    item = meeting.items[0]
    assert isinstance(item, ClosedItem)
    assert (item.number, item.title, item.case, item.neutral_title) == ("1", "Trukket tilbage", None, "")
    assert item.withdrawn is not None
    assert (item.withdrawn.address, item.withdrawn.kind) == (f"{MEETING}#punkt-1", "item")
    assert (item.withdrawn.date, item.withdrawn.reason) == (TODAY, "Fejl i referatet")
    assert meeting.items[1] is not None
    assert [correction.text for correction in meeting.corrections] == ["Stavefejl"]
    assert set(published.withheld) == {PLAN.path, ORIGINAL.file}
    assert meeting.source == Source("2025-03-10.pdf", "0" * 64)
    assert [(each.address, each.kind) for each in published.withdrawn] == [
        ("bilag/direktionen/2025-03-10/plan.pdf", "attachment"),
        (f"{MEETING}#punkt-1", "item"),
        (f"{MEETING}original.pdf", "attachment"),
    ]


def test_a_closed_item_loses_its_title_and_case() -> None:
    published = withdraw([a_full_meeting()], Config(), gone(f"{MEETING}#punkt-3"))
    item = published.meetings[0].items[2]
    assert (item.title, item.case) == ("Trukket tilbage", None)


def test_a_meeting_is_gone_with_its_files_and_their_addresses_are_kept() -> None:
    later = a_meeting(an_item(), date=dt.date(2025, 4, 7))
    published = withdraw([a_full_meeting(), later], Config(), gone(MEETING))
    assert published.meetings == (later,)
    assert published.meetings[0] is later
    assert [(each.address, each.kind) for each in published.withdrawn] == [
        ("bilag/direktionen/2025-03-10/plan.pdf", "attachment"),
        (MEETING, "meeting"),
        (f"{MEETING}original.pdf", "attachment"),
    ]


def test_an_attachment_is_out_of_every_meeting_that_names_it() -> None:
    text = "Se [planen *fra* [mig]](../../../attachments/direktionen/2025-03-10/plan.pdf) og resten."
    linking = a_meeting(an_item("1", "Igen", "25/1", a_decision(text)), date=dt.date(2025, 4, 7))
    published = withdraw([a_full_meeting(), linking], Config(), gone("bilag/direktionen/2025-03-10/plan.pdf"))
    first, second = (meeting.items[0] for meeting in published.meetings)
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert first.attachments == (Attachment("[bilag trukket tilbage]"), Attachment("Kun nævnt"))
    shown = to_html(second.sections[0].text, TextLinks(), "")
    assert shown == "<p>Se [bilag trukket tilbage] og resten.</p>\n"
    assert set(published.withheld) == {PLAN.path}
    assert published.meetings[0].source == ORIGINAL


@pytest.mark.parametrize("written", ["[a [b [c]]]({})", '[a]({} "' + "b" * 300 + '")', "[a]( <{}>)", "![a]({})"])
def test_a_file_is_withheld_however_it_is_linked_to(written: str) -> None:
    linking = a_meeting(
        an_item("1", "Flytning", "25/1", a_decision(f"Se {written.format(f'../../../{PLAN.path}')} her."))
    )
    published = withdraw([linking], Config(), gone("bilag/direktionen/2025-03-10/plan.pdf"))
    assert set(published.withheld) == {PLAN.path}
    assert "plan.pdf" not in repr(published.meetings)
    assert not published.problems


def test_a_file_is_withheld_that_is_linked_to_before_the_first_item() -> None:
    meeting = dataclasses.replace(a_meeting(), preamble=f"Se [planen](../../../{PLAN.path}).")
    published = withdraw([meeting], Config(), gone("bilag/direktionen/2025-03-10/plan.pdf"))
    assert set(published.withheld) == {PLAN.path}
    assert published.meetings[0].preamble == "Se \\[bilag trukket tilbage\\]."


def test_an_original_alone_can_be_taken_back() -> None:
    published = withdraw([a_full_meeting()], Config(), gone(f"{MEETING}original.pdf"))
    assert set(published.withheld) == {ORIGINAL.file}
    assert published.meetings[0].items == a_full_meeting().items


def test_a_person_is_gone_in_every_spelling_and_every_field() -> None:
    people = (KnownPerson("Ida Marie Thygesen", "Chef", ("Ida Thygesen",)), KnownPerson("Bo Lund"))
    config = Config(people=people, contact="Skriv til Ida Marie Thygesen", notice="IDA THYGESENS side")
    listed = (
        Attendance("Ida Thygesen", role="formand", note="gik kl. 9", party="A"),
        Attendance("Bo Lund", note="stedfortræder for Ida Marie Thygesen"),
    )
    item = an_item("1", "Ida Marie Thygesens forslag", "25/1", a_decision("**Ida** Thygesen og Thygesen, Ida."))
    meeting = dataclasses.replace(a_meeting(item, participants=listed), source=ORIGINAL)
    published = withdraw([meeting], config, gone("deltagere/ida-marie-thygesen/"))
    (left,) = published.meetings
    assert left.participants == (
        Attendance("[navn udeladt]", is_withdrawn=True),
        Attendance("Bo Lund", note="stedfortræder for [navn udeladt]"),
    )
    assert left.items[0].title == "[navn udeladt]s forslag"
    assert published.config.people == (people[1],)
    assert published.config.contact == "Skriv til [navn udeladt]"
    assert published.config.notice == "[navn udeladt]S side"
    assert "Thygesen" not in repr(left) + repr(published.config)
    assert [person.name for person in link(published.meetings, published.config).archive.persons] == ["Bo Lund"]
    assert [each.address for each in published.withdrawn] == ["deltagere/ida-marie-thygesen/", f"{MEETING}original.pdf"]
    assert set(published.withheld) == {ORIGINAL.file}  # the document that the minutes came from has the name too
    assert not published.problems


def test_a_person_whom_nothing_lists_any_more_is_known_by_the_address() -> None:
    item = an_item("1", "Budget", "25/1", a_decision("Søren Ågård gik."))
    published = withdraw([a_meeting(item)], Config(), gone("deltagere/soeren-aagaard/"))
    assert "Søren" not in repr(published.meetings)


def test_another_person_with_a_longer_name_stays() -> None:
    meeting = a_meeting(an_item("1", "Bo Lund Nielsen og Bo Lund"), participants=("Bo Lund", "Bo Lund Nielsen"))
    published = withdraw([meeting], Config(), gone("deltagere/bo-lund/"))
    (left,) = published.meetings
    assert [attendance.name for attendance in left.participants] == ["[navn udeladt]", "Bo Lund Nielsen"]
    assert left.items[0].title == "Bo Lund Nielsen og [navn udeladt]"


def test_a_first_name_by_which_a_person_is_listed_once_is_not_looked_for_in_the_text() -> None:
    config = Config(people=(KnownPerson("Ida Marie Thygesen", "", ("Ida",)),))
    meeting = dataclasses.replace(a_meeting(an_item("1", "Ida og andre"), participants=("Ida",)), source=ORIGINAL)
    published = withdraw([meeting], config, gone("deltagere/ida-marie-thygesen/"))
    (left,) = published.meetings
    assert set(published.withheld) == {ORIGINAL.file}
    assert left.participants[0].is_withdrawn
    assert left.items[0].title == "Ida og andre"


def test_a_text_is_left_out_of_one_item_only() -> None:
    items = (an_item("1", "Hr. Ulk", "25/1"), an_item("2", "Hr. Ulk", "25/2"))
    published = withdraw([a_meeting(*items)], Config(), without("Hr. Ulk", f"{MEETING}#punkt-2"))
    assert [item.title for item in published.meetings[0].items] == ["Hr. Ulk", "[udeladt]"]
    published = withdraw([a_meeting(*items), a_meeting(*items, body="Rådet")], Config(), without("Hr. Ulk", MEETING))
    assert [item.title for meeting in published.meetings for item in meeting.items] == [
        "[udeladt]", "[udeladt]", "Hr. Ulk", "Hr. Ulk",
    ]  # fmt: skip


def test_a_file_called_by_a_name_that_is_left_out_is_not_offered() -> None:
    file = Attachment("Ansøgning", "attachments/direktionen/2025-03-10/cv-bent-ulk-2.pdf")
    meeting = a_meeting(an_item("1", "Ansættelse", "25/1", a_section("Bilag", "", (file,))))
    published = withdraw([meeting], Config(), without("Bent Ulk"))
    assert set(published.withheld) == {file.path}
    (item,) = published.meetings[0].items
    assert isinstance(item, Item)
    assert item.attachments == (Attachment("[bilag trukket tilbage]"),)


def test_a_listed_name_that_is_left_out_as_a_text_keeps_its_address() -> None:
    meeting = a_meeting(an_item(), participants=("Bent Ulk", "Bo Lund"))
    published = withdraw([meeting], Config(), without("Bent Ulk"))
    assert ("deltagere/bent-ulk/", "person") in [(each.address, each.kind) for each in published.withdrawn]
    assert published.meetings[0].participants[0] == Attendance("[udeladt]", is_withdrawn=True)


def test_a_text_that_stands_nowhere_is_told_and_so_is_one_in_the_name_of_a_body() -> None:
    published = withdraw([a_meeting()], Config(), without("Bent Ulk"))
    assert ([passage.text for passage in published.unfound], published.problems) == (["Bent Ulk"], ())
    (problem,) = withdraw([a_meeting(body="Bent Ulk-udvalget")], Config(), without("Bent Ulk")).problems
    assert problem.level == "error"
    assert "Ulk" not in problem.in_language("da")


def test_a_reason_must_not_name_what_is_withdrawn() -> None:
    record = the(Redaction("Bent Ulk", TODAY, "Ønske fra Bent Ulk", line=3))
    meeting = a_meeting(an_item("1", "Bent Ulk"))
    assert [problem.level for problem in withdraw([meeting], Config(), record).problems] == ["error"]


CANARY = "Qwyx Zjkvampq"


def _strings(value: object) -> Iterator[str]:
    """Every text in a value made of dataclasses, tuples and mappings."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for part in dataclasses.fields(value):
            yield from _strings(getattr(value, part.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from (key, *_strings(part))


def _as_seen(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


_MARKED = st.sampled_from(
    [
        CANARY,
        CANARY.upper(),
        "Qwyx\nZjkvampq",
        "**Qwyx** Zjkvampq",
        "Qwyx Zjk\u00advampqs",
        "*Qwyx Zjkvampq*",
        f"{CANARY} {CANARY}",
    ]
)


_FIXED = {"body", "time", "kind", "date", "number", "sequence", "source", "path", "item"}
"""Fields in which only certain words can stand."""


def _planted(draw: st.DrawFn, value: object, marked: str, fixed: set[str]) -> object:
    """The value with the canary somewhere in some of its texts."""
    if isinstance(value, str):
        if not draw(st.booleans()):
            return value
        at = draw(st.integers(0, len(value)))
        return f"{value[:at]} {marked} {value[at:]}"
    if isinstance(value, tuple):
        return tuple(_planted(draw, part, marked, fixed) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            part.name: _planted(draw, getattr(value, part.name), marked, fixed)
            for part in dataclasses.fields(value)
            if part.name not in fixed
        }
        return dataclasses.replace(value, **changes)
    return value


@st.composite
def planted_meetings(draw: st.DrawFn) -> tuple[Meeting, Withdrawals]:
    """A meeting with the canary in it, and the record that takes it out: as a person's name or as a text.

    Of who is listed by a longer name that holds a person's, the name stays: that is another.
    """
    is_person = draw(st.booleans())
    planted = _planted(draw, draw(strategies.meetings()), draw(_MARKED), _FIXED | ({"name"} if is_person else set()))
    assert isinstance(planted, Meeting)
    return planted, gone("deltagere/qwyx-zjkvampq/") if is_person else without(CANARY)


@settings(max_examples=60, deadline=None)
@given(planted_meetings(), strategies.meetings())
def test_wherever_a_name_stands_it_is_gone(case: tuple[Meeting, Withdrawals], other: Meeting) -> None:
    planted, record = case
    assume(meeting_address(planted.body, planted.date) != meeting_address(other.body, other.date))
    config = Config(
        title=f"Arkiv {CANARY}", notice=CANARY, contact=f"{CANARY}@x.dk", owner=CANARY,
        accessibility="https://x.dk/qwyx-zjkvampq",
        bodies=(Body("Rådet", CANARY, (CANARY,)),),
        abbreviations=(Abbreviation("QZ", CANARY), Abbreviation(CANARY, "x")),
        case_titles={"25/1": CANARY}, people=(KnownPerson(CANARY, CANARY, ("Q. Zj",)), KnownPerson("Bo", CANARY)),
    )  # fmt: skip
    published = withdraw([planted, other], config, record)
    for text in _strings((published.meetings, published.config)):
        assert "qwyxzjkvampq" not in _as_seen(text)
    assert published.meetings[1] is other
    assert [item.number for item in published.meetings[0].items] == [item.number for item in planted.items]


def test_fifty_names_in_many_meetings_take_a_few_seconds_at_most() -> None:
    meetings = list(made_meetings(1000))
    names = [f"Navn{chr(97 + n % 26)} Efter{chr(97 + n // 26)}navnesen" for n in range(50)]
    record = the(*(Redaction(name, TODAY, "Efter ønske", line=n) for n, name in enumerate(names)))
    began = time.perf_counter()
    published = withdraw(meetings, Config(), record)
    assert time.perf_counter() - began < 10  # a tenth of a second for each of the thousand would be too slow
    assert all(after is before for after, before in zip(published.meetings, meetings, strict=True))


def test_a_text_is_found_that_stands_only_in_what_was_taken_back_as_a_whole() -> None:
    record = the(*gone(MEETING).withdrawals, *without("Bent Ulk").redactions)
    published = withdraw([a_meeting(an_item("1", "Bent Ulk"))], Config(), record)
    assert (published.unfound, published.problems) == ((), ())
