from __future__ import annotations

import contextlib
import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from generator.problems import Message, Problem, say
from generator.serve import BuildReport, preview, serve
from generator.serve.bulletin import Outcome
from generator.serve.resources import local_path, media_type
from generator.serve.watching import changes, fingerprint
from generator.writing import write
from tests.previews import ASSETS, Served, serving

ROOT = Path(__file__).parents[1]
PAGE = b"<!doctype html><title>Sag</title><body><main>Sagen</main></body>"

# the server


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    site = tmp_path / "site"
    write(
        site,
        {
            "index.html": b"<body>Forside</body>",
            "sager/21-1/index.html": PAGE,
            "404.html": b"<body>Findes ikke</body>",
            "bilag/plan.pdf": b"0123456789",
            "style.css": b"body {}",
            "feed.xml": b"<feed/>",
        },
    )
    (tmp_path / "hemmelig.txt").write_bytes(b"hemmelig")
    (site / ".skjult").write_bytes(b"hemmelig")
    (site / ".git").mkdir()
    (site / ".git/config").write_bytes(b"hemmelig")
    (site / "ud.txt").symlink_to(tmp_path / "hemmelig.txt")
    (site / "rundt").symlink_to("rundt")
    with serving(site) as running:
        yield running


def test_serves_the_index_of_a_folder(served: Served) -> None:
    answer = served.ask("/sager/21-1/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"<main>Sagen</main>" in answer.body
    assert b"Forside" in served.ask("/").body


def test_a_page_is_sent_with_the_script_that_follows_the_builds_and_its_file_stays_as_it_is(served: Served) -> None:
    edition = served.bulletin.newest.edition
    script = f'<script type="module" src="/__preview/reload.js" data-edition="{edition}"></script>'.encode()
    answer = served.ask("/sager/21-1/")
    assert answer.body == PAGE.replace(b"</body>", script + b"</body>")
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert (served.site / "sager/21-1/index.html").read_bytes() == PAGE


def test_a_folder_without_its_slash_is_sent_on_with_its_query(served: Served) -> None:
    answer = served.ask("/sager/21-1?q=a%20b")
    assert (answer.status, answer.headers["Location"]) == (301, "/sager/21-1/?q=a%20b")


@pytest.mark.parametrize("target", ["/findes-ikke", "/sager/", "/index.html/", "/bilag/plan.pdf/", "/sager/21-1/x/"])
def test_what_is_not_there_gets_the_sites_own_page_with_status_404(served: Served, target: str) -> None:
    answer = served.ask(target)
    assert answer.status == 404
    assert answer.body.startswith(b"<body>Findes ikke<script")


def test_before_the_first_build_there_is_a_page_that_waits_for_it(served: Served) -> None:
    (served.site / "404.html").unlink()
    answer = served.ask("/")
    assert answer.status == 200
    answer = served.ask("/nyt/")
    assert answer.status == 404
    assert "ikke bygget endnu" in answer.body.decode()
    assert b"reload.js" in answer.body


@pytest.mark.parametrize(
    "target",
    [
        "/../hemmelig.txt",
        "/%2e%2e/hemmelig.txt",
        "/sager/%2e%2e/%2e%2e/hemmelig.txt",
        "/sager/..%2f..%2fhemmelig.txt",
        "/..%5chemmelig.txt",
        "/..\\hemmelig.txt",
        "/%252e%252e/hemmelig.txt",
        "/__preview/../hemmelig.txt",
        "/__preview/..%2f..%2fREADME.md",
        "//hemmelig.txt",
        "/ud.txt",
        "/rundt",
        "/.skjult",
        "/.git/config",
        "/index.html%00.txt",
        "/c:/hemmelig.txt",
        "/%ff",
        "hemmelig.txt",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_served(served: Served, target: str) -> None:
    answer = served.ask(target)
    assert answer.status == 404
    assert b"hemmelig" not in answer.body


def test_a_folder_is_never_listed(served: Served) -> None:
    assert served.ask("/bilag/").status == 404


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.JSON", "application/json; charset=utf-8"),
        ("decisions.csv", "text/csv; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("original.md", "text/plain; charset=utf-8"),
        ("original.txt", "text/plain; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("a.wasm", "application/wasm"),
        ("wasm.da.pagefind", "application/octet-stream"),
        ("da_1.pf_index", "application/octet-stream"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file_is_known_by_its_name(name: str, expected: str) -> None:
    assert media_type(name) == expected


def test_every_answer_bears_the_policy_and_is_asked_for_again(served: Served) -> None:
    for answer in (
        served.ask("/"),
        served.ask("/x"),
        served.ask("/sager"),
        served.ask("/", Host="ond.dk"),
        served.ask("/", "POST"),
    ):
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("target", ["/sager/21-1/", "/bilag/plan.pdf"])
def test_what_the_browser_has_already_is_not_sent_again(served: Served, target: str) -> None:
    etag = served.ask(target).headers["ETag"]
    again = served.ask(target, If_None_Match=f'"andet", W/{etag}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    assert served.ask(target, If_None_Match="*").status == 304
    assert served.ask(target, If_None_Match='"andet"').status == 200


def test_a_page_and_a_file_are_new_when_their_bytes_are(served: Served) -> None:
    before = [served.ask(target).headers["ETag"] for target in ("/", "/bilag/plan.pdf")]
    write(served.site, {"index.html": b"<body>Nyside</body>", "bilag/plan.pdf": b"9876543210"})
    after = [served.ask(target).headers["ETag"] for target in ("/", "/bilag/plan.pdf")]
    assert not {*before} & {*after}


def test_head_answers_as_get_without_the_body(served: Served) -> None:
    for target in ("/sager/21-1/", "/bilag/plan.pdf", "/findes-ikke"):
        get, head = served.ask(target), served.ask(target, "HEAD")
        assert head.body == b""
        assert head.status == get.status
        assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.body))


@pytest.mark.parametrize(
    ("asked", "status", "body", "place"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("sider=1-2", 200, b"0123456789", None),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(
    served: Served, asked: str, status: int, body: bytes, place: str | None
) -> None:
    answer = served.ask("/bilag/plan.pdf", Range=asked)
    assert (answer.status, answer.body, answer.headers["Content-Range"]) == (status, body, place)
    assert answer.headers["Content-Length"] == str(len(body))


def test_a_part_is_only_sent_of_the_file_that_the_browser_has_begun(served: Served) -> None:
    etag = served.ask("/bilag/plan.pdf").headers["ETag"]
    assert served.ask("/bilag/plan.pdf", Range="bytes=2-4", If_Range=etag).status == 206
    assert served.ask("/bilag/plan.pdf", Range="bytes=2-4", If_Range='"andet"').status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading_is_answered(served: Served, method: str) -> None:
    answer = served.ask("/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", served.port))


def test_the_previews_own_files_are_served(served: Served) -> None:
    assert served.ask("/__preview/reload.js").headers["Content-Type"].startswith("text/javascript")
    assert served.ask("/__preview/overlay.css").headers["Content-Type"].startswith("text/css")


def test_pages_can_be_read_all_the_while_the_site_is_swapped(served: Served) -> None:
    stop = threading.Event()

    def build() -> None:
        count = 0
        while not stop.is_set():
            count += 1
            write(served.site, {"index.html": b"<body>%d</body>" % count, "404.html": b"<body></body>"})

    builder = threading.Thread(target=build)
    builder.start()
    statuses = {served.ask("/").status for _ in range(150)}
    stop.set()
    builder.join()
    assert statuses == {200}


# the event stream


def read_event(stream: http.client.HTTPResponse) -> dict[str, object]:
    event: dict[str, object] = {}
    while line := stream.readline().decode():
        name, _, value = line.rstrip("\n").partition(": ")
        if name == "id":
            event["id"] = int(value)
        elif name == "data":
            event |= json.loads(value)
        elif event and not name:
            break
    return event


def test_the_stream_tells_the_outcome_there_is_and_each_that_follows(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=5)
    connection.request("GET", "/__preview/events")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    first = read_event(stream)
    number = served.bulletin.newest.number
    assert first == {"id": number, "edition": number, "restyles": None, "built": True, "problems": []}
    problem = Problem("error", say("Ukendt felt «{key}»", key="tid"), "meetings/a.md", 3, say("Mente du «time»?"))
    served.bulletin.post(served.bulletin.newest.after_build(is_built=False, problems=(problem,), changed=()))
    assert read_event(stream) == {
        "id": number + 1,
        "edition": number,
        "restyles": None,
        "built": False,
        "problems": [
            {
                "level": "error",
                "path": "meetings/a.md",
                "line": 3,
                "message": "Ukendt felt «tid»",
                "hint": "Mente du «time»?",
            }
        ],
    }
    served.bulletin.close()
    assert stream.read().strip(b":\n") == b""
    connection.close()


def test_an_edition_is_new_when_the_site_is_and_knows_when_only_its_styles_are() -> None:
    start = Outcome(7, 7)
    same = start.after_build(is_built=True, problems=(), changed=())
    assert (same.number, same.edition, same.restyles) == (8, 7, None)
    styled = same.after_build(is_built=True, problems=(), changed={"a.css", "manifest-sha256.txt"})
    assert (styled.edition, styled.restyles) == (9, 7)
    failed = styled.after_build(is_built=False, problems=(), changed=())
    assert (failed.edition, failed.restyles) == (9, 7)
    paged = failed.after_build(is_built=True, problems=(), changed={"a.css", "index.html"})
    assert (paged.edition, paged.restyles) == (11, None)
    indexed = paged.after_build(is_built=True, problems=(), changed={"pagefind/x.pf_meta", "manifest-sha256.txt"})
    assert (indexed.number, indexed.edition) == (12, 11)


# watching


@dataclass
class Watching:
    """Changes counted in a thread; each takes `takes` seconds to build from, and what it saw is kept."""

    folder: Path
    takes: float = 0.0
    built: list[str] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    is_over: bool = False

    def run(self) -> None:
        for _ in changes([self.folder], self.folder / "site", self.told.append):
            if self.is_over:
                return
            self.built.append((self.folder / "a.md").read_text() if (self.folder / "a.md").exists() else "")
            time.sleep(self.takes)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watching]]:
    started: list[tuple[Watching, threading.Thread]] = []

    def begin(takes: float = 0.0) -> Watching:
        watching = Watching(tmp_path, takes)
        thread = threading.Thread(target=watching.run, daemon=True)
        thread.start()
        started.append((watching, thread))
        wait_for(lambda: len(watching.built) == 1)
        return watching

    yield begin
    for begun, thread in started:
        begun.is_over = True
        (tmp_path / "slut.md").write_text("slut")
        thread.join(5)
        assert not thread.is_alive()


def wait_for(is_so: Callable[[], bool], seconds: float = 5.0) -> None:
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up, "it did not come"
        time.sleep(0.01)


def test_a_save_is_built_from(tmp_path: Path, watch: Callable[..., Watching]) -> None:
    watching = watch()
    (tmp_path / "a.md").write_text("en")
    wait_for(lambda: watching.built == ["", "en"], 1.0)


def test_a_burst_of_saves_ends_with_the_last_one_built_and_few_builds(
    tmp_path: Path, watch: Callable[..., Watching]
) -> None:
    watching = watch()
    for number in range(100):
        (tmp_path / "a.md").write_text(str(number))
        time.sleep(0.005)
    wait_for(lambda: watching.built[-1] == "99")
    assert len(watching.built) < 20


def test_a_save_during_a_build_leads_to_another(tmp_path: Path, watch: Callable[..., Watching]) -> None:
    watching = watch(takes=0.3)
    (tmp_path / "a.md").write_text("en")
    wait_for(lambda: len(watching.built) == 2)
    (tmp_path / "a.md").write_text("to")
    wait_for(lambda: watching.built[-1] == "to")


def test_saves_without_pause_do_not_put_the_build_off_for_ever(tmp_path: Path, watch: Callable[..., Watching]) -> None:
    watching = watch()
    stop = time.monotonic() + 1.6
    while time.monotonic() < stop:
        (tmp_path / "a.md").write_text(str(time.monotonic()))
        time.sleep(0.02)
    assert len(watching.built) > 1


def test_the_ways_that_editors_save_are_all_seen(tmp_path: Path, watch: Callable[..., Watching]) -> None:
    (tmp_path / "a.md").write_text("først")
    watching = watch()
    (tmp_path / "a.md.ny").write_text("omdøbt")
    (tmp_path / "a.md.ny").replace(tmp_path / "a.md")
    wait_for(lambda: watching.built[-1] == "omdøbt")
    count = len(watching.built)
    (tmp_path / "mappe" / "dybt").mkdir(parents=True)
    (tmp_path / "mappe" / "dybt" / "b.md").write_text("b")
    wait_for(lambda: len(watching.built) > count)
    (tmp_path / "a.md").unlink()
    wait_for(lambda: watching.built[-1] == "")


def test_droppings_the_site_and_reading_build_nothing(tmp_path: Path, watch: Callable[..., Watching]) -> None:
    (tmp_path / "a.md").write_text("en")
    watching = watch()
    for name in (
        ".a.md.swp",
        "a.md~",
        "a.tmp",
        ".DS_Store",
        "~$a.docx",
        "#a.md#",
        "4913",
        ".referat/memory",
        "site/index.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a.md").read_text()
    time.sleep(2.5)  # longer than until a look without an event
    assert watching.built == ["en"]


def test_what_no_event_tells_of_is_seen_all_the_same(
    tmp_path: Path, watch: Callable[..., Watching], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseObserver, "dispatch_events", lambda *_: time.sleep(0.05))
    watching = watch()
    (tmp_path / "a.md").write_text("på et netværksdrev")
    wait_for(lambda: watching.built[-1] == "på et netværksdrev")


def test_it_looks_by_itself_when_the_system_can_watch_no_more(
    tmp_path: Path, watch: Callable[..., Watching], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(observer: BaseObserver) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "start", fail)
    watching = watch()
    (tmp_path / "a.md").write_text("en")
    wait_for(lambda: watching.built[-1] == "en", 1.0)
    assert [problem.level for problem in watching.told] == ["note"]
    assert "inotify watch limit reached" in watching.told[0].in_language("da")


def test_a_fingerprint_knows_a_file_that_was_replaced_by_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("en")
    (tmp_path / "b.md").write_text("to")
    for name in ("a.md", "b.md"):
        os.utime(tmp_path / name, (1, 1))
    before = fingerprint([tmp_path])
    (tmp_path / "b.md").replace(tmp_path / "a.md")
    assert fingerprint([tmp_path])[str(tmp_path / "a.md")] != before[str(tmp_path / "a.md")]


# the whole


SCRIPT = """
import sys
from pathlib import Path
from generator.problems import Problem, say
from generator.serve import serve
from generator.writing import write

class Report:
    def __init__(self, problems=(), ok=True):
        self.problems, self.ok = problems, ok

def build():
    text = (content / "a.md").read_text()
    if "fejl" in text:
        return [Report((Problem("error", say("Ukendt felt"), "a.md", 3),), ok=False)]
    if "krasj" in text:
        raise ZeroDivisionError("nul")
    write(folder / "site", {"index.html": f"<body>{text}</body>".encode()})
    return [Report()]

def tell(line):
    print(line.in_language("da"), flush=True)

folder, port = Path(sys.argv[1]), int(sys.argv[2])
content = folder / "content"
problems = serve(build, folder / "site", [content], Path(sys.argv[3]), port, tell)
for problem in problems:
    tell(problem)
print("slut", flush=True)
raise SystemExit(1 if problems else 0)
"""


@dataclass
class Running:
    """`serve` in a process of its own, as `referat serve` runs it."""

    process: subprocess.Popen[str]
    content: Path
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    port: int = 0

    def line(self) -> str:
        return self.lines.get(timeout=10)

    def page(self) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            connection.request("GET", "/")
            return connection.getresponse().read().decode()


def start(folder: Path, port: int = 0) -> Running:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    (content / "a.md").write_text("først")
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(folder), str(port), str(ASSETS)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    running = Running(process, content)

    def read() -> None:
        for line in process.stdout or ():
            running.lines.put(line.rstrip())

    threading.Thread(target=read, daemon=True).start()
    return running


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    running = start(tmp_path)
    with running.process:
        running.port = int(running.line().partition("127.0.0.1:")[2].partition("/")[0])
        assert running.line().startswith("Bygget på ")
        yield running
        running.process.kill()


def test_a_mistake_leaves_the_last_good_site_and_goes_when_it_is_mended(running: Running) -> None:
    assert "først" in running.page()
    (running.content / "a.md").write_text("fejl")
    assert running.line() == "a.md:3: fejl: Ukendt felt"
    assert running.line().startswith("Ikke bygget")
    assert "først" in running.page()
    (running.content / "a.md").write_text("rettet")
    assert running.line().startswith("Bygget på ")
    assert "rettet" in running.page()


def test_a_crash_of_the_build_is_told_and_survived(running: Running) -> None:
    (running.content / "a.md").write_text("krasj")
    assert "ZeroDivisionError: nul" in running.line()
    assert running.line().startswith("Ikke bygget")
    (running.content / "a.md").write_text("rettet")
    assert running.line().startswith("Bygget på ")


def test_it_builds_once_and_then_rests(running: Running) -> None:
    (running.content / "a.md").write_text("to")
    assert running.line().startswith("Bygget på ")
    with pytest.raises(queue.Empty):
        running.lines.get(timeout=2.5)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_within_a_second_also_with_open_streams(running: Running, number: signal.Signals) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
    connection.request("GET", "/__preview/events")
    read_event(connection.getresponse())
    asked = time.monotonic()
    running.process.send_signal(number)
    assert running.process.wait(5) == 0
    assert time.monotonic() - asked < 1.0
    assert running.line() == "slut"
    connection.close()


def test_a_port_that_is_taken_is_told_with_another_to_try(running: Running, tmp_path: Path) -> None:
    other = start(tmp_path / "content", running.port)
    with other.process:
        assert other.line() == f"fejl: Port {running.port} er optaget af et andet program"
        assert f"--port {running.port + 1}" in other.line()
        assert other.line() == "slut"
        assert other.process.wait(5) == 1


def test_a_port_that_does_not_exist_is_told(tmp_path: Path) -> None:
    def build() -> list[BuildReport]:
        raise AssertionError

    told: list[Message | Problem] = []
    problems = serve(build, tmp_path, [], ASSETS, 70000, told.append)
    assert "70000" in problems[0].in_language("da")
    assert told == []


def test_a_mistake_in_a_template_is_told_by_its_line(tmp_path: Path) -> None:
    jinja2 = pytest.importorskip("jinja2")
    (tmp_path / "page.html").write_text("<p>\n{{ intet.her }}\n")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path), undefined=jinja2.StrictUndefined, autoescape=True
    )
    ((is_built, (problem,)),) = preview._attempt(lambda: environment.get_template("page.html").render())  # noqa: SLF001 - what `serve` calls
    assert not is_built
    assert (problem.path, problem.line) == (str(tmp_path / "page.html"), 2)
    (tmp_path / "page.html").write_text("<p>\n\n{% hvis %}\n")
    ((_, (problem,)),) = preview._attempt(lambda: environment.get_template("page.html"))  # noqa: SLF001 - the same
    assert (problem.path, problem.line) == (str(tmp_path / "page.html"), 3)


def test_a_path_is_read_as_browsers_write_it() -> None:
    assert local_path("/sager/21-1/?q=1#a") == "sager/21-1/"
    assert local_path("/bilag/%C3%A5rs%20plan.pdf") == "bilag/års plan.pdf"
    assert local_path("/a.b/c") == "a.b/c"
    assert local_path("http://127.0.0.1/index.html") is None
