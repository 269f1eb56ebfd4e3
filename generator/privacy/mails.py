"""Mail addresses of citizens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding
from generator.privacy.mail_domains import DESKS, PRIVATE, PUBLIC

_LOCAL_PART = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}\Z")
_DOMAIN = re.compile(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


def find_mails(text: str, own: Sequence[str]) -> Iterator[Finding]:
    """The mail addresses in `text` that may be a citizen's.

    Not those of `own` domains and of public ones, with all below them, and not those of a desk ("info@…"). The others
    are told, whosever domain it is: whether a small firm's or an association's address is somebody's own
    is for a person to say.
    """
    not_a_citizens = PUBLIC | {domain.lower().strip("@. ") for domain in own}
    for domain in _DOMAIN.finditer(text):
        local_part = _LOCAL_PART.search(text[max(0, domain.start() - _LONGEST_LOCAL_PART) : domain.start()])
        if local_part and not _is_desk(local_part.group(), domain[1], not_a_citizens):
            address = f"{local_part.group().lstrip('.')}{domain.group()}"
            yield Finding("mail", domain.end() - len(address), domain.end(), address.lower(), address)


def _is_desk(local_part: str, domain: str, not_a_citizens: frozenset[str]) -> bool:
    """Whether it is nobody's own address, as far as it can be seen."""
    names = domain.lower().split(".")
    if not_a_citizens.intersection(".".join(names[place:]) for place in range(len(names))):
        return True
    return local_part.lower() in DESKS and domain.lower() not in PRIVATE
