"""The texts of `content/` that would be published, each with what is found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator import content
from generator.config import ARCHIVE_FILE, PEOPLE_FILE
from generator.gathering import Gathered
from generator.model import Meeting
from generator.privacy import Concern, concerns_in_text
from generator.vetting.findings import Findings


def concerns_of_texts(
    folder: Path, gathered: Gathered, findings: Findings
) -> Iterator[tuple[str, tuple[Concern, ...]]]:
    """Each file of `folder` by its path there, with what is found in it that would be published."""
    for name in (ARCHIVE_FILE, PEOPLE_FILE):
        if (folder / name).is_file():
            yield name, _found_in(_text_of(folder / name), findings)
    published = {content.content_path(meeting): meeting for meeting in gathered.published.meetings}
    for meeting in gathered.record:
        path = content.content_path(meeting)
        if path in published:
            yield path, _concerns_of_meeting(_text_of(folder / path), meeting, published[path], findings)


def _concerns_of_meeting(text: str, record: Meeting, published: Meeting, findings: Findings) -> tuple[Concern, ...]:
    """What is found in the content file of a meeting, `text`, of which `published` is what readers get to see."""
    standing = _found_in(text, findings)
    if published == record or not standing:
        return standing
    shown = _found_in(content.format(published), findings)
    still = {(concern.kind, concern.fingerprint) for concern in shown}
    return tuple(concern for concern in standing if (concern.kind, concern.fingerprint) in still)


def _found_in(text: str, findings: Findings) -> tuple[Concern, ...]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return findings.recalled(sha256, lambda: concerns_in_text(text, findings.policy, findings.allowances))


def _text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="replace")
