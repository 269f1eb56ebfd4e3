"""Personal data is found in running text, and what minutes are full of otherwise is not taken for it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import PrivacyPolicy
from generator.cpr import mask_cpr
from generator.findings import FindingKind
from generator.privacy import personal_data
from generator.privacy.given_names import named_persons
from tests.benchmarks.false_alarms import CONTENT, MINUTES, real_texts

POLICY = PrivacyPolicy(
    own_mail=("birkeaa.example", "@kultur.example"),
    own_phones=("43 59", "+45 20 20 20 20"),
    sensitive_words=("hjemmepasning",),
    harmless_words=("sygefraværspolitik", "advarsel om glatte veje"),
)


def _shown(text: str, kind: FindingKind, policy: PrivacyPolicy = POLICY) -> list[str]:
    return [finding.shown for finding in personal_data(text, policy) if finding.kind == kind]


def _values(text: str) -> list[str]:
    return [finding.value for finding in personal_data(text, POLICY)]


# CPR numbers


def test_a_cpr_number_is_shown_masked_and_kept_in_one_way() -> None:
    assert _shown("Sag om 010190 – 1234", "cpr") == ["01••••-••••"]
    assert _values("010190-1234 og 01 01 90 1234") == ["0101901234", "0101901234"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("CPR 010190-1234", ""),
        ("010190-1234", "det går ikke op med modulus 11"),
        ("010190-1009", ""),
        ("faktura nr. 010190-1009", "der står «faktura» foran"),
        ("P-nr.: 1001901234", "der står «P-nr» foran, og det går ikke op med modulus 11"),
        ("produktionsnummer 0101901009", "der står «produktionsnummer» foran"),
        ("p.nr. 0101901234", ""),  # personnummer, unlike p-nr.
    ],
)
def test_what_speaks_against_a_cpr_number_is_told(text: str, doubt: str) -> None:
    [finding] = personal_data(text, POLICY)
    assert finding.kind == "cpr"
    assert str(finding.doubt or "") == doubt


# Phone numbers


@pytest.mark.parametrize(
    "text",
    [
        "tlf. 21123456", "21 12 34 56", "+45 21123456", "+4521123456", "0045 21 12 34 56", "mobil nr. 2112 3456",
        "(+45) 21 12 34 56", "ring til 211 234 56", "21.12.34.56", "21-12-34-56", "Telefon: 21123456.",
        "21\u00a012\u00a034\u00a056", "træffes på 21 12 34 56, bedst om aftenen", "tlf 21 12 34 56/mail",
    ],
)  # fmt: skip
def test_a_phone_number_is_found_in_the_usual_forms(text: str) -> None:
    assert _values(text) == ["21123456"]


@pytest.mark.parametrize(
    "text",
    [
        "43 59 10 00",  # one's own
        "tlf. 20 20 20 20",
        "70 10 20 30", "80 20 30 40", "ring 112 eller 1813",  # everybody's
        "CVR 21123456", "sag 21123456", "21/24696", "21 22 23 24 25 26", "2021 2022", "EAN 5790000123456",
        "2.112.345 kr.", "21 12 34 56 kr.", "Andel (pct.) 25 21 19 18", "12-03-2021", "kl. 10.30-12.00",
    ],
)  # fmt: skip
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert _shown(text, "phone") == []


# Mail addresses


@pytest.mark.parametrize(
    "address",
    ["jens@gmail.com", "karen.holm+byggesag@hotmail.com", "info@outlook.dk", "ib@smedjen.example", "PER@Yahoo.dk"],
)
def test_a_citizens_mail_address_is_found(address: str) -> None:
    assert _shown(f"Skriv til <{address}>.", "mail") == [address]
    assert _values(f"Skriv til {address}.") == [address.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "karen@birkeaa.example", "karen@skole.birkeaa.example", "a@kultur.example", "karen@htk.dk", "ib@ast.dk",
        "info@foreningen.example", "@birkeaa", "a @ b.dk", "a@b", "10 stk. @ 5 kr.",
    ],
)  # fmt: skip
def test_ones_own_and_public_mail_addresses_are_not_a_citizens(text: str) -> None:
    assert _shown(text, "mail") == []


def test_a_domain_that_only_ends_as_ones_own_is_another() -> None:
    assert _shown("jens@ikkebirkeaa.example", "mail") == ["jens@ikkebirkeaa.example"]


def test_a_cpr_number_in_a_mail_address_is_not_shown() -> None:
    assert _shown("karen.010190-1234@gmail.com", "mail") == ["karen.01••••-••••@gmail.com"]


# Addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Karen Holm, Skolevej 3, 2. tv., 2630 Taastrup", "Skolevej 3, 2. tv., 2630 Taastrup"),
        ("Ejendommen Skolevej 3B, st. th. er", "Skolevej 3B, st. th."),
        ("Karen Holm Skolevej 3", "Skolevej 3"),
        ("Ejeren Karen Holm, Gl. Skolevej 3", "Gl. Skolevej 3"),
        ("H.C. Andersens Boulevard 12, 1. sal", "H.C. Andersens Boulevard 12, 1. sal"),
        ("hun bor på Egons Allé 14, 4000 Roskilde", "Egons Allé 14, 4000 Roskilde"),
        ("hun bor på Skolevej 3 i Taastrup", "Skolevej 3"),
        ("Klager: Bopæl Søndre Ringvej 4", "Søndre Ringvej 4"),
        ("c/o Holm, Den Gamle Vej 5", "Den Gamle Vej 5"),
        ("Karen Holm\nBirkevej 12\n2630 Taastrup", "Birkevej 12 2630 Taastrup"),
    ],
)
def test_an_address_where_somebody_lives_is_found(text: str, address: str) -> None:
    assert _shown(text, "address") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Rådhusstræde 1", "Skolen på Skolevej 3, 2630 Taastrup", "Rådhusstræde 1, 2. sal, mødelokale 3",
        "Lokalplan for Mejerivej 6-12", "Solvej 6, kl. 10", "Kulturhuset Pilen, Engvej 4", "Bilag til Havevej 2013",
        "på vej 3 gange", "Karen Holm orienterede om Solvej 6",
    ],
)  # fmt: skip
def test_an_address_that_anybody_may_see_is_not_a_home(text: str) -> None:
    assert _shown(text, "address") == []


# Sensitive words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Afskedigelse af Jens Lund Hansen", ["Afskedigelse"]),
        ("Jens Lund Hansens sygemelding", ["sygemelding"]),
        ("Sag om A.B.: opsigelse", ["opsigelse"]),
        ("Borgeren er sygemeldt", ["sygemeldt"]),
        ("Medarbejderen har fået en advarsel", ["advarsel"]),
        ("47-årig dømt for vold", ["dømt", "vold"]),
        ("Anbringelse uden for hjemmet af barnet", ["Anbringelse", "uden for hjemmet"]),
        ("010190-1234 har fået førtidspension", ["førtidspension"]),
        ("Underretninger om barnet", ["Underretninger"]),
        ("Karen Holm orienterede om afskedigelse af Jens Lund Hansen", ["afskedigelse"]),
        ("borgerens hjemmepasning", ["hjemmepasning"]),
    ],
)
def test_a_word_marks_a_case_of_one_person(text: str, words: list[str]) -> None:
    assert _shown(text, "sensitive") == words


@pytest.mark.parametrize(
    "text",
    [
        "Forebyggelse af misbrug blandt unge", "Karen Holm orienterede om sygemeldinger", "Kræftplan IV",
        "Opsigelse af lejekontrakt", "Sygefraværspolitikken for medarbejderen", "Karen Holm, Kræftens Bekæmpelse",
        "Antal underretninger i 2021. Karen Holm deltog", "| Opsigelser i 2021 | Karen Holm |", "voldsomt, sagde hun",
        "Medarbejderen fik en advarsel om glatte veje",
    ],
)  # fmt: skip
def test_a_word_of_policy_marks_none(text: str) -> None:
    assert _shown(text, "sensitive") == []


def test_a_persons_name_is_known_by_the_given_one() -> None:
    assert [found.group() for found in named_persons("Anne-Marie Dam og Teknisk Chef Bjarne Ø. Skov")] == [
        "Anne-Marie Dam",
        "Bjarne Ø. Skov",
    ]


# All of them


def test_nothing_is_said_of_what_is_ignored_but_of_cpr_numbers_always() -> None:
    ignored = PrivacyPolicy(reactions=dict.fromkeys(PrivacyPolicy().reactions, "ignore"))
    text = "Jens Lund Hansen, Skolevej 3, 2. tv., tlf. 21 12 34 56, jens@gmail.com, er sygemeldt; 010190-1234"
    assert [finding.kind for finding in personal_data(text, POLICY)] == ["address", "phone", "mail", "sensitive", "cpr"]
    assert [finding.kind for finding in personal_data(text, ignored)] == ["cpr"]


_PIECES = [
    "010190-1234",
    "Karen Holm",
    "Skolevej 3",
    ", 2. tv",
    "tlf. ",
    "21 12 34 56",
    "a@b.dk",
    "sygemeldt ",
    "İ",
    "\n",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map("".join)))
def test_findings_stand_in_order_where_they_say(text: str) -> None:
    findings = list(personal_data(text, POLICY))
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        if finding.kind != "cpr":
            assert finding.shown == mask_cpr(" ".join(text[finding.start : finding.end].split()))


@pytest.mark.parametrize(
    "part",
    [
        "2",
        "21 12 34 56 ",
        "a@",
        "a",
        "a@b.",
        "Karen Holm ",
        "Skolevej 3, 2. tv ",
        "Karen",
        "sygemeldt ",
        "sygemeldt hun ",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(part: str) -> None:
    def seconds(text: str) -> float:
        began = time.perf_counter()
        sum(1 for _ in personal_data(text, POLICY))
        return time.perf_counter() - began

    few, many = (min(seconds(part * count) for _ in range(2)) for count in (2_000, 16_000))
    assert many < max(few, 0.01) * 30  # eight times is linear, sixty-four is not


@pytest.mark.skipif(not MINUTES.exists(), reason="the real minutes are not here")
def test_few_words_of_real_minutes_are_taken_for_sensitive_ones() -> None:
    texts = [*real_texts(MINUTES / "direktionen"), *real_texts(MINUTES / "direktionen-print"), *real_texts(CONTENT)]
    kinds = [finding.kind for text in texts for finding in personal_data(text, POLICY)]
    assert kinds.count("sensitive") <= 5
    assert kinds.count("address") + kinds.count("phone") + kinds.count("mail") <= 5
