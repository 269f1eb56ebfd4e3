"""Danish alphabetical order: æ, ø and å after z, and aa as å.

Source: Retskrivningsordbogen § 1 and 3 (the alphabet; aa in names is sorted as å), which CLDR's Danish order follows.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}  # the three characters after "z" in ASCII
_NUMBER = re.compile(r"\d+")


def collation_key(text: str) -> tuple[str, str]:
    """A key for sorting by Danish order, numbers by value; the text itself breaks ties."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    folded = "".join(_LETTERS.get(char, char) for char in folded)
    plain = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return _NUMBER.sub(lambda number: number.group().zfill(12), plain), text


def initial(text: str) -> str:
    """The letter under which `text` stands in a register: "Å" for Aase, "#" for what begins with no letter."""
    first = unicodedata.normalize("NFC", text).strip()[:2].upper()
    if first == "AA":
        return "Å"
    letter = {"Ä": "Æ", "Ö": "Ø"}.get(first[:1], first[:1])
    if letter in "ÆØÅ" and letter:
        return letter
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain if plain.isalpha() else "#"
