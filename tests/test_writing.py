from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.problems import Problem
from generator.writing import MANIFEST, Sealed, Written, swapping, verify, write
from generator.writing.paths import refused

ONE = {"index.html": b"forside", "sager/21-1/index.html": b"sag", "om/index.html": b"om"}
TWO = {"index.html": b"ny forside", "sager/21-1/index.html": b"sag", "sager/21-2/index.html": b"ny sag"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the manifest apart."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    found.pop(MANIFEST, None)
    return found


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What would tell that anything below a folder, or the folder itself, had been touched."""
    return {
        str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns, path.lstat().st_ctime_ns)
        for path in (folder, *folder.rglob("*"))
    }


def messages(problems: tuple[Problem, ...]) -> str:
    return "\n".join(problem.in_language("da") for problem in problems)


# what is written


def test_writes_the_files_and_a_sorted_manifest_that_proves_them(site: Path) -> None:
    assert write(site, ONE) == Written(new=3)
    assert tree(site) == ONE
    lines = (site / MANIFEST).read_text().splitlines()
    assert lines == [f"{hashlib.sha256(ONE[path]).hexdigest()}  {path}" for path in sorted(ONE)]
    assert verify(site) == ()


def test_counts_what_is_new_changed_removed_and_unchanged(site: Path) -> None:
    write(site, ONE)
    assert write(site, TWO) == Written(new=1, changed=1, removed=1, unchanged=1)
    assert tree(site) == TWO
    assert not (site / "om").exists()


def test_a_second_writing_touches_nothing(site: Path) -> None:
    files: dict[str, bytes | Sealed] = {**ONE, "bilag/plan.pdf": sealed(site.parent / "bilag.pdf", b"bilag")}
    write(site, files)
    before = stamps(site.parent)
    assert write(site, files) == Written(unchanged=4)
    assert stamps(site.parent) == before


def test_unchanged_files_stay_the_very_same_and_changed_ones_are_never_written_into(site: Path) -> None:
    write(site, ONE)
    kept = (site / "sager/21-1/index.html").stat()
    os.link(site / "index.html", site.parent / "held")
    write(site, TWO)
    now = (site / "sager/21-1/index.html").stat()
    assert (now.st_ino, now.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)
    assert (site.parent / "held").read_bytes() == ONE["index.html"]


def test_leaves_nothing_beside_the_site(site: Path) -> None:
    write(site, ONE)
    write(site, TWO)
    assert list(site.parent.iterdir()) == [site]


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    write(site, {"a": b"1", "b/c": b"2"})
    write(site, {"a/d": b"3", "b": b"4"})
    assert tree(site) == {"a/d": b"3", "b": b"4"}


def test_a_file_altered_by_hand_is_put_right(site: Path) -> None:
    write(site, ONE)
    (site / "index.html").write_bytes(b"rettet")
    assert write(site, ONE) == Written(changed=1, unchanged=2)
    assert tree(site) == ONE


def test_a_manifest_altered_by_hand_is_put_right(site: Path) -> None:
    write(site, ONE)
    right = (site / MANIFEST).read_bytes()
    (site / MANIFEST).write_bytes(right.replace(b"\n", b"\r\n"))
    assert write(site, ONE) == Written(unchanged=3)
    assert (site / MANIFEST).read_bytes() == right


def test_a_linked_site_folder_stays_a_link(site: Path) -> None:
    target = site.parent / "elsewhere" / "public"
    target.mkdir(parents=True)
    site.symlink_to(target, target_is_directory=True)
    write(site, ONE)
    assert site.is_symlink()
    assert tree(target) == ONE


def test_folders_stay_open_to_whom_they_were_open(site: Path) -> None:
    write(site, ONE)
    site.chmod(0o750)
    (site / "sager").chmod(0o2775)
    write(site, TWO)
    assert site.stat().st_mode & 0o7777 == 0o750
    assert (site / "sager").stat().st_mode & 0o7777 == 0o2775


PATHS = st.lists(st.sampled_from(["a", "b", "c.html", "æ"]), min_size=1, max_size=3).map("/".join)
FILES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"2", b"22"]), max_size=6).filter(
    lambda files: not refused(files, MANIFEST)
)
FOREIGN = st.dictionaries(PATHS.map(lambda path: f"{path}.egen"), st.sampled_from([b"mit", b"dit"]), max_size=3).filter(
    lambda files: not refused(files, MANIFEST)
)


@given(one=FILES, two=FILES, foreign=FOREIGN)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_one_site_and_then_another_the_folder_is_the_other_and_what_others_put_there(
    tmp_path_factory: pytest.TempPathFactory, one: dict[str, bytes], two: dict[str, bytes], foreign: dict[str, bytes]
) -> None:
    site = tmp_path_factory.mktemp("build") / "site"
    assert not write(site, one).problems
    mine = {path: content for path, content in foreign.items() if not refused([*one, *two, path], MANIFEST)}
    for path, content in mine.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    written = write(site, two)
    assert not written.problems
    assert tree(site) == {**two, **mine}
    assert written.new + written.changed + written.unchanged == len(two)
    assert verify(site) == ()
    before = stamps(site)
    write(site, two)
    assert stamps(site) == before


# files to copy, each sealed


def sealed(file: Path, content: bytes) -> Sealed:
    """A file with this content, and sealed so."""
    file.write_bytes(content)
    return Sealed(file, hashlib.sha256(content).hexdigest())


def test_a_sealed_file_is_copied(site: Path) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    assert write(site, {"plan.pdf": plan}) == Written(new=1)
    assert tree(site) == {"plan.pdf": b"bilag"}
    assert verify(site) == ()


def test_the_source_and_its_copy_are_two_files(site: Path) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    write(site, {"plan.pdf": plan})
    assert not (site / "plan.pdf").samefile(plan.path)


def test_a_large_file_is_never_held_in_memory(site: Path) -> None:
    source = site.parent / "stor.pdf"
    with source.open("wb") as stream:
        stream.truncate(64_000_000)
    with source.open("rb") as stream:
        plan = Sealed(source, hashlib.file_digest(stream, "sha256").hexdigest())
    tracemalloc.start()
    for _ in range(2):
        write(site, {"stor.pdf": plan})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (site / "stor.pdf").stat().st_size == 64_000_000
    assert peak < 8_000_000


def rewritten(file: Path) -> None:
    file.write_bytes(b"andet")


def linked(file: Path) -> None:
    file.rename(file.with_name("samme.pdf"))
    file.symlink_to("samme.pdf")


def piped(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def made_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("change", [rewritten, linked, piped, made_a_folder])
@pytest.mark.parametrize("before", [{}, {"plan.pdf": b"andet og mere"}])
def test_a_file_that_is_not_what_was_sealed_is_named_and_the_site_stands(
    site: Path, change: Callable[[Path], None], before: dict[str, bytes]
) -> None:
    if os.name == "nt" and change is not rewritten:
        pytest.skip("Windows has no pipes in folders, and links only for administrators")
    write(site, {**ONE, **before})
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    change(plan.path)
    (problem,) = write(site, {**TWO, "plan.pdf": plan}).problems
    assert (problem.level, problem.path) == ("error", str(plan.path))
    assert tree(site) == {**ONE, **before}
    assert not list(site.parent.glob(".site*"))


@pytest.mark.skipif(os.name == "nt", reason="links only for administrators")
def test_a_link_put_in_a_sealed_files_place_at_the_last_moment_is_not_followed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    linked(plan.path)
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    (problem,) = write(site, {"plan.pdf": plan}).problems
    assert problem.path == str(plan.path)
    assert not site.exists()


def test_a_sealed_file_that_is_gone_is_named(site: Path) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    plan.path.unlink()
    write(site, ONE)
    assert [problem.path for problem in write(site, {**TWO, "plan.pdf": plan}).problems] == [str(plan.path)]
    assert tree(site) == ONE


def test_a_sealed_file_with_another_content_of_the_same_size_and_time_is_taken_again(site: Path) -> None:
    file = site.parent / "bilag.txt"
    for content, written in [(b"Navn: Karen Holm", Written(new=1)), (b"Navn: [udeladt] ", Written(changed=1))]:
        plan = sealed(file, content)
        os.utime(file, (1, 1))
        assert write(site, {"plan.txt": plan}) == written
    assert tree(site) == {"plan.txt": b"Navn: [udeladt] "}


@pytest.mark.parametrize("time", [None, (1, 1)])
def test_a_sealed_file_is_read_once_whatever_its_time(site: Path, time: tuple[int, int] | None) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    write(site, {"plan.pdf": plan})
    os.utime(plan.path, time)
    read = []
    with audited(lambda event, args: read.append(Path(str(args[0])).name) if event == "open" else None):
        assert write(site, {"plan.pdf": plan}) == Written(unchanged=1)
    assert MANIFEST in read
    assert not {"bilag.pdf", "plan.pdf"}.intersection(read)


def test_a_copy_of_a_sealed_file_that_was_cut_off_is_put_right(site: Path) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    write(site, {"plan.pdf": plan})
    (site / "plan.pdf").write_bytes(b"bi")
    assert write(site, {"plan.pdf": plan}) == Written(changed=1)
    assert tree(site) == {"plan.pdf": b"bilag"}


def test_anothers_file_is_ours_only_if_it_is_the_sealed_one(site: Path) -> None:
    plan = sealed(site.parent / "bilag.pdf", b"bilag")
    write(site, {})
    (site / "plan.pdf").write_bytes(b"andet")
    assert [problem.path for problem in write(site, {"plan.pdf": plan}).problems] == [str(site / "plan.pdf")]
    (site / "plan.pdf").write_bytes(b"bilag")
    assert write(site, {"plan.pdf": plan}) == Written(unchanged=1)


# what others have put there


def test_carries_over_what_others_put_there(site: Path) -> None:
    site.mkdir()
    (site / ".gitkeep").touch()
    write(site, ONE)
    (site / "web.config").write_bytes(b"<configuration/>")
    (site / "logo").mkdir()
    (site / "nyt").symlink_to("om", target_is_directory=True)
    write(site, TWO)
    assert tree(site) == {**TWO, ".gitkeep": b"", "web.config": b"<configuration/>"}
    assert (site / "logo").is_dir()
    assert (site / "nyt").readlink() == Path("om")


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [("feed.xml", "feed.xml"), ("Feed.xml", "feed.xml"), ("sager", "sager/index.html"), ("om/mit.txt", "om")],
)
def test_never_writes_over_what_others_put_there(site: Path, theirs: str, wanted: str) -> None:
    write(site, {"index.html": b""})
    (site / theirs).parent.mkdir(exist_ok=True)
    (site / theirs).write_bytes(b"mit eget")
    written = write(site, {wanted: b"arkivets"})
    assert [problem.path for problem in written.problems] == [str(site / theirs)]
    assert tree(site) == {"index.html": b"", theirs: b"mit eget"}


def test_anothers_file_with_just_the_wanted_bytes_becomes_ours(site: Path) -> None:
    write(site, {})
    (site / "feed.xml").write_bytes(b"ens")
    assert write(site, {"feed.xml": b"ens"}) == Written(unchanged=1)
    assert write(site, {}) == Written(removed=1)


def test_a_folder_that_is_not_ours_is_refused(site: Path) -> None:
    site.mkdir()
    (site / "ferie.jpg").write_bytes(b"foto")
    assert "ikke har skrevet" in messages(write(site, ONE).problems)
    assert tree(site) == {"ferie.jpg": b"foto"}


def test_a_bagit_bag_is_not_ours_though_its_manifest_has_our_name(site: Path) -> None:
    (site / "data").mkdir(parents=True)
    (site / "data/a.txt").write_bytes(b"a")
    (site / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\n")
    (site / MANIFEST).write_text(f"{hashlib.sha256(b'a').hexdigest()}  data/a.txt\n")
    assert "ikke har skrevet" in messages(write(site, ONE).problems)
    assert (site / "data/a.txt").exists()


def test_a_manifest_that_names_files_outside_the_site_reaches_none_of_them(site: Path) -> None:
    write(site, ONE)
    outside = site.parent / "mit.txt"
    outside.write_bytes(b"mit")
    with (site / MANIFEST).open("a") as manifest:
        manifest.write(f"{'0' * 64}  ../mit.txt\n{'0' * 64}  {outside}\n")
    assert verify(site) == ()
    write(site, ONE)
    assert outside.read_bytes() == b"mit"


# what is refused


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../a", "a/../b", "./a", "a//b", "a/", "", "a\\b", "C:a", "a\nb", "a\0b", MANIFEST]
)
def test_a_path_that_is_no_file_below_the_site_is_refused(site: Path, path: str) -> None:
    assert len(write(site, {path: b""}).problems) == 1
    assert not site.exists()


@pytest.mark.parametrize("paths", [("Om", "om"), ("a", "a/b"), ("A", "a/b"), ("aa\u030a", "a\u00e5"), ("ß", "ss")])
def test_paths_that_are_one_file_on_some_system_are_refused(site: Path, paths: tuple[str, str]) -> None:
    problems = write(site, dict.fromkeys(paths, b"")).problems
    assert len(problems) == 1
    assert all(path in messages(problems) for path in paths)


def test_all_refusals_are_told_at_once(site: Path) -> None:
    assert len(write(site, {"../a": b"", "b:c": b"", "Om": b"", "om": b""}).problems) == 3


def test_a_site_that_is_a_file_is_a_problem(site: Path) -> None:
    site.write_bytes(b"fil")
    assert write(site, ONE).problems
    assert site.read_bytes() == b"fil"


def test_a_mount_point_is_a_problem_that_says_where_to_build(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    site.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    assert str(site / "site") in messages(write(site, ONE).problems)


def test_two_builds_at_once_do_not_mix(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    monkeypatch.setattr(swapping, "_PATIENCE", 0.1)
    with swapping.alone(site):
        assert "anden bygning" in messages(write(site, ONE).problems)
    assert not write(site, ONE).problems


# failing and being killed

_listeners: list[Any] = []
sys.addaudithook(lambda event, args: [listen(event, args) for listen in _listeners] and None)


@contextlib.contextmanager
def audited(listen: Any) -> Iterator[None]:
    """Hear of (or stop, by raising) each call that Python makes to the file system."""
    _listeners.append(listen)
    try:
        yield
    finally:
        _listeners.remove(listen)


class FailingAt:
    """Raises at the given one of the calls that write something."""

    def __init__(self, call: int, code: int) -> None:
        self.left, self.code = call, code

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        is_write = event in {"os.mkdir", "os.link", "os.rename", "os.chmod", "os.utime"}
        if is_write or (event == "open" and "x" in str(args[1])):
            self.left -= 1
            if self.left == 0:
                raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_whichever_call_fails_the_site_is_the_old_one_or_the_new_one_and_nothing_is_left_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    plan = sealed(tmp_path / "bilag.pdf", b"bilag")
    for call in range(1, 100):
        folder = tmp_path / str(call)
        write(folder / "site", ONE)
        failing = FailingAt(call, code)
        with audited(failing):
            written = write(folder / "site", {**TWO, "plan.pdf": plan})
        if failing.left > 0:
            break
        is_done = not written.problems  # a hard link that fails becomes a copy
        assert tree(folder / "site") == ({**TWO, "plan.pdf": b"bilag"} if is_done else ONE)
        assert list(folder.iterdir()) == [folder / "site"]
    assert 10 < call < 100
    assert not write(folder / "site", TWO).problems


WRITER = """
import sys
from pathlib import Path
from generator.writing import swapping, write
if sys.argv[2] == "renames":
    swapping._exchange = lambda one, other: False
site = Path(sys.argv[1])
while True:
    for side in ("en", "to"):
        write(site, {f"{n % 7}/{n}.html": f"{side} {n}".encode() * 50 for n in range(60) if n % 3 or side == "en"})
        print("skrevet", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_moment_it_leaves_the_old_site_or_the_new(site: Path, way: str) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    seen = set()
    for _ in range(14):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(site), way], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
        )
        with writer:
            assert writer.stdout
            for _ in range(chance.randint(1, 4)):
                writer.stdout.readline()
            time.sleep(chance.random() * 0.03)
            writer.kill()
        if way == "renames":
            swapping.recover(site)
        assert verify(site) == ()
        sides = {content.split()[0] for content in tree(site).values()}
        assert len(sides) == 1
        assert len(tree(site)) == (60 if sides == {b"en"} else 40)
        seen |= sides
    assert seen == {b"en", b"to"}
    assert not write(site, ONE).problems
    assert tree(site) == ONE
    assert list(site.parent.iterdir()) == [site]


# verifying


def test_verify_tells_what_is_lost_and_what_is_altered(site: Path) -> None:
    write(site, ONE)
    (site / "om/index.html").unlink()
    (site / "index.html").write_bytes(b"rettet")
    assert [problem.path for problem in verify(site)] == [str(site / "index.html"), str(site / "om/index.html")]
    assert "ændret" in messages(verify(site)[:1])
    assert "forsvundet" in messages(verify(site)[1:])


def test_verify_of_a_folder_without_manifest_says_so(site: Path) -> None:
    assert "ingen liste" in messages(verify(site))


def test_a_percent_sign_is_escaped_in_the_manifest_and_read_back(site: Path) -> None:
    write(site, {"100%25.txt": b"a", "100%.txt": b"b"})
    assert "  100%2525.txt\n" in (site / MANIFEST).read_text()
    assert verify(site) == ()
    assert write(site, {}) == Written(removed=2)
