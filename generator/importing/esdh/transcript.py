"""The transcript of a delivery: its public words line by line, in the order of the meeting that is made of them.

A delivery has no lines of its own that a person could follow (many are a single line of XML), so this is the text that
every line number of a problem, a removal and an item counts in, and that the audit holds the meeting against.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Transcript:
    """Udskrift: the lines written so far."""

    lines: list[str] = field(default_factory=list)

    @property
    def next_line(self) -> int:
        """The number, from 1, of the line that is written next."""
        return len(self.lines) + 1

    @property
    def text(self) -> str:
        """All that was written."""
        return "\n".join(self.lines)

    def write(self, text: str) -> int:
        """Add a text of one or more lines; the number of its first line."""
        first = self.next_line
        self.lines.extend(text.split("\n"))
        return first
