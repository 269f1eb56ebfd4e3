"""A folder or a file inside a delivery is published or not by what lies above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.accession import Found, documents_in
from tests.deliveries import AnItem, a_folder, acadre, acadre_manifest, fujitsu, fujitsu_notification

VERSION = {"xmlfilename": "20.XML", "docID": "21", "type": "2", "filesfolder": "Files_77_21"}
DEEP = "Udvalget/2025-03-10 09.00/Minute/Minute/x/2025-03-11 10.00.00/a.xml"


def is_published(found: Found) -> bool:
    return found.problem is None and found.delivery is not None and found.delivery.problem is None


def acadre_delivery(folder: Path, publish: str, access: str) -> Path:
    manifest = acadre_manifest({**VERSION, "publish": publish, "access": access, "accessid": "1"})
    a_folder(folder, {"XML_77.xml": manifest, "Files_77_21/20.XML": acadre(AnItem(title="Budget"))})
    return folder / "Files_77_21"


@pytest.mark.parametrize("is_named_by_file", [True, False])
@pytest.mark.parametrize(
    ("publish", "access", "is_read"), [("1", "Åben", True), ("0", "Åben", False), ("1", "Lukket", False)]
)
def test_a_manifest_above_decides(
    tmp_path: Path, publish: str, access: str, is_read: bool, is_named_by_file: bool
) -> None:
    folder = acadre_delivery(tmp_path, publish, access)
    found = documents_in([folder / "20.XML" if is_named_by_file else folder]).documents
    assert [is_published(each) for each in found] == [is_read]


@pytest.mark.parametrize(("publish", "is_read"), [("true", True), ("false", False)])
def test_a_notification_at_the_root_decides(tmp_path: Path, publish: str, is_read: bool) -> None:
    notification = fujitsu_notification(DEEP, publish, "2025-03-12T10:00:00")
    a_folder(tmp_path, {"n.xml": notification, DEEP: fujitsu(AnItem(title="Budget"))})
    (found,) = documents_in([tmp_path / DEEP]).documents
    assert is_published(found) == is_read


def test_without_one_above_a_delivery_stands_for_itself(tmp_path: Path) -> None:
    a_folder(tmp_path / "ind", {"20.XML": acadre(AnItem(title="Budget"))})
    (found,) = documents_in([tmp_path / "ind"]).documents
    assert found.delivery is not None
