"""Reading PDF: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # documents that are refused
    "PDF'en har ingen sider": "The PDF has no pages",
    "Hent eller eksportér den igen": "Fetch it or export it again",
    "PDF'en har {pages} sider; der må højst være {most}": "The PDF has {pages} pages; {most} are the most allowed",
    "PDF'en er beskyttet med adgangskode": "The PDF is protected with a password",
    "Gem en udgave uden adgangskode, og importér den": "Save a version without a password, and import that",
    "PDF'en er beskyttet på en måde, der ikke kan læses": "The PDF is protected in a way that cannot be read",
    "Udskriv den til en ny PDF, og importér den": "Print it to a new PDF, and import that",
    "PDF'en er beskadiget": "The PDF is damaged",
    "Side {page} kan ikke læses: den er beskadiget, eller der er for meget på den": (
        "Page {page} cannot be read: it is damaged, or there is too much on it"
    ),
    "På side {page} er tekst dækket til, men den kan stadig læses i filen": (
        "On page {page} text has been covered, but it can still be read in the file"
    ),
    "Fjern teksten helt i det program, den er skrevet i, eller med et redigeringsværktøj, der sletter den": (
        "Remove the text altogether in the program that it was written in, or with a redaction tool that deletes it"
    ),
    "PDF'en er en skanning uden tekst": "The PDF is a scan without text",
    "PDF'en har ingen tekst": "The PDF has no text",
    "Lad et OCR-program læse den: «ocrmypdf -l dan ind.pdf ud.pdf», og importér resultatet": (
        "Have an OCR program read it: «ocrmypdf -l dan in.pdf out.pdf», and import the result"
    ),
    "{count} af PDF'ens tegn kan ikke læses: dens skrifter siger ikke, hvilke bogstaver de er": (
        "{count} of the PDF's characters cannot be read: its fonts do not say which letters they are"
    ),
    "Lad et OCR-program læse den: «ocrmypdf --force-ocr -l dan ind.pdf ud.pdf», og importér resultatet": (
        "Have an OCR program read it: «ocrmypdf --force-ocr -l dan in.pdf out.pdf», and import the result"
    ),
    # documents that are read, and what is to be said of them
    "Teksten er læst af et billede med OCR": "The text was read from a picture by OCR",
    "Sammenhold det med kilden: OCR læser tit et bogstav eller et tal forkert": (
        "Compare it with the source: OCR often reads a letter or a figure wrong"
    ),
    "Side {page} er et billede uden tekst; det, der står på den, er ikke med": (
        "Page {page} is a picture without text; what stands on it has not been read"
    ),
    "{count} tegn på side {page} kan ikke læses": "{count} characters on page {page} cannot be read",
    "Se efter i kilden, hvad der står": "See in the source what they are",
    "{count} kommentarer i PDF'en er ikke taget med": "{count} comments in the PDF have been left out",
    "PDF'en har {count} vedhæftede filer, som ikke er læst": "The PDF has {count} attached files, which were not read",
    "Gem dem som filer, og importér dem, der er referater": "Save them as files, and import those that are minutes",
    # what is taken out, and why
    "tabellens hoved gentaget": "the table's head repeated",
    "skrevet på tværs af siden, som et vandmærke": "written across the page, as a watermark",
    "står uden for siden": "stands outside the page",
    "er usynlig på siden": "is invisible on the page",
}
