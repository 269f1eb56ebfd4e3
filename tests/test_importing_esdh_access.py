"""What a delivery withholds: nothing that is not marked public is found anywhere in what its reading gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.headings import is_closed_title
from generator.importing import ReadDocument
from generator.importing.esdh import read_alone
from generator.model import ClosedItem, Item
from tests.deliveries import FORMATS, AnAttachment, AnItem, Kind, acadre, edoc, firstagenda, fujitsu, publication, sbsys

CANARY = "Zebraskovl"
every_format = pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)

WORDS = ("True", "true", "TRUE", "1", "Public", "SKAL PUBLICERES", "Åben", "open")
MARKS = st.sampled_from(
    (None, "", " ", "false", "False", "0", "2", "3", "Lukket", "Closed", "ja", "yes", "åbent?", "truely", *WORDS)
)


def a_secret_item(number: str = "2", mark: str | None = "closed", neutral: str = "") -> AnItem:
    return AnItem(
        number,
        f"{CANARY} som titel",
        mark,
        (("Baggrund", f"<p>{CANARY} i teksten</p>"), (CANARY, "<p>under en overskrift</p>")),
        (AnAttachment(f"{CANARY}notat", f"{CANARY}.pdf"), AnAttachment(CANARY, mark=None)),
        neutral=neutral,
    )


def closed(read: ReadDocument) -> list[ClosedItem]:
    assert read.meeting is not None
    return [item for item in read.meeting.items if isinstance(item, ClosedItem)]


@every_format
@pytest.mark.parametrize("mark", [None, "", "closed", "false", "0", "måske", "2"])
def test_an_item_not_marked_public_shows_its_number_and_case_and_no_more_trap_9(kind: Kind, mark: str | None) -> None:
    read = read_alone(kind.build(AnItem(), a_secret_item(mark=mark)))
    assert CANARY not in repr(read)
    assert [(item.number, item.title) for item in closed(read)] == [("2", "Lukket punkt")]
    assert read.holds_closed_text


@every_format
def test_attachments_of_a_closed_item_stay_closed_though_marked_public_trap_1(kind: Kind) -> None:
    item = AnItem("2", "Personsag", "closed", (), tuple(AnAttachment(f"{CANARY} {n}") for n in range(8)))
    read = read_alone(kind.build(AnItem(), item))
    assert CANARY not in repr(read)
    assert read.holds_closed_text


@every_format
@pytest.mark.parametrize("mark", [None, "", "closed", "false", "Closed", "2"])
def test_an_attachment_needs_a_mark_of_its_own_traps_7_and_9(kind: Kind, mark: str | None) -> None:
    shown, hidden = AnAttachment("Åbent notat"), AnAttachment(f"{CANARY}notat", f"{CANARY}.pdf", mark)
    read = read_alone(kind.build(AnItem(attachments=(hidden, shown))))
    assert read.meeting is not None
    first = read.meeting.items[0]
    assert isinstance(first, Item)
    assert [attachment.title for attachment in first.attachments] == ["Åbent notat"]
    assert CANARY not in repr(read)
    assert read.holds_closed_text


@every_format
@settings(deadline=None)
@given(data=st.data())
def test_whatever_the_marks_what_is_not_marked_public_is_nowhere(kind: Kind, data: st.DataObject) -> None:
    def is_public(mark: str | None, public: str) -> bool:
        return mark == "open" or (mark or "").strip().casefold() == public.casefold()

    items: list[AnItem] = []
    secrets: list[str] = []
    for number in range(1, data.draw(st.integers(1, 4)) + 1):
        mark = data.draw(MARKS)
        word = f"hemmelig{number}x" if not is_public(mark, kind.item_mark) else "vist"
        attachments = []
        for place in range(data.draw(st.integers(0, 2))):
            own = data.draw(MARKS)
            is_shown = word == "vist" and is_public(own, kind.attachment_mark)
            title = "vist bilag" if is_shown else f"hemmelig{number}y{place}"
            attachments.append(AnAttachment(title, f"{title}.pdf", own))
        texts = (("Baggrund", f"<p>{word} tekst</p>"), (f"{word} overskrift", "A."))
        items.append(AnItem(str(number), f"{word} titel", mark, texts, tuple(attachments), case=f"{word} sag"))
        secrets.extend(each for each in (word, *(a.title for a in attachments)) if each.startswith("hemmelig"))
    read = read_alone(kind.build(*items))
    shown = repr(read)
    assert [secret for secret in secrets if secret in shown] == []
    assert read.holds_closed_text == bool(secrets)


@pytest.mark.parametrize(
    "data",
    [
        sbsys(AnItem(), a_secret_item(mark="open"), agenda_mark="false"),
        sbsys(a_secret_item(mark="open"), group="Lukkede dagsordenspunkter"),
        publication(a_secret_item(mark="open"), agenda_mark="false"),
        edoc(a_secret_item(mark="open"), agenda_type="Lukket dagsorden"),
        edoc(a_secret_item(mark="open"), agenda_type=None),
        firstagenda(a_secret_item(mark="open"), name="Lukket referat"),
        acadre(a_secret_item(mark="open")).replace(
            b'name="access">1<', b'name="access">1</field><field name="accessname">Lukket<', 1
        ),
        acadre(a_secret_item(mark="open")).replace(
            b'name="name">Referat<', b'name="name">Referat</field><field name="access">2<'
        ),
        fujitsu(a_secret_item(mark="open")).replace(
            b"</edoc:AccessIsPublic>", b"</edoc:AccessIsPublic><edoc:AccessName>Fortrolig publicering</edoc:AccessName>"
        ),
    ],
    ids=["sbsys-agenda", "sbsys-group", "publication-agenda", "edoc-type", "edoc-no-type", "firstagenda-name",
         "acadre-name", "acadre-agenda", "fujitsu-name"],
)  # fmt: skip
def test_a_contradiction_withholds(data: bytes) -> None:
    read = read_alone(data)
    assert CANARY not in repr(read)
    assert closed(read)
    assert read.holds_closed_text


def test_marks_that_contradict_each_other_withhold_an_attachment() -> None:
    hidden = AnItem(attachments=(AnAttachment(CANARY),))
    protected = publication(hidden).replace(
        b"</IsPublic>\n<Inst", b"</IsPublic><IsProtected>True</IsProtected><Inst", 1
    )
    protected = publication(hidden).replace(b"<InstantiationFile", b"<IsProtected>True</IsProtected><InstantiationFile")
    assert CANARY not in repr(read_alone(protected))
    named = fujitsu(hidden).replace(
        b"</edoc:AccessEnumName>", b"</edoc:AccessEnumName><edoc:AccessName>Lukket</edoc:AccessName>"
    )
    assert CANARY not in repr(read_alone(named))


def test_an_enclosure_that_is_said_not_to_be_protected_is_public() -> None:
    data = publication(AnItem(attachments=(AnAttachment("Notat", mark=None),)))
    data = data.replace(b"<InstantiationFile", b"<IsProtected>False</IsProtected><InstantiationFile")
    read = read_alone(data)
    assert not read.holds_closed_text
    assert "Notat" in repr(read)


def test_a_title_that_says_closed_goes_before_a_mark_that_says_open() -> None:
    read = read_alone(sbsys(AnItem("1", f"Lukket: {CANARY}", "true")))
    assert CANARY not in repr(read)
    assert closed(read)[0].title == "Lukket punkt"


# Neutral titles (trap 5)


@pytest.mark.parametrize("build", [edoc, fujitsu])
def test_a_closed_item_shows_its_neutral_title(build: type) -> None:
    read = read_alone(build(AnItem(), a_secret_item(neutral="Ejendomssag")))
    assert closed(read)[0].title == "Lukket punkt: Ejendomssag"
    assert is_closed_title(closed(read)[0].title)
    assert CANARY not in repr(read)


@pytest.mark.parametrize(
    "neutral", ["", f"{CANARY} som titel", f"{CANARY.upper()} SOM TITEL", f"Om {CANARY} som titel"]
)
@pytest.mark.parametrize("build", [edoc, fujitsu])
def test_a_neutral_title_that_is_none_or_tells_the_title_is_not_shown(build: type, neutral: str) -> None:
    read = read_alone(build(AnItem(), a_secret_item(neutral=neutral)))
    assert closed(read)[0].title == "Lukket punkt"
    assert CANARY.casefold() not in repr(read).casefold()


@pytest.mark.parametrize("build", [edoc, fujitsu])
def test_an_open_item_shows_its_neutral_title_and_that_is_told(build: type) -> None:
    read = read_alone(build(AnItem(title=f"{CANARY}sag", neutral="En sag")))
    assert read.meeting is not None
    assert read.meeting.items[0].title == "En sag"
    assert CANARY not in repr(read)
    assert read.holds_closed_text
    assert "Punktet vises med sin neutrale titel (punkt 1)" in [str(problem.message) for problem in read.problems]


def test_a_closed_title_that_says_no_more_is_shown_as_it_is() -> None:
    read = read_alone(sbsys(AnItem(), AnItem("2", "Lukket", "false", (), case="")))
    assert closed(read)[0].title == "Lukket"
    assert not read.holds_closed_text


def test_a_case_number_of_a_closed_item_that_is_none_is_not_shown() -> None:
    read = read_alone(acadre(AnItem(), AnItem("2", "X", "2", case=f"{CANARY} Hansen 25/7")))
    assert closed(read)[0].case is None
    assert CANARY not in repr(read)


def test_a_decision_has_a_mark_of_its_own_where_the_format_has_one() -> None:
    handling = f"<Handling><Decision>{CANARY}</Decision><Access>Fortrolig publicering</Access></Handling>"
    read = read_alone(fujitsu(AnItem(extra=f"<HandlingPlan>{handling}</HandlingPlan>")))
    assert CANARY not in repr(read)
    assert read.holds_closed_text


def test_what_is_doubtful_is_told_by_number_and_never_by_word() -> None:
    read = read_alone(acadre(AnItem(attachments=(AnAttachment(CANARY, mark=None),)), a_secret_item(mark=None)))
    warnings = [str(problem.message) for problem in read.problems if problem.level == "warning"]
    assert warnings == [
        "Leveringen siger ikke, om punktet er åbent; teksten er tilbageholdt (punkt 2)",
        "Leveringen siger ikke, om bilagene må udgives; de er tilbageholdt (punkt 1)",
    ]
