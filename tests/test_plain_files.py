"""Links, pipes and giants below `content/` are told of and never opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import content
from generator.config import read_config
from generator.content import format as format_meeting
from generator.plain_files import LARGEST_TEXT, not_plain
from tests.builders import a_meeting, an_item

_PATH = "meetings/direktionen/2025/2025-03-10.md"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="making links and pipes takes rights there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / _PATH).parent.mkdir(parents=True)
    (tmp_path / "content" / _PATH).write_text(format_meeting(a_meeting(an_item())), encoding="utf-8")
    (tmp_path / "ude").mkdir()
    (tmp_path / "ude/hemmelig.md").write_text("hemmelig")
    return tmp_path / "content"


def _told(folder: Path) -> list[tuple[str, str]]:
    read = content.read(folder)
    assert len(read.meetings) <= 1
    assert "hemmelig" not in str(read.meetings)
    return [(problem.path, problem.level) for problem in read.problems]


def test_an_honest_folder_is_read_also_when_it_is_itself_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert _told(folder) == _told(tmp_path / "link") == []
    assert len(content.read(tmp_path / "link").meetings) == 1


@pytest.mark.parametrize(
    "place", ["meetings/direktionen/2025/2025-04-01.md", "meetings/x.md", "meetings/direktionen/2026", "meetings/nyt"]
)
@pytest.mark.parametrize("target", ["../ude", "../ude/hemmelig.md", "/etc", "/etc/passwd", "findes ikke", "content"])
def test_a_link_is_told_and_not_followed(folder: Path, place: str, target: str) -> None:
    aim = Path(target) if target.startswith("/") else folder / target if target != "content" else folder
    (folder / place).symlink_to(aim)
    expected = [(place, "error")] if place.endswith(".md") or aim.is_dir() else []
    assert _told(folder) == expected


def test_the_folder_of_meetings_may_be_no_link(folder: Path, tmp_path: Path) -> None:
    (folder / "meetings").rename(tmp_path / "ude/meetings")
    (folder / "meetings").symlink_to(tmp_path / "ude/meetings")
    assert _told(folder) == [("meetings", "error")]
    assert content.read(folder).meetings == ()


def test_links_in_a_circle_and_to_themselves_end(folder: Path) -> None:
    (folder / "meetings/rundt").symlink_to(folder / "meetings")
    (folder / "meetings/selv.md").symlink_to("selv.md")
    assert _told(folder) == [("meetings/rundt", "error"), ("meetings/selv.md", "error")]


def test_a_pipe_keeps_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "meetings/x.md")
    os.mkfifo(folder / "archive.toml")
    assert _told(folder) == [("meetings/x.md", "error")]
    assert [problem.level for problem in read_config(folder).problems] == ["error"]


def test_a_giant_is_not_read(folder: Path) -> None:
    for name in ("meetings/x.md", "archive.toml"):
        with (folder / name).open("wb") as file:
            file.truncate(2 << 30)  # a file with a hole takes no room
    assert _told(folder) == [("meetings/x.md", "error")]
    assert [problem.path for problem in read_config(folder).problems] == ["archive.toml"]


@pytest.mark.parametrize("name", ["archive.toml", "people.toml"])
def test_configuration_behind_a_link_is_not_read(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "ude/x.toml").write_text('title = "hemmelig"')
    (folder / name).symlink_to(tmp_path / "ude/x.toml")
    configured = read_config(folder)
    assert [(problem.path, problem.level) for problem in configured.problems] == [(name, "error")]
    assert "hemmelig" not in str(configured.problems)


@pytest.mark.parametrize("path", ["../ude/hemmelig.md", "/etc/passwd", "a/../../x", "a//b", "./x", "", "a\0b", "a/./b"])
def test_a_path_that_leads_out_is_refused(folder: Path, path: str) -> None:
    assert not_plain(folder, path) is not None


def test_a_file_is_plain_unless_a_link_stands_on_the_way_to_it(folder: Path, tmp_path: Path) -> None:
    assert not_plain(folder, _PATH) is None
    assert not_plain(folder, _PATH, LARGEST_TEXT) is None
    assert not_plain(folder, _PATH, 3) is not None
    assert not_plain(folder, "meetings") is not None
    (folder / "attachments").symlink_to(tmp_path / "ude")
    assert not_plain(folder, "attachments/hemmelig.md") is not None
    assert not_plain(folder, "findes/ikke.pdf") is None


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x07", "\x1b", "\x9b", "\U000e0041"])
def test_a_sign_that_cannot_be_seen_is_told_and_shown(folder: Path, sign: str) -> None:
    file = folder / _PATH
    file.write_text(file.read_text(encoding="utf-8").replace("Budget", f"Bud{sign}get"), encoding="utf-8")
    read = content.read(folder)
    assert [(problem.level, problem.path) for problem in read.problems] == [("warning", _PATH)]
    assert read.meetings[0].items[0].title == "Bud�get"
