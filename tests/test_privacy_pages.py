import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy import Allowances, stray_numbers
from generator.privacy.allowances import Allowance

ALLOWANCES = Allowances(bytes(range(32)), is_kept=True)
MARK = ALLOWANCES.fingerprint("cpr", "0101901234")


def found(path: str, content: str) -> set[str]:
    return {
        each.fingerprint for _, concerns in stray_numbers({path: content.encode()}, ALLOWANCES) for each in concerns
    }


def page(inner: str) -> str:
    return f'<!doctype html>\n<html lang="da"><head><title>Møde</title></head><body>{inner}</body></html>'


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Om 010190-1234.</p>",
        "</body></html><p>Om 010190-1234.</p>",
        "<p>Om 010190-<b>1234</b>.</p>",
        "<p>Om <em class='x1'>0101</em><a href='/sager/2/'>90-1234</a>.</p>",
        "<p>Om 010190-&#49;234.</p>",
        "<p>Om 010190-&#x31;234.</p>",
        "<p>Om 010190&ndash;1234.</p>",
        "<p>Om 010190&nbsp;1234.</p>",
        "<p>Om 010190<br>1234.</p>",
        "<p>Om 010190-<!-- > -->1234.</p>",
        "<p>Om 010190-<span>\n  1234</span>.</p>",
        "<p>Om 0101\N{ZERO WIDTH SPACE}90-12\N{SOFT HYPHEN}34.</p>",
        "<p>Om ０１０１９０-１２３４.</p>",
        "<p>Om &#65296;１０１９０-１２３４.</p>",
        "<table><tr><td>Ane</td><td>010190-1234</td></tr></table>",
        '<img alt="Klage fra 010190-1234">',
        '<a href="../bilag/010190-1234.pdf">Bilag</a>',
        '<a href="x" title="010190&#45;1234">Bilag</a>',
        "<!-- 010190-1234 -->",
        "<script>let sag = '010190-1234'</script>",
        '<script type="application/json">{"sag": "010190-1234"}</script>',
        "<p>&lt;b 010190-<i>1234</i>&gt;</p>",
        "<svg><text>010190<tspan>-1234</tspan></text><title>010190-1234</title></svg>",
        "<p>Om 010\x00190-1234.</p>",
        "<p>Cpr: 0 1 0 1 9 0 1 2 3 4</p>",
        "<p>Om ⁰¹⁰¹⁹⁰⁻¹²³⁴ og ⓪①⓪①⑨⓪-①②③④.</p>",
        "<p>Om 01-01-1990-1234.</p>",
        '<a href="https://birkeaa.example/?nr=010190%2D1234">Sagen</a>',
        '<a href="https://birkeaa.example/?nr=%30%31%30%31%39%30%2d%31%32%33%34">Sagen</a>',
        '<script type="application/json">{"sag": "/?nr=010190%2D1234"}</script>',
    ],
)
def test_a_number_that_a_page_shows_or_holds_is_found(inner: str) -> None:
    assert found("moeder/index.html", page(inner)) == {MARK}


@pytest.mark.parametrize(
    "inner",
    [
        "<table><tr><td>010190</td><td>1234</td></tr></table>",
        "<ul><li>010190</li><li>1234</li></ul>",
        '<a id="punkt-010190">1234</a>',
        '<img width="010190" height="1234">',
        '<p data-at="15">15-06-2026, 22-06-2026 kl. 10.00</p>',
        '<link rel="stylesheet" href="assets/site.css?v=0101901234ab01019012340101901234">',
        "<id>urn:uuid:0a010190-1234-5678-9abc-010190123456</id>",
        "<p>Sag 21/24696, EAN 5790001234567, tlf. 43 59 10 00</p>",
    ],
)
def test_cells_anchors_versions_and_other_numbers_are_none(inner: str) -> None:
    assert found("moeder/index.html", page(inner)) == set()


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "Om 010190-1234"}',
        '{"text": "Om 010190-\\u0031234"}',
        '{"text": "Om 010190-\\n1234"}',
        '{"text": ["010190\\u20131234"]}',
        '{"010190-1234": 1}',
        '{"a": [1, {"b": ["c", "010190 1234"]}]}',
        '{"text": "Om 010190-1234"',  # no JSON after all
    ],
)
def test_a_number_in_json_is_found_whatever_it_is_escaped_to(content: str) -> None:
    assert found("data/meetings.json", content) == {MARK}


def test_numbers_in_json_are_told_apart_and_deep_json_does_no_harm() -> None:
    assert found("a.json", '{"dates": ["010190", "1234"], "at": "2021-06-21", "n": [1, 2, 345678901]}') == set()
    assert found("a.json", "[" * 100_000 + '"\\u0030 010190-1234"' + "]" * 100_000) == {MARK}


@pytest.mark.parametrize("path", ["data/decisions.csv", "robots.txt", "web.config", "assets/a.js", "uden-endelse"])
def test_a_number_in_any_file_of_text_is_found(path: str) -> None:
    assert found(path, 'a;"Om 010190-1234";b\n') == {MARK}


def test_the_feed_is_looked_through() -> None:
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>urn:uuid:5d2f0101-9012-3401-0190-123401019012</id><title>{}</title></feed>"
    )
    assert found("feed.xml", feed.format("Møde")) == set()
    assert found("feed.xml", feed.format("Om 010190&#x2d;1234")) == {MARK}


def test_a_number_in_a_path_is_found_in_a_file_of_any_kind() -> None:
    files = {"bilag/010190-1234.png": b"\x89PNG\0\1", "bilag/2.png": b"\0 010190-1234"}
    assert [path for path, _ in stray_numbers(files, ALLOWANCES)] == ["bilag/010190-1234.png"]


def test_lines_of_checksums_are_no_numbers() -> None:
    lines = "".join(f"{'0101901234' * 6}ab{n:02}  moeder/{n}/index.html\n" for n in range(100))
    assert found("manifest-sha256.txt", lines) == set()


def test_the_same_number_twice_is_one_concern_and_an_allowed_one_is_known_by_its_fingerprint() -> None:
    files = {"a.html": page('<p title="010190-1234">0101901234, 01.01.90-1234</p>').encode()}
    allowing = Allowances(ALLOWANCES.key, is_kept=True, allowed={MARK: Allowance(MARK, "Et sagsnummer", None, 1)})
    ((_, concerns),) = stray_numbers(files, allowing)
    assert [allowing.allows(each.fingerprint) for each in concerns] == [True]


_tags = st.sampled_from(
    ["<b>", "</b>", "<em class='a1'>", "</em>", '<a href="#punkt-3">', "</a>", "<wbr>", "<!-- 7 -->"]
)


@given(st.data())
def test_no_number_hides_between_the_tags_and_entities_of_a_page(data: st.DataObject) -> None:
    number = f"010190-{data.draw(st.integers(0, 9999)):04}"
    parts = []
    for sign in number:
        parts += data.draw(st.lists(_tags, max_size=2))
        form = data.draw(st.sampled_from(["{}", "&#{code};", "&#x{code:x};", "&#0{code};"]))
        parts.append(form.format(sign, code=ord(sign)))
    expected = ALLOWANCES.fingerprint("cpr", number.replace("-", ""))
    assert found("index.html", page(f"<p>Om {''.join(parts)} her</p>")) == {expected}
    escaped = "".join(data.draw(st.sampled_from([sign, f"\\u{ord(sign):04x}"])) for sign in number)
    assert found("index.json", f'{{"text": "Om {escaped} her"}}') == {expected}


@given(st.text())
def test_nothing_that_is_written_on_a_page_makes_the_gate_fail(text: str) -> None:
    for path, content in (
        ("a.html", text),
        ("b.html", page(escape(text))),
        ("c.json", json.dumps(text)),
        ("d.json", text),
        ("e.xml", text),
    ):
        list(stray_numbers({path: content.encode("utf-8", "surrogatepass")}, ALLOWANCES))
