"""Taking back, told in lines: what one entry of the record does, and all that the record has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.cpr import mask_cpr
from generator.model import WithdrawnKind
from generator.problems import Language, Message, say
from generator.withdrawal import Effects, Entry, Redaction, Restoration, Target, Withdrawal, Withdrawals

_MOST_PLACES = 20
_KINDS: dict[WithdrawnKind, Message] = {
    "meeting": say("mødet"),
    "item": say("punktet"),
    "person": say("personen"),
    "attachment": say("filen"),
}


def effect_lines(
    entry: Withdrawal | Redaction, target: Target | None, effects: Effects, language: Language
) -> Iterator[str]:
    """What goes when an entry is noted, and what still stands elsewhere."""
    for message in _what_goes(entry, target, effects):
        yield message.in_language(language)
    for heading, places in (
        (say("Møder, der ændres: {count}", count=len(effects.changed)), effects.changed),
        (say("Filer, der ikke udleveres mere: {count}", count=len(effects.files)), effects.files),
        (say("De samme ord står også her. Træk det tilbage, der også skal væk:"), effects.echoes),
        (say("Samme fil ligger også her. Træk den også tilbage, hvis den skal væk:"), effects.copies),
        (
            say("Efternavnet alene står stadig her. Skal det væk, så brug --redact sammen med adressen:"),
            effects.family_name,
        ),
    ):
        if places:
            yield heading.in_language(language)
            yield from (f"    {mask_cpr(place)}" for place in places[:_MOST_PLACES])
        if len(places) > _MOST_PLACES:
            yield "    " + say("og {count} til", count=len(places) - _MOST_PLACES).in_language(language)


def alike_lines(names: Sequence[str], language: Language) -> Iterator[str]:
    """The names that may be those of a person who is taken back, spelled otherwise."""
    if names:
        yield say("Det kan være samme person. Skal navnet også væk, så træk det tilbage for sig:").in_language(language)
        yield from (f"    {mask_cpr(name)}" for name in names)


def _what_goes(entry: Withdrawal | Redaction, target: Target | None, effects: Effects) -> Iterator[Message]:
    if isinstance(entry, Withdrawal) and target:
        yield say("Trækkes tilbage: {kind} /{address}", kind=_KINDS[target.kind], address=entry.address)
        if effects.attachments:
            yield say("Med følger bilag i referatet: {count}", count=effects.attachments)
    elif target:
        yield say("En tekst udelades af /{address}", address=target.address)
    else:
        yield say("En tekst udelades overalt")


def record_lines(record: Withdrawals, language: Language) -> Iterator[str]:
    """All that was ever noted, oldest first."""
    if not record.history:
        yield say("Intet er trukket tilbage").in_language(language)
    for entry in record.history:
        yield _line(entry, record).in_language(language)


def _line(entry: Entry, record: Withdrawals) -> Message:
    values = {"date": entry.date, "what": _what(entry), "reason": entry.reason}
    if isinstance(entry, Restoration):
        return say("{date}  frem igen: {what} ({reason})", **values)
    if entry in (*record.withdrawals, *record.redactions):
        return say("{date}  trukket tilbage: {what} ({reason})", **values)
    return say("{date}  har været trukket tilbage: {what} ({reason})", **values)


def _what(entry: Entry) -> Message:
    """An address; or of a text its place in the record, for it must not stand on a screen or in a log again."""
    if isinstance(entry, Withdrawal) or (isinstance(entry, Restoration) and entry.address):
        return say("/{address}", address=entry.address)
    if entry.within:
        return say(
            "en tekst på {count} tegn i /{address} (linje {line} i filen)",
            count=len(entry.text), address=entry.within, line=entry.line,
        )  # fmt: skip
    return say("en tekst på {count} tegn overalt (linje {line} i filen)", count=len(entry.text), line=entry.line)
