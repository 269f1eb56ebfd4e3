"""What the tests of accession share: minutes to import, an archive to import them into, and what is in it after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from generator.accession import Accession, Limits, Wishes, bring_in, documents_in
from generator.content import parse
from generator.model import Meeting

TODAY = dt.date(2025, 6, 2)
WISHES = Wishes(today=TODAY)
QUICK = Limits(seconds=60, processes=1)
TEXT = """REFERAT Direktionen d. 10-03-2025

Mødedato Mandag d. 10. marts 2025 kl. 09:00

Mødedeltagere Karen Holm

Punkt 1: Nyt rådhus

25/1204

Beslutning Direktionen den 10-03-2025

Godkendt.
"""
TARGET = "meetings/direktionen/2025/2025-03-10.md"
AGENDA = TEXT.replace("REFERAT", "DAGSORDEN").partition("Beslutning")[0] + "Baggrund\n\nDer mangler plads.\n"


def document(folder: Path, text: str = TEXT, name: str = "referat.txt") -> Path:
    """A document to import, in `folder/ind/`."""
    file = folder / "ind" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def bring(content: Path, *places: Path, wishes: Wishes = WISHES, memory: bool = True) -> list[Accession]:
    """Everything imported; what is remembered lies beside `content`."""
    file = content.parent / ".referat" / "readings.sqlite" if memory else None
    return list(bring_in(documents_in(places), content, wishes, memory=file, limits=QUICK))


def outcomes(accessions: Iterable[Accession]) -> list[tuple[str, str]]:
    """Each document's name and what became of it."""
    return [(Path(accession.source).name, accession.outcome) for accession in accessions]


def told(accession: Accession) -> str:
    """All that is said of a document."""
    return "\n".join(problem.in_language("da") for problem in accession.problems)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def held(content: Path, target: str = TARGET) -> Meeting:
    """What a content file says."""
    meeting = parse((content / target).read_text(encoding="utf-8"), target).meeting
    assert meeting is not None
    return meeting


def edit(content: Path, before: str, after: str, target: str = TARGET) -> str:
    """What a person does to a content file; its text then."""
    file = content / target
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return text.replace(before, after)
