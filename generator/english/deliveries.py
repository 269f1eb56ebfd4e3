"""Reading case systems' deliveries: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # what is withheld
    "Ingen af de {count} punkter er mærket som åbne, så teksten til dem alle er tilbageholdt": (
        "None of the {count} items is marked as open, so the text of them all is withheld"
    ),
    "Var mødet åbent, så importér referatet som PDF i stedet, eller bed dem, der leverer, om at udfylde {mark}": (
        "If the meeting was open, import the minutes as PDF instead, or ask those who deliver to fill in {mark}"
    ),
    "Leveringen siger ikke, om punktet er åbent; teksten er tilbageholdt (punkt {numbers})": (
        "The delivery does not say whether the item is open; its text is withheld (item {numbers})"
    ),
    "Leveringen modsiger sig selv om, hvorvidt punktet er åbent; teksten er tilbageholdt (punkt {numbers})": (
        "The delivery contradicts itself about whether the item is open; its text is withheld (item {numbers})"
    ),
    "Se efter i sagssystemet ({mark}). Er punktet åbent, så få leveringen rettet": (
        "Check in the case system ({mark}). If the item is open, have the delivery corrected"
    ),
    "Leveringen siger ikke, om bilagene må udgives; de er tilbageholdt (punkt {numbers})": (
        "The delivery does not say whether the attachments may be published; they are withheld (item {numbers})"
    ),
    "Se bilagene efter, og skriv dem, der må udgives, i indholdsfilen": (
        "Check the attachments, and write those that may be published in the content file"
    ),
    "Bed dem, der leverer, om at udfylde {mark}, eller se bilagene efter, og skriv dem i indholdsfilen": (
        "Ask those who deliver to fill in {mark}, or check the attachments and write them in the content file"
    ),
    "Bilag, der ikke er mærket som åbne, er udeladt (punkt {numbers})": (
        "Attachments that are not marked as open are left out (item {numbers})"
    ),
    "Tekst, der ikke er mærket som åben, er udeladt (punkt {numbers})": (
        "Text that is not marked as open is left out (item {numbers})"
    ),
    "Punktet vises med sin neutrale titel (punkt {numbers})": "The item is shown by its neutral title (item {numbers})",
    "Leveringen rummer også et lukket referat; det er udeladt": (
        "The delivery also holds closed minutes; they are left out"
    ),
    # which files are a delivery
    "Intet i leveringen er udgivet og åbent": "Nothing in the delivery is published and open",
    "Leveringen mangler sin fil {file}": "The delivery lacks its file {file}",
    "Importér hele leveringen (mappen eller ZIP-filen)": "Import the whole delivery (the folder or the ZIP file)",
    "Leveringen siger ikke, at referatet er udgivet": "The delivery does not say that the minutes are published",
    "Udgivelsen er trukket tilbage": "The publication has been withdrawn",
    "Er mødet i arkivet, så tag stilling til, om det skal tages ud": (
        "If the meeting is in the archive, decide whether it must be taken out"
    ),
    "Filen fortæller kun, hvad der er leveret; selve referatet ligger i en anden fil": (
        "The file only tells what was delivered; the minutes themselves are in another file"
    ),
    "Filen ligner ikke en levering fra et sagssystem": "The file does not look like a delivery of a case system",
    "{count} dokumenter i leveringens mappe er ikke nævnt i den og er ikke importeret": (
        "{count} documents in the delivery's folder are not named in it and have not been imported"
    ),
    "De kan være lukkede. Er de referater for sig selv, så læg dem i en anden mappe": (
        "They may be closed. If they are minutes by themselves, put them in another folder"
    ),
    # the file
    "XML-filen er i stykker": "The XML file is broken",
    "JSON-filen er i stykker": "The JSON file is broken",
    "XML-filen har sine egne erklæringer (DOCTYPE), og det har ingen levering": (
        "The XML file has declarations of its own (DOCTYPE), and no delivery has"
    ),
    "Bed om at få leveringen igen": "Ask for the delivery once more",
    "Filen rummer {count} tegn, som XML ikke tillader; de er sprunget over": (
        "The file holds {count} characters that XML does not allow; they were skipped"
    ),
    "Leveringen har indhold i felter, som ikke læses: {names}": "The delivery has content in fields not read: {names}",
    "Se efter i kilden, om der mangler noget; importér i så fald referatet som PDF": (
        "Check in the source whether anything is missing; if so, import the minutes as PDF"
    ),
    # the meeting
    "Leveringen er en kladde eller et referat, der ikke er godkendt": (
        "The delivery is a draft, or minutes that are not approved"
    ),
    "Importér det endelige referat, når det er leveret": "Import the final minutes when they are delivered",
    "Leveringen siger ikke, hvornår mødet var": "The delivery does not say when the meeting was",
    "Leveringen siger ikke, hvem der holdt møde": "The delivery does not say who met",
    "Leveringen rummer dagsordener fra flere møder": "The delivery holds the agendas of several meetings",
    "Bed om at få hvert møde leveret for sig": "Ask to have each meeting delivered by itself",
    "Der er ingen punkter i leveringen": "There are no items in the delivery",
    "Et punkt har intet nummer eller et andet punkts; det har fået nummer {number}": (
        "An item has no number, or another item's; it was given the number {number}"
    ),
    "Se efter i kilden, og ret nummeret": "Check in the source, and correct the number",
    "Ingen af punkterne har nogen tekst": "None of the items has any text",
    "Ligger referatet som PDF i leveringen, så importér den i stedet": (
        "If the minutes are in the delivery as PDF, import that instead"
    ),
    # what is left out of an item
    "overskrift uden tekst": "heading without text",
    "dokumentets nummer i sagssystemet": "the document's number in the case system",
    "bilagene er taget fra leveringens egen liste": "the attachments are taken from the delivery's own list",
    # attachments
    "{count} bilag er nævnt, men ikke leveret: {titles}": (
        "{count} attachments are named, but not delivered: {titles}"
    ),
    "Bed dem, der leverer, om filerne, og importér igen": "Ask those who deliver for the files, and import again",
    "{count} bilag er e-mails og kommer ikke med som fil: {titles}": (
        "{count} attachments are e-mails and do not come along as files: {titles}"
    ),
    "Gem dem som PDF uden adresser, og læg dem i arkivet": (
        "Save them as PDF without addresses, and put them in the archive"
    ),
    "En tekst uden overskrift står nu sammen med teksten over den": (
        "A text without a heading now stands together with the text above it"
    ),
    "Giv den en overskrift i indholdsfilen": "Give it a heading in the content file",
    "Bilagene er nævnt uden deres filer": "The attachments are named without their files",
    "Hører filen ikke til, så flyt den ud af mappen: de {count} andre filer kan være dens og er ikke importeret": (
        "If it does not belong, move it out of the folder: the {count} other files may be its, and were not imported"
    ),
    "Importér hele leveringen (mappen eller ZIP-filen), så kommer filerne med": (
        "Import the whole delivery (the folder or the ZIP file), then the files come along"
    ),
}
