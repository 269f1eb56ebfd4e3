"""Deliveries of case systems read to meetings: what each format says, and where each says it its own way.

The numbers of traps are those of `shared/reference/esdh.md`.
"""

from __future__ import annotations

import datetime as dt

import pytest

from generator.content import format, parse  # noqa: A004 - named for its pair, `parse`
from generator.importing import ReadDocument
from generator.importing.esdh import read_alone, recognise
from generator.model import Attachment, Attendance, ClosedItem, Item, Meeting, Section
from tests.deliveries import (
    FORMATS,
    AnAttachment,
    AnItem,
    Kind,
    acadre,
    acadre_manifest,
    acadre_member,
    edoc,
    firstagenda,
    fujitsu,
    fujitsu_notification,
    publication,
    publication_agenda,
    publication_member,
    publication_of,
    sbsys,
)


def meeting(read: ReadDocument) -> Meeting:
    assert read.meeting is not None, [str(problem.message) for problem in read.problems]
    return read.meeting


def item(read: ReadDocument, place: int = 0) -> Item:
    found = meeting(read).items[place]
    assert isinstance(found, Item)
    return found


def told(read: ReadDocument, level: str = "") -> list[str]:
    return [str(problem.message) for problem in read.problems if level in ("", problem.level)]


def headings(found: Item) -> list[tuple[str, str]]:
    return [(section.heading, section.text) for section in found.sections]


every_format = pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)


@every_format
def test_each_format_is_known_by_its_content_and_read_to_the_same_meeting(kind: Kind) -> None:
    data = kind.build(AnItem(), AnItem("2", "Salg af Møllevej 4", attachments=(AnAttachment("Kort over grunden"),)))
    read = read_alone(data)
    found = meeting(read)
    assert recognise(data) is not None
    assert (found.body, found.date, found.kind) == ("Kulturudvalget", dt.date(2025, 3, 10), "minutes")
    assert found.title == "REFERAT Kulturudvalget d. 10-03-2025"
    assert found.time.startswith("09:00")
    assert [each.number for each in found.items] == ["1", "2"]
    assert item(read).title == "Budget for Birkeå"
    assert headings(item(read)) == [("Baggrund", "Budgettet er lagt frem."), ("Beslutning", "Godkendt.")]
    assert item(read, 1).attachments == (Attachment("Kort over grunden"),)
    assert read.audit is not None
    assert (read.audit.lost, read.audit.added, read.audit.moved) == ((), (), "")
    assert not read.holds_closed_text
    assert told(read, "error") == []


@every_format
def test_each_comes_back_from_its_content_file(kind: Kind) -> None:
    closed = AnItem("2", "Ansættelse af skoleleder", "closed", attachments=(AnAttachment(),))
    found = meeting(read_alone(kind.build(AnItem(attachments=(AnAttachment(),)), closed)))
    again = parse(format(found), "x.md")
    assert (again.meeting, again.problems) == (found, ())


@every_format
def test_the_lines_told_of_are_lines_of_the_transcript(kind: Kind) -> None:
    read = read_alone(kind.build(AnItem(), AnItem("2", "Salg af Møllevej 4")))
    lines = read.text.split("\n")
    for each, origin in zip(meeting(read).items, read.origins, strict=True):
        assert lines[origin.line - 1] == f"Punkt {each.number}: {each.title}"
        for section, line in zip(each.sections if isinstance(each, Item) else (), origin.sections, strict=True):
            assert lines[line - 1] == section.heading


@every_format
def test_addresses_and_caseworkers_are_never_kept(kind: Kind) -> None:
    read = repr(read_alone(kind.build(AnItem())))
    assert "kh@x.example" not in read
    assert "Sagsbehandler Bo" not in read


def test_an_address_in_a_name_is_taken_out_of_it() -> None:
    members = publication_member("Bo Lund <bo.lund@x.example>", note="ring eller skriv til ida@x.example")
    (person,) = meeting(read_alone(publication(AnItem(), members=members))).participants
    assert person == Attendance("Bo Lund", note="ring eller skriv til")


def test_a_name_that_is_only_a_detail_is_kept_as_it_stands() -> None:
    (person,) = meeting(read_alone(publication(AnItem(), members=publication_member("Afbud")))).participants
    assert person == Attendance("Afbud")


@every_format
def test_numbers_beyond_reason_are_no_numbers(kind: Kind) -> None:
    found = meeting(read_alone(kind.build(AnItem("9" * 5000), AnItem("3", "B"))))
    assert sorted(each.number for each in found.items) == ["3", "4"]


@every_format
def test_what_has_no_title_comes_back_too(kind: Kind) -> None:
    found = meeting(read_alone(kind.build(AnItem(title="", attachments=(AnAttachment("", "bilag/1.pdf"),)))))
    assert parse(format(found), "x.md").meeting == found


def test_items_come_in_the_order_of_their_numbers_whatever_the_file_has() -> None:
    for build in (acadre, publication, edoc, fujitsu):
        read = read_alone(build(AnItem("10", "Eventuelt"), AnItem("2", "Budget"), AnItem("1", "Dagsorden")))
        assert [each.number for each in meeting(read).items] == ["1", "2", "10"]


def test_parts_of_a_number_are_counted_as_numbers() -> None:
    read = read_alone(publication(AnItem("1.10", "C"), AnItem("1.2", "B"), AnItem("1", "A")))
    assert [each.number for each in meeting(read).items] == ["1", "1.2", "1.10"]


def test_an_item_without_a_number_of_its_own_gets_one_and_that_is_told() -> None:
    read = read_alone(sbsys(AnItem("1", "A"), AnItem("1", "B"), AnItem("", "C")))
    assert [each.number for each in meeting(read).items] == ["1", "2", "3"]
    assert sum("har fået nummer" in message for message in told(read, "warning")) == 2


def test_headings_without_text_are_left_out_and_listed() -> None:
    read = read_alone(publication(AnItem(texts=(("Sammendrag", ""), ("Beslutning", "<p>Godkendt.</p>")))))
    assert [section.heading for section in item(read).sections] == ["Beslutning"]
    assert [entry.text for entry in read.removed if "uden tekst" in str(entry.why)] == ["Sammendrag"]


def test_a_heading_of_the_delivery_holds_whatever_its_text_holds() -> None:
    text = "<p>Direktøren indstiller, at</p><ul><li>planen godkendes</li></ul>"
    read = read_alone(publication(AnItem(texts=(("Indstilling", text), ("Klimaspor", "<p>Ingen.</p>")))))
    assert headings(item(read)) == [
        ("Indstilling", "Direktøren indstiller, at\n\n- planen godkendes"),
        ("Klimaspor", "Ingen."),
    ]
    assert [section.kind for section in item(read).sections] == ["recommendation", "other"]


def test_attachments_stand_where_the_delivery_has_a_place_for_them() -> None:
    texts = (("Baggrund", "<p>A.</p>"), ("Bilag", ""), ("Beslutning", "<p>B.</p>"))
    read = read_alone(acadre(AnItem(texts=texts, attachments=(AnAttachment("Notat"), AnAttachment("Notat")))))
    assert [section.heading for section in item(read).sections] == ["Baggrund", "Bilag", "Beslutning"]
    assert item(read).sections[1].attachments == (Attachment("Notat"), Attachment("Notat"))


def test_attachments_that_the_text_lists_too_are_not_listed_twice() -> None:
    texts = (("Bilag", "<ul><li>Notat</li><li>Kort</li></ul>"), ("Beslutning", "<p>B.</p>"))
    read = read_alone(acadre(AnItem(texts=texts, attachments=(AnAttachment("notat"), AnAttachment("Tegning")))))
    titles = [(section.heading, [each.title for each in section.attachments]) for section in item(read).sections]
    assert titles == [("Bilag", ["notat", "Kort"]), ("Beslutning", []), ("Bilag", ["Tegning"])]


def test_what_looks_like_markdown_in_a_delivery_is_text() -> None:
    read = read_alone(sbsys(AnItem(texts=(("Baggrund", "<p># 1 *stjerne* [x](y)</p>"),))))
    assert item(read).sections[0].text == r"\# 1 \*stjerne\* \[x\](y)"


def test_a_meeting_with_a_name_of_its_own_keeps_it() -> None:
    assert (
        meeting(read_alone(firstagenda(AnItem(), name="Ekstraordinært referat"))).preamble == "Ekstraordinært referat"
    )
    assert meeting(read_alone(firstagenda(AnItem(), name="Referat"))).preamble == ""


# Acadre


def test_acadre_has_several_decisions_and_who_was_absent_from_each() -> None:
    absent = '<table name="absentmembers"><fields><field name="name">Bo Lund</field></fields></table>'
    data = acadre(
        AnItem(
            texts=(
                ("Beslutning i Økonomiudvalget den 03-03-2025", "<p>Anbefales.</p>"),
                ("Beslutning i Kulturudvalget den 10-03-2025", "<p>Godkendt.</p>"),
            )
        )
    ).replace(b"</fields></table>\n</table>", b"</fields></table></table>")
    place = data.rindex(b"</fields></table>", 0, data.index(b"</table></table></table></root>"))
    data = data[: place + 9] + absent.encode() + data[place + 9 :]
    sections = item(read_alone(data)).sections
    assert [section.date for section in sections] == [dt.date(2025, 3, 3), dt.date(2025, 3, 10)]
    assert sections[1].text == "Godkendt.\n\nFraværende: Bo Lund"


def test_acadre_says_who_was_absent_in_the_meeting_and_their_roles_in_the_committee() -> None:
    people = acadre_member(sysid="1", name="Karen  Holm (A)", absent="0", role="Formand") + acadre_member(
        sysid="2", name="Bo Lund (V)", absent="1", role="Medlem", party="V"
    )
    assert meeting(read_alone(acadre(AnItem(), people=people))).participants == (
        Attendance("Karen Holm", role="formand", party="A"),
        Attendance("Bo Lund", absent=True, party="V"),
    )


@pytest.mark.parametrize(("name", "kind"), [("Referat", "minutes"), ("Dagsorden", "agenda"), ("Lille bog", "minutes")])
def test_acadre_without_its_manifest_is_what_its_name_or_its_decisions_say(name: str, kind: str) -> None:
    assert meeting(read_alone(acadre(AnItem(), name=name))).kind == kind


def test_a_manifest_alone_says_what_to_do() -> None:
    for data in (acadre_manifest({}), fujitsu_notification("x", "true", "2025-03-11T10:00:00")):
        read = read_alone(data)
        assert told(read) == ["Filen fortæller kun, hvad der er leveret; selve referatet ligger i en anden fil"]


# SBSYS


def test_sbsys_has_its_headings_in_the_names_of_elements() -> None:
    texts = (("Økonomiske konsekvenser", "<p>Ingen.</p>"), ("Beslutning", "Godkendt."))
    assert headings(item(read_alone(sbsys(AnItem(texts=texts))))) == [
        ("Økonomiske konsekvenser", "Ingen."),
        ("Beslutning", "Godkendt."),
    ]


def test_sbsys_may_have_html_as_elements() -> None:
    data = sbsys(AnItem(texts=())).replace(b"<Indhold>", b"<Indhold><Baggrund>A <b>B</b> &amp; C</Baggrund>")
    assert headings(item(read_alone(data))) == [("Baggrund", "A **B** & C")]


@pytest.mark.parametrize("kind", ["Kladde", "Klade", "Udkast", "noget andet"])
def test_drafts_are_refused_however_they_are_spelt_trap_6(kind: str) -> None:
    read = read_alone(sbsys(AnItem(), kind=kind))
    assert read.meeting is None
    assert told(read, "error") == ["Leveringen er en kladde eller et referat, der ikke er godkendt"]


# Publication


@pytest.mark.parametrize(("number", "kind"), [("1", "agenda"), ("2", "minutes")])
def test_final_is_an_agenda_and_minutes_are_minutes_trap_8(number: str, kind: str) -> None:
    found = meeting(read_alone(publication(AnItem(), kind=number)))
    assert found.kind == kind
    assert found.title.startswith("DAGSORDEN" if kind == "agenda" else "REFERAT")


@pytest.mark.parametrize("number", ["0", "7"])
def test_a_draft_publication_is_refused(number: str) -> None:
    assert read_alone(publication(AnItem(), kind=number)).meeting is None


def test_the_agendas_of_one_meeting_are_merged_and_those_of_several_refused() -> None:
    first, second = publication_agenda(AnItem("1", "A"), AnItem("2", "B")), publication_agenda(AnItem("3", "C"))
    assert [each.number for each in meeting(read_alone(publication_of(first, second))).items] == ["1", "2", "3"]
    other = publication_agenda(AnItem("3", "C"), begin="17-03-2025 09:00:00")
    assert told(read_alone(publication_of(first, other))) == ["Leveringen rummer dagsordener fra flere møder"]


def test_status_4_is_present_at_a_meeting_and_absent_from_an_item() -> None:
    members = "".join(
        (
            publication_member("Karen Holm (A)", "4", roles="Formand"),
            publication_member("Bo Lund", "2", note="syg"),
            publication_member("Ida Krog"),
        )
    )
    missed = publication_member("Ida Krog", "4", tag="ItemMember")
    items = [AnItem(str(number), "A", extra=f"<Members>{missed}</Members>") for number in (1, 2)]
    assert meeting(read_alone(publication(*items, members=members))).participants == (
        Attendance("Karen Holm", role="formand", party="A"),
        Attendance("Bo Lund", absent=True, note="syg"),
        Attendance("Ida Krog", note="deltog ikke under punkt 1 og 2"),
    )


def test_absence_from_a_closed_item_is_not_told() -> None:
    missed = publication_member("Karen Holm (A)", "4", tag="ItemMember")
    closed = AnItem("2", "Personsag", "False", extra=f"<Members>{missed}</Members>")
    assert meeting(read_alone(publication(AnItem(), closed))).participants[0].note == ""


def test_earlier_decisions_stand_before_the_meetings_own() -> None:
    history = """<ItemHistory><ItemField><Caption>Beslutning</Caption><HasContent>True</HasContent>
<Content>Anbefales.</Content><MeetingDetails><CommitteeName>Økonomiudvalget</CommitteeName>
<MeetingDueDate>03-03-2025 09:00:00</MeetingDueDate></MeetingDetails></ItemField></ItemHistory>"""
    sections = item(read_alone(publication(AnItem(extra=history)))).sections
    assert [section.heading for section in sections] == [
        "Baggrund",
        "Beslutning Økonomiudvalget den 03-03-2025",
        "Beslutning",
    ]
    assert sections[1].date == dt.date(2025, 3, 3)


def test_a_file_name_that_shows_the_senders_folders_is_never_used_trap_4() -> None:
    read = read_alone(publication(AnItem(attachments=(AnAttachment("Budgetnotat"),))))
    assert item(read).attachments == (Attachment("Budgetnotat"),)
    assert "hemmelig" not in repr(read)


def test_the_carrier_of_closed_minutes_is_no_item_and_that_of_the_open_is_last() -> None:
    lukket = AnItem("0", "Lukket referat", "false", (), (AnAttachment("Det lukkede", "lukket.pdf", "false"),), "")
    aabent = AnItem("0", "Åbent referat", "true", (), (AnAttachment("Det åbne", "åbent.pdf", "true"),), "")
    read = read_alone(publication(lukket, aabent, AnItem("1", "Status", "true", (), case="")))
    assert [(each.number, each.title) for each in meeting(read).items] == [("1", "Status"), ("0", "Åbent referat")]
    assert read.holds_closed_text
    assert "Det lukkede" not in repr(read)
    assert "Leveringen rummer også et lukket referat; det er udeladt" in told(read)
    assert "Ingen af punkterne har nogen tekst" in told(read)


# eDoc


def test_edoc_sections_and_case_numbers_are_lines_of_the_text() -> None:
    found = item(read_alone(edoc(AnItem(texts=(("Sammendrag", "Kort."), ("Indstilling", "Centret indstiller, at"))))))
    assert found.case == "25/1"
    assert headings(found) == [("Sammendrag", "Kort."), ("Indstilling", "Centret indstiller, at")]


def test_edoc_lists_attachments_in_the_midst_of_the_text_and_they_are_read_from_their_own_fields() -> None:
    text = "a.\nMøder\n\nBilag\n2025-77 - Oversigt\n\nb.\nKonference"
    found = item(read_alone(edoc(AnItem(texts=(("Sammendrag", text),), attachments=(AnAttachment("Oversigt"),)))))
    assert headings(found) == [("Sammendrag", r"a. Møder" + "\n\n" + "b. Konference"), ("Bilag", "")]
    assert found.attachments == (Attachment("Oversigt"),)


def test_edoc_with_characters_that_xml_does_not_allow_is_read_trap_2() -> None:
    data = edoc(AnItem()).replace(b"Budgettet", b"&#xC;Budget&#x1;tet\x0c")
    read = read_alone(data)
    assert "Budgettet er lagt frem." in item(read).sections[0].text
    assert "Filen rummer 3 tegn, som XML ikke tillader; de er sprunget over" in told(read, "note")


@pytest.mark.parametrize("state", ["Referat under udarbejdelse", "Referat ikke godkendt", "Kladde"])
def test_edoc_minutes_that_are_not_approved_are_a_draft(state: str) -> None:
    assert read_alone(edoc(AnItem(), state=state)).meeting is None


@pytest.mark.parametrize(("state", "kind"), [("Referat endeligt godkendt", "minutes"), ("Dagsorden udsendt", "agenda")])
def test_edoc_approved_minutes_are_minutes_trap_8(state: str, kind: str) -> None:
    assert meeting(read_alone(edoc(AnItem(), state=state))).kind == kind


def test_edoc_repeats_the_title_and_that_is_told_but_not_where_a_neutral_one_is_shown() -> None:
    told_of = [entry.text for entry in read_alone(edoc(AnItem())).removed]
    assert "1. Budget for Birkeå" in [" ".join(text.split()) for text in told_of]
    neutral = read_alone(edoc(AnItem(title="Personsag om Bo Lund", neutral="En sag")))
    assert "Bo Lund" not in repr(neutral)


# Fujitsu eDoc


def test_fujitsu_tells_who_was_absent_from_an_item() -> None:
    absences = "<edoc:Absences><edoc:Absence><edoc:Name>Karen Holm</edoc:Name></edoc:Absence></edoc:Absences>"
    data = fujitsu(AnItem()).replace(b"<edoc:HandlingItem>", absences.encode() + b"<edoc:HandlingItem>")
    assert meeting(read_alone(data)).participants[0].note == "deltog ikke under punkt 1"


def test_fujitsu_tells_each_committees_decision_but_not_one_that_is_not_released() -> None:
    handlings = "".join(
        f"""<Handling><CommitteeName>{name}</CommitteeName><MeetingDate>{date} 09:00</MeetingDate>
<Decision>{decision}</Decision><HandlingAbsences><Name>{absent}</Name></HandlingAbsences></Handling>"""
        for name, date, decision, absent in (
            ("Økonomiudvalget", "03-03-2025", "&lt;p&gt;Anbefales.&lt;/p&gt;", "Bo Lund"),
            ("Byrådet", "17-03-2025", "Beslutning ikke frigivet", ""),
        )
    )
    found = item(read_alone(fujitsu(AnItem(texts=(), extra=f"<HandlingPlan>{handlings}</HandlingPlan>"))))
    assert found.sections == (
        Section(
            "decision",
            "Beslutning Økonomiudvalget den 03-03-2025",
            "Anbefales.\n\nFraværende: Bo Lund",
            dt.date(2025, 3, 3),
        ),
    )


def test_fujitsu_has_parties_and_roles_in_fields_of_their_own() -> None:
    assert meeting(read_alone(fujitsu(AnItem()))).participants == (Attendance("Karen Holm", role="formand", party="A"),)


@pytest.mark.parametrize(("word", "kind"), [("Agenda", "agenda"), ("Minute", "minutes")])
def test_fujitsu_says_which_it_is(word: str, kind: str) -> None:
    assert meeting(read_alone(fujitsu(AnItem(), kind=word))).kind == kind


# The FirstAgenda API


def test_html_with_headings_of_its_own_is_cut_at_them() -> None:
    html = """<div><h3>Beslutning</h3><span><p>Godkendt.</p><br><br>Afbud: Bo Lund</span></div><h3>Fremstilling</h3>
<span><h4>Sagsprocedure</h4><p>Byrådet.</p><h4>Resume</h4><p>Kort.</p><h5>Under</h5><p>Nedenunder.</p></span>"""
    read = read_alone(firstagenda(AnItem(texts=(("", html),))).replace(b"<h3></h3>", b""))
    assert headings(item(read)) == [
        ("Beslutning", "Godkendt.\n\nAfbud: Bo Lund"),
        ("Sagsprocedure", "Byrådet."),
        ("Resume", "Kort.\n\n#### Under\n\nNedenunder."),
    ]
    assert [person.name for person in meeting(read).participants] == ["Karen Holm"]


def test_an_extraordinary_agenda_with_decisions_is_the_minutes() -> None:
    assert meeting(read_alone(firstagenda(AnItem(), name="Ekstraordinær dagsorden"))).kind == "minutes"
    undecided = AnItem(texts=(("Baggrund", "<p>A.</p>"),))
    assert meeting(read_alone(firstagenda(undecided, name="Dagsorden"))).kind == "agenda"


def test_all_items_unmarked_are_all_withheld_with_one_warning_that_says_what_to_do() -> None:
    read = read_alone(firstagenda(AnItem(mark="closed"), AnItem("2", "Underskriftsark", "closed")))
    assert meeting(read).items == (ClosedItem("1", "Lukket punkt", "25/1"), ClosedItem("2", "Lukket punkt", "25/1"))
    warnings = [problem for problem in read.problems if problem.level == "warning"]
    assert len(warnings) == 1
    assert "Ingen af de 2 punkter" in str(warnings[0].message)
    assert "PDF" in str(warnings[0].hint)
    assert "IsOpen" in str(warnings[0].hint)


def test_fields_that_nobody_has_seen_filled_in_are_told_of() -> None:
    read = read_alone(firstagenda(AnItem()).replace(b'"Number"', b'"ItemDecision": {"x": "hemmeligt"}, "Number"'))
    assert "Leveringen har indhold i felter, som ikke læses: ItemDecision" in told(read, "warning")
    assert "hemmeligt" not in repr(read)


# Refusals


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (sbsys(AnItem()).replace(b"10. marts 2025", b"snart"), "Leveringen siger ikke, hvornår mødet var"),
        (sbsys(AnItem()).replace(b"Kulturudvalget", b""), "Leveringen siger ikke, hvem der holdt møde"),
        (sbsys(), "Der er ingen punkter i leveringen"),
        (b"<rss><channel/></rss>", "Filen ligner ikke en levering fra et sagssystem"),
        (b'{"name": "x"}', "Filen ligner ikke en levering fra et sagssystem"),
    ],
)
def test_what_gives_no_meeting_says_why(data: bytes, message: str) -> None:
    read = read_alone(data)
    assert read.meeting is None
    assert told(read, "error") == [message]


def test_the_body_can_be_named() -> None:
    assert meeting(read_alone(sbsys(AnItem()).replace(b"Kulturudvalget", b""), "Direktionen")).body == "Direktionen"
