"""Everything that can be wrong with the content and with the built site, told at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.build import memory_of
from generator.checking.looking import files_of_site, looked_into
from generator.checking.numbers import Pages, told_numbers
from generator.checking.own_files import own_files
from generator.checking.record import sought_by
from generator.checking.remains import Remains
from generator.gathering import gather
from generator.problems import Problem, say
from generator.site_links import dead_links
from generator.vetting import Vetted, judge_pages, vet
from generator.writing import verify


def check(content: Path, site: Path) -> tuple[Problem, ...]:
    """The problems of the content, and of the site where one has been built.

    The site may be any: built before something was taken back, on another machine, or by another edition.
    """
    gathered = gather(content)
    vetted = vet(gathered, content, memory_of(content))
    problems = (*gathered.problems, *vetted.problems)
    if not (site / "index.html").exists():
        hint = say("Byg det med: referat build")
        return (*problems, Problem("note", say("Webstedet er ikke bygget endnu"), str(site), hint=hint))
    return (
        *problems,
        *verify(site),
        *_dead_links(site, gathered.config.base_url),
        *_let_out(content, site, vetted),
    )


def _let_out(content: Path, site: Path, vetted: Vetted) -> Iterator[Problem]:
    """What stands in the site and must not: CPR numbers, and what is left of that which was taken out."""
    files = files_of_site(site, vetted.gathered.served)
    taken_back = frozenset(each.address for each in vetted.gathered.archive.withdrawn if each.kind == "attachment")
    remains = Remains(sought_by(content, vetted), taken_back)
    own = own_files() if remains.sought else {}
    yield from judge_pages(Pages(files), vetted)
    for looked in looked_into(files, vetted):
        yield from told_numbers(looked, vetted)
        if own.get(looked.file.path) != looked.file.sha256:  # else all that it says is the program's
            remains.look_through(looked.file)
    yield from remains.problems()
    recorded = vetted.gathered.withdrawals
    if remains.is_proven and (taken := len(recorded.withdrawals) + len(recorded.redactions)):
        message = say(
            "Intet er tilbage af det, der er taget ud: {taken} ting er eftersøgt i {files} filer ({size} MB)",
            taken=taken, files=len(files), size=sum(stored.size for stored in files) // 1_000_000,
        )  # fmt: skip
        yield Problem("note", message, str(site))


def _dead_links(site: Path, base_url: str) -> tuple[Problem, ...]:
    """Every link and anchor of the built pages that leads nowhere in the site."""
    files = {
        file.relative_to(site).as_posix(): file.read_bytes() if file.suffix == ".html" else b""
        for file in site.rglob("*")
        if file.is_file()
    }
    hint = say("Byg webstedet igen; bliver fejlen ved, er det programmets")
    return tuple(
        Problem("error", say("Et link fører ingen steder hen: {link}", link=link), page, hint=hint)
        for page, _, link in (dead.partition(": ") for dead in dead_links(files, urlsplit(base_url).path or "/"))
    )
