"""Plain text, markup, RTF and formats of old: whatever can be read in them is found."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.downloads import archives, markup, plain, printable, rtf
from generator.downloads.nesting import Nesting, Room
from generator.findings import Examined, FoundText
from tests.docxs import zipped


def _keep(_name: str, data: bytes, _nesting: Nesting) -> Examined:
    return Examined((FoundText(None, data.decode("latin-1")),))


def _words(found: Examined) -> str:
    return "\n".join(text.text for text in found.texts)


def _kinds(found: Examined) -> list[str]:
    return [part.kind for part in found.parts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encodings_it_is_met_in(encoding: str) -> None:
    data = "Børnehaven på Ærø, 010190-1234\n".encode(encoding)
    assert _words(plain.examine(data)) == "Børnehaven på Ærø, 010190-1234\n"


def test_a_lost_zero_in_a_table_of_text_is_found() -> None:
    assert "101901234 = 0101901234" in _words(plain.examine(b"navn;nummer\nEa;101901234\n"))


def test_letters_written_as_numbers_are_letters() -> None:
    assert "010190-1234" in _words(plain.examine(b'{"a": "\\u003010190-1234"}'))


@pytest.mark.parametrize(
    "source",
    [
        "<p>0101<b>90</b>-<span class='x'>1234</span></p>",
        "<!-- 010190-1234 -->",
        "<img alt='010190-1234'>",
        "<script>var a = '010190-1234'</script>",
        "<style>.x::after { content: '010190-1234' }</style>",
        "<p data-nummer='010190-1234'>x</p>",
        "<p>010190&#45;1234</p>",
        "<p>&#48;10190-1234</p>",
    ],
)
def test_whatever_is_hidden_in_html_is_found(source: str) -> None:
    assert "010190-1234" in _words(markup.examine(source.encode(), Nesting(_keep)))


def test_comments_and_authors_of_markup_are_told() -> None:
    source = "<meta name='author' content='Ea'><!-- husk --><!--[if mso]> <![endif]-->"
    assert _kinds(markup.examine(source.encode(), Nesting(_keep))) == ["comments", "metadata"]


def test_what_only_draws_is_no_text() -> None:
    found = markup.examine(b'<svg><path d="M010190 1234"/><text>ord</text></svg>', Nesting(_keep))
    assert "010190" not in _words(found)
    assert "ord" in _words(found)


def test_a_picture_in_the_source_is_looked_into() -> None:
    inner = base64.b64encode(b"hemmeligt i billedet").decode()
    found = markup.examine(f'<img src="data:image/png;base64,{inner}">'.encode(), Nesting(_keep))
    assert "hemmeligt i billedet" in _words(found)


def test_blanks_of_any_kind_may_stand_in_the_data_of_an_rtf_object() -> None:
    for blank in (b" ", b"\r\n", b"\xa0", b"\x85", b"\x1c"):
        assert "A" * 40 in _words(rtf.examine(b"{\\rtf1 {\\objdata " + blank.join([b"41" * 40] * 2) + b"}}"))


def test_a_row_of_numbers_in_rtf_is_not_taken_for_data() -> None:
    assert "0101901234" in _words(rtf.examine(b"{\\rtf1 " + b"0101901234 " * 20 + b"}"))


def test_rtf_is_read_as_it_is_written() -> None:
    data = rb"{\rtf1{\info{\author Ea}}{\b 0101}{90}\_{1234} K\'f8benhavn \u230?r{\v skjult}{\*\annotation bem}}"
    found = rtf.examine(data)
    assert all(each in _words(found) for each in ("010190-1234", "København", "ær", "Ea", "skjult", "bem"))
    assert _kinds(found) == ["metadata", "hidden", "comments"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le"])
def test_a_number_in_an_old_format_is_found_and_the_file_told_to_be_unread(encoding: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "nummer 010190-1234 i".encode(encoding) + bytes(512)
    found = printable.examine(data)
    assert "010190-1234" in _words(found)
    assert _kinds(found) == ["unread"]


def test_a_locked_document_is_told_to_be_locked() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "låst" in str(printable.examine(data).parts[0].place)


def test_the_files_in_a_zip_are_found_with_their_names() -> None:
    found = archives.examine(zipped({"010190-1234.txt": b"inde i den"}), Nesting(_keep))
    assert all(each in _words(found) for each in ("010190-1234.txt", "inde i den"))


def test_there_is_room_for_so_many_files_and_no_more() -> None:
    room = Room(bytes_left=10, files_left=2)
    assert [room.take(4), room.take(7), room.take(4), room.take(0)] == [True, False, True, False]


@pytest.mark.parametrize(
    "piece", [b"<", b"<!--", b'<a d="', b" d=", b"data:;base64,", b"&#", b"{\\*", b"\\'", b"\\u", b"0", b"\xff", b"1a"]
)
def test_nothing_takes_longer_than_its_length(piece: bytes) -> None:
    data = piece * (2_000_000 // len(piece))
    for found in (
        plain.examine(data),
        markup.examine(data, Nesting(_keep)),
        rtf.examine(data),
        printable.examine(data),
    ):
        assert found.texts is not None


@given(st.binary(max_size=2000))
def test_no_bytes_are_an_exception(data: bytes) -> None:
    plain.examine(data)
    markup.examine(data, Nesting(_keep))
    rtf.examine(data)
    rtf.examine(b"{\\rtf1 " + data)
    printable.examine(data)
    archives.examine(data, Nesting(_keep))
