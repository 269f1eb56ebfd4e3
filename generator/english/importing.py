"""Reading documents, and what is taken out of them: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # reading documents
    "Filen er tom": "The file is empty",
    "Filen er ikke tekst": "The file is not text",
    "Tekst (.txt) og Markdown (.md) kan importeres; gem dokumentet som tekst først": (
        "Text (.txt) and Markdown (.md) can be imported; save the document as text first"
    ),
    "Filens tegnsæt er ukendt": "The file's encoding is unknown",
    "Gem filen som UTF-8, og prøv igen": "Save the file as UTF-8 and try again",
    "Filen er i Windows-1252, ikke UTF-8; den er læst sådan": (
        "The file is in Windows-1252, not UTF-8; it has been read so"
    ),
    "Dokumentet ligner ikke et referat": "The document does not look like minutes",
    "Et referat begynder med fx «REFERAT Direktionen d. 21-06-2021» og har punkter («Punkt 1: …»)": (
        "Minutes begin with, say, «REFERAT Direktionen d. 21-06-2021» and have items («Punkt 1: …»)"
    ),
    "Dokumentet siger ikke, hvornår mødet var": "The document does not say when the meeting was",
    "Dokumentet siger ikke, hvem der holdt møde": "The document does not say who met",
    "Nævn udvalget med --body": "Name the body with --body",
    "Der er ingen punkter i dokumentet ({count} ord)": "There are no items in the document ({count} words)",
    "Punkter ser sådan ud: «Punkt 1: Øvrige sager»": "Items look like this: «Punkt 1: Øvrige sager»",
    "Ord, der ville gå tabt ({count}): {sample}": "Words that would be lost ({count}): {sample}",
    "Ord, der ikke står i kilden ({count}): {sample}": "Words that the source does not have ({count}): {sample}",
    "Filen er ikke skrevet. Send dokumentet til dem, der vedligeholder programmet": (
        "The file has not been written. Send the document to those who maintain the program"
    ),
    "Indholdsfortegnelsen har {listed} punkter, dokumentet {found}": (
        "The table of contents has {listed} items, the document {found}"
    ),
    "Se efter i kilden, om et punkt mangler": "See in the source whether an item is missing",
    "Punkt {number} hedder «{title}», men «{listed}» i indholdsfortegnelsen": (
        "Item {number} is called «{title}», but «{listed}» in the table of contents"
    ),
    "Punkt {number} hedder «{title}», men noget andet i indholdsfortegnelsen": (
        "Item {number} is called «{title}», but something else in the table of contents"
    ),
    "Punktets egen titel er brugt; ret den, hvis det er den, der er forkert": (
        "The item's own title is used; correct it if that is the wrong one"
    ),
    "Dokumentet har to datoer: {first} og {second}": "The document has two dates: {first} and {second}",
    "Den første er brugt; ret den ellers": "The first is used; correct it if need be",
    "{date} var en {actual}, men dokumentet siger {printed}": "{date} was a {actual}, but the document says {printed}",
    "Se efter i kilden, og ret «date»": "See in the source, and correct «date»",
    "Dokumentet nævner ingen deltagere": "The document names no participants",
    "Står de i kilden, så skriv dem under «participants»": "If the source has them, write them under «participants»",
    "Tekst før første punkt er bevaret som indledning: «{start}»": (
        "Text before the first item is kept as a preamble: «{start}»"
    ),
    "Der står tekst under det lukkede punkt {number}; den er tilbageholdt": (
        "There is text under the closed item {number}; it has been withheld"
    ),
    "Kilden gemmes ikke i arkivet, fordi den rummer lukket tekst": (
        "The source is not kept in the archive, because it holds closed text"
    ),
    "Under bilagene står noget, der ikke ligner bilagstitler; det er bevaret som tekst": (
        "Under the attachments stands something that does not look like titles; it is kept as text"
    ),
    "Noten [{number}] har intet mærke i teksten": "The note [{number}] has no mark in the text",
    "Flere noter har nummeret [{number}]; se efter, at hvert mærke fører til sin egen": (
        "Several notes have the number [{number}]; see that each mark leads to its own"
    ),
    "Et link er ikke kommet med: {address}": "A link has not come along: {address}",
    "Ordene er bevaret; skal linket med, så sæt det ind i indholdsfilen": (
        "The words are kept; if the link is to come along, put it into the content file"
    ),
    "Dokumentets tekst vises ikke, fordi den kan rumme lukkede punkter": (
        "The document's text is not shown, because it may hold closed items"
    ),
    # what an import takes out, and why
    "adressen på et link": "the address of a link",
    "indholdsfortegnelse": "table of contents",
    "læst som mødets dato og tid": "read as the meeting's date and time",
    "læst som mødets tid": "read as the meeting's time",
    "læst som afbud": "read as an apology",
    "ledetekst til mødestedet": "label of the place",
    "læst som udvalget": "read as the body",
    "gentager mødestedet": "repeats the place",
    "er intet navn": "is no name",
    "ledetekst til deltagerne": "label of the participants",
    "ledetekst til sagsnummeret": "label of the case number",
    "gentager punktets titel": "repeats the item's title",
    "gentager sagsnummeret": "repeats the case number",
    "Sagsnummeret {case} er læst af titlen på punkt {number}": (
        "The case number {case} was read from the title of item {number}"
    ),
    "Tekst, der er kommet et andet sted hen end i kilden: «{sample} …»": (
        "Text that has come to another place than in the source: “{sample} …”"
    ),
    "punkttegn i en liste": "bullet of a list",
    "gentages øverst eller nederst på siderne": "repeated at the head or foot of the pages",
    "sidetal": "page number",
    "dokumentets titel gentaget": "the document's title repeated",
    "tekst under et lukket punkt": "text under a closed item",
    # formats and packages
    "Filen fylder {size} MB; et dokument af den slags må højst fylde {most} MB": (
        "The file is {size} MB; a document of its kind may be {most} MB at most"
    ),
    "Er det flere referater i ét, så del det": "If it is several minutes in one, split it",
    "et Word-dokument i det gamle format (.doc) eller en Outlook-besked": (
        "a Word document in the old format (.doc) or an Outlook message"
    ),
    "RTF": "RTF",
    "DOCX eller PDF": "DOCX or PDF",
    "PDF": "PDF",
    "en e-mail": "an e-mail",
    "den vedhæftede fil for sig": "the attached file by itself",
    "et billede": "an image",
    "en PDF med tekst (fx med ocrmypdf)": "a PDF with text (with ocrmypdf, say)",
    "Filen er beskadiget": "The file is damaged",
    "Hent den igen": "Fetch it again",
    "et dokument fra LibreOffice (.odt)": "a document of LibreOffice (.odt)",
    "et regneark eller en præsentation": "a spreadsheet or a presentation",
    "Filen er {what}, som ikke kan læses": "The file is {what}, which cannot be read",
    "Gem den som {instead}, og importér det": "Save it as {instead}, and import that",
    "ZIP-filen er beskadiget": "The ZIP file is damaged",
    "ZIP-filen er beskyttet med adgangskode": "The ZIP file is protected with a password",
    "Pak den ud i en mappe, og importér mappen": "Unpack it into a folder, and import the folder",
    "ZIP-filen fylder for meget udpakket": "The ZIP file is too large when unpacked",
    "Pak den ud, og importér det, der er referater": "Unpack it, and import what is minutes",
    "En ZIP læses fil for fil, ikke som ét dokument": "A ZIP is read file by file, not as one document",
    # why a file can't be read
    "den findes ikke (mere)": "it is not there (any more)",
    "du har ikke adgang til den": "you have no access to it",
    "den er for stor": "it is too large",
    "den er en genvej, der fører til sig selv": "it is a link that leads to itself",
    "dens navn er for langt": "its name is too long",
    "den er en mappe": "it is a folder",
    "den er beskadiget": "it is damaged",
    "systemet siger «{error}»": "the system says “{error}”",
}
