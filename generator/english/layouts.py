"""Reading the items of minutes: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # lines that may be items
    "En linje «{start} …» er læst som tekst, ikke som et punkt": "A line “{start} …” was read as text, not as an item",
    "En linje over et sagsnummer er læst som tekst, ikke som et punkt uden nummer": (
        "A line above a case number was read as text, not as an item without a number"
    ),
    "Er det et punkt, så ret det i indholdsfilen": "If it is an item, correct the content file",
    "Mellem punkt {before} og {after} mangler der et punkt": "Between items {before} and {after} an item is missing",
    "Punkt {number} er kun kendt på sit nummer": "Item {number} is known by its number only",
    "Se efter, at det er et punkt, og ikke en linje i en liste": "See that it is an item, and not a line of a list",
    "Punkterne har ingen numre i dokumentet; de har fået numre i den rækkefølge, de står i": (
        "The items have no numbers in the document; they have been numbered in the order they stand in"
    ),
    # closed items
    "Der står tekst under lukkede punkter, som intet punkt har; den er tilbageholdt": (
        "There is text under closed items that no item has; it has been withheld"
    ),
    "Punkt {number} er læst som lukket; titlen har fået «Lukket:» foran": (
        "Item {number} was read as closed; its title has been given «Lukket:» in front"
    ),
    "Dokumentet siger, at det er lukket; intet af det kommer med": (
        "The document says that it is closed; nothing of it is taken in"
    ),
    "Er det åbent alligevel, så fjern ordet «lukket» eller «fortroligt» i kildens hoved, og importér igen": (
        "If it is open after all, remove the word “lukket” or “fortroligt” from the source's head, and import again"
    ),
    # documents that are no minutes
    "Dokumentet ligner {what}, ikke et referat": "The document looks like {what}, not like minutes",
    "en faktura": "an invoice",
    "en plan eller en rapport": "a plan or a report",
    "et brev": "a letter",
    "et nyhedsbrev": "a newsletter",
    # what is taken out, and why
    "ledetekst uden indhold": "label with nothing behind it",
    "overskrift over en gruppe af punkter": "heading of a group of items",
    "tabellens hoved gentaget på en ny side": "the table's head repeated on a new page",
    "underskrifter": "signatures",
    "siger, om punktet er åbent eller lukket": "says whether the item is open or closed",
}
