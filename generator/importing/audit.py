"""The word audit: every word of the source is in the meeting, or in the list of what was taken out, or lost.

It counts by itself, from the source's text and the finished meeting; it does not ask the grammar what it did. And it
reads the items in the source's order: text that has moved to another item stands out even if no word is lost. Where a
link leads is no word of the text; titles and names bear no links, but one that running text has lost stands out too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Item, Meeting

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?(?:sub|sup|i|b|em|strong|u|s|br)\s*/?>", re.IGNORECASE)
# Marks that may stand inside a word, and are no part of it: emphasis, and links with where they lead. Sources print
# brackets as they are and the meeting escapes them; of a link with brackets in its text only the end is found.
_LINK = re.compile(r"(?:(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.){0,300}))?\]\((?P<address>[^)\s\[\]]{0,2000})\)")
_AUTOLINK = re.compile(r"<(?P<address>[a-z]{2,10}:[^<>\s]{1,2000})>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\\?\*")
_LABEL = re.compile(r"\[\^[^\]]*-(\d+)[a-z]*\]")
_SAMPLE = 10
_NOTE = re.compile(r"^\[\^[^\]]*\]:(?:.|\n(?!\n))*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Link:
    """Link i kilden: on which line it stands, where it leads, and the words that bear it."""

    line: int
    address: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Audit:
    """Ordregnskab: words of the source, kept, taken out and lost; and words that the source has not."""

    words_in: int
    kept: int
    removed: int
    lost: tuple[str, ...]
    added: tuple[str, ...]
    """Words in the meeting that the source has not; the numbers of items in footnote labels are not counted."""
    moved: str = ""
    """The first word that stands in another order than in the source, with those after it."""
    unlinked: tuple[Link, ...] = ()
    """The links that stood on titles, names and what was taken out, of which only the words are left."""
    lost_links: tuple[Link, ...] = ()
    """Those that running text has lost."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Nummerering: how the source prints an item's number and title, which the content file prints in one way."""

    printed: str = "Punkt {number} {title}"
    made: str = ""
    """What stands before the title in the content file and not in the source: "Lukket: "."""

    def heading(self, number: str, title: str) -> str:
        """Number and title as the source prints them."""
        return self.printed.format(number=number, title=title.removeprefix(self.made))


def words(text: str) -> list[str]:
    """The words of a text, letters and digits only, in lower case ("PUNKT 3" is written "Punkt 3"); marks are none."""
    text = _LINK.sub(_without_address, _TAG.sub(" ", text)) if "](" in text else _TAG.sub(" ", text)
    return _WORD.findall(_EMPHASIS.sub("", text).lower())


def _without_address(link: re.Match[str]) -> str:
    return "]" if link["text"] is None else link["text"]


def audit(
    source: str,
    meeting: Meeting,
    removed: Iterable[str],
    numbering: Sequence[Numbering] = (),
    copied: Iterable[str] = (),
) -> Audit:
    """How the words of `source` (normalised) stand in `meeting` and in the texts `removed`.

    `numbering` says how the source prints the heading of each item; as "Punkt 3: Title" where it does not say.
    `copied` are the words that the meeting has once more than the source on purpose: what is said of two persons at
    once.
    """
    printed = words(source)
    wanted = Counter(printed)
    numbered = numbering or [Numbering()] * len(meeting.items)
    headings = [each.heading(item.number, item.title) for each, item in zip(numbered, meeting.items, strict=True)]
    titles, running, taken_out = list(_titles(meeting, headings)), list(_running_texts(meeting)), list(removed)
    kept = _count((*titles, *running)) - _count(copied)
    unlinked, lost_links = _missing_links(source, running, (*titles, meeting.preamble, *taken_out))
    addresses = {link.address for link in unlinked}
    told = addresses.intersection(taken_out)
    taken = _count(text for text in taken_out if text not in told)
    lost = wanted - kept - taken
    added = kept - wanted
    in_count, taken_count, lost_count = wanted.total(), (taken & wanted).total(), lost.total()
    return Audit(
        in_count,
        in_count - taken_count - lost_count,
        taken_count,
        tuple(sorted(lost.elements())),
        tuple(sorted(added.elements())),
        _moved(printed, [word for text in _ordered_texts(meeting, headings) for word in words(text)]),
        tuple(link for link in unlinked if link.address not in told),
        tuple(lost_links),
    )


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words(text))


def _missing_links(source: str, running: Sequence[str], bare: Sequence[str]) -> tuple[list[Link], list[Link]]:
    """The links of `source` that no text has: those whose words stand in the texts `bare`, without links, and others.

    A link to a place in the document itself leads nowhere in the archive and is none.
    """
    links = list(_links(source))
    if not links:
        return [], []
    there = {_key(address) for text in (*running, *bare) for address in _addresses(text)}
    missing = {link.address: link for link in links if _key(link.address) not in there}
    words_there = {word for text in bare for word in words(text)}
    unlinked = [link for link in missing.values() if link.words <= words_there]
    return unlinked, [link for link in missing.values() if not link.words <= words_there]


def _links(source: str) -> Iterator[Link]:
    line, counted = 1, 0
    for match in _LINK.finditer(source):
        line += source.count("\n", counted, match.start())
        counted = match.start()
        if _key(match["address"]) and not match["address"].startswith("#"):
            yield Link(line, match["address"], frozenset(words(match["text"] or "")))


def _addresses(text: str) -> Iterator[str]:
    for pattern, mark in ((_LINK, "]("), (_AUTOLINK, "<")):
        yield from (match["address"] for match in pattern.finditer(text)) if mark in text else ()


def _key(address: str) -> str:
    """An address as its words: what may be escaped in it is left out."""
    return " ".join(_WORD.findall(address.lower()))


def _moved(printed: Iterable[str], kept: Sequence[str]) -> str:
    """The words of `kept` from the first that does not follow in `printed`; "" where all stand in its order."""
    to_come = iter(printed)
    for place, word in enumerate(kept):
        if word not in to_come:  # reads on as far as the word
            return " ".join(kept[place : place + _SAMPLE])
    return ""


def _ordered_texts(meeting: Meeting, headings: Iterable[str]) -> Iterator[str]:
    """The items' texts that must stand in the source's order: all but notes, and prose between attachments."""
    for item, heading in zip(meeting.items, headings, strict=True):
        yield heading
        for section in item.sections if isinstance(item, Item) else ():
            yield section.heading
            if section.kind == "attachments":
                yield from (attachment.title for attachment in section.attachments)
            else:
                yield _LABEL.sub(r"[^\1]", _NOTE.sub("", section.text))


def _titles(meeting: Meeting, headings: Iterable[str]) -> Iterator[str]:
    """Every text of the meeting that the source printed and that bears no links."""
    yield from (meeting.title, meeting.place)
    for attendance in meeting.participants:
        yield from (attendance.name, attendance.party, attendance.role, attendance.note)
    for item, heading in zip(meeting.items, headings, strict=True):
        yield from (heading, item.case or "")
        for section in item.sections if isinstance(item, Item) else ():
            yield section.heading
            yield from (attachment.title for attachment in section.attachments)


def _running_texts(meeting: Meeting) -> Iterator[str]:
    yield meeting.preamble
    for item in meeting.items:
        for section in item.sections if isinstance(item, Item) else ():
            yield _LABEL.sub(r"[^\1]", section.text)
