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
    # files that are not what they seem, or not to be published
    "«{path}» fører ud af mappen": "«{path}» leads out of the folder",
    "Skriv stien fra content/, uden .. og uden / først": "Write the path from content/, without .. or a leading /",
    "Her står en genvej (et link) til et andet sted; den følges ikke": (
        "Here is a shortcut (a link) to somewhere else; it is not followed"
    ),
    "Læg selve filen eller mappen her i stedet for genvejen": "Put the file or folder itself here, not the shortcut",
    "Her står noget, der ikke er en almindelig fil; det læses ikke": (
        "Here is something that is no ordinary file; it is not read"
    ),
    "Fjern det fra content/": "Remove it from content/",
    "Filen er på {size} MB; det største, der læses, er {largest} MB": (
        "The file has {size} MB; the largest that is read has {largest} MB"
    ),
    "Se, om den rigtige fil ligger her, eller del den": "See whether it is the right file, or divide it",
    "Et usynligt tegn (U+{code}) på linjen; det vises som �": (
        "A sign that can't be seen (U+{code}) on the line; it is shown as �"
    ),
    "Slet det, eller skriv linjen om": "Delete it, or write the line anew",
    "Filer af typen .{ending} kan gøre skade og lægges ikke på webstedet; filen bliver kun nævnt": (
        "Files of the type .{ending} can do harm and are not put on the site; the file is only named"
    ),
    "Gem den som PDF, eller pak den i en ZIP-fil": "Save it as PDF, or pack it in a ZIP file",
    "Filen kalder sig .{ending}, men er en webside; den lægges ikke på webstedet og bliver kun nævnt": (
        "The file calls itself .{ending} but is a web page; it is not put on the site and only named"
    ),
    "Giv filen dens rigtige endelse, eller gem den som det, den kalder sig": (
        "Give the file its right ending, or save it as what it calls itself"
    ),
    "Der er for mange lag af lister og felter i hinanden": (
        "There are too many layers of lists and fields in each other"
    ),
    "for mange lag af parenteser": "too many layers of brackets",
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
    "Filen blev ændret, mens webstedet blev bygget, og er ikke set igennem, som den er nu": (
        "The file was changed while the site was being built, and has not been looked through as it is now"
    ),
    "Byg igen; det forrige websted står urørt": "Build again; the last site is untouched",
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
    "Filen bliver ikke udleveret til læserne: den rummer, eller kan rumme, noget, der er trukket tilbage": (
        "The file is not offered to readers: it has, or may have, something that was withdrawn"
    ),
    "Læg en udgave ind, der er uden det, og som programmet kan læse": (
        "Put in an edition that is without it, and that the program can read"
    ),
    "Originalen bliver ikke udleveret til læserne; den kan have teksten til punkt {numbers}, der er lukket siden": (
        "The original is not offered to readers; it may have the text of item {numbers}, which has been closed since"
    ),
    "Står der ingen tekst til det i den, så skriv «closed: [{listed}]» under «source»": (
        "If it has no text of that, write “closed: [{listed}]” below “source”"
    ),
    "Siden har stadig noget, der er trukket tilbage": ("The page still has something that was withdrawn"),
    "Find det i content/, og tag det ud dér, hvor det står, med «referat withdraw ADRESSE --redact»": (
        "Find it in content/, and take it out where it stands, with “referat withdraw ADDRESS --redact”"
    ),
    "Filer, der udleveres uden deres oplysninger om forfatter og program: {n}": (
        "Files offered without what they said of author and program: {n}"
    ),
    "Originalen skal ligge under {folder}": "The original must lie below {folder}",
    "Læg den dér, og ret «file» under «source»; eller skriv kun filens navn": (
        "Put it there, and correct “file” below “source”; or write the file's name only"
    ),
    "Originalen {file} er også nævnt af {other}": "The original {file} is named by {other} too",
    "Ret «file» under «source» i den ene": "Correct “file” below “source” in one of them",
    "En tekst, der skal udelades, står ingen steder; måske er den skrevet på en anden måde nu": (
        "A text that is to be left out stands nowhere; perhaps it is written in another way now"
    ),
    "Udelad den, som den står nu; er den helt væk, så «referat withdraw … --restore»": (
        "Leave it out as it stands now; if it is gone altogether, “referat withdraw … --restore”"
    ),
    "mappen til midlertidige filer": "the folder for temporary files",
    "Prøv igen, når maskinen har mindre at lave": "Try again when the machine has less to do",
    "Søgeindekset kunne ikke gemmes til næste gang: {reason}": "The index could not be kept for next time: {reason}",
}
