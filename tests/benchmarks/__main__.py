"""How long import and build take on a made archive of any size: `python -m tests.benchmarks --meetings 500`.

The archive is the bundled one told over and over at other dates, so its texts are as real ones are. Each figure stands
beside a yardstick of the same run: what markdown-it-py alone takes for the same Markdown. No test asks for seconds.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from generator.accession import bring_in, documents_in
from generator.build import build
from generator.content import content_path, format, read  # noqa: A004 - named for its pair, `parse`
from generator.model import Item, Meeting
from tests.printing import as_extracted_text

BUNDLED = Path(__file__).parent.parent.parent / "content"
_A_WEEK = dt.timedelta(days=7)


def made_meetings(count: int) -> Iterator[Meeting]:
    """`count` meetings: the bundled ones, each edition at other dates and with case numbers of its own."""
    bundled = [dataclasses.replace(meeting, source=None) for meeting in read(BUNDLED).meetings]
    first = dt.date(1990, 1, 1)
    for number in range(count):
        meeting = bundled[number % len(bundled)]
        edition = number // len(bundled)
        items = tuple(
            dataclasses.replace(item, case=f"{item.case}{edition:03}" if item.case else None) for item in meeting.items
        )
        stripped = tuple(_without_files(item) if isinstance(item, Item) else item for item in items)
        date = first + number * _A_WEEK
        title = f"REFERAT {meeting.body} d. {date:%d-%m-%Y}"
        yield dataclasses.replace(meeting, title=title, date=date, kind="minutes", items=stripped, corrections=())


def _without_files(item: Item) -> Item:
    sections = tuple(
        dataclasses.replace(
            section, attachments=tuple(dataclasses.replace(attachment, path=None) for attachment in section.attachments)
        )
        for section in item.sections
    )
    return dataclasses.replace(item, sections=sections)


def timed(what: str, act: Callable[[], object], yardstick: float = 0.0) -> float:
    """Do it once, print the seconds (and how many yardsticks that is), and give them."""
    began = time.perf_counter()
    act()
    seconds = time.perf_counter() - began
    ratio = f"   {seconds / yardstick:6.2f} × markdown-it-py" if yardstick else ""
    print(f"{what:44}{seconds:9.2f} s{ratio}", flush=True)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=200)
    count = parser.parse_args().meetings
    with tempfile.TemporaryDirectory() as folder:
        measure(list(made_meetings(count)), Path(folder))


def measure(meetings: list[Meeting], folder: Path) -> None:
    """Import, build, build again, build after an edit."""
    sources, content, site = folder / "sources", folder / "content", folder / "site"
    sources.mkdir()
    content.mkdir()
    for name in ("archive.toml", "people.toml"):
        shutil.copy(BUNDLED / name, content / name)
    texts = [section.text for m in meetings for item in m.items if isinstance(item, Item) for section in item.sections]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(meetings)} meetings, {sum(len(m.items) for m in meetings)} items, {size / 1e6:.1f} MB of Markdown\n")
    for number, meeting in enumerate(meetings):
        (sources / f"{number:06}.txt").write_text(as_extracted_text(meeting), encoding="utf-8")
    markdown = MarkdownIt("commonmark").enable("table")
    yardstick = timed("yardstick: markdown-it-py on the texts", lambda: [markdown.render(text) for text in texts])
    timed("import", lambda: _import(sources, content), yardstick)
    timed("build, nothing remembered", lambda: _build(content, site), yardstick)
    timed("build again", lambda: _build(content, site), yardstick)
    edited = content / content_path(meetings[-1])
    edited.write_text(format(meetings[-1]).replace("Godkendt", "Tiltrådt"), encoding="utf-8")
    timed("build after an edit of one meeting", lambda: _build(content, site), yardstick)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bytes_out = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    print(f"\npeak memory {peak:.0f} MB; the site {bytes_out / 1e6:.0f} MB")


def _import(sources: Path, content: Path) -> None:
    accessions = bring_in(documents_in([sources]), content)
    refused = [accession.problems for accession in accessions if accession.outcome != "new"]
    if refused:
        raise AssertionError(refused[0])


def _build(content: Path, site: Path) -> None:
    report = build(content, site)
    if not report.ok:
        raise AssertionError(report.problems)


if __name__ == "__main__":
    main()
