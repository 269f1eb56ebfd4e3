"""Linking, building, writing and searching: messages by their Danish."""

ENGLISH: dict[str, str] = {
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
}
