"""Several documents of one meeting: the same content, new versions, and their acceptance as corrections."""

from __future__ import annotations

import hashlib
from itertools import permutations
from pathlib import Path

import pytest

from generator.accession import Wishes
from generator.accession.versions import differences, is_same_text
from generator.content import parse
from generator.model import ClosedItem, Correction
from tests.accession_documents import TARGET, TEXT, TODAY, bring, document, edit, held, outcomes, told, tree

ACCEPT, REPLACE = Wishes(accept="", today=TODAY), Wishes(replace=True, today=TODAY)
LONGER = TEXT + "\nPunkt 2: Budget\n\nBaggrund\n\nDer er råd.\n\nBeslutning\n\nTaget til efterretning.\n"
NEW = LONGER.replace("Godkendt.", "Godkendt med fire stemmer.")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "archive.toml").write_text('[[body]]\nname = "Direktionen"\n', encoding="utf-8")
    return folder


def test_the_same_meeting_with_the_same_content_is_kept_once(tmp_path: Path, content: Path) -> None:
    first = document(tmp_path, name="b.txt")
    marked = document(tmp_path, TEXT.replace("Punkt 1", "## Punkt 1"), "a.md")
    accessions = bring(content, first, marked)
    assert outcomes(accessions) == [("b.txt", "set_aside"), ("a.md", "new")]
    assert "samme indhold som" in told(accessions[0])
    assert "a.md" in told(accessions[0])
    assert outcomes(bring(content, first)) == [("b.txt", "set_aside")]


def test_two_documents_that_disagree_are_told_with_their_differences(tmp_path: Path, content: Path) -> None:
    first, second = document(tmp_path, name="a.txt"), document(tmp_path, TEXT.replace("Godkendt", "Afvist"), "b.txt")
    for wishes in (Wishes(dry_run=True), Wishes(), Wishes()):
        accessions = bring(content, first, second, wishes=wishes)
        assert [accession.outcome for accession in accessions][1] == "pending"
        assert "a.txt også giver, men det siger noget andet" in told(accessions[1])
        assert "Punkt 1: Beslutning Direktionen den 10-03-2025 er ændret" in told(accessions[1])
        assert "- Godkendt.\n      + Afvist." in told(accessions[1])
    assert "Godkendt" in (content / TARGET).read_text(encoding="utf-8")
    assert bring(content, second)[0].outcome == "pending"
    assert bring(content, second, wishes=REPLACE)[0].outcome == "replaced"
    assert "Afvist" in (content / TARGET).read_text(encoding="utf-8")


def test_the_order_of_the_documents_does_not_matter(tmp_path: Path) -> None:
    files = [
        document(tmp_path, TEXT, "a.txt"),
        document(tmp_path, TEXT.replace("Godkendt", "Afvist"), "b.txt"),
        document(tmp_path, TEXT.replace("REFERAT", "DAGSORDEN"), "c.txt"),
        document(tmp_path, TEXT.replace("09:00", "08:00"), "d.txt"),
    ]
    results = set()
    for number, order in enumerate(permutations(files)):
        content = tmp_path / f"{number}" / "content"
        content.mkdir(parents=True)
        told = tuple(sorted(outcomes(bring(content, *order))))
        results.add((told, tuple(sorted(tree(content).items()))))
    assert len(results) == 1


def test_a_new_version_is_shown_and_not_taken_in(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, LONGER))
    before = tree(content)
    (accession,) = bring(content, document(tmp_path, NEW.replace("Budget", "Budget 2026"), "ny.txt"))
    assert accession.outcome == "pending"
    assert "--accept" in told(accession)
    assert "Punkt 2: Titlen er ændret\n      - Budget\n      + Budget 2026" in told(accession)
    assert tree(content) == before


def test_an_accepted_version_becomes_a_dated_correction_for_each_item(tmp_path: Path, content: Path) -> None:
    old, new = document(tmp_path, LONGER), document(tmp_path, NEW.replace("Budget", "Budget 2026"), "ny.txt")
    bring(content, old)
    (accession,) = bring(content, new, wishes=ACCEPT)
    assert accession.outcome == "corrected"
    meeting = held(content)
    assert meeting.corrections == (
        Correction(TODAY, "Beslutning Direktionen den 10-03-2025 er ændret", "1"),
        Correction(TODAY, "Titlen er ændret", "2"),
    )
    assert meeting.source is not None
    assert (content / meeting.source.file).read_bytes() == new.read_bytes()
    assert (content / "originals/direktionen/2025-03-10.txt").read_bytes() == old.read_bytes()
    assert "fire stemmer" in (content / TARGET).read_text(encoding="utf-8")


@pytest.mark.parametrize("memory", [True, False])
def test_what_was_accepted_stays_whatever_is_imported_again(tmp_path: Path, content: Path, memory: bool) -> None:
    old, new = document(tmp_path, LONGER), document(tmp_path, NEW, "ny.txt")
    bring(content, old, memory=memory)
    bring(content, new, wishes=ACCEPT, memory=memory)
    before = tree(content)
    for wishes in (Wishes(), ACCEPT):
        accessions = bring(content, old, new, wishes=wishes, memory=memory)
        assert outcomes(accessions) == [("referat.txt", "set_aside"), ("ny.txt", "unchanged")]
        assert "En tidligere udgave" in told(accessions[0])
        assert tree(content) == before


def test_the_text_of_a_correction_can_be_given(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, LONGER))
    bring(content, document(tmp_path, NEW, "ny.txt"), wishes=Wishes(accept="Afstemningen manglede.", today=TODAY))
    assert held(content).corrections == (Correction(TODAY, "Afstemningen manglede.", "1"),)


@pytest.mark.parametrize("memory", [True, False])
def test_a_persons_edits_survive_a_new_version(tmp_path: Path, content: Path, memory: bool) -> None:
    bring(content, document(tmp_path, LONGER), memory=memory)
    edit(content, "Der er råd.", "Der er (ikke) råd.")
    edit(content, "- Karen Holm", "- name: Karen Holm\n  role: borgmester")
    edit(content, "## Punkt 2", "### Høring\n\nIngen.\n\n## Punkt 2")
    (accession,) = bring(content, document(tmp_path, NEW, "ny.txt"), wishes=ACCEPT, memory=memory)
    assert accession.outcome == "corrected"
    text = (content / TARGET).read_text(encoding="utf-8")
    for kept in ("Der er (ikke) råd.", "role: borgmester", "### Høring\n\nIngen.", "fire stemmer"):
        assert kept in text
    assert [correction.item for correction in held(content).corrections] == ["1"]


def test_where_both_have_changed_the_same_the_persons_is_kept_and_told(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, LONGER))
    edit(content, "Godkendt.", "Godkendt enstemmigt.")
    (accession,) = bring(content, document(tmp_path, NEW, "ny.txt"), wishes=ACCEPT)
    assert "både du og den nye udgave har ændret det; dit er beholdt" in told(accession)
    assert "Punkt 1, Beslutning Direktionen den 10-03-2025" in told(accession)
    text = (content / TARGET).read_text(encoding="utf-8")
    assert "Godkendt enstemmigt." in text
    assert "fire stemmer" not in text


def test_items_that_come_and_go_are_told_on_the_meeting(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, LONGER))
    new = TEXT + "\nPunkt 3: Eventuelt\n\nBeslutning\n\nIntet.\n"
    (accession,) = bring(content, document(tmp_path, new, "ny.txt"), wishes=ACCEPT)
    assert accession.outcome == "corrected"
    assert [(each.item, each.text) for each in held(content).corrections] == [
        ("3", "Punktet er nyt"),
        (None, "Punkt 2: Punktet er udgået"),
    ]


def test_an_item_that_a_new_version_closes_is_closed_and_its_old_text_goes(tmp_path: Path, content: Path) -> None:
    old = document(tmp_path, LONGER)
    bring(content, old)
    edit(content, "Der er råd.", "Der er råd til det, siger jeg.")
    new = document(tmp_path, TEXT + "\nPunkt 2: Lukket\n", "ny.txt")
    (pending,) = bring(content, new)
    assert "Punkt 2: Punktet er lukket" in told(pending)
    assert "råd" not in told(pending).replace("Nyt rådhus", "")
    assert bring(content, new, wishes=ACCEPT)[0].outcome == "corrected"
    assert isinstance(held(content).items[1], ClosedItem)
    assert all("Der er råd" not in data.decode("utf-8", "replace") for data in tree(content).values())
    note = content / "originals/direktionen/2025-03-10.txt.sha256"
    assert note.read_text(encoding="utf-8") == f"{hashlib.sha256(old.read_bytes()).hexdigest()}  2025-03-10.txt\n"
    assert outcomes(bring(content, old, new)) == [("referat.txt", "set_aside"), ("ny.txt", "unchanged")]


def test_an_old_version_that_was_never_kept_is_known_again(tmp_path: Path, content: Path) -> None:
    old = document(tmp_path, LONGER + "\nPunkt 3: Lukket\n\nBaggrund\n\nHemmelig aftale.\n")
    bring(content, old)
    new = document(tmp_path, NEW + "\nPunkt 3: Lukket\n", "ny.txt")
    bring(content, new, wishes=ACCEPT)
    assert all(b"Hemmelig" not in data for data in tree(content).values())
    assert outcomes(bring(content, old, new)) == [("referat.txt", "set_aside"), ("ny.txt", "unchanged")]


def test_of_two_new_versions_none_is_accepted(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, LONGER))
    before = tree(content)
    news = document(tmp_path, NEW, "ny.txt"), document(tmp_path, NEW.replace("fire", "fem"), "nyere.txt")
    accessions = bring(content, *news, wishes=ACCEPT)
    assert [accession.outcome for accession in accessions] == ["pending", "pending"]
    assert "flere nye udgaver" in told(accessions[0])
    assert tree(content) == before


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Det er *vigtigt*.", "Det er vigtigt.", True),
        ("- a\n- b", "* a\n* b", True),
        ("| A | B |\n| --- | --- |\n| 1 | 2 |", "A B 1 2", True),
        ("Et budget på\n10.000 kr.", "Et budget på 10.000 kr.", True),
        ("10.000 kr.", "10,000 kr.", False),
        ("-5 mio.", "5 mio.", False),
        ("Godkendt", "Ikke godkendt", False),
    ],
)
def test_two_texts_are_the_same_when_they_print_the_same(one: str, other: str, same: bool) -> None:
    assert is_same_text(one, other) == same


def test_a_difference_in_a_long_text_is_shown_where_it_is() -> None:
    front = "---\ndate: 2025-03-10\nbody: D\n---\n\n## Punkt 1: A\n\n### Baggrund\n\n"
    text = "Udvalget har drøftet sagen. " * 50
    before, after = (parse(f"{front}{text}Den koster {sum_} kr. {text}").meeting for sum_ in (10, 20))
    assert before is not None
    assert after is not None
    (difference,) = differences(before, after)
    assert "Den koster 10 kr." in difference.before
    assert "Den koster 20 kr." in difference.after
    assert len(difference.before) < 200


def test_what_a_closed_item_is_shown_as_outlives_a_new_version(tmp_path: Path, content: Path) -> None:
    bring(content, document(tmp_path, TEXT + "\nPunkt 2: Lukket\n"))
    edit(content, "## Punkt 2: Lukket\n", "## Punkt 2: Lukket\n\nVises som: Salg af grund\n")
    new = document(tmp_path, NEW + "\nPunkt 2: Lukket\n", "ny.txt")
    assert bring(content, new, wishes=ACCEPT)[0].outcome == "corrected"
    item = held(content).items[1]
    assert isinstance(item, ClosedItem)
    assert item.neutral_title == "Salg af grund"
