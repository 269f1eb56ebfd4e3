"""Content files and the configuration: messages by their Danish."""

ENGLISH: dict[str, str] = {
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
    "Skriv et mellemrum efter #'erne, eller en \\ foran dem, hvis linjen ikke er en overskrift": (
        "Write a space after the #s, or a \\ before them if the line is no heading"
    ),
    "Der står et mellemrum foran #'erne": "There is a space before the #s",
    "Fjern mellemrummet, eller skriv en \\ foran #'erne, hvis linjen ikke er en overskrift": (
        "Remove the space, or write a \\ before the #s if the line is no heading"
    ),
    "En overskrift lukker ikke punkterne under den": "A heading does not close the items below it",
    "Fjern overskriften, og skriv «Lukket» først i titlen på hvert af punkterne": (
        "Remove the heading, and begin the title of each of the items with «Lukket»"
    ),
    "Det lukkede punkt {number} har noget på linjen «Sag:», der ikke er et sagsnummer": (
        "The closed item {number} has something on the line «Sag:» that is no case number"
    ),
    "Skriv kun sagsnummeret (fx 25/1204), eller fjern linjen": (
        "Write the case number only (say 25/1204), or remove the line"
    ),
    "Ukendt overskrift «{heading}»": "Unknown heading «{heading}»",
    "Der står tekst under det lukkede punkt {number}; den kommer ikke med nogen steder": (
        "There is text under the closed item {number}; it goes nowhere"
    ),
    "Fjern teksten, eller giv punktet en åben titel": "Remove the text, or give the item an open title",
    "«Vises som» uden en titel": "«Vises som» (shown as) without a title",
    "Skriv efter kolon, hvad punktet skal kaldes, eller fjern linjen": (
        "Write after the colon what the item is to be called, or remove the line"
    ),
    "«Vises som» står her to gange": "«Vises som» (shown as) is here twice",
    "Behold den ene linje": "Keep one of the lines",
    "«Vises som» gælder kun for lukkede punkter; her vises linjen som tekst": (
        "«Vises som» (shown as) is for closed items only; here the line is shown as text"
    ),
    "Er punktet lukket, så skriv «Lukket» først i dets titel; ellers fjern linjen": (
        "If the item is closed, begin its title with «Lukket»; otherwise remove the line"
    ),
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
    "tabeller med et felt: [[{key}]] og {needed} = …": "tables with a field: [[{key}]] and {needed} = …",
    "true eller false": "true or false",
    "et af ordene {words}": "one of the words {words}",
    "en dato: 2026-11-22": "a date: 2026-11-22",
    "en tabel: [{key}]": "a table: [{key}]",
    'en tabel: [abbreviations] og HRC = "HR-Centret"': 'a table: [abbreviations] and HRC = "HR-Centret"',
    'en tabel: [cases] og "23/11870" = "Nyt rådhus"': 'a table: [cases] and "23/11870" = "Nyt rådhus"',
}
