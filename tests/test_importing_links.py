"""Links: where they lead is no word of the document, and none of running text goes unseen."""

from __future__ import annotations

import pytest

from generator.importing import ReadDocument, read_document
from generator.importing.audit import Link, audit, words
from generator.model import Item
from tests.builders import a_meeting, a_section, an_item

HEAD = "Referat af møde i Kulturudvalget den 10. marts 2025\n\nDeltagere: Karen Holm\n\n"
ADDRESS = "https://www.birkeaa.example/plan.pdf"


def read(text: str) -> ReadDocument:
    return read_document((HEAD + text).encode())


@pytest.mark.parametrize(
    "text",
    ["[Plan](https://a.example/b)", "\\[Plan\\](https://a.example/b)", "[Plan](#)", "[Pl](x.dk)an", "**[Plan](x)**"],
)
def test_where_a_link_leads_is_no_word(text: str) -> None:
    assert words(text) == ["plan"]


def test_a_link_with_brackets_in_its_text_has_the_same_words_escaped_and_as_printed() -> None:
    assert words("[Notat [1]](x.dk)") == words("[Notat \\[1\\]](x.dk)") == ["notat", "1"]


def test_titles_of_attachments_come_in_without_their_links_which_are_told() -> None:
    found = read(f"Punkt 1: Plan\n\n25/1\n\nBilag\n\n[Planen]({ADDRESS})\n\n- [Kortet]({ADDRESS}?2)\n")
    assert found.meeting is not None, [str(problem.message) for problem in found.problems]
    item = found.meeting.items[0]
    assert isinstance(item, Item)
    assert [attachment.title for attachment in item.attachments] == ["Planen", "Kortet"]
    told = [(entry.line, entry.text, str(entry.why)) for entry in found.removed if entry.text.startswith("http")]
    assert told == [(11, ADDRESS, "adressen på et link"), (13, f"{ADDRESS}?2", "adressen på et link")]
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        f"Punkt 1: [Plan for byen]({ADDRESS})\n\n25/1\n\nBaggrund\n\nTekst.\n",
        f"Punkt 1: Plan\n\n[25/1]({ADDRESS})\n\nBaggrund\n\nTekst.\n",
        f"Punkt 1: Plan\n\n25/1\n\n### [Baggrund]({ADDRESS})\n\nTekst.\n",
    ],
)
def test_a_link_on_a_title_a_case_number_or_a_heading_loses_no_word(text: str) -> None:
    found = read(text)
    assert found.meeting is not None, [str(problem.message) for problem in found.problems]
    assert [entry.text for entry in found.removed if entry.text.startswith("http")] == [ADDRESS]


def test_a_link_in_running_text_stays_and_nothing_is_told() -> None:
    found = read(f"Punkt 1: Plan\n\n25/1\n\nBaggrund\n\nSe [planen]({ADDRESS}) her.\n")
    assert found.meeting is not None
    item = found.meeting.items[0]
    assert isinstance(item, Item)
    assert item.sections[0].text == f"Se [planen]({ADDRESS}) her."
    assert (found.problems, [entry for entry in found.removed if "http" in entry.text]) == ((), [])


def test_a_link_that_running_text_has_lost_is_seen() -> None:
    meeting = a_meeting(an_item("1", "Plan", None, a_section("Baggrund", "Se kortet her.")), participants=())
    source = f"REFERAT Direktionen d. 10-03-2025 Mødelokale 2\nPunkt 1: Plan\nBaggrund\nSe [kortet]({ADDRESS}) her."
    account = audit(source, meeting, [])
    assert (account.lost, account.added, account.unlinked) == ((), (), ())
    assert account.lost_links == (Link(4, ADDRESS, frozenset({"kortet"})),)


def test_an_address_that_a_reader_has_told_is_told_once() -> None:
    meeting = a_meeting(an_item("1", "Plan", None), participants=())
    source = f"REFERAT Direktionen d. 10-03-2025 Mødelokale 2\nPunkt 1: [Plan]({ADDRESS})"
    account = audit(source, meeting, [ADDRESS])
    assert (account.unlinked, account.lost_links, account.removed) == ((), (), 0)


def test_words_copied_on_purpose_are_not_made_up_and_hide_no_loss() -> None:
    meeting = a_meeting(an_item("1", "Plan", None, a_section("Baggrund", "Nyt nyt nyt")), participants=())
    source = "REFERAT Direktionen d. 10-03-2025 Mødelokale 2\nPunkt 1: Plan\nBaggrund\nNyt nyt"
    assert audit(source, meeting, []).added == ("nyt",)
    assert audit(source, meeting, [], copied=["nyt"]).added == ()
    assert audit(source, meeting, [], copied=["nyt", "nyt"]).lost == ("nyt",)
