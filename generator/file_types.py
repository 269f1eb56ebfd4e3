"""Which files a site may offer, and how: as they are, as bytes to save, or not at all.

A static site's server goes by a file's ending: it sends `.html` as a page that runs script in the site's own origin,
and `.aspx` or `web.config` it executes or obeys itself. Whether it also sends the headers that this project's
recipes ask for (`docs/hosting.md`) nobody can know, so what is published must be harmless without them:

- types that no browser runs and every server knows are published under their own ending;
- types that a server executes or obeys, or that a reader's machine runs when they are opened, are never published;
- all others, known to be active or not known at all, are published as `<name>-<ending>.bin`. That ending is bytes to
  save (`application/octet-stream`) in the tables of IIS, nginx, Apache and Azure, and no browser sniffs HTML in it
  (WHATWG, "MIME Sniffing", section 7). An invented ending would not do: IIS refuses it and Apache sends it without
  any type, which leaves the browser to guess.

An ending is judged as it will stand in the address: lower-case ASCII, whatever letters it was written with.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.problems import Problem, say

BYTES = "bin"
"""The ending of what is only to be saved."""

_PICTURES_AND_PRINTS = frozenset({
    "pdf", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "mp3", "mp4",
})  # fmt: skip
_TEXTS = frozenset({"txt", "md", "csv"})
_ORIGINALS = frozenset({"pdf", "txt", "md"})
_OFFICE = frozenset({
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "zip",
})  # fmt: skip
SHOWN = _PICTURES_AND_PRINTS | _TEXTS | _OFFICE
"""Endings of files that are published as they are. `web.config` allows these alone below `bilag/`."""

# Executed or obeyed by IIS (its handlers and hidden segments), Apache and PHP.
_SERVED_BY_EXECUTION = frozenset({
    "asa", "asax", "ascx", "ashx", "asmx", "asp", "aspx", "axd", "browser", "cer", "cfc", "cfm", "cgi", "config",
    "cshtm", "cshtml", "fcgi", "hta", "htaccess", "htgroup", "htpasswd", "idc", "inc", "ini", "jsp", "jspx", "master",
    "pht", "phar", "php", "php3", "php4", "php5", "php7", "php8", "phps", "phtm", "phtml", "pl", "py", "pyc", "rb",
    "rem", "sh", "shtm", "shtml", "sitemap", "skin", "soap", "stm", "svc", "vbhtm", "vbhtml", "war", "xamlx",
})  # fmt: skip
# Run by a reader's machine when they are opened (Microsoft, "Blocked attachments in Outlook").
_RUN_WHEN_OPENED = frozenset({
    "app", "appref-ms", "appx", "bat", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "gadget", "inf", "iso", "jar",
    "jnlp", "jse", "lnk", "msc", "msi", "msix", "msp", "pif", "pkg", "ps1", "psm1", "reg", "scf", "scr", "sct",
    "search-ms", "settingcontent-ms", "theme", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "website", "wsc", "wsf",
    "wsh", "xll",
})  # fmt: skip
_NEVER = _SERVED_BY_EXECUTION | _RUN_WHEN_OPENED

_ENOUGH = 512  # of a file's first bytes, to see what it is
_BLANK = b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf\xff\xfe"  # with the marks of UTF-8 and UTF-16, and every other byte of that


def not_publishable(file: Path, path: str) -> Problem | None:
    """Why `file`, which stands at `path` below `content/`, is not to be published; None where it may be."""
    ending = ending_of(path)
    if not is_publishable(path):
        message = say(
            "Filer af typen .{ending} kan gøre skade og lægges ikke på webstedet; filen bliver kun nævnt", ending=ending
        )
        return Problem("warning", message, path, hint=say("Gem den som PDF, eller pak den i en ZIP-fil"))
    try:
        with file.open("rb") as stream:
            head = stream.read(_ENOUGH)
    except OSError as error:
        return Problem("error", say("Kan ikke læses: {reason}", reason=error.strerror), path)
    if not is_disguised(path, head):
        return None
    message = say(
        "Filen kalder sig .{ending}, men er en webside; den lægges ikke på webstedet og bliver kun nævnt", ending=ending
    )
    hint = say("Giv filen dens rigtige endelse, eller gem den som det, den kalder sig")
    return Problem("warning", message, path, hint=hint)


def is_publishable(path: str) -> bool:
    """Whether a file by that name may be offered to readers at all."""
    return ending_of(path) not in _NEVER


def is_offered_original(path: str) -> bool:
    """Whether a source document is offered to readers: only as a print or plain text.

    In a case system's delivery, a Word document or a saved web page there are also e-mail addresses, internal paths
    and comments, which nobody sees who looks at the minutes.
    """
    return ending_of(path) in _ORIGINALS


def is_shown(path: str) -> bool:
    """Whether it is published under its own ending; if not, it is bytes that can only be saved."""
    return ending_of(path) in SHOWN


def is_disguised(path: str, head: bytes) -> bool:
    """Whether a file that calls itself a picture or a print begins (`head`) as a web page, an SVG or XML does.

    `X-Content-Type-Options: nosniff` keeps browsers from running it, but nobody has a reason to make such a file.
    Text may begin as it likes; and case systems do hand out HTML named ".doc", which only Word opens.
    """
    return ending_of(path) in _PICTURES_AND_PRINTS and head[:_ENOUGH].lstrip(_BLANK).startswith(b"<")


def ending_of(path: str) -> str:
    """The ending of a file's name as a server would read it: "svg" of "Plan.SVG " and of "plan.ſvg"; "" for none."""
    _, dot, ending = path.rpartition("/")[2].rstrip(". ").rpartition(".")
    folded = unicodedata.normalize("NFKD", ending.casefold()).encode("ascii", "ignore").decode()
    return "".join(sign for sign in folded if sign.isalnum() or sign == "-") if dot else ""
