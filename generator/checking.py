"""Everything that can be wrong with the content and with the built site, told at once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from generator.gathering import gather
from generator.problems import Problem, say
from generator.site_links import dead_links
from generator.writing import verify


def check(content: Path, site: Path) -> tuple[Problem, ...]:
    """The problems of the content, and of the site where one has been built."""
    gathered = gather(content)
    if not (site / "index.html").exists():
        hint = say("Byg det med: referat build")
        return (*gathered.problems, Problem("note", say("Webstedet er ikke bygget endnu"), str(site), hint=hint))
    return (*gathered.problems, *verify(site), *_dead_links(site, gathered.config.base_url))


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
