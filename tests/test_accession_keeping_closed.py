"""An item that a person has closed, or that was taken back, stays so whatever number a new version gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.accession import Wishes
from generator.accession.keeping_closed import KeptClosed, keep_closed
from generator.model import ClosedItem, Item, Meeting
from generator.problems import Problem
from tests.accession_documents import TARGET, TEXT, TODAY, bring, document, edit, held, outcomes, told, tree
from tests.builders import a_decision, a_meeting, an_item
from tests.withheld import CANARY

ACCEPT, REPLACE = Wishes(accept="", today=TODAY), Wishes(replace=True, today=TODAY)
_SECRET = f"Beslutning\n\nSolgt til {CANARY} for en meget stor sum penge.\n"
_SALE = f"\nPunkt 2: Salg af {CANARY}\n\n25/2\n\n{_SECRET}"
_SCHOOL = "\nPunkt 3: Skolen\n\n25/3\n\nBeslutning\n\nGodkendt.\n"
_NEW = "\nPunkt 2: Nyt punkt\n\n25/9\n\nBaggrund\n\nNy tekst.\n"
_RENUMBERED = TEXT + _NEW + _SALE.replace("Punkt 2", "Punkt 3") + _SCHOOL.replace("Punkt 3", "Punkt 4")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive into which a document came with three open items."""
    folder = tmp_path / "arkiv" / "content"
    folder.mkdir(parents=True)
    bring(folder, document(tmp_path, TEXT + _SALE + _SCHOOL))
    return folder


def _close(content: Path) -> None:
    """What a person does to close the second item."""
    file = content / TARGET
    before, _, rest = file.read_text(encoding="utf-8").partition("## Punkt 2")
    after = rest.partition("## Punkt 3")[2]
    closed = "## Punkt 2: Lukket\n\nSag: 25/2\n\nVises som: Salg af ejendom\n\n"
    file.write_text(f"{before}{closed}## Punkt 3{after}", encoding="utf-8")


def _spilled(content: Path) -> list[str]:
    """The files that have the secret, but for the original that came before the item was closed."""
    return [name for name, data in tree(content.parent).items() if CANARY.encode() in data and "originals" not in name]


def test_an_item_closed_by_hand_stays_closed_under_a_new_number(tmp_path: Path, content: Path) -> None:
    _close(content)
    new = document(tmp_path, _RENUMBERED, "ny.txt")
    (pending,) = bring(content, new)
    assert CANARY not in told(pending)
    (accession,) = bring(content, new, wishes=ACCEPT)
    assert accession.outcome == "corrected"
    assert CANARY not in told(accession)
    assert "Punkt 3 er lukket i content/ i hånden og er stadig lukket" in told(accession)
    items = held(content).items
    assert items[2] == ClosedItem("3", "Lukket", "25/2", "Salg af ejendom")
    assert [(item.number, item.title) for item in items if isinstance(item, Item)][1:] == [
        ("2", "Nyt punkt"), ("4", "Skolen"),
    ]  # fmt: skip
    assert _spilled(content) == []


def test_what_is_closed_by_hand_stays_closed_when_the_import_replaces_the_file(tmp_path: Path, content: Path) -> None:
    _close(content)
    for name, text in (("referat.txt", TEXT + _SALE + _SCHOOL), ("ny.txt", _RENUMBERED)):
        edit(content, "Godkendt.", "Rettet.")
        (accession,) = bring(content, document(tmp_path, text, name), wishes=REPLACE)
        assert accession.outcome == "replaced"
        assert "er stadig lukket" in told(accession)
        assert "Skal det åbnes, så gør det i content/ i hånden" in told(accession)
        assert any(item.case == "25/2" and isinstance(item, ClosedItem) for item in held(content).items)
        assert _spilled(content) == []


@pytest.mark.parametrize("wishes", [ACCEPT, REPLACE], ids=["accept", "replace"])
def test_a_version_in_which_it_cant_be_found_again_is_refused(tmp_path: Path, content: Path, wishes: Wishes) -> None:
    _close(content)
    before = tree(content)
    sold = _SALE.replace("Punkt 2", "Punkt 3").replace("25/2", "25/8").replace("Salg af", "Handel med")
    sold = sold.replace("Solgt til", "Handlet med")
    new = document(tmp_path, TEXT + _NEW + sold + _SCHOOL.replace("Punkt 3", "Punkt 4"), "ny.txt")
    (accession,) = bring(content, new, wishes=wishes)
    assert accession.outcome == "refused"
    assert "det kan ikke ses, hvilket punkt det er i den nye udgave" in told(accession)
    assert CANARY not in told(accession)
    assert tree(content) == before


def test_of_an_item_that_was_taken_back_no_word_is_told(tmp_path: Path, content: Path) -> None:
    record = (
        '[[withdrawal]]\naddress = "moeder/direktionen/2025-03-10/#punkt-2"\ndate = 2025-06-01\nreason = "Aftalt"\n'
    )
    (content / "withdrawals.toml").write_text(record, encoding="utf-8")
    changed = _SALE.replace("en meget stor sum", "en ret lille sum")
    for text in (TEXT + changed + _SCHOOL, _RENUMBERED.replace("en meget", "en ret")):
        (accession,) = bring(content, document(tmp_path, text, "ny.txt"))
        assert accession.outcome == "pending"
        assert "Punkt 2" in told(accession)
        assert CANARY not in told(accession)
    edit(content, "Solgt til", "Købt af")
    (kept,) = bring(content, document(tmp_path, TEXT + _SALE + _SCHOOL))
    assert kept.outcome == "kept"
    assert CANARY not in told(kept)


@pytest.mark.parametrize(
    "record",
    [
        'address = "moeder/direktionen/2025-03-10/"\n',
        'address = "deltagere/karen-holm/"\n',
        f'text = "{CANARY}"\n',
        "date = nej\n",
    ],
    ids=["meeting", "person", "passage", "unreadable"],
)
def test_where_what_was_taken_back_can_stand_anywhere_nothing_is_quoted(
    tmp_path: Path, content: Path, record: str
) -> None:
    kind = "redaction" if record.startswith("text") else "withdrawal"
    record = f'[[{kind}]]\n{record}date = 2025-06-01\nreason = "Aftalt"\n'
    (content / "withdrawals.toml").write_text(record, encoding="utf-8")
    new = (TEXT + _SALE + _SCHOOL).replace("en meget", "en ret").replace("Karen Holm", "Karen Holm Berg")
    (accession,) = bring(content, document(tmp_path, new, "ny.txt"))
    assert outcomes([accession]) == [("ny.txt", "pending")]
    assert "er ændret" in told(accession)
    assert CANARY not in told(accession)
    assert "Holm" not in told(accession)


def test_a_file_that_cant_be_read_and_closes_an_item_is_not_replaced(tmp_path: Path, content: Path) -> None:
    _close(content)
    edit(content, "date: 2025-03-10", "date: i går")
    before = tree(content)
    (accession,) = bring(content, document(tmp_path, TEXT + _SALE + _SCHOOL), wishes=REPLACE)
    assert accession.outcome == "kept"
    assert "den har lukkede punkter" in told(accession)
    assert tree(content) == before


def _by_hand(*items: Item | ClosedItem) -> tuple[Meeting, Meeting]:
    """What a document gave, and the same with its second item closed."""
    base = a_meeting(an_item("1", "Budget", "25/1"), an_item("2", "Salg", "25/2", a_decision("Solgt.")), *items)
    return base, a_meeting(base.items[0], ClosedItem("2", "Lukket", "25/2"), *items)


def _kept(*theirs: Item | ClosedItem, base_is_known: bool = True) -> list[str] | None:
    """The numbers that are closed in a new version with these items; None where it is refused."""
    base, mine = _by_hand(an_item("3", "Skole", "25/3"))
    kept = keep_closed(base if base_is_known else None, mine, a_meeting(*theirs))
    assert isinstance(kept, KeptClosed | Problem)
    return list(kept.theirs.closed) if isinstance(kept, KeptClosed) else None


_ONE, _THREE = an_item("1", "Budget", "25/1"), an_item("3", "Skole", "25/3")


@pytest.mark.parametrize("base_is_known", [True, False])
def test_a_closed_item_is_found_again_by_what_it_was(base_is_known: bool) -> None:
    def kept(*theirs: Item | ClosedItem) -> list[str] | None:
        return _kept(*theirs, base_is_known=base_is_known)

    assert kept(_ONE, an_item("2", "Salg", "25/2"), _THREE) == ["2"]
    assert kept(_ONE, an_item("2", "Salget", "25/2"), _THREE) == ["2"]
    assert kept(_ONE, an_item("2", "Noget andet", "25/7"), _THREE) == ["2"]
    assert kept(an_item("1", "Salg", "25/2"), an_item("2", "Budget", "25/1"), _THREE) == ["1"]
    assert kept(_ONE, ClosedItem("2", "Lukket", "25/2"), _THREE) == ["2"]
    assert kept(_ONE, _THREE) == []
    assert kept(_ONE, an_item("2", "A", "25/7"), _THREE, an_item("4", "B", "25/8")) is None


def test_an_item_like_another_is_told_from_it_by_its_place() -> None:
    twins = an_item("1", "Orientering", None), an_item("2", "Orientering", None)
    mine = a_meeting(twins[0], ClosedItem("2", "Lukket"))
    kept = keep_closed(a_meeting(*twins), mine, a_meeting(*twins))
    assert isinstance(kept, KeptClosed)
    assert kept.theirs.closed == ("2",)


def test_text_that_has_come_under_another_item_is_not_let_out() -> None:
    words = "Huset er solgt til den, der bød mest for det."
    base = a_meeting(_ONE, an_item("2", "Salg", "25/2", a_decision(words)))
    mine = a_meeting(_ONE, ClosedItem("2", "Lukket", "25/2"))
    moved = a_meeting(an_item("1", "Budget", "25/1", a_decision(f"Godkendt.\n\n{words}")))
    assert isinstance(keep_closed(base, mine, moved), Problem)
