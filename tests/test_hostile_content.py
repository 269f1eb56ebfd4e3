"""What hostile authors write in every field, as it comes out in every file of the site."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import content, search
from generator.config import read_config
from generator.markup import to_html
from generator.model import TextLinks
from tests.builders import a_site, an_archive
from tests.smuggling import ALL, PAYLOADS, archive_toml, parsed, people_toml

_EVERYWHERE = frozenset({"class", "id", "lang"})
_ARIA = frozenset({"aria-label", "aria-labelledby", "aria-current", "aria-describedby", "role", "tabindex", "hidden"})
_BARE = (
    "html head body title header main footer nav section aside article div span p h1 h2 h3 h4 h5 h6 ul li dl dt dd "
    "table caption thead tbody tr td br hr em strong b i u s sub sup code pre blockquote button noscript label select "
    "template"
)
_FRAME = {name: frozenset[str]() for name in _BARE.split()} | {
    "a": frozenset({"href", "rel", "title", "download"}),
    "abbr": frozenset({"title"}),
    "button": frozenset({"type"}),
    "form": frozenset({"action", "method", "data-root"}),
    "input": frozenset({"type", "name", "placeholder", "autocomplete", "enterkeyhint"}),
    "label": frozenset({"for"}),
    "link": frozenset({"rel", "href", "type", "title"}),
    "meta": frozenset({"charset", "name", "content"}),
    "ol": frozenset({"start"}),
    "option": frozenset({"value"}),
    "script": frozenset({"type", "src", "defer"}) | {
        f"data-{name}" for name in ("address", "cases", "engine", "keys", "view", "words")
    },
    "select": frozenset({"name"}),
    "th": frozenset({"scope"}),
    "time": frozenset({"datetime"}),
}  # fmt: skip
"""The elements that the site's own templates and Markdown have, each with its attributes besides those of all."""

_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "cite", "srcset")
_INDEX = "index of search/"


@dataclass
class Inspector(HTMLParser):
    """Finds what in a page is not the site's own."""

    wrong: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in _FRAME:
            self.wrong.append(f"<{tag}>")
        strange = given.keys() - _EVERYWHERE - _ARIA - _FRAME.get(tag, frozenset())
        self.wrong += [f"<{tag} {name}>" for name in strange]
        self.wrong += [
            f"<{tag} {name}={given[name]}>" for name in _ADDRESSES if name in given and not _is_ours(tag, given)
        ]
        if tag == "script" and not given.get("src"):
            self.wrong.append("<script> without src")
        if tag == "meta" and given.get("name") not in (None, "viewport", "description", "color-scheme"):
            self.wrong.append(f"<meta name={given['name']}>")
        self.ids += [identity for identity in [given.get("id")] if identity]

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data}]>")


def _is_ours(tag: str, given: Mapping[str, str | None]) -> bool:
    """Whether an address leads inside the site, or is a link out that is said to be one."""
    address = given.get("href", given.get("src", given.get("action"))) or ""
    parts = urlsplit(address)
    if tag == "a" and (parts.scheme in ("mailto", "tel") or (parts.scheme in ("http", "https") and parts.netloc)):
        return given.get("rel") in ("external", "noopener")
    return not parts.scheme and not parts.netloc and not address.startswith(("/", "\\")) and address.isprintable()


def problems(page: bytes, is_indexed: bool = False) -> list[str]:
    inspector = _Indexed() if is_indexed else Inspector()
    inspector.feed(page.decode())
    inspector.close()
    twice = {identity for identity in inspector.ids if inspector.ids.count(identity) > 1}
    return inspector.wrong + [f"id {identity} twice" for identity in sorted(twice)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("content")
    return made


def _site(payload: str, folder: Path) -> Mapping[str, bytes]:
    (folder / "archive.toml").write_text(archive_toml(payload), encoding="utf-8")
    (folder / "people.toml").write_text(people_toml(payload), encoding="utf-8")
    config, meeting = read_config(folder).config, parsed(payload).meeting
    assert meeting is not None
    documents = search.documents(an_archive(meeting, config=config), config, to_html)
    return a_site(meeting, config=config) | {f"{_INDEX}{path}": html.encode() for path, html in documents.items()}


@pytest.mark.parametrize("payload", ALL, ids=range(len(ALL)))
def test_no_field_gets_anything_but_text_into_any_file(payload: str, folder: Path) -> None:
    files = _site(payload, folder)
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    assert len(pages) > 15
    assert {path: found for path, page in pages.items() if (found := problems(page, path.startswith(_INDEX)))} == {}
    _assert_a_sound_feed(files["feed.xml"])
    for path, data in files.items():
        if path.endswith(".json"):
            json.loads(data)
    for row in csv.reader(io.StringIO(files["data/decisions.csv"].decode("utf-8-sig")), delimiter=";"):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t")) for cell in row)


def _assert_a_sound_feed(feed: bytes) -> None:
    root = ET.fromstring(feed)  # noqa: S314 - our own, and the point is that it has nothing but our own in it
    assert {element.tag.partition("}")[2] for element in root.iter()} <= {
        "feed", "id", "title", "updated", "author", "name", "link", "entry", "published", "category", "summary",
        "content",
    }  # fmt: skip
    assert all(not urlsplit(element.get("href", "")).scheme for element in root.iter())


@dataclass
class _Indexed(Inspector):
    """Finds in a document for Pagefind what would run or fetch, if anybody opened it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _FRAME.keys() - {"script", "link", "button", "template", "form", "input"}:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"<{tag} {name}>" for name, _ in attrs if name.startswith("on") or name in ("style", "src")]


def test_the_inspector_sees_what_is_smuggled() -> None:
    """Each payload of the kinds that are tags, put into a page as it stands, is found: the net has no hole."""
    unseen = [payload for payload in PAYLOADS["tags"] if not problems(f"<p>{payload}</p>".encode())]
    assert [payload.partition("(")[0] for payload in unseen] == [
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",  # XML, nothing in a page
        "＜script＞alert",
        "+ADw-script+AD4-alert",
    ]


def test_a_text_that_pretends_to_be_a_link_of_the_archive_stays_text() -> None:
    for text in ('href="root:sager/', "[x](root:x)", '`href="root:x"`', '[href="root:x"](https://a.example)'):
        shown = to_html(text, TextLinks(), "n")
        assert 'href="root:' not in shown


@given(
    st.lists(st.sampled_from([*ALL, "<", ">", '"', "'", "`", "(", ")", "[", "]", "!", "\\", "\n", "\n\n", "|", " "]))
)
def test_payloads_put_together_are_text_too(parts: list[str]) -> None:
    assert problems(to_html("".join(parts)[:4000], TextLinks(), "n").replace('href="root:', 'href="').encode()) == []


@pytest.mark.parametrize("head", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "? " * 100_000, "[" * 60 + "]" * 60])
def test_fields_nested_without_end_are_refused_and_break_nothing(head: str) -> None:
    told = content.parse(f"---\ntitle: x\nparticipants: {head}\n---\n").problems
    assert any(problem.level == "error" for problem in told)


def test_names_for_fields_that_stand_in_each_other_multiply_nothing() -> None:
    lines = [
        "a: &a [x, x]",
        *(f"{chr(98 + place)}: &{chr(98 + place)} [{f'*{chr(97 + place)}, ' * 9}x]" for place in range(9)),
    ]
    told = content.parse("\n".join(["---", "date: 2025-03-10", "body: x", *lines, "participants: *j", "---"])).problems
    assert any(problem.level == "error" for problem in told)
    content.parse(
        "---\ndate: 2025-03-10\nbody: x\nparticipants: &a [*a, {<<: *a, name: !!python/object:os.system x}]\n---\n"
    )


@pytest.mark.parametrize("nested", ["a = " + "[" * 100_000, "a = " + "{b = " * 20_000, "a" + ".a" * 5_000 + " = 1"])
def test_configuration_nested_without_end_is_refused_and_breaks_nothing(nested: str, folder: Path) -> None:
    (folder / "archive.toml").write_text(nested)
    assert any(problem.level == "error" for problem in read_config(folder).problems)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "//ondt.example", "x"]
)
@pytest.mark.parametrize("key", ["base_url", "accessibility"])
def test_an_address_in_the_configuration_is_one_of_the_web(key: str, address: str, folder: Path) -> None:
    (folder / "archive.toml").write_text(f'{key} = "{address}"')
    configured = read_config(folder)
    assert getattr(configured.config, key) == ""
    assert [problem.level for problem in configured.problems] == ["error"]


@pytest.mark.parametrize("opening", ["<b>", "<sub><sup><i>", "[", "![", "*a **b ", "[^x", "<", "`a ``b "])
def test_marks_that_never_close_take_no_more_than_their_time(opening: str) -> None:
    started = time.process_time()
    to_html(opening * (60_000 // len(opening)), TextLinks(), "n")
    assert time.process_time() - started < 10  # seconds; a machine of 2026 takes 2, and of one of them it once took 12
