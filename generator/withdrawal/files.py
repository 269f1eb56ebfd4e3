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

_TARGET = r"\(\s{0,9}<?(?:\.\./)*(?P<path>attachments/[^)>\s]+)>?"
_FILE_TARGET = re.compile(rf"\]{_TARGET}")
_FILE_LINK = re.compile(rf"\[(?:\\.|[^\[\]\\]|\[[^\[\]]{{0,200}}\])*\]{_TARGET}[^)\n]{{0,200}}\)")


def linked_files(text: str) -> Iterator[str]:
    """The path below `content/` of each file that a text links to."""
    if "attachments/" in text:
        yield from (unquote(target["path"]) for target in _FILE_TARGET.finditer(text))


def files_of(item: Item | ClosedItem) -> Iterator[tuple[str, Address]]:
    """Each attachment of an item that there is a file of, and each file that its text links to: path and address."""
    if isinstance(item, Item):
        for section in item.sections:
            paths = [attachment.path for attachment in section.attachments if attachment.path]
            yield from ((path, attachment_address(path)) for path in (*paths, *linked_files(section.text)))


def original_of(meeting: Meeting) -> tuple[str, Address] | None:
    """A meeting's source document, where readers are offered it: path and address."""
    if meeting.source is None or "/" not in meeting.source.file or not is_offered_original(meeting.source.file):
        return None
    return meeting.source.file, original_address(meeting, meeting.source.file)


def all_files(meeting: Meeting) -> Iterator[tuple[str, Address]]:
    """All the files of a meeting: path and address."""
    yield from ((path, attachment_address(path)) for path in linked_files(meeting.preamble))
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
    source, original = meeting.source, original_of(meeting)
    if source and original and original[1] in withheld:
        source = replace(source, file=PurePosixPath(source.file).name)
    return replace(meeting, preamble=_text_without(meeting.preamble, withheld), items=items, source=source)


def _item_without(item: Item | ClosedItem, withheld: Collection[Address]) -> Item | ClosedItem:
    if isinstance(item, ClosedItem) or all(address not in withheld for _, address in files_of(item)):
        return item
    return replace(item, sections=tuple(_section_without(section, withheld) for section in item.sections))


def _section_without(section: Section, withheld: Collection[Address]) -> Section:
    attachments = tuple(
        Attachment(FILE_WITHDRAWN)
        if attachment.path and attachment_address(attachment.path) in withheld
        else attachment
        for attachment in section.attachments
    )
    return replace(section, text=_text_without(section.text, withheld), attachments=attachments)


def _text_without(text: str, withheld: Collection[Address]) -> str:
    def is_withheld(link: re.Match[str]) -> bool:
        return attachment_address(unquote(link["path"])) in withheld

    mark = FILE_WITHDRAWN.replace("[", "\\[").replace("]", "\\]")
    text = _FILE_LINK.sub(lambda link: mark if is_withheld(link) else link.group(), text)
    # a link whose words can't be told from what is around them keeps those, and leads nowhere
    return _FILE_TARGET.sub(lambda target: "](" if is_withheld(target) else target.group(), text)
