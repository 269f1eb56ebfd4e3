"""The last gate: CPR numbers in the finished files of a site, as a reader or a program meets them.

What stands in `content/` has been looked through by then. Here it is the pages themselves: a number that only comes
together in them (`010190-<b>1234</b>`), or in a title, an address, a list, a file of data.
"""

from __future__ import annotations

import html
import json
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from lxml import etree

from generator.privacy.allowances import Allowances
from generator.privacy.concerns import Concern, numbers_in_name, numbers_in_text

_MARKUP = (".html", ".htm", ".svg", ".xml")
_JSON = (".json", ".webmanifest")
_PLAIN = (".csv", ".md", ".txt")
_TEXTS = (*_MARKUP, *_JSON, *_PLAIN)
_INLINE = (
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
)  # fmt: skip
"""Elements that break no word (HTML Standard, 3.2.5.2.5, phrasing content)."""

# A sieve before `find_cpr`, and five times as fast: are there ten digits with no letter and no tag between them? All
# digits are one sign then, and what may stand between them is gone; so is all of UTF-8 beyond ASCII but the first
# bytes of the scripts that have digits of their own.
_BREAKING = string.ascii_letters.encode() + b"<>="
_OTHER_DIGITS = b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"
_SIGNS = bytes.maketrans(
    string.digits.encode() + _BREAKING + _OTHER_DIGITS, b"0" * 10 + b"x" * len(_BREAKING) + b"?" * len(_OTHER_DIGITS)
)
_GONE = bytes(set(range(256)) - {*string.digits.encode(), *_BREAKING, *_OTHER_DIGITS})
# Two digits beside each other that are raised, lowered or in circles, as `find_cpr` knows them; one is a footnote.
_RAISED_DIGITS = re.compile(
    rb"(?:(?:\xc2[\xb2\xb3\xb9]|\xe2(?:\x81[\xb0-\xb9]|\x82[\x80-\x89]|\x91[\xa0-\xa8]|\x93[\xaa-\xbf]|\x9d[\xb6-\xbe]"
    rb"|\x9e[\x80-\x92]))[^<>\w]{0,8}){2}"
)
_JOINING = re.compile(rf"(?s:<!--.*?(?:-->|\Z))|</?(?:br|{'|'.join(_INLINE)})\b[^>]*>".encode())
_JSON_BLANK = re.compile(rb"\\[nrt]")

_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)  # browsers show what stands behind it, lxml leaves it out
_BREAK = "|"  # no number goes on after it
_BREAKS = re.compile(r"\s*\|[\s|]*+")


def stray_numbers(files: Mapping[str, bytes], allowances: Allowances) -> Iterator[tuple[str, tuple[Concern, ...]]]:
    """The path of each file in which, or in whose path, a CPR number stands, with all of them.

    What is no text, as a picture or a compressed index, counts by its path only.
    """
    for path, data in files.items():
        found = {number.fingerprint: number for number in numbers_in_name(path, allowances)}
        if text := _text_to_look_through(path, data):
            found.update((number.fingerprint, number) for number in numbers_in_text(text, allowances))
        if found:
            yield path, tuple(found.values())


def text_of(path: str, data: bytes) -> str:
    """All that is said in a file of the site, what stands in attributes and comments too; "" of what is no text."""
    ending = PurePosixPath(path).suffix.lower()
    return _said(ending, _without_nulls(data)) if ending in _TEXTS else ""


def _text_to_look_through(path: str, data: bytes) -> str:
    """What is said in a file; "" where no ten digits stand close enough to each other, as in nearly all."""
    ending = PurePosixPath(path).suffix.lower()
    if b"\0" in data and ending not in _TEXTS:
        return ""
    data = _without_nulls(data)
    return _said(ending, data) if _may_say_number(ending, data) else ""


def _without_nulls(data: bytes) -> bytes:
    return data.replace(b"\0", b"") if b"\0" in data else data  # as browsers do


def _said(ending: str, data: bytes) -> str:
    if ending in _MARKUP:
        return _text_of_markup(data)
    return _text_of_json(data) if ending in _JSON else data.decode(errors="replace")


def _may_say_number(ending: str, data: bytes) -> bool:
    if ending in _MARKUP:
        return any(_may_hold_number(_unescaped(form)) for form in (data, _JOINING.sub(b"", data)))
    if ending in _JSON:
        return b"\\u" in data or _may_hold_number(_JSON_BLANK.sub(b" ", data))
    return _may_hold_number(data)


def _may_hold_number(data: bytes) -> bool:
    signs = data.translate(_SIGNS, _GONE)
    if b"0" * 10 in signs or b"?" in signs or _RAISED_DIGITS.search(data):
        return True
    return b"%" in data and b"0" * 10 in unquote_to_bytes(data).translate(_SIGNS, _GONE)


def _unescaped(data: bytes) -> bytes:
    return html.unescape(data.decode(errors="replace")).encode() if b"&" in data else data


def _text_of_markup(data: bytes) -> str:
    """The running text, then what stands in attributes and comments, all parted by breaks."""
    try:
        root = etree.fromstring(_END.sub(b"", data), parser=etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.LxmlError:
        root = None
    if root is None:  # nothing in it is markup
        return data.decode(errors="replace")
    running: list[str] = []
    beside: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            beside.append(element.text or "")
            running.append(element.tail or "")
        elif event == "start":
            beside += map(str, element.attrib.values())
            running += (_break(element.tag), element.text or "")
        else:
            running += (_break(element.tag), element.tail or "")
    return _BREAKS.sub(f" {_BREAK} ", _BREAK.join(("".join(running), *beside)))


def _break(tag: object) -> str:
    """What parts the inside of an element from what is around it: two cells of a table hold two numbers."""
    return "" if tag in _INLINE else "\n" if tag == "br" else _BREAK


def _text_of_json(data: bytes) -> str:
    """Every string of a JSON text, the names and the numbers too, parted by breaks."""
    try:
        waiting = [json.loads(data)]
    except (ValueError, RecursionError):
        return data.decode(errors="replace")
    said = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        else:
            said.append(str(value))
    return f" {_BREAK} ".join(said)
