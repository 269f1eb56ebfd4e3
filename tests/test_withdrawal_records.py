import datetime as dt
from pathlib import Path

import pytest

from generator.withdrawal import Redaction, Restoration, Withdrawal, append, plain_address, read_withdrawals

TODAY = dt.date(2026, 11, 22)
ITEM = "moeder/direktionen/2021-06-21/#punkt-3"
RECORD = f"""\
# En persons egen bemærkning

[[withdrawal]]
address = "{ITEM}"
date = 2026-11-22
reason = "Fejl"

[[redaction]]
text = "Navn Navnesen"
within = "moeder/direktionen/2021-06-21/"
date = 2026-11-22
reason = "Efter ønske"
"""


def write(content: Path, text: str) -> None:
    (content / "withdrawals.toml").write_text(text, encoding="utf-8")


def test_the_record_is_read(tmp_path: Path) -> None:
    write(tmp_path, RECORD)
    read = read_withdrawals(tmp_path)
    assert not read.problems
    assert read.withdrawals == (Withdrawal(ITEM, TODAY, "Fejl"),)
    assert read.redactions == (
        Redaction("Navn Navnesen", TODAY, "Efter ønske", "[udeladt]", "moeder/direktionen/2021-06-21/"),
    )
    assert [entry.line for entry in read.history] == [3, 8]


def test_an_archive_from_which_nothing_was_taken_back_has_no_record(tmp_path: Path) -> None:
    assert read_withdrawals(tmp_path) == read_withdrawals(tmp_path / "nowhere")
    assert not read_withdrawals(tmp_path).problems


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('reason = "Fejl"', "", 3, "Begrundelsen mangler"),
        ('reason = "Fejl"', 'reason = "Om 010190-0000"', 6, "CPR-nummer"),
        ("date = 2026-11-22\nreason = \"Efter", "reason = \"Efter", 8, "Datoen mangler"),
        ("date = 2026-11-22\nreason = \"Fejl", 'date = "i går"\nreason = "Fejl', 5, "en dato"),
        ('text = "Navn Navnesen"', 'tekst = "Navn Navnesen"', 9, "Ukendt felt «tekst»"),
        ('text = "Navn Navnesen"', 'text = "N!"', 9, "mindst tre"),
        ('text = "Navn Navnesen"', "text = 3", 9, "anførselstegn"),
        (f'address = "{ITEM}"', 'address = "sager/21-1/"', 4, "ikke en adresse"),
        (f'address = "{ITEM}"', "", 3, "ikke en adresse"),
        (f'address = "{ITEM}"', f'address = "{ITEM}-afsnit-1"', 4, "ikke en adresse"),
        ('within = "moeder/direktionen/2021-06-21/"', f'within = "{ITEM}-titel"', 10, "«within»"),
        ('reason = "Fejl"', 'reason = "Fejl"\nmarks = "0123"', 7, "liste af tekster"),
        ('reason = "Fejl"', 'reason = "Fejl"\nnames = [1]', 7, "liste af tekster"),
        ('reason = "Fejl"', 'reason = "Fejl"\ngone = "ja"', 7, "true eller false"),
        ('within = "moeder/direktionen/2021-06-21/"', 'within = "deltagere/x/"', 10, "«within»"),
        ("[[withdrawal]]", "[[retraction]]", 3, "Ukendt felt"),
        ("[[withdrawal]]", "[withdrawal]", 3, "hver post for sig"),
        ("[[withdrawal]]", "x = '''\n[[withdrawal]]\n'''\n[[withdrawal]]", 4, "hver post for sig"),
        ('reason = "Fejl"', 'reason = "Fejl', 6, "Ikke gyldig TOML"),
    ],
)  # fmt: skip
def test_a_mistake_stops_the_build_and_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: int | None, told: str
) -> None:
    write(tmp_path, RECORD.replace(old, new, 1))
    problems = read_withdrawals(tmp_path).problems
    assert any(told in problem.in_language("da") and problem.line == line for problem in problems), problems
    assert all(problem.level == "error" for problem in problems)
    assert "Navnesen" not in "".join(problem.in_language("da") for problem in problems)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\xff\xfe", b"[" * 20_000, b"x = " + b"[" * 20_000, b"x = " + b"1" * 5_000]
)
def test_a_record_that_cannot_be_read_stops_the_build(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "withdrawals.toml").write_bytes(data)
    assert [problem.level for problem in read_withdrawals(tmp_path).problems] == ["error"]


def test_a_record_that_is_a_folder_or_a_link_or_is_misnamed_stops_the_build(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "withdrawals.toml").mkdir()
    (tmp_path / "b" / "withdrawals.toml").symlink_to("gone.toml")
    (tmp_path / "c" / "withdrawals.toml.txt").write_text(RECORD, encoding="utf-8")
    (tmp_path / "d" / "withdrawals.toml").symlink_to(tmp_path / "c" / "withdrawals.toml.txt")
    for name in ("a", "b", "c", "d"):
        assert [problem.level for problem in read_withdrawals(tmp_path / name).problems] == ["error"], name


def test_what_stands_there_is_kept_byte_for_byte(tmp_path: Path) -> None:
    for before in (RECORD, RECORD.rstrip(), RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD):
        path = tmp_path / "withdrawals.toml"
        path.write_bytes(before.encode())
        append(tmp_path, Withdrawal("deltagere/bo-lund/", TODAY, "Efter ønske"))
        assert path.read_bytes().startswith(before.encode())
        read = read_withdrawals(tmp_path)
        assert not read.problems
        assert [entry.address for entry in read.withdrawals] == [ITEM, "deltagere/bo-lund/"]
        assert (b"\r\n" in path.read_bytes()) == ("\r\n" in before)
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") or "\r\n" not in before


def test_the_first_entry_makes_a_record_that_explains_itself(tmp_path: Path) -> None:
    append(tmp_path, Withdrawal(ITEM, TODAY, "Fejl"))
    text = (tmp_path / "withdrawals.toml").read_text(encoding="utf-8")
    assert text.startswith("# Det, der er trukket tilbage")
    assert read_withdrawals(tmp_path).withdrawals == (Withdrawal(ITEM, TODAY, "Fejl"),)


def test_what_it_is_known_by_is_written_and_read_and_put_together_when_it_is_noted_again(tmp_path: Path) -> None:
    first = Withdrawal("deltagere/bo-lund/", TODAY, "Fejl", marks=("a", "b"), names=('Bo "B." Lund', "Bo Lund"))
    append(tmp_path, first, Withdrawal("deltagere/bo-lund/", TODAY, "Igen", marks=("b", "c"), names=("B. Lund",)))
    text = (tmp_path / "withdrawals.toml").read_text(encoding="utf-8")
    assert 'marks = ["a", "b"]\nnames = ["Bo \\"B.\\" Lund", "Bo Lund"]\n' in text
    (tmp_path / "withdrawals.toml").write_text(f"{text}gone = true\n", encoding="utf-8")
    (read,) = read_withdrawals(tmp_path).withdrawals
    assert (read.reason, read.marks, read.is_gone) == ("Fejl", ("a", "b", "c"), True)
    assert read.names == ('Bo "B." Lund', "Bo Lund", "B. Lund")
    append(
        tmp_path, Restoration(TODAY, "Alligevel", "deltagere/bo-lund/"), Withdrawal("deltagere/bo-lund/", TODAY, "x")
    )
    assert read_withdrawals(tmp_path).withdrawals[0].marks == ()


def test_what_is_restored_holds_no_more_until_it_is_withdrawn_again(tmp_path: Path) -> None:
    withdrawal = Withdrawal(ITEM, TODAY, "Fejl")
    redaction = Redaction("Navn Navnesen", TODAY, "Efter ønske")
    append(tmp_path, withdrawal, redaction)
    append(tmp_path, Restoration(TODAY, "Alligevel", ITEM), Restoration(TODAY, "Alligevel", text="Navn Navnesen"))
    read = read_withdrawals(tmp_path)
    assert (read.withdrawals, read.redactions, len(read.history)) == ((), (), 4)
    append(tmp_path, withdrawal)
    assert read_withdrawals(tmp_path).withdrawals == (withdrawal,)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (ITEM, ITEM),
        (f"/{ITEM}", ITEM),
        ("moeder/direktionen/2021-06-21#punkt-3", ITEM),
        (f"https://referater.example.dk/a/moeder/x/{ITEM}", ITEM),
        ("http://127.0.0.1:8000/moeder/direktionen/2021-06-21/index.html?q=a%20b#punkt-3:~:text=noget", ITEM),
        ("https://x.dk/moeder%2Fdirektionen%2F2021-06-21/index.json#punkt-3", ITEM),
        ("content\\meetings\\direktionen\\2021\\2021-06-21.md", "moeder/direktionen/2021-06-21/"),
        ("/home/a/arkiv/content/meetings/direktionen/2021/2021-06-21-2.md", "moeder/direktionen/2021-06-21-2/"),
        ("«deltagere/bo-lund»", "deltagere/bo-lund/"),
        ("bilag/direktionen/2021-06-21/plan.pdf", "bilag/direktionen/2021-06-21/plan.pdf"),
        ("content/attachments/direktionen/2021-06-21/Plån 2.PDF", "bilag/direktionen/2021-06-21/plaan-2.pdf"),
        ("moeder/direktionen/2021-06-21/original.pdf", "moeder/direktionen/2021-06-21/original.pdf"),
        ("moeder%2Fdirektionen%2F2021-06-21%2F%23punkt-3", ITEM),
        ("https%3A%2F%2Fx.dk%2Fmoeder%2Fdirektionen%2F2021-06-21%2Findex.html%3Fq%3Da%23punkt-3", ITEM),
        ("/deltagere/karen-holm-s%C3%B8rensen/", "deltagere/karen-holm-soerensen/"),
        ("Deltagere/Karen Holm Sørensen", "deltagere/karen-holm-soerensen/"),
        ("moeder/by-%20og%20milj%C3%B8udvalget/2021-06-21/", "moeder/by-og-miljoeudvalget/2021-06-21/"),
        ("bilag/direktionen/2021-06-21/Bilag%201%20.pdf", "bilag/direktionen/2021-06-21/bilag-1.pdf"),
        ("bilag/direktionen/plan-svg.bin", "bilag/direktionen/plan-svg.bin"),
        ("Bo Lund", "Bo Lund"),
        ("", ""),
    ],
)
def test_an_address_is_known_however_it_is_at_hand(said: str, address: str) -> None:
    assert plain_address(said) == address
