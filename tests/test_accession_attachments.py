"""Attachments that a case system delivers with the minutes, and originals that are never published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.accession import Accession, Wishes, storing
from generator.gathering import gather
from generator.model import Item
from tests.accession_documents import TODAY, bring, document, edit, held, outcomes, told, tree
from tests.deliveries import AnAttachment, AnItem, a_folder, a_zip, publication

TARGET = "meetings/kulturudvalget/2025/2025-03-10.md"
PLAN = AnItem(
    "1",
    "Ny plan",
    texts=(("Beslutning", "Godkendt."),),
    attachments=(AnAttachment("Plan for åen", "Enclosures\\1.PDF"),),
)
NONE: Mapping[str, bytes] = MappingProxyType({})
FOLDER = "attachments/kulturudvalget/2025-03-10/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "arkiv" / "content").mkdir(parents=True)
    return tmp_path / "arkiv" / "content"


def delivery(tmp_path: Path, *items: AnItem, files: Mapping[str, bytes] = NONE, name: str = "levering") -> Path:
    """A folder with a delivery and its files."""
    a_folder(tmp_path / name, {"Publication1.xml": publication(*items), **files})
    return tmp_path / name


def attached(content: Path) -> list[tuple[str, str | None]]:
    items = [item for item in held(content, TARGET).items if isinstance(item, Item)]
    return [(each.title, each.path) for item in items for each in item.attachments]


def taken(accessions: list[Accession]) -> list[str]:
    return [outcome for _, outcome in outcomes(accessions)]


def test_an_attachment_comes_along_by_its_title(tmp_path: Path, content: Path) -> None:
    place = delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 plan"})
    (accession,) = bring(content, place)
    assert (accession.outcome, accession.target) == ("new", TARGET)
    assert attached(content) == [("Plan for åen", FOLDER + "plan-for-aaen.pdf")]
    assert (content / FOLDER / "plan-for-aaen.pdf").read_bytes() == b"%PDF-1.7 plan"
    assert gather(content).problems == ()
    before = tree(content)
    assert taken(bring(content, place)) == ["unchanged"]
    assert taken(bring(content, place, memory=False)) == ["unchanged"]
    assert tree(content) == before


def test_a_zip_a_folder_and_the_file_named_by_itself_give_the_same(tmp_path: Path) -> None:
    place = delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 plan"})
    a_zip(tmp_path / "Levering.zip", {"P1/P1.xml": publication(PLAN), "P1/Enclosures/1.pdf": b"%PDF-1.7 plan"})
    trees = []
    for number, source in enumerate([place, tmp_path / "Levering.zip", place / "Publication1.xml"]):
        content = tmp_path / str(number) / "content"
        content.mkdir(parents=True)
        assert taken(bring(content, source)) == ["new"]
        trees.append(tree(content))
    assert trees[0] == trees[1] == trees[2]


def test_files_by_one_title_keep_apart_and_one_file_twice_is_one(tmp_path: Path, content: Path) -> None:
    twice = (
        AnAttachment("Plan", "1.pdf"), AnAttachment("Plan", "2.pdf"), AnAttachment("plan!", "1.pdf"),
        AnAttachment("CON", "3.pdf"), AnAttachment("å" * 300, "4.pdf"),
    )  # fmt: skip
    item = AnItem("1", "Ny plan", attachments=twice)
    files = {f"{number}.pdf": f"%PDF-1.7 {number}".encode() for number in range(1, 5)}
    bring(content, delivery(tmp_path, item, files=files))
    names = [str(path).removeprefix(FOLDER) for _, path in attached(content)]
    assert names[:4] == ["plan.pdf", "plan-2.pdf", "plan.pdf", "con-x.pdf"]
    assert len(names[4]) < 70
    assert gather(content).problems == ()


def test_what_is_missing_is_only_named(tmp_path: Path, content: Path) -> None:
    bring(content, delivery(tmp_path, PLAN))
    assert attached(content) == [("Plan for åen", None)]


def test_an_attachment_that_comes_later_is_put_in_when_asked_for(tmp_path: Path, content: Path) -> None:
    place = delivery(tmp_path, PLAN)
    bring(content, place)
    delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 plan"})
    assert taken(bring(content, place)) == ["kept"]
    assert taken(bring(content, place, wishes=Wishes(replace=True))) == ["replaced"]
    assert attached(content) == [("Plan for åen", FOLDER + "plan-for-aaen.pdf")]


@pytest.mark.parametrize("name", ["side.html", "program.exe", "tegning.svg"])
def test_what_could_run_at_the_readers_or_holds_addresses_does_not_come_along(
    tmp_path: Path, content: Path, name: str
) -> None:
    item = AnItem("1", "Ny plan", attachments=(AnAttachment("Plan", name),))
    (accession,) = bring(content, delivery(tmp_path, item, files={name: b"x"}))
    assert "«Plan» er ikke taget med" in told(accession)
    assert attached(content) == [("Plan", None)]


def test_an_attachment_that_is_too_large_is_told(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_LARGEST_ATTACHMENT", 10)
    (accession,) = bring(content, delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 en lang plan"}))
    assert "ikke taget med; det må højst fylde" in told(accession)
    assert attached(content) == [("Plan for åen", None)]


def test_attachments_of_closed_items_never_come_along(tmp_path: Path, content: Path) -> None:
    closed = AnItem("1", "Køb", mark="False", attachments=(AnAttachment("Hemmelig plan", "1.pdf"),))
    bring(content, delivery(tmp_path, closed, AnItem("2"), files={"1.pdf": b"%PDF-1.7 hemmelig"}))
    assert all(b"emmelig" not in data and "emmelig" not in name for name, data in tree(content).items())


def test_a_new_version_brings_its_own_files_and_the_old_are_not_overwritten(tmp_path: Path, content: Path) -> None:
    bring(content, delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 plan"}))
    changed = AnItem("1", "Ny plan", texts=(("Beslutning", "Afvist."),), attachments=PLAN.attachments)
    new = delivery(tmp_path, changed, name="ny", files={"enclosures/1.pdf": b"%PDF-1.7 ny plan"})
    assert taken(bring(content, new)) == ["pending"]
    assert taken(bring(content, new, wishes=Wishes(accept="", today=TODAY))) == ["corrected"]
    assert attached(content) == [("Plan for åen", FOLDER + "plan-for-aaen-2.pdf")]
    assert (content / FOLDER / "plan-for-aaen.pdf").read_bytes() == b"%PDF-1.7 plan"
    assert [path for path in gather(content).delivered if path.startswith("att")] == [FOLDER + "plan-for-aaen-2.pdf"]


def test_the_files_of_an_item_that_a_new_version_closes_go(tmp_path: Path, content: Path) -> None:
    bring(content, delivery(tmp_path, PLAN, AnItem("2"), files={"enclosures/1.pdf": b"%PDF-1.7 plan"}))
    closed = AnItem("1", "Ny plan", mark="False", attachments=PLAN.attachments)
    new = delivery(tmp_path, closed, AnItem("2"), name="ny", files={"enclosures/1.pdf": b"%PDF-1.7 plan"})
    assert taken(bring(content, new, wishes=Wishes(accept="", today=TODAY))) == ["corrected"]
    assert not list((content / "attachments").rglob("*.pdf"))


def test_a_file_that_a_person_has_laid_in_by_hand_survives_a_new_version(tmp_path: Path, content: Path) -> None:
    bring(content, delivery(tmp_path, PLAN))
    (content / FOLDER).mkdir(parents=True)
    (content / FOLDER / "min.pdf").write_bytes(b"%PDF-1.7 min")
    edit(content, "- Plan for åen", f"- [Plan for åen](../../../{FOLDER}min.pdf)", TARGET)
    changed = AnItem("1", "Ny plan", texts=(("Beslutning", "Afvist."),), attachments=PLAN.attachments)
    bring(content, delivery(tmp_path, changed, name="ny"), wishes=Wishes(accept="", today=TODAY))
    assert attached(content) == [("Plan for åen", FOLDER + "min.pdf")]
    assert "Afvist" in (content / TARGET).read_text(encoding="utf-8")


PRINT = """Referat Kulturudvalget d. 10-03-2025

Mødedato Mandag d. 10. marts 2025 kl. 09:00

Mødested Mødelokale 2

Mødedeltagere Karen Holm (A)

Punkt 1: Ny plan

25/1

Beslutning

Godkendt.
"""


@pytest.mark.parametrize("changed", [False, True])
def test_a_delivery_and_its_print_are_one_meeting_and_the_delivery_is_kept(
    tmp_path: Path, content: Path, changed: bool
) -> None:
    item = AnItem("1", "Ny plan", texts=(("Beslutning", "Godkendt."),), case="25/1")
    file = document(tmp_path, PRINT.replace("Godkendt", "Afvist") if changed else PRINT)
    accessions = bring(content, file, delivery(tmp_path, item))
    assert taken(accessions) == ["pending" if changed else "set_aside", "new"]
    assert "Godkendt" in (content / TARGET).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_plain_texts_are_published(tmp_path: Path, content: Path, name: str) -> None:
    bring(content, document(tmp_path, name=name))
    assert len(gather(content).served) == 1


def test_a_deliverys_own_file_is_kept_and_never_published(tmp_path: Path, content: Path) -> None:
    bring(content, delivery(tmp_path, PLAN, files={"enclosures/1.pdf": b"%PDF-1.7 plan"}))
    source = held(content, TARGET).source
    assert source is not None
    assert source.file == "originals/kulturudvalget/2025-03-10.xml"
    assert (content / source.file).exists()
    gathered = gather(content)
    assert gathered.problems == ()
    assert not any("original" in address for address in gathered.served)
    assert source.file not in gathered.sizes
