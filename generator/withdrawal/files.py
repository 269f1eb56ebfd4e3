"""Files of the meetings: where each is served, and the meetings without those that must not be offered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.file_types import is_offered_original
from generator.model import Address, Attachment, ClosedItem, Item, Meeting, Section
from generator.urls import attachment_address, original_address

FILE_WITHDRAWN = "[bilag trukket tilbage]"

_FILE_LINK = re.compile(
    r"\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\[\]]{0,200}\])*)\]"
    r"\(\s{0,9}<?(?:\.\./)*(?P<path>attachments/[^)>\s\"]+)>?[^)\n]{0,200}\)"
)


def files_of(item: Item | ClosedItem) -> Iterator[tuple[str, Address]]:
    """Each attachment of an item that there is a file of, and each file that its text links to: path and address."""
    if isinstance(item, Item):
        for section in item.sections:
            paths = [attachment.path for attachment in section.attachments if attachment.path]
            if "attachments/" in section.text:
                paths += [unquote(link["path"]) for link in _FILE_LINK.finditer(section.text)]
            yield from ((path, attachment_address(path)) for path in paths)


def original_of(meeting: Meeting) -> tuple[str, Address] | None:
    """A meeting's source document, where readers are offered it: path and address."""
    if meeting.source is None or "/" not in meeting.source.file or not is_offered_original(meeting.source.file):
        return None
    return meeting.source.file, original_address(meeting, meeting.source.file)


def all_files(meeting: Meeting) -> Iterator[tuple[str, Address]]:
    """All the files of a meeting: path and address."""
    for item in meeting.items:
        yield from files_of(item)
    if original := original_of(meeting):
        yield original


def without_files(meeting: Meeting, withheld: Collection[Address]) -> Meeting:
    """The meeting without the files at the addresses `withheld`; the same object where it names none of them.

    An attachment keeps its place in the list and loses its title, and so does a link to it: either may tell what is
    in it. Of an original, its bare name and its SHA-256 are left.
    """
    if not withheld or all(address not in withheld for _, address in all_files(meeting)):
        return meeting
    items = tuple(_item_without(item, withheld) for item in meeting.items)
    original = original_of(meeting)
    if meeting.source and original and original[1] in withheld:
        source = replace(meeting.source, file=PurePosixPath(meeting.source.file).name)
        return replace(meeting, items=items, source=source)
    return replace(meeting, items=items)


def _item_without(item: Item | ClosedItem, withheld: Collection[Address]) -> Item | ClosedItem:
    if isinstance(item, ClosedItem) or all(address not in withheld for _, address in files_of(item)):
        return item
    return replace(item, sections=tuple(_section_without(section, withheld) for section in item.sections))


def _section_without(section: Section, withheld: Collection[Address]) -> Section:
    def shown(link: re.Match[str]) -> str:
        is_withheld = attachment_address(unquote(link["path"])) in withheld
        return FILE_WITHDRAWN.replace("[", "\\[").replace("]", "\\]") if is_withheld else link.group()

    attachments = tuple(
        Attachment(FILE_WITHDRAWN)
        if attachment.path and attachment_address(attachment.path) in withheld
        else attachment
        for attachment in section.attachments
    )
    return replace(section, text=_FILE_LINK.sub(shown, section.text), attachments=attachments)
