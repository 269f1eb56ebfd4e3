import dataclasses
import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content import content_path, format, parse, read  # noqa: A004 - named for its pair, `parse`
from generator.model import Attachment, Attendance, ClosedItem, Correction, Item, Meeting, Source
from tests.builders import a_closed_item, a_decision, a_meeting, a_section, an_item
from tests.strategies import meetings

FILE = """\
---
title: REFERAT Direktionen d. 10-03-2025
date: 2025-03-10
time: "09:00"
body: Direktionen
place: Mødelokale 2
participants:
- Karen Holm
- name: Søren Åkjær
  party: A
  absent: true
  role: formand
  note: deltog under punkt 1
kind: minutes
source:
  file: originals/direktionen/2025-03-10.txt
  sha256: abc
corrections:
- date: 2025-04-02
  item: "1"
  text: Beløbet er rettet.
---

Indledende bemærkning.

## Punkt 1: Nyt rådhus

Sag: 25/1

### Baggrund

Et afsnit.

#### Økonomien

- et
  - to

### Beslutning Direktionen den 10-03-2025

Godkendt.[^1]

[^1]: Under forudsætning af midler.

### Bilag

- Kun nævnt
- [Plan](../../../attachments/direktionen/2025-03-10/plan.pdf)

## Punkt 2: Lukket

Sag: 25/2
"""


def parsed(text: str, path: str = "meetings/direktionen/2025/2025-03-10.md") -> Meeting:
    result = parse(text, path)
    assert result.problems == ()
    assert result.meeting is not None
    return result.meeting


def told(text: str) -> list[str]:
    return [problem.in_language("da") for problem in parse(text, "x.md").problems]


def test_a_file_says_all_that_the_format_can_say() -> None:
    meeting = parsed(FILE)
    assert meeting.time == "09:00"
    assert meeting.participants == (
        Attendance("Karen Holm"),
        Attendance("Søren Åkjær", absent=True, role="formand", note="deltog under punkt 1", party="A"),
    )
    assert meeting.source == Source("originals/direktionen/2025-03-10.txt", "abc")
    assert meeting.corrections == (Correction(dt.date(2025, 4, 2), "Beløbet er rettet.", "1"),)
    assert meeting.preamble == "Indledende bemærkning."
    item, closed = meeting.items
    assert isinstance(item, Item)
    assert [section.kind for section in item.sections] == ["background", "decision", "attachments"]
    assert item.attachments == (
        Attachment("Kun nævnt"),
        Attachment("Plan", "attachments/direktionen/2025-03-10/plan.pdf"),
    )
    assert closed == ClosedItem("2", "Lukket", "25/2")


def test_what_format_wrote_is_written_so_again() -> None:
    assert format(parsed(FILE)) == FILE


@settings(max_examples=300, deadline=None)
@given(meetings())
def test_every_meeting_comes_back_from_its_file_unchanged(meeting: Meeting) -> None:
    text = format(meeting)
    again = parse(text, content_path(meeting))
    assert again.meeting == meeting
    assert format(meeting) == text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("#-[]^:*|~`\n \tPunkt 1Sag/åx.\\"), max_size=300))
@example("```")
@example("~~~\n## Punkt 9: x")
@example("````\n```\n# x")
def test_any_text_in_a_section_stays_in_its_section(text: str) -> None:
    """Whatever a section's text holds, it can't open an item or pass for another's."""
    written = format(a_meeting(an_item("1", "A", "25/1", a_section("Baggrund", text)), a_closed_item("2")))
    again = parse(written, "x.md").meeting
    assert again is not None
    assert [(item.number, item.title) for item in again.items][-1] == ("2", "Lukket")
    assert len(again.items) == 2
    assert format(again) == format(parse(format(again), "x.md").meeting or again)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: text.replace("\n\n", "\n  \n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: re.sub(r"(?m)^(##+ .*)$", r"\1   ", text),
        lambda text: text.replace("- et\n", "- et   \n").replace("Et afsnit.", "Et afsnit. "),
        lambda text: text.replace("Sag: 25/1", "sagsnr.:  25/1"),
        lambda text: text.replace("## Punkt 1: Nyt", "##  Punkt 1:   Nyt"),
        lambda text: text.replace('time: "09:00"', "time: 9.00"),
        lambda text: text.replace("date: 2025-03-10", "date: 10. marts 2025"),
        lambda text: text.replace("- Kun nævnt", "* Kun nævnt"),
        lambda text: text.replace("- Karen Holm", "- {name: Karen Holm}"),
        lambda text: text.replace("absent: true", "absent: ja"),
        lambda text: text.rstrip("\n"),
    ],
    ids=range(14),
)
def test_a_persons_own_file_says_the_same_whatever_its_spacing(change: object) -> None:
    assert callable(change)
    own = change(FILE)
    if own.rstrip() != FILE.rstrip():
        assert own != FILE
    assert parsed(own) == parsed(FILE)


@pytest.mark.parametrize(
    ("line", "case", "text"),
    [
        ("Sag: 25/1", "25/1", ""),
        ("Sagsnr. 2011-29298", "2011-29298", ""),
        ("sagsnummer : 00.22.00-G01-1-16", "00.22.00-G01-1-16", ""),
        ("Sag 25/1", "25/1", ""),
        ("Sag:", None, ""),
        ("Sagen blev udsat.", None, "Sagen blev udsat."),
        ("Sag 25/1 blev udsat.", None, "Sag 25/1 blev udsat."),
        ("Sag om skolen", None, "Sag om skolen"),
    ],
)
def test_a_line_is_a_case_number_only_where_it_says_so(line: str, case: str | None, text: str) -> None:
    item = parse(FILE.replace("Sag: 25/1\n", f"{line}\n")).meeting.items[0]  # type: ignore[union-attr] # FILE has one
    assert isinstance(item, Item)
    assert item.case == case
    assert (item.sections[0].text if not item.sections[0].heading else "") == text


def test_a_text_that_begins_like_a_case_number_comes_back_as_text() -> None:
    meeting = a_meeting(an_item("1", "Budget", None, a_section("", "Sag: 25/1 blev udsat.")))
    assert "\n\nSag:\n\nSag: 25/1 blev udsat.\n" in format(meeting)
    assert parse(format(meeting), content_path(meeting)).meeting == meeting


@pytest.mark.parametrize(
    "lines",
    [
        "Sag: 25/2\n\nVises som: Salg af ejendom",
        "Sag: 25/2\nVises som: Salg af ejendom",
        "Vises som: Salg af ejendom\n\nSag: 25/2",
        "sagsnr. 25/2\n\n  VIST  SOM :Salg af ejendom  ",
    ],
)
def test_a_closed_item_says_what_it_is_shown_as(lines: str) -> None:
    meeting = parsed(FILE.replace("Sag: 25/2", lines))
    assert meeting.items[1] == ClosedItem("2", "Lukket", "25/2", "Salg af ejendom")
    assert format(meeting) == FILE.replace("Sag: 25/2", "Sag: 25/2\n\nVises som: Salg af ejendom")


def test_what_an_open_item_is_shown_as_is_text_and_told() -> None:
    text = FILE.replace("Sag: 25/1\n", "Sag: 25/1\n\nVises som: Byggeri\n")
    result = parse(text, "x.md")
    (problem,) = result.problems
    assert (problem.level, problem.line) == ("warning", 30)
    item = result.meeting.items[0]  # type: ignore[union-attr] # FILE has one
    assert isinstance(item, Item)
    assert (item.title, item.sections[0].text) == ("Nyt rådhus", "Vises som: Byggeri")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Vises som:\n", "x.md:52: fejl: «Vises som» uden en titel"),
        ("Vises som: A\n\nVises som: B\n", "x.md:54: fejl: «Vises som» står her to gange"),
        ("Vises som: A\nSag: 25/2\nVises som: A\n", "x.md:54: fejl: «Vises som» står her to gange"),
        ("Vises som: A\n\nHemmeligt.\n", "x.md:50: fejl: Der står tekst under det lukkede punkt 2"),
        ("Vises sum: A\n", "x.md:50: fejl: Der står tekst under det lukkede punkt 2"),
    ],
)
def test_what_a_closed_item_is_shown_as_must_be_said_once(lines: str, message: str) -> None:
    (problem,) = told(FILE.replace("Sag: 25/2\n", lines))
    assert problem.startswith(message)
    assert "Hemmeligt" not in problem


def test_a_footnote_at_the_end_of_the_file_goes_to_its_mark() -> None:
    note = "\n[^1]: Under forudsætning af midler.\n"
    moved = FILE.replace(note, "") + note
    moved = moved.replace("## Punkt 2: Lukket\n\nSag: 25/2\n", "## Punkt 2: Andet\n")
    kept = FILE.replace("## Punkt 2: Lukket\n\nSag: 25/2\n", "## Punkt 2: Andet\n")
    again = parsed(moved).items[0]
    assert again == parsed(kept).items[0]


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        (lambda text: text.replace("place:", "plcae:"), "x.md:6: fejl: Ukendt felt «plcae»\n    → Mente du «place»?"),
        (lambda text: text.replace("2025-03-10\n", "10-13-2025\n", 1), "x.md:3: fejl: «10-13-2025» er ikke en dato"),
        (lambda text: text.replace("body: Direktionen\n", ""), "x.md:2: fejl: Feltet «body» mangler"),
        (
            lambda text: text.replace("### Baggrund", "### Bagrund"),
            "x.md:30: advarsel: Ukendt overskrift «Bagrund»\n    → Mente du «Baggrund»?",
        ),
        (
            lambda text: text.replace("party: A", "parti: A"),
            "x.md:10: fejl: Ukendt felt «parti»\n    → Mente du «party»?",
        ),
        (lambda text: text.replace("## Punkt 1: Nyt", "## Nyt"), "x.md:26: fejl: Et punkt uden nummer"),
        (lambda text: text.replace("Punkt 2: Lukket", "Punkt 1: Lukket"), "x.md:50: fejl: Punkt 1 står her to gange"),
        (lambda text: text + "\nHemmeligt.\n", "x.md:50: fejl: Der står tekst under det lukkede punkt 2"),
        (
            lambda text: text.replace("kind: minutes", "kind: referat"),
            "x.md:14: fejl: «referat» skal være minutes (referat) eller agenda",
        ),
        (
            lambda text: text.replace("absent: true", "absent: måske"),
            "x.md:11: fejl: «måske» skal være true eller false",
        ),
        (
            lambda text: text.replace('item: "1"', 'item: "7"'),
            "x.md:2: advarsel: En rettelse nævner punkt 7, som ikke er i referatet",
        ),
        (
            lambda text: text.replace("Et afsnit.", "```"),
            "x.md:32: fejl: ``` gør resten af filen til ét stykke kode",
        ),
        (lambda text: text.replace("[^1]:", "[^2]:"), "Fodnoten [^1] har ingen tekst"),
        (lambda text: text.replace("../../../attachments/direktionen/", "../../../../etc/"), "Bilaget henviser til"),
        (
            lambda text: text.replace("### Baggrund", "###Baggrund"),
            "x.md:30: fejl: Der mangler et mellemrum efter #'erne",
        ),
        (lambda text: text.replace("title: REFERAT", "title: [REFERAT"), "fejl: Ikke gyldig YAML i filens hoved"),
        (lambda text: text[4:], "x.md:1: fejl: Filens hoved mangler"),
    ],
    ids=range(17),
)
def test_a_mistake_is_told_with_file_line_and_what_to_do(mistake: object, message: str) -> None:
    assert callable(mistake)
    assert any(problem.startswith(message) or message in problem for problem in told(mistake(FILE)))


def test_text_under_a_closed_item_is_nowhere_in_the_meeting() -> None:
    meeting = parse(FILE + "\n### Baggrund\n\nHemmeligt.\n", "x.md").meeting
    assert meeting is not None
    assert "Hemmeligt" not in repr(meeting)
    assert "Hemmeligt" not in format(meeting)


def test_the_second_meeting_of_a_day_has_it_in_its_files_name() -> None:
    meeting = a_meeting(an_item("1", "A", None, a_decision()), sequence=2)
    assert content_path(meeting) == "meetings/direktionen/2025/2025-03-10-2.md"
    assert parse(format(meeting), content_path(meeting)).meeting == meeting


def test_a_folder_gives_its_meetings_and_every_problem(tmp_path: Path) -> None:
    folder = tmp_path / "meetings" / "direktionen" / "2025"
    folder.mkdir(parents=True)
    (folder / "2025-03-10.md").write_text(FILE, encoding="utf-8")
    (folder / "2025-03-11.md").write_text(FILE, encoding="utf-8")
    (folder / "2025-03-12.md").write_bytes("---\ntitle: Måde".encode("latin-1"))
    result = read(tmp_path)
    assert result.meetings == (parsed(FILE),)
    problems = [problem.in_language("da").splitlines()[0] for problem in result.problems]
    misplaced, unreadable = problems
    assert misplaced == (
        "meetings/direktionen/2025/2025-03-11.md: fejl: Filen hører til i "
        "meetings/direktionen/2025/2025-03-10.md efter sin dato og sit udvalg"
    )
    assert unreadable == "meetings/direktionen/2025/2025-03-12.md: fejl: Filen er ikke UTF-8"


def test_a_title_missing_is_made_of_body_and_date() -> None:
    meeting = parsed(FILE.replace("title: REFERAT Direktionen d. 10-03-2025\n", ""))
    assert dataclasses.replace(meeting, title="") == dataclasses.replace(parsed(FILE), title="")
    assert meeting.title == "Referat Direktionen d. 10-03-2025"


_HEAD = "---\ndate: 2025-03-10\nbody: Direktionen\n---\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "##Punkt 1: Lukket\n\nKøb af hus.",
        "## Punkt 1: Budget\n\n ## Punkt 2: Lukket\n\nKøb af hus.",
        "# Lukkede punkter\n\n## Punkt 1: Budget\n\nKøb af hus.",
        "## Lukkede punkter\n\n## Punkt 1: Budget\n\nKøb af hus.",
        "## Punkt 1: Luk\u200bket\n\nKøb af hus.",
        "## Punkt 1: Luk\\ket\n\nKøb af hus.",
        "## Punkt 1: Lukket\n\nSag: 25/1 Køb af hus",
        "## Punkt 1: Lukket\n\nSag: 25/1-køb-af-hus",
        "## Punkt 1: Lukket\n\nSag: Hus",
    ],
)
def test_nothing_that_a_person_meant_to_close_is_let_through(text: str) -> None:
    problems = parse(_HEAD + text).problems
    assert [problem.level for problem in problems] == ["error"]
    assert problems[0].line
    assert problems[0].hint
    assert "hus" not in problems[0].in_language("da").lower()


@pytest.mark.parametrize(
    "case",
    ["25/1204", "2025/1", "330-2018-3619", "EMN-2025-003383", "85.02.02-G01-5-17", "17.00.00A00 - 2008/048591",
     "1-51-71-3321-08", "299835", "2011-29298", "Ø20", "S2020-123", "emn-2025-003383"],
)  # fmt: skip
def test_a_closed_item_may_have_a_case_number_of_any_known_form(case: str) -> None:
    parsed = parse(f"{_HEAD}## Punkt 1: Lukket\n\nSag: {case}\n")
    assert parsed.problems == ()
    assert parsed.meeting is not None
    assert parsed.meeting.items[0].case == case


@pytest.mark.parametrize("piece", ["A1", "1A", "1-", "AAA1", "1 - 1"])
def test_a_long_case_number_is_read_in_bounded_time(piece: str) -> None:
    start = time.process_time()
    parse(f"{_HEAD}## Punkt 1: Lukket\n\nSag: {piece * 20_000}!\n")
    assert time.process_time() - start < 1


def test_an_open_items_case_may_be_called_anything() -> None:
    assert parse(f"{_HEAD}## Punkt 1: Budget\n\nSag: 25/1 og 25/2\n").problems == ()
