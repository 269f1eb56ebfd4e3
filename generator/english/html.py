"""Reading HTML: messages by their Danish."""

ENGLISH: dict[str, str] = {
    # refused
    "Siden er bygget af flere eller dybere HTML-elementer, end noget referat er": (
        "The page is built of more or deeper HTML elements than any minutes are"
    ),
    "Gem kun selve referatet, fx som PDF, og importér det": (
        "Save the minutes alone, for example as PDF, and import those"
    ),
    "Siden rummer ingen tekst; måske hentes den først, når siden vises": (
        "The page holds no text; perhaps it is fetched only when the page is shown"
    ),
    "Åbn den i en browser, print den til PDF, og importér den": (
        "Open it in a browser, print it to PDF, and import that"
    ),
    # doubtful
    "Billeder uden beskrivelse er udeladt ({count})": "Pictures without a description are left out ({count})",
    "Se efter i kilden, om de viser noget, der skal stå i teksten": (
        "Look in the source whether they show something that belongs in the text"
    ),
    "En tabel er for stor til at blive en tabel; den er skrevet som tekst, en række ad gangen": (
        "A table is too large to become a table; it is written as text, one row at a time"
    ),
    # what is taken out, and why
    "antal eller ikon på siden": "number or icon on the page",
    "dialogboks på siden": "dialog box of the page",
    "et punktum uden tekst": "a full stop without text",
    "felt i en formular": "field of a form",
    "gentaget for skærmlæsere": "repeated for screen readers",
    "knap på siden": "button on the page",
    "kommentar i Word": "comment in Word",
    "menu på siden": "menu of the page",
    "overskrifter til kolonnerne": "headings of the columns",
    "sidens fod": "the page's footer",
    "sidens hoved": "the page's header",
    "skjult på siden": "hidden on the page",
    "slettet (sporede ændringer i Word)": "deleted (tracked changes in Word)",
    "sti til siden (brødkrumme)": "path to the page (breadcrumb)",
    "står uden for selve indholdet": "stands outside the content itself",
    "står ved siden af selve indholdet": "stands beside the content itself",
    "søgefelt eller formular på siden": "search box or form of the page",
    "tekst om cookies": "text on cookies",
}
