"""The words and numbers of Pagefind's own files, as far as they are words.

After gzip a file of Pagefind begins with twelve letters; then comes JSON (a fragment: what is shown of one hit), the
program, or CBOR (RFC 8949): words with the places they stand at, filters with their values, a list of the other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HEAD = b"pagefind_dcd"

# All that has no letters in it: numbers, and the heads of lists and tables, whose contents simply come after them
# (RFC 8949, section 3: the five low bits are the value, or say how many bytes of value follow).
_WORDLESS = re.compile(
    rb"(?s:[\x00-\x17\x20-\x37\x80-\x97\x9f\xa0-\xb7\xbf\xc0-\xd7\xe0-\xf7\xff]"
    rb"|[\x18\x38\x98\xb8\xd8\xf8].|[\x19\x39\x99\xb9\xd9\xf9].{2}"
    rb"|[\x1a\x3a\x9a\xba\xda\xfa].{4}|[\x1b\x3b\x9b\xbb\xdb\xfb].{8})*+"
)
_LONG = 24
_LONGEST = 27


def cbor_texts(data: bytes) -> Iterator[str]:
    """Every text in `data`, in its order; where it breaks off, all that is left of it as one."""
    at = 0
    while True:
        skipped = _WORDLESS.match(data, at)
        at = skipped.end() if skipped else at
        if at >= len(data):
            return
        size = data[at] & 0x1F
        at += 1
        if size > _LONGEST:
            continue
        if size >= _LONG:
            width = 1 << (size - _LONG)
            size = int.from_bytes(data[at : at + width])
            at += width
        size = min(size, len(data) - at)
        yield data[at : at + size].decode(errors="replace")
        at += size
