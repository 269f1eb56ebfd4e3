"""CPR numbers in a built site, whoever has built it: in pages, search index, documents and whatever lies there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checking.looking import Looked, StoredFile
from generator.privacy import problems
from generator.problems import Problem
from generator.residue import Layer, contents
from generator.vetting import Vetted


class Pages(Mapping[str, bytes]):
    """Sider: the site's own pages by their path, each read when it is asked for; of the index, what is packed in it."""

    def __init__(self, files: Sequence[StoredFile]) -> None:
        self._files = {stored.path: stored for stored in files if stored.role == "page"}

    def __getitem__(self, path: str) -> bytes:
        try:
            data = self._files[path].file.read_bytes()
        except OSError:  # that is told where it is looked through for what was taken out
            return b""
        if not data.startswith(b"\x1f\x8b"):
            return data
        layers = (layer.text for layer in contents(path, data) if isinstance(layer, Layer) and layer.kind == "text")
        return "\n".join(layers).encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def told_numbers(looked: Looked, vetted: Vetted) -> tuple[Problem, ...]:
    """The CPR numbers in a file that is no page."""
    policy = vetted.gathered.config.privacy
    return problems(looked.numbers, looked.file.path, policy, vetted.allowances, "file")
