"""What breaks by itself: links to other sites, told once a week and never a reason to fail."""

from __future__ import annotations

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kringen.register import flanders
from kringen.source import load
from scripts.commands import weekly
from scripts.outside_links import OutsideLink, answer, dead, outside_links
from tests.support.samples import GOOD, make_tree

TODAY = dt.date(2027, 3, 1)
FILES = {
    "meetings/kempen/2027-01-14.md": """
        ---
        datum: 2027-01-14
        documenten: [{titel: Dia's, url: "https://example.org/dias.pdf"}]
        bron: https://example.org/nieuws
        ---
        ## Verslag

        Zie [de wet](https://example.org/wet?a=1&b=2) en <https://example.org/nieuws>, of [de kop](#kop).

        ### Kop
    """,
    "meetings/kempen/2025-01-14.md": """
        ---
        datum: 2025-01-14
        bron: https://example.org/oud
        ---
    """,
    "meetings/waasland/2027-03-11.md": """
        ---
        datum: 2027-03-11
        inschrijven: https://example.org/inschrijven
        ---
    """,
}
KEMPEN, WAASLAND = "meetings/kempen/2027-01-14.md", "meetings/waasland/2027-03-11.md"


def test_the_links_of_a_year_are_looked_at(tmp_path: Path) -> None:
    """Documents, sources, the place to register and those in the text; each once for its file, and no others."""
    site, _ = load(make_tree(tmp_path, GOOD, FILES), flanders())
    assert outside_links(site, TODAY) == (
        OutsideLink(KEMPEN, "https://example.org/dias.pdf"),
        OutsideLink(KEMPEN, "https://example.org/nieuws"),
        OutsideLink(KEMPEN, "https://example.org/wet?a=1&b=2"),
        OutsideLink(WAASLAND, "https://example.org/inschrijven"),
    )


def test_what_is_dead_is_named_with_its_file() -> None:
    links = [OutsideLink(KEMPEN, "https://a.example/"), OutsideLink(WAASLAND, "https://b.example/")]
    answers = {"https://a.example/": "bestaat niet meer", "https://b.example/": ""}
    assert dead(links, answers.__getitem__) == [f"{KEMPEN}: https://a.example/ bestaat niet meer"]


def test_without_network_nothing_is_called_dead() -> None:
    """When not a single name can be found it is our line that is down."""
    links = [OutsideLink(KEMPEN, "https://a.example/"), OutsideLink(WAASLAND, "https://b.example/")]
    assert dead(links, lambda _: "heeft een adres dat niet bestaat") is None
    assert dead([], answer) == []


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Answers with the status that its address names."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(self.path[1:]))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the library
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/"
        made.shutdown()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("200", "", id="there"),
        pytest.param("404", "bestaat niet meer", id="not-found"),
        pytest.param("410", "bestaat niet meer", id="gone"),
        pytest.param("403", "", id="closed-to-programs"),
        pytest.param("503", "", id="busy"),
    ],
)
def test_what_counts_as_dead(path: str, said: str, server: str) -> None:
    """Only what the other site itself says; a refusal or an accident of today is none."""
    assert answer(server + path) == said


def test_a_server_that_is_not_there_may_come_back() -> None:
    assert answer("http://127.0.0.1:9/") == ""


@pytest.mark.parametrize(
    ("status", "said", "ends"),
    [
        pytest.param(0, "", "### Lekken in pakketten\n\nGeen bekende lekken.\n", id="sound"),
        pytest.param(
            1, "mkdocs 1.6.1 X", "### Lekken in pakketten\n\n```text\nmkdocs 1.6.1 X\n```\n", id="a-known-leak"
        ),
    ],
)
def test_one_report_of_everything(
    status: int,
    said: str,
    ends: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only a leak gives the status of a failure."""
    monkeypatch.setattr(weekly, "_audit", lambda: (status, said))
    assert weekly.main(["--root", str(make_tree(tmp_path, GOOD)), "--now", "2027-03-01"]) == status
    assert capsys.readouterr().out == (
        "## Weeknazicht\n\n"
        "### Links naar andere sites, in de bijeenkomsten van het voorbije jaar\n\nEr zijn er geen.\n\n"
        "### Wie voorstellen naleest\n\n"
        f".github/CODEOWNERS klopt niet meer; maak het opnieuw met: run.py codeowners\n\n{ends}"
    )
