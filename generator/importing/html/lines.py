"""The lines of a page's text, as the flow writes them: what the audit holds the finished meeting against."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from generator.importing.html.marks import Mark
from generator.importing.html.tokens import Structure
from generator.importing.reading import Removed
from generator.problems import Message


class Lines:
    """Linjer: the shown text line by line; what is taken out gets a line of its own below the one it stood in."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._done: list[str] = []
        self._pieces: list[tuple[str, tuple[Mark, ...]]] = []
        self._aside: dict[Message, list[str]] = {}
        self._open: Counter[Structure] = Counter()
        self._markers: list[str] = []
        self._link_at = 0
        self.removed: list[Removed] = []
        self.pictures: list[int] = []
        """The line of each picture that nothing describes."""

    @property
    def number(self) -> int:
        """The line that is being written."""
        return self._first + len(self._done)

    def ends_in_space(self) -> bool:
        """Whether nothing stands on the line yet, or a space stands last: another would not be shown."""
        return not self._pieces or self._pieces[-1][0].endswith((" ", "\t"))

    def write(self, text: str, tags: tuple[Mark, ...] = ()) -> None:
        """Goes on with the line; the first text of a list's entry stands after its marker."""
        if self._markers and self._markers[-1]:
            self._link_at += self._link_at == len(self._pieces)
            self._pieces.append((f"{self._markers[-1]} ", ()))
            self._markers = [""] * len(self._markers)
        self._pieces.append((text, tags))

    def open_link(self) -> None:
        """Begins a link; it does not go over the line's end."""
        self._link_at = len(self._pieces)

    def close_link(self, address: str) -> None:
        """Ends the link, which is written as in Markdown: where it leads are words of the page too."""
        if any(text.strip() for text, _ in self._pieces[self._link_at :]):
            self._pieces.insert(self._link_at, ("[", ()))
            self._pieces.append((f"]({address})", ()))

    def leave_out(self, text: str, why: Message) -> None:
        """Tells of text that is no part of the document."""
        if text:
            self._aside.setdefault(why, []).append(text)

    def open(self, what: Structure, marker: str) -> None:
        """Begins a part of the page: a row of a table stays on one line, an entry of a list has a marker."""
        self._open[what] += 1
        if what == "item":
            self._markers.append(marker)

    def close(self, what: Structure) -> None:
        """Ends the part that began last."""
        self._open[what] -= 1
        if what == "item":
            self._markers.pop()
        self.end()

    def end(self) -> None:
        """Ends the line, if anything is on it; in a row a tab parts what would be lines."""
        if self._open["row"]:
            if not self.ends_in_space():
                self._pieces.append(("\t", ()))
            return
        looks = groupby(self._pieces, key=lambda piece: piece[1])
        line = "".join(_tagged("".join(text for text, _ in pieces), tags) for tags, pieces in looks).strip()
        self._pieces.clear()
        if line:
            self._done.append(line)
        if not (self._open["list"] or self._open["table"]):
            self._tell()

    def _tell(self) -> None:
        """What has been left out since the last line that stands in no list or table, each reason on a line."""
        for why, texts in self._aside.items():
            text = " ".join(texts)
            self.removed.append(Removed(self.number, text, why))
            self._done.append(text)
        self._aside.clear()

    def text(self) -> str:
        """All lines."""
        self._open.clear()
        self.end()
        return "\n".join(self._done)


def _tagged(text: str, tags: tuple[Mark, ...]) -> str:
    opening = "".join(f"<{tag}>" for tag in tags)
    return f"{opening}{text}{''.join(f'</{tag}>' for tag in reversed(tags))}"
