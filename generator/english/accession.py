"""Taking documents in: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # accession
    "ny": "new",
    "erstattet": "replaced",
    "uændret": "unchanged",
    "rettet, ikke overskrevet": "edited, not overwritten",
    "afvist": "refused",
    "Mappen er tom": "The folder is empty",
    "Filen findes ikke": "The file does not exist",
    "Kan ikke læses: {reason}": "Cannot be read: {reason}",
    "Kan ikke skrives: {reason}": "Cannot be written: {reason}",
    "To dokumenter giver det samme møde: dette og {first}": "Two documents give the same meeting: this and {first}",
    "Er dette den rigtige udgave, så importér den alene med --replace": (
        "If this is the right version, import it alone with --replace"
    ),
    "Indholdsfilen ville ikke kunne læses igen som det samme møde; den er ikke skrevet": (
        "The content file could not be read back as the same meeting; it has not been written"
    ),
    "Filen er rettet siden importen og er ikke ændret. Forskellen (- står der, + ville importen skrive):\n{lines}": (
        "The file has been edited since the import and is left alone. The difference (- is there, + the import would"
        " write):\n{lines}"
    ),
    "Skal importens udgave bruges, så gentag med --replace": "To use the import's version, repeat with --replace",
}
