"""The English of every message, by its Danish; see `problems.say`. A test holds the two together."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    # accession
    "ny": "new",
    "erstattet": "replaced",
    "uændret": "unchanged",
    "rettet, ikke overskrevet": "edited, not overwritten",
    "afvist": "refused",
    "Mappen er tom": "The folder is empty",
    "Filen findes ikke": "The file does not exist",
    "Dokumenter af typen {ending} kan ikke importeres endnu": "Documents of type {ending} cannot be imported yet",
    "Gem det som tekst; disse kan læses: {endings}": "Save it as text; these can be read: {endings}",
    "uden endelse": "without an ending",
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
    # what an import takes out, and why
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
    "En linje «Punkt {number}: …» er læst som tekst, ikke som et punkt": (
        "A line “Punkt {number}: …” was read as text, not as an item"
    ),
    "Er det et punkt, så ret det i indholdsfilen": "If it is an item, correct the content file",
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
    # content
    "Filens hoved mangler": "The file's front matter is missing",
    "Den første linje skal være ---, og efter felterne endnu en linje ---": (
        "The first line must be ---, and after the fields another line ---"
    ),
    "Filens hoved er tomt": "The file's front matter is empty",
    "Ikke gyldig YAML i filens hoved": "Not valid YAML in the file's front matter",
    "Sæt tekst med kolon, # eller anførselstegn i 'enkelte anførselstegn'": (
        "Put text with a colon, # or quotation marks in 'single quotation marks'"
    ),
    "Her skal stå felter («{names}»), ét på hver linje": "Here must be fields («{names}»), one a line",
    "Ukendt felt «{key}»": "Unknown field «{key}»",
    "Mente du «{name}»?": "Did you mean «{name}»?",
    "Kendte felter: {names}": "Known fields: {names}",
    "Feltet «{key}» står her to gange": "The field «{key}» is here twice",
    "Feltet «{key}» mangler": "The field «{key}» is missing",
    "Her skal stå en tekst på én linje": "Here must be a text on one line",
    "Her skal stå en liste: én linje med «- » foran til hver": "Here must be a list: a line with «- » for each",
    "«{text}» er ikke en dato; skriv den som 2021-06-21": "«{text}» is not a date; write it as 2021-06-21",
    "«{text}» er ikke et klokkeslæt; skriv det som 09:00 eller 09:00-11:30": (
        "«{text}» is not a time; write it as 09:00 or 09:00-11:30"
    ),
    "«{text}» skal være true eller false": "«{text}» must be true or false",
    "«{text}» skal være minutes (referat) eller agenda (dagsorden)": "«{text}» must be minutes or agenda",
    "En deltager uden navn": "A participant without a name",
    "En rettelse skal have en dato («date») og sige hvad der er rettet («text»)": (
        "A correction must have a date («date») and say what has been corrected («text»)"
    ),
    "{fence} gør resten af filen til ét stykke kode": "{fence} makes one piece of code of the rest of the file",
    "Fjern linjen, eller sæt en magen til, hvor koden slutter": "Remove the line, or put its like where the code ends",
    "Et punkt uden nummer": "An item without a number",
    "Skriv fx «## Punkt 3: {title}»": "Write, say, «## Punkt 3: {title}»",
    "Punkt {number} står her to gange": "Item {number} is here twice",
    "Et afsnit (###) før det første punkt (##)": "A section (###) before the first item (##)",
    "Der mangler et mellemrum efter #'erne": "A space is missing after the #s",
    "Ukendt overskrift «{heading}»": "Unknown heading «{heading}»",
    "Der står tekst under det lukkede punkt {number}; den kommer ikke med nogen steder": (
        "There is text under the closed item {number}; it goes nowhere"
    ),
    "Fjern teksten, eller giv punktet en åben titel": "Remove the text, or give the item an open title",
    "Bilaget henviser til «{path}», der ikke ligger under attachments/": (
        "The attachment refers to «{path}», which is not below attachments/"
    ),
    "Læg filen i content/attachments/ og skriv ../../../attachments/…": (
        "Put the file in content/attachments/ and write ../../../attachments/…"
    ),
    "Fodnoten [^{label}] har ingen tekst i sit afsnit": "The footnote [^{label}] has no text in its section",
    "Ingen tekst henviser til fodnoten [^{label}]": "No text refers to the footnote [^{label}]",
    "En rettelse nævner punkt {number}, som ikke er i referatet": (
        "A correction names item {number}, which is not in the minutes"
    ),
    "Ret «item», eller fjern det": "Correct «item», or remove it",
    "en hel adresse, der begynder med https://": "a whole address that begins with https://",
    "Filen er ikke UTF-8": "The file is not UTF-8",
    "Gem filen som UTF-8": "Save the file as UTF-8",
    "Filen hører til i {path} efter sin dato og sit udvalg": "By its date and body the file belongs in {path}",
    "Flyt filen, eller ret «date» eller «body»": "Move the file, or correct «date» or «body»",
    # configuration
    "Ikke gyldig TOML: {reason}": "Not valid TOML: {reason}",
    "Tekster skal stå i anførselstegn, lister i kantede parenteser": (
        "Texts must be in quotation marks, lists in square brackets"
    ),
    "Feltet «{key}» skal være {expected}": "The field «{key}» must be {expected}",
    "en tekst i anførselstegn": "a text in quotation marks",
    'en liste af tekster: ["…", "…"]': 'a list of texts: ["…", "…"]',
    "tabeller: [[{key}]]": "tables: [[{key}]]",
    "tabeller med et navn: [[{key}]] og name = …": "tables with a name: [[{key}]] and name = …",
    'en tabel: [abbreviations] og HRC = "HR-Centret"': 'a table: [abbreviations] and HRC = "HR-Centret"',
    'en tabel: [cases] og "23/11870" = "Nyt rådhus"': 'a table: [cases] and "23/11870" = "Nyt rådhus"',
    # linking and the build
    "Adressen /{address} ville gælde både {names}": "The address /{address} would be that of both {names}",
    "Ret det ene navn eller nummer; to sider kan ikke have samme adresse": (
        "Correct one name or number; two pages cannot have the same address"
    ),
    "Er det samme person, så saml stavemåderne i people.toml; ellers ret det ene navn": (
        "If they are one person, gather the spellings in people.toml; else correct one name"
    ),
    "Giv den ene fil et nyt navn": "Give one of the files a new name",
    "«{usual}» (møder: {often}) og «{rare}» (møder: {seldom}) kan være samme person": (
        "«{usual}» (meetings: {often}) and «{rare}» (meetings: {seldom}) may be the same person"
    ),
    'Er de det, så skriv i people.toml: [[person]] name = "{usual}" spellings = ["{rare}"]': (
        'If they are, write in people.toml: [[person]] name = "{usual}" spellings = ["{rare}"]'
    ),
    "Filen {path} er ikke i content/": "The file {path} is not in content/",
    "Læg filen der, eller skriv teksten uden link": "Put the file there, or write the text without a link",
    # writing
    "«{path}» kan ikke være en fil på webstedet": "«{path}» cannot be a file of the site",
    'Et navn må ikke begynde med /, have .. i sig eller et af tegnene \\ : * ? " < > |': (
        'A name must not begin with /, nor hold .. or any of the characters \\ : * ? " < > |'
    ),
    "«{path}» og «{other}» er den samme fil på Windows og macOS": (
        "«{path}» and «{other}» are the same file on Windows and macOS"
    ),
    "«{path}» er en fil, men «{other}» kræver en mappe": "«{path}» is a file, but «{other}» needs a folder",
    "Filen er forsvundet fra webstedet": "The file has gone from the site",
    "Filen er ændret, siden den blev bygget": "The file has been changed since it was built",
    "Byg webstedet igen": "Build the site again",
    "Slet filen, og byg webstedet igen": "Delete the file, and build the site again",
    "Mappen har ingen liste over sine filer": "The folder has no list of its files",
    "Byg webstedet med «referat build»": "Build the site with «referat build»",
    "Mappen har filer, som «referat» ikke har skrevet, så den bliver ikke rørt": (
        "The folder has files that «referat» did not write, so it is left alone"
    ),
    "Vælg en anden mappe med --site, eller tøm den selv": "Choose another folder with --site, or empty it yourself",
    "Her skulle webstedet have sin egen fil, men der står noget, som «referat» ikke har skrevet": (
        "Here the site should have a file of its own, but there is something that «referat» did not write"
    ),
    "Flyt det eller slet det, og byg igen": "Move it or delete it, and build again",
    "En anden bygning er ved at skrive i mappen": "Another build is writing to the folder",
    "Vent, til den er færdig, og byg igen": "Wait until it is done, and build again",
    "Mappen er et drev for sig og kan ikke skiftes ud": "The folder is a drive of its own and cannot be exchanged",
    "Byg i en mappe under den: --site {path}": "Build in a folder below it: --site {path}",
    "Der er ikke mere plads på disken": "There is no more room on the disk",
    "Skaf plads, og byg igen; det forrige websted står urørt": "Make room, and build again; the last site is untouched",
    "Der må ikke skrives her": "Writing here is not allowed",
    "Skaf ret til at skrive i {folder}, og luk programmer, der har webstedet åbent": (
        "Get the right to write in {folder}, and close programs that have the site open"
    ),
    "Webstedet kunne ikke skrives: {reason}": "The site could not be written: {reason}",
    "Det forrige websted står urørt; byg igen, når det er rettet": (
        "The last site is untouched; build again when this is mended"
    ),
    # search
    "Søgningen mangler: programmet Pagefind er ikke på maskinen": "No search: Pagefind is not on the machine",
    "Installér det igen: pip install --force-reinstall pagefind-bin": (
        "Install it again: pip install --force-reinstall pagefind-bin"
    ),
    "Søgningen mangler: Pagefind kunne ikke køre: {reason}": "No search: Pagefind could not run: {reason}",
    "Se efter, om {program} må køres, og om der er plads i {folder}": (
        "See whether {program} may be run, and whether there is room in {folder}"
    ),
    "Søgningen mangler: Pagefind gik i stå (kode {code}): {said}": "No search: Pagefind failed (code {code}): {said}",
    "Pagefind skal bruge plads på disken og omkring 250 kB hukommelse til hvert punkt": (
        "Pagefind needs room on the disk and about 250 kB of memory for each item"
    ),
    "Søgningen mangler: Pagefind var ikke færdig efter {seconds} sekunder": (
        "No search: Pagefind was not done after {seconds} seconds"
    ),
    "Prøv igen, når maskinen har mindre at lave": "Try again when the machine has less to do",
    "Søgeindekset kunne ikke gemmes til næste gang: {reason}": "The index could not be kept for next time: {reason}",
    # serve
    "Arkivet vises på http://{address}:{port}/ (stop med Ctrl-C)": (
        "The archive is shown at http://{address}:{port}/ (stop with Ctrl-C)"
    ),
    "Port {port} er optaget af et andet program": "Port {port} is taken by another program",
    "Port {port} kan ikke bruges: {reason}": "Port {port} cannot be used: {reason}",
    "Vælg en anden: referat serve --port {port}": "Choose another: referat serve --port {port}",
    "Bygget på {milliseconds} ms": "Built in {milliseconds} ms",
    "Bygget på {milliseconds} ms; {doubts} ting at se på": ("Built in {milliseconds} ms; {doubts} things to look at"),
    "Ikke bygget; det forrige websted vises, til det er rettet": "Not built; the last site is shown until it is mended",
    "Bygningen gik i stykker: {error}": "The build broke: {error}",
    "Systemet melder ikke om ændringer i filerne; de ses efter i stedet ({reason})": (
        "The system does not report changes of files; they are looked for instead ({reason})"
    ),
    "På Linux kan grænsen sættes op: sudo sysctl fs.inotify.max_user_watches=524288": (
        "On Linux the limit can be raised: sudo sysctl fs.inotify.max_user_watches=524288"
    ),
    # check
    "Webstedet er ikke bygget endnu": "The site has not been built yet",
    "Byg det med: referat build": "Build it with: referat build",
    "Et link fører ingen steder hen: {link}": "A link leads nowhere: {link}",
    "Byg webstedet igen; bliver fejlen ved, er det programmets": (
        "Build the site again; if the error stays, it is the program's"
    ),
    "Mappen findes i forvejen": "The folder exists already",
    "Vælg en anden mappe; der er allerede et arkiv her": "Choose another folder; there is an archive here already",
    # the command
    "Mødereferater som et søgbart arkiv": "Minutes of meetings as a searchable archive",
    "KOMMANDO": "COMMAND",
    "sprog i beskeder": "language of messages",
    "arkivets mappe content/": "the archive's folder content/",
    "mappen til det byggede websted": "the folder of the built site",
    "et tomt arkiv, som er ens eget": "an empty archive of one's own",
    "dokumenter ind i content/": "documents into content/",
    "udvalget, hvis dokumentet ikke siger det": "the body, where the document does not say",
    "sig kun, hvad der ville ske": "only say what would happen",
    "skriv over det, der er rettet i hånden": "overwrite what has been edited by hand",
    "hvad en import ville få ud af dokumenter": "what an import would make of documents",
    "ét JSON-objekt på hver linje": "one JSON object a line",
    "content/ til et færdigt websted": "content/ to a finished site",
    "adressen, webstedet skal ligge på": "the address that the site will have",
    "byg, vis på denne maskine, følg med": "build, show on this machine, keep up",
    "porten på 127.0.0.1": "the port on 127.0.0.1",
    "alt, hvad der kan være galt": "everything that can be wrong",
    "Et tomt arkiv er lagt i {folder}. Gå derind, og kør: referat import FIL": (
        "An empty archive is in {folder}. Go there, and run: referat import FILE"
    ),
    "Der er intet arkiv i {folder}": "There is no archive in {folder}",
    "Lav et med «referat new DIR», eller nævn mappen med --content": (
        "Make one with «referat new DIR», or name the folder with --content"
    ),
    "Intet er skrevet (--dry-run)": "Nothing has been written (--dry-run)",
    "Alt er i orden": "All is well",
    "Dokumenter: {count} ({told})": "Documents: {count} ({told})",
    "punkter: {items} (lukkede: {closed}), deltagere: {persons}, bilag: {attachments}": (
        "items: {items} (closed: {closed}), participants: {persons}, attachments: {attachments}"
    ),
    "ord: {words} (bevaret: {kept}, taget ud: {removed}, tabt: {lost})": (
        "words: {words} (kept: {kept}, taken out: {removed}, lost: {lost})"
    ),
    "taget ud: {why} ({count} ord)": "taken out: {why} ({count} words)",
    "Læst: møder {meetings}, udvalg {bodies}, sager {cases}, deltagere {persons}": (
        "Read: meetings {meetings}, bodies {bodies}, cases {cases}, participants {persons}"
    ),
    "Skrevet i {site}: nye filer {new}, ændrede {changed}, fjernede {removed}, uændrede {unchanged}": (
        "Written in {site}: new files {new}, changed {changed}, removed {removed}, unchanged {unchanged}"
    ),
    "Intet er skrevet; webstedet er som før. Ret fejlene, og byg igen": (
        "Nothing has been written; the site is as before. Mend the errors, and build again"
    ),
}
