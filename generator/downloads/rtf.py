"""Rich Text Format 1.9: its text, what is said about it, and what is hidden in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.downloads.nesting import APART, joined, text_at
from generator.downloads.printable import printable
from generator.findings import Examined, HiddenPart
from generator.problems import say

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_SIGNS = {"~": " ", "_": "-", "\r": "\n", "\n": "\n", "\\": "\\", "{": "{", "}": "}"}
_WORDS = {
    "par": "\n", "line": "\n", "cell": "| ", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "endash": "–",
    "emdash": "—", "emspace": " ", "enspace": " ", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}\s*){32,}", re.ASCII)  # blanks as `bytes.fromhex` knows them
_LINE_OF_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){16,}")  # what is shorter may be words: a row of numbers is hex too
_APART = frozenset(
    ("info", "author", "operator", "company", "manager", "title", "footnote", "annotation", "fldrslt", "pict", "header",
     "footer", "fonttbl", "stylesheet", "colortbl", "subject", "doccomm", "keywords")
)  # fmt: skip


def examine(data: bytes) -> Examined:
    """All its text in the order it stands, hidden or not; never raises."""
    source = data.decode("latin-1")
    objects = b"".join(bytes.fromhex(found.group()) for found in _HEX.finditer(source))
    text = "".join(_text(_LINE_OF_HEX.sub(" ", source)))
    return joined(
        text_at(None, text),
        printable(objects) if objects else Examined(),
        Examined(parts=tuple(_hidden_parts(source))),
    )


def _text(source: str) -> Iterator[str]:
    """The text; what stands in a group of its own (a footnote, the author's name) is set apart from what is around."""
    to_skip = 0  # signs that only older programs are to read, after a `\\u`
    groups: list[bool] = []  # of each open group, whether it is such a one
    for token in _TOKEN.finditer(source):
        word, sign, brace = token["word"], token["sign"], token["brace"]
        if brace == "{":
            groups.append(False)
        elif brace:
            yield APART if groups and groups.pop() else ""
        elif sign == "*" or word in _APART:
            groups[-1:] = [True]
            yield APART
        elif word == "u" and token["number"]:
            yield chr(int(token["number"]) % 0x10000)
            to_skip = 1
        elif word or sign:
            yield _WORDS.get(word or "", "") + _SIGNS.get(sign or "", "")
        else:
            yield _letters(token)[to_skip:]
            to_skip = 0


def _letters(token: re.Match[str]) -> str:
    return bytes.fromhex(token["byte"]).decode("cp1252", "replace") if token["byte"] else token["text"]


def _hidden_parts(source: str) -> Iterator[HiddenPart]:
    if re.search(r"\\(?:author|operator|company|manager)\b", source):
        yield HiddenPart("metadata", say("egenskaberne: navne, datoer og program"))
    if re.search(r"\\v(?![a-zA-Z0-9])", source):
        yield HiddenPart("hidden", say("skjult tekst"))
    if re.search(r"\\(?:deleted|revised)(?![a-zA-Z0-9])", source):
        yield HiddenPart("tracked_changes", say("sporede ændringer"))
    if comments := len(re.findall(r"\\annotation\b", source)):
        yield HiddenPart("comments", say("kommentarer (antal: {count})", count=comments))
    if re.search(r"\\obj(?:data|emb|link)\b", source):
        yield HiddenPart("embedded", say("et indlejret objekt"))
