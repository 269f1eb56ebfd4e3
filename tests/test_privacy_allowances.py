import datetime as dt
import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy import Allowances, allow, read_allowances, unneeded, with_key_kept
from generator.privacy.secret import FINGERPRINT, fingerprint, keep_key, key_id, read_key

TODAY = dt.date(2026, 11, 22)
KEY = bytes(range(32))
MARK, OTHER = "abcdefghijklmnop", "ponmlkjihgfedcba"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content folder of an archive that has a key."""
    folder = tmp_path / "content"
    folder.mkdir()
    assert keep_key(tmp_path / "referat.key", KEY) is None
    return folder


def put(content: Path, text: str, key: bytes = KEY) -> None:
    (content / "allowed.toml").write_text(f'key = "{key_id(key)}"\n{text}', encoding="utf-8")


def told(content: Path) -> list[str]:
    return [each.in_language("da") for each in read_allowances(content).problems]


def entry(mark: str, reason: str = "Et sagsnummer") -> str:
    return f'[[allowed]]\nfingerprint = "{mark}"\nreason = "{reason}"\ndate = 2026-11-22\n'


# the key


def test_the_key_lies_beside_content_for_its_owner_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    kept = with_key_kept(read_allowances(content).allowances, content)
    file = tmp_path / "referat.key"
    assert kept.is_kept
    assert read_key(file) == kept.key
    assert list(content.iterdir()) == []
    assert {each.name for each in tmp_path.iterdir()} == {"content", "referat.key"}
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_archive_with_nothing_to_tell_gets_no_key(tmp_path: Path) -> None:
    assert read_allowances(tmp_path / "content").problems == ()
    assert list(tmp_path.iterdir()) == []


def test_two_archives_have_two_keys_and_two_fingerprints_of_one_number(tmp_path: Path) -> None:
    one, other = (read_allowances(tmp_path / name / "content").allowances for name in "ab")
    assert one.fingerprint("cpr", "0101901234") != other.fingerprint("cpr", "0101901234")


def test_a_key_that_is_there_is_never_written_over(content: Path) -> None:
    file = content.parent / "referat.key"
    before = file.read_bytes()
    assert "imens" in str(keep_key(file, bytes(32)))
    assert file.read_bytes() == before
    assert [each.name for each in content.parent.glob(".*")] == []


def test_where_there_are_no_hard_links_the_key_is_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    file = tmp_path / "referat.key"
    assert keep_key(file, KEY) is None
    assert read_key(file) == KEY
    assert "imens" in str(keep_key(file, bytes(32)))
    assert read_key(file) == KEY


def test_a_folder_that_cannot_be_written_gives_no_fingerprint_but_the_reason(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / f".referat.key.{os.getpid()}.tmp").mkdir()  # root may write in a folder that is read-only
    kept = with_key_kept(read_allowances(content).allowances, content)
    assert not kept.is_kept
    assert str(kept.obstacle).startswith("nøglen referat.key kan ikke skrives i ")


def test_a_key_is_not_shown() -> None:
    assert str(KEY) not in repr(Allowances(KEY))
    assert KEY.hex() not in repr(Allowances(KEY))


@pytest.mark.parametrize("text", ["", "abc", "# kun en bemærkning\n", f"{KEY.hex()}\n{KEY.hex()}\n", KEY.hex().upper()])
def test_a_key_that_is_damaged_is_told_and_allows_nothing(content: Path, text: str) -> None:
    put(content, entry(MARK))
    (content.parent / "referat.key").write_text(text, encoding="utf-8")
    assert told(content)[0].startswith(
        "allowed.toml:1: advarsel: Intet af det, der er tilladt her, gælder: filen referat.key er ødelagt\n"
    )
    assert not read_allowances(content).allowances.allows(MARK)


@pytest.mark.parametrize("form", ["\ufeff# Nøglen\n{key}\n", "# Nøglen\r\n{key}\r\n\r\n", "\ufeff{key}"])
def test_a_key_that_another_program_has_saved_is_read(content: Path, form: str) -> None:
    file = content.parent / "referat.key"
    file.write_bytes(form.format(key=KEY.hex()).encode())
    assert read_key(file) == KEY


def test_a_key_that_is_no_plain_file_is_not_waited_for(content: Path) -> None:
    put(content, entry(MARK))
    file = content.parent / "referat.key"
    file.unlink()
    file.symlink_to("/dev/zero")
    assert "nøglen referat.key kan ikke læses: Her står en genvej (et link)" in told(content)[0]
    file.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(file)
        assert "nøglen referat.key kan ikke læses: Her står noget, der ikke er en almindelig fil" in told(content)[0]


def test_of_a_key_file_no_more_is_read_than_a_key_may_be(content: Path) -> None:
    file = content.parent / "referat.key"
    with file.open("r+b") as opened:
        opened.truncate(5_000_000_000)  # all holes
    assert str(read_key(file)) == "filen referat.key er ødelagt"


@given(st.text())
def test_a_fingerprint_is_never_taken_for_a_number_and_masked(value: str) -> None:
    assert FINGERPRINT.fullmatch(fingerprint(KEY, "cpr", value))


@given(st.integers(0, 31), st.integers(1, 255))
def test_with_any_byte_of_the_key_changed_nothing_is_allowed(place: int, change: int) -> None:
    other = bytearray(KEY)
    other[place] ^= change
    assert key_id(bytes(other)) != key_id(KEY)
    assert fingerprint(bytes(other), "cpr", "0101901234") != fingerprint(KEY, "cpr", "0101901234")


def test_a_list_made_with_another_key_allows_nothing_and_says_what_to_do(content: Path) -> None:
    put(content, entry(MARK), bytes(32))
    (problem,) = told(content)
    assert problem.startswith(
        "allowed.toml:1: advarsel: Intet af det, der er tilladt her, gælder: "
        "allowed.toml er lavet med en anden nøgle end den, der ligger i referat.key\n"
        "    → Læg den rigtige referat.key i "
    )
    read = read_allowances(content).allowances
    assert not read.allows(MARK)
    assert with_key_kept(read, content).obstacle


def test_a_key_that_is_lost_is_told_and_no_new_one_takes_its_place(content: Path) -> None:
    put(content, entry(MARK))
    (content.parent / "referat.key").unlink()
    assert "nøglen referat.key mangler" in told(content)[0]
    read = read_allowances(content).allowances
    assert not read.allows(MARK)
    assert "mangler" in str(with_key_kept(read, content).obstacle)
    assert not (content.parent / "referat.key").exists()


# the list


def test_what_is_listed_is_allowed(content: Path) -> None:
    put(content, entry(MARK) + entry(OTHER))
    read = read_allowances(content)
    assert read.problems == ()
    assert [read.allowances.allows(mark) for mark in (MARK, OTHER, "a" * 16)] == [True, True, False]
    assert (read.allowances.allowed[OTHER].date, read.allowances.allowed[OTHER].line) == (TODAY, 6)


def test_mistakes_are_told_with_their_lines_and_then_nothing_is_allowed(content: Path) -> None:
    put(content, f'{entry(MARK)}\n{entry("0123456789abcdef")}\n{entry(OTHER)}raeson = "x"\n[[allowed]]\nreason = ""\n')
    assert told(content) == [
        "allowed.toml:16: fejl: Ukendt felt «raeson»\n    → Mente du «reason»?",
        "allowed.toml:17: fejl: Feltet «allowed» skal være tabeller med et felt: [[allowed]] og fingerprint = …",
        "allowed.toml:8: fejl: Feltet «fingerprint» skal være 16 bogstaver fra a til p, som «referat build» viser dem",
    ]
    read = read_allowances(content).allowances
    assert not read.allows(MARK)
    assert str(read.obstacle) == "der er fejl i allowed.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f'key = "x"\n{entry(MARK, "Hans nummer er 010190-1234")}', "allowed.toml:4: fejl: Der er et CPR-nummer i beg"),
        (f'key = "x"\n{entry(MARK, " ")}', "allowed.toml:4: fejl: Feltet «reason» skal være en begrundelse"),
        (entry(MARK), "allowed.toml: fejl: Feltet «key», der siger"),
        ('key = ""\n', "allowed.toml:1: fejl: Feltet «key», der siger"),
        ("key = 7\n", "allowed.toml:1: fejl: Feltet «key» skal være en tekst"),
        ("allowed = 7\n", "allowed.toml:1: fejl: Feltet «allowed» skal være tabeller"),
        ("allowed = " + "7" * 10_000, "allowed.toml: fejl: Ikke gyldig TOML"),
        ("allowed = " + "[" * 100_000, "allowed.toml: fejl: Ikke gyldig TOML: for mange lag"),
        ("[[allowed]\n", "allowed.toml:1: fejl: Ikke gyldig TOML"),
    ],
)  # fmt: skip
def test_every_mistake_is_told(content: Path, text: str, message: str) -> None:
    (content / "allowed.toml").write_text(text, encoding="utf-8")
    assert any(each.startswith(message) for each in told(content)), told(content)
    assert "0101" not in "".join(told(content)).replace(MARK, "")


def test_an_allowance_that_nothing_needs_is_a_note(content: Path) -> None:
    put(content, entry(MARK) + entry(OTHER))
    (note,) = unneeded(read_allowances(content).allowances, [MARK, "a" * 16])
    assert note.in_language("da").startswith("allowed.toml:6: bemærk: Tilladelsen bruges ikke længere")


# writing the list


def test_the_first_allowance_makes_a_list_that_explains_itself(content: Path) -> None:
    assert allow(content, [MARK], "Et  sagsnummer\n fra før", TODAY) == ()
    text = (content / "allowed.toml").read_text(encoding="utf-8")
    assert text.startswith("# Hvad der må udgives")
    assert tomllib.loads(text) == {
        "key": key_id(KEY),
        "allowed": [{"fingerprint": MARK, "reason": "Et sagsnummer fra før", "date": TODAY}],
    }
    assert read_allowances(content).allowances.allows(MARK)


def test_several_are_allowed_at_once_each_once(content: Path) -> None:
    assert allow(content, [MARK, OTHER.upper(), MARK], "Sagsnumre", TODAY) == ()
    assert list(read_allowances(content).allowances.allowed) == [MARK, OTHER]


@pytest.mark.parametrize(
    ("marks", "reason", "message"),
    [
        ([MARK, "xyz"], "Et sagsnummer", "fejl: «xyz» er ikke et fingeraftryk"),
        (["010190-1234"], "Et sagsnummer", "fejl: «01••••-••••» er ikke et fingeraftryk"),
        ([MARK], " \n", "fejl: Der mangler en begrundelse"),
        ([MARK], "Sagen om 010190-1234", "fejl: Der er et CPR-nummer i begrundelsen"),
        ([MARK, OTHER], "Et sagsnummer", f"allowed.toml:2: fejl: {OTHER} er tilladt i forvejen"),
    ],
)
def test_what_cannot_be_allowed_is_refused_and_nothing_is_written(
    content: Path, marks: list[str], reason: str, message: str
) -> None:
    put(content, entry(OTHER))
    before = (content / "allowed.toml").read_bytes()
    (problem,) = allow(content, marks, reason, TODAY)
    assert problem.in_language("da").startswith(message)
    assert (content / "allowed.toml").read_bytes() == before


def test_nothing_is_allowed_without_the_key_that_gave_the_fingerprint(content: Path) -> None:
    (content.parent / "referat.key").unlink()
    (problem,) = allow(content, [MARK], "Et sagsnummer", TODAY)
    assert "nøglen referat.key mangler, så fingeraftryk kan ikke være herfra" in problem.in_language("da")
    assert list(content.iterdir()) == []
    put(content, entry(OTHER))
    *_, problem = allow(content, [MARK], "Et sagsnummer", TODAY)
    assert problem.level == "error"


def test_a_list_with_mistakes_is_not_added_to(content: Path) -> None:
    put(content, "nøgle = 1\n")
    before = (content / "allowed.toml").read_bytes()
    assert any(each.level == "error" for each in allow(content, [MARK], "Et sagsnummer", TODAY))
    assert (content / "allowed.toml").read_bytes() == before


def test_a_list_that_cannot_be_written_is_told(content: Path) -> None:
    (content / f".allowed.toml.{os.getpid()}.tmp").mkdir()
    (problem,) = allow(content, [MARK], "Et sagsnummer", TODAY)
    assert problem.in_language("da").startswith("allowed.toml: fejl: Kan ikke skrives: ")


_lines = st.lists(st.sampled_from(["", "# Rettet af Ane, så det kan læses", '   # "', "\t# æøå 🙂"]), max_size=4)


@given(
    before=_lines,
    between=_lines,
    reason=st.text(min_size=1).filter(lambda text: text.strip() != ""),
    end=st.sampled_from(["\n", "\r\n"]),
    is_ended=st.booleans(),
    is_listed=st.booleans(),
)
def test_all_that_stood_there_stays_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    before: list[str],
    between: list[str],
    reason: str,
    end: str,
    is_ended: bool,
    is_listed: bool,
) -> None:
    content = tmp_path_factory.mktemp("arkiv") / "content"
    content.mkdir()
    keep_key(content.parent / "referat.key", KEY)
    listed = [f'key = "{key_id(KEY)}"', *between, *entry(OTHER).splitlines()] if is_listed else between
    old = end.join([*before, *listed]) + (end if is_ended else "")
    (content / "allowed.toml").write_bytes(old.encode())
    assert allow(content, [MARK], reason, TODAY) == ()
    new = (content / "allowed.toml").read_bytes()
    assert new.startswith(old.encode())
    assert not old or old.endswith("\n") or new.removeprefix(old.encode()).lstrip(b"\r").startswith(b"\n")
    if end == "\r\n" and "\r\n" in old:
        assert new.count(b"\n") == new.count(b"\r\n")
    read = read_allowances(content)
    assert read.problems == ()
    assert read.allowances.allows(MARK)
    assert read.allowances.allows(OTHER) == is_listed
    kept = " ".join(reason.split()).encode("utf-8", "replace").decode()
    assert read.allowances.allowed[MARK].reason == kept.strip()
