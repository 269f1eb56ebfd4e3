"""Personal data in a text: each kind's detector in turn, by the archive's policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.config import PrivacyPolicy
from generator.cpr import CprNumber, find_cpr, mask_cpr
from generator.findings import Finding
from generator.privacy.mails import find_mails
from generator.privacy.phones import find_phones
from generator.privacy.postal_addresses import find_addresses
from generator.privacy.sensitive import find_sensitive
from generator.problems import Message, say

# What ten digits are said to be that are no CPR number. "P-nummer" is a firm's place of work (CVR), "personnummer" not.
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(p-n(?:r|ummer|umre)|(?:produktions|faktura|bilags|ordre|rekvisitions|konto|kunde|vare|kvitterings"
    r"|reference|dokument|sags|journal|løbe|bestillings|matrikel|telefon|mobil|serie|leverandør)-?n(?:r|ummer|umre)"
    r"|faktura|konto|ean|gln|cvr|se-?nr|isbn|issn|tlf|telefon|documentid|dokid|id)\W{0,3}(?:nr\W{0,2})?\Z",
    re.IGNORECASE,
)
_BEFORE = 30


def personal_data(text: str, policy: PrivacyPolicy) -> Iterator[Finding]:
    """What in `text` may be personal data, in the order it stands; of kinds that `policy` ignores nothing.

    CPR numbers are found whatever the policy. Each detector takes linear time.
    """
    found = chain(
        find_phones(text, policy.own_phones) if policy.reaction_to("phone") != "ignore" else (),
        find_mails(text, policy.own_mail) if policy.reaction_to("mail") != "ignore" else (),
        find_addresses(text) if policy.reaction_to("address") != "ignore" else (),
        find_sensitive(text, policy.sensitive_words, policy.harmless_words)
        if policy.reaction_to("sensitive") != "ignore"
        else (),
    )
    others = (replace(finding, shown=mask_cpr(finding.shown)) for finding in found)
    yield from sorted((*_cpr_numbers(text), *others), key=lambda finding: (finding.start, finding.end))


def _cpr_numbers(text: str) -> Iterator[Finding]:
    for number in find_cpr(text):
        yield Finding("cpr", number.start, number.end, number.digits, number.masked, _doubt(number, text))


def _doubt(number: CprNumber, text: str) -> Message | None:
    """Why it may be no CPR number, unless it is said to be one."""
    if number.is_named:
        return None
    other = _OTHER_NUMBER.search(text[max(0, number.start - _BEFORE) : number.start])
    if other and number.passes_modulus_11:
        return say("der står «{word}» foran", word=other[1])
    if other:
        return say("der står «{word}» foran, og det går ikke op med modulus 11", word=other[1])
    return None if number.passes_modulus_11 else say("det går ikke op med modulus 11")
