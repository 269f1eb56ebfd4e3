"""The English of what is said of taking back."""

ENGLISH: dict[str, str] = {
    "Her mangler noget, der har været trukket tilbage (antal: {count}); det ville komme ud igen": (
        "Something is missing here that had been withdrawn (count: {count}); it would get out again"
    ),
    "Hent filen frem fra en sikkerhedskopi. Skal det frem igen, så brug «referat withdraw … --restore». Er det ikke"
    " jeres, så slet {file}": (
        "Get the file back from a backup. If it is to be shown again, use “referat withdraw … --restore”. If it is none"
        " of yours, delete {file}"
    ),
    "Det kan være samme person. Skal navnet også væk, så træk det tilbage for sig:": (
        "This may be the same person. If the name is to go too, withdraw it by itself:"
    ),
    # The record
    "Begrundelsen mangler; læserne skal have en («reason»)": (
        "The reason is missing; readers are to have one («reason»)"
    ),
    "Begrundelsen nævner det, der er trukket tilbage, og læserne får den at se": (
        "The reason names what was withdrawn, and readers get to see it"
    ),
    "Der er et CPR-nummer i begrundelsen, og læserne får den at se": (
        "There is a CPR number in the reason, and readers get to see it"
    ),
    "Datoen mangler; skriv den som date = 2026-11-22": "The date is missing; write it as date = 2026-11-22",
    "Det er ikke en adresse, der kan trækkes tilbage": "This is not an address that can be withdrawn",
    "Det, der er trukket tilbage, er ikke i content/ mere; adressen beholder sin besked": (
        "What was withdrawn is not in content/ any more; its address keeps its notice"
    ),
    "En tekst, der skal udelades, står i et udvalgs navn eller i webstedets adresse": (
        "A text to be left out stands in the name of a body or in the address of the site"
    ),
    "Filen med det, der er trukket tilbage, har fået navnet «{name}»": (
        "The record of what was withdrawn has got the name «{name}»"
    ),
    "Giv den navnet {name} igen": "Give it its name {name} again",
    "Giv udvalget et andet navn, eller fjern teksten fra {file}": (
        "Give the body another name, or take the text out of {file}"
    ),
    "Hent den frem igen fra en sikkerhedskopi": "Restore it from a backup",
    "Skriv begrundelsen uden det": "Write the reason without it",
    "Skriv den som moeder/direktionen/2021-06-21/#punkt-3, deltagere/…/ eller bilag/…": (
        "Write it as moeder/direktionen/2021-06-21/#punkt-3, deltagere/…/ or bilag/…"
    ),
    "Skriv hver post for sig: [[{kind}]] alene på en linje, og felterne under den": (
        "Write each entry by itself: [[{kind}]] alone on a line, and its fields below"
    ),
    "Teksten skal have mindst tre bogstaver eller tal": "The text must have at least three letters or digits",
    "«replacement» skal sige, at noget er udeladt": "«replacement» must say that something is left out",
    "«within» skal være et mødes eller et punkts adresse; udelad feltet, hvis det gælder overalt": (
        "«within» must be the address of a meeting or an item; leave the field out if it holds everywhere"
    ),
    # Where it stands now
    "Det, der står på /{address}, er ikke det, der blev trukket tilbage": (
        "What stands at /{address} is not what was withdrawn"
    ),
    "Det, der står på /{address}, er ikke det, der blev trukket tilbage; det står nu her: {places}": (
        "What stands at /{address} is not what was withdrawn; that stands here now: {places}"
    ),
    "Det, der blev trukket tilbage på /{address}, ville komme ud her: {places}": (
        "What was withdrawn at /{address} would get out here: {places}"
    ),
    "Er det noget andet, så lad det komme frem: referat withdraw {address} --restore. Er det det samme, kun rettet,"
    " så træk det tilbage igen: referat withdraw {address}": (
        "If it is something else, let it come out: referat withdraw {address} --restore. If it is the same, only"
        " mended, withdraw it again: referat withdraw {address}"
    ),
    "Træk det tilbage dér: referat withdraw {place}. Lad så det komme frem, der nu har den gamle adresse:"
    " referat withdraw {address} --restore": (
        "Withdraw it there: referat withdraw {place}. Then let out what has the old address now:"
        " referat withdraw {address} --restore"
    ),
    "Træk det også tilbage dér: referat withdraw {place}": "Withdraw it there too: referat withdraw {place}",
    "Der er ikke noget på /{address}, så intet er trukket tilbage": (
        "There is nothing at /{address}, so nothing is withdrawn"
    ),
    "Ret adressen. Er det slettet i content/, så skriv «gone = true» i posten": (
        "Mend the address. If it was deleted from content/, write «gone = true» in the entry"
    ),
    "Mente du {place}? Er det slettet i content/, så skriv «gone = true» i posten": (
        "Did you mean {place}? If it was deleted from content/, write «gone = true» in the entry"
    ),
    "Det, der blev trukket tilbage, står nu på /{place} og ville komme ud": (
        "What was withdrawn stands at /{place} now and would get out"
    ),
    "Træk det først tilbage dér: referat withdraw {place}": "Withdraw it there first: referat withdraw {place}",
    # What is meant
    "Der er ikke noget i arkivet med den adresse eller det navn": (
        "There is nothing in the archive with that address or name"
    ),
    "Er det taget ud af content/, så er det heller ikke i arkivet, når det er bygget igen": (
        "If it was taken out of content/, it is not in the archive either once that is built again"
    ),
    "Et afsnit kan ikke trækkes tilbage for sig; det er hele punktet, det gælder": (
        "A section can't be withdrawn by itself; it is the whole item that is meant"
    ),
    "Kopiér adressen fra browserens adresselinje, eller skriv navnet, som det står i referatet": (
        "Copy the address from the browser's address bar, or write the name as the minutes have it"
    ),
    "Mente du {names}?": "Did you mean {names}?",
    "Mødets punkter er: {names}": "The items of the meeting are: {names}",
    "Siden samler andre og kan ikke trækkes tilbage for sig": (
        "The page gathers others and can't be withdrawn by itself"
    ),
    "Skal kun noget af teksten væk, så skriv den efter --redact": (
        "If only some of the text is to go, write it after --redact"
    ),
    "Træk det tilbage, der skal væk:\n      {parts}": "Withdraw what is to go:\n      {parts}",
    # The command
    "--with siger, hvad der skal stå i stedet for en tekst, og følger med --redact": (
        "--with says what is to stand in place of a text, and goes with --redact"
    ),
    "/{address}": "/{address}",
    "De samme ord står også her. Træk det tilbage, der også skal væk:": (
        "The same words stand here too. Withdraw what is to go as well:"
    ),
    "Det er allerede trukket tilbage; der er ikke noget at gøre": (
        "It has been withdrawn already; there is nothing to do"
    ),
    "Det er først væk, når arkivet er bygget (referat build) og sendt ud, så det gamle slettes på serveren": (
        "It is not gone until the archive is built (referat build) and published, and the old deleted on the server"
    ),
    "Det er ikke trukket tilbage": "It has not been withdrawn",
    "Det kommer frem igen, når arkivet er bygget (referat build) og sendt ud": (
        "It comes out again when the archive is built (referat build) and published"
    ),
    "Det, andre har hentet eller gemt, kan arkivet ikke kalde tilbage: browseres og søgemaskiners kopier, "
    "sikkerhedskopier, udskrifter": (
        "What others have fetched or kept, the archive can't call back: the copies of browsers and search engines, "
        "backups, printouts"
    ),
    "Efternavnet alene står stadig her. Skal det væk, så brug --redact sammen med adressen:": (
        "The family name alone still stands here. If it is to go, use --redact together with the address:"
    ),
    "En tekst kan udelades af et møde eller et punkt, eller overalt; ikke af andre sider": (
        "A text can be left out of a meeting or an item, or everywhere; not of other pages"
    ),
    "En tekst udelades af /{address}": "A text is left out of /{address}",
    "En tekst udelades overalt": "A text is left out everywhere",
    "Filer, der ikke udleveres mere: {count}": "Files that are no more offered: {count}",
    "Intet er noteret, og intet er trukket tilbage": "Nothing is noted, and nothing withdrawn",
    "Intet er trukket tilbage": "Nothing has been withdrawn",
    "Med følger bilag i referatet: {count}": "Attachments in the minutes that go with it: {count}",
    "Møder, der ændres: {count}": "Meetings that change: {count}",
    "Noteret i {file}": "Noted in {file}",
    "Se, hvad der er trukket tilbage: referat withdraw --list. Teksten og stedet skal være som dengang": (
        "See what has been withdrawn: referat withdraw --list. The text and the place must be the same as then"
    ),
    "Skriv efter --with, hvad der skal stå i stedet": "Write after --with what is to stand in its place",
    'Skriv en begrundelse: --reason "…"': 'Write a reason: --reason "…"',
    "Skriv mere af teksten, eller nævn det møde eller punkt, den skal ud af": (
        "Write more of the text, or name the meeting or item that it is to be left out of"
    ),
    "Skriv, hvad der skal trækkes tilbage: en adresse, et navn, eller en tekst efter --redact": (
        "Write what is to be withdrawn: an address, a name, or a text after --redact"
    ),
    "Teksten er for almindelig; den står i {count} møder": "The text is too common; it stands in {count} meetings",
    "Teksten kan ikke læses; skriv den igen": "The text can't be read; write it again",
    "Trækkes tilbage: {kind} /{address}": "To be withdrawn: {kind} /{address}",
    "adressen fra browseren på et møde, et punkt, en deltager eller et bilag; eller et navn": (
        "the browser's address of a meeting, an item, a participant or an attachment; or a name"
    ),
    "begrundelsen; læserne får den at se": "the reason; readers get to see it",
    "det, der skal stå i stedet": "what is to stand in its place",
    "en tekst på {count} tegn i /{address} (linje {line} i filen)": (
        "a text of {count} characters in /{address} (line {line} of the file)"
    ),
    "en tekst på {count} tegn overalt (linje {line} i filen)": (
        "a text of {count} characters everywhere (line {line} of the file)"
    ),
    "filen": "the file",
    "lad det komme frem igen": "let it come out again",
    "mødet": "the meeting",
    "og {count} til": "and {count} more",
    "personen": "the person",
    "punktet": "the item",
    "træk noget udgivet tilbage": "withdraw what was published",
    "udelad kun denne tekst; uden ADDRESS overalt": "leave out only this text; without ADDRESS everywhere",
    "vis, hvad der er trukket tilbage": "show what has been withdrawn",
    "Samme fil ligger også her. Træk den også tilbage, hvis den skal væk:": (
        "The same file is here too. Withdraw it as well if it is to go:"
    ),
    "Teksten står ikke i /{address}": "The text is not in /{address}",
    "Teksten står ikke i noget referat": "The text is in no minutes",
    "Skriv den, som den står der. Står den i en fil, så træk hele filen tilbage: referat withdraw bilag/…": (
        "Write it as it stands there. If it is in a file, withdraw the whole file: referat withdraw bilag/…"
    ),
    "{date}  frem igen: {what} ({reason})": "{date}  out again: {what} ({reason})",
    "{date}  har været trukket tilbage: {what} ({reason})": "{date}  was withdrawn for a time: {what} ({reason})",
    "{date}  trukket tilbage: {what} ({reason})": "{date}  withdrawn: {what} ({reason})",
}
