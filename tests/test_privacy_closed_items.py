"""What the policy of `archive.toml` keeps back of closed items is not in a byte of what is made of the archive."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.config import ClosedPolicy, ClosedTitle, Config
from generator.linking import link
from generator.markup import to_html
from generator.model import ClosedItem, Correction, Item, Meeting, Source, Withdrawn
from generator.privacy.closed_items import as_shown, case_titles_shown
from generator.rendering import render
from generator.search import documents
from generator.site_links import dead_links
from tests import strategies
from tests.builders import A_DAY, TEMPLATES, a_closed_item, a_decision, a_meeting, an_item

_FLAGS = (True, False)
_POLICIES = [ClosedPolicy(*of) for of in itertools.product(_FLAGS, _FLAGS, _FLAGS, get_args(ClosedTitle))]
_WITHDRAWN = Withdrawn("moeder/direktionen/2025-03-10/#punkt-5", "item", dt.date(2026, 11, 22), "Efter aftale.")
_SALE = ClosedItem("2", "Lukket: Salg af Bakkegården", "25/2", neutral_title="Salg af ejendom")


def _item(policy: ClosedPolicy, item: ClosedItem = _SALE) -> ClosedItem:
    """What becomes of a meeting's only item."""
    (meeting,) = as_shown([a_meeting(item)], policy)
    (shown,) = meeting.items
    assert isinstance(shown, ClosedItem)
    return shown


def test_as_it_stands_the_policy_shows_what_the_minutes_print() -> None:
    meetings = (a_meeting(an_item("1"), a_closed_item("2")), a_meeting(sequence=2))
    assert all(shown is meeting for shown, meeting in zip(as_shown(meetings, ClosedPolicy()), meetings, strict=True))


@pytest.mark.parametrize(
    ("title", "neutral", "shown"),
    [
        ("printed", "", "Lukket: Salg af Bakkegården"),
        ("printed", "Salg af ejendom", "Salg af ejendom"),
        ("neutral", "", "Lukket punkt"),
        ("neutral", "Salg af ejendom", "Salg af ejendom"),
        ("none", "", "Lukket punkt"),
        ("none", "Salg af ejendom", "Lukket punkt"),
    ],
)
def test_the_title_is_the_printed_the_secretarys_or_none(title: ClosedTitle, neutral: str, shown: str) -> None:
    item = _item(ClosedPolicy(title=title), replace(_SALE, neutral_title=neutral))
    assert (item.title, item.neutral_title) == (shown, "")


def test_items_without_their_numbers_are_told_apart_by_a_mark_that_no_other_has() -> None:
    items = (a_closed_item("1"), an_item("Lukket-2"), a_closed_item("3"), a_closed_item("4"))
    (meeting,) = as_shown([a_meeting(*items)], ClosedPolicy(number=False))
    assert [item.number for item in meeting.items] == ["lukket-1", "Lukket-2", "lukket-3", "lukket-4"]
    assert [item.is_numbered for item in meeting.items if isinstance(item, ClosedItem)] == [False, False, False]


def test_a_correction_follows_its_item() -> None:
    fixes = tuple(Correction(A_DAY, "Rettet.", number) for number in ("2", "1", None, "7"))
    meeting = replace(a_meeting(an_item("1"), _SALE), corrections=fixes)
    (unnumbered,) = as_shown([meeting], ClosedPolicy(number=False))
    assert [fix.item for fix in unnumbered.corrections] == ["lukket-1", "1", None, "7"]
    (unlisted,) = as_shown([meeting], ClosedPolicy(listed=False))
    assert [fix.item for fix in unlisted.corrections] == ["1", None, "7"]


@pytest.mark.parametrize(
    ("item", "policy", "text"),
    [
        (_SALE, ClosedPolicy(), "Rettet"),
        (replace(_SALE, neutral_title=""), ClosedPolicy(), "Køberen."),
        (replace(_SALE, neutral_title=""), ClosedPolicy(case=False), "Køberen."),
        (a_closed_item("2"), ClosedPolicy(title="none"), "Rettet"),
        (a_closed_item("2"), ClosedPolicy(title="neutral"), "Rettet"),
    ],
    ids=range(5),
)
def test_what_a_correction_says_is_shown_where_the_printed_title_is(
    item: ClosedItem, policy: ClosedPolicy, text: str
) -> None:
    meeting = replace(a_meeting(item), corrections=(Correction(A_DAY, "Køberen.", "2"),))
    (shown,) = as_shown([meeting], policy)
    assert shown.corrections == (Correction(A_DAY, text, "2"),)


@pytest.mark.parametrize(
    ("items", "policy", "is_named"),
    [
        ([replace(_SALE, neutral_title="")], ClosedPolicy(), True),
        ([_SALE], ClosedPolicy(), False),
        ([_SALE], ClosedPolicy(title="none"), False),
        ([_SALE], ClosedPolicy(title="neutral"), False),
        ([replace(_SALE, neutral_title="")], ClosedPolicy(listed=False), False),
        ([_SALE, an_item("3", "Salg", "25/2")], ClosedPolicy(title="none"), True),
        ([an_item("3", "Salg", "25/2")], ClosedPolicy(title="none"), True),
    ],
    ids=range(7),
)
def test_a_case_whose_items_are_all_closed_has_its_name_only_with_their_titles(
    items: list[Item | ClosedItem], policy: ClosedPolicy, is_named: bool
) -> None:
    record = [a_meeting(*items)]
    shown = case_titles_shown({"25/2": "Bakkegården"}, record, as_shown(record, policy), policy)
    assert shown == ({"25/2": "Bakkegården"} if is_named else {})


def test_a_case_whose_open_item_was_taken_back_has_no_name() -> None:
    record = [a_meeting(_SALE, an_item("3", "Salg", "25/2"))]
    shown = [a_meeting(_SALE, ClosedItem("3", "", withdrawn=_WITHDRAWN))]
    assert case_titles_shown({"25/2": "Bakkegården"}, record, shown, ClosedPolicy(title="none")) == {}


def test_an_item_that_was_taken_back_is_always_listed_by_its_number() -> None:
    gone = ClosedItem("5", "", withdrawn=_WITHDRAWN)
    for policy in _POLICIES:
        (meeting,) = as_shown([a_meeting(_SALE, gone)], policy)
        assert meeting.items[-1] is gone


@pytest.mark.parametrize(
    ("item", "policy", "is_offered"),
    [
        (_SALE, ClosedPolicy(), False),
        (replace(_SALE, neutral_title=_SALE.title), ClosedPolicy(), True),
        (a_closed_item(), ClosedPolicy(title="none"), True),
        (replace(a_closed_item(), neutral_title="Salg af ejendom"), ClosedPolicy(), True),
        (a_closed_item("2", None), ClosedPolicy(case=False), True),
        (a_closed_item("2", "25/2"), ClosedPolicy(case=False), False),
        (a_closed_item(), ClosedPolicy(number=False), False),
        (a_closed_item(), ClosedPolicy(listed=False), False),
    ],
    ids=range(8),
)
def test_an_original_that_prints_what_is_kept_back_is_named_and_not_offered(
    item: ClosedItem, policy: ClosedPolicy, is_offered: bool
) -> None:
    source = Source("originals/direktionen/2025-03-10.pdf", "ab" * 32, ("2",))
    (meeting,) = as_shown([replace(a_meeting(item), source=source)], policy)
    assert meeting.source == (source if is_offered else Source("2025-03-10.pdf", source.sha256))


# In what is made of it


_NUMBER, _CASE, _TITLE, _NEUTRAL = "94.71.66", "94/71663", "Lukket: Bakkegaardszyx", "Neutralqwzyx"
_TRACES = {"number": ("94.71.66", "94-71-66"), "case": ("94/71663", "94-71663")}


def _made_of(meetings: Iterable[Meeting], policy: ClosedPolicy) -> dict[str, bytes]:
    """Every file of the site, and every document that its search index is made of."""
    record = tuple(meetings)
    shown = as_shown(record, policy)
    config = Config(closed=policy, case_titles=case_titles_shown({_CASE: "Sagenqwzyx"}, record, shown, policy))
    archive = link(shown, config).archive
    indexed = {path: html.encode() for path, html in documents(archive, config, to_html).items()}
    return render(archive, config, {}, to_html, TEMPLATES) | {f"index:{path}": html for path, html in indexed.items()}


def _stands_in(made: dict[str, bytes], *words: str) -> bool:
    return any(
        word.casefold().encode() in path.casefold().encode() + content.lower()
        for path, content in made.items()
        for word in words
    )


def _assert_nothing_more(made: dict[str, bytes], policy: ClosedPolicy, neutral: str) -> None:
    """Nothing is shown but what the policy says, and that is."""
    title = {"printed": neutral or _TITLE, "neutral": neutral or "Lukket punkt", "none": "Lukket punkt"}[policy.title]
    assert _stands_in(made, *_TRACES["number"]) == (policy.listed and policy.number)
    assert _stands_in(made, *_TRACES["case"]) == (policy.listed and policy.case)
    is_printed = policy.listed and policy.title == "printed" and not neutral
    assert _stands_in(made, "Sagenqwzyx") == (is_printed and policy.case)
    assert _stands_in(made, "Bakkegaardszyx") == (policy.listed and title == _TITLE)
    assert _stands_in(made, _NEUTRAL) == (policy.listed and title == _NEUTRAL)
    assert _stands_in(made, "Kun om detqwzyx") == is_printed


@pytest.mark.parametrize("neutral", ["", _NEUTRAL])
@pytest.mark.parametrize("policy", _POLICIES, ids=str)
def test_what_the_policy_keeps_back_is_nowhere(policy: ClosedPolicy, neutral: str) -> None:
    item = ClosedItem(_NUMBER, _TITLE, _CASE, neutral)
    meeting = a_meeting(an_item("1", "Budget", "25/1", a_decision()), item)
    meeting = replace(meeting, corrections=(Correction(A_DAY, "Kun om detqwzyx", _NUMBER),))
    made = _made_of([meeting], policy)
    _assert_nothing_more(made, policy, neutral)
    assert dead_links(made) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(strategies.meetings(), min_size=1, max_size=3, unique_by=lambda meeting: (meeting.body, meeting.date)),
    st.sampled_from(_POLICIES),
    st.sampled_from(["", _NEUTRAL]),
    st.data(),
)
def test_what_the_policy_keeps_back_is_nowhere_in_any_archive(
    meetings: list[Meeting], policy: ClosedPolicy, neutral: str, data: st.DataObject
) -> None:
    chosen = data.draw(st.integers(0, len(meetings) - 1))
    items = list(meetings[chosen].items)
    place = data.draw(st.integers(0, len(items)))
    items.insert(place, ClosedItem(_NUMBER, _TITLE, _CASE, neutral))
    fixes = (*meetings[chosen].corrections, Correction(A_DAY, "Kun om detqwzyx", _NUMBER))
    meetings[chosen] = replace(meetings[chosen], items=tuple(items), corrections=fixes)
    assume(not any(problem.level == "error" for problem in link(meetings, Config()).problems))
    _assert_nothing_more(_made_of(meetings, policy), policy, neutral)
