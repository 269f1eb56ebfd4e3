"""Lines of words: by their baselines, with raised and lowered marks in their places, parted at wide gaps."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator.importing.decoding import normalise
from generator.importing.pdf.drawings import Box
from generator.importing.pdf.sheet import Line, Run, Span, Word, joined_text, look

BULLET = "•"

# Shares of the size of the letters.
_SAME_LINE = 0.2
_NO_GAP = 0.12
_WIDE_GAP = 1.3
_WIDEST_JUSTIFIED = 4.0
_LETTER_GAP = 0.75
_KERNED = (-0.15, 0.03)  # so little is no space
_SMALLER = 0.85  # a superscript is two thirds of its text; some programs make it more
_RAISED = 0.06
_HALF_A_LINE = 0.7
_CLOSE = 0.4
_BULLET_GAP = 3.0
_UNDERLINE = 0.3
_WHOLE = 0.9  # of a line's width
_EVEN = 0.5  # points, between the gaps of a justified line
_FEWEST_SPACED = 5  # letters, that are one word set with spaces

# What Word and LibreOffice use of Symbol and Wingdings, as they leave it in the private area of Unicode.
_SYMBOLS = str.maketrans({
    "\uf0b7": BULLET, "\uf0a7": "▪", "\uf0a8": "▫", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0fe": "☑", "\uf06f": "□",
    "\uf0e0": "→", "\uf0df": "←", "\uf076": "❖", "\uf06e": "■", "\uf071": "□", "\uf02d": "–", "\uf0be": "–",
})  # fmt: skip


def read_lines(words: Iterable[Word]) -> list[Line]:
    """The lines that the words stand on, from the top."""
    return [_line(row) for row in _with_raised(_rows(words))]


def with_underlines(lines: Iterable[Line], rules: Sequence[Box]) -> list[Line]:
    """The lines, those told that a rule is drawn right under the whole of them; a link is so as a matter of course."""
    rules = sorted(rules, key=lambda rule: rule[1])
    tops = [rule[1] for rule in rules]
    found: list[Line] = []
    for line in lines:
        near = rules[bisect(tops, line.y - 1) : bisect(tops, line.y + _UNDERLINE * line.size)]
        drawn = sum(
            min(rule[2], line.x1) - max(rule[0], line.x0) for rule in near if rule[0] < line.x1 > line.x0 < rule[2]
        )
        has_link = any(run.link for span in line.spans for run in span.runs)
        is_whole = len(line.spans) == 1 and drawn >= _WHOLE * (line.x1 - line.x0) and not has_link
        found.append(replace(line, underlined=True) if is_whole else line)
    return found


def with_bullets(words: Sequence[Word], dots: Iterable[Box]) -> list[Word]:
    """The words, and a bullet for each dot that is drawn in front of the first of a line."""
    found = list(words)
    rows = _rows(words)
    baselines = [row[0].y for row in rows]
    for x0, y0, x1, y1 in dots:
        middle = (y0 + y1) / 2
        for row in rows[bisect(baselines, middle) :][:1]:
            first = row[0]
            size = first.style.size
            if first.y - size < middle and 0 < first.x0 - x1 < _BULLET_GAP * size:
                found.append(Word(BULLET, x0, x1, first.y, replace(first.style, bold=False)))
    return found


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words by baseline, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        first = rows[-1][0] if rows else None
        if first and word.y - first.y <= _SAME_LINE * min(word.style.size, first.style.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _with_raised(rows: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """The rows, with each small word that stands close by a larger one of a row above or below moved into that row."""
    sizes = [_size(row) for row in rows]
    staying: list[list[Word]] = [[] for _ in rows]
    for place, row in enumerate(rows):
        near = [other for other in (place, place - 1, place + 1) if 0 <= other < len(rows)]
        for word in row:
            smaller = (other for other in near if word.style.size <= _SMALLER * sizes[other])
            found = ((other, host) for other in smaller if (host := _neighbour(rows[other], word, sizes[other])))
            home, host = next(found, (place, word))
            step = host.y - word.y
            is_raised = abs(step) > _RAISED * sizes[home]
            staying[home].append(replace(word, y=host.y, raised=1 if step > 0 else -1) if is_raised else word)
    return (sorted(row, key=lambda word: word.x0) for row in staying if row)


def _size(row: Iterable[Word]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[word.style.size] += len(word.text) + 1
    return max(sizes, key=lambda size: (sizes[size], size))


def _neighbour(row: Sequence[Word], word: Word, size: float) -> Word | None:
    """The larger word that a small one stands close by, half above it or half below it."""
    place = bisect(row, word.x0, key=lambda other: other.x0)
    for other in reversed(row[max(place - 2, 0) : place + 2]):
        is_larger = other.style.size * _SMALLER >= word.style.size
        gap = max(word.x0 - other.x1, other.x0 - word.x1)
        if is_larger and abs(gap) < _CLOSE * size and abs(other.y - word.y) < _HALF_A_LINE * size:
            return other
    return None


def _line(row: Sequence[Word]) -> Line:
    words = _unspaced(_whole([_readable(word) for word in row]))
    size = _size(words)
    letters = [word for word in words if any(map(str.isalnum, word.text)) and not word.raised]
    return Line(
        y=max(Counter(word.y for word in words).items(), key=lambda item: item[1])[0],
        size=size,
        spans=tuple(_span(part, size) for part in _parts(words, size)),
        bold=bool(letters) and all(word.style.bold for word in letters),
        soft=words[-1].soft,
    )


def _readable(word: Word) -> Word:
    """A word with signs instead of what a font of symbols has at their places."""
    text = word.text.translate(_SYMBOLS)
    if word.style.symbol and len(text) == 1 and text.isalnum():
        text = BULLET
    return word if text == word.text else replace(word, text=text)


def _whole(words: Sequence[Word]) -> list[Word]:
    """The words, with those glued that PDFium parted where letters are set close ("201" "1")."""
    befores = (None, *words)
    return [
        replace(word, glued=True)
        if before and _KERNED[0] < (word.x0 - before.x1) / word.style.size < _KERNED[1]
        else word
        for word, before in zip(words, befores, strict=False)
    ]


def _unspaced(words: Sequence[Word]) -> list[Word]:
    """The words, with letters that are set one by one ("R E F E R A T") as the words they make."""
    joined: list[Word] = []
    for is_letter, group in groupby(words, key=lambda word: len(word.text) == 1 and word.text.isalpha()):
        run = list(group)
        if not is_letter or len(run) < _FEWEST_SPACED:
            joined.extend(run)
            continue
        gaps = sorted(after.x0 - before.x1 for before, after in pairwise(run))
        widest = max(1.6 * gaps[len(gaps) // 2], 1.0)
        for place, word in enumerate(run):
            last = joined[-1] if place else None
            if last and word.x0 - last.x1 <= min(widest, _LETTER_GAP * word.style.size):
                joined[-1] = replace(last, text=last.text + word.text, x1=word.x1)
            else:
                joined.append(word)
    return joined


def _parts(words: Sequence[Word], size: float) -> Iterator[Sequence[Word]]:
    """The words of a line, parted at wide gaps; a justified line has its gaps all of one width, and is not parted."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words) if not after.glued]
    is_justified = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN and max(gaps) < _WIDEST_JUSTIFIED * size
    start = 0
    for place in range(1, len(words)):
        if not is_justified and words[place].x0 - words[place - 1].x1 > _WIDE_GAP * size:
            yield words[start:place]
            start = place
    yield words[start:]


def _span(words: Sequence[Word], size: float) -> Span:
    befores = (None, *words)
    runs = [_run(word, before, size) for word, before in zip(words, befores, strict=False)]
    x0, x1 = words[0].x0, max(word.x1 for word in words)
    first, second = next(((b.x1, after.x0) for b, after in pairwise(words) if not after.glued), (x1, x1))
    alike = (list(group) for _, group in groupby(runs, key=look))
    texts = ((group[0], normalise(joined_text(group))) for group in alike)
    return Span(x0, x1, tuple(replace(run, text=text) for run, text in texts if text), first - x0, second)


def _run(word: Word, before: Word | None, size: float) -> Run:
    is_close = before is not None and word.x0 - before.x1 < _NO_GAP * size
    glued = before is not None and (word.glued or (is_close and bool(word.raised or before.raised)))
    return Run(word.text, word.style.bold, word.style.italic, word.raised, word.link, glued)
