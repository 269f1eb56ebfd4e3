"""Danish as pages write it: numbers, counts, sizes, times, citations."""

from __future__ import annotations

from generator.dates import short_date
from generator.interchange import shown_number
from generator.model import ClosedItem, Item, Meeting

_TYPES = {
    "doc": "Word", "docx": "Word", "xls": "Excel", "xlsx": "Excel", "ppt": "PowerPoint", "pptx": "PowerPoint",
    "txt": "tekst", "md": "Markdown", "htm": "HTML", "jpg": "billede", "jpeg": "billede", "png": "billede",
}  # fmt: skip
_KILO = 1000


def number(value: int) -> str:
    """ "2.648": thousands with a full stop."""
    return f"{value:,}".replace(",", ".")


def counted(value: int, one: str, many: str) -> str:
    """ "1 møde", "2.648 møder", "ingen møder"."""
    return f"{number(value) if value else 'ingen'} {one if value == 1 else many}"


def clock(time: str) -> str:
    """ "kl. 09.00–11.30", from the model's "09:00-11:30"."""
    return f"kl. {time.replace(':', '.').replace('-', '–')}" if time else ""


def file_facts(path: str, size: int) -> str:
    """What a reader should know before following a link to a file: "PDF, 42 kB"."""
    ending = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    kind = _TYPES.get(ending, ending.upper() or "fil")
    if size < _KILO:
        return f"{kind}, {size} byte"
    if round(size / _KILO) < _KILO:
        return f"{kind}, {round(size / _KILO)} kB"
    return f"{kind}, {size / _KILO / _KILO:.1f} MB".replace(".", ",")


def meeting_name(meeting: Meeting) -> str:
    """ "Direktionen 10-03-2025", as one cites a meeting; the second of a day is told apart."""
    again = f" ({meeting.sequence}. møde)" if meeting.sequence > 1 else ""
    return f"{meeting.body} {short_date(meeting.date)}{again}"


def item_name(number: str) -> str:
    """ "punkt 4"; a closed item whose number is not to be shown is "lukket punkt"."""
    return f"punkt {number}" if number else "lukket punkt"


def citation(meeting: Meeting, item: Item | ClosedItem) -> str:
    """ "Direktionen 10-03-2025, punkt 4, sag 25/1204"."""
    case = f", sag {item.case}" if item.case else ""
    return f"{meeting_name(meeting)}, {item_name(shown_number(item))}{case}"
