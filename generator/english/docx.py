"""Reading Word documents: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # refused
    "Word-dokumentet er beskadiget": "The Word document is damaged",
    "Åbn det i Word, gem det igen, og importér det": "Open it in Word, save it again, and import it",
    "Word-dokumentet er beskyttet med adgangskode": "The Word document is protected with a password",
    "Fjern adgangskoden i Word (Filer, Oplysninger, Beskyt dokument), og importér det igen": (
        "Remove the password in Word (File, Info, Protect Document), and import it again"
    ),
    "Word-dokumentet er for stort: en del af det fylder over {most} MB udpakket": (
        "The Word document is too large: a part of it is over {most} MB when unpacked"
    ),
    "Del dokumentet i flere, eller gem det som PDF": "Split the document, or save it as PDF",
    "Word-dokumentet henter en del af sin tekst fra et andet dokument": (
        "The Word document takes some of its text from another document"
    ),
    "Åbn det i Word, gem det igen, så det indsatte bliver en del af det, og importér det": (
        "Open it in Word, save it again, so that what is inserted becomes part of it, and import it"
    ),
    "Word-dokumentet har {cells} tabelceller; højst {most} kan læses": (
        "The Word document has {cells} table cells; {most} at most can be read"
    ),
    # doubtful
    "Dokumentet har sporede ændringer ({count}); det er læst, som om de var accepteret": (
        "The document has tracked changes ({count}); it was read as if they were accepted"
    ),
    "Acceptér eller afvis dem i Word (Gennemse), og importér det igen; ellers står de stadig i kilden": (
        "Accept or reject them in Word (Review), and import it again; otherwise they are still in the source"
    ),
    "Dokumentet har kommentarer ({count}); de er ikke læst": "The document has comments ({count}); they were not read",
    "Slet dem i Word (Gennemse), og importér det igen; ellers står de stadig i kilden": (
        "Delete them in Word (Review), and import it again; otherwise they are still in the source"
    ),
    "Dokumentet har skjult tekst (antal steder: {count}); den er ikke taget med": (
        "The document has hidden text (places: {count}); it was left out"
    ),
    "Vis den eller slet den i Word, og importér det igen; ellers står den stadig i kilden": (
        "Show it or delete it in Word, and import it again; otherwise it is still in the source"
    ),
    "Dokumentet har indlejrede objekter, fx regneark ({count}); de er ikke taget med": (
        "The document has embedded objects, such as spreadsheets ({count}); they were left out"
    ),
    "Skal de med, så gem dem som PDF, og læg dem ved som bilag": (
        "If they are wanted, save them as PDF, and attach them"
    ),
    "Tegn fra en symbolskrifttype kunne ikke læses ({count}); de står som «�»": (
        "Signs of a symbol font could not be read ({count}); they stand as “�”"
    ),
    "Se efter i kilden, og ret dem i indholdsfilen": "See in the source, and correct them in the content file",
    "Dokumentet har billeder ({count}); de er ikke taget med": "The document has pictures ({count}); left out",
    # what is taken out, and why
    "sidehoved": "page header",
    "sidefod": "page footer",
    "skjult tekst": "hidden text",
}
