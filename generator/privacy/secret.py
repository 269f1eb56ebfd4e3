"""The secret key of an archive, and the fingerprints that are made with it.

There are some 4·10^8 CPR numbers (36 525 days, 10 000 numbers a day): of a list of plain hashes a laptop tells them
all in minutes. With HMAC (RFC 2104, FIPS 198-1) nobody can who has the list and not the key. So the list may lie in
`content/`, be read by all and be kept in Git, while the key lies beside `content/` and goes nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from generator.findings import FindingKind
from generator.plain_files import not_plain
from generator.problems import Message, say

KEY_FILE = "referat.key"
FINGERPRINT = re.compile(r"[a-p]{16}")
"""64 bits, the leftmost of the HMAC. RFC 2104, 5, asks for 80 against forging, but here nobody gains by that: who may
write in the list need only ask for what he wants. What counts is that no number is let out by chance: with 1 000
allowed and 1 000 000 found in an archive, that is one chance in 10^10. Letters, for in hexadecimal one in a thousand
would itself look like a CPR number, and be masked where it is told (measured with `cpr.mask_cpr`)."""

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_BYTES = 32  # as many as the output of SHA-256; a longer key is hardly stronger (RFC 2104, 3)
_KEY = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}")
_LARGEST = 4096  # bytes, of the key and what is said of it
_HEAD = """\
# Nøglen til content/allowed.toml: uden den gælder intet af det, der er tilladt dér. Tag den med i sikkerhedskopien.
# Den er hemmelig: læg den ikke i content/, på webstedet eller i Git, og send den ikke i en mail.
"""


def key_file_of(content: Path) -> Path:
    """Where the key of the archive in `content` lies: beside the folder, so that nothing publishes or copies it."""
    return content.resolve().parent / KEY_FILE


def new_key() -> bytes:
    """A key that nobody has had."""
    return secrets.token_bytes(_BYTES)


def read_key(file: Path) -> bytes | Message | None:
    """The key in the file; None where there is no such file; why there is none, where it can't be read."""
    if problem := not_plain(file.parent, file.name):
        return say("nøglen {file} kan ikke læses: {reason}", file=file.name, reason=problem.message)
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
        text = data.decode("utf-8-sig") if len(data) <= _LARGEST else ""  # Notepad puts a mark before UTF-8
    except FileNotFoundError:
        return None
    except OSError as error:
        return say("nøglen {file} kan ikke læses: {reason}", file=file.name, reason=error.strerror)
    except UnicodeDecodeError:
        text = ""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1 or not _KEY.fullmatch(lines[0]):
        return say("filen {file} er ødelagt", file=file.name)
    return bytes.fromhex(lines[0])


def keep_key(file: Path, key: bytes) -> Message | None:
    """Write the key as `file`, for its owner's eyes only, whole or not at all; why it could not be done.

    A key that is there is never written over: with it would go all that is allowed.
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
            written.write(f"{_HEAD}{key.hex()}\n".encode())
            written.flush()
            os.fsync(written.fileno())
        try:
            return _put(draft, file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror
        return say(
            "nøglen {file} kan ikke skrives i {folder}: {reason}", file=file.name, folder=file.parent, reason=reason
        )


def _put(draft: Path, file: Path) -> Message | None:
    try:
        os.link(draft, file)  # unlike a renaming, it never replaces a file that has come in the meantime
    except OSError:
        if file.exists():
            return say("en anden kørsel har lagt nøglen {file} imens; kør kommandoen igen", file=file.name)
        draft.replace(file)  # a file system without hard links
    return None


def key_id(key: bytes) -> str:
    """What tells one key from another and nothing of either."""
    return hmac.digest(key, b"referat.key", hashlib.sha256).hex()[:8]


def fingerprint(key: bytes, kind: FindingKind, value: str) -> str:
    """What stands in the list of what is allowed, in place of a value of that kind."""
    code = hmac.digest(key, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).hex()[:16]
    return code.translate(_LETTERS)
