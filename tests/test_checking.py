import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.checking import check

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
