"""The preview, the checks and the command: messages by their Danish."""

ENGLISH: dict[str, str] = {
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
    "tag nye udgaver ind som rettelser; TEXT er, hvad mødets side skal sige om dem": (
        "take new versions in as corrections; TEXT is what the page of the meeting shall say of them"
    ),
    "læs også de dokumenter, der huskes fra sidst": "read also the documents that are remembered from the last time",
    "mappen til rapporten over importen": "the folder for the report of the import",
    "vis kun dokumenter, der er noget at se på ved": "show only documents that there is something to look at in",
    "en side om hvert dokument, til at se efter på": "a page about each document, to check it by",
    "mappen til siderne": "the folder for the pages",
    "en fil, en mappe eller en ZIP": "a file, a folder or a ZIP",
    "Afbrudt. Kør den samme kommando igen, så går importen videre, hvor den slap": (
        "Stopped. Run the same command again, and the import goes on where it was"
    ),
    "Rapport: {file}": "Report: {file}",
    "Læser {done}/{total} ({percent} %) {source}": "Reading {done}/{total} ({percent} %) {source}",
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
