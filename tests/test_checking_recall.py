"""The tester tested: items of the demonstration archive taken back in turn, and looked for with and without them.

All open items and all persons were tried so (issue 4); the ones here are some of them, for each takes a second.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import content, markup, rendering, search
from generator.build import templates_folder
from generator.checking.record import sought_by
from generator.config import read_config
from generator.gathering import Gathered
from generator.linking import link
from generator.model import Item
from generator.privacy import read_allowances
from generator.residue import Leftover, Sought, leftovers, opened
from generator.urls import item_anchor, meeting_address
from generator.vetting import Vetted
from generator.withdrawal import Withdrawal, Withdrawals, withdraw

CONTENT = Path(__file__).parent.parent / "content"
MEETINGS = content.read(CONTENT).meetings
CONFIG = read_config(CONTENT).config
ADDRESSES = [
    f"{meeting_address(meeting.body, meeting.date, meeting.sequence)}#{item_anchor(item.number)}"
    for meeting in MEETINGS
    for item in meeting.items
    if isinstance(item, Item)
]
EVERY = 23


def without(*addresses: str) -> Gathered:
    """The archive with these taken back."""
    entries = tuple(Withdrawal(address, dt.date(2026, 1, 1), "En fejl") for address in addresses)
    published = withdraw(MEETINGS, CONFIG, Withdrawals(entries, history=entries))
    archive = dataclasses.replace(link(published.meetings, CONFIG).archive, withdrawn=published.withdrawn)
    return Gathered(tuple(MEETINGS), Withdrawals(), published, archive, {}, ())


def site_of(gathered: Gathered, memory: Path) -> dict[str, bytes]:
    """Its pages and its search index."""
    pages = rendering.render(gathered.archive, CONFIG, {}, markup.to_html, templates_folder())
    indexed = search.index(search.documents(gathered.archive, CONFIG, markup.to_html), memory)
    return {**pages, **indexed.files}


def found(site: Mapping[str, bytes], sought: Sought) -> set[str]:
    """The files that something is left in."""
    told = (each for path, data in site.items() for each in leftovers(opened(path, data), sought))
    return {each.path for each in told if isinstance(each, Leftover)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return site_of(without(), tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("address", ADDRESSES[::EVERY])
def test_an_item_is_told_of_with_it_and_not_without_it(address: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    gathered = without(address)
    allowances = read_allowances(tmp_path).allowances
    sought = sought_by(tmp_path, Vetted(gathered, tmp_path, tmp_path, allowances, 0, {}, frozenset(), ()))
    page = address.partition("#")[0]
    assert found(site_of(gathered, tmp_path), sought) == set()
    with_it = found(whole, sought)
    assert {f"{page}index.html", f"{page}index.json"} <= with_it
    assert any(path.endswith(".pf_fragment") for path in with_it)
