import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import PrivacyPolicy
from generator.findings import Examined, FindingKind, FoundText, HiddenPart
from generator.privacy import (
    Allowances,
    Concern,
    Subject,
    concerns_from_json,
    concerns_in_file,
    concerns_in_text,
    concerns_to_json,
    numbers_in_name,
    problems,
)
from generator.privacy.allowances import Allowance
from generator.problems import Message, say

POLICY = PrivacyPolicy()
ALLOWANCES = Allowances(bytes(range(32)), is_kept=True)
NUMBER = "0101901234"  # nobody's: the four last digits are counted
SHA256 = hashlib.sha256(b"plan.pdf").hexdigest()

numbers = st.integers(0, 9999).map("010190{:04}".format)
forms = st.sampled_from([
    "{}{}{}{}", "{}{}{} {}", "{}{}{}-{}", "{}{}{} - {}", "{}{}{}\N{EN DASH}{}", "{}{}{}-\n{}", "{} {} {}-{}",
    "{}.{}.{}-{}", "{}-{}-{}-{}", "{}{}{}.{}", "{}{}{}/{}", "{}{}{}\N{NO-BREAK SPACE}{}",
])  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def written(number: str, form: str) -> str:
    return form.format(number[:2], number[2:4], number[4:6], number[6:])


def told(concerns: Sequence[Concern], subject: Subject = "text", path: str = "meetings/a.md") -> list[str]:
    return [each.in_language("da") for each in problems(concerns, path, POLICY, ALLOWANCES, subject)]


def concern(kind: FindingKind = "cpr", value: str = NUMBER, line: int = 1, shown: str = "01••••-••••") -> Concern:
    return Concern(kind, None, line, shown, None, ALLOWANCES.fingerprint(kind, value))


def test_a_number_is_told_with_its_line_masked_and_with_both_ways_out() -> None:
    text = "# Møde\n\nBorgeren, cpr 010190-1234, har klaget.\n"
    (found,) = (each for each in concerns_in_text(text, POLICY, ALLOWANCES) if each.kind == "cpr")
    mark = ALLOWANCES.fingerprint("cpr", NUMBER)
    (problem,) = told([found])
    assert problem == (
        "meetings/a.md:3: fejl: CPR-nummer: 01••••-••••\n"
        "    → Ret teksten, eller hold den ude af det, der udgives, med «referat withdraw». "
        f'Er det ikke et CPR-nummer: referat allow {mark} --reason "…"'
    )


def test_why_it_may_be_something_else_is_told() -> None:
    found = [each for each in concerns_in_text("Fakturanr. 010190-1235", POLICY, ALLOWANCES) if each.kind == "cpr"]
    assert "måske noget andet: der står «Fakturanr»" in told(found)[0]


@given(numbers, forms, forms)
def test_one_number_has_one_fingerprint_however_it_is_written(number: str, one: str, other: str) -> None:
    text = f"Nr. {written(number, one)} og\n\nnr. {written(number, other).translate(FULL_WIDTH)}."
    marks = [each.fingerprint for each in concerns_in_text(text, POLICY, ALLOWANCES) if each.kind == "cpr"]
    assert marks == [ALLOWANCES.fingerprint("cpr", number)] * 2


@given(numbers, forms, st.sampled_from(["text", "file", "name", "page"]))
def test_no_problem_and_no_memory_ever_holds_a_number(number: str, form: str, subject: Subject) -> None:
    text = written(number, form)
    place = say("arket «{name}»", name=text)
    examined = Examined(
        (FoundText(place, f"Om {text}, ring til 12 34 56 78 eller ane.{number}@gmail.com"),),
        (HiddenPart("hidden", say("{place}, som er skjult", place=place)),),
    )
    concerns = concerns_in_file(examined, SHA256, POLICY, ALLOWANCES)
    assert any(each.kind == "cpr" for each in concerns)
    shown = "\n".join(told(concerns, subject, f"attachments/{text}.pdf"))
    for output in (shown, concerns_to_json(concerns), repr(concerns)):
        assert "0190" not in output
        assert number[6:] not in output


def test_a_word_is_known_by_the_line_it_stands_in_and_a_number_wherever_it_stands() -> None:
    def marks(text: str) -> list[str]:
        return [each.fingerprint for each in concerns_in_text(text, POLICY, ALLOWANCES)]

    said = "Medarbejderen er sygemeldt"
    (here,) = marks(f"{said}.\nSagen udsættes.")
    assert marks(f"Byrådet:\n{said}.\nSagen vedtages.") == [here]
    assert marks(f"{said} og opsiges.")[0] != here
    assert marks("Om 010190-1234.") == marks("Han har 0101901234.")


def test_lines_are_counted_from_one_and_in_their_own_place() -> None:
    found = concerns_in_text("010190-1234\n\n010190-1235 010190-1236\n010190-1234", POLICY, ALLOWANCES)
    assert [each.line for each in found] == [1, 3, 3, 4]


def test_a_number_in_the_address_of_a_link_is_the_same_number_in_its_own_line() -> None:
    text = "Se 010190-1234\n\n[sagen](https://x.example/?nr=010190%2D1234)\n\n[a]: https://x.example/%30%31%30%31%39%30-1234"
    found = concerns_in_text(text, POLICY, ALLOWANCES)
    assert [each.line for each in found] == [1, 3, 5]
    assert {each.fingerprint for each in found} == {ALLOWANCES.fingerprint("cpr", "0101901234")}


def test_a_number_in_many_lines_is_told_once_with_all_of_them() -> None:
    found = [concern(line=line) for line in (3, 7, 8, 9, 20)]
    (problem,) = told(found)
    assert problem.startswith("meetings/a.md:3: fejl: CPR-nummer: 01••••-•••• (linje 3, 7-9, 20)\n")


def test_of_many_numbers_the_first_are_told_alone_and_every_line_of_the_others_is_named() -> None:
    found = [concern(value=f"010190{n:04}", line=n) for n in range(1, 301)]
    *alone, others = told(found)
    assert len(alone) == 5
    assert others.startswith("meetings/a.md:6: fejl: CPR-nummer: 295 flere (linje 6-300)\n")
    assert others.count(" ") < 100  # not a hint of 295 fingerprints


def test_one_number_too_many_is_told_by_itself() -> None:
    assert len(told([concern(value=f"010190{n:04}", line=n) for n in range(6)])) == 6


def test_of_what_only_warns_some_places_are_named_and_the_others_counted() -> None:
    found = [concern("sensitive", "diagnose", line=2 * n, shown="diagnose") for n in range(1, 31)]
    (problem,) = told(found)
    assert "advarsel: ord, der kan høre til en følsom sag: diagnose (linje 2, 4, 6" in problem
    assert "20 andre steder)" in problem


def test_what_stops_is_told_first_and_what_is_ignored_is_not_told() -> None:
    policy = PrivacyPolicy(reactions={**POLICY.reactions, "phone": "ignore", "mail": "warn"})
    found = [concern("phone", "1", 1, "12 34 56 78"), concern("mail", "a@b.dk", 2, "a@b.dk"), concern(line=9)]
    levels = [(each.level, each.line) for each in problems(found, "a.md", policy, ALLOWANCES)]
    assert levels == [("error", 9), ("warning", 2)]


def test_what_is_allowed_is_not_told() -> None:
    mark = ALLOWANCES.fingerprint("cpr", NUMBER)
    allowing = Allowances(ALLOWANCES.key, is_kept=True, allowed={mark: Allowance(mark, "Et sagsnummer", None, 1)})
    found = [concern(), concern(value="0101905678")]
    assert len(problems(found, "a.md", POLICY, ALLOWANCES)) == 2
    assert len(problems(found, "a.md", POLICY, allowing)) == 1


def test_a_fingerprint_that_nobody_can_use_is_not_told() -> None:
    locked = Allowances(ALLOWANCES.key, obstacle=say("nøglen {file} mangler", file="referat.key"))
    (problem,) = problems([concern()], "a.md", POLICY, locked)
    shown = problem.in_language("da")
    assert shown.endswith("Det kan ikke tillades nu: nøglen referat.key mangler")
    assert concern().fingerprint not in shown


def test_what_is_hidden_in_a_file_is_allowed_for_that_file_and_that_kind() -> None:
    parts = (
        HiddenPart("tracked_changes", say("sporede ændringer")),
        HiddenPart("hidden", say("arket «{name}»", name="Løn")),
        HiddenPart("hidden", say("arket «{name}»", name="Ferie")),
    )
    changes, pay, leave = concerns_in_file(Examined(parts=parts), SHA256, POLICY, ALLOWANCES)
    (other, *_) = concerns_in_file(Examined(parts=parts), "0" * 64, POLICY, ALLOWANCES)
    assert pay.fingerprint == leave.fingerprint != changes.fingerprint != other.fingerprint
    first, second = told([changes, pay, leave], "file", "attachments/plan.xlsx")
    assert first.startswith("attachments/plan.xlsx: fejl: følger med filen: sporede ændringer\n    → Acceptér")
    assert second.startswith("attachments/plan.xlsx: fejl: følger med filen: arket «Løn», arket «Ferie»\n")


@pytest.mark.parametrize(("path", "line"), [("a.txt", 2), ("a.CSV", 2), ("a.docx", None)])
def test_a_file_has_lines_where_a_person_sees_lines(path: str, line: int | None) -> None:
    examined = Examined((FoundText(None, "\n010190-1234"),))
    found = concerns_in_file(examined, SHA256, POLICY, ALLOWANCES)
    assert [each.line for each in problems(found, path, POLICY, ALLOWANCES, "file")] == [line]


def test_in_a_file_with_places_each_is_named_once() -> None:
    pages = tuple(FoundText(say("side {page}", page=page), "010190-1234, 010190-1234") for page in range(1, 2001))
    found = concerns_in_file(Examined(pages), SHA256, POLICY, ALLOWANCES)
    (problem,) = told(found, "file", "a.pdf")
    assert "(side 1, side 2, side 3, " in problem
    assert problem.count("side ") == 2000


@pytest.mark.parametrize(
    "path",
    [
        "attachments/direktionen/010190-1234.pdf",
        "attachments/brev_0101901234_svar.pdf",
        "attachments/bilag-2-010190-1234.pdf",
        "attachments/01-01-90-1234-klage.pdf",
        "attachments/01.01.90%2D1234.pdf",
        "attachments/010190+1234.pdf",
        "moeder/010190-1234/index.html",
    ],
)
def test_a_number_in_a_name_or_an_address_is_found(path: str) -> None:
    assert {each.fingerprint for each in numbers_in_name(path, ALLOWANCES)} == {ALLOWANCES.fingerprint("cpr", NUMBER)}


@pytest.mark.parametrize(
    "path",
    [
        "moeder/direktionen/2021-06-21/index.html",
        "moeder/direktionen/2021-06-21-2/index.html",
        "attachments/direktionen/2026-12-07-2/bilag-1-2025.pdf",
        "sager/21-24696/index.html",
        "pagefind/fragment/da_010190a.pf_fragment",
        "assets/site.3f0101901234c1b29e55d8fa0b7c6e21.css",
        "010190/1234.pdf",
    ],
)
def test_dates_cases_and_hashes_in_names_are_no_numbers(path: str) -> None:
    assert numbers_in_name(path, ALLOWANCES) == ()


_places = st.recursive(
    st.just(say("side {page}", page=7)) | st.text().map(lambda name: say("arket «{name}»", name=name)),
    lambda inner: inner.map(lambda place: say("{place}, som er skjult", place=place)),
)
_concerns = st.builds(
    Concern,
    st.sampled_from(["cpr", "mail", "hidden"]),
    st.none() | _places,
    st.none() | st.integers(1),
    st.text(),
    st.none() | st.just(say("det går ikke op med modulus 11")),
    st.from_regex(r"[a-p]{16}", fullmatch=True),
)


@given(st.lists(_concerns).map(tuple))
def test_concerns_come_back_from_memory_as_they_were(concerns: tuple[Concern, ...]) -> None:
    assert concerns_from_json(concerns_to_json(concerns)) == concerns


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "7",
        "[1]",
        "[[]]",
        '[["rygter",null,1,"","","0"]]',
        '[["cpr",["nogen sagde det her",[]],1,"",null,""]]',
    ],
)
def test_a_memory_that_is_broken_or_older_than_the_messages_is_none(text: str) -> None:
    assert concerns_from_json(text) is None


def test_what_is_said_in_a_memory_can_be_said_in_english() -> None:
    place: Message = say("arket «{name}»", name="Løn")
    (back,) = concerns_from_json(concerns_to_json((Concern("hidden", place, None, "", None, "a" * 16),))) or ()
    (problem,) = problems([back], "a.xlsx", POLICY, ALLOWANCES, "file")
    assert problem.message.in_language("en").startswith("goes with the file: ")
