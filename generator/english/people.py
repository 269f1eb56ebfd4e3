"""Reading the head of minutes and its people: messages by their Danish."""

ENGLISH: dict[str, str] = {
    "«{printed}» er læst som datoen {date}": "“{printed}” was read as the date {date}",
    "Det er uklart, om «{text}» er deltagere; det er bevaret som tekst": (
        "It is unclear whether “{text}” is participants; it has been kept as text"
    ),
    "Det er uklart, hvem der var til stede: «{text}»": "It is unclear who was present: “{text}”",
    "{name} er ikke krydset af som til stede, og er læst som fraværende": (
        "{name} is not ticked as present, and was read as absent"
    ),
    "Se efter i kilden, og ret «participants» i indholdsfilen": (
        "See in the source, and correct “participants” in the content file"
    ),
    # what is taken out, and why
    "gentager deltageren": "repeats the participant",
    "siger, hvad dokumentet er": "says what the document is",
    "ledetekst, som intet følger": "a label that nothing follows",
}
