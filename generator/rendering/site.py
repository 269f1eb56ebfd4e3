"""The whole site, told in order: assets, items, pages, data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.config import Config
from generator.model import Address, Archive, ToHtml
from generator.rendering.about import about_sheet
from generator.rendering.attachments import attachment_register
from generator.rendering.bodies import body_sheets
from generator.rendering.cases import case_register, case_sheets
from generator.rendering.data import data_files
from generator.rendering.decisions import Decision, decision_register, decisions
from generator.rendering.directory import directory
from generator.rendering.drawing import draw, environment, read_assets
from generator.rendering.feed import feed_sheet
from generator.rendering.front import front_sheet, not_found_sheet, search_sheet
from generator.rendering.items import ItemView, Texts
from generator.rendering.meeting import meeting_sheets
from generator.rendering.meetings import meeting_lists
from generator.rendering.page import Sheet
from generator.rendering.persons import person_sheets
from generator.rendering.withdrawn import withdrawn_sheets
from generator.urls import page_file


def render(
    archive: Archive, config: Config, downloads: Mapping[str, int], to_html: ToHtml, templates: Path
) -> dict[str, bytes]:
    """Every page, JSON file, feed and asset of the site: the file's path below the site -> its bytes.

    `downloads` are the files below `content/` that exist, with their sizes; `to_html` is asked once for each text.
    """
    files = read_assets(templates)
    drawing = environment(templates, config, files)
    texts = Texts(directory(archive), downloads, to_html)
    items = {archive.address_of(meeting): tuple(texts.items(meeting)) for meeting in archive.meetings}
    decided = decisions(item for of_meeting in items.values() for item in of_meeting)
    for sheet in _sheets(texts, config, items, decided):
        files[page_file(sheet.page.address)] = draw(drawing, sheet)
    files.update(data_files(texts.directory, items, decided, config.base_url))
    return dict(sorted(files.items()))


def _sheets(
    texts: Texts, config: Config, items: Mapping[Address, tuple[ItemView, ...]], decided: tuple[Decision, ...]
) -> Iterator[Sheet]:
    """The pages; `items` are by their meeting's address, oldest first, `decided` are all decisions, newest first."""
    places = texts.directory
    yield from withdrawn_sheets(places.archive)  # first: no kept address takes the place of another page
    yield front_sheet(places, config.title, decided)
    yield from meeting_lists(places, decided)
    yield from meeting_sheets(texts, items)
    yield from case_register(places)
    yield from case_sheets(places, items)
    yield from decision_register(decided)
    yield from person_sheets(places)
    yield from body_sheets(places, decided)
    yield from attachment_register(places, items)
    yield about_sheet(places, config.closed, items, decided, texts.downloads)
    yield search_sheet()
    yield not_found_sheet(config.base_url)
    yield feed_sheet(places, items, config.base_url)
