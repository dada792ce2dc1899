"""Publishing elsewhere: the new site is compared with what is live, fetched from this computer's own loopback."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.command import Stop
from scripts.commands.publish import arguments, refuse_losses
from scripts.preview.server import hosted
from scripts.publishing import live, manifest
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built
from tests.support.running import bytes_of, command

NOW = "2027-03-11T13:00"


@pytest.fixture(scope="module")
def published(example_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the list of its files, as it is published; not to be changed."""
    folder = shutil.copytree(example_site.folder, tmp_path_factory.mktemp("live") / "site")
    manifest.write(folder)
    return folder


def without_a_meeting(folder: Path) -> Path:
    """The example after somebody deleted a coming meeting."""
    root = shutil.copytree(EXAMPLE, folder / "voorbeeld")
    (root / "meetings" / "waasland" / "2027-06-17.md").unlink()
    return root


def test_the_very_first_time_there_is_nothing_to_compare(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with hosted(tmp_path) as address:
        refuse_losses(tmp_path / "public", published, EXAMPLE_NOW, address)
    said = capsys.readouterr().out
    assert said == f"Op {address} staat nog geen versie van deze site, dus er valt niets te vergelijken.\n"


def test_a_list_that_is_gone_is_not_the_first_time(published: Path, tmp_path: Path) -> None:
    """There is a site, and nobody knows what it holds."""
    old = shutil.copytree(published, tmp_path / "old")
    (old / manifest.NAME).unlink()
    with (
        hosted(old) as address,
        pytest.raises(Stop, match=r"daar staat een versie van deze site zonder SHA256SUMS; .*--accept-losses"),
    ):
        refuse_losses(tmp_path / "public", published, EXAMPLE_NOW, address)


@pytest.mark.parametrize("folder", ["old", "public"], ids=["at-its-address", "in-the-folder"])
def test_a_damaged_calendar_stops_it_with_a_sentence(folder: str, published: Path, tmp_path: Path) -> None:
    old = shutil.copytree(published, tmp_path / folder)
    (old / "agenda.ics").write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    manifest.write(old)
    with (
        hosted(old) as address,
        pytest.raises(
            Stop, match=r"kon niet vergeleken worden: agenda.ics is beschadigd .*; zet een goede kopie terug, of"
        ),
    ):
        refuse_losses(tmp_path / "public", published, EXAMPLE_NOW, address)


def test_to_compare_with_what_is_live_its_address_must_be_known(tmp_path: Path) -> None:
    """Else nothing would be compared, in silence."""
    done = command("publish", tmp_path / "site", "--live", "--root", EXAMPLE)
    assert (done.returncode, done.stdout, done.stderr.partition(";")[0]) == (
        2,
        "",
        "--live vergelijkt met wat op KRINGEN_SITE_URL staat, en die is leeg",
    )


def test_without_a_loss_it_goes_on(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hosted(published) as address:
        refuse_losses(tmp_path / "public", published, EXAMPLE_NOW, address)
    said = capsys.readouterr().out
    assert said == f"Vergeleken met {address}: alles wat anderen gebruiken, is er nog.\n"


def test_a_loss_stops_it(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = shutil.copytree(published, tmp_path / "new")
    (new / "over" / "index.html").unlink()
    with hosted(published) as address, pytest.raises(Stop, match="is dat de bedoeling, publiceer dan met KRINGEN_ACC"):
        refuse_losses(tmp_path / "public", new, EXAMPLE_NOW, address)
    assert capsys.readouterr().out.startswith("over/: dit adres is verdwenen;")


def test_a_site_that_does_not_answer_stops_it(published: Path, tmp_path: Path) -> None:
    with hosted(tmp_path) as address:
        pass
    with pytest.raises(Stop, match=r"SHA256SUMS staat, kon niet vergeleken worden: .*--accept-losses"):
        refuse_losses(tmp_path / "public", published, EXAMPLE_NOW, address)


@pytest.mark.parametrize(
    ("value", "more", "accepted"),
    [("true", [], True), ("false", [], False), ("", [], False), ("", ["--accept-losses"], True)],
)
def test_how_a_loss_is_accepted(value: str, more: list[str], accepted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub gives the box of its form as text; a push gives nothing."""
    monkeypatch.setenv("KRINGEN_ACCEPT_LOSSES", value)
    assert arguments().parse(["public", *more]).accept_losses is accepted


@pytest.mark.slow
def test_the_command_of_the_workflow(published: Path, tmp_path: Path) -> None:
    """A loss leaves the folder empty; who says that it is meant, publishes."""
    root, target = without_a_meeting(tmp_path), tmp_path / "public"
    line = (
        "publish",
        target,
        "--live",
        "--proof",
        tmp_path / "proof",
        "--allow-no-history",
        "--root",
        root,
        "--now",
        NOW,
    )
    with hosted(published) as address:
        done = command(*line, KRINGEN_SITE_URL=address, KRINGEN_ACCEPT_LOSSES="false")
        assert (done.returncode, target.exists(), (tmp_path / "proof").exists()) == (1, False, False)
        assert "bijeenkomsten/waasland/2027-06-17/: dit adres is verdwenen" in done.stdout
        assert f"tegenover wat er op {address} staat" in done.stderr
        done = command(*line, KRINGEN_SITE_URL=address, KRINGEN_ACCEPT_LOSSES="true")
        assert (done.returncode, (target / "index.html").is_file()) == (0, True), done.stderr


def test_only_what_differs_is_fetched(published: Path, tmp_path: Path) -> None:
    """Calendars and data, for the rest it is enough to know that they are there; equal to the live site where it counts."""
    new = shutil.copytree(published, tmp_path / "new")
    (new / "agenda.ics").write_bytes(b"anders")
    (tmp_path / "old").mkdir()
    with hosted(published) as address:
        assert live.fetch(address, new, tmp_path / "old")
    old, true = bytes_of(tmp_path / "old"), bytes_of(published)
    assert old.keys() == {path for path in true if path != manifest.NAME and not path.startswith(".")}
    assert {path for path in old if old[path] != true[path] and old[path]} == set()
    assert all(
        old[path] for path in old if path.endswith(("agenda.ics", ".json")) and path.startswith(("api", "agenda"))
    )


LINE = "0" * 64


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("<!doctype html>\n<h1>Niet gevonden</h1>\n", id="a-page"),
        pytest.param(f"{LINE}  ../buiten\n", id="a-folder-up"),
        pytest.param(f"{LINE}  map/../../buiten\n", id="a-folder-up-inside"),
        pytest.param(f"{LINE}  /etc/passwd\n", id="from-the-top"),
        pytest.param(f"{LINE}  C:\\buiten\n", id="a-drive"),
        pytest.param(f"{LINE}  a\n" * 2, id="twice"),
        pytest.param("".join(f"{LINE}  {number}\n" for number in range(live.MOST_FILES + 1)), id="too-many"),
        pytest.param("x" * (live.MOST_BYTES + 1), id="too-large"),
        pytest.param("\x00\x01", id="no-text"),
    ],
)
def test_a_strange_list_is_refused_and_writes_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / manifest.NAME).write_text(text, encoding="utf-8")
    (tmp_path / "old").mkdir()
    with hosted(tmp_path / "web") as address, pytest.raises(Stop, match="kon niet vergeleken worden"):
        live.fetch(address, tmp_path / "web", tmp_path / "old")
    assert bytes_of(tmp_path / "old") == {}


@contextmanager
def answering(status: int, headers: dict[str, str]) -> Iterator[str]:
    """A server with one answer to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the library
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        pytest.param(500, {}, "de server antwoordt 500", id="broken"),
        pytest.param(401, {}, "de server antwoordt 401", id="closed"),
        pytest.param(302, {"Location": "http://example.org/"}, "alleen https", id="led-to-http"),
        pytest.param(302, {"Location": "file:///etc/passwd"}, "antwoordt 302", id="led-to-a-file"),
        pytest.param(200, {"Content-Length": "100"}, "het antwoord brak af", id="cut-off"),
    ],
)
def test_a_strange_answer_is_refused(status: int, headers: dict[str, str], reason: str, tmp_path: Path) -> None:
    with answering(status, headers) as address, pytest.raises(Stop, match=reason):
        live.fetch(address, tmp_path, tmp_path)


@pytest.mark.parametrize("address", ["http://example.org/", "ftp://example.org/", "file:///", "example.org/"])
def test_only_https_is_asked(address: str, tmp_path: Path) -> None:
    with pytest.raises(Stop, match="alleen https kan vergeleken worden"):
        live.fetch(address, tmp_path, tmp_path)


def test_the_example_lists_itself_as_fetch_expects(example_site: Built) -> None:
    """Every name that the site gives a file is one that the list may hold."""
    lines = manifest.manifest(example_site.folder).splitlines()
    assert [line for line in lines if not live._LINE.fullmatch(line)] == []
