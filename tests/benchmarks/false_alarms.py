"""How many CPR numbers are found, and what is taken for one: `python -m tests.benchmarks.false_alarms`.

Beside OS2datascanner, whose rule is written here from its description (`shared/reference/privacy.md`): its pattern, and
modulus 11 but for those born on 1 January. Its rules for words and numbers nearby, which only suppress, are left out.
"""

from __future__ import annotations

import random
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pypdfium2

from generator.cpr import find_cpr
from tests.cpr_forms import WRITTEN_FORMS

MINUTES = Path(__file__).parents[3] / "shared" / "minutes"
CONTENT = Path(__file__).parents[2] / "content"
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_OS2 = re.compile(r"\b(\d{6})(?:[ \-/\.\t]|[ ]\-[ ])?(\d{4})\b")
_TEXTS = (".txt", ".md", ".toml", ".xml", ".json", ".html")


def os2_hits(text: str) -> int:
    """How many CPR numbers OS2datascanner's pattern finds."""
    digits = ["".join(found.groups()) for found in _OS2.finditer(text)]
    return sum(_is_os2_date(number) and (number.startswith("0101") or _passes(number)) for number in digits)


def _is_os2_date(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _passes(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _numbers(dice: random.Random, *lengths: int, joint: str = "") -> str:
    return joint.join("".join(dice.choices("0123456789", k=length)) for length in lengths)


def _date(dice: random.Random, form: str) -> str:
    return form.format(d=dice.randint(1, 28), m=dice.randint(1, 12), y=dice.randint(2005, 2026))


def _row(dice: random.Random, form: Callable[[int], str]) -> str:
    return " ".join(form(dice.randint(100, 999_999)) for _ in range(5))


# What stands in minutes and is no CPR number. The first ones can be told from one by their form.
DECIDABLE: Mapping[str, Callable[[random.Random], str]] = {
    "case number": lambda dice: f"Sag: {dice.randint(10, 26)}/{dice.randint(1, 99999)}",
    "case number, whole year": lambda dice: f"Sagsnr. 20{dice.randint(10, 26)}-{_numbers(dice, 5)}",
    "KLE number": lambda dice: f"{_date(dice, '{d:02}.{m:02}')}.{_numbers(dice, 2)}-P{_numbers(dice, 2)}-3-21",
    "document number": lambda dice: f"dok. {_numbers(dice, 6)}/{dice.randint(10, 26)}",
    "invoice number": lambda dice: f"faktura {_numbers(dice, dice.choice((5, 6, 7, 8, 9)))}",
    "phone number": lambda dice: f"tlf. +45 {_numbers(dice, 2, 2, 2, 2, joint=' ')}",
    "phone numbers": lambda dice: f"{_numbers(dice, 2, 2, 2, 2, joint=' ')}, {_numbers(dice, 4, 4, joint=' ')}",
    "foreign phone number": lambda dice: f"ring +31{_numbers(dice, 8)}",
    "CVR number": lambda dice: f"CVR {_numbers(dice, 8)}",
    "EAN number": lambda dice: f"EAN 579000{_numbers(dice, 7)} og 5 790000 {_numbers(dice, 6)}",
    "IBAN": lambda dice: f"DK{_numbers(dice, 16)} DK{_numbers(dice, 2)} {_numbers(dice, 4, 4, 4, 2, joint=' ')}",
    "giro": lambda dice: f"+71<{_numbers(dice, 15)}+{_numbers(dice, 8)}<",
    "time": lambda dice: _date(dice, "{y}-{m:02}-{d:02}T10:11:12.1234567 {y}{m:02}{d:02}101112 kl. 10.30-12.00"),
    "date": lambda dice: _date(dice, "{d:02}-{m:02}-{y} - 1234, {d}. {m}. {y} og {d:02}.{m:02}.{y}-31.12.2030"),
    "amount": lambda dice: f"{_numbers(dice, 1)}.{_numbers(dice, 3)}.{_numbers(dice, 3)},{_numbers(dice, 2)} kr.",
    "date, whole year, and number": lambda dice: _date(dice, f"den {{d:02}}.{{m:02}}.{{y}} {_numbers(dice, 4)}"),
    "date and postcode": lambda dice: _date(dice, f"{{d:02}}-{{m:02}}-{{y}}, {_numbers(dice, 4)} Birkeå"),
    "votes in a row": lambda dice: _numbers(dice, *[1] * 12, joint=" "),
    "coordinates with decimals": lambda dice: f"{dice.randint(441, 609)}{_numbers(dice, 3)},{_numbers(dice, 4)}",
    "numbers in a list": lambda dice: f"{_numbers(dice, 6)}, {_numbers(dice, 4)}, {_numbers(dice, 4)}",
    "date and amount": lambda dice: _date(dice, "pr. 31.12.{d:02} 2500 kr."),
    "table of amounts": lambda dice: _row(dice, lambda amount: f"{amount:,}".replace(",", ".")),
    "table of percentages": lambda dice: _numbers(dice, 2, 2, 2, 2, 2, 2, joint=" "),
    "ISBN": lambda dice: f"978-87-{_numbers(dice, 3)}-{_numbers(dice, 4)}-1, 87-{_numbers(dice, 3, 4, 1, joint='-')}",
    "coordinates": lambda dice: f"55.{_numbers(dice, 6)}, 12.{_numbers(dice, 6)}; 712{_numbers(dice, 3)}, 6175123",
    "hash": lambda dice: sha256(dice.randbytes(8)).hexdigest(),
    "UUID": lambda dice: str(uuid.UUID(bytes=dice.randbytes(16), version=4)),
    "cadastral number": lambda dice: f"matr.nr. {dice.randint(1, 99)}a, 12bc, ejerlav {_numbers(dice, 6)}",
}  # fmt: skip
# The others can't: ten digits of which the first happen to be a date, which about one in fourteen are.
UNDECIDABLE: Mapping[str, Callable[[random.Random], str]] = {
    "invoice number, ten digits": lambda dice: f"faktura {_numbers(dice, 10)}",
    "account number": lambda dice: f"konto {_numbers(dice, 4)} {_numbers(dice, 10)}",
    "P number": lambda dice: f"P-nr. 10{dice.randint(0, 31):02}{_numbers(dice, 6)}",
    "document number, whole year": lambda dice: f"dok. {_numbers(dice, 6)}-20{dice.randint(10, 26)}",
    "table of bare amounts": lambda dice: _row(dice, str),
    "column of bare amounts": lambda dice: _row(dice, str).replace(" ", "\n"),
    "account and count in brackets": lambda dice: f"konto {_numbers(dice, 6)} ({_numbers(dice, 4)})",
    "row of CSV": lambda dice: _row(dice, str).replace(" ", ";"),
    "columns far apart": lambda dice: _row(dice, str).replace(" ", "     "),
    "date and year": lambda dice: _date(dice, "pr. 31.12.{d:02} {y}"),
}
SAMPLES = 1000


def samples(make: Callable[[random.Random], str], seed: str) -> list[str]:
    """Texts of one kind, the same each time."""
    dice = random.Random(seed)  # noqa: S311 - examples, no secrets
    return [f"Til punktet hører {make(dice)}, som er bilagt." for _ in range(SAMPLES)]


def real_texts(folder: Path) -> Iterator[str]:
    """What can be read in the files of a folder, as text files and PDF go."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in _TEXTS:
            yield file.read_text(encoding="utf-8", errors="replace")
        elif file.suffix.lower() == ".pdf":
            with pypdfium2.PdfDocument(file) as document:
                yield "\n".join(page.get_textpage().get_text_range() for page in document)


def counted(texts: list[str]) -> tuple[int, int, int]:
    """In how many of the texts we find a CPR number, in how many one that passes modulus 11, in how many OS2 does."""
    ours = [list(find_cpr(text)) for text in texts]
    sure = sum(any(number.passes_modulus_11 or number.is_named for number in found) for found in ours)
    return sum(map(bool, ours)), sure, sum(os2_hits(text) > 0 for text in texts)


def main() -> None:
    print(f"{'':32}{'texts':>8}{'ours':>8}{'likely':>8}{'OS2':>8}")
    _tell("written forms (to be found)", list(WRITTEN_FORMS.values()))
    for name, makers in (("told by form", DECIDABLE), ("not told by form", UNDECIDABLE)):
        print(f"\n{name}")
        for kind, make in makers.items():
            _tell(kind, samples(make, kind))
    print("\nreal and bundled, by file")
    for name, folder in (("shared/minutes", MINUTES), ("content", CONTENT)):
        _tell(name, list(real_texts(folder)))


def _tell(name: str, texts: list[str]) -> None:
    ours, sure, os2 = counted(texts)
    print(f"{name:32}{len(texts):8}{ours:8}{sure:8}{os2:8}")


if __name__ == "__main__":
    main()
