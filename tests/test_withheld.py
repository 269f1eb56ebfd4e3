"""Closed text gets out of an import nowhere: not into the archive, the site, the reports, the memory or a message.

Each test lays a word in closed text and looks for it in every byte that was written and every line that was told.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.accession import Accession, Wishes
from generator.cli import main
from generator.importing import read_document
from generator.importing.esdh import deliveries_in, read_alone, read_delivery
from generator.model import ClosedItem, Item
from tests import docxs
from tests.accession_documents import TODAY, bring, document, held, told
from tests.deliveries import (
    FORMATS,
    AnAttachment,
    AnItem,
    Kind,
    a_folder,
    a_zip,
    acadre,
    firstagenda,
    publication,
    sbsys,
)
from tests.withheld import (
    CANARY,
    CLOSED_TEXT,
    PRINTERS,
    STILL_OPEN,
    WAYS_OUT,
    Line,
    as_html,
    as_text,
    closed,
    head,
    item,
    let_out,
    spilled,
)

WISHES, ACCEPT, REPLACE = Wishes(today=TODAY), Wishes(today=TODAY, accept=""), Wishes(today=TODAY, replace=True)
SECRET: tuple[Line, ...] = (("heading", "Beslutning"), ("text", CLOSED_TEXT))
OPEN = as_text([*head(), *item(1), *item(2, "Personsag", *SECRET)]).decode()
CLOSED = as_text([*head(), *item(1), *closed(2, ("text", ""))]).decode().rstrip()

# What a title, or a line below it, may say of an item that is closed; and lines that close all below them.
TITLES = (
    "Lukket", "Lukket punkt", "LUKKET SAG", "Lukket: En sag", "En sag - LUKKET SAG", "En sag (lukket punkt)",
    "(LUKKET) En sag", "Fortrolig sag", "Ikke offentligt punkt", "En sag behandles for lukkede døre", "En sag, lukket",
)  # fmt: skip
LINES = (
    "Lukket", "LUKKET SAG", "(Lukket punkt)", "Lukket dagsordenspunkt", "Ikke offentlig", "Punktet er lukket.",
    "Sagen behandles for lukkede døre", "Punktet blev behandlet for lukkede døre.", "Sagsnr.: 25/7  Lukket punkt",
)  # fmt: skip
GROUPS = (
    "Lukkede punkter", "LUKKET DAGSORDEN", "Lukket referat", "B. Lukkede sager", "Ikke-offentlige punkter",
    "Sager, der behandles for lukkede døre", "Lukkede dagsordenspunkter:",
)  # fmt: skip


@pytest.mark.parametrize("ending", PRINTERS)
@pytest.mark.parametrize("title", TITLES)
def test_what_stands_below_a_closed_title_is_shown_nowhere(title: str, ending: str) -> None:
    _is_withheld([*head(), *item(1), *closed(2, title=title), *item(3)], ending)


@pytest.mark.parametrize("ending", PRINTERS)
@pytest.mark.parametrize("line", LINES)
def test_what_stands_below_a_line_that_closes_an_item_is_shown_nowhere(line: str, ending: str) -> None:
    _is_withheld([*head(), *item(1), *item(2, "En sag", ("text", line), *SECRET), *item(3)], ending)


@pytest.mark.parametrize("ending", PRINTERS)
@pytest.mark.parametrize("group", GROUPS)
def test_what_stands_below_a_line_that_closes_all_is_shown_nowhere(group: str, ending: str) -> None:
    items = [*item(2, "En sag", *SECRET), *item(3, "En sag til", *SECRET)]
    _is_withheld([*head(), *item(1), ("item", group), *items], ending)


@pytest.mark.parametrize("ending", PRINTERS)
def test_closed_items_may_stand_first_last_and_everywhere(ending: str) -> None:
    _is_withheld([*head(), *closed(1), *item(2), *closed(3)], ending)
    _is_withheld([*head(), *closed(1), *closed(2)], ending)


def _is_withheld(lines: list[Line], ending: str) -> None:
    read = read_document(PRINTERS[ending](lines))
    assert read.meeting is not None
    assert [place.number for place in read.meeting.items if isinstance(place, ClosedItem)]
    assert let_out(read) == []
    assert read.holds_closed_text


NOISE: tuple[Line, ...] = (
    ("heading", "Beslutning"), ("heading", f"Beslutning {CANARY}udvalget den 10-03-2025"), ("heading", "Bilag"),
    ("heading", CANARY), ("heading", "Indstilling"), ("text", f"{CANARY.capitalize()} indstiller, at"),
    ("text", f"Beslutning: {CANARY}."), ("text", f"Mødedeltagere: {CANARY}"), ("text", f"Afbud: {CANARY} Holm"),
    ("text", f"Fraværende: {CANARY}"), ("text", f"REFERAT {CANARY.capitalize()}udvalget d. 11-03-2025"),
    ("text", f"Mødedato: d. 12. marts 2025 {CANARY}"), ("text", f"og {CANARY} fortsætter"), ("text", "Side 3 af 12"),
    ("text", f"{CANARY} side 3"), ("text", f"[{CANARY}](https://x.example/{CANARY})"), ("text", f"**{CANARY}**"),
    ("entry", f"{CANARY} et"), ("entry", f"{CANARY} to"), ("row", CANARY), ("row", f"Nr. {CANARY}"),
    ("text", f"Initialer: {CANARY}"), ("text", f"A. {CANARY} gruppe"), ("text", f"<!-- {CANARY} -->"),
    ("text", f"[1] {CANARY} er en note"), ("text", "Se note [1]"), ("text", f"{CANARY}\t\t7"),
    ("text", f"1. {CANARY}"), ("text", f"2. {CANARY}"), ("text", f"7. {CANARY}"), ("text", "Åbne punkter"),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(NOISE), min_size=1, max_size=9), st.sampled_from(sorted(PRINTERS)), st.booleans())
def test_no_text_of_a_closed_item_gets_out_whatever_it_looks_like(
    below: list[Line], ending: str, is_last: bool
) -> None:
    lines = [*head(), *item(1), *closed(2, ("text", CLOSED_TEXT), *below), *([] if is_last else item(3))]
    read = read_document(PRINTERS[ending](lines))
    assert let_out(read) == []
    assert read.meeting is None or read.holds_closed_text


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(way, marks=pytest.mark.xfail(reason="known, see STILL_OPEN", strict=True))
        if way in STILL_OPEN
        else way
        for way in WAYS_OUT
    ],
)
def test_a_way_out_is_shut(way: str) -> None:
    assert let_out(read_document(WAYS_OUT[way])) == []


# Deliveries


def _delivered(kind: Kind, *items: AnItem, tmp_path: Path) -> list[tuple[str, str | None]]:
    files = {kind.file: kind.build(*items), "plan.pdf": b"%PDF-1.4 " + CANARY.encode(), "plan.docx": b"PK"}
    package = a_folder(tmp_path / "levering", files)
    (delivery,) = deliveries_in(package)
    read = read_delivery(package, delivery)
    assert read.meeting is not None
    opened = [each for each in read.meeting.items if isinstance(each, Item)]
    return [(attachment.title, attachment.path) for each in opened for attachment in each.attachments]


@pytest.mark.parametrize("kind", [kind for name, kind in FORMATS.items() if name != "firstagenda"])
@pytest.mark.parametrize("mark", ["lukket", None])
def test_a_closed_pdf_is_not_taken_for_that_of_an_open_document(tmp_path: Path, kind: Kind, mark: str | None) -> None:
    attachments = (AnAttachment("Plan", "plan.docx"), AnAttachment("Andet", "plan.pdf", mark))
    assert _delivered(kind, AnItem(attachments=attachments), tmp_path=tmp_path) == [("Plan", "plan.docx")]


@pytest.mark.parametrize("kind", [kind for name, kind in FORMATS.items() if name != "firstagenda"])
def test_a_file_of_a_closed_item_is_no_open_items(tmp_path: Path, kind: Kind) -> None:
    shared = (AnAttachment("Plan", "PLAN.pdf"),)
    hidden = AnItem("2", "En sag", "lukket", attachments=shared)
    assert _delivered(kind, AnItem(attachments=shared), hidden, tmp_path=tmp_path) == [("Plan", None)]


@pytest.mark.parametrize(
    "data",
    [
        acadre(AnItem(title=CANARY), name="Lukket referat"),
        sbsys(AnItem(title=CANARY), kind="Lukket referat"),
        sbsys(AnItem(title=CANARY), group="Fortrolige punkter"),
        publication(AnItem(title=CANARY)).replace(b'<Agenda ID="1">', b'<Agenda ID="1"><Name>Lukket dagsorden</Name>'),
        firstagenda(AnItem(title=CANARY), name="Ikke-offentligt referat"),
    ],
    ids=["acadre", "sbsys", "sbsys-group", "publication", "firstagenda"],
)
def test_what_a_delivery_calls_closed_is_closed(data: bytes) -> None:
    read = read_alone(data)
    assert let_out(read) == []
    assert read.holds_closed_text


@pytest.mark.parametrize("name", ["acadre", "sbsys", "publication", "fujitsu"])
def test_an_open_item_whose_text_says_that_it_was_closed_is_closed(name: str) -> None:
    texts = (("Baggrund", CANARY), ("Beslutning", "<p>Punktet blev behandlet for lukkede døre.</p>"))
    assert let_out(read_alone(FORMATS[name].build(AnItem(), AnItem("2", "En sag", texts=texts)))) == []


# New versions, and what a person has closed


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "archive.toml").write_text('[[body]]\nname = "Direktionen"\n', encoding="utf-8")
    return folder


def _bring(content: Path, text: str, name: str, wishes: Wishes = WISHES) -> Accession:
    (accession,) = bring(content, document(content.parent, text, name), wishes=wishes)
    return accession


MOVED = as_text([*head(), *item(1), *item(2, "Budget"), *closed(3, ("text", ""))]).decode().rstrip()


@pytest.mark.parametrize("later", [CLOSED, f"{CLOSED}\n\nMere.", MOVED], ids=["empty", "text", "moved"])
@pytest.mark.parametrize("wishes", [ACCEPT, REPLACE], ids=["accept", "replace"])
def test_of_an_item_that_a_new_version_closes_nothing_stays(content: Path, later: str, wishes: Wishes) -> None:
    _bring(content, OPEN, "a.txt")
    assert spilled(content)
    accession = _bring(content, later, "b.txt", wishes)
    assert accession.outcome in ("corrected", "replaced")
    assert CANARY not in told(accession).casefold()
    assert spilled(content, content.parent / ".referat") == []


def test_of_an_agenda_whose_item_the_minutes_close_nothing_stays(content: Path) -> None:
    _bring(content, OPEN.replace("REFERAT", "DAGSORDEN").replace("Beslutning", "Baggrund"), "a.txt")
    assert _bring(content, CLOSED, "b.txt").outcome == "replaced"
    assert spilled(content, content.parent / ".referat") == []


def test_what_a_person_edited_in_an_item_that_is_closed_under_another_number_goes_and_is_told(content: Path) -> None:
    target = content / _bring(content, OPEN, "a.txt").target
    target.write_text(target.read_text(encoding="utf-8").replace("de andre", "alle andre"), encoding="utf-8")
    accession = _bring(content, MOVED, "b.txt", ACCEPT)
    assert "Punkt 2 kan være lukket i den nye udgave; dine rettelser er ikke med" in told(accession)
    assert CANARY not in told(accession).casefold()
    assert spilled(content) == []


def _close_by_hand(content: Path) -> None:
    target = content / "meetings/direktionen/2025/2025-03-10.md"
    before, _, _ = target.read_text(encoding="utf-8").partition("## Punkt 2")
    target.write_text(f"{before}## Punkt 2: Lukket\n\nSag: 25/1202\n", encoding="utf-8")


@pytest.mark.parametrize("is_remembered", [True, False])
def test_what_a_person_has_closed_stays_closed_when_a_new_version_is_taken_in(
    content: Path, is_remembered: bool
) -> None:
    original = content / "originals/direktionen/2025-03-10.txt"
    _bring(content, OPEN, "a.txt")
    _close_by_hand(content)
    original.unlink()  # a person has to: nothing else knows that the item was closed
    if not is_remembered:
        (content.parent / ".referat/readings.sqlite").unlink()
    accession = _bring(content, OPEN.replace("Godkendt", "Udsat"), "b.txt", ACCEPT)
    assert accession.outcome == "corrected"
    assert "Udsat" in repr(held(content))
    assert spilled(content) == []
    assert CANARY not in told(accession).casefold()


@pytest.mark.parametrize("text", [OPEN, OPEN.replace("Kun for", "Og for")], ids=["same", "new"])
def test_what_a_person_has_closed_is_not_quoted(content: Path, text: str) -> None:
    _bring(content, OPEN, "a.txt")
    _close_by_hand(content)
    accession = _bring(content, text, "a.txt" if text == OPEN else "b.txt")
    assert accession.outcome in ("kept", "pending")
    assert CANARY not in told(accession).casefold()


# All of it together, by the command


@pytest.fixture
def delivery_files() -> dict[str, bytes]:
    """A folder of everything: a meeting of each format, with a closed item and closed attachments."""
    files: dict[str, bytes] = {}
    for day, (ending, printed) in enumerate(PRINTERS.items(), 1):
        files[f"{ending}/referat.{ending}"] = printed([*head(day), *closed(1), *item(2), *closed(3), *item(4)])
    files["docx/b.docx"] = docxs.a_docx(
        docxs.heading("REFERAT Direktionen d. 20-03-2025"),
        docxs.paragraph("Mødedeltagere: Karen Holm"),
        docxs.heading("Punkt 1: Lukket punkt", 2),
        docxs.paragraph(docxs.run("Tekst") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        f'<w:p><w:del w:id="1"><w:r><w:delText>{CANARY}</w:delText></w:r></w:del></w:p>',
        docxs.paragraph(docxs.run(CANARY, "<w:vanish/>")),
        docxs.heading("Punkt 2: Nyt rådhus", 2),
        docxs.paragraph("25/7"),
        footnotes=f'<w:footnote w:id="2"><w:p>{docxs.run(CANARY)}</w:p></w:footnote>',
    )
    files["afvist/klokken.txt"] = as_text([("title", "REFERAT"), *closed(1), *item(2)])
    files["afvist/side.html"] = as_html([("title", "Lukket punkt"), ("text", CANARY)])
    files["afvist/broken.pdf"] = b"%PDF-1.4 " + CANARY.encode()
    files["afvist/broken.docx"] = b"PK\x03\x04" + CANARY.encode()
    for name, kind in FORMATS.items():
        hidden = AnItem("2", f"Sag om {CANARY}", "nej", (("Beslutning", CANARY),), (AnAttachment(CANARY, "9.pdf"),))
        opened = AnItem("1", attachments=(AnAttachment("Plan", "8.pdf"), AnAttachment(CANARY, "7.pdf", "lukket")))
        files[f"lev-{name}/{kind.file}"] = kind.build(opened, hidden)
        files |= {f"lev-{name}/{number}.pdf": b"%PDF-1.4 " + CANARY.encode() for number in ("7", "9")}
        files[f"lev-{name}/8.pdf"] = b"%PDF-1.4 plan"
    return files


@pytest.mark.parametrize("is_zip", [False, True])
def test_nothing_that_the_command_writes_or_tells_holds_closed_text(
    tmp_path: Path, delivery_files: dict[str, bytes], is_zip: bool, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    source, archive, scratch = tmp_path / "ind", tmp_path / "arkiv", tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    if is_zip:
        source = tmp_path / "ind.zip"
        a_zip(source, delivery_files)
    else:
        a_folder(source, delivery_files)
    assert main(["new", str(archive)]) == 0
    arguments = [str(source), "--content", str(archive / "content")]
    for flags in (["--dry-run"], [], ["--replace"], ["--accept"], ["--lang", "en"]):
        main(["import", *arguments, *flags])
    for flags in ([], ["--json"], ["--html", "--out", str(archive / "set")]):
        main(["inspect", str(source), *flags])
    main(["build", "--content", str(archive / "content")])
    assert list((archive / "site").rglob("*.pf_*"))
    assert len(list((archive / "content/meetings").rglob("*.md"))) >= len(PRINTERS) + 1
    out, err = capfd.readouterr()
    assert CANARY not in (out + err).casefold()
    assert spilled(archive, scratch) == []
