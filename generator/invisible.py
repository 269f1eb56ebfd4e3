"""Signs in a text that can't be seen, and may make it read as something other than it is.

Control characters, which neither HTML nor XML has a place for; the signs that turn the order of letters round
(Boucher and Anderson, "Trojan Source", 2021; Unicode, UAX #9); Unicode's tag characters and non-characters. Not soft
hyphens and the like, which word processors leave in honest text.
"""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff\\U000e0000-\\U000e007f]"
)


def made_visible(text: str) -> str:
    """`text` with a "�" in place of each sign that can't be seen."""
    return INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
