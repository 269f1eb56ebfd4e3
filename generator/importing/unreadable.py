"""Why a file can't be read, in a secretary's words: systems and libraries say it in English, and to programmers."""

from __future__ import annotations

import errno

from generator.problems import Message, say


def why_unreadable(error: OSError) -> Message:
    """What an error of reading a file means to the person whose file it is."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            return say("den findes ikke (mere)")
        case errno.EACCES | errno.EPERM:
            return say("du har ikke adgang til den")
        case errno.EFBIG:
            return say("den er for stor")
        case errno.ELOOP:
            return say("den er en genvej, der fører til sig selv")
        case errno.ENAMETOOLONG:
            return say("dens navn er for langt")
        case errno.EISDIR:
            return say("den er en mappe")
        case None:
            return say("den er beskadiget")
        case _:
            return say("systemet siger «{error}»", error=error.strerror or type(error).__name__)
