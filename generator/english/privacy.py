"""The English of what is said of personal data, and of what may be published."""

ENGLISH: dict[str, str] = {
    "kunne ikke undersøges": "could not be examined",
    "Gem filen på ny, eller del den, og læg den ind igen": "Save the file anew, or divide it, and put it in again",
    # why ten digits may be no CPR number
    "der står «{word}» foran": "“{word}” stands before it",
    "der står «{word}» foran, og det går ikke op med modulus 11": "“{word}” stands before it, and it fails modulus 11",
    "det går ikke op med modulus 11": "it fails modulus 11",
    # what is found, and what to do about it
    "CPR-nummer": "CPR number",
    "telefonnummer": "telephone number",
    "mailadresse": "mail address",
    "privat adresse": "private address",
    "ord, der kan høre til en følsom sag": "words that may belong to a sensitive case",
    "oplysninger om filen": "information about the file",
    "følger med filen": "goes with the file",
    "kan ikke undersøges": "cannot be examined",
    "Ret teksten, eller hold den ude af det, der udgives, med «referat withdraw»": (
        "Correct the text, or keep it out of what is published with «referat withdraw»"
    ),
    "Læg en rettet udgave i stedet, eller hold filen ude af det, der udgives, med «referat withdraw»": (
        "Put a corrected copy in its place, or keep the file out of what is published with «referat withdraw»"
    ),
    "Giv filen et andet navn, og ret det, hvor den er nævnt": (
        "Give the file another name, and correct it where it is mentioned"
    ),
    "Find det i content/, og ret det dér; siden er lavet af det": (
        "Find it in content/, and correct it there; the page is made of that"
    ),
    "Fjern dem med programmets dokumentkontrol, gem, og læg filen ind igen": (
        "Remove it with the program's document inspector, save, and put the file in again"
    ),
    "Slet kommentarerne, gem, og læg filen ind igen": "Delete the comments, save, and put the file in again",
    "Acceptér eller afvis ændringerne, gem, og læg filen ind igen": (
        "Accept or reject the changes, save, and put the file in again"
    ),
    "Slet det, der er skjult, gem, og læg filen ind igen": "Delete what is hidden, save, and put the file in again",
    "Slet teksten i det dokument, filen er lavet af, og lav filen igen; en sort flade skjuler den ikke": (
        "Delete the text in the document that the file is made of, and make the file again; a black box hides nothing"
    ),
    "Fjern filerne, gem, og læg filen ind igen": "Remove the files, save, and put the file in again",
    "Se selv filen igennem, eller læg den ind i et format, der kan læses, fx PDF": (
        "Look through the file yourself, or put it in as a format that can be read, such as PDF"
    ),
    "{what}: {found}": "{what}: {found}",
    "{count} flere": "{count} more",
    "{message} ({places})": "{message} ({places})",
    "{message}; måske noget andet: {doubt}": "{message}; it may be something else: {doubt}",
    "linje {lines}": "line {lines}",
    "{count} andre steder": "{count} other places",
    "{first}, {others}": "{first}, {others}",
    "{remedy}. Det kan ikke tillades nu: {why}": "{remedy}. It cannot be allowed now: {why}",
    '{remedy}. Er det ikke et CPR-nummer: referat allow {marks} --reason "…"': (
        '{remedy}. If it is no CPR number: referat allow {marks} --reason "…"'
    ),
    '{remedy}. Må det udgives: referat allow {marks} --reason "…"': (
        '{remedy}. If it may be published: referat allow {marks} --reason "…"'
    ),
    '{remedy}. Må det stå her: referat allow {marks} --reason "…". Er ordet aldrig følsomt, så skriv det i'
    " harmless_words i archive.toml": (
        '{remedy}. If it may stand here: referat allow {marks} --reason "…". If the word is never sensitive, write it'
        " in harmless_words in archive.toml"
    ),
    # the list of what is allowed, and its key
    "der er fejl i {file}": "there are mistakes in {file}",
    "filen {file} er ødelagt": "the file {file} is damaged",
    "nøglen {file} mangler": "the key {file} is missing",
    "nøglen {file} kan ikke læses: {reason}": "the key {file} cannot be read: {reason}",
    "nøglen {file} kan ikke skrives i {folder}: {reason}": "the key {file} cannot be written in {folder}: {reason}",
    "en anden kørsel har lagt nøglen {file} imens; kør kommandoen igen": (
        "another run has made the key {file} meanwhile; run the command again"
    ),
    "{file} er lavet med en anden nøgle end den, der ligger i {key}": (
        "{file} was made with another key than the one in {key}"
    ),
    "Intet af det, der er tilladt her, gælder: {why}": "Nothing that is allowed here counts: {why}",
    "Læg den rigtige {key} i {folder}, fx fra sikkerhedskopien. Er den væk, så slet {file} (og den {key}, der"
    " ikke dur), byg, og tillad igen det, der må udgives": (
        "Put the right {key} in {folder}, from the backup say. If it is gone, delete {file} (and the {key} that is"
        " no good), build, and allow again what may be published"
    ),
    "Tilladelsen bruges ikke længere: det, den gælder, er ikke fundet": (
        "The allowance is no longer used: what it is for has not been found"
    ),
    "Slet den, hvis det ikke kommer igen": "Delete it if that is not coming back",
    "Feltet «key», der siger, hvilken nøgle listen er lavet med, mangler": (
        "The field «key», which says what key the list was made with, is missing"
    ),
    "Slet filen, og tillad igen med «referat allow»": "Delete the file, and allow again with «referat allow»",
    "16 bogstaver fra a til p, som «referat build» viser dem": (
        "16 letters from a to p, as «referat build» shows them"
    ),
    "en begrundelse": "a reason",
    "Der er et CPR-nummer i begrundelsen": "There is a CPR number in the reason",
    "Skriv, hvad det er, uden at skrive nummeret": "Write what it is without writing the number",
    "Intet kan tillades: {why}": "Nothing can be allowed: {why}",
    "Intet kan tillades: nøglen {file} mangler, så fingeraftryk kan ikke være herfra": (
        "Nothing can be allowed: the key {file} is missing, so no fingerprint can be from here"
    ),
    "Kør «referat build» her, og brug det fingeraftryk, der vises": (
        "Run «referat build» here, and use the fingerprint that is shown"
    ),
    "«{mark}» er ikke et fingeraftryk": "«{mark}» is no fingerprint",
    "Det er 16 bogstaver fra a til p; kopiér det fra beskeden": (
        "It is 16 letters from a to p; copy it from the message"
    ),
    "{mark} er tilladt i forvejen": "{mark} is allowed already",
    "Der mangler en begrundelse": "There is no reason",
    'Skriv, hvad det er, og hvorfor det må udgives: --reason "…"': (
        'Write what it is and why it may be published: --reason "…"'
    ),
    # referat allow
    "sig, at noget gerne må udgives": "say that something may be published",
    "fingeraftrykket af det, der må udgives": "the fingerprint of what may be published",
    "hvad det er, og hvorfor det må udgives": "what it is, and why it may be published",
    "Skrevet i {file}: {count} til, som må udgives. Byg igen med «referat build»": (
        "Written to {file}: {count} more that may be published. Build again with «referat build»"
    ),
}
