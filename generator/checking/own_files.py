"""The program's own files: what is in every site of this edition, whatever its record says."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator import search
from generator.build import templates_folder
from generator.rendering.drawing import read_assets

_NOTHING = '<html lang="da"><body data-pagefind-body><p>0</p></body></html>'


def own_files() -> Mapping[str, str]:
    """The SHA-256 of each, by its path in the site: styles, scripts, what a server is told, and Pagefind's program.

    Pagefind has its program inside itself; what it makes of next to nothing is that. Where it can't run, its files
    are none of them.
    """
    with tempfile.TemporaryDirectory() as scratch:
        indexed = search.index({"index.html": _NOTHING}, Path(scratch))
    files = {**read_assets(templates_folder()), **indexed.files}
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
