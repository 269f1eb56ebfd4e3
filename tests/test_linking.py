import datetime as dt

import pytest

from generator.config import Config
from generator.linking import link
from generator.model import Abbreviation, Archive, Attendance, Body, KnownPerson, Meeting, TextLinks
from tests.builders import A_DAY, a_closed_item, a_decision, a_meeting, a_section, an_archive, an_item

BEFORE = dt.date(2025, 2, 24)
LATER = dt.date(2025, 4, 7)
FEBRUARY = "moeder/direktionen/2025-02-24/"


def references(text: str, *others: Meeting, config: Config | None = None) -> dict[str, str]:
    """What is linked in a text at the meeting of Direktionen on 10 March 2025."""
    meeting = a_meeting(an_item("1", "A", "25/1", a_section("Baggrund", text)), an_item("2", "B", "25/2"))
    archive = an_archive(meeting, *others, config=config)
    links = archive.links.get((archive.address_of(meeting), "1", 0), TextLinks())
    return {reference.phrase: reference.address for reference in links.references}


def titles(archive: Archive) -> list[tuple[str, str]]:
    return [(case.number, case.title) for case in archive.cases]


def test_a_case_has_all_its_items_over_all_meetings_in_order_of_time() -> None:
    archive = an_archive(
        a_meeting(an_item("4", "C", "25/1"), date=LATER, body="Chefforum"),
        a_meeting(an_item("1", "A", "25/1"), an_item("2", "B", "25/1"), date=BEFORE),
    )
    assert [(t.meeting.date, t.item.number) for t in archive.cases[0].treatments] == [
        (BEFORE, "1"),
        (BEFORE, "2"),
        (LATER, "4"),
    ]
    assert archive.cases[0].treatments[2].address == "moeder/chefforum/2025-04-07/#punkt-4"


def test_cases_are_ordered_by_year_and_number_not_as_text() -> None:
    items = [an_item(str(n), "A", case) for n, case in enumerate(["25/10", "25/9", "9/100", "24/1"], 1)]
    assert [case.number for case in an_archive(a_meeting(*items)).cases] == ["9/100", "24/1", "25/9", "25/10"]


def test_a_case_whose_items_all_differ_is_called_what_its_newest_open_item_is() -> None:
    archive = an_archive(
        a_meeting(an_item("1", "Gammel", "25/1"), a_closed_item("2", "25/2"), date=BEFORE),
        a_meeting(an_item("1", "Ny", "25/1"), date=A_DAY),
        a_meeting(a_closed_item("1", "25/1"), date=LATER),
    )
    assert titles(archive) == [("25/1", "Ny"), ("25/2", "Lukket")]


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        (("Øvrige sager", "Program", "Øvrige sager", "Møde med borgmesteren"), "Øvrige sager"),
        (("Budget 2026", "Budget 2026 – høring", "Budget 2026 - status", "Aftale"), "Budget 2026"),
        (("Budget 2026 – høring", "Aftale", "Budget 2026 – høring"), "Budget 2026 – høring"),
        (("Budget 2022 - 2025", "Budget 2022 - 2025 - høring", "Aftale"), "Budget 2022 - 2025"),
        (("Budget 2026 – høring", "Budget 2026-2029 – høring"), "Budget 2026-2029 – høring"),
    ],
)
def test_a_case_is_called_what_most_of_its_items_are_up_to_a_dash(printed: tuple[str, ...], called: str) -> None:
    items = [an_item(str(number), title, "25/1") for number, title in enumerate(printed, 1)]
    assert titles(an_archive(a_meeting(*items))) == [("25/1", called)]


def test_a_case_is_called_what_the_configuration_calls_it() -> None:
    config = Config(case_titles={"25/1": "Nyt rådhus"})
    assert titles(an_archive(a_meeting(an_item("1", "Flytteplan", "25/1")), config=config)) == [("25/1", "Nyt rådhus")]


def test_a_decision_of_another_day_is_the_cases_with_the_meeting_where_the_archive_has_it() -> None:
    later = a_meeting(
        an_item("1", "A", "25/1", a_decision(date=LATER), a_decision("Udsat.", A_DAY), a_decision("Udsat.", BEFORE)),
        date=LATER,
    )
    archive = an_archive(later, a_meeting(an_item("3", "A", "25/1", a_decision("Udsat."))))
    assert [(e.date, e.meeting) for e in archive.cases[0].earlier] == [
        (BEFORE, None),
        (A_DAY, "moeder/direktionen/2025-03-10/"),
    ]


def test_a_body_in_capitals_is_the_same_body() -> None:
    shouted = a_section("BESLUTNING CHEFFORUM DEN 24-02-2025", "Udsat.")
    archive = an_archive(
        a_meeting(an_item("1", "A", "25/1", shouted)), a_meeting(date=BEFORE, body="Chefforum"), a_meeting(date=BEFORE)
    )
    assert archive.cases[0].earlier[0].meeting == "moeder/chefforum/2025-02-24/"


def test_persons_come_in_danish_order_with_attendance_and_apologies() -> None:
    archive = an_archive(
        a_meeting(participants=("Åse Bo", Attendance("Anna Bo", absent=True)), date=LATER),
        a_meeting(participants=("Anna Bo", "Ø Bo")),
    )
    assert [person.name for person in archive.persons] == ["Anna Bo", "Ø Bo", "Åse Bo"]
    assert [(m.date, a.absent) for m, a in archive.persons[0].attendances] == [(A_DAY, False), (LATER, True)]


def test_only_those_listed_as_participants_are_persons() -> None:
    text = a_section("Baggrund", "Sagsbehandler Ida Krog og borger Per Skov deltog. Afbud: Åse Dam")
    substitute = Attendance("Karen Holm", role="sekretær for Ib Dam", note="stedfortræder for Bo Lund", party="A")
    archive = an_archive(a_meeting(an_item("1", "Mie Holm", "25/1", text), participants=(substitute,)))
    assert [person.name for person in archive.persons] == ["Karen Holm"]


def test_what_is_listed_beside_a_name_is_no_part_of_it_and_is_kept_meeting_by_meeting() -> None:
    config = Config(people=(KnownPerson("Anne Marie Holm", spellings=("Anne Holm",)),))
    archive = an_archive(
        a_meeting(participants=(Attendance("Anne Holm", party="A", role="formand"),), date=BEFORE),
        a_meeting(participants=(Attendance("Anne Marie Holm", party="Løsgænger"),)),
        config=config,
    )
    (person,) = archive.persons
    assert person.name == "Anne Marie Holm"
    assert [(listed.party, listed.role) for _, listed in person.attendances] == [("A", "formand"), ("Løsgænger", "")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kathrine Seier Skaastrup", "Kathrine Seier Skastrup"),
        ("Anne Marie Holm", "Anne Holm"),
        ("Søren Bo", "Sören Bo"),
        ("Jan Petersen", "Jan Pedersen"),
        ("Jan Petersen", "Jan Petersne"),
        ("Bo Aagaard Bech", "Bo Aagård Bech"),
        ("Jan Petersen", "jan petersen"),
    ],
)
def test_likely_pairs_are_proposed_and_never_merged(first: str, second: str) -> None:
    linked = link([a_meeting(participants=(first, first, second))], Config())
    notes = [problem for problem in linked.problems if problem.level == "note"]
    assert [name in problem.in_language("da") for problem in notes for name in (first, second)] == [True, True]
    assert len(linked.archive.persons) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [("Anna Holm", "Anne Berg"), ("Bo Holm", "Ib Holm"), ("Anna Holm", "Anna Maria"), ("Anna Holm", "Anna Holm Berg")],
)
def test_other_pairs_are_left_alone(first: str, second: str) -> None:
    assert link([a_meeting(participants=(first, second))], Config()).problems == ()


def test_people_toml_makes_two_spellings_one_person() -> None:
    config = Config(people=(KnownPerson("Anne Marie Holm", "Direktør", ("Anne Holm",)),))
    linked = link(
        [a_meeting(participants=("Anne Holm",)), a_meeting(participants=("Anne Marie Holm",), date=LATER)], config
    )
    assert linked.problems == ()
    (person,) = linked.archive.persons
    assert (person.name, person.title, person.spellings, len(person.attendances)) == (
        "Anne Marie Holm", "Direktør", ("Anne Holm",), 2,
    )  # fmt: skip


def test_two_things_at_one_address_are_an_error_that_names_both() -> None:
    linked = link(
        [
            a_meeting(participants=("Bo Åse", "Bo Aase")),
            a_meeting(an_item("1", "A", "25/1"), an_item("2", "B", "25-1")),
        ],
        Config(),
    )
    told = [problem.in_language("da").splitlines()[0] for problem in linked.problems if problem.level == "error"]
    assert "fejl: Adressen /deltagere/bo-aase/ ville gælde både «Bo Aase» / «Bo Åse»" in told
    assert "fejl: Adressen /sager/25-1/ ville gælde både «sag 25-1» / «sag 25/1»" in told


def test_bodies_come_in_the_order_of_the_configuration_the_rest_by_name() -> None:
    config = Config(bodies=(Body("Hovedudvalget", "MED"), Body("Ingen møder"), Body("Chefforum")))
    meetings = [a_meeting(body=name) for name in ("Åben", "Chefforum", "Direktionen", "Hovedudvalget")]
    bodies = an_archive(*meetings, config=config).bodies
    assert [body.body.name for body in bodies] == ["Hovedudvalget", "Chefforum", "Direktionen", "Åben"]
    assert bodies[0].body.description == "MED"


@pytest.mark.parametrize(
    ("text", "phrase", "address"),
    [
        ("jf. punkt 2 i denne dagsorden.", "punkt 2 i denne dagsorden", "moeder/direktionen/2025-03-10/#punkt-2"),
        ("Se sag 25/2 om dette.", "sag 25/2", "sager/25-2/"),
        ("(25/2)", "25/2", "sager/25-2/"),
        ("på direktionsmødet den 24. februar 2025 blev", "direktionsmødet den 24. februar 2025", FEBRUARY),
        ("direktionsseminaret den 24. februar 2025", "direktionsseminaret den 24. februar 2025", FEBRUARY),
        ("Direktionens møde d. 24-02-2025", "Direktionens møde d. 24-02-2025", FEBRUARY),
        ("der godkendte d. 24-02-2025 kommissorier", "godkendte d. 24-02-2025", FEBRUARY),
        ("seminaret den 24.-25. februar 2025", "seminaret den 24.-25. februar 2025", FEBRUARY),
        ("Chefforums møde den 7. april 2025", "Chefforums møde den 7. april 2025", "moeder/chefforum/2025-04-07/"),
        ("lederforum den 7. april 2025", "lederforum den 7. april 2025", "moeder/chefforum/2025-04-07/"),
    ],
)  # fmt: skip
def test_words_that_certainly_name_what_the_archive_has_are_linked(text: str, phrase: str, address: str) -> None:
    config = Config(bodies=(Body("Direktionen"), Body("Chefforum", spellings=("lederforum",))))
    assert references(text, a_meeting(date=BEFORE), a_meeting(date=LATER, body="Chefforum"), config=config) == {
        phrase: address
    }


@pytest.mark.parametrize(
    "text",
    [
        "jf. punkt 3 i denne dagsorden",
        "jf. punkt 2 i styrelsesvedtægten",
        "sag 25/3",
        "125/2 og 25/21 og 25/2/1",
        "den 24. februar 2025",
        "afholdt for chefforum den 24. februar 2025",
        "godkendte d. 25-02-2025",
        "direktionsmødet den 10. marts 2025",
        "Byrådet godkendte en plan, som begyndte den 24. februar 2025",
    ],
)
def test_what_is_not_there_or_may_mean_something_else_stays_text(text: str) -> None:
    assert references(text, a_meeting(date=BEFORE), a_meeting(date=LATER, body="Chefforum")) == {}


def test_an_abbreviation_is_explained_where_it_first_stands_in_each_item() -> None:
    config = Config(abbreviations=(Abbreviation("HRC", "HR-Centret"), Abbreviation("KL", "Kommunernes Landsforening")))
    meeting = a_meeting(
        an_item("1", "A", None, a_section("Baggrund", "HRCs og HRC's team"), a_section("Økonomi", "HRC og KL")),
        an_item("2", "B", None, a_section("Baggrund", "HRC")),
    )
    archive = an_archive(meeting, config=config)
    explained = {place[1:]: [short.short for short in links.abbreviations] for place, links in archive.links.items()}
    assert explained == {("1", 0): ["HRC"], ("1", 1): ["KL"], ("2", 0): ["HRC"]}


def test_an_abbreviation_that_the_text_explains_itself_is_left_alone() -> None:
    config = Config(abbreviations=(Abbreviation("HRC", "HR-Centret"),))
    text = "hr-centret (HRC) indstiller. HRC følger op."
    meeting = a_meeting(an_item("1", "A", None, a_section("Baggrund", text), a_section("Økonomi", "HRC betaler.")))
    assert an_archive(meeting, config=config).links == {}
