"""The English of what is said of that which was taken out and still stands in a site."""

ENGLISH: dict[str, str] = {
    "Intet er tilbage af det, der er taget ud: {taken} ting er eftersøgt i {files} filer ({size} MB)": (
        "Nothing is left of what was taken out: {taken} things were looked for in {files} files ({size} MB)"
    ),
    "Der er også rester af det, der er taget ud {count} andre steder": (
        "There is also something left of what was taken out of {count} other places"
    ),
    "Her er rester af det, der er taget ud ({place})": "Here is something left of what was taken out ({place})",
    "Her står stadig noget, der skal udelades ({place})": (
        "Here still stands something that is to be left out ({place})"
    ),
    "Filen er en, der ikke må udleveres til læserne, eller en kopi af den ({place})": (
        "The file is one that must not be offered to readers, or a copy of it ({place})"
    ),
    "Dokumentet siger noget af det samme som det, der er taget ud ({place})": (
        "The document says some of the same as what was taken out ({place})"
    ),
    "Der er rester af det samme ({place}) i {count} filer til": (
        "There is something left of the same ({place}) in {count} more files"
    ),
    "Se det igennem; skal det også ud, så træk det tilbage med «referat withdraw»": (
        "Look it through; if it is to go too, take it back with «referat withdraw»"
    ),
    "Træk filen tilbage med «referat withdraw», eller læg en udgave uden det ind, og byg igen": (
        "Take the file back with «referat withdraw», or put in one without it, and build again"
    ),
    "Byg webstedet igen; bliver filen liggende, er den ikke en del af webstedet, og så slet den": (
        "Build the site again; if the file stays, it is no part of the site, so delete it"
    ),
    "Filen er ikke gennemsøgt for det, der er taget ud: {reason}": (
        "The file has not been searched for what was taken out: {reason}"
    ),
    "Se den selv igennem, eller fjern den fra webstedet": "Look it through yourself, or remove it from the site",
    "Der er pakker i pakker, dybere end der søges": "There are packages in packages, deeper than is searched",
    "Filen fylder for meget pakket ud": "The file is too large when it is unpacked",
    "Filen er pakket på en måde, som «referat» ikke kan pakke ud": (
        "The file is packed in a way that «referat» cannot unpack"
    ),
    "Pakken er i stykker eller låst med en adgangskode": "The package is broken or locked with a password",
    "PDF-filen er i stykker eller låst med en adgangskode": "The PDF file is broken or locked with a password",
}
