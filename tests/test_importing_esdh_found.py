"""Deliveries in folders and ZIPs: which files tell of a meeting, what belongs to it, what is no longer published."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import ReadDocument
from generator.importing.esdh import Delivery, deliveries_in, read_delivery, recognise
from generator.importing.packages import Package
from generator.model import Attachment, Item
from tests.deliveries import (
    FORMATS,
    AnAttachment,
    AnItem,
    Kind,
    a_folder,
    a_zip,
    acadre,
    acadre_manifest,
    edoc,
    firstagenda,
    fujitsu,
    fujitsu_notification,
    publication,
    sbsys,
)

PDF = b"%PDF-1.7"
every_format = pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)


def the_only(package: Package) -> Delivery:
    (delivery,) = deliveries_in(package)
    return delivery


def read(package: Package) -> ReadDocument:
    return read_delivery(package, the_only(package))


def attachments(found: ReadDocument) -> list[Attachment]:
    assert found.meeting is not None, [str(problem.message) for problem in found.problems]
    return [each for item in found.meeting.items if isinstance(item, Item) for each in item.attachments]


def told(found: ReadDocument) -> list[str]:
    return [str(problem.message) for problem in found.problems]


@every_format
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_delivery_is_found_in_a_folder_and_in_a_zip(kind: Kind, packed: bool, tmp_path: Path) -> None:
    files = {f"Ny mappe/{kind.file}": kind.build(AnItem())}
    package = a_zip(tmp_path / "x.zip", files) if packed else a_folder(tmp_path, files)
    assert the_only(package).name == f"Ny mappe/{kind.file}"
    assert read(package).meeting is not None


@every_format
@pytest.mark.parametrize("name", ["Levering.xml", "LEVERING.XML", "uden mening.json"])
def test_its_name_does_not_matter(kind: Kind, name: str, tmp_path: Path) -> None:
    assert the_only(a_folder(tmp_path, {name: kind.build(AnItem())})).name == name


def test_other_xml_and_json_is_no_delivery(tmp_path: Path) -> None:
    files = {"a.xml": b"<rss/>", "b.json": b"{}", "c.xml": b"", "d.xml": b"<Meeting/>", "e.xml": b"<root><a/></root>"}
    assert deliveries_in(a_folder(tmp_path, files)) == ()


@pytest.mark.parametrize(
    "data", [b"", b"<", b"<?xml?>", b"{", b"\xff\xfe", b"\x00" * 9, b"<!--" * 5000, b"<!DOCTYPE [" * 900]
)
def test_scraps_are_no_delivery(data: bytes) -> None:
    assert recognise(data) is None


def test_a_delivery_in_utf_16_is_known_and_read(tmp_path: Path) -> None:
    data = publication(AnItem()).decode("utf-8-sig").replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16")
    assert read(a_folder(tmp_path, {"a.xml": data})).meeting is not None


# Attachments (trap 3)


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_attachments_are_found_whatever_their_slashes_and_capitals(packed: bool, tmp_path: Path) -> None:
    item = AnItem(attachments=(AnAttachment("Notat", "Enclosures\\1.PDF"), AnAttachment("Kort", "enclosures\\Ål.pdf")))
    files = {
        "P7/Publication7.xml": publication(item), "P7/ENCLOSURES/1.pdf": PDF, "P7/ENCLOSURES/A\u030al.pdf": PDF
    }  # fmt: skip
    package = a_zip(tmp_path / "x.zip", files) if packed else a_folder(tmp_path, files)
    assert attachments(read(package)) == [
        Attachment("Notat", "P7/ENCLOSURES/1.pdf"),
        Attachment("Kort", "P7/ENCLOSURES/A\u030al.pdf"),
    ]


def test_a_file_name_alone_is_looked_for_beside_the_delivery(tmp_path: Path) -> None:
    data = publication(AnItem(attachments=(AnAttachment("Notat", ""), AnAttachment("Kort", ""))))
    data = data.replace(b"P:\\Direktionen\\hemmelig.pdf", b"Et notat.pdf", 1)
    found = read(a_folder(tmp_path, {"publication.xml": data, "et notat.pdf": PDF, "hemmelig.pdf": PDF}))
    assert attachments(found) == [Attachment("Notat", "et notat.pdf"), Attachment("Kort")]
    assert "hemmelig" not in repr(found)


def test_fujitsus_paths_begin_with_a_backslash(tmp_path: Path) -> None:
    item = AnItem(attachments=(AnAttachment("Notat", "\\Attachments\\5-6-1.pdf"),))
    package = a_folder(tmp_path, {"u/4b.xml": fujitsu(item), "u/Attachments/5-6-1.PDF": PDF})
    assert attachments(read(package)) == [Attachment("Notat", "u/Attachments/5-6-1.PDF")]


def test_attachments_that_are_named_but_not_delivered_are_told(tmp_path: Path) -> None:
    item = AnItem(attachments=tuple(AnAttachment(f"Bilag {n}", f"Enclosures\\{n}.pdf") for n in range(1, 15)))
    files = {"P.xml": publication(item)} | {f"Enclosures/{n}.pdf": PDF for n in (1, 2, 14)}
    found = read(a_folder(tmp_path, files))
    assert sum(each.path is not None for each in attachments(found)) == 3
    (message,) = [message for message in told(found) if "ikke leveret" in message]
    assert message.startswith("11 bilag er nævnt, men ikke leveret: «Bilag 3»")


@pytest.mark.parametrize(
    "path", ["..\\..\\hemmelig.pdf", "/etc/passwd", "C:\\x.pdf", "https://x.example/1.pdf", "..", ""]
)
def test_a_path_that_climbs_out_finds_nothing(path: str, tmp_path: Path) -> None:
    (tmp_path / "hemmelig.pdf").write_bytes(PDF)
    package = a_folder(tmp_path / "a" / "b", {"P.xml": publication(AnItem(attachments=(AnAttachment("Notat", path),)))})
    assert [each.path for each in attachments(read(package))] == [None]


def test_a_pdf_of_the_same_name_goes_before_the_file_it_was_made_of(tmp_path: Path) -> None:
    item = AnItem(attachments=(AnAttachment("Notat", "1E1.DOC"), AnAttachment("Regneark", "1E2.XLSX")))
    package = a_folder(tmp_path, {"2.xml": acadre(item), "1E1.DOC": b"x", "1e1.pdf": PDF, "1E2.XLSX": b"x"})
    assert attachments(read(package)) == [Attachment("Notat", "1e1.pdf"), Attachment("Regneark", "1E2.XLSX")]


def test_an_e_mail_never_comes_along_as_a_file(tmp_path: Path) -> None:
    item = AnItem(attachments=(AnAttachment("Brev", "1E1.MSG"), AnAttachment("Svar", "1E2.MSG")))
    package = a_folder(tmp_path, {"2.xml": acadre(item), "1E1.MSG": b"x", "1E2.MSG": b"x", "1E2.PDF": PDF})
    found = read(package)
    assert attachments(found) == [Attachment("Brev"), Attachment("Svar", "1E2.PDF")]
    assert "1 bilag er e-mails og kommer ikke med som fil: «Brev»" in told(found)


# What belongs to a delivery


def test_all_in_the_folder_of_a_delivery_belongs_to_it_and_what_it_does_not_name_is_counted(tmp_path: Path) -> None:
    item = AnItem(attachments=(AnAttachment("Notat", "Filer/1.pdf"), AnAttachment("Personsag", "lukket.pdf", "false")))
    files = {
        "P7/Dagsorden.xml": sbsys(item), "P7/preview.xml": sbsys(AnItem()), "P7/Dagsorden.html": b"<html>",
        "P7/Filer/1.pdf": PDF, "P7/lukket.pdf": PDF, "P7/hele mødet, lukket.pdf": PDF, "P7/Andet/x.pdf": PDF,
        "P7/Enclosures/2.pdf": PDF, "P7/Images/1.png": b"x", "2015/referat.pdf": PDF,
    }  # fmt: skip
    package = a_folder(tmp_path, files)
    delivery = the_only(package)
    assert delivery.name == "P7/Dagsorden.xml"
    assert set(files) - delivery.belongs == {"P7/Andet/x.pdf", "2015/referat.pdf"}
    found = read_delivery(package, delivery)
    assert "1 dokumenter i leveringens mappe er ikke nævnt i den og er ikke importeret" in told(found)
    assert "hele mødet" not in repr(found)


def test_an_answer_of_the_api_has_nothing_but_itself(tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"dagsorden.json": firstagenda(AnItem()), "andet referat.pdf": PDF})
    assert the_only(package).belongs == {"dagsorden.json"}


def test_several_deliveries_in_one_folder_are_each_found(tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"a.xml": sbsys(AnItem()), "b.xml": edoc(AnItem()), "c.pdf": PDF})
    assert [delivery.name for delivery in deliveries_in(package)] == ["a.xml", "b.xml"]
    assert all("c.pdf" in delivery.belongs for delivery in deliveries_in(package))


# Acadre's manifest


def acadre_files(*versions: dict[str, str]) -> dict[str, bytes]:
    folders = {version.get("filesfolder", "Files_77_21"): version.get("xmlfilename", "20.xml") for version in versions}
    files = {f"{folder}/{file.upper()}": acadre(AnItem(title=folder)) for folder, file in folders.items() if folder}
    return {"XML_77.xml": acadre_manifest(*versions)} | files | {f"{folder}/21.DOCX": b"x" for folder in folders}


def test_the_published_minutes_are_taken_before_the_agenda_and_the_drafts(tmp_path: Path) -> None:
    versions = (
        {"sysid": "1", "type": "1", "filesfolder": "Files_77_1", "createdDate": "2025-03-20 10:00"},
        {"sysid": "2", "type": "2", "filesfolder": "Files_77_2", "createdDate": "2025-03-11 10:00"},
        {"sysid": "3", "type": "2", "filesfolder": "Files_77_3", "createdDate": "2025-03-12 10:00"},
        {"sysid": "4", "type": "2", "filesfolder": "Files_77_4", "createdDate": "2025-03-13 10:00", "publish": "0"},
        {"sysid": "5", "type": "0", "filesfolder": "Files_77_5", "createdDate": "2025-03-14 10:00"},
        {"sysid": "6", "type": "2", "filesfolder": "Files_77_6", "createdDate": "2025-03-15 10:00", "access": "Lukket"},
    )
    files = acadre_files(*versions)
    package = a_folder(tmp_path, files)
    delivery = the_only(package)
    assert (delivery.name, delivery.kind) == ("Files_77_3/20.XML", "minutes")
    assert delivery.belongs == set(files)
    assert read_delivery(package, delivery).meeting is not None


def test_the_manifest_says_what_kind_it_is(tmp_path: Path) -> None:
    found = read(a_folder(tmp_path, acadre_files({"type": "1"})))
    assert found.meeting is not None
    assert found.meeting.kind == "agenda"


@pytest.mark.parametrize(
    "version",
    [{"publish": "0"}, {"publish": ""}, {"access": "Lukket"}, {"accessid": "2"}, {"access": "", "accessid": ""},
     {"type": "0"}, {"type": "9"}],
)  # fmt: skip
def test_an_agenda_that_its_manifest_does_not_publish_is_not_read_in_spite_of_it(
    version: dict[str, str], tmp_path: Path
) -> None:
    package = a_folder(tmp_path, acadre_files(version))
    delivery = the_only(package)
    assert delivery.belongs == set(package.names)
    assert told(read_delivery(package, delivery)) == ["Intet i leveringen er udgivet og åbent"]


def test_an_agenda_with_the_id_of_a_manifest_is_governed_by_it_wherever_it_lies(tmp_path: Path) -> None:
    files = {"XML_77.xml": acadre_manifest({"publish": "0"}), "andet/sted.xml": acadre(AnItem())}
    assert [delivery.name for delivery in deliveries_in(a_folder(tmp_path, files))] == ["XML_77.xml"]


def test_a_manifest_whose_agenda_is_missing_says_so(tmp_path: Path) -> None:
    found = read(a_folder(tmp_path, {"XML_77.xml": acadre_manifest({})}))
    assert told(found) == ["Leveringen mangler sin fil 20.xml"]


def test_a_broken_agenda_is_governed_by_its_manifest_too(tmp_path: Path) -> None:
    files = acadre_files({"publish": "0"})
    files["Files_77_21/20.XML"] = files["Files_77_21/20.XML"][:-20]
    assert [delivery.name for delivery in deliveries_in(a_folder(tmp_path, files))] == ["XML_77.xml"]


def test_the_agenda_may_lie_beside_its_manifest(tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"XML_77.xml": acadre_manifest({}), "20.XML": acadre(AnItem())})
    assert the_only(package).name == "20.XML"


def test_a_broken_manifest_governs_all_around_it_and_is_told(tmp_path: Path) -> None:
    files = acadre_files({"publish": "0"})
    files["XML_77.xml"] = files["XML_77.xml"][:-9]
    package = a_folder(tmp_path, files)
    assert the_only(package).belongs == set(files)
    assert told(read(package)) == ["XML-filen er i stykker"]


# Fujitsu's versions and notifications (trap 10)

OLD, NEW = (
    "Udvalg/2025-03-10 09.00/Referat/2025-03-11 10.00.00/4b.xml",
    "Udvalg/2025-03-10 09.00/Referat/2025-03-12 10.00.00/5c.xml",
)


def fujitsu_files(*notifications: tuple[str, str, str]) -> dict[str, bytes]:
    files = {OLD: fujitsu(AnItem(title="Gammel")), NEW: fujitsu(AnItem(title="Ny"))}
    told = {f"n{n}.xml": fujitsu_notification(*values) for n, values in enumerate(notifications)}
    return files | told


def test_of_several_versions_the_newest_is_taken(tmp_path: Path) -> None:
    package = a_folder(tmp_path, fujitsu_files())
    assert the_only(package).name == NEW
    assert {OLD, NEW} <= the_only(package).belongs


def test_the_version_last_published_is_taken(tmp_path: Path) -> None:
    path = "\\" + OLD.replace("/", "\\")
    package = a_folder(
        tmp_path, fujitsu_files((path, "true", "2025-03-13T10:00:00"), ("\\x.xml", "true", "2025-03-12T10:00:00"))
    )
    assert the_only(package).name == OLD


@pytest.mark.parametrize(
    "notifications",
    [
        [("x", "true", "2025-03-11T10:00:00"), ("x", "false", "2025-03-12T10:00:00")],
        [("x", "false", "12-03-2025 10:00:00"), ("x", "true", "11-03-2025 10:00:00")],
        [("x", "true", "2025-03-11T10:00:00"), ("x", "false", "2025-03-11T10:00:00")],
        [("x", "true", "2025-03-11T10:00:00"), ("x", "false", "i går")],
        [("x", "true", "i morgen"), ("x", "", "2025-03-11T10:00:00")],
        [("x", "måske", "2025-03-11T10:00:00")],
    ],
)
def test_what_was_published_and_no_longer_is_is_withdrawn(
    notifications: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    package = a_folder(tmp_path, fujitsu_files(*notifications))
    assert told(read(package)) == ["Udgivelsen er trukket tilbage"]
    assert the_only(package).belongs == set(package.names)


def test_what_was_published_again_is_published(tmp_path: Path) -> None:
    moments = [("x", "false", "2025-03-12T10:00:00"), ("x", "true", "2025-03-12T10:00:01")]
    assert read(a_folder(tmp_path, fujitsu_files(*moments))).meeting is not None


def test_an_agenda_without_a_notification_is_not_published_where_there_are_notifications(tmp_path: Path) -> None:
    files = fujitsu_files() | {"n.xml": fujitsu_notification("x", "true", "2025-03-12T10:00:00", "en anden")}
    assert told(read(a_folder(tmp_path, files))) == ["Leveringen siger ikke, at referatet er udgivet"]


def test_the_agenda_and_the_minutes_of_a_meeting_are_two_deliveries(tmp_path: Path) -> None:
    files = {"a/1.xml": fujitsu(AnItem(), kind="Agenda"), "b/2.xml": fujitsu(AnItem(), kind="Minute")}
    assert len(deliveries_in(a_folder(tmp_path, files))) == 2


# A file that can't be read


def test_what_lies_around_a_file_that_can_not_be_read_may_be_closed_and_is_no_document(tmp_path: Path) -> None:
    package = a_zip(tmp_path / "x.zip", {"P7/P.xml": sbsys(AnItem()), "P7/lukket.pdf": PDF, "referat.pdf": PDF})
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[data.index(b"Dagsordentype")] ^= 1  # its checksum no longer fits
    (tmp_path / "x.zip").write_bytes(bytes(data))
    assert the_only(package).belongs == {"P7/P.xml", "P7/lukket.pdf"}
    assert told(read(package))[0].startswith("Kan ikke læses")


@every_format
def test_a_broken_file_is_refused_without_its_words(kind: Kind, tmp_path: Path) -> None:
    data = kind.build(AnItem(title="Hemmelig"))
    package = a_folder(tmp_path, {kind.file: data[: -len(data) // 4]})
    for delivery in deliveries_in(package):
        found = read_delivery(package, delivery)
        assert found.meeting is None
        assert "Hemmelig" not in repr(found)
