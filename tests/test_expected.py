"""The example yields exactly what stands in tests/expected; `run.py test --bless` accepts a change, and the diff is read."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from kringen.edition import Edition
from kringen.edition.page import Page, Settings
from kringen.letters import FORMATS, digest, invitation
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.feeds import made_history

EXPECTED = Path(__file__).parent / "expected"
SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/", example=True)


def test_the_example_has_no_mistakes() -> None:
    """The example is what a good repository looks like."""
    site, problems = load(EXAMPLE, flanders())
    assert [str(problem) for problem in (*problems, *check(site, EXAMPLE_NOW))] == []


def test_the_example_yields_what_is_expected(request: pytest.FixtureRequest) -> None:
    """Every generated page, part and file, to the byte."""
    found = _files(_output())
    if request.config.getoption("--bless"):
        _bless(found)
    expected = {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in _stored()}
    assert sorted(found) == sorted(expected)
    for path, content in found.items():
        assert content.decode() == expected[path].decode(), path


def test_two_generations_are_equal() -> None:
    """The same data and moment give the same bytes."""
    assert _files(_output()) == _files(_output())


def _output() -> Output:
    site, _ = load(EXAMPLE, flanders())
    return generate(site, EXAMPLE_NOW, SETTINGS, made_history(site))


def _files(output: Output) -> dict[str, bytes]:
    """All that was generated, as files with names that any system takes."""
    pages = {f"pages/{page.uri.removesuffix('.md')}.html": _text(page).encode() for page in output.pages}
    parts = {f"parts/{part.uri.removesuffix('.md')}/{part.name}.html": part.html.encode() for part in output.parts}
    files = {f"files/{file.uri}": file.content for file in output.files}
    linked = {f"linked/{data.uri.removesuffix('.md')}.json": _readable(data.text) for data in output.linked_data}
    return pages | parts | files | linked | _letters()


def _letters() -> dict[str, bytes]:
    """What V-ICT-OR sends of the example, in every format."""
    site, _ = load(EXAMPLE, flanders())
    edition = Edition(site, EXAMPLE_NOW, SETTINGS, frozenset())
    meetings = {meeting.uri: meeting for meeting in site.meetings}
    letters = {
        "overzicht": digest(edition, dt.date(2026, 12, 1)),
        "overzicht-intern": digest(edition, dt.date(2026, 12, 1), internal=True),
        "gezamenlijk": invitation(edition, meetings["bijeenkomsten/regio-gent/2027-06-03.md"]),
        "geannuleerd": invitation(edition, meetings["bijeenkomsten/regio-gent/2027-05-18.md"]),
        "verplaatst": invitation(edition, meetings["bijeenkomsten/waasland/2027-09-09.md"]),
    }
    return {
        f"letters/{name}.{ending}": made(letter).encode()
        for name, letter in letters.items()
        for ending, made in FORMATS.values()
    }


def _readable(linked: str) -> bytes:
    return (json.dumps(json.loads(linked), ensure_ascii=False, indent=1) + "\n").encode()


def _text(page: Page) -> str:
    head = {"titel": page.title, "omschrijving": page.description, "tab": page.tab, "bron": page.source or ""}
    lines = [f"{key}: {value}" for key, value in head.items()]
    return "\n".join([*lines, "", page.html]) + "\n"


def _stored() -> list[Path]:
    return sorted(path for path in EXPECTED.rglob("*") if path.is_file())


def _bless(found: dict[str, bytes]) -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in found.items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(content)
