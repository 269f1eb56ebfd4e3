"""Nothing gets out that must stay in: archives with a canary in every place, and every byte searched for them."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import lzma
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.withdrawal import Redaction, Withdrawal, append
from tests import archives_to_withdraw as to_withdraw
from tests.accession_documents import tree
from tests.archives_to_withdraw import printed
from tests.canaries import an_example, canaries, examples, held_by, spilled
from tests.deliveries import FORMATS, AnAttachment, AnItem
from tests.docxs import zipped
from tests.withheld import PRINTERS, Line, closed, head, item

TODAY = dt.date(2026, 11, 22)
MEMORY = ("vetted.sqlite", "fragments.sqlite", "pagefind.zip", "copies")
"""In `.referat/`, what a build remembers; what an import does is what `content/` says."""


@contextmanager
def an_archive(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with an archive of these files, that goes away again."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        put(folder / "content", files)
        yield folder


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def run(folder: Path, *arguments: str, language: str = "da") -> tuple[int, str]:
    """The exit code of a command on the archive in `folder`, and all that it tells."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        code = main([*arguments, "--content", str(folder / "content"), "--lang", language])
    return code, told.getvalue()


def built(folder: Path) -> str:
    """What is told of a build that came through."""
    code, told = run(folder, "build")
    assert (folder / "site/index.html").exists(), told
    assert ": fejl: " not in told, told
    assert code in (0, 1)
    return told


# The search itself

_WORD = st.just(("place",)).flatmap(canaries)


def _database(data: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE memory (name TEXT, text BLOB)")
        database.execute("INSERT INTO memory VALUES (?, ?)", ("x" * 4040, data))  # over the end of a page
        database.commit()
        return database.serialize()


def _in_zip(data: bytes) -> bytes:
    return zipped({"a.bin": data})


def _zip_with_comment(word: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.comment = word.encode()
    return packed.getvalue()


WAYS_TO_WRITE: Mapping[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "in capitals": lambda word: word.upper().encode(),
    "in UTF-16": lambda word: word.encode("utf-16"),
    "percent-encoded": lambda word: "".join(f"%{ord(sign):02x}" for sign in word).encode(),
    "in entities": lambda word: "".join(f"&#{ord(sign)};" for sign in word).encode(),
    "in JSON's escapes": lambda word: "".join(f"\\u{ord(sign):04x}" for sign in word).encode(),
    "in hexadecimal": lambda word: b"<" + word.encode("utf-16-be").hex().encode() + b">",
    "with soft hyphens": lambda word: "\u00ad".join(word).encode(),
    "between tags": lambda word: f"<p>{word[:4]}<b>{word[4:]}</b></p>".encode(),
    "as base64": lambda word: b"data:text/plain;base64," + b64encode(f"et ord: {word}".encode()),
    "printed": lambda word: printed(f"Ordet er {word}"),
    "in a ZIP's comment": _zip_with_comment,
    "an author": lambda word: printed("Intet", author=f"Bo {word.capitalize()}"),
}
WAYS_TO_PACK: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "Pagefind": lambda data: gzip.compress(b"pagefind_dcd" + data),
    "ZIP": _in_zip,
    "stream": lambda data: b"\0\0" + zlib.compress(data),
    "database": _database,
}


@examples(60, 1000)
@given(_WORD, st.sampled_from(sorted(WAYS_TO_WRITE)), st.lists(st.sampled_from(sorted(WAYS_TO_PACK)), max_size=3))
def test_the_search_finds_a_word_however_it_is_written_and_packed(
    word: dict[str, str], written: str, packed: list[str]
) -> None:
    data = WAYS_TO_WRITE[written](word["place"])
    for way in packed:
        data = WAYS_TO_PACK[way](data)
    assert held_by(data, word) == {"place"}


# Taken back


def _take_all_back(folder: Path, said: Mapping[str, str]) -> str:
    """One entry of each kind by the command, the others as it writes them; what is told of it."""
    withdrawals, redactions = to_withdraw.addresses(said), to_withdraw.passages(said)
    by_command = ("item", "meeting", "file", "person in plain")
    told = [run(folder, "withdraw", f"/{withdrawals[place]}", "--reason", "En fejl") for place in by_command]
    told.append(run(folder, "withdraw", "--redact", redactions["passage text"][0], "--reason", "En fejl"))
    assert [code for code, _ in told] == [0] * 5
    entries = [
        Withdrawal(address, TODAY, "En fejl") for place, address in withdrawals.items() if place not in by_command
    ]
    texts = [
        Redaction(text, TODAY, "En fejl", within=within)
        for place, (text, within) in redactions.items()
        if place != "passage text"
    ]
    append(folder / "content", *entries, *texts)
    return "".join(words for _, words in told)


def _left(site: Path, said: Mapping[str, str]) -> dict[str, list[str]]:
    """What is left of canaries, but in addresses that are kept for ever: on their own page and in the list of files."""
    kept = [address.rstrip("/") for address in to_withdraw.kept(said)]
    left: dict[str, list[str]] = {}
    for place, paths in spilled([site], said).items():
        for path in paths:
            own = [address for address in kept if f"{path}/".startswith(f"{address}/") or path == "manifest-sha256.txt"]
            data = path.encode() + ((site / path).read_bytes() if (site / path).is_file() else b"")
            for address in own:
                data = data.replace(address.encode(), b"")
            if place in held_by(data, said):
                left.setdefault(place, []).append(path)
    return left


@pytest.fixture(scope="module")
def taken_back() -> Iterator[tuple[Path, dict[str, str], str]]:
    """An archive that was built, of which all was then taken back, built again; its canaries, and what was told."""
    said = an_example(to_withdraw.PLACES)
    with an_archive(to_withdraw.files(said)) as folder:
        built(folder)
        told = _take_all_back(folder, said)
        yield folder, said, told + built(folder)


@examples(1, 30)
@given(canaries(to_withdraw.PLACES))
def test_of_what_is_taken_back_nothing_is_left_in_the_site_nor_remembered(said: dict[str, str]) -> None:
    with an_archive(to_withdraw.files(said)) as folder:
        built(folder)
        assert spilled([folder / "site"], said).keys() == set(to_withdraw.PLACES)
        before = tree(folder / "content")
        _take_all_back(folder, said)
        told = built(folder)
        assert _left(folder / "site", said) == {}
        assert spilled([folder / ".referat"], said) == {}
        assert not {place for place in held_by(told.encode(), said) if "file" not in place}
        after = tree(folder / "content")
        del after["withdrawals.toml"]
        assert after == before


def test_every_kept_address_says_when_and_why_and_no_more(taken_back: tuple[Path, dict[str, str], str]) -> None:
    folder, said, _ = taken_back
    for address in to_withdraw.kept(said):
        page = (folder / "site" / address / "index.html").read_text(encoding="utf-8")
        assert "En fejl" in page
        assert re.search(r"<time datetime=.20\d\d-", page)
        assert not held_by(page.encode(), said), address


def test_check_says_that_nothing_is_left(taken_back: tuple[Path, dict[str, str], str]) -> None:
    folder, said, _ = taken_back
    _, told = run(folder, "check")
    assert ": fejl: " not in told
    assert "Intet er tilbage" in told
    assert not held_by(told.encode(), said)


def _into(file: str, more: Callable[[str], str]) -> Callable[[Path, str], str]:
    """A way to put a word on a page."""

    def plant(site: Path, word: str) -> str:
        page = site / file
        page.write_text(page.read_text(encoding="utf-8").replace("</main>", f"{more(word)}</main>"), encoding="utf-8")
        return file

    return plant


def _beside(file: str, data: Callable[[str], bytes]) -> Callable[[Path, str], str]:
    """A way to leave a word in a file that the site has no knowledge of."""

    def plant(site: Path, word: str) -> str:
        (site / file.format(word)).write_bytes(data(word))
        return file.format("…") if "{}" not in file else "…"

    return plant


def _into_fragment(site: Path, word: str) -> str:
    fragment = min((site / "pagefind/fragment").iterdir())
    data = gzip.decompress(fragment.read_bytes())
    fragment.write_bytes(gzip.compress(data.replace(b'"content":"', f'"content":"{word} '.encode())))
    return fragment.name


def _into_index(site: Path, word: str) -> str:
    index = min((site / "pagefind/index").iterdir())
    index.write_bytes(gzip.compress(gzip.decompress(index.read_bytes()) + bytes([0x60 + len(word)]) + word.encode()))
    return index.name


PLANTS: Mapping[str, Callable[[Path, str], str]] = {
    "page": _into("om/index.html", lambda word: f"<p>{word}</p>"),
    "comment": _into("soeg/index.html", lambda word: f"<!-- {word.upper()} -->"),
    "data": _beside("data/flere.json", lambda word: f'{{"x": "{word}"}}'.encode()),
    "fragment": _into_fragment,
    "index": _into_index,
    "PDF": _beside("gammel.pdf", lambda word: printed(f"Om {word} og andet")),
    "author": _beside("af.pdf", lambda word: printed("Intet", author=word)),
    "ZIP": _beside("pakke.zip", lambda word: zipped({"a.txt": word.encode()})),
    "gzip": _beside("om/index.html.gz", lambda word: gzip.compress(word.encode())),
    "UTF-16": _beside("gammel.txt", lambda word: f"Om {word}".encode("utf-16")),
    "name": _beside("om-{}.txt", lambda _: b"Intet"),
}
"""Ways for a word to come back into a site, each giving the file that it is in then, as it may be told."""
_PLANTED = [
    ("passage", ("page", "comment", "data", "fragment", "index", "PDF")),
    ("passage", ("author", "ZIP", "gzip", "UTF-16", "name")),
    ("item", ("page", "fragment", "PDF")),
    ("meeting", ("index", "ZIP", "gzip")),
]
"""Of one thing three files are told by name."""


@pytest.mark.parametrize(("taken", "ways"), _PLANTED)
def test_check_tells_of_what_has_come_back(
    taken_back: tuple[Path, dict[str, str], str], tmp_path: Path, taken: str, ways: tuple[str, ...]
) -> None:
    folder, said, _ = taken_back
    site = tmp_path / "site"
    shutil.copytree(folder / "site", site)
    words = [
        word
        for place, word in said.items()
        if place.startswith(f"{taken} ") and "/" not in word and "file" not in place
    ]
    planted = [PLANTS[way](site, word) for way, word in zip(ways, words, strict=False)]
    told = run(folder, "check", "--site", str(site))[1]
    remains = [line for line in told.splitlines() if ": fejl: " in line and ("rester" in line or "udelades" in line)]
    assert [file for file in planted if not any(file in line for line in remains)] == []
    assert not held_by(told.encode(), said)


# Closed by import

_PRINTED = ("text", "heading", "entry", "row", "link", "after")
_OF_DELIVERY = ("title", "text", "attachment", "file", "closed attachment", "closed file")
_IMPORTED = (
    *(f"{ending} {place}" for ending in PRINTERS for place in _PRINTED),
    *(f"{name} {place}" for name in FORMATS for place in _OF_DELIVERY),
)


def _documents(said: Mapping[str, str]) -> dict[str, bytes]:
    """A document of each format and a delivery of each case system, with closed items; each of another day or body."""
    files: dict[str, bytes] = {}
    for day, (ending, printer) in enumerate(PRINTERS.items(), 1):
        c = {place: said[f"{ending} {place}"] for place in _PRINTED}
        below: tuple[Line, ...] = (
            ("heading", f"Beslutning {c['heading']}"), ("text", f"Solgt til {c['text'].upper()} og andre."),
            ("entry", f"{c['entry']} et"), ("row", c["row"]), ("text", f"https://x.example/{c['link']}"),
        )  # fmt: skip
        last = closed(4, ("text", f"Sidst {c['after']}"))
        files[f"{ending}/referat.{ending}"] = printer([*head(day), *item(1), *closed(2, *below), *item(3), *last])
    for name, kind in FORMATS.items():
        c = {place: said[f"{name} {place}"] for place in _OF_DELIVERY}
        hidden = AnItem(
            "2", f"Sag {c['title']}", "lukket", (("Beslutning", f"<p>Solgt til {c['text']}.</p>"),),
            (AnAttachment(c["attachment"], "9.pdf"),),
        )  # fmt: skip
        opened = AnItem(
            "1", attachments=(AnAttachment("Plan", "8.pdf"), AnAttachment(c["closed attachment"], "7.pdf", "lukket"))
        )
        files[f"lev-{name}/{kind.file}"] = kind.build(opened, hidden)
        if name == "firstagenda":  # names no files: any beside it are documents of their own
            continue
        files[f"lev-{name}/7.pdf"] = printed(f"Om {c['closed file']}")
        files[f"lev-{name}/8.pdf"] = printed("En plan")
        files[f"lev-{name}/9.pdf"] = printed(f"Om {c['file']}")
    return files


@examples(1, 20)
@given(canaries(_IMPORTED))
def test_no_closed_text_is_imported_remembered_published_or_told(said: dict[str, str]) -> None:
    with an_archive({"archive.toml": b'title = "Arkiv"\n'}) as folder:
        put(folder / "ind", _documents(said))
        source = str(folder / "ind")
        told = [run(folder, "import", source, *flags)[1] for flags in ([], ["--again", "--accept"])]
        told += [run(folder, command)[1] for command in ("build", "check")]
        output = io.StringIO()
        with redirect_stdout(output), redirect_stderr(output):
            for flags in (["--json"], ["--html", "--out", str(folder / "set")]):
                main(["inspect", source, *flags])
        assert (folder / "site/index.html").exists(), told
        assert len(list((folder / "content/meetings").rglob("*.md"))) > len(PRINTERS)
        shutil.rmtree(folder / "ind")
        assert spilled([folder], said) == {}
        assert held_by("".join((*told, output.getvalue())).encode(), said) == set()


# Closed by hand, and shown by policy

_CLOSED = (
    "title", "title under neutral", "neutral", "case", "neutral case", "number", "neutral number", "correction",
    "case title", "original", "open",
)  # fmt: skip
_SHOWN = {"listed": True, "number": True, "case": True, "title": "printed"}
_POLICIES: tuple[dict[str, object], ...] = (
    {"listed": False}, {"number": False}, {"case": False}, {"title": "neutral"}, {"title": "none"},
    {"number": False, "case": False, "title": "none"},
)  # fmt: skip
"""Each rule alone, and all that leave an item listed."""


def _hidden(policy: Mapping[str, object]) -> set[str]:
    """The places that readers may see nothing of, by the words of the policy."""
    if not policy["listed"]:
        return set(_CLOSED) - {"open"}
    hidden = {"title under neutral", "original"}  # the neutral one stands in its place, and the original prints it
    hidden |= set() if policy["number"] else {"number", "neutral number"}
    hidden |= set() if policy["case"] else {"case", "neutral case", "case title"}
    hidden |= {"printed": set(), "neutral": {"title"}, "none": {"title", "neutral"}}[str(policy["title"])]
    hidden |= set() if policy["title"] == "printed" else {"correction", "case title"}
    return hidden


def _closed_by_hand(said: Mapping[str, str], policy: Mapping[str, object]) -> dict[str, bytes]:
    rules = "".join(f"{key} = {json.dumps(value)}\n" for key, value in policy.items())
    meeting = f"""---
title: REFERAT Direktionen d. 10-03-2025
date: 2025-03-10
body: Direktionen
participants:
- Karen Holm
source:
  file: originals/direktionen/2025-03-10.pdf
  sha256: {"0" * 64}
  closed: ["{said["number"]}", "{said["neutral number"]}"]
corrections:
- date: 2025-03-11
  item: "{said["number"]}"
  text: Rettet {said["correction"]}
---

## Punkt 1: Budget {said["open"]}

Sag: 25/1

### Beslutning

Godkendt.

## Punkt {said["number"]}: Lukket: Køb af {said["title"]}

Sag: {said["case"]}

## Punkt {said["neutral number"]}: Lukket: Salg af {said["title under neutral"]}

Sag: {said["neutral case"]}

Vises som: En sag om {said["neutral"]}
"""
    return {
        "archive.toml": f'[cases]\n"{said["case"]}" = "Sagen {said["case title"]}"\n\n[closed]\n{rules}'.encode(),
        "meetings/direktionen/2025/2025-03-10.md": meeting.encode(),
        "originals/direktionen/2025-03-10.pdf": printed(f"Lukket {said['original']} {said['title']} {said['case']}"),
    }


@pytest.mark.parametrize("rules", _POLICIES, ids=str)
@examples(1, 10)
@given(canaries(_CLOSED))
def test_of_closed_items_readers_see_what_the_policy_shows_and_nothing_else(
    rules: dict[str, object], said: dict[str, str]
) -> None:
    policy = {**_SHOWN, **rules}
    with an_archive(_closed_by_hand(said, _SHOWN)) as folder:
        built(folder)
        assert spilled([folder / "site"], said).keys() == set(_CLOSED) - _hidden(_SHOWN)
        put(folder / "content", _closed_by_hand(said, policy))
        told = built(folder) + run(folder, "check")[1]
        found = spilled([folder / "site", folder / ".referat"], said)
        assert {place: files for place, files in found.items() if place in _hidden(policy)} == {}
        assert found.keys() == set(_CLOSED) - _hidden(policy)
        assert not held_by(told.encode(), said) & _hidden(policy)


# Closed by hand after it was published

_PUBLISHED = ("title", "case", "text", "cell", "note", "attachment", "file", "file name", "link", "original")


def _published(said: Mapping[str, str]) -> dict[str, bytes]:
    path = f"attachments/direktionen/2025-03-10/{said['file name']}.pdf"
    original = "originals/direktionen/2025-03-10.pdf"
    meeting = f"""---
title: REFERAT Direktionen d. 10-03-2025
date: 2025-03-10
body: Direktionen
source:
  file: {original}
  sha256: {"0" * 64}
---

## Punkt 1: Budget

Godkendt.

## Punkt 2: Salg til {said["title"]}

Sag: {said["case"]}

Solgt til {said["text"]}.[^1] Se [kortet](https://x.example/{said["link"]}).

| A | B |
| --- | --- |
| {said["cell"]} | 1 |

[^1]: Note {said["note"]}

### Bilag

- [Kort {said["attachment"]}](../../../{path})
"""
    return {
        "meetings/direktionen/2025/2025-03-10.md": meeting.encode(),
        path: printed(f"Kort {said['file']}"),
        original: printed(f"Solgt {said['original']}"),
    }


@examples(1, 20)
@given(canaries(_PUBLISHED))
def test_of_an_item_that_a_person_closes_nothing_is_left_when_it_is_built_again(said: dict[str, str]) -> None:
    with an_archive(_published(said)) as folder:
        built(folder)
        assert spilled([folder / "site"], said).keys() == set(_PUBLISHED)
        file = folder / "content/meetings/direktionen/2025/2025-03-10.md"
        above, _, _ = file.read_text(encoding="utf-8").partition("## Punkt 2")
        file.write_text(f"{above}## Punkt 2: Lukket punkt\n", encoding="utf-8")
        told = built(folder) + run(folder, "check")[1]
        assert spilled([folder / "site", folder / ".referat"], said) == {}
        assert not held_by(told.encode(), said)


@pytest.mark.parametrize(
    ("flags", "gone"),
    [
        (("/moeder/direktionen/2025-03-10/#punkt-2",), set(_PUBLISHED)),
        (("--redact", "{text}"), {"text", "original"}),
        (("--redact", "{text}", "/moeder/direktionen/2025-03-10/"), {"text", "original"}),
        (("/moeder/direktionen/2025-03-10/original.pdf",), {"original"}),
    ],
    ids=["item", "passage", "passage of a meeting", "original"],
)
def test_the_document_that_minutes_came_from_goes_with_what_is_taken_out_of_them(
    flags: tuple[str, ...], gone: set[str]
) -> None:
    said = an_example(_PUBLISHED)
    with an_archive(_published(said)) as folder:
        built(folder)
        code, _ = run(folder, "withdraw", *(flag.format(**said) for flag in flags), "--reason", "En fejl")
        assert code == 0
        built(folder)
        left = spilled([folder / "site", folder / ".referat"], said).keys() - {"file name"}  # its address is kept
        assert left == set(_PUBLISHED) - gone - {"file name"}
