"""What the pages of reports say by themselves, and numbers and dates as each language writes them."""

from __future__ import annotations

import calendar
import datetime as dt

from generator.dates import long_date
from generator.model import MeetingKind, SectionKind
from generator.problems import Language, Level, Message, say

LEVELS: dict[Level, Message] = {"error": say("Fejl"), "warning": say("Advarsel"), "note": say("Bemærk")}

MEETING_KINDS: dict[MeetingKind, Message] = {"minutes": say("Referat"), "agenda": say("Dagsorden")}

SECTION_KINDS: dict[SectionKind, Message] = {
    "summary": say("resumé"),
    "background": say("baggrund"),
    "recommendation": say("indstilling"),
    "decision": say("beslutning"),
    "account": say("sagsfremstilling"),
    "economy": say("økonomi"),
    "legal_basis": say("retsgrundlag"),
    "process": say("sagsgang"),
    "hearing": say("høring"),
    "staff": say("personale"),
    "attachments": say("bilag"),
    "other": say("andet"),
}

_LABELS: dict[str, Message] = {
    "to_content": say("Gå til indholdet"),
    # the page of an inspection
    "inspection": say("Eftersyn af et dokument"),
    "account": say("Ordregnskab"),
    "words_in": say("i kilden"),
    "words_kept": say("bevaret"),
    "words_removed": say("taget ud"),
    "words_lost": say("tabt"),
    "not_counted": say("Ordene er ikke talt, fordi dokumentet blev afvist."),
    "removed": say("Taget ud"),
    "first_place": say("fra linje"),
    "doubts": say("Se efter"),
    "more_doubts": say("Vis resten"),
    "no_doubts": say("Ingen fejl og ingen tvivl."),
    "notes": say("Godt at vide"),
    "previous": say("Forrige"),
    "next": say("Næste"),
    "to_doubts": say("Til listen"),
    "contents": say("Punkter"),
    "source": say("Kilden"),
    "page": say("Side"),
    "made": say("Læst som"),
    "nothing_made": say("Intet: dokumentet er afvist."),
    "head": say("Mødet"),
    "title": say("Titel"),
    "kind": say("Slags"),
    "body": say("Udvalg"),
    "date": say("Dato"),
    "time": say("Tid"),
    "venue": say("Sted"),
    "present": say("Deltagere"),
    "absent": say("Afbud"),
    "none_read": say("ikke læst"),
    "item": say("Punkt"),
    "case": say("Sag"),
    "no_case": say("Intet sagsnummer"),
    "closed": say("Lukket"),
    "closed_text": say("Teksten under et lukket punkt holdes tilbage og vises heller ikke her."),
    "no_sections": say("Ingen tekst under punktet."),
    "delivered": say("filen er med"),
    "only_named": say("kun nævnt"),
    # the page of an import
    "import": say("Import af dokumenter"),
    "recurring": say("Det, der går igen"),
    "in_documents": say("dokumenter med det"),
    "document": say("Dokument"),
    "item_count": say("Punkter"),
    "closed_count": say("Lukkede"),
    "attachment_count": say("Bilag"),
    "word_count": say("Ord"),
    "show_documents": say("Vis dokumenterne"),
    "no_documents": say("Der var ingen dokumenter."),
    "look_closer": say("Se et dokument ved siden af det, der er læst af det:"),
    "a_file": say("FIL"),
}


def labels(language: Language) -> dict[str, str]:
    """The words of the templates, by the names that they use."""
    return {name: message.in_language(language) for name, message in _LABELS.items()}


def number(value: int, language: Language) -> str:
    """ "2.648" in Danish, "2,648" in English."""
    return f"{value:,}".replace(",", "." if language == "da" else ",")


def date(value: dt.date, language: Language) -> str:
    """ "21. juni 2021" in Danish, "21 June 2021" in English."""
    if language == "da":
        return long_date(value)
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"
