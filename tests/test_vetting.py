"""The gate on the way to the site: what is found before anything is published, and which files are offered as what."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import pikepdf
import pytest

from generator import build as building
from generator import vetting
from generator.build import BuildReport, build
from generator.privacy import allow
from generator.problems import Problem, say
from generator.withdrawal import applying
from tests import pdfs
from tests.accession_documents import tree
from tests.withheld import CANARY, spilled

NUMBER = "010190-1234"
_NUMBER = re.compile(r"0\s*1\s*0\s*1\s*9\s*0\D{0,9}1\s*2\s*3\s*4")
_HEAD = "---\ntitle: Referat\ndate: 2025-03-10\nbody: Direktionen\nparticipants:\n- Karen Holm\n---\n\n"
_ITEM = "## Punkt 1: Nyt rådhus\n\nSag: 25/1\n\n### Beslutning\n\nGodkendt.\n"
_MEETING = "meetings/direktionen/2025/2025-03-10.md"
_FILE = "attachments/direktionen/2025-03-10/plan"
_WITHDRAWALS = "withdrawals.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    put(content, {_MEETING: _HEAD + _ITEM})
    return content


def put(content: Path, files: Mapping[str, str | bytes]) -> None:
    for path, data in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())


def with_file(content: Path, data: bytes, ending: str = ".pdf") -> None:
    """The meeting with an attachment."""
    put(content, {f"{_FILE}{ending}": data})
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\n### Bilag\n\n- [Plan](../../../{_FILE}{ending})\n"})


def built(content: Path) -> BuildReport:
    return build(content, content.parent / "site")


def told(problems: tuple[Problem, ...]) -> str:
    return "\n".join(problem.in_language(language) for problem in problems for language in ("da", "en"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (_MEETING, _HEAD + _ITEM + f"\nDet gælder {NUMBER}.\n"),
        (_MEETING, _HEAD + _ITEM + f"\n| Navn | Nummer |\n|---|---|\n| Bo | {NUMBER} |\n"),
        (_MEETING, _HEAD + _ITEM.replace("Nyt rådhus", f"Sagen om {NUMBER}")),
        (_MEETING, _HEAD.replace("Karen Holm", f"Karen Holm {NUMBER}") + _ITEM),
        (_MEETING, _HEAD + _ITEM + f"\n### Bilag\n\n- Plan for {NUMBER}.pdf\n"),
        (_MEETING, _HEAD + _ITEM + "\nSe noten.[^1]\n\n[^1]: Det er 010190\n    1234.\n"),
        ("archive.toml", f'title = "Arkivet {NUMBER}"\n'),
        ("people.toml", f'[[person]]\nname = "Karen Holm"\ntitle = "{NUMBER}"\n'),
    ],
    ids=["text", "table", "title", "participant", "attachment's title", "note over two lines", "archive", "people"],
)  # fmt: skip
def test_a_cpr_number_in_what_people_write_stops_the_build(content: Path, path: str, text: str) -> None:
    assert built(content).ok
    before = tree(content.parent / "site")
    put(content, {path: text})
    report = built(content)
    assert not report.ok
    error = next(problem for problem in report.problems if problem.level == "error")
    line = next(n for n, line in enumerate(text.splitlines(), 1) if "010190" in line)
    assert (error.path, error.line) == (path, line)
    assert not _NUMBER.search(told(report.problems))
    assert tree(content.parent / "site") == before


@pytest.mark.parametrize("ending", [".txt", ".pdf"])
def test_a_cpr_number_in_a_file_stops_the_build(content: Path, ending: str) -> None:
    text = f"Sagen om {NUMBER}"
    with_file(content, text.encode() if ending == ".txt" else pdfs.drawn([pdfs.text(72, 72, text)]), ending)
    report = built(content)
    assert not report.ok
    assert f"{_FILE}{ending}" in told(report.problems)
    assert not _NUMBER.search(told(report.problems))


def test_a_cpr_number_in_the_name_of_a_file_stops_the_build(content: Path) -> None:
    path = f"attachments/direktionen/plan-{NUMBER}.txt"
    put(content, {path: "En plan.", _MEETING: f"{_HEAD}{_ITEM}\n### Bilag\n\n- [Plan](../../../{path})\n"})
    report = built(content)
    assert not report.ok
    assert not _NUMBER.search(told(report.problems))


def test_no_number_is_remembered_beside_the_archive(content: Path) -> None:
    with_file(content, pdfs.drawn([pdfs.text(72, 72, f"Sagen om {NUMBER}")]))
    assert not built(content).ok
    remembered = b"".join(file.read_bytes() for file in (content.parent / ".referat").rglob("*.sqlite"))
    assert remembered
    assert b"0101901234" not in remembered
    assert NUMBER.encode() not in remembered


def test_what_a_person_has_looked_at_and_allowed_is_published(content: Path) -> None:
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\nFaktura {NUMBER}.\n"})
    (mark,) = set(re.findall(r"referat allow (\S+)", told(built(content).problems)))
    assert allow(content, [mark], "fakturanummer", dt.date(2026, 11, 22)) == ()
    report = built(content)
    assert report.ok
    assert report.problems == ()
    assert NUMBER.encode() not in (content / "allowed.toml").read_bytes()
    put(content, {_MEETING: _HEAD + _ITEM})
    assert "bruges ikke længere" in told(built(content).problems)


@pytest.mark.parametrize(
    "record",
    [
        f'[[redaction]]\ntext = "{NUMBER}"\nreplacement = "[nummer udeladt]"\ndate = 2026-11-22\nreason = "x"\n',
        '[[withdrawal]]\naddress = "moeder/direktionen/2025-03-10/#punkt-1"\ndate = 2026-11-22\nreason = "x"\n',
        '[[withdrawal]]\naddress = "moeder/direktionen/2025-03-10/"\ndate = 2026-11-22\nreason = "x"\n',
    ],
    ids=["redacted", "item withdrawn", "meeting withdrawn"],
)
def test_what_is_not_published_may_stand_in_the_record(content: Path, record: str) -> None:
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\nDet gælder {NUMBER}.\n"})
    assert not built(content).ok
    put(content, {_WITHDRAWALS: record})
    report = built(content)
    assert report.ok, told(report.problems)
    assert NUMBER.encode() not in b"".join(tree(content.parent / "site").values())


def test_a_file_is_offered_without_what_it_says_of_its_maker(content: Path) -> None:
    with_file(content, _by_somebody())
    assert built(content).ok
    offered = content.parent / "site/bilag/direktionen/2025-03-10/plan.pdf"
    assert not spilled(offered.parent)
    assert spilled(content)


def test_a_file_that_nobody_has_touched_is_not_looked_into_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_file(content, _by_somebody())
    assert built(content).ok

    def nobody(*_: object) -> None:
        raise AssertionError("looked into again")

    monkeypatch.setattr(vetting.files, "Workers", nobody)
    report = built(content)
    assert report.written
    assert report.written.changed == 0
    with_file(content, pdfs.drawn([pdfs.text(72, 72, "En anden plan")]))
    with pytest.raises(AssertionError, match="again"):
        built(content)


@pytest.mark.parametrize("is_read", [True, False], ids=["says it", "may say it"])
def test_a_file_that_has_a_redacted_name_is_not_offered_and_its_address_is_kept(content: Path, is_read: bool) -> None:
    data = pdfs.drawn([pdfs.text(72, 72, f"Bo {CANARY} søger") if is_read else pdfs.picture()])
    with_file(content, data)
    put(content, {_MEETING: (content / _MEETING).read_text(encoding="utf-8").replace("Godkendt", f"Bo {CANARY} talte")})
    record = f'[[redaction]]\ntext = "Bo {CANARY}"\ndate = 2026-11-22\nreason = "Efter ønske"\n'
    put(content, {_WITHDRAWALS: record})
    report = built(content)
    assert report.ok, told(report.problems)
    assert not spilled(content.parent / "site")
    page = content.parent / "site/bilag/direktionen/2025-03-10/plan.pdf/index.html"
    assert "Efter ønske" in page.read_text(encoding="utf-8")
    assert CANARY not in told(report.problems)


def test_a_file_that_breaks_its_reader_is_told_and_stops_nothing_else(content: Path) -> None:
    with_file(content, b"%PDF-1.7 and nothing more")
    report = built(content)
    assert report.ok
    assert [problem.path for problem in report.problems] == [f"{_FILE}.pdf"]


def _by_somebody(text: str = "En plan") -> bytes:
    """A PDF that names its author."""
    printed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.drawn([pdfs.text(72, 72, text)]))) as pdf:
        pdf.docinfo["/Author"] = f"Bo {CANARY}"
        pdf.save(printed)
    return printed.getvalue()


def test_pages_that_still_have_what_was_left_out_are_not_published(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\nBo {CANARY} talte.\n"})
    put(content, {_WITHDRAWALS: f'[[redaction]]\ntext = "Bo {CANARY}"\ndate = 2026-11-22\nreason = "x"\n'})
    monkeypatch.setattr(applying, "meeting_without", lambda meeting, *_: meeting)  # as if the rule failed
    report = built(content)
    assert not report.ok
    assert "moeder/direktionen/2025-03-10/index.html" in {problem.path for problem in report.problems}
    assert CANARY not in told(report.problems)


def test_where_no_copy_can_be_written_the_file_is_looked_into_all_the_same(content: Path) -> None:
    copies = content.parent / ".referat" / "copies"
    copies.parent.mkdir()
    copies.write_text("a file where the folder should be")
    with_file(content, _by_somebody(f"Sagen om {NUMBER}"))
    report = built(content)
    assert not report.ok
    assert "CPR" in told(report.problems)
    copies.unlink()
    with_file(content, _by_somebody())
    assert built(content).ok
    assert not spilled(content.parent / "site")


def test_a_file_is_looked_into_again_when_a_longer_name_in_it_is_nobody_elses_any_more(content: Path) -> None:
    with_file(content, pdfs.drawn([pdfs.text(72, 72, f"Bo {CANARY} Nielsen")]))
    taken_back = f'[[withdrawal]]\naddress = "deltagere/bo-{CANARY}/"\ndate = 2026-11-22\nreason = "x"\n'
    taken_back += f'names = ["Bo {CANARY}"]\n'
    put(content, {_WITHDRAWALS: taken_back})
    put(content, {"people.toml": f'[[person]]\nname = "Bo {CANARY} Nielsen"\n'})
    offered = content.parent / "site/bilag/direktionen/2025-03-10/plan.pdf"
    assert built(content).ok
    assert offered.is_file()
    put(content, {"people.toml": ""})
    assert built(content).ok
    assert not offered.is_file()


def test_a_record_that_has_lost_what_it_had_stops_the_build_until_that_is_restored(content: Path) -> None:
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\nBo {CANARY} talte.\n"})
    record = f'[[redaction]]\ntext = "Bo {CANARY}"\ndate = 2026-11-22\nreason = "x"\n'
    put(content, {_WITHDRAWALS: record})
    assert built(content).ok
    (content / _WITHDRAWALS).unlink()
    report = built(content)
    assert not report.ok
    assert "ville komme ud igen" in told(report.problems)
    assert not spilled(content.parent / "site", content.parent / ".referat")
    put(content, {_WITHDRAWALS: record + record.replace("redaction", "restoration")})
    assert built(content).ok
    assert spilled(content.parent / "site")


@pytest.mark.parametrize("file", ["meetings/direktionen/2025/2025-03-24.md", "originals/direktionen/2025-03-24.txt"])
def test_nothing_but_a_meetings_own_original_is_offered_as_that(content: Path, file: str) -> None:
    other = _HEAD.replace("2025-03-10", "2025-03-24").replace("---\n\n", f"source:\n  file: {file}\n---\n\n")
    put(content, {file: f"Om Bo {CANARY}", "meetings/direktionen/2025/2025-03-24.md": other + _ITEM})
    put(content, {_MEETING: _HEAD.replace("---\n\n", f"source:\n  file: {file}\n---\n\n") + _ITEM})
    report = built(content)
    assert not report.ok
    assert "Originalen" in told(report.problems)


def test_an_original_that_is_a_web_page_by_another_name_is_not_offered(content: Path) -> None:
    file = "originals/direktionen/2025-03-10.pdf"
    put(content, {file: "<html><script>1</script></html>"})
    put(content, {_MEETING: _HEAD.replace("---\n\n", f"source:\n  file: {file}\n---\n\n") + _ITEM})
    assert built(content).ok
    assert not (content.parent / "site/moeder/direktionen/2025-03-10/original.pdf").exists()


def test_a_file_that_took_too_long_stops_the_build_until_it_is_allowed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vetting.files, "Workers", _Broken)
    with_file(content, b"En plan.", ".txt")
    report = built(content)
    assert not report.ok
    (mark,) = set(re.findall(r"referat allow (\S+)", told(report.problems)))
    assert allow(content, [mark], "set igennem", dt.date(2026, 11, 22)) == ()
    assert built(content).ok


def test_an_original_that_is_kept_in_is_not_offered_as_an_attachment_either(content: Path) -> None:
    data = f"Om Bo {CANARY}".encode()
    original = "originals/direktionen/2025-03-10.txt"
    source = f"source:\n  file: {original}\n---\n\n"
    other = _HEAD.replace("2025-03-10", "2025-03-24") + _ITEM
    put(content, {original: data, f"{_FILE}.txt": data, _MEETING: _HEAD.replace("---\n\n", source) + _ITEM})
    attached = f"{other}\n### Bilag\n\n- [Plan](../../../{_FILE}.txt)\n"
    put(content, {"meetings/direktionen/2025/2025-03-24.md": attached})
    address = "moeder/direktionen/2025-03-10/#punkt-1"
    put(content, {_WITHDRAWALS: f'[[withdrawal]]\naddress = "{address}"\ndate = 2026-11-22\nreason = "x"\n'})
    assert built(content).ok
    assert not spilled(content.parent / "site")


class _Broken:
    """Workers whose every process breaks."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def each(self, _: object, jobs: list[object]) -> list[tuple[object, Problem]]:
        return [(job, Problem("error", say("Dokumentet fik læseren til at bryde sammen"))) for job in jobs]


def test_a_file_that_was_taken_back_is_not_offered_by_another_name(content: Path) -> None:
    data = pdfs.drawn([pdfs.text(72, 72, f"Om {CANARY}")])
    put(content, {f"{_FILE}.pdf": data, f"{_FILE}-igen.pdf": data})
    links = "".join(f"- [Plan](../../../{_FILE}{name}.pdf)\n" for name in ("", "-igen"))
    put(content, {_MEETING: f"{_HEAD}{_ITEM}\n### Bilag\n\n{links}"})
    assert built(content).ok
    assert len(spilled(content.parent / "site")) == 2
    address = "bilag/direktionen/2025-03-10/plan.pdf"
    put(content, {_WITHDRAWALS: f'[[withdrawal]]\naddress = "{address}"\ndate = 2026-11-22\nreason = "x"\n'})
    assert built(content).ok
    assert not spilled(content.parent / "site")


def test_a_text_to_be_left_out_that_stands_nowhere_stops_the_build_unless_a_file_has_it(content: Path) -> None:
    put(content, {_WITHDRAWALS: f'[[redaction]]\ntext = "Bo {CANARY}"\ndate = 2026-11-22\nreason = "x"\n'})
    assert "står ingen steder" in told(built(content).problems)
    with_file(content, f"Bo {CANARY} søger".encode(), ".txt")
    report = built(content)
    assert report.ok, told(report.problems)
    assert not spilled(content.parent / "site")


def test_a_file_that_is_changed_after_it_was_looked_through_does_not_go_out(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_file(content, b"En plan.", ".txt")
    judge = vetting.judge_pages

    def meanwhile(pages: Mapping[str, bytes], vetted: vetting.Vetted) -> tuple[Problem, ...]:
        put(content, {f"{_FILE}.txt": f"Om {NUMBER}."})
        return judge(pages, vetted)

    monkeypatch.setattr(building, "judge_pages", meanwhile)
    report = built(content)
    assert not report.ok
    assert "ændret" in told(report.problems)
    assert not (content.parent / "site").exists()
