"""Deliveries that mean harm, or are damaged: refused or read within bounds, never with a traceback or a leak."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing import ReadDocument
from generator.importing.esdh import deliveries_in, read_alone, read_delivery
from tests.deliveries import FORMATS, AnAttachment, AnItem, Kind, a_folder, acadre_manifest, firstagenda, sbsys

CANARY = "Zebraskovl"
every_format = pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)


def refusal(read: ReadDocument) -> str:
    assert read.meeting is None
    (problem,) = [problem for problem in read.problems if problem.level == "error"]
    return str(problem.message)


def with_declarations(declarations: str, item: AnItem) -> bytes:
    data = sbsys(item).decode()
    return data.replace("<Dagsorden ", f"<!DOCTYPE Dagsorden [{declarations}]><Dagsorden ", 1).encode()


def test_entities_that_expand_without_end_are_refused_at_once() -> None:
    laughs = '<!ENTITY a0 "ha ha ha ha ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )  # fmt: skip
    data = with_declarations(laughs, AnItem(title="&a11;")).replace(b"&amp;a11;", b"&a11;")
    begun = time.monotonic()
    assert read_alone(data).meeting is None
    assert read_alone(data.replace(b'Nummer="1"', b'Nummer="&a11;"')).meeting is None
    assert time.monotonic() - begun < 2


def test_no_other_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.txt").write_text(CANARY)
    for declaration in (
        f'<!ENTITY x SYSTEM "file://{tmp_path}/hemmelig.txt">',
        f'<!ENTITY % x SYSTEM "file://{tmp_path}/hemmelig.txt"> %x;',
    ):
        data = with_declarations(declaration, AnItem(title="X")).replace(b">X<", b">&x;<")
        read = read_alone(data)
        assert read.meeting is None
        assert CANARY not in repr(read)


def test_xinclude_and_instructions_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.txt").write_text(CANARY)
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file://{tmp_path}/hemmelig.txt"/>'
    )
    data = sbsys(AnItem()).replace(b"<Indhold>", f"<Indhold>{include}<?php x ?>".encode())
    assert CANARY not in repr(read_alone(data))


@pytest.mark.parametrize(
    "data",
    [
        sbsys(AnItem()).replace(b"<Indhold>", b"<Indhold>" + b"<a>" * 100_000),
        sbsys(AnItem()).replace(b"<Indhold>", b"<Indhold>" + b"<a>" * 300 + b"</a>" * 300),
        sbsys(AnItem(texts=(("Baggrund", "x" * 11_000_000),))),
        sbsys(AnItem()).replace(b"utf-8", b"x-ukendt"),
        sbsys(AnItem()).replace(b"utf-8", b"utf-7"),
        sbsys(AnItem()) + b"<endnu/>",
        sbsys(AnItem()).replace(b"</Indhold>", b"</indhold>"),
        sbsys(AnItem()).replace("Møde".encode(), b"M\xf8de"),
        sbsys(AnItem()).replace(b"Budget", b"&findes_ikke;"),
    ],
    ids=["depth without end", "depth", "long text", "encoding", "utf-7", "two roots", "tags", "bytes", "entity"],
)
def test_xml_that_is_not_well_formed_or_beyond_reason_is_refused(data: bytes) -> None:
    assert refusal(read_alone(data)).startswith("XML-filen er i stykker")


@pytest.mark.parametrize(
    "data",
    [
        b'{"Dagsordenpunkter": ' + b"[" * 200_000 + b', "Moede": 1',
        b'{"Moede": 1, "Dagsordenpunkter": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"Moede": 1, "Dagsordenpunkter": ' + b"9" * 50_000 + b"}",
        b'{"Moede": 1, "Dagsordenpunkter": ',
    ],
    ids=["open", "deep", "huge number", "cut"],
)
def test_json_that_is_broken_or_beyond_reason_is_refused(data: bytes) -> None:
    assert refusal(read_alone(data)) == "JSON-filen er i stykker"


def test_json_with_nul_is_read_without_it() -> None:
    read = read_alone(firstagenda(AnItem(title="Bud\0get\x1b")))
    assert read.meeting is not None
    assert read.meeting.items[0].title == "Budget"


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=9,
    ),
    st.sampled_from(
        ("Dagsordenpunkter", "Moede", "Udvalg", "Felter", "Bilag", "IsOpen", "Number", "Html", "Moededeltagere")
    ),
)
def test_json_of_any_shape_gives_no_traceback(value: object, name: str) -> None:
    answer = json.loads(firstagenda(AnItem(attachments=(AnAttachment(),))))
    for place in (answer, answer["Moede"], answer["Dagsordenpunkter"][0], answer["Dagsordenpunkter"][0]["Felter"][0]):
        if name in place:
            place[name] = value
    assert isinstance(read_alone(json.dumps(answer).encode()), ReadDocument)


@every_format
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_damage_gives_no_traceback_and_lets_nothing_out(
    kind: Kind, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    closed = AnItem("2", f"{CANARY} titel", None, (("Baggrund", f"{CANARY} tekst"),), (AnAttachment(CANARY),))
    damaged = bytearray(kind.build(AnItem(), closed))
    # the letters of what is closed stay, and so does each mark: only what stands around is damaged
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        change = data.draw(st.sampled_from(("cut", "delete", "put", "double")))
        if change == "cut":
            del damaged[place:]
        elif change == "delete":
            del damaged[place : place + data.draw(st.integers(1, 30))]
        elif change == "put":
            damaged[place:place] = data.draw(
                st.sampled_from((b"\0", b"<", b"&", b"\xff", b"]]>", b"&#0;", b"<x>", b"\x0c"))
            )
        else:
            damaged[place:place] = damaged[place : place + data.draw(st.integers(1, 60))]
        if not damaged:
            break
    read = read_alone(bytes(damaged))
    assert isinstance(read, ReadDocument)
    if read.meeting is not None and len(read.meeting.items) == 2:
        assert CANARY not in repr(read.meeting.items[1])


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_after_a_known_beginning_give_no_traceback(data: bytes) -> None:
    for beginning in (b"<root><table name='agenda'>", b"<Dagsorden ", b"<Publication>", b'{"Dagsordenpunkter":', b""):
        assert isinstance(read_alone(beginning + data), ReadDocument)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_manifest_gives_no_traceback(data: bytes, place: int) -> None:
    whole = acadre_manifest({}, {"sysid": "2", "publish": "0"})
    damaged = whole[:place] + data + whole[place:]
    read_alone(damaged)


def test_a_folder_of_damaged_files_is_looked_through(tmp_path: Path) -> None:
    whole = {name: kind.build(AnItem()) for name, kind in FORMATS.items()}
    files = {f"{name}{n}.xml": data[: len(data) * n // 9] for name, data in whole.items() for n in range(9)}
    package = a_folder(tmp_path, files | {"m.xml": acadre_manifest({})[:-20]})
    for delivery in deliveries_in(package):
        assert read_delivery(package, delivery).meeting is None


def test_a_delivery_that_is_gone_when_it_is_read_says_so(tmp_path: Path) -> None:
    package = a_folder(tmp_path, {"a.xml": sbsys(AnItem())})
    (delivery,) = deliveries_in(package)
    (tmp_path / "a.xml").unlink()
    assert refusal(read_delivery(package, delivery)).startswith("Kan ikke læses")
