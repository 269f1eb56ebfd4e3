"""Taking documents in: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # accession
    "ny": "new",
    "erstattet": "replaced",
    "uændret": "unchanged",
    "rettet, ikke overskrevet": "edited, not overwritten",
    "afvist": "refused",
    "Filen findes ikke": "The file does not exist",
    "Kan ikke læses: {reason}": "Cannot be read: {reason}",
    "Kan ikke skrives: {reason}": "Cannot be written: {reason}",
    "Indholdsfilen ville ikke kunne læses igen som det samme møde; den er ikke skrevet": (
        "The content file could not be read back as the same meeting; it has not been written"
    ),
    "Filen er rettet siden importen og er ikke ændret. Forskellen (- står der, + ville importen skrive):\n{lines}": (
        "The file has been edited since the import and is left alone. The difference (- is there, + the import would"
        " write):\n{lines}"
    ),
    "Filen er rettet siden importen og er ikke ændret; forskellen er i det, der er lukket": (
        "The file has been edited since the import and is left alone; the difference is in what is closed"
    ),
    "Skal importens udgave bruges, så gentag med --replace": "To use the import's version, repeat with --replace",
    # discovery
    "Der er ingen dokumenter i mappen": "There are no documents in the folder",
    "Der er ingen dokumenter i ZIP-filen": "There are no documents in the ZIP file",
    "Det er hverken en fil eller en mappe": "It is neither a file nor a folder",
    "En ZIP inde i en ZIP åbnes ikke": "A ZIP inside a ZIP is not opened",
    "Pak den yderste ud i en mappe, og importér mappen": "Unpack the outer one into a folder, and import the folder",
    "Filer, der ikke er dokumenter, er ladt ude: {count} ({endings})": (
        "Files that are no documents are left out: {count} ({endings})"
    ),
    # workers
    "Dokumentet tog for lang tid at læse (over {seconds} sekunder)": (
        "The document took too long to read (more than {seconds} seconds)"
    ),
    "Dokumentet krævede for meget hukommelse (over {megabytes} MB)": (
        "The document asked for too much memory (more than {megabytes} MB)"
    ),
    "Dokumentet fik læseren til at bryde sammen": "The document made the reader break down",
    "Programmet kunne ikke læse dokumentet ({error})": "The program could not read the document ({error})",
    "Gem det på ny som PDF eller DOCX, eller del det, og prøv igen": (
        "Save it anew as PDF or DOCX, or divide it, and try again"
    ),
    # several documents of one meeting
    "Udvalget holdt flere møder den dag, og dokumentet siger ikke hvornår": (
        "The body met several times that day, and the document does not say when"
    ),
    "Ret klokkeslættet ind i dokumentet, eller skriv mødet ind i content/ i hånden": (
        "Put the time into the document, or write the meeting into content/ by hand"
    ),
    "Dagsordenen viger for mødets referat, {minutes}": "The agenda gives way to the minutes of the meeting, {minutes}",
    "Mødets dagsorden har givet plads til referatet": "The agenda of the meeting has given way to the minutes",
    "Arkivet har mødets dagsorden, og den er rettet i hånden; referatet er ikke sat i stedet": (
        "The archive has the agenda of the meeting, edited by hand; the minutes have not taken its place"
    ),
    "Skal referatet stå der, så gentag med --replace; rettelserne i dagsordenen går da tabt": (
        "If the minutes shall stand there, repeat with --replace; the edits of the agenda are then lost"
    ),
    "Der er en indholdsfil til mødet, som ikke kan læses; dokumentet er ikke taget ind": (
        "The meeting has a content file that cannot be read; the document has not been taken in"
    ),
    "Find fejlen med «referat check», og ret filen, eller gentag med --replace": (
        "Find the error with «referat check», and mend the file, or repeat with --replace"
    ),
    "Find fejlen med «referat check», og ret filen; den har lukkede punkter": (
        "Find the error with «referat check», and mend the file; it has closed items"
    ),
    "Samme møde, samme indhold som {name}, der er beholdt": (
        "The same meeting, the same content as {name}, which is kept"
    ),
    "En tidligere udgave af {target}; den nye er beholdt": "An earlier version of {target}; the new one is kept",
    "Dokumentet er ændret, mens importen kørte": "The document has changed while the import ran",
    "Kør importen igen": "Run the import again",
    # new versions
    "Dokumentet giver et møde, som {name} også giver, men det siger noget andet; det er ikke taget ind": (
        "The document gives a meeting that {name} gives too, but says something else; it has not been taken in"
    ),
    "Er det en ny udgave, så importér den alene med --accept; skal den helt erstatte den gamle, med --replace": (
        "If it is a new version, import it alone with --accept; if it shall replace the old one wholly, with --replace"
    ),
    "Der er flere nye udgaver af mødet; --accept tager kun én ad gangen": (
        "There are several new versions of the meeting; --accept takes only one at a time"
    ),
    "… og {count} forskelle til": "… and {count} differences more",
    "{what}\n      - {before}\n      + {after}": "{what}\n      - {before}\n      + {after}",
    "Punkt {number}: {what}": "Item {number}: {what}",
    "Mødets titel er ændret": "The title of the meeting has changed",
    "Mødetiden er ændret": "The time of the meeting has changed",
    "Mødestedet er ændret": "The place of the meeting has changed",
    "Indledningen er ændret": "The introduction has changed",
    "Deltagerne er ændret": "The participants have changed",
    "Punktet er nyt": "The item is new",
    "Punktet er udgået": "The item is gone",
    "Punktet er lukket": "The item has been closed",
    "Punktet er åbnet": "The item has been opened",
    "Titlen er ændret": "The title has changed",
    "Sagsnummeret er ændret": "The case number has changed",
    "{name} er kommet til": "{name} is new",
    "{name} er udgået": "{name} is gone",
    "{name} er ændret": "{name} has changed",
    "Teksten": "The text",
    "Teksten er ændret": "The text has changed",
    "Mødets hoved": "The head of the meeting",
    "Punkt {number}": "Item {number}",
    "{place}, {section}": "{place}, {section}",
    "Punkt {number} kan være lukket i den nye udgave; dine rettelser er ikke med": (
        "Item {number} may be closed in the new version; your edits are left out"
    ),
    "Er det et andet punkt, så skriv rettelserne ind igen": "If it is another item, write the edits in again",
    "{place}: både du og den nye udgave har ændret det; dit er beholdt": (
        "{place}: both you and the new version have changed it; yours is kept"
    ),
    "Sammenlign med originalen, og ret indholdsfilen, hvis den nye udgave har ret": (
        "Compare with the original, and edit the content file if the new version is right"
    ),
    "Punkt {number} er lukket i content/, og det kan ikke ses, hvilket punkt det er i den nye udgave; den er ikke taget"
    " ind": (
        "Item {number} is closed in content/, and it cannot be seen which item it is in the new version; that has not"
        " been taken in"
    ),
    "Luk punktet i dokumentet (skriv «Lukket» først i titlen, og lad sagsnummeret stå), og importér det igen; eller ret"
    " filen i content/ i hånden": (
        "Close the item in the document (begin its title with «Lukket», and leave the case number), and import it"
        " again; or edit the file in content/ by hand"
    ),
    "Punkt {number} er lukket i content/ i hånden og er stadig lukket": (
        "Item {number} has been closed in content/ by hand and is closed still"
    ),
    "Skal det åbnes, så gør det i content/ i hånden": "If it is to be opened, do so in content/ by hand",
    # attachments that come along
    "Bilaget «{title}» kan ikke læses: {reason}": "The attachment «{title}» cannot be read: {reason}",
    "Bilaget «{title}» er ikke taget med; det er en fil af typen {ending}": (
        "The attachment «{title}» has not come along; it is a file of the type {ending}"
    ),
    "Er det et dokument, så gem det som PDF, og læg det i content/attachments/": (
        "If it is a document, save it as PDF, and put it in content/attachments/"
    ),
    "Bilaget «{title}» fylder for meget og er ikke taget med; det må højst fylde {most} MB": (
        "The attachment «{title}» is too large and has not come along; it may be of {most} MB at most"
    ),
    "Gør filen mindre, og læg den i content/attachments/": "Make it smaller, and put it in content/attachments/",
    "filen ligger uden for mappen": "the file lies outside the folder",
    "Leveringen siger ikke, at netop denne fil er udgivet": "The delivery does not say that this file is published",
}
