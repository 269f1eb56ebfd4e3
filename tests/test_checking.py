import dataclasses
import gzip
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from generator.build import build
from generator.checking import check
from generator.config import Config
from generator.model import Meeting
from generator.withdrawal import Published, Withdrawals, withdraw
from tests import docxs

ODD = Path(__file__).parent / "fixtures" / "odd" / "content"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The odd archive, built: `content/` and `site/`."""
    shutil.copytree(ODD, tmp_path / "content")
    assert build(tmp_path / "content", tmp_path / "site").ok
    return tmp_path


def told(folder: Path) -> list[str]:
    return [problem.in_language("da").splitlines()[0] for problem in check(folder / "content", folder / "site")]


def test_a_good_archive_has_nothing_to_tell(built: Path) -> None:
    assert told(built) == []


def test_a_site_that_is_not_built_is_a_note(built: Path) -> None:
    shutil.rmtree(built / "site")
    assert told(built) == [f"{built / 'site'}: bemærk: Webstedet er ikke bygget endnu"]


def test_mistakes_in_the_content_are_told(built: Path) -> None:
    file = built / "content/meetings/direktionen/2024/2024-02-29.md"
    file.write_text(file.read_text(encoding="utf-8").replace("kind:", "knid:"), encoding="utf-8")
    assert told(built) == ["meetings/direktionen/2024/2024-02-29.md:13: fejl: Ukendt felt «knid»"]


def test_a_site_that_was_tampered_with_is_told(built: Path) -> None:
    page = built / "site/om/index.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")
    (built / "site/feed.xml").unlink()
    problems = told(built)
    assert any(
        "om/index.html" in problem and "Filen er ændret, siden den blev bygget" in problem for problem in problems
    )
    assert any("feed.xml" in problem and "Filen er forsvundet fra webstedet" in problem for problem in problems)


def test_a_dead_link_on_a_page_is_told_with_the_page(built: Path) -> None:
    page = built / "site/om/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", '<a href="../sager/99-1/">x</a></main>'), encoding="utf-8")
    assert "om/index.html: fejl: Et link fører ingen steder hen: ../sager/99-1/" in told(built)


TAKEN = "Grunden ved Åglimt sælges til Zqxwv Ejendomme for otte millioner kroner."
PLACE = "moeder/direktionen/2025-03-10/#punkt-2"
MEETING = f"""---
title: "REFERAT Direktionen d. 10-03-2025"
date: 2025-03-10
time: "09:00"
body: "Direktionen"
place: "Lokale 2"
participants:
  - "Karen Holm"
  - "Søren Zqxwvsen"
kind: minutes
---

## Punkt 1: Budget

Sag: 25/1201

### Beslutning

Godkendt. Søren Zqxwvsen orienterer byrådet.

## Punkt 2: Salg af grund

Sag: 25/98123

### Beslutning

{TAKEN}

### Bilag

- [Kort over grunden](../../../attachments/direktionen/2025-03-10/kort.txt)
"""
MAP = " ".join(f"matrikel{number} ligger" for number in range(40))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive, built: one meeting, and an item of it that may be taken back."""
    meeting = tmp_path / "content/meetings/direktionen/2025/2025-03-10.md"
    meeting.parent.mkdir(parents=True)
    meeting.write_text(MEETING, encoding="utf-8")
    attachment = tmp_path / "content/attachments/direktionen/2025-03-10/kort.txt"
    attachment.parent.mkdir(parents=True)
    attachment.write_text(MAP, encoding="utf-8")
    (tmp_path / "content/archive.toml").write_text('title = "Arkiv"\nowner = "Birkeå"\n', encoding="utf-8")
    _build(tmp_path)
    return tmp_path


def _build(folder: Path) -> None:
    report = build(folder / "content", folder / "site")
    assert report.ok, report.problems


def _withdraw(folder: Path, entry: str) -> None:
    text = f'{entry}\ndate = 2026-01-01\nreason = "En fejl"\n'
    (folder / "content/withdrawals.toml").write_text(text, encoding="utf-8")


def names_what_was_taken(line: str) -> bool:
    text = line.casefold().replace("deltagere/soeren-zqxwvsen/", "")
    return any(word in text for word in ("åglimt", "orienterer", "zqxwvsen"))


ITEM = f'[[withdrawal]]\naddress = "{PLACE}"'
PERSON = '[[withdrawal]]\naddress = "deltagere/soeren-zqxwvsen/"'
REDACTION = '[[redaction]]\ntext = "orienterer byrådet"'
WAYS = {"item": ITEM, "person": PERSON, "redaction": REDACTION, "meeting": ITEM.replace("#punkt-2", "")}


@pytest.mark.parametrize("way", WAYS)
def test_a_site_from_before_something_was_taken_out_is_told(archive: Path, way: str) -> None:
    _withdraw(archive, WAYS[way])
    lines = told(archive)
    assert any("index.html: fejl: Her" in line for line in lines)
    assert not any("Intet er tilbage" in line for line in lines)
    assert not any(names_what_was_taken(line) for line in lines)


@pytest.mark.parametrize("way", WAYS)
def test_when_it_is_built_again_it_is_proven_that_nothing_is_left(archive: Path, way: str) -> None:
    _withdraw(archive, WAYS[way])
    _build(archive)
    lines = told(archive)
    assert "Intet er tilbage af det, der er taget ud: 1 ting er eftersøgt" in lines[-1]
    assert not any("fejl" in line for line in lines)


def test_a_copy_that_an_operator_has_left_is_told(archive: Path) -> None:
    old = (archive / "site/moeder/direktionen/2025-03-10/index.html").read_bytes()
    _withdraw(archive, ITEM)
    _build(archive)
    (archive / "site/moeder/index.html.bak").write_bytes(gzip.compress(old))
    assert any("moeder/index.html.bak: fejl: Her er rester" in line for line in told(archive))


def test_a_file_that_was_taken_out_is_known_by_another_name(archive: Path) -> None:
    _withdraw(archive, '[[withdrawal]]\naddress = "bilag/direktionen/2025-03-10/kort.txt"')
    _build(archive)
    (archive / "site/gammelt.txt").write_text(MAP, encoding="utf-8")
    (archive / "site/renset.txt").write_text(f"Renset udgave: {MAP}", encoding="utf-8")
    errors = [line for line in told(archive) if "en, der ikke må udleveres" in line]
    assert [line.partition(":")[0] for line in errors] == ["gammelt.txt", "renset.txt"]


SAME = MEETING.replace("2025-03-10", "2025-04-07").replace("kort.txt", "oversigt.txt")


def a_picture() -> bytes:
    """A picture that says who made it, and so is offered as a copy."""
    said, printed = PngImagePlugin.PngInfo(), io.BytesIO()
    said.add_text("Author", "Bo Lund")
    Image.new("RGB", (4, 4)).save(printed, "png", pnginfo=said)
    return printed.getvalue()


@pytest.mark.parametrize("ending", ["txt", "docx", "png"])
def test_a_file_that_was_taken_out_and_is_offered_by_another_name_is_told(archive: Path, ending: str) -> None:
    """A site from before the files that are the same were taken out with it, or of a program that forgets them."""
    ways = {"txt": MAP.encode, "docx": lambda: docxs.a_docx(docxs.paragraph(MAP)), "png": a_picture}
    data = ways[ending]()
    for path, text in [("2025-03-10/kort", MEETING), ("2025-04-07/oversigt", SAME)]:
        meeting = archive / f"content/meetings/direktionen/2025/{path[:10]}.md"
        meeting.write_text(text.replace(".txt", f".{ending}"), encoding="utf-8")
        attachment = archive / f"content/attachments/direktionen/{path}.{ending}"
        attachment.parent.mkdir(exist_ok=True)
        attachment.write_bytes(data)
    _build(archive)
    _withdraw(archive, f'[[withdrawal]]\naddress = "bilag/direktionen/2025-03-10/kort.{ending}"')
    lines = told(archive)
    assert any(
        line.startswith(f"bilag/direktionen/2025-04-07/oversigt.{ending}: fejl: Filen er en, der") for line in lines
    )
    assert not any("Intet er tilbage" in line for line in lines)


@pytest.mark.parametrize(
    ("path", "words"), [("assets/style.css", "Phone first"), ("pagefind/pagefind-worker.js", "Unknown Pagefind")]
)
def test_what_the_programs_own_files_say_is_not_left_of_anything(archive: Path, path: str, words: str) -> None:
    own = archive / "site" / path
    meeting = archive / "content/meetings/direktionen/2025/2025-03-10.md"
    meeting.write_text(MEETING.replace("Godkendt.", f"Godkendt af {words}."), encoding="utf-8")
    _withdraw(archive, f'[[redaction]]\ntext = "{words}"')
    _build(archive)
    text = own.read_text(encoding="utf-8")
    assert words in text
    assert "Intet er tilbage" in told(archive)[-1]
    own.write_text(f"{text} ", encoding="utf-8")
    assert any(line.startswith(f"{path}: fejl: Her står stadig noget") for line in told(archive))


def test_a_mistake_in_the_rule_that_takes_an_item_out_is_seen(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is compared with what is published apart from what stands where something was taken back."""
    _withdraw(archive, ITEM)

    def forgetful(meetings: Sequence[Meeting], config: Config, withdrawals: Withdrawals) -> Published:
        published = withdraw(meetings, config, withdrawals)
        item = tuple(each for each in published.withdrawn if each.kind == "item")
        return dataclasses.replace(published, meetings=tuple(meetings), withdrawn=item)

    monkeypatch.setattr("generator.gathering.withdraw", forgetful)
    _build(archive)
    assert any(f"fejl: Her er rester af det, der er taget ud ({PLACE})" in line for line in told(archive))


def test_a_cpr_number_in_a_site_that_was_built_elsewhere_is_told(archive: Path) -> None:
    number = "010190-1234"
    page = archive / "site/om/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", f"<p>{number}</p></main>"), encoding="utf-8")
    (archive / "site/fremmed.txt").write_text(f"CPR {number}", encoding="utf-8")
    lines = told(archive)
    assert any("om/index.html: fejl: CPR-nummer: 01" in line for line in lines)
    assert any("fremmed.txt:1: fejl: CPR-nummer: 01" in line for line in lines)
    assert not any(number in line for line in lines)


def test_what_cannot_be_looked_into_leaves_it_unproven(archive: Path) -> None:
    _withdraw(archive, ITEM)
    _build(archive)
    (archive / "site/gammelt.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\0\0")
    lines = told(archive)
    assert any("gammelt.7z: advarsel: Filen er ikke gennemsøgt" in line for line in lines)
    assert not any("Intet er tilbage" in line for line in lines)
