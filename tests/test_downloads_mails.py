from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.downloads import examine
from generator.downloads.formats import kind_of

NUMBER = "010190-1234"


def a_mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in ({"From": "bo@x.example", "Subject": "Hej"} | headers).items():
        mail[name.replace("_", "-")] = value
    return mail


def texts(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "brev.eml"
    file.write_bytes(data)
    return "\n".join(found.text for found in examine(file).texts)


@pytest.mark.parametrize("way", ["base64", "quoted-printable", "8bit"])
def test_the_text_of_a_mail_is_read_whatever_it_is_written_as(tmp_path: Path, way: str) -> None:
    mail = a_mail()
    mail.set_content(f"Kære Åse, det gælder {NUMBER}.", cte=way)
    assert NUMBER in texts(tmp_path, mail.as_bytes())


def test_a_header_and_the_name_and_the_bytes_of_an_attachment_are_read(tmp_path: Path) -> None:
    mail = a_mail(Subject=f"Sagen om Åse, {NUMBER}")
    mail.set_content("Se bilag.")
    mail.add_attachment(b"Det er 020290-1234.", "application", "octet-stream", filename="bilag-030390-1234.txt")
    found = texts(tmp_path, mail.as_bytes())
    assert all(number in found for number in (NUMBER, "020290-1234", "030390-1234"))


def test_minutes_that_begin_with_labels_are_no_mail() -> None:
    assert kind_of("Dato: 10-03-2025\nSted: Rådhuset\nTil: Direktionen\n\nReferat".encode()) == "text"


@given(st.binary(max_size=200))
def test_a_damaged_mail_breaks_nothing(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    folder = tmp_path_factory.mktemp("mail")
    texts(folder, b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + damage)
