"""ZIP files: each file in them is looked into as any other."""

from __future__ import annotations

import zipfile

from generator.downloads import printable
from generator.downloads.nesting import Nesting, joined, text_at, unread
from generator.downloads.packages import beside, files, opened, unpacked
from generator.findings import Examined
from generator.problems import say
from generator.zips import BoundedZip


def examine(data: bytes, nesting: Nesting) -> Examined:
    """What the files in it hold, their names, and what stands beside them; never raises."""
    package = opened(data)
    if package is None:
        return printable.damaged(data)
    with package:
        found = [_examine_member(package, info, nesting) for info in files(package)]
        names = text_at(say("navnene på filerne i den"), "\n".join(package.namelist()))
        return joined(*found, names, beside(package, data))


def _examine_member(package: BoundedZip, info: zipfile.ZipInfo, nesting: Nesting) -> Examined:
    data = unpacked(package, info, nesting.room)
    if data is None:
        return unread(say("filen «{name}» inde i den, som er låst, beskadiget eller for stor", name=info.filename))
    return nesting.examine(info.filename, data)
