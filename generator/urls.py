"""Every address in the site: lower-case ASCII, made from the record's own names, never reused.

The forms are a contract (`docs/architecture.md`, addresses). An address is written from the site's root
without a leading slash; each page puts its own way to the root before it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from generator.file_types import BYTES, ending_of, is_shown
from generator.model import Address, Meeting

HOME: Address = ""
CASES: Address = "sager/"
PERSONS: Address = "deltagere/"
MEETINGS: Address = "moeder/"
BODIES: Address = "udvalg/"
DECISIONS: Address = "beslutninger/"
ATTACHMENTS: Address = "bilag/"
SEARCH: Address = "soeg/"
ABOUT: Address = "om/"
NOT_FOUND: Address = "404.html"
FEED: Address = "feed.xml"

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ł": "l"})
# Names that Windows keeps for devices, whatever their ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")
_LONGEST = 80  # a path stays below Windows' 260 also when the site lies deep in a folder


def slug(text: str) -> str:
    """`text` as one step of an address: "Høje-Taastrup" gives "hoeje-taastrup"; "x" where nothing is left."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLD)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    step = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "x"
    return f"{step}-x" if _DEVICES.match(step) else step


def meeting_name(date: dt.date, sequence: int) -> str:
    """The date, with "-2" for the second meeting of a body that day."""
    return date.isoformat() + (f"-{sequence}" if sequence > 1 else "")


def meeting_address(body: str, date: dt.date, sequence: int = 1) -> Address:
    """`moeder/direktionen/2021-06-21/`."""
    return f"{MEETINGS}{slug(body)}/{meeting_name(date, sequence)}/"


def item_anchor(number: str) -> str:
    """`punkt-3`, `punkt-1-1`: the anchor of an item on its meeting's page."""
    return f"punkt-{slug(number)}"


def case_address(number: str) -> Address:
    """`sager/21-24696/`."""
    return f"{CASES}{slug(number)}/"


def person_address(name: str) -> Address:
    """`deltagere/lars-holte/`."""
    return f"{PERSONS}{slug(name)}/"


def body_address(name: str) -> Address:
    """`udvalg/direktionen/`."""
    return f"{BODIES}{slug(name)}/"


def year_address(year: int) -> Address:
    """`aar/2021/`."""
    return f"aar/{year}/"


def attachment_address(path: str) -> Address:
    """Where a file below `content/attachments/` is served: `bilag/direktionen/2021-06-21/plan.pdf`.

    What a browser might run, and what is of no known type, ends as bytes do: "plan.svg" is `plan-svg.bin`.
    """
    *folders, file = path.removeprefix("attachments/").split("/")
    stem = file.rstrip(". ").rpartition(".")[0]
    name = f"{slug(stem)}.{ending_of(file)}" if is_shown(file) else f"{slug(file)}.{BYTES}"
    return ATTACHMENTS + "/".join([*(slug(folder) for folder in folders), name])


def original_address(meeting: Meeting, file: str) -> Address:
    """Where a meeting's source document is served: `moeder/direktionen/2021-06-21/original.pdf`."""
    ending = file.rpartition(".")[2]
    return f"{meeting_address(meeting.body, meeting.date, meeting.sequence)}original.{slug(ending)}"


def page_file(address: Address) -> str:
    """The file that serves an address: `sager/` is `sager/index.html`."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def collisions(wanted: Iterable[tuple[Address, str]]) -> dict[Address, tuple[str, ...]]:
    """The addresses that more than one thing asks for, each with the things' names, all at once."""
    claims: dict[Address, list[str]] = {}
    for address, name in wanted:
        names = claims.setdefault(address, [])
        if name not in names:
            names.append(name)
    return {address: tuple(names) for address, names in claims.items() if len(names) > 1}
