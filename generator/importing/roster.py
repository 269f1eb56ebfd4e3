"""The roster: who is listed as participant, gathered line by line with the account of the words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.importing.names import LONGEST, left_out, merged, words_of
from generator.importing.reading import Removed
from generator.model import Attendance
from generator.problems import Message, Problem, say

A_LABEL = say("ledetekst til deltagerne")
_AN_APOLOGY = say("læst som afbud")


@dataclass(slots=True)
class Roster:
    """Deltagerliste: one who is listed twice is one, with what both places say."""

    people: list[Attendance] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    """Words that several have got and that are printed once: "Karen Holm og Bo Lund deltog ikke under punkt 3"."""
    places: dict[str, int] = field(default_factory=dict)
    """Where each name, in lower case, stands among the people."""

    def enter(self, line: int, printed: str, person: Attendance) -> int:
        """Where the person stands, newly entered or with more said of them; the rest of `printed` is taken out.

        Two of one name are two persons where they are of different parties.
        """
        place = self._place(person)
        if place is not None:
            self.add(line, printed, place, person)
            return place
        self.places[person.name.casefold()] = len(self.people)
        self.people.append(person)
        self.leave_out(line, left_out(printed, person), _AN_APOLOGY if person.absent else A_LABEL)
        return len(self.people) - 1

    def _place(self, person: Attendance) -> int | None:
        place = self.places.get(person.name.casefold())
        is_one = place is not None and (not self.people[place].party or person.party in ("", self.people[place].party))
        return place if is_one else None

    def share(self, line: int, printed: str, person: Attendance, common: Attendance) -> int:
        """Like `enter`, with what is said in `common` of several, and printed with the name of another."""
        place = self._place(person)
        alone = person if place is None else merged(self.people[place], person)
        place = self.enter(line, printed, merged(person, common))
        self.copied.extend((words_of(self.people[place]) - words_of(alone)).elements())
        return place

    def add(self, line: int, printed: str, place: int, more: Attendance) -> None:
        """Says more of the person at `place`, whom `more` need not name."""
        before = self.people[place]
        self.people[place] = merged(before, more)
        why = _AN_APOLOGY if more.absent else say("gentager deltageren")
        self.leave_out(line, left_out(printed, self.people[place], before), why)

    def mark_absent(self, name: str) -> None:
        """Marks the one of that name, if there is one, as absent."""
        place = self.places.get(name.casefold())
        if place is not None:
            self.people[place] = replace(self.people[place], absent=True)

    def leave_out(self, line: int, text: str, why: Message) -> None:
        """Tells `text`, where there is any, as taken out."""
        if text:
            self.removed.append(Removed(line, text, why))

    def doubt(self, line: int, message: Message) -> None:
        """Tells of a doubt that a look at the source can end."""
        hint = say("Se efter i kilden, og ret «participants» i indholdsfilen")
        self.problems.append(Problem("warning", message, line=line, hint=hint))

    def doubt_names(self, line: int, text: str) -> None:
        """Tells that `text`, which is kept as it stands, may name participants."""
        message = say("Det er uklart, om «{text}» er deltagere; det er bevaret som tekst", text=text[:LONGEST])
        self.doubt(line, message)
