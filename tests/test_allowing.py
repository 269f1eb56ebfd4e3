from pathlib import Path

import pytest

from generator.cli import main
from generator.privacy import read_allowances, with_key_kept

MARK = "abcdefghijklmnop"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    with_key_kept(read_allowances(folder).allowances, folder)
    return folder


def test_allow_writes_the_list_and_says_what_to_do_next(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["allow", MARK, "--reason", "Et sagsnummer", "--content", str(content), "--lang", "da"]
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.out == (f"Skrevet i {content / 'allowed.toml'}: 1 til, som må udgives. Byg igen med «referat build»\n")
    assert told.err == ""
    assert read_allowances(content).allowances.allows(MARK)


def test_allow_tells_why_it_did_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["allow", "010190-1234", "--reason", "Om 010190-1234", "--content", str(content), "--lang", "en"]
    assert main(arguments) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("error: «01••••-••••» is no fingerprint\n")
    assert "error: There is a CPR number in the reason\n" in told.err
    assert not (content / "allowed.toml").exists()


@pytest.mark.parametrize("arguments", [["allow"], ["allow", MARK], ["allow", "--reason", "x"]])
def test_allow_needs_a_fingerprint_and_a_reason(content: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--content", str(content)])
    assert stopped.value.code == 2


def test_there_must_be_an_archive_to_allow_something_in(tmp_path: Path) -> None:
    assert main(["allow", MARK, "--reason", "x", "--content", str(tmp_path / "intet")]) == 2
