"""Lists as text documents print them: many kinds of bullet, numbers, nested by indent or by the kind of bullet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.dates import MONTHS
from generator.importing.blocks import Entry, List, joined
from generator.importing.page_furniture import Line
from generator.importing.reading import Removed
from generator.problems import say

# Glyphs that are nothing else may stand close to their text; those that are letters, signs or emphasis may not.
_BULLET = re.compile(
    r"(?P<indent>\s*)(?P<glyph>[•·▪▫■□●○◦‣⁃➢►▶➔✓✔\uf0b7\uf0a7\uf0d8\uf0fc]\s*|[-*+–—?o]\s+)(?P<text>\S.*)"
)
# A line may begin with a date ("10. marts …").
_NUMBERED = re.compile(
    rf"(?P<indent>\s*)(?P<number>\d{{1,3}})(?P<mark>[.)])\s+(?!(?:{'|'.join(MONTHS)})\b)(?P<text>\S.*)"
)
_LETTERED = re.compile(r"(?P<indent>\s*)(?P<text>\(?[a-zæøåA-ZÆØÅ]\)\s+\S.*)")
_INNER_BULLET = re.compile(r"(?:o|\?|•|·)\s+(?=\S)")  # the glyph of a second level, or one that the extractor lost


def is_entry(text: str) -> bool:
    """Whether a line opens an entry of a list."""
    return bool(_BULLET.fullmatch(text) or _NUMBERED.fullmatch(text) or _LETTERED.fullmatch(text))


def is_bullet(text: str) -> bool:
    """Whether a line opens an entry of a list without numbers."""
    return bool(_BULLET.fullmatch(text))


def read_list(lines: Sequence[Line], mark_up: Callable[[str], str], removed: list[Removed]) -> List:
    """The list in `lines`; a line that opens no entry is the one above running on."""
    texts: list[list[str]] = []
    shapes: list[tuple[int, str, bool]] = []
    starts: list[int] = []
    for line in lines:
        if bullet := _BULLET.fullmatch(line.text):
            glyphs, text = _take_glyphs(bullet)
            if "o" in glyphs:
                removed.append(Removed(line.number, " ".join("o" * glyphs.count("o")), say("punkttegn i en liste")))
            inner = _NUMBERED.fullmatch(text)  # "- 1) …": the number is the marker
            marker = inner["number"] + inner["mark"] if inner else "-"
            shapes.append((_width(bullet["indent"]), marker, "o" in glyphs))
            texts.append([inner["text"] if inner else text])
        elif numbered := _NUMBERED.fullmatch(line.text):
            shapes.append((_width(numbered["indent"]), numbered["number"] + numbered["mark"], False))
            texts.append([numbered["text"]])
        elif lettered := _LETTERED.fullmatch(line.text):
            # Markdown has no lettered lists: the letter is kept in the text
            shapes.append((_width(lettered["indent"]), "-", False))
            texts.append([lettered["text"]])
        else:
            texts[-1].append(line.text)
            continue
        starts.append(line.number)
    entries = [
        Entry(depth, marker, mark_up(joined(pieces)), start, tuple(map(mark_up, pieces)) if len(pieces) > 1 else ())
        for depth, (_, marker, _), pieces, start in zip(_depths(shapes), shapes, texts, starts, strict=True)
    ]
    return List(lines[0].number, tuple(entries))


def _width(indent: str) -> int:
    return len(indent.expandtabs())


def _take_glyphs(bullet: re.Match[str]) -> tuple[str, str]:
    """The glyphs that open a list's line ("-", "o", "- o", "- ?"), and the text after them."""
    text = bullet["text"]
    inner = _INNER_BULLET.match(text)
    return bullet["glyph"] + (inner.group().strip() if inner else ""), text[inner.end() :] if inner else text


def _depths(shapes: Sequence[tuple[int, str, bool]]) -> list[int]:
    """How deep each entry lies, by its indent against those before it; an "o" lies below another kind of entry."""
    indents: list[int] = []
    depths: list[int] = []
    all_are_o = all(is_o for _, _, is_o in shapes)
    for indent, _, is_o in shapes:
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        depth = len(indents) - 1
        depths.append(max(depth, 1) if is_o and depths and not all_are_o else depth)
    return depths
