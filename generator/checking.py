"""Everything that can be wrong with the content and with the built site, told at once."""

from __future__ import annotations

from pathlib import Path

from generator.build import gather
from generator.problems import Problem, say
from generator.site_links import dead_links
from generator.writing import verify


def check(content: Path, site: Path) -> tuple[Problem, ...]:
    """The problems of the content, and of the site where one has been built."""
    problems = gather(content).problems
    if not (site / "index.html").exists():
        hint = say("Byg den med: referat build")
        return (*problems, Problem("note", say("Webstedet er ikke bygget endnu"), str(site), hint=hint))
    return (*problems, *verify(site), *dead_links(site))
