"""Whether a document is minutes at all, and what it looks like when it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importing.division import FoundItems
from generator.importing.head import Head
from generator.importing.reading import Document
from generator.importing.title import calls_itself_closed
from generator.model import ClosedItem, Item
from generator.problems import Message, Problem, say

_SAYS_MINUTES = re.compile(r"referat|dagsorden|protokol|møde|beslutning", re.IGNORECASE)
_FEWEST_SIGNS = 2
_READ = 100_000  # in characters; what a document is shows at its beginning
_LINE = re.IGNORECASE | re.MULTILINE


def _signs(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"^\W{{0,9}}(?:{pattern})", _LINE) for pattern in patterns)


# What other documents print at the beginning of a line; two different signs make one of them likely.
_OTHERS: tuple[tuple[Message, tuple[re.Pattern[str], ...]], ...] = (
    (
        say("en faktura"),
        _signs(
            r"faktura",
            r"(?:betalingsfrist|forfaldsdato|betalingsbetingelser)",
            r"(?:heraf )?moms\b",
            r"(?:i alt|at betale)\b",
            r"(?:cvr|ean|kontonr|reg\. ?nr)",
        ),
    ),
    (say("en e-mail"), _signs(r"fra:", r"til:", r"(?:emne|vedr\.):", r"(?:sendt|dato):", r"videresendt")),
    (say("et nyhedsbrev"), _signs(r"nyhedsbrev", r"(?:afmeld|tilmeld)", r"læs mere", r"(?:følg os|del på)")),
    (
        say("et brev"),
        _signs(r"kære\b", r"(?:med )?(?:venlig|kærlig) hilsen|mvh\b", r"(?:deres|vores|vor) ref", r"vedr(?:\.|ørende)"),
    ),
    (
        say("en plan eller en rapport"),
        _signs(
            r"(?:forord|sammenfatning|konklusion|litteratur(?:liste)?)\s*$",
            r"(?:1\.?|kapitel 1\.?)\s+(?:indledning|baggrund|formål)",
            r"\d\.\d\.?\s+\S",
            r"(?:lokalplan|strategi|handleplan|rapport|årsberetning|politik)\b.{0,60}$",
            r"kapitel \d",
        ),
    ),
)


def not_minutes(
    head: Head, found: FoundItems, items: Sequence[Item | ClosedItem], document: Document
) -> Problem | None:
    """Why the document is taken for no minutes that may be read; None when it is such.

    Minutes have items, and say what they are: in the title, by who took part, by a decision, a case number or a line
    that calls itself an item.
    """
    is_closed_in_the_margin = any(calls_itself_closed(entry.text) for entry in document.removed)
    if head.is_closed or is_closed_in_the_margin or (head.date is None and _is_closed_from_the_head(found)):
        hint = say(
            "Er det åbent alligevel, så fjern ordet «lukket» eller «fortroligt» i kildens hoved, og importér igen"
        )
        return Problem("error", say("Dokumentet siger, at det er lukket; intet af det kommer med"), hint=hint)
    says_so = bool(_SAYS_MINUTES.search(head.title))
    if says_so or (items and not found.is_by_number and _has_marks_of_minutes(head, found, items)):
        return None
    likeness = _likeness(document.text)
    message = (
        say("Dokumentet ligner {what}, ikke et referat", what=likeness)
        if likeness
        else say("Dokumentet ligner ikke et referat")
    )
    hint = say("Et referat begynder med fx «REFERAT Direktionen d. 21-06-2021» og har punkter («Punkt 1: …»)")
    return Problem("error", message, hint=hint)


def _is_closed_from_the_head(found: FoundItems) -> bool:
    """Whether a line such as "Lukket referat" stands above all items, and with them closes what says when they met."""
    return bool(found.closed_from and found.items) and found.closed_from[0] < found.items[0][0].line


def _has_marks_of_minutes(head: Head, found: FoundItems, items: Sequence[Item | ClosedItem]) -> bool:
    names_items = any(start.printed.split()[0] != "{number}" for start, _ in found.items)
    decides = any(section.kind == "decision" for item in items if isinstance(item, Item) for section in item.sections)
    return bool(head.participants or decides or names_items or any(item.case for item in items))


def _likeness(text: str) -> Message | None:
    """The other kind of document that it has most signs of, when they are several."""
    beginning = text[:_READ]
    counts = [sum(bool(sign.search(beginning)) for sign in signs) for _, signs in _OTHERS]
    most = max(counts)
    return _OTHERS[counts.index(most)][0] if most >= _FEWEST_SIGNS else None
