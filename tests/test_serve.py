"""`serve`: the last good site stays, the problems are told, and changes appear by themselves."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from scripts import browser
from scripts.preview import watch
from scripts.preview.preview import Preview
from scripts.preview.server import Answer, open_server
from tests.support.running import ROOT, copy_of_data, line, names_in, surroundings, wait_until
from tests.support.samples import GOOD, make_tree
from tests.support.tally import Tally

PATIENCE = 60.0
"""How long a test waits for something that takes seconds, on a slow and busy machine."""


class Served:
    """A running `serve`, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._read, daemon=True)
        self._listener.start()

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Waits until it says something that was not waited for before."""
        heard, until = "", time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                heard += self._lines.get(timeout=0.2)
            except queue.Empty:
                assert self.process.poll() is None, self.said
            if found := re.search(pattern, heard):
                return found
        raise AssertionError(f"{pattern!r} was not said:\n{self.said}")

    def stop(self) -> None:
        """Ends it as a polite kill does."""
        self.process.terminate()
        self._listener.join(timeout=PATIENCE)

    def _read(self) -> None:
        assert self.process.stdout
        for each in self.process.stdout:
            self.said += each
            self._lines.put(each)


@contextmanager
def serving(*arguments: str | Path, **variables: str) -> Iterator[tuple[Served, str]]:
    """A running `serve` on a free port, and its address; it is stopped at the end."""
    with subprocess.Popen(
        line("serve", "--no-open", "--port", "0", *arguments),
        env=surroundings(PYTHONUNBUFFERED="") | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        served = Served(process)
        try:
            yield served, served.wait_for(r"De site komt op (http://127\.0\.0\.1:[0-9]+/)")[1]
        finally:
            served.stop()


def get(address: str) -> tuple[int, str]:
    """The status and the text at an address."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def problems(address: str) -> str:
    """What the bar on the page shows."""
    return str(json.loads(get(f"{address}_voorvertoning/stand.json")[1])["problems"])


def test_a_broken_file_leaves_the_last_good_site(tmp_path: Path) -> None:
    """Break, look, mend, look: the whole life of a preview."""
    root = copy_of_data(tmp_path)
    topic = root / "content" / "onderwerpen" / "gdpr.md"
    sound = topic.read_text(encoding="utf-8")
    with serving("--root", root, "--now", "2027-03-11T13:00") as (served, address):
        served.wait_for("De site is gemaakt")
        status, page = get(f"{address}onderwerpen/gdpr/")
        assert status == 200
        assert "/_voorvertoning/script.js" in page
        assert problems(address) == ""

        topic.write_text(sound.replace("thema:", "tema:"), encoding="utf-8")
        served.wait_for(r"content/onderwerpen/gdpr\.md:[0-9]+:[0-9]+: ")
        served.wait_for("De vorige versie blijft te zien")
        assert get(f"{address}onderwerpen/gdpr/") == (200, page)
        assert "content/onderwerpen/gdpr.md:" in problems(address)

        topic.write_text(f"{sound}\n\nEen gloednieuwe zin.\n", encoding="utf-8")
        served.wait_for("De site is gemaakt")
        assert "Een gloednieuwe zin." in get(f"{address}onderwerpen/gdpr/")[1]
        assert problems(address) == ""
        assert "Traceback" not in served.said


def test_a_first_build_that_fails_is_shown(tmp_path: Path) -> None:
    """There is no site yet, so a page lists the problems; it follows when they are mended."""
    root = copy_of_data(tmp_path)
    circle = root / "circles" / "kempen.yml"
    sound = circle.read_bytes()
    circle.write_text("naam: [Kempen <b>\n", encoding="utf-8")
    with serving("--root", root) as (served, address):
        served.wait_for("Er is nog geen versie om te tonen")
        status, page = get(address)
        assert status == 503
        assert "circles/kempen.yml:" in page
        assert "/_voorvertoning/script.js" in page
        circle.write_bytes(sound)
        served.wait_for("De site is gemaakt")
        assert get(address)[0] == 200


def state_of(process: int) -> dict[str, int]:
    """What a process holds: kilobytes of memory, threads and open files."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    said = dict(line.split(":", 1) for line in lines)
    files = len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208 -- only counted
    return {"memory": int(said["VmRSS"].split()[0]), "threads": int(said["Threads"]), "files": files}


def rebuild(served: Served, address: str, topic: Path, number: int) -> None:
    """Breaks a file at odd numbers and mends it at even ones; what the server shows each time is right."""
    _, _, sound = topic.read_text(encoding="utf-8").rpartition("---\ntitel")
    sound = f"---\ntitel{sound.partition('Zin ')[0].replace('tema:', 'thema:')}"
    broken = number % 2 == 1
    text = sound.replace("thema:", "tema:") if broken else f"{sound}Zin {number}.\n"
    topic.write_text(text, encoding="utf-8")
    served.wait_for("De vorige versie blijft te zien" if broken else "De site is gemaakt")
    assert bool(problems(address)) == broken
    status, page = get(f"{address}onderwerpen/gdpr/")
    assert (status, broken or f"Zin {number}." in page) == (200, True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measured where /proc tells")
def test_two_hundred_rebuilds_leave_nothing_behind(tmp_path: Path, tally: Tally) -> None:
    """Good and bad files in turn, with somebody looking after each: memory, threads, open files and folders stay as many."""
    root = make_tree(tmp_path, GOOD)
    states = {}
    with serving("--root", root, "--now", "2027-03-11T13:00") as (served, address):
        served.wait_for("De site is gemaakt")
        for number in range(1, 201):
            tally("rebuilds of serve", tried=1)
            rebuild(served, address, root / "content" / "onderwerpen" / "gdpr.md", number)
            tally("rebuilds of serve", right=1)
            states[number] = state_of(served.process.pid)
        assert "Traceback" not in served.said
    early, late = states[50], states[200]
    tally("memory of serve in kB", after_50=early["memory"], after_200=late["memory"])
    assert late["memory"] - early["memory"] < 4_000
    assert late["threads"] <= early["threads"] + 2
    assert late["files"] <= early["files"] + 2


@pytest.mark.skipif(os.name == "nt", reason="signals as these are of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_ctrl_c_ends_it_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    """Also in the middle of a look; nothing stays behind."""
    with serving(TMPDIR=str(tmp_path)) as (served, _):
        time.sleep(0.5)
        served.process.send_signal(number)
        assert served.process.wait(timeout=20) == 0
        served.wait_for("Gestopt")
        assert "Traceback" not in served.said
    assert names_in(tmp_path) == []


def test_the_address_is_that_of_the_preview(tmp_path: Path) -> None:
    """Links that hold the whole address stay in the preview."""
    with serving("--root", copy_of_data(tmp_path)) as (served, address):
        served.wait_for("De site is gemaakt")
        assert f'<link rel="canonical" href="{address}">' in get(address)[1]
        assert get(f"{address}nergens/")[0] == 404
        assert get(f"{address}..%2f..%2fpyproject.toml")[0] == 404
        assert get(f"{address}agenda")[0] == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:{port}", 200, id="address"),
        pytest.param("localhost:{port}", 200, id="name"),
        pytest.param("kringen.example.org:{port}", 421, id="another-name"),
        pytest.param("127.0.0.1", 421, id="another-port"),
        pytest.param("localhost.example.org:{port}", 421, id="begins-alike"),
    ],
)
def test_only_who_asks_for_this_computer_is_answered(host: str, status: int) -> None:
    """A page elsewhere whose name points here cannot read what is not published yet (DNS rebinding)."""
    with open_server(0, lambda _: Answer(b"geheim", "text/plain")) as server:
        server.run_in_background()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", "/", headers={"Host": host.format(port=server.server_port)})
        answer = connection.getresponse()
        assert (answer.status, b"geheim" in answer.read()) == (status, status == 200)
        connection.close()
        server.shutdown()


def test_no_file_waits_for_its_headers_to_be_confirmed() -> None:
    """Fifty files over one connection: by Nagle's algorithm (RFC 896) each would wait 40 ms, two seconds in all."""
    with open_server(0, lambda _: Answer(b"a" * 5000, "text/css; charset=utf-8")) as server:
        server.run_in_background()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        begun = time.monotonic()
        for _ in range(50):
            connection.request("GET", "/kringen.css")
            assert connection.getresponse().read() == b"a" * 5000
        assert time.monotonic() - begun < 1
        connection.close()
        server.shutdown()


def test_a_changed_engine_starts_again(tmp_path: Path) -> None:
    """On the same port, with the new code; code that cannot start is told, and the last good site stays."""
    engine = tmp_path / "engine"
    for name in ("hooks", "scripts", "content"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", engine)
    root = make_tree(tmp_path / "root", GOOD)
    policy = engine / "hooks" / "kringen" / "edition" / "policy.py"
    sound = policy.read_text(encoding="utf-8")
    paths = {"PYTHONPATH": os.pathsep.join([str(engine), str(engine / "hooks")])}
    with serving("--root", root, "--now", "2027-03-01T12:00", **paths) as (served, address):
        served.wait_for("De site is gemaakt")
        policy.write_text(f"{sound}\nhier klopt iets niet\n", encoding="utf-8")
        served.wait_for("De vorige versie blijft te zien")
        assert "SyntaxError" in problems(address)
        assert get(address)[0] == 200
        policy.write_text(sound.replace('"same-origin"', '"no-referrer"'), encoding="utf-8")
        served.wait_for("De code is gewijzigd; de voorvertoning start opnieuw")
        assert served.wait_for("De site komt op (.*) \\(stop")[1] == address
        served.wait_for("De site is gemaakt")
        assert 'content="no-referrer"' in get(address)[1]


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_other_previews_start_and_follow(program: str, tmp_path: Path) -> None:
    """`mkdocs serve` as anybody who knows MkDocs types it: it starts, and sees a change of the data and of the theme."""
    root = make_tree(tmp_path, GOOD)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    more = {"KRINGEN_ROOT": str(root), "KRINGEN_CONTENT": str(root / "content"), "KRINGEN_HISTORY": "optional"}
    command = [sys.executable, "-m", program, "serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings(NO_MKDOCS_2_WARNING="1", PYTHONUNBUFFERED="1", **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        served = Served(process)
        try:
            watched = served.wait_for("Watching paths for changes: (.*)\n")[1]
            served.wait_for("Serving on")
            assert get(f"http://127.0.0.1:{port}/kringen/waasland/")[0] == 200
            make_tree(root, {"circles/waasland.yml": "naam: Waasland en meer\nstatus: actief\nregio: Waasland\n"})
            served.wait_for("Detected file changes")
            served.wait_for("Reloading browsers")  # MkDocs leaves out a second "Documentation built in 0.64 seconds"
            wait_until(lambda: "Waasland en meer" in get(f"http://127.0.0.1:{port}/kringen/waasland/")[1])
        finally:
            served.stop()
    assert all(part in watched for part in ("circles", "meetings", "theme", "templates"))


def test_a_taken_port_gives_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with open_server(port, Preview().give) as server:
            assert port < server.server_port < port + 20


def test_problems_are_text_on_a_page() -> None:
    """What stands in a file is shown, and not obeyed."""
    preview = Preview()
    with open_server(0, preview.give) as server:
        server.run_in_background()
        preview.show_problems("naam: <img src=x onerror=alert(1)> & <script>")
        status, page = get(server.url)
        server.shutdown()
    assert status == 503
    assert "naam: &lt;img src=x onerror=alert(1)&gt; &amp; &lt;script&gt;" in page


@pytest.fixture(scope="module")
def chromium() -> Path:
    """A browser; on a machine that has none and cannot install it the test fails with the sentence that says so."""
    return browser.ready()


@pytest.mark.browser
def test_a_page_follows_by_itself(tmp_path: Path, chromium: Path) -> None:
    """In a browser: no reload without reason, a bar while a file is broken, the new text once it is mended."""
    root = copy_of_data(tmp_path)
    topic = root / "content" / "onderwerpen" / "gdpr.md"
    sound = topic.read_text(encoding="utf-8")
    with serving("--root", root) as (served, address), sync_playwright() as playwright:
        served.wait_for("De site is gemaakt")
        page = playwright.chromium.launch(executable_path=chromium).new_page()
        page.goto(f"{address}onderwerpen/gdpr/")
        page.evaluate("window.untouched = true")
        page.wait_for_timeout(2000)
        topic.write_text(sound.replace("thema:", "tema:"), encoding="utf-8")
        page.wait_for_selector("pre[role=alert]:visible", timeout=PATIENCE * 1000)
        assert "content/onderwerpen/gdpr.md:" in page.locator("pre[role=alert]").inner_text()
        # Unless somebody is working on the engine while this test runs.
        assert page.evaluate("window.untouched") or "Gewijzigd: hooks" in served.said
        topic.write_text(f"{sound}\n\nEen gloednieuwe zin.\n", encoding="utf-8")
        page.wait_for_selector("text=Een gloednieuwe zin.", timeout=PATIENCE * 1000)
        assert page.locator("pre[role=alert]:visible").count() == 0


# Noticing changes.


def write(path: Path) -> None:
    path.write_text("anders", encoding="utf-8")


def add(path: Path) -> None:
    (path.parent / "nieuw.md").touch()


def remove(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("b.md"))


def replace(path: Path) -> None:
    """As many editors save: another file takes the name."""
    other = path.with_name(".a.md.swp")
    other.write_text("nieuw", encoding="utf-8")
    other.replace(path)


@pytest.mark.parametrize("change", [write, add, remove, rename, replace])
def test_changes_are_seen(tmp_path: Path, change: Callable[[Path], None]) -> None:
    file = tmp_path / "meetings" / "a.md"
    file.parent.mkdir()
    file.write_text("eerst", encoding="utf-8")
    with watch.watching([tmp_path]) as watcher:
        change(file)
        assert [Path(path).suffix for path in watcher.wait()] in ([".md"], [".md", ".md"])


def test_what_editors_leave_beside_is_not_a_change(tmp_path: Path) -> None:
    seen = watch.snapshot([tmp_path, tmp_path / "nergens"])
    for name in (".a.md.swp", "a.md~", ".git"):
        (tmp_path / name).touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    (tmp_path / "link.md").symlink_to("nergens")
    assert watch.snapshot([tmp_path, tmp_path / "nergens"]) == seen


def test_the_example_is_alive() -> None:
    """`serve --example` shows the fictional repository at its own moment: meetings are coming, and every page says so."""
    with serving("--example") as (served, address):
        served.wait_for("De site is gemaakt")
        status, home = get(address)
    assert status == 200
    assert "Voorbeeldgegevens." in home
    assert "Informatieveiligheid na NIS2" in home
    assert "data-upcoming" in home
