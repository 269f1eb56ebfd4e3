"""ZIP files: each file in them is looked into as any other."""

from __future__ import annotations

import zipfile

from generator.downloads import printable
from generator.downloads.nesting import Nesting, joined, text_at, unread
from generator.downloads.packages import files, opened, unaccounted, unpacked
from generator.findings import Examined
from generator.problems import say
from generator.zips import BoundedZip


def examine(data: bytes, nesting: Nesting) -> Examined:
    """What the files in it hold, their names, and what stands beside them; never raises."""
    package = opened(data)
    if package is None:
        return joined(printable.printable(data), unread(say("hele filen, som er beskadiget")))
    with package:
        found = [_examine_member(package, info, nesting) for info in files(package)]
        found.append(text_at(say("pakkens kommentar"), package.comment.decode("cp1252", "replace")))
        found.append(text_at(say("navnene på filerne i den"), "\n".join(package.namelist())))
        if unaccounted(package, data):
            found += (printable.printable(data), unread(say("data, som ikke hører til nogen del af den")))
        return joined(*found)


def _examine_member(package: BoundedZip, info: zipfile.ZipInfo, nesting: Nesting) -> Examined:
    data = unpacked(package, info, nesting.room)
    if data is None:
        return unread(say("filen «{name}» inde i den, som er låst, beskadiget eller for stor", name=info.filename))
    return nesting.examine(info.filename, data)
