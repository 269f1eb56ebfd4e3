"""The story: content to site, stage by stage. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator import markup, rendering, search, writing
from generator.gathering import Gathered, gather
from generator.model import Archive, ToHtml
from generator.problems import Problem, is_any_error
from generator.remembering import remembering
from generator.vetting import Vetted, judge_pages, vet

MEMORY = ".referat"
"""The folder beside `content/` for what can be made again: remembered fragments, the last index, the preview."""
_FRAGMENTS = "fragments.sqlite"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: `written` is None when it stopped at an error, and the site is as it was."""

    problems: tuple[Problem, ...]
    archive: Archive | None = None
    written: writing.Written | None = None
    cleaned: int = 0
    """How many files are offered as copies without what they said of who made them."""

    @property
    def ok(self) -> bool:
        """Whether the site now shows the content."""
        return self.written is not None


def build(content_folder: Path, site: Path, templates: Path | None = None, base_url: str | None = None) -> BuildReport:
    """The content of one folder as the site in another; an error anywhere leaves the site as it was."""
    memory = memory_of(content_folder)
    vetted = _vetted(content_folder, base_url)
    if isinstance(vetted, BuildReport):
        return vetted
    gathered = vetted.gathered
    with remembering(markup.to_html, markup.VERSION, memory / _FRAGMENTS) as to_html:
        documents = search.documents(gathered.archive, gathered.config, to_html)
        with ThreadPoolExecutor(max_workers=1) as beside:  # Pagefind is a process of its own: it has the other core
            indexing = beside.submit(search.index, documents, memory)
            pages = _pages(gathered, to_html, templates)
            strays = judge_pages(pages, vetted)
            indexed = indexing.result()
    if is_any_error(strays):
        _forget(memory)
    return _write(site, vetted, strays, pages, indexed)


def preview(content_folder: Path, site: Path, templates: Path | None = None) -> Iterator[BuildReport]:
    """Like `build`, in two editions: the pages as soon as they are made, with the last index; then with their own.

    Pagefind has to read the whole archive at each change, and a person who mends a line is not to wait for that.
    """
    memory = memory_of(content_folder)
    vetted = _vetted(content_folder)
    if isinstance(vetted, BuildReport):
        yield vetted
        return
    gathered = vetted.gathered
    with remembering(markup.to_html, markup.VERSION, memory / _FRAGMENTS) as to_html:
        documents = search.documents(gathered.archive, gathered.config, to_html)
        pages = _pages(gathered, to_html, templates)
    strays = judge_pages(pages, vetted)
    last = search.last_index(memory)
    yield _write(site, vetted, strays, pages, last)
    if is_any_error(strays):
        _forget(memory)
        return
    indexed = search.index(documents, memory)
    if indexed != last:
        yield _write(site, vetted, strays, pages, indexed)


def _vetted(content_folder: Path, base_url: str | None = None) -> Vetted | BuildReport:
    """What of the content may be published; or the report of a build that ends here."""
    gathered = gather(content_folder, base_url)
    if gathered.has_error:
        return BuildReport(gathered.problems, gathered.archive)
    vetted = vet(gathered, content_folder, memory_of(content_folder))
    if is_any_error(vetted.problems):
        return BuildReport((*gathered.problems, *vetted.problems), gathered.archive)
    return vetted


def _pages(gathered: Gathered, to_html: ToHtml, templates: Path | None) -> Mapping[str, bytes]:
    folder = templates or templates_folder()
    return rendering.render(gathered.archive, gathered.config, gathered.sizes, to_html, folder)


def _write(
    site: Path, vetted: Vetted, strays: tuple[Problem, ...], pages: Mapping[str, bytes], indexed: search.Indexed
) -> BuildReport:
    gathered = vetted.gathered
    problems = (*gathered.problems, *vetted.problems, *strays, *indexed.problems)
    if is_any_error(problems):
        return BuildReport(problems, gathered.archive)
    written = writing.write(site, {**vetted.downloads, **pages, **indexed.files})
    problems += written.problems
    return BuildReport(problems, gathered.archive, None if is_any_error(written.problems) else written, vetted.cleaned)


def _forget(memory: Path) -> None:
    """Remember nothing of pages that may not be published."""
    (memory / _FRAGMENTS).unlink(missing_ok=True)
    search.forget_index(memory)


def memory_of(content_folder: Path) -> Path:
    """The folder for what can be made again."""
    return content_folder.resolve().parent / MEMORY


def templates_folder() -> Path:
    """`templates/`: beside the package in a checkout, inside it when installed from a wheel."""
    package = Path(__file__).parent
    return next(folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir())
